"""ORG that opens the name of its project or park by its brand alone."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from store.extract import brands, gazetteer
from store.extract.brands import INDUSTRY, NO_FIRM, PAIR, PUBLIC, SELDOM
from store.extract.clauses import Clauses
from store.extract.listed import PLACES, TRADES
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from store.extract.clauses import Word
    from store.model import Range

RULES = {
    "org-brand": "The organisation that opens its project's name, or stands before 董事长.",
}

# What closes the name of one firm's ground rather than of a zone.
GROUNDS = tuple(word for word in section("grounds") if word.endswith(("园", "园区")) and word[:-1])
# A road or a line of the grid opens with no firm.
ROADS = ("路", "街", "巷", "桥", "i线", "甲线", "乙线", "丙线")
# Two characters that close with these are a kind of power or of a material: 绿电, 铜基.
KINDS_OF = frozenset("电基")
# Firms whose name is a word as well, and how much more a project's name then says.
HOMONYMS = frozenset(section("homonyms"))
LONG = 4
# Between a firm and what it makes in a year.
YEARLY = frozenset(("年产", "日产", "年产能", "年处理", "年加工", "新建"))
# These close a firm's name that odd characters open: 芯业|时代.
CLOSES_BRAND = frozenset(("时代", "世纪", "集团", "控股", "股份", "国际"))
# No name in the list of firms is longer than this.
LISTED = 8


def opening(clauses: Clauses, start: int, end: int, *, alone: bool = False) -> Range | None:
    """The span of the firm that opens the name start..end of its project or park, if one does.

    alone: the whole name may be the firm's.
    """
    if PUBLIC.search(clauses.folded, start, end) or clauses.folded.endswith(ROADS, start, end):
        return None
    listed = _listed(clauses.folded[start:end])
    if listed:
        return start, start + listed
    words = clauses.between(start, end)
    if len(words) > PAIR + 1 and _word_of_firm(clauses, words[0], end):
        # 大全|智慧|能源系统制造基地, but 阿里|机场, 现代|农业产业园.
        return start, words[0].end
    first = next((number for number, word in enumerate(words) if word.kind != "s"), len(words))
    last = first
    # 和|利|时, 天|和|防务: in a project's name 和 is an odd character as well, so is 都 in 南都.
    while last < len(words) and (
        words[last].kind == "o"
        or clauses.piece(words[last]) == "和"
        or (clauses.piece(words[last]) == "都" and last == first + 1)
    ):
        last += 1
    while last - first > 2 and clauses.piece(words[last - 1]) in "新大老小高超多全总第":
        last -= 1
    odd = words[first:last]
    if len(odd) == 4 and clauses.piece(odd[0]) == "新":
        # 新|拓|代|建
        return None
    if not odd:
        return _sized(clauses, words)
    if not 2 <= len(odd) <= 4 or not brands.like(clauses, odd[::-1]):
        return None
    if brands.two_places(clauses.folded[odd[0].start : odd[-1].end]):
        return None
    if not first and len(odd) == PAIR and clauses.piece(odd[-1]) in KINDS_OF:
        return None
    if last == len(words):
        return (words[first].start, end) if alone else None
    if clauses.folded[words[last].start] in "路街巷桥-" or clauses.folded[odd[-1].end] == "·":
        # 长盛|路南|延项目, 麓谷·人才家苑
        return None
    if clauses.piece(words[last]) in CLOSES_BRAND and last + 1 < len(words):
        last += 1
    elif words[last].kind in "nw" and clauses.piece(words[last]) in TRADES:
        # 虹润高科|新材料 alone is the firm, of which a row says that it is a project.
        last += 1
    # 广东|韩电: a province or city at the head of a firm's name belongs to it.
    if first and clauses.piece(words[first - 1]) in gazetteer.cities():
        first -= 1
    return words[first].start, words[last - 1].end


def _word_of_firm(clauses: Clauses, word: Word, end: int) -> bool:
    """Whether a rare word that firms are called by opens a long name: 大全|智慧能源…."""
    called = clauses.piece(word) in HOMONYMS and word.kind != "s"
    return called and clauses.often(word) < SELDOM and end - word.end > LONG


def _sized(clauses: Clauses, words: list[Word]) -> Range | None:
    """The span of the firm that stands before the size in a project's name: 中南光电|100mw…

    It is a place and one word more, the trade or what the firm is called.
    """
    size = next((number for number, word in enumerate(words) if word.kind in "#x"), 0)
    if size < PAIR or clauses.piece(words[size - 1]) in YEARLY:
        size -= 1
    if size != PAIR or words[0].kind != "s" or words[1].kind not in "nwa":
        return None
    piece = clauses.piece(words[1])
    plain = piece in NO_FIRM or piece in INDUSTRY - TRADES or len(piece) != PAIR
    return None if plain else (words[0].start, words[1].end)


def _listed(name: str) -> int:
    """How many characters of a project's name a well-known firm has; 0 where none opens it."""
    companies = gazetteer.companies()
    for size in range(min(LISTED, len(name) - 2), 2, -1):
        if name[:size] in companies and name[size] not in PLACES:
            return size
    return 0


@lru_cache(maxsize=1024)
def hosting(park: str) -> int:
    """How many characters of a park's name its firm has: 海南富友|现代种业产业园; 0 without one.

    A park is one word by now, so its name is read anew.
    """
    if not park.endswith(GROUNDS):
        return 0
    clauses = Clauses.of(park)
    words = clauses.between(0, len(park))
    first = int(bool(words) and clauses.piece(words[0]) in gazetteer.cities())
    last = first
    while last < len(words) and words[last].kind == "o":
        last += 1
    rest = [clauses.piece(word) for word in words[last : last + 2]]
    # 正创|华北新零售产业园: a brand before a place is a firm's as well.
    placed = not first and last < len(words) and words[last].kind == "s"
    traded = (placed or not TRADES.isdisjoint(rest)) and len(words) - last > 1
    if not 2 <= last - first <= 3 or not traded:
        return 0
    brand = words[first:last]
    if brands.two_places(clauses.folded[brand[0].start : brand[-1].end]):
        return 0
    return words[last - 1].end if brands.like(clauses, brand[::-1]) else 0
