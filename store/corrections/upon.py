"""Corrections put upon the claims that the rules found in an article, and taken off them again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store import anchors, factindex, summary
from store.corrections.entities import meant
from store.corrections.log import as_json, standing
from store.corrections.topics import place_of, says, topics
from store.counting import READER
from store.marks import mark
from store.model import TYPE_OF_LINK
from store.rows import role_of
from store.search import index

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from store.anchors import Text
    from store.corrections.topics import Found
    from store.model import Correction, Said

# The version of the rules of what the reader says.
NO_VERSION = 0


class Spot(NamedTuple):
    """Words of an article, as rows tell where they stand. paragraph: None for a headline."""

    paragraph: int | None
    part: str
    start: int
    end: int


def apply(connection: sqlite3.Connection, digests: Iterable[str]) -> set[int]:
    """Put the corrections upon the claims of these articles, as if nothing had been corrected
    before. Gives the keys of the entities whose claims are others now.
    """
    touched: set[int] = set()
    for digest in sorted(digests):
        # Most articles have none, and none had one before.
        corrected = connection.execute(
            "SELECT 1 FROM correction WHERE article_hash = ? LIMIT 1", (digest,)
        ).fetchone()
        if corrected:
            for (article,) in connection.execute(
                "SELECT id FROM article WHERE hash = ? ORDER BY id", (digest,)
            ).fetchall():
                touched |= _reset(connection, article)
                touched |= _apply(connection, article, standing(connection, digest))
    summary.enlist(connection, sorted(touched))
    return touched


def _reset(connection: sqlite3.Connection, article: int) -> set[int]:
    """Take out what the reader said of an article's claims; the entities concerned."""
    run = connection.execute
    made = run(
        "SELECT id, text, subject, object, figure FROM claim WHERE article = ? AND rule = ?",
        (article, READER),
    ).fetchall()
    changed = run(
        "SELECT subject, object FROM claim WHERE article = ? AND state <> 'automatic'", (article,)
    ).fetchall()
    index.remove(connection, "fact_index", [row[:2] for row in made])
    for key, _text, _subject, _object, figure in made:
        run("DELETE FROM evidence WHERE claim = ?", (key,))
        run("DELETE FROM claim WHERE id = ?", (key,))
        run("DELETE FROM mention WHERE id = ? AND rule = ?", (figure, READER))
    run(
        "UPDATE claim SET state = 'automatic', correction = NULL WHERE article = ? "
        "AND state <> 'automatic'",
        (article,),
    )
    return {key for pair in changed for key in pair if key is not None}


def _apply(connection: sqlite3.Connection, article: int, said: Sequence[Correction]) -> set[int]:
    text = anchors.laid_out(connection, article)
    # Of several about one claim the one made last holds.
    last = {topic: (one, claim) for topic, one, claim in topics(connection, article, text, said)}
    touched: set[int] = set()
    for one, claim in last.values():
        touched |= _put_upon(connection, article, text, one, claim)
    return touched


def _put_upon(
    connection: sqlite3.Connection,
    article: int,
    text: Text,
    one: Correction,
    claim: Found | None,
) -> set[int]:
    """Put a correction upon the claim it is about; the entities concerned."""
    own = one.value if one.kind in ("correct", "add") else one.former
    if claim is None:
        if one.kind == "reject" or own is None:
            return set()
        state = "corrected" if one.kind == "correct" else "added"
        return _make(connection, article, text, one, own, state, None)
    state = {"reject": "rejected", "correct": "replaced"}.get(one.kind, "confirmed")
    if one.kind == "confirm" and not says(connection, claim, own, wholly=True):
        # Other rules read the words in another way than the reader said was right.
        state = "replaced"
    connection.execute(
        "UPDATE claim SET state = ?, correction = ? WHERE id = ?", (state, one.id, claim.key)
    )
    touched = {claim.subject}
    if state == "replaced" and own is not None:
        touched |= _make(connection, article, text, one, own, "corrected", claim)
    return touched


def _make(
    connection: sqlite3.Connection,
    article: int,
    text: Text,
    one: Correction,
    said: Said,
    state: str,
    replaced: Found | None,
) -> set[int]:
    """Write a claim of the reader's own, with the words it rests on; the entities concerned."""
    place = place_of(one)
    at = anchors.find(text.text, place)
    if at is None:
        return set()
    spot = _spot(connection, article, text, at, len(place.quote))
    named = (one.type, one.name, one.scope)
    subject = replaced.subject if replaced else meant(connection, article, named)
    attribute = one.attribute or ""
    other = None
    if attribute in TYPE_OF_LINK and said.object:
        other = meant(connection, article, (TYPE_OF_LINK[attribute], said.object, ""))
    figure = None
    if said.figure is not None:
        figure = _figure(connection, article, spot, place.quote, said)
    (key,) = connection.execute(
        "INSERT INTO claim (article, subject, attribute, figure, object, status, modality, time, "
        "rule, rules_version, confidence, state, text, mark, correction) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            article,
            subject,
            attribute,
            figure,
            other,
            said.object if attribute == "status" else None,
            said.modality,
            said.time,
            READER,
            NO_VERSION,
            READER,
            state,
            "",
            mark(one.article_hash, one.name, attribute, said.object, as_json(said), place.position),
            one.id,
        ),
    ).fetchone()
    _rest(connection, key, spot, role_of(attribute), replaced)
    factindex.renew(connection, (key,))
    return {subject} | ({other} if other is not None else set())


def _spot(connection: sqlite3.Connection, article: int, text: Text, at: int, length: int) -> Spot:
    """What stands at a position in the text of an article."""
    ordinal, part, begin = text.paragraph(at)
    paragraph = None
    if ordinal is not None:
        paragraph, part = connection.execute(
            "SELECT id, kind FROM paragraph WHERE article = ? AND ordinal = ?", (article, ordinal)
        ).fetchone()
    return Spot(paragraph, part, at - begin, at - begin + length)


def _rest(
    connection: sqlite3.Connection, claim: int, spot: Spot, role: str, replaced: Found | None
) -> None:
    """Let a claim rest on these words, and on what else a claim rests on that it replaces."""
    connection.execute(
        'INSERT INTO evidence (claim, paragraph, part, start, "end", role) '
        "VALUES (?, ?, ?, ?, ?, ?)",
        (claim, *spot, role),
    )
    if replaced is not None:
        connection.execute(
            'INSERT INTO evidence (claim, paragraph, part, start, "end", role) '
            'SELECT ?, paragraph, part, start, "end", role FROM evidence '
            "WHERE claim = ? AND role <> ? ORDER BY id",
            (claim, replaced.key, role),
        )


def _figure(
    connection: sqlite3.Connection,
    article: int,
    spot: Spot,
    text: str,
    said: Said,
) -> int:
    """The key of a mention that holds the value the reader gave for the words there."""
    figure = said.figure
    assert figure is not None
    (key,) = connection.execute(
        'INSERT INTO mention (article, paragraph, part, start, "end", type, text, value, high, '
        "low, unit, bound, iso, inferred, rule) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?) RETURNING id",
        (
            article,
            *spot,
            said.type or "QUANTITY",
            text,
            figure.value,
            figure.high,
            figure.low,
            figure.unit,
            figure.bound,
            figure.iso,
            READER,
        ),
    ).fetchone()
    return int(key)
