"""The lines of a library's claims in the index of facts, made out of what its tables say.

What is loaded comes with its lines (store.rows); here they are made for what the reader says, for
claims that changed their project, and for all where another version of the program made them. They
are the same lines either way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.factline import VERSION, Told, line
from store.figures import FIGURE, figure_of
from store.rows import WORDS, places_of
from store.search import index

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Sequence

INDEX = "fact_index"

# The lines have a version beside those of the indexes.
_VERSIONED = "fact_line"

# Claims whose lines are made together.
_BATCH = 2_000

Row = tuple[Any, ...]

_CLAIMS = f"""
SELECT c.id, c.article, c.subject, e.name, c.attribute, c.modality, coalesce(c.status, o.name),
  c.rule, CASE c.rule WHEN 'reader' THEN json_extract(k.value, '$.text') END, c.text, {FIGURE}
FROM claim c JOIN entity e ON e.id = c.subject LEFT JOIN entity o ON o.id = c.object
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


def of_entity(connection: sqlite3.Connection, entity: int) -> list[int]:
    """The claims on an entity, and those that link something to it."""
    rows = connection.execute("SELECT id FROM claim WHERE subject = ?1 OR object = ?1", (entity,))
    return [key for (key,) in rows]


def _lines(connection: sqlite3.Connection, rows: Sequence[Row]) -> Iterator[tuple[int, str, str]]:
    """(key, line so far, line) of each claim."""
    known: dict[tuple[int, int], Row] = {}
    for (
        key,
        article,
        subject,
        name,
        attribute,
        modality,
        other,
        _rule,
        given,
        text,
        *figure,
    ) in rows:
        if (article, subject) not in known:
            known[article, subject] = _known(connection, article, subject)
        called, park, investors = known[article, subject]
        words = _words(connection, key)
        told = Told(
            names=(name, *called),
            attribute=attribute,
            modality=modality,
            object=other,
            figure=figure_of(figure),
            words=(given, *words) if given else words,
            park=park,
            places=places_of(park),
            investors=investors,
        )
        yield key, text, line(told)


def _known(connection: sqlite3.Connection, article: int, subject: int) -> Row:
    """What an article calls a project, its park and its investors by the rules."""
    run = connection.execute
    called = run(
        "SELECT text FROM mention WHERE article = ? AND +entity = ? AND type = 'PROJECT' "
        "ORDER BY id",
        (article, subject),
    )
    links: dict[str, dict[str, None]] = {"park": {}, "org": {}}
    for attribute, name in run(
        "SELECT c.attribute, o.name FROM claim c JOIN entity o ON o.id = c.object "
        "WHERE c.article = ? AND c.subject = ? AND c.attribute IN ('park', 'org') "
        "AND c.rule <> 'reader' ORDER BY c.id",
        (article, subject),
    ):
        links[attribute][name] = None
    names = tuple(dict.fromkeys(text for (text,) in called))
    return names, next(iter(links["park"]), None), tuple(links["org"])


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
