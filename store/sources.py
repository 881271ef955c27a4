"""The sources of a library: what was loaded, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.model import SourceRow

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

_ROWS = """
SELECT id, path, CASE WHEN vanished IS NULL THEN state ELSE 'vanished' END AS now, format,
  media_type, charset, size, coalesce(articles, 0), coalesce(paragraphs, 0), coalesce(facts, 0),
  loaded, coalesce(checked, loaded, ''), problem
FROM source
"""


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
