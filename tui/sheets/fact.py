"""A fact as a sheet: what it says, its evidence, its rule, what else there is, its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import dossiers, leads
from tui.leads import Lead, ToProject
from tui.messages import ATTRIBUTES, CONFIDENCES, MODALITIES, STATES, _, calendar, label, normalised
from tui.sheets import claims
from tui.sheets.entry import PLAIN, Entry, Piece, heading, line
from tui.widgets.runs import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.model import ClaimRow, Explanation

# How the words of each role are marked in the passage, the most telling last.
LOOKS = {"subject": "role-subject", "trigger": "role-trigger", "value": "role-value"}


def entries(one: Explanation) -> list[Entry]:
    """The sheet."""
    return [
        *_said(one.claim),
        *_evidence(one),
        *_rule(one),
        *_beside(one),
        *_history(one),
    ]


def _said(claim: ClaimRow) -> Iterator[Entry]:
    """What is said, of what, and how far it holds."""
    project = ToProject(claim.project)
    lead = Lead(project, article=leads.place(claim.place, claim.mark), dossier=project)
    attribute = label(ATTRIBUTES, claim.attribute)
    yield line(Piece(f"{attribute}  ", "heading"), Piece(claim.name, "bold"), lead=lead)
    for name, text in _data(claim):
        yield line(Piece(f"{name}: ", "dim"), text, indent=2, hang=4)


def _data(claim: ClaimRow) -> Iterator[tuple[str, Piece | str]]:
    figure = claim.figure
    if figure is None:
        yield _("says"), claims.value(claim)
    else:
        yield _("written"), Piece(figure.text, "figure")
        if claim.given and claim.given != figure.text:
            yield _("by the reader"), Piece(claim.given, "figure")
        yield _("means"), Piece(normalised(figure), "bold")
    yield _("holds"), label(MODALITIES, claim.modality)
    if claim.time:
        yield _("speaks of"), calendar(claim.time)
    yield _("confidence"), label(CONFIDENCES, claim.confidence)
    state = label(STATES, claim.state) if claim.state in STATES else _("found by the rules")
    yield _("state"), state
    yield _("mark"), claim.mark


def _evidence(one: Explanation) -> Iterator[Entry]:
    """Where it stands, the passage with its words marked, and what each of them does."""
    claim = one.claim
    at = leads.place(claim.place, claim.mark)
    yield heading(_("Evidence"))
    where = f"{dossiers.origin(claim)}, {claim.title or _('title unknown')}"
    yield line(where, lead=Lead(at, article=at), indent=2, hang=4)
    if one.passage:
        spans = [
            Span(witness.start, witness.end, LOOKS[witness.role], PLAIN)
            for role in LOOKS
            for witness in one.witnesses
            if witness.role == role and witness.place == claim.place
        ]
        yield Entry(one.passage, tuple(spans), indent=2)
    for witness in sorted(one.witnesses, key=lambda each: dossiers.ROLES.index(each.role)):
        pieces: list[Piece | str] = [
            Piece(f"{dossiers.role(witness.role)}: ", "dim"),
            Piece(witness.words, LOOKS[witness.role]),
        ]
        if witness.place != claim.place:
            to = leads.place(witness.place)
            pieces.append(Piece(f"  [{witness.place}]", "dim"))
            yield line(*pieces, lead=Lead(to, article=to), indent=2, hang=4)
        else:
            yield line(*pieces, indent=2, hang=4)


def _rule(one: Explanation) -> Iterator[Entry]:
    yield heading(_("Rule"))
    yield line(one.rule, indent=2, hang=0)
    if one.version:
        known = _("{rule}, version {version}").format(rule=one.claim.rule, version=one.version)
        yield line(Piece(known, "dim"), indent=2)
    if one.turned_down:
        yield heading(_("Turned down"))
    for other in one.turned_down:
        yield line(
            Piece(f"{dossiers.kind(other.kind)} ", "dim"),
            Piece(other.words, "strong"),
            f": {other.why}",
            indent=2,
            hang=4,
        )


def _beside(one: Explanation) -> Iterator[Entry]:
    """What cannot hold beside it, and what else is told."""
    yield heading(_("In conflict with it"))
    for other in one.conflicts:
        yield claims.entry(other, leads.of_claim(other), difference=_("differs"))
    if not one.conflicts:
        yield line(Piece(_("Nothing that the library tells."), "dim"), indent=2)
    if one.others:
        yield heading(_("Told besides"))
    for other in one.others:
        yield claims.entry(other, leads.of_claim(other))


def _history(one: Explanation) -> Iterator[Entry]:
    yield heading(_("History"))
    said = sorted((*one.corrections, *one.undone), key=lambda each: each.id)
    for each in said:
        text = dossiers.correction_line(each)
        yield line(Piece(text, "dim") if each.undone else text, indent=2, hang=4)
    if not said:
        yield line(Piece(_("Nothing was said of it yet."), "dim"), indent=2)
