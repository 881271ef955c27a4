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
# How common a pair of characters is on a page is measured on so many of its paragraphs.
SAMPLE = 300

# Where only the words are left, what speaks for a title and what against, and how much: that the
# paragraphs after it have its words, that those before it had them; that two paragraphs on both
# sides are alike, that all the text on both sides tells of the same; its length; that those after
# it still have the words of the title above, or the line itself has; that the paragraph below
# begins as reports do; that the line says first where or who. On a page that began without a title
# the lines between are likelier headings. Fitted to 3,000 such lines, on pages put together from
# news, on pages where articles with headings of their own follow each other, and on single ones;
# then rounded.
LEVEL, AFTER, BEFORE, ALIKE, SAME, LENGTH = -2.0, 6.2, -5.4, -30.0, -29.0, 0.39
TAKEN_UP, REPEATED, UNTITLED, DATED, SPEAKS = -12.0, -1.5, -5.4, 0.7, 1.9
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
            + SAME * self._sameness(frozenset[str]().union(*above), frozenset[str]().union(*below))
            + SPEAKS * signs.is_spoken(self._pieces[head].plain)
        )
        first = next((piece for piece in self._pieces[head + 1 :] if piece.kind == "body"), None)
        if first is not None and signs.is_dated(first.plain):
            score += DATED
        if title is None:
            return score + UNTITLED
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
        """How much of one of two texts the other tells too, from 0 to 1; squared likewise."""
        least = min(self._sum(above, 2), self._sum(below, 2))
        return self._sum(above & below, 2) / least if least else 0.0

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
