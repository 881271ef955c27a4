"""Confidence: the class of each rule, as counted on articles annotated by hand (docs/facts.md)."""

from __future__ import annotations

# Counted ten times or more, and right in nineteen of twenty.
HIGH = frozenset(("date-clause", "status-implied"))
# Right in fewer than four of five, or counted fewer than five times.
LOW = frozenset(
    (
        "date-among",
        "date-carried",
        "figure-carried",
        "status-among",
        "status-carried",
        "status-money",
        "status-phase",
        "park-name",
        "park-firm",
        "park-headline",
        "park-of",
        "park-only",
        "park-source",
        "org-name",
        "org-invests",
        "org-by",
        "org-owns",
        "org-near",
        "org-headline",
        "org-issuer",
        "org-officer",
        "org-charged",
        "part-list",
        "part-phase",
        "part-figure",
        "whole-org",
    )
)


def of_rule(rule: str) -> str:
    """The class of a rule: high, medium or low."""
    if rule in HIGH:
        return "high"
    return "low" if rule in LOW else "medium"
