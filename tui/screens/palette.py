"""The command palette: find an action by its words."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from tui import keys
from tui.messages import _
from tui.widgets.cells import pad, width
from tui.widgets.paged_list import PagedList, Piece, ragged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult


def commands(*scopes: str) -> tuple[keys.Action, ...]:
    """The actions of these scopes; the palette itself is no command."""
    return tuple(action for action in keys.of_scopes(*scopes) if action.id != "palette")


class PaletteScreen(ModalScreen[keys.Action]):
    """Type some words, choose with the arrows, do it with Enter; gives the action back."""

    BINDINGS: ClassVar = [
        Binding("escape", "dismiss", show=False),
        Binding("ctrl+p", "dismiss", show=False, id="everywhere.palette"),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "move(8)", show=False),
        Binding("pageup", "move(-8)", show=False),
    ]

    def __init__(self, scopes: Sequence[str]) -> None:
        super().__init__()
        self._commands = commands(*scopes)
        self._column = max(width(keys.key_names(command)) for command in self._commands)

    def compose(self) -> ComposeResult:
        """The input and the list below it."""
        with Vertical():
            words = Input(compact=True, id="words")
            words.cursor_blink = False
            yield words
            found: PagedList[keys.Action] = PagedList(
                self._fetch, self._draw, height=1, id="commands"
            )
            found.can_focus = False
            yield found

    def on_mount(self) -> None:
        """Begin with all commands."""
        self._show("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def _show(self, typed: str) -> None:
        words = typed.casefold().split()
        found = (n for n, action in enumerate(self._commands) if _fits(action, words))
        self.query_one(PagedList).show(array("q", found), _("No command is called that."))

    @on(Input.Submitted)
    @on(PagedList.Opened)
    def _choose(self) -> None:
        key = self.query_one(PagedList).key
        if key is not None:
            self.dismiss(self._commands[key])

    def action_move(self, by: int) -> None:
        """Move the cursor of the list by some rows."""
        found = self.query_one(PagedList)
        found.move(found.cursor + by)

    def _fetch(self, places: Sequence[int]) -> dict[int, keys.Action]:
        return {place: self._commands[place] for place in places}

    def _draw(self, action: keys.Action, room: int) -> tuple[list[Piece], ...]:
        """The keys, then what the action does and where."""
        column = min(room // 3, self._column)
        rest = room - column - 2
        text = ragged(_(action.help), rest)
        line: list[Piece] = [(pad(keys.key_names(action), column), "figure"), ("  ", "")]
        line.append((text, ""))
        where = "  " + _(keys.SCOPES[action.scope])
        if action.scope != "everywhere" and width(text + where) <= rest:
            line.append((where, "dim"))
        return (line,)


def _fits(action: keys.Action, words: list[str]) -> bool:
    text = f"{_(action.label)} {_(action.help)} {_(keys.SCOPES[action.scope])}".casefold()
    return all(word in text for word in words)
