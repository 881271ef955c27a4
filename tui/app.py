"""The browser as a program: themes, the first screen, and the clipboard."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on, work
from textual.message import Message
from textual.scrollbar import ScrollBar, ScrollBarRender

from store.later import Later
from store.library import CITATION_STYLES
from store.model import YuanzhiError
from tui import keymap, keys, memory, signs, themes
from tui.loader import Loader
from tui.memory import Habits
from tui.messages import _
from tui.screens.doorway import Doorway
from tui.session import Session
from tui.sizes import Sizes
from tui.start import begin

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.actions import ActionParseResult
    from textual.binding import BindingType
    from textual.dom import DOMNode
    from textual.screen import Screen

    from store.library import Library
    from tui import clipboard, errands, returning
    from tui.leads import Target
    from tui.memory import Left, Memory
    from tui.screens import browser, counts, desk, ground
    from tui.visits import Mark
else:
    # Not for the first paint.
    browser = Later("tui.screens.browser")
    clipboard = Later("tui.clipboard")
    counts = Later("tui.screens.counts")
    desk = Later("tui.screens.desk")
    errands = Later("tui.errands")
    ground = Later("tui.screens.ground")
    returning = Later("tui.returning")


# Below this width what stands over the screen leaves nothing of it to be seen at its sides.
NARROW = 80


class PlainScrollBar(ScrollBarRender):
    """A scroll bar made of spaces: terminals disagree on the width of block characters."""

    VERTICAL_BARS: ClassVar = [" "] * 8
    HORIZONTAL_BARS: ClassVar = [" "] * 8


# Seconds that the thread of the screens waits for another one at work; Python has 5 ms.
PATIENCE = 0.001


class YuanzhiApp(Loader):
    """Shows one library until the reader leaves."""

    CSS_PATH = Path(__file__).with_name("yuanzhi.tcss")
    TITLE = "yuanzhi"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-roomy")]  # noqa: RUF012 (as in App)
    BINDINGS: ClassVar[list[BindingType]] = []

    class Entered(Message):
        """The lists have taken the place of their frame."""

    class Copied(Message):
        """A text went to the clipboard. copied: which way, None where there was none."""

        def __init__(self, text: str, copied: clipboard.Copied | None) -> None:
            super().__init__()
            self.text = text
            self.copied = copied

    def __init__(
        self,
        library: Library,
        target: Target | None = None,
        memory: Memory | None = None,
        *,
        fresh: bool = False,
        faults: Sequence[str] = (),
        at_door: bool = False,
    ) -> None:
        """target: what to open above the lists; Escape goes back to them. memory: what was kept
        from the last session; fresh: to begin anew all the same. faults: of the reader's settings,
        a sentence each. at_door: whether to paint the frame first and import what fills it then.
        """
        # With the colours of the terminal itself Textual takes all of them away (NO_COLOR).
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.set_class(signs.only_ascii(), "-ascii")
        self.session = Session(library)
        self._target = target
        self._faults = faults
        # What was typed at the door, for the lists; None once they are there.
        self._typed: list[events.Event] | None = [] if at_door else None
        # Whether the program was told to end there.
        self._ending = False
        self._memory = memory
        # The marks that were there when the library was opened.
        self._marked: dict[str, Mark] = {}
        self._habits = memory.habits() if memory is not None else Habits()
        # Where the reader stood when the program was left.
        self._desktop: returning.Desktop | None = None
        ScrollBar.renderer = PlainScrollBar
        for theme in themes.THEMES:
            self.register_theme(theme)
        few = self.console.color_system == "standard" and sys.stdout.isatty()
        self._begin_in(themes.first(os.environ, few=few))
        self._return(fresh=fresh)
        self.set_keymap(keys.chosen())

    def _begin_in(self, theme: str) -> None:
        """Take a theme before anything is drawn: to change it afterwards means that all of the
        style sheet is read again, and all that differs between dark and light.
        """
        before = self.current_theme
        chosen = self.available_themes[theme]
        if (chosen.dark, chosen.ansi) != (before.dark, before.ansi):
            self.theme = theme
            return
        self.set_reactive(type(self).theme, theme)
        self.stylesheet.set_variables(self.get_css_variables())

    def _return(self, *, fresh: bool) -> None:
        """Take up what was kept from the last session."""
        habits, memory = self._habits, self._memory
        if habits.theme in themes.PALETTES and self.theme != themes.PLAIN:
            self._begin_in(habits.theme)
        if habits.style in CITATION_STYLES:
            self.session.citation_style = habits.style
        self.session.sizes = Sizes.of(habits.sizes)
        self.session.is_new = memory is not None and not habits.greeted
        if memory is not None:
            left = memory.left()
            self._take_marks(left)
            if not fresh and self._target is None:
                self.session.left = left

    def _take_marks(self, left: Left) -> None:
        self._marked = left.marked()
        self.session.marks.clear()
        self.session.marks.update(self._marked)

    def keep(self) -> None:
        """Keep what the next session takes up, once the program has been left."""
        self._keep(self.session.library)

    def _keep(self, library: Library) -> None:
        """Keep it; library: a connection to that of the session."""
        memory, session = self._memory, self.session
        if memory is None or self._desktop is None:
            return
        theme = self._habits.theme if self.theme == themes.PLAIN else self.theme
        habits = replace(
            self._habits,
            theme=theme,
            style=session.citation_style,
            sizes=session.sizes.kept(),
            greeted=True,
        )
        memory.keep(habits)
        # What was marked here meanwhile, and what other windows and `yuanzhi mark` did.
        set_here = {
            letter: one for letter, one in session.marks.items() if one != self._marked.get(letter)
        }
        marks = {**memory.left().marked(), **set_here}
        memory.keep(returning.to_keep(library, self._desktop, marks))

    async def take(self, own: Library, left: Left) -> None:
        """Have another library from now on, with the marks that were set in it."""
        self.leave()
        # Where no answer comes the place is lost, and no more.
        with suppress(YuanzhiError):
            await errands.asked(self, self.session.library, self._keep)
        await super().take(own, left)
        if self._memory is not None:
            self._memory = self._memory.of_another(own)
            self._take_marks(self._memory.left())

    def leave(self) -> None:
        """Remember where the reader stands."""
        first = self.screen_stack[0] if self.screen_stack else None
        if isinstance(first, browser.BrowserScreen) and first.is_mounted:
            targets = [one.target for one in self.screen_stack[1:] if isinstance(one, desk.Desk)]
            self._desktop = returning.Desktop(first.standing, returning.screens_of(targets))

    def exit(self, *arguments: Any, **more: Any) -> None:
        """Leave the program, remembering where the reader stood."""
        self.leave()
        super().exit(*arguments, **more)

    def end(self) -> None:
        """Leave; from the door when the lists are there, since half built they cannot be left."""
        if self._typed is None:
            self.exit()
        else:
            self._ending = True

    def hang_up(self) -> None:
        """End at once, keeping the place: there is no terminal any more that could be drawn on or
        read from, and trying to would never end.
        """
        # Whatever goes wrong now, there is nobody to tell; not to end would be worse.
        with suppress(Exception):
            self.leave()
            self.keep()
        os._exit(128 + signal.SIGHUP)

    def on_mount(self) -> None:
        """Keep the place also where the line to the terminal is cut, or the machine shut down."""
        if self._memory is not None and sys.platform != "win32":
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self.end)
            # Not by way of the loop: it may be waiting to draw.
            signal.signal(signal.SIGHUP, lambda *_given: self.hang_up())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours the style sheet names, for a theme that does not."""
        return dict(themes.DARK)

    def get_default_screen(self) -> Screen[None]:
        """The screen that all others are opened from, or the frame of it."""
        if self._typed is not None:
            return Doorway(self.session.sizes)
        return browser.BrowserScreen(self.session)

    @on(Doorway.Painted)
    async def _enter(self) -> None:
        """Import the lists, and show them in their frame."""
        lists = browser.BrowserScreen(self.session)
        await self.switch_screen(lists)
        # The screen does this once it is mounted; what is typed until then is kept too.
        lists.call_later(self.post_message, self.Entered())

    async def on_event(self, event: events.Event) -> None:
        """Handle an event; what is typed at the door waits for the lists."""
        if self._typed is not None and isinstance(event, (events.Key, events.Paste)):
            self._typed.append(event)
        else:
            await super().on_event(event)

    @on(Entered)
    async def _entered(self) -> None:
        """Do what was typed at the door, in its order."""
        begin()
        typed, self._typed = self._typed or [], None
        if self._ending:
            self.exit()
            return
        await self._arrive()
        if typed and isinstance(self.screen, desk.Desk):
            # Down is for the rows of the list, and these are still being read.
            await self.screen.settle()
        for event in typed:
            await self.on_event(event)

    async def on_ready(self) -> None:
        """Begin where there was no door."""
        if self._typed is None:
            await self._arrive()

    async def _arrive(self) -> None:
        """Open what the reader came for."""
        if self._target is not None:
            await self.desk.open(self._target)
        if self._faults:
            # One at a time: `yuanzhi keys` tells the next when this one is mended.
            self.desk.tell(self._faults[0], "bad")

    def copy_to_clipboard(self, text: str) -> None:
        """Put a text on the clipboard by the surest way there is, and say which that was."""
        self._copy(text, partial(self.call_from_thread, super().copy_to_clipboard))

    @work(thread=True, group="clipboard")
    def _copy(self, text: str, terminal: Callable[[str], None]) -> None:
        """In a thread, since a clipboard tool may hang: copy, and post one message."""
        self.post_message(self.Copied(text, clipboard.copy(text, terminal)))

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do an action, as many times as was typed before its key; what is done with a passage is
        done with that of the row under the cursor.
        """
        session = self.session
        if isinstance(action, str) and named(action) in ground.ON_WHAT_IS_READ:
            screen = self.screen
            if isinstance(screen, desk.Desk):
                await screen.settle()
        if session.count is None or not isinstance(action, str) or counts.is_digit(action):
            return await super().run_action(action, default_namespace, namespaces)
        count, session.count = session.count, None
        before, dot, name = action.rpartition(".")
        # Esc drops the count and does nothing else.
        done = name == counts.LEAVES
        for each in counts.steps(name, count):
            done = await super().run_action(f"{before}{dot}{each}", default_namespace, namespaces)
        return done

    @on(Copied)
    def _copied(self, event: Copied) -> None:
        look = "bad" if event.copied is None else "good"
        lacking, self.session.lacking = self.session.lacking, ""
        self.desk.tell(f"{lacking} {sentence(event.text, event.copied)}".strip(), look)


def named(action: str) -> str:
    """The name of an action, without whose it is and what it is given."""
    return action.partition("(")[0].rpartition(".")[2]


def sentence(text: str, copied: clipboard.Copied | None) -> str:
    """Where a text went, and the text; nothing is called copied that is not known to be."""
    if copied is None:
        return _("Nothing here takes a text, neither a clipboard nor a file: {text}").format(
            text=text
        )
    if copied.path is not None:
        return _("No way to the clipboard; written to {path}: {text}").format(
            path=copied.path, text=text
        )
    if copied.step.kind == "tool":
        return _("Copied: {text}").format(text=text)
    if "-w" in copied.step.command:
        return _("In the tmux buffer and sent to the terminal: {text}").format(text=text)
    if copied.step.kind == "tmux":
        return _("In the tmux buffer: {text}").format(text=text)
    return _("Sent to the terminal: {text}").format(text=text)


def run(library: Library, target: Target | None = None, *, fresh: bool = False) -> None:
    """Show the library where it was left the last time, or what a target leads to, until the
    reader leaves. fresh: begin at the lists. Of the reader's own keys those are in force that can
    be understood; what is wrong with the others is told.
    """
    chosen, faults = keymap.understood(keymap.path())
    keys.choose(chosen)
    app = YuanzhiApp(library, target, memory.of(library), fresh=fresh, faults=faults, at_door=True)
    # A thread that sorts names or reads a file lets the one that answers keys in after this time.
    sys.setswitchinterval(PATIENCE)
    try:
        app.run()
    finally:
        app.keep()
        if app.session.library is not library:
            app.session.library.close()
    if app.return_code:
        # Textual has told what went wrong; whoever started the browser is told by this.
        sys.exit(app.return_code)
