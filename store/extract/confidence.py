"""Confidence: the class of each rule, as counted on articles annotated by hand (docs/facts.md)."""

from __future__ import annotations

# Counted ten times or more, and right in nineteen of twenty.
HIGH = frozenset(
    ("date-ahead", "status-among", "status-clause", "status-implied", "status-planned")
)
# Right in fewer than four of five, on articles the rules were not worked out on too, or counted
# fewer than five times.
LOW = frozenset(
    (
        "date-among",
        "date-carried",
        "figure-carried",
        "status-carried",
        "status-invested",
        "status-money",
        "status-phase",
        "park-firm",
        "park-headline",
        "park-of",
        "park-phase",
        "park-signed",
        "park-source",
        "park-there",
        "park-within",
        "org-name",
        "org-invests",
        "org-owns",
        "org-near",
        "org-headline",
        "org-issuer",
        "org-both",
        "org-officer",
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
