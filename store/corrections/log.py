"""The log of corrections: the rows in which what the reader said is kept, and what they tell."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from store.clock import now
from store.model import Correction, Figure, Said

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

Name = tuple[str, str, str]

# Kinds that are about a claim of one article, and those that tell what is one with what.
OF_CLAIMS = ("confirm", "correct", "reject", "add")
OF_PAIRS = ("merge", "part")

_COLUMNS = (
    "id, kind, type, name, scope, attribute, value, former, article_hash, quote, prefix, suffix, "
    "position, article, written, undone"
)


def log(connection: sqlite3.Connection) -> list[Correction]:
    """All corrections, the oldest first, those taken back too."""
    return [_correction(row) for row in _rows(connection, "1", ())]


def standing(connection: sqlite3.Connection, digest: str) -> list[Correction]:
    """The corrections that stand about the claims of an article, the oldest first."""
    return [one for one in of_article(connection, digest) if one.undone is None]


def of_article(connection: sqlite3.Connection, digest: str) -> list[Correction]:
    """All corrections about the claims of an article, the oldest first, those taken back too."""
    marks = ",".join("?" * len(OF_CLAIMS))
    where = f"article_hash = ? AND kind IN ({marks})"
    return [_correction(row) for row in _rows(connection, where, (digest, *OF_CLAIMS))]


def splits(connection: sqlite3.Connection) -> dict[str, dict[Name, Name]]:
    """Hash of an article -> the entities that are others there -> what they are there."""
    found: dict[str, dict[Name, Name]] = {}
    for row in _rows(connection, "kind = 'split' AND undone IS NULL", ()):
        one = _correction(row)
        if one.value is not None and one.article_hash is not None:
            apart = found.setdefault(one.article_hash, {})
            apart[one.type, one.name, one.scope] = (
                one.type,
                one.value.text,
                one.value.object or "",
            )
    return found


def pairs(connection: sqlite3.Connection) -> list[Correction]:
    """What the reader said of what is one, the oldest first, what was taken back too."""
    return [_correction(row) for row in _rows(connection, "kind IN (?, ?)", OF_PAIRS)]


def label(connection: sqlite3.Connection, name: Name) -> str | None:
    """The name that the reader gave an entity last; None where there is none."""
    for row in _rows(
        connection,
        "kind = 'rename' AND undone IS NULL AND type = ? AND name = ? AND scope = ? "
        "ORDER BY id DESC LIMIT 1",
        name,
    ):
        one = _correction(row)
        return one.value.text if one.value else None
    return None


def content(one: Correction) -> tuple[object, ...]:
    """What a correction says of what, whenever that was."""
    said = (one.attribute, one.value, one.former, one.article_hash, one.quote, one.position)
    return (one.kind, one.type, one.name, one.scope, *said)


def alike(connection: sqlite3.Connection, one: Correction) -> list[int]:
    """The keys of the corrections that stand and say the same, the oldest first."""
    return [
        other.id
        for row in _rows(
            connection,
            "kind = ? AND type = ? AND name = ? AND scope = ? AND undone IS NULL",
            (one.kind, one.type, one.name, one.scope),
        )
        if content(other := _correction(row)) == content(one)
    ]


def in_force(connection: sqlite3.Connection, one: Correction) -> int | None:
    """The key of a correction that says the same and that some claim is as it is by; None where
    there is none, or where the reader said something else since.
    """
    return next(
        (
            key
            for key in alike(connection, one)
            if connection.execute(
                "SELECT 1 FROM claim WHERE correction = ? LIMIT 1", (key,)
            ).fetchone()
        ),
        None,
    )


def put(connection: sqlite3.Connection, one: Correction) -> int:
    """Write a correction down; its key."""
    row = connection.execute(
        "INSERT INTO correction (kind, type, name, scope, attribute, value, former, article_hash, "
        "quote, prefix, suffix, position, article, written, undone) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            one.kind,
            one.type,
            one.name,
            one.scope,
            one.attribute,
            as_json(one.value),
            as_json(one.former),
            one.article_hash,
            one.quote,
            one.prefix,
            one.suffix,
            one.position,
            one.article,
            one.written or now(),
            one.undone,
        ),
    ).fetchone()
    key: int = row[0]
    return key


def take_back(connection: sqlite3.Connection, key: int) -> Correction | None:
    """Take a correction back; None where there is none of that key, or it was taken back before."""
    row = connection.execute(
        f"UPDATE correction SET undone = ? WHERE id = ? AND undone IS NULL RETURNING {_COLUMNS}",  # noqa: S608 (fixed names)
        (now(), key),
    ).fetchone()
    return None if row is None else _correction(row)


def last(connection: sqlite3.Connection) -> int | None:
    """The key of the correction made last of those that stand."""
    (key,) = connection.execute("SELECT max(id) FROM correction WHERE undone IS NULL").fetchone()
    return key if key is None else int(key)


def as_json(said: Said | None) -> str | None:
    """What was said, as JSON."""
    return None if said is None else json.dumps(asdict(said), ensure_ascii=False, sort_keys=True)


def _rows(connection: sqlite3.Connection, where: str, values: Sequence[object]) -> Iterator[Any]:
    order = "" if "ORDER BY" in where else " ORDER BY id"
    sql = f"SELECT {_COLUMNS} FROM correction WHERE {where}{order}"  # noqa: S608 (fixed words)
    return iter(connection.execute(sql, values).fetchall())


def _correction(row: Sequence[Any]) -> Correction:
    values = dict(zip(_COLUMNS.split(", "), row, strict=True))
    for name in ("value", "former"):
        values[name] = _said_from(values[name])
    return Correction(**values)


def _said_from(stored: str | None) -> Said | None:
    if stored is None:
        return None
    form = json.loads(stored)
    figure = form.pop("figure", None)
    return Said(**form, figure=Figure(**figure) if figure else None)
