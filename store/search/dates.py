"""Date fields: the days that they ask for, and whether a date lies in them."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache

# Days as proleptic ordinals (datetime.date.toordinal), both ends included.
Days = tuple[int, int]

FIRST, LAST = datetime.date.min.toordinal(), datetime.date.max.toordinal()

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
# As Chinese writes it, in a query: 2020年5月27日.
_CHINESE = re.compile(r"([0-9]{4})年(?:([0-9]{1,2})月(?:([0-9]{1,2})日)?)?")
_SIGN = re.compile(r">=|<=|[<>≥≤]")


@lru_cache(maxsize=4096)
def days_of(date: str) -> Days | None:
    """First and last day of an ISO date, whole or cut short; None where it is no date."""
    found = _DATE.fullmatch(date)
    if found is None:
        return None
    year, month, day = (int(number) if number else None for number in found.groups())
    assert year is not None
    if 0 in (month, day):
        return None
    try:
        first = datetime.date(year, month or 1, day or 1)
        last_month = month or 12
        last = datetime.date(year, last_month, day or calendar.monthrange(year, last_month)[1])
    except ValueError:
        return None
    return first.toordinal(), last.toordinal()


def period_of(value: str) -> Days | None:
    """The days of 2020, 2020-05, 2020-05-27, 2020-05..2020-06, ..2020, 2020.., >2020-05, <=2020 or
    2020年5月; else None.

    A period that ends before it begins is a period without days.
    """
    sign = _SIGN.match(value)
    if sign is not None:
        days = _days(value[sign.end() :])
        return None if days is None else _compared(sign[0], days)
    begin, dots, end = value.partition("..")
    if not dots:
        return _days(value)
    if not begin and not end:
        return None
    first = _days(begin) if begin else (FIRST, FIRST)
    last = _days(end) if end else (LAST, LAST)
    return None if first is None or last is None else (first[0], last[1])


def _days(value: str) -> Days | None:
    return days_of(_CHINESE.sub(lambda found: "-".join(filter(None, found.groups())), value))


def _compared(sign: str, days: Days) -> Days:
    """The days that are after, before, not before or not after some days."""
    first, last = days
    return {
        ">": (last + 1, LAST),
        "<": (FIRST, first - 1),
        ">=": (first, LAST),
        "≥": (first, LAST),
        "<=": (FIRST, last),
        "≤": (FIRST, last),
    }[sign]


def ends_a_year(period: Days) -> bool:
    """Whether no date cut short can begin in these days and end after them."""
    last = datetime.date.fromordinal(max(period[1], FIRST))
    return (last.month, last.day) == (12, 31)


def is_within(date: str | None, period: Days | None) -> bool:
    """Whether all days of an ISO date, whole or cut short, are days of the period."""
    days = days_of(date) if date else None
    return days is not None and period is not None and period[0] <= days[0] <= days[1] <= period[1]
