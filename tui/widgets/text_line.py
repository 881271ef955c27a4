"""A line that is typed into, whatever for: with an input method and by pasting as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

if TYPE_CHECKING:
    from textual import events
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
        """Take the wide space, which Input takes for no character."""
        if event.character == WIDE_SPACE:
            self._type(event, typed(event))

    def on_paste(self, event: events.Paste) -> None:
        """Take all that is pasted, where Input takes its first line."""
        self._type(event, one_line(event.text))

    def _type(self, event: events.Key | events.Paste, text: str) -> None:
        """Put a text at the cursor, or in the place of what is selected."""
        event.stop()
        event.prevent_default()
        start, end = self.selection
        self.replace(text, start, end)


def typed(event: events.Key) -> str:
    """What a key types; "" where it types nothing."""
    if event.character == WIDE_SPACE:
        return " "
    return (event.character or "") if event.is_printable else ""


def one_line(text: str) -> str:
    """A text that was pasted as one line: a space for each break."""
    lines = text.splitlines()
    return " ".join(filter(None, map(str.strip, lines))) if lines[1:] else "".join(lines)
