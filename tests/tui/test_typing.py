"""What is typed faster than it is answered, all of a line at once over a slow one, in any box."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

import pytest
from textual import events

from tests.tui.screen import browse, lines, load, press, rest, search, seen, until
from tui.screens.ask import AskScreen, Writing
from tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.screen import News

NEWS: list[News] = [
    {"title": "东岭", "date": "2024-03-05", "text": "海澜轴承项目在西安高新区开工。"},
    {"title": "南浦", "date": "2024-03-06", "text": "海澜电机项目在成都高新区开工。"},
]


def at_once(pilot: Pilot[None], *typed: str) -> None:
    """Keys that come faster than they are answered: characters, or keys by their names."""
    for one in typed:
        pilot.app.post_message(events.Key(one, one if len(one) == 1 else None))


def is_shown(pilot: Pilot[None], words: str) -> bool:
    return words in seen(pilot)


@pytest.mark.parametrize("key", ["vertical_line", "i"])
async def test_a_line_and_a_note_are_edited_in_the_order_of_the_keys(
    tmp_path: Path, key: str
) -> None:
    async with browse(load(tmp_path, NEWS)) as pilot:
        await press(pilot, "3", key)
        await until(pilot, lambda: isinstance(pilot.app.screen, AskScreen))
        screen = pilot.app.screen
        assert isinstance(screen, AskScreen)
        at_once(pilot, *"wca", "backspace", *" -lx", "left", "delete", "home", *"! ")
        await until(pilot, lambda: screen.text == "! wc -l")
        at_once(pilot, "ctrl+u", "ctrl+e", "ctrl+u", *"grep")
        pilot.app.post_message(events.Paste(" -o"))
        at_once(pilot, "backspace", "c")
        await until(pilot, lambda: screen.text == "grep -c")


async def test_enter_keeps_the_note_that_was_typed_before_it_and_nothing_after_it(
    tmp_path: Path,
) -> None:
    library = load(tmp_path, NEWS)
    async with browse(library) as pilot:
        await press(pilot, "3", "i")
        await until(pilot, lambda: bool(pilot.app.screen.query(Writing)))
        at_once(pilot, *"第一", "ctrl+j", *"第二二", "backspace", "enter", *"三")
        await until(pilot, lambda: bool(library.entries("note")))
        assert [note.entry.text for note in library.entries("note")] == ["第一\n第二"]


async def test_a_facet_is_found_and_taken_in_one_go_while_it_is_still_being_counted(
    tmp_path: Path,
) -> None:
    async with browse(load(tmp_path, NEWS)) as pilot:
        for typed, province in (("陕西", "陕西"), ("sichuan", "四川")):
            at_once(pilot, "F", *typed, "enter")
            await until(pilot, partial(is_shown, pilot, f"province {province}  X clears"))
            await press(pilot, "X")
            await until(pilot, lambda: "X clears" not in seen(pilot))


async def test_a_line_is_styled_as_an_input(tmp_path: Path) -> None:
    async with browse(load(tmp_path, NEWS)) as pilot:
        await press(pilot, "slash")
        assert "Input" in pilot.app.screen.query_one(TextLine)._css_type_names


STREAM: list[News] = [
    {
        "title": f"第{n}条",
        "date": f"2024-03-{10 + n}",
        "publication": "园区周报",
        "text": f"海澜{n}轴承项目在西安高新区开工。\n海澜{n}轴承很好。",
    }
    for n in range(1, 6)
]


def copied(pilot: Pilot[None]) -> str:
    return pilot.app.clipboard


@pytest.mark.parametrize(("grouped", "title"), [(False, "第4条"), (True, "第3条")])
async def test_keys_typed_ahead_of_the_passage_are_meant_for_the_row_under_the_cursor(
    tmp_path: Path, grouped: bool, title: str
) -> None:
    async with browse(load(tmp_path, STREAM)) as pilot:
        await search(pilot, "轴承")
        await press(pilot, "enter")
        await rest(pilot)
        if grouped:
            await press(pilot, "A")
        at_once(pilot, "down", "down", "c")
        await until(pilot, lambda: title in copied(pilot))
        at_once(pilot, "up", "up", "c", "down", "down", "a")
        await until(pilot, lambda: "第5条" in copied(pilot))
        await until(pilot, lambda: lines(pilot)[0].startswith(">Article"))
        await until(pilot, lambda: title in seen(pilot))


async def test_a_project_and_its_passage_are_those_under_the_cursor_however_fast_one_types(
    tmp_path: Path,
) -> None:
    async with browse(load(tmp_path, STREAM)) as pilot:
        at_once(pilot, "2", "down", "down", "y", "3", "i")
        await until(pilot, lambda: "海澜3轴承项目" in copied(pilot))
        await until(pilot, lambda: isinstance(pilot.app.screen, AskScreen))
        await press(pilot, *"abc", "enter")
        await until(pilot, lambda: "abc" in seen(pilot))
        assert ">3 Passage" in seen(pilot)
        assert "第3条" in seen(pilot)


async def test_a_search_and_what_is_done_with_its_hits_can_be_typed_in_one_go(
    tmp_path: Path,
) -> None:
    async with browse(load(tmp_path, STREAM)) as pilot:
        at_once(pilot, "slash", *"海澜2轴承", "enter", "down", "c")
        await until(pilot, lambda: "第2条" in copied(pilot))
        assert "Hits  2 of 2" in seen(pilot)
        at_once(pilot, "slash", "ctrl+u", *"海澜4", "enter", "a")
        await until(pilot, lambda: lines(pilot)[0].startswith(">Article"))
        await until(pilot, lambda: "第4条" in seen(pilot))


async def test_where_the_passage_under_the_cursor_has_gone_the_one_before_is_not_cited(
    tmp_path: Path,
) -> None:
    async with browse(load(tmp_path, STREAM)) as pilot:
        await search(pilot, "轴承项目")
        await press(pilot, "enter")
        await rest(pilot)
        await press(pilot, "c")
        await until(pilot, lambda: "第5条" in copied(pilot))
        # As another program does it.
        with closing(sqlite3.connect(tmp_path / "library.db")) as other, other:
            other.execute("DELETE FROM paragraph WHERE text LIKE '海澜4%'")
        pilot.app.copy_to_clipboard("")
        at_once(pilot, "down", "c", "y")
        await rest(pilot)
        assert "Hits  2 of 5" in seen(pilot)
        assert "第5条" not in copied(pilot)
