"""A screen that is one sheet: asked of the library in a thread, shown when it is there."""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual import events, on, work
from textual.message import Message

from store.model import YuanzhiError
from tui.copies import Listing
from tui.errands import Errands, asked
from tui.leads import Lead
from tui.messages import _
from tui.screens.above import AboveLists
from tui.screens.ground import PATIENCE
from tui.sheets import jotted
from tui.sheets.entry import Entry, lay_out
from tui.subjects import subject
from tui.visits import Opened
from tui.widgets.bars import HIGH, SMALLEST, Footer, PaneTitle, Status, TooSmall
from tui.widgets.line_sheet import LineSheet
from tui.widgets.pane import Pane
from tui.widgets.sheet import Laid, Place, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.dom import DOMNode
    from textual.widget import Widget

    from store.library import Library
    from tui.leads import Target, ToFact
    from tui.session import Session
    from tui.subjects import Subject

View = TypeVar("View")


@dataclass(frozen=True, slots=True)
class Drawn(Generic[View]):
    """What was read, and how it is shown."""

    view: View
    entries: tuple[Entry, ...]
    laid: Laid


class SheetScreen(AboveLists, Generic[View]):
    """Reads one thing in a thread and shows it as a sheet.

    A screen says what it reads (`ask`), and how that looks (`entries`, `detail`).
    """

    NAME: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = []

    class Answered(Message):
        """What was asked has come. drawn: None where it failed, for that `reason`."""

        def __init__(self, job: int, drawn: Drawn[Any] | None, reason: str = "") -> None:
            super().__init__()
            self.job = job
            self.drawn = drawn
            self.reason = reason

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.view: View | None = None
        # Where to stand at first, for a reader who comes back.
        self.start: Place | None = None
        self._seen = (session.edition, session.jottings)
        self._errands: Errands | None = None
        self._ready = asyncio.Event()

    def compose(self) -> ComposeResult:
        """Title, sheet and what belongs to it, status line, footer; "too small" above all."""
        with Pane(id="page"):
            yield PaneTitle("", self.NAME)
            yield self.make_sheet()
            yield from self.below()
        yield Status(id="status")
        yield Footer(id="footer")
        yield TooSmall(id="too-small")

    # What each screen says of itself

    @property
    def among(self) -> Sequence[ToFact]:
        """The facts that "next" goes through, for the page of a fact."""
        return ()

    def make_sheet(self) -> Sheet:
        """The sheet, still empty."""
        return LineSheet()

    def below(self) -> Iterator[Widget]:
        """What stands below the sheet."""
        return iter(())

    def ask(self, library: Library) -> View:
        """In a thread: what is to be shown. Raises YuanzhiError where it is not there."""
        raise NotImplementedError

    def entries(self, view: View) -> Sequence[Entry]:
        """The sheet."""
        raise NotImplementedError

    def detail(self, view: View) -> str:
        """What the title says besides the screen's name."""
        raise NotImplementedError

    def nothing(self) -> str:
        """What is said where there is not one line to show."""
        return ""

    def about(self, view: View) -> str | None:  # noqa: ARG002
        """What the page is about, as the commands take it, where one can write about it."""
        return None

    def shown(self, drawn: Drawn[View], *, again: bool) -> None:
        """Show what was read. again: the same as before, as it is by now."""
        place = self.sheet.where() if again else None
        self.sheet.show(drawn.entries, place, drawn.laid)

    # Life

    @property
    def sheet(self) -> Sheet:
        """The sheet."""
        return self.query_one(Sheet)

    @property
    def scopes(self) -> tuple[str, ...]:
        """The scope of the sheet."""
        return ("list",)

    def owner(self, scope: str) -> DOMNode:  # noqa: ARG002
        """The sheet, whose actions are those of a list or of a passage."""
        return self.sheet

    def on_mount(self) -> None:
        """Ask at once."""
        self._errands = Errands(self.session.library)
        self.set_focus(self.sheet)
        self.query_one(Footer).show(*self.scopes)
        self.show_status()
        self.sheet.say(_("Reading the library."))
        self.read()

    def on_unmount(self) -> None:
        """Let go of the connection."""
        if self._errands is not None:
            self._errands.close()

    def on_resize(self, event: events.Resize) -> None:
        """Leave the room to the text where there is little; say so where there is none."""
        width, height = event.size
        self.set_class(height < HIGH, "-low")
        self.query_one(TooSmall).display = width < SMALLEST[0] or height < SMALLEST[1]

    @on(events.ScreenResume)
    def _resumed(self) -> None:
        """Read again what the reader changed in the screens above this one."""
        self.show_status()
        if self._errands is not None and self._seen != (
            self.session.edition,
            self.session.jottings,
        ):
            self.read()

    def renew_jottings(self) -> None:
        """Read again what the reader wrote."""
        self.read()

    def renew(self) -> None:
        """Read it again."""
        self.read()

    def read(self) -> None:
        """Ask for what is to be shown."""
        if self._errands is not None:
            self._ready.clear()
            self._seen = (self.session.edition, self.session.jottings)
            self._work(self._errands, self._errands.begin(), self.sheet.wide)

    @work(thread=True, group="sheet")
    def _work(self, errands: Errands, job: int, room: int) -> None:
        """In a thread: ask the library, set the lines, and post one message."""
        try:
            drawn = errands.run(job, lambda library: self._draw(library, room))
        except (YuanzhiError, sqlite3.Error, OSError) as error:
            self.post_message(self.Answered(job, None, str(error)))
        else:
            if drawn is not None:
                self.post_message(self.Answered(job, drawn))

    def _draw(self, library: Library, room: int) -> Drawn[View]:
        """What is shown, with its lines in so many cells."""
        view = self.ask(library)
        entries = tuple(self.entries(view))
        about = self.about(view)
        if about is not None:
            entries += tuple(jotted.section(library.entries(about=about)))
        return Drawn(view, entries, Laid(room, lay_out(entries, room)))

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        event.stop()
        if self._errands is None or not self._errands.is_newest(event.job):
            return
        if event.drawn is None:
            self.view = None
            self.sheet.say(event.reason)
        else:
            again = self.view is not None
            self.view = event.drawn.view
            if not event.drawn.entries:
                self.sheet.say(self.nothing())
            else:
                self.shown(event.drawn, again=again)
                if self.start is not None:
                    self.sheet.show(event.drawn.entries, self.start, event.drawn.laid)
                    self.start = None
        self.show_title()
        self._ready.set()

    def show_title(self) -> None:
        """Say in the title what is shown."""
        detail = "" if self.view is None else self.detail(self.view)
        self.query_one(PaneTitle).show(detail)

    async def ready(self) -> bool:
        """Wait until what was asked for is there; False where it is not to be had."""
        try:
            await asyncio.wait_for(self._ready.wait(), PATIENCE)
        except asyncio.TimeoutError:
            return False
        return self.view is not None

    # Going on

    async def subjects(self) -> list[Subject]:
        """What the line leads to; then what the page is about."""
        found = await super().subjects()
        about = self.about(self.view) if self.view is not None else None
        if about is None:
            return found
        whole = await asked(self, self.session.library, lambda library: subject(library, about))
        return found if whole is None or whole in found else [*found, whole]

    async def lead(self) -> Lead:
        """What the stop under the cursor leads to."""
        await self.ready()
        stop = self.sheet.stop
        return stop.lead if stop is not None else Lead()

    async def action_open(self) -> None:
        """Open what the line leads to."""
        first = (await self.lead()).first
        if first is None:
            self.tell(_("This line leads nowhere."))
        else:
            await self.open(first)

    @on(Sheet.Opened)
    async def _opened(self) -> None:
        await self.action_open()

    def facts(self) -> list[ToFact]:
        """All facts of the sheet in its order, each once: what "next" goes through from a fact."""
        found = (
            fact for entry in self.sheet.entries for stop in entry.stops for fact in stop.lead.facts
        )
        return list(dict.fromkeys(found))

    @property
    def page(self) -> Target | None:
        """What the sheet is of."""
        return self.target

    def listing(self) -> Listing | None:
        """The lines of the sheet, and the one under the cursor."""
        texts = [entry.text for entry in self.sheet.entries]
        here = self.sheet.entry
        whole = "\n".join(texts)
        row = here.text if here is not None and here.is_line else ""
        return Listing(row, lambda _library: whole, len(texts), table=False)

    async def action_numbers(self) -> None:
        """Set numbers on what can be opened, once it is there."""
        await self.ready()
        await super().action_numbers()

    # Going back

    def action_back(self) -> None:
        """Go back the way the reader came; "forward" comes here again."""
        target = self.target
        if target is not None:
            self.session.forward.append(Opened(target, tuple(self.among), self.sheet.where()))
        super().action_back()
