"""What all screens of the reading desk share: the status line, citations, help, where keys lead."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.message import Message
from textual.screen import Screen

from store.model import YuanzhiError
from tui import copies, keys, links, messages, themes
from tui.leads import ToArticle, ToFactSearch, ToProject, ToSearch
from tui.messages import _
from tui.widgets.bars import Footer, Status
from tui.widgets.pane import Failed

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType
    from textual.dom import DOMNode

    from store.model import Destination
    from tui.copies import Listing, Make
    from tui.leads import Lead, Target, ToFact
    from tui.screens.jump import Goal
    from tui.session import Session

# Seconds a word in the status line stays.
A_WHILE = 8.0


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

    # The status line

    def show_status(self) -> None:
        """Say what there is to say while nothing happens."""
        library = self.session.library
        status = self.query_one(Status)
        if library.seed:
            status.say(_("Seed library: load your own with `yuanzhi load FILE`"), "good")
        else:
            status.say(str(library.path))
        status.show_right(messages.label(messages.STYLES, self.session.citation_style))

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
        # No screen but the first is needed for the first paint.
        from tui.screens.opening import screen_for

        if isinstance(target, ToSearch):
            await self.search_for(target.query)
            return

        await self.app.push_screen(screen_for(self.session, target, self.facts()))

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
            target = links.target(self.session.library, goal.found) if goal.found else None
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
        mine = action.on_screen or action.scope in ("everywhere", "panes", "article", "fact")
        await self.app.run_action(action.call, self if mine else self.owner(action.scope))

    def action_theme(self) -> None:
        """Change to the next theme."""
        self.app.theme = themes.after(self.app.theme)
        self.tell(_("Theme: {name}").format(name=_(themes.NAMES[self.app.theme])))

    def action_quit(self) -> None:
        """Leave the program."""
        self.app.exit()
