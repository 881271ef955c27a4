"""Confidence: the class of each rule, as counted on articles annotated by hand (docs/facts.md)."""

from __future__ import annotations

# Counted ten times or more, and right in nineteen of twenty.
HIGH = frozenset(("figure-name", "figure-clause", "status-clause"))
# Right in fewer than four of five, or counted fewer than five times.
LOW = frozenset(
    (
        "date-among",
        "date-carried",
        "figure-carried",
        "status-sentence",
        "status-carried",
        "status-planned",
        "status-money",
        "park-host",
        "org-invests",
        "org-by",
        "org-named",
        "org-headline",
        "org-issuer",
        "org-officer",
        "org-charged",
        "part-phase",
        "part-figure",
        "whole-park",
    )
)


def of_rule(rule: str) -> str:
    """The class of a rule: high, medium or low."""
    if rule in HIGH:
        return "high"
    return "low" if rule in LOW else "medium"
