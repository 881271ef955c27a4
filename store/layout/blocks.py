"""Lines to blocks: what was wrapped at a fixed width is one again, everything else stays a line."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from store.fold import fold
from store.layout.lines import find_lines
from store.layout.signs import is_ended, is_prose

if TYPE_CHECKING:
    from store.layout.lines import Line
    from store.model import Page, Range

# A column narrower or wider than this many characters is none: such lines are a list or whole
# paragraphs.
NARROWEST, WIDEST = 8, 60
# How many of the lines that go on in the next one have to be as wide as the column.
WRAPPED_SHARE = 0.7
# How many of them have the punctuation of sentences; the rows of a table may be as even.
PROSE_SHARE = 0.3
# A line of a column may stop so many cells early, where a sign may not end it, and go on for so
# many more, where one may not begin the next. In the middle of a sentence it may stop earlier
# still: a figure was not broken.
RAGGED, HANGING, VERY_RAGGED = 3, 2, 8
# How the width of a line may be measured: in characters, in cells of the screen.
WIDE = (None, "WF", "WFA")


@dataclass(frozen=True, slots=True)
class Block:
    """A headline, a paragraph or a piece of one, as it stands on the page.

    plain: the text folded, which is what every rule looks at. size: characters that are not white
    space. mark, large: see `Line`.
    """

    text: str
    plain: str
    ranges: tuple[Range, ...]
    size: int
    indented: bool
    mark: str
    large: bool


def find_blocks(page: Page) -> list[Block]:
    """The blocks of a page in the order of its text; its furniture and its heads left out."""
    plain = fold(page.text)
    lines = list(find_lines(page, plain))
    goes_on = _continued(page.text, plain, lines)
    blocks: list[Block] = []
    run: list[Line] = []
    glued = [line.glue is not None for line in lines[1:]] + [False]
    for line, *joined in zip(lines, goes_on, glued, strict=False):
        run.append(line)
        if not any(joined):
            blocks.append(_block(page.text, plain, run))
            run = []
    return blocks


def _continued(text: str, plain: str, lines: list[Line]) -> list[bool]:
    """For each line whether the next one goes on with the same block."""
    never = [False] * len(lines)
    is_open = [not (after.after_blank or after.indented) for after in lines[1:]] + never[:1]
    candidates = [line for line, opened in zip(lines, is_open, strict=True) if opened]
    if len(candidates) < 2:
        return never
    prose = sum(is_prose(plain[line.start : line.end]) for line in candidates)
    if prose < len(candidates) * PROSE_SHARE:
        return never
    column = max((_column(text, candidates, wide) for wide in WIDE), key=lambda found: found.full)
    if column.full < max(3 if column.wide else 2, len(candidates) * WRAPPED_SHARE):
        return never
    return [
        opened and column.fills(text, plain, line)
        for line, opened in zip(lines, is_open, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Column:
    """Lines that were filled to the same width.

    width: in cells of the screen, or in characters where `wide` is None. full: how many lines have
    it. wide: the classes of characters that take two cells; dashes and quotation marks may or not.
    """

    width: int
    full: int
    wide: str | None

    def fills(self, text: str, plain: str, line: Line) -> bool:
        """Whether a line is as wide as the column, or nearly and its sentence goes on."""
        less = self.width - _width(text, line, self.wide)
        if self.wide is None:
            return 0 <= less <= 1
        ended = is_ended(plain[line.start : line.end])
        return -HANGING <= less <= (RAGGED if ended else VERY_RAGGED)


def _column(text: str, candidates: list[Line], wide: str | None) -> _Column:
    """The width that most of the lines have; `full` is 0 where it is that of no column."""
    counts = Counter(_width(text, line, wide) for line in candidates)
    after, before = (1, 0) if wide is None else (RAGGED, HANGING)
    full = {
        width: sum(counts[width - less] for less in range(-before, after + 1)) for width in counts
    }
    # Of widths that fit as many lines the one in the middle is the likeliest.
    best = max(full.values())
    widths = sorted(width for width in full if full[width] == best)
    width = widths[len(widths) // 2] if wide else max(widths, key=lambda width: counts[width])
    cells = 2 if wide else 1
    return _Column(width, best * (NARROWEST <= width / cells <= WIDEST), wide)


def _width(text: str, line: Line, wide: str | None) -> int:
    """How wide a line is as it was written."""
    if wide is None:
        return line.width
    classes = unicodedata.east_asian_width
    cells = sum(2 if classes(sign) in wide else 1 for sign in text[line.start : line.end])
    return cells + 4 * line.indented


def _block(text: str, plain: str, run: list[Line]) -> Block:
    joined, folded = text[run[0].start : run[0].end], plain[run[0].start : run[0].end]
    for before, line in pairwise(run):
        between = text[before.end : line.start]
        # A space that the wrapping left at the edge of a line was part of the sentence, and in
        # English a line ends with a word.
        spaced = len(between.replace("\r", "").replace("\n", "")) > 0
        words = text[before.start : before.end].isascii() and text[line.start : line.end].isascii()
        space = (" " if spaced or words else "") if line.glue is None else line.glue
        joined += space + text[line.start : line.end]
        folded += space + plain[line.start : line.end]
    return Block(
        joined,
        folded,
        tuple((line.start, line.end) for line in run),
        len("".join(joined.split())),
        run[0].indented,
        run[0].mark,
        all(line.large for line in run),
    )
