"""The summary: what the lists of parks and projects show and are sorted by, a line for each, and
what they can be narrowed to (table `facet`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import industries
from store.counting import COUNTS, FURTHEST, PREFERRED
from store.model import AMOUNTS, STATUSES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

# Lines worked out at a time where all are.
_BATCH = 5000


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
    connection.execute("DELETE FROM facet WHERE entity IN (SELECT entity FROM touched)")
    _note_articles(connection)
    _write_lines(connection)
    connection.execute(
        "UPDATE summary SET (amount, unit) = (SELECT coalesce(value, low), unit FROM mention "
        "WHERE mention.id = investment) WHERE type = 'PROJECT' "
        "AND entity IN (SELECT entity FROM touched)"
    )
    connection.execute("DELETE FROM summary WHERE articles = 0")
    _sum_parks(connection)
    _write_facets(connection)


def make(connection: sqlite3.Connection) -> None:
    """Work out all lines where a former version left none of what they can be narrowed to."""
    run = connection.execute
    if run("SELECT 1 FROM facet LIMIT 1").fetchone() is None:
        keys = [key for (key,) in run("SELECT entity FROM summary ORDER BY entity")]
        for start in range(0, len(keys), _BATCH):
            refresh(connection, keys[start : start + _BATCH])


def _note_articles(connection: sqlite3.Connection) -> None:
    """Which articles tell of what is touched (table `telling`)."""
    run = connection.execute
    run(
        "CREATE TEMP TABLE IF NOT EXISTS telling "
        "(entity INTEGER, article INTEGER, PRIMARY KEY (entity, article)) WITHOUT ROWID"
    )
    run("DELETE FROM telling")
    # Entity by entity (CROSS JOIN keeps the order): by the sizes that the tables had when SQLite
    # last counted, it would else go through all claims for each line.
    members = "touched t CROSS JOIN entity n ON n.head = t.entity"
    for told in (
        "mention c ON c.entity = n.id",
        "claim c ON c.subject = n.id",
        f"claim c ON c.object = n.id AND {COUNTS}",
    ):
        run(
            f"INSERT OR IGNORE INTO telling SELECT t.entity, c.article FROM {members} "  # noqa: S608 (fixed words)
            f"CROSS JOIN {told}"
        )


def _write_lines(connection: sqlite3.Connection) -> None:
    """The line of each that is touched."""
    stages = " ".join(f"WHEN '{status}' THEN {rank}" for rank, status in enumerate(STATUSES))
    said = "entity n CROSS JOIN claim c ON c.subject = n.id"
    named = f"entity n CROSS JOIN claim c ON c.object = n.id WHERE n.head = e.id AND {COUNTS}"
    told = f"CROSS JOIN article a ON a.id = c.article WHERE n.head = e.id AND {COUNTS}"
    linked = "(SELECT head FROM entity WHERE id = c.object)"
    total = f"{said} {told} AND c.attribute = 'total_investment' ORDER BY {PREFERRED} LIMIT 1"
    connection.execute(
        f"""
        INSERT INTO summary
          (entity, type, articles, projects, latest, park, investment, modality, whole, status)
        SELECT e.id, e.type,
          (SELECT count(*) FROM telling WHERE entity = e.id),
          (SELECT count(DISTINCT (SELECT head FROM entity WHERE id = c.subject))
            FROM {named} AND c.attribute = 'park'),
          (SELECT max(a.date) FROM telling t CROSS JOIN article a ON a.id = t.article
            WHERE t.entity = e.id),
          (SELECT {linked} FROM {said} {told}
            AND c.attribute = 'park' ORDER BY {PREFERRED} LIMIT 1),
          (SELECT c.figure FROM {total}),
          (SELECT c.modality FROM {total}),
          (SELECT {linked} FROM {said} {told}
            AND c.attribute = 'part_of' AND {linked} IS NOT e.id ORDER BY {PREFERRED} LIMIT 1),
          (SELECT c.status FROM {said} {told} AND c.attribute = 'status'
            ORDER BY {FURTHEST},
            CASE c.status {stages} END DESC LIMIT 1)
        FROM touched t CROSS JOIN entity e ON e.id = t.entity
        WHERE e.type IN ('PARK', 'PROJECT') AND e.head = e.id
        """  # noqa: S608 (fixed words)
    )


# Projects that are a part of one of the same park whose investment is told, however far above.
_PARTS = """
    WITH RECURSIVE above (part, whole) AS (
      SELECT entity, whole FROM summary WHERE park = :park AND whole NOT NULL
      UNION SELECT b.part, y.whole FROM above b CROSS JOIN summary y ON y.entity = b.whole
      WHERE y.park = :park AND y.whole NOT NULL)
    SELECT b.part FROM above b CROSS JOIN summary y ON y.entity = b.whole
    WHERE y.park = :park AND y.amount NOT NULL AND b.part <> b.whole
"""


def _sum_parks(connection: sqlite3.Connection) -> None:
    """What the total investments in each park that is touched come to: those that are so and those
    that are planned by themselves, each project once (of one name and amount, too, as
    `store.dossier` has it), wholes without their parts, one currency.
    """
    parks = connection.execute(
        "SELECT s.entity FROM touched t CROSS JOIN summary s ON s.entity = t.entity "
        "WHERE s.type = 'PARK' AND s.projects > 0"
    ).fetchall()
    for (park,) in parks:
        sums = connection.execute(
            f"""
            SELECT unit, modality, sum(amount), max(rough), count(*) FROM (
            SELECT s.unit, s.modality, s.amount,
              min(m.high NOT NULL OR m.value IS NULL OR coalesce(m.bound, '') <> '') AS rough
            FROM summary s CROSS JOIN mention m ON m.id = s.investment
              CROSS JOIN entity e ON e.id = s.entity
            WHERE s.park = :park AND s.modality IN ('actual', 'planned') AND s.amount NOT NULL
            AND s.unit NOT NULL AND s.unit NOT LIKE '%/%' AND m.type <> 'RATE'
            AND s.entity NOT IN ({_PARTS})
            GROUP BY s.unit, s.modality, s.amount, coalesce(e.label, e.name)) GROUP BY 1, 2
            """,  # noqa: S608 (fixed words)
            {"park": park},
        ).fetchall()
        if not sums:
            continue
        number: dict[str, int] = {}
        for unit, _, _, _, count in sums:
            number[unit] = number.get(unit, 0) + count
        most = max(number, key=lambda unit: (number[unit], unit))
        of_most = {modality: total for unit, modality, total, _, _ in sums if unit == most}
        rough = any(told for unit, _, _, told, _ in sums if unit == most)
        connection.execute(
            "UPDATE summary SET amount = ?, planned = ?, unit = ?, rough = ? WHERE entity = ?",
            (of_most.get("actual"), of_most.get("planned"), most, int(rough), park),
        )


def _write_facets(connection: sqlite3.Connection) -> None:
    """What the lists can be narrowed to of all that is touched."""
    classes = " ".join(
        f"WHEN s.amount >= {least} AND s.amount < {most} THEN '{name}'"
        for name, (least, most) in AMOUNTS.items()
    )
    lines = "touched t CROSS JOIN summary s ON s.entity = t.entity"
    told = f"{lines} CROSS JOIN telling g ON g.entity = s.entity CROSS JOIN article a"
    of_park = "CASE s.type WHEN 'PARK' THEN s.entity ELSE s.park END"
    for facet, value, rows in (
        ("province", "e.province", f"{lines} CROSS JOIN entity e ON e.id = {of_park}"),
        ("status", "s.status", lines),
        ("year", "substr(a.date, 1, 4)", f"{told} ON a.id = g.article"),
        ("publication", "a.publication", f"{told} ON a.id = g.article"),
        (
            "amount",
            f"CASE {classes} END",
            f"{lines} AND s.type = 'PROJECT' AND s.unit = 'CNY' AND s.amount NOT NULL",
        ),
    ):
        connection.execute(
            "INSERT OR IGNORE INTO facet (entity, type, facet, value) SELECT s.entity, s.type, ?, "  # noqa: S608 (fixed words)
            f"{value} FROM {rows} WHERE coalesce({value}, '') <> ''",
            (facet,),
        )
    names = connection.execute(
        f"SELECT s.entity, e.name, coalesce(e.label, '') FROM {lines} "  # noqa: S608 (fixed words)
        "CROSS JOIN entity e ON e.id = s.entity WHERE s.type = 'PROJECT'"
    ).fetchall()
    connection.executemany(
        "INSERT OR IGNORE INTO facet (entity, type, facet, value) "
        "VALUES (?, 'PROJECT', 'industry', ?)",
        [
            (key, industry)
            for key, name, label in names
            for industry in industries.told_by(label or name)
        ],
    )
