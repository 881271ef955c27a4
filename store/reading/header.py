"""The header lines of a newspaper page: its number and name, the date, who made it up.

They are known by their form: such a line is made of dates, weekdays, page numbers and credits, with
at most two names between them. What they say is data of the page and no article's text. Some papers
print them at the foot of the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from store.model import Metadata
from store.reading.dates import iso_date, narrow, page_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.model import Range

# A header stands at the top or at the foot: among so many lines, none of them long.
TOP_LINES = 3
FOOT_LINES = 2
LONGEST = 160
NAMES = 2

_ENDS = ("\n", "\r", "\u2028", "\u2029")
_LINE = re.compile(r"[^\s][^\r\n\u2028\u2029]*")
_JUMP = re.compile(
    r"^[^\S\r\n]*([（(](?:紧|上|下)[接转][^（）()\r\n]{0,20}版[^（）()\r\n]{0,10}[）)])[^\S\r\n]*$",
    re.MULTILINE,
)
_NUMBER = r"[A-Za-z]{0,2}\d{1,3}"
_HANZI = r"[一二三四五六七八九十]{1,3}"
_BEHIND = r"(?=[\s:：|｜·\-—]|$)"
_CREDIT = (
    r"[\u4e00-\u9fff]{0,4}(?:编辑|责编|主编|美编|版式|校对|组版|审校|检校|编审|编务|制图|设计|统筹"
    r"|视觉|值班\w{0,4})"
)
_MOON_DAY = (
    r"闰?(?:十[一二]|[正一二三四五六七八九十冬腊])月(?:初[一-十]|[十廿][一二三四五六七八九]?"
    r"|二十[一-九]?|三十)"
)
_MOON_YEAR = (
    r"[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥][鼠牛虎兔龙蛇马羊猴鸡狗猪龍馬雞豬]?年"
)
_ITEMS = re.compile(
    r"(?P<date>(?<!\d)\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}(?:\s*日|(?!\d))"
    rf"|[〇○零一二三四五六七八九]{{4}}年{_HANZI}月{_HANZI}日)"
    rf"|(?P<weekday>(?:星期|周|礼拜|禮拜|週)[一二三四五六日天](?![\u4e00-\u9fff])"
    rf"|(?:星期|礼拜|禮拜)[一二三四五六日天](?=农历|農曆|{_MOON_YEAR}))"
    rf"|(?P<staff>{_CREDIT}\s*[:：]\s*[\u4e00-\u9fff][ \u3000]?[\u4e00-\u9fff·]{{1,5}}"
    r"(?:[、\s]+[\u4e00-\u9fff·]{2,4}(?=[、\s]|$)(?!\s*[:：]))*)"
    rf"|(?P<page>(?<![\w.])第\s*{_NUMBER}\s*版{_BEHIND}|(?<![\w.]){_NUMBER}\s*版{_BEHIND}"
    rf"|(?<![\w.])第?{_HANZI}版{_BEHIND})"
    r"|(?P<bare>(?<![^\s|｜])(?:[A-Z]\d{1,2}|0\d|1\d|2\d)(?![^\s|｜]))"
    rf"|(?P<other>(?:农历|農曆)?\s*{_MOON_YEAR}\s*(?:{_MOON_DAY})?|(?:农历|農曆)\s*{_MOON_DAY}"
    rf"|(?<!\S){_MOON_DAY}(?!\S)|农历\S{{2,10}}"
    r"|[总總]?第\s*\d+\s*(?:期|号|號)|今日\s*\d+\s*版"
    r"|(?:国内统一\S{0,6}[:：]?\s*)?CN\s*\d{2}-\d{4}\S{0,3}|(?:邮发)?代号\s*[:：]?\s*\d+-\d+"
    r"|(?:电话|热线|邮箱|电邮|[Ee]-?mail)\s*[:：]\s*[\w.@-]+"
    r"|(?:https?://|www\.)[\w./-]{3,60})"
)
_SEPARATORS = re.compile(r"[\s:：|｜·\-—()（）]+")
_NAME = re.compile(r"《?[\w“”‘’]{2,12}》?")
_PUBLICATION = re.compile(r"《([^《》]{2,20})》|([\u4e00-\u9fff]{2,12}[报報])")


@dataclass(frozen=True, slots=True)
class Header:
    """What the header lines of a page say, and where they stand in its text."""

    metadata: Metadata
    lines: tuple[Range, ...]


def find_header(text: str, start: int = 0) -> Header:
    """The header of a page that begins at `start`: its data, with the origin "page text", and its
    lines, in order.

    A line that only sends the reader to another page (下转第3版) is such a line too.
    """
    found: dict[str, str] = {}
    lines: set[Range] = set()
    plain = narrow(text)
    for line, at_foot in _edges(plain, start):
        data = _parse(line[0].rstrip(), at_foot)
        if data is not None:
            lines.add((line.start(), line.start() + len(line[0].rstrip())))
            found = data | found
    lines |= {jump.span(1) for jump in _JUMP.finditer(text, start)}
    return Header(
        Metadata(**found, origins=dict.fromkeys(found, "page text")), tuple(sorted(lines))
    )


def _edges(text: str, start: int) -> Iterator[tuple[re.Match[str], bool]]:
    """The lines where a header can stand, those at the top first; and whether at the foot."""
    top = list(islice(_LINE.finditer(text, start), TOP_LINES))
    yield from ((line, False) for line in top)
    if len(top) < TOP_LINES:
        return
    at = len(text.rstrip())
    for _ in range(FOOT_LINES):
        begin = max(text.rfind(end, 0, at) for end in _ENDS) + 1
        line = _LINE.search(text, begin, at)
        if line is None or line.start() <= top[-1].start():
            return
        yield line, True
        at = len(text[:begin].rstrip())


def _parse(line: str, at_foot: bool) -> dict[str, str] | None:
    """Datum -> value for a header line; None for any other line."""
    if len(line) > LONGEST:
        return None
    items: dict[str, list[str]] = {}
    for match in _ITEMS.finditer(line):
        assert match.lastgroup
        items.setdefault(match.lastgroup, []).append(match[0])
    names = [name for name in _SEPARATORS.split(_ITEMS.sub(" ", line)) if name]
    if len(names) > NAMES or not all(map(_NAME.fullmatch, names)):
        return None
    # At the foot, a body signs with its name and the date, and says how to reach it.
    beside = not at_foot and ("other" in items or any(map(_PUBLICATION.fullmatch, names)))
    if not _is_header(items, beside):
        return None
    dates = [date for date in map(iso_date, items.get("date", ())) if date]
    if len(dates) < len(items.get("date", ())):
        return None
    data: dict[str, str] = {}
    if dates:
        data["date"] = dates[0]
    number = page_number((items.get("page") or items.get("bare") or [""])[0])
    if number:
        data["page"] = number
    for name in names:
        paper = _PUBLICATION.fullmatch(name)
        if paper:
            data.setdefault("publication", paper[1] or paper[2])
        else:
            data.setdefault("page_name", name.strip("《》"))
    return data


def _is_header(items: dict[str, list[str]], beside: bool) -> bool:
    """Whether what stands on the line is enough to tell a header from a headline.

    第7版 says it alone; a date and a weekday or a credit, or `beside` it something else that only
    headers have; a bare number only beside a date, a weekday or a credit.
    """
    kinds = items.keys() - {"other"}
    dated = "date" in kinds and (len(kinds) > 1 or beside)
    return "page" in kinds or dated or {"bare", "staff"} <= kinds
