"""Facets of hits: what a search can be narrowed to, and how many of its hits each choice leaves.

Each value is counted by the search that choosing it would run, so that no number can be another
than that of the hits which then come.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from store import industries
from store.model import AMOUNTS, FACETS, STATUSES, Choice, FacetCount
from store.search import engine

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from store.model import Narrowing

# Values of each facet, as SQL: what the articles and parks of the library have.
_PRESENT = {
    "province": "SELECT DISTINCT province FROM entity WHERE province <> '' ORDER BY 1",
    "year": "SELECT DISTINCT substr(date, 1, 4) FROM article WHERE date <> '' ORDER BY 1 DESC",
    # Of very many, those come first that have most articles.
    "publication": "SELECT publication FROM article WHERE publication <> '' GROUP BY 1 "
    "ORDER BY count(*) DESC, 1",
}


def counts(
    connection: sqlite3.Connection, query: str, narrowing: Narrowing, deadline: float
) -> Iterator[tuple[FacetCount, ...]]:
    """The values of one facet after another with how many hits of a query each leaves, those that
    leave most first but years newest first; of a facet in which something is chosen as if nothing
    were. What leaves none is left out, but for what is chosen. deadline: seconds for all of them;
    of a value whose hits could not be counted by then `exact` is False.
    """
    end = time.monotonic() + deadline
    for place, facet in enumerate(FACETS):
        now = time.monotonic()
        # None takes the time of those behind it.
        due = now + max(end - now, 0) / (len(FACETS) - place)
        others = narrowing.without(facet)
        chosen = narrowing.values(facet)
        found = []
        for value in dict.fromkeys((*chosen, *_values(connection, facet))):
            one = _counted(connection, query, others, Choice(facet, value), due)
            if one.count or not one.exact or value in chosen:
                found.append(one)
        yield tuple(found if facet in ("year", "status") else sorted(found, key=_place))


def _place(one: FacetCount) -> tuple[int, str]:
    return (-one.count, one.value)


def _values(connection: sqlite3.Connection, facet: str) -> tuple[str, ...]:
    fixed = {"status": STATUSES, "amount": tuple(AMOUNTS), "industry": tuple(industries.words())}
    if facet in fixed:
        return fixed[facet]
    return tuple(value for (value,) in connection.execute(_PRESENT[facet]))


def _counted(
    connection: sqlite3.Connection, query: str, others: Narrowing, choice: Choice, due: float
) -> FacetCount:
    left = due - time.monotonic()
    if left <= 0:
        return FacetCount(choice.facet, choice.value, 0, exact=False)
    asked = replace(others, choices=(*others.choices, choice))
    total, complete = engine.count(connection, query, narrowing=asked, deadline=left)
    return FacetCount(choice.facet, choice.value, total, exact=complete)
