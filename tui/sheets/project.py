"""A project as a sheet: its life, its figures over time, its conflicts, the way to its passages."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tui import dossiers, leads
from tui.leads import Lead, ToPark, ToParty, ToPassages, ToProject
from tui.messages import STATUSES, _, calendar, label, ngettext, number
from tui.sheets import claims
from tui.sheets.entry import Entry, Piece, heading, joined, line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.model import ClaimRow, EntityRow, ProjectView, Stage


def entries(view: ProjectView) -> list[Entry]:
    """The sheet."""
    return [*_head(view), *_life(view), *_figures(view), *claims.merged(view.merges)]


def names(one: EntityRow) -> Iterator[Entry]:
    """The name of an entity, its others, and the way to all that is written about it."""
    yield line(Piece(one.name, "bold"), Piece(f"  {one.scope}" if one.scope else "", "dim"))
    if one.names:
        yield line(Piece(_("also {names}").format(names=", ".join(one.names)), "dim"), hang=2)
    count = ngettext("{count} article", "{count} articles", one.articles)
    passages = ToPassages(one.id, one.name)
    yield line(
        Piece(f"{_('all passages')}: ", "dim"),
        count.format(count=number(one.articles)),
        lead=Lead(passages, article=passages),
        gap=True,
    )


def _head(view: ProjectView) -> Iterator[Entry]:
    yield from names(view.entity)
    if view.park is not None:
        park = ToPark(view.park.id)
        rows = _links(view, "park", view.park.id)
        facts = tuple(leads.fact(row) for row in rows)
        at = leads.place(rows[0].place, rows[0].mark) if rows else None
        lead = Lead(park, facts, at, park)
        yield line(Piece(f"{_('park')}: ", "dim"), view.park.name, lead=lead)
    for investor, linking in _investors(view).items():
        facts = tuple(leads.fact(row) for row in linking)
        first = linking[0]
        party = ToParty(first.linked) if first.linked is not None else None
        lead = Lead(party or facts[0], facts, leads.place(first.place, first.mark), party)
        yield line(Piece(f"{_('investor')}: ", "dim"), investor, lead=lead)
    parts = [(_("part of"), view.whole)] if view.whole else []
    for name, one in (*parts, *((_("has a part"), part) for part in view.parts)):
        if one is not None:
            project = ToProject(one.id)
            lead = Lead(project, article=ToPassages(one.id, one.name), dossier=project)
            yield line(Piece(f"{name}: ", "dim"), one.name, lead=lead)
    differing = sum(claim.differs for claim in view.claims)
    if differing:
        told = ngettext(
            "{count} fact that another contradicts, marked {sign}",
            "{count} facts that others contradict, marked {sign}",
            differing,
        )
        yield line(Piece(told.format(count=differing, sign=claims.CONFLICT.strip()), "bad"))


def _investors(view: ProjectView) -> dict[str, list[ClaimRow]]:
    """Name -> the claims that link the project to it."""
    found: dict[str, list[ClaimRow]] = {}
    for row in _links(view, "org"):
        found.setdefault(row.object or row.words, []).append(row)
    return found


def _links(view: ProjectView, attribute: str, entity: int | None = None) -> list[ClaimRow]:
    """The claims that count and link the project to an entity, or to any."""
    return [
        row
        for row in view.claims
        if row.attribute == attribute and row.counts and entity in (None, row.linked)
    ]


def _life(view: ProjectView) -> Iterator[Entry]:
    """Each stage with its day, and what tells it."""
    yield heading(_("Life"))
    if not view.life:
        yield line(Piece(_("No article tells how far it is."), "dim"), indent=2)
    for one in view.life:
        yield stage(one)
        for claim in one.claims[1:]:
            pieces = joined((claim.words, Piece(dossiers.origin(claim), "dim")))
            yield line(*pieces, lead=leads.of_claim(claim), indent=6, hang=4)


def stage(one: Stage, name: str = "") -> Entry:
    """A stage on a line: its day, what it is (of which project), by which words, where."""
    first = one.claims[0]
    day = calendar(one.time) if one.time else _("date unknown")
    told = "" if one.told or not one.time else _("day of the article")
    pieces = joined(
        (
            Piece(label(STATUSES, one.status), f"status-{one.status}"),
            Piece(name, "strong"),
            first.words,
            Piece(told, "dim"),
            Piece(dossiers.origin(first), "dim"),
        )
    )
    return line(Piece(f"{day}  ", "bold"), *pieces, lead=leads.of_claim(first), indent=2, hang=4)


def _figures(view: ProjectView) -> Iterator[Entry]:
    """What is told of it attribute by attribute, in the order of the articles."""
    rows = [row for row in view.claims if row.attribute != "status"]
    if rows:
        yield heading(_("Figures and links, in the order of the articles"))
    for _attribute, told in groupby(rows, key=lambda row: row.attribute):
        yield from claims.of_attribute(list(told))
