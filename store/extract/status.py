"""Status: the stage of each project at the article's time."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from store.extract.patterns import pattern
from store.extract.verbs import FINISH
from store.model import STATUSES, Claim, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from store.extract.events import Event

RULES = {
    "status-clause": "The stage is told of a project that the same clause names.",
    "status-sentence": "The stage is told of a project named earlier in the sentence.",
    "status-carried": "The stage is told without a subject, of the project before.",
    "status-ahead": "The stage is told by a verb that takes the project as its object (签约X项目).",
    "status-among": "The stage is told of a group (开工61个项目) that the project is named among.",
    "status-planned": "The project is only told of as still to come (建成后, 将开工).",
    "status-implied": "A day of completion still to come: it is being built.",
    "status-invested": "It is told who builds or invests in it (X投资建设的Y): it is being built.",
    "status-agreed": "Who is going to build it has signed an agreement right before: it is signed.",
    "status-phase": "Of a phase after the first no stage is told: it is planned.",
    "status-money": "Only planned money is told of the project: it is planned.",
}

RANK = {name: place for place, name in enumerate(STATUSES)}
# How strongly a stage is told. What is only implied counts less than any stage that is told; a
# reported ceremony counts more than the building work that goes with it; a start on a day still to
# come counts more than what else speaks of a start; what a firm decided, more than 投资建设 alone.
CONDITION, IMPLIED, TO_COME, INVESTED, DECIDED, TOLD = 0.0, 1.0, 2.0, 3.0, 4.0, 10.0
CEREMONY = 2.0
DATED = 0.5
# 规划建设X, 将建X
MEANT = ("规划", "将", "计划", "准备")
MILESTONE = pattern("封[顶底]|合龙|贯通")


Stage = tuple[float, str, "Event"]


def stage(event: Event) -> tuple[float, str] | None:
    """How strongly an event tells a stage, and which; None where it tells none."""
    if event.owner.how == "carried" and event.kind in ("planned", "stopped"):
        return None
    if event.condition:
        near = event.date is not None and event.kind in FINISH and not event.far
        return (IMPLIED, "building") if near else None
    if event.kind == "coming":
        return TO_COME, "planned"
    if event.kind == "agreed":
        return DECIDED, "signed"
    if event.kind == "standing":
        return INVESTED, "operating"
    if event.kind == "aimed":
        return CONDITION, "planned"
    if event.kind == "stopped":
        return TOLD + RANK["stopped"], "stopped"
    if event.kind == "invested" and event.decided:
        return DECIDED, "planned"
    if event.kind == "invested" and event.word.startswith(MEANT):
        return TO_COME, "planned"
    if event.kind == "invested" and not event.future:
        pays = event.paid or len(event.word) > 2 or event.word == "承建"
        return (INVESTED, "building") if pays else None
    if event.kind == "invested":
        return TO_COME, "planned"
    if not event.future:
        if event.kind == "done":
            return None
        news = event.ceremony and not event.past
        # 2022年奠基的X全面封顶: a milestone of the works comes after any ceremony of the start.
        news = news or (event.kind == "building" and MILESTONE.search(event.word) is not None)
        return TOLD + RANK[event.kind] + CEREMONY * news, event.kind
    if event.kind == "building":
        # 二期将择机推进: what is to be pushed on later is not under way.
        later = event.word == "推进" and event.owner.how != "ahead"
        return (TO_COME, "planned") if later else (TOLD + RANK["building"], "building")
    if event.kind in FINISH and event.far:
        return TO_COME, "planned"
    if event.kind in FINISH:
        return (IMPLIED, "building") if event.date or event.soon else (CONDITION, "planned")
    return (TOLD + RANK["started"] + DATED if event.date else TO_COME), "planned"


def claims(events: Iterable[Event]) -> Iterator[tuple[int, Claim]]:
    """(project, status claim) for each project of which any stage is told: the strongest one."""
    told: dict[int, list[Stage]] = defaultdict(list)
    for event in events:
        found = stage(event)
        if found is not None:
            for project in event.owner.projects:
                told[project].append((*found, event))
    for project, stages in told.items():
        best = max(stages, key=lambda each: each[0])
        yield project, _claim(*best)
        # 一期投产,二期在建: both hold.
        for strength, status, event in _phases(stages):
            if status != best[1]:
                yield project, _claim(strength, status, event)
        # 已经建成或在推进: of several projects, some are at one stage and some at the other.
        for strength, status, event in stages:
            if event.either and status != best[1] and event.clause == best[2].clause:
                yield project, _claim(strength, status, event)


def _phases(stages: Sequence[Stage]) -> Iterator[Stage]:
    """The furthest stage of each phase, where stages are told of more than one phase."""
    last: dict[str, Stage] = {}
    for each in stages:
        strength, _, event = each
        going = event.phase and strength >= TOLD and event.kind not in ("planned", "signed")
        if going and (event.phase not in last or strength > last[event.phase][0]):
            last[event.phase] = each
    if len(last) > 1:
        yield from last.values()


def _claim(strength: float, status: str, event: Event) -> Claim:
    anchor = event.owner.anchor
    evidence = (
        Evidence(anchor.part, anchor.start, anchor.end, "subject"),
        Evidence(event.part, event.start, event.end, "trigger"),
    )
    modality = "planned" if status == "planned" else "actual"
    time = event.date.iso if event.date else None
    return Claim("status", _rule(strength, status, event), evidence, None, status, modality, time)


def _rule(strength: float, status: str, event: Event) -> str:
    if strength >= TOLD:
        return f"status-{event.owner.how}"
    if status == "planned":
        return "status-planned"
    if status == "signed":
        return "status-agreed"
    return "status-invested" if strength == INVESTED else "status-implied"


def of_money(claims: Iterable[Claim]) -> Claim | None:
    """The stage that planned money alone tells, or None."""
    for claim in claims:
        if claim.attribute in ("total_investment", "investment") and claim.modality == "planned":
            evidence = tuple(each for each in claim.evidence if each.role != "value")
            return Claim("status", "status-money", evidence, None, "planned", "planned")
    return None
