"""PROJECT: the names of single investment and building projects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from store.extract import gazetteer
from store.extract.clauses import BREAKS
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.extract.clauses import Clauses, Word
    from store.model import Range

RULES = {
    "project-head": "A name, then 项目 or 工程.",
    "project-site": "A name, then what is built (生产基地 ...), where its building is told of.",
    "project-way": "A road, railway or waterworks by its name, where its building is told of.",
    "project-stretch": "A stretch of a road or line that closes with 段.",
    "project-park": "A park of firms whose investment, building or opening is told of.",
    "project-phase": "A phase and a head word (一期项目), or a phase after a project's name.",
    "project-again": "A name found elsewhere in the article.",
}

HEADS = section("heads")
SITES = section("sites")
WAYS = section("ways")
# Zones by law are no projects: what is built there is not the zone.
AREAS = (*section("zones"), *section("placed"))
# A project whose name opens that of its part: 余梁公路北延工程|华家山隧道.
NESTED = ("项目", "工程", "基地", "高铁", "高速铁路", "城际铁路")
VERBAL = frozenset(section("verbal"))
PLAIN = frozenset(section("plain projects"))
LEADING = frozenset(section("before projects"))
OTHER = frozenset(section("other projects"))
GROUP = frozenset(section("counted"))
ROLES = frozenset(section("project roles"))
UNCOUNTED = frozenset(section("uncounted"))
# A quotation that is a name, not a slogan: “灵玑os”, “…基地”.
QUOTED = re.compile(
    "[a-z]{2}|(?:" + "|".join((*SITES, *WAYS, *section("grounds"), *section("placed"))) + ")”$"
)
# Right before 项目: 该项目, 17个项目, 的项目.
NAMELESS = frozenset(("", *"该本此个的各等类些种,。;:、!?“和与及对将把为在每其某全多大好"))
# With these 项目 is a programme: 863计划重点项目.
COUNTLESS = frozenset({"计划", "规划", "专项"})
BUILT = frozenset(SITES)
# What closes a name of its own: the 和 after it does not join.
ENDS = frozenset((*HEADS, *SITES, *WAYS, "园区", "产业园", "企业", "公司", "集团", "政府"))
# Before these a closing word does not close the name: 管道|基地.
CLOSING = (*HEADS, "基地", "产业园", "中心", "园区")
# How far behind a name a body's name may end that opens with it.
FAR = 20
MEASURES = frozenset("条座栋幢家个台")
THROUGH = 'nswaoxz(#"m'

# A phrase that closes with these is one of many: 17个项目, 首批项目.
COUNTED = re.compile(
    "(?:(?<![0-9第])[0-9一二三四五六七八九十百千两几多余数上近约]+余?多?[个项条家座批类大种]|[0-9][多余]期|[各批类些多种]|一系列|一大批|首批)$"
)
# After the head these make it something else: 工程有限公司, 项目13个, 项目库.
AFTERWARDS = re.compile(
    "(?:人|有限|股份|集团|公司|局|学|院|师|技术|机械|质量|监理|咨询|造价|车|塑料|总?承包|总包|(?:融资)?路演|推介|合作办|办公室)|"
    " ?[0-9]+ ?(?:余|多)?(?:个|项)|[库组部制化]|"
    "专班|中心|秘书|管家|服务官|为王|资金|总数|清单|(?:重点)?(?:项目|工程)?之一"
)
# That it is built is told right after the name ...
BUILT_AFTER = re.compile(
    '[”"]?(?:的)?(?:项目)?(?:正在|正|已|将|也|全面|顺利|正式|成功|预计|计划|加快|加紧|开始|即将|陆续|率先|全部|加速|稳步|有望|'
    "日前|近日|建设|工程|现场|,)*(?:建设|开工|投产|落户|签约|建成|封顶|总投资|占地|投资|启动|奠基|揭牌|竣工|投用|投运|投入|动工|"
    "落地|试产|试运|达产|完工|通车|贯通|推进|施工|建设现场|工地|开建|复工|开园|落成|全长|设计|估算|概算|规划|发展规划|一期|二期|"
    "征地|拆迁|等项目|呼之欲出|进展|是[^,。;]{0,45}(?:项目|工程)|"
    "在[^,。;]{1,14}?(?:正式|成功|顺利)?(?:开工|投产|落户|签约|建成|投运|投用|揭牌|动工|奠基|启动)|"
    "举[行办][^,。;]{0,6}(?:开工|奠基|竣工|投产|启动|揭牌|签约)|[还仍尚]?处于[^,。;]{0,6}阶段|"
    "(?:计划|预计|将)[^,。;]{0,14}(?:开工|投产|建成|完工|投用|动工))"
)
# ... or right before it.
BUILT_BEFORE = re.compile(
    "(?:建设|建设起|投资建设|兴建|投建|开建|建起|建起了|建成|建成了|新建|启动|启动建设|开工建设|签约|投产|落户|打造|推进|加快推进|"
    "开工|规划建设|共建|建设了|打造的|在建|引进|引进了|投运|启用|竣工|揭牌|推动|(?:投产|开建|规划中|计划中|实施|建成|开工|开工建设|在建|投建|新建|"
    "签约|落户|投用|动工|奠基|启动|完工|竣工|通车|落地|建设完成)的|(?:亿|万)元?(?:的|建设|投资)|平方米的|亩的|公里的|吨的)$"
)
FUNDED = re.compile(
    "(?:投资[^,。;]{0,12}建设|(?:设计、|投资、?|规划)建设的|(?:亿|万)元的|承建的|承接的|签约|签署|实施|兴建|投建|筹划|谋划|上马)(?:了|的)?$"
)
PARK_AFTER = re.compile(
    "(?:[(][一二三四首]期[)])?(?:(?:于|在)?(?:今[天日]|昨[天日]|日前|近日|[0-9]{1,2}月(?:[0-9]{1,2}日)?|[0-9]{1,2}日))?(?:正在|正|已|将|全面|顺利|正式|成功|预计|计划|即将)*(?:总投资|开工|奠基|动工|竣工|投用|封顶|开园|在[^,。;]{1,12}(?:开工|开园|启动|奠基|落成|建成|投用)|计划投资|规划总投资|占地|落户(?!企业|项目)|"
    "的?主体(?:建设|工程|结构)|[还仍尚]?处于[^,。;]{0,6}(?:建设|装修|施工)|"
    "是[^。;]{0,45}(?:项目|工程)|,(?:这个|这一|这座|该)[^,。;]{0,16}(?:项目|工程))"
)
PARK_BEFORE = re.compile(
    "(?:兴建|投建|开建|建起|建起了|建成|建成了|新建|投资建设|规划建设|开工建设|筹建|(?:投产|竣工|建成|在建|规划建设)的|亩的|平方公里的|亿元的|"
    "平方米的)$"
)
# That a centre or school is only being built: strong words, not such as 建设 alone after it.
RISING = re.compile(
    "(?:项目)?(?:正在|正|已|将|全面|顺利|正式|预计|计划)*(?:总投资|占地|总建筑面积|建筑面积|开工|奠基|封顶|主体|竣工|建设现场|施工)"
)
RAISED = re.compile("(?:投资建设|开工建设|兴建|投建|开建|新建|筹建|在建的?)$")
# What happens to one project alone, never to a kind of them.
TOLD_AFTER = re.compile(
    "(?:建设)?(?:正式|成功|顺利|已|将|也|全面|即将|集中|今日|日前|近日)*(?:获(?:得)?(?:备案|批复|核准|批|立项)|开工|动工|奠基|投产|试产|达产|竣工|封顶|落户|落地|"
    "签约|总投资|计划总投资|位于|选址|占地|在[^,。;]{1,14}?(?:开工|投产|落户|落地|签约|建成|动工|奠基|启动|揭牌|试产))"
)
# Of several things only: 福建援宁项目|相继启动.
COLLECTIVE = re.compile("(?:建设)?(?:相继|陆续|纷纷|分别|先后|逐一)")
# Goals are no projects: 打造成为…基地, 全国重要的…基地.
GOAL = re.compile(
    "(?:成为|(?<!建)成|形成|打造|建设|重要的?|国家级?|世界级|最大的?|全国|全省|全球|国内|西部|一个|一座|集群|为|我国|地区|作为)$"
)
# A firm builds in a place; a place builds itself up into something.
SETTING = re.compile("(?:将|拟|计划)[^,。;]{0,8}在[^,。;]{2,20}(?:投资)?(?:建设|新建|设立|建立)$")
PHASE = re.compile("(?:项目)?第?[一二三四五首]期$")
PHASE_AFTER = re.compile("第?[一二三四五六首]期(?!工程|项目|建设|投资|计划|总|占地|用地|规划)")
PHASE_TAIL = re.compile("[(](?:第?[一二三四五六]期(?:工程|项目)?|[a-z]标?段?)[)]")
# A road with the two ends of its stretch in brackets: 绿野堂路(六园樱路-莲花南路).
SECTION = re.compile("(?:路|街|大道|线|渠|河)[(][^()]{2,20}(?:-|至|~|—)[^()]{2,20}[)]$")
RAIL = re.compile("高铁|铁路")
LINE = re.compile("至|线|高速|高铁|铁路|公路|国道|省道|扩建|工程")


def headed(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of the project whose head (项目, 工程) is start..end; None without a name."""
    text = clauses.folded
    if text[start - 1 : start] in NAMELESS or AFTERWARDS.match(text, end) or not clauses.whole(end):
        return None
    inside = _single(clauses, start)
    if not inside or clauses.piece(inside[0]) in OTHER or _of_body(clauses, inside[-1].start, end):
        return None
    if COLLECTIVE.match(text, end) and text[inside[-1].start - 1] not in "、和及与":
        return None
    opened = text.rfind("“", max(0, start - FAR), start)
    marked = text.startswith("项目”", start) and opened >= 0
    if marked and BREAKS.isdisjoint(text[opened + 1 : end]):
        # 投资建设“新型高端显示项目”: the marks say that it is a name.
        return opened + 1, end
    if clauses.piece(inside[0]) == "示范" and text.startswith("工程", start):
        # 金太阳示范工程 is a programme.
        return None
    return (inside[-1].start, tail(clauses, end)) if _names_one(clauses, inside) else None


def sited(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of the works whose closing word is start..end, where their building is told of."""
    text = clauses.folded
    if not clauses.whole(end) or text.startswith(CLOSING, end):
        return None
    inside = _single(clauses, start)
    if not inside or _several(clauses, inside) or _of_body(clauses, inside[-1].start, end):
        return None
    first = inside[-1].start
    named = any(word.kind in 'zx("' for word in inside) or odd(inside)
    if not named and SETTING.search(text, max(0, first - 40), first):
        return (first, tail(clauses, end)) if _rich(clauses, inside) else None
    before = BUILT_BEFORE.search(text, max(0, first - 10), first)
    after = BUILT_AFTER.match(text, end)
    if not named and GOAL.search(text, max(0, first - 6), first):
        return None
    if not (before or after) or not (named or before or _rich(clauses, inside)):
        return None
    return first, tail(clauses, end)


def way(clauses: Clauses, start: int, end: int) -> Range | None:
    """The same for a road, railway or waterworks: a place or an odd word must name it."""
    text = clauses.folded
    if not clauses.whole(end) or text.startswith(CLOSING, end):
        return None
    inside = _single(clauses, start)
    if not any(word.kind in "soxz#" for word in inside):
        return None
    first = inside[-1].start
    before = BUILT_BEFORE.search(text, max(0, first - 10), first)
    if not before and not BUILT_AFTER.match(text, end):
        return None
    return first, tail(clauses, end)


def stretch(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of a stretch of a road or line that closes with 段 (西朗至燕岗段)."""
    if clauses.word(end).start != start or not clauses.whole(end):
        return None
    inside = _single(clauses, start)
    line = RAIL if clauses.folded[start] == "站" else LINE
    if not inside or not line.search(clauses.folded, inside[-1].start, start):
        return None
    return inside[-1].start, end


SCANNERS: dict[str, tuple[Callable[[Clauses, int, int], Range | None], str]] = {
    "head": (headed, "project-head"),
    "site": (sited, "project-site"),
    "way": (way, "project-way"),
    "stretch": (stretch, "project-stretch"),
}


def phased(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of a phase and the head start..end, nothing else before them (一期项目)."""
    found = PHASE.search(clauses.folded, max(0, start - 4), start)
    return (found.start(), end) if found and clauses.whole(end) else None


def extended(clauses: Clauses, end: int) -> int | None:
    """Where the phase ends that follows a project's name (…项目|一期), if one does."""
    found = PHASE_AFTER.match(clauses.folded, end)
    return found.end() if found else None


def made(clauses: Clauses, start: int) -> bool:
    """Whether 打造 stands right before the park at `start`: of one named once, its building."""
    return clauses.folded.endswith("打造", 0, start)


def founded(clauses: Clauses, end: int) -> int | None:
    """Where the phase ends of a firm's works that are called by the firm alone (…|一期达产)."""
    stop = extended(clauses, end)
    return stop if stop and BUILT_AFTER.match(clauses.folded, stop) else None


def park(clauses: Clauses, start: int, end: int) -> bool:
    """Whether the park start..end is told of as a project: its building, signing or opening."""
    text = clauses.folded
    if text[start:end].endswith(AREAS) or gazetteer.official(clauses.clip(start, end)):
        return False
    return bool(PARK_AFTER.match(text, end) or PARK_BEFORE.search(text, max(0, start - 12), start))


def rising(clauses: Clauses, start: int, end: int) -> bool:
    """Whether the school or centre start..end is told of as being built."""
    text = clauses.folded
    return bool(RISING.match(text, end) or RAISED.search(text, max(0, start - 8), start))


def phrase(clauses: Clauses, start: int) -> tuple[list[Word], Word]:
    """The words of the name before a head, nearest first, and the word that cut them off."""
    inside, cut = clauses.leftwards(start, THROUGH)
    inside, cut = _joined(clauses, inside, cut)
    for number, word in enumerate(inside):
        # 计算中心|太湖量子智算中心: a name closes there, and the next begins with a place.
        # A line does not close there: 西渝高铁|重庆开州段.
        ends = clauses.piece(word) in ENDS and clauses.piece(word) not in WAYS
        closed = number and ends and inside[number - 1].kind == "s"
        # 在喀什|投资建设…: the two together are what someone does.
        piece = clauses.piece(inside[number - 1]) if number else ""
        placed = word.kind == "s" and clauses.folded[word.start - 1] == "在"
        done = placed or clauses.piece(word) == "投资"
        closed = closed or (done and piece in ("建设", "新建", "兴建"))
        if closed or clauses.piece(word) in ROLES:
            cut = word
            inside = inside[:number]
            break
    while inside:
        word = inside[-1]
        piece = clauses.piece(word)
        loose = word.kind in "(m#" and not _measure(clauses, inside)
        # A single character goes only if no odd one follows, with which it may be a name: 新欧.
        apart = len(piece) > 1 or len(inside) < 2 or inside[-2].kind != "o"
        if not loose and not (piece in LEADING and apart):
            break
        cut = inside.pop()
    return inside, cut


def plain(clauses: Clauses, words: list[Word]) -> bool:
    """Whether the words say nothing of which project is meant."""
    return all(clauses.piece(word) in PLAIN or word.kind in "#m" for word in words)


def odd(words: list[Word]) -> bool:
    """Whether two characters side by side are in no word: a name very likely."""
    return "oo" in "".join(word.kind for word in words)


def tail(clauses: Clauses, end: int) -> int:
    """The end of the name with the phase in brackets that follows it."""
    found = PHASE_TAIL.match(clauses.folded, end)
    return found.end() if found else end


def _single(clauses: Clauses, start: int) -> list[Word]:
    """The words of the name before a head; empty where several projects or the last are meant."""
    inside, cut = phrase(clauses, start)
    if plain(clauses, inside):
        return []
    first = inside[-1].start
    several = (
        any(clauses.piece(word) in GROUP for word in (cut, *inside))
        or clauses.piece(inside[-1]) in UNCOUNTED
        or COUNTED.search(clauses.folded, max(0, first - 6), first)
    )
    return [] if several else inside


def _of_body(clauses: Clauses, start: int, end: int) -> bool:
    """Whether the span only opens the name of a body: 中国化学工程|东华公司."""
    if clauses.folded[end : end + 1] in BREAKS:
        return False
    ends = [at for at in range(end + 1, end + FAR) if at in clauses.names]
    names = [clauses.names[at] for at in ends]
    return any(name.start <= start and name.kind == "z" for name in names)


def _several(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether the words count things: 规划建设|8|条|全自动… are eight production lines."""
    text = clauses.folded
    return any(word.kind == "#" and text[word.end : word.end + 1] in MEASURES for word in inside)


def _names_one(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether the words before a head name one project rather than a kind of them."""
    pieces = [clauses.piece(word) for word in inside]
    telling = [
        word
        for word, piece in zip(inside, pieces, strict=True)
        if piece not in PLAIN and word.kind not in '"(#m'
    ]
    text = clauses.folded
    first, last = inside[-1].start, inside[0].end
    phased = any(PHASE.search(piece) for piece in pieces)
    if all(word.kind == "s" for word in telling) and not (telling and phased):
        # 河南项目, 眉县民生项目: all that there is in the place.
        return False
    if not COUNTLESS.isdisjoint(pieces):
        return False
    if any(word.kind in "szx" for word in telling) or odd(inside):
        return last - first > 1
    if inside[0].kind == '"' and QUOTED.search(pieces[0]):
        return True
    if any(word.kind == "#" for word in inside) or any(piece in WAYS for piece in pieces[:-1]):
        return bool(telling)
    funded = text.startswith("工程", last) or FUNDED.search(text, max(0, first - 20), first)
    least = 1 if funded else 2 if TOLD_AFTER.match(text, last + len(head_at(text, last))) else 3
    return len(telling) > least and last - first > 3


def head_at(text: str, start: int) -> str:
    """The head word that begins at a place; empty where none does."""
    return next((head for head in HEADS if text.startswith(head, start)), "")


def _rich(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether common words alone say enough to tell one project from others."""
    telling = [word for word in inside if clauses.piece(word) not in PLAIN]
    town = clauses.folded.startswith("小镇", inside[0].end)
    return len(telling) > (0 if town else 1) or any(word.kind == "s" for word in telling)


def _measure(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether the words open with a size that is part of the name (20万头|肉牛…, 10gwh|动力…)."""
    if len(inside) < 2:
        return False
    piece = clauses.piece(inside[-1])
    if inside[-1].kind == "#":
        return clauses.piece(inside[-2]) not in UNCOUNTED
    number = piece[:1] in "十百千万一二三四五六七八九" and piece[-1] not in "个项条批类大种些期"
    return number and piece not in GROUP


def _joined(clauses: Clauses, inside: list[Word], cut: Word) -> tuple[list[Word], Word]:
    """The words, and those before a 与, 和, 及 or 至 that stands inside the name."""
    piece = clauses.piece(cut)
    if piece not in ("与", "和", "及", "至") or not inside:
        return inside, cut
    more, beyond = clauses.leftwards(cut.start, THROUGH)
    if not more:
        return inside, cut
    whole = [*inside, cut, *more]
    if piece == "至":
        road = any(word.kind in "so#" for word in more) and inside[-1].kind in "so#x"
        return (whole, beyond) if road else (inside, cut)
    if inside[-1].kind in "x#" and any(word.kind in "x#" for word in more):
        # 100mw太阳能电池|及|50mw配套…: two sizes of one project.
        return whole, beyond
    if clauses.folded[cut.start - 1] in WATERS and _water(clauses, inside):
        # 新街河|及|石井河整治工程
        return whole, beyond
    if plain(clauses, inside) and {clauses.piece(more[0]), clauses.piece(inside[0])} <= BUILT:
        # X研发中心|及|生产基地项目
        return whole, beyond
    if any(word.kind in "sozx#" for word in inside) or clauses.piece(more[0]) in ENDS:
        return inside, cut
    # 建设|蛋白生产|和|色谱填料扩产项目: a verb opens the whole of it.
    opened = beyond.kind == "v" or clauses.piece(more[-1]) == "建设"
    placed = len(more) > 1 and more[-1].kind in "szo" and more[0].kind in "nwao"
    return (whole, beyond) if opened or placed else (inside, cut)


def _water(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether the words open with the name of a river or lake."""
    return any(clauses.piece(word)[-1] in WATERS for word in inside[-3:])


WATERS = frozenset("河湖江渠")
