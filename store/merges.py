"""Merges: which entities of a library are one and the same, by which reason, each to be taken back.

An entity is a name in a scope (its type, name and scope never change). A merge says that it counts
as another one, its head. What articles say stays with the entity it was said of; only the lists
and sums ask for heads. So a merge is one row, and taking it back is one step. The row stays, and
keeps the rules (store.sameness) from making the same merge again.
"""

from __future__ import annotations

from gettext import dgettext
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

REASONS = {
    "same-name": "The same distinctive name, with and without 项目, in the same park.",
    "one-park": "The same distinctive name; only one park is ever named with it.",
    "known-short": "The short name that one project alone has, told beside its full name.",
    "same-firm": "The same organisation's name with and without its legal form.",
    "known-firm": "The short name that one organisation alone has, told beside its full name.",
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


class Pair(NamedTuple):
    """What the reader said of two: joins: that they are one, else that they are two. stands: he
    did not take it back.
    """

    entity: Named
    head: Named
    joins: bool
    stands: bool
    written: str


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


def standing(connection: sqlite3.Connection, merge: int) -> Merge | None:
    """A merge by its key; None where there is none of that key that stands."""
    found = _merges(connection, "m.id = ? AND m.undone IS NULL", (merge,))
    return found[0] if found else None


def replay(connection: sqlite3.Connection, said: Sequence[Pair]) -> set[Named]:
    """Let the merges be as the reader says, in the order said; the entities that this concerns.

    said: all that he ever said, what he took back too. Merges keep their keys.
    """
    before = _states(connection)
    numbers: dict[tuple[Named, Named], int] = {}
    for one in said:
        pair = (*one.entity, *one.head[1:])
        for (key,) in connection.execute(
            "DELETE FROM merge WHERE (type, name, scope, head_name, head_scope) = (?, ?, ?, ?, ?) "
            "AND reason = 'reader' RETURNING id",
            pair,
        ).fetchall():
            numbers[one.entity, one.head] = key
        connection.execute(
            "UPDATE merge SET undone = NULL WHERE type = ?1 AND origin = 'rule' AND "
            "((name, scope) = (?2, ?3) OR "
            "((name, scope) = (?4, ?5) AND (head_name, head_scope) = (?2, ?3)))",
            pair,
        )
    # Of each two what was said last holds.
    told = [one for one in said if one.stands]
    last = {(one.entity, one.head): at for at, one in enumerate(told)}
    joined = {(one.entity, one.head) for one in told if one.joins}
    standing = _joined(told)
    for at, one in enumerate(told):
        both = (one.entity, one.head)
        if last[both] == at and both in standing:
            _join(connection, one, numbers.get(both))
        elif last[both] == at:
            _part(connection, one, numbers.get(both), "reader" if both in joined else "rule")
    return {each for one, head, _, _ in before ^ _states(connection) for each in (one, head)}


def _joined(told: Sequence[Pair]) -> set[tuple[Named, Named]]:
    """Who counts as whom when all this was said in this order. An entity counts as one other: the
    last it was said to be. To part these two later does not bring back the one before.
    """
    heads: dict[Named, Named] = {}
    for one in told:
        if one.joins:
            if heads.get(one.head) == one.entity:
                del heads[one.head]
            heads[one.entity] = one.head
        elif heads.get(one.entity) == one.head:
            del heads[one.entity]
    return set(heads.items())


def _join(connection: sqlite3.Connection, said: Pair, number: int | None) -> None:
    entity, head = said.entity, said.head
    connection.execute(
        "UPDATE merge SET undone = ? WHERE type = ? AND undone IS NULL AND "
        "((name, scope) = (?, ?) OR ((name, scope) = (?, ?) AND (head_name, head_scope) = (?, ?)))",
        (said.written, *entity, head.name, head.scope, entity.name, entity.scope),
    )
    connection.execute(
        "INSERT INTO merge (id, type, name, scope, head_name, head_scope, reason, origin, written) "
        "VALUES (?, ?, ?, ?, ?, ?, 'reader', 'reader', ?) ON CONFLICT DO UPDATE SET "
        "undone = NULL, origin = 'reader', reason = 'reader', written = excluded.written",
        (number, *entity, head.name, head.scope, said.written),
    )


def _part(connection: sqlite3.Connection, said: Pair, number: int | None, origin: str) -> None:
    """Take a merge back; also one that the rules have not made here so far."""
    connection.execute(
        "INSERT INTO merge (id, type, name, scope, head_name, head_scope, reason, origin, written, "
        "undone) VALUES (?, ?, ?, ?, ?, ?, 'reader', ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET undone = coalesce(undone, excluded.undone)",
        (
            number,
            *said.entity,
            *said.head[1:],
            origin,
            said.written if origin == "reader" else None,
            said.written,
        ),
    )


def _states(connection: sqlite3.Connection) -> set[tuple[Named, Named, str, str | None]]:
    """Which merges there are, and which of them stand."""
    return {(one.entity, one.head, one.origin, one.undone) for one in _merges(connection, "1", ())}


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
