"""Copying: citations, passages, rows and links of where the reader stands."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from store.later import Later
from store.model import YuanzhiError
from tui import messages
from tui.messages import _
from tui.screens.ground import Ground
from tui.widgets.pane import Failed

if TYPE_CHECKING:
    from tui import copies, leads
    from tui.copies import Listing, Make
    from tui.leads import Target
else:
    # Not for the first paint.
    copies = Later("tui.copies")
    leads = Later("tui.leads")


class Copying(Ground):
    """Makes texts to be copied, and gives them to the program, which knows the clipboard."""

    class CopyMade(Message):
        """A text to be copied is there. lacks: what it is without, in sentences."""

        def __init__(self, text: str, lacks: str = "") -> None:
            super().__init__()
            self.text = text
            self.lacks = lacks

    def action_style(self) -> None:
        """Change to the next citation style."""
        name = messages.label(messages.STYLES, self.session.next_style())
        self.show_status()
        self.tell(_("Citation style: {style}").format(style=name))

    async def action_copy_citation(self) -> None:
        """Copy the citation of the article where the reader stands."""
        article = (await self.lead()).article
        if not isinstance(article, leads.ToArticle):
            self.tell(_("There is no article here to cite."))
        else:
            self._make_copy(copies.citation(article, self.session.citation_style))

    async def action_copy_passage(self) -> None:
        """Copy the paragraph where the reader stands with its citation."""
        article = (await self.lead()).article
        if not isinstance(article, leads.ToArticle) or article.ordinal is None:
            self.tell(_("There is no passage here to copy."))
        else:
            place = f"{article.article}.{article.ordinal}"
            self._make_copy(copies.quotation(place, self.session.citation_style))

    def listing(self) -> Listing | None:
        """The list or page in front of the reader; None where there is none."""
        return None

    @property
    def page(self) -> Target | None:
        """What the whole screen shows, where that is one thing."""
        return None

    async def action_copy(self) -> None:
        """Let the reader choose what to copy."""
        from tui.screens.copy import CopyScreen

        lead, style = await self.lead(), self.session.citation_style
        found = copies.copies(lead, self.listing(), style, self.page)
        if not found:
            self.tell(_("There is nothing here to copy."))
            return

        def chosen(place: int | None) -> None:
            if place is None:
                return
            if found[place].style:
                self.session.citation_style = found[place].style
                self.show_status()
            self._make_copy(found[place].make, found[place].lacks)

        await self.app.push_screen(CopyScreen(self.session, found), chosen)

    @work(thread=True, group="copies")
    def _make_copy(self, make: Make, lacks: Make | None = None) -> None:
        """In a thread: make a text, and post one message."""
        try:
            with self.session.library.another() as library:
                told = lacks(library) if lacks is not None else ""
                self.post_message(self.CopyMade(make(library), told))
        except (YuanzhiError, sqlite3.Error) as error:
            self.post_message(Failed(str(error)))

    @on(CopyMade)
    def _copy_made(self, event: CopyMade) -> None:
        event.stop()
        self.session.lacking = event.lacks
        self.app.copy_to_clipboard(event.text)
