"""Mojibake: text that was read in a wrong charset once and saved so, before it came here.

Only what is certain is found: characters that, turned back into the bytes they were made from, are
Chinese again. It is not repaired, for some of it is always lost.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from store.reading.likelihood import is_likely

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.model import Range

# What U+FFFD in UTF-8 becomes when it is read as GBK, and as Big5: the text behind it is gone.
_LOST = re.compile("(?:锟斤拷|嚙踝蕭)+")
# Bytes from 80 to FF as one character each: in Latin-1, and in what Windows has in its place.
_WINDOWS = {byte: bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0)}
_TO_BYTE = {ord(char): byte for byte, char in _WINDOWS.items() if char}
_HIGH = f"[\u0080-\u00ff{''.join(_WINDOWS.values())}]"
# The second byte of a character can be ASCII in Big5 and GB18030.
_LATIN = re.compile(f"{_HIGH}(?:[ -~]?{_HIGH}){{2,}}")
_LETTERS = re.compile("[\u00a1-\u00fe]")
_BEYOND = re.compile("[^\0-\x7f]{1,400}")
# What the full stop and the comma in UTF-8 become in GBK; hardly ever else in any text.
_SIGNS_IN_GBK = re.compile("[锛銆]")
# The hanzi and the full-width signs in UTF-8.
_UTF_8 = re.compile(rb"(?:[\xe4-\xe9][\x80-\xbf]|\xe3\x80|\xef\xbc)[\x80-\xbf]")

# So many characters that come back are no accident, and so much of their run has to.
FEWEST = 3
FEWEST_LETTERS = 10
SHARE = 0.7
# Where so much of what is not ASCII is mojibake, the text as a whole is lost.
WHOLE = 0.5
# The beginning of a text is looked at run by run; what follows, where a sign of it stands.
BEGINNING = 20_000
MOST = 500


@dataclass(frozen=True, slots=True)
class Mojibake:
    """Where it begins in a text, what it looks like, and whether the text is full of it."""

    start: int
    sample: str
    whole: bool


def find_mojibake(text: str) -> Mojibake | None:
    """The first mojibake of a text; None where none is certain."""
    found = sorted({*_from_latin(text), *_from_gbk(text), *_lost(text)})
    if not found:
        return None
    start, end = found[0]
    garbled = sum(end - start for start, end in found)
    beyond = sum(map(len, _BEYOND.findall(text[: max(BEGINNING, found[-1][1])])))
    return Mojibake(start, text[start : min(end, start + 12)], garbled >= beyond * WHOLE)


def _lost(text: str) -> Iterator[Range]:
    return (run.span() for run in islice(_LOST.finditer(text), MOST))


def _from_latin(text: str) -> Iterator[Range]:
    """UTF-8 that was read as Latin-1 ("ï¼Œ"), and GB18030 or Big5 that was ("ÖÐ¹ú")."""
    for run in islice(_LATIN.finditer(text), MOST):
        data = run[0].translate(_TO_BYTE).encode("latin-1")
        if _is_utf_8(data) or (
            len(_LETTERS.findall(run[0])) >= max(FEWEST_LETTERS, SHARE * len(data))
            and (_is_chinese(data, "gb18030") or _is_chinese(data, "big5"))
        ):
            yield run.span()


def _from_gbk(text: str) -> Iterator[Range]:
    """UTF-8 that was read as GBK ("鍥尯")."""
    beginnings = _BEYOND.finditer(text, 0, BEGINNING)
    signs = (
        run
        for sign in _SIGNS_IN_GBK.finditer(text, BEGINNING)
        if (run := _BEYOND.match(text, sign.start()))
    )
    for run in islice(chain(beginnings, signs), MOST):
        if len(run[0]) >= FEWEST and _is_utf_8(run[0].encode("gb18030", "replace")):
            yield run.span()


def _is_utf_8(data: bytes) -> bool:
    """Whether most of it is hanzi and Chinese signs in UTF-8."""
    count = len(_UTF_8.findall(data))
    return count * 3 >= SHARE * len(data) and (count >= FEWEST or count * 3 == len(data))


def _is_chinese(data: bytes, charset: str) -> bool:
    """Whether it reads as Chinese; the last character may be cut off."""
    try:
        return is_likely(getincrementaldecoder(charset)().decode(data))
    except UnicodeDecodeError:
        return False
