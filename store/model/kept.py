"""What is kept of searches: those that were run, and those that have a name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Past:
    """A search that was run. facts: whether over the facts. at: when last, ISO 8601 in UTC."""

    query: str
    facts: bool
    at: str


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search with a name. facts: whether over the facts. saved: when, ISO 8601 in UTC.

    last_run: when what was new was last asked for and given, None where it never was. seen: the
    number of the article that had come into the library last by then, 0 before.
    """

    name: str
    query: str
    facts: bool
    saved: str
    last_run: str | None = None
    seen: int = 0
