"""Wording: the letters of an article, and whether two articles are the same news text.

Everything here is worked out from the text alone, without chance and without what else a library
holds, so that it comes out the same on every machine and in whatever order articles are loaded.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from store.fold import table

if TYPE_CHECKING:
    from collections.abc import Iterator

# Raise this whenever `letters_of` or `sketch` change: the sketches of a library are then made anew.
WORDING_VERSION = 1

# Fewer letters than this are a headline, a caption or a set phrase: no news by themselves.
SHORTEST = 80

# Letters of a shingle: what two texts share at this length they share for a reason.
SHINGLE = 5

# Letters of the lead. It tells the news: a text that only quotes another one, and a report that
# goes on where another one ended, share the rest but begin with something else.
LEAD = 100

# How much of each lead must stand in the other text.
LEAD_SHARED = 0.5

# How much of the shorter text must stand in the longer one, and how short it may be beside it: a
# reprint is cut at the end, but what is left of it is no mere summary.
CONTAINED = 0.8
CUT = 1 / 3

# Share of shingles common to both, of all, at which one of the leads may be a new one.
ALIKE = 0.75

# In so many letters of the shorter text one word may be changed while its surroundings are not, in
# the dateline any. More make it a text of the same pattern about something else: the figures of
# another month, the name of another firm. A changed number counts for one more.
LETTERS_PER_CHANGE = 200
DATELINE = 40

# Longer pieces than this in one place are something else written, not a word put for a word.
LONGEST_CHANGE = 16

# Letters before a number that tell what it is a number of.
SURROUNDINGS = 3

# A sketch: the smallest fingerprints of a text's long shingles, so many of so many letters.
SKETCH = 8
LONG_SHINGLE = 16

# The long shingles are those that begin with one of the most frequent characters of Chinese news,
# one in seven letters. As in SpotSigs (Theobald, Siddharth, Paepcke 2008) it is the text itself
# that says where they begin, so that what is put in or left out elsewhere does not move them.
_BEGIN = "的在和为是了有将与对中上等以到及业新发年大工"
_LONG_SHINGLE = re.compile(f"(?=([{_BEGIN}].{{{LONG_SHINGLE - 1}}}))")

# Some agencies print the headline once more before the text.
_HEADLINE = re.compile(r"\s*【[^【】]{2,80}】")

_DIGITS = r"\d〇零一二三四五六七八九十百千万亿"
_NUMBER = re.compile(f"[{_DIGITS}]+")


def letters_of(text: str) -> str:
    """The letters and digits of a text, folded, without a headline in brackets before them."""
    headline = _HEADLINE.match(text)
    return (text[headline.end() :] if headline else text).translate(_letters())


def sketch(letters: str) -> tuple[int, ...]:
    """The fingerprints by which texts that share much are found: from 1 to SKETCH of them, of 31
    bits, in rising order.

    Of two texts that share a share s of their long shingles, about s of these are the same.
    """
    # Where nothing begins one, in English for instance, all letters are taken as one.
    shingles = _LONG_SHINGLE.findall(letters) or [letters]
    # The error handler is for lone surrogates, which a text can hold and UTF-8 cannot.
    prints = {zlib.crc32(each.encode("utf-8", "surrogatepass")) >> 1 for each in shingles}
    return tuple(sorted(prints)[:SKETCH])


def whole(letters: str) -> int:
    """The fingerprint of all letters of a text, of 63 bits; greater than any in a sketch."""
    digest = hashlib.blake2b(letters.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 2 | 1 << 62


@lru_cache(maxsize=1)
def _letters() -> dict[int, int | None]:
    """Code point -> what it is folded to, or None for what is neither letter nor digit."""
    # What stays as it is stands there too: str.translate takes half as long again to miss.
    pairs = {code: code for code in range(0x10000)} | table()
    return {code: to if chr(to).isalnum() else None for code, to in pairs.items()}


class Wording:
    """The letters of one article, and what they are compared by. Worked out when first asked."""

    def __init__(self, letters: str) -> None:
        self.letters = letters

    @cached_property
    def shingles(self) -> frozenset[str]:
        """All runs of SHINGLE letters."""
        return frozenset(_runs(self.letters))

    def is_same_news(self, other: Wording) -> bool:
        """Whether both are one news text, printed twice."""
        short, long = sorted((self, other), key=lambda each: (len(each.letters), each.letters))
        if len(short.letters) < SHORTEST:
            return False
        if short.letters == long.letters:
            return True
        leads = sorted((short.lead_in(long), long.lead_in(short)))
        if leads[1] < LEAD_SHARED:
            return False
        shared = len(short.shingles & long.shingles)
        cut = (
            leads[0] >= LEAD_SHARED
            and shared >= CONTAINED * len(short.shingles)
            and len(short.letters) >= CUT * len(long.letters)
        )
        alike = shared >= ALIKE * (len(short.shingles) + len(long.shingles) - shared)
        if not cut and not alike:
            return False
        changes = _changed_words(short, long) + _changed_numbers(short, long)
        return changes <= len(short.letters) // LETTERS_PER_CHANGE

    def lead_in(self, other: Wording) -> float:
        """The share of this text's lead that stands in the other one, piece by piece."""
        lead = [self.letters[at : at + SHINGLE] for at in range(0, LEAD, SHINGLE)]
        return sum(piece in other.letters for piece in lead) / len(lead)


def _runs(letters: str) -> Iterator[str]:
    return (letters[at : at + SHINGLE] for at in range(len(letters) - SHINGLE + 1))


def _changed_words(short: Wording, long: Wording) -> int:
    """In how many places both have the same surroundings and other words between."""
    there = dict(_gaps(long, short))
    return sum(
        0 < len(words) <= LONGEST_CHANGE
        and 0 < len(there.get(place, "")) <= LONGEST_CHANGE
        and there[place] != words
        for place, words in _gaps(short, long)
    )


def _gaps(one: Wording, other: Wording) -> Iterator[tuple[tuple[str, str], str]]:
    """What a text has between two runs that the other one has too: (runs, letters between)."""
    last = None
    for at, run in enumerate(_runs(one.letters)):
        if run in other.shingles:
            if last is not None and at > last + 1 and at > DATELINE:
                yield (one.letters[last : last + SHINGLE], run), one.letters[last + SHINGLE : at]
            last = at


def _changed_numbers(short: Wording, long: Wording) -> int:
    """How many numbers stand in both after the same letters and are not the same numbers."""
    here, there = _numbers(short.letters), _numbers(long.letters)
    return sum(len(here[place] - there[place]) for place in here if place in there)


def _numbers(letters: str) -> dict[str, set[str]]:
    """The letters before a number, other numbers left out -> the numbers that stand there."""
    found: dict[str, set[str]] = {}
    before, last = "", 0
    for match in _NUMBER.finditer(letters):
        before = (before + letters[last : match.start()])[-SURROUNDINGS:]
        last = match.end()
        if len(before) == SURROUNDINGS:
            found.setdefault(before, set()).add(match[0])
    return found
