"""The words of a project's name: what stands before its head word, as far as the name reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import told
from store.extract.clauses import BREAKS
from store.extract.patterns import pattern
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from store.extract.clauses import Clauses, Word

HEADS = section("heads")
SITES = section("sites")
WAYS = section("ways")
PLAIN = frozenset(section("plain projects"))
LEADING = frozenset(section("before projects"))
GROUP = frozenset(section("counted"))
ROLES = frozenset(section("project roles"))
UNCOUNTED = frozenset(section("uncounted"))
BUILT = frozenset(SITES)
GROUNDS = frozenset(section("grounds"))
# What closes a name of its own: the 和 after it does not join.
ENDS = frozenset((*HEADS, *SITES, *WAYS, "园区", "产业园", "企业", "公司", "集团", "政府"))
THROUGH = 'nswaoxz(#"m'
RENEWED = frozenset(("新建", "续建", "拟建", "迁建"))
# Verbs that names go through as well: …建设工程.
BUILDING = frozenset(("规划", "建设", "新建", "兴建", "投资建设", "合作建设"))
SUPERLATIVES = frozenset(("最大", "最长", "最高", "首个", "首条", "首座", "首台", "唯一"))
LAYING = frozenset(("架设", "敷设", "铺设", "埋设"))
INVESTING = frozenset(("投资建设", "投资新建", "投资兴建", "投资扩建"))
YEARLY = frozenset(("年产", "日产", "月产", "年产能"))
TOGETHER = frozenset(("合作", "共同", "自主", "联合", "投资", "规划"))
RAISING = frozenset(("建设", "新建", "兴建"))
# After 在 and a place these take what follows as what is built there.
PLACING = RAISING | {"投资", "投资建设", "投建", "打造", "建立", "设立", "布局", "规划建设", "开发"}
# Never the first of a name, whatever follows.
FIRST = frozenset("好×-")
SCALES = frozenset(("万", "亿", "千万", "百万"))
MEASURES = frozenset("只吨台套辆片支头件颗千兆平立米公亩架艘羽块枚箱粒")
# So long is the word before 之 in a name.
SHORT = 2
# A name of so many words may open with 国家.
LONG = 4
WATERS = frozenset("河湖江渠")
# A single one of these joins two names: 首钢—凯西项目.
DASHES = frozenset("—–―-")
# So far a name reaches to the left of a dash.
FAR_DASH = 12
# How far before a name the money that is put into it is looked for.
FAR_PAID = 36
# How far behind a name a body's name may end that opens with it.
FAR = 20
# What is held together with the signing or start of a project.
OCCASIONS = frozenset(section("occasions"))
PHASE = pattern("(?:项目)?第?[一二三四五首]期$")
PHASE_TAIL = pattern(
    "[(](?:第?[一二三四五六首]期(?:工程|项目)?|[a-z]标?段?|epc|ppp|bot|epc[+]o|"
    "[^()0-9,;:]{1,8}(?:段|标段|片区|[东西南北]线)|[^()0-9,;:]{2,10}(?:—|-|~|至)[^()0-9,;:]{2,10})[)]"
)
ALL = frozenset(("全区", "全市", "全县", "全省", "全镇", "我区", "我市", "我县", "我省"))
# With these a name goes on after 及: 标准厂房|及|配套设施项目.
COUPLED = frozenset(
    ("配套", "附属", "辅助", "相关", "周边", "其", "附属设施", "配套设施", "连接线")
)


def phrase(clauses: Clauses, start: int) -> tuple[list[Word], Word]:
    """The words of the name before a head, nearest first, and the word that cut them off."""
    known = clauses.phrases.get(start)
    if known is None:
        known = clauses.phrases[start] = _phrase(clauses, start)
    return known


def _phrase(clauses: Clauses, start: int) -> tuple[list[Word], Word]:
    nearest = clauses.word(start)
    if clauses.piece(nearest) in RENEWED:
        # 污水处理厂|新建|工程: a verb to all else.
        inside, cut = clauses.leftwards(nearest.start, THROUGH)
        inside = [nearest, *inside] if inside else []
    else:
        inside, cut = clauses.leftwards(start, THROUGH)
    inside, cut = _joined(clauses, *_dotted(clauses, *_dashed(clauses, inside, cut)))
    last = ""
    for number, word in enumerate(inside):
        piece = clauses.piece(word)
        block = piece == "片区" and not named(inside[:number])
        if (piece in ROLES and not block) or (
            _closed(clauses, inside, number, last)
            if number
            else _shortened(word, piece)
            or _superlative(clauses, inside, number)
            or _raises(clauses, word, piece)
        ):
            cut = word
            inside = inside[:number]
            break
        last = piece
    inside, cut = _placed(clauses, inside, cut)
    while inside:
        word = inside[-1]
        piece = clauses.piece(word)
        loose = word.kind in "(m#|" and not _measure(clauses, inside)
        # A single character goes only if no odd one follows, with which it may be a name: 新欧.
        apart = len(piece) > 1 or len(inside) < 2 or inside[-2].kind != "o"
        # 国际|元数创港: the first word of a name that is in no list.
        apart = apart and not (piece == "国际" and len(inside) > LONG and odd(inside[-3:-1]))
        # 研发|中心 is what is built, not how.
        apart = apart and clauses.folded[word.start : inside[-2:][0].end] not in BUILT
        apart = apart and not _national(clauses, inside)
        # 占地百亩的|国际服装交易中心
        sized = piece == "国际" and told.SIZE_BEFORE.search(
            clauses.folded, max(0, word.start - 8), word.start
        )
        apart = apart and not sized
        if not loose and not (piece in LEADING and apart) and piece not in FIRST:
            break
        cut = inside.pop()
    return inside, cut


def _national(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether 国家 opens a clause and a name of more words: 国家|信息技术|应用创新基地.

    Of a park three are enough: 国家|动漫|产业园.
    """
    word = inside[-1]
    ground = len(inside) == LONG - 1 and clauses.piece(inside[0]) in GROUNDS
    if clauses.piece(word) != "国家" or not (ground or len(inside) >= LONG):
        return False
    return clauses.word(word.start).kind in "|c" and clauses.piece(inside[-2]) not in PLAIN


def _placed(clauses: Clauses, inside: list[Word], cut: Word) -> tuple[list[Word], Word]:
    """The words after a verb of building where 在 and a place stand before it.

    在城南工业沟建设|煤炭超市项目: the name begins after 建设, whatever the place is called.
    """
    if clauses.piece(cut) != "在" or not inside or cut.end != inside[-1].start:
        return inside, cut
    for number in range(1, len(inside) - 1):
        if clauses.piece(inside[number]) in PLACING:
            return inside[:number], inside[number]
    return inside, cut


def _shortened(word: Word, piece: str) -> bool:
    """Whether a bracket gives a short form: 山钢集团(以下简称…)|援疆…"""
    return word.kind == "(" and "简称" in piece


def _superlative(clauses: Clauses, inside: list[Word], number: int) -> bool:
    """Whether a name closes right before a word of rank: 引水工程|最大|泵站."""
    if clauses.piece(inside[number]) not in SUPERLATIVES or number + 1 == len(inside):
        return False
    return clauses.piece(inside[number + 1]) in HEADS


def _closed(clauses: Clauses, inside: list[Word], number: int, last: str) -> bool:
    """Whether no name goes on through the word, which is not the nearest; last: the one after it.

    计算中心|太湖量子智算中心: a name closes there, and the next begins with a place.
    """
    word = inside[number]
    piece = clauses.piece(word)
    kind = inside[number - 1].kind
    if kind == "s" and piece in ENDS and piece not in WAYS:
        # A line does not close there: 西渝高铁|重庆开州段.
        return True
    if last in RAISING and (
        piece == "投资" or (word.kind == "s" and clauses.folded[word.start - 1] == "在")
    ):
        # 在喀什|投资建设…: the two together are what someone does.
        return True
    if piece == "企业" and kind in "soz":
        return True
    if piece.endswith("片区") and named(inside[:number]):
        # 经开区朱庄片区|圆通项目, but 朱庄片区城市更新项目
        return True
    if _superlative(clauses, inside, number):
        return True
    if again(clauses, inside, number):
        return True
    if piece in HEADS and _titled(clauses, inside, number):
        return True
    if _raises(clauses, word, piece):
        return True
    return _building(clauses, inside, number) or _shortened(word, piece)


def _raises(clauses: Clauses, word: Word, piece: str) -> bool:
    """Whether 建 alone is the verb: 投资九亿元在合肥|建|电池工厂."""
    return (
        piece == "建"
        and told.RAISES.search(clauses.folded, max(0, word.start - 14), word.start) is not None
    )


def _dotted(clauses: Clauses, inside: list[Word], cut: Word) -> tuple[list[Word], Word]:
    """The words, and those before a dot or 之 inside a name: 麓谷|·|人才家苑, 岭|之|光花园."""
    if not inside or clauses.piece(cut) not in ("·", "之"):
        return inside, cut
    if clauses.piece(cut) == "之":
        poetic = inside[-1].end - inside[-1].start == 1 and len(inside) > 1
        first = clauses.word(cut.start)
        short = poetic and first.kind in "on" and first.end - first.start <= SHORT
        # 铁|之|都 after another word is no name.
        opens = short and clauses.word(first.start).kind in "|kv"
        return ([*inside, cut, first], clauses.word(first.start)) if opens else (inside, cut)
    more, beyond = clauses.leftwards(cut.start, "nswaoxz", 12)
    return ([*inside, cut, *more], beyond) if more else (inside, cut)


def _dashed(clauses: Clauses, inside: list[Word], cut: Word) -> tuple[list[Word], Word]:
    """The words, and those before a single dash that joins two names: 首钢|—|凯西项目."""
    if not inside:
        return inside, cut
    text = clauses.folded
    if cut.kind == "k" and clauses.piece(inside[-1]) == "-":
        # 逸都|-|逸景湾项目: no particle stands before a dash.
        more, beyond = clauses.leftwards(cut.start, THROUGH)
        joins = bool(more) and more[0].kind == "o"
        return ([*inside, cut, *more], beyond) if joins else (inside, cut)
    at = cut.start
    if cut.kind != "|" or text[at : cut.end] not in DASHES or text[at - 1 : at] in DASHES:
        return inside, cut
    more, beyond = clauses.leftwards(at, "nswaoxz", FAR_DASH)
    joins = bool(more) and more[0].kind in "szox" and named(inside[-2:])
    return ([*inside, cut, *more], beyond) if joins else (inside, cut)


def _building(clauses: Clauses, inside: list[Word], number: int) -> bool:
    """Whether the word is a verb of building that takes the name after it: 合作|建设|埃及…."""
    piece = clauses.piece(inside[number])
    if piece in ("建", "投资") and (
        inside[number - 1].kind == "#" or clauses.piece(inside[number - 1]) in YEARLY
    ):
        # 锦州市|建|12亿只…, 高新区|投资|年产5万吨…
        return True
    funds = clauses.piece(inside[number + 1]) if number + 1 < len(inside) else ""
    if piece in INVESTING or (piece == "投资" and funds == "资金"):
        # 超募资金|投资|触摸屏项目
        return True
    if piece == "联合" and inside[number - 1].kind in "sz":
        # 甲社区|联合|重庆大学…
        return True
    if piece in LAYING:
        # 在甲线上|架设|乙线
        return True
    if piece not in BUILDING:
        return False
    before = clauses.piece(inside[number + 1]) if number + 1 < len(inside) else ""
    if before and all(word.kind == "s" for word in inside[number + 1 :]):
        # 支持|香港|建设|国际创科中心
        return True
    return inside[number - 1].kind in "sz" or before in TOGETHER


def again(clauses: Clauses, inside: list[Word], number: int) -> bool:
    """Whether words before an inner head come again after it: a headline runs into its text."""
    text = clauses.folded
    end = inside[number].end
    if clauses.piece(inside[number]) not in HEADS:
        return False
    return text[end : end + 4] in text[inside[-1].start : inside[number].start]


def _titled(clauses: Clauses, inside: list[Word], number: int) -> bool:
    """Whether the words as far as this head word say only what the name after them is of.

    河北省|重大|建设|项目|京能…
    """
    more = inside[number + 1 :]
    kinds = "".join(word.kind for word in inside[:number])
    named = any(kind in kinds for kind in ("s", "z", "x", "oo"))
    return named and all(
        word.kind in 's("' or clauses.piece(word) in PLAIN or clauses.piece(word).endswith("园")
        for word in more
    )


def plain(clauses: Clauses, words: list[Word]) -> bool:
    """Whether the words say nothing of which project is meant."""
    return all(clauses.piece(word) in PLAIN or word.kind in "#m" for word in words)


def named(words: list[Word]) -> bool:
    """Whether a place, a firm, Latin or an odd character is among the words."""
    return any(word.kind in "sozx" for word in words)


def odd(words: list[Word]) -> bool:
    """Whether two characters side by side are in no word: a name very likely."""
    return "oo" in "".join(word.kind for word in words)


def _measure(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether the words open with a size that is part of the name (20万头|肉牛…, 10gwh|动力…)."""
    if len(inside) < 2:
        return False
    piece = clauses.piece(inside[-1])
    if inside[-1].kind == "#":
        unit = clauses.piece(inside[-2])
        # 12|亿|只|路灯…: a multiplier, then a measure word.
        scaled = unit in SCALES and len(inside) > 2 and clauses.piece(inside[-3])[:1] in MEASURES
        return scaled or unit not in UNCOUNTED
    number = piece[:1] in "十百千万一二三四五六七八九" and piece[-1] not in "个项条批类大种些期"
    return number and piece not in GROUP


def _joined(clauses: Clauses, inside: list[Word], cut: Word) -> tuple[list[Word], Word]:
    """The words, and those before a 与, 和, 及 or 至 that stands inside the name."""
    piece = clauses.piece(cut)
    if not inside and piece in ("暨", "及"):
        # 甲全球总部|暨|创新中心
        more, beyond = clauses.leftwards(cut.start, THROUGH)
        joins = bool(more) and clauses.piece(more[0]) in BUILT and named(more)
        return ([cut, *more], beyond) if joins else (inside, cut)
    if piece not in ("与", "和", "及", "至", "暨") or not inside:
        return inside, cut
    more, beyond = clauses.leftwards(cut.start, THROUGH)
    if not more:
        return inside, cut
    whole = [*inside, cut, *more]
    if piece in ("及", "和", "与") and clauses.piece(more[0]) in HEADS:
        # 年产3万吨甲项目|及|年产2万吨乙项目
        return inside, cut
    if piece != "至" and clauses.piece(inside[-1]) in COUPLED:
        return whole, beyond
    if piece == "暨":
        # 快锻压机|暨|铸锻一体化产线; not 战略合作|暨|…项目签约仪式
        return (inside, cut) if clauses.piece(more[0]) in OCCASIONS else (whole, beyond)
    if piece == "及" and _clause_opens(clauses, more, beyond) and not named(inside):
        # 骏溪生态治理|及|水系连通提升项目
        return whole, beyond
    if piece == "与" and len(more) == 1 and more[0].kind == inside[-1].kind == "z":
        # 甲公司|与|乙公司30万吨铜冶炼项目
        return (whole, beyond) if len(inside) > 1 and inside[-2].kind == "#" else (inside, cut)
    if piece == "至":
        road = any(word.kind in "so#" for word in more) and inside[-1].kind in "so#x"
        # 甲至乙高速公路|丙至丁段: a stretch has two ends as well.
        twice = road and clauses.piece(beyond) == "至"
        return (
            _joined(clauses, whole, beyond) if twice else (whole, beyond) if road else (inside, cut)
        )
    if inside[-1].kind in "x#" and any(word.kind in "x#" for word in more):
        # 100mw太阳能电池|及|50mw配套…: two sizes of one project.
        return whole, beyond
    if clauses.folded[cut.start - 1] in WATERS and _water(clauses, inside):
        # 新街河|及|石井河整治工程
        return whole, beyond
    last = inside[1] if clauses.piece(inside[0]) == "建设" and len(inside) > 1 else inside[0]
    text = clauses.folded
    both = text.endswith(SITES, 0, more[0].end) and text.endswith(SITES, inside[-1].start, last.end)
    if both and not named(inside):
        # X研发中心|及|生产基地项目, also X生产基地|和|研发中心|及|总部大楼项目
        return _joined(clauses, whole, beyond)
    first = more[-2] if len(more) > 1 and clauses.piece(more[-1]) in RAISING else more[-1]
    if told.PAID.search(
        clauses.folded, max(0, first.start - FAR_PAID), first.start
    ) or told.SIZE_BEFORE.search(clauses.folded, max(0, first.start - 8), first.start):
        # 投资五亿元建设|蒸汽供应|与|炭材料项目: one sum for the whole of it.
        return whole, beyond
    if last.kind != "z" and clauses.piece(last) in BUILT and _ground(clauses, more[0]):
        # 甲智造园区|及|研发中心项目
        return whole, beyond
    # One odd character among words is a word of its own: 节能|炭|材料.
    if any(word.kind in "szx#" for word in inside) or odd(inside) or inside[-1].kind == "o":
        return inside, cut
    if clauses.piece(more[0]) in ENDS:
        # 甲市智造基地|与|产城融合建设项目: what 与 joins without a name is of the first.
        one = piece == "与" and clauses.piece(more[0]) in BUILT and more[-1].kind in "sz"
        return (whole, beyond) if one else (inside, cut)
    return _opened(clauses, [*inside, cut], more, beyond) or (inside, cut)


def _opened(
    clauses: Clauses, inside: list[Word], more: list[Word], beyond: Word
) -> tuple[list[Word], Word] | None:
    """The words with those before what joins them, where a verb or a name opens the whole."""
    # 建设|蛋白生产|和|色谱填料扩产项目: a verb opens the whole of it.
    raised = next((n for n, word in enumerate(more) if clauses.piece(word) in RAISING and n), 0)
    if raised and len(more) > raised + 1:
        return [*inside, *more[:raised]], more[raised]
    opened = beyond.kind == "v" or clauses.piece(more[-1]) == "建设"
    # 施工的|产线开发|与|制造基地建设项目
    opened = opened or bool(told.DONE_BY.search(clauses.folded, max(0, beyond.end - 4), beyond.end))
    placed = len(more) > 1 and more[-1].kind in "szo#x" and more[0].kind in "nwao"
    return ([*inside, *more], beyond) if opened or placed else None


def _clause_opens(clauses: Clauses, more: list[Word], beyond: Word) -> bool:
    """Whether words that tell of works stand alone at the head of a clause, in no row."""
    before = clauses.folded[more[-1].start - 1 : more[-1].start]
    opens = beyond.kind == "|" or clauses.piece(beyond) in ALL
    return len(more) > 1 and opens and before != "、" and more[0].kind in "wn"


def _ground(clauses: Clauses, word: Word) -> bool:
    """Whether the word is the name of a park of firms."""
    return word.kind == "z" and clauses.piece(word).endswith(("园区", "园", "基地"))


def _water(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether the words open with the name of a river or lake."""
    return any(clauses.piece(word)[-1] in WATERS for word in inside[-3:])


def tail(clauses: Clauses, end: int) -> int:
    """The end of the name with the phase in brackets that follows it."""
    found = PHASE_TAIL.match(clauses.folded, end)
    return found.end() if found else end


def of_body(clauses: Clauses, start: int, end: int) -> bool:
    """Whether the span only opens the name of a body: 中国化学工程|东华公司."""
    if clauses.folded[end : end + 1] in BREAKS:
        return False
    ends = [at for at in range(end + 1, end + FAR) if at in clauses.names]
    names = [clauses.names[at] for at in ends]
    return any(name.start <= start and name.kind == "z" for name in names)


def head_at(text: str, start: int) -> str:
    """The head word that begins at a place; empty where none does."""
    return next((head for head in HEADS if text.startswith(head, start)), "")
