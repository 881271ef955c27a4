"""Meanings: what a field stands for in a library: which entities, which units, which passages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from store import anchors
from store.search import comparisons, fields, matching

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

    from store.search.shelf import Shelf
    from store.search.tree import Field

# Entities or rows, by their keys; or units as they are written.
Meaning = frozenset[int] | frozenset[str]

# What the reader wrote, by the words that note:, tag: and collection: ask for.
_WORDS = {"note": "text", "tag": "name", "collection": "name"}

# Of all that is tied to an article, what is about its passages.
_ENTRY = "coalesce(t.kind, '') <> 'entity'"
_CORRECTION = "t.undone IS NULL AND t.kind IN ('confirm', 'correct', 'reject', 'add')"
_STANDS = {**dict.fromkeys(fields.ADDED, _ENTRY), "correction": _CORRECTION}

# The entities that bear a tag, by any name that counts as theirs. One that is an article's own goes
# with its article (see store.notebook).
_TAGGED = (
    "SELECT m.id, coalesce(t.name, '') FROM tag t JOIN entity e ON e.type = t.type "
    "AND e.name = t.entity AND e.scope = CASE WHEN t.scope LIKE '=%' AND t.article_hash NOT NULL "
    "THEN '=' || substr(t.article_hash, 1, length(t.scope) - 1) ELSE t.scope END "
    "JOIN entity m ON m.head = e.head WHERE t.kind = 'entity'"
)


def of(connection: sqlite3.Connection, shelf: Shelf, field: Field) -> Meaning | None:
    """What a field stands for, where the library tells: of a name field, the entities with such a
    name; of a figure field, the units as figures have them; of what the reader added, the rows of
    the shelf that it belongs to. None for all other fields.
    """
    if field.name in fields.NAMES:
        return _entities(connection, field)
    if field.name == "province":
        return _in_province(connection, field)
    if field.name in comparisons.FIELDS:
        return _units(connection, field)
    if field.name in fields.ADDED:
        return _passages(connection, shelf, field.name, field.value)
    if field.name == "has" and field.value in fields.ADDED:
        return _passages(connection, shelf, field.value, None)
    return None


def _entities(connection: sqlite3.Connection, field: Field) -> frozenset[int]:
    """The entities of a name field's type with its value in their name or in another of theirs."""
    test = matching.holds(field.value)
    rows = connection.execute(
        "SELECT id, name FROM entity WHERE type = ?1 AND name GLOB ?2 UNION ALL "
        "SELECT a.entity, a.name FROM alias a JOIN entity e ON e.id = a.entity "
        "WHERE a.name GLOB ?2 AND e.type = ?1",
        (fields.NAMES[field.name], matching.glob(field.value)),
    )
    return frozenset(entity for entity, name in rows if test(name))


def _in_province(connection: sqlite3.Connection, field: Field) -> frozenset[int]:
    """The parks in a province whose name holds a field's value, and the projects listed in them."""
    test = matching.holds(field.value)
    rows = connection.execute("SELECT id, province FROM entity WHERE province NOT NULL")
    parks = json.dumps([key for key, province in rows if test(province)])
    found = connection.execute(
        "SELECT n.id FROM json_each(?1) p CROSS JOIN entity n ON n.head = p.value "
        "UNION SELECT n.id FROM json_each(?1) p CROSS JOIN summary y ON y.park = p.value "
        "CROSS JOIN entity n ON n.head = y.entity",
        (parks,),
    )
    return frozenset(key for (key,) in found)


def _units(connection: sqlite3.Connection, field: Field) -> frozenset[str]:
    """The units of a library that are the one a figure field asks for, but for their letters."""
    comparison = comparisons.read(field.name, field.value)
    if comparison is None:
        return frozenset()
    if comparison.fixed:
        return frozenset((comparison.unit,))
    # Each unit once, from one to the next in the index: there are some hundreds.
    rows = connection.execute(
        "WITH RECURSIVE known (unit) AS (SELECT min(unit) FROM mention WHERE unit NOT NULL "
        "UNION ALL SELECT (SELECT min(m.unit) FROM mention m WHERE m.unit > known.unit) FROM known "
        "WHERE known.unit NOT NULL) SELECT unit FROM known WHERE unit NOT NULL"
    )
    return frozenset(unit for (unit,) in rows if comparison.is_of(unit))


def _passages(
    connection: sqlite3.Connection, shelf: Shelf, table: str, value: str | None
) -> frozenset[int]:
    """The rows of a shelf that have something the reader added, with a value in its words.

    A tag on an entity is one on all that speaks of it.
    """
    test = matching.holds(value) if value is not None else lambda _: True
    tagged: frozenset[int] = frozenset()
    if table == "tag":
        bearers = [entity for entity, name in connection.execute(_TAGGED) if test(name)]
        rows = connection.execute(shelf.lists["entities"], (json.dumps(bearers),))
        tagged = frozenset(key for (key,) in rows if key is not None)
    return tagged | _tied(connection, shelf, table, test)


def _tied(
    connection: sqlite3.Connection, shelf: Shelf, table: str, test: Callable[[str], bool]
) -> frozenset[int]:
    """The rows of a shelf that something of the reader's is tied to, if its words pass a test."""
    words = f"coalesce(t.{_WORDS[table]}, '')" if table in _WORDS else "''"
    if shelf.added is not None:
        sql = shelf.added["correction" if table == "correction" else "entry"]
        rows = connection.execute(sql.format(table=table, words=words))
        return frozenset(key for key, said in rows if test(said))
    rows = connection.execute(
        f"SELECT a.id, coalesce(t.quote, ''), coalesce(t.position, 0), {words} "  # noqa: S608 (fixed names)
        f"FROM {table} t JOIN article a ON a.hash = t.article_hash WHERE {_STANDS[table]}"
    )
    wanted = [(article, place) for article, *place, said in rows if test(said)]
    return frozenset(_keys(connection, wanted))


def _keys(connection: sqlite3.Connection, places: Iterable[tuple[int, Any]]) -> Iterator[int]:
    """The paragraphs in which places of articles lie, told by (quote, position). What lies in a
    headline or quotes nothing is about all of the article.
    """
    for article, (quote, position) in places:
        laid_out = anchors.laid_out(connection, article)
        begin, end = position, position + len(quote)
        within = bool(quote and laid_out.starts) and end > laid_out.starts[0]
        ends = (*laid_out.starts, len(laid_out.text) + 1)[1:]
        rows = connection.execute(
            "SELECT id FROM paragraph WHERE article = ? ORDER BY ordinal", (article,)
        )
        for (key,), first, last in zip(rows, laid_out.starts, ends, strict=True):
            if not within or (begin < last - 1 and first < end):
                yield key
