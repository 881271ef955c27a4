"""A line that is typed into, whatever for: with an input method and by pasting as well."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events
from textual.binding import Binding
from textual.widgets import Input

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.suggester import Suggester

# What the space bar gives while an input method writes full-width characters.
WIDE_SPACE = "\u3000"


class TextLine(Input):
    """A line of text. No blinking cursor, which would drag the window of an input method along.

    Line breaks in what is pasted become spaces, and a wide space is a space.
    """

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

    def on_key(self, event: events.Key) -> None:
        """Take the wide space, which Input takes for no character, and no letter that was pressed
        with Alt, or right after Esc, which is the same to a terminal.
        """
        if event.character == WIDE_SPACE:
            self._type(event, typed(event))
        elif with_alt(event):
            # It may be the key of an action: the screen is to see it.
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Take all that is pasted, where Input takes its first line."""
        self._type(event, one_line(event.text))

    def _type(self, event: events.Key | events.Paste, text: str) -> None:
        """Put a text at the cursor, or in the place of what is selected."""
        event.stop()
        event.prevent_default()
        start, end = self.selection
        self.replace(text, start, end)


# The keys that edit. They have priority, as all others have (see keys.bindings), so that they find
# what was typed before them.
EDITING: list[BindingType] = [
    replace(binding, priority=True)
    for binding in Input.BINDINGS
    if isinstance(binding, Binding) and binding.action != "submit"
]


class LineAhead(TextLine):
    """A line on the screen itself, for which keys may come in faster than it can be drawn.

    They are taken in at once: after each piece Textual measures the whole line, which of a long one
    would take longer than the next key. It wants EDITING among its bindings.
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's name for it)
        super().__init__(id=id)
        self._ahead = ""

    def take_ahead(self) -> None:
        """Take in what was typed since the last time."""
        if self._ahead:
            text, self._ahead = self._ahead, ""
            self.replace(text, *self.selection)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action can be done; what was typed before it is there then."""
        self.take_ahead()
        return super().check_action(action, parameters)

    def _forward_event(self, event: events.Event) -> None:
        # Keys come here one after another in the app's own turn, between those that are bound.
        text = typed(event) if isinstance(event, events.Key) else ""
        if not text:
            super()._forward_event(event)
            return
        if not self._ahead:
            self.call_later(self.take_ahead)
        self._ahead += text

    def _on_paste(self, event: events.Paste) -> None:
        """Take in all lines as one, which a query is."""
        event.stop()
        event.prevent_default()
        self._ahead += one_line(event.text)
        self.take_ahead()


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
