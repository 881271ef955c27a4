"""Parties: all that a library knows of an organisation or a person, from all its articles."""

from __future__ import annotations

from collections import defaultdict
from gettext import dgettext
from typing import TYPE_CHECKING

from store import catalogue, claims, dossier, news
from store.counting import COUNTS, MEMBERS, PREFERRED
from store.model import Beside, Involvement, Named, Naming, PartyView, Position, YuanzhiError

if TYPE_CHECKING:
    import sqlite3

    from store.model import EntityRow, News

# What can be a party.
KINDS = ("ORG", "PERSON")

# What is listed of each at most. Of what is named everywhere the newest passages are looked at.
LISTED = 20
PROJECTS = 50
PASSAGES = 2000

# Characters before and behind a name that are shown with it.
AROUND = 24


def party(connection: sqlite3.Connection, key: int) -> PartyView:
    """All that is known of an organisation or a person. Raises YuanzhiError where there is none."""
    one = dossier.entity(connection, key)
    if one.type not in KINDS:
        raise YuanzhiError(
            dgettext("yuanzhi", "{name} is no organisation and no person.").format(name=one.name)
        )
    projects, parts = _parts(connection, one.id)
    is_person = one.type == "PERSON"
    return PartyView(
        entity=one,
        projects=projects,
        parts=parts,
        positions=_positions(connection, one.id) if is_person else (),
        body=_body(connection, one.scope) if is_person else None,
        people=() if is_person else _people(connection, one.id),
        beside=_beside(connection, one.id),
        namings=tuple(
            _naming(connection, one.id, each)
            for each in news.newest(connection, one.id, limit=LISTED)
        ),
        merges=dossier.merges_of(connection, one.id),
    )


def _parts(connection: sqlite3.Connection, key: int) -> tuple[int, tuple[Involvement, ...]]:
    """How many projects it has a part in, and the newest of them."""
    linked = defaultdict(list)
    for project, claim in connection.execute(
        "SELECT s.head, c.id FROM claim c JOIN article a ON a.id = c.article "  # noqa: S608
        "JOIN entity s ON s.id = c.subject "
        f"WHERE c.object IN ({MEMBERS.format('?')}) AND c.attribute = 'org' AND {COUNTS} "
        f"ORDER BY {PREFERRED}",
        (key,),
    ):
        linked[project].append(claim)
    shown = list(linked)[:PROJECTS]
    told = claims.of_keys(connection, [claim for one in shown for claim in linked[one]])
    parts = (
        Involvement(row, tuple(told[claim] for claim in linked[row.id]))
        for row in catalogue.project_rows(connection, shown)
    )
    return len(linked), tuple(parts)


def _positions(connection: sqlite3.Connection, key: int) -> tuple[Position, ...]:
    """What a person is called, what the most articles call him first."""
    rows = connection.execute(
        "SELECT coalesce(m.title, ''), coalesce(m.org, ''), count(DISTINCT m.article) AS articles, "  # noqa: S608
        "p.article || '.' || p.ordinal, max(coalesce(a.date, '')) FROM mention m "
        "JOIN paragraph p ON p.id = m.paragraph JOIN article a ON a.id = m.article "
        f"WHERE m.entity IN ({MEMBERS.format('?')}) AND coalesce(m.title, '') <> '' "
        "GROUP BY 1, 2 ORDER BY articles DESC, 1, 2 LIMIT ?",
        (key, LISTED),
    )
    return tuple(Position(*row[:4]) for row in rows)


def _body(connection: sqlite3.Connection, name: str) -> Named | None:
    """The organisation of that name; None where none or more than one is called so."""
    rows = connection.execute(
        "SELECT DISTINCT h.id, coalesce(h.label, h.name) FROM entity e "
        "JOIN entity h ON h.id = e.head WHERE e.type = 'ORG' AND e.name = ? LIMIT 2",
        (name,),
    ).fetchall()
    return Named(*rows[0]) if len(rows) == 1 else None


def _people(connection: sqlite3.Connection, key: int) -> tuple[EntityRow, ...]:
    """Those who are called people of an organisation, by any of its names."""
    rows = connection.execute(
        "SELECT DISTINCT e.head FROM entity o JOIN entity e ON e.type = 'PERSON' "
        "AND e.scope = o.name WHERE o.head = ? ORDER BY e.head LIMIT ?",
        (key, LISTED),
    )
    return tuple(dossier.entity(connection, one) for (one,) in rows.fetchall())


def _beside(connection: sqlite3.Connection, key: int) -> tuple[Beside, ...]:
    """What is named most often in the passages that name it."""
    rows = connection.execute(
        "WITH near AS (SELECT DISTINCT m.paragraph FROM mention m "  # noqa: S608
        f"WHERE m.entity IN ({MEMBERS.format('?1')}) AND m.paragraph NOT NULL "
        # The smaller the key of a paragraph the newer it is.
        "ORDER BY m.paragraph LIMIT ?2) "
        "SELECT h.id, h.type, coalesce(h.label, h.name), count(DISTINCT n.paragraph) AS passages, "
        "min(n.paragraph) FROM near n JOIN mention m ON m.paragraph = n.paragraph "
        "JOIN entity e ON e.id = m.entity JOIN entity h ON h.id = e.head WHERE h.id <> ?1 "
        "GROUP BY h.id ORDER BY passages DESC, min(n.paragraph), h.id LIMIT ?3",
        (key, PASSAGES, LISTED),
    ).fetchall()
    return tuple(
        Beside(one, kind, name, passages, _place(connection, paragraph))
        for one, kind, name, passages, paragraph in rows
    )


def _naming(connection: sqlite3.Connection, key: int, told: News) -> Naming:
    """Where an article first names it, and the words around the name."""
    row = connection.execute(
        'SELECT p.ordinal, p.text, m.start, m."end" FROM mention m '  # noqa: S608
        "JOIN paragraph p ON p.id = m.paragraph "
        f"WHERE m.article = ?2 AND m.entity IN ({MEMBERS.format('?1')}) "
        "ORDER BY p.ordinal, m.start LIMIT 1",
        (key, told.article),
    ).fetchone()
    if row is None:
        return Naming(told, str(told.article), "")
    ordinal, text, start, end = row
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    words = ".." * (first > 0) + text[first:last] + ".." * (last < len(text))
    return Naming(told, f"{told.article}.{ordinal}", words)


def _place(connection: sqlite3.Connection, paragraph: int) -> str:
    (place,) = connection.execute(
        "SELECT article || '.' || ordinal FROM paragraph WHERE id = ?", (paragraph,)
    ).fetchone()
    return str(place)
