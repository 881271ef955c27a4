"""The list of hits, and what it points at."""

from __future__ import annotations

import sqlite3
from array import array
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from store.later import Later
from store.model import Found, YuanzhiError
from tui.errands import Errands
from tui.messages import _, articles, mark, number
from tui.reader import Trail
from tui.widgets import rows
from tui.widgets.bars import PaneTitle
from tui.widgets.paged_list import PagedList
from tui.widgets.pane import REST, Failed, Pane, Pointing
from tui.widgets.stored_list import StoredList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.timer import Timer

    from store.library import Library
    from store.model import Groups, Hit
    from tui import completions
    from tui.widgets.paged_list import Piece
else:
    # Not for the first paint.
    completions = Later("tui.completions")

NOTHING = Found("", (), 0, complete=True)


class HitsPane(Pane, Pointing):
    """What a search found. Its cursor points at passages."""

    class Grouped(Message):
        """It is known which hits are of one article. at: the place of the one to stand on. groups:
        None where that failed, for that `reason`.
        """

        def __init__(self, job: int, groups: Groups | None, at: int, reason: str = "") -> None:
            super().__init__()
            self.job = job
            self.groups = groups
            self.at = at
            self.reason = reason

    class Meant(Message):
        """What a search that found nothing may have meant. names: a sentence, "" for none."""

        def __init__(self, found: Found, names: str) -> None:
            super().__init__()
            self.found = found
            self.names = names

    def __init__(self, library: Library) -> None:
        super().__init__(id="hits-pane")
        self._empty = ""
        # How many hits a row stands for, by its paragraph, where they are grouped.
        self._passages: dict[int, int] = {}
        self._library = library
        self._found = NOTHING
        # What found the hits that are listed by now.
        self._listed = NOTHING
        self._timer: Timer | None = None
        # The hit that is being read, by its place; None where none of this search is.
        self._shown: int | None = None
        self._is_grouped = False
        self._groups: Groups | None = None
        # Whether that is being found out: what is listed is not yet what was found.
        self._is_grouping = False
        self._errands: Errands | None = None

    def compose(self) -> ComposeResult:
        """The title and the list."""
        yield PaneTitle("1", mark("Hits"))
        yield StoredList(
            self._library, self._question, self._draw, height=2, id="hits", tell=self._show_title
        )

    @property
    def hits(self) -> StoredList[Hit]:
        """The list."""
        return self.query_one(StoredList)

    @property
    def found(self) -> Found:
        """What the search found."""
        return self._found

    @property
    def is_grouped(self) -> bool:
        """Whether the hits stand article by article."""
        return self._is_grouped

    def clear(self) -> None:
        """Show no hits, but what can be typed."""
        self._show(NOTHING, _("Type what to look for. F1 tells what a query can say."))

    def show(
        self, found: Found, paragraph: int | None = None, first: Mapping[int, Hit] | None = None
    ) -> None:
        """Show what a search found, the cursor on a certain hit if it is among them. first: the
        hits of the first page, by paragraph, where they came with it.
        """
        keys = _keys(found)
        at = keys.index(paragraph) if paragraph is not None and paragraph in keys else 0
        self._show(found, _("Nothing found for: {query}").format(query=found.query), at, first)
        if not len(keys) and found.query.strip():
            self._ask_what_was_meant(found)

    @work(thread=True, group="meant", exclusive=True)
    def _ask_what_was_meant(self, found: Found) -> None:
        """In a thread: find the names that letters may stand for, and post one message."""
        try:
            with closing(self._library.another()) as library:
                names = completions.meant(library, found.query)
        except (YuanzhiError, sqlite3.Error):
            return
        self.post_message(self.Meant(found, names or ""))

    @on(Meant)
    def _meant(self, event: Meant) -> None:
        """Say it, if nothing else was searched for meanwhile."""
        event.stop()
        if event.found is self._found:
            told = [_("Nothing found for: {query}").format(query=event.found.query), event.names]
            told.append(_("Fewer words find more; F1 tells what a query can say."))
            self.hits.show(array("q"), "  ".join(filter(None, told)))

    def group(self) -> None:
        """Show the hits article by article, or one by one again."""
        self._is_grouped = not self._is_grouped
        self._shown = None
        self._list()

    def on_unmount(self) -> None:
        """Let go of the connection."""
        if self._errands is not None:
            self._errands.close()

    def _show(
        self, found: Found, empty: str, at: int = 0, first: Mapping[int, Hit] | None = None
    ) -> None:
        self._found = found
        self._shown = None
        self._empty = empty
        # The same passage is another row for another query.
        self.hits.forget()
        self._list(at, first)

    def _list(self, at: int = 0, first: Mapping[int, Hit] | None = None) -> None:
        """List the hits, as soon as it is known which are of one article."""
        self._groups, self._passages = None, {}
        if self._errands is None:
            self._errands = Errands(self._library)
        job = self._errands.begin()
        self._is_grouping = self._is_grouped and bool(len(self._found.paragraphs))
        if self._is_grouping:
            self._group(self._errands, job, self._found, at)
        else:
            self._listed = self._found
            self.hits.show(_keys(self._found), self._empty, at, first)

    @work(thread=True, group="hits")
    def _group(self, errands: Errands, job: int, found: Found, at: int) -> None:
        """In a thread: tell which hits are of one article, and post one message."""
        try:
            groups = errands.run(job, lambda library: library.grouped(found.paragraphs))
        except (YuanzhiError, sqlite3.Error) as error:
            self.post_message(self.Grouped(job, None, at, str(error)))
        else:
            if groups is not None:
                self.post_message(self.Grouped(job, groups, at))

    @on(Grouped)
    def _grouped(self, event: Grouped) -> None:
        event.stop()
        if self._errands is None or not self._errands.is_newest(event.job):
            return
        self._is_grouping = False
        if event.groups is None:
            self.post_message(Failed(event.reason))
            return
        self._groups = event.groups
        self._passages = {
            self._found.paragraphs[place]: count
            for place, count in zip(event.groups.firsts, event.groups.counts, strict=True)
            if count > 1
        }
        keys = array("q", (self._found.paragraphs[place] for place in event.groups.firsts))
        self._listed = self._found
        self.hits.show(keys, self._empty, event.groups.of[event.at])

    def _place(self) -> int:
        """The place of the hit under the cursor among all that were found."""
        at = self.hits.cursor
        return at if self._groups is None else self._groups.firsts[at]

    def _draw(self, row: Hit, room: int) -> tuple[list[Piece], ...]:
        return rows.hit(row, room, self._passages.get(row.paragraph, 1))

    def follow(self, trail: Trail) -> None:
        """Move the cursor to the hit that is being read."""
        if trail.query == self._found.query:
            self._shown = trail.at
            self.hits.move(trail.at if self._groups is None else self._groups.of[trail.at])

    def _question(self, keys: Sequence[int]) -> Callable[[Library], dict[int, Hit]]:
        return partial(hits_of, self._listed, keys)

    def _show_title(self) -> None:
        detail = ""
        if len(self.hits):
            # Closest passages are no hits, and not counted as such; of reprints one is listed.
            total = max(self._found.total, len(self.hits))
            if self._found.collapsed and self._found.complete:
                total = len(self.hits)
            count = number(total) + ("" if self._found.complete else "+")
            if self._groups is not None:
                count = articles(len(self.hits))
            detail = _("{place} of {count}").format(place=number(self.hits.cursor + 1), count=count)
        self.query_one(PaneTitle).show(detail)

    @on(PagedList.Moved)
    def _moved(self, event: PagedList.Moved) -> None:
        event.stop()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(REST, self._point)

    @property
    def is_settled(self) -> bool:
        """Whether the passage is that of the hit under the cursor."""
        return super().is_settled and not self._is_grouping and self._wanted() == self._shown

    def hurry(self) -> None:
        """Wait no longer for the cursor to rest."""
        if not self._is_grouping:
            self._point()

    def _wanted(self) -> int | None:
        """The place of the hit to be read; None where none of this search is."""
        if not self._found.query:
            return self._shown
        at, groups = self._place() if len(self.hits) else 0, self._groups
        if groups is not None and self._shown is not None:
            # Another passage of the article is being read: the cursor followed the reader there.
            at = self._shown if groups.of[self._shown] == self.hits.cursor else at
        return at

    def _point(self) -> None:
        """Point at the hit under the cursor, once the cursor rests there."""
        found, at = self._found, self._wanted()
        if at is not None and at != self._shown:
            self._shown = at
            closest = found.order == "closest"
            trail = Trail(found.paragraphs, at, query=found.query, closest=closest)
            self.point_at(trail, _("Nothing found."))


def hits_of(found: Found, keys: Sequence[int], library: Library) -> dict[int, Hit]:
    """Some of what a search found as hits, by paragraph."""
    closest = found.order == "closest"
    return {hit.paragraph: hit for hit in library.hits(found.query, keys, closest=closest)}


def _keys(found: Found) -> array[int]:
    """The keys of all hits; of hundreds of thousands there is to be one list and no other."""
    keys = found.paragraphs
    return keys if isinstance(keys, array) else array("q", keys)
