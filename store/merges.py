"""Merges: which entities of a library are one and the same, by which reason, each to be taken back.

An entity is a name in a scope (its type, name and scope never change). A merge says that it counts
as another one, its head. What articles say stays with the entity it was said of; only the lists
and sums ask for heads. So a merge is one row, and taking it back is one step. The row stays, and
keeps the rules (store.sameness) from making the same merge again.
"""

from __future__ import annotations

from gettext import dgettext
from typing import TYPE_CHECKING, NamedTuple

from store.clock import now

if TYPE_CHECKING:
    import sqlite3

REASONS = {
    "same-name": "The same distinctive name, with and without 项目, in the same park.",
    "one-park": "The same distinctive name; only one park is ever named with it.",
    "known-short": "The short name that one project alone has, told beside its full name.",
    "same-firm": "The same firm's name with and without its legal form.",
    "known-firm": "The short name that one firm alone has, told beside its full name.",
    "reprint": "The same name in another print of the same news.",
    "reader": "The reader says so.",
}


# The kinds of entities, and those that go by a name: their own, the reader's or another one.
KINDS = ("PARK", "PROJECT", "ORG", "PERSON")
BEARERS = (  # noqa: S608 (fixed words)
    "SELECT id FROM entity WHERE type IN ({}) AND name = {{0}} "
    "UNION SELECT id FROM entity WHERE label = {{0}} "
    "UNION SELECT entity FROM alias WHERE name = {{0}}"
).format(", ".join(f"'{kind}'" for kind in KINDS))


class Named(NamedTuple):
    """An entity by what never changes of it."""

    type: str
    name: str
    scope: str


class Merge(NamedTuple):
    """A merge. origin: "rule" or "reader". written, undone: ISO 8601 in UTC; undone is None while
    it stands, written is None where a rule made it.
    """

    id: int
    entity: Named
    head: Named
    reason: str
    origin: str
    written: str | None
    undone: str | None


def in_words(reason: str) -> str:
    """A reason for a merge, in one sentence."""
    return dgettext("yuanzhi", REASONS.get(reason, reason))


def merges(connection: sqlite3.Connection, entity: int | None = None) -> list[Merge]:
    """The merges of a library, or those that an entity has a part in; the oldest first."""
    if entity is None:
        return _merges(connection, "1", ())
    return _merges(
        connection,
        # Each by an index of its own; together they would read all merges.
        "m.id IN (SELECT m.id FROM entity e JOIN merge m ON m.type = e.type AND m.name = e.name "
        "AND m.scope = e.scope WHERE e.head = ?1 UNION SELECT m.id FROM entity e JOIN merge m "
        "ON m.type = e.type AND m.head_name = e.name AND m.head_scope = e.scope "
        "WHERE e.head = ?1)",
        (entity,),
    )


def join(connection: sqlite3.Connection, entity: Named, head: Named) -> None:
    """The reader says that an entity is another one."""
    connection.execute(
        "UPDATE merge SET undone = ? WHERE type = ? AND undone IS NULL AND "
        "((name, scope) = (?, ?) OR ((name, scope) = (?, ?) AND (head_name, head_scope) = (?, ?)))",
        (now(), *entity, head.name, head.scope, entity.name, entity.scope),
    )
    connection.execute(
        "INSERT INTO merge (type, name, scope, head_name, head_scope, reason, origin, written) "
        "VALUES (?, ?, ?, ?, ?, 'reader', 'reader', ?) ON CONFLICT DO UPDATE SET "
        "undone = NULL, origin = 'reader', reason = 'reader', written = excluded.written",
        (*entity, head.name, head.scope, now()),
    )


def part(connection: sqlite3.Connection, merge: int) -> Merge | None:
    """Take a merge back; None where there is none of that key that stands."""
    found = _merges(connection, "m.id = ? AND m.undone IS NULL", (merge,))
    connection.execute(
        "UPDATE merge SET undone = ? WHERE id = ? AND undone IS NULL", (now(), merge)
    )
    return found[0] if found else None


def key_of(connection: sqlite3.Connection, entity: Named) -> int | None:
    """The key of an entity; None where no article names it."""
    row = connection.execute(
        "SELECT id FROM entity WHERE type = ? AND name = ? AND scope = ?", entity
    ).fetchone()
    return row[0] if row else None


def _merges(connection: sqlite3.Connection, where: str, values: tuple[object, ...]) -> list[Merge]:
    return [
        Merge(key, Named(kind, name, scope), Named(kind, head, head_scope), *rest)
        for key, kind, name, scope, head, head_scope, *rest in connection.execute(
            "SELECT m.id, m.type, m.name, m.scope, m.head_name, m.head_scope, m.reason, m.origin, "  # noqa: S608 (fixed words)
            f"m.written, m.undone FROM merge m WHERE {where} ORDER BY m.id",
            values,
        )
    ]
