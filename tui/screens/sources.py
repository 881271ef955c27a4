"""The sources: what is loaded, what failed and why; load more, load again, describe, forget."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from array import array
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.message import Message
from textual.suggester import Suggester

from store import library as door
from store.model import YuanzhiError
from tui import forms, keys
from tui.errands import Errands, asked
from tui.leads import Lead, ToArticle
from tui.messages import _, label, mark, ngettext, number
from tui.report import KEPT, STATES, contents
from tui.screens.above import AboveLists
from tui.screens.ask import Answer, AskScreen
from tui.screens.desk import StopWanted
from tui.screens.form import FormScreen
from tui.screens.menu import MenuScreen
from tui.widgets.bars import SMALLEST, Footer, PaneTitle, Status, TooSmall
from tui.widgets.cells import clean, pad, width
from tui.widgets.lines import Lines
from tui.widgets.paged_list import PagedList, Piece, ragged, right
from tui.widgets.pane import Failed, Pane
from tui.widgets.stored_list import StoredList
from tui.widgets.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content
    from textual.dom import DOMNode

    from store.library import Library
    from store.model import SourceArticles, SourceRow
    from tui.leads import ToFact
    from tui.screens.form import Given
    from tui.session import Session

# What Tab goes through: all, then each state.
FILTERS = ("", *(state for state in STATES if state in KEPT))
# Data that can be given for sources, with the option that gives each.
GIVEN = {
    "publication": mark("newspaper"),
    "date": mark("date, YYYY-MM-DD"),
    "page": mark("number of the page"),
    "page-name": mark("name of the page"),
    "url": mark("address"),
}
STATE, COUNT, MARKED = 9, 6, "*"
# Articles of a source that are offered.
SHOWN = 500
# So many paths fit on a command line.
MOST = 500


class SourceText(Lines):
    """All that is known of the source under the cursor."""

    def __init__(self) -> None:
        super().__init__(id="source")
        self._row: SourceRow | None = None

    def show(self, row: SourceRow | None) -> None:
        """Show this source."""
        self._row = row
        self.refresh(layout=True)

    def lines(self, room: int) -> list[Content]:
        """Its path whole, why it failed, and the rest."""
        row = self._row
        if row is None:
            return []
        told = (
            (row.path, "bold"),
            (row.problem or "", "bad" if row.state == "failed" else "unknown"),
            (_data(row), "dim"),
        )
        return [
            self.styled(clean(text)[start:end], look)
            for text, look in told
            if text
            for start, end in wrap(clean(text), max(2, room))
        ]


class FileNames(Suggester):
    """Offers the rest of the name of a file or folder."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The path with the first name that begins so."""
        return await asyncio.to_thread(self._first, value)

    def _first(self, value: str) -> str | None:
        folder, beginning = os.path.split(value)
        if not value.strip() or (not beginning and not folder):
            return None
        try:
            with os.scandir(Path(folder or ".").expanduser()) as found:
                names = sorted(
                    one.name + ("/" if one.is_dir() else "")
                    for one in found
                    if one.name.startswith(beginning) and (beginning or one.name[0] != ".")
                )
        except OSError:
            return None
        return value[: len(value) - len(beginning)] + names[0] if names else None


def ask_sources(keys: Sequence[int]) -> Callable[[Library], dict[int, SourceRow]]:
    """What gives the rows of some sources, by key."""
    return lambda library: {row.id: row for row in library.source_rows(keys)}


class SourcesScreen(AboveLists):
    """The sources by path."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("sources")

    class Listed(Message):
        """The keys of the sources have come."""

        def __init__(self, job: int, found: array[int]) -> None:
            super().__init__()
            self.job = job
            self.found = found

    class ArticlesFound(Message):
        """The articles of a source."""

        def __init__(self, source: int, articles: SourceArticles) -> None:
            super().__init__()
            self.source = source
            self.articles = articles

    class Forgotten(Message):
        """Some sources are out of the library; reason: why not, where not."""

        def __init__(self, told: str, reason: str = "") -> None:
            super().__init__()
            self.told = told
            self.reason = reason

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._library = session.library
        self._errands: Errands | None = None
        self._filter = 0
        self._selected: set[int] = set()

    def compose(self) -> ComposeResult:
        """The list, and the source under the cursor below it."""
        with Pane(id="page"):
            yield PaneTitle("", mark("Sources"))
            yield StoredList(self._library, ask_sources, self._draw, height=1, id="sources")
            yield SourceText()
        yield Status(id="status")
        yield Footer(id="footer")
        yield TooSmall(id="too-small")

    @property
    def target(self) -> None:
        """One comes here by its key."""
        return

    @property
    def scopes(self) -> tuple[str, ...]:
        """What can be done with sources, and with a list."""
        return ("sources", "list")

    @property
    def paths(self) -> StoredList[SourceRow]:
        """The list."""
        return self.query_one("#sources", StoredList)

    def owner(self, scope: str) -> DOMNode:  # noqa: ARG002
        """The list."""
        return self.paths

    def on_mount(self) -> None:
        """Ask at once."""
        self._errands = Errands(self._library)
        self.set_focus(self.paths)
        self.query_one(Footer).show(*self.scopes)
        self.show_status()
        self.paths.show(array("q"), _("Reading the library."))
        self.renew()

    def on_unmount(self) -> None:
        """Let go of the connection."""
        if self._errands is not None:
            self._errands.close()

    def on_resize(self, event: events.Resize) -> None:
        """Say so where there is no room for anything."""
        wide, high = event.size
        self.query_one(TooSmall).display = wide < SMALLEST[0] or high < SMALLEST[1]

    def facts(self) -> list[ToFact]:
        """There are none."""
        return []

    async def lead(self) -> Lead:
        """Nowhere."""
        return Lead()

    # The list

    def renew(self) -> None:
        """List the sources as they are by now."""
        if self._errands is not None:
            self._work(self._errands, self._errands.begin(), FILTERS[self._filter])

    @work(thread=True, group="sources")
    def _work(self, errands: Errands, job: int, state: str) -> None:
        """In a thread: ask for the keys, and post one message."""
        try:
            states = (state,) if state else ()
            found = errands.run(job, lambda library: library.source_keys(states))
        except (YuanzhiError, sqlite3.Error) as error:
            if errands.is_newest(job):
                self.post_message(Failed(str(error)))
        else:
            if found is not None:
                self.post_message(self.Listed(job, found))

    @on(Listed)
    def _listed(self, event: Listed) -> None:
        event.stop()
        if self._errands is None or not self._errands.is_newest(event.job):
            return
        if len(self.paths):
            self.paths.replace(event.found)
        if not len(self.paths):
            self.paths.show(event.found, _("No source is like that."))
        self._moved()

    def _draw(self, row: SourceRow, room: int) -> tuple[list[Piece], ...]:
        """State, articles, day, and the end of the path, which tells most."""
        look = {"failed": "bad", "partial": "unknown"}.get(row.state, "dim")
        pieces: list[Piece] = [
            (MARKED if row.id in self._selected else " ", "mark"),
            (pad(label(STATES, row.state), STATE), look),
            (right(number(row.articles), COUNT), ""),
            ("  ", ""),
        ]
        rest = room - STATE - COUNT - 3
        if rest > 60:
            pieces.append((f"{row.checked[:10]}  ", "dim"))
            rest -= 12
        name = row.path.rpartition("/")[2]
        folder = row.path[: -len(name)] if name else row.path
        pieces.append((ragged(name, rest), ""))
        rest -= width(ragged(name, rest)) + 2
        if rest > 8:
            pieces += [("  ", ""), (ragged(folder, rest), "dim")]
        return (pieces,)

    @on(StoredList.RowCame)
    @on(PagedList.Moved)
    def _moved(self) -> None:
        self.query_one(SourceText).show(self.paths.row)
        state = FILTERS[self._filter]
        parts = [label(STATES, state) if state else _("all"), number(len(self.paths))]
        if self._selected:
            parts.append(_("{count} selected").format(count=number(len(self._selected))))
        self.query_one(PaneTitle).show("  ".join(parts))

    def action_next_state(self) -> None:
        """Only those in the next state."""
        self._filter = (self._filter + 1) % len(FILTERS)
        self.paths.show(array("q"), _("Reading the library."))
        self.renew()

    def action_previous_state(self) -> None:
        """Only those in the state before."""
        self._filter = (self._filter - 2) % len(FILTERS)
        self.action_next_state()

    def action_select(self) -> None:
        """Select the source, or no more, and go on."""
        key = self.paths.key
        if key is not None:
            self._selected ^= {key}
            self.paths.refresh()
            self.paths.move(self.paths.cursor + 1)
            self._moved()

    # What is done with them

    async def _writable(self) -> list[str]:
        """The paths of the sources that are selected, else of the one under the cursor; none, and a
        word about it, where nothing can be done with any.
        """
        if self.session.library.seed:
            self.tell(_("This is the seed page: press + to load files of your own."), "bad")
            return []
        key = self.paths.key
        wanted = sorted(self._selected) or ([key] if key is not None else [])
        try:
            rows = await asked(self, self._library, lambda library: library.source_rows(wanted))
        except (YuanzhiError, sqlite3.Error) as error:
            self.tell(str(error), "bad")
            return []
        if not rows:
            self.tell(_("There is no source here."))
        return [row.path for row in rows]

    def action_load(self) -> None:
        """Ask which file to load."""
        hint = _("A file, folder or archive; Right takes the name that is offered.")
        ask = AskScreen(_("Load"), hint, "", suggester=FileNames())
        self.app.push_screen(ask, self._load)

    def _load(self, answer: Answer | None) -> None:
        if answer is None:
            return
        path = Path(answer.text).expanduser().absolute()
        if not path.exists():
            self.tell(_("There is no file {path}: check the path.").format(path=path), "bad")
        else:
            self._begin("load", "--events", str(path))

    async def action_reload(self) -> None:
        """Load them again."""
        paths = await self._writable()
        if paths:
            self._begin("sources", *paths, "--reload", "--events")

    async def action_describe(self) -> None:
        """Ask for what is not known of them, several data at once."""
        paths = await self._writable()
        if not paths:
            return
        count = len(paths)
        question = ngettext("Give for {count} source", "Give for {count} sources", count)
        hint = _("It goes before what the files say, and stays; they are loaded again.")
        fields = {name: _(words) for name, words in GIVEN.items()}
        form = FormScreen(question.format(count=number(count)), hint, fields, _checked)

        def described(given: Given | None) -> None:
            if given is not None:
                options = (f"--{name}={value}" for name, value in given.items())
                self._begin("sources", *paths, *options, "--events")

        self.app.push_screen(form, described)

    def _begin(self, command: str, *arguments: str) -> None:
        if len(arguments) > MOST:
            self.tell(_("These are too many at once: select fewer."), "bad")
        else:
            self._selected.clear()
            self.begin_loading(command, *arguments)

    async def action_forget(self) -> None:
        """Ask, and take them out of the library."""
        names = await self._writable()
        if not names:
            return
        question = ngettext(
            "Take {count} source and its articles out of the library?",
            "Take {count} sources and their articles out of the library?",
            len(names),
        ).format(count=number(len(names)))
        hint = names[0] if len(names) == 1 else ""
        choices = {"no": _("no"), "yes": _("yes, take out")}
        ask = AskScreen(question, hint, "", choices, any_answer=True)

        def answered(answer: Answer | None) -> None:
            if answer is not None and answer.choice == "yes":
                self._forget(names)

        self.app.push_screen(ask, answered)

    @work(thread=True, group="writing")
    def _forget(self, names: Sequence[str]) -> None:
        """In a thread: take them out, and post one message."""
        try:
            with self.session.pen:
                gone = door.forget(names, self.session.library.wanted)
        except (YuanzhiError, sqlite3.Error, OSError) as error:
            self.post_message(self.Forgotten("", str(error)))
        else:
            told = ngettext("Forgot {count} source.", "Forgot {count} sources.", gone)
            self.post_message(self.Forgotten(told.format(count=number(gone))))

    @on(Forgotten)
    def _forgotten(self, event: Forgotten) -> None:
        event.stop()
        self.tell(event.reason or event.told, "bad" if event.reason else "good")
        self._selected.clear()
        self.session.edition += 1
        self.renew()

    # The rest

    def action_stop(self) -> None:
        """Stop the load at work."""
        self.post_message(StopWanted())

    def action_open(self) -> None:
        """Open the articles of the source under the cursor."""
        key = self.paths.key
        if key is not None:
            self._look_for_articles(key)

    @work(thread=True, group="articles", exclusive=True)
    def _look_for_articles(self, source: int) -> None:
        """In a thread: ask for the articles of a source, and post one message."""
        try:
            with self._library.another() as library:
                found = library.source_articles(source, SHOWN)
        except (YuanzhiError, sqlite3.Error) as error:
            self.post_message(Failed(str(error)))
        else:
            self.post_message(self.ArticlesFound(source, found))

    @on(ArticlesFound)
    async def _articles_found(self, event: ArticlesFound) -> None:
        """Open the article, or let the reader choose where there are several."""
        event.stop()
        found = event.articles
        if self.app.screen is not self or self.paths.key != event.source:
            return
        if not found.first:
            self.tell(_("The library holds no article of this source."))
        elif found.total == 1:
            await self.open(ToArticle(found.first[0].article))
        else:
            entries = [
                ("", title or _("title unknown")) for title in (one.title for one in found.first)
            ]
            name = mark("Articles")
            if found.total > len(found.first):
                name = _("The first {count} of {total} articles").format(
                    count=number(len(found.first)), total=number(found.total)
                )

            async def chosen(place: int | None) -> None:
                if place is not None:
                    await self.open(ToArticle(found.first[place].article))

            await self.app.push_screen(MenuScreen(name, entries), chosen)


def _checked(name: str, text: str) -> str:
    """What was typed for a datum as it is stored. Raises YuanzhiError where it cannot be."""
    return forms.iso_date(text) or "" if name == "date" else text


def _data(row: SourceRow) -> str:
    """What is known of a source besides."""
    loaded = _("loaded {when}").format(when=(row.loaded or "").replace("T", " ")[:16])
    parts = (
        row.format or "",
        row.charset or "",
        contents(row),
        loaded if row.loaded else "",
        _("looked at {when}").format(when=row.checked.replace("T", " ")[:16]),
    )
    return " | ".join(part for part in parts if part)
