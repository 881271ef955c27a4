"""Going anywhere by a piece of its name, and doing any action by its words."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from textual import on

from store.later import Later
from store.model import YuanzhiError
from tui import keys
from tui.errands import asked
from tui.screens.marking import Marking
from tui.widgets.bars import Footer

if TYPE_CHECKING:
    from store.model import Destination
    from tui import addresses, leads
    from tui.screens.jump import Goal
else:
    # Not for the first paint.
    addresses = Later("tui.addresses")
    leads = Later("tui.leads")


class Jumping(Marking):
    """Asks where to go or what to do, and does it."""

    def action_jump(self) -> None:
        """Let the reader go anywhere by a piece of its name."""
        self._jump("")

    def action_palette(self) -> None:
        """Let the reader find an action by its words, and do it."""
        self._jump(">")

    def _jump(self, typed: str) -> None:
        from tui.screens.jump import JumpScreen

        scopes = dict.fromkeys((*self.scopes, *self.offered))
        offered = [scope for scope in scopes if scope in self.offered]
        self.app.push_screen(JumpScreen(self.session, offered, typed), self._chosen)

    async def _chosen(self, goal: Goal | None) -> None:
        """Do the action, or go where the reader wants to be."""
        from tui.screens.jump import Lettered

        if isinstance(goal, keys.Action):
            await self._perform(goal)
        elif isinstance(goal, leads.ToSearch):
            await self.open(goal)
        elif isinstance(goal, Lettered):
            self._seek(goal.mark.link)
        elif goal is not None:
            await self._go_to(goal)

    async def _go_to(self, goal: Destination) -> None:
        if goal.query:
            facts = leads.ToFactSearch(goal.query, goal.name)
            await self.open(facts if goal.facts else leads.ToSearch(goal.query))
            return
        found = goal.found
        if found is None:
            return
        try:
            target = await asked(
                self, self.session.library, lambda other: addresses.target(other, found)
            )
        except (YuanzhiError, sqlite3.Error) as error:
            self.tell(str(error), "bad")
            return
        if target is not None:
            await self.open(target)

    @on(Footer.Pressed)
    async def _pressed(self, event: Footer.Pressed) -> None:
        await self._perform(event.action)

    async def _perform(self, action: keys.Action) -> None:
        """Do an action of any scope that is offered here, whatever has the focus."""
        mine = action.on_screen or action.scope in keys.OF_SCREENS
        await self.app.run_action(action.call, self if mine else self.owner(action.scope))
