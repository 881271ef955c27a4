"""The legend of an article: how each type of fact is marked, and the key that shows or hides it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui import keys, signs
from tui.messages import TYPES, _
from tui.widgets import letters
from tui.widgets.cells import width
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from tui.session import Session

GAP = "  "


class Legend(Lines):
    """A digit and a type for each; a type that is not marked stands in brackets."""

    def __init__(self, session: Session) -> None:
        super().__init__(id="legend")
        self._session = session

    def lines(self, room: int) -> list[Content]:
        """As many on a line as there is room for."""
        lines: list[Content] = []
        used = room
        for action in keys.of_scopes("article"):
            if action.id != "show_type":
                continue
            name, key = action.argument, keys.key_name(action.keys[0])
            word = _(TYPES[name])
            if signs.types_need_letters():
                word = f"{word} {letters.LETTERS[name]}["
            text = f"({key} {word})" if name in self._session.hidden else f"{key} {word}"
            entry = self.styled(text, "dim")
            if name not in self._session.hidden:
                entry = Content("").join(
                    [self.styled(f"{key} ", "dim"), self.styled(word, f"fact-{name}")]
                )
            if used + len(GAP) + width(text) <= room:
                lines[-1] = Content(GAP).join([lines[-1], entry])
                used += len(GAP) + width(text)
            else:
                lines.append(entry)
                used = width(text)
        return lines
