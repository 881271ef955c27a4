"""Comparison: rows are selected in a list, and stand side by side or one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.tui.screen import MIDDLE, NARROW, WIDE, browse, lines, load, press, seen, until
from tui.cli import cli
from tui.screens.compare import CompareScreen
from tui.screens.project import ProjectScreen
from tui.widgets.catalogue import Catalogue
from tui.widgets.columns import Columns

if TYPE_CHECKING:
    from pathlib import Path

    from store.library import Library
    from tests.tui.screen import News

NAMES = ("东岭高新区", "西岗高新区", "南浦高新区")


def piece(park: str, project: str, amount: str, date: str) -> News:
    text = f"总投资{amount}的{project}在{park}开工。"
    return {"title": f"{project}开工[/]", "publication": "园区周报", "date": date, "text": text}


def library(folder: Path) -> Library:
    return load(
        folder,
        (
            piece(NAMES[0], "海澜轴承项目", "12亿元", "2024-02-04"),
            piece(NAMES[0], "禾迈电子项目", "30亿元", "2024-02-05"),
            piece(NAMES[1], "瀚森电机项目", "3亿美元", "2024-02-06"),
            piece(NAMES[2], "[red]石墨烯项目", "7亿元", "2024-02-07"),
        ),
    )


async def test_two_selected_parks_stand_side_by_side_and_their_facts_are_one_key_away(
    tmp_path: Path,
) -> None:
    async with browse(library(tmp_path), MIDDLE) as pilot:
        await press(pilot, "equals_sign")
        assert "at least" in seen(pilot)
        await press(pilot, "down", "asterisk", "insert", "equals_sign")
        screen = pilot.app.screen
        assert isinstance(screen, CompareScreen)
        await until(pilot, lambda: screen.columns.names)
        first, second = screen.columns.names
        assert any(first in line and second in line for line in lines(pilot))
        assert screen.columns.place.entry == 1
        await press(pilot, "right", "down")
        assert screen.columns._spots[screen.columns.place.entry].column == 1
        before = screen.columns.place
        while screen.columns.stop is not None and "项目" not in screen.columns.entry.text:  # type: ignore[union-attr]
            screen.columns.action_down()
        assert screen.columns.place != before
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ProjectScreen)
        await press(pilot, "escape", "escape")
        catalogue = pilot.app.screen.query_one(Catalogue)
        assert len(catalogue.parks.selected) == 2
        await press(pilot, "backslash")
        assert not catalogue.parks.selected


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW])
async def test_every_sum_of_every_park_is_reached_by_going_through_the_columns(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with browse(library(tmp_path), size) as pilot:
        await press(pilot, "down", "asterisk", "asterisk", "asterisk", "equals_sign")
        columns = pilot.app.screen.query_one(Columns)
        await until(pilot, lambda: columns.names)
        texts = set()
        for column in range(len(NAMES)):
            columns.action_first()
            for _ in range(column):
                columns.action_next_column()
            for _ in range(60):
                assert columns.entry is not None
                texts.add(columns.entry.text)
                assert any("> " in line for line in lines(pilot))
                columns.action_down()
            await pilot.pause()
        told = " ".join(texts)
        for amount in ("4,200,000,000 CNY", "300,000,000 USD", "700,000,000 CNY"):
            assert amount in told
        assert not any("\x1b" in line for line in lines(pilot))


def test_the_command_prints_the_same_sections_as_the_screen(tmp_path: Path) -> None:
    with library(tmp_path) as opened:
        ran = CliRunner().invoke(cli, ["compare", "--db", str(opened.path), *NAMES[:2]])
    assert ran.exit_code == 0, ran.output
    assert "300,000,000 USD" in ran.output
    assert f"  {NAMES[0]}: 4,200,000,000 CNY" in ran.output
