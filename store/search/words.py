"""Where words begin and end: a search finds 国有 in 中国有 too, and ranking holds that for less.

jieba cuts the surroundings of a hit into words, its dictionary alone, without guessing new ones.
Most hits need no cutting: where no word of the dictionary lies across an end of the hit, a word
ends there. To read the dictionary takes most of a second, so this is done when it is first needed.
"""

from __future__ import annotations

import logging
import warnings
from contextlib import suppress
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

import platformdirs

from store.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# So many characters on each side of an end are looked at: hardly a word goes on for longer.
_AROUND = 3


class Cutter(Protocol):
    """What is used of jieba's tokenizer. FREQ: word or beginning of one -> how often; 0: none."""

    FREQ: Mapping[str, int]

    def cut(self, sentence: str, *, HMM: bool) -> Iterator[str]:  # noqa: N803 (jieba's name)
        """The words of a sentence."""
        ...


@lru_cache(maxsize=1)
def cutter() -> Cutter:
    """The tokenizer with its dictionary read; the first call takes most of a second."""
    # Some Pythons warn of how jieba is written, and it writes its log on the screen.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba

        jieba.setLogLevel(logging.CRITICAL + 1)
        made = jieba.Tokenizer()
        # What it keeps of its dictionary is read back without question: not in a shared folder.
        made.tmp_dir = str(_folder())
        made.initialize()
    return made  # type: ignore[no-any-return]


# How a place lies among the words of its text.
SPLIT, WITHIN, WHOLE = range(3)


class Borders:
    """Tells of the places where one string stands how they lie among the words of the text."""

    def __init__(self, string: str) -> None:
        self._string = fold(string)
        # Of many thousands of places the most have the same neighbours as some other.
        self._before: dict[str, int | None] = {}
        self._after: dict[str, int | None] = {}
        self._cut: dict[tuple[str, str], int] = {}

    def lie(self, text: str, start: int, end: int) -> int:
        """Of a place in a text where the string stands: WHOLE where it is a word or several, WITHIN
        where it is a part of one, SPLIT where a word lies across one of its ends.
        """
        before, after = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
        if before not in self._before:
            self._before[before] = _between(fold(before), self._string)
        if after not in self._after:
            self._after[after] = _between(self._string, fold(after))
        begins, ends = self._before[before], self._after[after]
        if begins is not None and ends is not None:
            return min(begins, ends)
        if (before, after) not in self._cut:
            self._cut[before, after] = self._lie(fold(before), fold(after))
        return self._cut[before, after]

    def _lie(self, before: str, after: str) -> int:
        start, end = len(before), len(before) + len(self._string)
        cut = cutter().cut(before + self._string + after, HMM=False)
        borders = {0, *accumulate(map(len, cut))}
        if start in borders and end in borders:
            return WHOLE
        return SPLIT if borders & {*range(start + 1, end)} else WITHIN


def _between(before: str, after: str) -> int | None:
    """WHOLE where a word ends between two pieces of a folded text; None where only cutting tells.

    Within a number and within letters nothing ends: SPLIT.
    """
    if not before or not after:
        return WHOLE
    last, first = before[-1], after[0]
    if first.isascii() or last.isascii():
        # A number ends where its unit begins.
        both = last + first
        return SPLIT if both.isascii() and (both.isalpha() or both.isdigit()) else WHOLE
    return None if _is_crossed(before[-_AROUND:], after[:_AROUND]) else WHOLE


def _is_crossed(before: str, after: str) -> bool:
    """Whether any word of the dictionary begins in the one piece and ends in the other."""
    known = cutter().FREQ
    joined, border = before + after, len(before)
    for begin in range(border):
        # Every beginning of a word is in the dictionary too, so the first gap ends the search.
        for end in range(border + 1, len(joined) + 1):
            count = known.get(joined[begin:end])
            if count is None:
                break
            if count:
                return True
    return False


def _folder() -> Path:
    """The reader's own cache folder. Where it cannot be written to jieba goes without a cache."""
    folder = platformdirs.user_cache_path("yuanzhi")
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder
