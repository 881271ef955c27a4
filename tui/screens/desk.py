"""The reading desk: all that works on every screen, whatever it shows."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from textual.message import Message

from store.later import Later
from store.model import EVERYTHING, YuanzhiError
from tui import keys, themes
from tui.errands import asked
from tui.messages import _
from tui.screens.copying import Copying
from tui.screens.counts import Counts
from tui.screens.jotting import Jotting
from tui.screens.jumping import Jumping
from tui.screens.numbering import Numbering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.model import Narrowing
    from tui import leads
    from tui.screens.ask import Answer
else:
    # Not for the first paint.
    leads = Later("tui.leads")


class LoadWanted(Message):
    """The reader wants to load something. arguments: of `yuanzhi`."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__()
        self.arguments = tuple(arguments)


class StopWanted(Message):
    """The reader wants the load at work to stop."""


class Desk(Jotting, Copying, Jumping, Numbering, Counts):
    """A screen one works on. It can be marked, copied from, written about, left for anywhere."""

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
        """Open the project, park, organisation or person where the reader stands; of a fact, the
        project it is about.
        """
        lead = await self.lead()
        target = lead.dossier
        if target is None and lead.facts:
            try:
                mark = lead.facts[0].mark
                claim = await asked(self, self.session.library, lambda other: other.claim(mark))
                target = leads.ToProject(claim.project)
            except (YuanzhiError, sqlite3.Error) as error:
                self.tell(str(error), "bad")
                return
        if target is None:
            self.tell(_("There is nothing under the cursor that has a page of its own."))
        else:
            await self.open(target)

    async def action_notebook(self) -> None:
        """Open all that the reader added."""
        await self.open(leads.ToNotebook())

    async def action_charts(self) -> None:
        """Open the pictures."""
        await self.open(leads.ToChart("park", narrowing=self.narrowing))

    @property
    def narrowing(self) -> Narrowing:
        """What the lists, which lie below all other screens, are narrowed to."""
        desks = [one for one in self.app.screen_stack if isinstance(one, Desk)]
        return desks[0].narrowing if desks and desks[0] is not self else EVERYTHING

    # Loading

    async def action_sources(self) -> None:
        """Open the sources."""
        from tui.screens.sources import SourcesScreen

        if not isinstance(self, SourcesScreen):
            await self.app.push_screen(SourcesScreen(self.session))

    def begin_loading(self, *arguments: str) -> None:
        """Begin a load; only one at a time."""
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

        self.app.push_screen(HelpScreen(*self.scopes), self._helped)

    async def _helped(self, action: keys.Action | None) -> None:
        """Do the action that was chosen in the help, where it can be done here."""
        if action is None:
            return
        if action.scope in self.offered:
            await self._perform(action)
        else:
            told = _("This is done elsewhere: {place}.").format(place=_(keys.SCOPES[action.scope]))
            # The screen says something of its own when it comes back to the fore.
            self.call_later(self.tell, told, "bad")

    def action_theme(self) -> None:
        """Change to the next theme."""
        self.app.theme = themes.after(self.app.theme)
        self.tell(_("Theme: {name}").format(name=_(themes.NAMES[self.app.theme])))
