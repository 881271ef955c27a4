"""Writing into the reader's library: one transaction, and what follows from a correction.

The seed library is never written to: it is made anew with each version of the program.
"""

from __future__ import annotations

from contextlib import contextmanager
from gettext import dgettext
from typing import TYPE_CHECKING

from store import claims, counting, merges, summary
from store.library.places import default_path
from store.library.seed import is_empty, is_seed
from store.model import YuanzhiError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from store.corrections import Name
    from store.model import ClaimRow, Correction


def own(library: Path | None) -> Path:
    """Where the reader's library is. Raises YuanzhiError while there is none."""
    place = library or default_path()
    if is_seed(place) or is_empty(place):
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                "Nothing of your own has been loaded yet, and the seed page keeps no corrections, "
                "searches or notes: load a file first with `yuanzhi load FILE`.",
            )
        )
    return place


@contextmanager
def writing(library: Path | None) -> Iterator[sqlite3.Connection]:
    """A library in the course of one transaction."""
    from store.load import opened
    from store.load.group import transaction

    with opened(own(library)) as connection:
        assert connection is not None
        with transaction(connection):
            yield connection


def put(connection: sqlite3.Connection, one: Correction) -> ClaimRow:
    """Write a correction of a claim down unless the same is in force; the claim as it is then."""
    from store import corrections

    key = corrections.in_force(connection, one)
    if key is None:
        key = corrections.put(connection, one)
        apply(connection, (one.article_hash or "",))
    row = connection.execute(
        "SELECT mark FROM claim WHERE correction = ? ORDER BY rule = ? DESC, id LIMIT 1",
        (key, counting.READER),
    ).fetchone()
    if row is None:
        raise YuanzhiError(dgettext("yuanzhi", "The fact could not be tied to its passage."))
    return claims.known_by(connection, row[0])[1]


def apply(connection: sqlite3.Connection, digests: Iterable[str]) -> None:
    """Put the corrections upon the claims of these articles."""
    from store import corrections
    from store.writer import Writer

    corrections.apply(connection, digests)
    Writer(connection).refresh()


def renew(connection: sqlite3.Connection, one: Correction) -> None:
    """Put into effect that a correction was made or taken back."""
    from store import corrections
    from store.writer import Writer

    name = (one.type, one.name, one.scope)
    if one.kind == "rename":
        rows = connection.execute(
            "UPDATE entity SET label = ? WHERE (type, name, scope) = (?, ?, ?) RETURNING id",
            (corrections.label(connection, name), *name),
        ).fetchall()
        summary.enlist(connection, (key for (key,) in rows))
    elif one.kind == "split" and one.value is not None and one.article_hash is not None:
        other = (one.type, one.value.text, one.value.object or "")
        pair = (name, other) if one.undone is None else (other, name)
        move(connection, one.article_hash, *pair)
    elif one.kind in corrections.OF_PAIRS:
        resettle(connection)
    elif one.article_hash is not None:
        corrections.apply(connection, (one.article_hash,))
    Writer(connection).refresh()


def move(connection: sqlite3.Connection, digest: str, old: Name, new: Name) -> None:
    """Let what the prints of an article say of one entity be said of another."""
    # The rules take 0.2 s to import, and the browser must not wait for them.
    from store import corrections, factindex

    former = merges.key_of(connection, merges.Named(*old))
    if former is None:
        return
    latter = corrections.entity(connection, new)
    articles = "article IN (SELECT id FROM article WHERE hash = ?)"
    for table, column in (("mention", "entity"), ("claim", "subject"), ("claim", "object")):
        connection.execute(
            f"UPDATE {table} SET {column} = ? WHERE {column} = ? AND {articles}",  # noqa: S608 (fixed names)
            (latter, former, digest),
        )
    factindex.renew(connection, factindex.of_entity(connection, latter))
    summary.enlist(connection, (former, latter))


def resettle(connection: sqlite3.Connection) -> None:
    """Let be one, and two, what the reader says, and find anew what follows."""
    from store import corrections

    named = merges.replay(
        connection,
        [
            merges.Pair(
                merges.Named(one.type, one.name, one.scope),
                merges.Named(one.type, one.value.text, one.value.object or ""),
                one.kind == "merge",
                one.undone is None,
                one.written,
            )
            for one in corrections.pairs(connection)
            if one.value is not None
        ],
    )
    keys = [merges.key_of(connection, one) for one in named]
    summary.enlist(connection, (key for key in keys if key is not None))
