"""Health: what is wrong with a library's file, told without changing it."""

from __future__ import annotations

from gettext import dgettext
from typing import TYPE_CHECKING

from store.search import index

if TYPE_CHECKING:
    import sqlite3

# Complaints of one kind that are told.
MOST = 10


def complaints(connection: sqlite3.Connection) -> list[str]:
    """One sentence for each thing that is wrong; none where all is well."""
    return [*_of_the_file(connection), *_of_the_links(connection), *_of_the_indexes(connection)]


def _of_the_file(connection: sqlite3.Connection) -> list[str]:
    found = [text for (text,) in connection.execute(f"PRAGMA quick_check({MOST})")]
    return [
        dgettext("yuanzhi", "The file is damaged: {reason}.").format(reason=text.rstrip("."))
        for text in found
        if text != "ok"
    ]


def _of_the_links(connection: sqlite3.Connection) -> list[str]:
    counts: dict[tuple[str, str], int] = {}
    for table, _, other, _ in connection.execute("PRAGMA foreign_key_check"):
        counts[table, other] = counts.get((table, other), 0) + 1
    return [
        dgettext(
            "yuanzhi", "{count} rows of {table} lead to rows of {other} that are not there."
        ).format(count=count, table=table, other=other)
        for (table, other), count in counts.items()
    ]


def _of_the_indexes(connection: sqlite3.Connection) -> list[str]:
    return [
        dgettext(
            "yuanzhi",
            "The index {name} is missing or of another version, which makes searches slow: "
            "the next `yuanzhi load` makes it anew.",
        ).format(name=name)
        for name in index.INDEXED
        if not index.is_current(connection, name)
    ]
