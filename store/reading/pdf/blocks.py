"""Lines to blocks: lines of one column and one type that stand close below each other."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low
from typing import TYPE_CHECKING

from store.reading.pdf.sheet import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.reading.pdf.lines import Line

# Type of one block differs less than this in size.
SAME = 1.08
# The feet of two lines of a block are at most so many sizes of the type apart, or a little more
# than most lines of the sheet.
PITCH, WIDE_PITCH = 2.1, 3.5
# Within a block they differ less than this.
WIDER = 1.3
# A line that is not set at the left of its column begins so far in, where it is centred, or so far.
SET_IN, FAR_IN = 2.6, 6.0
# Type is hardly ever larger, in points.
LARGEST = 100.0
# A headline is set so much larger than the body, in so many lines at most; it has no full stop.
LARGE, MOST_LINES = 1.15, 4
FULL_STOP = "。"


@dataclass(slots=True, eq=False)
class Block:
    """Lines from the top down, and the place they take on the sheet.

    large: whether it is set as headlines are. room: how wide the columns are that it stands over.
    rows: whether its lines are the rows of a table.
    """

    lines: list[Line]
    box: Box
    large: bool = False
    room: float = 0.0
    rows: bool = False

    @property
    def size(self) -> float:
        """The size of its type."""
        return max(line.size for line in self.lines)


def find_blocks(lines: list[Line], rules: list[Box], body: float) -> list[Block]:
    """The blocks of a sheet, from the top. body: the size of most of its type."""
    ordered = sorted(lines, key=lambda line: (line.y0, line.x0))
    below = [_next_row(at, ordered, 1) for at in range(len(ordered))]
    above = [_next_row(at, ordered, -1) for at in range(len(ordered))]
    pitches = [
        (ordered[row[0]].y1 - ordered[at].y1) / ordered[at].size
        for at, row in enumerate(below)
        if row and _is_alike(ordered[at], ordered[row[0]])
    ]
    most = max(PITCH, min(WIDE_PITCH, WIDER * median_low(pitches))) if pitches else PITCH
    after = {
        at: row[0]
        for at, row in enumerate(below)
        if len(row) == 1
        and above[row[0]] == [at]
        and _goes_on(ordered[at], ordered[row[0]], most, rules)
    }
    begun = set(after.values())
    chains: list[list[Line]] = []
    for at in range(len(ordered)):
        if at in begun:
            continue
        members = [at]
        while members[-1] in after:
            members.append(after[members[-1]])
        chains.extend(_parts([ordered[k] for k in members]))
    return [make_block(chain, body) for chain in _joined(chains, rules)]


def _parts(chain: list[Line]) -> Iterator[list[Line]]:
    """Lines that follow each other, cut where the gap between them is clearly wider than most and
    around one that is centred or stands far to the right: a byline, a heading.
    """
    pitches = [after.y1 - line.y1 for line, after in pairwise(chain)]
    most = WIDER * median_low(pitches) if len(pitches) > 1 else math.inf
    lefts = Counter(round(line.x0) for line in chain)
    left = min((x for x, count in lefts.items() if count > 1), default=chain[0].x0)
    right = max(line.x1 for line in chain)
    start = 0
    for at, (line, after) in enumerate(pairwise(chain), 1):
        apart = _is_apart(line, left, right) != _is_apart(after, left, right)
        if (apart and len(chain) > 2) or pitches[at - 1] > most:
            yield chain[start:at]
            start = at
    yield chain[start:]


def _joined(chains: list[list[Line]], rules: list[Box]) -> list[list[Line]]:
    """The chains; where one goes on with another below it, also over the last short line of a
    paragraph and the indentation of the next, both as one.
    """
    joined: list[list[Line]] = []
    for chain in sorted(chains, key=lambda chain: chain[0].y0):
        for above in reversed(joined):
            gap = chain[0].y1 - above[-1].y1
            if not 0 < gap <= WIDE_PITCH * above[-1].size:
                continue
            pitch = max(pitch_of(above), pitch_of(chain)) or PITCH * above[-1].size
            if (
                0.5 * above[-1].size < gap <= WIDER * pitch
                and _is_one_column(above, chain)
                and _goes_on(above[-1], chain[0], WIDE_PITCH, rules)
            ):
                above += chain
                break
        else:
            joined.append(list(chain))
    return joined


def _is_one_column(chain: list[Line], other: list[Line]) -> bool:
    """Whether two chains begin at one edge, but for the indentation of a single line."""
    slack = 0.5 * chain[-1].size
    one, two = (around(line.box for line in lines) for lines in (chain, other))
    if abs(one.x0 - two.x0) < slack:
        return True
    if len(chain) > 1 and len(other) > 1:
        return False
    inner, outer = (one, two) if len(chain) == 1 else (two, one)
    if len(chain) == len(other) == 1:
        return abs(one.x0 - two.x0) < SET_IN * chain[-1].size
    return -slack < inner.x0 - outer.x0 < SET_IN * chain[-1].size


def pitch_of(lines: list[Line]) -> float:
    """How far lines are apart; 0 for a single one."""
    return median_low([after.y1 - line.y1 for line, after in pairwise(lines)] or [0.0])


def _is_apart(line: Line, left: float, right: float) -> bool:
    """Whether a line is not set at the left edge of a column: in its middle, or far off."""
    more = line.x0 - left
    centred = more > SET_IN * line.size and abs(more - (right - line.x1)) < 0.6 * line.size
    return centred or more > FAR_IN * line.size or more < -0.5 * line.size


def make_block(lines: list[Line], body: float) -> Block:
    """A block of these lines."""
    block = Block(lines, around(line.box for line in lines))
    block.large = (
        block.size >= LARGE * body
        and len(lines) <= MOST_LINES
        and not any(FULL_STOP in line.text for line in lines)
    )
    return block


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of them."""
    all_of_them = list(boxes)
    return Box(
        min(box.x0 for box in all_of_them),
        min(box.y0 for box in all_of_them),
        max(box.x1 for box in all_of_them),
        max(box.y1 for box in all_of_them),
    )


def shared_width(one: Box | Line, other: Box | Line) -> float:
    """How far the two stand above each other."""
    return min(one.x1, other.x1) - max(one.x0, other.x0)


def _next_row(at: int, ordered: list[Line], way: int) -> list[int]:
    """The lines right below one, or above it: the nearest, and those level with it."""
    line = ordered[at]
    row: list[int] = []
    for other in range(at + way, len(ordered) if way > 0 else -1, way):
        candidate = ordered[other]
        if way * (candidate.y0 - line.y0) > WIDE_PITCH * line.size + LARGEST:
            break
        if row and abs(candidate.y0 - ordered[row[0]].y0) > 0.5 * line.size:
            break
        narrower = min(line.x1 - line.x0, candidate.x1 - candidate.x0)
        if way * (candidate.y1 - line.y1) > 0.3 * line.size and shared_width(line, candidate) > min(
            0.5 * line.size, 0.3 * narrower
        ):
            row.append(other)
    return row


def _is_alike(line: Line, other: Line) -> bool:
    return max(line.size, other.size) <= SAME * min(line.size, other.size)


def _goes_on(line: Line, after: Line, most: float, rules: list[Box]) -> bool:
    if not _is_alike(line, after) or after.y1 - line.y1 > most * line.size:
        return False
    return not any(
        line.y1 - 0.3 * line.size <= rule.y0 <= rule.y1 <= after.y0 + 0.3 * line.size
        and shared_width(rule, line) > 0.5 * (line.x1 - line.x0)
        for rule in rules
    )
