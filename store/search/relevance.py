"""Relevance: which of the texts that a query finds tell most of what it asks for.

For each word that is asked for: how rare it is, how often it stands in the text for its length,
whether it stands there as words of its own, and whether the headline holds it. Beside that the
first paragraph of an article goes a little before others, and the new a little before the old.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.fold import fold
from store.search import matching, order, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.search.lookup import Told

# Of more matches only so many, the newest, are ranked.
MOST = 50_000

# What a hit counts by how it lies among the words: 国有 in 中国有 hardly, in 国有资产 well.
_LIES = {words.SPLIT: 0.15, words.WITHIN: 0.6, words.WHOLE: 1.0}

# How soon more hits stop telling more, and how much a long text needs more of them (as in BM25);
# the length of a text that is neither short nor long, in characters.
_ENOUGH = 1.2
_BY_LENGTH = 0.5
TYPICAL = 130

# What a headline that holds the word adds to its weight; what a lead and a text of the newest day
# have more than others, and after how many days half of the latter is gone.
_HEADLINE = 0.8
LEAD = 1.15
_FRESH = 0.15
_HALF_LIFE = 365.0


class Relevance:
    """Gives a score to the texts that a query finds.

    sought: the strings that are asked for, each with its weight. newest: the day from which
    freshness counts.
    """

    def __init__(self, sought: Sequence[tuple[str, float]], newest: int) -> None:
        self._sought = [_Sought(text, weight) for text, weight in sought]
        self._newest = newest
        # Texts of one article come one after another, mostly, and those of a day.
        self._title: str | None = None
        self._titled = 0.0
        self._freshness: dict[str | None, float] = {None: 1.0}

    def score(self, row: Told) -> float:
        """How relevant a text is; above 0, to be compared with those of the same query only."""
        _, text, title, ordinal, date, _ = row
        if title != self._title:
            self._title, folded = title, fold(title or "")
            self._titled = sum(one.weight for one in self._sought if one.folded in folded)
        if date not in self._freshness:
            self._freshness[date] = self._fresh(date)
        length = len(text) / TYPICAL
        score = _HEADLINE * self._titled
        for one in self._sought:
            score += one.weight * saturated(one.often(text), length, _BY_LENGTH)
        return score * (LEAD if ordinal == 1 else 1.0) * self._freshness[date]

    def _fresh(self, date: str | None) -> float:
        days = max(self._newest - order.day_of(date), 0)
        return float(1 + _FRESH * 0.5 ** (days / _HALF_LIFE))


class _Sought:
    """A string that is asked for, and its weight."""

    def __init__(self, text: str, weight: float) -> None:
        self.folded = fold(text)
        self.weight = weight
        self._find = matching.finder(text)
        self._lie = words.Borders(text).lie

    def often(self, text: str) -> float:
        """How often it stands in a text, whole words counting most."""
        return sum(_LIES[self._lie(text, start, end)] for start, end in self._find(text))


def saturated(often: float, length: float, by_length: float) -> float:
    """What so many hits count in a text of so many typical lengths: up to _ENOUGH + 1."""
    return often * (_ENOUGH + 1) / (often + _ENOUGH * (1 - by_length + by_length * length))
