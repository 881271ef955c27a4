"""Lines to blocks: what was wrapped at a fixed width is one again, everything else stays a line."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from store.layout.signs import is_prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.model import Page, Range

# A column narrower or wider than this is none: such lines are a list or whole paragraphs.
NARROWEST, WIDEST = 8, 60
# How many of the lines that go on in the next one have to be as wide as the column.
WRAPPED_SHARE = 0.7
# How many of them have the punctuation of sentences; the rows of a table may be as even.
PROSE_SHARE = 0.3
# A line of a column may stop so many cells early, where a sign may not begin the next line.
RAGGED = 3

# A headline that stands at the head of its paragraph, and the name of a column or a series at the
# head of a headline; their marks belong to no part.
_INSCRIBED = re.compile(
    r"【(?P<title>[^【】\n]{10,60})】\s*(?=[^\n]{20})(?=[^\n]*。)"
    r"|【(?P<column>[^【】\n]{4,60})】\s*(?=[^\n。]{4,60}$)"
    r"|原标题[:：]\s*(?P<former>\S[^\n]{3,60}?)(?=\s{2}|$)",
    re.MULTILINE,
)
# What the marks of Markdown, cut to two characters, say a line is.
MARKED = {"#": "title", "##": "heading"}
MARKS = re.compile(r"(?:[\s【】]|原标题[:：])*")


@dataclass(frozen=True, slots=True)
class Block:
    """A headline, a paragraph or a piece of one, as it stands on the page.

    size: characters that are not white space. mark: what a mark on the page says it is: "title"
    (#, 【】, 原标题：), "heading" (##), "column" (the name of a column), or "" without one.
    """

    text: str
    ranges: tuple[Range, ...]
    size: int
    indented: bool
    mark: str


@dataclass(frozen=True, slots=True)
class _Line:
    """start, end: of what is not white space; width: of the whole line as it was written."""

    start: int
    end: int
    width: int
    indented: bool
    mark: str
    after_blank: bool


def find_blocks(page: Page) -> list[Block]:
    """The blocks of a page in the order of its text; its furniture left out."""
    lines = list(_lines(page))
    goes_on = _continued(page.text, lines)
    blocks: list[Block] = []
    run: list[_Line] = []
    for line, continued in zip(lines, goes_on, strict=True):
        run.append(line)
        if not continued:
            blocks.append(_block(page.text, run))
            run = []
    return blocks


def _lines(page: Page) -> Iterator[_Line]:
    """The lines with something on them; a headline at the head of a paragraph is its own line."""
    text = page.text.replace("\u2028", "\n").replace("\u2029", "\n")
    if "\n" not in text:
        text = text.replace("\r", "\n")
    begins = [start for start, _ in page.furniture]
    at, after_blank = 0, True
    for raw in text.split("\n"):
        start, end = _trimmed(text, at, at + len(raw))
        indent = text[at:start]
        at += len(raw) + 1
        mark = ""
        fixture = page.furniture[bisect_right(begins, start) - 1] if begins else (0, 0)
        if fixture[0] <= start < fixture[1]:
            mark = MARKED.get(text[start : fixture[1]][:2], "")
            start, end = _trimmed(text, min(end, fixture[1]), end)
        title = _INSCRIBED.match(text, start, end)
        if title:
            assert title.lastgroup
            first, last = _trimmed(text, *title.span(title.lastgroup))
            if first < last:
                kind = "column" if title["column"] else "title"
                yield _Line(first, last, 0, False, kind, True)
            start, end = _trimmed(text, title.end(), end)
            after_blank = True
        if start < end:
            indented = not mark and ("\u3000" in indent or "\t" in indent or len(indent) > 1)
            width = len(raw.rstrip("\r"))
            yield _Line(start, end, width, indented, mark, after_blank or mark != "")
        # What is marked is a line of its own, also where no blank line follows it.
        after_blank = start == end or mark != ""


def _trimmed(text: str, start: int, end: int) -> Range:
    """The range without the white space at its edges."""
    content = text[start:end]
    left = len(content) - len(content.lstrip())
    return (
        (start + left, end - (len(content) - len(content.rstrip())))
        if left < end - start
        else (end, end)
    )


def _continued(text: str, lines: list[_Line]) -> list[bool]:
    """For each line whether the next one goes on with the same block."""
    open_ended = [not (after.after_blank or after.indented) for after in lines[1:]] + [
        False
    ] * bool(lines)
    candidates = [line for line, is_open in zip(lines, open_ended, strict=True) if is_open]
    if len(candidates) < 2:
        return [False] * len(lines)
    prose = sum(is_prose(text[line.start : line.end]) for line in candidates)
    if prose < len(candidates) * PROSE_SHARE:
        return [False] * len(lines)
    width, count = Counter(line.width for line in candidates).most_common(1)[0]
    if NARROWEST <= width <= WIDEST and count >= len(candidates) * WRAPPED_SHARE:
        return [
            is_open and width - 1 <= line.width <= width
            for line, is_open in zip(lines, open_ended, strict=True)
        ]
    return _continued_by_cells(text, lines, open_ended)


def _continued_by_cells(text: str, lines: list[_Line], open_ended: list[bool]) -> list[bool]:
    """The same where lines were filled to a width on the screen, not to a number of characters."""
    never = [False] * len(lines)
    if max(line.end - line.start for line in lines) > 2 * WIDEST:
        return never
    cells = [_cells(text[line.start : line.end]) + 4 * line.indented for line in lines]
    counts = Counter(wide for wide, is_open in zip(cells, open_ended, strict=True) if is_open)
    best = max(counts, key=lambda width: sum(counts[width - less] for less in range(RAGGED + 1)))
    full = sum(counts[best - less] for less in range(RAGGED + 1))
    if full < 3 or full < counts.total() * WRAPPED_SHARE or best < 2 * NARROWEST:
        return never
    return [
        is_open and best - RAGGED <= wide <= best + 1
        for wide, is_open in zip(cells, open_ended, strict=True)
    ]


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _block(text: str, run: list[_Line]) -> Block:
    joined = text[run[0].start : run[0].end]
    for before, line in pairwise(run):
        between = text[before.end : line.start]
        # A space that the wrapping left at the edge of a line was part of the sentence, and in
        # English a line ends with a word.
        spaced = len(between.replace("\r", "").replace("\n", "")) > 0
        words = text[before.start : before.end].isascii() and text[line.start : line.end].isascii()
        joined += (" " if spaced or words else "") + text[line.start : line.end]
    return Block(
        joined,
        tuple((line.start, line.end) for line in run),
        len("".join(joined.split())),
        run[0].indented,
        run[0].mark,
    )
