"""The exact check: whether a text holds a string after folding, and where."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from store.fold import fold, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from store.model import Range

# A pattern of a longer string takes longer to make than it saves.
_LONGEST_PATTERN = 64


@lru_cache(maxsize=256)
def holds(text: str) -> Callable[[str], bool]:
    """A function that tells whether a text, not folded, holds `text` after folding of both."""
    folded = fold(text)
    if len(folded) > _LONGEST_PATTERN:
        return lambda whole: folded in fold(whole)
    # Folding every text takes ten times as long as looking for all that folds to the string; and
    # most texts that hold it hold it as it is.
    search = re.compile("".join(map(_pattern, folded))).search
    return lambda whole: folded in whole or search(whole) is not None


def glob(text: str) -> str:
    """A GLOB pattern for SQLite that every text that holds `text` matches; some others may too."""
    return f"*{''.join(map(_glob_class, fold(text)[:_LONGEST_PATTERN]))}*"


def spans(strings: Iterable[str], text: str) -> tuple[Range, ...]:
    """Where the text holds any of the strings after folding: in order, overlapping ones as one."""
    folded = fold(text)
    found = sorted(place for string in set(map(fold, strings)) for place in _places(string, folded))
    merged: list[Range] = []
    for start, end in found:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _places(string: str, text: str) -> Iterator[Range]:
    at = text.find(string)
    while at >= 0:
        yield at, at + len(string)
        at = text.find(string, at + 1)


@lru_cache(maxsize=1)
def _variants() -> dict[str, str]:
    """Folded character -> the other characters that fold to it, in the order of code points."""
    found: dict[str, list[str]] = {}
    for code, folded in sorted(table().items()):
        found.setdefault(chr(folded), []).append(chr(code))
    return {folded: "".join(others) for folded, others in found.items()}


def _pattern(folded: str) -> str:
    others = _variants().get(folded)
    return f"[{re.escape(folded + others)}]" if others else re.escape(folded)


def _glob_class(folded: str) -> str:
    # In a GLOB class ] must come first, ^ not first and - last; only ASCII characters are special,
    # and each has a full-width variant to stand beside.
    others = _variants().get(folded, "")
    return f"[{folded}{others}]" if folded == "]" else f"[{others}{folded}]"
