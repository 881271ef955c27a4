"""Furniture: what stands at the edges of a page and belongs to no article.

The header of a newspaper page, page numbers, lines that stand on the next page again, what a
browser prints around a web page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.reading.header import LONGEST, find_header

if TYPE_CHECKING:
    from store.reading.pdf.lines import Line

# So many rows at the top and at the bottom are looked at; a header has at most so many pieces.
ROWS, PIECES = 3, 12
# A line that is repeated is at most this far away from where it was, in points.
SHIFT = 4.0

_PAGE_NUMBER = re.compile(
    r"[\s\-–—·.~]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/，,|]?\s*共?\s*\d{1,4}\s*页?)?[\s\-–—·.~]*"
    r"|[Pp]age\s+\d{1,4}(?:\s+of\s+\d{1,4})?",
)
_BROWSER_FOOT = re.compile(r"((?:https?|file)://\S+)\s+\d{1,4}/\d{1,4}")
_BROWSER_HEAD = re.compile(r"\d{1,4}/\d{1,2}/\d{2,4}[,，]?\s+(?:[上下]午)?\d{1,2}:\d{2}\b.*")


@dataclass(frozen=True, slots=True)
class Edges:
    """The furniture of a page: its lines at the top and at the bottom, and everything else.

    header: whether one of them is the header of a newspaper page. url: as a browser printed it.
    """

    top: tuple[str, ...]
    bottom: tuple[str, ...]
    rest: tuple[Line, ...]
    header: bool
    url: str | None = None

    def and_those(self, other: Edges) -> Edges:
        """These with the furniture of other text of the page."""
        top, bottom = self.top + other.top, self.bottom + other.bottom
        return Edges(top, bottom, self.rest, self.header or other.header, self.url or other.url)


@dataclass(frozen=True, slots=True)
class Mark:
    """A line at the edge of a page, to be known again: its text without the digits."""

    text: str
    y: float

    def is_like(self, other: Mark) -> bool:
        """Whether it is the same line of another page."""
        return self.text == other.text and abs(self.y - other.y) < SHIFT


def edge_marks(lines: list[Line]) -> tuple[Mark, ...]:
    """The lines at the top and at the bottom of a page."""
    rows = _rows(lines)
    edge = rows[:ROWS] + rows[max(ROWS, len(rows) - ROWS) :]
    return tuple(_mark(line) for row in edge if len(row) <= PIECES for line in row)


def part_edges(lines: list[Line], others: tuple[Mark, ...]) -> Edges:
    """The furniture of a page and the rest. others: the marks of the pages before and after."""
    rows = _rows(lines)
    top: list[str] = []
    bottom: list[str] = []
    taken: list[Line] = []
    header = next((row for row in rows[:ROWS] if _is_header(row)), None)
    foot_header = None if header else next(filter(_is_header, rows[: ROWS - 1 : -1][:2]), None)
    for row, into in ((header, top), (foot_header, bottom)):
        if row:
            into.append(_joined(row))
            taken += row
    foot = _BROWSER_FOOT.fullmatch(_joined(rows[-1])) if rows else None
    if foot:
        bottom.append(_joined(rows[-1]))
        taken += rows[-1]
        if _BROWSER_HEAD.fullmatch(_joined(rows[0])):
            top.append(_joined(rows[0]))
            taken += rows[0]
    for at, row in enumerate(rows):
        if ROWS <= at < len(rows) - ROWS or len(row) > PIECES:
            continue
        at_edge = at in (0, len(rows) - 1)
        found = [
            line
            for line in row
            if line not in taken
            and (
                any(_mark(line).is_like(other) for other in others)
                or (at_edge and len(row) == 1 and _PAGE_NUMBER.fullmatch(line.text))
            )
        ]
        if found:
            (top if at < len(rows) / 2 else bottom).append(_joined(found))
            taken += found
    url = foot[1] if foot and foot[1].startswith("http") and "…" not in foot[1] else None
    rest = tuple(line for line in lines if line not in taken)
    return Edges(tuple(top), tuple(bottom), rest, bool(header or foot_header), url)


def _rows(lines: list[Line]) -> list[list[Line]]:
    """The lines from the top, those that stand beside each other together."""
    rows: list[list[Line]] = []
    bottom = float("-inf")
    for line in sorted(lines, key=lambda line: line.y0):
        if rows and line.y0 < bottom - 0.3 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
        bottom = max(bottom, line.y1)
    for row in rows:
        row.sort(key=lambda line: (line.x0, line.y0))
    return rows


def _is_header(row: list[Line]) -> bool:
    """Whether a row of lines is the header of a newspaper page."""
    return len(row) <= PIECES and bool(find_header(_joined(row)).lines)


def _joined(row: list[Line]) -> str:
    """The pieces of a row as one line."""
    return "  ".join(line.text for line in row)[: LONGEST * 4]


def _mark(line: Line) -> Mark:
    return Mark(re.sub(r"\d+", "0", line.text), line.y0)
