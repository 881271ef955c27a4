"""What all screens of the reading desk share: the status line, citations, help, where keys lead."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.message import Message
from textual.screen import Screen

from store.model import YuanzhiError
from tui import copies, keys, messages, themes
from tui.addresses import address, follow
from tui.addresses import target as target_of
from tui.leads import ToArticle, ToChart, ToFactSearch, ToNotebook, ToProject, ToSearch
from tui.messages import _
from tui.visits import Mark, Opened
from tui.widgets.bars import Footer, Status
from tui.widgets.pane import Failed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from textual.binding import BindingType
    from textual.dom import DOMNode

    from store.model import Destination
    from tui.copies import Listing, Make
    from tui.leads import Lead, Target, ToFact
    from tui.pen import Pen
    from tui.screens.ask import Answer
    from tui.screens.jump import Goal
    from tui.session import Session
    from tui.subjects import Subject
    from tui.visits import Searched, Walked

# Seconds a word in the status line stays.
A_WHILE = 8.0


class LoadWanted(Message):
    """The reader wants to load something. arguments: of `yuanzhi`."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__()
        self.arguments = tuple(arguments)


class Desk(Screen[None]):
    """A screen one works on. It knows where the reader stands, and opens what that leads to as a
    screen above it.
    """

    AUTO_FOCUS: ClassVar[str | None] = ""
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("everywhere")

    class CopyMade(Message):
        """A text to be copied is there."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Marked(Message):
        """A place got its mark."""

        def __init__(self, letter: str, mark: Mark) -> None:
            super().__init__()
            self.letter = letter
            self.mark = mark

    class Sought(Message):
        """It is known what a mark leads to."""

        def __init__(self, target: Target) -> None:
            super().__init__()
            self.target = target

    class Jotted(Message):
        """Something was written into the notebook. reason: why it was not, where it was not."""

        def __init__(self, told: str, reason: str = "") -> None:
            super().__init__()
            self.told = told
            self.reason = reason

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._told = 0

    @property
    def scopes(self) -> tuple[str, ...]:
        """The scopes of actions where the focus is, the closest first, "everywhere" left out."""
        raise NotImplementedError

    @property
    def offered(self) -> tuple[str, ...]:
        """The scopes of all actions that can be done on this screen."""
        return (*self.scopes, "everywhere")

    def owner(self, scope: str) -> DOMNode:
        """The node that does the actions of a scope which the screen does not do itself."""
        raise NotImplementedError

    async def lead(self) -> Lead:
        """Where the reader stands, and what can be opened from there."""
        raise NotImplementedError

    @property
    def target(self) -> Target | None:
        """What would open again what the reader sees; None where nothing does."""
        raise NotImplementedError

    # The status line

    def show_status(self) -> None:
        """Say what there is to say while nothing happens."""
        library = self.session.library
        status = self.query_one(Status)
        if library.seed:
            status.say(_("Seed library: load your own with `yuanzhi load FILE`"), "good")
        else:
            text = str(library.path)
            if not os.access(library.path, os.W_OK):
                text = _("{path} (read-only: nothing can be noted or corrected)").format(path=text)
            status.say(text)
        self.show_loading()

    def show_loading(self) -> None:
        """At the right end: how far a load is, or the citation style."""
        loading = self.session.loading
        style = messages.label(messages.STYLES, self.session.citation_style)
        self.query_one(Status).show_right(loading.line if loading is not None else style)

    def tell(self, text: str, look: str = "dim") -> None:
        """Say something in the status line for a while. look: "dim", "good" or "bad"."""
        self.query_one(Status).say(text, look)
        self._told += 1
        told = self._told
        self.set_timer(A_WHILE, lambda: self.show_status() if told == self._told else None)

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self.tell(event.reason, "bad")

    # Going on

    def facts(self) -> list[ToFact]:
        """What "next" goes through from a fact that is opened here, in the order of the text."""
        raise NotImplementedError

    async def open(self, target: Target | ToSearch) -> None:
        """Open what a line leads to as a screen above this one."""
        self.session.forward.clear()
        if isinstance(target, ToSearch):
            await self.search_for(target.query)
            return
        await self.app.push_screen(self.screen_of(Opened(target, tuple(self.facts()))))

    def screen_of(self, visit: Opened) -> Screen[None]:
        """The screen that shows something, the reader standing where he stood."""
        # No screen but the first is needed for the first paint.
        from tui.screens.opening import screen_for

        screen = screen_for(self.session, visit.target, visit.among)
        screen.start = visit.at
        return screen

    async def action_forward(self) -> None:
        """Go again to what was left by going back."""
        visit = self.session.forward.pop() if self.session.forward else None
        if isinstance(visit, Opened):
            await self.app.push_screen(self.screen_of(visit))
        elif visit is None:
            self.tell(_("There is nothing to go forward to."))
        else:
            self.forward(visit)

    def forward(self, visit: Walked | Searched) -> None:
        """Go again to what the lists and the passage showed."""

    # Marks

    def action_set_mark(self) -> None:
        """Mark what is seen with a letter."""
        from tui.screens.marks import MarksScreen

        asked = _("Press a letter or digit to mark this place with; Esc leaves.")
        self.app.push_screen(MarksScreen(asked, self.session.marks), self._letter_to_mark)

    def _letter_to_mark(self, letter: str | None) -> None:
        target = self.target
        if letter is None:
            return
        if target is None:
            self.call_later(self.tell, _("There is nothing here that could be marked."), "bad")
        else:
            self._set_mark(letter, target)

    @work(thread=True, group="marks")
    def _set_mark(self, letter: str, target: Target) -> None:
        """In a thread: find the link that leads here, and post one message."""
        try:
            with closing(self.session.library.another()) as library:
                link = address(library, target)
                found = library.follow(link) if link else None
        except (YuanzhiError, sqlite3.Error) as error:
            self.post_message(Failed(str(error)))
            return
        if link is None or found is None:
            self.post_message(Failed(_("There is nothing here that could be marked.")))
        else:
            self.post_message(self.Marked(letter, Mark(link, found.heading or found.words)))

    @on(Marked)
    def _marked(self, event: Marked) -> None:
        event.stop()
        self.session.marks[event.letter] = event.mark
        self.tell(_("Marked {letter}: {name}").format(letter=event.letter, name=event.mark.name))

    def action_go_to_mark(self) -> None:
        """Go to a place that was marked."""
        from tui.screens.marks import MarksScreen

        asked = _("Press the letter of the place to go to; Esc leaves.")
        self.app.push_screen(MarksScreen(asked, self.session.marks), self._letter_to_go_to)

    def _letter_to_go_to(self, letter: str | None) -> None:
        mark = self.session.marks.get(letter or "")
        if mark is not None:
            self._seek(mark.link)
        elif letter is not None:
            # The screen says something of its own when it comes back to the fore.
            told = _("Nothing is marked {letter}.").format(letter=letter)
            self.call_later(self.tell, told, "bad")

    @work(thread=True, group="marks")
    def _seek(self, link: str) -> None:
        """In a thread: find out what a link leads to, and post one message."""
        try:
            with closing(self.session.library.another()) as library:
                target = follow(library, link)
        except (YuanzhiError, sqlite3.Error) as error:
            self.post_message(Failed(str(error)))
            return
        if target is None:
            self.post_message(Failed(_("What was marked is not in the library any more.")))
        else:
            self.post_message(self.Sought(target))

    @on(Sought)
    async def _sought(self, event: Sought) -> None:
        event.stop()
        await self.open(event.target)

    async def action_article(self) -> None:
        """Open the article where the reader stands."""
        lead = await self.lead()
        if lead.article is None:
            self.tell(_("There is no article here to open."))
        else:
            await self.open(lead.article)

    async def action_explain(self) -> None:
        """Open the fact where the reader stands."""
        lead = await self.lead()
        if lead.facts:
            await self.open(lead.facts[0])
        else:
            self.tell(_("There is nothing said of a project under the cursor."))

    async def action_dossier(self) -> None:
        """Open the project or park where the reader stands; of a fact, the project it is about."""
        lead = await self.lead()
        target = lead.dossier
        if target is None and lead.facts:
            try:
                target = ToProject(self.session.library.claim(lead.facts[0].mark).project)
            except (YuanzhiError, sqlite3.Error) as error:
                self.tell(str(error), "bad")
                return
        if target is None:
            self.tell(_("There is no project and no park under the cursor."))
        else:
            await self.open(target)

    # The notebook

    @property
    def noted(self) -> Sequence[str]:
        """What is written about first where the reader stands."""
        from tui.subjects import ON_PAGE

        return ON_PAGE

    async def _pen(self) -> Pen:
        """The pen on what is under the cursor."""
        from tui.pen import Pen

        return Pen(self, await self.subjects())

    async def subjects(self) -> list[Subject]:
        """What can be written about where the reader stands, what is meant most likely first."""
        from tui.subjects import subjects

        return subjects(self.session.library, await self.lead(), self.noted)

    async def action_note(self) -> None:
        """Write a note on what is under the cursor."""
        self._attempt((await self._pen()).note)

    async def action_tag(self) -> None:
        """Tag what is under the cursor."""
        self._attempt((await self._pen()).tag)

    async def action_bookmark(self) -> None:
        """Put a bookmark there."""
        self._attempt((await self._pen()).bookmark)

    async def action_gather(self) -> None:
        """Put it into the collection used last."""
        self._attempt((await self._pen()).gather)

    async def action_gather_into(self) -> None:
        """Put it into a collection to be named."""
        self._attempt((await self._pen()).gather_into)

    def _attempt(self, ask: Callable[[], None]) -> None:
        try:
            ask()
        except (YuanzhiError, sqlite3.Error) as error:
            self.tell(str(error), "bad")

    async def action_notebook(self) -> None:
        """Open all that the reader added."""
        await self.open(ToNotebook())

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

    def renew_jottings(self) -> None:
        """Show what was written into the notebook, where that is shown."""

    def renew(self) -> None:
        """Show the library as it is by now."""

    # Loading

    async def action_sources(self) -> None:
        """Open the sources."""
        from tui.screens.sources import SourcesScreen

        if not isinstance(self, SourcesScreen):
            await self.app.push_screen(SourcesScreen(self.session))

    def begin_loading(self, *arguments: str) -> None:
        """Begin a load; only one at a time."""
        if self.session.loading is not None:
            self.tell(_("A load is at work already: wait until it has done."), "bad")
        else:
            self.post_message(LoadWanted(arguments))

    async def action_quit(self) -> None:
        """Leave the program; ask, while a load is at work."""
        loading = self.session.loading
        if loading is None:
            self.app.exit()
            return
        from tui.screens.ask import AskScreen

        question = _("A load is at work. Leave?")
        choices = {
            "stop": _("stop it after the file at work, and leave"),
            "go on": _("leave, and let it go on"),
        }

        def left(answer: Answer | None) -> None:
            if answer is not None:
                if answer.choice == "stop":
                    loading.stop()
                self.app.exit()

        self.app.push_screen(AskScreen(question, "", "", choices, any_answer=True), left)

    async def action_charts(self) -> None:
        """Open the pictures."""
        await self.open(ToChart("park"))

    # Copying

    def action_style(self) -> None:
        """Change to the next citation style."""
        name = messages.label(messages.STYLES, self.session.next_style())
        self.show_status()
        self.tell(_("Citation style: {style}").format(style=name))

    async def action_copy_citation(self) -> None:
        """Copy the citation of the article where the reader stands."""
        article = (await self.lead()).article
        if not isinstance(article, ToArticle):
            self.tell(_("There is no article here to cite."))
        else:
            key = article.article
            self._copy(lambda: self.session.library.cite(key, self.session.citation_style))

    async def action_copy_passage(self) -> None:
        """Copy the paragraph where the reader stands with its citation."""
        article = (await self.lead()).article
        if not isinstance(article, ToArticle) or article.ordinal is None:
            self.tell(_("There is no passage here to copy."))
        else:
            place = f"{article.article}.{article.ordinal}"
            self._copy(lambda: self._quoted(place))

    def _quoted(self, place: str) -> str:
        library = self.session.library
        paragraph = library.locate(place)[1]
        assert paragraph is not None
        return library.quote(paragraph, self.session.citation_style)

    def _copy(self, make: Callable[[], str]) -> None:
        try:
            text = make()
        except (YuanzhiError, sqlite3.Error) as error:
            self.tell(str(error), "bad")
        else:
            self.app.copy_to_clipboard(text)

    def listing(self) -> Listing | None:
        """The list or page in front of the reader; None where there is none."""
        return None

    async def action_copy(self) -> None:
        """Let the reader choose what to copy."""
        from tui.screens.copy import CopyScreen

        found = copies.copies(await self.lead(), self.listing(), self.session.citation_style)
        if not found:
            self.tell(_("There is nothing here to copy."))
            return

        def chosen(place: int | None) -> None:
            if place is None:
                return
            if found[place].style:
                self.session.citation_style = found[place].style
                self.show_status()
            self._make_copy(found[place].make)

        await self.app.push_screen(CopyScreen(self.session, found), chosen)

    @work(thread=True, group="copies")
    def _make_copy(self, make: Make) -> None:
        """In a thread: make a text, and post one message."""
        try:
            with self.session.library.another() as library:
                self.post_message(self.CopyMade(make(library)))
        except (YuanzhiError, sqlite3.Error) as error:
            self.post_message(Failed(str(error)))

    @on(CopyMade)
    def _copy_made(self, event: CopyMade) -> None:
        event.stop()
        self.app.copy_to_clipboard(event.text)

    async def action_numbers(self) -> None:
        """Open by a number: on pages, whose lines and names carry them."""
        self.tell(_("Numbers stand on pages: open one with `a` or `o` first."))

    # Programs outside

    async def action_pipe(self) -> None:
        """Give what the reader has in front of him to a command."""
        from tui.screens import handover

        await handover.pipe(self)

    async def action_open_in(self) -> None:
        """Open the article or its source in another program."""
        from tui.screens import handover

        await handover.open_in(self)

    # Help and commands

    def action_help(self) -> None:
        """Show the keys, those of where the focus is first."""
        # Nobody needs it for the first paint.
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(*self.scopes))

    def action_jump(self) -> None:
        """Let the reader go anywhere by a piece of its name."""
        self._jump("")

    def action_palette(self) -> None:
        """Let the reader find an action by its words, and do it."""
        self._jump(">")

    def _jump(self, typed: str) -> None:
        from tui.screens.jump import JumpScreen

        scopes = dict.fromkeys((*self.scopes, *self.offered))
        offered = [scope for scope in scopes if scope in self.offered]
        self.app.push_screen(JumpScreen(self.session, offered, typed), self._chosen)

    async def _chosen(self, goal: Goal | None) -> None:
        """Do the action, or go where the reader wants to be."""
        if isinstance(goal, keys.Action):
            await self._perform(goal)
        elif isinstance(goal, ToSearch):
            await self.open(goal)
        elif goal is not None:
            await self._go_to(goal)

    async def _go_to(self, goal: Destination) -> None:
        if goal.query:
            facts = ToFactSearch(goal.query, goal.name)
            await self.open(facts if goal.facts else ToSearch(goal.query))
            return
        try:
            target = target_of(self.session.library, goal.found) if goal.found else None
        except (YuanzhiError, sqlite3.Error) as error:
            self.tell(str(error), "bad")
            return
        if target is not None:
            await self.open(target)

    async def search_for(self, query: str) -> None:
        """Go to the lists, and to the hits of a query there."""
        raise NotImplementedError

    @on(Footer.Pressed)
    async def _pressed(self, event: Footer.Pressed) -> None:
        await self._perform(event.action)

    async def _perform(self, action: keys.Action) -> None:
        """Do an action of any scope that is offered here, whatever has the focus."""
        mine = action.on_screen or action.scope in keys.OF_SCREENS
        await self.app.run_action(action.call, self if mine else self.owner(action.scope))

    def action_theme(self) -> None:
        """Change to the next theme."""
        self.app.theme = themes.after(self.app.theme)
        self.tell(_("Theme: {name}").format(name=_(themes.NAMES[self.app.theme])))
