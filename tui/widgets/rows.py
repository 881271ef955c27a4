"""How the rows of the lists are set: each on two lines.

What has a fixed width stands in front and Chinese text of any length comes last, so that a
terminal that disagrees on the width of a character moves nothing but the end of the line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui import messages
from tui.messages import _, ngettext
from tui.widgets.cells import around, clean, crop, pad, tame, width
from tui.widgets.paged_list import Piece, ragged, right

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.model import Hit, ParkRow, ProjectRow

# The key of the row that stands for all parks; no row of a library has it.
ALL_PARKS = 0

# What stands in a column where nothing is known.
NOT_KNOWN = "-"

COUNT = 5
INDENT = 2
LEFT_OUT: Piece = ("..", "dim")
STATUS = 9
# With this much room the investment is given in figures as well as in the words of the text.
ROOMY = 68
AMOUNT_ROOMY = 37


@dataclass(frozen=True, slots=True)
class AllParks:
    """The row above the parks that stands for all of them, and for this many projects."""

    projects: int


def park(row: ParkRow | AllParks, room: int) -> tuple[list[Piece], ...]:
    """The number of projects, then the name; below it the latest news, how many articles, and what
    is invested and planned.
    """
    rest = room - COUNT - 1
    if isinstance(row, AllParks):
        count = ngettext("{count} project", "{count} projects", row.projects)
        told = count.format(count=messages.number(row.projects))
        return (
            [(" " * (COUNT + 1), ""), (ragged(_("All parks"), rest), "strong")],
            [(" " * (COUNT + 1), ""), (ragged(told, rest), "dim")],
        )
    first: list[Piece] = [
        (right(str(row.projects), COUNT), "dim"),
        (" ", ""),
        (ragged(row.name, rest), "strong"),
    ]
    articles = messages.articles(row.articles)
    money: list[Piece] = [(clean(part), "figure") for part in messages.invested(row)]
    items: list[Piece] = [(clean(row.latest or _("no date")), "dim"), *money, (articles, "dim")]
    second: list[Piece] = [(" " * INDENT, "")]
    for place, piece in enumerate(_whole(items, money, room - INDENT)):
        second += [("  ", ""), piece] if place else [piece]
    return first, second


def _whole(told: Sequence[Piece], dear: Sequence[Piece], room: int) -> list[Piece]:
    """Of what could stand in a line, two cells apart, what fits whole, in its order: a figure that
    is cut reads as another figure. dear: what is given room first; a sign stands for what of it
    is left out.
    """
    for sign in ([], [LEFT_OUT]):
        kept: list[Piece] = []
        left = room - sum(width(text) + 2 for text, _style in sign)
        for piece in (*dear, *(piece for piece in told if piece not in dear)):
            need = width(piece[0]) + (2 if kept else 0)
            if need <= left:
                kept.append(piece)
                left -= need
        if sign or all(piece in kept for piece in dear):
            break
    return [*(piece for piece in told if piece in kept), *sign]


def project(row: ProjectRow, room: int) -> tuple[list[Piece], ...]:
    """The name; below it status, total investment, date, park and investors."""
    first: list[Piece] = [(ragged(row.name, room), "strong")]
    status = messages.label(messages.STATUSES, row.status) if row.status else NOT_KNOWN
    style = f"status-{row.status}" if row.status in messages.STATUSES else "dim"
    column = 0
    amount: Piece = (NOT_KNOWN, "dim")
    if row.investment is not None:
        amount = (row.given or row.investment.text, "figure")
    if room >= ROOMY:
        column = AMOUNT_ROOMY
        if row.investment is not None:
            amount = (messages.amount(row.investment, row.given), "figure")
    if room < ROOMY:
        # No more than it takes, so that something is left for the names.
        column = width(clean(amount[0]))
    told = "  ".join([row.date or NOT_KNOWN, row.park or NOT_KNOWN, *row.investors])
    second: list[Piece] = [
        (pad(clean(status), STATUS), style),
        (" ", ""),
        (pad(clean(amount[0]), column), amount[1]),
        ("  ", ""),
        (ragged(told, room - STATUS - column - 3), "dim"),
    ]
    return first, second


def hit(row: Hit, room: int, passages: int = 1) -> tuple[list[Piece], ...]:
    """The date and the title; below them the text about the match. passages: how many of the
    article the row stands for.
    """
    date = crop(clean(row.date or _("no date")), 12)
    first: list[Piece] = [
        (date, "dim"),
        ("  ", ""),
        (ragged(row.title or _("no title"), room - width(date) - 2), "strong"),
    ]
    second: list[Piece] = []
    if passages > 1:
        count = ngettext("{count} passage", "{count} passages", passages).format(count=passages)
        second.append((crop(count, room) + "  ", "figure"))
        room = max(0, room - width(count) - 2)
    piece, spans = around(*tame(clean(row.text), row.spans), room)
    at = 0
    for start, end in spans:
        second += [(piece[at:start], "dim"), (piece[start:end], "match")]
        at = end
    second.append((piece[at:], "dim"))
    return first, second
