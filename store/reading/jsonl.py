"""JSON Lines: an article a line, in fields. Read line by line, whatever the size of the file."""

from __future__ import annotations

import json
import re
from gettext import dgettext
from typing import TYPE_CHECKING

from store.reading.content import Content, Format
from store.reading.json_file import Pairs, articles_in
from store.reading.lines import read_lines
from store.reading.records import Records

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from store.model import Article

# An object, whole on its line, and another one that begins on the next.
_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(\{[^\r\n]*\})\s*?[\r\n]+\s*\{\s*\"")
SUFFIXES = frozenset({".jsonl", ".ndjson", ".jl"})


def read(content: Content) -> Iterator[Article]:
    """The articles of a file, one at a time. Empty lines are skipped.

    A line that cannot be used is told as a problem, with its number; the others are read. Raises
    YuanzhiError where no line can be used, NoNews where there is none.
    """
    records = Records(content, dgettext("yuanzhi", "Line {number}: {problem}"))
    for line in read_lines(content):
        if line.problem:
            records.problem(line.number, line.problem)
        elif line.text.strip():
            try:
                for pairs in _pairs(line.text, content.options.columns):
                    article = records.article(line.number, pairs)
                    if article is not None:
                        yield article
            except (ValueError, RecursionError):
                problem = dgettext(
                    "yuanzhi",
                    "This is no JSON object: write one article a line, "
                    'like {"title": "…", "date": "2020-06-01", "text": "…"}.',
                )
                records.problem(line.number, problem)
    records.finish()


def _pairs(line: str, columns: Mapping[str, str]) -> Iterator[Pairs]:
    """The fields of the article of a line; of several where the line is a day or a page.

    Raises ValueError where it is no object, RecursionError where it is nested too deep.
    """
    value = json.loads(line)
    if not isinstance(value, dict):
        raise ValueError
    found = False
    for pairs in articles_in(value, columns):
        found = True
        yield pairs
    if not found:
        yield list(value.items())


def _fits(head: bytes, suffix: str) -> bool:
    """Whether the first line is an object, whole, and another one follows it."""
    return suffix in SUFFIXES or _OBJECT.match(head) is not None


FORMAT = Format("jsonl", "application/jsonl", SUFFIXES, _fits, read, records=True)
