"""Names of files and folders: the date, the page, the paper, where a name tells them for certain.

Eight digits are a date only where they are a day from 1949 to next year and do not stand where
programs put a serial number (content_20200601.htm). A name that may mean two things means nothing.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from store.model import Metadata
from store.reading.dates import iso_date, narrow, page_number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import PurePosixPath

FILE, FOLDER = "file name", "folder name"
FIRST_YEAR = 1949

# The code of a paper in the addresses of digital newspapers: D, the region, then letters that each
# house chose for itself; only those that are known for certain.
PAPERS = {
    "D110000renmrb": "人民日报",
    "D110000gmrb": "光明日报",
    "D110000zgqnb": "中国青年报",
}
_FOUNDER = re.compile(
    r"nw\.(?P<code>D\d{6}[a-z]{1,20})_(?P<date>\d{8})_\d{1,3}-(?P<page>[A-Z]{0,2}\d{1,3})"
    r"|nbs\.(?P<paper>D\d{6}[a-z]{1,20})_(?P<number>[A-Z]{0,2}\d{2,3})",
    re.ASCII,
)
# /pc/layout/202607/04/node_01.html
_NODE = re.compile(r".*/layout/\d{6}/\d{2}/node_(?P<page>[A-Z]{0,2}\d{2})", re.ASCII)

_DATE = re.compile(
    r"(?<!\d)(?P<compact>\d{8})(?!\d)"
    r"|(?<!\d)\d{4}(?P<sign>[-_. ])\d{1,2}(?P=sign)\d{1,2}(?!\d)"
    r"|(?<!\d)\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日",
    re.ASCII,
)
_BETWEEN = re.compile(r"[\s_\-()（）【】\[\]《》,，、|—.]+")
# What numbers its articles and not its days.
_SERIAL = re.compile(
    r"(?:content|node|art|article|id|no|item|doc|detail|info|news|post|page|index|img|[a-z])",
    re.IGNORECASE,
)
# t20200601_1234567.htm: how government sites name a page, by its day.
_DAY_AND_SERIAL = re.compile(r"t(?P<date>\d{8})_\d{5,12}", re.ASCII)
_YEAR = re.compile(r"\d{4}年?", re.ASCII)

# 20200601-07-02 and 20200601_07_002_title: the day, the page, the article's number on it.
_NUMBERED = re.compile(r"\d{8}([-_])(?P<page>[A-Za-z]\d{1,3}|\d{2})\1\d{1,3}(?![^-_\s])", re.ASCII)
_PAGE = re.compile(
    r"(?P<number>第\s?[A-Za-z]{0,2}\d{1,3}\s?版|[A-Za-z]{0,2}\d{1,3}版|第[一二三四五六七八九十]{1,3}版"
    r"|[A-Z]\d{2})"
    r"(?:[\s_\-:：]+(?P<name>[\u4e00-\u9fff“”·]{2,12}))?"
)
_BARE_PAGE = re.compile(r"[A-Z]?\d{2}", re.ASCII)

_PAPER = re.compile(r"[\u4e00-\u9fff]{1,14}[报報]")
# What ends in 报 and is no newspaper.
_NO_PAPER = re.compile(
    r".*(?:[海简情电汇通公预警年月季申剪财板墙喜战捷回举上呈填速讣学读各看订本]报|工作[日周]报|日报表)"
)
_ARCHIVE = re.compile(r"(?:\.(?:zip|tar|tgz|txz|gz|xz|bz2))+!?$", re.IGNORECASE)

# Folders one below the other that make a date, the whole ones first.
_FOLDERS = tuple(
    re.compile(rf"(?:.*/)?{pattern}/", re.ASCII)
    for pattern in (
        r"(\d{4})[-_.]?(\d{2})/(\d{2})",
        r"(\d{4})/(\d{2})[-_.]?(\d{2})",
        r"(\d{4})/(\d{1,2})/(\d{1,2})",
        r"(\d{4})年/?(\d{1,2})月/?(\d{1,2})日",
        r"(\d{4})[-_.](\d{2})",
        r"(\d{4})/(\d{2})",
        r"(\d{4})年/?(\d{1,2})月",
        r"(\d{4})年",
    )
)


def metadata_of(location: PurePosixPath, records: bool) -> Metadata:
    """What the names of a file and of the folders and archives above it tell, each datum with its
    origin. Never raises.

    records: whether it is a file of many articles (JSON, CSV): its name then tells the date where
    it is nothing but the date, and no more.
    """
    stem = narrow(location.stem)
    if records:
        day = _whole_date(stem)
        return _metadata({"date": day} if day else {}, {})
    folders = [_ARCHIVE.sub("", narrow(part)) for part in location.parts[:-1]]
    above = _of_folders(folders)
    own = _of_file(stem, "/".join((*folders, stem)))
    day_folder = len(above.get("date", "")) == 10 and _date_under(folders[-3:]) is not None
    if day_folder and "publication" in above and _BARE_PAGE.fullmatch(stem):
        own["page"] = page_number(stem) or ""
    return _metadata(own, above)


def is_numbered(stem: str) -> bool:
    """Whether a name is no more than a day, a page and a number: 20200601-07-02."""
    match = _NUMBERED.fullmatch(narrow(stem))
    return match is not None and _day(stem[:8]) is not None


def _metadata(own: dict[str, str], above: dict[str, str]) -> Metadata:
    origins = dict.fromkeys(above, FOLDER) | dict.fromkeys(own, FILE)
    data = {name: value for name, value in (above | own).items() if value}
    return Metadata(**data, origins={name: origins[name] for name in data})


def _of_file(stem: str, path: str) -> dict[str, str]:
    """Datum -> value, out of the name of a file."""
    founder = _FOUNDER.fullmatch(stem)
    if founder:
        told = {
            "publication": PAPERS.get(founder["code"] or founder["paper"]),
            "date": _day(founder["date"] or ""),
            "page": page_number(founder["page"] or founder["number"]),
        }
        return {name: value for name, value in told.items() if value}
    node = _NODE.fullmatch(path)
    if node:
        return {"page": page_number(node["page"]) or ""}
    dated = _DAY_AND_SERIAL.fullmatch(stem)
    if dated:
        day = _day(dated["date"])
        return {"date": day} if day else {}
    return _of_words(stem, folder=False)


def _of_folders(folders: Sequence[str]) -> dict[str, str]:
    """The same out of the names of folders, the nearest first."""
    found: dict[str, str] = {}
    for name in reversed(folders):
        found = _of_words(name, folder=True) | found
    if "date" not in found:
        date = _date_under(folders)
        if date:
            found["date"] = date
    return found


def _of_words(name: str, folder: bool) -> dict[str, str]:
    """The same out of one name, read word by word."""
    found: dict[str, str] = {}
    page = _PAGE.fullmatch(name.strip())
    if page and not page["number"].isascii():
        found["page"] = page_number(page["number"]) or ""
        if page["name"]:
            found["page_name"] = page["name"]
        return found
    dates = [match for match in _DATE.finditer(name) if _certain(name, match, folder)]
    days = {_day(match[0]) for match in dates}
    if len(days) == 1:
        found["date"] = days.pop() or ""
    words = _words(_DATE.sub(" ", name) if dates else name)
    if not folder or all(_is_structure(word, folder=True) for word in words):
        papers = {word for word in map(_without_year, words) if _is_paper(word)}
        if len(papers) == 1 and (dates or len(words) == 1 or folder):
            found["publication"] = papers.pop()
    if not folder and found.get("date"):
        numbered = _NUMBERED.match(name)
        numbers = {numbered["page"]} if numbered else set(filter(_PAGE.fullmatch, words))
        if len(numbers) == 1:
            found["page"] = page_number(numbers.pop()) or ""
    return found


def _certain(name: str, date: re.Match[str], folder: bool) -> bool:
    """Whether a date in a name is that of the news: not a serial number, not of a headline."""
    if _day(date[0]) is None:
        return False
    before, after = name[: date.start()], name[date.end() :]
    first, last = _words(before), _words(after)
    if first and not _BETWEEN.match(before[-1]) and not _is_paper(first[-1]):
        return False
    if last and not _BETWEEN.match(after[0]) and not (_is_paper(last[0]) or _PAGE.match(last[0])):
        return False
    if first and date["compact"] and _SERIAL.fullmatch(first[-1]):
        return False
    if folder:
        return all(_is_structure(word, folder) for word in (*first, *last))
    # At the head of a name or at its end, or between what else such names are made of.
    return all(_is_structure(word, folder) for word in first) or all(
        _is_structure(word, folder) for word in last
    )


def _words(name: str) -> list[str]:
    return [word for word in _BETWEEN.split(name) if word]


def _is_structure(word: str, folder: bool) -> bool:
    """Whether a word of a name belongs to no headline."""
    return (
        _is_paper(_without_year(word))
        or _PAGE.fullmatch(word) is not None
        or _YEAR.fullmatch(word) is not None
        or (not folder and word.isascii())
    )


def _without_year(word: str) -> str:
    """经济日报 for 经济日报2020 and 2020年经济日报."""
    return re.sub(r"^\d{4}年?|\d{4}年?$", "", word)


def _is_paper(word: str) -> bool:
    return _PAPER.fullmatch(word) is not None and not _NO_PAPER.fullmatch(word)


def _whole_date(stem: str) -> str | None:
    """The date where a name is nothing else, perhaps without the day."""
    month = re.fullmatch(r"(\d{4})(?:[-_.](\d{2})|年(\d{1,2})月)", stem.strip(), re.ASCII)
    if month:
        return _day(f"{month[1]}-{month[2] or month[3]}")
    return _day(stem) if _DATE.fullmatch(stem.strip()) else None


def _date_under(folders: Sequence[str]) -> str | None:
    """The date that folders make one below the other, as whole as there is one."""
    path = "/".join(folders) + "/"
    for pattern in _FOLDERS:
        for match in pattern.finditer(path):
            date = _day("-".join(number for number in match.groups()))
            if date:
                return date
    return None


def _day(written: str) -> str | None:
    """A date in the form that is stored; None for one that no news is from."""
    date = iso_date(re.sub(r"[_. ]", "-", written.strip()))
    if date is None or not FIRST_YEAR <= int(date[:4]) <= datetime.date.today().year + 1:
        return None
    return date
