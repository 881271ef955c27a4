"""A million rows, and keys while the library is slow: nothing waits, and memory stays small."""

from __future__ import annotations

import sqlite3
import tracemalloc
from array import array
from threading import Event
from typing import TYPE_CHECKING

import pytest
from textual.app import App

from store.library import Library, seed_library
from store.model import ProjectRow
from tests.tui.screen import browse, press, rest, seen, until
from tui.widgets.cells import pad
from tui.widgets.paged_list import PagedList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.app import ComposeResult

    from store.model import Found
    from tui.widgets.paged_list import Piece

MILLION = 1_000_000
MIB = 2**20


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a table of a million names."""
    path = tmp_path_factory.mktemp("million") / "names.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE name (id INTEGER PRIMARY KEY, name TEXT)")
    connection.execute(
        "INSERT INTO name WITH RECURSIVE n (id) AS "
        "(SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < ?) "
        "SELECT id, '云岭' || id || '号园区' FROM n",
        (MILLION,),
    )
    connection.commit()
    connection.close()
    return path


def draw(row: str, room: int) -> tuple[list[Piece], ...]:
    return ([(pad(row, room), "")],)


class Names(App[None]):
    """A list over that table."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.connection = sqlite3.connect(path)
        self.fetched = 0

    def compose(self) -> ComposeResult:
        yield PagedList(self.fetch, draw, height=1, id="rows")

    def fetch(self, keys: Sequence[int]) -> dict[int, str]:
        self.fetched += len(keys)
        marks = ",".join("?" * len(keys))
        sql = f"SELECT id, name FROM name WHERE id IN ({marks})"  # noqa: S608 (question marks)
        return dict(self.connection.execute(sql, tuple(keys)).fetchall())

    @property
    def rows(self) -> PagedList[str]:
        return self.query_one(PagedList)

    def show_all(self) -> None:
        keys = (key for (key,) in self.connection.execute("SELECT id FROM name ORDER BY id DESC"))
        self.rows.show(array("q", keys), "nothing")
        self.rows.focus()


async def test_a_million_rows_are_walked_through_with_the_rows_about_the_cursor_alone(
    table: Path,
) -> None:
    app = Names(table)
    async with app.run_test(size=(40, 20)) as pilot:
        app.show_all()
        await pilot.pause()
        for keys, place in (
            (["pagedown", "pagedown", "down"], 41),
            (["end"], MILLION - 1),
            (["pageup"], MILLION - 21),
            (["home"], 0),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            assert app.rows.cursor == place
            assert app.rows.row == f"云岭{MILLION - place}号园区"
        app.rows.move(500_000)
        await pilot.pause()
        assert f"> 云岭{MILLION - 500_000}号园区" in seen(pilot)
        # Three places far apart: the page of each, and those before and behind it.
        assert app.fetched <= 12 * 100


async def test_walking_through_a_million_rows_takes_the_memory_of_some_pages(table: Path) -> None:
    app = Names(table)
    async with app.run_test(size=(40, 20)) as pilot:
        app.show_all()
        await pilot.press("pagedown")
        tracemalloc.start()
        try:
            before, _peak = tracemalloc.get_traced_memory()
            for place in range(0, MILLION, MILLION // 200):
                app.rows.move(place)
                app.rows.render_line(0)
            await pilot.pause()
            after, _peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert app.fetched >= 200 * 50
        assert after - before < 2 * MIB


class Vast(Library):
    """A library of a million projects, none of which it holds."""

    read = 0

    def projects(self, *_arguments: object, **_more: object) -> array[int]:
        return array("q", range(1, MILLION + 1))

    def project_rows(self, keys: Sequence[int]) -> list[ProjectRow]:
        Vast.read += len(keys)
        return [
            ProjectRow(key, f"云岭{key}号项目", None, (), None, None, "2024-03-05") for key in keys
        ]


async def test_the_browser_walks_through_a_million_projects_and_reads_those_it_shows() -> None:
    async with browse(Vast.open(seed_library())) as pilot:
        await press(pilot, "2")
        assert "1 of 1,000,000" in seen(pilot)
        Vast.read = 0
        for keys, place in (
            (["pagedown", "pagedown", "end"], MILLION),
            (["up", "pageup", "end", "up"], MILLION - 1),
            (["home", "down", "down"], 3),
        ):
            await press(pilot, *keys)
            assert f"{place:,} of 1,000,000" in seen(pilot)
            assert f"> 云岭{place}号项目" in seen(pilot)
        # Two places far apart, and the pages about them.
        assert Vast.read <= 12 * 50


class Slow(Library):
    """A library whose longer answers wait until they are let through."""

    through = Event()

    def projects(self, *arguments: object, **more: object) -> array[int]:
        assert self.through.wait(30)
        return super().projects(*arguments, **more)  # type: ignore[arg-type]

    def search(self, query: str, **more: object) -> Found:
        assert self.through.wait(30)
        return super().search(query, **more)  # type: ignore[arg-type]


@pytest.fixture
def slow() -> Slow:
    """The seed page in such a library; it lets everything through until told otherwise."""
    Slow.through.set()
    return Slow.open(seed_library())  # type: ignore[return-value]


async def test_keys_are_answered_while_a_list_is_being_sorted(slow: Slow) -> None:
    async with browse(slow) as pilot:
        await press(pilot, "2")
        assert "1 of" in seen(pilot)
        try:
            slow.through.clear()
            await pilot.press("O")
            await pilot.press("down", "down")
            await until(pilot, lambda: "3 of" in seen(pilot))
            await pilot.press("question_mark")
            await until(pilot, lambda: "Next row" in seen(pilot))
        finally:
            slow.through.set()
        await press(pilot, "escape")
        assert "by name" in seen(pilot)


async def test_one_types_on_while_a_search_is_at_work(slow: Slow) -> None:
    async with browse(slow) as pilot:
        await press(pilot, "slash")
        try:
            slow.through.clear()
            await pilot.press("项")
            await until(pilot, lambda: "searching" in seen(pilot))
            await pilot.press("目")
            await until(pilot, lambda: "项目" in seen(pilot))
            assert "searching" in seen(pilot)
        finally:
            slow.through.set()
        await rest(pilot)
        await until(pilot, lambda: "searching" not in seen(pilot))
