"""The exact check: whether a text holds a string after folding, and where.

A string anywhere, a string where a word begins, or several strings near each other.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from store.fold import fold, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from store.model import Range

# Where the alphabets end, and what is written without words begins (see store.fold.LETTERED).
_ALPHABETS_END = "\u2e80"

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
    others = [_variants().get(character, "") for character in folded]
    if not any(others):
        return lambda whole: folded in whole
    if len(others) == len(others[0]) == 1:
        other = others[0]
        return lambda whole: folded in whole or other in whole
    search = re.compile(pattern(folded)).search
    return lambda whole: folded in whole or search(whole) is not None


def glob(text: str) -> str:
    """A GLOB pattern for SQLite that every text that holds `text` matches; some others may too."""
    return f"*{''.join(map(_glob_class, fold(text)[:_LONGEST_PATTERN]))}*"


def pattern(text: str) -> str:
    """A regular expression that matches what is folded to the same as `text`."""
    return "".join(map(_either, fold(text)))


def runs_on(folded: str) -> bool:
    """Whether a folded character is a letter of an alphabet or a digit: with others it makes a run,
    where Chinese characters do not.
    """
    return folded < _ALPHABETS_END and folded.isalnum()


@lru_cache(maxsize=256)
def begins(text: str) -> Callable[[str], bool]:
    """A function that tells whether a text holds `text` where a run of letters begins."""
    folded = fold(text)
    if len(folded) > _LONGEST_PATTERN:
        return lambda whole: next(starts(text, whole), None) is not None
    search = re.compile(pattern(folded)).search

    def test(whole: str) -> bool:
        found = search(whole)
        while found is not None and found.start() and runs_on(fold(whole[found.start() - 1])):
            found = search(whole, found.start() + 1)
        return found is not None

    return test


@lru_cache(maxsize=256)
def has_near(words: tuple[str, ...], distance: int) -> Callable[[str], bool]:
    """A function that tells whether a text holds all the words near each other."""
    tests = [holds(word) for word in words]
    return lambda whole: (
        all(test(whole) for test in tests) and next(near(words, distance, whole), None) is not None
    )


def places(string: str, text: str) -> Iterator[Range]:
    """Where the text holds the string after folding, in order; they may overlap."""
    return _placer(string)(text)


def starts(string: str, text: str) -> Iterator[Range]:
    """Those of the places of a string before which no run goes on."""
    folded = fold(text)
    return (
        (start, end)
        for start, end in _places(fold(string), folded)
        if not start or not runs_on(folded[start - 1])
    )


def near(words: tuple[str, ...], distance: int, text: str) -> Iterator[Range]:
    """The places of words that stand near each other, each with some places of all the others: from
    where the first of them ends to where the last of them begins it is no more than the distance.
    A place may come more than once.
    """
    lists = [list(places(word, text)) for word in words]
    if not all(lists):
        return
    by_end = sorted((end, at) for at, found in enumerate(lists) for _, end in found)
    by_start = sorted(place for found in lists for place in found)
    # For every end, the first place of each word that does not end before it begins soonest. The
    # last of these beginnings never falls, and nor does what has been given already.
    nexts = [0] * len(lists)
    latest = max(found[0][0] for found in lists)
    given = 0
    for end, at in by_end:
        if latest - end <= distance:
            while given < len(by_start) and by_start[given][0] <= end + distance:
                if by_start[given][1] >= end:
                    yield by_start[given]
                given += 1
        nexts[at] += 1
        if nexts[at] == len(lists[at]):
            return
        latest = max(latest, lists[at][nexts[at]][0])


def spans(strings: Iterable[str], text: str) -> tuple[Range, ...]:
    """Where the text holds any of the strings after folding: in order, overlapping ones as one."""
    return merged(place for string in set(map(fold, strings)) for place in places(string, text))


def merged(found: Iterable[Range]) -> tuple[Range, ...]:
    """Places in order, overlapping ones as one."""
    merged: list[Range] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


@lru_cache(maxsize=256)
def finder(text: str) -> Callable[[str], list[Range]]:
    """A function for many texts, not folded: where they hold `text` after folding of both, in
    order, not overlapping.
    """
    folded = fold(text)
    if len(folded) > _LONGEST_PATTERN:
        return lambda whole: list(_places(folded, fold(whole)))
    search = re.compile(pattern(folded)).finditer
    return lambda whole: [found.span() for found in search(whole)]


@lru_cache(maxsize=256)
def _placer(string: str) -> Callable[[str], Iterator[Range]]:
    """A function for many texts, not folded: `places` of that string."""
    folded = fold(string)
    if len(folded) > _LONGEST_PATTERN:
        return lambda text: _places(folded, fold(text))
    if not any(character in _variants() for character in folded):
        return lambda text: _places(folded, text)
    search = re.compile(pattern(folded)).search

    def found(text: str) -> Iterator[Range]:
        at = search(text)
        while at is not None:
            yield at.span()
            at = search(text, at.start() + 1)

    return found


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


def _either(folded: str) -> str:
    others = _variants().get(folded)
    return f"[{re.escape(folded + others)}]" if others else re.escape(folded)


def _glob_class(folded: str) -> str:
    # In a GLOB class ] must come first, ^ not first and - last; only ASCII characters are special,
    # and each has a full-width variant to stand beside. What has none takes half the time alone.
    others = _variants().get(folded, "")
    if not others:
        return folded
    return f"[{folded}{others}]" if folded == "]" else f"[{others}{folded}]"
