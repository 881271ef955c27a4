"""The order in which the blocks of a sheet are read.

A sheet is cut again and again: into bands, where something stands over all of its columns, and each
band into its columns. A headline stands over the columns that begin level with each other below it,
also where its own words are narrower. What cannot be cut so is put in order by two rules: what is
above goes first, and what is to the left goes first unless something between stands over both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.reading.pdf.blocks import Block, around, shared_width
from store.reading.pdf.sheet import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# In sizes of the body type: columns are at least so far apart; a headline is at most so far above
# its columns, which begin within so much of each other.
GUTTER, REACH, LEVEL = 0.3, 12.0, 1.0
# So many lines are a column, and nothing that stands above one.
COLUMN_LINES = 3
# The next column of an article is no farther away, in sizes of the body type.
NEXT_COLUMN = 4.0
# A frame that holds more of the sheet than this is its border.
BORDER = 0.6

_ENDED = re.compile(r"[。！？!?…；;：:”’』」）)】]\s*$")

Gaps = list[tuple[float, float]]


@dataclass(slots=True)
class Unit:
    """What is not cut: blocks in the order in which they are read, and the place they take."""

    blocks: list[Block]
    box: Box
    large: bool = False

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return sum(len(block.lines) for block in self.blocks)

    def is_unfinished(self) -> bool:
        """Whether it ends in the middle of a sentence."""
        last = self.blocks[-1]
        return len(last.lines) > 1 and not last.large and not _ENDED.search(last.lines[-1].text)


def reading_order(
    blocks: Sequence[Block],
    body: float,
    pictures: Sequence[Box] = (),
    frames: Sequence[Box] = (),
    rules: Sequence[Box] = (),
) -> list[Block]:
    """The blocks as they are read. body: the size of most of the type."""
    units = [Unit([block], block.box, block.large) for block in blocks]
    if not units:
        return []
    whole = around(unit.box for unit in units)
    empty = [f for f in frames if not any(_overlap(f, unit.box) for unit in units)]
    # A drawing without words is a picture too.
    cutter = _Cutter(body, [*pictures, *empty], rules)
    for frame in sorted(frames, key=_area):
        if _area(frame) > BORDER * _area(whole):
            break
        inside = [unit for unit in units if _holds(frame, unit.box, body)]
        others = [unit for unit in units if unit not in inside]
        if len(inside) > 1 and not any(_overlap(frame, unit.box) for unit in others):
            # A frame belongs together, whatever stands beside it.
            units = [*others, Unit(cutter.order(inside), frame)]
    return cutter.order(units)


def column_count(blocks: Sequence[Block]) -> int:
    """How many columns of running text stand beside each other at most."""
    columns = [block.box for block in blocks if len(block.lines) >= COLUMN_LINES]
    most = min(1, len(columns))
    for one in columns:
        beside: list[Box] = [one]
        for other in columns:
            if all(
                min(box.y1, other.y1) - max(box.y0, other.y0) > 0 and shared_width(box, other) < 0
                for box in beside
            ):
                beside.append(other)
        most = max(most, len(beside))
    return most


class _Cutter:
    """Cuts a sheet, with what is drawn on it."""

    def __init__(self, body: float, pictures: Sequence[Box], rules: Sequence[Box]) -> None:
        self._body = body
        self._pictures = pictures
        self._rules = [rule for rule in rules if rule.x1 - rule.x0 > rule.y1 - rule.y0]

    def order(self, units: list[Unit]) -> list[Block]:
        """The blocks of the units as they are read."""
        return [block for unit in self._cut(self._with_heads(units)) for block in unit.blocks]

    def _cut(self, units: list[Unit]) -> list[Unit]:
        if len(units) < 2:
            return units
        bands = self._bands(_slabs(units))
        if len(bands) > 1:
            return [unit for band in bands for unit in self._cut(_flat(band))]
        columns = self._columns(bands[0])
        if len(columns) > 1:
            return [unit for column in columns for unit in self._cut(column)]
        if len(bands[0]) > 1:
            return [unit for slab in bands[0] for unit in self._cut(slab)]
        articles = _articles(units)
        if 1 < len(articles) < len(units):
            wholes = [(around(unit.box for unit in article), article) for article in articles]
            order = _by_rules([Unit([], box) for box, _ in wholes])
            return [unit for whole in order for box, article in wholes if box is whole.box for unit in self._cut(article)]
        return _by_rules(units)

    def _bands(self, slabs: list[list[Unit]]) -> list[list[list[Unit]]]:
        """Slabs that have columns in common, or have none, together."""
        box = around(unit.box for slab in slabs for unit in slab)
        bands: list[list[list[Unit]]] = []
        gaps: Gaps = []
        for slab in slabs:
            own = self._gaps(slab, box)
            shared = _common(gaps, own, GUTTER * self._body)
            if bands and (shared or not (gaps or own)) and not self._is_border(bands[-1], slab, box):
                bands[-1].append(slab)
                gaps = shared
            else:
                bands.append([slab])
                gaps = own
        return bands

    def _gaps(self, slab: list[Unit], box: Box) -> Gaps:
        """Where nothing stands in a slab, from the left to the right edge of what is being cut."""
        gaps: Gaps = []
        at = box.x0
        for unit in sorted(slab, key=lambda unit: unit.box.x0):
            if unit.box.x0 - at > GUTTER * self._body:
                gaps.append((at, unit.box.x0))
            at = max(at, unit.box.x1)
        if box.x1 - at > GUTTER * self._body:
            gaps.append((at, box.x1))
        return gaps

    def _is_border(self, band: list[list[Unit]], slab: list[Unit], box: Box) -> bool:
        """Whether other articles begin with a slab although its columns are those of the band.

        A rule across all of it says so, or a headline below text whose sentence goes on elsewhere:
        in the next column above, then.
        """
        top = around(unit.box for unit in band[-1]).y1
        bottom = around(unit.box for unit in slab).y0
        if any(
            top - self._body <= rule.y0 <= bottom + self._body
            and rule.x1 - rule.x0 > 0.9 * (box.x1 - box.x0)
            for rule in self._rules
        ):
            return True
        for head in slab:
            if not head.large:
                continue
            above = [
                unit
                for unit in _flat(band)
                if shared_width(unit.box, head.box) > 0 and unit.box.y1 <= head.box.y0
            ]
            last = max(above, key=lambda unit: unit.box.y1, default=None)
            if last is not None and last.is_unfinished():
                return True
        return False

    def _columns(self, band: list[list[Unit]]) -> list[list[Unit]]:
        """The columns of a band from the left; itself where it has none."""
        units = _flat(band)
        box = around(unit.box for unit in units)
        shared: Gaps = [(box.x0, box.x1)]
        for slab in band:
            shared = _common(shared, self._gaps(slab, box), GUTTER * self._body)
        edges = [
            (start + end) / 2
            for start, end in shared
            if start > box.x0
            and end < box.x1
            and any(
                any(unit.box.x1 <= start for unit in slab)
                and any(unit.box.x0 >= end for unit in slab)
                for slab in band
            )
        ]
        columns: list[list[Unit]] = [[] for _ in range(len(edges) + 1)]
        for unit in units:
            columns[sum(edge < unit.box.x0 for edge in edges)].append(unit)
        return columns

    def _with_heads(self, units: list[Unit]) -> list[Unit]:
        """The units; headlines with what stands between them and their columns are one each."""
        heads = self._stacked([unit for unit in units if unit.large])
        others = [unit for unit in units if not unit.large]
        spans = self._spans(heads, others)
        made: list[Unit] = []
        for head, span in zip(heads, spans, strict=True):
            inside = [unit for unit in others if _holds(span, unit.box, self._body)]
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

    def _stacked(self, heads: list[Unit]) -> list[Unit]:
        """Headlines; those of one article, above each other, made one."""
        stacks: list[Unit] = []
        for head in sorted(heads, key=lambda unit: unit.box.y0):
            for stack in stacks:
                gap = head.box.y0 - stack.box.y1
                narrower = min(stack.box.x1 - stack.box.x0, head.box.x1 - head.box.x0)
                near = 1.2 * max(stack.blocks[-1].size, head.blocks[0].size)
                if -near < gap < near and shared_width(stack.box, head.box) > 0.5 * narrower:
                    stack.blocks += head.blocks
                    stack.box = around([stack.box, head.box])
                    break
            else:
                stacks.append(Unit(list(head.blocks), head.box, large=True))
        return stacks

    def _spans(self, heads: list[Unit], others: list[Unit]) -> list[Box]:
        """For each headline its own place and that down to the columns that it stands over."""
        rows = [self._columns_below(head, heads, others) for head in heads]
        for at, (head, row) in enumerate(zip(heads, rows, strict=True)):
            for other_at in range(at + 1, len(heads)):
                other, other_row = heads[other_at], rows[other_at]
                both = [box for box in row if box in other_row]
                if both and row and other_row:
                    left, right = (
                        (at, other_at) if head.box.x0 < other.box.x0 else (other_at, at)
                    )
                    _share(rows, left, right, heads, both)
        return [
            around([head.box, *(Box(b.x0, head.box.y1, b.x1, min(c.y0 for c in row)) for b in row)])
            if row
            else head.box
            for head, row in zip(heads, rows, strict=True)
        ]

    def _columns_below(self, head: Unit, heads: list[Unit], others: list[Unit]) -> list[Box]:
        """The columns and pictures that begin level with each other below a headline."""
        columns = [unit.box for unit in others if unit.lines >= COLUMN_LINES] + [*self._pictures]
        below = [
            box
            for box in columns
            if head.box.y1 - 0.5 * self._body <= box.y0 <= head.box.y1 + REACH * self._body
            and shared_width(box, head.box) > 0
        ]
        first = min(below, key=lambda box: box.y0, default=None)
        if first is None:
            return []
        top = first.y0
        level = [box for box in columns if abs(box.y0 - top) <= LEVEL * self._body]
        level.sort(key=lambda box: box.x0)
        row = [first]
        for way in (1, -1):
            for box in level[::way]:
                edge = row[-1] if way > 0 else row[0]
                gap = box.x0 - edge.x1 if way > 0 else edge.x0 - box.x1
                if not 0 <= gap <= NEXT_COLUMN * self._body:
                    continue
                above = Box(box.x0, head.box.y0, box.x1, top - 0.1 * self._body)
                obstacles = [unit for unit in heads if unit is not head]
                obstacles += [unit for unit in others if unit.lines >= COLUMN_LINES]
                if any(_overlap(above, unit.box) for unit in obstacles):
                    continue
                row.insert(len(row) if way > 0 else 0, box)
        return row


def _share(
    rows: list[list[Box]], left: int, right: int, heads: list[Unit], both: list[Box]
) -> None:
    """Give the columns that lie between two headlines to the one they are the more centred under."""
    own_left = [box for box in rows[left] if box not in both]
    own_right = [box for box in rows[right] if box not in both]
    both = sorted(both, key=lambda box: box.x0)
    best: tuple[float, int] | None = None
    for count in range(len(both) + 1):
        error = _off_centre(heads[left].box, own_left + both[:count]) + _off_centre(
            heads[right].box, both[count:] + own_right
        )
        if best is None or error < best[0]:
            best = (error, count)
    assert best is not None
    rows[left], rows[right] = own_left + both[: best[1]], both[best[1] :] + own_right


def _off_centre(head: Box, columns: list[Box]) -> float:
    """How far a headline is from standing in the middle, or at the left, of its columns."""
    if not columns:
        return 10_000.0
    over = around(columns)
    if shared_width(head, over) <= 0:
        return 10_000.0
    return min(abs(head.x0 + head.x1 - over.x0 - over.x1) / 2, abs(head.x0 - over.x0))


def _slabs(units: list[Unit]) -> list[list[Unit]]:
    """The units from the top, cut wherever a line across cuts none of them.

    Headlines beside each other are not cut off from what stands below them.
    """
    slabs: list[list[Unit]] = []
    bottom = float("-inf")
    for unit in sorted(units, key=lambda unit: unit.box.y0):
        # Type reaches a little above and below its place.
        if unit.box.y0 < bottom - 1 or (
            slabs and len(slabs[-1]) > 1 and all(other.large for other in slabs[-1])
        ):
            slabs[-1].append(unit)
        else:
            slabs.append([unit])
        bottom = max(bottom, unit.box.y1)
    return slabs


def _articles(units: list[Unit]) -> list[list[Unit]]:
    """Each headline with what stands below it, down to the next one; the others alone."""
    articles: dict[int, list[Unit]] = {}
    for unit in sorted(units, key=lambda unit: unit.box.y0):
        wide = unit.box.x1 - unit.box.x0
        above = [
            head
            for head in units
            if head.large
            and not unit.large
            and head.box.y0 < unit.box.y0
            and shared_width(head.box, unit.box) > 0.6 * wide
        ]
        head = max(above, key=lambda head: head.box.y0, default=unit)
        articles.setdefault(id(head), []).append(unit)
    return list(articles.values())


def _by_rules(units: list[Unit]) -> list[Unit]:
    """Units that no cut parts, each after those that have to go before it."""
    rest = sorted(units, key=lambda unit: (unit.box.x0, unit.box.y0))
    done: list[Unit] = []
    while rest:
        free = next(
            (
                unit
                for unit in rest
                if not any(other is not unit and _goes_before(other, unit, units) for other in rest)
            ),
            min(rest, key=lambda unit: (unit.box.y0, unit.box.x0)),
        )
        rest = [unit for unit in rest if unit is not free]
        done.append(free)
    return done


def _goes_before(one: Unit, other: Unit, units: list[Unit]) -> bool:
    if shared_width(one.box, other.box) > 0:
        return one.box.y0 < other.box.y0
    if one.box.x1 > other.box.x0 + 1:
        return False
    top, bottom = sorted((one.box.y0, other.box.y0))
    return not any(
        top < unit.box.y0 < bottom
        and shared_width(unit.box, one.box) > 0
        and shared_width(unit.box, other.box) > 0
        for unit in units
    )


def _common(gaps: Gaps, others: Gaps, least: float) -> Gaps:
    """Where both have a gap."""
    return [
        (max(a, c), min(b, d)) for a, b in gaps for c, d in others if min(b, d) - max(a, c) > least
    ]


def _flat(slabs: Iterable[list[Unit]]) -> list[Unit]:
    return [unit for slab in slabs for unit in slab]


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)


def _holds(outer: Box, inner: Box, slack: float) -> bool:
    """Whether the inner box lies in the outer one, but for a little."""
    slack /= 3
    return (
        outer.x0 - slack <= inner.x0
        and inner.x1 <= outer.x1 + slack
        and outer.y0 - slack <= inner.y0
        and inner.y1 <= outer.y1 + slack
    )


def _overlap(one: Box, other: Box) -> bool:
    return (
        shared_width(one, other) > 1 and min(one.y1, other.y1) - max(one.y0, other.y0) > 1
    )
