"""The comparison: parks or projects side by side, in columns, or one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on

from store.model import Comparison
from tui.copies import Listing
from tui.messages import _, mark
from tui.screens.sheet import SheetScreen
from tui.sheets import comparison
from tui.widgets.bars import Footer, PaneTitle, Status, TooSmall
from tui.widgets.columns import Columns, flatten
from tui.widgets.lines import Lines
from tui.widgets.pane import Pane
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.content import Content

    from store.library import Library
    from tui.leads import ToComparison
    from tui.screens.sheet import Drawn
    from tui.session import Session
    from tui.sheets.entry import Entry


class Heads(Lines):
    """The names above the columns, which stay while these are scrolled."""

    def __init__(self) -> None:
        super().__init__(id="heads")
        self._text = ""

    def say(self, text: str) -> None:
        """Show them; nothing where there are no columns."""
        if text != self._text:
            self._text = text
            self.refresh(layout=True)
        self.display = bool(text)

    def lines(self, room: int) -> list[Content]:  # noqa: ARG002
        """They are one line."""
        return [self.styled(self._text, "strong")] if self._text else []


class CompareScreen(SheetScreen[Comparison]):
    """Parks or projects side by side."""

    NAME = mark("Comparison")

    def __init__(self, session: Session, target: ToComparison) -> None:
        super().__init__(session)
        self._target = target

    @property
    def target(self) -> ToComparison:
        """What opens this again."""
        return self._target

    def compose(self) -> ComposeResult:
        """As all sheets, with the names above the columns."""
        with Pane(id="page"):
            yield PaneTitle("", self.NAME)
            yield Heads()
            yield Columns()
        yield Status(id="status")
        yield Footer(id="footer")
        yield TooSmall(id="too-small")

    @property
    def columns(self) -> Columns:
        """The sheet."""
        return self.query_one(Columns)

    @property
    def scopes(self) -> tuple[str, ...]:
        """That of columns."""
        return ("columns",)

    def ask(self, library: Library) -> Comparison:
        """All that is known of each."""
        return library.compare(self._target.entities)

    def entries(self, view: Comparison) -> Sequence[Entry]:
        """What is told of each, one below the other; the columns set it anew."""
        return flatten(comparison.names(view), comparison.sections(view))[0]

    def shown(self, drawn: Drawn[Comparison], *, again: bool) -> None:
        """Show the columns."""
        place = self.columns.where() if again else None
        view = drawn.view
        self.columns.compare(comparison.names(view), comparison.sections(view), place)

    def detail(self, view: Comparison) -> str:
        """The names."""
        return _(" and ").join(comparison.names(view))

    def listing(self) -> Listing | None:
        """The table, for a spreadsheet, and the line under the cursor."""
        view, here = self.view, self.columns.entry
        if view is None:
            return None
        rows = comparison.table(view)
        whole = "\n".join("\t".join(row) for row in rows)
        return Listing(here.text if here is not None else "", lambda _library: whole, len(rows))

    @on(Sheet.Moved)
    def _moved(self) -> None:
        self.query_one(Heads).say(self.columns.heads())

    def on_resize(self, event: events.Resize) -> None:
        """The columns have other widths now."""
        super().on_resize(event)
        self.call_after_refresh(self._moved)
