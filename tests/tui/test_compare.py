"""Comparison: rows are selected in a list, and stand side by side or one below the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from store.library import Library
from tests.tui.screen import MIDDLE, NARROW, WIDE, browse, lines, load, press, seen, until
from tests.tui.test_desk import to_line
from tui.app import YuanzhiApp
from tui.cli import cli
from tui.screens.compare import CompareScreen
from tui.screens.park import ParkScreen
from tui.screens.project import ProjectScreen
from tui.widgets.catalogue import Catalogue
from tui.widgets.columns import Columns

if TYPE_CHECKING:
    from pathlib import Path

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


async def test_parks_and_projects_are_selected_from_pages_and_from_what_is_gone_to(
    tmp_path: Path,
) -> None:
    async with browse(library(tmp_path), MIDDLE) as pilot:
        catalogue = pilot.app.screen.query_one(Catalogue)
        await press(pilot, "ctrl+g", *NAMES[0])
        await until(pilot, lambda: "park" in seen(pilot))
        await press(pilot, "insert")
        await until(pilot, lambda: "*park" in seen(pilot))
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ParkScreen)
        assert len(catalogue.parks.selected) == 1
        # The page of another park is compared with it; a line of it selects its project.
        await press(pilot, "ctrl+g", *NAMES[1], "enter")
        assert NAMES[1] in seen(pilot)
        await to_line(pilot, "瀚森电机项目")
        await press(pilot, "asterisk")
        assert len(catalogue.projects.selected) == 1
        await press(pilot, "home", "equals_sign")
        assert isinstance(pilot.app.screen, CompareScreen)
        columns = pilot.app.screen.columns
        await until(pilot, lambda: columns.names)
        assert set(columns.names) == set(NAMES[:2])


async def test_a_comparison_is_copied_as_a_table_for_a_spreadsheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(YuanzhiApp, "copy_to_clipboard", lambda _app, text: copied.append(text))
    async with browse(library(tmp_path), WIDE) as pilot:
        await press(pilot, "down", "asterisk", "asterisk", "asterisk", "equals_sign")
        await until(pilot, lambda: pilot.app.screen.columns.names)  # type: ignore[attr-defined]
        await press(pilot, "Y", "t")
        await until(pilot, lambda: copied)
    head, *rows = [line.split("\t") for line in copied[0].splitlines()]
    assert set(head[1:]) == set(NAMES)
    assert {len(row) for row in rows} == {4}
    with Library.open(tmp_path / "library.db") as opened:
        command = ["compare", "--db", str(opened.path), *head[1:]]
        tsv = CliRunner().invoke(cli, [*command, "--format", "tsv"]).stdout
        markdown = CliRunner().invoke(cli, [*command, "--format", "markdown"]).stdout
    assert tsv.strip("\n") == copied[0]
    lines_ = markdown.splitlines()
    assert len(lines_) == len(rows) + 2
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in lines_} == {5}
    assert "\\[red\\]石墨烯项目" in markdown
