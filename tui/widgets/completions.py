"""The list below the search box: names and words that the piece being typed may stand for."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from store.later import Later
from store.model import YuanzhiError
from tui import themes
from tui.errands import Errands
from tui.widgets.cells import clean, crop, pad, width
from tui.widgets.paged_list import MARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from store.library import Library
    from store.model import Completion
    from tui import completions
else:
    # Not for the first paint.
    completions = Later("tui.completions")

# Rows at most. Fewer letters than that could stand for too much to open a list for.
ROWS = 8
LEAST = 2

GAP = "  "
# The names take no more of a row than leaves some room for what they are.
NAME_ROOM = 36
TOLD_ROOM = 18


class Completions(Widget):
    """Asks for completions while the query is typed, shows them, and has one pointed at.

    It opens by itself where Latin letters are typed, as without an input method; where the reader
    asks for it (`choose`), for anything. Nothing is pointed at before the reader chooses.
    """

    class Taken(Message):
        """The reader took one, for the piece at the end of `typed`."""

        def __init__(self, typed: str, completion: Completion) -> None:
            super().__init__()
            self.typed = typed
            self.completion = completion

    class Nothing(Message):
        """The reader asked for completions, and there are none."""

    class Answered(Message):
        """Completions came back from their thread."""

        def __init__(self, job: int, typed: str, found: Sequence[Completion]) -> None:
            super().__init__()
            self.job = job
            self.typed = typed
            self.found = found

    def __init__(self, library: Library) -> None:
        super().__init__(id="completions")
        self._library = library
        self._errands: Errands | None = None
        self._typed = ""
        self._found: Sequence[Completion] = ()
        self._at = -1
        self._wanted = False
        self._asking = False
        # Where the word begins for which the reader closed the list.
        self._left: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return bool(self._found)

    @property
    def is_coming(self) -> bool:
        """Whether the list is shown, or may be as soon as its answer is there."""
        return self.is_open or self._asking

    @property
    def is_pointed(self) -> bool:
        """Whether one of the list is pointed at."""
        return self._at >= 0

    def on_mount(self) -> None:
        """Nothing to show yet."""
        self.display = False

    def on_unmount(self) -> None:
        """Let go of the connection."""
        if self._errands is not None:
            self._errands.close()

    def follow(self, typed: str) -> None:
        """The query has become this up to the cursor: show what its end may stand for."""
        if self._left is not None and _word(typed) != self._left:
            self._left = None
        self._wanted = False
        if self._left is None and typed and typed[-1].isascii() and typed[-1].isalnum():
            self._ask(typed)
        else:
            self.close()

    def choose(self, typed: str) -> None:
        """Point at the next, or at the first as soon as it is there."""
        self._left = None
        if self.is_open and self._typed == typed:
            self.step(1)
        else:
            self._wanted = True
            self._ask(typed)

    def step(self, by: int) -> None:
        """Point at the next or the one before; behind the last comes the first, before it none."""
        last = len(self._found) - 1
        self._at = 0 if self._at + by > last else max(self._at + by, -1)
        self.refresh()

    def take(self) -> None:
        """Take the one that is pointed at."""
        taken = self.Taken(self._typed, self._found[self._at])
        self.close()
        self.post_message(taken)

    def dismiss(self) -> None:
        """Close the list, for as long as the same word is typed."""
        self._left = _word(self._typed)
        self.close()

    def close(self) -> None:
        """Show nothing, and drop the answer that is on its way."""
        if self._errands is not None:
            self._errands.begin()
        self._found, self._at, self._wanted, self._asking = (), -1, False, False
        self.display = False

    def _ask(self, typed: str) -> None:
        if self._errands is None:
            self._errands = Errands(self._library)
        self._asking = True
        self._complete(self._errands, self._errands.begin(), typed)

    @work(thread=True, group="completions")
    def _complete(self, errands: Errands, job: int, typed: str) -> None:
        """In a thread: find completions, and post one message."""
        try:
            found = errands.run(job, lambda library: library.complete(typed, ROWS))
        except (YuanzhiError, sqlite3.Error):
            found = []
        if found is not None:
            self.post_message(self.Answered(job, typed, found))

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        """Show the newest answer; any other came too late."""
        event.stop()
        if self._errands is None or not self._errands.is_newest(event.job):
            return
        wanted, self._wanted, self._asking = self._wanted, False, False
        self._typed, self._at = event.typed, 0 if wanted else -1
        found = event.found
        if found and not wanted and len(event.typed) - found[0].start < LEAST:
            found = ()
        self._found = found
        self.display = self.is_open
        if found:
            self._place()
        else:
            self._at = -1
            if wanted:
                self.post_message(self.Nothing())

    def on_resize(self) -> None:
        """Stay within the window."""
        self._place()

    def place(self, x: int, y: int) -> None:
        """Stand with the names at that column, or as far left of it as the window asks."""
        self._corner = (x, y)
        self._place()

    def _place(self) -> None:
        if not self._found:
            return
        room = self.screen.size
        wide = min(room.width, len(MARK) + self._name_room + len(GAP) + self._told_room + 1)
        x, y = self._corner
        self.styles.width = wide
        self.styles.height = min(len(self._found), max(1, room.height - y - 2))
        self.styles.offset = (max(0, min(x - len(MARK), room.width - wide)), y)
        self.refresh()

    _corner = (0, 1)

    @property
    def _name_room(self) -> int:
        longest = max(width(clean(one.text)) for one in self._found)
        told = min(self._told_room, TOLD_ROOM)
        most = max(self.screen.size.width - len(MARK) - len(GAP) - told - 1, 8)
        return min(longest, max(NAME_ROOM, self.screen.size.width // 2), most)

    @property
    def _told_room(self) -> int:
        return max(width(completions.described(one)) for one in self._found)

    def render(self) -> Content:
        """One line for each: the name, what it is, how often it is told."""
        if not self._found:
            return Content("")
        dim, name_room = themes.style(self.app.theme, "dim"), self._name_room
        left = self.size.width - len(MARK) - name_room - len(GAP)
        first = max(0, self._at - self.size.height + 1)
        lines = []
        for at, one in enumerate(self._found[first : first + self.size.height], first):
            name = pad(clean(one.text), name_room)
            told = pad(crop(completions.described(one), max(left, 0)), max(left, 0))
            pointed = at == self._at
            line = Content("").join(
                [
                    Content((MARK if pointed else " " * len(MARK)) + name + GAP),
                    Content(told) if pointed else Content(told).stylize(dim),
                ]
            )
            lines.append(line.stylize("reverse") if pointed else line)
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        """Take the one under the mouse."""
        event.stop()
        at = max(0, self._at - self.size.height + 1) + event.y
        if at < len(self._found):
            self._at = at
            self.take()


def _word(typed: str) -> int:
    """Where the last word of what was typed begins."""
    return len(typed) - len(typed.rsplit(None, 1)[-1]) if typed.strip() else 0
