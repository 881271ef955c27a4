"""Numbers on what can be opened: typing one opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from tui.messages import _
from tui.screens.over import Over
from tui.widgets.bars import Status

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult


class NumbersScreen(Over[int]):
    """Gives the number that was typed, from 1; None where the reader left. It is taken as soon as
    no further digit can make another number, or by Enter.
    """

    BINDINGS: ClassVar = [
        Binding("escape", "dismiss", show=False),
        Binding("backspace", "rub_out", show=False),
        Binding("enter", "take", show=False),
    ]

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count
        self._typed = ""

    def compose(self) -> ComposeResult:
        """A line for what is typed."""
        yield Status(id="number")

    def on_mount(self) -> None:
        """Say what can be typed."""
        self._say()

    def _say(self) -> None:
        told = _("Number, 1 to {count}; Esc leaves: {typed}")
        self.query_one(Status).say(told.format(count=self._count, typed=self._typed), "good")

    def on_key(self, event: events.Key) -> None:
        """Take a digit; any other key leaves."""
        if event.key in ("escape", "backspace", "enter"):
            return
        event.stop()
        digit = event.character or ""
        if not (digit.isascii() and digit.isdigit()):
            self.dismiss(None)
            return
        if 1 <= int(self._typed + digit) <= self._count:
            self._typed += digit
            if int(self._typed) * 10 > self._count:
                self.action_take()
                return
        self._say()

    def action_rub_out(self) -> None:
        """Take the last digit back."""
        self._typed = self._typed[:-1]
        self._say()

    def action_take(self) -> None:
        """Take the number as it is."""
        if self._typed:
            self.dismiss(int(self._typed))
