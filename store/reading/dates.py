"""Dates and page numbers as newspapers write them, in the one form that is stored."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

_DATE = re.compile(
    r"(?P<year>\d{4})"
    r"(?:(?P<compact>\d{4})"
    r"|\s*(?:年|[-/.])\s*(?P<month>\d{1,2})"
    r"(?:\s*(?:月|[-/.])\s*(?P<day>\d{1,2})\s*日?|\s*月)?"
    r"|年)?"
    # The hour, where there is one, says nothing that a citation needs.
    r"(?:[T\s]\s*\d{1,2}:\d{2}(?::\d{2}(?:[.:]\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)
_HANZI_DATE = re.compile(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_PAGE = re.compile(r"第?\s*([A-Za-z]{0,2})\s*(\d{1,4})\s*版?", re.ASCII)
_HANZI_PAGE = re.compile(r"第?([一二三四五六七八九十]{1,3})版|第([一二三四五六七八九十]{1,3})")

_DIGITS = "〇一二三四五六七八九"
_ZEROS = str.maketrans("○零", "〇〇")
_TENS = re.compile(r"(?:([二三四五六七八九])?(十))?([一二三四五六七八九])?")
# Digits and letters that are as wide as hanzi.
_NARROW = {wide: wide - 0xFEE0 for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B))}


def narrow(text: str) -> str:
    """The text with wide digits and capitals (０７, Ａ) as ASCII; always as long as it was."""
    return text.translate(_NARROW)


@lru_cache(maxsize=4096)
def iso_date(text: str) -> str | None:
    """ISO 8601, whole or cut short: "2020年6月1日" -> "2020-06-01"; None where it is no date."""
    text = narrow(text.strip())
    hanzi = _HANZI_DATE.fullmatch(text)
    if hanzi:
        year = "".join(str(_DIGITS.index(digit)) for digit in hanzi[1].translate(_ZEROS))
        text = f"{year}-{_count(hanzi[2])}-{_count(hanzi[3])}"
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, compact, month, day = match.group("year", "compact", "month", "day")
    if compact:
        month, day = compact[:2], compact[2:]
    try:
        date = datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return date.isoformat()[: 10 if day else 7 if month else 4]


def page_number(text: str) -> str | None:
    """The number of a page as it is cited: "第07版" and "第七版" -> "7", "A01" as it is; None for
    no number.
    """
    text = narrow(text.strip())
    hanzi = _HANZI_PAGE.fullmatch(text)
    if hanzi:
        count = _count(hanzi[1] or hanzi[2])
        return str(count) if count else None
    match = _PAGE.fullmatch(text)
    if match is None:
        return None
    section, number = match.groups()
    return section.upper() + number if section else number.lstrip("0") or None


def _count(hanzi: str) -> int:
    """The number that 七, 十, 十二 or 二十一 is; 0 where it is none."""
    match = _TENS.fullmatch(hanzi)
    if match is None:
        return 0
    tens, ten, ones = match.groups()
    return 10 * (_DIGITS.index(tens or "一") if ten else 0) + (_DIGITS.index(ones) if ones else 0)
