"""What all panes share: their frame, and what they tell the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.message import Message

if TYPE_CHECKING:
    from tui.reader import Trail

# Seconds the cursor rests on a row before what it points at is read: keys held down read nothing.
REST = 0.04


class Pane(Vertical):
    """A title line and what stands under it."""


class Pointed(Message):
    """The list with the focus points at other passages. reason: why, where there are none."""

    def __init__(self, trail: Trail, reason: str) -> None:
        super().__init__()
        self.trail = trail
        self.reason = reason


class Failed(Message):
    """Something could not be done, for that reason."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason
