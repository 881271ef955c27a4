"""Tables (CSV, TSV): an article a row, in columns known by their names. Read row by row."""

from __future__ import annotations

import csv
import re
from collections import deque
from dataclasses import dataclass
from gettext import dgettext
from itertools import chain
from typing import TYPE_CHECKING

from store.model import YuanzhiError
from store.reading.charset import MARKS, shown
from store.reading.content import Content, Format, NoNews
from store.reading.fields import datum_of
from store.reading.lines import Line, read_lines
from store.reading.records import Records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from store.model import Article

SUFFIXES = frozenset({".csv", ".tsv", ".tab"})
DELIMITERS = ",\t;|"
# Characters, and lines, that one cell or one row can have.
LONGEST_CELL = 1 << 20
MOST_LINES = 20_000

# Excel's own way to say which delimiter is used.
_SEP = re.compile(r'"?sep=([,;|\t])"?\s*', re.IGNORECASE)
# A name of a column is short; this tells a header from a sentence with commas.
LONGEST_NAME = 20
_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"<", b"{", b"[")


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row. number: of its first line.

    problem: why they cannot be used. remark: what is to be said of them although they can.
    """

    number: int
    cells: list[str]
    problem: str | None = None
    remark: str | None = None


def read(content: Content) -> Iterator[Article]:
    """The articles of a table, one at a time. Empty rows are skipped.

    A row that cannot be used is told as a problem, with the number of its line; the others are
    read. Raises YuanzhiError where no column is known to hold the text, or no row can be used.
    """
    records = Records(content, dgettext("yuanzhi", "Line {number}: {problem}"))
    lines = read_lines(content, newline="")
    columns = content.options.columns
    first = next((line for line in lines if line.text.strip()), None)
    if first is None:
        raise NoNews(
            dgettext("yuanzhi", "{name} is empty.").format(name=shown(content.item.location.name))
        )
    sep = _SEP.fullmatch(first.text)
    delimiter = sep[1] if sep else _delimiter(first.text, columns)
    rows = _rows(lines if sep else chain([first], lines), delimiter)
    header = next((row for row in rows if any(map(str.strip, row.cells))), None)
    names = [name.strip() for name in header.cells] if header else []
    if "text" not in [datum_of(name, columns) for name in names]:
        raise _no_text(content, names)
    for row in rows:
        while len(row.cells) > len(names) and not row.cells[-1].strip():
            row.cells.pop()
        if row.remark or row.problem:
            records.problem(row.number, row.problem or row.remark or "")
        if row.problem or not any(map(str.strip, row.cells)):
            continue
        if len(row.cells) != len(names):
            problem = dgettext("yuanzhi", "It has {count} cells where the header has {names}.")
            records.problem(row.number, problem.format(count=len(row.cells), names=len(names)))
            continue
        article = records.article(row.number, zip(names, row.cells, strict=True))
        if article is not None:
            yield article
    records.finish()


def _no_text(content: Content, names: list[str]) -> YuanzhiError:
    return YuanzhiError(
        dgettext(
            "yuanzhi",
            "{name} has no column that is known to hold the text (its first line has: {columns}): "
            "name it with --map text=COLUMN.",
        ).format(
            name=shown(content.item.location.name),
            columns=shown(", ".join(name for name in names if name), 200),
        )
    )


class _Feed:
    """Lines for the reader of CSV, which can be given back to it."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = iter(lines)
        self._again: deque[Line] = deque()
        self.taken: list[Line] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self.taken.append(line)
        if len(self.taken) > MOST_LINES:
            raise csv.Error("too many lines")
        return line.text.replace("\0", " ")

    def give_back(self) -> Line:
        """The first of the lines taken; the others will be taken again."""
        first, *others = self.taken
        self._again.extendleft(reversed(others))
        return first


def _rows(lines: Iterable[Line], delimiter: str) -> Iterator[_Row]:
    """The rows of a table, those without any cell left out.

    Where the quotation marks of a row do not fit, as with "园区"热 or a mark that is never closed,
    its first line is read as if they were text, and what follows as rows of their own.
    """
    # For all of the process; nothing else here reads CSV.
    csv.field_size_limit(LONGEST_CELL)
    feed = _Feed(lines)
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    while True:
        feed.taken.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield _unquoted(feed.give_back(), delimiter)
            continue
        if cells:
            problem = next((line.problem for line in feed.taken if line.problem), None)
            if any("\0" in line.text for line in feed.taken):
                problem = problem or dgettext("yuanzhi", "It has NUL characters.")
            yield _Row(feed.taken[0].number, cells, problem)


def _unquoted(line: Line, delimiter: str) -> _Row:
    """The row of a line whose quotation marks are text."""
    remark = dgettext("yuanzhi", "Its quotation marks do not fit, and were taken for text.")
    problem = line.problem
    if len(line.text) > LONGEST_CELL:
        problem = dgettext("yuanzhi", "It has a cell that is too long.")
    return _Row(line.number, _plainly(line.text, delimiter), problem, remark)


def _plainly(line: str, delimiter: str) -> list[str]:
    return line.replace("\0", " ").rstrip("\r\n").split(delimiter)


def _delimiter(line: str, columns: Mapping[str, str]) -> str:
    """The delimiter that makes the most known names of a header line, or the most names."""
    return max(DELIMITERS, key=lambda one: (len(_known(line, one, columns)), line.count(one)))


def _known(line: str, delimiter: str, columns: Mapping[str, str]) -> set[str]:
    """The data that the names of a header line stand for."""
    cells = (cell.strip().strip('"') for cell in _plainly(line, delimiter))
    return {datum for cell in cells if (datum := datum_of(cell, columns))}


def _fits(head: bytes, suffix: str) -> bool:
    """Whether it is named a table, or begins with the header of one: names known to be such."""
    if head.lstrip().startswith(_BINARY):
        return False
    # A table in Markdown begins with its delimiter.
    told = suffix not in (".md", ".markdown") and not head.startswith(b"|")
    return suffix in SUFFIXES or (told and any(map(_is_header, _first_lines(head))))


def _first_lines(head: bytes) -> Iterator[str]:
    """The first line, in each of the charsets in which it can be."""
    marks = [charset for mark, charset in MARKS if head.startswith(mark)]
    for charset in marks or ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be"):
        text = head[:4096].decode(charset, "ignore").removeprefix("\ufeff")
        yield next(iter(text.splitlines()), "")


def _is_header(line: str) -> bool:
    for delimiter in DELIMITERS:
        names = [name.strip() for name in _plainly(line, delimiter)]
        known = _known(line, delimiter, {})
        if "text" in known and len(known) > 1 and max(map(len, names)) <= LONGEST_NAME:
            return True
    return False


FORMAT = Format("csv", "text/csv", SUFFIXES, _fits, read, records=True)
