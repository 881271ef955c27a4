"""The lists of parks and of projects, and what they point at."""

from __future__ import annotations

import sqlite3
from array import array
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Container
from textual.message import Message

from store.model import YuanzhiError
from tui import keys, lists
from tui.arrangement import Arrangement
from tui.errands import Errands
from tui.messages import _, mark, ngettext, number
from tui.reader import Trail
from tui.widgets import rows
from tui.widgets.bars import PaneTitle
from tui.widgets.paged_list import PagedList, Row
from tui.widgets.pane import REST, Failed, Pane, Pointing
from tui.widgets.rows import ALL_PARKS, AllParks
from tui.widgets.stored_list import StoredList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.timer import Timer

    from store.library import Library
    from store.model import ParkRow, ProjectRow
    from tui.lists import Lists
    from tui.visits import Standing
    from tui.widgets.paged_list import Piece

# The key of no park at all.
NO_PARK = -2


class Catalogue(Container, Pointing):
    """Parks and projects. The list that has the focus points at passages; parks choose projects."""

    class Answered(Message):
        """A job came back from its thread.

        parks, projects: keys of the lists where the job was to read them. park: whose projects.
        """

        def __init__(
            self,
            job: int,
            trail: Trail,
            projects: array[int] | None = None,
            parks: array[int] | None = None,
        ) -> None:
            super().__init__()
            self.job = job
            self.trail = trail
            self.projects = projects
            self.parks = parks

    class Returned(Message):
        """The lists are there, the cursors where the reader stood."""

        def __init__(self, standing: Standing) -> None:
            super().__init__()
            self.standing = standing

    class Arranged(Message):
        """The lists are narrowed or sorted as was asked."""

    class Unanswered(Message):
        """A job could not be done, for that reason."""

        def __init__(self, job: int, reason: str) -> None:
            super().__init__()
            self.job = job
            self.reason = reason

    class ProjectsCame(Message):
        """The projects that were awaited are listed."""

    class Renewed(Message):
        """The lists were read again. stay: whether the cursors stay on what they stand on."""

        def __init__(self, job: int, found: Lists, *, stay: bool) -> None:
            super().__init__()
            self.job = job
            self.lists = found
            self.stay = stay

    def __init__(self, library: Library) -> None:
        super().__init__(id="catalogue")
        self._library = library
        self._errands: Errands | None = None
        # While the lists are read again: the park whose projects are, and whether the cursors stay.
        self._renewing: tuple[int, bool] | None = None
        self._timer: Timer | None = None
        self._pointing = "parks"
        # Whether the projects of a park are awaited; those that are listed point at nothing then.
        self._awaiting = False
        # The job that is to tell what the cursor points at; and whether the last one failed.
        self._open: int | None = None
        self._has_failed = False
        # Where the reader stood the last time, until all of it is shown again.
        self._standing: Standing | None = None
        self._shown: tuple[str, int | None] | None = None
        self._all = 0
        self._park = ""
        # The park whose projects are wanted, and the one whose projects are listed by now.
        self._chosen = ALL_PARKS
        self._listed: int = ALL_PARKS
        self.arrangement = Arrangement()

    def compose(self) -> ComposeResult:
        """The two panes."""
        with Pane(id="parks-pane"):
            yield PaneTitle("1", mark("Parks"))
            yield self._list_of("parks", self._ask_parks, rows.park)
        with Pane(id="projects-pane"):
            yield PaneTitle("2", mark("Projects"))
            yield self._list_of("projects", ask_projects, rows.project)

    def _list_of(
        self,
        name: str,
        question: Callable[[Sequence[int]], Callable[[Library], Mapping[int, Row]]],
        draw: Callable[[Row, int], tuple[list[Piece], ...]],
    ) -> StoredList[Row]:
        return StoredList(self._library, question, draw, height=2, id=name, tell=self._show_titles)

    @property
    def parks(self) -> StoredList[ParkRow | AllParks]:
        """The list of parks."""
        return self.query_one("#parks", StoredList)

    @property
    def projects(self) -> StoredList[ProjectRow]:
        """The list of projects."""
        return self.query_one("#projects", StoredList)

    def on_unmount(self) -> None:
        """Let go of the connection."""
        if self._errands is not None:
            self._errands.close()

    def on_mount(self) -> None:
        """Say that the lists are on their way."""
        self.parks.show(array("q"), _("Reading the library."))

    def start(self, standing: Standing | None = None) -> None:
        """Read the library and fill the lists; the cursors where the reader stood, if told so."""
        self._standing = standing
        self._errands = Errands(self._library)
        self._read(partial(lists.first, arrangement=self.arrangement))

    def renew(self) -> None:
        """Read the lists again, the cursors staying on what they stand on."""
        self._renew(stay=True)

    def rearrange(self, arrangement: Arrangement) -> None:
        """Narrow and sort the lists, the cursors at the first rows."""
        self.arrangement = arrangement
        self._renew(stay=False)

    def left(self, pane: str) -> str:
        """How many a list holds, in words."""
        if pane == "projects":
            count = len(self.projects)
            return ngettext("{count} project", "{count} projects", count).format(
                count=number(count)
            )
        # The row of all parks is no park.
        count = max(0, len(self.parks) - 1)
        return ngettext("{count} park", "{count} parks", count).format(count=number(count))

    def _renew(self, *, stay: bool) -> None:
        if self._errands is not None:
            job = self._errands.begin()
            self._renewing = (self._chosen, stay)
            self._work_again(self._errands, job, self.arrangement, self._chosen, stay=stay)

    def point(self, pointing: str) -> None:
        """Let that list ("parks" or "projects") point at passages from now on."""
        self._pointing = pointing
        self._awaiting = False
        if pointing == "projects" and self.parks.key not in (None, self._listed):
            # A key was quicker than the rest of the cursor, or than the answer: these are not yet
            # the projects of the park under it, and nothing is to be done with them.
            self._awaiting = True
            self.projects.show(array("q"), _("Reading the library."))
            if self.parks.key != self._chosen:
                self._choose()
        else:
            self._look()

    @property
    def is_awaiting(self) -> bool:
        """Whether the projects of the park under the cursor are still being read."""
        return self._awaiting

    def _came(self, park: int) -> None:
        """The projects of that park are listed now."""
        self._listed = park
        if self._awaiting:
            self._awaiting = False
            self.post_message(self.ProjectsCame())

    @on(Unanswered)
    def _unanswered(self, event: Unanswered) -> None:
        """Say why; what was wanted is asked for again when the reader comes there again."""
        event.stop()
        if self._errands is None or not self._errands.is_newest(event.job):
            return
        self._renewing, self._open, self._has_failed = None, None, True
        if self._awaiting:
            self._listed = NO_PARK
            self.projects.show(array("q"), event.reason)
        self._awaiting, self._shown, self._chosen = False, None, self._listed
        self.post_message(Failed(event.reason))

    def point_again(self) -> None:
        """Point at the passages again, even where the cursor has not moved."""
        self._shown = None
        self._look()

    def _ask_parks(self, keys: Sequence[int]) -> Callable[[Library], dict[int, ParkRow | AllParks]]:
        every = {ALL_PARKS: AllParks(self._all)} if ALL_PARKS in keys else {}

        def read(library: Library) -> dict[int, ParkRow | AllParks]:
            return {**every, **{row.id: row for row in library.park_rows(keys)}}

        return read

    @on(PagedList.Moved)
    def _moved(self, event: PagedList.Moved) -> None:
        event.stop()
        if event.rows.id == self._pointing:
            self._look()

    def _look(self) -> None:
        """Read what the cursor points at, once it rests there."""
        if self._timer is not None:
            self._timer.stop()
        if self._awaiting:
            return
        self._timer = self.set_timer(REST, self._look_now)

    @property
    def _target(self) -> tuple[str, int | None]:
        """The list that points, and the key of the row under its cursor."""
        rows_ = self.parks if self._pointing == "parks" else self.projects
        return self._pointing, rows_.key

    @property
    def is_settled(self) -> bool:
        """Whether the passage is that of the row under the cursor, and is not being read."""
        if self._has_failed or self._errands is None:
            return self._has_failed
        # Where the lists are read again for what was loaded meanwhile, the cursors stay.
        is_renewed = self._renewing is not None and not self._renewing[1]
        is_asked = self._awaiting or self._open is not None or is_renewed
        target = self._target
        return super().is_settled and not is_asked and (target[1] is None or target == self._shown)

    def hurry(self) -> None:
        """Wait no longer for the cursor to rest."""
        if not self._awaiting:
            self._look_now()

    def _look_now(self) -> None:
        target = self._target
        rows_ = self.parks if self._pointing == "parks" else self.projects
        if target == self._shown or rows_.key is None:
            return
        self._shown, self._has_failed = target, False
        if self._pointing == "projects":
            self._read(lists.of_project(rows_.key))
        else:
            self._choose()

    def _choose(self) -> None:
        """Read the projects of the park under the cursor, and its passages."""
        key = self.parks.key
        if key is not None:
            self._chosen = key
            self._read(lists.of_park(key, self.arrangement))

    def _read(self, task: Callable[[Library], lists.Answer]) -> None:
        if self._errands is None:
            return
        if self._renewing is not None:
            # The lists are being read again, which nothing may stop; what stands under the cursor
            # when they have come is read after them.
            self._shown = None
            park, stay = self._renewing
            if park != self._chosen:
                self._renew(stay=stay)
            return
        self._open = self._errands.begin()
        self._work(self._errands, self._open, task)

    @work(thread=True, group="catalogue")
    def _work(self, errands: Errands, job: int, task: Callable[[Library], lists.Answer]) -> None:
        """In a thread: ask the library, and post one message."""
        try:
            answer = errands.run(job, task)
        except (YuanzhiError, sqlite3.Error) as error:
            self.post_message(self.Unanswered(job, str(error)))
        else:
            if answer is not None:
                self.post_message(self.Answered(job, *answer))

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        event.stop()
        if self._errands is None or not self._errands.is_newest(event.job):
            return
        self._open = None
        if event.parks is not None and event.projects is not None:
            self._fill(event.parks, event.projects)
            return
        standing = self._standing
        if event.projects is not None:
            at = place_of(standing.project, event.projects) if standing is not None else 0
            self._park = event.trail.name if self._chosen != ALL_PARKS else ""
            told = _("The articles tell of no project of this park.")
            self.projects.show(event.projects, told, at)
            self._came(self._chosen)
            if standing is not None:
                self.post_message(self.Returned(standing))
                self._standing = replace(standing, project=None)
        trail = event.trail
        # The last to be returned to is the passage, by the list that pointed at it.
        if standing is not None and (standing.list == "parks") == (event.projects is not None):
            trail = replace(trail, at=place_of(standing.paragraph, trail.keys))
            self._standing = None
        self.point_at(trail, _("No passage tells of this."))

    @work(thread=True, group="catalogue")
    def _work_again(
        self, errands: Errands, job: int, arrangement: Arrangement, park: int, *, stay: bool
    ) -> None:
        """In a thread: read the lists again, and post one message."""
        try:
            found = errands.run(job, lambda library: lists.whole(library, arrangement, park))
        except (YuanzhiError, sqlite3.Error) as error:
            self.post_message(self.Unanswered(job, str(error)))
        else:
            if found is not None:
                self.post_message(self.Renewed(job, found, stay=stay))

    @on(Renewed)
    def _renewed(self, event: Renewed) -> None:
        event.stop()
        if self._errands is None or not self._errands.is_newest(event.job):
            return
        self._renewing = None
        found = event.lists
        self._all, parks = found.every, found.parks
        if found.park == ALL_PARKS != self._chosen:
            self._chosen, self._park = ALL_PARKS, ""
        if parks or found.every:
            parks = array("q", [ALL_PARKS]) + parks
        was_awaiting = self._awaiting
        if event.stay:
            self.parks.replace(parks)
            self.projects.replace(found.projects)
            self._came(found.park)
            if was_awaiting:
                self._look()
            return
        # What stood under the cursor may be another thing now.
        self._shown = None
        nothing = _nothing_left()
        at = place_of(found.park, parks)
        self.parks.show(parks, nothing, at)
        self.projects.show(found.projects, nothing)
        self._came(found.park)
        self.post_message(self.Arranged())
        if not found.projects and self._pointing == "projects":
            self.point_at(Trail(), nothing)

    def _fill(self, parks: array[int], projects: array[int]) -> None:
        """Show the lists for the first time."""
        self._all = len(projects)
        told = _(
            "No park and no project is told of. Press / to search the text, S and then + to load "
            "newspaper pages."
        )
        # There may be texts all the same.
        filling = _(
            "No passage stands here: / finds one in the text. To load newspaper pages: "
            "yuanzhi load FILE"
        )
        if parks or projects:
            parks = array("q", [ALL_PARKS]) + parks
        elif self.arrangement.is_narrowed:
            told = filling = _nothing_left()
        self.parks.show(
            parks,
            told,
            place_of(self._standing.park, parks) if self._standing is not None else 0,
        )
        # At once, and not only when the cursor rests: a key may go there before.
        self.projects.show(projects, "")
        if not parks:
            self.point_at(Trail(), filling)

    def _show_titles(self) -> None:
        for rows_, more in ((self.parks, ""), (self.projects, self._park)):
            detail = ""
            more = "  ".join(filter(None, (more, self.arrangement.told(rows_.id or ""))))
            if len(rows_):
                detail = _("{place} of {count}").format(
                    place=number(rows_.cursor + 1), count=number(len(rows_))
                )
            if rows_ is self.parks and len(rows_):
                # The row of all parks is no park.
                detail = number(len(rows_) - 1)
            title = rows_.parent.query_one(PaneTitle) if rows_.parent else None
            if title is not None:
                title.show("  ".join(part for part in (detail, more) if part))


def _nothing_left() -> str:
    told = _("Nothing is left of the list: {key} shows everything again.")
    return told.format(key=keys.key_name("X"))


def ask_projects(keys: Sequence[int]) -> Callable[[Library], dict[int, ProjectRow]]:
    """What gives the rows of some projects, by key."""
    return lambda library: {row.id: row for row in library.project_rows(keys)}


def place_of(key: int | None, keys: Sequence[int]) -> int:
    """The place of a key in a list, the first where it is not in it."""
    try:
        return 0 if key is None else keys.index(key)
    except ValueError:
        return 0
