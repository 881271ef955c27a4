"""What a reader is told the first time: three lines, gone as soon as he finds his way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import keys
from tui.messages import _
from tui.widgets.lines import Lines
from tui.widgets.wrap import wrap

if TYPE_CHECKING:
    from textual.content import Content


class Hint(Lines):
    """The most needed keys, as they are now."""

    def lines(self, room: int) -> list[Content]:
        """Each from a line of its own."""
        key = {action.name: keys.key_name(action.keys[0]) for action in keys.in_force()}
        told = (
            _("{down} and {up} move, {open} goes on, {back} back, {pane} to the next pane").format(
                down=key["list.down"],
                up=key["list.up"],
                open=key["list.open"],
                back=key["everywhere.back"],
                pane=key["panes.next_pane"],
            ),
            _("{search} searches the text, {cite} copies the citation, {why} says why").format(
                search=key["everywhere.search"],
                cite=key["everywhere.copy_citation"],
                why=key["everywhere.explain"],
            ),
            _("{help} shows all keys, {palette} all commands, {quit} leaves").format(
                help=key["everywhere.help"],
                palette=key["everywhere.palette"],
                quit=key["everywhere.quit"],
            ),
        )
        return [
            self.styled(text[start:end], "strong")
            for text in told
            for start, end in wrap(text, max(2, room))
        ]
