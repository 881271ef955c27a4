"""Text that means harm is shown as text: no markup, no control sequence, no hidden character."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

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
