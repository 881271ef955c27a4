"""The help screen: what can be done where the reader is, then everything; searched by words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.widgets import Input

from tui import keys
from tui.messages import _, mark
from tui.screens.over import Over
from tui.sheets.help import rows
from tui.widgets.bars import PaneTitle
from tui.widgets.line_sheet import LineSheet
from tui.widgets.pane import Pane
from tui.widgets.sheet import Sheet
from tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.sheets.help import Row


class FindInput(TextLine):
    """Where the words to find are typed, with the keys that leave it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "screen.drop", show=False, priority=True),
        Binding("enter,down", "screen.keep", show=False, priority=True),
    ]


class HelpScreen(Over[keys.Action]):
    """The help over the screen. Gives the action that the reader chose; None where he left.

    scopes: of where the focus is, the closest first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False, id="everywhere.back"),
        Binding("q", "dismiss", show=False, id="everywhere.quit"),
        Binding(
            "question_mark,f1,fullwidth_question_mark", "dismiss", show=False, id="everywhere.help"
        ),
        Binding("slash,ctrl+f,ideographic_comma", "find", show=False, id="everywhere.search"),
    ]

    def __init__(self, *scopes: str) -> None:
        super().__init__()
        self._scopes = scopes
        self._rows: list[Row] = []
        self._words = ""

    def compose(self) -> ComposeResult:
        """What can be done here, the words to find, and the keys."""
        with Pane(id="help"):
            yield PaneTitle("", mark("Help"))
            words = FindInput(id="help-words", placeholder=_("words to find"))
            words.display = False
            yield words
            yield LineSheet()

    def on_mount(self) -> None:
        """Show all of it, from the top."""
        sheet = self.query_one(Sheet)
        self.set_focus(sheet)
        self.watch(sheet, "scroll_y", self._tell, init=False)
        self._show()

    def _show(self) -> None:
        self._rows = rows(self._scopes, self._words)
        sheet = self.query_one(Sheet)
        if self._rows:
            sheet.show([row.shown for row in self._rows])
        else:
            sheet.say(_("Nothing here is told with these words."))
        self.call_after_refresh(self._tell)

    def on_resize(self) -> None:
        """There are other lines now."""
        self.call_after_refresh(self._tell)

    def _tell(self) -> None:
        """Say in the title what can be done, and that there is more below or above."""
        sheet = self.query_one(Sheet)
        top, lines, height = int(sheet.scroll_y), sheet.virtual_size.height, sheet.size.height
        told = _("{find} finds, {open} does it, {back} leaves").format(
            find=_key("everywhere.search"),
            open=_key("list.open"),
            back=_key("everywhere.back"),
        )
        if lines > height:
            place = _("{first}-{last} of {lines}").format(
                first=top + 1, last=min(lines, top + height), lines=lines
            )
            told = f"{place}: {told}"
        self.query_one(PaneTitle).show(told)

    def action_find(self) -> None:
        """Let words be typed that each line must hold."""
        words = self.query_one(FindInput)
        words.display = True
        self.set_focus(words)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._words = event.value
        self._show()

    def action_keep(self) -> None:
        """Go to the lines that were found."""
        self.set_focus(self.query_one(Sheet))

    def action_drop(self) -> None:
        """Show all of it again."""
        words = self.query_one(FindInput)
        words.value = ""
        words.display = False
        self.set_focus(self.query_one(Sheet))

    def action_leave(self) -> None:
        """Show all of it again, or leave where it is shown."""
        if self._words:
            self.action_drop()
        else:
            self.dismiss(None)

    def action_leave_list(self) -> None:
        """Leave."""
        self.dismiss(None)

    @on(Sheet.Opened)
    def action_open(self) -> None:
        """Choose the action under the cursor."""
        sheet = self.query_one(Sheet)
        action = self._rows[sheet.place.entry].action if self._rows and sheet.stop else None
        if action is not None:
            self.dismiss(action)


def _key(name: str) -> str:
    """The first key of an action, as it is now."""
    return next(keys.key_name(one.keys[0]) for one in keys.in_force() if one.name == name)
