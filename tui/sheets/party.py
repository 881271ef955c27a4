"""An organisation or a person as a sheet: its projects, what is named with it, its articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import dossiers, leads
from tui.leads import Lead, ToParty, ToProject
from tui.messages import STATUSES, TYPES, _, amount, label, ngettext, number
from tui.sheets import claims, project
from tui.sheets.entry import Entry, Piece, heading, joined, line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.model import Involvement, Naming, PartyView


def entries(view: PartyView) -> list[Entry]:
    """The sheet."""
    return [
        *project.names(view.entity),
        *_positions(view),
        *_projects(view),
        *_people(view),
        *_beside(view),
        *_articles(view),
        *claims.merged(view.merges),
    ]


def _positions(view: PartyView) -> Iterator[Entry]:
    """What a person is called, and where."""
    if view.body is not None:
        to = ToParty(view.body.id)
        name = Piece(f"{_('organisation')}: ", "dim")
        yield line(name, view.body.name, lead=Lead(to, dossier=to))
    if view.positions:
        yield heading(_("Called"))
    for one in view.positions:
        at = leads.place(one.place)
        pieces = joined(
            (
                Piece(one.title, "strong"),
                one.body,
                Piece(_articles_of(one.articles), "dim"),
                Piece(f"[{one.place}]", "dim"),
            )
        )
        yield line(*pieces, lead=Lead(at, article=at), indent=2, hang=4)


def _projects(view: PartyView) -> Iterator[Entry]:
    """Each project, and below it what says that it has a part in it."""
    if view.entity.type != "ORG":
        return
    text = _("Projects it invests in or builds")
    if view.projects > len(view.parts):
        told = _("{heading}: {count}, the {shown} newest")
        shown, count = number(len(view.parts)), number(view.projects)
        text = told.format(heading=text, count=count, shown=shown)
    yield heading(text)
    if not view.parts:
        yield line(Piece(_("No article names one."), "dim"), indent=2)
    for one in view.parts:
        yield _project(one)
        for claim in one.claims:
            words = (
                claim.words,
                Piece(dossiers.qualities(claim), "dim"),
                Piece(dossiers.origin(claim), "dim"),
            )
            lead = leads.of_claim(claim, ToProject(one.project.id))
            yield line(*joined(words), lead=lead, indent=6, hang=4)


def _project(one: Involvement) -> Entry:
    row = one.project
    to = ToProject(row.id)
    pieces = joined(
        (
            Piece(row.name, "strong"),
            row.park or "",
            Piece(amount(row.investment, row.given) if row.investment else "", "figure"),
            Piece(label(STATUSES, row.status) if row.status else "", f"status-{row.status}"),
            Piece(row.date or "", "dim"),
        )
    )
    first = one.claims[0]
    facts = tuple(leads.fact(claim) for claim in one.claims)
    lead = Lead(to, facts, leads.place(first.place, first.mark), to)
    return line(*pieces, lead=lead, indent=2, hang=4)


def _people(view: PartyView) -> Iterator[Entry]:
    if view.people:
        yield heading(_("Its people"))
    for one in view.people:
        to = ToParty(one.id)
        pieces = joined((one.name, Piece(_articles_of(one.articles), "dim")))
        yield line(*pieces, lead=Lead(to, dossier=to), indent=2, hang=4)


def _beside(view: PartyView) -> Iterator[Entry]:
    """What is named in the same passages: that is no link, and is not called one."""
    if view.beside:
        yield heading(_("Named in the same passages"))
    for one in view.beside:
        to = leads.dossier(one.type, one.id)
        count = ngettext("{count} passage", "{count} passages", one.passages)
        pieces = joined(
            (
                Piece(label(TYPES, one.type), "dim"),
                one.name,
                Piece(count.format(count=number(one.passages)), "dim"),
                Piece(f"[{one.place}]", "dim"),
            )
        )
        lead = Lead(to, article=leads.place(one.place), dossier=to)
        yield line(*pieces, lead=lead, indent=2, hang=4)


def _articles(view: PartyView) -> Iterator[Entry]:
    if view.namings:
        yield heading(_("Newest articles that name it, of reprints the earliest"))
    for one in view.namings:
        yield _article(one)


def _article(one: Naming) -> Entry:
    at = leads.place(one.place)
    told = one.news
    pieces = joined(
        (
            Piece(told.date or _("date unknown"), "dim"),
            Piece(told.title or _("without a headline"), "strong"),
            Piece(told.publication or "", "dim"),
            one.words,
            Piece(f"[{one.place}]", "dim"),
        )
    )
    return line(*pieces, lead=Lead(at, article=at), indent=2, hang=4)


def _articles_of(count: int) -> str:
    return ngettext("{count} article", "{count} articles", count).format(count=number(count))
