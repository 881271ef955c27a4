"""Which claims of a project its gold tells too, and what the gold tells that no claim does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.evaluation import agreement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.evaluation.found import Found
    from store.evaluation.gold import Gold, Told, Want
    from store.model import Claim, Project


@dataclass(frozen=True, slots=True)
class Verdict:
    """project: the name that gold gives it. right, wrong: its claims. missed: what none tells."""

    project: str
    right: tuple[Claim, ...] = ()
    wrong: tuple[Claim, ...] = ()
    missed: tuple[Want, ...] = ()


def judge(told: Told, project: Project | None, gold: Gold, found: Found) -> Verdict:
    """The claims of a project against what the gold tells of it; None: it was not found."""
    if project is None:
        return Verdict(told.name, missed=told.wants)
    figures = [claim for claim in project.claims if claim.figure is not None]
    links = [claim for claim in project.claims if claim.figure is None]
    pairs, missed, extra = agreement.match(told.of_row("fact"), figures, _same_fact)
    right, wrong = [claim for _, claim in pairs], extra
    linked = [want for want in told.wants if want.row != "fact"]
    for claim in links:
        is_told = any(_tells(claim, want, gold, found) for want in linked)
        (right if is_told else wrong).append(claim)
    for want in linked:
        if not any(_tells(claim, want, gold, found) for claim in _first(links, want)):
            missed.append(want)
    return Verdict(told.name, tuple(right), tuple(wrong), tuple(missed))


def _first(claims: Sequence[Claim], want: Want) -> Sequence[Claim]:
    """The claims that can tell something: a project is in one park, the first that is told."""
    of_kind = [claim for claim in claims if claim.attribute == want.attribute]
    return of_kind[:1] if want.attribute == "park" else of_kind


def _same_fact(want: Want, claim: Claim) -> bool:
    if claim.figure is None or want.attribute != claim.attribute:
        return False
    same = agreement.date if want.attribute.endswith("_date") else agreement.figure
    return same(want.value, claim.figure)


def _tells(claim: Claim, want: Want, gold: Gold, found: Found) -> bool:
    """Whether a claim that is no figure says what the gold says."""
    name = claim.object or ""
    if claim.attribute != want.attribute:
        return False
    if claim.attribute == "status":
        return name == want.text
    if claim.attribute == "part_of":
        # Gold and rules may call the whole by different names of it.
        wholes = [(project.name, *project.aliases) for project in found.projects]
        return agreement.any_name(
            _all_names(want.text, [other.names for other in gold.projects]),
            _all_names(name, wholes),
        )
    return agreement.name(want.text, name)


def _all_names(name: str, projects: Sequence[Sequence[str]]) -> Sequence[str]:
    """The names of the project that has this one; the name alone where none has."""
    return next((names for names in projects if name in names), (name,))
