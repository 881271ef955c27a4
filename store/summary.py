"""The summary: what the lists of parks and projects show and are sorted by, a line for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.counting import COUNTS, FURTHEST, PREFERRED
from store.model import STATUSES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable


def enlist(connection: sqlite3.Connection, entities: Iterable[int]) -> None:
    """Have what these entities are one with, and their lines, worked out anew at the next turn."""
    connection.executemany("INSERT OR IGNORE INTO stale VALUES (?)", ((key,) for key in entities))


def refresh(connection: sqlite3.Connection, entities: Iterable[int]) -> None:
    """Work out anew what the lists show of these parks and projects (table `summary`), all that
    counts as one on one line.

    Park and total investment are told by the claim that goes before all others, the status is the
    furthest stage that the newest article with any status tells (see store.counting). What the
    reader rejected or replaced counts for nothing.
    """
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS touched (entity INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM touched")
    connection.executemany("INSERT OR IGNORE INTO touched VALUES (?)", ((key,) for key in entities))
    # Projects of a park that counts as another now, or no more.
    connection.execute(
        "INSERT OR IGNORE INTO touched SELECT y.entity FROM touched t CROSS JOIN claim c "
        "ON c.object = t.entity AND c.attribute = 'park' CROSS JOIN entity o ON o.id = c.object "
        "CROSS JOIN entity s ON s.id = c.subject CROSS JOIN summary y ON y.entity = s.head "
        "WHERE y.park IS NOT o.head"
    )
    # A project's park is shown with it, so its count of projects may have changed as well.
    connection.execute(
        "INSERT OR IGNORE INTO touched SELECT park FROM summary "
        "WHERE entity IN (SELECT entity FROM touched) AND park IS NOT NULL "
        "UNION SELECT o.head FROM touched t CROSS JOIN claim c ON c.subject = t.entity "
        "AND c.attribute = 'park' CROSS JOIN entity o ON o.id = c.object"
    )
    connection.execute("DELETE FROM summary WHERE entity IN (SELECT entity FROM touched)")
    stages = " ".join(f"WHEN '{status}' THEN {rank}" for rank, status in enumerate(STATUSES))
    # Entity by entity (CROSS JOIN keeps the order): by the sizes that the tables had when SQLite
    # last counted, it would else go through all claims for each line.
    mentions = "entity n CROSS JOIN mention c ON c.entity = n.id WHERE n.head = e.id"
    said = "entity n CROSS JOIN claim c ON c.subject = n.id"
    named = f"entity n CROSS JOIN claim c ON c.object = n.id WHERE n.head = e.id AND {COUNTS}"
    articles = (
        f"SELECT c.article FROM {mentions} "  # noqa: S608 (fixed words)
        f"UNION SELECT c.article FROM {said} WHERE n.head = e.id "
        f"UNION SELECT c.article FROM {named}"
    )
    told = f"CROSS JOIN article a ON a.id = c.article WHERE n.head = e.id AND {COUNTS}"
    connection.execute(
        f"""
        INSERT INTO summary (entity, type, articles, projects, latest, park, investment, status)
        SELECT e.id, e.type,
          (SELECT count(*) FROM ({articles})),
          (SELECT count(DISTINCT (SELECT head FROM entity WHERE id = c.subject))
            FROM {named} AND c.attribute = 'park'),
          (SELECT max(a.date) FROM ({articles}) t CROSS JOIN article a ON a.id = t.article),
          (SELECT (SELECT head FROM entity WHERE id = c.object) FROM {said} {told}
            AND c.attribute = 'park' ORDER BY {PREFERRED} LIMIT 1),
          (SELECT c.figure FROM {said} {told} AND c.attribute = 'total_investment'
            ORDER BY {PREFERRED} LIMIT 1),
          (SELECT c.status FROM {said} {told} AND c.attribute = 'status'
            ORDER BY {FURTHEST},
            CASE c.status {stages} END DESC LIMIT 1)
        FROM touched t CROSS JOIN entity e ON e.id = t.entity
        WHERE e.type IN ('PARK', 'PROJECT') AND e.head = e.id
        """  # noqa: S608 (fixed words)
    )
    connection.execute(
        "UPDATE summary SET amount = (SELECT value FROM mention WHERE mention.id = investment) "
        "WHERE entity IN (SELECT entity FROM touched)"
    )
    connection.execute("DELETE FROM summary WHERE articles = 0")
