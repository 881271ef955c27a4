"""The list of any length: only what is seen is fetched, and the cursor goes where it is told."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import pytest
from textual.app import App

from tui.widgets.cells import pad
from tui.widgets.paged_list import PagedList
from tui.widgets.pages import Pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from tui.widgets.paged_list import Piece

MILLION = 1_000_000


class Source:
    """Rows made up on demand, and the record of which were asked for."""

    def __init__(self, gone: Sequence[int] = ()) -> None:
        self.asked: list[int] = []
        self.gone = frozenset(gone)

    def fetch(self, keys: Sequence[int]) -> dict[int, str]:
        self.asked += keys
        return {key: f"row {key} 园区" for key in keys if key not in self.gone}


def draw(row: str, room: int) -> tuple[list[Piece], ...]:
    return ([(pad(row, room), "")], [("below", "dim")])


class Host(App[None]):
    """A screen with nothing but the list."""

    def __init__(self, source: Source, count: int) -> None:
        super().__init__()
        self.source = source
        self.keys = array("q", range(1, count + 1))

    def compose(self) -> ComposeResult:
        yield PagedList(self.source.fetch, draw, height=2, id="rows")

    def on_mount(self) -> None:
        self.rows.show(self.keys, "nothing")
        self.rows.focus()

    @property
    def rows(self) -> PagedList[str]:
        return self.query_one(PagedList)


def test_pages_fetch_what_is_asked_for_and_keep_the_pages_last_used() -> None:
    source = Source()
    pages = Pages(array("q", range(1000)), source.fetch, size=10, kept=2)
    assert pages.row(5) == "row 5 园区"
    assert source.asked == list(range(10))
    pages.row(0)
    pages.row(15)
    assert len(source.asked) == 20
    pages.row(999)
    assert source.asked[20:] == list(range(990, 1000))
    pages.row(15)
    assert len(source.asked) == 30
    pages.row(0)
    assert len(source.asked) == 40


def test_pages_before_and_behind_are_fetched_ahead_once() -> None:
    source = Source()
    pages = Pages(array("q", range(35)), source.fetch, size=10)
    pages.fetch_near(12, 14)
    assert sorted(source.asked) == [*range(10), *range(20, 30)]
    pages.fetch_near(12, 14)
    assert len(source.asked) == 20
    pages.fetch_near(31, 34)
    assert len(source.asked) == 20


async def test_a_million_rows_are_shown_by_fetching_two_pages() -> None:
    app = Host(Source(), MILLION)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        assert app.rows.render_line(0).text.startswith("> row 1 园区")
        assert len(app.source.asked) <= 200
        assert max(app.source.asked) <= 200


async def test_the_end_of_a_million_rows_is_reached_without_those_between() -> None:
    app = Host(Source(), MILLION)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("end")
        await pilot.pause()
        assert app.rows.key == MILLION
        assert app.rows.render_line(18).text.startswith(f"> row {MILLION} 园区")
        assert not [key for key in app.source.asked if 300 < key < MILLION - 300]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["down", "j"], 2),
        (["down", "j", "up", "k"], 0),
        (["up"], 0),
        (["end"], 99),
        (["G", "down"], 99),
        (["G", "home"], 0),
        (["G", "g"], 0),
        (["pagedown"], 10),
        (["pagedown", "pagedown", "pageup"], 10),
        (["ctrl+d", "ctrl+d", "ctrl+u"], 5),
    ],
)
async def test_keys_move_the_cursor_and_keep_it_in_sight(keys: list[str], expected: int) -> None:
    app = Host(Source(), 100)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press(*keys)
        assert app.rows.cursor == expected
        seen = [app.rows.render_line(y).text for y in range(20)]
        assert sum(line.startswith(f"> row {expected + 1} 园区") for line in seen) == 1


async def test_a_row_that_has_gone_leaves_an_empty_place() -> None:
    app = Host(Source(gone=[2]), 3)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("down")
        assert app.rows.row is None
        assert app.rows.render_line(2).text.split() == [">"]
        assert app.rows.render_line(4).text.split() == ["row", "3", "园区"]


async def test_an_empty_list_says_why() -> None:
    app = Host(Source(), 0)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("down", "enter", "end")
        assert app.rows.key is None
        assert "nothing" in app.rows.render_line(1).text


async def test_a_click_chooses_a_row_and_a_second_one_opens_it() -> None:
    opened: list[int | None] = []

    class Clicked(Host):
        def on_paged_list_opened(self, event: PagedList.Opened) -> None:
            opened.append(event.rows.key)

    app = Clicked(Source(), 10)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.click(PagedList, offset=(5, 6))
        assert app.rows.key == 4
        assert opened == []
        await pilot.click(PagedList, offset=(5, 6), times=2)
        assert opened == [4]


async def test_every_line_is_as_wide_as_the_list_whatever_its_text() -> None:
    app = Host(Source(), 100)
    async with app.run_test(size=(41, 20)) as pilot:
        await pilot.pause()
        widths = {app.rows.render_line(y).cell_length for y in range(20)}
        assert widths == {app.rows.scrollable_content_region.width}
