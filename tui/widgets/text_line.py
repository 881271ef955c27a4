"""What is typed into, and a line of it: with an input method and by pasting as well."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding
from textual.widgets import Input

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.suggester import Suggester
    from textual.widget import Widget

    # Ahead stands before the widget among the bases of a box: no widget itself, or Textual would
    # take it for the one whose style the box has.
    _Box = Widget
else:
    _Box = object

# What the space bar gives while an input method writes full-width characters.
WIDE_SPACE = "\u3000"


def editing(box: type[Widget]) -> list[BindingType]:
    """The keys with which a box is edited. They have priority, as all others have (see
    keys.bindings), so that they are done between what was typed before and after them.
    """
    return [
        replace(binding, priority=True)
        for binding in box.BINDINGS
        if isinstance(binding, Binding) and binding.action != "submit"
    ]


class Ahead(_Box):
    """What is typed into, where keys may come in faster than they can be drawn, all of a line at
    once over a slow one. What is typed is taken in piece by piece: after each Textual measures the
    whole text, which of a long one would take longer than the next key. What is done with the text
    finds all that was typed before it, and nothing that was typed after.
    """

    _ahead = ""

    def put(self, text: str) -> None:
        """Put a text at the cursor, or in the place of what is selected."""
        raise NotImplementedError

    def pasted(self, text: str) -> str:
        """What is taken of a text that is pasted."""
        return text

    def take_ahead(self) -> None:
        """Take in what was typed since the last time."""
        if self._ahead:
            text, self._ahead = self._ahead, ""
            self.put(text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action can be done; what was typed before it is there then."""
        self.take_ahead()
        return super().check_action(action, parameters)

    def _forward_event(self, event: events.Event) -> None:
        # Keys come here one after another in the app's own turn, between those that are bound.
        text = ""
        if isinstance(event, events.Key):
            text = typed(event)
        elif isinstance(event, events.Paste):
            text = self.pasted(event.text)
        if not text:
            super()._forward_event(event)
            return
        if not self._ahead:
            self.call_later(self.take_ahead)
        self._ahead += text

    def on_key(self, event: events.Key) -> None:
        """Take no letter that was pressed with Alt, or right after Esc, which is the same to a
        terminal: it may be the key of an action, and the screen is to see it.
        """
        if with_alt(event):
            event.prevent_default()


class TextLine(Ahead, Input):
    """A line of text. No blinking cursor, which would drag the window of an input method along.

    Line breaks in what is pasted become spaces, and a wide space is a space.
    """

    BINDINGS: ClassVar[list[BindingType]] = editing(Input)

    def __init__(
        self,
        value: str = "",
        *,
        id: str,  # noqa: A002 (Textual's name for it)
        placeholder: str = "",
        select_on_focus: bool = True,
        suggester: Suggester | None = None,
    ) -> None:
        super().__init__(
            value,
            placeholder,
            id=id,
            select_on_focus=select_on_focus,
            suggester=suggester,
            compact=True,
        )
        self.cursor_blink = False

    def put(self, text: str) -> None:
        """Put a text at the cursor, or in the place of what is selected."""
        self.replace(text, *self.selection)

    def pasted(self, text: str) -> str:
        """All lines as one, where Input takes the first."""
        return one_line(text)


def with_alt(event: events.Key) -> bool:
    """Whether a key was pressed with Alt: it is a command, and types nothing."""
    return event.key.startswith("alt+")


def typed(event: events.Key) -> str:
    """What a key types; "" where it types nothing."""
    if with_alt(event):
        return ""
    if event.character == WIDE_SPACE:
        return " "
    return (event.character or "") if event.is_printable else ""


def one_line(text: str) -> str:
    """A text that was pasted as one line: a space for each break."""
    lines = text.splitlines()
    return " ".join(filter(None, map(str.strip, lines))) if lines[1:] else "".join(lines)
