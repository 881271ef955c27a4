"""Numbers on lines and names: typing one opens it, and nothing else changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from store.library import Library
from tests.tui.screen import (
    MIDDLE,
    NARROW,
    WIDE,
    browse,
    focused,
    lines,
    load,
    press,
    search,
    seen,
)
from tests.tui.test_desk import LIFE, to_project
from tui.screens.article import ArticleScreen
from tui.screens.compare import CompareScreen
from tui.screens.inspector import InspectorScreen
from tui.screens.numbers import NumbersScreen
from tui.screens.project import ProjectScreen
from tui.widgets.cells import width
from tui.widgets.columns import Columns
from tui.widgets.paged_list import PagedList
from tui.widgets.passage import PassageView
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


async def typed(pilot: Pilot[None], number: str) -> None:
    """Open by a number, whether it is taken at once or could become a longer one."""
    await press(pilot, "full_stop", *number)
    if isinstance(pilot.app.screen, NumbersScreen):
        await press(pilot, "enter")


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
        assert "Number, 1 to 2;" in seen(pilot)
        await press(pilot, "3")
        assert isinstance(pilot.app.screen, NumbersScreen)
        assert re.search(r"Esc leaves: *$", seen(pilot), re.MULTILINE)
        await press(pilot, "x")
        assert isinstance(pilot.app.screen, InspectorScreen)


async def test_a_row_of_a_list_opens_by_its_number() -> None:
    async with browse(Library.open(None), NARROW) as pilot:
        before = lines(pilot)
        await press(pilot, "full_stop")
        assert "Number, 1 to" in seen(pilot)
        assert lines(pilot)[3].startswith("2 ")
        await press(pilot, "escape")
        assert lines(pilot)[:-2] == before[:-2]
        await typed(pilot, "2")
        assert focused(pilot) == "projects"
        assert pilot.app.screen.query_one("#parks", PagedList).cursor == 1


async def test_a_hit_opens_by_its_number() -> None:
    async with browse(Library.open(None), NARROW) as pilot:
        await search(pilot, "高新区")
        await press(pilot, "enter")
        await typed(pilot, "3")
        assert focused(pilot) == "passage"
        assert pilot.app.screen.query_one("#hits", PagedList).cursor == 2


async def test_a_name_of_the_passage_is_followed_by_its_number(tmp_path: Path) -> None:
    async with browse(load(tmp_path, LIFE), NARROW) as pilot:
        await press(pilot, "3")
        passage = pilot.app.screen.query_one(PassageView)
        facts = passage.reading.passage.facts  # type: ignore[union-attr]
        await press(pilot, "full_stop")
        assert "[1]" in seen(pilot)
        assert {width(line) for line in lines(pilot)} == {NARROW[0]}
        await press(pilot, "escape")
        leading = [fact for fact in facts if fact.entity is not None or fact.roles]
        project = next(fact for fact in leading if fact.type == "PROJECT")
        await typed(pilot, str(leading.index(project) + 1))
        assert str(project.name) in seen(pilot).splitlines()[0]


async def test_each_column_of_a_comparison_has_its_numbers() -> None:
    async with browse(Library.open(None)) as pilot:
        await press(pilot, "2", "asterisk", "asterisk", "equals_sign")
        assert isinstance(pilot.app.screen, CompareScreen)
        before = lines(pilot)
        await press(pilot, "full_stop")
        assert [n for n in ("1 ", "2 ") if n in seen(pilot)] == ["1 ", "2 "]
        columns = pilot.app.screen_stack[-2].query_one(Columns)
        assert {columns._spots[at].column for at, _stop in columns._numbers} == {0, 1}
        await press(pilot, "escape")
        assert lines(pilot) == before


async def test_numbers_are_gone_when_what_they_stood_on_is_and_one_typed_then_says_so(
    tmp_path: Path,
) -> None:
    async with browse(load(tmp_path, LIFE)) as pilot:
        await to_project(pilot)
        await press(pilot, "full_stop")
        sheet = pilot.app.screen_stack[-2].query_one(Sheet)
        sheet.show(sheet.entries[:1])
        await pilot.pause()
        await press(pilot, "2")
        if isinstance(pilot.app.screen, NumbersScreen):
            await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ProjectScreen)
        assert "set the numbers again" in seen(pilot)


async def test_a_number_of_a_list_or_passage_shown_no_more_opens_nothing() -> None:
    async with browse(Library.open(None)) as pilot:
        rows = pilot.app.screen.query_one("#parks", PagedList)
        assert rows.number()
        rows.renew()
        rows.unnumber()
        assert not rows.choose(1)
        await press(pilot, "3")
        passage = pilot.app.screen.query_one(PassageView)
        assert passage.number()
        passage.show_nothing("gone")
        passage.unnumber()
        assert not passage.choose(1)
