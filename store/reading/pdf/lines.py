"""Glyphs to lines: what stands on one line of one column, and its text."""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise
from statistics import median, median_high
from typing import TYPE_CHECKING

from store.reading.pdf.sheet import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.reading.pdf.glyphs import Glyph

# All of these are in ems, the size of the type.
# Characters drawn one after the other are on one line where they are no farther apart; with a
# space drawn between them, which an even edge stretches, they may be.
TOGETHER, SPACED = 0.7, 1.5
# Pieces of a line so near to each other are never two columns.
NEAR = 0.6
# Pieces farther apart than these are two lines: where nothing but the gap tells; where the file
# draws one after the other, or the lines above and below go over the gap.
APART, FAR = 1.0, 6.0
# A space is meant where two characters are so much farther apart than the others of the line:
# letters, hanzi, a hanzi and a letter, beside a punctuation mark.
LATIN_GAP, HANZI_GAP, MIXED_GAP, SIGN_GAP = 0.15, 0.2, 0.45, 0.7
# The distance between characters that are set wide.
LOOSE = 3.0
# No page of print is drawn in more pieces; those of one that is are not put together.
MOST_RUNS = 8_000
# A first letter over several lines is so much larger than they are.
LARGE_LETTER = 1.6
# Type of one size differs by less.
ALIKE = 1.3


@dataclass(slots=True, eq=False)
class Line:
    """A line of a column.

    x0, y0, x1, y1: its place on the sheet. size: of most of its type. cap: the right edge of a
    large first letter that reaches down beside the lines below, and cap_y its lower edge; 0
    without one.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    cap: float = 0.0
    cap_y: float = 0.0

    @property
    def box(self) -> Box:
        """Its place."""
        return Box(self.x0, self.y0, self.x1, self.y1)


@dataclass(slots=True)
class _Run:
    """Glyphs that follow each other in the file and on the page; first, last: which ones."""

    glyphs: list[Glyph]
    first: int
    last: int
    x0: float = 0.0
    y0: float = 0.0
    x1: float = 0.0
    y1: float = 0.0
    size: float = 0.0

    def __post_init__(self) -> None:
        self.size = median_high(glyph.size for glyph in self.glyphs)
        body = [
            glyph for glyph in self.glyphs if self.size / ALIKE < glyph.size < self.size * ALIKE
        ]
        self.x0 = min(glyph.x0 for glyph in self.glyphs)
        self.x1 = max(glyph.x1 for glyph in self.glyphs)
        self.y0 = min(glyph.y0 for glyph in body)
        self.y1 = max(glyph.y1 for glyph in body)


def find_lines(glyphs: list[Glyph]) -> list[Line]:
    """The lines of a sheet, in no particular order."""
    return [_line(run) for run in _with_first_letters(_rows(list(_runs(glyphs))))]


def _runs(glyphs: list[Glyph]) -> Iterator[_Run]:
    """What the file draws in one go, cut where a gap could be that between two columns."""
    start = 0
    for at, (one, after) in enumerate(pairwise(glyphs), 1):
        if not _follows(one, after):
            yield _Run(glyphs[start:at], start, at - 1)
            start = at
    if glyphs:
        yield _Run(glyphs[start:], start, len(glyphs) - 1)


def _follows(one: Glyph, after: Glyph) -> bool:
    """Whether a glyph goes on with the line of the one drawn before it."""
    em = max(one.size, after.size)
    gap = after.x0 - one.x1
    overlap = min(one.y1, after.y1) - max(one.y0, after.y0)
    if overlap < 0.6 * min(one.size, after.size):
        return False
    if after.x0 < one.x0 - 0.1 * em:
        return False
    if em > ALIKE * min(one.size, after.size):
        # The 2 of m², or a large first letter.
        return gap < 0.4 * em
    return gap < (SPACED if after.spaced else TOGETHER) * em


def _rows(runs: list[_Run]) -> list[_Run]:
    """The runs, those of one line of one column made one."""
    if len(runs) > MOST_RUNS:
        return runs
    level = sorted(runs, key=lambda run: run.x0)
    shelf = _Shelf(level)
    after: dict[int, _Run] = {}
    for run in level:
        neighbour = shelf.right_of(run)
        if neighbour is not None and shelf.is_one_line(run, neighbour):
            after[id(run)] = neighbour
    taken = {id(run) for run in after.values()}
    rows = []
    for run in level:
        if id(run) in taken:
            continue
        glyphs, last = list(run.glyphs), run
        while id(last) in after:
            last = after[id(last)]
            glyphs += last.glyphs
        rows.append(_Run(glyphs, run.first, last.last))
    return rows


def _with_first_letters(rows: list[_Run]) -> list[_Run]:
    """The rows, each large first letter with the first of the lines that it reaches down beside."""
    if not rows or len(rows) > MOST_RUNS:
        return rows
    taken: dict[int, _Run] = {}
    usual = median(row.size for row in rows)
    for cap in rows:
        if len(cap.glyphs) > 1 or cap.size <= LARGE_LETTER * usual:
            continue
        beside = [
            row
            for row in rows
            if cap.size > LARGE_LETTER * row.size
            and -1 < row.x0 - cap.x1 < cap.size / 2
            and cap.y0 - row.size / 2 < row.y0
            and row.y1 < cap.y1 + row.size / 2
        ]
        if len(beside) > 1:
            first = min(beside, key=lambda row: row.y0)
            taken[id(first)] = cap
    caps = {id(cap) for cap in taken.values()}
    return [
        _Run(taken[id(row)].glyphs + row.glyphs, row.first, row.last) if id(row) in taken else row
        for row in rows
        if id(row) not in caps
    ]


class _Shelf:
    """The runs of a sheet by their height, to find what is beside, above and below one."""

    STEP, MOST = 8, 500

    def __init__(self, runs: list[_Run]) -> None:
        self._by_height: defaultdict[int, list[_Run]] = defaultdict(list)
        for run in runs:
            self._by_height[int(run.y1 // self.STEP)].append(run)

    def between(self, top: float, bottom: float) -> Iterator[_Run]:
        """The runs whose lower edge lies there, as many as a page of print can have."""
        steps = range(int(top // self.STEP), int(bottom // self.STEP) + 1)
        near = (run for step in steps for run in self._by_height.get(step, ()))
        yield from islice((run for run in near if top <= run.y1 <= bottom), self.MOST)

    def right_of(self, run: _Run) -> _Run | None:
        """The nearest run to the right on the same line in type of the same size."""
        beside = [
            other
            for other in self.between(run.y1 - 0.3 * run.size, run.y1 + 0.3 * run.size)
            if other is not run
            and run.size / ALIKE < other.size < run.size * ALIKE
            and other.x0 > run.x0
            and other.x0 > run.x1 - 0.5 * run.size
        ]
        return min(beside, key=lambda other: other.x0, default=None)

    def is_one_line(self, run: _Run, after: _Run) -> bool:
        """Whether a line goes on from the one run to the other, over no gap between columns."""
        em = max(run.size, after.size)
        gap = (after.x0 - run.x1) / em
        if gap <= NEAR:
            return True
        in_one_go = after.first == run.last + 1
        if gap <= LOOSE and self._is_loose(run, after):
            return True
        if gap > FAR:
            return False
        above, above_bridged = self._gutter(run, after, -1)
        below, below_bridged = self._gutter(run, after, 1)
        if above + below >= (3 if in_one_go else 1):
            return False
        if in_one_go or above_bridged or below_bridged:
            return gap <= (FAR if after.glyphs[0].spaced else LOOSE)
        return gap <= APART

    def _is_loose(self, run: _Run, after: _Run) -> bool:
        """Whether both are single hanzi of a headline that is set wide."""
        return len(run.glyphs) == len(after.glyphs) == 1 and after.first == run.last + 1

    def _gutter(self, run: _Run, after: _Run, way: int) -> tuple[int, bool]:
        """For how many lines, above (-1) or below (1), the gap goes on between two texts, and
        whether a line that goes over it ends it.
        """
        em = max(run.size, after.size)
        ends = sorted((run.y1 + way * 0.5 * em, run.y1 + way * 6 * em))
        near = sorted(
            (
                other
                for other in self.between(*ends)
                if other.x0 < after.x1 + 3 * em and other.x1 > run.x0 - 3 * em
            ),
            key=lambda other: way * other.y1,
        )
        count = 0
        left = right = None
        at = run.y1
        for other in near:
            if abs(other.y1 - at) > 2.5 * em:
                break
            if other.x0 <= run.x1 and other.x1 >= after.x0:
                # A headline above two columns does not make them one.
                return count, other.size < ALIKE * em
            # A comma may hang into the gap.
            if other.x1 < after.x0:
                left = other
            elif other.x0 > run.x1:
                right = other
            if left and right and abs(left.y1 - right.y1) < 1.5 * em:
                count += 1
                at = other.y1
                left = right = None
        return count, False


def _line(run: _Run) -> Line:
    glyphs = run.glyphs
    first = glyphs[0]
    line = Line(text_of(glyphs), run.x0, run.y0, run.x1, run.y1, run.size)
    reaches_down = first.y1 > run.y1 + 0.5 * run.size
    if len(glyphs) > 2 and first.size > LARGE_LETTER * run.size and reaches_down:
        line.cap, line.cap_y = first.x1, first.y1
    return line


def text_of(glyphs: list[Glyph]) -> str:
    """The text of the glyphs of a line, with the spaces that are drawn or left."""
    gaps = [(after.x0 - one.x1) / max(one.size, after.size) for one, after in pairwise(glyphs)]
    kinds = list(map(_kind, glyphs))
    usual = _usual(glyphs, kinds, gaps)
    hanzi = [
        after.spaced
        for (one, other), after in zip(pairwise(kinds), glyphs[1:], strict=True)
        if one == other == "hanzi"
    ]
    # Where a space stands between all of them, it only sets them wide.
    wide = len(hanzi) > 2 and sum(hanzi) > 0.7 * len(hanzi)
    # How far hanzi stand from the marks before them, where there are enough to compare.
    signs = [gap for kind, gap in zip(kinds, gaps, strict=False) if kind == "sign"]
    beside_signs = max(usual, min(signs)) if len(signs) > 1 else math.inf
    text = glyphs[0].text
    for at, gap in enumerate(gaps):
        one, other = kinds[at : at + 2]
        after = glyphs[at + 1]
        drawn = after.spaced and not (wide and one == other == "hanzi")
        told = one == "sign" and gap - beside_signs > HANZI_GAP
        if drawn or told or gap - usual > _least_gap(one, other):
            text += " "
        text += after.text
    return text


def _usual(glyphs: list[Glyph], kinds: list[str], gaps: list[float]) -> float:
    """How far apart the characters of a line are set."""
    of_hanzi = [
        gap
        for at, gap in enumerate(gaps)
        if kinds[at] == kinds[at + 1] == "hanzi" and not glyphs[at + 1].spaced
    ]
    among = of_hanzi if len(of_hanzi) > 2 else gaps if len(gaps) > 2 else []
    if among:
        return max(0.0, median(among))
    return max(0.0, min(gaps, default=0.0))


def _least_gap(one: str, after: str) -> float:
    if "sign" in (one, after):
        return SIGN_GAP
    if one == after:
        return HANZI_GAP if one == "hanzi" else LATIN_GAP
    return MIXED_GAP


def _kind(glyph: Glyph) -> str:
    return _kind_of(glyph.text[0])


@lru_cache(maxsize=8192)
def _kind_of(character: str) -> str:
    if character.isascii():
        return "letter"
    if unicodedata.category(character)[0] == "P":
        return "sign"
    return "hanzi" if unicodedata.east_asian_width(character) in "WF" else "letter"


def middle_size(lines: Iterable[Line]) -> float:
    """The size that most characters of the lines are set in; 0 without any."""
    weights: defaultdict[float, int] = defaultdict(int)
    for line in lines:
        weights[round(2 * line.size) / 2] += len(line.text)
    return max(weights, key=weights.__getitem__, default=0.0)
