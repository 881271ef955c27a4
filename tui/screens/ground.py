"""What every screen one works on stands on: the status line, and where keys lead."""

from __future__ import annotations

import asyncio
import os
import time
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.screen import Screen

from store.later import Later
from tui import keys, messages
from tui.messages import _
from tui.widgets.bars import Status
from tui.widgets.pane import Failed

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType
    from textual.dom import DOMNode

    from tui import leads, visits
    from tui.leads import Lead, Target, ToFact
    from tui.session import Session
    from tui.visits import Searched, Walked
else:
    # Not for the first paint.
    leads = Later("tui.leads")
    visits = Later("tui.visits")

# Seconds a word in the status line stays.
A_WHILE = 8.0

# Seconds a key waits for what is still being read: typed ahead, it is for what comes.
PATIENCE = 5.0
# Seconds between two looks whether it is there.
_OFTEN = 0.005

# What is done with what the reader reads, or on from there.
ON_WHAT_IS_READ = frozenset(
    (
        *("open", "pane_3", "next_pane", "previous_pane", "article", "explain", "dossier", "quit"),
        *("copy_citation", "copy_passage", "copy", "pipe", "open_in", "numbers", "set_mark"),
        *("next_match", "previous_match", "note", "tag", "bookmark", "gather", "gather_into"),
    )
)


async def until(condition: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Wait until a condition holds, or no longer than that. Whatever is to bring it about must not
    wait for who waits here: where an action waits, panes and screens still get their messages.
    """
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        await asyncio.sleep(_OFTEN)


class Ground(Screen[None]):
    """Knows where the reader stands, says things in the status line, and opens what leads on as a
    screen above.
    """

    AUTO_FOCUS: ClassVar[str | None] = ""
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("everywhere")

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._told = 0

    @property
    def scopes(self) -> tuple[str, ...]:
        """The scopes of actions where the focus is, the closest first, "everywhere" left out."""
        raise NotImplementedError

    @property
    def offered(self) -> tuple[str, ...]:
        """The scopes of all actions that can be done on this screen."""
        return (*self.scopes, "everywhere")

    def owner(self, scope: str) -> DOMNode:
        """The node that does the actions of a scope which the screen does not do itself."""
        raise NotImplementedError

    async def lead(self) -> Lead:
        """Where the reader stands, and what can be opened from there."""
        raise NotImplementedError

    async def settle(self) -> None:
        """Wait until what stands under the cursor has been read."""

    @property
    def target(self) -> Target | None:
        """What would open again what the reader sees; None where nothing does."""
        raise NotImplementedError

    # The status line

    def show_status(self) -> None:
        """Say what there is to say while nothing happens."""
        # A screen that is on its way in has nothing yet to say it with.
        if not self.query(Status):
            return
        library = self.session.library
        status = self.query_one(Status)
        if library.seed:
            told = _("Seed library: load your own with {key} or `yuanzhi load FILE`")
            status.say(told.format(key=keys.key_name("S")), "good")
        else:
            text = str(library.path)
            if not os.access(library.path, os.W_OK):
                text = _("read-only, nothing can be noted or corrected: {path}").format(path=text)
            status.say(text)
        self.show_loading()

    def show_loading(self) -> None:
        """At the right end: how far a load is, or the citation style."""
        loading = self.session.loading
        style = messages.label(messages.STYLES, self.session.citation_style)
        for status in self.query(Status):
            if loading is not None:
                status.show_right(loading.line, first=True)
            else:
                status.show_right(style)

    def tell(self, text: str, look: str = "dim") -> None:
        """Say something in the status line for a while. look: "dim", "good" or "bad"."""
        for status in self.query(Status):
            status.say(text, look)
        self._told += 1
        told = self._told
        self.set_timer(A_WHILE, lambda: self.show_status() if told == self._told else None)

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self.tell(event.reason, "bad")

    # Going on

    def facts(self) -> list[ToFact]:
        """What "next" goes through from a fact that is opened here, in the order of the text."""
        raise NotImplementedError

    async def open(self, target: Target | leads.ToSearch) -> None:
        """Open what a line leads to as a screen above this one."""
        self.session.forward.clear()
        if isinstance(target, leads.ToSearch):
            await self.search_for(target.query)
            return
        await self.app.push_screen(self.screen_of(visits.Opened(target, tuple(self.facts()))))

    def screen_of(self, visit: visits.Opened) -> Screen[None]:
        """The screen that shows something, the reader standing where he stood."""
        # No screen but the first is needed for the first paint.
        from tui.screens.opening import screen_for

        screen = screen_for(self.session, visit.target, visit.among)
        screen.start = visit.at
        return screen

    async def action_forward(self) -> None:
        """Go again to what was left by going back."""
        visit = self.session.forward.pop() if self.session.forward else None
        if isinstance(visit, visits.Opened):
            await self.app.push_screen(self.screen_of(visit))
        elif visit is None:
            self.tell(_("There is nothing to go forward to."))
        else:
            self.forward(visit)

    def forward(self, visit: Walked | Searched) -> None:
        """Go again to what the lists and the passage showed."""

    async def search_for(self, query: str) -> None:
        """Go to the lists, and to the hits of a query there."""
        raise NotImplementedError

    def renew_jottings(self) -> None:
        """Show what was written into the notebook, where that is shown."""

    def renew(self) -> None:
        """Show the library as it is by now."""
