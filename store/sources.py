"""The sources of a library: what was loaded, and what came of it."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from store.model import SourceArticle, SourceArticles, SourceRow

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence

_ROWS = """
SELECT id, path, CASE WHEN vanished IS NULL THEN state ELSE 'vanished' END AS now, format,
  media_type, charset, size, coalesce(articles, 0), coalesce(paragraphs, 0), coalesce(facts, 0),
  loaded, coalesce(checked, loaded, ''), problem
FROM source
"""


def keys(connection: sqlite3.Connection, states: Collection[str] = ()) -> array[int]:
    """The keys of the sources by path: those in these states (in any)."""
    where = f"WHERE now IN ({','.join('?' * len(states))})" if states else ""
    sql = (
        "SELECT id FROM (SELECT id, path, CASE WHEN vanished IS NULL THEN state ELSE 'vanished' "  # noqa: S608 (our own words)
        f"END AS now FROM source) {where} ORDER BY path"
    )
    return array("q", (key for (key,) in connection.execute(sql, tuple(states))))


def rows(connection: sqlite3.Connection, wanted: Sequence[int]) -> list[SourceRow]:
    """The sources with these keys."""
    marks = ",".join("?" * len(wanted))
    found = connection.execute(f"{_ROWS} WHERE id IN ({marks})", tuple(wanted))
    return [SourceRow(*row) for row in found]


def sources(
    connection: sqlite3.Connection, states: Collection[str] = (), under: str | None = None
) -> list[SourceRow]:
    """The sources by path: those in these states (in any), under a file, folder or archive."""
    conditions: list[str] = []
    values: list[str] = []
    if states:
        conditions.append(f"now IN ({','.join('?' * len(states))})")
        values += states
    if under is not None:
        folder = under.rstrip("/")
        # "0" comes right after "/": between them is all that begins with the folder.
        conditions.append("(path = ? OR (path > ? AND path < ?) OR (path > ? AND path < ?))")
        values += [under, f"{folder}/", f"{folder}0", f"{under}!/", f"{under}!0"]
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    rows = connection.execute(f"{_ROWS} {where} ORDER BY path", values)
    return [SourceRow(*row) for row in rows]


def articles(connection: sqlite3.Connection, source: int, limit: int) -> SourceArticles:
    """The first articles of a source in its order, and how many it has."""
    found = connection.execute(
        "SELECT id, coalesce(title, '') FROM article WHERE source = ? ORDER BY ordinal LIMIT ?",
        (source, limit),
    )
    first = tuple(SourceArticle(key, title) for key, title in found)
    (total,) = connection.execute(
        "SELECT count(*) FROM article WHERE source = ?", (source,)
    ).fetchone()
    return SourceArticles(first, total)
