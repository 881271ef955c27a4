"""The doorway: the frame of the lists, painted while all that fills it is still being imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container, Horizontal
from textual.message import Message
from textual.screen import Screen

from tui.messages import _, mark
from tui.sizes import THREE_COLUMNS, TWO_COLUMNS, columns
from tui.widgets.bars import HIGH, Footer, PaneTitle, Status
from tui.widgets.pane import Pane

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.geometry import Size

    from tui.sizes import Sizes


class Doorway(Screen[None]):
    """Where the panes will be, what they will show, and the keys; nothing in them yet."""

    class Painted(Message):
        """The reader sees it: there is time for the rest."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self._sizes = sizes

    def compose(self) -> ComposeResult:
        """The panes with their titles, the status line and the keys, all where they stay."""
        with Horizontal(id="panes"):
            with Container(id="catalogue"):
                with Pane(id="parks-pane"):
                    yield PaneTitle("1", mark("Parks"))
                with Pane(id="projects-pane"):
                    yield PaneTitle("2", mark("Projects"))
            with Pane(id="passage-pane"):
                yield PaneTitle("3", mark("Passage"))
        yield Status(id="status")
        yield Footer(id="footer")

    def on_mount(self) -> None:
        """Say what is awaited, and when it is seen."""
        # Textual takes only a screen off its stack that owes somebody an answer.
        self._push_result_callback(self.app, None)
        # Laid out at once for the window, it is painted once.
        self._lay_out(self.app.size)
        self.query_one(Status).say(_("Reading the library."))
        self.query_one(Footer).show("list", "lists", "panes")
        self.call_after_refresh(self.post_message, self.Painted())

    def on_resize(self, event: events.Resize) -> None:
        """Lay the panes out for the new size."""
        self._lay_out(event.size)

    def _lay_out(self, window: Size) -> None:
        """The panes as they will be, the parks before all others."""
        width, height = window
        self.set_class(TWO_COLUMNS <= width < THREE_COLUMNS, "-two-columns")
        self.set_class(width >= THREE_COLUMNS, "-three-columns")
        self.set_class(height < HIGH, "-low")
        count = columns(width)
        for pane in self.query("Pane, #catalogue"):
            name = pane.id or ""
            pane.styles.width = f"{self._sizes.widths(count)[name]}fr"
            if name in self._sizes.heights(count):
                pane.styles.height = f"{self._sizes.heights(count)[name]}fr"
            pane.display = count > 1 or name in ("catalogue", "parks-pane")
