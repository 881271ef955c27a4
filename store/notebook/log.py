"""Steps: each change of the notebook, written down so that it can be taken back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

# So many steps can be taken back.
KEPT = 200

_LAST = "SELECT coalesce(max(step), 0) FROM notebook_log"


class Done(NamedTuple):
    """What was done to a row: its values before, None where it was added, and after, None where it
    was taken out.
    """

    table: str
    key: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @property
    def what(self) -> str:
        """In a word."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"


class Step:
    """One change, of as many rows as it takes: what is taken back at once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._number = connection.execute(_LAST).fetchone()[0] + 1
        self._began = False

    def insert(self, table: str, values: Mapping[str, object]) -> int:
        """Write a row; its key."""
        key = _insert(self.connection, table, values)
        self._note(table, key, None, values)
        return key

    def change(self, table: str, key: int, values: Mapping[str, object]) -> None:
        """Give a row other values, where they are others."""
        now = self.connection.execute(
            f"SELECT {', '.join(values)} FROM {table} WHERE id = ?",  # noqa: S608 (fixed names)
            (key,),
        ).fetchone()
        before = dict(zip(values, now, strict=True))
        if before != values:
            _change(self.connection, table, key, values)
            self._note(table, key, before, values)

    def delete(self, table: str, key: int) -> None:
        """Take a row out."""
        cursor = self.connection.execute(
            f"SELECT * FROM {table} WHERE id = ?",  # noqa: S608 (fixed names)
            (key,),
        )
        names = [column[0] for column in cursor.description]
        before = dict(zip(names, cursor.fetchone(), strict=True))
        self.connection.execute(f"DELETE FROM {table} WHERE id = ?", (key,))  # noqa: S608 (fixed names)
        self._note(table, key, before, None)

    def _note(
        self,
        table: str,
        key: int,
        before: Mapping[str, object] | None,
        after: Mapping[str, object] | None,
    ) -> None:
        if not self._began:
            old = (self._number - KEPT,)
            self.connection.execute("DELETE FROM notebook_log WHERE step <= ?", old)
            self._began = True
        self.connection.execute(
            "INSERT INTO notebook_log (step, tab, row, before, after) VALUES (?, ?, ?, ?, ?)",
            (self._number, table, key, _json(before), _json(after)),
        )


def last(connection: sqlite3.Connection) -> list[Done]:
    """What the last step did, the last first."""
    rows = connection.execute(
        f"SELECT tab, row, before, after FROM notebook_log WHERE step = ({_LAST}) "  # noqa: S608 (fixed words)
        "ORDER BY id DESC"
    )
    return [
        Done(table, key, before and json.loads(before), after and json.loads(after))
        for table, key, before, after in rows
    ]


def reverse(connection: sqlite3.Connection, done: Done) -> None:
    """Let a row be what it was. One that was taken out comes back with its key."""
    if done.before is None:
        connection.execute(f"DELETE FROM {done.table} WHERE id = ?", (done.key,))  # noqa: S608 (fixed names)
    elif done.after is None:
        _insert(connection, done.table, done.before)
    else:
        _change(connection, done.table, done.key, done.before)


def forget(connection: sqlite3.Connection) -> None:
    """Forget the last step."""
    connection.execute(f"DELETE FROM notebook_log WHERE step = ({_LAST})")  # noqa: S608 (fixed words)


def _insert(connection: sqlite3.Connection, table: str, values: Mapping[str, Any]) -> int:
    marks = ", ".join("?" * len(values))
    sql = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks}) RETURNING id"  # noqa: S608 (fixed names)
    return int(connection.execute(sql, tuple(values.values())).fetchone()[0])


def _change(
    connection: sqlite3.Connection, table: str, key: int, values: Mapping[str, Any]
) -> None:
    columns = ", ".join(f"{name} = ?" for name in values)
    connection.execute(
        f"UPDATE {table} SET {columns} WHERE id = ?",  # noqa: S608 (fixed names)
        (*values.values(), key),
    )


def _json(values: Mapping[str, object] | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False)
