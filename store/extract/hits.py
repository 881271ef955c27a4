"""The words that names close or open with, found in a text: all that the scanners start from."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from store.extract import gazetteer, organisations
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WORKS = "工程"
# Of these the last two characters are what closes a name, and of that kind.
LATER = {"late": "head", "over": "trade"}
TRADES = frozenset((*section("trades"), *section("called")))
# So many characters are looked through before the automaton pays.
FEW = 2_000


class Finder:
    """Which of the words of a table stand in a text: from left to right, at each place the longest.

    To build the automaton takes longer than to look through a small article without it.
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        self.table = table
        self._left = FEW
        self._automaton: AhoCorasick | None = None
        self._kinds: list[str] = []
        self._first = frozenset(word[0] for word in table)
        self._sizes = sorted({len(word) for word in table}, reverse=True)

    def find(self, text: str) -> list[tuple[str, int, int]]:
        """Kind, start and end of each word in the text."""
        if self._automaton is None:
            self._left -= len(text)
            if self._left > 0:
                return list(self._one_by_one(text))
            self._kinds = list(self.table.values())
            self._automaton = AhoCorasick(list(self.table), matchkind=MatchKind.LeftmostLongest)
        kinds = self._kinds
        return [
            (kinds[key], start, end)
            if kinds[key] not in LATER
            else (LATER[kinds[key]], end - 2, end)
            for key, start, end in self._automaton.find_matches_as_indexes(text)
        ]

    def _one_by_one(self, text: str) -> Iterator[tuple[str, int, int]]:
        """The same, found by a look at every place."""
        table, at = self.table, 0
        while at < len(text):
            end = at + 1
            for size in self._sizes if text[at] in self._first else ():
                kind = table.get(text[at : at + size])
                if kind is not None and at + size <= len(text):
                    end = at + size
                    yield (LATER[kind], end - 2, end) if kind in LATER else (kind, at, end)
                    break
            at = end


@lru_cache(maxsize=1)
def finder() -> Finder:
    """The finder of all words that names close or open with."""
    # A longer one would run over the words that bodies close with: 科技发展|中心.
    table = dict.fromkeys((trade for trade in section("trades") if len(trade) == 2), "trade")
    for kind, name in (
        ("trade", "called"),
        ("site", "sites"),
        ("way", "ways"),
        ("head", "heads"),
        ("credit", "credits"),
        ("title", "titles"),
        ("leader", "leaders"),
    ):
        table.update(dict.fromkeys(section(name), kind))
    table.update({"段": "stretch", "站": "stretch", "新城": "site"})
    table.update(organisations.keys())
    for name in ("zones", "grounds", "placed", "this zone"):
        table.update(dict.fromkeys(section(name), "park"))
    table.update(
        (name, "zone") for name in gazetteer.zones() if len(name) > 4 or name.endswith("新区")
    )
    table.update(dict.fromkeys(section("toponyms"), "toponym"))
    # 建工 and 电工 are words of their own, but not in 改建工程.
    late = [key + WORKS[1] for key in table if key.endswith(WORKS[0]) and len(key) > 1]
    table.update((key, "late") for key in late if key not in table)
    # 甲|城|投资: the trade, not the firm that invests for a place.
    over = [
        f"{arm}{rest}" for arm in section("arms") for rest in "资股" if arm[-1] + rest in TRADES
    ]
    table.update((key, "over") for key in over if key not in table)
    return Finder(table)
