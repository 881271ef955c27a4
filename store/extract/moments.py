"""Points and spans of time on the calendar, written as ISO 8601; an unknown year is XXXX."""

from __future__ import annotations

import datetime
from typing import NamedTuple


class Moment(NamedTuple):
    """A year, month or day. A year of None is not known; a month of None leaves it at the year."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def iso(self) -> str:
        """It as 2020, 2020-05, 2020-05-27 or, where the year is not known, XXXX-05-27."""
        text = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
            if self.day is not None:
                text += f"-{self.day:02d}"
        return text

    def exists(self) -> bool:
        """Whether the calendar has it: not for 2 月 30 日."""
        if self.month is None:
            return True
        days = last_day(self.year, self.month) if 1 <= self.month <= 12 else 0
        return days > 0 and (self.day is None or 1 <= self.day <= days)

    def plus_months(self, months: int) -> Moment | None:
        """The month so many months later; None where the year or month is not known."""
        if self.year is None or self.month is None:
            return None
        count = self.year * 12 + self.month - 1 + months
        return Moment(count // 12, count % 12 + 1) if 12 <= count < 9999 * 12 else None

    def plus_days(self, days: int) -> Moment | None:
        """The day so many days later; None where the day is not known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            then = datetime.date(self.year, self.month, self.day) + datetime.timedelta(days)
        except (ValueError, OverflowError):
            return None
        return Moment(then.year, then.month, then.day)

    def weekday(self) -> int | None:
        """0 for Monday; None where the day is not known or the calendar has none."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return datetime.date(self.year, self.month, self.day).weekday()
        except ValueError:
            return None


class Span(NamedTuple):
    """From one moment to another, both included.

    name: a quarter or half year, "Q1", "H2"; XXXX where neither year is known.
    """

    first: Moment
    last: Moment
    name: str = ""

    @classmethod
    def of(cls, moment: Moment) -> Span:
        """The span that is one moment."""
        return cls(moment, moment)

    def iso(self) -> str:
        """It as 2020-05, 2020-Q1 or 2018/2020."""
        if self.name == self.first.iso():
            return f"{self.name}/{self.name}"
        if self.name:
            return f"{self.first.iso()[:4]}-{self.name}"
        first, last = self.first.iso(), self.last.iso()
        return first if first == last else f"{first}/{last}"


# The module of the standard library that knows them reads the names of the months, too.
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def last_day(year: int | None, month: int) -> int:
    """How many days a month has; of an unknown year February has 29."""
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return _DAYS[month - 1] + (leap and month == 2)


def quarter(year: int | None, number: int) -> Span:
    """A quarter of a year, 1 to 4."""
    return Span(Moment(year, 3 * number - 2), Moment(year, 3 * number), f"Q{number}")


def half(year: int | None, number: int) -> Span:
    """A half of a year, 1 or 2."""
    return Span(Moment(year, 6 * number - 5), Moment(year, 6 * number), f"H{number}")


def third(year: int | None, month: int, name: str) -> Span:
    """上旬, 中旬 or 下旬 of a month: its first, second or last ten days; 中下旬 is two of them."""
    first = {"上": 1, "中": 11, "下": 21}[name[0]]
    last = {"上": 10, "中": 20, "下": last_day(year, month)}[name[-2]]
    return Span(Moment(year, month, first), Moment(year, month, last))
