"""A page to its lines: what stands on each, without furniture and the marks around headlines."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.layout import notices
from store.layout.credits import credit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.model import Page, Range

# A headline that stands at the head of its paragraph, and the name of a column or a series at the
# head of a headline; their marks belong to no part.
_INSCRIBED = re.compile(
    r"【(?P<title>[^【】\n]{10,60})】\s*(?=[^\n]{20})(?=[^\n]*。)"
    r"|【(?P<column>[^【】\n]{4,60})】\s*(?=[^\n。]{4,60}$)",
    re.MULTILINE,
)
# What the marks of Markdown, cut to two characters, say a line is.
MARKED = {"#": "title", "##": "heading"}
# What stands around a headline and is in no part.
MARKS = re.compile(r"(?:[\s【】]|原文?标?[题題][:：]|原文?[标標][题題][:：])*")


@dataclass(frozen=True, slots=True)
class Line:
    """start, end: of what is not white space; width: of the whole line as it was written.

    mark: what a mark on the page says it is: "title" (#, 【】), "former" (原标题：), "heading"
    (##), "column" (the name of a column), or "" without one. large: whether it is set in larger
    type. glue: what stands between it and the line before, where both are one line of the page with
    a mark in its middle (**, [): "" or " "; None for a line that begins on the page.
    """

    start: int
    end: int
    width: int
    indented: bool
    mark: str
    after_blank: bool
    large: bool
    glue: str | None = None


def find_lines(page: Page, plain: str) -> Iterator[Line]:
    """The lines with something on them; a headline at the head of a paragraph is its own line.

    plain: the page's text, folded.
    """
    text = page.text.replace("\u2028", "\n").replace("\u2029", "\n")
    if "\n" not in text:
        text = text.replace("\r", "\n")
    heads = _Ranges([span for head in page.heads for span in head.ranges])
    fixtures = _Ranges([*page.furniture, *heads.all])
    large = _Ranges(page.large)
    at, after_blank = 0, True
    for raw in text.split("\n"):
        begin, at = at, at + len(raw) + 1
        width = len(raw.rstrip("\r"))
        last, before = "", begin
        for start, end, mark in _free(text, begin, begin + len(raw), fixtures):
            for first, stop, kind in _parted(text, plain, start, end):
                indent = text[begin:first]
                indented = not (mark or kind or last) and (
                    "\u3000" in indent or "\t" in indent or len(indent) > 1
                )
                set_off = after_blank or mark != "" or last != ""
                is_large = large.hold(first, stop)
                glue = None
                if last and not (kind or mark or last == "inscribed"):
                    glue = None if heads.inside(before, first) else _glue(text, before, first)
                yield Line(first, stop, width, indented, kind or mark, set_off, is_large, glue)
                if glue is None:
                    last = "inscribed" if kind else mark or "text"
                before, after_blank = stop, False
        # What is marked is a line of its own, also where no blank line follows it.
        after_blank = last != "text"


class _Ranges:
    """Ranges of a text that do not overlap much, to be asked about a place."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        self.all = sorted(ranges)
        self._starts = [start for start, _ in self.all]
        self._longest = max((end - start for start, end in self.all), default=0)

    def inside(self, start: int, end: int) -> list[Range]:
        """Those that have something of start..end, in order."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [(s, e) for s, e in self.all[first:last] if e > start]

    def hold(self, start: int, end: int) -> bool:
        """Whether most of start..end is in them."""
        covered = sum(min(e, end) - max(s, start) for s, e in self.inside(start, end))
        return covered * 2 > end - start


def _free(text: str, start: int, end: int, fixtures: _Ranges) -> Iterator[tuple[int, int, str]]:
    """What of a line is in none of the fixtures, and what the mark before it says."""
    mark = ""
    for first, last in [*fixtures.inside(start, end), (end, end)]:
        begin, stop = _trimmed(text, start, first)
        if begin < stop:
            yield begin, stop, mark
            mark = ""
        if last > start:
            # The mark of a heading holds for what comes next, over another mark (## **…**).
            mark = MARKED.get(text[max(first, start) : last][:2], mark)
            start = min(last, end)


def _glue(text: str, start: int, end: int) -> str:
    """What joins two pieces of a line over the marks between them: a space where one stands there
    beside a mark.
    """
    between = text[start:end]
    return " " if between[:1].isspace() or between[-1:].isspace() else ""


def _parted(text: str, plain: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """A line with the headline that stands at its head apart: where each begins, ends, its mark."""
    found = _INSCRIBED.match(text, start, end)
    if found and found.lastgroup and is_headline(plain[slice(*found.span(found.lastgroup))]):
        first, last = _trimmed(text, *found.span(found.lastgroup))
        if first < last:
            yield first, last, found.lastgroup
        start, end = _trimmed(text, found.end(), end)
    elif plain.startswith("原", start, end):
        line = plain[start:end]
        size = notices.former(line)
        if size:
            yield *_trimmed(text, start, start + size), "former"
            start, end = _trimmed(text, start + size, end)
    if start < end:
        yield start, end, ""


def is_headline(inside: str) -> bool:
    """Whether what stands in 【】 before a text is its headline and not its byline; plain text."""
    return "记者" not in inside and credit(inside, set_off=True) is None


def _trimmed(text: str, start: int, end: int) -> Range:
    """The range without the white space at its edges."""
    content = text[start:end]
    left = len(content) - len(content.lstrip())
    return (
        (start + left, end - (len(content) - len(content.rstrip())))
        if left < end - start
        else (end, end)
    )
