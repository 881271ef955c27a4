"""Projects by what is built: works, roads and waterworks whose building is told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import gazetteer, heads, kinds, raising, told
from store.extract.clauses import BREAKS
from store.extract.patterns import pattern
from store.extract.phrases import (
    FAR,
    FAR_PAID,
    HEADS,
    again,
    odd,
    of_body,
    phrase,
    plain,
    tail,
)
from store.extract.singles import several, single

if TYPE_CHECKING:
    from store.extract.clauses import Clauses, Word
    from store.model import Range

# Before these a closing word does not close the name: 管道|基地.
CLOSING = (*HEADS, "机场", "基地", "产业园", "中心", "园区")
# Single characters before a road that are no name: 通高铁, 3条高速, 新建|路隧道.
MOVES = frozenset("通条段座修架这上乘坐高长大首路街")
# It stands since long, whatever is told of it.
OF_OLD = ("大运河", "灵渠", "都江堰")
# Of these there are several.
KINDS = frozenset(("主要", "重要", "重点", "沿线", "各类", "部分"))
RAISES = frozenset("建修办")
# A name in quotation marks alone is longer than this.
SAID = 6
# What a verb of building closes with.
BUILDS_IT = frozenset("设建造施立上马起成的了")
ENDED = frozenset(",。;!?")
SOME = pattern("一[个座条]$")
# No name of a stretch is longer than this many characters.
LONGEST = 200
JOINS = frozenset("和与及")
RAIL = pattern("高铁|铁路|城际|号线")
# Of a station of these its building is told: 地铁2号线某站 is where something lies as well.
# The lines of these have names as well as numbers.
NETS = frozenset(("轨道交通", "市域铁路"))
NAMED_LINE = pattern("[^,。;:、的和与及在全沿主干0-9]{1,4}?线(?!路|上|下|网|性|索|长|站)")
METRO = pattern("号线|城际")
# 北|段 is a word of its own, and closes the name of a stretch.
SIDES = frozenset("东西南北中")
LINE = pattern("至|线|高速|高铁|铁路|公路|国道|省道|扩建|工程")


def sited(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of the works whose closing word is start..end, where their building is told of."""
    if kinds.is_title(clauses.folded, end):
        return None
    quoted = marked(clauses, start, end)
    if quoted:
        return quoted
    if end - start > 1 and bare(clauses.folded, start, end):
        return start, end
    inside = works(clauses, start, end)
    if inside and (kinds.is_hour(clauses, inside) or kinds.is_goal(clauses, inside, end)):
        return None
    return (inside[-1].start, tail(clauses, end)) if raising.raised(clauses, inside, end) else None


def bare(text: str, start: int, end: int) -> bool:
    """Whether money is put into works without a name, and a place is told: …在合肥建|生产基地."""
    if text[end : end + 1] not in ENDED or text[start - 1 : start] not in BUILDS_IT:
        return False
    paid = told.PAID.search(text, max(0, start - FAR_PAID), start)
    return bool(
        paid and not SOME.search(paid.group()) and "在" in text[max(0, paid.start() - 12) : start]
    )


def marked(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of works by a name in quotation marks: 湖南出版“梦工厂”, “…服务平台”."""
    text = clauses.folded
    opened = text.rfind("“", max(0, start - FAR), start)
    if not text.startswith("”", end) or opened < 0 or not BREAKS.isdisjoint(text[opened + 1 : end]):
        return None
    before, _ = phrase(clauses, opened)
    if any(clauses.piece(word) in kinds.OFFICERS for word in before):
        # 工会主席|张某为|“…示范基地”: who unveils it.
        before = []
    # 湖南|出版|“梦工厂”
    placed = len(before) > 1 and before[-1].kind == "s"
    owned = bool(before) and (raising.site_named(before) or placed)
    first = before[-1].start if owned else opened
    stop = end + 1 if owned else end
    raised = told.BUILT_BEFORE.search(text, max(0, first - 10), first)
    if not raised and not told.BUILT_AFTER.match(text, end + 1):
        return None
    words = clauses.between(opened + 1, end)
    # A particle inside the marks is of the name as well: “光明之星…”.
    own = any(word.kind in "sxz" or clauses.piece(word) == "之" for word in words)
    telling = own or odd(words)
    if owned or (telling and end - opened > SAID):
        return (first if owned else opened + 1), stop
    return None


def way(clauses: Clauses, start: int, end: int) -> Range | None:
    """The same for a road, railway or waterworks: a place or an odd word must name it."""
    after = clauses.folded[end : end + 2]
    if clauses.folded[end + 2 : end + 3] == "段" and after in gazetteer.places():
        # 甲乙公路|丙段: what is told is of the stretch.
        return None
    if clauses.folded[start:end] in NETS:
        return _net(clauses, start, end)
    if _is_pace(clauses.folded, start, end) or clauses.folded.endswith(OF_OLD, 0, end):
        return None
    inside = works(clauses, start, end)
    if inside and _paid(clauses, inside, end):
        return inside[-1].start, tail(clauses, end)
    if inside and again(clauses, inside, 0):
        return None
    if inside and any(clauses.piece(word) in KINDS for word in inside):
        # 长江干线|主要|港口铁路
        return None
    if not inside or not way_named(clauses, inside) or beside(clauses, inside, end):
        return None
    text = clauses.folded
    first = inside[-1].start
    before = told.BUILT_BEFORE.search(text, max(0, first - 10), first)
    return (first, tail(clauses, end)) if before or _told(text, end) else None


def _net(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of a line by the net that it is of and its own name: 轨道交通|嘉闵线."""
    found = NAMED_LINE.match(clauses.folded, end)
    if not found or not _told(clauses.folded, found.end()):
        return None
    inside, _ = phrase(clauses, start)
    return (inside[-1].start if inside else start), found.end()


def _is_pace(text: str, start: int, end: int) -> bool:
    """Whether 高速 tells how fast something runs: 高速|pet汽水生产线."""
    after = text[end : end + 1]
    return text[start:end] == "高速" and after.isascii() and after.isalpha()


def _paid(clauses: Clauses, inside: list[Word], end: int) -> bool:
    """Whether money is told right before a name that says something: 投资20亿元建设|光热发电站."""
    first = inside[-1].start
    paid = told.PAID.search(clauses.folded, max(0, first - FAR_PAID), first)
    # 投资31亿元,实施干线公路、农村公路的改造: several.
    one = clauses.folded[end : end + 1] != "、"
    return paid is not None and one and not plain(clauses, inside)


def stretch(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of a stretch of a road or line that closes with 段 (西朗至燕岗段)."""
    line = RAIL if clauses.folded[start] == "站" else LINE
    if line is RAIL and _terminal(clauses, start, end):
        return start - 3, end
    if not line.search(clauses.folded, max(0, start - LONGEST), start):
        return None
    place = clauses.folded[max(0, start - 2) : start]
    placed = clauses.folded[start] == "段" and place in gazetteer.places()
    sided = not placed and _sided(clauses, start, end)
    if not (placed or sided or clauses.word(end).start == start) or not clauses.whole(end):
        # 红河|段, though 河段 is a word.
        return None
    if told.BESIDE_STRETCH.match(clauses.folded, end):
        return None
    metro = clauses.folded[start] == "站" and METRO.search(
        clauses.folded, max(0, start - FAR), start
    )
    if (sided or metro) and not _told(clauses.folded, end):
        return None
    start -= sided
    inside = single(clauses, start)
    if not inside:
        return None
    first = inside[-1].start
    if (
        clauses.folded[first - 1 : first] == "在"
        and clauses.folded[end : end + 1] == ","
        and not told.WORKED_ON.match(clauses.folded, end)
    ):
        # 在甲公路乙段,一支队伍清除淤泥: where something else goes on.
        return None
    if not line.search(clauses.folded, first, start):
        # 引水工程|红河段: the work that it is a stretch of opens its name.
        whole = (
            heads.headed(clauses, first - 2, first)
            if clauses.folded[first - 2 : first] == "工程"
            else None
        )
        return (whole[0], end) if whole else None
    return first, end


def _terminal(clauses: Clauses, start: int, end: int) -> bool:
    """Whether a city's station is told of as being built: 醴陵南|站主体结构封顶."""
    text = clauses.folded
    sided = text[start - 1 : start] in SIDES and text[start - 3 : start - 1] in gazetteer.places()
    alone = sided and clauses.opens(start - 3)
    return alone and bool(told.BUILT_AFTER.match(text, end))


def _sided(clauses: Clauses, start: int, end: int) -> bool:
    """Whether 段 and the side before it are one word: 16号线|北段."""
    side = clauses.folded[start - 1 : start] in SIDES and clauses.folded[start] == "段"
    return side and clauses.word(end).start == start - 1


def _told(text: str, end: int) -> bool:
    """Whether the building of a way that ends here is told after it."""
    return bool(told.BUILT_AFTER.match(text, end) or told.WAY_TOLD.match(text, end))


def works(clauses: Clauses, start: int, end: int) -> list[Word]:
    """The words before the closing word of works; empty where it closes no name of one thing."""
    text = clauses.folded
    if clauses.opens(start) or text.startswith(CLOSING, end) or told.KIND_AFTER.match(text, end):
        return []
    if text.startswith("——", end) and clauses.whole(end):
        # 全省最长公路隧道|——甲隧道: what the next name is.
        return []
    if told.SERVES.match(text, end):
        # 打造甲改装中心|打下坚实基础: what is to come of it all.
        return []
    if told.COUNT_AFTER.match(text, end) or not clauses.whole(end):
        return []
    inside = single(clauses, start) or _common(clauses, start, end)
    if not inside or several(clauses, inside) or of_body(clauses, inside[-1].start, end):
        return []
    return inside


def _common(clauses: Clauses, start: int, end: int) -> list[Word]:
    """Words that say little, where more is told of the one thing: …的|绿色石化基地建成投产."""
    text = clauses.folded
    certain = told.TOLD_AFTER.match(text, end)
    inside, cut = phrase(clauses, start) if certain or "亿" in text else ([], None)
    if cut is None or len(inside) < 2:
        return []
    first = inside[-1].start
    paid = told.PAID.search(text, max(0, first - FAR_PAID), first)
    return inside if paid or (certain and clauses.piece(cut) == "的") else []


def way_named(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether a place, Latin or an odd character tells which road or waterworks it is."""
    if len(inside) == 1 and gazetteer.places().get(clauses.piece(inside[0])) in ("p", "r"):
        # 甘肃|公路: all that there are.
        return False
    if any(clauses.piece(word) in RAISES for word in inside):
        # 在福州|建|机场
        return False
    if clauses.folded.startswith("通道", inside[0].end) and inside[0].kind in "nwav":
        # 陆海新|通道, 对外开放|通道: a way of trade.
        return False
    if clauses.folded.startswith("通道", inside[0].end) and inside[0].start + 1 == inside[0].end:
        return clauses.piece(inside[0]) not in ("新", "大", "梁") and not any(
            word.kind in "nwa" for word in inside
        )
    return any(
        word.kind in "sxz#" or (word.kind == "o" and clauses.piece(word) not in MOVES)
        for word in inside
    )


def beside(clauses: Clauses, inside: list[Word], end: int) -> bool:
    """Whether the road is only what something else lies at: 沿|京沪高速, 京广铁路|以东."""
    text = clauses.folded
    first = inside[-1].start
    return bool(
        told.WAY_SIDE.match(text, end) or told.WAY_BESIDE.search(text, max(0, first - 2), first)
    )


def closing(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of works start..end by words that may close a longer name: 新|组合料厂."""
    if told.COUNT_AFTER.match(clauses.folded, end) or told.KIND_AFTER.match(clauses.folded, end):
        return None
    inside = single(clauses, start)
    if not inside or raising.site_named(inside):
        return None
    first = inside[-1].start
    if clauses.folded[first - 1 : first] == "新":
        first -= 1
    cut = clauses.word(first)
    apart = cut.kind in "|vkpdft" and clauses.piece(cut) not in JOINS
    return (first, end) if apart and clauses.whole(end) else None
