"""Industries, by the words in which the names of projects tell them."""

from __future__ import annotations

from functools import cache

from store import datafiles
from store.fold import fold


@cache
def words() -> dict[str, tuple[str, ...]]:
    """Industry -> the words that tell it."""
    found = {}
    for line in datafiles.read("industries.txt").splitlines():
        if line and not line.startswith("#"):
            industry, told = line.split("\t")
            found[industry] = tuple(told.split())
    return found


def told_by(name: str) -> list[str]:
    """The industries that a name tells; none where it has none of their words."""
    text = fold(name)
    return [industry for industry, told in _folded() if any(word in text for word in told)]


@cache
def _folded() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((industry, tuple(map(fold, told))) for industry, told in words().items())
