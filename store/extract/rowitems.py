"""Row items: what stands in a row of works before the word that sums them up, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import phrases, projects
from store.extract.patterns import pattern
from store.extract.told import CIVIL
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.extract.clauses import Clauses, Word
    from store.model import Range

# So many words tell a way from others.
SOME = 3
# No works without a name are so short: 名校、名医院.
SHORTEST = 4
# An item of a counted row says this much.
LONG = 6
# What closes with 工程 and is as long tells which one is meant.
HEADED = 8
# What a house has many of.
ROOMS = ("室", "间")
ROOMS_OF = ("车间", "楼", "仓库", "宿舍", "食堂", "厂房", "用房", "站房")
TRADES = frozenset(section("trades"))
# With these a place names one of its works: 杭州|西站.
STATIONS = ("站", "机场", "港", "码头", "大桥", "隧道", "水库", "水厂", "电厂")
# What closes the name of something built, or of a park.
CLEARLY = (
    *phrases.HEADS,
    *phrases.WAYS,
    *section("zones"),
    *section("grounds"),
    *section("placed"),
    "段",
    "建设",
)
# So many words has a firm's name made of a word and its trade.
OF_TRADE = 2
PLACE = 2
# What closes the name of homes, and of a building in a row of such.
HOMES = frozenset("府苑邸墅里庭轩郡庐")
HOUSED = tuple("库廊楼馆院府苑园邸里城谷塔寺阁庐湾")
ZONES = (*section("zones"), *section("placed"), "工业园区")
BUILT = (*CLEARLY, *phrases.SITES)
BATCH = pattern(
    "(?:等|等?(?:一批|一大批|一系列|多个|[0-9]+[个项]))(?:重大|重点|大型|优质|高端|新兴)*$"
)
# What tells more of the next item before its name.
OF = pattern("(?:以|集|由|总?投资|占地|位于|面向|用于|年产|可|能)[^,。;:、]{2,20}的$")
PARTING = frozenset("的了在是将由对把被从向但也都就又还等该这那其某各及")


def before(clauses: Clauses, end: int, floor: int) -> list[Range]:
    """The items between 、 before `end`, the last first; none begins before `floor`."""
    text = clauses.folded
    items: list[Range] = []
    last = end
    while end > floor:
        low = max(floor, end - 40)
        mark = max(text.rfind(char, low, end) for char in "、,;:。")
        joint = text.rfind("以及", max(low, mark), end)
        mark, start = (joint, joint + 2) if joint > 0 else (mark, mark + 1)
        inner = end < last
        if mark >= floor and text[mark] in "、以" and _solid(clauses, start, end, inner=inner):
            # Between two 、 nothing but the item stands, verbs or not.
            items.append((start, end))
            end = mark - (text[mark - 1] == "、")
            continue
        if floor and mark < floor and _solid(clauses, floor, end, inner=inner):
            items.append((floor, end))
            return items
        inside, cut = phrases.phrase(clauses, end)
        if not inside or inside[-1].start < floor:
            return items
        start = inside[-1].start
        if clauses.piece(cut) in phrases.GROUP:
            # 一批5G装置、人脸识别等项目 are kinds; 一批交通项目和甲基地、乙园等 are two groups.
            return items if text.endswith(phrases.HEADS, start, end) else []
        if text.endswith(phrases.HEADS, start, end) and BATCH.search(
            text, max(0, start - 12), start
        ):
            # …等一批重大|功能性项目和甲基地、乙园: a row of its own stands before.
            return items
        items.append((start, end))
        if start != cut.end:
            return items
        before = text[start - 1 : start]
        if cut.kind == "|" and (before == "、" or (floor and before == ",")):
            end = start - 1
        elif clauses.piece(cut) in ("和", "与", "及", "以及"):
            if len(items) == 1 and _halved(clauses, mark + 1, cut.start, inside):
                # 甲基地、乙市场、电商及|物流基地等项目
                items = [(mark + 1, last)]
                end = mark
                continue
            end = cut.start - (text[cut.start - 1 : cut.start] == "、")
        elif mark >= floor and text[mark] == "、" and OF.match(text, mark + 1, cut.end):
            # 甲馆、乙院、以丙为主题的|酒店等项目
            end = mark
        else:
            return items
    return items


def _halved(clauses: Clauses, start: int, end: int, rest: list[Word]) -> bool:
    """Whether start..end is a word that names nothing, and closes with what the words after it do:
    电商|及物流基地.
    """
    if not 1 < end - start <= SOME or clauses.folded[start - 1 : start] != "、":
        return False
    words = clauses.between(start, end)
    built = phrases.named(rest) or not clauses.folded.endswith(BUILT, 0, rest[0].end)
    lone = len(words) == 1 and words[0].kind in "nw"
    return lone and not built and not clauses.folded.endswith(BUILT, start, end)


def _solid(clauses: Clauses, start: int, end: int, *, inner: bool) -> bool:
    """Whether start..end is one item: no word in it parts two or makes it a sentence.

    inner: it is not the last one of its row; what 与 joins in it then is one: 甲、乙与丙工厂、丁.
    """
    words = clauses.between(start, end)
    # 南|都|新能源: right after the first character of an item 都 is one of its name; so is 的 of
    # the firm 美的.
    parting = "".join(
        clauses.piece(word)
        for word in words
        if word.kind in "kcpr" and not (clauses.piece(word) == "都" and word.start == start + 1)
    ).removeprefix("的" * clauses.folded.startswith("美的", start))
    joins = inner and parting in ("与", "及", "和") and words[0].kind != "k"
    if len(words) == 0 or end - start < 2 or not (joins or PARTING.isdisjoint(parting)):
        return False
    # 天|和|防务, 、和利时: a name may have one 和 near its beginning.
    joined = parting in ("和", "与") and end - start < 24 and words[0].end - start == 1
    if parting.strip("至") and not (joined or joins):
        return False
    if any(clauses.piece(word) in ("…", ":") for word in words):
        return False
    return not any(word.kind == "v" and clauses.piece(word) in projects.VERBAL for word in words)


def is_brand(clauses: Clauses, words: list[Word]) -> bool:
    """Whether an item is a firm's name alone: odd characters, or a firm that is known."""
    kinds = "".join(word.kind for word in words)
    text = _text(clauses, words) if words else ""
    odd = kinds.startswith("oo") and len(text) <= LONG
    return (odd or kinds == "z") and not text.endswith((*ZONES, *ROOMS))


def is_name(clauses: Clauses, words: list[Word]) -> bool:
    """Whether an item is a firm's name, or a name is in it."""
    return is_brand(clauses, words) or has_name(clauses, words)


def has_name(clauses: Clauses, words: list[Word]) -> bool:
    """Whether a place, a firm, Latin or a name of odd characters stands in an item beside what it
    says.
    """
    odd = phrases.odd(words[:2]) and words[-1].end - words[0].start >= LONG
    size = words[-1].end - words[0].start
    known = len(words) > 1 or (words[0].kind == "z" and size > SOME)
    if size >= HEADED and _text(clauses, words).endswith(phrases.HEADS):
        return True
    return odd or (known and any(word.kind in "szx#" for word in words))


def are_firms(clauses: Clauses, row: list[list[Word]]) -> bool:
    """Whether nothing but names of firms stands in a row, most of them beyond doubt."""
    sure = sum(is_brand(clauses, words) or _trades(clauses, words) for words in row)
    return sure * 3 >= len(row) * 2 and all(
        is_brand(clauses, words)
        or _trades(clauses, words)
        or (len(words) == 1 and words[0].kind == "s" and words[0].end - words[0].start == PLACE)
        for words in row
    )


def _trades(clauses: Clauses, words: list[Word]) -> bool:
    """Whether a word of the language and a trade may be a firm's name: 奇景光电."""
    if len(words) != OF_TRADE or clauses.piece(words[1]) not in TRADES:
        return False
    return words[1].end - words[0].start == SHORTEST and _own(clauses, words[0])


def _own(clauses: Clauses, word: Word) -> bool:
    """Whether a word that opens an item says no trade, kind or quality."""
    piece = clauses.piece(word)
    return piece not in TRADES and piece not in phrases.PLAIN and piece not in phrases.BUILT


def are_homes(clauses: Clauses, items: list[Range]) -> bool:
    """Whether two of a row close with one and the same word for homes: 甲府、乙府等项目."""
    ends = [clauses.folded[end - 1] for start, end in items if end - start >= SOME]
    return any(ends.count(char) > 1 for char in HOMES.intersection(ends))


def is_home(clauses: Clauses, words: list[Word]) -> bool:
    """Whether an item closes like the name of homes."""
    text = _text(clauses, words)
    return len(text) >= SOME and text[-1] in HOMES


def is_mate(clauses: Clauses, words: list[Word]) -> bool:
    """Whether an item that stands beside names may be one: it has a name in it or closes like a
    building.
    """
    text = _text(clauses, words)
    if len(words) == 1 or text.endswith(ROOMS):
        # 高速公路, 博物馆
        return words[0].kind == "z" and len(words) == 1 and not text.endswith(ZONES)
    if is_telling(words):
        return True
    own = _own(clauses, words[0]) or len(text) >= HEADED
    return own and len(text) >= SHORTEST and text.endswith((*BUILT, *HOUSED))


def is_telling(words: list[Word]) -> bool:
    """Whether a place, a firm, Latin, a number or odd characters stand among the words."""
    return any(word.kind in "szx#" for word in words) or phrases.odd(words)


def tells(clauses: Clauses, words: list[Word]) -> bool:
    """Whether an item says more than a word of the language or a line of trade does."""
    text = _text(clauses, words)
    kind = clauses.piece(words[-1]) in TRADES or text.endswith(ROOMS)
    if kind and not (has_name(clauses, words) and not text.endswith(ROOMS)):
        return False
    return len(text) >= SOME and (len(words) > 1 or words[0].kind in "zx")


def is_rich(clauses: Clauses, words: list[Word]) -> bool:
    """Whether an item says as much as a name does."""
    telling = len(words) > SOME or tells(clauses, words)
    return is_long(clauses, words) and telling and not _text(clauses, words).endswith(ROOMS)


def _text(clauses: Clauses, words: list[Word]) -> str:
    """The words of an item together, folded."""
    return clauses.folded[words[0].start : words[-1].end]


def is_firm(clauses: Clauses, words: list[Word]) -> bool:
    """Whether the item is a firm's name, or opens with one."""
    if _text(clauses, words).endswith(ZONES):
        # 苏州工业园区等旗舰项目
        return False
    odd = _odd(clauses, words) and words[0].kind in "so"
    return odd or any(word.kind in "zx" for word in words)


def _odd(clauses: Clauses, words: list[Word]) -> bool:
    """Whether odd characters stand in an item; right after its first one 都 is one: 南都."""
    south = len(words) > 1 and words[0].kind == "o" and clauses.piece(words[1]) == "都"
    return south or phrases.odd(words)


def joins(clauses: Clauses, words: list[Word]) -> bool:
    """Whether the item is the two ends of a way, or a name: 西十, 岚皋至陕渝界, 可可盖."""
    kinds = {word.kind for word in words}
    two_ends = any(clauses.piece(word) == "至" for word in words)
    return bool(kinds) and kinds <= set("sokz") and (two_ends or phrases.odd(words))


def has_ends(clauses: Clauses, words: list[Word]) -> bool:
    """Whether the item is the two ends of a way and nothing else: 纳雍至六盘水."""
    ends = [word for word in words if clauses.piece(word) == "至"]
    return len(ends) == 1 and all(word.kind in "so" for word in words if word not in ends)


def stands(clauses: Clauses, words: list[Word]) -> bool:
    """Whether the item closes like something built, and a name is in it."""
    named = any(word.kind in "szx#" for word in words) or phrases.odd(words)
    return named and len(words) > 1 and _text(clauses, words).endswith(BUILT)


def is_built(clauses: Clauses, words: list[Word]) -> bool:
    """Whether the item closes like something built and says which: 学术|交流中心."""
    text = _text(clauses, words) if words else ""
    part = text.endswith(ROOMS_OF) and not is_telling(words)
    return len(words) > 1 and len(text) >= SHORTEST and text.endswith(BUILT) and not part


def is_long(clauses: Clauses, words: list[Word]) -> bool:
    """Whether the item says enough to be told from others."""
    return len(_text(clauses, words)) >= LONG


def stands_alone(clauses: Clauses, words: list[Word]) -> bool:
    """Whether an item is more than a kind of parks or houses: 名医院, 综合开发区 are none."""
    text = _text(clauses, words) if words else ""
    kind = text.endswith(ZONES) or (len(text) < SHORTEST and text.endswith(BUILT))
    return not kind or is_telling(words)


def is_roomless(clauses: Clauses, words: list[Word]) -> bool:
    """Whether an item is no part of a building without a name: 技术中心楼 is one."""
    return not words or is_telling(words) or not _text(clauses, words).endswith(ROOMS_OF)


def is_programme(clauses: Clauses, words: list[Word], start: int, end: int) -> bool:
    """Whether an item that closes with 工程 builds nothing: 楼宇提质工程."""
    named = any(word.kind in "szx#" for word in words) or phrases.odd(words)
    text = clauses.folded
    return (
        text.endswith("工程", start, end) and not named and not CIVIL.search(text, start, end - 2)
    )


def are_programmes(clauses: Clauses, items: Sequence[Range]) -> bool:
    """Whether half of the items of a row or more build nothing: none of it is a project then."""
    idle = sum(is_programme(clauses, clauses.between(*item), *item) for item in items)
    return bool(items) and idle * 2 >= len(items)


def closes(clauses: Clauses, words: list[Word]) -> bool:
    """Whether the item closes like the name of something built, beyond doubt."""
    text = _text(clauses, words)
    if text.endswith(phrases.WAYS) and len(words) < SOME:
        # 高快速路, 油气管道: kinds of ways.
        return any(word.kind in "sxz#" for word in words) or phrases.odd(words)
    if (
        text.endswith(phrases.WAYS)
        and sum(clauses.piece(word) in phrases.WAYS for word in words) > 1
    ):
        # 合作公路桥梁铁路港口
        return is_telling(words)
    return len(words) > 1 and text.endswith(CLEARLY)


def names(clauses: Clauses, words: list[Word]) -> bool:
    """Whether the item closes like that, or holds a word that only a name has."""
    text = _text(clauses, words)
    size = len(text)
    if text.endswith(phrases.WAYS) and len(words) > 1:
        return closes(clauses, words)
    built = len(words) > 1 and text.endswith(BUILT)
    if projects.SECTION.search(text):
        return True
    odd = any(word.kind in "zx(#" for word in words) or sum(w.kind == "o" for w in words) > 1
    odd = odd or _odd(clauses, words)
    placed = words[0].kind in "sz"
    if placed and len(words) > 1 and text.endswith(STATIONS):
        return True
    inner = any(word.kind == "s" for word in words) and size > LONG
    return built or inner or (odd and size > 3) or (placed and size > 5)
