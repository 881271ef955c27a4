"""Claims as lines of a sheet, each with the way to what tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import dossiers, leads
from tui.messages import ATTRIBUTES, _, label
from tui.sheets.entry import Entry, Piece, heading, joined, line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.model import ClaimRow, MergeRow
    from tui.leads import Lead

# Before what cannot hold beside something else: seen without colour.
CONFLICT = "! "


def value(claim: ClaimRow) -> Piece:
    """What a claim says, and how that looks."""
    if not claim.counts:
        return Piece(dossiers.value(claim), "dim")
    if claim.attribute == "status":
        return Piece(dossiers.value(claim), f"status-{claim.object}")
    return Piece(dossiers.value(claim), "figure" if claim.figure is not None else "strong")


def sign(difference: str) -> Piece:
    """What stands before a claim: a sign where another differs."""
    return Piece(CONFLICT if difference else "", "bad")


def entry(
    claim: ClaimRow,
    lead: Lead,
    *,
    name: str = "",
    difference: str = "",
    indent: int = 2,
) -> Entry:
    """A claim on a line: what it says (of what), how far it holds, where that stands."""
    pieces = joined(
        (
            Piece(name, "strong"),
            value(claim),
            Piece(dossiers.qualities(claim), "dim"),
            Piece(difference, "bad"),
            Piece(dossiers.origin(claim), "dim"),
        )
    )
    return line(sign(difference), *pieces, lead=lead, indent=indent, hang=4)


def of_attribute(rows: Sequence[ClaimRow]) -> Iterator[Entry]:
    """What is told of one attribute of a project in the order of the articles: a line for equal
    values, those that tell it below where they are several.
    """
    attribute = rows[0].attribute
    yield line(Piece(label(ATTRIBUTES, attribute), "bold"), indent=2)
    for group, difference in dossiers.alike(rows):
        row = group[0]
        if len(group) == 1:
            yield entry(row, leads.of_link(row), difference=difference, indent=4)
            continue
        pieces = joined(
            (
                value(row),
                Piece(dossiers.modality(row), "dim"),
                Piece(dossiers.told(group), "dim"),
                Piece(difference, "bad"),
            )
        )
        yield line(sign(difference), *pieces, lead=leads.of_link(row), indent=4, hang=4)
        for each in group:
            words = joined(
                (
                    Piece(each.date or _("date unknown"), "dim"),
                    each.words,
                    Piece(dossiers.qualities(each), "dim"),
                    Piece(dossiers.origin(each), "dim"),
                )
            )
            yield line(*words, lead=leads.of_link(each), indent=8, hang=4)


def merged(merges: Sequence[MergeRow]) -> Iterator[Entry]:
    """Why other names count as an entity."""
    if merges:
        yield heading(_("Held to be one"))
    for one in merges:
        text = dossiers.merge_line(one)
        yield line(Piece(text, "dim") if one.undone else text, indent=2, hang=4)
