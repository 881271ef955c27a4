"""The history in the search box: what goes into it, and walking through it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from store.library import Library
from tests.tui.screen import browse, focused, load, press, search, seen, until
from tui.widgets import search_box
from tui.widgets.search_box import QueryInput

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from tests.tui.screen import News

SOME: list[News] = [
    {"title": "轴承项目开工", "date": "2024-03-05", "text": "轴承项目在东岭高新区开工。"},
    {"title": "电机项目开工", "date": "2024-02-05", "text": "电机项目在东岭高新区开工。"},
]


def kept(folder: Path) -> list[str]:
    with Library.open(folder / "library.db") as opened:
        return [one.query for one in opened.history()]


def remembered(folder: Path, *queries: str) -> Library:
    """A library in which these were searched for, one after another."""
    opened = load(folder, SOME)
    for query in queries:
        opened.remember(query)
    return opened


def typed(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one(QueryInput).value


async def test_enter_and_a_rest_put_a_search_into_the_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with browse(load(tmp_path, SOME)) as pilot:
        await search(pilot, "没有的")
        await press(pilot, "enter")
        await until(pilot, lambda: kept(tmp_path) == ["没有的"])
        monkeypatch.setattr(search_box, "REST", 0.05)
        await press(pilot, "escape")
        await search(pilot, "开工")
        await until(pilot, lambda: kept(tmp_path) == ["开工", "没有的"])


async def test_what_is_still_being_typed_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_box, "REST", 60)
    async with browse(load(tmp_path, SOME)) as pilot:
        await search(pilot, "开")
        await press(pilot, "工", "escape")
        assert kept(tmp_path) == []


async def test_up_goes_back_and_down_returns_and_then_goes_to_the_hits(tmp_path: Path) -> None:
    async with browse(remembered(tmp_path, "轴承", "开工", "电机")) as pilot:
        await press(pilot, "slash")
        shown = []
        for key in ("up", "up", "ctrl+up", "up", "down", "ctrl+down", "down"):
            await press(pilot, key)
            shown.append(typed(pilot))
        assert shown == ["电机", "开工", "轴承", "轴承", "开工", "电机", ""]
        assert "There is no older search." in seen(pilot)
        await press(pilot, "up")
        await until(pilot, lambda: "1 passage" in seen(pilot))
        assert "电机项目开工" in seen(pilot)
        await press(pilot, "enter")
        assert focused(pilot) == "hits"


async def test_up_finds_the_searches_that_hold_what_is_typed(tmp_path: Path) -> None:
    async with browse(remembered(tmp_path, "轴承 开工", "电机", "开工")) as pilot:
        await search(pilot, "开工")
        await press(pilot, "up")
        assert typed(pilot) == "轴承 开工"
        await press(pilot, "down")
        assert typed(pilot) == "开工"
        await press(pilot, "down")
        assert focused(pilot) == "hits"


async def test_what_is_changed_begins_another_walk(tmp_path: Path) -> None:
    async with browse(remembered(tmp_path, "轴承 开工", "轴承")) as pilot:
        await press(pilot, "slash", "up", "space", "up")
        assert typed(pilot) == "轴承 开工"
        await press(pilot, "down")
        assert typed(pilot) == "轴承 "


async def test_the_seed_page_has_no_history_and_says_so() -> None:
    async with browse(Library.open(None)) as pilot:
        await search(pilot, "电池")
        await press(pilot, "enter", "slash", "up")
        assert "There is no older search." in seen(pilot)
        assert typed(pilot) == "电池"


async def test_a_busy_library_keeps_nobody_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.library.kept._PATIENCE", 0.01)
    async with browse(load(tmp_path, SOME)) as pilot:
        with closing(sqlite3.connect(tmp_path / "library.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await search(pilot, "开工")
            await press(pilot, "enter")
            assert focused(pilot) == "hits"
            other.execute("ROLLBACK")
        assert kept(tmp_path) == []
