"""A leaf: one page of the file with its text in reading order, and what goes on from it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.model import Metadata, Page
from store.reading.header import find_header
from store.reading.pdf.blocks import SAME, Block, find_blocks
from store.reading.pdf.furniture import Edges, edge_marks, part_edges
from store.reading.pdf.lines import find_lines, middle_size
from store.reading.pdf.order import column_count, reading_order
from store.reading.pdf.paragraphs import Paragraph, find_paragraphs
from store.reading.pdf.tables import find_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.model import Range
    from store.reading.pdf.furniture import Mark
    from store.reading.pdf.lines import Line
    from store.reading.pdf.sheet import Sheet

MEDIA_TYPE, CHARSET = "application/pdf", "unicode"

# A page with so many columns, or larger than this (in square points: half as large again as A4),
# is one of a newspaper; other pages are those of a document, whose text goes on over them.
NEWSPAPER_COLUMNS, NEWSPAPER_AREA = 4, 1.5 * 595 * 842
# One page of text is at most so long, but for the end of a sentence.
LONGEST = 400_000

_ENDED = re.compile(r"[。！？!?…；;：:.”’』」）)】]\s*$")
_INDENT = "\u3000\u3000"


@dataclass(frozen=True, slots=True)
class Draft:
    """A sheet with its lines, before the pages beside it are known. marks: those at its edges."""

    number: int
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


def make_draft(number: int, sheet: Sheet) -> Draft:
    """The lines of a sheet."""
    lines = find_lines(sheet.glyphs)
    return Draft(number, sheet, lines, edge_marks(lines))


def make_leaf(draft: Draft, others: Sequence[Draft | None]) -> Leaf:
    """The leaf of a draft. others: the drafts of the pages before and after it."""
    sheet = draft.sheet
    edges = part_edges(draft.lines, tuple(mark for other in others if other for mark in other.marks))
    lines = list(edges.rest)
    body = middle_size(lines)
    blocks, rest = find_tables(lines, body)
    blocks += find_blocks(rest, sheet.rules, body)
    for aside in sheet.asides:
        for block in find_blocks(find_lines(aside.glyphs), [], body):
            blocks.append(Block(block.lines, aside.placed(block.box), block.large))
    newspaper = (
        edges.header or sheet.area > NEWSPAPER_AREA or column_count(blocks) >= NEWSPAPER_COLUMNS
    )
    ordered = reading_order(blocks, body, sheet.pictures, sheet.frames, sheet.rules)
    paragraphs = tuple(find_paragraphs(ordered))
    widths: defaultdict[float, int] = defaultdict(int)
    for paragraph in paragraphs:
        if not paragraph.large:
            widths[round(paragraph.x1 - paragraph.x0)] += len(paragraph.text)
    width = max(widths, key=widths.__getitem__, default=0.0)
    return Leaf(edges, paragraphs, sheet.skewed, newspaper, width, body)


def goes_on(leaves: list[Leaf], leaf: Leaf) -> bool:
    """Whether a leaf goes on with the text of the leaves before it, so that no article is cut.

    It does in a document, where one text flows over the pages in columns of one width and in type
    of one size, unless it begins with a title of its own. It never does in a newspaper, whose pages
    are large, or have many columns, or a header.
    """
    last = leaves[-1]
    if not (leaf.paragraphs and last.paragraphs) or leaf.newspaper or last.newspaper:
        return False
    if not 1 / SAME < leaf.body / last.body < SAME:
        return False
    if abs(leaf.width - last.width) > 2 * leaf.body:
        return False
    ended = _ENDED.search(last.paragraphs[-1].text) is not None
    if sum(other.size for other in leaves) > LONGEST * (1 if ended else 2):
        return False
    begin = leaf.paragraphs[0]
    if not begin.large or last.paragraphs[-1].large:
        return True
    largest = max(p.size for other in [*leaves, leaf] for p in other.paragraphs if p.large)
    return begin.size < largest / SAME


def make_page(leaves: list[Leaf]) -> Page:
    """The page of the leaves that belong together."""
    pieces: list[str] = []
    furniture: list[Range] = []
    large: list[Range] = []
    at = 0

    def put(text: str, into: list[Range] | None, indent: str = "") -> None:
        nonlocal at
        start = at + len(indent)
        pieces.append(f"{indent}{text}\n\n")
        at += len(pieces[-1])
        if into is not None:
            into.append((start, start + len(text)))

    for leaf in leaves:
        for line in leaf.edges.top:
            put(line, furniture)
        for paragraph in leaf.paragraphs:
            put(
                paragraph.text,
                large if paragraph.large else None,
                _INDENT if paragraph.indented else "",
            )
        for line in (*leaf.edges.bottom, leaf.skewed):
            if line.strip():
                put(line, furniture)
    text = "".join(pieces)
    header = find_header(text)
    metadata = header.metadata
    if leaves[0].edges.url and len({leaf.edges.url for leaf in leaves}) == 1:
        metadata = Metadata(
            metadata.publication, metadata.date, metadata.page, metadata.page_name,
            leaves[0].edges.url, origins={**metadata.origins, "url": "page text"},
        )  # fmt: skip
    return Page(
        text,
        metadata,
        CHARSET,
        MEDIA_TYPE,
        tuple(sorted({*furniture, *header.lines})),
        large=tuple(large),
    )
