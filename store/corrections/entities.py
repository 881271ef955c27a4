"""The entities that corrections and articles name: found, or made where they are new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import summary
from store.corrections.log import label
from store.extract import gazetteer
from store.marks import ARTICLE
from store.merges import Named, key_of

if TYPE_CHECKING:
    import sqlite3

    from store.corrections.log import Name


def entity(connection: sqlite3.Connection, name: Name) -> int:
    """The key of an entity by its type, name and scope; made where it is not there."""
    known = key_of(connection, Named(*name))
    if known is not None:
        return known
    zone = gazetteer.official(name[1]) if name[0] == "PARK" else None
    place = (zone.province, zone.city, zone.level) if zone else (None, None, None)
    (key,) = connection.execute(
        "INSERT INTO entity (type, name, scope, province, city, level, label) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (*name, *place, label(connection, name)),
    ).fetchone()
    # What the reader said of it while no article named it.
    summary.enlist(connection, (key,))
    return int(key)


def meant(connection: sqlite3.Connection, article: int, name: Name) -> int:
    """The key of the entity that a name means in an article; made where there is none.

    Of a project that is the one the article speaks of, else one that is no other article's own.
    """
    kind, own, scope = name
    if kind == "PROJECT":
        row = connection.execute(
            "SELECT id FROM (SELECT e.id AS id, e.scope = ?2 AS same, "
            "?2 = '' AND e.scope NOT LIKE '=%' AS shared, "
            "EXISTS (SELECT 1 FROM mention WHERE entity = e.id AND article = ?3) "
            "OR EXISTS (SELECT 1 FROM claim WHERE subject = e.id AND article = ?3) AS here "
            "FROM entity e WHERE e.type = 'PROJECT' AND e.name = ?1) "
            "WHERE here OR same OR shared ORDER BY here DESC, same DESC, id LIMIT 1",
            (own, scope, article),
        ).fetchone()
        if row is not None:
            return int(row[0])
    if scope.startswith("="):
        # The article's own, and its text may be another by now.
        (digest,) = connection.execute(
            "SELECT hash FROM article WHERE id = ?", (article,)
        ).fetchone()
        scope = f"={digest[:ARTICLE]}"
    return entity(connection, (kind, own, scope))
