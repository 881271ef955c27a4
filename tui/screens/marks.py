"""Marks: the places marked with letters, and the letter to press."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from tui.messages import _
from tui.screens.over import Over
from tui.widgets.cells import clean, crop, pad
from tui.widgets.lines import Lines
from tui.widgets.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.app import ComposeResult

    from tui.visits import Mark


class MarkList(Lines):
    """What can be pressed, and what each letter marks."""

    def __init__(self, asked: str, marks: Mapping[str, Mark]) -> None:
        super().__init__()
        self._asked = asked
        self._marks = marks

    def lines(self, room: int) -> list[Content]:
        """The question, then a mark a line."""
        asked = clean(self._asked)
        lines = [
            *(self.styled(asked[start:end], "bold") for start, end in wrap(asked, max(2, room))),
            Content(""),
        ]
        for letter, mark in sorted(self._marks.items()):
            name = crop(clean(mark.name), max(2, room - 4))
            lines.append(Content("").join([self.styled(pad(letter, 4), "key"), Content(name)]))
        if not self._marks:
            lines.append(self.styled(_("Nothing is marked yet."), "dim"))
        return lines


class MarksScreen(Over[str]):
    """Gives back the letter or digit that was pressed; None where the reader left."""

    BINDINGS: ClassVar = [Binding("escape", "leave", show=False)]

    def __init__(self, asked: str, marks: Mapping[str, Mark]) -> None:
        super().__init__()
        self._asked = asked
        self._marks = marks

    def compose(self) -> ComposeResult:
        """The list, scrolling where it does not fit."""
        with VerticalScroll():
            yield MarkList(self._asked, self._marks)

    def action_leave(self) -> None:
        """Mark nothing, and go nowhere."""
        self.dismiss(None)

    def on_key(self, event: events.Key) -> None:
        """A letter or digit is the answer."""
        if event.character and event.character.isalnum():
            event.stop()
            self.dismiss(event.character)
