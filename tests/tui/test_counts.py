"""Counts: a key meant as many times as the digits before it say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.library import Library
from tests.tui.screen import WIDE, browse, focused, press, seen
from tui.screens.counts import steps
from tui.widgets.paged_list import PagedList

if TYPE_CHECKING:
    from textual.pilot import Pilot


def at(pilot: Pilot[None], name: str = "parks") -> int:
    return pilot.app.screen.query_one(f"#{name}", PagedList).cursor


async def test_digits_without_another_use_count_the_next_key() -> None:
    async with browse(Library.open(None), WIDE) as pilot:
        await press(pilot, "5", "j")
        assert at(pilot) == 5
        await press(pilot, "4", "k", "j")
        assert at(pilot) == 2
        # 1 is a key of its own, unless a count has begun.
        await press(pilot, "at", "1", "0", "j")
        assert at(pilot) == 10
        await press(pilot, "quotation_mark", "3", "G")
        assert at(pilot) == 2
        assert focused(pilot) == "parks"
        await press(pilot, "3")
        assert focused(pilot) == "passage"


async def test_a_count_beyond_the_end_goes_to_the_last_row_and_stays_there() -> None:
    async with browse(Library.open(None), WIDE) as pilot:
        last = len(pilot.app.screen.query_one("#parks", PagedList).keys) - 1
        await press(pilot, "G")
        assert at(pilot) == last > 0
        await press(pilot, "g", "9", "9", "j")
        assert at(pilot) == last
        await press(pilot, "9", "9", "k")
        assert at(pilot) == 0
        await press(pilot, "9", "9", "G")
        assert at(pilot) == last


async def test_a_count_too_large_is_told_and_nothing_is_done_by_a_part_of_its_digits() -> None:
    async with browse(Library.open(None), WIDE) as pilot:
        await press(pilot, "at", *"20000")
        assert "Times: 20000. No more than 999 are done" in seen(pilot)
        await press(pilot, "G")
        assert at(pilot) == 0
        # The next key is itself again.
        await press(pilot, "j")
        assert at(pilot) == 1


async def test_a_key_that_is_done_once_drops_the_count() -> None:
    async with browse(Library.open(None), WIDE) as pilot:
        await press(pilot, "7")
        assert "Times: 7" in seen(pilot)
        await press(pilot, "s", "j")
        assert at(pilot) == 1


async def test_escape_drops_a_count_and_goes_nowhere() -> None:
    async with browse(Library.open(None), WIDE) as pilot:
        await press(pilot, "2", "7", "escape")
        assert focused(pilot) == "projects"
        await press(pilot, "escape")
        assert focused(pilot) == "parks"


@pytest.mark.parametrize(
    ("name", "count", "expected"),
    [
        ("down", "2", ["down", "down"]),
        ("last", "1", ["first"]),
        ("last", "3", ["first", "down", "down"]),
        # What can be done once alone drops its count, and Esc drops nothing but the count.
        ("quit", "2", ["quit"]),
        ("back", "2", []),
        # No digits yet.
        ("down", "", ["down"]),
    ],
)
def test_a_count_is_that_many_steps(name: str, count: str, expected: list[str]) -> None:
    assert steps(name, count) == expected


def test_the_largest_count_is_done_wholly() -> None:
    assert len(steps("down", "999")) == 999
