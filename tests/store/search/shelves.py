"""Libraries for the tests of search: articles as they are told here, without extraction."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from store import schema
from store.model import COUNTING
from store.search import index, order
from tests.store.search.brute import NOTHING, About, Amount, Name, Row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from pathlib import Path


@dataclass(frozen=True)
class Stage:
    """A claim that a project is at a stage, and what the paragraph is to it."""

    status: str
    state: str = "automatic"
    role: str = "trigger"


@dataclass(frozen=True)
class Added:
    """Something of the reader's: a note, a tag, a bookmark, a correction. undone: of the last."""

    kind: str
    words: str
    undone: bool = False

    @property
    def counts(self) -> bool:
        return self.kind != "correction" or not self.undone


@dataclass(frozen=True)
class Piece:
    """A paragraph to be."""

    text: str
    kind: str = "body"
    names: tuple[Name, ...] = ()
    figures: tuple[Amount, ...] = ()
    stages: tuple[Stage, ...] = ()
    added: tuple[Added, ...] = ()


@dataclass(frozen=True)
class Story:
    """An article to be."""

    pieces: tuple[Piece, ...]
    date: str | None = None
    about: About = NOTHING
    added: tuple[Added, ...] = ()


# (article, ordinal) -> a paragraph as it will be found, but for its key.
Told = dict[tuple[int, int], Row]


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


def fill_only(connection: sqlite3.Connection, stories: Sequence[Story]) -> None:
    """Fill a library with one load, in a transaction of its own."""
    with connection:
        connection.execute("BEGIN")
        _load(connection, stories, {})


def rows_of(connection: sqlite3.Connection, told: Told) -> list[Row]:
    """The rows of what has been told, under the keys that they have now, newest first."""
    rows = [
        replace(told[article, ordinal], key=key)
        for key, article, ordinal in connection.execute(
            "SELECT id, article, ordinal FROM paragraph"
        )
    ]
    return sorted(rows, key=lambda row: row.place)


def _load(connection: sqlite3.Connection, stories: Sequence[Story], told: Told) -> None:
    days = [order.day_of(story.date) for story in stories for _ in story.pieces]
    if not days:
        return
    first = key = order.place(connection, max(days), min(days), len(days))
    for story in sorted(stories, key=lambda story: -order.day_of(story.date)):
        article, path = put_article(connection, story)
        about = replace(story.about, path=path)
        at = sum(len(head) + 1 for head in (about.kicker, about.title, about.subtitle) if head)
        for added in story.added:
            _add(connection, article, added, "", 0)
        for ordinal, piece in enumerate(story.pieces, 1):
            connection.execute(
                "INSERT INTO paragraph VALUES (?, ?, ?, ?, ?, '[]')",
                (key, article, ordinal, piece.kind, piece.text),
            )
            for name in piece.names:
                _mention(connection, article, key, name)
            for figure in piece.figures:
                put_figure(connection, article, key, figure)
            for stage in piece.stages:
                _stage(connection, article, key, stage)
            for added in piece.added:
                _add(connection, article, added, piece.text[-2:], at + len(piece.text[:-2]))
            at += len(piece.text) + 1
            told[article, ordinal] = _row(story, piece, about)
            key += 1
    index.take_in(connection, first, key)


def _row(story: Story, piece: Piece, about: About) -> Row:
    return Row(
        0,
        piece.text,
        piece.kind,
        story.date,
        piece.names,
        about,
        piece.figures,
        tuple(
            stage.status
            for stage in piece.stages
            if stage.state in COUNTING and stage.role == "trigger"
        ),
        tuple((added.kind, added.words) for added in (*story.added, *piece.added) if added.counts),
    )


def put_article(connection: sqlite3.Connection, story: Story) -> tuple[int, str]:
    """An article of a source of its own: its key and the path of that."""
    (count,) = connection.execute("SELECT count(*) FROM source").fetchone()
    path = f"/{story.about.path}/{count}.txt"
    source = connection.execute(
        "INSERT INTO source (path, settings, version, state) VALUES (?, '', '', 'loaded')", (path,)
    ).lastrowid
    about = story.about
    article = connection.execute(
        "INSERT INTO article (source, ordinal, hash, kicker, title, subtitle, authors, "
        "publication, page, date, origins) VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, '{}')",
        (
            source,
            f"hash {count}",
            about.kicker,
            about.title,
            about.subtitle,
            json.dumps(about.authors, ensure_ascii=False),
            about.publication,
            about.page,
            story.date,
        ),
    ).lastrowid
    assert article is not None
    return article, path


def put_figure(
    connection: sqlite3.Connection, article: int, paragraph: int | None, figure: Amount
) -> int:
    """A mention of a figure; its key."""
    key = connection.execute(
        'INSERT INTO mention (article, paragraph, part, start, "end", type, text, rule, unit, '
        "value, high, low, bound) VALUES (?, ?, 'body', 0, 1, ?, '', 'figure', ?, ?, ?, ?, ?)",
        (
            article,
            paragraph,
            figure.type,
            figure.unit,
            figure.value,
            figure.high,
            figure.low,
            figure.bound,
        ),
    ).lastrowid
    assert key is not None
    return key


def _stage(connection: sqlite3.Connection, article: int, paragraph: int, stage: Stage) -> None:
    claim = connection.execute(
        "INSERT INTO claim (article, subject, attribute, status, modality, rule, rules_version, "
        "confidence, state, text) VALUES (?, 0, 'status', ?, 'actual', '', 1, 'high', ?, '')",
        (article, stage.status, stage.state),
    ).lastrowid
    connection.execute(
        'INSERT INTO evidence (claim, paragraph, part, start, "end", role) '
        "VALUES (?, ?, 'body', 0, 1, ?)",
        (claim, paragraph, stage.role),
    )


def _add(
    connection: sqlite3.Connection, article: int, added: Added, quote: str, position: int
) -> None:
    """Tie something of the reader's to a place in an article."""
    words = {"note": "text", "tag": "name", "bookmark": "name", "correction": "name"}[added.kind]
    more = {"correction": (", kind, type, scope, undone", ", 'confirm', 'PROJECT', '', ?")}
    columns, marks = more.get(added.kind, ("", ""))
    undone = ("2026-01-01" if added.undone else None,) if marks else ()
    connection.execute(
        f"INSERT INTO {added.kind} (article_hash, quote, prefix, suffix, position, written, "  # noqa: S608 (fixed names)
        f"{words}{columns}) SELECT hash, ?, '', '', ?, '', ?{marks} FROM article WHERE id = ?",
        (quote, position, added.words, *undone, article),
    )


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
