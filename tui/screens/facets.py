"""Facets: what the lists can be narrowed to, with how many each choice leaves."""

from __future__ import annotations

import sqlite3
from array import array
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from store.library import fits
from store.model import Choice, FacetCount, Narrowing, YuanzhiError
from tui import messages
from tui.errands import Errands
from tui.messages import _, mark
from tui.screens.over import Over
from tui.widgets.bars import PaneTitle
from tui.widgets.cells import clean, pad
from tui.widgets.lines import Lines
from tui.widgets.paged_list import PagedList, Piece, ragged, right
from tui.widgets.text_line import TextLine
from tui.widgets.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.content import Content

    from store.library import Library

NAME, COUNT = 18, 9
# Seconds that counting among hits may take.
DEADLINE = 6.0


class Counting(Lines):
    """What the numbers count, over hits. of_hits: whether these."""

    def __init__(self, *, of_hits: bool) -> None:
        super().__init__()
        self._of_hits = of_hits
        self._is_whole = True

    def show(self, *, whole: bool) -> None:
        """Say whether all could be counted in time."""
        self._is_whole = whole
        self.refresh(layout=True)

    def lines(self, room: int) -> list[Content]:
        """Each from a line of its own."""
        told = _("The numbers count projects of the whole library, not hits of the search.")
        if self._of_hits:
            told = _("The numbers count passages among the hits of the search.")
            if not self._is_whole:
                told += " " + _("+ is so many or more, ? was not counted in time.")
        return [self.styled(told[start:end], "dim") for start, end in wrap(told, max(2, room))]


class FacetsScreen(Over[Narrowing]):
    """Type to find a value, arrows to move, Tab to choose more than one, Enter to choose and leave.

    Gives back what is chosen. kind: what is counted, "PARK" or "PROJECT". query: the search over
    which it stands, None where over none; its hits are counted, where it is not "".
    """

    BINDINGS: ClassVar = [
        Binding("escape", "leave", show=False, priority=True),
        Binding("enter", "take", show=False, priority=True),
        Binding("tab", "choose", show=False, priority=True),
        Binding("ctrl+x", "clear", show=False, priority=True),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "move(12)", show=False),
        Binding("pageup", "move(-12)", show=False),
        Binding("home", "move(-1000000)", show=False, priority=True),
        Binding("end", "move(1000000)", show=False, priority=True),
    ]

    class Counted(Message):
        """The values were counted. counts: None where that failed, for that `reason`. done: whether
        no more are to come.
        """

        def __init__(
            self,
            job: int,
            counts: tuple[FacetCount, ...] | None,
            reason: str = "",
            *,
            done: bool = True,
        ) -> None:
            super().__init__()
            self.job = job
            self.counts = counts
            self.reason = reason
            self.done = done

    def __init__(
        self, library: Library, kind: str, chosen: Narrowing, query: str | None = None
    ) -> None:
        super().__init__()
        self._query = query
        self._errands = Errands(library)
        self._kind = kind
        self._chosen = chosen
        self._before = chosen
        self._counts: tuple[FacetCount, ...] = ()
        # What the values that are shown were typed for.
        self._words: list[str] = []
        self._is_counting = False
        # Whether the reader chose before there was anything to choose from.
        self._wanted = False

    def compose(self) -> ComposeResult:
        """The title, the input, and the values below it."""
        with Vertical():
            yield PaneTitle("", mark("Narrow"))
            if self._query is not None:
                yield Counting(of_hits=bool(self._query))
            yield TextLine(id="facet-words", placeholder=_("type to find a value"))
            found: PagedList[FacetCount] = PagedList(
                self._fetch, self._draw, height=1, id="facet-values"
            )
            found.can_focus = False
            yield found

    def on_mount(self) -> None:
        """Count, and say how this is used."""
        title = self.query_one(PaneTitle)
        title.show(_("Enter one, Tab more, Ctrl+X none, Esc leaves"))
        self._rows.show(array("q"), _("Counting."))
        self.query_one(Input).focus()
        self._count()

    def on_unmount(self) -> None:
        """Let go of the connection."""
        self._errands.close()

    @property
    def _rows(self) -> PagedList[FacetCount]:
        return self.query_one(PagedList)

    def _count(self) -> None:
        self._is_counting = True
        self._work(self._errands.begin(), self._chosen)

    @work(thread=True, group="facets")
    def _work(self, job: int, chosen: Narrowing) -> None:
        """In a thread: count, and post a message; of hits one after each facet."""
        try:
            counts = self._errands.run(job, lambda library: self._counts_of(library, job, chosen))
        except (YuanzhiError, sqlite3.Error) as error:
            self.post_message(self.Counted(job, None, str(error)))
        else:
            if counts is not None:
                self.post_message(self.Counted(job, counts))

    def _counts_of(self, library: Library, job: int, chosen: Narrowing) -> tuple[FacetCount, ...]:
        if not self._query:
            return library.facets(self._kind, chosen)
        found: tuple[FacetCount, ...] = ()
        for some in library.hit_facets(self._query, chosen, deadline=DEADLINE):
            found += some
            self.post_message(self.Counted(job, found, done=False))
        return found

    @on(Counted)
    def _counted(self, event: Counted) -> None:
        if not self._errands.is_newest(event.job):
            return
        self._is_counting = not event.done
        if event.counts is None:
            self._wanted = False
            self._rows.show(array("q"), event.reason)
            return
        row = self._rows.row
        self._counts = event.counts
        self._show(row)
        for counting in self.query(Counting):
            counting.show(whole=all(one.exact for one in event.counts))
        if self._wanted:
            self.action_take()

    @on(Input.Changed)
    def _typed(self) -> None:
        self._narrow()

    def _narrow(self) -> None:
        """Show what was typed for by now, where that is not what is shown."""
        line = self.query_one(TextLine)
        line.take_ahead()
        if line.value.split() != self._words:
            self._show(None)

    def _show(self, row: FacetCount | None) -> None:
        """Show the values that were typed for, the cursor on that of a row if it is there."""
        self._words = words = self.query_one(Input).value.split()
        found = array("q", (n for n, one in enumerate(self._counts) if _holds(one, words)))
        at = 0
        for place, n in enumerate(found):
            one = self._counts[n]
            if row is not None and (one.facet, one.value) == (row.facet, row.value):
                at = place
        self._rows.show(found, _("No value is called that."), at)

    def _fetch(self, places: Sequence[int]) -> dict[int, FacetCount]:
        return {place: self._counts[place] for place in places if place < len(self._counts)}

    def _draw(self, one: FacetCount, room: int) -> tuple[list[Piece], ...]:
        """The facet, whether it is chosen, how many have it, and the value."""
        chosen = Choice(one.facet, one.value) in self._chosen.choices
        look = "match" if chosen else ""
        box = "[x] " if chosen else "[ ] "
        facet = clean(messages.label(messages.FACETS, one.facet))
        rest = room - NAME - len(box) - COUNT - 2
        return (
            [
                (pad(facet, NAME), "dim"),
                (box, "strong" if chosen else "dim"),
                (right(messages.counted(one.count, exact=one.exact), COUNT), "figure"),
                ("  ", ""),
                (ragged(messages.choice(one.facet, one.value), rest), look),
            ],
        )

    def action_move(self, by: int) -> None:
        """Move the cursor by some rows."""
        self._rows.move(self._rows.cursor + by)

    def action_choose(self) -> None:
        """Choose the value under the cursor, or not any more, and go on."""
        self._narrow()
        one = self._rows.row
        if one is not None:
            self._chosen = self._chosen.toggled(Choice(one.facet, one.value))
            self._rows.refresh()
            self._count()

    def action_take(self) -> None:
        """Choose the value under the cursor where nothing was chosen here, and leave. Where they
        are still being counted, as soon as they are there.
        """
        self._narrow()
        if self._chosen == self._before:
            one = self._rows.row
            # The first value there is stays the first, whatever comes after it.
            self._wanted = one is None and self._is_counting
            if self._wanted:
                return
            if one is not None:
                self._chosen = self._chosen.toggled(Choice(one.facet, one.value))
        self.dismiss(self._chosen)

    @on(PagedList.Opened)
    def _opened(self) -> None:
        self.action_take()

    def action_clear(self) -> None:
        """Choose nothing."""
        self._chosen = Narrowing()
        self._rows.refresh()
        self._count()

    def action_leave(self) -> None:
        """Leave with what is chosen."""
        self.dismiss(self._chosen)


def _holds(one: FacetCount, words: list[str]) -> bool:
    """Whether each word stands in the facet's name or in the value, or is how the value sounds."""
    shown = messages.choice(one.facet, one.value)
    text = f"{messages.label(messages.FACETS, one.facet)} {shown}".casefold()
    return all(word.casefold() in text or fits(word, shown) for word in words)
