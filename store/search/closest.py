"""Closest passages: where no text holds all that is asked for, those that share most of it.

What is shared is counted in pairs of neighbouring characters and other small pieces, one for more
the fewer texts hold it. The rarest pieces lead to the texts; these are then looked at, and so is
the article that they stand in, because what a headline says is told in one paragraph and another.
"""

from __future__ import annotations

import heapq
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.fold import fold
from store.search import order
from store.search.relevance import LEAD, TYPICAL, saturated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from store.search.lookup import Lookup, Told
    from store.search.rarity import Rarity

# More are not given: what is further down shares too little to be of use.
MOST = 100

# Pieces of a query that are looked for; of a longer one some from all over it.
_PIECES = 160

# A number or word of letters, or any other character.
_UNIT = re.compile(r"[a-z0-9]+(?:\.[a-z0-9]+)*%?|.", re.DOTALL)

# Rows of the index that are gathered, and texts that are looked at.
_GATHERED = 20_000
_LOOKED_AT = 300

# The share of the query's pieces that a passage must have. Not of their weight: what stands in no
# text at all, like a slip of the pen, would weigh most.
LEAST = 0.25

# How much a long text needs more of what is shared. How many of the best passages are put in order
# by their articles as well, what these count for, how long an article typically is, and how much
# of a long one is read.
_BY_LENGTH = 0.75
_ARTICLES = 40
_OF_ARTICLE = 0.75
_TYPICAL_ARTICLE = 6 * TYPICAL
_PARAGRAPHS = 200


def pieces(strings: Iterable[str]) -> list[str]:
    """What of some strings is looked for, folded, each once: every two neighbouring characters, but
    numbers and words of letters as they are. Punctuation parts.
    """
    found: dict[str, None] = {}
    for string in map(fold, strings):
        before = ""
        for unit in _UNIT.findall(string):
            if len(unit) > 1:
                found[unit] = None
            elif len(before) == 1 and (before + unit).isalnum():
                found[before + unit] = None
            before = unit
    return list(found)[:: max(-(-len(found) // _PIECES), 1)]


@dataclass(frozen=True, slots=True)
class Close:
    """A passage, what share of the query's pieces it has (0 to 1), and how well it fits."""

    key: int
    article: int
    day: int
    share: float
    score: float


class Closest:
    """Finds the passages that share most of some strings."""

    def __init__(self, lookup: Lookup, rarity: Rarity, strings: Sequence[str]) -> None:
        self._lookup = lookup
        self._texts = {piece: rarity.texts(piece) for piece in pieces(strings)}
        self._weights = {piece: rarity.weight(texts) for piece, texts in self._texts.items()}

    def passages(self) -> Iterator[int]:
        """Keys of passages that share a quarter of the pieces or more, the closest first."""
        looked_at = heapq.nsmallest(_LOOKED_AT, self._gathered().items(), key=_most_first)
        close = [self._look_at(row) for row in self._lookup.told([key for key, _ in looked_at])]
        close = [one for one in close if one.share >= LEAST]
        close.sort(key=lambda one: (-one.score, -one.day, one.key))
        yield from (one.key for one in self._by_article(close[:_ARTICLES]))
        yield from (one.key for one in close[_ARTICLES:])

    def _gathered(self) -> Mapping[int, float]:
        """Rows of the index, and the weight of the rarest pieces that each is known to hold."""
        shared: dict[int, float] = {}
        left = _GATHERED
        for piece in sorted(self._texts, key=lambda piece: (self._texts[piece], piece)):
            if shared and self._texts[piece] > left:
                break
            weight, keys = self._weights[piece], self._lookup.holding(piece, left)
            left -= len(keys)
            for key in keys:
                shared[key] = shared.get(key, 0.0) + weight
        return shared

    def _look_at(self, row: Told) -> Close:
        key, text, _, ordinal, date, article = row
        folded = fold(text)
        held = {piece: folded.count(piece) for piece in self._weights if piece in folded}
        share = len(held) / len(self._weights)
        score = self._score(held, len(text) / TYPICAL) * (LEAD if ordinal == 1 else 1.0)
        return Close(key, article, order.day_of(date), share, score)

    def _score(self, held: Mapping[str, int], length: float) -> float:
        weights = self._weights
        return sum(weights[piece] * saturated(n, length, _BY_LENGTH) for piece, n in held.items())

    def _by_article(self, close: Sequence[Close]) -> list[Close]:
        """The same passages, those of articles that share much before others."""
        scores = {article: self._of_article(article) for article in {one.article for one in close}}
        return sorted(close, key=lambda one: -one.score - _OF_ARTICLE * scores[one.article])

    def _of_article(self, article: int) -> float:
        folded = fold("\n".join(self._lookup.of_article(article, _PARAGRAPHS)))
        held = {piece: folded.count(piece) for piece in self._weights if piece in folded}
        return self._score(held, len(folded) / _TYPICAL_ARTICLE)


def _most_first(item: tuple[int, float]) -> tuple[float, int]:
    return -item[1], item[0]
