"""Text that means harm is shown as text: no markup, no control sequence, no hidden character."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from store import library
from store.library import Library
from tests.tui.screen import browse, focused, lines, load, press, search, seen, strips

if TYPE_CHECKING:
    from pathlib import Path

    from rich.segment import Segment

    from tests.tui.screen import News

MARKUP = "记者[/]甲[red]x[/red][@click=app.quit]点[/]"
SEQUENCES = "甲\x1b[31m乙\x1b]52;c;eA==\x07丙\x9b2J丁\u202e戊\u200b己\u2066"

HOSTILE: list[News] = [
    {
        "title": f"[bold]题[/] {MARKUP}",
        "authors": ["[red]林[/]"],
        "publication": "[/]报",
        "date": "2024-03-05",
        "page": "[b]3",
        "text": f"{MARKUP}说,总投资12亿元的[red]海澜[/red]轴承生产基地项目在东岭高新区开工。",
    },
    {"title": f"{SEQUENCES}题", "date": "2024-03-04", "text": f"{SEQUENCES}东岭高新区开工。"},
]


@pytest.mark.parametrize("size", [(140, 40), (100, 30), (60, 24), (40, 12)])
async def test_markup_and_control_sequences_are_shown_as_text_everywhere(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with browse(load(tmp_path, HOSTILE), size) as pilot:
        for keys in (["1", "down"], ["2"], ["3", "right", "right"], ["question_mark"], ["escape"]):
            await press(pilot, *keys)
            check(strips(pilot))
        await search(pilot, "东岭")
        check(strips(pilot))
        await press(pilot, "enter", "n")
        check(strips(pilot))
        await press(pilot, "enter", "c", "y")
        check(strips(pilot))


def check(screen: list[list[Segment]]) -> None:
    for strip in screen:
        for segment in strip:
            for character in segment.text:
                assert unicodedata.category(character) not in ("Cc", "Cf", "Cs"), repr(character)


async def test_markup_is_seen_as_it_was_written(tmp_path: Path) -> None:
    async with browse(load(tmp_path, HOSTILE)) as pilot:
        await search(pilot, "甲[red]x")
        assert "1 passage" in lines(pilot)[0]
        assert "/ 甲[red]x" in lines(pilot)[0]
        await press(pilot, "enter", "enter")
        assert "[bold]题[/] 记者[/]甲[red]x[/red]" in seen(pilot)
        assert "red  林 | [/]报 | 2024-03-05 | page [b]3" in seen(pilot)
        assert "记者[/]甲[red]x[/red][@click=app.quit]点[/]说" in seen(pilot)


async def test_a_query_of_markup_that_finds_nothing_is_told_as_it_was_typed(
    tmp_path: Path,
) -> None:
    async with browse(load(tmp_path, HOSTILE)) as pilot:
        await search(pilot, "[/]没有[blue]蓝")
        assert "Nothing found for: [/]没有[blue]蓝" in seen(pilot)
        assert focused(pilot) == "query"


# One article that holds all that means harm, with facts on every side of it.
LONG = "A" * 3000
MIXED = "שלום مرحبا e\u0301\u0323 👩‍👩‍👧‍👦 🇨🇳 ﷽ [/][red]x\x1b[2J\u202e"
ALL: list[News] = [
    {
        "title": f"[/]{MIXED}题",
        "authors": [f"[red]{MIXED}"],
        "publication": f"[/]{MIXED}报",
        "date": "2024-03-05",
        "page": f"[b]{MIXED}",
        "text": f"总投资12亿元的海澜轴承生产基地项目在东岭高新区开工,{MIXED}占地120亩。\n"
        f"海澜轴承生产基地项目{MIXED}总投资15亿元。\n{LONG}\n{MIXED * 20}",
    }
]


@pytest.mark.parametrize("size", [(140, 40), (100, 30), (60, 24), (40, 12)])
async def test_no_screen_of_the_desk_is_hurt_by_hostile_text(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with browse(load(tmp_path, ALL), size) as pilot:
        ways = (
            ["2", "a", "right", "5", "5", "G", "ctrl+down", "enter", "escape", "escape"],
            ["2", "e", "down", "G", "n", "equals_sign", "escape", "escape"],
            ["2", "o", "down", "down", "enter", "escape", "G", "g", "escape"],
            ["1", "down", "o", "down", "enter", "escape", "pagedown", "escape"],
        )
        for way in ways:
            for key in way:
                await press(pilot, key)
                screen = strips(pilot)
                check(screen)
                assert all(sum(s.cell_length for s in strip) == size[0] for strip in screen), key


async def test_the_original_page_is_shown_as_text_too(tmp_path: Path) -> None:
    page = tmp_path / "[red]页[b].txt"
    text = f"{MIXED}标题\n\n总投资12亿元的海澜轴承生产基地项目在东岭高新区开工。{MIXED}\n\n{LONG}\n"
    page.write_text(text, encoding="utf-8")
    assert [one.state for one in library.load([page], tmp_path / "library.db")] == ["loaded"]
    async with browse(Library.open(tmp_path / "library.db"), (100, 30)) as pilot:
        await press(pilot, "2", "a", "p")
        assert "[red]页[b].txt" in lines(pilot)[0]
        check(strips(pilot))
        await press(pilot, "G")
        check(strips(pilot))
