"""The order in which the blocks of a sheet are read.

A sheet is cut again and again: into bands, where something stands over all of its columns, and each
band into its columns. A headline stands over the columns that begin level with each other below it,
also where its own words are narrower. What cannot be cut so is put in order by two rules: what is
above goes first, and what is to the left goes first unless something between stands over both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.reading.pdf.blocks import around, shared_width
from store.reading.pdf.heads import with_heads
from store.reading.pdf.units import COLUMN_LINES, Unit, area, holds, overlap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from store.reading.pdf.blocks import Block
    from store.reading.pdf.sheet import Box

# Columns are at least so far apart, in sizes of the body type.
GUTTER = 0.3
# A frame that holds more of the sheet than this is its border.
BORDER = 0.6
# A page of print has fewer units than this. More are read as they stand, row by row, and so is
# what is still not in order after so many cuts, or what no cut parts, where there is so much of it.
MOST_UNITS, MOST_CUTS, MOST_UNCUT = 500, 40, 80

Gaps = list[tuple[float, float]]


def reading_order(
    blocks: Sequence[Block],
    body: float,
    pictures: Sequence[Box] = (),
    frames: Sequence[Box] = (),
    rules: Sequence[Box] = (),
) -> list[Block]:
    """The blocks as they are read. body: the size of most of the type."""
    units = [Unit([block], block.box, block.large) for block in blocks]
    if len(units) > MOST_UNITS:
        return [block for unit in _by_rows(units) for block in unit.blocks]
    # A drawing without words is a picture too.
    empty = [f for f in frames if not any(overlap(f, unit.box) for unit in units)]
    cutter = _Cutter(body, [*pictures, *empty], rules)
    whole = sum(area(unit.box) for unit in units)
    for frame in sorted(frames, key=area):
        inside = [unit for unit in units if holds(frame, unit.box, body / 3)]
        others = [unit for unit in units if unit not in inside]
        if (
            len(inside) > 1
            and sum(area(unit.box) for unit in inside) < BORDER * whole
            and not any(overlap(frame, unit.box) for unit in others)
        ):
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
        ready = with_heads(units, self._pictures, self._body)
        return [block for unit in self._cut(ready) for block in unit.blocks]

    def _cut(self, units: list[Unit], cuts: int = 0) -> list[Unit]:
        if len(units) < 2:
            return units
        if cuts > MOST_CUTS:
            return _by_rows(units)
        bands = self._bands(_slabs(units))
        if len(bands) > 1:
            parts = [_flat(band) for band in bands]
        else:
            parts = self._columns(bands[0])
            if len(parts) == 1:
                parts = bands[0]
        if len(parts) == 1:
            parts = _articles(units)
            if not 1 < len(parts) < len(units):
                return _by_rules(units)
            boxes = [Unit([], around(unit.box for unit in part)) for part in parts]
            inside = dict(zip(boxes, parts, strict=True))
            parts = [inside[box] for box in _by_rules(boxes)]
        return [unit for part in parts for unit in self._cut(part, cuts + 1)]

    def _bands(self, slabs: list[list[Unit]]) -> list[list[list[Unit]]]:
        """Slabs that have columns in common, or have none, together."""
        box = around(unit.box for slab in slabs for unit in slab)
        bands: list[list[list[Unit]]] = []
        gaps: Gaps = []
        for slab in slabs:
            own = self._gaps(slab, box)
            shared = _common(gaps, own, GUTTER * self._body)
            if (
                bands
                and (shared or not (gaps or own))
                and not self._is_border(bands[-1], slab, box)
            ):
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

        A rule across all of it says so, or a headline or a table below text whose sentence goes on
        elsewhere: in the next column above, then.
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
            if not (head.large or head.blocks[0].rows):
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
    if len(units) > MOST_UNCUT:
        return _by_rows(units)
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


def _by_rows(units: list[Unit]) -> list[Unit]:
    return sorted(units, key=lambda unit: (unit.box.y0, unit.box.x0))


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
