"""What all panes share: their frame, and what they tell the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

if TYPE_CHECKING:
    from tui.reader import Trail

# Seconds the cursor rests on a row before what it points at is read: keys held down read nothing.
REST = 0.04


class Pane(Vertical):
    """A title line and what stands under it."""


class Pointed(Message):
    """The list with the focus points at other passages. reason: why, where there are none."""

    def __init__(self, pane: Pointing, trail: Trail, reason: str) -> None:
        super().__init__()
        self.pane = pane
        self.trail = trail
        self.reason = reason


class Pointing(Widget):
    """What holds a list that points at passages: only when the cursor rests, and perhaps after a
    question to the library, so that for a moment the passage is not yet that of the row.
    """

    _on_the_way = 0

    @property
    def is_settled(self) -> bool:
        """Whether the passage is that of the row under the cursor."""
        return not self._on_the_way

    def hurry(self) -> None:
        """Wait no longer for the cursor to rest: a key wants the passage."""
        raise NotImplementedError

    def point_at(self, trail: Trail, reason: str) -> None:
        """Point at other passages; the screen answers with `pointed`."""
        self._on_the_way += 1
        self.post_message(Pointed(self, trail, reason))

    def pointed(self) -> None:
        """The passage is shown now."""
        self._on_the_way -= 1


class Failed(Message):
    """Something could not be done, for that reason."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason
