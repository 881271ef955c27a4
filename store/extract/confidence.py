"""Confidence: the class of each rule, as counted on articles annotated by hand."""

from __future__ import annotations

# Of what these rules found in those articles, at least nineteen in twenty was right.
HIGH = frozenset(
    (
        "figure-name",
        "figure-clause",
        "date-clause",
        "status-clause",
        "status-among",
        "park-name",
        "park-host",
        "org-name",
        "part-name",
        "part-phase",
    )
)
# Of what these found, less than four in five was; or they found too little to be counted.
LOW = frozenset(
    (
        "status-planned",
        "status-implied",
        "status-money",
        "park-only",
        "org-charged",
        "part-list",
        "part-figure",
        "whole-park",
        "whole-org",
        "whole-status",
    )
)


def of_rule(rule: str) -> str:
    """The class of a rule: high, medium or low."""
    if rule in HIGH:
        return "high"
    return "low" if rule in LOW else "medium"
