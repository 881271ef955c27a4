"""The search box: what is typed into it, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from tests.tui.screen import browse, load, press, rest, seen, until
from tui.widgets.search_box import QueryInput
from tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.screen import News

NEWS: list[News] = [
    {"title": "东岭高新区", "date": "2024-03-05", "text": "东岭高新区签约。\n海澜轴承项目开工。"}
]


def box(pilot: Pilot[None]) -> QueryInput:
    return pilot.app.screen.query_one(QueryInput)


def type_ahead(pilot: Pilot[None], *typed: str) -> None:
    """Keys that come faster than they are answered: characters, or keys by their names."""
    for one in typed:
        pilot.app.post_message(events.Key(one, one if len(one) == 1 else None))


async def test_keys_typed_ahead_are_done_in_their_order_and_enter_finds_what_they_wrote(
    tmp_path: Path,
) -> None:
    async with browse(load(tmp_path, NEWS)) as pilot:
        await press(pilot, "slash")
        type_ahead(
            pilot, *"高新区a", "backspace", *"投资", "home", *"东岭", "end", *"签", "left", *"，"
        )
        await until(pilot, lambda: box(pilot).value == "东岭高新区投资，签")
        assert box(pilot).cursor_position == len("东岭高新区投资，")
        type_ahead(pilot, "ctrl+u", "delete", *"轴承", "enter")
        await until(pilot, lambda: box(pilot).value == "轴承" and not box(pilot).has_focus)


async def test_a_query_of_ten_thousand_characters_typed_at_once_is_taken_whole(
    tmp_path: Path,
) -> None:
    query = "东岭高新区" * 1_999 + "gxq"
    async with browse(load(tmp_path, NEWS)) as pilot:
        await press(pilot, "slash")
        type_ahead(pilot, *query)
        await until(pilot, lambda: box(pilot).value == query)
        await rest(pilot)
        assert "closest passages" in seen(pilot)


async def test_lines_that_are_pasted_become_one_in_the_place_of_what_is_selected(
    tmp_path: Path,
) -> None:
    async with browse(load(tmp_path, NEWS)) as pilot:
        await press(pilot, "slash", *"ab")
        pilot.app.post_message(events.Paste("东岭\r\n签约\n"))
        await until(pilot, lambda: box(pilot).value == "ab东岭 签约")
        box(pilot).select_all()
        pilot.app.post_message(events.Paste("海澜\n开工"))
        await until(pilot, lambda: box(pilot).value == "海澜 开工")
        pilot.app.post_message(events.Paste(""))
        await rest(pilot)
        assert box(pilot).value == "海澜 开工"


async def test_a_letter_with_alt_or_right_after_esc_is_no_text_in_any_box(tmp_path: Path) -> None:
    async with browse(load(tmp_path, NEWS)) as pilot:
        await press(pilot, "slash", "a")
        pilot.app.post_message(events.Key("alt+o", "o"))
        await press(pilot, "b")
        assert box(pilot).value == "ab"
        await press(pilot, "escape", "escape", "F", "c")
        pilot.app.post_message(events.Key("alt+o", "o"))
        await press(pilot, "d")
        assert pilot.app.screen.query_one("#facet-words", TextLine).value == "cd"
