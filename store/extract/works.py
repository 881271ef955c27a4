"""The projects of an article while its names are being found."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from store.extract import projects, rows

if TYPE_CHECKING:
    from store.extract.draft import Draft
    from store.model import Mention


def find(draft: Draft) -> None:
    """Projects by row, by head word, and parks and centres that are being built."""
    for part, clauses in draft.parts():
        for span in rows.works(clauses):
            draft.add("PROJECT", part, span, "project-row")
        for kind, start, end in draft.hits[part]:
            if kind in projects.SCANNERS:
                _project(draft, part, kind, start, end)
    _built_parks(draft)
    _rising(draft)
    for mention in draft.of_type("ORG"):
        after = projects.founded(draft.texts[mention.part], mention.end)
        if after:
            draft.add("PROJECT", mention.part, (mention.start, after), "project-phase")
    draft.outermost("PROJECT", nested=projects.NESTED)
    for mention in draft.of_type("PROJECT"):
        # 天和|防务5G通信产业园: where the park's own name begins cannot be told.
        for inner in draft.covering("PARK", mention.part, (mention.end - 1, mention.end)):
            cut = inner.start > mention.start and inner.end == mention.end
            if cut and mention.rule == "project-row":
                draft.drop(inner)


def _project(draft: Draft, part: int, kind: str, start: int, end: int) -> None:
    clauses = draft.texts[part]
    scanner, rule = projects.SCANNERS[kind]
    span = scanner(clauses, start, end)
    if span:
        draft.add("PROJECT", part, span, rule)
        after = projects.extended(clauses, span[1])
        if after:
            draft.add("PROJECT", part, (span[0], after), "project-phase")
    elif kind == "head":
        phase = projects.phased(clauses, start, end)
        if phase:
            draft.add("PROJECT", part, phase, "project-phase")


def _built_parks(draft: Draft) -> None:
    """Parks of firms whose building is told of, and those in a row with one."""
    named = [m for m in draft.of_type("PARK") if m.rule != "park-short"]
    names = Counter(draft.folded(m) for m in named)
    last: Mention | None = None
    for mention in named:
        clauses = draft.texts[mention.part]
        once = names[draft.folded(mention)] == 1
        beside = last is not None and last.part == mention.part
        row = beside and last is not None and clauses.folded[last.end : mention.start] == "、"
        ground = not clauses.folded[mention.start : mention.end].endswith(projects.AREAS)
        made = once and ground and projects.made(clauses, mention.start)
        if made or (row and ground) or projects.park(clauses, mention.start, mention.end):
            span = (mention.start, mention.end)
            draft.add("PROJECT", mention.part, span, "project-park")
            last = mention


def _rising(draft: Draft) -> None:
    """Centres and schools that are being built are projects, not yet bodies, in all the article."""
    schools = [m for m in draft.of_type("ORG") if m.rule == "org-school"]
    built = {
        draft.folded(m) for m in schools if projects.rising(draft.texts[m.part], m.start, m.end)
    }
    for mention in schools:
        if draft.folded(mention) in built:
            draft.drop(mention)
            span = (mention.start, mention.end)
            draft.add("PROJECT", mention.part, span, "project-site")
