"""The line in which a search is typed, and the searching itself."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input

from store import library as door
from store.model import EVERYTHING, YuanzhiError
from tui import keys
from tui.errands import Errands, asked
from tui.messages import _
from tui.widgets.cells import clean, width
from tui.widgets.hits_pane import hits_of
from tui.widgets.outcome import Outcome, Word, is_whole, outcome
from tui.widgets.pages import SIZE
from tui.widgets.text_line import TextLine, editing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from store.library import Library
    from store.model import Completion, Found, Hit, Narrowing

    Answer = tuple[Found, Mapping[int, Hit]]

# Seconds without a key before a search begins: those that come in one go, as from an input method
# or a slow line, start one together. A search that is not wanted any more is stopped.
PAUSE = 0.005
# Seconds after which it is said that a search is still going on: what is drawn costs the search
# more time than most of them take.
LATE = 0.1
# While the query is being typed a search answers soon or with a part; Enter gives it time.
SOON = 0.5
IN_TIME = 30.0
SOME = 1_000
# Seconds after which a query that was answered and is not changed goes into the history.
REST = 1.0
# Cells of the line that neither the query nor the outcome has: sign, cursor, margins.
BESIDE = 7


class QueryInput(TextLine):
    """The input itself, with the keys that leave it."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("search"), *editing(Input)]

    def __init__(self) -> None:
        super().__init__(id="query")


@dataclass(frozen=True, slots=True)
class Walk:
    """A walk through the history: what was typed before it began, the searches to be met, the
    newest first, and the place of the one that is shown; -1 is what was typed.
    """

    typed: str = ""
    searches: tuple[str, ...] = ()
    at: int = -1

    @property
    def shown(self) -> str:
        """What stands in the box."""
        return self.typed if self.at < 0 else self.searches[self.at]

    def step(self, by: int) -> Walk | None:
        """One search further back (1) or forth (-1); None where there is none."""
        to = self.at + by
        return replace(self, at=to) if -1 <= to < len(self.searches) else None


class SearchBox(Vertical):
    """A slash, the query, and what the search came to; searches while the query is typed.

    Older answers never replace newer ones: each search has a number, and only the newest counts.
    """

    class Searched(Message):
        """A search has come to an end. first: the hits of the first page, by paragraph."""

        def __init__(self, found: Found, first: Mapping[int, Hit]) -> None:
            super().__init__()
            self.found = found
            self.first = first

    class Edited(Message):
        """The query was changed by the reader's own hand."""

    class Emptied(Message):
        """There is no query any more."""

    class Entered(Message):
        """The reader wanted to go to the hits, and now it is known whether there are any."""

        def __init__(self, *, are_there: bool) -> None:
            super().__init__()
            self.are_there = are_there

    class Answered(Message):
        """A search came back from its thread, with the hits of the first page, by paragraph: they
        are drawn with the answer. found: None where it failed, for that `reason`.
        """

        def __init__(
            self, job: int, found: Found | None, first: Mapping[int, Hit], reason: str = ""
        ) -> None:
            super().__init__()
            self.job = job
            self.found = found
            self.first = first
            self.reason = reason

    def __init__(self, library: Library) -> None:
        super().__init__(id="search")
        self._library = library
        self._errands = Errands(library)
        self._timer: Timer | None = None
        # Tells of a search that takes long.
        self._late: Timer | None = None
        self._asked = ""
        self._found: Found | None = None
        self._enter = False
        self._resting: Timer | None = None
        self._walk = Walk()
        self._is_prepared = False
        self._narrowing = EVERYTHING
        self._collapse = False
        self._said = ""

    def compose(self) -> ComposeResult:
        """The three parts in a row, and a line for what does not fit there."""
        with Horizontal(id="search-line"):
            yield Word("/", id="prompt")
            yield QueryInput()
            yield Word("", id="answer")
        yield Outcome()

    @property
    def typed(self) -> QueryInput:
        """The part that is typed into, with all that was typed."""
        typed = self.query_one(QueryInput)
        typed.take_ahead()
        return typed

    @property
    def before_cursor(self) -> str:
        """The query up to the cursor: what is being typed stands at its end."""
        return self.typed.value[: self.typed.cursor_position]

    def complete(self, typed: str, completion: Completion) -> None:
        """Put a completion in the place of the piece at the end of what was typed, if that still
        stands before the cursor.
        """
        if self.before_cursor != typed:
            return
        behind = self.typed.value[len(typed) :]
        gap = "" if behind[:1] in (" ", ")") else " "
        front = typed[: completion.start] + completion.written + gap
        self.typed.value = front + behind
        self.typed.cursor_position = len(front)

    def on_unmount(self) -> None:
        """Let go of the connection."""
        self._errands.close()

    def prepare(self) -> None:
        """Have all that a search needs at hand before it is typed."""
        if not self._is_prepared:
            self._is_prepared = True
            self._prepare(self._errands.begin())

    @work(thread=True, group="search")
    def _prepare(self, job: int) -> None:
        """In a thread: open the library; what cannot be read is told by the first search."""
        with suppress(YuanzhiError, sqlite3.Error):
            self._errands.run(job, lambda library: hits_of(library.search(""), (), library))

    def forget(self) -> None:
        """Be as before the first search; an answer still on its way is dropped."""
        self._stop_timer()
        self._errands.begin()
        self._asked, self._found, self._enter = "", None, False
        self._walk = Walk()
        with self.prevent(Input.Changed):
            self.typed.value = ""
        self._say("")

    def ask(self, query: str) -> None:
        """Have another query in the box, as if it had been typed."""
        with self.prevent(Input.Changed):
            self.typed.value = query
        self.typed.cursor_position = len(query)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._enter and self.typed.value == self._asked:
            # Enter was quicker than the word of the keys before it.
            return
        self._enter = False
        self._stop_timer()
        self._timer = self.set_timer(PAUSE, self._search_soon)
        if self._walk.at < 0 or event.value != self._walk.shown:
            self.post_message(self.Edited())

    def _stop_timer(self) -> None:
        for timer in (self._timer, self._resting, self._late):
            if timer is not None:
                timer.stop()
        self._timer = self._resting = self._late = None

    def _search_soon(self) -> None:
        self._timer = None
        if self.typed.value.strip():
            self._begin(SOON, SOME)
        else:
            self._asked, self._found = "", None
            self._errands.begin()
            self._say("")
            self.post_message(self.Emptied())

    def enter(self) -> bool:
        """Whether there are hits to go to; where they are still on their way Entered follows.

        What was cut short while the query was being typed is searched to its end now.
        """
        self._stop_timer()
        self._remember(self.typed.value)
        found = self._found if self.typed.value == self._asked else None
        if found is not None and is_whole(found):
            return bool(found.paragraphs)
        self._enter = found is None
        if self.typed.value.strip():
            self._begin(IN_TIME, None)
        return found is not None and bool(found.paragraphs)

    @property
    def is_entering(self) -> bool:
        """Whether Entered is still to come."""
        return self._enter

    def _begin(self, deadline: float, limit: int | None) -> None:
        """Search for what is typed."""
        self._asked, self._found = self.typed.value, None
        self._stop_timer()
        self._late = self.set_timer(LATE, lambda: self._say(_("searching")))
        question = partial(
            _found,
            query=self._asked,
            limit=limit,
            deadline=deadline,
            narrowing=self._narrowing,
            collapse=self._collapse,
        )
        self._search(self._errands.begin(), question)

    def _begin_again(self) -> None:
        """Search once more for what is typed, since what is wanted of it has changed."""
        if self.typed.value.strip():
            self._begin(SOON, SOME)

    def narrow(self, narrowing: Narrowing) -> None:
        """Find only what says what is chosen."""
        self._narrowing = narrowing
        self._begin_again()

    @property
    def finding(self) -> str:
        """The query whose hits are shown; "" where there are none, or only such as come near."""
        query = self.typed.value.strip()
        near = self._found is not None and self._found.order == "closest"
        return "" if near or self._asked != self.typed.value else query

    @property
    def is_collapsed(self) -> bool:
        """Whether news that was printed more than once is shown once."""
        return self._collapse

    def collapse(self) -> bool:
        """Show news that was printed more than once only once, or each time; whether once now."""
        self._collapse = not self._collapse
        self._begin_again()
        return self._collapse

    def sort(self) -> None:
        """Ask for the hits by relevance, or newest first where they are so."""
        by_relevance = self._found is not None and self._found.order == "relevance"
        self._rewrite(door.sorted_by(self.typed.value, "newest" if by_relevance else "relevance"))

    def refine(self) -> None:
        """Let words that are typed behind the query narrow what it finds."""
        self.typed.select_on_focus = False
        if self.typed.value.strip():
            self._rewrite(door.refinable(self.typed.value) + " ")

    def _rewrite(self, query: str) -> None:
        self.typed.value = query
        self.typed.cursor_position = len(query)

    @work(thread=True, group="search")
    def _search(self, job: int, question: Callable[[Library], Answer]) -> None:
        """In a thread: search, and post one message."""
        try:
            answer = self._errands.run(job, question)
        except (YuanzhiError, sqlite3.Error) as error:
            self.post_message(self.Answered(job, None, {}, str(error)))
        else:
            if answer is not None:
                self.post_message(self.Answered(job, *answer))

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        """Show the answer to the newest search; any other came too late."""
        event.stop()
        if not self._errands.is_newest(event.job):
            return
        self._stop_timer()
        if event.found is None:
            self._say(event.reason)
            return
        self._found = event.found
        if event.found.paragraphs and event.found.query == self.typed.value:
            self._resting = self.set_timer(REST, lambda: self._remember(self._asked))
        self._say(outcome(event.found))
        self.post_message(self.Searched(event.found, event.first))
        if self._enter:
            self.post_message(self.Entered(are_there=bool(event.found.paragraphs)))
        self._enter = False

    async def walk(self, by: int) -> bool:
        """Put the search before (1) or after (-1) in the history into the box, of those that hold
        what was typed; False where there is none.
        """
        typed, walk = self.typed.value, self._walk
        if walk.at < 0 or typed != walk.shown:
            # Nothing is newer than what was typed; and there may be more in the history by now.
            if by < 0:
                return False
            walk = Walk(typed, await self._searches(typed))
        moved = walk.step(by)
        if moved is None:
            return False
        self._walk = moved
        self.typed.value = moved.shown
        self.typed.cursor_position = len(moved.shown)
        return True

    async def _searches(self, typed: str) -> tuple[str, ...]:
        """The searches that were run and hold what was typed, the newest first."""
        try:
            past = await asked(self, self._library, lambda other: other.history())
        except (YuanzhiError, sqlite3.Error):
            return ()
        queries = (one.query for one in past if not one.facts)
        return tuple(query for query in queries if typed in query and typed != query)

    @work(thread=True, group="history")
    def _remember(self, query: str) -> None:
        """In a thread, since the library may be busy: put a search into the history."""
        self._library.remember(query)

    def on_resize(self) -> None:
        """Say it where there is room for it now."""
        self._say(self._said)

    def _say(self, text: str) -> None:
        """Say what became of the search: beside the query, or below where that would cover it."""
        self._said = text
        beside = self.size.width - width(clean(self.typed.value)) - BESIDE
        is_long = width(clean(text)) > max(beside, self.size.width // 3)
        self.query_one("#answer", Word).show("" if is_long else text)
        # A line that comes and goes while one types would make the lists jump.
        if text != _("searching"):
            self.query_one(Outcome).show(text if is_long else "")


def _found(
    library: Library,
    *,
    query: str,
    limit: int | None,
    deadline: float,
    narrowing: Narrowing,
    collapse: bool,
) -> Answer:
    """The answer of a library, the closest passages where there is no other, and the hits of the
    first page.
    """
    found = library.search(
        query,
        limit=limit,
        deadline=deadline,
        narrowing=narrowing,
        collapse=collapse,
        closest=True,
    )
    return found, hits_of(found, found.paragraphs[:SIZE], library)
