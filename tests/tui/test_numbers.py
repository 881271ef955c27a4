"""Numbers on lines and names: typing one opens it, and nothing else changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.library import Library
from tests.tui.screen import MIDDLE, NARROW, WIDE, browse, lines, load, press, seen
from tests.tui.test_desk import LIFE, to_project
from tui.screens.article import ArticleScreen
from tui.screens.inspector import InspectorScreen
from tui.screens.numbers import NumbersScreen
from tui.screens.project import ProjectScreen
from tui.widgets.cells import width

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_line_of_a_project_opens_by_its_number(tmp_path: Path) -> None:
    async with browse(load(tmp_path, LIFE)) as pilot:
        await to_project(pilot)
        before = lines(pilot)
        await press(pilot, "full_stop")
        assert isinstance(pilot.app.screen, NumbersScreen)
        assert "Number, 1 to" in seen(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ProjectScreen)
        assert lines(pilot) == before
        await press(pilot, "full_stop", "3")
        if isinstance(pilot.app.screen, NumbersScreen):
            await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, (ProjectScreen, NumbersScreen))
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ProjectScreen)


@pytest.mark.parametrize("size", [NARROW, MIDDLE, WIDE])
async def test_numbers_over_names_move_no_text(size: tuple[int, int]) -> None:
    async with browse(Library.open(None), size) as pilot:
        await press(pilot, "3", "a")
        assert isinstance(pilot.app.screen, ArticleScreen)
        before = lines(pilot)
        await press(pilot, "full_stop")
        assert "[3]" in seen(pilot)
        assert {width(line) for line in lines(pilot)} == {size[0]}
        await press(pilot, "escape")
        assert lines(pilot) == before


async def test_a_key_that_is_no_digit_leaves_and_a_number_too_high_is_not_taken() -> None:
    async with browse(Library.open(None)) as pilot:
        await press(pilot, "2", "e")
        assert isinstance(pilot.app.screen, InspectorScreen)
        await press(pilot, "full_stop", "0")
        assert isinstance(pilot.app.screen, NumbersScreen)
        await press(pilot, "x")
        assert isinstance(pilot.app.screen, InspectorScreen)


async def test_lists_tell_where_numbers_stand() -> None:
    async with browse(Library.open(None)) as pilot:
        await press(pilot, "full_stop")
        assert "Numbers stand on pages" in seen(pilot)
