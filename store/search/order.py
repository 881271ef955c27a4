"""The order of paragraphs: their keys lie newest first, in as few runs as can be.

A hit list is newest first, and an index gives its rows by rising key. So the key of a paragraph
is its place in the order: a search then stops at the first screenful. For the index to be small,
keys must lie close together: a key made of the date would take four bytes where a place takes one
(index 131 % of the text, against 60 %). Places close together leave no room between them. So keys
come in runs: within one, the newest day is first, and what is newer or older than all of it is
put before or behind it. What falls in the middle begins a run of its own, and a search puts the
runs together. When there are many, the smaller ones are merged.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.search import index

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

# The day of an undated paragraph, older than all others.
UNDATED = 0

# A run's keys lie in a territory of its own, wide enough for any library. The first keys of the
# first run need four bytes in the index and leave room for a hundred million newer paragraphs.
TERRITORY = 1 << 40
MIDDLE = 1 << 27

# Paragraphs that get new keys are read so many at a time.

# Every run is asked in turn: more of them make a search slower, fewer make loading slower.
RUNS = 6


@dataclass(frozen=True, slots=True)
class Run:
    """Keys from `first` up to before `end`, of days from `newest` down to `oldest`."""

    id: int
    first: int
    end: int
    newest: int
    oldest: int

    @property
    def size(self) -> int:
        """How many keys it has, those of removed paragraphs too."""
        return self.end - self.first


def day_of(date: str | None) -> int:
    """The day an ISO date begins, as a proleptic ordinal; UNDATED where there is no date."""
    if date is None:
        return UNDATED
    year, month, day = [*date.split("-"), "1", "1"][:3]
    return datetime.date(int(year), int(month), int(day)).toordinal()


def runs(connection: sqlite3.Connection) -> list[Run]:
    """The runs of a library, the largest first."""
    rows = connection.execute(
        'SELECT id, first, "end", newest, oldest FROM run ORDER BY "end" - first DESC, id'
    )
    return [Run(*row) for row in rows]


def place(connection: sqlite3.Connection, newest: int, oldest: int, count: int) -> int:
    """The first of `count` keys in a row for paragraphs sorted by day, newest first."""
    for run in runs(connection):
        if oldest >= run.newest:
            _put(connection, Run(run.id, run.first - count, run.end, newest, run.oldest))
            return run.first - count
        if newest <= run.oldest:
            _put(connection, Run(run.id, run.first, run.end + count, run.newest, oldest))
            return run.end
    return _begin(connection, newest, oldest, count)


def settle(connection: sqlite3.Connection) -> None:
    """Merge the smaller runs into one where there are too many. The caller holds a transaction."""
    known = runs(connection)
    if len(known) > RUNS:
        # The large ones stay, so that adding little to much takes little time.
        merge(connection, known[RUNS // 2 :])


def merge(connection: sqlite3.Connection, some: Sequence[Run]) -> None:
    """Make one run of several: their paragraphs get new keys, in their tables and in the index."""
    run = connection.execute
    run("CREATE TEMP TABLE IF NOT EXISTS moved (old INTEGER PRIMARY KEY, new INTEGER)")
    run("DELETE FROM moved")
    for one in some:
        run(
            "INSERT INTO moved (old) SELECT id FROM paragraph WHERE id >= ? AND id < ?",
            (one.first, one.end),
        )
    (count,) = run("SELECT count(*) FROM moved").fetchone()
    first = _begin(
        connection,
        max(one.newest for one in some),
        min(one.oldest for one in some),
        count,
    )
    connection.executemany("DELETE FROM run WHERE id = ?", [(one.id,) for one in some])
    run(
        "UPDATE moved SET new = ? + place.at FROM (SELECT m.old, "
        "row_number() OVER (ORDER BY a.date IS NULL, a.date DESC, p.article, p.ordinal) - 1 AS at "
        "FROM moved m JOIN paragraph p ON p.id = m.old JOIN article a ON a.id = p.article) place "
        "WHERE moved.old = place.old",
        (first,),
    )
    for table in index.OF_PARAGRAPHS:
        for rows in index.rows(connection, table, "t.id IN (SELECT old FROM moved)"):
            index.remove(connection, table, rows)
    for table, column in (("paragraph", "id"), ("mention", "paragraph"), ("evidence", "paragraph")):
        run(
            f"UPDATE {table} SET {column} = (SELECT new FROM moved WHERE old = {column}) "  # noqa: S608 (fixed names)
            f"WHERE {column} IN (SELECT old FROM moved)"
        )
    index.take_in(connection, first, first + count)


def _begin(connection: sqlite3.Connection, newest: int, oldest: int, count: int) -> int:
    """A run of its own for so many paragraphs; its first key."""
    (last,) = connection.execute("SELECT max(id) FROM run").fetchone()
    number = 0 if last is None else last + 1
    first = number * TERRITORY + MIDDLE
    _put(connection, Run(number, first, first + count, newest, oldest))
    return first


def _put(connection: sqlite3.Connection, run: Run) -> None:
    connection.execute(
        'INSERT OR REPLACE INTO run (id, first, "end", newest, oldest) VALUES (?, ?, ?, ?, ?)',
        (run.id, run.first, run.end, run.newest, run.oldest),
    )
