"""Searching in the browser: the box, its completions, the hits and the matches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from store.later import Later
from tui.messages import _
from tui.screens.ground import until
from tui.screens.panes import Panes
from tui.widgets.catalogue import Catalogue
from tui.widgets.completions import Completions
from tui.widgets.hits_pane import HitsPane
from tui.widgets.passage_pane import PassagePane
from tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from tui import visits
    from tui.session import Session
else:
    # Not for the first paint.
    visits = Later("tui.visits")

# Seconds that keys wait for hits to be meant for them.
SOON = 1.0


class Searching(Panes):
    """Passes on between the search box, the completions, the hits and the passage."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        # The list to return to from the search.
        self._list_before = "parks"
        # The search that is gone back to, until its hits are there.
        self._returning: visits.Searched | None = None
        # The pane to go on to from there.
        self._then = ""
        # Whether the hits are awaited, to go to them.
        self._entering = False

    def action_search(self) -> None:
        """Open the search box, or go back to it."""
        box = self.query_one(SearchBox)
        if not self._searching:
            self._searching = True
            self._list_before = self._list
            box.forget()
            box.prepare()
            self.query_one(HitsPane).clear()
        box.typed.select_on_focus = True
        self._type_query()

    def _type_query(self) -> None:
        box = self.query_one(SearchBox)
        self._pane = "hits"
        self._arrange()
        self.set_focus(box.typed)
        self._enter(box.typed)

    async def search_for(self, query: str) -> None:
        """Search for a query, and go to its hits as soon as they are there."""
        self.action_search()
        box = self.query_one(SearchBox)
        box.ask(query)
        self._to_hits()

    async def action_to_hits(self) -> None:
        """Go to the hits, now or as soon as they are there; or take the completion chosen."""
        self._to_hits()
        # Keys that are typed ahead are for the hits, if these come soon; and not for the box.
        await until(lambda: not self._entering, SOON)
        self._entering = False

    def _to_hits(self) -> None:
        completions = self.query_one(Completions)
        if completions.is_pointed:
            completions.take()
            return
        completions.close()
        box = self.query_one(SearchBox)
        if box.enter():
            self._go("hits")
        self._entering = box.is_entering

    async def action_older_search(self) -> None:
        """Search for what was searched for before; or the completion before."""
        completions = self.query_one(Completions)
        if completions.is_pointed:
            completions.step(-1)
            return
        completions.close()
        if not await self.query_one(SearchBox).walk(1):
            self.tell(_("There is no older search."))

    async def action_newer_search(self) -> None:
        """Back to a newer search; from what was typed to the hits; or the next completion."""
        completions = self.query_one(Completions)
        if completions.is_pointed:
            completions.step(1)
            return
        if not await self.query_one(SearchBox).walk(-1):
            await self.action_to_hits()

    @property
    def _can_complete(self) -> bool:
        """Whether there is something before the cursor that completions can be asked for."""
        return self.query_one(SearchBox).before_cursor[-1:].strip() != ""

    def action_next_completion(self) -> None:
        """Point at a completion of what is typed, or at the next."""
        if self._can_complete:
            self._place_completions()
            self.query_one(Completions).choose(self.query_one(SearchBox).before_cursor)

    def action_previous_completion(self) -> None:
        """Point at the completion before."""
        self.query_one(Completions).step(-1)

    @on(SearchBox.Edited)
    def _edited(self) -> None:
        self.session.forward.clear()
        if self._searching:
            self._place_completions()
            self.query_one(Completions).follow(self.query_one(SearchBox).before_cursor)

    def _place_completions(self) -> None:
        """Let the completions stand below the cursor."""
        x, y = self.query_one(SearchBox).typed.cursor_screen_offset
        self.query_one(Completions).place(x, y + 1)

    @on(Completions.Taken)
    def _completion_taken(self, event: Completions.Taken) -> None:
        self.query_one(SearchBox).complete(event.typed, event.completion)

    @on(Completions.Nothing)
    def _nothing_to_complete(self) -> None:
        if self._scope == "search":
            self.action_next_pane()

    def action_leave_search(self) -> None:
        """Back to the lists as they were; where completions are shown, only these go."""
        if self._scope == "search" and self.query_one(Completions).is_open:
            self.query_one(Completions).dismiss()
            return
        self._searching = False
        box = self.query_one(SearchBox)
        if box.typed.value.strip():
            left = visits.Searched(box.typed.value, self.query_one(HitsPane).hits.key)
            self.session.forward.append(left)
        box.forget()
        self.query_one(Catalogue).point_again()
        self._go(self._list_before)

    @on(SearchBox.Emptied)
    def _emptied(self) -> None:
        self.query_one(HitsPane).clear()

    @on(SearchBox.Searched)
    def _searched(self, event: SearchBox.Searched) -> None:
        if self._searching:
            sought, self._returning = self._returning, None
            same = sought is not None and sought.query == event.found.query
            wanted = sought.paragraph if sought is not None and same else None
            self.query_one(HitsPane).show(event.found, wanted, event.first)

    @on(SearchBox.Entered)
    def _entered(self, event: SearchBox.Entered) -> None:
        self._entering = False
        if event.are_there and self._searching and self._scope == "search":
            self._go("hits")
            if self._then == "passage":
                self._go("passage")
        self._then = ""

    @on(PassagePane.Turned)
    def _turned(self) -> None:
        self.session.forward.clear()

    @on(PassagePane.Walked)
    def _walked(self, event: PassagePane.Walked) -> None:
        if self._searching and event.trail.query:
            self.query_one(HitsPane).follow(event.trail)

    async def action_next_match(self) -> None:
        """Next match, or next passage about the same name."""
        if not await self.query_one(PassagePane).step_match(1):
            self.tell(_("This is the last one."))

    async def action_previous_match(self) -> None:
        """Previous match, or previous passage about the same name."""
        if not await self.query_one(PassagePane).step_match(-1):
            self.tell(_("This is the first one."))

    def search_again(self, visit: visits.Searched) -> None:
        """Search for something, and go to the hits, to a certain one if it is among them."""
        self.action_search()
        self._returning = visit
        self.query_one(SearchBox).ask(visit.query)
        self._to_hits()
