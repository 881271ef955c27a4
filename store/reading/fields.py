"""Fields: what a source declares under a name, in any of the names people use, as data.

One table of names for every format: the keys of JSON and of front matter, the columns of a CSV
file, the labels at the top of a text (标题：), the keys of a sidecar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from gettext import dgettext
from typing import TYPE_CHECKING

from store.model import Metadata
from store.reading.authors import authors_of
from store.reading.values import HEADS, is_broken, is_nothing, read_value, shown_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["HEADS", "Declared", "authors_of", "datum_of", "declare"]

# Datum -> the names it goes by, the surest first: of two fields that hold the same datum, the one
# whose name stands further up is taken. A name is compared in small letters, without spaces, _, -.
_NAMES = """
text: text content body articlebody articletext fulltext maintext paragraphs contents
text: 正文 内容 全文 文章内容 新闻内容 正文内容 文本 段落
title: title headline articletitle 标题 主标题 主题 题目 题名 篇名 文章标题 新闻标题
kicker: kicker pretitle introtitle 引题 肩题 眉题 引标题
subtitle: subtitle subhead 副题 副标题
authors: authors author byline creator writer reporter 作者 记者 撰稿 撰稿人 作者姓名
publication: publication paper papername newspaper newspapername media source sourcename publisher
publication: 报纸 报纸名 报纸名称 报名 报刊 刊名 媒体 媒体名称 来源 文章来源 新闻来源 出处
date: date issuedate published publisheddate publishdate datepublished publicationdate pubdate day
date: publishedat publishtime pubtime datetime time
date: 日期 刊发日期 见报日期 出版日期 发布日期 发表日期 刊登日期 发布时间 发表时间 时间
page: page pageno pagenum pagenumber 版次 版号 版面号 版面 版
page_name: pagename nodename section 版名 版面名称 版面名 栏目
url: url link href articleurl sourceurl 链接 网址 原文链接 文章链接 原文地址 地址
accessed: accessed retrieved 访问日期 引用日期 采集时间 抓取时间 爬取时间
language: language lang 语言
"""


@dataclass(frozen=True, slots=True)
class Declared:
    """What a source says of one article: data with their origins, headlines, authors, text.

    text: one paragraph a line. problems: one sentence for each value that is there and cannot be
    read.
    """

    metadata: Metadata = field(default_factory=Metadata)
    kicker: str | None = None
    title: str | None = None
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    text: str | None = None
    problems: tuple[str, ...] = ()


def datum_of(name: str, columns: Mapping[str, str] | None = None) -> str | None:
    """Which datum a field of that name holds: "发布时间" -> "date"; None for any other field.

    columns: datum -> the name of the field that holds it, before what the names tell.
    """
    for datum, column in (columns or {}).items():
        if _plain_name(column) == _plain_name(name):
            return datum
    known = _place_of(name)
    return known[1] if known else None


def declare(
    pairs: Iterable[tuple[str, object]], origin: str, columns: Mapping[str, str] | None = None
) -> Declared:
    """What fields say, given as names and values (a string, a number, a date, a list of these).

    origin: of all that is found, one of ORIGINS. columns: datum -> the name of the field that holds
    it, before what the names tell. Where several fields hold the same datum, the first that can be
    read is taken, in the order of the table of names. Never raises: a value that is there and
    cannot be read leaves its datum unknown, and `problems` says so.
    """
    mapped = {_plain_name(name): datum for datum, name in (columns or {}).items()}
    candidates: dict[str, list[tuple[int, object]]] = {}
    for name, value in pairs:
        datum = mapped.get(_plain_name(name)) if mapped else None
        place = (-1, datum) if datum else _place_of(name)
        if place is not None and not is_nothing(value):
            candidates.setdefault(place[1], []).append((place[0], value))
    taken = _Taken()
    for datum in filter(candidates.__contains__, _DATA):
        ranked = sorted(candidates[datum], key=lambda candidate: candidate[0])
        if not any(taken.take(datum, value) for _, value in ranked):
            taken.complain(datum, ranked[0][1])
    return taken.declared(origin)


class _Taken:
    """The data that have been read so far."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self.authors: tuple[str, ...] = ()
        self.problems: list[str] = []

    def take(self, datum: str, value: object) -> bool:
        """Whether the value could be read as that datum, and is now it."""
        if datum == "authors":
            self.authors = () if is_broken(value) else authors_of(value)
            return bool(self.authors)
        read = read_value(datum, value)
        for name, text in read.items():
            if name == datum:
                self.found[name] = text
            else:
                # What a value says beside its own datum: 第07版：要闻 of the name of the page.
                self.found.setdefault(name, text)
        return bool(read)

    def complain(self, datum: str, value: object) -> None:
        """Say that the values of a datum cannot be read."""
        if datum == "authors" and isinstance(value, str) and not is_broken(value):
            # A byline that only says 本报记者 has been read, and names nobody.
            return
        if datum in ("date", "accessed"):
            problem = dgettext(
                "yuanzhi", "The {datum} {value} cannot be read: write it like 2020-06-01."
            )
        elif datum == "url":
            problem = dgettext("yuanzhi", "The {datum} {value} is no address with http or https.")
        elif is_broken(value):
            problem = dgettext(
                "yuanzhi", "The {datum} has half a character (\\ud800 to \\udfff): remove it."
            )
        else:
            problem = dgettext("yuanzhi", "The {datum} cannot be {value}.")
        self.problems.append(problem.format(datum=datum, value=shown_value(value)))

    def declared(self, origin: str) -> Declared:
        """All of it, with that origin."""
        apart = {name: self.found.pop(name, None) for name in (*HEADS, "text")}
        return Declared(
            Metadata(**self.found, origins=dict.fromkeys(self.found, origin)),
            authors=self.authors,
            problems=tuple(self.problems),
            **apart,
        )


@lru_cache(maxsize=4096)
def _place_of(name: str) -> tuple[int, str] | None:
    """Where a name stands in the table, and the datum."""
    return _BY_NAME.get(re.sub(r"[\s_\-:：]+", "", name).lower())


def _table() -> dict[str, tuple[int, str]]:
    lines = (line.split(": ") for line in _NAMES.strip().split("\n"))
    names = [(name, datum) for datum, line in lines for name in line.split()]
    return {name: (place, datum) for place, (name, datum) in enumerate(names)}


_BY_NAME = _table()
_DATA = tuple(dict.fromkeys(datum for _, datum in _BY_NAME.values()))


def _plain_name(name: str) -> str:
    """A name of a field as it is compared: Excel and people put spaces around it."""
    return name.strip().strip("\ufeff").casefold()
