"""A sheet of running text, and the facts in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui import keys
from tui.widgets.sheet import Place, Sheet

if TYPE_CHECKING:
    from textual.binding import BindingType


class TextSheet(Sheet):
    """A sheet that is a text with facts in it: scrolled, and gone through from fact to fact."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("passage")

    def action_next_fact(self) -> None:
        """Next fact, from the one the reader stands on or, where that is out of sight, the top."""
        if not self._in_sight():
            self._stand_before(int(self.scroll_offset.y))
        self.step(1)

    def action_previous_fact(self) -> None:
        """Previous fact, from there or from the bottom."""
        if not self._in_sight():
            self._stand_before(int(self.scroll_offset.y) + self.size.height)
        self.step(-1)

    def _in_sight(self) -> bool:
        """Whether what the reader stands on is on the screen."""
        entry, stop, _ = self.place
        start = self.entries[entry].stops[stop].start if self.stop and stop is not None else 0
        top = self.scroll_offset.y
        return top <= self._line_of(entry, start) < top + self.size.height

    def _stand_before(self, place: int) -> None:
        """Stand between the stops above a line of the sheet and those below it."""
        for row in self._rows[place:]:
            if row.line is None:
                continue
            stops = self.entries[row.at].stops
            before = sum(stop.start < row.line.start for stop in stops)
            if before:
                self.place = Place(row.at, before - 1)
            elif row.at:
                last = len(self.entries[row.at - 1].stops)
                self.place = Place(row.at - 1, last - 1 if last else None)
            return

    def action_follow(self) -> None:
        """Go where the fact under the cursor leads."""
        self.post_message(self.Opened())

    def action_next_paragraph(self) -> None:
        """Next paragraph."""
        self._paragraph(1)

    def action_previous_paragraph(self) -> None:
        """Previous paragraph."""
        self._paragraph(-1)

    def _paragraph(self, by: int) -> None:
        at = self.place.entry + by
        while 0 <= at < len(self.entries):
            if self.entries[at].ordinal is not None or self.entries[at].is_line:
                self.stand(at, 0 if self.entries[at].stops else None)
                height = self.size.height
                if self._line_of(at, len(self.entries[at].text)) >= self.scroll_offset.y + height:
                    self.to_top_of(at)
                return
            at += by

    def action_down(self) -> None:
        """Scroll one line down."""
        self._scroll_by(1)

    def action_up(self) -> None:
        """Scroll one line up."""
        self._scroll_by(-1)

    def _page(self, lines: int) -> None:
        self._scroll_by(lines)

    def action_first(self) -> None:
        """The top."""
        self._scroll(0)

    def action_last(self) -> None:
        """The end."""
        self._scroll(len(self._rows))
