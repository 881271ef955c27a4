"""The copy menu: what can be copied from here, each with what it would be."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from store.model import YuanzhiError
from tui.errands import Errands
from tui.messages import mark
from tui.screens.menu import MenuScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.copies import Copy
    from tui.session import Session


class CopyScreen(MenuScreen):
    """Shows the texts as they are made, one after another in a thread."""

    class Made(Message):
        """One of the texts was made."""

        def __init__(self, place: int, text: str) -> None:
            super().__init__()
            self.place = place
            self.text = text

    def __init__(self, session: Session, copies: Sequence[Copy]) -> None:
        super().__init__(mark("Copy"), [(one.key, one.what) for one in copies])
        self._session = session
        self._copies = copies
        self._errands: Errands | None = None

    def on_mount(self) -> None:
        """Begin to make the texts."""
        super().on_mount()
        self._errands = Errands(self._session.library)
        self._make(self._errands, self._errands.begin())

    def on_unmount(self) -> None:
        """Let go of the connection."""
        if self._errands is not None:
            self._errands.close()

    @work(thread=True, group="copies")
    def _make(self, errands: Errands, job: int) -> None:
        """In a thread: make each text, and post it."""
        for place, one in enumerate(self._copies):
            if one.is_long:
                continue
            try:
                text = errands.run(job, one.make)
            except (YuanzhiError, sqlite3.Error) as error:
                text = str(error)
            if text is None:
                return
            self.post_message(self.Made(place, text))

    @on(Made)
    def _made(self, event: Made) -> None:
        event.stop()
        self.preview(event.place, event.text)
