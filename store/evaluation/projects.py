"""How the projects of a text and their claims meet its gold."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.evaluation import agreement
from store.evaluation.claims import Verdict, judge
from store.evaluation.gold import ROW_OF
from store.evaluation.results import Count, Miss, Score

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.evaluation.found import Found
    from store.evaluation.gold import Gold, Told
    from store.model import Claim, Project

ROWS = ("project", "fact", "status", "park link", "org link")


@dataclass(frozen=True, slots=True)
class Read:
    """What the projects of one text come to; counts: by (class, key) of the rule."""

    scores: dict[str, Score]
    counts: dict[tuple[str, str], Count]
    misses: list[Miss]


def read(gold: Gold, found: Found) -> Read:
    """Pair the projects of gold with those found, by name, and judge the claims of each pair."""
    pairs, missed, extra = agreement.match(gold.projects, found.projects, _same)
    verdicts = [judge(told, project, gold, found) for told, project in pairs]
    verdicts += [judge(told, None, gold, found) for told in missed]
    counts: dict[tuple[str, str], Count] = defaultdict(Count)
    for verdict in verdicts:
        for claim in verdict.right:
            counts[claim.confidence, claim.rule] += Count(right=1)
        for claim in verdict.wrong:
            counts[claim.confidence, claim.rule] += Count(wrong=1)
    for project in extra:
        for claim in project.claims:
            counts[claim.confidence, claim.rule] += Count(astray=1)
    scores = {"project": Score(len(pairs), len(gold.projects), len(found.projects))}
    for row in ROWS[1:]:
        wanted = sum(len(told.of_row(row)) for told in gold.projects)
        lost = sum(row == want.row for verdict in verdicts for want in verdict.missed)
        scores[row] = Score(wanted - lost, wanted, _number(row, found.projects))
    return Read(scores, dict(counts), [*_misses(gold.id, verdicts, missed, extra)])


def _same(told: Told, project: Project) -> bool:
    return agreement.any_name(told.names, (project.name, *project.aliases))


def _number(row: str, projects: Sequence[Project]) -> int:
    """How many things of a row were found; a link or stage that two rules tell of a project is one,
    and a project is in one park, the first that is told.
    """
    if row == "fact":
        return sum(len(list(project.figures)) for project in projects)
    attribute = next(key for key, other in ROW_OF.items() if other == row)
    numbers = [len(project.objects(attribute)) for project in projects]
    return sum(map(bool, numbers)) if attribute == "park" else sum(numbers)


def _misses(
    article: str, verdicts: list[Verdict], missed: list[Told], extra: list[Project]
) -> Iterator[Miss]:
    for told in missed:
        yield Miss(article, "missed", "project", told.name)
    for project in extra:
        yield Miss(article, "extra", "project", project.name)
    for verdict in verdicts:
        for want in verdict.missed:
            yield Miss(
                article,
                "missed",
                want.row,
                want.text,
                want.value,
                project=verdict.project,
                attribute=want.attribute,
            )
        for claim in verdict.wrong:
            yield _extra_claim(article, verdict.project, claim)
    for project in extra:
        for claim in project.claims:
            yield _extra_claim(article, project.name, claim)


def _extra_claim(article: str, project: str, claim: Claim) -> Miss:
    figure = claim.figure
    return Miss(
        article,
        "extra",
        ROW_OF.get(claim.attribute, "fact"),
        figure.text if figure else claim.object or "",
        agreement.written(figure) if figure else "",
        project=project,
        attribute=claim.attribute,
        rule=claim.rule,
    )
