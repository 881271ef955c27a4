"""Loading while one reads: it is begun, one is told how far it is, and the reader's own library is
gone over to as soon as it holds something.
"""

from __future__ import annotations

import sqlite3
import time
from threading import Thread
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import App
from textual.message import Message

from store.later import Later
from store.library import Library
from store.model import YuanzhiError
from tui.memory import Left
from tui.messages import _

if TYPE_CHECKING:
    from textual.timer import Timer

    from tui.loading import Loading
    from tui.screens import browser, desk
    from tui.screens.desk import Desk, LoadWanted
    from tui.session import Session

else:
    # Not for the first paint.
    browser = Later("tui.screens.browser")
    desk = Later("tui.screens.desk")

# Seconds after which what was loaded meanwhile is shown, while a load goes on.
OFTEN = 10.0
# Seconds after which it is looked again whether the reader can go over to his own library.
SOON = 0.3

# The stack of the screens of the reader's own library.
OWN = "own"


class Loader(App[None]):
    """The part of the program that loads. Each load runs in a process of its own."""

    session: Session

    class Loaded(Message):
        """A load is further, or done."""

        def __init__(self, loading: Loading, *, done: bool = False) -> None:
            super().__init__()
            self.loading = loading
            self.done = done

    class OwnOpened(Message):
        """The reader's own library holds something now."""

        def __init__(self, library: Library) -> None:
            super().__init__()
            self.library = library

    class Waited(Message):
        """It is time to see whether the reader can go over to his own library."""

    _waiting: Timer | None = None
    # How many articles had been loaded when that was last shown, and when that was.
    _shown = (0, 0.0)
    # What came of the last load, in a sentence.
    _done = ""

    @property
    def desk(self) -> Desk:
        """The screen one works on: the uppermost that is no help or the like."""
        return next(
            screen for screen in reversed(self.screen_stack) if isinstance(screen, desk.Desk)
        )

    def on_load_wanted(self, event: LoadWanted) -> None:
        """Load, told of by a thread that ends with the program; only one at a time."""
        if self.session.loading is not None:
            self.desk.tell(_("A load is at work already: wait until it has done."), "bad")
            return
        # Most sessions load nothing.
        from tui.loading import Loading

        loading = Loading(self.session.library.wanted, event.arguments)
        self.session.loading = loading
        self._shown, self._done = (0, time.monotonic()), ""
        self.desk.show_loading()

        def run() -> None:
            try:
                loading.run(lambda: self.post_message(self.Loaded(loading)))
            except OSError as error:
                loading.problem = str(error)
            self.post_message(self.Loaded(loading, done=True))

        Thread(target=run, daemon=True).start()

    @on(Loaded)
    def _loaded(self, event: Loaded) -> None:
        loading = event.loading
        if not event.done:
            self.desk.show_loading()
            articles, since = self._shown
            if loading.articles > articles and time.monotonic() - since > OFTEN:
                self._show_more(loading)
            return
        self.session.loading = None
        self.desk.show_status()
        self._done = loading.done
        self.desk.tell(loading.done, "bad" if loading.problem or loading.failed else "good")
        self._show_more(loading)

    def _show_more(self, loading: Loading) -> None:
        """Show what has been loaded so far."""
        self._shown = (loading.articles, time.monotonic())
        if self.session.library.seed:
            self._open_own()
        else:
            self.session.edition += 1
            self.desk.renew()

    @work(thread=True, group="own", exclusive=True)
    def _open_own(self) -> None:
        """In a thread: open the reader's own library, and post one message if it holds anything."""
        try:
            opened = Library.open(self.session.library.wanted)
        except (YuanzhiError, sqlite3.Error):
            # It is told when the load has ended, which failed then.
            return
        if opened.seed:
            opened.close()
        else:
            self.post_message(self.OwnOpened(opened))

    @on(OwnOpened)
    async def _own_opened(self, event: OwnOpened) -> None:
        if self.session.own is not None or not self.session.library.seed:
            event.library.close()
            return
        self.session.own = event.library
        if not self._is_idle:
            told = _("Your own library is ready: go back to the lists to read it.")
            self.desk.tell(told, "good")
        # A message and no call: it is to be read after the key at work has done all its steps.
        self._waiting = self.set_interval(SOON, lambda: self.post_message(self.Waited()))

    @property
    def _is_idle(self) -> bool:
        """Whether the reader can be shown another library: pages of the seed library stay what they
        are until he leaves them, and nobody is interrupted who types.
        """
        from tui.screens.sources import SourcesScreen

        first, *above = self.screen_stack
        is_free = isinstance(first, browser.BrowserScreen) and not first.is_typing
        return is_free and all(isinstance(screen, SourcesScreen) for screen in above)

    @on(Waited)
    async def _go_over(self) -> None:
        """Show the reader's own library, if nothing stands against it."""
        from tui.screens.sources import SourcesScreen

        first, *above = self.screen_stack
        own = self.session.own
        if own is None or not self._is_idle or not isinstance(first, browser.BrowserScreen):
            return
        if self._waiting is not None:
            self._waiting.stop()
        await self.take(own, Left(query=first.standing.query))
        # The screens of the seed library lie in a stack of their own from now on.
        self.add_mode(OWN, lambda: browser.BrowserScreen(self.session))
        await self.switch_mode(OWN)
        if above:
            await self.push_screen(SourcesScreen(self.session))
        told = _("This is your own library now.")
        # The screen says something of its own when it is new.
        self.desk.call_later(self.desk.tell, f"{self._done} {told}".strip(), "good")

    async def take(self, own: Library, left: Left) -> None:
        """Have another library from now on. left: where to stand in it."""
        session = self.session
        session.library, session.own, session.left = own, None, left
        session.forward.clear()

    def on_stop_wanted(self) -> None:
        """Let the load end."""
        self.stop_loading()

    def stop_loading(self) -> None:
        """Let the load end after the source at work; asked again, break it off."""
        loading = self.session.loading
        if loading is None:
            self.desk.tell(_("Nothing is being loaded."))
            return
        loading.stop()
        self.desk.show_loading()

    def action_help_quit(self) -> None:
        """Ctrl+C is no way out, since it copies elsewhere: say what is; it stops a load."""
        if self.session.loading is not None:
            self.stop_loading()
        else:
            self.desk.tell(_("Press Ctrl+Q to leave yuanzhi."))
