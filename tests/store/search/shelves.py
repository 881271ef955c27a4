"""Libraries for the tests of search: articles as they are told here, without extraction."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store import schema
from store.search import dates, index
from tests.store.search.brute import Name, Row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from pathlib import Path


@dataclass(frozen=True)
class Piece:
    """A paragraph to be."""

    text: str
    kind: str = "body"
    names: tuple[Name, ...] = ()


@dataclass(frozen=True)
class Story:
    """An article to be."""

    pieces: tuple[Piece, ...]
    date: str | None = None


def library(path: Path) -> sqlite3.Connection:
    """An empty library with its indexes."""
    connection = schema.make(path)
    index.make(connection)
    return connection


def of_texts(connection: sqlite3.Connection, texts: Sequence[str]) -> list[Row]:
    """Fill a library with undated paragraphs, which are then found in this order."""
    return fill(connection, [Story(tuple(map(Piece, texts)))])


def fill(connection: sqlite3.Connection, stories: Sequence[Story]) -> list[Row]:
    """Fill a library; the rows as the scan takes them, in the order of their keys."""
    rows: list[Row] = []
    taken: dict[int, int] = {}
    for number, story in enumerate(stories, 1):
        connection.execute(
            "INSERT INTO article (id, source, ordinal, hash, authors, date, origins) "
            "VALUES (?, 1, ?, ?, '[]', ?, '{}')",
            (number, number, str(number), story.date),
        )
        days = dates.days_of(story.date) if story.date else None
        base = dates.keys((days[0], days[0]))[0] if days else dates.LAST_DAY << dates.DAY_BITS
        for ordinal, piece in enumerate(story.pieces, 1):
            key = taken.get(base, base)
            taken[base] = key + 1
            connection.execute(
                "INSERT INTO paragraph VALUES (?, ?, ?, ?, ?, '[]')",
                (key, number, ordinal, piece.kind, piece.text),
            )
            for name in piece.names:
                _mention(connection, number, key, name)
            rows.append(Row(key, piece.text, piece.kind, story.date, piece.names))
    index.add(connection, "paragraph_index", [(row.key, row.text) for row in rows])
    return sorted(rows, key=lambda row: row.key)


def _mention(connection: sqlite3.Connection, article: int, paragraph: int, name: Name) -> None:
    entity = None
    if name.others:
        canonical, *aliases = name.others
        # Entities of one name are kept apart, so that each has the aliases told for it alone.
        (count,) = connection.execute("SELECT count(*) FROM entity").fetchone()
        entity = connection.execute(
            "INSERT INTO entity (type, name, scope) VALUES (?, ?, ?)",
            (name.type, canonical, str(count)),
        ).lastrowid
        connection.executemany(
            "INSERT OR IGNORE INTO alias VALUES (?, ?, 'article')",
            [(entity, alias) for alias in aliases],
        )
    connection.execute(
        'INSERT INTO mention (article, paragraph, part, start, "end", type, text, rule, entity) '
        "VALUES (?, ?, 'body', 0, 1, ?, ?, 'name', ?)",
        (article, paragraph, name.type, name.text, entity),
    )


@contextmanager
def undone(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Everything written within is taken back afterwards."""
    connection.execute("BEGIN")
    try:
        yield connection
    finally:
        connection.execute("ROLLBACK")
