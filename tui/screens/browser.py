"""The screen one works on: parks, projects or hits, and the passage."""

from __future__ import annotations

import sqlite3
from array import array
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.containers import Horizontal
from textual.message import Message

from store import model
from store.later import Later
from store.model import YuanzhiError
from tui.messages import _
from tui.returning import Desktop, kept
from tui.screens.arranging import Arranging
from tui.screens.ground import until
from tui.screens.selecting import Selecting
from tui.widgets.bars import Footer, Status, TooSmall
from tui.widgets.catalogue import Catalogue
from tui.widgets.completions import Completions
from tui.widgets.filter_box import Chosen, FilterBox
from tui.widgets.hint import Hint
from tui.widgets.hits_pane import HitsPane
from tui.widgets.paged_list import PagedList
from tui.widgets.pane import Pointed, Pointing
from tui.widgets.passage_pane import PassagePane
from tui.widgets.rows import ALL_PARKS, AllParks
from tui.widgets.search_box import SearchBox
from tui.widgets.stored_list import StoredList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from store.library import Library
    from store.model import Narrowing
    from tui import copies, leads, tables, visits
    from tui.leads import Lead, Target, ToFact
    from tui.memory import Left
    from tui.session import Session
else:
    # Not for the first paint.
    copies = Later("tui.copies")
    leads = Later("tui.leads")
    tables = Later("tui.tables")
    visits = Later("tui.visits")


# Above the parks stands a row for all of them.
ALL = array("q", [ALL_PARKS])


class BrowserScreen(Arranging, Selecting):
    """Fills the panes, and passes on what they tell."""

    class FoundBack(Message):
        """It is known where what was left is now."""

        def __init__(self, desktop: Desktop) -> None:
            super().__init__()
            self.desktop = desktop

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._library = session.library
        self._edition = session.edition
        self._jottings = session.jottings
        # Whether the reader wants to go on from the projects that are still being read.
        self._going_on = False

    def compose(self) -> ComposeResult:
        """Search box, panes, status line, footer; "too small" above all."""
        yield SearchBox(self._library)
        yield FilterBox()
        yield Chosen()
        with Horizontal(id="panes"):
            yield Catalogue(self._library)
            yield HitsPane(self._library)
            yield PassagePane(self._library)
        if self.session.is_new:
            yield Hint(id="hint")
        yield Status(id="status")
        yield Footer(id="footer")
        yield Completions(self._library)
        yield TooSmall(id="too-small")

    def on_mount(self) -> None:
        """Paint first; the library is read afterwards."""
        self.show_status()
        # Laid out at once for the window, it is painted once.
        self._fit(self.app.size)
        self._go("parks")
        if self.session.left is None:
            self.call_after_refresh(self.query_one(Catalogue).start)
        else:
            self.call_after_refresh(self._find_back, self.session.left)

    # Returning to where the library was left

    @work(thread=True, group="returning")
    def _find_back(self, left: Left) -> None:
        """In a thread: find out where what was left is now, and post one message."""
        try:
            with closing(self._library.another()) as library:
                desktop = kept(library, left)
        except (YuanzhiError, sqlite3.Error):
            desktop = Desktop(visits.Standing())
        self.post_message(self.FoundBack(desktop))

    @on(FoundBack)
    async def _found_back(self, event: FoundBack) -> None:
        event.stop()
        standing = event.desktop.standing
        self._arrange_as(standing)
        self.query_one(Catalogue).start(standing)
        if event.desktop.gone:
            told = _("Not in the library any more: {things}.")
            self.tell(told.format(things=", ".join(event.desktop.gone)), "bad")
        if standing.query:
            self.search_again(visits.Searched(standing.query, standing.paragraph))
            self._then = standing.pane
        for target in event.desktop.targets:
            await self.app.push_screen(self.screen_of(visits.Opened(target)))

    def _arrange_as(self, standing: visits.Standing) -> None:
        """Narrow, sort and group as where the reader stood."""
        if standing.arrangement is not None:
            self.query_one(Catalogue).arrangement = standing.arrangement
            self.query_one(Chosen).show(standing.arrangement.chosen)
            self.query_one(SearchBox).narrow(standing.arrangement.chosen)
        if standing.grouped:
            self.query_one(HitsPane).group()
        if standing.collapsed:
            self.query_one(SearchBox).collapse()

    @on(Catalogue.Returned)
    def _returned(self, event: Catalogue.Returned) -> None:
        """Be in the pane that the reader was in, unless he is somewhere else by now."""
        if self._searching or self._pane != "parks":
            return
        if event.standing.list == "projects":
            if not len(self.query_one(Catalogue).projects):
                return
            self._go("projects")
        if event.standing.pane == "passage":
            self._go("passage")

    @property
    def standing(self) -> visits.Standing:
        """Where the reader stands."""
        lists = self.query_one(Catalogue)
        passage = self.query_one(PassagePane).passage
        query = self.query_one(SearchBox).typed.value if self._searching else ""
        return visits.Standing(
            self._pane,
            self._list_before if self._searching else self._list,
            lists.parks.key,
            lists.projects.key,
            passage.paragraph if passage is not None else None,
            query,
            lists.arrangement,
            self.query_one(HitsPane).is_grouped,
            self.query_one(SearchBox).is_collapsed,
        )

    @property
    def narrowing(self) -> Narrowing:
        """What the list of projects is narrowed to; by names that of parks, where only it is."""
        arrangement = self.query_one(Catalogue).arrangement
        pane = "projects" if arrangement.words.get("projects") else "parks"
        return arrangement.narrowing(pane)

    # Where the reader stands

    async def lead(self) -> Lead:
        """What the passage, or the row under the cursor of a list, leads to."""
        pane = self.query_one(PassagePane)
        await pane.settled()
        lead = pane.lead()
        if self._scope == "passage":
            return lead
        rows = self.query_one(f"#{self._list}", StoredList)
        # What is copied of the row is there as well.
        await rows.settled()
        if self._list == "hits" or rows.key is None:
            return lead
        return replace(lead, dossier=self._dossier)

    @property
    def _dossier(self) -> leads.ToPark | leads.ToProject | None:
        """The page of the park or project under the cursor of the list last used."""
        key = self.query_one(f"#{self._list}", StoredList).key
        if key is None or key == ALL_PARKS or self._list == "hits":
            return None
        return leads.ToPark(key) if self._list == "parks" else leads.ToProject(key)

    def facts(self) -> list[ToFact]:
        """Those of the passage."""
        return self.query_one(PassagePane).facts()

    def listing(self) -> copies.Listing:
        """The list last used."""
        rows = self.query_one(f"#{self._list}", PagedList)
        here = "" if rows.row is None or isinstance(rows.row, AllParks) else tables.cells(rows.row)
        shown = rows.keys[1:] if rows.keys[:1] == ALL else rows.keys
        if self._list == "hits":
            found = self.query_one(HitsPane).found
            closest = found.order == "closest"

            def whole(library: Library) -> str:
                return tables.table(
                    shown, lambda some: library.hits(found.query, some, closest=closest)
                )

        elif self._list == "parks":

            def whole(library: Library) -> str:
                return tables.table(shown, library.park_rows)

        else:

            def whole(library: Library) -> str:
                return tables.table(shown, library.project_rows)

        return copies.Listing(here, whole, min(len(shown), tables.MOST))

    @on(events.ScreenResume)
    def _resumed(self) -> None:
        """Show what the reader changed in the screens above this one."""
        self.renew()

    def renew(self) -> None:
        """Show the library as it is by now."""
        self.show_status()
        if self._edition != self.session.edition:
            self._edition = self.session.edition
            self.query_one(Catalogue).renew()
            self.query_one(HitsPane).hits.renew()
            self.query_one(PassagePane).renew()
        elif self._jottings != self.session.jottings:
            self.renew_jottings()

    def renew_jottings(self) -> None:
        """Show what was written into the notebook beside the passage."""
        self._jottings = self.session.jottings
        self.query_one(PassagePane).renew()

    @property
    def noted(self) -> Sequence[str]:
        """In the lists of parks and projects these, else the passage."""
        from tui.subjects import IN_TEXT, ON_ROW

        return ON_ROW if self._scope == "list" and self._list != "hits" else IN_TEXT

    @property
    def target(self) -> Target | None:
        """The park or project under the cursor of its list, else the passage."""
        if self._pane == self._list and self._dossier is not None:
            return self._dossier
        passage = self.query_one(PassagePane).passage
        return leads.ToArticle(passage.article, passage.ordinal) if passage is not None else None

    def forward(self, visit: visits.Walked | visits.Searched) -> None:
        """Walk through passages again, or search again."""
        if isinstance(visit, visits.Walked):
            self._go("passage")
            self.query_one(PassagePane).walk(visit.trail)
        else:
            self.search_again(visit)

    # Going on and back

    async def action_back(self) -> None:
        """Go back the way the reader came."""
        if self._pane == "passage":
            pane = self.query_one(PassagePane)
            left = await pane.go_back()
            if left is not None:
                self.session.forward.append(visits.Walked(left))
            else:
                self._go(self._list)
        elif self._pane == "hits":
            self.action_leave_search()
        elif self._pane == "projects":
            self._go("parks")
        else:
            self.tell(_("This is where it begins; press q to leave yuanzhi."))

    def action_leave_list(self) -> None:
        """Go back to the list before."""
        if self._pane == "projects":
            self._go("parks")

    async def action_open(self) -> None:
        """From a park to its projects, or to its passage where it has none; else to the passage."""
        rows = self.query_one(f"#{self._list}", StoredList)
        self._going_on = self._list == "projects" and self.query_one(Catalogue).is_awaiting
        if self._list == "parks":
            await rows.settled()
        if rows.key is None or rows.is_gone:
            return
        has_projects = isinstance(rows.row, (AllParks, model.ParkRow)) and rows.row.projects
        self._go("projects" if has_projects else "passage")

    @on(Catalogue.ProjectsCame)
    async def _projects_came(self) -> None:
        """Go on, where the reader wanted to before they were there."""
        if self._going_on and self._pane == "projects":
            await self.action_open()
        self._going_on = False

    @on(PagedList.Opened)
    async def _row_opened(self) -> None:
        await self.action_open()

    @on(PassagePane.FactWanted)
    async def _fact_wanted(self) -> None:
        await self.action_explain()

    @on(Pointed)
    def _pointed(self, event: Pointed) -> None:
        """Show what a list points at, if it is the list of the mode the screen is in."""
        if bool(event.trail.query) == self._searching:
            self.query_one(PassagePane).show(event.trail, event.reason)
        event.pane.pointed()

    async def settle(self) -> None:
        """Wait until the passage is that of the row under the cursor: keys may come faster than it
        can be read, all of a line at once over a slow one.
        """
        pane: Pointing = self.query_one(HitsPane if self._searching else Catalogue)
        if not pane.is_settled:
            pane.hurry()
        await until(lambda: pane.is_settled)
        await self.query_one(PassagePane).settled()
