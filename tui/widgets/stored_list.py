"""A list of what the library holds, its rows fetched in threads: no key waits for the library."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from store.model import YuanzhiError
from tui.errands import wait_for
from tui.widgets.paged_list import FromList, PagedList, Row
from tui.widgets.pane import Failed

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Mapping, Sequence

    from store.library import Library
    from tui.widgets.paged_list import Piece


class StoredList(PagedList[Row]):
    """Draws the rows that are known, and fetches the others: those in sight first, then those
    before and behind them. Until a row comes it is drawn as it was known before, or blank. What
    could not be read is asked for again with the next key.

    question: for some keys, what a thread asks the library to have their rows by key.
    """

    class Came(Message):
        """A page came back from its thread; without rows where it failed, for that `reason`."""

        def __init__(self, job: int, page: int, rows: Mapping[int, object], reason: str) -> None:
            super().__init__()
            self.job = job
            self.page = page
            self.rows = rows
            self.reason = reason

    class RowCame(FromList):
        """The row under the cursor, which was still to come, is there."""

    def __init__(
        self,
        library: Library,
        question: Callable[[Sequence[int]], Callable[[Library], Mapping[int, Row]]],
        draw: Callable[[Row, int], tuple[list[Piece], ...]],
        *,
        height: int,
        id: str,  # noqa: A002 (Textual's name for it)
        tell: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(lambda _keys: {}, draw, height=height, id=id, tell=tell)
        self._library = library
        self._question = question
        # Grows with each list that is shown: a page of one before is of no use any more.
        self._job = 0
        self._is_fetching = False
        # Pages that could not be read the last time.
        self._lost: set[int] = set()
        # Set whenever the row under the cursor is there, or cannot be read.
        self._is_there = asyncio.Event()

    def show(
        self, keys: array[int], empty: str, at: int = 0, rows: Mapping[int, Row] | None = None
    ) -> None:
        """Show the rows of these keys, the cursor at one of them; `empty` is said without any.
        rows: those of the first page, by key, where they came together with the keys.
        """
        self._job += 1
        self._is_fetching = False
        former = self._pages.all_known()
        super().show(keys, empty, at)
        self._pages.former = former
        if rows:
            self._pages.put(0, rows)

    def forget(self) -> None:
        """Draw no row that is known by now: what its key stands for is another row from now on."""
        self._pages.forget()

    @property
    def is_gone(self) -> bool:
        """Whether the row under the cursor is known not to be in the library any more."""
        return bool(len(self._pages)) and self._pages.is_known(self._cursor) and self.row is None

    async def settled(self) -> None:
        """Wait until the row under the cursor is there: a key that comes next is meant for it.
        Where it takes long the key goes before it.
        """
        if len(self._pages) and not self._pages.is_known(self._cursor):
            self._is_there.clear()
            self._supply()
            await wait_for(self._is_there)

    def on_unmount(self) -> None:
        """Ask nothing any more."""
        self._job += 1

    def _row_at(self, index: int) -> Row | None:
        return self._pages.known(index)

    def _supply(self) -> None:
        """See to it that the rows in sight, and those around them, come."""
        self._lost.clear()
        self._fetch_next()

    def _fetch_next(self) -> None:
        """Fetch the page that is wanted most, one after another."""
        if self._is_fetching:
            return
        page = self._pages.lacking(*self._in_sight, self._lost)
        if page is None:
            if not self._lost:
                self._pages.former = {}
            return
        self._is_fetching = True
        self._fetch_page(self._job, page, self._question(self._pages.keys_of(page)))

    @work(thread=True, group="rows")
    def _fetch_page(
        self, job: int, page: int, question: Callable[[Library], Mapping[int, Row]]
    ) -> None:
        """In a thread: fetch the rows of a page, and post one message."""
        if job != self._job:
            return
        rows: Mapping[int, Row] = {}
        reason = ""
        try:
            with self._library.in_turn() as library:
                rows = question(library)
        except (YuanzhiError, sqlite3.Error) as error:
            reason = str(error)
        self.post_message(self.Came(job, page, rows, reason))

    @on(Came)
    def _came(self, event: Came) -> None:
        event.stop()
        if event.job != self._job:
            return
        self._is_fetching = False
        if event.reason:
            self._lost.add(event.page)
            self._is_there.set()
            self.post_message(Failed(event.reason))
            self._fetch_next()
            return
        was_there = self._pages.is_known(self._cursor)
        self._pages.put(event.page, event.rows)  # type: ignore[arg-type]
        if self._pages.has_any(event.page, *self._in_sight):
            self.refresh()
        if not was_there and self._pages.is_known(self._cursor):
            self._is_there.set()
            self.post_message(self.RowCame(self))
        self._fetch_next()
