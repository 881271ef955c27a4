"""Marks: a place is marked with a letter, and gone to by it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from store.later import Later
from store.model import YuanzhiError
from tui.messages import _
from tui.screens.ground import Ground
from tui.widgets.pane import Failed

if TYPE_CHECKING:
    from tui import addresses, visits
    from tui.leads import Target
else:
    # Not for the first paint.
    addresses = Later("tui.addresses")
    visits = Later("tui.visits")


class Marking(Ground):
    """Marks what is seen, and goes back to it."""

    class Marked(Message):
        """A place got its mark."""

        def __init__(self, letter: str, mark: visits.Mark) -> None:
            super().__init__()
            self.letter = letter
            self.mark = mark

    class Sought(Message):
        """It is known what a mark leads to."""

        def __init__(self, target: Target) -> None:
            super().__init__()
            self.target = target

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
                link = addresses.address(library, target)
                found = library.follow(link) if link else None
        except (YuanzhiError, sqlite3.Error) as error:
            self.post_message(Failed(str(error)))
            return
        if link is None or found is None:
            self.post_message(Failed(_("There is nothing here that could be marked.")))
        else:
            self.post_message(self.Marked(letter, visits.Mark(link, found.heading or found.words)))

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
                target = addresses.follow(library, link)
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
