"""A library many times over, to see how the browser bears a million paragraphs:
python -m tests.bench.multiply LIBRARY.db COPIES OUT.db

Reading a million paragraphs for facts takes half an hour; this takes what was found in some ten
thousands, and writes all of it COPIES times. Each copy has parks, projects and firms of its own
(their names end in its number), and its number behind every paragraph and headline. What only
loading asks for (fingerprints) and what a reader adds is left out.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from store import schema
from store.completion import names
from store.search import index, order

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

# Key -> the table it is a key of; a copy has its own by so many more as there are in the table.
KEYS = {
    "source": {"id": "source"},
    "article": {"id": "article", "source": "source"},
    "paragraph": {"id": "paragraph", "article": "article"},
    "entity": {"id": "entity", "head": "entity"},
    "alias": {"entity": "entity"},
    "mention": {
        "id": "mention",
        "article": "article",
        "paragraph": "paragraph",
        "entity": "entity",
    },
    "claim": {
        "id": "claim",
        "article": "article",
        "subject": "entity",
        "object": "entity",
        "figure": "mention",
    },
    "evidence": {"id": "evidence", "claim": "claim", "paragraph": "paragraph"},
    "summary": {
        "entity": "entity",
        "park": "entity",
        "whole": "entity",
        "investment": "mention",
    },
    "facet": {"entity": "entity"},
    "shown": {"entity": "entity"},
    "reprint": {"article": "article", "cluster": "article"},
}
# What says which copy it is.
MARKED = {
    "source": ("path", "sha256"),
    "article": ("hash", "title"),
    "paragraph": ("text",),
    "entity": ("name", "label", "scope"),
    "alias": ("name",),
    "claim": ("mark", "text"),
    "shown": ("name",),
}


def main(library: Path, copies: int, out: Path) -> None:
    """Write the library, and print what it holds."""
    started = time.perf_counter()
    multiply(library, copies, out)
    connection = schema.connect(out)
    for table in ("article", "paragraph", "mention", "claim"):
        (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 (fixed names)
        print(f"{table}: {count:,}")
    for kind, count in connection.execute("SELECT type, count(*) FROM summary GROUP BY 1"):
        print(f"{kind}: {count:,}")
    print(f"{out.stat().st_size / 1e6:,.0f} MB in {time.perf_counter() - started:.0f} s")


def multiply(library: Path, copies: int, out: Path) -> None:
    """Write a library that holds another one so many times."""
    connection = schema.make(out)
    run = connection.execute
    # Nobody else reads it, and one that is cut short is thrown away.
    run("PRAGMA journal_mode = OFF")
    run("PRAGMA synchronous = OFF")
    run("PRAGMA cache_size = -400000")
    run("ATTACH ? AS one", (str(library),))
    indexes = run(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql NOT NULL"
    ).fetchall()
    for name, sql in indexes:
        if "UNIQUE" not in sql:
            run(f'DROP INDEX "{name}"')
    run("BEGIN")
    _place(connection, copies)
    for table in KEYS:
        for copy in range(copies):
            _copy(connection, table, copy)
    run("INSERT INTO wording SELECT * FROM one.wording")
    for _, sql in indexes:
        if "UNIQUE" not in sql:
            run(sql)
    run("COMMIT")
    index.make(connection)
    run(
        "INSERT OR IGNORE INTO index_version "
        "SELECT * FROM one.index_version WHERE name = 'fact_line'"
    )
    names.make(connection)
    run("DETACH one")
    run("PRAGMA optimize = 0x10002")
    run("PRAGMA journal_mode = WAL")
    connection.close()


def _place(connection: sqlite3.Connection, copies: int) -> None:
    """The keys of all paragraphs: their places, the newest first, in one run."""
    run = connection.execute
    run(
        "CREATE TEMP TABLE place (copy INTEGER, old INTEGER, new INTEGER, "
        "PRIMARY KEY (copy, old)) WITHOUT ROWID"
    )
    run(
        "INSERT INTO place SELECT k.value, p.id, ?2 - 1 + row_number() OVER "
        "(ORDER BY a.date IS NULL, a.date DESC, k.value, p.article, p.ordinal) "
        "FROM (WITH RECURSIVE k (value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM k "
        "WHERE value + 1 < ?1) SELECT value FROM k) k CROSS JOIN one.paragraph p "
        "JOIN one.article a ON a.id = p.article",
        (copies, order.MIDDLE),
    )
    (count,) = run("SELECT count(*) FROM place").fetchone()
    newest, oldest, undated = run(
        "SELECT max(date), min(date), sum(date IS NULL) FROM one.article"
    ).fetchone()
    last = order.UNDATED if undated else order.day_of(oldest)
    first = order.place(connection, order.day_of(newest), last, count)
    assert first == order.MIDDLE


def _copy(connection: sqlite3.Connection, table: str, copy: int) -> None:
    """Write the rows of a table once more."""
    keys, marked = KEYS[table], MARKED.get(table, ())
    columns = [row[1] for row in connection.execute(f'PRAGMA one.table_info("{table}")')]
    given = ", ".join(f'"{column}"' for column in columns)
    told = ", ".join(_told(connection, column, keys, marked, copy) for column in columns)
    place = next((column for column, of in keys.items() if of == "paragraph"), "")
    joined = f'LEFT JOIN place l ON l.copy = {copy} AND l.old = t."{place}"' if place else ""
    connection.execute(
        f"INSERT INTO main.{table} ({given}) SELECT {told} FROM one.{table} t {joined}"  # noqa: S608 (fixed names)
    )


def _told(
    connection: sqlite3.Connection,
    column: str,
    keys: dict[str, str],
    marked: Sequence[str],
    copy: int,
) -> str:
    """A column of a copy, as SQL."""
    of = keys.get(column)
    if of == "paragraph":
        return "l.new"
    if of is not None:
        (span,) = connection.execute(f"SELECT max(id) FROM one.{of}").fetchone()  # noqa: S608 (fixed names)
        return f't."{column}" + {copy * span}'
    return f"t.\"{column}\" || '{copy}'" if copy and column in marked else f't."{column}"'


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
