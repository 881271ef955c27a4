"""Rows of lists as lines with tabs between their cells, as a spreadsheet takes them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from store.model import Hit, ParkRow, ProjectRow
from tui import messages
from tui.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Row = TypeVar("Row")

# Rows that are asked for at a time, and those of a list that are written at most.
BATCH = 1_000
MOST = 100_000


def line(cells: Iterable[object]) -> str:
    """The cells with tabs between; None is empty, and what would break the table is a space."""
    return "\t".join(" ".join(str("" if one is None else one).split()) for one in cells)


def head(row: object) -> str:
    """What the columns of such a row are called."""
    if isinstance(row, ParkRow):
        return line(
            (
                _("park"),
                _("articles"),
                _("projects"),
                _("invested"),
                _("planned"),
                _("currency"),
                _("latest"),
                _("province"),
                _("city"),
            )
        )
    if isinstance(row, ProjectRow):
        return line(
            (
                _("project"),
                _("park"),
                _("investors"),
                _("total investment"),
                _("as told"),
                _("unit"),
                _("status"),
                _("date"),
            )
        )
    return line((_("place"), _("date"), _("publication"), _("page"), _("title"), _("text")))


def cells(row: object) -> str:
    """A park, a project or a hit as a line of its table."""
    if isinstance(row, ParkRow):
        return line(
            (
                row.name,
                row.articles,
                row.projects,
                _plain(row.actual),
                _plain(row.planned),
                row.unit,
                row.latest,
                row.province,
                row.city,
            )
        )
    if isinstance(row, ProjectRow):
        told = row.investment
        status = messages.label(messages.STATUSES, row.status) if row.status else ""
        return line(
            (
                row.name,
                row.park,
                ", ".join(row.investors),
                messages.normalised(told).rpartition(" ")[0] if told and told.unit else None,
                (row.given or told.text) if told else None,
                told.unit if told else None,
                status,
                row.date,
            )
        )
    assert isinstance(row, Hit)
    return line(
        (f"{row.article}.{row.ordinal}", row.date, row.publication, row.page, row.title, row.text)
    )


def table(keys: Sequence[int], fetch: Callable[[Sequence[int]], Iterable[Row]]) -> str:
    """The rows of these keys, at most MOST, below the names of their columns."""
    some = (keys[at : at + BATCH] for at in range(0, min(len(keys), MOST), BATCH))
    return "\n".join(lines(chain.from_iterable(map(fetch, some))))


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """The rows as lines below the names of their columns; nothing where there are none."""
    for place, row in enumerate(rows):
        if place == 0:
            yield head(row)
        yield cells(row)


def _plain(number: float | None) -> str | None:
    return None if number is None else f"{number:.4f}".rstrip("0").rstrip(".")
