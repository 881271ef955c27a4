"""Going anywhere: type a piece of a name, a headline, a place or, behind ">", of a command."""

from __future__ import annotations

import sqlite3
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from store.library import fits
from store.model import Destination, YuanzhiError
from tui import destinations, keys
from tui.errands import Errands
from tui.leads import ToPark, ToProject, ToSearch
from tui.messages import _
from tui.screens import dossier
from tui.screens.over import Over
from tui.visits import Mark  # noqa: TC001 (of a dataclass)
from tui.widgets.cells import clean, pad, width
from tui.widgets.paged_list import PagedList, Piece, ragged
from tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from tui.session import Session


@dataclass(frozen=True, slots=True)
class Lettered:
    """A marked place, and its letter when the list was made."""

    letter: str
    mark: Mark


# What can be gone to: a command, something in the library, the hits of a query, a marked place.
Goal = keys.Action | Destination | ToSearch | Lettered


# Before a word that is searched for in headlines.
TITLE = "title:"
# Before the words of a command.
COMMAND = ">"
# Of names and of headlines so many are shown; commands among other things only so many.
MOST = 30
COMMANDS = 5


def commands(*scopes: str) -> tuple[keys.Action, ...]:
    """The actions of these scopes; going to a command is no command."""
    return tuple(action for action in keys.of_scopes(*scopes) if action.id != "palette")


class JumpScreen(Over[Goal]):
    """Type, choose with the arrows, go with Enter; gives what was chosen.

    scopes: of the commands that can be done, those of where the reader stands first.
    """

    BINDINGS: ClassVar = [
        Binding("escape", "dismiss", show=False),
        Binding("ctrl+g", "dismiss", show=False, id="everywhere.jump"),
        Binding("ctrl+p", "dismiss", show=False, id="everywhere.palette"),
        Binding("down,ctrl+n,tab", "move(1)", show=False),
        Binding("up,shift+tab", "move(-1)", show=False),
        Binding("pagedown", "move(8)", show=False),
        Binding("pageup", "move(-8)", show=False),
        *keys.bindings("jump"),
    ]

    class Answered(Message):
        """The library told what is called so. whole: whether nothing more is to come; partial:
        whether only the newest headlines could be looked at.
        """

        def __init__(
            self, job: int, found: Sequence[Destination], *, whole: bool, partial: bool = False
        ) -> None:
            super().__init__()
            self.job = job
            self.found = found
            self.whole = whole
            self.partial = partial

    def __init__(self, session: Session, scopes: Sequence[str], typed: str = "") -> None:
        super().__init__()
        self._session = session
        self._commands = commands(*scopes)
        self._column = max(width(keys.key_names(command)) for command in self._commands)
        self._begin = typed
        self._goals: list[Goal] = []
        # What the goals answer to; None while the answer is on its way.
        self._answered_to: str | None = None
        self._wanted = False
        self._errands: Errands | None = None

    def compose(self) -> ComposeResult:
        """The input and the list below it."""
        with Vertical():
            yield TextLine(self._begin, id="words", select_on_focus=False)
            found: PagedList[Goal] = PagedList(self._fetch, self._draw, height=1, id="commands")
            found.can_focus = False
            yield found

    def on_mount(self) -> None:
        """Begin with what there is to choose from."""
        self._errands = Errands(self._session.library)
        self._ask(self._begin)

    def on_unmount(self) -> None:
        """Let go of the connection."""
        if self._errands is not None:
            self._errands.close()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._begin:
            self._begin = ""
            self._ask(event.value)

    def _ask(self, typed: str) -> None:
        """Show what fits what was typed: commands at once, all else when the library has told."""
        assert self._errands is not None
        self._wanted, job = False, self._errands.begin()
        if typed.startswith(COMMAND):
            some: list[Goal] = list(called(self._commands, typed[len(COMMAND) :]))
            self._show(typed, some, _("No command is called that."))
            return
        self._answered_to = None
        self._look(self._errands, job, typed)

    @work(thread=True, group="jump")
    def _look(self, errands: Errands, job: int, typed: str) -> None:
        """In a thread: ask for names, and tell them before headlines are asked for."""
        try:
            names = errands.run(job, lambda library: library.destinations(typed, MOST))
            if names is None:
                return
            self.post_message(self.Answered(job, names, whole=False))
            titles = errands.run(job, lambda library: library.headlines(typed, MOST))
            if titles is not None:
                found = [*names, *titles.found]
                partial = not titles.complete
                self.post_message(self.Answered(job, found, whole=True, partial=partial))
        except (YuanzhiError, sqlite3.Error):
            self.post_message(self.Answered(job, (), whole=True))

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        """Show the newest answer; any other came too late."""
        event.stop()
        if self._errands is None or not self._errands.is_newest(event.job):
            return
        typed = self.query_one(Input).value
        goals: list[Goal] = [*self._marked(typed.strip()), *event.found]
        if len(typed.strip()) > 1:
            goals += called(self._commands, typed)[:COMMANDS]
        if typed.strip() and (event.whole or goals):
            goals.append(ToSearch(typed.strip()))
            if event.partial:
                goals.append(ToSearch(_in_titles(typed)))
        at = self.query_one(PagedList).cursor if self._answered_to == typed else 0
        hint = _(
            "Type a name in Chinese or pinyin, a headline, a place such as 12.3, or > and the "
            "words of a command."
        )
        self._show(typed if event.found or event.whole else None, goals, hint, at)

    def _marked(self, typed: str) -> list[Lettered]:
        """The marked places of that letter or name; all of them where nothing is typed."""
        marks = self._session.marks
        return [
            Lettered(letter, mark)
            for letter, mark in sorted(marks.items())
            if typed in ("", letter) or (len(typed) > 1 and fits(typed, mark.name))
        ]

    def _show(self, typed: str | None, goals: list[Goal], empty: str, at: int = 0) -> None:
        self._goals, self._answered_to = goals, typed
        self.query_one(PagedList).show(array("q", range(len(goals))), empty, at)
        if self._wanted and typed is not None:
            self._choose()

    @on(Input.Submitted)
    @on(PagedList.Opened)
    def _choose(self) -> None:
        """Go there; where the answer is still on its way, as soon as it is there."""
        if self._answered_to != self.query_one(Input).value:
            self._wanted = True
            return
        key = self.query_one(PagedList).key
        if key is not None:
            self.dismiss(self._goals[key])

    def action_move(self, by: int) -> None:
        """Move the cursor of the list by some rows."""
        found = self.query_one(PagedList)
        found.move(found.cursor + by)

    def action_select(self) -> None:
        """Select the park or project under the cursor, to compare it, or no more."""
        found = self.query_one(PagedList)
        goal = self._goals[found.key] if found.key is not None else None
        target = _comparable(goal)
        if target is not None:
            dossier.select(dossier.lists_below(self.app.screen_stack), target)
            found.refresh()

    # Drawing

    def _fetch(self, places: Sequence[int]) -> dict[int, Goal]:
        return {place: self._goals[place] for place in places}

    def _draw(self, goal: Goal, room: int) -> tuple[list[Piece], ...]:
        if isinstance(goal, keys.Action):
            return (self._command(goal, room),)
        if isinstance(goal, ToSearch):
            text = _("Search the text for: {query}")
            if goal.query.startswith(TITLE):
                text = _("Only the newest headlines were looked at; search all: {query}")
            text = text.format(query=goal.query)
            return (
                [
                    (pad(_("search"), destinations.KIND), "dim"),
                    (" ", ""),
                    (ragged(text, room - destinations.KIND - 1), ""),
                ],
            )
        if isinstance(goal, Lettered):
            name = pad(_("mark {letter}").format(letter=goal.letter), destinations.KIND)
            rest = max(2, room - destinations.KIND - 1)
            return ([(name, "dim"), (" ", ""), (ragged(clean(goal.mark.name), rest), "strong")],)
        line = destinations.pieces(goal, room)
        target = _comparable(goal)
        if target and dossier.is_selected(dossier.lists_below(self.app.screen_stack), target):
            line = [("*" + line[0][0][:-1], "key"), *line[1:]]
        return (line,)

    def _command(self, action: keys.Action, room: int) -> list[Piece]:
        """The keys, then what the action does and where."""
        column = min(room // 3, self._column)
        rest = room - column - 2
        text = ragged(_(action.help), rest)
        line: list[Piece] = [(pad(keys.key_names(action), column), "figure"), ("  ", "")]
        line.append((text, ""))
        where = "  " + _(keys.SCOPES[action.scope])
        if action.scope != "everywhere" and width(text + where) <= rest:
            line.append((where, "dim"))
        return line


def _comparable(goal: Goal | None) -> ToPark | ToProject | None:
    """The park or project that a goal is; None for all else."""
    found = goal.found if isinstance(goal, Destination) else None
    if found is None or found.entity is None or not isinstance(goal, Destination):
        return None
    if goal.kind == "PARK":
        return ToPark(found.entity)
    return ToProject(found.entity) if goal.kind == "PROJECT" else None


def _in_titles(typed: str) -> str:
    """The query that finds all headlines with these words."""
    return " ".join(f"{TITLE}{word}" for word in typed.split())


def called(actions: Sequence[keys.Action], typed: str) -> list[keys.Action]:
    """The actions whose words hold all that was typed, first those that hold it in one piece."""
    typed = " ".join(typed.casefold().split())
    texts = {one: f"{_(one.label)} {_(one.help)} {_(keys.SCOPES[one.scope])}" for one in actions}
    found = [one for one in actions if all(w in texts[one].casefold() for w in typed.split())]
    return sorted(found, key=lambda one: typed not in texts[one].casefold())
