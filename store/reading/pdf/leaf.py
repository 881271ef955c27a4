"""A leaf: one page of the file with its text in reading order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.reading.pdf.blocks import Block, find_blocks, make_block
from store.reading.pdf.furniture import Edges, edge_marks, part_edges
from store.reading.pdf.lines import Line, find_lines, middle_size
from store.reading.pdf.order import column_count, reading_order
from store.reading.pdf.paragraphs import Paragraph, find_paragraphs
from store.reading.pdf.tables import find_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.reading.pdf.furniture import Mark
    from store.reading.pdf.sheet import Aside, Sheet

# No page of print has more lines; of one that has, the lines are not put together.
MOST_LINES = 4_000
# The size of a newspaper's type, where a page has none to tell.
USUAL = 9.0
# A page with so many columns, or larger than this (in square points: half as large again as A4),
# is one of a newspaper; other pages are those of a document, whose text goes on over them.
NEWSPAPER_COLUMNS, NEWSPAPER_AREA = 4, 1.5 * 595 * 842


@dataclass(frozen=True, slots=True)
class Draft:
    """A sheet with its lines, before the pages beside it are known. marks: those at its edges."""

    sheet: Sheet
    lines: list[Line]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the file, read.

    newspaper: whether the page is one of a newspaper. width: of most of its columns; body: the size
    of most of its type.
    """

    edges: Edges
    paragraphs: tuple[Paragraph, ...]
    skewed: str
    newspaper: bool
    width: float
    body: float

    @property
    def size(self) -> int:
        """The number of its characters."""
        return sum(len(paragraph.text) for paragraph in self.paragraphs)


def _blocks_of(lines: list[Line], aside: Aside, body: float) -> Iterator[Block]:
    """The blocks of text that runs another way, each paragraph as one line at its place."""
    for block in find_blocks(lines, [], body):
        box = aside.placed(block.box)
        whole = [
            Line(paragraph.text, box.x0, box.y0, box.x1, box.y1, paragraph.size)
            for paragraph in find_paragraphs([block])
        ]
        yield Block(whole, box, block.large, rows=not block.large)


def make_draft(sheet: Sheet) -> Draft:
    """The lines of a sheet."""
    lines = find_lines(sheet.glyphs)
    return Draft(sheet, lines, edge_marks(lines))


def make_leaf(draft: Draft, others: Sequence[Draft | None]) -> Leaf:
    """The leaf of a draft. others: the drafts of the pages before and after it."""
    sheet = draft.sheet
    marks = tuple(mark for other in others if other is not None for mark in other.marks)
    edges = part_edges(draft.lines, marks)
    lines = list(edges.rest)
    body = middle_size(lines) or middle_size(draft.lines) or USUAL
    blocks: list[Block] = []
    if len(lines) <= MOST_LINES:
        blocks, lines = find_tables(lines, body)
        blocks += find_blocks(lines, sheet.rules, body)
    else:
        blocks += [make_block([line], body) for line in lines]
    for aside in sheet.asides:
        beside = find_lines(aside.glyphs)
        if aside.is_level:
            # Papers whose lines go down have a level header.
            level = part_edges(beside, ())
            edges, beside = edges.and_those(level), list(level.rest)
        blocks += _blocks_of(beside, aside, body)
    newspaper = (
        edges.header or sheet.area > NEWSPAPER_AREA or column_count(blocks) >= NEWSPAPER_COLUMNS
    )
    ordered = reading_order(blocks, body, sheet.pictures, sheet.frames, sheet.rules)
    paragraphs = tuple(find_paragraphs(ordered))
    return Leaf(edges, paragraphs, sheet.skewed, newspaper, _width(paragraphs), body)


def _width(paragraphs: Sequence[Paragraph]) -> float:
    """How wide the columns are that most of the text stands in; 0 without any."""
    widths: defaultdict[float, int] = defaultdict(int)
    for paragraph in paragraphs:
        if not paragraph.large:
            widths[round(paragraph.x1 - paragraph.x0)] += len(paragraph.text)
    return max(widths, key=widths.__getitem__, default=0.0)
