"""Tables: rows of cells, which are not columns of text although they stand beside each other."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from store.reading.pdf.blocks import Block, around, find_blocks, shared_width

if TYPE_CHECKING:
    from store.reading.pdf.lines import Line

# A column of a table has at least so many cells; they are short, and no sentences.
ROWS, SHORT = 3, 14
# Lines that end at one edge and are wider than this, in sizes of the type, are those of a text.
FILLED = 7
# Columns are at most so far apart, in sizes of the type.
APART = 16.0
# What stands between two cells of a row.
BETWEEN = "  "

_PROSE = re.compile(r"[，。；！？]|[\u4e00-\u9fff][,;]")


def find_tables(lines: list[Line], body: float) -> tuple[list[Block], list[Line]]:
    """The tables of a sheet, a row of each as one line, and the lines that are in none.

    body: the size of most of the type.
    """
    short = [line for line in lines if len(line.text) <= SHORT and not _PROSE.search(line.text)]
    # The lines drawn between the rows do not part the cells of a column.
    columns = [block for block in find_blocks(short, [], body) if _is_of_cells(block)]
    columns.sort(key=lambda block: block.box.x0)
    tables: list[Block] = []
    while columns:
        table = [columns.pop(0)]
        for block in list(columns):
            if _is_next_column(table[-1], block):
                table.append(block)
                columns.remove(block)
        if len(table) > 1:
            tables.append(_joined(table))
            taken = {id(line) for block in table for line in block.lines}
            lines = [line for line in lines if id(line) not in taken]
    return tables, lines


def _is_of_cells(block: Block) -> bool:
    """Whether lines are cells: enough of them, and no column of text, which fills its lines."""
    if len(block.lines) < ROWS or block.large:
        return False
    filled = [line for line in block.lines if block.box.x1 - line.x1 < 0.5 * block.size]
    wide = block.box.x1 - block.box.x0 > FILLED * block.size
    return not wide or len(filled) < 0.5 * len(block.lines)


def _is_next_column(block: Block, other: Block) -> bool:
    """Whether the other block is the column of cells to the right, row by row on one level."""
    return (
        len(block.lines) == len(other.lines)
        and shared_width(block.box, other.box) <= 0
        and 0 <= other.box.x0 - block.box.x1 <= APART * block.size
        and all(
            abs(one.y1 - two.y1) < 0.5 * one.size
            for one, two in zip(block.lines, other.lines, strict=True)
        )
    )


def _joined(columns: list[Block]) -> Block:
    rows: list[Line] = []
    for cells in zip(*(column.lines for column in columns), strict=True):
        box = around(cell.box for cell in cells)
        rows.append(
            replace(
                cells[0],
                text=BETWEEN.join(cell.text for cell in cells),
                x0=box.x0,
                y0=box.y0,
                x1=box.x1,
                y1=box.y1,
            )
        )
    return Block(rows, around(column.box for column in columns), rows=True)
