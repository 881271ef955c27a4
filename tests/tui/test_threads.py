"""No question to the library on the thread of the screens, whatever screen and key; and keys that
are answered while the library is not.
"""

from __future__ import annotations

import sqlite3
from threading import Event, get_ident
from typing import TYPE_CHECKING, ClassVar

import pytest

from store.library import Library
from tests.tui.screen import (
    WIDE,
    browse,
    focused,
    lines,
    load,
    press,
    rest,
    search,
    seen,
    until,
)
from tui import errands
from tui.app import YuanzhiApp
from tui.memory import Left, Memory
from tui.widgets.catalogue import Catalogue
from tui.widgets.passage_pane import PassagePane

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from store.model import ProjectRow
    from tests.tui.screen import News

NEWS: list[News] = [
    {
        "title": f"{name}项目签约",
        "date": f"2024-01-{day:02}",
        "text": (
            f"{name}生产基地项目签约落户{park},总投资{day + 10}亿元。\n"
            f"{name}生产基地项目将于年内开工。\n{park}今年引进项目{day}个。"
        ),
    }
    for day, (name, park) in enumerate(
        zip(
            ["海澜轴承", "瀚森石墨烯", "云岭电池", "江川光伏"],
            ["东岭高新区", "西岭经开区"] * 2,
            strict=True,
        ),
        1,
    )
]


class Traced(Library):
    """A library that notes what it is asked on the thread that the tests run in, which is that of
    the screens; so does any other connection to it.
    """

    screens = get_ident()
    asked: ClassVar[list[str]] = []

    def __init__(self, path: Path, **more: bool | Path) -> None:
        super().__init__(path, **more)  # type: ignore[arg-type]
        self._note(f"open {path}")
        self._connection.set_trace_callback(self._note)

    def _note(self, statement: str) -> None:
        if get_ident() == self.screens:
            self.asked.append(statement)


# What the reader does, each from the list of parks.
WAYS = {
    "lists": "down end home pagedown g 2 down G pageup O o escape 2 O I",
    "passage": "2 down enter n n N ctrl+down ctrl+up right right enter n escape escape",
    "pages": "down o down enter escape escape 2 o down down enter escape escape",
    "article": "2 a down n N . escape escape escape",
    "facts": "2 3 e n escape 3 right o escape 3 e o escape",
    "sources": "S down up tab tab * enter escape escape",
    "comparison": "2 * * = right down escape \\",
    "charts": "% 1 2 3 4 X enter escape escape",
    "narrowing": "f 海 escape F escape F enter X",
    "copying": "c y Y escape s s",
    "notebook": "t escape W escape i escape B down escape",
    "places": "m a 2 down apostrophe a ctrl+g 海 enter escape ctrl+p escape",
    "the rest": "question_mark escape f12 z z",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("threads")
    load(folder, NEWS).close()
    return folder


@pytest.mark.parametrize("way", WAYS)
async def test_no_key_asks_the_library_on_the_thread_of_the_screens(folder: Path, way: str) -> None:
    async with browse(Traced.open(folder / "library.db")) as pilot:
        Traced.asked.clear()
        await press(pilot, *WAYS[way].split())
        assert Traced.asked == []


async def test_searching_asks_nothing_there_either(folder: Path) -> None:
    async with browse(Traced.open(folder / "library.db")) as pilot:
        Traced.asked.clear()
        await search(pilot, "项目")
        keys = "enter down down n N enter ctrl+down a escape A A d d escape"
        await press(pilot, *keys.split())
        assert Traced.asked == []


async def test_keys_are_answered_while_the_library_is_not(folder: Path) -> None:
    opened = Library.open(folder / "library.db")
    async with browse(opened) as pilot:
        with opened._turn:
            # Neither rows nor passages come: the one that reads them is held up.
            await pilot.press("2", "down", "down")
            await until(pilot, lambda: "3 of 3" in seen(pilot))
            # This one waits for the passage, but not for ever.
            await pilot.press("enter", "n", "n")
            await pilot.press("question_mark")
            await until(pilot, lambda: "Go to the next fact" in seen(pilot))
            await pilot.press("escape")
        await rest(pilot)
        passage = pilot.app.screen.query_one(PassagePane).passage
        assert passage is not None
        assert focused(pilot) == "passage"


class Torn(Library):
    """A library whose rows of projects cannot be read as long as that is so."""

    is_torn: ClassVar[bool] = False

    def project_rows(self, keys: Sequence[int]) -> list[ProjectRow]:
        if self.is_torn:
            raise sqlite3.OperationalError("disk I/O error")
        return super().project_rows(keys)


async def test_rows_that_could_not_be_read_are_asked_for_again_with_the_next_key(
    folder: Path,
) -> None:
    async with browse(Torn.open(folder / "library.db")) as pilot:
        projects = pilot.app.screen.query_one(Catalogue).projects
        await press(pilot, "2")
        try:
            Torn.is_torn = True
            projects.forget()
            await press(pilot, "down")
            assert "disk I/O error" in seen(pilot)
            assert projects.row is None
        finally:
            Torn.is_torn = False
        await press(pilot, "down")
        row = projects.row
        assert row is not None
        assert f"> {row.name}" in seen(pilot)
        assert all(projects._row_at(index) for index in range(3))


async def test_going_over_to_another_library_keeps_the_place_and_asks_nothing_there(
    folder: Path, tmp_path: Path
) -> None:
    opened = Traced.open(folder / "library.db")
    app = YuanzhiApp(opened, None, Memory(tmp_path, opened))
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "Reading the library" not in seen(pilot))
        await press(pilot, "2", "down", "m", "a")
        Traced.asked.clear()
        other = Library.open(None)
        await app.take(other, Left())
        assert Traced.asked == []
        assert app.session.library is other
        assert app.session.marks == {}
        app.exit()
    kept = Memory(tmp_path, opened).left()
    assert kept.list == "projects"
    assert list(kept.marks) == ["a"]
    opened.close()
    other.close()


class Shut(Library):
    """A library that lets nobody else in until it is opened again."""

    way: ClassVar[Event] = Event()

    def another(self) -> Library:
        self.way.wait(30)
        return super().another()


async def test_a_key_that_cannot_do_without_an_answer_gives_up_and_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errands, "AT_MOST", 0.1)
    Shut.way.set()
    async with browse(Shut.open(folder / "library.db"), (200, 40)) as pilot:
        await press(pilot, "2", "3")
        try:
            Shut.way.clear()
            await pilot.press("t")
            await until(pilot, lambda: "did not answer within" in seen(pilot))
            await pilot.press("question_mark")
            await until(pilot, lambda: "Go to the next fact" in seen(pilot))
            await pilot.press("escape")
        finally:
            Shut.way.set()
        monkeypatch.setattr(errands, "AT_MOST", 5)
        await press(pilot, "t")
        assert type(pilot.app.screen).__name__ == "AskScreen"


async def test_what_is_given_to_a_command_is_made_while_keys_are_answered(folder: Path) -> None:
    Shut.way.set()
    async with browse(Shut.open(folder / "library.db")) as pilot:
        # The last of what can be given is the whole list, which may be long.
        await press(pilot, "2", "vertical_line", "shift+tab", *"wc -l")
        try:
            Shut.way.clear()
            await pilot.press("enter")
            await until(pilot, lambda: "It is running" in seen(pilot))
            await pilot.press("escape", "question_mark")
            await until(pilot, lambda: "Next row" in seen(pilot))
        finally:
            Shut.way.set()
        await press(pilot, "escape", "vertical_line", "shift+tab", "enter")
        await until(pilot, lambda: "ended with 0" in seen(pilot))
        # The names of the columns, and four projects.
        assert any(">" in line and line.split()[-1:] == ["5"] for line in lines(pilot))


async def test_steps_typed_ahead_are_all_made_when_the_library_answers(folder: Path) -> None:
    opened = Library.open(folder / "library.db")
    async with browse(opened) as pilot:
        await press(pilot, "2", "3")
        first = pilot.app.screen.query_one(PassagePane).passage
        assert first is not None
        with opened._turn:
            await pilot.press("ctrl+down", "ctrl+down")
        await rest(pilot)
        there = pilot.app.screen.query_one(PassagePane).passage
        assert there is not None
        assert (there.article, there.ordinal) == (first.article, first.ordinal + 2)


async def test_rows_that_come_late_are_drawn_where_the_cursor_is_by_then(folder: Path) -> None:
    opened = Library.open(folder / "library.db")
    async with browse(opened) as pilot:
        with opened._turn:
            await pilot.press("2", "O", "down")
            await until(pilot, lambda: "2 of 4" in seen(pilot))
        await rest(pilot)
        projects = pilot.app.screen.query_one(Catalogue).projects
        assert projects.cursor == 1
        row = projects.row
        assert row is not None
        assert f"> {row.name}" in seen(pilot)
