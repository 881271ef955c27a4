"""The day an article speaks from, worked out from its text where no one declared it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.extract import dateforms as forms
from store.extract.moments import Moment
from store.extract.numerals import narrow, read
from store.extract.patterns import pattern
from store.extract.surroundings import future
from store.model import Reference

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

# Where a year stands: most texts name few, and nearly all that is looked for opens with one.
_YEARS = pattern(rf"[12一二](?=(?<=1)9\d\d|(?<=2)0\d\d|(?<=[一二])[{forms.HAN_DIGIT}]{{3}})")
_YEARED = pattern(
    rf"(?<![\d.])(?P<year>{forms.YEAR})\s?年(?![级代])"
    rf"(?:\s?(?P<month>{forms.MONTH})\s?月(?:\s?(?P<day>{forms.DAY})\s?[日号])?)?"
)
_YEARLESS = pattern(
    rf"(?=[0-9一二三四五六七八九十])(?:(?<=今年)|(?<![\d.年第〇零一二三四五六七八九十]))(?P<month>{forms.MONTH})\s?月"
    r"(?![饼球亮薪租嫂季台卡刊子光色圆牙坛息龄])"
)
_UNTIL = pattern(r"[到至](?<![截直].)$")
_GATHERING = (
    r"(?:大会|论坛|博览会|年会|峰会|展览|展会|大赛|联赛|锦标赛|艺术节|文化节|推介会|洽谈会|交易会"
    r"|研讨会|旅游节|美食节|音乐节|电影节|购物节|消费节|招商周|活动周|宣传周|系列活动)"
)
# What an article says of its own year: that it is the year of something, that a meeting, a plan of
# work or a list of projects bears it, that something of it is given out or held, that a part of it
# or a day in it is past. Each is right in four texts of five or more; a bare year told as past is
# right in one of two, and is no such sign.
_OWN_BEHIND = (
    pattern(rf"今年[（(](?P<year>{forms.YEAR})年?[)）]"),
    pattern(rf"(?:进入|迈入|步入|迎来|跨入|作为|列为)(?P<year>{forms.YEAR})年"),
    pattern(
        r"(?:申报|评选|组织|开展|印发|发布|公布|公示|揭晓|启动|举办|召开|承办|参加|入选|入围|获评|荣获|获得|列入)"
        rf"(?P<year>{forms.YEAR})年"
    ),
    pattern(rf"月{forms.DAY}日，(?P<year>{forms.YEAR})年(?!\s?\d{{1,2}}月)"),
    pattern(rf"截[至止](?P<year>{forms.YEAR})年{forms.MONTH}月"),
)
# These open with the year.
_OWN = (
    pattern(
        rf"(?P<year>{forms.YEAR})年(?:是|为)[^。；！？\n]{{0,40}}?"
        r"(?:之年|第[一二三四五]年|开局年|收官年|元年)"
    ),
    pattern(rf"(?P<year>{forms.YEAR})年?[（(]今年[)）]"),
    pattern(
        rf"(?<!\d)(?P<year>{forms.YEAR})年?(?:度|第[\d一二三四五六七八九十]+届)?"
        rf"[^，。；：！？\d\n]{{0,25}}?{_GATHERING}"
    ),
    pattern(
        rf"(?<!\d)(?P<year>{forms.YEAR})年度?(?:[省市州县区]级?)?(?:重点|重大|首批|第[一二三四]批)"
    ),
    pattern(
        rf"(?<!\d)(?P<year>{forms.YEAR})年度?[^，。；：！？\d\n]{{0,25}}?"
        r"(?:[一二三四五六七八九十]条举措|工作要点|(?:工作|重点)任务|任务清单|(?:行动|工作)方案|计划执行)"
    ),
    pattern(rf"(?<!\d)(?P<year>{forms.YEAR})年?“"),
    pattern(rf"(?<!\d)(?P<year>{forms.YEAR})年[^，。；：！？\d\n]{{1,6}}第[一二三四]季度"),
    pattern(rf"(?<!\d)(?P<year>{forms.YEAR})年?半年度"),
    forms.EVENT,
)
_OWN_PAST = (
    pattern(
        rf"(?<!\d)(?P<year>{forms.YEAR})年?(?:[上下]半年|第?[一二三四1-4]季度|前[二三两]个?季度"
        r"|前[\d一二三四五六七八九十两]{1,2}个月|\d{1,2}[-—~至]\d{1,2}月)"
    ),
    pattern(rf"(?<!\d)(?P<year>{forms.YEAR})\s?年\s?{forms.MONTH}\s?月\s?{forms.DAY}\s?日"),
)
# The result of a year that is over: 2022年，全市完成产值…
_SINCE = frozenset(("从", "由", "自", "比", "较", "于", "到"))
_RESULT = pattern(
    r"(?:(?!\d{4}年|预计|计划|力争|将)[^。；！？\n]){0,30}?"
    r"(?:完成|实现|达到|达\d|增长|营收|产值|同比|突破|总量|总额|占比)"
)
_AROUND_NEW_YEAR = (2, 11)


# 来源：晚报 | 2023年08月05日 14:37:39: when a page was put on the net, with the time of day.
_STAMP = pattern(
    r"[^。；！？\n]{0,60}?(?<!\d)(?P<year>20\d\d)[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
    r"\s*\d{1,2}[:：]\d\d(?:[:：]\d\d)?"
    r"(?=\s*(?:$|\n|[,，|]?\s*(?:正文|来源|作者|编辑|责编|记者|阅读|浏览|字号)))"
)


@dataclass(slots=True)
class _Told:
    """What the dates of an article tell of the day it speaks from.

    signs: how often each year is told as the article's own. past, coming: years told as past and
    as future; results: those whose result is told. dated: year -> its months told as past;
    months: those told without a year.
    """

    signs: Counter[int] = field(default_factory=Counter)
    past: set[int] = field(default_factory=set)
    coming: set[int] = field(default_factory=set)
    results: set[int] = field(default_factory=set)
    dated: dict[int, set[int]] = field(default_factory=dict)
    months: set[int] = field(default_factory=set)


def infer(texts: Iterable[str]) -> Reference:
    """The year and month that the texts of one article speak from, marked as inferred.

    The year is the one most signs agree on, else the one after the latest year whose result is
    told. None is taken that is before a month told as past; a year told with words of the future
    gives no sign. The month is the latest of that year told as past. What cannot be told is None;
    of the day nothing is claimed.
    """
    told = _Told()
    for text in map(narrow, texts):
        years = [year.start() for year in _YEARS.finditer(text)]
        if years:
            _sign(text, years, told.signs)
        _gather(text, years, told)
    year = _year(told)
    months = told.months | told.dated.get(year or 0, set())
    month = _latest(months)
    return Reference() if year is None and month is None else Reference(year, month, inferred=True)


def stamped(texts: Iterable[str]) -> Reference | None:
    """The day that a page's stamp gives (2023-08-05 14:37 来源：…), marked as inferred, or None.

    It stands at the head of a text, and is no time of a meeting in a sentence.
    """
    for text in map(narrow, texts):
        stamp = _STAMP.match(text) if ":" in text or "：" in text else None
        if stamp:
            day = Moment(*(int(stamp[name]) for name in ("year", "month", "day")))
            if day.exists():
                return Reference(*day, inferred=True)
    return None


def _at(form: re.Pattern[str], text: str, years: Sequence[int]) -> Iterator[re.Match[str]]:
    """What finditer finds of a form that opens with a year, tried only where one stands."""
    done = 0
    for start in years:
        if start >= done and (match := form.match(text, start)):
            done = match.end()
            yield match


def _gather(text: str, years: Sequence[int], told: _Told) -> None:
    """Adds the dates of one text to what is told. years: where its years stand."""
    for match in _at(_YEARED, text, years):
        year = _number(match["year"])
        if _ahead(text, match):
            told.coming.add(year)
            continue
        told.past.add(year)
        if match["month"]:
            told.dated.setdefault(year, set()).add(_number(match["month"]))
        elif (
            _RESULT.match(text, match.end())
            and text[match.start() - 1 : match.start()] not in _SINCE
        ):
            told.results.add(year)
    for match in _YEARLESS.finditer(text) if "月" in text else ():
        if not _ahead(text, match):
            told.months.add(_number(match["month"]))


def _year(told: _Told) -> int | None:
    """The article's year, or None."""
    # 到2014年…，2020年…: what comes after a year still to come is itself to come.
    coming = min(told.coming, default=9999)
    latest = max((year for year in told.past if year <= coming), default=0)
    if told.signs:
        year = max(told.signs, key=lambda year: (told.signs[year], year))
        return year if year >= latest else None
    return latest + 1 if latest in told.results and latest not in told.coming else None


def _sign(text: str, years: Sequence[int], signs: Counter[int]) -> None:
    """Counts what the text says of its own year. years: where its years stand."""
    for form in _OWN_BEHIND:
        for match in form.finditer(text):
            signs[_number(match["year"])] += 1
    for form in _OWN:
        for match in _at(form, text, years):
            signs[_number(match["year"])] += 1
    for form in _OWN_PAST:
        for match in _at(form, text, years):
            if not _ahead(text, match):
                signs[_number(match["year"])] += 1


def _ahead(text: str, match: re.Match[str]) -> bool:
    """Whether a date is told as future: by a word of its clause, or by 到 before it."""
    start, end = match.span()
    end += text[end : end + 1] in ("，", ",")
    return bool(_UNTIL.search(text, max(0, start - 2), start)) or future(text, start, end)


def _latest(months: set[int]) -> int | None:
    """The latest of the months; around New Year the months of the new year count as later."""
    early, late = _AROUND_NEW_YEAR
    if months and max(months) >= late and min(months) <= early:
        months = {month for month in months if month <= early}
    return max(months, default=None)


def _number(written: str) -> int:
    reading = read(written.translate({ord("О"): "〇", ord("O"): "〇"}))
    return int(reading.low) if reading is not None else 0
