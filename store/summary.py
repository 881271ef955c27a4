"""The summary: what the lists of parks and projects show and are sorted by, a line for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.counting import COUNTS, FURTHEST, MEMBERS, PREFERRED
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
        "INSERT OR IGNORE INTO touched SELECT y.entity FROM touched t JOIN claim c "
        "ON c.object = t.entity AND c.attribute = 'park' JOIN entity o ON o.id = c.object "
        "JOIN entity s ON s.id = c.subject JOIN summary y ON y.entity = s.head "
        "WHERE y.park IS NOT o.head"
    )
    # A project's park is shown with it, so its count of projects may have changed as well.
    connection.execute(
        "INSERT OR IGNORE INTO touched SELECT park FROM summary "
        "WHERE entity IN (SELECT entity FROM touched) AND park IS NOT NULL "
        "UNION SELECT o.head FROM touched t JOIN claim c ON c.subject = t.entity "
        "AND c.attribute = 'park' JOIN entity o ON o.id = c.object"
    )
    connection.execute("DELETE FROM summary WHERE entity IN (SELECT entity FROM touched)")
    stages = " ".join(f"WHEN '{status}' THEN {rank}" for rank, status in enumerate(STATUSES))
    members = MEMBERS.format("e.id")
    articles = (
        f"SELECT article FROM mention WHERE entity IN ({members}) "  # noqa: S608 (fixed words)
        f"UNION SELECT article FROM claim WHERE subject IN ({members}) "
        f"UNION SELECT article FROM claim c WHERE object IN ({members}) AND {COUNTS}"
    )
    told = f"JOIN article a ON a.id = c.article WHERE c.subject IN ({members}) AND {COUNTS}"
    connection.execute(
        f"""
        INSERT INTO summary (entity, type, articles, projects, latest, park, investment, status)
        SELECT e.id, e.type,
          (SELECT count(*) FROM ({articles})),
          (SELECT count(DISTINCT s.head) FROM claim c JOIN entity s ON s.id = c.subject
            WHERE c.object IN ({members}) AND c.attribute = 'park' AND {COUNTS}),
          (SELECT max(a.date) FROM article a WHERE a.id IN ({articles})),
          (SELECT o.head FROM claim c JOIN entity o ON o.id = c.object {told}
            AND c.attribute = 'park' ORDER BY {PREFERRED} LIMIT 1),
          (SELECT c.figure FROM claim c {told} AND c.attribute = 'total_investment'
            ORDER BY {PREFERRED} LIMIT 1),
          (SELECT c.status FROM claim c {told} AND c.attribute = 'status'
            ORDER BY {FURTHEST},
            CASE c.status {stages} END DESC LIMIT 1)
        FROM touched t JOIN entity e ON e.id = t.entity
        WHERE e.type IN ('PARK', 'PROJECT') AND e.head = e.id
        """  # noqa: S608 (fixed words)
    )
    connection.execute(
        "UPDATE summary SET amount = (SELECT value FROM mention WHERE mention.id = investment) "
        "WHERE entity IN (SELECT entity FROM touched)"
    )
    connection.execute("DELETE FROM summary WHERE articles = 0")
