"""Some lines that are typed into. A module of its own, since it is long in being imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import TextArea

from tui.widgets.text_line import Ahead, editing

if TYPE_CHECKING:
    from textual.binding import BindingType


class TextBox(Ahead, TextArea):
    """A text of some lines, the cursor at its end to begin with."""

    BINDINGS: ClassVar[list[BindingType]] = editing(TextArea)

    def __init__(self, text: str, *, id: str) -> None:  # noqa: A002 (Textual's name for it)
        super().__init__(text, id=id, soft_wrap=True, compact=True)
        self.cursor_blink = False
        self.move_cursor(self.document.end)

    def put(self, text: str) -> None:
        """Put a text at the cursor, or in the place of what is selected."""
        self.replace(text, *self.selection, maintain_selection_offset=False)
