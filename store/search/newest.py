"""Rows newest first, over all runs of a library; and where in a run the days of a period lie."""

from __future__ import annotations

import heapq
import json
from array import array
from itertools import product
from typing import TYPE_CHECKING

from store.search import dates, order
from store.search.plan import ALWAYS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from store.search.order import Run
    from store.search.plan import Cover
    from store.search.shelf import Asked, Row

# Runs of which some days are the same. What one cluster has is all newer than what the next has.
Cluster = tuple["Run", ...]

# Claims of which the days are looked up together.
_CLAIMS = 5_000

# Where rows have no order but that of their keys.
ONE_RUN: tuple[Cluster, ...] = ((order.Run(0, 0, 1 << 62, *reversed(ALWAYS)),),)


def clusters(runs: Iterable[Run]) -> tuple[Cluster, ...]:
    """The runs, the newest first, those together of which some days are the same."""
    found: list[list[Run]] = []
    oldest = ALWAYS[1] + 1
    for run in sorted(runs, key=lambda run: -run.newest):
        if run.newest < oldest or not found:
            found.append([])
        found[-1].append(run)
        oldest = min(oldest, run.oldest)
    return tuple(map(tuple, found))


def rows(
    asked: Asked,
    cover: Cover,
    cluster: Cluster,
    columns: frozenset[str],
    after: dict[int, int],
) -> Iterator[Row]:
    """The rows of a cover in a cluster: newest day first, within a day by rising key, each once.

    after: run -> the last key of it that is not wanted any more.
    """
    merged = len(cluster) > 1
    streams: list[Iterator[Row]] = []
    for run, source in product(cluster, cover):
        first, end = _keys(asked.connection, run, source.period)
        first = max(first, after.get(run.id, -1) + 1)
        if first < end:
            wanted = columns | {"date"} if merged else columns
            streams.append(asked.rows(source, first, end, wanted))
    if len(streams) == 1:
        return streams[0]
    return _each_once(heapq.merge(*streams, key=_place if merged else _key))


def claims(connection: sqlite3.Connection, keys: Sequence[int]) -> array[int]:
    """These claims, those of the newest day first, within a day by rising key."""
    days: dict[int, str | None] = {}
    for at in range(0, len(keys), _CLAIMS):
        rows = connection.execute(
            "SELECT c.id, a.date FROM json_each(?) k CROSS JOIN claim c ON c.id = k.value "
            "CROSS JOIN article a ON a.id = c.article",
            (json.dumps(list(keys[at : at + _CLAIMS])),),
        )
        days.update(rows.fetchall())
    return array("q", sorted(days, key=lambda key: (-_day(days[key]), key)))


def _key(row: Row) -> int:
    key: int = row[0]
    return key


def _place(row: Row) -> tuple[int, int]:
    return -_day(row[3]), row[0]


def _day(date: str | None) -> int:
    days = dates.days_of(date) if date else None
    return days[0] if days else order.UNDATED


def _each_once(rows: Iterable[Row]) -> Iterator[Row]:
    last = None
    for row in rows:
        if row[0] != last:
            last = row[0]
            yield row


def _keys(connection: sqlite3.Connection, run: Run, period: dates.Days) -> tuple[int, int]:
    """First key and end of the rows of a run whose date begins in a period."""
    first_day, last_day = period
    if run.newest < first_day or last_day < run.oldest:
        return run.first, run.first
    first = run.first if run.newest <= last_day else _until(connection, run, last_day)
    end = run.end if run.oldest >= first_day else _until(connection, run, first_day - 1)
    return first, end


def _until(connection: sqlite3.Connection, run: Run, day: int) -> int:
    """The end of the keys of a run whose days are after this one, by halving."""
    low, high = run.first, run.end
    while low < high:
        middle = (low + high) // 2
        found = connection.execute(
            "SELECT p.id, a.date FROM paragraph p JOIN article a ON a.id = p.article "
            "WHERE p.id >= ? AND p.id < ? ORDER BY p.id LIMIT 1",
            (middle, high),
        ).fetchone()
        if found is None or _day(found[1]) <= day:
            high = middle
        else:
            low = found[0] + 1
    return low
