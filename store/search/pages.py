"""Page fields: which pages of a newspaper they ask for. Pages are called 1, 01, A3, 07-08."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from store.fold import fold

# Letters and a number, which may have zeros before it.
_PAGE = re.compile(r"([a-z]*)0*([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages from `first` to `last` of the edition that `letters` name ("" or "a").

    text: the page itself, folded, where it is no such number: 07-08; else None.
    """

    letters: str = ""
    first: int = 0
    last: int = 0
    text: str | None = None

    def hold(self, page: str | None) -> bool:
        """Whether a page is one of them."""
        if page is None:
            return False
        folded = fold(page)
        if self.text is not None:
            return folded == self.text
        found = _PAGE.fullmatch(folded)
        return (
            found is not None
            and found[1] == self.letters
            and self.first <= int(found[2]) <= self.last
        )


def term(page: str) -> str:
    """What all ways to write a page have in common: a3 for A03; what is no such number, folded."""
    folded = fold(page)
    found = _PAGE.fullmatch(folded)
    return f"{found[1]}{int(found[2])}" if found else folded


@lru_cache(maxsize=256)
def read(value: str) -> Pages | None:
    """The pages of 1, A3, 07-08 or 1..4; None where that is none. value: folded."""
    begin, dots, end = value.partition("..")
    first, last = _PAGE.fullmatch(begin), _PAGE.fullmatch(end if dots else begin)
    if first is not None and last is not None and first[1] == last[1]:
        return Pages(first[1], int(first[2]), int(last[2]))
    return Pages(text=value) if not dots and re.search("[0-9]", value) else None
