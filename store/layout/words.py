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
# What is told on both sides of a line is looked for in so many paragraphs above and below.
ABOVE, BELOW = 10, 6
# How common a pair of characters is on a page is measured on so many of its paragraphs. It is rare
# where it weighs at least this share of one that stands in a single paragraph.
SAMPLE, RARE = 300, 0.45

# Where only the words are left, what speaks for a title and what against, and how much: that the
# paragraphs after it have its words, that those before it had them; that two paragraphs on both
# sides are alike, that the texts on both sides tell of the same and share rare words; its length;
# that those after it still have the words of the title above, or the line itself has; that the
# paragraph below begins as reports do; that the line says first where or who. Fitted to 2,600 such
# lines, on pages put together from news and where articles with headings of their own follow each
# other, then rounded.
LEVEL, AFTER, BEFORE, ALIKE, SAME, SAME_RARE, LENGTH, TAKEN_UP, REPEATED, DATED, SPEAKS = (
    -3.0,
    8.0,
    -8.0,
    -25.0,
    -8.0,
    -20.0,
    0.5,
    -11.0,
    -4.0,
    1.0,
    2.0,
)
# Of two lines above a text the title has more in common with it, and most with its first paragraph;
# it is rather the longer one, may say first where or who, and has no number of a series. Fitted to
# 1,800 such pairs, then rounded.
IN_COMMON, WITH_FIRST, LONGER, SPOKEN, IN_SERIES = 1.0, 0.5, 0.5, 4.0, -8.0


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
        below = self._paragraphs(range(head + 1, len(self._pieces)), BELOW, named)
        above = self._paragraphs(range(head - 1, -1, -1), ABOVE, named)
        own = self._of(head)
        ahead = frozenset[str]().union(*below[:NEARBY])
        behind = frozenset[str]().union(*above[:NEARBY])
        alike = max(
            (self._likeness(a, b) for a in below[:NEARBY] for b in above[:NEARBY]), default=0.0
        )
        score = (
            LEVEL
            + AFTER * self._share(own, ahead)
            + BEFORE * self._share(own, behind)
            + ALIKE * alike
            + LENGTH * len(own)
            + self._sameness(frozenset[str]().union(*above), frozenset[str]().union(*below))
            + SPEAKS * signs.is_spoken(self._pieces[head].plain)
        )
        first = next((piece for piece in self._pieces[head + 1 :] if piece.kind == "body"), None)
        if first is not None and signs.is_dated(first.plain):
            score += DATED
        if title is None:
            return score
        headline = self._of(title)
        score += TAKEN_UP * self._share(headline, ahead)
        return score + REPEATED * self._share(own, headline)

    def weight(self, head: int, body: int) -> float:
        """How much speaks for a line above the paragraph `body` being the title."""
        below = self._paragraphs(range(body, len(self._pieces)), NEARBY, {})
        ahead = frozenset[str]().union(*below)
        own = self._of(head)
        plain = self._pieces[head].plain
        return (
            IN_COMMON * self._sum(own & ahead)
            + WITH_FIRST * self._sum(own & below[0])
            + LONGER * len(own)
            + SPOKEN * signs.is_spoken(plain)
            + IN_SERIES * signs.is_series(plain)
        )

    def _paragraphs(
        self, way: Iterable[int], most: int, named: dict[int, str]
    ) -> list[frozenset[str]]:
        """The nearest paragraphs that way, none of them in another article as far as is known."""
        found: list[frozenset[str]] = []
        for k in way:
            if self._pieces[k].kind == "body":
                found.append(self._of(k))
            elif named.get(k) in ("title", "kicker", "subtitle"):
                break
            if len(found) == most:
                break
        return found

    def _share(self, own: frozenset[str], others: frozenset[str]) -> float:
        """How much of the one is in the others, the rarer the more."""
        return self._sum(own & others) / (self._sum(own) or 1.0)

    def _likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """From 0 to 1; squared, so that the pairs count most that stand in few places."""
        both = self._sum(one, 2) * self._sum(other, 2)
        return self._sum(one & other, 2) / math.sqrt(both) if both else 0.0

    def _sameness(self, above: frozenset[str], below: frozenset[str]) -> float:
        """What it weighs that two texts tell of the same; squared, so that rare pairs count most."""
        both = above & below
        least = min(self._sum(above, 2), self._sum(below, 2)) or 1.0
        rare = sum(self._weights.get(pair, 0.0) > RARE * self._rarest for pair in both)
        return SAME * self._sum(both, 2) / least + SAME_RARE * rare / (
            1 + min(len(above), len(below))
        )

    def _of(self, at: int) -> frozenset[str]:
        if at not in self._pairs:
            if len(self._pairs) > SAMPLE:
                self._pairs.clear()
            self._pairs[at] = pairs(self._pieces[at].plain[:ENOUGH])
        return self._pairs[at]

    def _sum(self, found: Iterable[str], power: int = 1) -> float:
        weights = self._weights
        return sum(weights.get(pair, self._rarest) ** power for pair in found)

    @cached_property
    def _weights(self) -> dict[str, float]:
        """How rare each pair is on the page."""
        bodies = [piece.plain for piece in self._pieces if piece.kind == "body"]
        step = max(1, len(bodies) // SAMPLE)
        counts: Counter[str] = Counter()
        for text in bodies[::step]:
            counts.update(pairs(text[:ENOUGH]))
        size = len(bodies[::step]) + 1
        self._rarest = math.log(size * 2)
        return {pair: math.log(size / (count + 0.5)) for pair, count in counts.items()}
