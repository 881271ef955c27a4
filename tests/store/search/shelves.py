"""Libraries for the tests of search: articles as they are told here, without extraction."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store import schema
from store.search import index, order
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


# (article, ordinal) -> text, kind, date and names of a paragraph.
Told = dict[tuple[int, int], tuple[str, str, "str | None", tuple[Name, ...]]]


def library(path: Path) -> sqlite3.Connection:
    """An empty library with its indexes."""
    connection = schema.make(path)
    index.make(connection)
    return connection


def of_texts(connection: sqlite3.Connection, texts: Sequence[str]) -> list[Row]:
    """Fill a library with undated paragraphs; the rows in their order."""
    return fill(connection, [Story(tuple(map(Piece, texts)))])


def fill(connection: sqlite3.Connection, *loads: Sequence[Story]) -> list[Row]:
    """Fill a library, one load after another; all rows, newest first."""
    told: Told = {}
    for stories in loads:
        _load(connection, stories, told)
    return rows_of(connection, told)


def rows_of(connection: sqlite3.Connection, told: Told) -> list[Row]:
    """The rows of what has been told, under the keys that they have now, newest first."""
    rows = [
        Row(key, *told[article, ordinal])
        for key, article, ordinal in connection.execute(
            "SELECT id, article, ordinal FROM paragraph"
        )
    ]
    return sorted(rows, key=lambda row: row.place)


def _load(connection: sqlite3.Connection, stories: Sequence[Story], told: Told) -> None:
    days = [order.day_of(story.date) for story in stories for _ in story.pieces]
    if not days:
        return
    key = order.place(connection, max(days), min(days), len(days))
    texts = []
    for story in sorted(stories, key=lambda story: -order.day_of(story.date)):
        article = connection.execute(
            "INSERT INTO article (source, ordinal, hash, authors, date, origins) "
            "VALUES (1, (SELECT count(*) FROM article), '', '[]', ?, '{}')",
            (story.date,),
        ).lastrowid
        assert article is not None
        for ordinal, piece in enumerate(story.pieces, 1):
            connection.execute(
                "INSERT INTO paragraph VALUES (?, ?, ?, ?, ?, '[]')",
                (key, article, ordinal, piece.kind, piece.text),
            )
            for name in piece.names:
                _mention(connection, article, key, name)
            told[article, ordinal] = (piece.text, piece.kind, story.date, piece.names)
            texts.append((key, piece.text))
            key += 1
    index.add(connection, "paragraph_index", texts)


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
