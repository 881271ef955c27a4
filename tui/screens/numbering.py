"""Numbers on what can be opened: set where the reader is, and one of them typed."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from tui.messages import _
from tui.screens.ground import Ground


@runtime_checkable
class Numbered(Protocol):
    """A widget that can set numbers on what it shows."""

    def number(self) -> int:
        """Set numbers, from 1, on what is in sight and can be opened; how many that are."""

    def unnumber(self) -> None:
        """Take the numbers off."""

    def choose(self, number: int) -> bool:
        """Stand on what has this number, and open it; False where that is shown no more."""


class Numbering(Ground):
    """Lets what is in sight in the pane with the focus be opened by a number."""

    async def action_numbers(self) -> None:
        """Set numbers on what can be opened, and open the one that is typed."""
        pane = self.focused
        count = pane.number() if isinstance(pane, Numbered) else 0
        if not isinstance(pane, Numbered) or not count:
            self.tell(_("Nothing here can be opened."))
            return

        def typed(number: int | None) -> None:
            pane.unnumber()
            if number is not None and not pane.choose(number):
                # The screen says something of its own when it is uppermost again.
                told = _("What is shown has changed: set the numbers again.")
                self.call_after_refresh(self.tell, told)

        from tui.screens.numbers import NumbersScreen

        await self.app.push_screen(NumbersScreen(count), typed)
