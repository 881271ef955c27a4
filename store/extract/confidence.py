"""Confidence: the class of each rule, as claims on unread news were judged (docs/facts.md)."""

from __future__ import annotations

# Judged ten times or more, and right in nine of ten.
HIGH = frozenset(
    (
        "date-clause",
        "figure-ahead",
        "figure-name",
        "org-headline",
        "park-name",
        "park-placed",
        "park-signed",
        "part-name",
        "status-clause",
    )
)
# Right in fewer than three of four, or judged fewer than five times.
LOW = frozenset(
    (
        "date-among",
        "date-carried",
        "figure-carried",
        "figure-clause",
        "figure-sentence",
        "org-both",
        "org-charged",
        "org-near",
        "org-officer",
        "org-owns",
        "park-firm",
        "park-of",
        "park-source",
        "park-there",
        "park-within",
        "part-figure",
        "status-agreed",
        "status-carried",
        "status-invested",
        "status-money",
        "status-phase",
        "status-planned",
        "status-sentence",
        "whole-status",
    )
)


def of_rule(rule: str) -> str:
    """The class of a rule: high, medium or low."""
    if rule in HIGH:
        return "high"
    return "low" if rule in LOW else "medium"
