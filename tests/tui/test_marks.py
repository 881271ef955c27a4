"""The command `mark` beside the keys of the browser, and searches saved there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from store.library import Library
from tests.tui.screen import WIDE, browse, load, press, search, seen, until
from tui import memory
from tui.app import YuanzhiApp
from tui.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from tests.tui.screen import News

NEWS: list[News] = [
    {"title": "轴承项目开工", "date": "2024-03-05", "text": "轴承项目在东岭高新区开工。"},
    {"title": "电机项目签约", "date": "2024-02-05", "text": "电机项目落户东岭高新区。"},
]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    load(tmp_path, NEWS).close()
    return tmp_path / "library.db"


def typed(db: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--db", str(db), *arguments])


def test_marks_are_set_listed_opened_and_removed(db: Path) -> None:
    made = typed(db, "mark", "set", "a", "1.1")
    assert made.stdout.startswith("a  轴承项目开工  yuanzhi://article/")
    typed(db, "mark", "set", "9", "park:东岭高新区")
    listed = json.loads(typed(db, "mark", "list", "--json").stdout)["marks"]
    assert [(one["letter"], one["name"]) for one in listed] == [
        ("9", "东岭高新区"),
        ("a", "轴承项目开工"),
    ]
    assert "轴承项目在东岭高新区开工" in typed(db, "mark", "open", "a").stdout
    typed(db, "mark", "remove", "a")
    assert [one.split()[0] for one in typed(db, "mark", "list").stdout.splitlines()] == ["9"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("set", "ab", "1"), "one letter or digit"),
        (("set", "?", "1"), "one letter or digit"),
        (("open", "z"), "Nothing is marked z"),
        (("remove", "z"), "Nothing is marked z"),
        (("set", "a", "99"), "99"),
    ],
)
def test_what_cannot_be_marked_or_is_not_gets_one_sentence(
    db: Path, arguments: tuple[str, ...], told: str
) -> None:
    run = typed(db, "mark", *arguments)
    assert run.exit_code == 1
    assert told in str(run.exception)
    assert typed(db, "mark", "list").stdout == ""


async def test_the_browser_goes_to_what_the_command_marked_and_the_command_lists_what_it_marks(
    db: Path,
) -> None:
    typed(db, "mark", "set", "a", "2.1")
    with Library.open(db) as opened:
        app = YuanzhiApp(opened, memory=memory.of(opened))
        async with app.run_test(size=WIDE) as pilot:
            await until(pilot, lambda: "东岭高新区" in seen(pilot))
            await press(pilot, "apostrophe", "a")
            await until(pilot, lambda: "电机项目签约" in seen(pilot))
            await press(pilot, "m", "b")
            await press(pilot, "escape")
            # What is marked or taken away meanwhile stays so.
            typed(db, "mark", "set", "c", "1")
            typed(db, "mark", "remove", "a")
            await press(pilot, "q")
        app.keep()
    letters = [one.split()[0] for one in typed(db, "mark", "list").stdout.splitlines()]
    assert letters == ["b", "c"]


async def test_a_search_is_saved_under_a_name_and_gone_to_by_it(db: Path) -> None:
    async with browse(Library.open(db)) as pilot:
        await search(pilot, "轴承")
        await press(pilot, "enter", "K")
        await until(pilot, lambda: "Name of the search" in seen(pilot))
        await press(pilot, *"轴承新闻", "enter")
        await until(pilot, lambda: "Saved as 轴承新闻" in seen(pilot))
        await press(pilot, "K", *"轴承新闻", "enter")
        await until(pilot, lambda: "Saved as 轴承新闻" in seen(pilot))
        # Another search of that name is refused, and the question stays.
        await press(pilot, "escape")
        await search(pilot, "电机")
        await press(pilot, "enter", "K", *"轴承新闻", "enter")
        await until(pilot, lambda: "is saved already" in seen(pilot))
    (one,) = json.loads(typed(db, "saved", "list", "--json").stdout)["saved"]
    assert (one["name"], one["query"]) == ("轴承新闻", "轴承")


async def test_without_a_search_there_is_nothing_to_save(db: Path) -> None:
    async with browse(Library.open(db)) as pilot:
        await press(pilot, "K")
        await until(pilot, lambda: "no search to save" in seen(pilot))
