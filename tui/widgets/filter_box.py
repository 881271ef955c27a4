"""The line in which a list is narrowed by its names, and the line that tells what is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from tui import keys
from tui.arrangement import chips
from tui.messages import _
from tui.widgets.cells import clean, crop, width
from tui.widgets.outcome import Word
from tui.widgets.search_box import PAUSE
from tui.widgets.text_line import TextLine, editing

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from store.model import Narrowing


class FilterInput(TextLine):
    """The input itself, with the keys that leave it."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("filter"), *editing(Input)]

    def __init__(self) -> None:
        super().__init__(id="filter-words")


class FilterBox(Horizontal):
    """Which list is narrowed, what its names must hold, and how many are left."""

    class Changed(Message):
        """A list is to hold only names with these words."""

        def __init__(self, pane: str, words: str) -> None:
            super().__init__()
            self.pane = pane
            self.words = words

    def __init__(self) -> None:
        super().__init__(id="filter")
        self.pane = "parks"
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The three parts in a row."""
        yield Word("", id="filter-prompt")
        yield FilterInput()
        yield Word("", id="filter-answer")

    @property
    def typed(self) -> FilterInput:
        """The part that is typed into."""
        return self.query_one(FilterInput)

    def begin(self, pane: str, name: str, words: str) -> None:
        """Let a list be narrowed, by these words so far. name: what it is called."""
        self.pane = pane
        self.query_one("#filter-prompt", Word).show(name)
        with self.prevent(Input.Changed):
            self.typed.value = words
        self.typed.cursor_position = len(words)

    def answer(self, text: str) -> None:
        """Say how many are left."""
        self.query_one("#filter-answer", Word).show(text)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self.settle)

    def drop(self) -> None:
        """Forget what is typed and not yet told."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def settle(self) -> None:
        """Tell now what is typed."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
            self.post_message(self.Changed(self.pane, self.typed.value.strip()))


class Chosen(Widget):
    """What all lists are narrowed to, above them; not there where that is nothing."""

    def __init__(self) -> None:
        super().__init__(id="chosen")
        self._text = ""

    def show(self, chosen: Narrowing) -> None:
        """Tell what is chosen."""
        self._text = clean(chips(chosen))
        self.display = bool(self._text)
        self.refresh()

    def render(self) -> Content:
        """One line, with the key that shows everything again."""
        way = _("{key} clears").format(key=keys.key_name("X"))
        room = max(0, self.size.width - width(way) - 2)
        return Content(f"{crop(self._text, room)}  {way}")
