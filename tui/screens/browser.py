"""The screen one works on: parks, projects or hits, and the passage."""

from __future__ import annotations

import sqlite3
from array import array
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on, work
from textual.containers import Horizontal
from textual.message import Message

from store.model import ParkRow, ProjectRow, YuanzhiError
from tui import keys, messages, tables
from tui.copies import Listing
from tui.leads import ToArticle, ToComparison, ToPark, ToProject
from tui.messages import _, ngettext
from tui.returning import Desktop, kept
from tui.screens.desk import Desk
from tui.visits import Opened, Searched, Standing, Walked
from tui.widgets.bars import HIGH, SMALLEST, Footer, Status, TooSmall
from tui.widgets.catalogue import Catalogue
from tui.widgets.completions import Completions
from tui.widgets.filter_box import Chosen, FilterBox, FilterInput
from tui.widgets.hint import Hint
from tui.widgets.hits_pane import HitsPane
from tui.widgets.paged_list import PagedList
from tui.widgets.pane import Pointed
from tui.widgets.passage import PassageView
from tui.widgets.passage_pane import PassagePane
from tui.widgets.rows import ALL_PARKS, AllParks
from tui.widgets.search_box import QueryInput, SearchBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.dom import DOMNode
    from textual.widget import Widget

    from store.library import Library
    from store.model import Narrowing
    from tui.arrangement import Arrangement
    from tui.leads import Lead, Target, ToFact
    from tui.memory import Left
    from tui.session import Session
    from tui.sizes import Sizes

# From these widths on the lists stand beside the passage, and beside each other.
TWO_COLUMNS = 90
THREE_COLUMNS = 120
# Above the parks stands a row for all of them.
ALL = array("q", [ALL_PARKS])
PANES = ("parks", "projects", "hits", "passage")
# What the search box does with the keys of these actions goes before them.
TYPED = frozenset(
    (
        "back",
        "search",
        "explain",
        "dossier",
        "facets",
        "clear",
        "note",
        "tag",
        "bookmark",
        "gather",
        "gather_into",
    )
)
# The scopes in which one types.
TYPING = ("search", "filter")


def visible(width: int, pane: str, *, searching: bool) -> frozenset[str]:
    """The panes to show at that width while `pane` has the focus: one, or lists and passage."""
    if width < TWO_COLUMNS:
        return frozenset({pane})
    lists = {"hits"} if searching else {"parks", "projects"}
    return frozenset(lists | {"passage"})


class BrowserScreen(Desk):
    """Lays out the panes, moves the focus between them, and passes on what they tell."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("panes"), *keys.bindings("lists")]

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
        self._searching = False
        # Whether the pane with the focus has the whole window.
        self._alone = False
        self._pane = "parks"
        self._scope = "list"
        # The list the reader came from, and the one to return to from the search.
        self._list = "parks"
        self._list_before = "parks"
        # The search that is gone back to, until its hits are there.
        self._returning: Searched | None = None
        # The pane to go on to from there.
        self._then = ""

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
            desktop = Desktop(Standing())
        self.post_message(self.FoundBack(desktop))

    @on(FoundBack)
    async def _found_back(self, event: FoundBack) -> None:
        event.stop()
        standing = event.desktop.standing
        self.query_one(Catalogue).start(standing)
        if standing.query:
            self.search_again(Searched(standing.query, standing.paragraph))
            self._then = standing.pane
        for target in event.desktop.targets:
            await self.app.push_screen(self.screen_of(Opened(target)))

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
    def standing(self) -> Standing:
        """Where the reader stands."""
        lists = self.query_one(Catalogue)
        passage = self.query_one(PassagePane).passage
        query = self.query_one(SearchBox).typed.value if self._searching else ""
        return Standing(
            self._pane,
            self._list_before if self._searching else self._list,
            lists.parks.key,
            lists.projects.key,
            passage.paragraph if passage is not None else None,
            query,
        )

    # Where the reader stands

    @property
    def scopes(self) -> tuple[str, ...]:
        """The scope of the pane with the focus."""
        if self._scope in TYPING:
            return (self._scope,)
        if self._scope == "list":
            return ("list", "lists", "panes")
        return (self._scope, "panes")

    @property
    def offered(self) -> tuple[str, ...]:
        """All that panes and the screen do; in the search box one types."""
        return ("everywhere", "panes", "lists", "list", "passage")

    def owner(self, scope: str) -> DOMNode:
        """The list last used, or the text."""
        if scope == "list":
            return self.query_one(f"#{self._list}")
        return self.query_one(PassageView)

    async def lead(self) -> Lead:
        """What the passage, or the row under the cursor of a list, leads to."""
        pane = self.query_one(PassagePane)
        lead = pane.lead()
        if self._scope == "passage":
            return lead
        row = self.query_one(f"#{self._list}", PagedList).row
        if isinstance(row, ParkRow):
            return replace(lead, dossier=ToPark(row.id))
        if isinstance(row, ProjectRow):
            return replace(lead, dossier=ToProject(row.id))
        return replace(lead, dossier=None) if isinstance(row, AllParks) else lead

    def facts(self) -> list[ToFact]:
        """Those of the passage."""
        return self.query_one(PassagePane).facts()

    def listing(self) -> Listing:
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

        return Listing(here, whole, min(len(shown), tables.MOST))

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
        row = self.query_one(f"#{self._list}", PagedList).row
        if self._pane == "parks" and isinstance(row, ParkRow):
            return ToPark(row.id)
        if self._pane == "projects" and isinstance(row, ProjectRow):
            return ToProject(row.id)
        passage = self.query_one(PassagePane).passage
        return ToArticle(passage.article, passage.ordinal) if passage is not None else None

    def forward(self, visit: Walked | Searched) -> None:
        """Walk through passages again, or search again."""
        if isinstance(visit, Walked):
            self._go("passage")
            self.query_one(PassagePane).walk(visit.trail)
        else:
            self.search_again(visit)

    def search_again(self, visit: Searched) -> None:
        """Search for something, and go to the hits, to a certain one if it is among them."""
        self.action_search()
        self._returning = visit
        self.query_one(SearchBox).ask(visit.query)
        self.action_to_hits()

    # Layout and focus

    def on_resize(self, event: events.Resize) -> None:
        """Lay the panes out for the new size."""
        width, height = event.size
        self.set_class(TWO_COLUMNS <= width < THREE_COLUMNS, "-two-columns")
        self.set_class(width >= THREE_COLUMNS, "-three-columns")
        self.set_class(height < HIGH, "-low")
        self.query_one(TooSmall).display = width < SMALLEST[0] or height < SMALLEST[1]
        self._arrange()

    @property
    def _columns(self) -> int:
        """How many columns stand beside each other: 1, 2 or 3."""
        width = self.size.width
        return 1 if width < TWO_COLUMNS or self._alone else 2 if width < THREE_COLUMNS else 3

    def _arrange(self) -> None:
        shown = visible(self.size.width, self._pane, searching=self._searching)
        if self._alone:
            shown = frozenset({self._pane})
        columns, sizes = self._columns, self.session.sizes
        for name, share in sizes.widths(columns).items():
            self.query_one(f"#{name}").styles.width = f"{share}fr"
        for name, share in sizes.heights(columns).items():
            self.query_one(f"#{name}").styles.height = f"{share}fr"
        for pane in PANES:
            self.query_one(f"#{pane}-pane").display = pane in shown
        self.query_one(Catalogue).display = bool(shown & {"parks", "projects"})
        self.query_one(SearchBox).display = self._searching
        self.query_one(FilterBox).display = self._scope == "filter"

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
        elif isinstance(widget, FilterInput):
            self._scope = "filter"
        elif isinstance(widget, PassageView):
            self._scope, self._pane = "passage", "passage"
        elif isinstance(widget, PagedList):
            self._scope, self._pane = "list", widget.id or ""
            self._list = self._pane
            if self._pane != "hits":
                self.query_one(Catalogue).point(self._pane)
        if self._pane != "parks":
            # Who has gone anywhere has no need to be told how.
            self.query("#hint").remove()
        if self._scope != "search":
            self.query_one(Completions).close()
        self.query_one(FilterBox).display = self._scope == "filter"
        self.query_one(Footer).show(*self.scopes)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:  # noqa: ARG002
        """Whether an action may be done now: while one types, their keys are those of typing, and
        Tab chooses where completions are shown.
        """
        if self._scope == "filter":
            return action not in TYPED
        if self._scope != "search":
            return True
        completions = self.query_one(Completions)
        if action == "next_pane":
            return not completions.is_coming
        if action in ("previous_pane", "previous_completion"):
            return completions.is_pointed == (action == "previous_completion")
        return action not in TYPED

    def action_wider(self) -> None:
        """Make the pane wider."""
        self._resize(self.session.sizes.wider(self._pane, 1, self._columns))

    def action_narrower(self) -> None:
        """Make the pane narrower."""
        self._resize(self.session.sizes.wider(self._pane, -1, self._columns))

    def action_taller(self) -> None:
        """Make the pane taller."""
        self._resize(self.session.sizes.taller(self._pane, 1, self._columns))

    def action_lower(self) -> None:
        """Make the pane lower."""
        self._resize(self.session.sizes.taller(self._pane, -1, self._columns))

    def _resize(self, sizes: Sizes) -> None:
        if sizes == self.session.sizes:
            self.tell(_("This pane cannot be moved further that way."))
        self.session.sizes = sizes
        self._arrange()

    def action_alone(self) -> None:
        """Give the whole window to the pane, or take it back."""
        self._alone = not self._alone
        self._arrange()

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
            pane = self.query_one(PassagePane)
            before = pane.trail
            if pane.go_back():
                self.session.forward.append(Walked(before))
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

    # Comparing

    def _selectable(self) -> PagedList[Any] | None:
        """The list of parks or of projects, if that was the last; hits are not compared."""
        return None if self._list == "hits" else self.query_one(f"#{self._list}", PagedList)

    def action_select(self) -> None:
        """Select the row, and go on to the next."""
        rows = self._selectable()
        if rows is None or rows.row is None or isinstance(rows.row, AllParks):
            self.tell(_("Parks and projects can be selected, to be compared."))
            return
        rows.toggle()
        rows.move(rows.cursor + 1)
        self._tell_selected(rows)

    def action_unselect(self) -> None:
        """Select no row any more."""
        rows = self._selectable()
        if rows is not None:
            rows.unselect()
            self._tell_selected(rows)

    def _tell_selected(self, rows: PagedList[Any]) -> None:
        count = len(rows.selected)
        text = ngettext("{count} row is selected.", "{count} rows are selected.", count)
        self.tell(text.format(count=count))

    async def action_compare(self) -> None:
        """Compare the selected rows; where only one is, with the row under the cursor."""
        rows = self._selectable()
        chosen = dict(rows.selected) if rows is not None else {}
        if rows is not None and len(chosen) == 1 and rows.key is not None:
            chosen[rows.key] = None
        chosen.pop(ALL_PARKS, None)
        if len(chosen) < 2:
            self.tell(_("Select two parks or two projects at least, to compare them."))
        else:
            await self.open(ToComparison(tuple(chosen)))

    # Narrowing and sorting

    def action_filter(self) -> None:
        """Narrow the list by the names in it; hits by more words of the query."""
        if self._searching:
            self.query_one(SearchBox).refine()
            self._type_query()
            return
        pane = "projects" if self._list == "projects" else "parks"
        self._go(pane)
        box = self.query_one(FilterBox)
        catalogue = self.query_one(Catalogue)
        name = _("Projects") if pane == "projects" else _("Parks")
        box.begin(pane, name, catalogue.arrangement.words.get(pane, ""))
        self._tell_left()
        box.display = True
        self.set_focus(box.typed)
        self._enter(box.typed)

    @on(FilterBox.Changed)
    def _filtered(self, event: FilterBox.Changed) -> None:
        catalogue = self.query_one(Catalogue)
        catalogue.rearrange(catalogue.arrangement.filtered(event.pane, event.words))

    @on(Catalogue.Arranged)
    def _tell_left(self) -> None:
        self.query_one(FilterBox).answer(self.query_one(Catalogue).left(self._list))

    def action_keep_filter(self) -> None:
        """Go to the list, which stays narrowed."""
        self.query_one(FilterBox).settle()
        self._go(self.query_one(FilterBox).pane)

    def action_drop_filter(self) -> None:
        """Show all of the list again."""
        box, catalogue = self.query_one(FilterBox), self.query_one(Catalogue)
        box.drop()
        if catalogue.arrangement.words.get(box.pane):
            catalogue.rearrange(catalogue.arrangement.filtered(box.pane, ""))
        self._go(box.pane)

    def action_facets(self) -> None:
        """Let the reader choose what all lists are narrowed to."""
        # Nobody needs it for the first paint.
        from tui.screens.facets import FacetsScreen

        kind = "PARK" if self._list == "parks" and not self._searching else "PROJECT"
        chosen = self.query_one(Catalogue).arrangement.chosen
        self.app.push_screen(FacetsScreen(self._library, kind, chosen), self._narrow)

    def _narrow(self, chosen: Narrowing | None) -> None:
        """Narrow all lists to what was chosen."""
        catalogue = self.query_one(Catalogue)
        if chosen is None or chosen == catalogue.arrangement.chosen:
            return
        catalogue.rearrange(replace(catalogue.arrangement, chosen=chosen))
        self.query_one(Chosen).show(chosen)
        self.query_one(SearchBox).narrow(chosen)

    def action_clear(self) -> None:
        """Show everything again."""
        catalogue = self.query_one(Catalogue)
        if not catalogue.arrangement.is_narrowed:
            self.tell(_("Nothing is narrowed."))
            return
        everything = catalogue.arrangement.cleared()
        catalogue.rearrange(everything)
        self.query_one(Chosen).show(everything.chosen)
        self.query_one(SearchBox).narrow(everything.chosen)

    def action_sort(self) -> None:
        """Sort the list by its next column; hits by relevance, or newest first."""
        if self._searching:
            self.query_one(SearchBox).sort()
            return
        self._sort(self.query_one(Catalogue).arrangement.sorted_on(self._list))

    def action_turn(self) -> None:
        """Sort the list the other way round."""
        if self._searching:
            self.tell(_("Hits are newest first or by relevance."))
            return
        self._sort(self.query_one(Catalogue).arrangement.reversed_in(self._list))

    def _sort(self, arrangement: Arrangement) -> None:
        self.query_one(Catalogue).rearrange(arrangement)
        order = arrangement.orders[self._list]
        column = messages.label(messages.COLUMNS, order.column)
        turned = _("Sorted by {column}, reversed.") if order.reverse else _("Sorted by {column}.")
        self.tell(turned.format(column=column))

    def action_group(self) -> None:
        """Show hits article by article, or one by one."""
        if self._searching:
            self.query_one(HitsPane).group()
        else:
            self.tell(_("Only hits are grouped by their articles: search first."))

    def action_collapse(self) -> None:
        """Show news that was printed more than once only once, or each time."""
        if not self._searching:
            self.tell(_("Only hits have reprints: search first."))
        elif self.query_one(SearchBox).collapse():
            self.tell(_("News that was printed more than once is shown once."))
        else:
            self.tell(_("Every print of the same news is shown."))

    # Searching

    def action_search(self) -> None:
        """Open the search box, or go back to it."""
        box = self.query_one(SearchBox)
        if not self._searching:
            self._searching = True
            self._list_before = self._list
            box.forget()
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
        self.action_to_hits()

    def action_to_hits(self) -> None:
        """Go to the hits, now or as soon as they are there; or take the completion chosen."""
        completions = self.query_one(Completions)
        if completions.is_pointed:
            completions.take()
            return
        completions.close()
        if self.query_one(SearchBox).enter():
            self._go("hits")

    def action_older_search(self) -> None:
        """Search for what was searched for before; or the completion before."""
        completions = self.query_one(Completions)
        if completions.is_pointed:
            completions.step(-1)
            return
        completions.close()
        if not self.query_one(SearchBox).walk(1):
            self.tell(_("There is no older search."))

    def action_newer_search(self) -> None:
        """Back to a newer search; from what was typed to the hits; or the next completion."""
        completions = self.query_one(Completions)
        if completions.is_pointed:
            completions.step(1)
            return
        if not self.query_one(SearchBox).walk(-1):
            self.action_to_hits()

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
            left = Searched(box.typed.value, self.query_one(HitsPane).hits.key)
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
            self.query_one(HitsPane).show(event.found, wanted)

    @on(SearchBox.HitsReady)
    def _hits_ready(self) -> None:
        if self._searching and self._scope == "search":
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

    def action_next_match(self) -> None:
        """Next match, or next passage about the same name."""
        if not self.query_one(PassagePane).step_match(1):
            self.tell(_("This is the last one."))

    def action_previous_match(self) -> None:
        """Previous match, or previous passage about the same name."""
        if not self.query_one(PassagePane).step_match(-1):
            self.tell(_("This is the first one."))
