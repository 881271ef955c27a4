"""Corrections: what the reader says of claims and entities, kept apart from what the rules found.

A correction is a row that is never changed but for the day it was taken back. It is tied to its
article by the article's hash and a quote with its surroundings, and to its entity by name, so that
it holds whatever keys the rows get. `apply` puts the corrections of an article upon the claims the
rules found in it: after each load, after new rules, after each correction made or taken back.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from store import anchors
from store.claims import READER
from store.clock import now
from store.extract import gazetteer
from store.marks import mark
from store.model import Correction, Figure, Said
from store.rows import ARTICLE, TYPE_OF_LINK, line
from store.search import index

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from store.model import Range

Name = tuple[str, str, str]

# Kinds that are about a claim of one article.
OF_CLAIMS = ("confirm", "correct", "reject", "add")
# The version of the rules of what the reader says.
NO_VERSION = 0

_COLUMNS = (
    "id, kind, type, name, scope, attribute, value, former, article_hash, quote, prefix, suffix, "
    "position, article, written, undone"
)


class Found(NamedTuple):
    """A claim of an article as corrections look for it. span: where its words are in the text of
    the article (see `anchors.text_of`), None where they are nowhere in it.
    """

    key: int
    subject: int
    names: frozenset[str]
    attribute: str
    object: str | None
    span: Range | None


class Text(NamedTuple):
    """The text of an article as positions count in it, and where each paragraph begins in it."""

    text: str
    starts: tuple[int, ...]
    heads: dict[str, int]

    def at(self, ordinal: int | None, part: str) -> int | None:
        """Where a paragraph or head part begins; None for a byline, which is not in the text."""
        return self.heads.get(part) if ordinal is None else self.starts[ordinal - 1]

    def paragraph(self, position: int) -> tuple[int | None, str, int]:
        """(ordinal, part, where it begins) of what stands at a position."""
        for ordinal in range(len(self.starts), 0, -1):
            if self.starts[ordinal - 1] <= position:
                return ordinal, "body", self.starts[ordinal - 1]
        part, start = max(
            ((p, s) for p, s in self.heads.items() if s <= position), key=lambda each: each[1]
        )
        return None, part, start


def log(connection: sqlite3.Connection) -> list[Correction]:
    """All corrections, the oldest first, those taken back too."""
    return [_correction(row) for row in _rows(connection, "1", ())]


def standing(connection: sqlite3.Connection, digest: str) -> list[Correction]:
    """The corrections that stand about the claims of an article, the oldest first."""
    marks = ",".join("?" * len(OF_CLAIMS))
    where = f"article_hash = ? AND undone IS NULL AND kind IN ({marks})"
    return [_correction(row) for row in _rows(connection, where, (digest, *OF_CLAIMS))]


def splits(connection: sqlite3.Connection) -> dict[str, dict[Name, Name]]:
    """Hash of an article -> the entities that are others there -> what they are there."""
    found: dict[str, dict[Name, Name]] = {}
    for row in _rows(connection, "kind = 'split' AND undone IS NULL", ()):
        one = _correction(row)
        if one.value is not None and one.article_hash is not None:
            apart = found.setdefault(one.article_hash, {})
            apart[one.type, one.name, one.scope] = (
                one.type,
                one.value.text,
                one.value.object or "",
            )
    return found


def label(connection: sqlite3.Connection, name: Name) -> str | None:
    """The name that the reader gave an entity last; None where there is none."""
    for row in _rows(
        connection,
        "kind = 'rename' AND undone IS NULL AND type = ? AND name = ? AND scope = ? "
        "ORDER BY id DESC LIMIT 1",
        name,
    ):
        one = _correction(row)
        return one.value.text if one.value else None
    return None


def content(one: Correction) -> tuple[object, ...]:
    """What a correction says of what, whenever that was."""
    said = (one.attribute, one.value, one.former, one.article_hash, one.quote, one.position)
    return (one.kind, one.type, one.name, one.scope, *said)


def alike(connection: sqlite3.Connection, one: Correction) -> list[int]:
    """The keys of the corrections that stand and say the same, the oldest first."""
    return [
        other.id
        for row in _rows(
            connection,
            "kind = ? AND type = ? AND name = ? AND scope = ? AND undone IS NULL",
            (one.kind, one.type, one.name, one.scope),
        )
        if content(other := _correction(row)) == content(one)
    ]


def in_force(connection: sqlite3.Connection, one: Correction) -> int | None:
    """The key of a correction that says the same and that some claim is as it is by; None where
    there is none, or where the reader said something else since.
    """
    return next(
        (
            key
            for key in alike(connection, one)
            if connection.execute(
                "SELECT 1 FROM claim WHERE correction = ? LIMIT 1", (key,)
            ).fetchone()
        ),
        None,
    )


def put(connection: sqlite3.Connection, one: Correction) -> int:
    """Write a correction down; its key."""
    row = connection.execute(
        "INSERT INTO correction (kind, type, name, scope, attribute, value, former, article_hash, "
        "quote, prefix, suffix, position, article, written, undone) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            one.kind,
            one.type,
            one.name,
            one.scope,
            one.attribute,
            _json(one.value),
            _json(one.former),
            one.article_hash,
            one.quote,
            one.prefix,
            one.suffix,
            one.position,
            one.article,
            one.written or now(),
            one.undone,
        ),
    ).fetchone()
    key: int = row[0]
    return key


def take_back(connection: sqlite3.Connection, key: int) -> Correction | None:
    """Take a correction back; None where there is none of that key, or it was taken back before."""
    row = connection.execute(
        f"UPDATE correction SET undone = ? WHERE id = ? AND undone IS NULL RETURNING {_COLUMNS}",  # noqa: S608 (fixed names)
        (now(), key),
    ).fetchone()
    return None if row is None else _correction(row)


def last(connection: sqlite3.Connection) -> int | None:
    """The key of the correction made last of those that stand."""
    (key,) = connection.execute("SELECT max(id) FROM correction WHERE undone IS NULL").fetchone()
    return key if key is None else int(key)


def about(connection: sqlite3.Connection, claim: int, kind: str, said: Said | None) -> Correction:
    """A correction of that kind about a claim, tied to the words of the claim."""
    article, attribute, digest, title, *name = connection.execute(
        "SELECT c.article, c.attribute, a.hash, a.title, e.type, e.name, e.scope FROM claim c "
        "JOIN article a ON a.id = c.article JOIN entity e ON e.id = c.subject WHERE c.id = ?",
        (claim,),
    ).fetchone()
    text = text_of(connection, article)
    found = next(one for one in _claims(connection, article, text) if one.key == claim)
    start, end = found.span or (0, 0)
    return Correction(
        id=0,
        kind=kind,
        type=name[0],
        name=name[1],
        scope=name[2],
        attribute=attribute,
        value=said,
        former=said_of(connection, claim),
        article_hash=digest,
        article=title,
        **_anchor(text.text, start, end),
    )


def anchored(
    connection: sqlite3.Connection, article: int, ordinal: int, span: Range
) -> dict[str, Any]:
    """The anchor of a span of a paragraph: quote, prefix, suffix and position."""
    text = text_of(connection, article)
    start = text.starts[ordinal - 1]
    return _anchor(text.text, start + span[0], start + span[1])


def of_claim(connection: sqlite3.Connection, claim: int) -> list[Correction]:
    """The corrections that stand about a claim, the oldest first."""
    article, digest, made, rule = connection.execute(
        "SELECT c.article, a.hash, c.correction, c.rule FROM claim c "
        "JOIN article a ON a.id = c.article WHERE c.id = ?",
        (claim,),
    ).fetchone()
    text = text_of(connection, article)
    found = [
        (topic, one)
        for topic, one, _ in _topics(connection, article, text, standing(connection, digest))
    ]
    own = {one.id: topic for topic, one in found}.get(made) if rule == READER else claim
    return [one for topic, one in found if topic == own]


def said_of(connection: sqlite3.Connection, claim: int) -> Said:
    """What a claim says."""
    modality, time, status, other, *figure = connection.execute(
        "SELECT c.modality, c.time, c.status, o.name, m.text, m.value, m.high, m.unit, m.bound, "
        "m.iso, m.low, m.inferred, m.type FROM claim c LEFT JOIN mention m ON m.id = c.figure "
        "LEFT JOIN entity o ON o.id = c.object WHERE c.id = ?",
        (claim,),
    ).fetchone()
    if figure[0] is None:
        return Said(status or other or "", status or other, modality=modality, time=time)
    text, value, high, unit, bound, iso, low, inferred, kind = figure
    read = Figure(text, value, high, unit, bound or "", iso, low, bool(inferred))
    return Said(text, None, read, kind, modality, time)


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
    connection.executemany(
        "INSERT OR IGNORE INTO stale VALUES (?)", ((key,) for key in sorted(touched))
    )
    return touched


def text_of(connection: sqlite3.Connection, article: int) -> Text:
    """The text of an article as positions count in it."""
    heads: dict[str, int] = {}
    at = 0
    names = ("kicker", "title", "subtitle")
    row = connection.execute(
        "SELECT kicker, title, subtitle FROM article WHERE id = ?", (article,)
    ).fetchone()
    for name, head in zip(names, row, strict=True):
        if head:
            heads[name] = at
            at += len(head) + 1
    starts = []
    for (text,) in connection.execute(
        "SELECT text FROM paragraph WHERE article = ? ORDER BY ordinal", (article,)
    ):
        starts.append(at)
        at += len(text) + 1
    return Text(anchors.text_of(connection, article), tuple(starts), heads)


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
    text = text_of(connection, article)
    # Of several about one claim the one made last holds.
    last = {topic: (one, claim) for topic, one, claim in _topics(connection, article, text, said)}
    touched: set[int] = set()
    for one, claim in last.values():
        touched |= _put_upon(connection, article, text, one, claim)
    return touched


def _topics(
    connection: sqlite3.Connection, article: int, text: Text, said: Iterable[Correction]
) -> Iterator[tuple[object, Correction, Found | None]]:
    """What each correction is about, the correction, and the claim, where the rules find it."""
    claims = _claims(connection, article, text)
    for one in said:
        claim = _find(claims, one, text)
        if claim is not None and one.kind == "add" and not _says(connection, claim, one.value):
            # Something else told by the same words; the reader's stands beside it.
            claim = None
        yield claim.key if claim else _topic(one), one, claim


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
    if one.kind == "confirm" and not _says(connection, claim, own, wholly=True):
        # Other rules read the words in another way than the reader said was right.
        state = "replaced"
    connection.execute(
        "UPDATE claim SET state = ?, correction = ? WHERE id = ?", (state, one.id, claim.key)
    )
    touched = {claim.subject}
    if state == "replaced" and own is not None:
        touched |= _make(connection, article, text, one, own, "corrected", claim)
    return touched


def _topic(one: Correction) -> object:
    """What a correction is about whose claim the rules do not find: two of one topic are about one
    claim. Of what the reader added each is a claim of its own.
    """
    if one.kind == "add":
        return "add", one.id
    other = one.former.object if one.former else None
    return one.type, one.name, one.scope, one.attribute, one.quote, one.position, other


def _says(
    connection: sqlite3.Connection, claim: Found, said: Said | None, *, wholly: bool = False
) -> bool:
    """Whether a claim says what the reader does, however it is written; wholly: also whether that
    is so or only planned, and when.
    """
    if said is None:
        return True
    found = said_of(connection, claim.key)
    if wholly and (found.modality, found.time) != (said.modality, said.time):
        return False
    if found.figure is None or said.figure is None:
        return found.object == said.object
    return _bare(found.figure) == _bare(said.figure)


def _bare(figure: Figure) -> Figure:
    return replace(figure, text="", inferred=False)


def _claims(connection: sqlite3.Connection, article: int, text: Text) -> list[Found]:
    """The claims that the rules found in an article, in their order."""
    found = []
    for (
        key,
        subject,
        name,
        others,
        attribute,
        object_,
        ordinal,
        part,
        start,
        end,
    ) in connection.execute(
        "SELECT c.id, c.subject, s.name, "
        "(SELECT group_concat(a.name, char(10)) FROM alias a WHERE a.entity = c.subject), "
        'c.attribute, coalesce(c.status, o.name), p.ordinal, v.part, v.start, v."end" '
        "FROM claim c JOIN entity s ON s.id = c.subject LEFT JOIN entity o ON o.id = c.object "
        "LEFT JOIN evidence v ON v.id = (SELECT min(id) FROM evidence WHERE claim = c.id "
        "AND role = CASE c.attribute WHEN 'status' THEN 'trigger' ELSE 'value' END) "
        "LEFT JOIN paragraph p ON p.id = v.paragraph WHERE c.article = ? AND c.rule <> ? "
        "ORDER BY c.id",
        (article, READER),
    ):
        begin = None if part is None else text.at(ordinal, part)
        span = None if begin is None else (begin + start, begin + end)
        names = frozenset((name, *(others or "").split("\n")))
        found.append(Found(key, subject, names, attribute, object_, span))
    return found


def _find(claims: Iterable[Found], one: Correction, text: Text) -> Found | None:
    """The claim that a correction is about; None where the rules do not find it."""
    at = anchors.find(
        text.text,
        anchors.Place(one.quote or "", one.prefix or "", one.suffix or "", one.position or 0),
    )
    told = one.value if one.kind == "add" else one.former
    for claim in claims:
        same = claim.attribute == one.attribute and one.name in claim.names
        if not same or (claim.object is not None and told and claim.object != told.object):
            continue
        if claim.object is not None and claim.span is None:
            return claim
        end = (at or 0) + len(one.quote or "")
        if at is not None and claim.span and claim.span[0] < end and at < claim.span[1]:
            return claim
    return None


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
    place = anchors.Place(one.quote or "", one.prefix or "", one.suffix or "", one.position or 0)
    at = anchors.find(text.text, place)
    if at is None:
        return set()
    ordinal, part, begin = text.paragraph(at)
    span = (at - begin, at - begin + len(place.quote))
    paragraph = None
    if ordinal is not None:
        paragraph, part = connection.execute(
            "SELECT id, kind FROM paragraph WHERE article = ? AND ordinal = ?", (article, ordinal)
        ).fetchone()
    named = (one.type, one.name, one.scope)
    subject = replaced.subject if replaced else _entity(connection, article, named)
    attribute = one.attribute or ""
    other = None
    if attribute in TYPE_OF_LINK and said.object:
        other = _entity(connection, article, (TYPE_OF_LINK[attribute], said.object, ""))
    figure = None
    if said.figure is not None:
        figure = _figure(connection, article, paragraph, part, span, place.quote, said)
    park = "" if attribute == "park" else _park(connection, article, subject)
    words = line(one.name, attribute, said.object or said.text, park)
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
            words,
            mark(one.article_hash, one.name, attribute, said.object, _json(said), place.position),
            one.id,
        ),
    ).fetchone()
    index.add(connection, "fact_index", [(key, words)])
    role = "trigger" if attribute == "status" else "value"
    connection.execute(
        'INSERT INTO evidence (claim, paragraph, part, start, "end", role) '
        "VALUES (?, ?, ?, ?, ?, ?)",
        (key, paragraph, part, *span, role),
    )
    if replaced is not None:
        connection.execute(
            'INSERT INTO evidence (claim, paragraph, part, start, "end", role) '
            'SELECT ?, paragraph, part, start, "end", role FROM evidence '
            "WHERE claim = ? AND role <> ? ORDER BY id",
            (key, replaced.key, role),
        )
    return {subject} | ({other} if other is not None else set())


def _figure(
    connection: sqlite3.Connection,
    article: int,
    paragraph: int | None,
    part: str,
    span: Range,
    text: str,
    said: Said,
) -> int:
    """The key of a mention that holds the value the reader gave for the words of the span."""
    figure = said.figure
    assert figure is not None
    (key,) = connection.execute(
        'INSERT INTO mention (article, paragraph, part, start, "end", type, text, value, high, '
        "low, unit, bound, iso, inferred, rule) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?) RETURNING id",
        (
            article,
            paragraph,
            part,
            *span,
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


def entity(connection: sqlite3.Connection, name: Name) -> int:
    """The key of an entity by its type, name and scope; made where it is not there."""
    row = connection.execute(
        "SELECT id FROM entity WHERE type = ? AND name = ? AND scope = ?", name
    ).fetchone()
    if row is None:
        zone = gazetteer.official(name[1]) if name[0] == "PARK" else None
        place = (zone.province, zone.city, zone.level) if zone else (None, None, None)
        row = connection.execute(
            "INSERT INTO entity (type, name, scope, province, city, level, label) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (*name, *place, label(connection, name)),
        ).fetchone()
        # What the reader said of it while no article named it.
        connection.execute("INSERT OR IGNORE INTO stale VALUES (?)", row)
    return int(row[0])


def _entity(connection: sqlite3.Connection, article: int, name: Name) -> int:
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


def _park(connection: sqlite3.Connection, article: int, project: int) -> str:
    """The park that the rules found for a project of an article; the index of facts knows it by."""
    row = connection.execute(
        "SELECT o.name FROM claim c JOIN entity o ON o.id = c.object WHERE c.article = ? "
        "AND c.subject = ? AND c.attribute = 'park' AND c.rule <> ? ORDER BY c.id LIMIT 1",
        (article, project, READER),
    ).fetchone()
    return row[0] if row else ""


def _anchor(text: str, start: int, end: int) -> dict[str, Any]:
    around = anchors.CONTEXT
    return {
        "quote": text[start:end],
        "prefix": text[max(0, start - around) : start],
        "suffix": text[end : end + around],
        "position": start,
    }


def _rows(connection: sqlite3.Connection, where: str, values: Sequence[object]) -> Iterator[Any]:
    order = "" if "ORDER BY" in where else " ORDER BY id"
    sql = f"SELECT {_COLUMNS} FROM correction WHERE {where}{order}"  # noqa: S608 (fixed words)
    return iter(connection.execute(sql, values).fetchall())


def _correction(row: Sequence[Any]) -> Correction:
    values = dict(zip(_COLUMNS.split(", "), row, strict=True))
    for name in ("value", "former"):
        values[name] = said_from(values[name])
    return Correction(**values)


def said_from(stored: str | None) -> Said | None:
    """What was said, out of its JSON."""
    if stored is None:
        return None
    form = json.loads(stored)
    figure = form.pop("figure", None)
    return Said(**form, figure=Figure(**figure) if figure else None)


def _json(said: Said | None) -> str | None:
    return None if said is None else json.dumps(asdict(said), ensure_ascii=False, sort_keys=True)
