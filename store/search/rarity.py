"""Rarity: how much a string of characters tells about a text, by how few texts hold it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from store.fold import fold

if TYPE_CHECKING:
    from store.search.lookup import Lookup

# Texts are counted up to here; how many more there are is told by how close together these lie.
_COUNTED = 500

# The share of texts that a single character is taken to stand in: to count them takes long.
_OF_A_CHARACTER = 0.1

# Pairs of one string that are counted.
_PAIRS = 12


class Rarity:
    """How many texts of a shelf hold a string, as an estimate, and what that is worth."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._runs = lookup.runs()
        self._all = max(sum(run.size for run in self._runs), 1)

    def texts(self, piece: str) -> float:
        """How many texts hold two folded characters, or some more; exact where they are few."""
        count, last = self._lookup.count(piece, _COUNTED)
        if count < _COUNTED:
            return count
        passed = sum(min(max(last + 1 - run.first, 0), run.size) for run in self._runs)
        return max(count, count * self._all / max(passed, 1))

    def weight(self, texts: float) -> float:
        """What a string is worth that so many texts hold: 0 where all do."""
        texts = min(texts, self._all)
        return math.log(1 + (self._all - texts + 0.5) / (texts + 0.5))

    def of(self, string: str) -> float:
        """What a string is worth: as much as the rarest two neighbouring characters in it."""
        folded = fold(string)
        pairs = {folded[at : at + 2] for at in range(len(folded) - 1)}
        # Of a long string some pairs will do: it is as rare as that at least.
        texts = min(map(self.texts, sorted(pairs)[:_PAIRS]), default=self._all * _OF_A_CHARACTER)
        return self.weight(texts)
