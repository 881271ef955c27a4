"""Rows of the lists: what stands in them at any width."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from store.model import ParkRow
from tui import messages
from tui.widgets import rows
from tui.widgets.cells import width

MONEY = st.none() | st.integers(1, 10**13).map(float)


def line(row: ParkRow, room: int) -> str:
    return "".join(text for text, _style in rows.park(row, room)[1])


def park(actual: float | None, planned: float | None) -> ParkRow:
    return ParkRow(
        1, "东岭高新区", 42, 7, "2026-08-20", actual=actual, planned=planned, unit="CNY", rough=True
    )


@given(MONEY, MONEY, st.integers(8, 80))
def test_no_figure_of_a_park_is_ever_cut_and_what_is_left_out_is_told(
    actual: float | None, planned: float | None, room: int
) -> None:
    row = park(actual, planned)
    shown = line(row, room)
    assert width(shown) <= room
    pieces = re.split(r" {2,}", shown.strip())
    figures = messages.invested(row)
    known = {*figures, "2026-08-20", "42 articles", "..", ""}
    assert {*pieces} <= known
    assert ".." in pieces or {*figures} <= {*pieces}


def test_money_is_given_room_before_the_date_and_the_date_before_the_articles() -> None:
    row = park(12e8, None)
    assert line(row, 40).split() == ["2026-08-20", "~12亿元", "42", "articles"]
    assert line(row, 24).split() == ["2026-08-20", "~12亿元"]
    assert line(row, 14).split() == ["~12亿元"]
