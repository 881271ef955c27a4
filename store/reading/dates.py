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
_PAGE = re.compile(r"第?\s*([A-Za-z]{0,2})\s*(\d{1,4})\s*版?", re.ASCII)


@lru_cache(maxsize=4096)
def iso_date(text: str) -> str | None:
    """ISO 8601, whole or cut short: "2020年6月1日" -> "2020-06-01"; None where it is no date."""
    match = _DATE.fullmatch(text.strip())
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
    """The number of a page as it is cited: "第07版" -> "7", "A01" as it is; None for no number."""
    match = _PAGE.fullmatch(text.strip())
    if match is None:
        return None
    section, number = match.groups()
    return section.upper() + number if section else number.lstrip("0") or None
