"""Sheets: entries become lines, nothing is lost, and the cursor goes where it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from textual.app import App

from store.model import Original
from tests.tui.screen import rest
from tui.leads import Lead, ToPark
from tui.sheets.entry import LEAST, MEASURE, Entry, Piece, heading, joined, lay_out, line
from tui.sheets.original import INSIDE, begin
from tui.sheets.original import entries as original_entries
from tui.widgets.cells import clean, width
from tui.widgets.line_sheet import LineSheet
from tui.widgets.sheet import Place

if TYPE_CHECKING:
    from textual.app import ComposeResult

TEXTS = st.text(alphabet="园区项目,。、abc 12()“”😀\u0301", max_size=80)
ENTRIES = st.lists(
    st.builds(
        Entry,
        TEXTS,
        indent=st.integers(0, 8),
        hang=st.integers(0, 4),
        gap=st.booleans(),
    ),
    max_size=6,
)


@given(ENTRIES, st.integers(24, 120))
def test_every_character_of_every_entry_is_on_one_line_that_fits(
    entries: list[Entry], room: int
) -> None:
    rows = lay_out(entries, room)
    for at, entry in enumerate(entries):
        lines = [row for row in rows if row.at == at and row.line is not None]
        assert [row.first for row in lines] == [True] + [False] * (len(lines) - 1)
        shown = "".join(entry.text[row.line.start : row.line.end] for row in lines if row.line)
        assert shown.replace(" ", "") == entry.text.replace(" ", "")
        for row in lines:
            assert row.line is not None
            indent = entry.indent + (0 if row.first else entry.hang)
            taken = width(clean(entry.text)[row.line.start : row.line.end])
            assert indent + taken <= max(min(room, MEASURE), indent + LEAST)


def test_pieces_without_text_leave_no_sign_between() -> None:
    told = line(*joined(("一", "", Piece("", "dim"), Piece("二", "bold"))))
    assert told.text == "一 | 二"
    assert not told.is_line


class Host(App[None]):
    """A screen with a sheet of lines, every third of which leads somewhere."""

    def compose(self) -> ComposeResult:
        yield LineSheet()

    def on_mount(self) -> None:
        entries = [heading("起")] + [
            line(f"第{n}行", lead=Lead(ToPark(n)) if n % 3 == 0 else None) for n in range(60)
        ]
        self.sheet.show(entries)
        self.sheet.focus()

    @property
    def sheet(self) -> LineSheet:
        return self.query_one(LineSheet)


async def test_the_cursor_goes_from_stop_to_stop_and_pages_take_it_along() -> None:
    app = Host()
    async with app.run_test(size=(60, 20)) as pilot:
        await rest(pilot)

        def stands_at() -> str:
            return app.sheet.entry.text if app.sheet.entry else ""

        assert stands_at() == "第0行"
        app.sheet.action_down()
        assert stands_at() == "第3行"
        app.sheet.action_up()
        app.sheet.action_up()
        assert stands_at() == "第0行"
        app.sheet.action_page_down()
        assert int(stands_at()[1:-1]) >= 15
        app.sheet.action_page_up()
        assert int(stands_at()[1:-1]) <= 3
        app.sheet.action_last()
        assert stands_at() == "第57行"
        app.sheet.action_down()
        assert stands_at() == "第57行"
        app.sheet.action_first()
        assert stands_at() == "第0行"
        for _ in range(19):
            app.sheet.action_down()
        assert stands_at() == "第57行"


async def test_a_sheet_shown_again_keeps_the_place_as_far_as_it_is_there() -> None:
    app = Host()
    async with app.run_test(size=(60, 20)) as pilot:
        await rest(pilot)
        app.sheet.action_last()
        place = app.sheet.where()
        app.sheet.show(app.sheet.entries, place)
        assert app.sheet.where() == place
        app.sheet.show(app.sheet.entries[:5], place)
        assert app.sheet.place.entry == 4
        app.sheet.show(())
        assert app.sheet.stop is None
        app.sheet.action_down()
        app.sheet.action_last()
        app.sheet.action_page_up()
        app.sheet.show(app.sheet.entries, Place(7, 3))
        assert app.sheet.entry is None


def test_the_lines_of_a_page_that_hold_the_article_are_marked_to_the_character() -> None:
    text = "报头\n甲乙丙\n丁戊\n别文\n己庚"
    first, second = text.index("乙"), text.index("己")
    page = Original(
        "p.txt", text, (((first, first + 2), (first + 3, first + 5)), ((second, second + 2),))
    )
    found = original_entries(page, 7, 2)
    assert [entry.text[2:] for entry in found] == text.split("\n")
    inside = [entry.text[2:] for entry in found if entry.text.startswith(INSIDE)]
    assert inside == ["甲乙丙", "丁戊", "己庚"]
    marked = [
        entry.text[span.start : span.end]
        for entry in found
        for span in entry.spans
        if span.name.startswith("original")
    ]
    assert marked == ["乙丙", "丁戊", "己庚"]
    assert begin(found, 2) == 4
    assert begin(found, None) == 1
