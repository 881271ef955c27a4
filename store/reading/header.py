"""The header lines of a newspaper page: its number and name, the date, who made it up.

They are known by their form: such a line is made of dates, weekdays, page numbers and credits, with
at most two names between them. What they say is data of the page and no article's text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.model import Metadata
from store.reading.dates import iso_date, page_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.model import Range

# A header stands at the top: among so many lines, none of them long.
TOP_LINES = 3
LONGEST = 160
NAMES = 2

_LINE = re.compile(r"[^\s][^\r\n\u2028\u2029]*")
_JUMP = re.compile(
    r"^[^\S\r\n]*([（(](?:紧|上|下)[接转][^（）()\r\n]{0,20}版[^（）()\r\n]{0,10}[）)])[^\S\r\n]*$",
    re.MULTILINE,
)
_NUMBER = r"[A-Za-z]?\d{1,3}"
_CREDIT = (
    r"[\u4e00-\u9fff]{0,4}(?:编辑|责编|主编|美编|版式|校对|组版|审校|检校|编审|编务|制图|设计|统筹"
    r"|视觉|值班\w{0,4})"
)
_ITEMS = re.compile(
    r"(?P<date>(?<!\d)\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}(?:\s*日|(?!\d)))"
    r"|(?P<weekday>(?:星期|周|礼拜)[一二三四五六日天](?![\u4e00-\u9fff]))"
    rf"|(?P<staff>{_CREDIT}\s*[:：]\s*[\u4e00-\u9fff][ \u3000]?[\u4e00-\u9fff·]{{1,5}}"
    r"(?:[、\s]+[\u4e00-\u9fff·]{2,4}(?=[、\s]|$)(?!\s*[:：]))*)"
    rf"|(?P<page>(?<![\w.])第\s*{_NUMBER}\s*版(?=[\s:：|｜·\-—]|$)|(?<![\w.]){_NUMBER}\s*版(?=[\s:：|｜·\-—]|$))"
    r"|(?P<bare>(?<![^\s|｜])(?:[A-Z]\d{1,2}|0\d|1\d|2\d)(?![^\s|｜]))"
    r"|(?P<other>农历\S{2,10}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年\S{0,8}"
    r"|总?第\s*\d+\s*期|今日\s*\d+\s*版|(?:国内统一\S{0,6})?CN\s*\d{2}-\d{4}\S{0,3}"
    r"|(?:电话|热线|邮箱|电邮|[Ee]-?mail)\s*[:：]\s*[\w.@-]+)"
)
_SEPARATORS = re.compile(r"[\s:：|｜·\-—]+")
_NAME = re.compile(r"《?[\w“”‘’]{2,12}》?")
_PUBLICATION = re.compile(r"《([^《》]{2,20})》|([\u4e00-\u9fff]{2,12}报)")


@dataclass(frozen=True, slots=True)
class Header:
    """What the header lines of a page say, and where they stand in its text."""

    metadata: Metadata
    lines: tuple[Range, ...]


def find_header(text: str) -> Header:
    """The header of a page: its data, with the origin "page text", and its lines.

    A line that only sends the reader to another page (下转第3版) is such a line too.
    """
    found: dict[str, str] = {}
    lines: list[Range] = []
    for line in _top(text):
        data = _parse(line[0])
        if data is not None:
            lines.append((line.start(), line.start() + len(line[0].rstrip())))
            found = data | found
    lines.extend(jump.span(1) for jump in _JUMP.finditer(text))
    return Header(Metadata(**found, origins=dict.fromkeys(found, "page text")), tuple(lines))


def _top(text: str) -> Iterator[re.Match[str]]:
    for seen, line in enumerate(_LINE.finditer(text), 1):
        yield line
        if seen == TOP_LINES:
            return


def _parse(line: str) -> dict[str, str] | None:
    """Datum -> value for a header line; None for any other line."""
    if len(line) > LONGEST:
        return None
    items: dict[str, list[str]] = {}
    for match in _ITEMS.finditer(line):
        assert match.lastgroup
        items.setdefault(match.lastgroup, []).append(match[0])
    names = [name for name in _SEPARATORS.split(_ITEMS.sub(" ", line)) if name]
    if len(names) > NAMES or not all(map(_NAME.fullmatch, names)) or not _is_header(items):
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


def _is_header(items: dict[str, list[str]]) -> bool:
    """Whether what stands on the line is enough to tell a header from a headline.

    第7版 says it alone; a bare number only beside a date, a weekday or a credit.
    """
    kinds = items.keys() - {"other"}
    return "page" in kinds or ("date" in kinds and len(kinds) > 1) or {"bare", "staff"} <= kinds
