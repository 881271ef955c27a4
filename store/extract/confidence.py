"""Confidence: the class of each rule, as its claims met annotated news (docs/facts.md)."""

from __future__ import annotations

# Met ten times or more, and right in nine of ten.
HIGH = frozenset(("figure-name", "park-host", "park-placed", "status-clause"))
# Met five times or more, and right in three of four.
MEDIUM = frozenset(
    (
        "date-clause",
        "figure-ahead",
        "figure-clause",
        "figure-sentence",
        "org-by",
        "org-invests",
        "org-only",
        "park-only",
        "part-list",
        "status-ahead",
        "status-among",
        "status-implied",
        "status-invested",
        "status-sentence",
        "whole-status",
    )
)


def of_rule(rule: str) -> str:
    """The class of a rule: high, medium or low; low too where too few claims tell of it."""
    if rule in HIGH:
        return "high"
    return "medium" if rule in MEDIUM else "low"
