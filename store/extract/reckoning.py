"""Reckoning a date: what is left out is taken from the dates told before, or from the reference."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from store.extract.moments import Moment, Span, half, quarter, third
from store.extract.numerals import read
from store.extract.patterns import pattern
from store.extract.surroundings import clause, future

if TYPE_CHECKING:
    import re

    from store.model import Reference

_RELATIVE = {
    "今年": 0,
    "本年": 0,
    "去年": -1,
    "上年": -1,
    "前年": -2,
    "明年": 1,
    "来年": 1,
    "后年": 2,
}
_TOLD = {"当年": 0, "同年": 0, "次年": 1, "翌年": 1}
_NEAR = {"本月": 0, "这个月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1}
_SEASONS = {"春": 3, "夏": 6, "秋": 9, "冬": 12}
# No sentence is longer; so the way back to the date before is never long either.
_FAR = 500
_COMMA = pattern(r"[，,；;：:]")
_LENGTHENING = ("提前", "延长", "顺延", "逾期")
_STOP = pattern(r"[。！？\n]")
# 每年底, 数年内, 三年初: what stands before makes these habits or lengths.
_NOT_BARE = frozenset("每历往逐多几数余0123456789一二三四五六七八九十百千两半近周学成年")
# 每年5月1日 is of no year; 六月六 is a feast by the moon.
_HABIT = pattern(r"[每历往]年(?:的|[\d月日号]{2,6}[至到\-—~])?$")
_FEAST = pattern(r"([二三五六七九])月\1(?![日号十])")
_NEARING = frozenset(("临近", "将近", "接近", "邻近"))
# How late in a year something can be told as past in the first months of the next.
_EARLY, _LATE = 3, 10


# A part of a year that figures are told of: a quarter, a half year, its first months.
PERIOD = pattern(r"(\d{4})-(?:([QH])([1-4])|01/\1-(\d\d))")


class Year(NamedTuple):
    """A year that a date names (None: the reference does not know it), or that it names none."""

    value: int | None
    named: bool = True


UNNAMED = Year(None, named=False)


@dataclass(slots=True)
class Parts:
    """What a written date says of itself: the groups of a dateforms pattern that matched."""

    year: str | None = None
    now: str | None = None
    month: str | None = None
    near: str | None = None
    day: str | None = None
    third: str | None = None
    rim: str | None = None
    quarter: str | None = None
    opening: str | None = None
    quarters: str | None = None
    half: str | None = None
    season: str | None = None
    months: str | None = None
    only: str | None = None
    edge: str | None = None

    @classmethod
    def of(cls, match: re.Match[str]) -> Parts:
        """The parts of the point that a pattern of dateforms matched."""
        yeared, bare = _stems(match.re)
        groups = (*match.groups(), None)
        parts = cls(*yeared(groups))
        return parts if parts.year or parts.now else cls(*bare(groups))

    def is_portion(self) -> bool:
        """Whether it is of a part of a year or month."""
        return bool(
            self.third
            or self.quarter
            or self.opening
            or self.quarters
            or self.half
            or self.season
            or self.months
        )


@lru_cache(maxsize=8)
def _stems(pattern: re.Pattern[str]) -> tuple[itemgetter[Any], itemgetter[Any]]:
    """What takes the parts out of the groups, and one None behind them: after a year, without.

    The groups are called year0 and month0 after a year, month10 without.
    """
    places = pattern.groupindex
    names = [each.name for each in fields(Parts)]
    yeared = [places.get(f"{name}0", 0) - 1 for name in names]
    bare = [places.get(f"{name}10", 0) - 1 for name in names]
    return itemgetter(*yeared), itemgetter(*bare)


@dataclass(slots=True)
class Reckoner:
    """Resolves the dates of one text in the order in which they stand.

    period: the last part of a year that was told, as ISO; 上年同期 is that of another year.
    told: (where it ends, the moment, whether its year was written) of each date resolved so far.
    asked: whether any date asked for the reference or the period, and could be another without.
    """

    text: str
    given: Reference
    period: str | None = None
    told: list[tuple[int, Moment, bool]] = field(default_factory=list)
    asked: bool = False

    @property
    def reference(self) -> Reference:
        """What the dates count from."""
        self.asked = True
        return self.given

    def remember(self, end: int, span: Span, *, written: bool) -> None:
        """Keeps a resolved date for those that count from it."""
        self.told.append((end, span.last, written))

    def before(self, start: int, stops: int) -> tuple[Moment, bool] | None:
        """The date told before a place, at most so many full stops away, and if its year was."""
        if not self.told:
            return None
        end, moment, written = self.told[-1]
        if stops <= 1 and start - end > _FAR:
            return None
        return (moment, written) if len(_STOP.findall(self.text, end, start)) <= stops else None

    def month_before(self, start: int, stops: int) -> Moment | None:
        """The last date with a month told before a place, at most so many full stops away."""
        for end, moment, _ in reversed(self.told[-3:]):
            if start - end > _FAR or len(_STOP.findall(self.text, end, start)) > stops:
                return None
            if moment.month is not None:
                return moment
        return None

    def number(self, written: str) -> int:
        """A year, month, day or quarter in digits or Chinese numerals."""
        plain = written.translate({ord("О"): "〇", ord("O"): "〇", ord("0"): "0"})
        if not plain.isascii():
            plain = plain.replace("0", "〇")
        reading = read(plain)
        return int(reading.low) if reading is not None else 0

    def year(self, parts: Parts, start: int) -> Year | None:
        """The year that the parts name, or that they name none; None where it cannot be told."""
        if parts.year:
            return Year(self.number(parts.year))
        if parts.now is None:
            return UNNAMED
        if parts.now in _TOLD:
            return self._told_year(parts.now, start)
        known = self.reference.year
        if parts.now in _RELATIVE:
            return Year(None if known is None else known + _RELATIVE[parts.now])
        coming = self.reference.month is not None and self.reference.month >= 11
        return Year(None if known is None else known + coming)

    def _told_year(self, word: str, start: int) -> Year | None:
        told = self.before(start, 0 if word == "当年" else 1)
        if told is None or told[0].year is None or not told[1]:
            return None
        if word == "当年" and clause(self.text, start, start).count("当年") > 1:
            return None
        return Year(told[0].year + _TOLD[word])

    def usual_year(self, month: int, start: int, end: int) -> int | None:
        """The year of a month without one: that told in this sentence, else the article's.

        In the first months of a year a month late in the year is that of the year before, unless
        the clause speaks of the future.
        """
        told = self.before(start, 0)
        if told and told[1] and told[0].year is not None:
            same_clause = not _COMMA.search(self.text, self.told[-1][0], start)
            later = told[0].month is not None and month >= told[0].month
            if later or (told[0].month is None and same_clause):
                return told[0].year
        year, now = self.reference.year, self.reference.month
        if year is None or now is None:
            return year
        if now <= _EARLY and month >= _LATE and not future(self.text, start, end):
            return year - 1
        if now >= _LATE + 1 and month <= _EARLY and future(self.text, start, end):
            return year + 1
        return year

    def point(self, parts: Parts, start: int, end: int, given: Moment | None = None) -> Span | None:
        """The span that the parts at start..end mean; None where it cannot be told.

        given: the first date of a range, from which its second takes what it leaves out.
        """
        named = self.year(parts, start)
        if named is None:
            return None
        year = Year(given.year) if given is not None and not named.named else named
        if parts.month or parts.near:
            return self._in_month(parts, year, start, end)
        if parts.only:
            return None if named.named else self._day(parts, given, start, end)
        if parts.edge:
            return self._edge(parts, year, start, end)
        if parts.season:
            return self._season(parts.season, year)
        if parts.quarter or parts.opening or parts.half or parts.quarters or parts.months:
            return self._portion(parts, year, start, end)
        return Span.of(Moment(named.value)) if named.named else None

    def _in_month(self, parts: Parts, year: Year, start: int, end: int) -> Span | None:
        if parts.near:
            base = None if year.named else self._near(parts.near)
        else:
            month = self.number(parts.month or "")
            if _FEAST.match(self.text, start) or self._habitual(start):
                return None
            base = Moment(self._value(year, month, start, end), month)
        if base is None or base.month is None or not base.exists():
            return None
        if parts.third:
            return third(base.year, base.month, parts.third)
        if parts.day:
            day = Moment(base.year, base.month, self.number(parts.day))
            return Span.of(day) if day.exists() else None
        return Span.of(base)

    def _habitual(self, start: int) -> bool:
        """Whether a month or day at a place comes round every year: 每年5月1日至9月30日."""
        return "年" in self.text[max(0, start - 10) : start] and bool(
            _HABIT.search(self.text, max(0, start - 10), start)
        )

    def _near(self, word: str) -> Moment | None:
        year, month = self.reference.year, self.reference.month
        if month is None:
            return None
        if year is not None:
            return Moment(year, month).plus_months(_NEAR[word])
        month += _NEAR[word]
        return Moment(None, month) if 1 <= month <= 12 else None

    def _day(self, parts: Parts, given: Moment | None, start: int, end: int) -> Span | None:
        """A day without its month: of the date told in this sentence, else the latest one."""
        words, before = parts.only or "", self.text[max(0, start - 2) : start]
        # 2月30日 is no day of any month; 三日 and 提前3日 are lengths of time.
        if before.rstrip().endswith("月") or before in _LENGTHENING or not words[0].isdecimal():
            return None
        number = self.number(words)
        year, month = self.reference.year, self.reference.month
        told = self.before(start, 0)
        if given is not None and given.month is not None:
            base: Moment | None = Moment(given.year, given.month)
        elif told and told[0].day is not None and told[0].day <= number:
            base = Moment(told[0].year, told[0].month)
        elif month is None:
            base = Moment(self.told[-1][1].year, self.told[-1][1].month) if self.told else None
        else:
            base = Moment(year, month)
            day = self.reference.day
            if day is not None and number > day and not future(self.text, start, end):
                base = base.plus_months(-1)
        if base is None or base.month is None:
            return None
        moment = Moment(base.year, base.month, number)
        return Span.of(moment) if moment.exists() else None

    def _edge(self, parts: Parts, year: Year, start: int, end: int) -> Span | None:
        edge = parts.edge or ""
        if not year.named:
            if edge not in ("年底", "年末", "年初", "全年", "年内"):
                return None
            habit = edge != "全年" and start and self.text[start - 1] in _NOT_BARE
            if habit and self.text[max(0, start - 2) : start] not in _NEARING:
                return None
            told = self.before(start, 0) if edge in ("全年", "年底", "年末") else None
            # 2022年…，全年…: of the year told in this sentence.
            if told and told[1] and told[0].month is None:
                year = Year(told[0].year)
        if edge == "同期" and (same := self._same_period(year.value)):
            return same
        number = self._value(year, 1 if edge in ("年初", "年内") else 12, start, end)
        if edge in ("年底", "底", "年末", "末"):
            return Span.of(Moment(number, 12))
        # 今年年初 looks back on the year as a whole; any other 年初 is its January.
        if edge in ("初", "伊始") or (edge == "年初" and parts.now != "今年"):
            return Span.of(Moment(number, 1))
        return Span.of(Moment(number))

    def _same_period(self, year: int | None) -> Span | None:
        """The part of a year just told of, in the year before: 去年同期 of a first half year."""
        self.asked = True
        told = PERIOD.fullmatch(self.period or "")
        if told is None or year is None or int(told[1]) != year + 1:
            return None
        if told[2]:
            return (quarter if told[2] == "Q" else half)(year, int(told[3]))
        return Span(Moment(year, 1), Moment(year, int(told[4])))

    def _season(self, season: str, year: Year) -> Span | None:
        first = Moment(year.value, _SEASONS[season])
        last = first.plus_months(2)
        return Span(first, last) if year.named and last is not None else None

    def _portion(self, parts: Parts, year: Year, start: int, end: int) -> Span | None:
        """A quarter, a half year, or the first months of a year."""
        if parts.quarter or parts.opening:
            number = self.number(parts.quarter) if parts.quarter else 1
            return quarter(self._value(year, 3 * number - 2, start, end), number)
        if parts.half:
            number = 1 if parts.half == "上" else 2
            return half(self._value(year, 6 * number - 5, start, end), number)
        if parts.quarters:
            last = 3 * self.number(parts.quarters)
        else:
            last = self.number(parts.months or "")
        known = self._value(year, last, start, end)
        return Span(Moment(known, 1), Moment(known, last)) if 1 < last <= 12 else None

    def _value(self, year: Year, month: int, start: int, end: int) -> int | None:
        return year.value if year.named else self.usual_year(month, start, end)


def through(span: Span, reference: Reference, *, whole: bool = False) -> Span:
    """From the beginning of a span to the reference's month: 今年以来, 2021年至今.

    whole: the year it begins with stays one, also where it is the reference's.
    """
    first = span.first
    now = Moment(reference.year, reference.month)
    if not whole and first.month is None and now.month is not None and first.year == now.year:
        first = Moment(first.year, 1)
    return Span(first, now if first.iso() <= now.iso() else first)


def ten_years(decade: int, part: str) -> Span:
    """A decade by its first year, or the part of it: 初, 中期, 末."""
    first, last = {"初": (0, 3), "末": (7, 9), "中": (4, 6)}.get(part[:1], (0, 9))
    return Span(Moment(decade + first), Moment(decade + last))
