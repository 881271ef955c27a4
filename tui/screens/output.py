"""What a command wrote: run in a thread, shown in a box that scrolls."""

from __future__ import annotations

import sqlite3
from array import array
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding
from textual.message import Message

from store.model import YuanzhiError
from tui.messages import _, mark
from tui.outside import Pipe
from tui.screens.over import Over
from tui.widgets.bars import PaneTitle
from tui.widgets.cells import clean, width
from tui.widgets.paged_list import PagedList, Piece
from tui.widgets.pane import Pane
from tui.widgets.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from store.library import Library
    from tui.outside import Output


class OutputScreen(Over[None]):
    """Runs a command on what a library makes, which may be a long list; Esc stops it, or leaves
    what it wrote.
    """

    BINDINGS: ClassVar = [
        Binding("escape,q,backspace", "dismiss", show=False, priority=True),
        Binding("y,c,f6,ctrl+y", "copy", show=False, priority=True),
    ]

    class Ended(Message):
        """The command has ended. reason: why there is no output, where it could not be run."""

        def __init__(self, output: Output | None, reason: str = "") -> None:
            super().__init__()
            self.output = output
            self.reason = reason

    class Broken(Message):
        """What the command wrote, in lines for so many cells."""

        def __init__(self, lines: tuple[str, ...], room: int) -> None:
            super().__init__()
            self.lines = lines
            self.room = room

    def __init__(self, command: str, library: Library, make: Callable[[Library], str]) -> None:
        super().__init__()
        self._command = command
        self._library = library
        self._make = make
        self._pipe: Pipe | None = None
        self._is_left = False
        self._lines: tuple[str, ...] = ()
        self._output: Output | None = None

    def compose(self) -> ComposeResult:
        """The command, and below it what it wrote."""
        with Pane():
            yield PaneTitle("", mark("Output"))
            yield PagedList(self._fetch, self._draw, height=1, id="output")

    def on_mount(self) -> None:
        """Run it."""
        rows = self.query_one(PagedList)
        self.set_focus(rows)
        self.query_one(PaneTitle).show(clean(self._command))
        rows.show(array("q"), _("It is running; Esc stops it."))
        self._run()

    def on_resize(self) -> None:
        """Break the lines anew."""
        if self._output is not None:
            self._break(self._output.text, self._room)

    @property
    def _room(self) -> int:
        """Cells of a line."""
        return max(10, self.app.size.width * 9 // 10 - 6)

    def on_unmount(self) -> None:
        """Let it not run on unseen."""
        self._is_left = True
        if self._pipe is not None:
            self._pipe.stop()

    @work(thread=True, group="output")
    def _run(self) -> None:
        """In a thread: make the text, run the command, and post one message."""
        try:
            with self._library.another() as library:
                text = self._make(library)
            self._pipe = Pipe(self._command, text)
            if self._is_left:
                return
            output = self._pipe.run()
        except (YuanzhiError, sqlite3.Error, OSError, ValueError) as error:
            self.post_message(self.Ended(None, str(error)))
        else:
            self.post_message(self.Ended(output))

    @work(thread=True, group="lines", exclusive=True)
    def _break(self, text: str, room: int) -> None:
        """In a thread: break what the command wrote into lines, and post one message."""
        self.post_message(self.Broken(tuple(broken(text, room)), room))

    @on(Ended)
    def _ended(self, event: Ended) -> None:
        event.stop()
        self._output = event.output
        if event.output is None:
            self.query_one(PagedList).show(array("q"), event.reason)
            return
        told = _("ended with {code}").format(code=event.output.code)
        if event.output.cut:
            told = _("stopped: too much output")
        self.query_one(PaneTitle).show(f"{told}: {clean(self._command)}")
        self._break(event.output.text, self._room)

    @on(Broken)
    def _broken(self, event: Broken) -> None:
        event.stop()
        # The window may have got another width meanwhile.
        if event.room == self._room:
            self._lines = event.lines
            rows = self.query_one(PagedList)
            rows.show(array("q", range(len(event.lines))), _("It wrote nothing."), rows.cursor)

    def action_copy(self) -> None:
        """Copy what it wrote."""
        if self._output is not None:
            self.app.copy_to_clipboard(self._output.text)

    def action_open(self) -> None:
        """A line leads nowhere."""

    def action_leave_list(self) -> None:
        """Leave."""
        self.dismiss()

    def _fetch(self, places: Sequence[int]) -> dict[int, str]:
        return {place: self._lines[place] for place in places}

    def _draw(self, line: str, room: int) -> tuple[list[Piece], ...]:  # noqa: ARG002
        return ([(line, "")],)


def broken(text: str, room: int) -> list[str]:
    """The lines of a text, fit for a terminal, none wider than so many cells."""
    found: list[str] = []
    for line in text.expandtabs(4).splitlines():
        shown = clean(line)
        if width(shown) <= room:
            found.append(shown)
        else:
            found += [shown[start:end] for start, end in wrap(shown, room)]
    return found
