"""What a reader adds while reading: notes, tags, bookmarks, collections, on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store import library
from store.library import Library
from tests.tui.screen import (
    MIDDLE,
    NARROW,
    WIDE,
    browse,
    flowing,
    lines,
    load,
    press,
    search,
    seen,
    until,
)
from tui.screens.ask import AskScreen
from tui.screens.browser import BrowserScreen
from tui.screens.collection import CollectionScreen
from tui.screens.help import HelpScreen
from tui.screens.inspector import InspectorScreen
from tui.screens.jump import JumpScreen
from tui.screens.notebook import NotebookScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.screen import News

NEWS: list[News] = [
    {
        "title": "海澜轴承项目签约",
        "authors": ["林晓禾"],
        "date": "2024-01-05",
        "publication": "园区周报",
        "page": "3",
        "text": "1月4日,海澜轴承生产基地项目签约落户东岭高新区,总投资12亿元,占地120亩。\n"
        "项目由海澜轴承有限公司投资建设。",
    },
    {
        "title": "瀚森石墨烯项目开工",
        "date": "2024-03-05",
        "publication": "东岭日报",
        "text": "3月4日,瀚森石墨烯项目在东岭高新区开工,总投资3亿元。",
    },
]


def added(folder: Path, kind: str) -> list[tuple[str, str]]:
    """What is in the notebook of a library: the words and where they are."""
    with Library.open(folder / "library.db") as opened:
        return [(one.entry.text, one.found.place) for one in opened.entries(kind)]


async def to_passage(pilot: Pilot[None], words: str) -> None:
    await search(pilot, words)
    await press(pilot, "enter", "enter")


async def settle(pilot: Pilot[None]) -> None:
    """Wait until what was written is shown."""
    await press(pilot)
    await press(pilot)


async def test_a_note_is_written_on_the_passage_shown_below_it_and_changed(tmp_path: Path) -> None:
    async with browse(load(tmp_path, NEWS)) as pilot:
        await to_passage(pilot, "占地120亩")
        await press(pilot, "i")
        assert isinstance(pilot.app.screen, AskScreen)
        assert "a note on the passage 1.1" in seen(pilot)
        await press(pilot, *"check", "ctrl+j", *"again", "enter")
        await until(pilot, lambda: "your note 1: check" in seen(pilot))
        await settle(pilot)
        assert added(tmp_path, "note") == [("check\nagain", "1.1")]
        assert any(
            line[line.index("|*") :].startswith("|*") for line in lines(pilot) if "|*" in line
        )
        await press(pilot, "ctrl+n")
        assert "your note 1" in seen(pilot)
        await press(pilot, "!", "enter")
        await settle(pilot)
        assert added(tmp_path, "note") == [("check\nagain!", "1.1")]
        await press(pilot, "a")
        assert "your note 1: check" in seen(pilot)


async def test_an_empty_note_takes_the_note_away_and_the_notebook_undoes_it(tmp_path: Path) -> None:
    opened = load(tmp_path, NEWS)
    library.note("1.1", "weg", tmp_path / "library.db")
    async with browse(opened) as pilot:
        await to_passage(pilot, "占地120亩")
        await press(pilot, "i", "ctrl+u", "enter")
        await settle(pilot)
        assert added(tmp_path, "note") == []
        await press(pilot, "ctrl+l")
        assert "The notebook is empty" in seen(pilot)
        await press(pilot, "u")
        await settle(pilot)
        assert added(tmp_path, "note") == [("weg", "1.1")]
        assert "weg" in seen(pilot)
        await press(pilot, "enter")
        assert "占地120亩" in flowing(pilot)


async def test_tags_are_put_on_and_taken_off_in_one_line(tmp_path: Path) -> None:
    async with browse(load(tmp_path, NEWS)) as pilot:
        await to_passage(pilot, "占地120亩")
        await press(pilot, "number_sign", *"a,b c", "enter")
        await settle(pilot)
        assert sorted(added(tmp_path, "tag")) == [("a", "1.1"), ("b", "1.1"), ("c", "1.1")]
        assert "your tag: b" in seen(pilot)
        await press(pilot, "t")
        assert "a b c" in seen(pilot)
        await press(pilot, "backspace", "backspace", "enter")
        await settle(pilot)
        assert sorted(added(tmp_path, "tag")) == [("a", "1.1"), ("b", "1.1")]
        await press(pilot, "B")
        assert isinstance(pilot.app.screen, NotebookScreen)
        await press(pilot, "down", "enter")
        assert "What bears this tag" in seen(pilot)
        await press(pilot, "enter")
        assert "占地120亩" in flowing(pilot)


async def test_a_tag_on_a_project_of_the_list_is_on_the_project(tmp_path: Path) -> None:
    async with browse(load(tmp_path, NEWS)) as pilot:
        await press(pilot, "2", "t")
        assert "project " in seen(pilot)
        await press(pilot, *"x", "enter")
        await settle(pilot)
        with Library.open(tmp_path / "library.db") as opened:
            (one,) = opened.entries("tag")
        assert one.entry.target.kind == "entity"
        await press(pilot, "o")
        assert "your tag: x" in seen(pilot)


async def test_a_bookmark_is_set_jumped_to_and_taken_away(tmp_path: Path) -> None:
    async with browse(load(tmp_path, NEWS)) as pilot:
        await to_passage(pilot, "占地120亩")
        await press(pilot, "b", *"here", "enter")
        await settle(pilot)
        assert added(tmp_path, "bookmark") == [("here", "1.1")]
        assert "your bookmark 1: here" in seen(pilot)
        await press(pilot, "escape", "escape", "B")
        assert "here" in seen(pilot)
        await press(pilot, "enter")
        assert "占地120亩" in flowing(pilot)
        await press(pilot, "ctrl+b", "tab")
        assert "take away bookmark 1" in seen(pilot)
        await press(pilot, "enter")
        await settle(pilot)
        assert added(tmp_path, "bookmark") == []
        assert "your bookmark" not in seen(pilot)


async def test_one_key_gathers_passage_and_fact_into_the_collection(tmp_path: Path) -> None:
    async with browse(load(tmp_path, NEWS)) as pilot:
        await to_passage(pilot, "占地120亩")
        await press(pilot, "w", *"thesis", "enter")
        await settle(pilot)
        assert "as 1: the passage 1.1" in seen(pilot)
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, InspectorScreen)
        await press(pilot, "w")
        await settle(pilot)
        assert "as 2: the fact" in seen(pilot)
        assert "in your collection thesis" in flowing_lines(pilot)
        with Library.open(tmp_path / "library.db") as opened:
            kinds = [one.entry.target.kind for one in opened.collected("thesis")]
        assert kinds == ["passage", "fact"]


def flowing_lines(pilot: Pilot[None]) -> str:
    return " ".join(seen(pilot).split())


async def open_collection(pilot: Pilot[None]) -> None:
    await press(pilot, "B", "enter")
    assert isinstance(pilot.app.screen, CollectionScreen)


async def test_a_collection_is_reordered_noted_exported_and_emptied(tmp_path: Path) -> None:
    opened = load(tmp_path, NEWS)
    library.collect("thesis", ["1.1", "2.1"], tmp_path / "library.db")
    async with browse(opened) as pilot:
        await open_collection(pilot)
        shown = seen(pilot)
        assert "thesis  2 items" in shown
        assert shown.index("海澜轴承项目签约") < shown.index("瀚森石墨烯项目开工")
        await press(pilot, "shift+down")
        await settle(pilot)
        shown = seen(pilot)
        assert shown.index("瀚森石墨烯项目开工") < shown.index("海澜轴承项目签约")
        assert any(line.lstrip().startswith("> 2") for line in lines(pilot))
        await press(pilot, "K")
        await settle(pilot)
        assert any(line.lstrip().startswith("> 1") for line in lines(pilot))
        await press(pilot, "J")
        await settle(pilot)
        assert any(line.lstrip().startswith("> 2") for line in lines(pilot))
        await press(pilot, "i", *"mine", "enter")
        await settle(pilot)
        assert "mine" in seen(pilot)
        await press(pilot, "E", "tab", *str(tmp_path / "out.md"), "enter")
        await settle(pilot)
        text = (tmp_path / "out.md").read_text(encoding="utf-8")
        assert "# thesis" in text
        assert "mine" in text
        # bibtex: one of the two has no page.
        await press(pilot, "E", *["tab"] * 3, *str(tmp_path / "out.bib"), "enter")
        await until(pilot, lambda: "is left without: page." in seen(pilot))
        await press(pilot, "ctrl+x", *str(tmp_path / "out.md"), "enter")
        await settle(pilot)
        assert "is there already" in seen(pilot)
        await press(pilot, "delete")
        await settle(pilot)
        assert "thesis  1 item" in seen(pilot)
        await press(pilot, "u")
        await settle(pilot)
        assert "thesis  2 items" in seen(pilot)


async def test_the_notebook_is_narrowed_while_typing_and_by_kind(tmp_path: Path) -> None:
    opened = load(tmp_path, NEWS)
    library.note("1.1", "与年报核对", opened.path)
    library.note("2.1", "已核对", opened.path)
    library.tag(["1", "2"], ["待核", "石墨烯"], opened.path)
    library.bookmark("2.1", "开工", opened.path)
    async with browse(opened) as pilot:
        await press(pilot, "B", "f", *"shimo")
        await until(pilot, lambda: '"shimo"' in seen(pilot) and "与年报核对" not in seen(pilot))
        assert "石墨烯  2 entries" in seen(pilot)
        assert "待核" not in seen(pilot)
        # Also by what an entry is about.
        await press(pilot, *["backspace"] * 5, *"瀚森", "enter")
        await until(pilot, lambda: "已核对" in seen(pilot))
        assert "与年报核对" not in seen(pilot)
        await press(pilot, "shift+tab")
        await until(pilot, lambda: "only notes" in seen(pilot))
        assert "Bookmarks" not in seen(pilot)
        await press(pilot, "f", "escape")
        await until(pilot, lambda: "与年报核对" in seen(pilot))
        assert "only notes" in seen(pilot)
        await press(pilot, "shift+tab", "f", *"没有", "enter")
        await until(pilot, lambda: "Nothing in the notebook is like that" in seen(pilot))
        await press(pilot, "tab", "tab", "f", "escape")
        await until(pilot, lambda: "Collections" not in seen(pilot) and "Tags" in seen(pilot))
        # Help and names are there while one types, as in every other line.
        await press(pilot, "f", "f1")
        assert isinstance(pilot.app.screen, HelpScreen)
        await press(pilot, "escape", "ctrl+g")
        await until(pilot, lambda: isinstance(pilot.app.screen, JumpScreen))
        await press(pilot, "escape", "delete", "escape")
        # The letters of the other actions can be typed, and do nothing else.
        await press(pilot, "f", *"xur", "escape")
        assert added(tmp_path, "note") == [("与年报核对", "1.1"), ("已核对", "2.1")]


async def test_the_seed_library_keeps_no_notes_and_says_so() -> None:
    async with browse(Library.open(None)) as pilot:
        for key in ("i", "t", "b", "w", "ctrl+w"):
            await press(pilot, key)
            assert isinstance(pilot.app.screen, BrowserScreen)
            assert "Nothingofyourownhasbeenloadedyet" in flowing(pilot)


HOSTILE = "[/] [red]x[/red] \x1b[31m ‮abc e\u0301 😀 " + "长" * 300


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW])
async def test_any_text_can_be_written_and_is_shown_as_it_is(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    opened, db = load(tmp_path, NEWS), tmp_path / "library.db"
    library.note("1.1", HOSTILE, db)
    library.tag(["1.1"], ["[/]"], db)
    library.bookmark("1.1", "[red]", db)
    library.collect("[/b]", ["1.1"], db, note=HOSTILE)
    async with browse(opened, size) as pilot:
        await to_passage(pilot, "占地120亩")
        assert "[/][red]x" in flowing(pilot)
        await press(pilot, "t")
        assert "[/]" in seen(pilot)
        await press(pilot, "escape", "i", "escape", "B")
        assert "[/b]" in seen(pilot)
        assert "[red]" in seen(pilot)
        await press(pilot, "enter")
        assert "[/][red]x" in flowing(pilot)
        assert all(len(line) <= size[0] for line in lines(pilot))
