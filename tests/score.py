"""How well extraction meets a page annotated by hand: F1 by type, as the annotation guidelines say.

A name is met by its exact span; a figure by a span that overlaps by half with the same value,
unit and bound. A fact of a project is met by the same attribute and figure.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

NAMES = ("PARK", "PROJECT", "ORG", "PERSON", "BYLINE")
FIGURES = ("MONEY", "AREA", "RATE", "QUANTITY", "DATE")

Form = dict[str, Any]


def f1_by_type(gold: Form, got: Form) -> dict[str, float]:
    """F1 of each type of mention, of "project" (found), "fact", "status", "park" and "org"."""
    scores = {}
    for kind in NAMES + FIGURES:
        wanted = [m for m in gold["mentions"] if m["type"] == kind]
        found = [m for m in got["mentions"] if m["type"] == kind]
        same = _same_span if kind in NAMES else _same_date if kind == "DATE" else _same_figure
        scores[kind] = _f1(_hits(wanted, found, same), len(wanted), len(found))
    return {**scores, **_projects(gold["projects"], got["projects"])}


def _projects(gold: list[Form], got: list[Form]) -> dict[str, float]:
    free = list(got)
    hit: Counter[str] = Counter()
    for wanted in gold:
        names = {wanted["name"], *wanted["aliases"]}
        found = next((p for p in free if names & {p["name"], *p["aliases"]}), None)
        if found is None:
            continue
        free.remove(found)
        hit["project"] += 1
        hit["fact"] += _hits(wanted["facts"], found["facts"], _same_fact)
        hit["status"] += len(set(wanted["status"]) & set(found["status"]))
        hit["park"] += wanted["park"] is not None and wanted["park"] == found["park"]
        hit["org"] += len(set(wanted["orgs"]) & set(found["orgs"]))
    return {
        "project": _f1(hit["project"], len(gold), len(got)),
        "fact": _f1(hit["fact"], _count(gold, "facts"), _count(got, "facts")),
        "status": _f1(hit["status"], _count(gold, "status"), _count(got, "status")),
        "org": _f1(hit["org"], _count(gold, "orgs"), _count(got, "orgs")),
        "park": _f1(
            hit["park"], sum(p["park"] is not None for p in gold), sum(bool(p["park"]) for p in got)
        ),
    }


def _count(projects: Iterable[Form], name: str) -> int:
    return sum(len(project[name]) for project in projects)


def _hits(wanted: list[Form], found: list[Form], same: Callable[[Form, Form], bool]) -> int:
    free = list(found)
    hits = 0
    for one in wanted:
        other = next((f for f in free if same(one, f)), None)
        if other is not None:
            free.remove(other)
            hits += 1
    return hits


def _f1(hits: int, wanted: int, found: int) -> float:
    return 2 * hits / (wanted + found) if wanted + found else 1.0


def _same_span(gold: Form, got: Form) -> bool:
    return bool((gold["start"], gold["end"]) == (got["start"], got["end"]))


def _overlap(gold: Form, got: Form) -> bool:
    shared = min(gold["end"], got["end"]) - max(gold["start"], got["start"])
    either = max(gold["end"], got["end"]) - min(gold["start"], got["start"])
    return bool(shared * 2 >= either)


def _same_date(gold: Form, got: Form) -> bool:
    return _overlap(gold, got) and bool(gold["value"] == got["value"])


def _same_figure(gold: Form, got: Form) -> bool:
    return _overlap(gold, got) and _same_value(gold, got)


def _same_fact(gold: Form, got: Form) -> bool:
    if gold["attr"] != got["attr"]:
        return False
    if gold["attr"].endswith("_date"):
        return bool(gold["value"] == got["value"])
    return _same_value(gold, got)


def _same_value(gold: Form, got: Form) -> bool:
    number, unit, bound = (*gold["value"].split(" "), "")[:3]
    low, _, high = number.partition("..")
    return (
        unit == got["unit"]
        and bound == got["bound"]
        and _close(None if low == "?" else float(low), got["value"])
        and (not high or _close(float(high), got["high"]))
    )


def _close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-4 * max(abs(one), abs(other), 1e-9)
