"""How the rows of the lists are set: parks on one line, projects and hits on two.

What has a fixed width stands in front and Chinese text of any length comes last, so that a
terminal that disagrees on the width of a character moves nothing but the end of the line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui import messages
from tui.messages import _
from tui.widgets.cells import around, clean, crop, pad, width
from tui.widgets.paged_list import Piece, ragged, right

if TYPE_CHECKING:
    from store.model import Hit, ParkRow, ProjectRow

# The key of the row that stands for all parks; no row of a library has it.
ALL_PARKS = 0

# What stands in a column where nothing is known.
NOT_KNOWN = "-"

COUNT = 5
STATUS = 9
AMOUNT = 12
# With this much room the investment is given in figures as well as in the words of the text.
ROOMY = 68
AMOUNT_ROOMY = 37


@dataclass(frozen=True, slots=True)
class AllParks:
    """The row above the parks that stands for all of them, and for this many projects."""

    projects: int


def park(row: ParkRow | AllParks, room: int) -> tuple[list[Piece], ...]:
    """The number of projects, then the name."""
    rest = room - COUNT - 1
    if isinstance(row, AllParks):
        return ([(" " * (COUNT + 1), ""), (ragged(_("All parks"), rest), "strong")],)
    return ([(right(str(row.projects), COUNT), "dim"), (" ", ""), (ragged(row.name, rest), "")],)


def project(row: ProjectRow, room: int) -> tuple[list[Piece], ...]:
    """The name; below it status, total investment, park and investors."""
    first: list[Piece] = [(ragged(row.name, room), "strong")]
    status = messages.label(messages.STATUSES, row.status) if row.status else NOT_KNOWN
    style = f"status-{row.status}" if row.status in messages.STATUSES else "dim"
    column = AMOUNT
    amount: Piece = (NOT_KNOWN, "dim")
    if row.investment is not None:
        amount = (row.investment.text, "figure")
    if room >= ROOMY:
        column = AMOUNT_ROOMY
        if row.investment is not None:
            amount = (messages.amount(row.investment), "figure")
    names = "  ".join([row.park or NOT_KNOWN, *row.investors])
    second: list[Piece] = [
        (pad(clean(status), STATUS), style),
        (" ", ""),
        (pad(clean(amount[0]), column), amount[1]),
        (" ", ""),
        (ragged(names, room - STATUS - column - 2), "dim"),
    ]
    return first, second


def hit(row: Hit, room: int) -> tuple[list[Piece], ...]:
    """The date and the title; below them the text about the match."""
    date = crop(clean(row.date or _("no date")), 12)
    first: list[Piece] = [
        (date, "dim"),
        ("  ", ""),
        (ragged(row.title or _("no title"), room - width(date) - 2), "strong"),
    ]
    piece, spans = around(clean(row.text), row.spans, room)
    second: list[Piece] = []
    at = 0
    for start, end in spans:
        second += [(piece[at:start], "dim"), (piece[start:end], "match")]
        at = end
    second.append((piece[at:], "dim"))
    return first, second
