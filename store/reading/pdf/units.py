"""Units: what stands together on a sheet, and is put in order with others as one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.reading.pdf.blocks import shared_width

if TYPE_CHECKING:
    from store.reading.pdf.blocks import Block
    from store.reading.pdf.sheet import Box

_ENDED = re.compile(r"[。！？!?…；;：:”’』」）)】]\s*$")


# A column has at least so many lines; what has fewer only stands above or below one.
COLUMN_LINES = 3


@dataclass(slots=True, eq=False)
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


def area(box: Box) -> float:
    """How much of the sheet it takes, in square points."""
    return (box.x1 - box.x0) * (box.y1 - box.y0)


def holds(outer: Box, inner: Box, slack: float) -> bool:
    """Whether the inner box lies in the outer one, but for so much on each side."""
    return (
        outer.x0 - slack <= inner.x0
        and inner.x1 <= outer.x1 + slack
        and outer.y0 - slack <= inner.y0
        and inner.y1 <= outer.y1 + slack
    )


def overlap(one: Box, other: Box) -> bool:
    """Whether both take some of the same place."""
    return shared_width(one, other) > 1 and min(one.y1, other.y1) - max(one.y0, other.y0) > 1
