"""A sheet of lines: each leads somewhere, or stands between those that do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui import keys
from tui.widgets.sheet import Place, Sheet

if TYPE_CHECKING:
    from textual.binding import BindingType


class LineSheet(Sheet):
    """A sheet whose stops are whole lines: it is gone through like a list."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("list")

    def action_down(self) -> None:
        """Next line that leads anywhere; where none is near, scroll."""
        self._line(1)

    def action_up(self) -> None:
        """The one before."""
        self._line(-1)

    def _line(self, by: int) -> None:
        """A step to the next stop, or of one line where it lies out of sight by more than that."""
        before, top = self.place, int(self.scroll_offset.y)
        height = max(1, self.size.height)
        if not self.step(by):
            self._scroll_by(by)
            return
        line = self._line_of(self.place.entry, 0)
        if not top - height // 2 <= line < top + height + height // 2:
            self.place = before
            self._scroll(top + by * max(1, height // 2))
            self.refresh()

    def _page(self, lines: int) -> None:
        """Scroll, and stand on the stop that is now nearest to where the cursor was."""
        if not self.entries:
            return
        wanted = self._line_of(self.place.entry, 0) + lines
        self._scroll_by(lines)
        stops = [at for at, entry in enumerate(self.entries) if entry.is_line]
        if stops:
            nearest = min(stops, key=lambda at: abs(self._line_of(at, 0) - wanted))
            self.stand(nearest, 0)

    def action_first(self) -> None:
        """The first stop, and the top."""
        self.place = self._first_stop()
        self._scroll(0)
        self.refresh()
        self.post_message(self.Moved())

    def action_last(self) -> None:
        """The last stop, and the end."""
        self._scroll(len(self._rows))
        last = [at for at, entry in enumerate(self.entries) if entry.is_line]
        if last:
            self.place = Place(last[-1], 0)
        self.refresh()
        self.post_message(self.Moved())
