"""The panes of the browser: which are shown, how large they are, which has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.geometry import Size

from tui import keys
from tui.messages import _
from tui.screens.desk import Desk
from tui.sizes import THREE_COLUMNS, TWO_COLUMNS, columns
from tui.widgets.bars import HIGH, SMALLEST, Footer, TooSmall
from tui.widgets.catalogue import Catalogue
from tui.widgets.completions import Completions
from tui.widgets.filter_box import FilterBox, FilterInput
from tui.widgets.paged_list import PagedList
from tui.widgets.passage import PassageView
from tui.widgets.search_box import QueryInput, SearchBox

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.dom import DOMNode
    from textual.widget import Widget

    from tui.session import Session
    from tui.sizes import Sizes

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


class Panes(Desk):
    """Lays the panes out, and moves the focus between them."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("panes"), *keys.bindings("lists")]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._searching = False
        # How large the screen is, or is going to be once it is laid out.
        self._window = Size(0, 0)
        # Whether the pane with the focus has the whole window.
        self._alone = False
        self._pane = "parks"
        self._scope = "list"
        # The list the reader came from.
        self._list = "parks"

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

    def on_resize(self, event: events.Resize) -> None:
        """Lay the panes out for the new size."""
        self._fit(event.size)

    def _fit(self, window: Size) -> None:
        """Lay the panes out for a window of that size."""
        width, height = self._window = window
        self.set_class(TWO_COLUMNS <= width < THREE_COLUMNS, "-two-columns")
        self.set_class(width >= THREE_COLUMNS, "-three-columns")
        self.set_class(height < HIGH, "-low")
        self.query_one(TooSmall).display = width < SMALLEST[0] or height < SMALLEST[1]
        self._arrange()

    @property
    def is_typing(self) -> bool:
        """Whether the reader types into one of the boxes."""
        return self._scope in TYPING

    @property
    def _columns(self) -> int:
        """How many columns stand beside each other: 1, 2 or 3."""
        return 1 if self._alone else columns(self._window.width)

    def _arrange(self) -> None:
        shown = visible(self._window.width, self._pane, searching=self._searching)
        if self._alone:
            shown = frozenset({self._pane})
        count, sizes = self._columns, self.session.sizes
        for name, share in sizes.widths(count).items():
            self.query_one(f"#{name}").styles.width = f"{share}fr"
        for name, share in sizes.heights(count).items():
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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action may be done now: while one types, their keys are those of typing, and
        Tab chooses where completions are shown.
        """
        if self._scope == "filter":
            return action not in TYPED
        if self._scope != "search":
            return super().check_action(action, parameters)
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
