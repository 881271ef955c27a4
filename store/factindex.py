"""The lines of a library's claims in the index of facts, made out of what its tables say.

What is loaded comes with its lines (store.rows); here they are made for what the reader says, for
claims that changed their project, and for all where another version of the program made them. They
are the same lines either way.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from store.factline import INVESTORS, VERSION, Told, line
from store.figures import FIGURE, figure_of
from store.rows import WORDS, places_of
from store.search import index

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Sequence

INDEX = "fact_index"

# The lines have a version beside those of the indexes.
_VERSIONED = "fact_line"

# Claims whose lines are made together.
_BATCH = 2_000

Row = tuple[Any, ...]

# What the lists show an entity as: its head's name, or what the reader calls that.
_SHOWN = "coalesce({0}.label, {0}.name)"

_CLAIMS = f"""
SELECT c.id, c.article, c.subject, e.name, c.attribute, c.modality, coalesce(c.status, o.name),
  {_SHOWN.format("h")}, {_SHOWN.format("l")},
  CASE c.rule WHEN 'reader' THEN json_extract(k.value, '$.text') END, c.text, {FIGURE}
FROM claim c JOIN entity e ON e.id = c.subject JOIN entity h ON h.id = e.head
  LEFT JOIN entity o ON o.id = c.object LEFT JOIN entity l ON l.id = o.head
  LEFT JOIN mention m ON m.id = c.figure LEFT JOIN correction k ON k.id = c.correction
"""  # noqa: S608 (fixed words)


def make(connection: sqlite3.Connection) -> None:
    """Make all lines anew where another version made them. The caller holds a transaction."""
    run = connection.execute
    known = run("SELECT version FROM index_version WHERE name = ?", (_VERSIONED,)).fetchone()
    if known == (str(VERSION),):
        return
    last = 0
    changed = False
    while rows := run(f"{_CLAIMS} WHERE c.id > ? ORDER BY c.id LIMIT {_BATCH}", (last,)).fetchall():
        last = rows[-1][0]
        lines = [(text, key) for key, former, text in _lines(connection, rows) if text != former]
        connection.executemany("UPDATE claim SET text = ? WHERE id = ?", lines)
        changed = changed or bool(lines)
    if changed:
        index.rebuild(connection, INDEX)
    run("DELETE FROM shown")
    run(
        f"INSERT INTO shown SELECT e.id, {_SHOWN.format('h')} FROM entity e "  # noqa: S608 (fixed words)
        f"JOIN entity h ON h.id = e.head WHERE {_SHOWN.format('h')} <> e.name"
    )
    run("INSERT OR REPLACE INTO index_version VALUES (?, ?)", (_VERSIONED, str(VERSION)))


def renew(connection: sqlite3.Connection, claims: Collection[int]) -> None:
    """Make the lines of some claims anew, in their table and in the index. A claim that is not in
    the index yet has an empty text.
    """
    for at in range(0, len(claims), _BATCH):
        marks = ",".join(map(str, sorted(claims)[at : at + _BATCH]))
        rows = connection.execute(f"{_CLAIMS} WHERE c.id IN ({marks})").fetchall()
        lines = [one for one in _lines(connection, rows) if one[1] != one[2]]
        index.remove(connection, INDEX, [(key, former) for key, former, _ in lines if former])
        connection.executemany(
            "UPDATE claim SET text = ? WHERE id = ?", [(text, key) for key, _, text in lines]
        )
        index.add(connection, INDEX, [(key, text) for key, _, text in lines])


def relist(connection: sqlite3.Connection, entities: Iterable[int]) -> None:
    """Let the claims on these entities be found by what the library shows them as. The caller holds
    a transaction.
    """
    keys = sorted(entities)
    for at in range(0, len(keys), _BATCH):
        some = json.dumps(keys[at : at + _BATCH])
        run = connection.execute
        wanted = dict(
            run(
                f"SELECT e.id, {_SHOWN.format('h')} FROM json_each(?) k "  # noqa: S608 (fixed words)
                "CROSS JOIN entity e ON e.id = k.value JOIN entity h ON h.id = e.head "
                f"WHERE {_SHOWN.format('h')} <> e.name",
                (some,),
            ).fetchall()
        )
        known = dict(
            run(
                "SELECT s.entity, s.name FROM json_each(?) k CROSS JOIN shown s "
                "ON s.entity = k.value",
                (some,),
            ).fetchall()
        )
        claims: set[int] = set()
        for entity in {**wanted, **known}:
            name = wanted.get(entity)
            # Where nothing changed, those that came since lack it.
            lacking = name if name is not None and known.get(entity) == name else ""
            claims.update(_of_entity(connection, entity, lacking))
            run("DELETE FROM shown WHERE entity = ?", (entity,))
            if name is not None:
                run("INSERT INTO shown (entity, name) VALUES (?, ?)", (entity, name))
        renew(connection, claims)


def of_entity(connection: sqlite3.Connection, entity: int) -> list[int]:
    """The claims in whose lines an entity is named: on it, linking something to it, and the others
    on what is linked to it.
    """
    return _of_entity(connection, entity, "")


def _of_entity(connection: sqlite3.Connection, entity: int, lacking: str) -> list[int]:
    """Of those the ones whose lines lack a name, or all where it is empty."""
    rows = connection.execute(
        "SELECT c.id FROM claim c WHERE c.subject = ?1 AND (?2 = '' OR NOT instr(c.text, ?2)) "
        "UNION SELECT c.id FROM claim l CROSS JOIN claim c ON c.subject = l.subject "
        "AND c.article = l.article WHERE l.object = ?1 AND (?2 = '' OR NOT instr(c.text, ?2))",
        (entity, lacking),
    )
    return [key for (key,) in rows]


def _lines(connection: sqlite3.Connection, rows: Sequence[Row]) -> Iterator[tuple[int, str, str]]:
    """(key, line so far, line) of each claim."""
    known: dict[tuple[int, int], _Known] = {}
    for key, article, subject, name, attribute, modality, other, *rest in rows:
        shown, linked, given, text, *figure = rest
        if (article, subject) not in known:
            known[article, subject] = _known(connection, article, subject)
        there = known[article, subject]
        words = _words(connection, key)
        told = Told(
            names=(name, *there.called),
            attribute=attribute,
            modality=modality,
            object=other,
            figure=figure_of(figure),
            words=(given, *words) if given else words,
            park=there.park,
            places=places_of(there.park),
            investors=there.investors,
            shown=(shown, linked or "", *there.shown),
        )
        yield key, text, line(told)


class _Known(NamedTuple):
    """What an article calls a project, its park and its investors by the rules, and what the
    library shows these as.
    """

    called: tuple[str, ...]
    park: str | None
    investors: tuple[str, ...]
    shown: tuple[str, ...]


def _known(connection: sqlite3.Connection, article: int, subject: int) -> _Known:
    run = connection.execute
    called = run(
        "SELECT text FROM mention WHERE article = ? AND +entity = ? AND type = 'PROJECT' "
        "ORDER BY id",
        (article, subject),
    )
    links: dict[str, dict[str, str]] = {"park": {}, "org": {}}
    for attribute, name, shown in run(
        f"SELECT c.attribute, o.name, {_SHOWN.format('l')} FROM claim c "  # noqa: S608 (fixed words)
        "JOIN entity o ON o.id = c.object JOIN entity l ON l.id = o.head "
        "WHERE c.article = ? AND +c.subject = ? AND c.attribute IN ('park', 'org') "
        "AND c.rule <> 'reader' ORDER BY c.id",
        (article, subject),
    ):
        links[attribute].setdefault(name, shown)
    park = next(iter(links["park"]), None)
    shown_ones = [links["park"][park]] if park is not None else []
    return _Known(
        tuple(dict.fromkeys(text for (text,) in called)),
        park,
        tuple(links["org"]),
        (*shown_ones, *list(links["org"].values())[:INVESTORS]),
    )


def _words(connection: sqlite3.Connection, claim: int) -> tuple[str, ...]:
    """The words of the text in which a claim says what it says."""
    rows = connection.execute(
        "SELECT CASE WHEN v.paragraph NOT NULL THEN p.text ELSE "
        "CASE v.part WHEN 'kicker' THEN a.kicker WHEN 'title' THEN a.title "
        "WHEN 'subtitle' THEN a.subtitle END END, v.start, v.\"end\", v.role FROM evidence v "
        "JOIN claim c ON c.id = v.claim JOIN article a ON a.id = c.article "
        "LEFT JOIN paragraph p ON p.id = v.paragraph WHERE v.claim = ? ORDER BY v.id",
        (claim,),
    )
    return tuple((text or "")[start:end] for text, start, end, role in rows if role in WORDS)
