"""What every screen above the lists does: it is left for them, and has no matches of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.messages import _
from tui.screens.desk import Desk

if TYPE_CHECKING:
    from tui.screens.browser import BrowserScreen


class AboveLists(Desk):
    """A screen that was opened from the lists, or from another above them."""

    def action_back(self) -> None:
        """Go back the way the reader came."""
        # A second Esc that comes while this screen is on its way out is not for the one below it.
        if self.is_current:
            self.app.pop_screen()

    def action_leave_list(self) -> None:
        """The same."""
        self.action_back()

    async def action_search(self) -> None:
        """Go back to the lists, and search."""
        (await self._to_lists()).action_search()

    async def search_for(self, query: str) -> None:
        """Go back to the lists, and to the hits of a query."""
        await (await self._to_lists()).search_for(query)

    async def _to_lists(self) -> BrowserScreen:
        from tui.screens.browser import BrowserScreen

        self.session.forward.clear()
        while not isinstance(self.app.screen, BrowserScreen):
            await self.app.pop_screen()
        return self.app.screen

    async def action_next_match(self) -> None:
        """There is nothing to go on to."""
        self.tell(_("There is no match here to go to."))

    async def action_previous_match(self) -> None:
        """The same."""
        await self.action_next_match()
