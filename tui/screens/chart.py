"""The charts: investments by park and by year, a timeline, investment beside land."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from store.model import EVERYTHING, Bar, Course, Point
from tui import keys
from tui.arrangement import chips
from tui.messages import _, label, mark
from tui.screens.sheet import Drawn, SheetScreen
from tui.sheets import chart
from tui.sheets.entry import lay_out
from tui.widgets.sheet import Laid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType

    from store.library import Library
    from tui.leads import ToChart
    from tui.session import Session
    from tui.sheets.entry import Entry

# Parks or years that are drawn, of each currency and modality.
DRAWN = 40

Chart = tuple[Bar, ...] | tuple[Course, ...] | tuple[Point, ...]

NAMES = {
    "park": mark("investments by park"),
    "year": mark("investments by year"),
    "timeline": mark("timeline of projects"),
    "scatter": mark("investment and land of projects"),
}


class ChartScreen(SheetScreen[Chart]):
    """One picture after another, as the reader chooses; every bar and point leads to its facts."""

    NAME = mark("Charts")
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("chart")

    def __init__(self, session: Session, target: ToChart) -> None:
        super().__init__(session)
        self._target = target
        # For what size, in cells, it was drawn.
        self._drawn_for = (0, 0)

    @property
    def target(self) -> ToChart:
        """What opens this again."""
        return self._target

    @property
    def scopes(self) -> tuple[str, ...]:
        """Those of a list, and of the charts."""
        return ("list", "chart")

    def ask(self, library: Library) -> Chart:
        """What is drawn."""
        return read(library, self._target)

    def _draw(self, library: Library, room: int) -> Drawn[Chart]:
        """The picture for so many cells."""
        # The reader may choose another picture while this one is read.
        target = self._target
        view = read(library, target)
        entries = tuple(picture(target, view, room, self.sheet.size.height))
        return Drawn(view, entries, Laid(room, lay_out(entries, room)))

    def entries(self, view: Chart) -> Sequence[Entry]:
        """The picture for the width there is."""
        return picture(self._target, view, self.sheet.wide, self.sheet.size.height)

    def shown(self, drawn: Drawn[Chart], *, again: bool) -> None:
        """The reader stays on the bar, course or point: a picture of another width has other lines
        above it.
        """
        self._drawn_for = (drawn.laid.room, self.sheet.size.height)
        before = [at for at, entry in enumerate(self.sheet.entries) if entry.is_line]
        at = self.sheet.place.entry
        super().shown(drawn, again=again)
        after = [place for place, entry in enumerate(drawn.entries) if entry.is_line]
        if again and at in before and before.index(at) < len(after):
            self.sheet.stand(after[before.index(at)], 0)

    def detail(self, view: Chart) -> str:  # noqa: ARG002
        """Which picture it is, and of which projects."""
        told = chips(self._target.of) or (_("of all projects") if self._target.whole else "")
        return "  ".join(filter(None, (label(NAMES, self._target.kind), told)))

    def on_resize(self, event: events.Resize) -> None:
        """Draw anew for another size."""
        super().on_resize(event)
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        size = (self.sheet.wide, self.sheet.size.height)
        if any(self._drawn_for) and size != self._drawn_for:
            self.read()

    async def action_charts(self) -> None:
        """They are here."""
        self.tell(_("The digits 1 to 4 choose what is drawn."))

    def action_picture(self, kind: str) -> None:
        """Show another picture, from its top."""
        if kind != self._target.kind:
            self._show(replace(self._target, kind=kind, park=None))

    def action_whole(self) -> None:
        """Draw all projects, or again only those that the lists are narrowed to."""
        if self._target.narrowing == EVERYTHING:
            self.tell(_("The lists are not narrowed: all projects are drawn."))
        else:
            self._show(replace(self._target, whole=not self._target.whole))

    def _show(self, target: ToChart) -> None:
        self._target = target
        self.view = None
        self.sheet.say(_("Reading the library."))
        self.read()


def read(library: Library, target: ToChart) -> Chart:
    """What a picture shows."""
    if target.kind == "timeline":
        return tuple(library.courses(target.park, narrowing=target.of))
    if target.kind == "scatter":
        return tuple(library.points(target.of))
    return tuple(library.investments(target.kind, DRAWN, target.of))


def picture(target: ToChart, view: Chart, room: int, high: int) -> list[Entry]:
    """A picture as entries. high: lines of the window."""
    if target.kind == "timeline":
        return chart.courses(view, room)  # type: ignore[arg-type]
    if target.kind == "scatter":
        return chart.points(view, room, high)  # type: ignore[arg-type]
    return chart.bars(view, room, target.of)  # type: ignore[arg-type]
