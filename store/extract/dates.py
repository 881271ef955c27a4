"""Dates: points and spans of time that can be put on a calendar, resolved against a reference."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.extract import dateforms as forms
from store.extract import lengths
from store.extract.moments import Moment, Span
from store.extract.numerals import DASHES, narrow, past_space
from store.extract.reckoning import PERIOD, Parts, Reckoner, ten_years, through
from store.extract.surroundings import titled
from store.extract.units import end_of
from store.model import Mention

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from store.extract.lengths import Length
    from store.model import Reference

RULES = {
    "date-point": "A year, month or day as written; what is left out is that of the article.",
    "date-near": "今年, 去年, 上月, 年底, 全年 and the like count from the article's date.",
    "date-day": "A day without its month is the latest such day before the article's date.",
    "date-range": "Two dates with 至 or a dash between them are a span, both ends included.",
    "date-since": "以来 and 至今 make a span that ends with the article's month.",
    "date-part": "Quarters, half years, seasons, 上旬 and 前N个月 are parts of a year or month.",
    "date-told": "当年, 次年, 当日 and 次日 count from the date told just before.",
    "date-today": "今天, 昨天 and 明天 are the article's day and its neighbours.",
    "date-week": "上周五 is that day of the week before the article's date.",
    "date-length": "近4年, 10年内, 十年前 and 6个月后 are laid from the article's date.",
    "date-plan": "“十二五”期间 is the five years of that plan; the plan's name alone is no date.",
    "date-decade": "20世纪70年代 is ten years; its 初 the first four, its 末 the last three.",
    "date-event": "A bare year before the name of an event, report or edition, or in a row of "
    "years, is that year.",
}

_TODAY = {"今晨": 0, "今早": 0, "今晚": 0, "昨晚": -1, "昨夜": -1} | {
    "今天": 0,
    "今日": 0,
    "昨天": -1,
    "昨日": -1,
    "前天": -2,
    "明天": 1,
    "明日": 1,
    "后天": 2,
}
_WEEKS = {"上": -7, "本": 0, "下": 7}
_WEEKDAYS = {name: day for day, name in enumerate("一二三四五六日")} | {"天": 6}
_TOLD_YEARS = frozenset(("当年", "同年", "次年", "翌年"))


class _Date(NamedTuple):
    """A resolved date in a text. written: whether the text gives its year."""

    start: int
    end: int
    rule: str
    span: Span
    written: bool = False


def find(
    text: str, reference: Reference, part: int = 0, period: str | None = None
) -> list[Mention]:
    """The dates in a text, in order, none overlapping another.

    part: what the mentions carry as theirs. A date whose year the reference does not know is
    XXXX-07-25; one that cannot be placed at all is left out. No text raises.

    period: what `period_of` says of the text before, from which 上年同期 is reckoned.
    """
    return reckoned(text, reference, part, period)[0]


def reckoned(
    text: str, reference: Reference, part: int, period: str | None
) -> tuple[list[Mention], bool]:
    """The dates in a text, and whether the reference or the period was asked for any."""
    line = narrow(text)
    reckoner = Reckoner(line, reference, period=period)
    spans = lengths.find(line)
    dates = [date for length in spans if (date := _laid(length, reference))]
    counted = {at for span in spans if span.role == "counted" for at in range(span.start, span.end)}
    done = 0
    for head in forms.heads(line):
        # 十来年 is a length, and 来年 in it no date.
        if head < done or head in counted:
            continue
        date = _at(reckoner, head)
        if date is not None:
            dates.append(date)
            reckoner.remember(date.end, date.span, written=date.written)
            if date.rule != "date-told" and PERIOD.fullmatch(date.span.iso()):
                reckoner.period = date.span.iso()
            done = date.end
    if "《" in line:
        dates = [date for date in dates if line[date.start - 1 : date.start] != "《"]
    dates.sort(key=lambda date: (date.start, -date.end))
    found: list[Mention] = []
    done = 0
    for date in dates:
        if date.start >= done:
            words = text[date.start : date.end]
            iso = date.span.iso()
            found.append(Mention("DATE", part, date.start, date.end, words, date.rule, iso=iso))
            done = date.end
    return found, reckoner.asked or any(span.role != "counted" for span in spans)


def period_of(found: Iterable[Mention], before: str | None = None) -> str | None:
    """The last of the dates that is a part of a year (a quarter, a half, 前7个月), as ISO.

    before: that of the text before, where none of these is one.
    """
    for mention in found:
        if mention.rule != "date-told" and mention.iso and PERIOD.fullmatch(mention.iso):
            before = mention.iso
    return before


def _at(reckoner: Reckoner, start: int) -> _Date | None:
    """The date that begins at a place, or None."""
    text = reckoner.text
    by_opening = _POINTS if DASHES.isdisjoint(text[start : start + _LONGEST]) else _ANY
    for form in by_opening.get(text[start], ()):
        date = form(reckoner, start)
        if date is not None:
            return date
    return _point(reckoner, start)


def _written(reckoner: Reckoner, start: int) -> _Date | None:
    match = forms.ISO.match(reckoner.text, start)
    if match is None:
        return None
    moment = Moment(int(match["year"]), int(match["month"]), int(match["day"]))
    if not moment.exists():
        return None
    return _Date(start, match.end(), "date-point", Span.of(moment), written=True)


def _months(reckoner: Reckoner, start: int) -> _Date | None:
    match = forms.MONTHS.match(reckoner.text, start)
    if match is None:
        return None
    parts = Parts.of(match)
    first, last = reckoner.number(match["a"]), reckoner.number(match["b"])
    parts.month = match["b"]
    end = reckoner.point(parts, start, match.end())
    if end is None or not 1 <= first <= 12 or first == last:
        return None
    year = end.last.year
    # 11月至3月 begins in the year before.
    begin = Moment(year - 1 if first > last and year is not None else year, first)
    span = Span(begin, end.last)
    return _Date(start, match.end(), "date-range", span, bool(parts.year or parts.now))


def _days(reckoner: Reckoner, start: int) -> _Date | None:
    match = forms.DAYS.match(reckoner.text, start)
    if match is None:
        return None
    first, last = Parts.of(match), Parts.of(match)
    if match["month"]:
        first.month = last.month = match["month"]
        first.day, last.day = match["a"], match["b"]
    else:
        first.only, last.only = match["a"], match["b"]
    end = reckoner.point(last, start, match.end())
    begin = reckoner.point(first, start, match.end(), end.last if end else None)
    if begin is None or end is None or begin.first.day is None or end.last.day is None:
        return None
    if begin.first.day >= end.last.day:
        return None
    written = bool(first.year or first.now)
    return _Date(start, match.end(), "date-range", Span(begin.first, end.last), written)


def _years(reckoner: Reckoner, start: int) -> _Date | None:
    match = forms.YEARS.match(reckoner.text, start)
    if match is None:
        return None
    first, last = reckoner.number(match["a"]), reckoner.number(match["b"])
    if last < 100:
        last += first // 100 * 100
    if first >= last:
        return None
    span = Span(Moment(first), Moment(last))
    return _Date(start, match.end(), "date-range", span, written=True)


def _span(reckoner: Reckoner, start: int) -> _Date | None:
    one = forms.POINT.match(reckoner.text, start)
    to = forms.TO.match(reckoner.text, one.end()) if one else None
    match = forms.POINT.match(reckoner.text, to.end()) if to else None
    if one is None or match is None:
        return None
    first, second = Parts.of(one), Parts.of(match)
    begin = reckoner.point(first, start, match.end())
    if begin is None:
        return None
    if second.now in ("次年", "翌年") and begin.first.year is not None:
        second.now, second.year = None, str(begin.first.year + 1)
    end = reckoner.point(second, start, match.end(), begin.first)
    if end is None or begin.first == end.last:
        return None
    last = end.last
    if last.iso() < begin.first.iso() and last.year is not None and not (second.year or second.now):
        last = Moment(last.year + 1, last.month, last.day)
    if last.iso() < begin.first.iso() or not last.exists():
        return None
    written = bool(first.year or first.now)
    return _Date(start, match.end(), "date-range", Span(begin.first, last), written)


def _point(reckoner: Reckoner, start: int) -> _Date | None:
    match = forms.POINT.match(reckoner.text, start)
    if match is None or match.end() == start:
        return None
    parts = Parts.of(match)
    span = reckoner.point(parts, start, match.end())
    if span is None:
        return None
    written = bool(parts.year or parts.now)
    since = forms.SINCE.match(reckoner.text, match.end())
    if since:
        # 今年以来 begins with its January; a year that is written stays a year: 2021年以来.
        span = through(span, reckoner.reference, whole=bool(parts.year))
        return _Date(start, since.end(), "date-since", span, written)
    return _Date(start, match.end(), _rule(parts), span, written)


def _rule(parts: Parts) -> str:
    if parts.now in _TOLD_YEARS or parts.edge == "同期":
        return "date-told"
    if parts.is_portion():
        return "date-part"
    if parts.now or parts.near or (parts.edge and not parts.year):
        return "date-near"
    return "date-day" if parts.only else "date-point"


def _plan(reckoner: Reckoner, start: int) -> _Date | None:
    """A five-year plan as a time. Quotation marks around its name belong to it."""
    match = forms.PLAN.match(reckoner.text, start)
    if match is None or titled(reckoner.text, start):
        return None
    text, end = reckoner.text, match.end("plan")
    quoted = text[start - 1 : start] in ("“", "‘", '"', "「") and start > 0 and match["close"]
    if quoted:
        start, end = start - 1, match.end("close")
    if not forms.PLAN_TIME.match(text, end) and (not quoted or forms.PLAN_NAME.match(text, end)):
        return None
    first = Moment(1951 + 5 * reckoner.number(match["plan"][:-1]))
    last = Moment((first.year or 0) + 4)
    edge = forms.PLAN_EDGE.match(text, end)
    if edge is None:
        return _Date(start, end, "date-plan", Span(first, last))
    if edge[0] == "末":
        return _Date(start, edge.end(), "date-plan", Span.of(last))
    span = through(Span(first, last), reckoner.reference)
    return _Date(start, edge.end(), "date-since", span)


def _decade(reckoner: Reckoner, start: int) -> _Date | None:
    near = "年代" in reckoner.text[start : start + _DECADE]
    match = forms.DECADE.match(reckoner.text, start) if near else None
    if match is None:
        return None
    part = match["part"] or ""
    # 上世纪90年代末 is too vague for a calendar.
    if (match["last"] and part) or reckoner.text[max(0, start - 2) : start] == "世纪":
        return None
    century = reckoner.number(match["century"]) if match["century"] else 20
    decade = (century - 1) * 100 + reckoner.number(match["decade"])
    return _Date(start, match.end(), "date-decade", ten_years(decade, part))


def _today(reckoner: Reckoner, start: int) -> _Date | None:
    match = forms.TODAY.match(reckoner.text, start)
    if match is None:
        return None
    reference = reckoner.reference
    day: Moment | None = Moment(reference.year, reference.month, reference.day)
    if match["word"]:
        day = day and day.plus_days(_TODAY[match["word"]])
        rule = "date-today"
    else:
        told = reckoner.before(start, 1)
        if match["month"] or match["same"] == "同日":
            # 今年7月签约，同日揭牌: of a day that is not told the month is known.
            near = reckoner.month_before(start, 1 if match["month"] else 0)
            if near and (match["month"] or near.day is None):
                month = Moment(near.year, near.month)
                return _Date(start, match.end(), "date-told", Span.of(month))
        if match["month"]:
            return None
        if told and told[0].day is not None:
            day = told[0]
        elif match["same"] != "当日" and not _opens(reckoner.text, start, match.end()):
            return None
        if match["next"]:
            day = day and day.plus_days(1)
        rule = "date-told"
    if day is None or day.day is None:
        return None
    return _Date(start, match.end(), rule, Span.of(day))


def _opens(text: str, start: int, end: int) -> bool:
    """Whether a word tells of a day at the head of a sentence: 。当天还…; or 在当天的会上."""
    heads = text[start - 1 : start] in ("", "。", "！", "？", "\n", "\u3000")
    if text[start - 1 : start] == "在":
        return text.startswith("的", end)
    return heads and forms.OF_A_DAY.match(text, end) is not None


def _both(reckoner: Reckoner, start: int) -> _Date | None:
    """今明两年, 今明两天: this year or day and the next."""
    match = forms.BOTH.match(reckoner.text, start)
    if match is not None and match["days"]:
        reference = reckoner.reference
        today = Moment(reference.year, reference.month, reference.day)
        tomorrow = today.plus_days(1)
        return tomorrow and _Date(start, match.end(), "date-near", Span(today, tomorrow))
    year = reckoner.reference.year if match else None
    if match is None or year is None:
        return None
    last = Moment(year + (2 if "后" in match[0] else 1))
    return _Date(start, match.end(), "date-near", Span(Moment(year), last))


def _week(reckoner: Reckoner, start: int) -> _Date | None:
    match = forms.WEEK.match(reckoner.text, start)
    if match is None:
        return None
    reference = reckoner.reference
    today = Moment(reference.year, reference.month, reference.day)
    weekday = today.weekday()
    if weekday is None:
        return None
    monday = _WEEKS[match["which"]] - weekday
    name = match["day"]
    if name is None or name == "末":
        first, last = today.plus_days(monday + (5 if name else 0)), today.plus_days(monday + 6)
    else:
        first = last = today.plus_days(monday + _WEEKDAYS[name])
    if first is None or last is None:
        return None
    return _Date(start, match.end(), "date-week", Span(first, last))


_NAMED = (forms.EVENT, forms.RANKING, forms.ISSUE)


def _event(reckoner: Reckoner, start: int) -> _Date | None:
    match = next((found for form in _NAMED if (found := form.match(reckoner.text, start))), None)
    # 2010个: an amount, and no year.
    if match is None or end_of(reckoner.text, past_space(reckoner.text, match.end())):
        return None
    if titled(reckoner.text, start):
        return None
    return _Date(start, match.end(), "date-event", Span.of(Moment(int(match["year"]))))


def _laid(length: Length, reference: Reference) -> _Date | None:
    """The date that a length of time laid from the reference's now comes to, or None."""
    span = _from_now(length, reference) if length.role != "counted" else None
    return None if span is None else _Date(length.start, length.end, "date-length", span)


def _from_now(length: Length, reference: Reference) -> Span | None:
    reading = length.reading
    coming = length.role in ("ahead", "within") and reading.high is not None
    # 今后3到5年 reaches to the fifth.
    amount = reading.high if coming and not reading.bound and reading.high else reading.low
    back = -1 if length.role in ("back", "ago") else 1
    point = length.role in ("ago", "later")
    now = Moment(reference.year, reference.month, reference.day)
    then: Moment | None
    if length.unit == "年" and amount == int(amount):
        if reference.year is None:
            # 近两年来 of nobody knows when is XXXX/XXXX.
            return Span(Moment(None), Moment(None), "" if point else "XXXX")
        now = Moment(reference.year)
        year = reference.year + back * int(amount)
        then = Moment(year) if 1 <= year <= 9999 else None
    elif length.unit in ("年", "个月"):
        months = amount * 12 if length.unit == "年" else amount
        now = Moment(reference.year, reference.month)
        then = now.plus_months(back * int(months))
        if months < 1 and reference.day is not None:
            days = Moment(reference.year, reference.month, reference.day).plus_days(back * 15)
            then = days and Moment(days.year, days.month)
    else:
        then = now.plus_days(back * int(amount * (7 if length.unit == "周" else 1)))
    if then is None:
        return None
    if point:
        return Span.of(then)
    return Span(then, now) if back < 0 else Span(now, then)


_DIGITS = "0123456789"
_NUMERALS = "一二三四五六七八九十"
# The forms of dates but for the simplest, the first that fits first; what each opens with; and
# whether it holds a dash.
_FORMS: tuple[tuple[Callable[[Reckoner, int], _Date | None], str, bool], ...] = (
    (_written, "12", False),
    (_months, f"{_DIGITS}{_NUMERALS}今去明前后上本当同次翌来新", True),
    (_days, f"{_DIGITS}{_NUMERALS}今去明前后上本当同次翌来新", True),
    (_years, "12一二", True),
    (_span, f"{_DIGITS}{_NUMERALS}今去明前后上下本当同次翌来全年首新第这", True),
    (_plan, "十七八九", False),
    (_decade, f"{_DIGITS}{_NUMERALS}上", False),
    (_today, "今昨前明后当同次翌", False),
    (_both, "今", False),
    (_week, "上本下", False),
    (_event, "2", False),
)
# No date has its dash farther from its beginning, none its 年代 (二十世纪七十年代).
_LONGEST = 24
_DECADE = 8


def _by_opening(*, ranges: bool) -> dict[str, list[Callable[[Reckoner, int], _Date | None]]]:
    """First character -> the forms that open with it, with or without those that hold a dash."""
    found: dict[str, list[Callable[[Reckoner, int], _Date | None]]] = {}
    for form, opens, is_range in _FORMS:
        for char in dict.fromkeys(opens) if ranges or not is_range else ():
            found.setdefault(char, []).append(form)
    return found


_ANY, _POINTS = _by_opening(ranges=True), _by_opening(ranges=False)
