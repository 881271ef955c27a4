"""The list of hits, and what it points at."""

from __future__ import annotations

import sqlite3
from array import array
from typing import TYPE_CHECKING

from textual import on

from store.model import Found, YuanzhiError
from tui.messages import _, mark, number
from tui.reader import Trail
from tui.widgets import rows
from tui.widgets.bars import PaneTitle
from tui.widgets.paged_list import PagedList
from tui.widgets.pane import REST, Failed, Pane, Pointed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.timer import Timer

    from store.library import Library
    from store.model import Hit

NOTHING = Found("", (), 0, complete=True)


class HitsPane(Pane):
    """What a search found. Its cursor points at passages."""

    def __init__(self, library: Library) -> None:
        super().__init__(id="hits-pane")
        self._library = library
        self._found = NOTHING
        self._timer: Timer | None = None
        # The hit that is being read, by its place; None where none of this search is.
        self._shown: int | None = None

    def compose(self) -> ComposeResult:
        """The title and the list."""
        yield PaneTitle("1", mark("Hits"))
        yield PagedList(self._fetch, rows.hit, height=2, id="hits")

    @property
    def hits(self) -> PagedList[Hit]:
        """The list."""
        return self.query_one(PagedList)

    @property
    def found(self) -> Found:
        """What the search found."""
        return self._found

    def clear(self) -> None:
        """Show no hits, but what can be typed."""
        self._show(NOTHING, _("Type what to look for. F1 tells what a query can say."))

    def show(self, found: Found, paragraph: int | None = None) -> None:
        """Show what a search found, the cursor on a certain hit if it is among them."""
        keys = array("q", found.paragraphs)
        at = keys.index(paragraph) if paragraph is not None and paragraph in keys else 0
        self._show(found, _("Nothing found for: {query}").format(query=found.query), at)

    def _show(self, found: Found, empty: str, at: int = 0) -> None:
        self._found = found
        self._shown = None
        self.hits.show(array("q", found.paragraphs), empty, at)

    def follow(self, trail: Trail) -> None:
        """Move the cursor to the hit that is being read."""
        if trail.query == self._found.query:
            self._shown = trail.at
            self.hits.move(trail.at)

    def _fetch(self, keys: Sequence[int]) -> dict[int, Hit]:
        try:
            hits = self._library.hits(
                self._found.query, keys, closest=self._found.order == "closest"
            )
        except (YuanzhiError, sqlite3.Error) as error:
            self.post_message(Failed(str(error)))
            return {}
        return {hit.paragraph: hit for hit in hits}

    @on(PagedList.Moved)
    def _moved(self, event: PagedList.Moved) -> None:
        event.stop()
        detail = ""
        if len(self.hits):
            # Closest passages are no hits, and not counted as such.
            total = max(self._found.total, len(self.hits))
            count = number(total) + ("" if self._found.complete else "+")
            detail = _("{place} of {count}").format(place=number(self.hits.cursor + 1), count=count)
        self.query_one(PaneTitle).show(detail)
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(REST, self._point)

    def _point(self) -> None:
        """Point at the hit under the cursor, once the cursor rests there."""
        found, at = self._found, self.hits.cursor
        if at != self._shown and found.query:
            self._shown = at
            closest = found.order == "closest"
            trail = Trail(found.paragraphs, at, query=found.query, closest=closest)
            self.post_message(Pointed(trail, _("Nothing found.")))
