"""Single lines of the screen: the title of a pane, the status, the keys, and "too small"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from tui import keys, themes
from tui.messages import _
from tui.widgets.cells import clean, crop, width
from tui.widgets.lines import Lines
from tui.widgets.wrap import wrap

if TYPE_CHECKING:
    from textual import events

SMALLEST = (40, 12)
# From this height on a text has room for all that stands above and below it.
HIGH = 20
NOT_BOLD = Style(bold=False)
# Before the title of the pane that has the focus.
FOCUS = ">"
# Between the keys of the footer; and the action that it always names.
GAP = "  "
HELP = "everywhere.help"


class PaneTitle(Widget):
    """The name of a pane with the key that jumps to it, and what it shows."""

    def __init__(self, key: str, name: str) -> None:
        super().__init__()
        self._number = key
        self._title = name
        self._detail = ""

    def show(self, detail: str) -> None:
        """Say what the pane shows: "3 of 17"."""
        detail = clean(detail)
        if detail != self._detail:
            self._detail = detail
            self.refresh()

    def render(self) -> Content:
        """One line, the detail behind the name."""
        # A sign and not only a colour tells which pane has the keys.
        pane = self.parent
        sign = FOCUS if pane is not None and pane.has_pseudo_class("focus-within") else " "
        name = f"{sign}{self._number} {_(self._title)}" if self._number else sign + _(self._title)
        room = max(0, self.size.width - width(name) - 2)
        return Content("").join(
            [Content(name), Content("  "), Content(crop(self._detail, room)).stylize(NOT_BOLD)]
        )

    def on_click(self) -> None:
        """Give the keys to the pane."""
        pane = self.parent
        found = (one for one in pane.query("*") if one.focusable) if pane is not None else ()
        widget = next(iter(found), None)
        if widget is not None:
            self.screen.set_focus(widget)


class Status(Lines):
    """What just happened, or which library this is; on the right the citation style."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's name for it)
        super().__init__(id=id)
        self._text = ""
        self._look = "dim"
        self._right = ""
        self._right_first = False

    def say(self, text: str, look: str = "dim") -> None:
        """Say something. look: "dim", "good" or "bad"."""
        height = len(self.lines(self.content_size.width))
        self._text, self._look = clean(text), look
        # A new layout of the screen costs more than a word in a line.
        self.refresh(layout=len(self.lines(self.content_size.width)) != height)

    def show_right(self, text: str, *, first: bool = False) -> None:
        """Say what stands at the right end. first: even where it leaves less room for the left."""
        self._right, self._right_first = clean(text), first
        self.refresh()

    def lines(self, room: int) -> list[Content]:
        """One line, or more where a sentence that went wrong is longer: it is to be read whole.

        Where there is no room for both ends, the right one is left out, or the left one cut.
        """
        if width(self._text) > room and self._look == "bad":
            return [
                self.styled(self._text[start:end], "bad")
                for start, end in wrap(self._text, max(2, room))
            ]
        right = crop(self._right, room // 2) if self._right_first else self._right
        if width(self._text) + 2 + width(right) > room and not self._right_first:
            right = ""
        left = crop(self._text, room - width(right) - 2 if right else room)
        gap = " " * max(0, room - width(left) - width(right))
        pieces = (self.styled(left, self._look), Content(gap), self.styled(right, "dim"))
        return [Content("").join(pieces)]


class Footer(Widget):
    """The most useful keys of the pane that has the focus, as many as there is room for."""

    class Pressed(Message):
        """One of them was clicked."""

        def __init__(self, action: keys.Action) -> None:
            super().__init__()
            self.action = action

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's name for it)
        super().__init__(id=id)
        self._scopes: tuple[str, ...] = ("list",)

    def show(self, *scopes: str) -> None:
        """Show the keys of these scopes."""
        self._scopes = scopes
        self.refresh()

    def render(self) -> Content:
        """Keys and what they do; each can be clicked as well."""
        actions = keys.footer(*self._scopes)
        # However little room there is, the way to all other keys is told.
        last = [action for action in actions if action.name == HELP]
        room = self.size.width - sum(_room(action) for action in last)
        offered = []
        for action in actions:
            if action in last:
                continue
            room -= _room(action)
            if room < -len(GAP):
                break
            offered.append(action)
        return Content(GAP).join(self._entry(action) for action in (*offered, *last))

    def _entry(self, action: keys.Action) -> Content:
        """A key and what it does."""
        key = Content(keys.key_name(action.keys[0])).stylize(themes.style(self.app.theme, "key"))
        entry = Content(" ").join([key, Content(clean(_(action.label)))])
        return entry.stylize(Style.from_meta({"action": action.name}))

    def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        name = event.style.meta.get("action")
        for action in keys.in_force():
            if action.name == name:
                self.post_message(self.Pressed(action))


def _room(action: keys.Action) -> int:
    """How many cells an action takes in the footer, with the gap behind it."""
    return width(keys.key_name(action.keys[0])) + 1 + width(clean(_(action.label))) + len(GAP)


class TooSmall(Widget):
    """What is shown instead of everything in a window too small for anything."""

    def render(self) -> Content:
        """How large the window has to be, and how large it is."""
        return Content(
            _("This window is too small: yuanzhi needs {width} x {height}.").format(
                width=SMALLEST[0], height=SMALLEST[1]
            )
        )
