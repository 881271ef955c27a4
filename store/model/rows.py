"""Rows: one line of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.model.facts import Figure


@dataclass(frozen=True, slots=True)
class ParkRow:
    """One line of the list of parks. latest: ISO date of the newest article about it, or None.

    province, city, level ("high-tech", "economic", "new-area"): of a listed zone; None of others.
    actual, planned: what the total investments of its projects come to, those that are so and those
    that are planned, in `unit`, the currency of most of them; None where there are none. rough:
    whether a figure among them is told as a range, about, more or less. Each is what Library.park
    gives as the `low` of that sum.
    """

    id: int
    name: str
    articles: int
    projects: int
    latest: str | None
    province: str | None = None
    city: str | None = None
    level: str | None = None
    actual: float | None = None
    planned: float | None = None
    unit: str | None = None
    rough: bool = False


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One line of the list of projects.

    park, investors: as claimed; park and investment (the total one) by the claim that goes before
    all others, None where none states it. status: the last stage told, one of STATUSES, or None.
    given: what the reader gave for the investment, in his words.
    """

    id: int
    name: str
    park: str | None
    investors: tuple[str, ...]
    investment: Figure | None
    status: str | None
    date: str | None
    given: str | None = None
