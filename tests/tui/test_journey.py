"""Back and forward through what was seen, and marks to return to."""

from __future__ import annotations

import re

from textual import events

from store.library import Library
from tests.tui.screen import WIDE, browse, focused, press, search, seen, until
from tui.screens.browser import BrowserScreen
from tui.screens.marks import MarksScreen
from tui.screens.park import ParkScreen
from tui.screens.project import ProjectScreen


async def test_forward_opens_again_what_was_left_at_the_line_one_stood_on() -> None:
    async with browse(Library.open(None), WIDE) as pilot:
        await press(pilot, "2", "o", "down", "down")
        screen = pilot.app.screen
        assert isinstance(screen, ProjectScreen)
        stood = screen.sheet.place
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, BrowserScreen)
        await press(pilot, "alt+right")
        again = pilot.app.screen
        assert isinstance(again, ProjectScreen)
        assert again.sheet.place[:2] == stood[:2]
        await press(pilot, "alt+right")
        assert "nothing to go forward to" in seen(pilot)


async def test_opening_something_else_ends_the_way_forward() -> None:
    async with browse(Library.open(None), WIDE) as pilot:
        await press(pilot, "2", "o", "escape", "down", "o", "escape")
        await press(pilot, "L", "escape", "L", "escape")
        assert len(pilot.app.screen_stack) == 1
        await press(pilot, "e", "escape", "o")
        await press(pilot, "L")
        assert "nothing to go forward to" in seen(pilot)


async def test_forward_searches_again_for_what_was_searched_for() -> None:
    async with browse(Library.open(None), WIDE) as pilot:
        await search(pilot, "项目")
        await press(pilot, "enter", "down")
        key = pilot.app.screen.query_one("#hits").key  # type: ignore[attr-defined]
        await press(pilot, "escape")
        assert focused(pilot) == "parks"
        await press(pilot, "alt+right")
        await until(pilot, lambda: focused(pilot) == "hits")
        hits = pilot.app.screen.query_one("#hits")
        assert hits.key == key  # type: ignore[attr-defined]
        assert "项目" in seen(pilot)


async def test_forward_follows_again_the_name_that_was_followed() -> None:
    async with browse(Library.open(None), WIDE) as pilot:
        await press(pilot, "3")
        # A name is followed, a figure opens its page.
        while not re.search(r"fact \d+ of \d+ +(?:park|project|organisation)", seen(pilot)):
            await press(pilot, "right")
        before = seen(pilot)
        await press(pilot, "enter")
        followed = seen(pilot)
        await press(pilot, "escape")
        assert seen(pilot) != followed
        await press(pilot, "alt+right")
        assert "1 of" in seen(pilot)
        await press(pilot, "escape")
        assert seen(pilot).splitlines()[1:8] == before.splitlines()[1:8]


async def test_a_mark_leads_back_from_anywhere() -> None:
    async with browse(Library.open(None), WIDE) as pilot:
        await press(pilot, "1", "down", "o")
        assert isinstance(pilot.app.screen, ParkScreen)
        title = seen(pilot).splitlines()[0]
        await press(pilot, "m")
        assert "Nothing is marked yet" in seen(pilot)
        await press(pilot, "p")
        assert "Marked p: " in seen(pilot)
        await press(pilot, "escape", "2")
        await press(pilot, "apostrophe")
        assert "p   " in seen(pilot)
        await press(pilot, "p")
        assert isinstance(pilot.app.screen, ParkScreen)
        assert seen(pilot).splitlines()[0] == title
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, BrowserScreen)


async def test_a_passage_is_marked_and_a_letter_that_marks_nothing_says_so() -> None:
    async with browse(Library.open(None), WIDE) as pilot:
        await press(pilot, "3", "m", "a")
        assert "Marked a: " in seen(pilot)
        await press(pilot, "grave_accent", "a")
        assert ">Article" in seen(pilot)
        await press(pilot, "apostrophe", "z")
        assert "Nothing is marked z." in seen(pilot)
        await press(pilot, "apostrophe", "escape")
        assert ">Article" in seen(pilot)


async def test_keys_typed_ahead_of_the_list_of_marks_are_passed_over() -> None:
    async with browse(Library.open(None), WIDE) as pilot:
        await press(pilot, "m")
        marks = pilot.app.screen
        assert isinstance(marks, MarksScreen)
        # As when both come in at once: the second finds the screen still there.
        marks.on_key(events.Key("o", "o"))
        marks.on_key(events.Key("u", "u"))
        await pilot.pause()
        assert isinstance(pilot.app.screen, BrowserScreen)
        assert "Marked o: " in seen(pilot)
