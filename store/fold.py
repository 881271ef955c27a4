"""Folding: what search and matching hold equal. Strictly one character to one character.

Because lengths never change, an offset in folded text is the same offset in the text itself.
NFKC is never used: it changes lengths (㎡ becomes two characters).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from store import datafiles

# Raise this whenever the folding of any character changes: indexes made with another version are
# rebuilt when the library is opened.
FOLD_VERSION = 1

# Where letters that have a small form are: neither among Chinese, Korean nor private characters.
LETTERED = (range(0x2E80), range(0xA640, 0xAC00), range(0xF900, 0x10000))


@lru_cache(maxsize=1)
def table() -> dict[int, int]:
    """Code point -> code point, for str.translate: 4,000 entries, made once.

    Full-width forms become half-width, letters of any alphabet small (where the small form is one
    character), the ideographic space a space, and traditional characters simplified ones. A
    character that simplified text uses too (乾, 著, 於 in names) stays as it is.
    """
    pairs: dict[int, int] = {}
    letters = list(map(chr, chain(*LETTERED)))
    for letter, low in zip(letters, map(str.lower, letters), strict=True):
        if low != letter and len(low) == 1:
            pairs[ord(letter)] = ord(low)
    for code in range(0xFF01, 0xFF5F):
        half = chr(code - 0xFEE0).lower()
        pairs[code] = ord(half)
    pairs[0x3000] = 0x20
    for line in datafiles.read("simplified.txt").splitlines():
        if line and not line.startswith("#"):
            traditional, simplified = line.split("\t")
            pairs[ord(traditional)] = ord(simplified)
    for code, target in pairs.items():
        # 薴 is simplified to 苧, which itself stands for 苎: folding twice must change nothing.
        while target in pairs:
            target = pairs[target]
        pairs[code] = target
    return pairs


# Of texts that are no longer than this the last ones are kept: most are folded more than once.
SHORT = 4_000


def fold(text: str) -> str:
    """The text with each character folded; always as long as it was."""
    return _kept(text) if len(text) < SHORT else _folded(text)


def _folded(text: str) -> str:
    # What is folded is never folded again, so that one character can be replaced after the other:
    # in Chinese text this takes half the time of str.translate.
    characters, targets = _characters()
    for character in characters.intersection(text):
        text = text.replace(character, targets[character])
    return text


_kept = lru_cache(maxsize=256)(_folded)


@lru_cache(maxsize=1)
def _characters() -> tuple[frozenset[str], dict[str, str]]:
    """The characters that are folded; and what to."""
    targets = {chr(code): chr(target) for code, target in table().items()}
    return frozenset(targets), targets
