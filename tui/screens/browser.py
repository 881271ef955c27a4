"""The screen one works on: parks, projects or hits, and the passage."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.containers import Horizontal
from textual.screen import Screen

from store.library import CITATION_STYLES
from store.model import ParkRow, YuanzhiError
from tui import keys, messages
from tui.messages import _
from tui.widgets.bars import SMALLEST, Footer, Status, TooSmall
from tui.widgets.catalogue import Catalogue
from tui.widgets.hits_pane import HitsPane
from tui.widgets.paged_list import PagedList
from tui.widgets.pane import Failed, Pointed
from tui.widgets.passage import PassageView
from tui.widgets.passage_pane import PassagePane
from tui.widgets.rows import AllParks
from tui.widgets.search_box import QueryInput, SearchBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.dom import DOMNode
    from textual.widget import Widget

    from store.library import Library

# From these widths on the lists stand beside the passage, and beside each other.
TWO_COLUMNS = 90
THREE_COLUMNS = 120
# From this height on the passage has room for all that stands above and below its text.
HIGH = 20
PANES = ("parks", "projects", "hits", "passage")
# Seconds a word in the status line stays.
A_WHILE = 8.0


def visible(width: int, pane: str, *, searching: bool) -> frozenset[str]:
    """The panes to show at that width while `pane` has the focus: one, or lists and passage."""
    if width < TWO_COLUMNS:
        return frozenset({pane})
    lists = {"hits"} if searching else {"parks", "projects"}
    return frozenset(lists | {"passage"})


class BrowserScreen(Screen[None]):
    """Lays out the panes, moves the focus between them, and passes on what they tell."""

    AUTO_FOCUS: ClassVar[str | None] = ""
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("everywhere")

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._citation_style = CITATION_STYLES[0]
        self._searching = False
        self._pane = "parks"
        self._scope = "list"
        # The list the reader came from, and the one to return to from the search.
        self._list = "parks"
        self._list_before = "parks"
        self._told = 0

    def compose(self) -> ComposeResult:
        """Search box, panes, status line, footer; "too small" above all."""
        yield SearchBox(self._library)
        with Horizontal(id="panes"):
            yield Catalogue(self._library)
            yield HitsPane(self._library)
            yield PassagePane(self._library)
        yield Status(id="status")
        yield Footer(id="footer")
        yield TooSmall(id="too-small")

    def on_mount(self) -> None:
        """Paint first; the library is read afterwards."""
        self._show_status()
        self._go("parks")
        self.call_after_refresh(self.query_one(Catalogue).start)

    # The status line

    def _show_status(self) -> None:
        """Say what there is to say while nothing happens."""
        status = self.query_one(Status)
        if self._library.seed:
            status.say(_("Seed library: load your own with `yuanzhi load FILE`"), "good")
        else:
            status.say(str(self._library.path))
        status.show_right(messages.label(messages.STYLES, self._citation_style))

    def tell(self, text: str, look: str = "dim") -> None:
        """Say something in the status line for a while. look: "dim", "good" or "bad"."""
        self.query_one(Status).say(text, look)
        self._told += 1
        told = self._told
        self.set_timer(A_WHILE, lambda: self._show_status() if told == self._told else None)

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self.tell(event.reason, "bad")

    # Layout and focus

    def on_resize(self, event: events.Resize) -> None:
        """Lay the panes out for the new size."""
        width, height = event.size
        self.set_class(TWO_COLUMNS <= width < THREE_COLUMNS, "-two-columns")
        self.set_class(width >= THREE_COLUMNS, "-three-columns")
        self.set_class(height < HIGH, "-low")
        self.query_one(TooSmall).display = width < SMALLEST[0] or height < SMALLEST[1]
        self._arrange()

    def _arrange(self) -> None:
        shown = visible(self.size.width, self._pane, searching=self._searching)
        for pane in PANES:
            self.query_one(f"#{pane}-pane").display = pane in shown
        self.query_one(Catalogue).display = bool(shown & {"parks", "projects"})
        self.query_one(SearchBox).display = self._searching

    def _go(self, pane: str) -> None:
        """Give the focus to a pane, shown if it is not, before the next key is read."""
        self._pane = pane
        self._arrange()
        widget = self.query_one(f"#{pane}")
        self.set_focus(widget)
        self._enter(widget)

    @on(events.DescendantFocus)
    def _focus_moved(self, event: events.DescendantFocus) -> None:
        """Follow the focus where the mouse moved it; what is told late is not true any more."""
        if event.widget is self.focused:
            self._enter(event.widget)

    def _enter(self, widget: Widget) -> None:
        """Be where the focus is."""
        if isinstance(widget, QueryInput):
            self._scope, self._pane = "search", "hits"
        elif isinstance(widget, PassageView):
            self._scope, self._pane = "passage", "passage"
        elif isinstance(widget, PagedList):
            self._scope, self._pane = "list", widget.id or ""
            self._list = self._pane
            if self._pane != "hits":
                self.query_one(Catalogue).point(self._pane)
        self.query_one(Footer).show(self._scope)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:  # noqa: ARG002
        """Whether an action may be done now: while one types, Backspace and slash are typed."""
        return self._scope != "search" or action not in ("back", "search")

    def _ring(self) -> list[str]:
        """The panes in the order in which Tab visits them."""
        return ["hits", "passage"] if self._searching else ["parks", "projects", "passage"]

    def action_next_pane(self) -> None:
        """Go to the next pane."""
        ring = self._ring()
        step = 0 if self._scope == "search" else 1
        self._go(ring[(ring.index(self._pane) + step) % len(ring)])

    def action_previous_pane(self) -> None:
        """Go to the previous pane."""
        ring = self._ring()
        self._go(ring[ring.index(self._pane) - 1])

    def action_pane_1(self) -> None:
        """Go to the parks, or to the hits."""
        self._go("hits" if self._searching else "parks")

    def action_pane_2(self) -> None:
        """Go to the projects, or to the hits."""
        self._go("hits" if self._searching else "projects")

    def action_pane_3(self) -> None:
        """Go to the passage."""
        self._go("passage")

    def action_back(self) -> None:
        """Go back the way the reader came."""
        if self._pane == "passage":
            if not self.query_one(PassagePane).go_back():
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

    def action_open(self) -> None:
        """From a park to its projects, or to its passage where it has none; else to the passage."""
        row = self.query_one(f"#{self._list}", PagedList).row
        if isinstance(row, (AllParks, ParkRow)) and row.projects:
            self._go("projects")
        elif row is not None:
            self._go("passage")

    @on(PagedList.Opened)
    def _row_opened(self) -> None:
        self.action_open()

    @on(Pointed)
    def _pointed(self, event: Pointed) -> None:
        """Show what a list points at, if it is the list of the mode the screen is in."""
        if bool(event.trail.query) == self._searching:
            self.query_one(PassagePane).show(event.trail, event.reason)

    # Searching

    def action_search(self) -> None:
        """Open the search box, or go back to it."""
        box = self.query_one(SearchBox)
        if not self._searching:
            self._searching = True
            self._list_before = self._list
            box.forget()
            self.query_one(HitsPane).clear()
        self._pane = "hits"
        self._arrange()
        self.set_focus(box.typed)
        self._enter(box.typed)

    def action_to_hits(self) -> None:
        """Go to the hits, now or as soon as they are there."""
        if self.query_one(SearchBox).enter():
            self._go("hits")

    def action_older_search(self) -> None:
        """Search for what was searched for before."""
        if not self.query_one(SearchBox).walk(1):
            self.tell(_("There is no older search."))

    def action_newer_search(self) -> None:
        """Back to a newer search; from what was typed to the hits."""
        if not self.query_one(SearchBox).walk(-1):
            self.action_to_hits()

    def action_leave_search(self) -> None:
        """Back to the lists as they were."""
        self._searching = False
        self.query_one(SearchBox).forget()
        self.query_one(Catalogue).point_again()
        self._go(self._list_before)

    @on(SearchBox.Emptied)
    def _emptied(self) -> None:
        self.query_one(HitsPane).clear()

    @on(SearchBox.Searched)
    def _searched(self, event: SearchBox.Searched) -> None:
        if self._searching:
            self.query_one(HitsPane).show(event.found)

    @on(SearchBox.HitsReady)
    def _hits_ready(self) -> None:
        if self._searching and self._scope == "search":
            self._go("hits")

    @on(PassagePane.Walked)
    def _walked(self, event: PassagePane.Walked) -> None:
        if self._searching and event.trail.query:
            self.query_one(HitsPane).follow(event.trail)

    def action_next_match(self) -> None:
        """Next match, or next passage about the same name."""
        if not self.query_one(PassagePane).step_match(1):
            self.tell(_("This is the last one."))

    def action_previous_match(self) -> None:
        """Previous match, or previous passage about the same name."""
        if not self.query_one(PassagePane).step_match(-1):
            self.tell(_("This is the first one."))

    # Copying

    def action_style(self) -> None:
        """Change to the next citation style."""
        place = CITATION_STYLES.index(self._citation_style) + 1
        self._citation_style = CITATION_STYLES[place % len(CITATION_STYLES)]
        name = messages.label(messages.STYLES, self._citation_style)
        self.query_one(Status).show_right(name)
        self.tell(_("Citation style: {style}").format(style=name))

    def action_copy_citation(self) -> None:
        """Copy the citation of the article being read."""
        passage = self.query_one(PassagePane).passage
        if passage is not None:
            self._copy(lambda: self._library.cite(passage.article, self._citation_style))

    def action_copy_passage(self) -> None:
        """Copy the paragraph being read with its citation."""
        passage = self.query_one(PassagePane).passage
        if passage is not None:
            self._copy(lambda: self._library.quote(passage.paragraph, self._citation_style))

    def _copy(self, make: Callable[[], str]) -> None:
        try:
            text = make()
        except (YuanzhiError, sqlite3.Error) as error:
            self.tell(str(error), "bad")
        else:
            self.app.copy_to_clipboard(text)

    # Help and commands

    def action_help(self) -> None:
        """Show the keys, those of the pane with the focus first."""
        # Nobody needs it for the first paint.
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self._scope))

    def action_palette(self) -> None:
        """Let the reader find an action by its words, and do it."""
        from tui.screens.palette import PaletteScreen

        self.app.push_screen(PaletteScreen(), self._chosen)

    async def _chosen(self, action: keys.Action | None) -> None:
        if action is not None:
            await self._perform(action)

    @on(Footer.Pressed)
    async def _pressed(self, event: Footer.Pressed) -> None:
        await self._perform(event.action)

    async def _perform(self, action: keys.Action) -> None:
        """Do an action of any scope, whatever has the focus."""
        node: DOMNode = self
        if action.scope == "list" and not action.on_screen:
            node = self.query_one(f"#{self._list}")
        elif action.scope == "passage":
            node = self.query_one(PassageView)
        await self.app.run_action(action.id, node)

    def action_theme(self) -> None:
        """Change between dark and light."""
        dark = self.app.current_theme.dark
        self.app.theme = "yuanzhi-light" if dark else "yuanzhi-dark"

    def action_quit(self) -> None:
        """Leave the program."""
        self.app.exit()
