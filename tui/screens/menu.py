"""A menu: one key opens it, one letter chooses; or the arrows and Enter."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding
from textual.containers import Vertical

from tui.messages import _
from tui.screens.over import Over
from tui.widgets.bars import PaneTitle
from tui.widgets.cells import clean, pad, width
from tui.widgets.paged_list import PagedList, Piece, ragged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult


class MenuScreen(Over[int]):
    """Gives the place of what was chosen; None where the reader left.

    entries: the key that chooses each ("" where only the arrows do), and what it is.
    """

    BINDINGS: ClassVar = [
        Binding("escape,backspace,left", "dismiss", show=False),
        Binding("enter,right", "choose", show=False),
        Binding("down,tab", "move(1)", show=False),
        Binding("up,shift+tab", "move(-1)", show=False),
        Binding("pagedown", "move(8)", show=False),
        Binding("pageup", "move(-8)", show=False),
    ]

    def __init__(self, name: str, entries: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title = name
        self._entries = tuple((key, clean(what)) for key, what in entries)
        self._previews = [""] * len(entries)
        self._column = max(width(what) for _key, what in self._entries)

    def compose(self) -> ComposeResult:
        """The title and the entries."""
        with Vertical():
            yield PaneTitle("", self._title)
            rows: PagedList[int] = PagedList(self._fetch, self._draw, height=1, id="menu")
            rows.can_focus = False
            yield rows

    def on_mount(self) -> None:
        """Show the entries, one a line."""
        rows = self.query_one(PagedList)
        rows.styles.height = len(self._entries)
        rows.show(array("q", range(len(self._entries))), "")

    def on_resize(self) -> None:
        """Say how to choose, and how many there are where not all are seen."""
        self.call_after_refresh(self._tell)

    def _tell(self) -> None:
        told = _("a letter chooses, or Enter; Esc leaves")
        if self.query_one(PagedList).size.height < len(self._entries):
            told = _("{count} lines: {told}").format(count=len(self._entries), told=told)
        self.query_one(PaneTitle).show(told)

    def preview(self, place: int, text: str) -> None:
        """Show beside an entry what it would give."""
        self._previews[place] = clean(" ".join(text.split()))
        self.query_one(PagedList).refresh()

    def on_key(self, event: events.Key) -> None:
        """Choose by a letter or digit."""
        for place, (key, _what) in enumerate(self._entries):
            if key and event.character == key:
                event.stop()
                self.dismiss(place)
                return

    @on(PagedList.Opened)
    def action_choose(self) -> None:
        """Choose the entry under the cursor."""
        self.dismiss(self.query_one(PagedList).cursor)

    def action_move(self, by: int) -> None:
        """Move the cursor by some entries."""
        rows = self.query_one(PagedList)
        rows.move(rows.cursor + by)

    def _fetch(self, places: Sequence[int]) -> dict[int, int]:
        return {place: place for place in places}

    def _draw(self, place: int, room: int) -> tuple[list[Piece], ...]:
        """The key, what it is, and where there is room what it would give."""
        key, what = self._entries[place]
        line: list[Piece] = [(pad(key, 3), "key")]
        left = room - 3 - self._column - 2
        if left < 16 or not self._previews[place]:
            return ([*line, (ragged(what, room - 3), "")],)
        line.append((pad(what, self._column), ""))
        return ([*line, ("  ", ""), (ragged(self._previews[place], left), "dim")],)
