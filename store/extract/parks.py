"""PARK: named zones that host firms, and the short words that stand for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import gazetteer, parkstarts
from store.extract.parkstarts import (
    COUNTRIES,
    GROUNDS,
    LAWFUL,
    MUNICIPALITIES,
    PAIR,
    PLAIN,
    THROUGH,
    TOWNS,
)
from store.extract.patterns import pattern
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.extract.clauses import Clauses, Word
    from store.model import Range

RULES = {
    "park-gazetteer": "A name in the list of national zones.",
    "park-suffix": "Words that name it, then a word for a zone (高新区, 产业园, 科技城 ...).",
    "park-pair": "Two countries, then a word for a zone: 中日产业园.",
    "park-quoted": "A name in quotation marks, then a word for a zone.",
    "park-row": "An item of a row of zones, or one that 等园区 sums up.",
    "park-short": "A word for a zone alone, standing for the one zone the article is about.",
    "park-alias": "A shorter form that the article itself says stands for a zone.",
}

ZONES = frozenset(section("zones"))
PLACED = frozenset(section("placed"))
THIS = frozenset(section("this zone"))
TRADING = frozenset(
    (
        "自贸试验区",
        "自贸区",
        "自由贸易试验区",
        "自由贸易区",
        "自由贸易港",
        "自贸港",
        "保税区",
        "保税港区",
        "综合保税区",
        "综保区",
    )
)
# Of these a name is often one that is also a word: 光明|新区.
TOWNLIKE = frozenset(("新区", "新城", "新城区", "合作区", "特别合作区"))
DISTRICTS = frozenset(section("districts"))
# Zones that are places to other names: a firm's name or a project's begins after them.
AREAS = ZONES | PLACED
KIND = frozenset(section("kinds of zones"))
EACH = frozenset(
    (
        "重点",
        "特色",
        "主要",
        "优秀",
        "各类",
        "各大",
        "市级",
        "省级",
        "区级",
        "县级",
        "国家级",
        "骨干",
        "星级",
    )
)
TRADES = frozenset(section("trades"))

# What comes after them is yet to be, and without a name only a kind: 打造|智能制造产业园.
NAMELESS = frozenset(section("words, not places"))
GOALS = frozenset(
    ("打造", "成为", "形成", "争创", "培育", "构建", "建设成", "变成", "变为", "打造成", "升级为")
)
# An account that is called like it: “北京亦庄”消息.
ACCOUNT = pattern("”?(?:微信|消息|公众号|客户端)")
FIRM = pattern(
    "(?:投资|建设|开发|发展|资产|控股|实业|置业|运营|管理|产业|城市|国有|[(]集团[)]|集团){0,5}(?:股份)?有限(?:责任)?公司"
)
# What a place is to be a model of: 优化营商环境|先行区.
POLICY = pattern(
    "营商环境|现代化建设|共同富裕|高质量发展|乡村振兴|城乡融合|文明|法治|改革|减污降碳|民族团结|消费|美丽|走廊|融合"
)
# 上海、福建四大|自贸试验区
MANY_OF = pattern("[二两三四五六七八九十]大")
RANK = pattern(
    "第[一二三四五六七八九十]大|最大|^[一二两三四五六七八九十]大$|[两三四五六七八九多各][地省市县]|^华?第[一二三四五六]$"
)
# 中国|自由贸易试验区: all of them.
STATE = frozenset(("中国", "我国", "国家", "国家级"))
# 将成为首个集直播、培训于一体的|电商产业园: what something is to become, told by its kind.
BECOMES = pattern("(?:成为|打造|建设成|发展成|升级为|定位为)[^。;!?]{2,60}的$")
# 是我国首个|风电产业园, 有一个|光电产业园: what is only told of by its kind has no name.
ONE_OF_KIND = pattern(
    "(?:是|成为|作为|在)[^,。;:]{0,12}(?:首个|首家|首座|唯一的?|唯一一[个家]|第一[个家座])$|(?<!第)(?<!唯)一[个座]$"
)
# 是集研发、生产于一体的|智能产业园。
IN_ONE = pattern("一体化?的$")
# 信息消费园区|载体, 园区|共建|协议: parks in general.
IN_GENERAL = pattern("等(?:领域|行业|方向|业态|板块)|载体|共建(?:协议|合作|机制|模式)")
# 1876|新视觉文创产业园: the number that opens a name; a year or a measure does not.
NUMBERED = pattern("(?<![0-9.,])(?!20[0-9][0-9])[0-9]{3,4}新?$")
MEASURES = frozenset("亩家个平项多余万亿千百米公元人年月日号期大名座条届位栋套户台吨兆瓦小天场岁")
# So many characters of a quoted name may stand before what a zone's name was read from.
QUOTED = 6
TOPONYMS = frozenset((*section("toponyms"), "临港"))
# 沿边|临港, 临空、|临港: what lies at a harbour.
HARBOUR = pattern("沿[边海江]、?$|临空[、和]?$|[和、]?向$")
# What is called so with them is a treaty: 亚太自由贸易区.
UNIONS = (frozenset(section("regions")) | COUNTRIES) - TOPONYMS
# What may follow a place that stands alone.
FREE = frozenset("要新已也将等内里有成又正")
# Verbs of one character: 进园区, 建园区.
MOVES = frozenset("进出入驻建办管抓促推访探游赴全各本兴强跑")
MANY = pattern("(?:共|共有|达|超过|超|已达|突破|近)?(?:到)?[0-9]+[余多]?个")
BINATIONAL = pattern(
    f"(?:{PAIR.pattern}[、和])*(?P<last>{PAIR.pattern})(?:国际)?"
    "(?:合作)?(?:创新创业园|创业园|创新产业园|科学园|科技城|生态城|产业城|产业新城|产业园区|产业园|工业园区|工业园|科技园|生态园|创新园|合作区|示范区)"
)
# 中新|自贸区, 韩中|自由贸易区
TREATED = pattern(f"{PAIR.pattern}|[日德法韩意俄英美澳印新欧]中")
# 园区|域, 生态城|市, but 高新区|市场监管局
JOINED = ("区域", "城市")


def named(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of the zone whose closing word is start..end; None where no name precedes it."""
    text = clauses.folded
    suffix = text[start:end]
    if suffix.endswith(("园", "街")) and text[end : end + 1] == "区":
        # 医药园|区
        end += 1
    if suffix in THIS or clauses.opens(start) or runs_on(text, end):
        return None
    if is_district(clauses.folded, start, end) or not clauses.whole(end):
        return None
    inside, cut = clauses.leftwards(start, THROUGH)
    if not inside and cut.kind == '"' and suffix in GROUNDS:
        kind = clauses.piece(cut).strip("“”") in PLAIN
        return None if kind else (_quoted(clauses, cut), end)
    if not inside and cut.kind == "#":
        if suffix == "园区":
            # 025-8000 1234|园区服务热线
            return None
        # 1958|文创园
        first = _opened(clauses, start, end)
        return (first, end) if first < start else None
    inside = parkstarts.after_preposition(clauses, inside)
    inside, cut = parkstarts.generation(clauses, inside, cut)
    places = gazetteer.places()
    common = all(word.kind in "nwa" and clauses.piece(word) not in places for word in inside)
    if common and (clauses.piece(cut) in GOALS or suffix in ZONES or IN_GENERAL.match(text, end)):
        # 跨境|经济合作区: a kind of zone by law. 信息消费园区|载体
        return None
    if _is_yet_to_be(clauses, inside, cut) or (
        common and suffix in GROUNDS and _is_one_of_kind(clauses, inside, end)
    ):
        return None
    inside = parkstarts.paired(clauses, inside, cut)
    inside = parkstarts.joined(clauses, inside, parkstarts.past_verb(clauses, inside, cut))
    inside = parkstarts.after_role(clauses, inside, suffix)
    inside = parkstarts.after_body(clauses, inside)
    if suffix == "片区" and not _of_zone(clauses, inside):
        return None
    if suffix in GROUNDS and (MANY.match(clauses.folded, end) or _kind(clauses, inside, cut)):
        return None
    pieces = [clauses.piece(word) for word in inside]
    if suffix == "园" and not _trade_park(clauses, inside, end):
        return None
    if (
        not pieces
        or pieces[0] in MOVES
        or "办" in pieces
        or any(MANY_OF.fullmatch(piece) for piece in pieces)
        or all(p in KIND or p in PLAIN for p in pieces)
    ):
        return None
    inside = parkstarts.trimmed(clauses, inside)
    if not inside or all(clauses.piece(word) in PLAIN for word in inside):
        return None
    if clauses.piece(cut) == "个" and cut.end == inside[-1].start:
        return None
    if all(piece in AREAS for piece in pieces) or _other(clauses, inside, start, suffix):
        # 新区|工业园区
        return None
    first = inside[-1].start
    words = clauses.folded[first:start]
    plain = (
        words in KIND
        or (words in PLAIN and suffix in GROUNDS)
        or (words in STATE and suffix in ZONES)
    )
    # 青溪区|园区: all of them.
    plain = plain or (suffix in ("园区", "产业园区") and words in gazetteer.districts())
    paired = any(dash in words for dash in parkstarts.DASHES)
    plain = plain or (suffix not in ZONES and not paired and _is_of_firm(clauses, end))
    if start - first == 1 or plain or RANK.search(words):
        # 对俄|产业园区, 全省第二大|航空港区, 高水平|自由贸易港
        return None
    first = _opened(clauses, first, end)
    return None if clauses.folded[first:end] in DISTRICTS else (first, end)


def runs_on(text: str, end: int) -> bool:
    """Whether the word that closes at `end` is only the beginning of another."""
    return text[end - 1 : end + 1] in JOINED


def _is_yet_to_be(clauses: Clauses, inside: list[Word], cut: Word) -> bool:
    """Whether no name, but a kind alone tells what something is to become."""
    named = any(word.kind in "sxz" for word in inside) or sum(w.kind == "o" for w in inside) > 1
    if named or clauses.piece(cut) != "的":
        return False
    return BECOMES.search(clauses.folded, max(0, cut.end - 90), cut.end) is not None


def _is_one_of_kind(clauses: Clauses, inside: list[Word], end: int) -> bool:
    """Whether common words before a zone's closing word only tell which kind one of them is of."""
    text = clauses.folded
    first = inside[-1].start if inside else end
    low = max(0, first - 22)
    if ONE_OF_KIND.search(text, low, first):
        return True
    return text[end : end + 1] in (",", "。", ";", "") and bool(IN_ONE.search(text, low, first))


def _is_of_firm(clauses: Clauses, end: int) -> bool:
    """Whether a word for a zone stands inside a firm's name: 钟楼新城|投资建设有限公司."""
    return FIRM.match(clauses.folded, end) is not None


def _opened(clauses: Clauses, first: int, end: int) -> int:
    """Where a name that was read from `first` begins: with a number (798|艺术区), or with the
    quotation that it closes (“光明之|星创新创业产业园”).
    """
    text = clauses.folded
    if text[first + 1 : first + 2] == "(" and PAIR.fullmatch(text, max(0, first - 1), first + 1):
        # 中|德(青溪)智能产业园
        return first - 1
    if text[first - 1].isdigit() or text[first - 1] == "新":
        number = NUMBERED.search(text, max(0, first - 6), first)
        if number and text[first] not in MEASURES:
            return number.start()
    closed = text[end : end + 1] == "”"
    opened = closed and text.rfind("“", max(0, first - QUOTED - 1), first) + 1
    if opened:
        words = clauses.between(opened, first)
        if all(word.kind in "nswaoxzk" and clauses.piece(word) not in "的在将" for word in words):
            return opened
    return first


def _other(clauses: Clauses, inside: list[Word], start: int, suffix: str) -> bool:
    """Whether the words before a zone's closing word, which begins at `start`, make it something
    else than a zone with a name: a region, a policy, a treaty.
    """
    opening = clauses.piece(inside[-1])
    # 和平|湾|示范区, but 资源|循环|利用|先行区.
    named = opening not in NAMELESS or suffix in TOWNLIKE or "o" in [w.kind for w in inside[-2:-1]]
    placed = inside[-1].kind in "sz" or (named and opening in gazetteer.places())
    placed = placed or opening in TOPONYMS
    kinds = "".join(word.kind for word in inside)
    odd = kinds in ("oo", "ooo") and suffix in TOWNLIKE
    # 京冀|曹妃甸|协同发展|示范区: a place or an odd name inside it.
    inner = suffix != "特区" and len(kinds) > 2 and ("s" in kinds[1:] or "oo" in kinds[1:])
    if suffix in PLACED and not (placed or odd or inner):
        return True
    if suffix == "新城区" and not any(word.kind in "oz" for word in inside):
        # 本溪市|新城区: where the town grows.
        return True
    if suffix in ("自由贸易区", "自贸区") and TREATED.fullmatch(
        clauses.folded, inside[-1].start, start
    ):
        # 中新|自贸区 is a treaty.
        return True
    if suffix in GROUNDS and _regional(clauses, inside):
        return True
    if suffix in PLACED and POLICY.search(clauses.folded, inside[-1].start, start):
        return True
    if suffix in ("自由贸易区", "自贸区") and clauses.piece(inside[-1]) in UNIONS:
        # 亚太自由贸易区 is a treaty.
        return True
    if suffix == "特区" and gazetteer.places().get(clauses.piece(inside[-1])) == "r":
        return True
    return suffix == "硅谷" and clauses.piece(inside[0]) in COUNTRIES


def _of_zone(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether a zone of trade and a place of it stand before 片区: 自贸试验区|厦门|片区.

    Of other zones (襄州经开区|朱庄|片区) the part is only where something lies.
    """
    zones = [n for n, word in enumerate(inside) if clauses.piece(word).endswith(tuple(TRADING))]
    return bool(zones) and zones[0] > 0


def _regional(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether a zone is a kind in a province, country or zone: 安徽省|特色|产业园."""
    pieces = [clauses.piece(word) for word in inside]
    level = gazetteer.places().get(pieces[-1])
    region = level in ("p", "r") and pieces[-1] not in MUNICIPALITIES
    kinds = len(pieces) > 1 and all(p in KIND for p in pieces[:-1])
    # 青溪高新区|重点|园区, 上海|市级|特色|产业园
    zone = pieces[-1].endswith(LAWFUL) or level is not None
    each = zone and len(pieces) > 1 and all(p in EACH for p in pieces[:-1])
    return each or (region and kinds)


def _trade_park(clauses: Clauses, inside: list[Word], end: int) -> bool:
    """Whether a 园 by itself is a park of firms: 芯片|园, 首钢|园, 蜀山|园; not 公园, 果园."""
    alone = clauses.word(end).start == end - 1
    if not alone or not inside:
        return False
    piece = clauses.piece(inside[0])
    if piece in TOPONYMS and len(inside) == 1:
        # 临港|园
        return True
    town = gazetteer.places().get(piece) == "d" and piece not in gazetteer.districts()
    return town or inside[0].kind == "z" or piece in TRADES


def _quoted(clauses: Clauses, quotation: Word) -> int:
    """Where the name of a zone begins that a quotation is part of: 杭州|“未来科技”|产业园."""
    before = clauses.word(quotation.start)
    town = gazetteer.places().get(clauses.piece(before)) in TOWNS
    return before.start if town else quotation.start


def binational(clauses: Clauses) -> Iterator[Range]:
    """The zones of two countries: 中日产业园, and each of 中德、中日产业园."""
    text = clauses.folded
    # Looked for first: few texts tell of two countries.
    for found in BINATIONAL.finditer(text) if PAIR.search(text) else ():
        at = first = found.start("last")
        before = clauses.word(at)
        if (
            gazetteer.places().get(clauses.piece(before)) in TOWNS
            or clauses.piece(before) in MUNICIPALITIES
        ):
            # 苏州|中日产业园
            first = before.start
        yield first, found.end()
        for pair in PAIR.finditer(text, found.start(), at):
            yield pair.span()


def toponym(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span itself where the place stands alone for the zone, not as a part of another name."""
    after = clauses.next(end)
    if clauses.folded.startswith("临港", start) and HARBOUR.search(
        clauses.folded, start - 3, start
    ):
        return None
    if clauses.folded[end : end + 1] in ("·", "(") or ACCOUNT.match(clauses.folded, end):
        # 麓谷·人才家苑
        return None
    if not clauses.whole(start) or not clauses.whole(end) or clauses.word(start).kind in "oxwnz":
        return None
    free = after is not None and clauses.piece(after) in FREE
    joined = (
        after is not None and not free and (after.kind in "nasoxz#" or clauses.piece(after) == "之")
    )
    if after is not None and after.kind == "w":
        # 在光谷创业。 but 光谷|创业街
        further = clauses.next(after.end)
        joined = further is not None and further.kind in "nwasoxz#"
    return None if joined else (start, end)


def is_district(text: str, start: int, end: int) -> bool:
    """Whether the word only closes the name of a district: 绿|园区."""
    districts = gazetteer.districts()
    return (start > 0 and text[start - 1 : end] in districts) or (
        start > 1 and text[start - 2 : end] in districts
    )


def _kind(clauses: Clauses, inside: list[Word], cut: Word) -> bool:
    """Whether the words tell of a kind of zone (特色产业园区): no place or name among them."""
    if clauses.piece(cut) in KIND:
        return True
    pieces = [clauses.piece(word) for word in inside]
    kinds = "".join(word.kind for word in inside)
    named = any(kind in kinds for kind in ("s", "z", "oo"))
    return not named and any(p in KIND or p.endswith(("型", "级")) for p in pieces)
