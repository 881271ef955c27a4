"""Writing into the notebook: what is written about is where the reader stands."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from store.model import YuanzhiError
from tui.errands import asked
from tui.screens.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tui.pen import Pen
    from tui.subjects import Subject


class Jotting(Ground):
    """Notes, tags, bookmarks, collections; written in a thread."""

    class Jotted(Message):
        """Something was written into the notebook. reason: why it was not, where it was not."""

        def __init__(self, told: str, reason: str = "") -> None:
            super().__init__()
            self.told = told
            self.reason = reason

    @property
    def noted(self) -> Sequence[str]:
        """What is written about first where the reader stands."""
        from tui.subjects import ON_PAGE

        return ON_PAGE

    async def subjects(self) -> list[Subject]:
        """What can be written about where the reader stands, what is meant most likely first."""
        from tui.subjects import subjects

        lead, order = await self.lead(), self.noted
        return await asked(
            self, self.session.library, lambda library: subjects(library, lead, order)
        )

    async def action_note(self) -> None:
        """Write a note on what is under the cursor."""
        await self._take_pen("note", lambda pen: pen.note())

    async def action_tag(self) -> None:
        """Tag what is under the cursor."""
        await self._take_pen("tag", lambda pen: pen.tag())

    async def action_bookmark(self) -> None:
        """Put a bookmark there."""
        await self._take_pen("bookmark", lambda pen: pen.bookmark())

    async def action_gather(self) -> None:
        """Put it into the collection used last."""
        await self._take_pen("item", lambda pen: pen.gather())

    async def action_gather_into(self) -> None:
        """Put it into a collection to be named."""
        await self._take_pen("item", lambda pen: pen.gather_into())

    async def _take_pen(self, kind: str, ask: Callable[[Pen], None]) -> None:
        """Ask for something of that kind, with the pen on what is under the cursor."""
        from tui.pen import Pen, written

        try:
            about = await self.subjects()
            known = await asked(
                self, self.session.library, lambda library: written(library, kind, about)
            )
        except (YuanzhiError, sqlite3.Error) as error:
            self.tell(str(error), "bad")
        else:
            ask(Pen(self, about, known))

    @work(thread=True, group="writing")
    def jot(self, told: str, write: Callable[[Path], object]) -> None:
        """In a thread: write into the notebook, and post one message. told: what is said then; ""
        where what is written says it itself.
        """
        try:
            with self.session.pen:
                done = write(self.session.library.wanted)
        except (YuanzhiError, sqlite3.Error, OSError) as error:
            self.post_message(self.Jotted("", str(error)))
        else:
            self.post_message(self.Jotted(told or str(done)))

    @on(Jotted)
    def _jotted(self, event: Jotted) -> None:
        event.stop()
        if event.reason:
            self.tell(event.reason, "bad")
            return
        self.session.jottings += 1
        self.tell(event.told, "good")
        self.renew_jottings()
