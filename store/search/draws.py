"""Queries drawn from a library's own texts: what its reader could ask, and what breaks searches."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.fold import table
from store.search.fields import read
from store.search.tree import And, Field, Near, Not, Or, Request, Start, Term
from store.search.wording import understood

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.search.tree import Node

# The longest run of characters that is drawn.
LONGEST = 12


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paragraph that queries are drawn from, the date of its article, and what this has before
    its text: (field that asks for it, text).
    """

    text: str
    date: str | None
    heads: tuple[tuple[str, str], ...] = ()


class Draw:
    """Makes queries, always the same ones of the same seed and paragraphs."""

    def __init__(self, paragraphs: Sequence[Drawn], seed: int) -> None:
        self._paragraphs = [one for one in paragraphs if one.text]
        self._random = random.Random(seed)
        self._others = _variants()
        self._kinds: tuple[Callable[[], Node], ...] = (
            self._term,
            self._term,
            self._term,
            self._short,
            self._varied,
            self._foreign,
            lambda: And((self._short(), self._short())),
            lambda: And((self._short(), self._date())),
            lambda: And((self._short(), Not(self._short()))),
            lambda: And((Or((self._short(), self._term())), Not(self._date()))),
            lambda: Or((self._term(), self._short(), self._varied())),
            lambda: Or(
                (And((self._short(), self._short())), Not(Or((self._short(), self._term()))))
            ),
            self._near,
            self._start,
            lambda: Field("kind", "heading"),
            self._head,
            lambda: And((self._head(), self._short())),
            lambda: Or((self._head(), And((self._head(), Not(self._head()))))),
        )

    def query(self) -> str:
        """The next query, as it would be typed."""
        if not self._paragraphs:
            return "园区"
        return understood(Request(self._random.choice(self._kinds)()))

    def _run(self, longest: int) -> str:
        """Some characters that stand one after another in a paragraph, whatever they are."""
        return self._part(self._random.choice(self._paragraphs).text, longest)

    def _part(self, text: str, longest: int) -> str:
        size = min(self._random.randint(1, longest), len(text))
        at = self._random.randint(0, len(text) - size)
        return text[at : at + size]

    def _term(self) -> Term:
        return Term(self._run(LONGEST))

    def _short(self) -> Term:
        return Term(self._run(3))

    def _varied(self) -> Term:
        """A run, some characters of which are written otherwise: full width, traditional, small."""
        run = [self._random.choice(self._others.get(one, one) + one) for one in self._run(LONGEST)]
        return Term("".join(run))

    def _foreign(self) -> Term:
        """Two pieces that need not stand together anywhere."""
        return Term(self._run(3) + self._run(3))

    def _head(self) -> Node:
        """Some of what an article has before its text; all of its page."""
        heads = self._random.choice(self._paragraphs).heads
        if not heads:
            return self._term()
        name, text = self._random.choice(heads)
        value = text if name == "page" else self._part(text, LONGEST).strip()
        return Field(name, value) if read(name, value) else self._term()

    def _near(self) -> Node:
        one, other = ("".join(self._run(3).split()) for _ in range(2))
        if not one or not other or one == other:
            return self._term()
        return Near((one, other), self._random.choice((0, 3, 10, 40)))

    def _start(self) -> Node:
        run = self._run(4).strip()
        return Start(run) if run and run[0].isascii() and run[0].isalnum() else self._short()

    def _date(self) -> Node:
        date = self._random.choice(self._paragraphs).date
        if date is None:
            return Field("date", "2020..")
        cut = date[: self._random.choice((4, 7, 10))]
        return Field("date", self._random.choice((cut, f"{cut}..", f"..{cut}")))


def _variants() -> dict[str, str]:
    """Character -> the characters that are the same after folding."""
    found: dict[str, str] = {}
    for code, folded in sorted(table().items()):
        found[chr(folded)] = found.get(chr(folded), "") + chr(code)
    return found
