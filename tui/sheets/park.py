"""A park as a sheet: sums that never mix plan and actual, projects, organisations, events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui import dossiers
from tui.leads import Lead, ToBacker, ToParty, ToPassages, ToProject, ToSum
from tui.messages import (
    ATTRIBUTES,
    LEVELS,
    MODALITIES,
    STATUSES,
    _,
    amount,
    label,
    ngettext,
    number,
)
from tui.sheets import claims, project
from tui.sheets.entry import Entry, Piece, heading, joined, line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.model import ParkView, ProjectRow, Stage

# Projects that are listed with a park: the others are in the list of projects.
LISTED = 20


@dataclass(frozen=True, slots=True)
class ParkPage:
    """What is read for one park. top: its projects with the largest total investments, the largest
    first; life: the newest stages of its projects.
    """

    view: ParkView
    top: tuple[ProjectRow, ...]
    life: tuple[Stage, ...]


def top(rows: list[ProjectRow]) -> tuple[ProjectRow, ...]:
    """The projects with the largest total investments; those in other money, or in none, last."""

    def size(row: ProjectRow) -> tuple[bool, float]:
        one = row.investment
        return one is None or one.unit != "CNY", -(one.value or one.low or 0.0) if one else 0.0

    return tuple(sorted(rows, key=size)[:LISTED])


def entries(page: ParkPage) -> list[Entry]:
    """The sheet."""
    return [
        *_head(page.view),
        *_sums(page.view),
        *_projects(page),
        *_organisations(page.view),
        *_life(page),
        *claims.merged(page.view.merges),
    ]


def _head(view: ParkView) -> Iterator[Entry]:
    yield from project.names(view.entity)
    row = view.row
    where = " ".join(word for word in (row.province, row.city) if word)
    pieces = joined((label(LEVELS, row.level) if row.level else "", where))
    if pieces:
        yield line(*pieces)


def _sums(view: ParkView) -> Iterator[Entry]:
    """A line for each attribute, modality and unit; they are never added to each other."""
    yield heading(_("Sums over its projects"))
    if not view.totals:
        yield line(Piece(_("No article gives a figure that could be added up."), "dim"), indent=2)
    for total in view.totals:
        over = ngettext("over {count} project", "over {count} projects", total.projects)
        left = ngettext(
            "{count} part of a whole left out", "{count} parts of wholes left out", total.parts
        )
        pieces = joined(
            (
                Piece(label(ATTRIBUTES, total.attribute), "bold"),
                Piece(label(MODALITIES, total.modality), "mark"),
                Piece(dossiers.total_amount(total), "figure"),
                Piece(over.format(count=number(total.projects)), "dim"),
                Piece(left.format(count=number(total.parts)) if total.parts else "", "dim"),
                Piece(dossiers.unsure(total), "dim"),
            )
        )
        to = ToSum(view.entity.id, total.attribute, total.modality, total.unit)
        yield line(*pieces, lead=Lead(to), indent=2, hang=4)


def _projects(page: ParkPage) -> Iterator[Entry]:
    count = len(page.view.projects)
    if not count:
        return
    text = ngettext("{count} project", "{count} projects", count).format(count=number(count))
    if count > len(page.top):
        text = _("{projects}, the {shown} largest").format(projects=text, shown=len(page.top))
    yield heading(text)
    for row in page.top:
        to = ToProject(row.id)
        pieces = joined(
            (
                Piece(row.name, "strong"),
                Piece(amount(row.investment, row.given) if row.investment else "", "figure"),
                Piece(label(STATUSES, row.status) if row.status else "", f"status-{row.status}"),
                Piece(", ".join(row.investors), "dim"),
                Piece(row.date or "", "dim"),
            )
        )
        lead = Lead(to, article=ToPassages(row.id, row.name), dossier=to)
        yield line(*pieces, lead=lead, indent=2, hang=4)


def _organisations(view: ParkView) -> Iterator[Entry]:
    if view.organisations:
        yield heading(_("Investors and builders"))
    for one in view.organisations:
        count = ngettext("{count} project", "{count} projects", one.projects)
        pieces = joined((one.name, Piece(count.format(count=number(one.projects)), "dim")))
        lead = Lead(ToBacker(view.entity.id, one.id, one.name), dossier=ToParty(one.id))
        yield line(*pieces, lead=lead, indent=2, hang=4)


def _life(page: ParkPage) -> Iterator[Entry]:
    """What happened, the newest first."""
    if page.life:
        yield heading(_("What happened, the newest first"))
    for one in page.life:
        yield project.stage(one, one.claims[0].name)
