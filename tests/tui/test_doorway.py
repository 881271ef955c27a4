"""The doorway: the frame of the lists is painted first; what is typed at it is for the lists."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.keys import _character_to_key

from store.library import Library
from tests.tui.screen import MIDDLE, NARROW, WIDE, focused, lines, rest, seen, until
from tui.app import YuanzhiApp
from tui.leads import ToPark
from tui.screens.browser import BrowserScreen
from tui.screens.doorway import Doorway
from tui.screens.park import ParkScreen
from tui.widgets.catalogue import Catalogue
from tui.widgets.filter_box import FilterBox
from tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.message import Message
    from textual.pilot import Pilot

    from tests.tui.terminal import Start
    from tui.leads import Target

TITLES = ("1 Parks", "2 Projects", "3 Passage")


class Door:
    """A browser that begins at its door, what is seen there, and what is typed there."""

    def __init__(self, library: Path, typed: str = "", target: Target | None = None) -> None:
        self.app = YuanzhiApp(Library.open(library), target, at_door=True)
        self.frame = ""
        self._typed = typed

    @asynccontextmanager
    async def enter(self, size: tuple[int, int]) -> AsyncIterator[Pilot[None]]:
        """The browser in a window of that size, once the lists are there."""
        try:
            async with self.app.run_test(size=size, message_hook=self._told) as pilot:
                await until(pilot, lambda: isinstance(self.app.screen_stack[0], BrowserScreen))
                await until(pilot, lambda: "Reading the library" not in seen(pilot))
                await rest(pilot)
                yield pilot
        finally:
            self.app.session.library.close()

    def _told(self, message: Message) -> None:
        if not isinstance(message, Doorway.Painted) or self.frame:
            return
        strips = self.app.screen._compositor.render_strips()
        self.frame = "\n".join("".join(part.text for part in strip) for strip in strips)
        for character in self._typed:
            self.app.post_message(events.Key(_character_to_key(character), character))


def places(screen: str) -> list[tuple[int, int]]:
    """Where the titles stand that are seen."""
    lines = screen.split("\n")
    found = ((at, line.find(title)) for title in TITLES for at, line in enumerate(lines))
    return [(at, column) for at, column in found if column >= 0]


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW])
async def test_the_frame_stands_where_the_lists_will(projects: Path, size: tuple[int, int]) -> None:
    door = Door(projects)
    async with door.enter(size) as pilot:
        assert "Reading the library." in door.frame
        assert lines(pilot)[-1] == door.frame.split("\n")[-1]
        assert "? help" in door.frame
        assert places(door.frame) == places(seen(pilot)) != []
        assert focused(pilot) == "parks"


async def test_what_is_typed_at_the_door_is_done_by_the_lists_in_its_order(projects: Path) -> None:
    door = Door(projects, typed="/海澜石墨烯")
    async with door.enter(WIDE) as pilot:
        await until(pilot, lambda: "2 passages" in seen(pilot))
        assert pilot.app.screen.query_one(SearchBox).typed.value == "海澜石墨烯"


async def test_movements_typed_at_the_door_are_made_in_the_list_that_comes(projects: Path) -> None:
    door = Door(projects, typed="jj")
    async with door.enter(WIDE) as pilot:
        parks = pilot.app.screen.query_one(Catalogue).parks
        await until(pilot, lambda: parks.cursor == 2)


async def test_keys_of_commands_go_to_the_lists_that_come(projects: Path) -> None:
    door = Door(projects, typed="2f石墨")
    async with door.enter(WIDE) as pilot:
        await until(pilot, lambda: "1 project" in seen(pilot))
        assert focused(pilot) == "filter-words"
        assert pilot.app.screen.query_one(FilterBox).typed.value == "石墨"


async def test_what_the_reader_came_for_is_opened_behind_the_door(projects: Path) -> None:
    with Library.open(projects) as library:
        (park, *_) = library.park_rows(library.parks())
    door = Door(projects, target=ToPark(park.id))
    async with door.enter(WIDE) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, ParkScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, BrowserScreen))


async def test_what_is_told_to_end_while_the_lists_come_ends_without_a_fault(
    projects: Path,
) -> None:
    app = YuanzhiApp(Library.open(projects), at_door=True)

    told_once: list[Message] = []

    def told(message: Message) -> None:
        # Of the lists nothing is there yet but their screen.
        if not told_once and app.screen_stack and isinstance(app.screen, BrowserScreen):
            told_once.append(message)
            app.end()

    # A fault in the app is raised where the window is closed.
    async with app.run_test(size=WIDE, message_hook=told) as pilot:
        for _ in range(500):
            if not app.is_running:
                break
            await pilot.pause(0.02)
        assert not app.is_running
        assert app.return_code == 0
    app.session.library.close()


def test_what_is_typed_as_soon_as_a_frame_is_seen_is_not_lost(
    terminal: Start, projects: Path
) -> None:
    window = terminal(100, 30, "--db", projects)
    window.until("1 Parks")
    window.type("/海澜石墨烯")
    assert "2 passages" in window.until("2 passages")


def test_the_program_can_be_left_from_the_door(terminal: Start, projects: Path) -> None:
    window = terminal(100, 30, "--db", projects)
    window.until("1 Parks")
    window.type("q")
    window.until("left with 0")
