"""Confidence: the class of each rule, as counted on articles annotated by hand (docs/facts.md)."""

from __future__ import annotations

# Counted ten times or more, and right in nineteen of twenty.
HIGH = frozenset(
    (
        "figure-name",
        "figure-clause",
        "date-clause",
        "status-clause",
        "status-ahead",
        "status-among",
        "park-host",
        "org-name",
        "part-name",
        "part-phase",
    )
)
# Right in fewer than four of five, or counted fewer than five times.
LOW = frozenset(
    (
        "date-carried",
        "status-carried",
        "status-planned",
        "status-money",
        "park-only",
        "org-by",
        "org-charged",
        "part-figure",
        "whole-org",
    )
)


def of_rule(rule: str) -> str:
    """The class of a rule: high, medium or low."""
    if rule in HIGH:
        return "high"
    return "low" if rule in LOW else "medium"
