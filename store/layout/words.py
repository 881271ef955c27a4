"""What the words of a page tell of its headlines, in pairs of characters that stand side by side.

No word list is needed: a pair weighs the more, the fewer paragraphs of the page it stands in.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from store.layout import signs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.layout.columns import Piece

# So many paragraphs on each side of a line tell what it belongs to, so much of each of them.
NEARBY, ENOUGH = 3, 2000
# How common a pair of characters is on a page is measured on so many of its paragraphs.
SAMPLE = 300

# Where only the words are left, what speaks for a title and what against, and how much: that the
# paragraphs after it have its words, that those before it had them; that two paragraphs on both
# sides are alike; its length; that those after it still have the words of the title above, or the
# line itself has. Fitted to 976 such lines on pages put together from news, then rounded.
AFTER, BEFORE, ALIKE, LENGTH, TAKEN_UP, REPEATED, LEVEL = (
    9.0,
    -11.0,
    -48.0,
    0.42,
    -14.0,
    -11.0,
    -3.0,
)
# On a page that began without a title the lines between are likelier headings.
UNTITLED = -6.0
# Of two lines the title has more in common with the article, is rather the longer one, and may say
# first where or who: 某地：……
LONGER, SPOKEN = 0.5, 4.0


def pairs(text: str) -> frozenset[str]:
    """The pairs of letters, hanzi and digits that stand beside each other in a text."""
    return frozenset(a + b for a, b in pairwise(text) if a.isalnum() and b.isalnum())


def overlap(line: str, paragraph: str) -> float:
    """How much of a line's pairs a paragraph has, from 0 to 1."""
    own = pairs(line)
    return len(own & pairs(paragraph[:ENOUGH])) / len(own) if own else 0.0


class Words:
    """The words of a page, as pairs of characters that stand beside each other."""

    def __init__(self, pieces: list[Piece]) -> None:
        self._pieces = pieces
        self._pairs: dict[int, frozenset[str]] = {}

    def title_score(self, head: int, title: int | None, named: dict[int, str]) -> float:
        """Above 0 where the words make the line a title, below where they make it a heading.

        title: the one of the article above, None where it has none.
        """
        after = self._paragraphs(range(head + 1, len(self._pieces)), named)
        before = self._paragraphs(range(head - 1, -1, -1), named)
        own = self._of(head)
        ahead = frozenset[str]().union(*after)
        behind = frozenset[str]().union(*before)
        alike = max((self._likeness(a, b) for a in after for b in before), default=0.0)
        score = (
            LEVEL
            + AFTER * self._share(own, ahead)
            + BEFORE * self._share(own, behind)
            + ALIKE * alike
            + LENGTH * len(own)
        )
        if title is None:
            return score + UNTITLED
        above = self._of(title)
        return score + TAKEN_UP * self._share(above, ahead) + REPEATED * self._share(own, above)

    def weight(self, head: int, body: int) -> float:
        """How much a line has in common with the paragraphs from `body` on, and how long it is."""
        ahead = frozenset[str]().union(*self._paragraphs(range(body, len(self._pieces)), {}))
        own = self._of(head)
        spoken = SPOKEN * signs.is_spoken(self._pieces[head].text)
        return self._sum(own & ahead) + LONGER * len(own) + spoken

    def _paragraphs(self, way: Iterable[int], named: dict[int, str]) -> list[frozenset[str]]:
        """The nearest paragraphs that way, none of them in another article as far as is known."""
        found: list[frozenset[str]] = []
        for k in way:
            if self._pieces[k].kind == "body":
                found.append(self._of(k))
            elif named.get(k) in ("title", "kicker", "subtitle"):
                break
            if len(found) == NEARBY:
                break
        return found

    def _share(self, own: frozenset[str], others: frozenset[str]) -> float:
        """How much of the one is in the others, the rarer the more."""
        return self._sum(own & others) / (self._sum(own) or 1.0)

    def _likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """From 0 to 1; squared, so that the pairs count most that stand in few places."""
        both = self._sum(one, 2) * self._sum(other, 2)
        return self._sum(one & other, 2) / math.sqrt(both) if both else 0.0

    def _of(self, at: int) -> frozenset[str]:
        if at not in self._pairs:
            if len(self._pairs) > SAMPLE:
                self._pairs.clear()
            self._pairs[at] = pairs(self._pieces[at].text[:ENOUGH])
        return self._pairs[at]

    def _sum(self, found: Iterable[str], power: int = 1) -> float:
        weights = self._weights
        return sum(weights.get(pair, self._rarest) ** power for pair in found)

    @cached_property
    def _weights(self) -> dict[str, float]:
        """How rare each pair is on the page."""
        bodies = [piece.text for piece in self._pieces if piece.kind == "body"]
        step = max(1, len(bodies) // SAMPLE)
        counts: Counter[str] = Counter()
        for text in bodies[::step]:
            counts.update(pairs(text[:ENOUGH]))
        size = len(bodies[::step]) + 1
        self._rarest = math.log(size * 2)
        return {pair: math.log(size / (count + 0.5)) for pair, count in counts.items()}
