"""Blocks to paragraphs: what a column's lines spell, with the places where a paragraph begins.

The page knows what the text alone does not tell: how wide the column is, and so which line was
filled and goes on in the next one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from store.reading.pdf.blocks import SAME, SET_IN, WIDE_PITCH, Block, around, pitch_of, shared_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.reading.pdf.lines import Line

# In sizes of the type: an indentation is at least so wide and at most; a line that leaves so much
# more room than the next word needs was ended on purpose.
INDENT, WIDEST_INDENT, ROOM = 0.8, 6.0, 0.6
# So many lines show where their column begins.
LONG_ENOUGH = 3
# The gap above a paragraph, against that between lines.
GAP = 1.3

_ENDED = re.compile(r"[。！？!?…；;：:.”’』」）)】]$")
# What cannot be parted at the end of a line: a word, a hanzi, with the marks that cling to it.
_TOKEN = re.compile(
    r"[“‘「『（(《〈【\[]*(?:[A-Za-z0-9.,:/%°@&+'-]+|.)[，。、；：！？,.;:!?”’」』）)》〉】\]%…]*"
)
# What stands under a picture may be set as the text around it is.
_CAPTION = re.compile(r"^[（(▲▼◀▶]?[上下左右题本新]?图|(?:摄影?|供图|[/／]图|图片)[）)]?$")
_WORD_END, _WORD_START = re.compile(r"[A-Za-z0-9,.;:!?)\]”’\"']$"), re.compile(r"[A-Za-z0-9(\[“‘]")
_LATIN_END = re.compile(r"[A-Za-z][,.;:!?)\]”’\"']*$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or the piece of one that stands in one column, or a headline.

    indented: whether its first line is. large: whether it is set as headlines are. size: of its
    type. x0, x1: of the column. whole: whether its last line was ended on purpose.
    """

    text: str
    indented: bool
    large: bool
    size: float
    x0: float
    x1: float
    whole: bool

    def goes_on_with(self, after: Paragraph) -> bool:
        """Whether the next paragraph, of the next column, is surely the rest of this one: its last
        line was filled in the middle of a sentence, and the other is not indented.
        """
        if self.large or after.large or self.whole or after.indented or _ENDED.search(self.text):
            return False
        width, other = self.x1 - self.x0, after.x1 - after.x0
        return (
            max(self.size, after.size) < SAME * min(self.size, after.size)
            and abs(width - other) < 2 * self.size
            and not _CAPTION.search(after.text)
            and not _CAPTION.search(self.text)
        )

    def and_then(self, rest: Paragraph) -> Paragraph:
        """Both as one."""
        return replace(self, text=joined(self.text, rest.text), whole=rest.whole)


def find_paragraphs(blocks: Sequence[Block]) -> list[Paragraph]:
    """The paragraphs of blocks in reading order; those that a column end cut are whole again."""
    found: list[Paragraph] = []
    blocks = list(_whole(blocks))
    columns = [block for block in blocks if len(block.lines) >= LONG_ENOUGH and not block.large]
    for at, block in enumerate(blocks):
        left, right = _column_edges(block, blocks[max(0, at - 2) : at + 3], columns)
        if block.large:
            pieces = [_headline(block)]
        elif block.rows:
            pieces = [
                Paragraph(line.text, False, False, block.size, left, right, True)
                for line in block.lines
            ]
        else:
            pieces = _of_column(block, left, right)
        if found and found[-1].goes_on_with(pieces[0]):
            found[-1] = found[-1].and_then(pieces.pop(0))
        found += pieces
    return found


def _whole(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, those that follow each other as lines of one column do made one."""
    last: Block | None = None
    for block in blocks:
        if last is None:
            last = block
            continue
        gap = block.lines[0].y1 - last.lines[-1].y1
        if (
            not last.large
            and not (last.rows or block.rows)
            and _is_one_column(last, block)
            and 0 < gap <= GAP * max(pitch_of(last.lines) or gap, pitch_of(block.lines))
            and gap <= WIDE_PITCH * block.size
        ):
            lines = last.lines + block.lines
            last = Block(lines, around(line.box for line in lines))
        else:
            yield last
            last = block
    if last is not None:
        yield last


def _column_edges(
    block: Block, near: Sequence[Block], columns: Sequence[Block]
) -> tuple[float, float]:
    """Where the column of a block begins and ends: what is in it tells, most of all long text.

    near: the block with those before and after it. columns: all long text of the sheet.
    """
    beside = [other for other in near if other is block or _is_one_column(block, other)]
    edges = around(other.box for other in beside)
    left, right = edges.x0, _right_edge([line for other in beside for line in other.lines])
    if sum(len(other.lines) for other in beside) >= LONG_ENOUGH or block.large:
        return left, right
    fitting = [
        other
        for other in columns
        if other.box.x0 - block.size < left < other.box.x0 + SET_IN * block.size
        and right < other.box.x1 + block.size
        and max(block.size, other.size) < SAME * min(block.size, other.size)
    ]
    if not fitting:
        return left, right
    nearest = min(fitting, key=lambda other: abs(other.box.y0 - block.box.y0))
    return min(left, nearest.box.x0), max(right, _right_edge(nearest.lines))


def _right_edge(lines: list[Line]) -> float:
    """Where the lines of a column end; a comma may hang beyond it."""
    ends = sorted((line.x1 for line in lines), reverse=True)
    return ends[len(ends) // 5]


def _is_one_column(block: Block, other: Block) -> bool:
    if other.large or max(block.size, other.size) > SAME * min(block.size, other.size):
        return False
    wide = sorted(one.box.x1 - one.box.x0 for one in (block, other))
    if min(len(block.lines), len(other.lines)) == 1:
        # A line of its own may be as short as it likes, and stand anywhere in the column.
        least = 0.8 * wide[0]
    elif abs(block.box.x0 - other.box.x0) > SET_IN * block.size:
        return False
    else:
        least = 0.8 * wide[1]
    return shared_width(block.box, other.box) > least


def _headline(block: Block) -> Paragraph:
    """A headline as one, with a space where a line was ended on purpose and not wrapped."""
    text = block.lines[0].text
    room = max(block.room, block.box.x1 - block.box.x0)
    for line, after in pairwise(block.lines):
        wide = line.x1 - line.x0
        # In a headline that is set wide a character takes more room than its own.
        more = max(_first_width(after), wide / len(line.text))
        wrapped = wide + more > room - 0.25 * line.size
        text = joined(text, after.text) if wrapped else f"{text} {after.text}"
    box = block.box
    return Paragraph(text, False, True, block.size, box.x0, box.x1, True)


def _of_column(block: Block, left: float, right: float) -> list[Paragraph]:
    lines = block.lines
    pitch = pitch_of(lines)
    starts = [0] + [at for at in range(1, len(lines)) if _begins(lines, at, left, right, pitch)]
    found = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        text = lines[start].text
        for line in lines[start + 1 : end]:
            text = joined(text, line.text)
        last = lines[end - 1]
        found.append(
            Paragraph(
                text,
                _is_indented(lines[start], left, right, single=end == start + 1),
                False,
                block.size,
                left,
                right,
                right - last.x1 > (1 + ROOM) * last.size,
            )
        )
    return found


def _begins(lines: list[Line], at: int, left: float, right: float, pitch: float) -> bool:
    """Whether a paragraph begins with a line of a block."""
    before, line = lines[at - 1], lines[at]
    if line.y1 - before.y1 > max(GAP * pitch, pitch + 0.25 * line.size):
        return True
    near = lines[max(0, at - 3) : at + 3]
    edge = max(other.x1 for other in near) if _goes_round(lines, at) else right
    if edge - before.x1 > _first_width(line) + ROOM * line.size:
        return True
    if any(other.cap and line.y0 < other.cap_y and line.x0 > other.cap - 1 for other in lines[:at]):
        return False
    if line.x0 - left < INDENT * line.size:
        return False
    if not _ENDED.search(before.text):
        # The second line of an item of a list may be indented too; it goes on with a sentence. The
        # line after a heading does not.
        return _is_in_middle(before, left, right)
    if line.x0 - left > WIDEST_INDENT * line.size:
        # A name at the right, unless it is the text beside a picture.
        others = [before, *lines[at + 1 : at + 2]]
        return all(abs(line.x0 - other.x0) > line.size for other in others)
    # All lines of a quotation may be indented.
    alike = sum(abs(line.x0 - other.x0) < 0.5 * line.size for other in lines)
    return 2 * alike <= len(lines) + 2


def _goes_round(lines: list[Line], at: int) -> bool:
    """Whether the lines there are shorter than others because something stands beside them."""
    near = lines[max(0, at - 2) : at + 2]
    return len(near) > 2 and max(line.x1 for line in near) < max(line.x1 for line in lines) - 3 * (
        lines[at].size
    )


def _is_indented(line: Line, left: float, right: float, *, single: bool) -> bool:
    indent = line.x0 - left
    if not INDENT * line.size <= indent <= WIDEST_INDENT * line.size or line.cap:
        return False
    in_middle = single and _is_in_middle(line, left, right)
    return not in_middle or _ENDED.search(line.text) is not None


def _is_in_middle(line: Line, left: float, right: float) -> bool:
    room = line.x0 - left, right - line.x1
    return room[0] > INDENT * line.size and abs(room[0] - room[1]) < ROOM * line.size


def _first_width(line: Line) -> float:
    """How wide the first piece of a line is that could have stood at the end of the one before."""
    token = _TOKEN.match(line.text)
    assert token
    wide = sum(
        1.0 if unicodedata.east_asian_width(character) in "WF" else 0.5 for character in token[0]
    )
    return wide * line.size


def joined(text: str, line: str) -> str:
    """A text and the line that it goes on with, the hyphen between them or a space put right."""
    if text.endswith("\xad"):
        return text[:-1] + line
    if text.endswith("-") and text[-2:-1].isalpha() and text[-2:-1].isascii():
        return (text[:-1] if line[:1].islower() else text) + line
    if _WORD_END.search(text) and _WORD_START.match(line):
        # A number that a Chinese line cut in two is one number.
        latin = text.isascii() or _LATIN_END.search(text) is not None
        if latin and (line[0].isalnum() or line[0] in "([“‘"):
            return f"{text} {line}"
    return text + line
