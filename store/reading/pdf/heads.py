"""Heads: the headlines of a sheet and the columns that they stand over.

The words of a headline are often narrower than its article. It stands over the columns that begin
level with each other below it, and what is between it and them (a byline) belongs to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.reading.pdf.blocks import around, shared_width
from store.reading.pdf.sheet import Box
from store.reading.pdf.units import COLUMN_LINES, Unit, holds, overlap

if TYPE_CHECKING:
    from collections.abc import Sequence

# In sizes of the body type: a headline is at most so far above its columns; they begin within so
# much of each other, and are at most so far apart. Pictures are less, lines without a column more
# exactly level with them.
REACH, LEVEL, NEXT_COLUMN = 12.0, 1.0, 4.0
PICTURE_LEVEL, SAME_LEVEL = 2.0, 0.3
# Headlines of one article are nearer to each other than this, in sizes of the larger.
STACKED = 1.2


def with_heads(units: list[Unit], pictures: Sequence[Box], body: float) -> list[Unit]:
    """The units; each headline with what stands between it and its columns is one.

    body: the size of most of the type.
    """
    heads = _stacked([unit for unit in units if unit.large])
    others = [unit for unit in units if not unit.large]
    made: list[Unit] = []
    for head, span in zip(heads, _spans(heads, others, pictures, body), strict=True):
        inside = [unit for unit in others if holds(span, unit.box, body / 3)]
        others = [unit for unit in others if unit not in inside]
        blocks = sorted(
            head.blocks + [block for unit in inside for block in unit.blocks],
            key=lambda block: (block.box.y0, block.box.x0),
        )
        box = around([span, *(block.box for block in blocks)])
        for block in head.blocks:
            block.room = box.x1 - box.x0
        made.append(Unit(blocks, box, large=True))
    return others + made


def _stacked(heads: list[Unit]) -> list[Unit]:
    """Headlines; those of one article, above each other, made one."""
    stacks: list[Unit] = []
    for head in sorted(heads, key=lambda unit: unit.box.y0):
        for stack in stacks:
            gap = head.box.y0 - stack.box.y1
            narrower = min(stack.box.x1 - stack.box.x0, head.box.x1 - head.box.x0)
            near = STACKED * max(stack.blocks[-1].size, head.blocks[0].size)
            if -near < gap < near and shared_width(stack.box, head.box) > 0.5 * narrower:
                stack.blocks += head.blocks
                stack.box = around([stack.box, head.box])
                break
        else:
            stacks.append(Unit(list(head.blocks), head.box, large=True))
    return stacks


def _spans(
    heads: list[Unit], others: list[Unit], pictures: Sequence[Box], body: float
) -> list[Box]:
    """For each headline its own place and that down to the columns that it stands over."""
    rows = [
        _columns_below(
            head.box, [other.box for other in heads if other is not head], others, pictures, body
        )
        for head in heads
    ]
    for at, head in enumerate(heads):
        for other_at in range(at + 1, len(heads)):
            both = [box for box in rows[at] if box in rows[other_at]]
            if both:
                is_left = head.box.x0 < heads[other_at].box.x0
                left, right = (at, other_at) if is_left else (other_at, at)
                rows[left], rows[right] = _parted(
                    heads[left].box, rows[left], heads[right].box, rows[right], both
                )
    spans = []
    for head, row in zip(heads, rows, strict=True):
        top = min((box.y0 for box in row), default=0.0)
        spans.append(around([head.box, *(Box(box.x0, head.box.y1, box.x1, top) for box in row)]))
    return spans


def _columns_below(
    head: Box, heads: list[Box], others: list[Unit], pictures: Sequence[Box], body: float
) -> list[Box]:
    """The columns and pictures that begin level with each other below a headline."""
    columns = [unit.box for unit in others if unit.lines >= COLUMN_LINES]
    both = [*columns, *pictures]
    below = [
        box
        for box in both
        if head.y1 - 0.5 * body <= box.y0 <= head.y1 + REACH * body and shared_width(box, head) > 0
    ]
    first = min(below, key=lambda box: box.y0, default=None)
    if first is None:
        return []
    level = [box for box in columns if abs(box.y0 - first.y0) <= LEVEL * body]
    level += [box for box in pictures if abs(box.y0 - first.y0) <= PICTURE_LEVEL * body]
    # A column may have a few lines only above a picture.
    level += [
        unit.box
        for unit in others
        if unit.lines < COLUMN_LINES
        and abs(unit.box.y0 - first.y0) <= SAME_LEVEL * body
        and unit.box.x1 - unit.box.x0 > 0.6 * (first.x1 - first.x0)
    ]
    level.sort(key=lambda box: box.x0)
    row = [first]
    for way in (1, -1):
        for box in level[::way]:
            gap = box.x0 - row[-1].x1 if way > 0 else row[0].x0 - box.x1
            if not 0 <= gap <= NEXT_COLUMN * body:
                continue
            above = Box(box.x0, head.y0, box.x1, first.y0 - 0.1 * body)
            if not any(overlap(above, other) for other in [*heads, *columns]):
                row.insert(len(row) if way > 0 else 0, box)
    return row


def _parted(
    left: Box, left_row: list[Box], right: Box, right_row: list[Box], both: list[Box]
) -> tuple[list[Box], list[Box]]:
    """The columns of two headlines, those that could be either's given so that both are best
    centred.
    """
    own_left = [box for box in left_row if box not in both]
    own_right = [box for box in right_row if box not in both]
    both = sorted(both, key=lambda box: box.x0)
    ways = [(own_left + both[:k], both[k:] + own_right) for k in range(len(both) + 1)]
    return min(ways, key=lambda way: _off_centre(left, way[0]) + _off_centre(right, way[1]))


def _off_centre(head: Box, columns: list[Box]) -> float:
    """How far a headline is from standing in the middle, or at the left, of its columns."""
    over = around(columns) if columns else None
    if over is None or shared_width(head, over) <= 0:
        return 10_000.0
    return min(abs(head.x0 + head.x1 - over.x0 - over.x1) / 2, abs(head.x0 - over.x0))
