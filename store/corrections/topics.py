"""What each correction is about: the claim that the rules found for the words it is tied to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from store import anchors
from store.corrections.log import of_article
from store.counting import READER, ROLE
from store.figures import FIGURE, figure_of
from store.model import Correction, Said

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from store.anchors import Text
    from store.model import Figure, Range


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


def about(connection: sqlite3.Connection, claim: int, kind: str, said: Said | None) -> Correction:
    """A correction of that kind about a claim, tied to the words of the claim."""
    article, attribute, digest, title, *name = connection.execute(
        "SELECT c.article, c.attribute, a.hash, a.title, e.type, e.name, e.scope FROM claim c "
        "JOIN article a ON a.id = c.article JOIN entity e ON e.id = c.subject WHERE c.id = ?",
        (claim,),
    ).fetchone()
    text = anchors.laid_out(connection, article)
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
        **anchors.place_at(text.text, start, end)._asdict(),
    )


def anchored(
    connection: sqlite3.Connection, article: int, ordinal: int, span: Range
) -> anchors.Place:
    """The anchor of a span of a paragraph."""
    text = anchors.laid_out(connection, article)
    start = text.starts[ordinal - 1]
    return anchors.place_at(text.text, start + span[0], start + span[1])


def of_claim(connection: sqlite3.Connection, claim: int) -> list[Correction]:
    """All corrections about a claim, the oldest first, those taken back too."""
    article, digest, made, rule = connection.execute(
        "SELECT c.article, a.hash, c.correction, c.rule FROM claim c "
        "JOIN article a ON a.id = c.article WHERE c.id = ?",
        (claim,),
    ).fetchone()
    text = anchors.laid_out(connection, article)
    found = [
        (topic, one)
        for topic, one, _ in topics(connection, article, text, of_article(connection, digest))
    ]
    own = {one.id: topic for topic, one in found}.get(made) if rule == READER else claim
    return [one for topic, one in found if topic == own]


def said_of(connection: sqlite3.Connection, claim: int) -> Said:
    """What a claim says."""
    modality, time, status, other, kind, *figure = connection.execute(
        f"SELECT c.modality, c.time, c.status, o.name, m.type, {FIGURE} "  # noqa: S608 (fixed words)
        "FROM claim c LEFT JOIN mention m ON m.id = c.figure "
        "LEFT JOIN entity o ON o.id = c.object WHERE c.id = ?",
        (claim,),
    ).fetchone()
    read = figure_of(figure)
    if read is None:
        return Said(status or other or "", status or other, modality=modality, time=time)
    return Said(read.text, None, read, kind, modality, time)


def topics(
    connection: sqlite3.Connection, article: int, text: Text, said: Iterable[Correction]
) -> Iterator[tuple[object, Correction, Found | None]]:
    """What each correction is about, the correction, and the claim, where the rules find it."""
    claims = _claims(connection, article, text)
    for one in said:
        claim = _find(claims, one, text)
        if claim is not None and one.kind == "add" and not says(connection, claim, one.value):
            # Something else told by the same words; the reader's stands beside it.
            claim = None
        yield claim.key if claim else _topic(one), one, claim


def _topic(one: Correction) -> object:
    """What a correction is about whose claim the rules do not find: two of one topic are about one
    claim. Of what the reader added each is a claim of its own.
    """
    if one.kind == "add":
        return "add", one.id
    other = one.former.object if one.former else None
    return one.type, one.name, one.scope, one.attribute, one.quote, one.position, other


def says(
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
        "SELECT c.id, c.subject, s.name, "  # noqa: S608 (fixed words)
        "(SELECT group_concat(a.name, char(10)) FROM alias a WHERE a.entity = c.subject), "
        'c.attribute, coalesce(c.status, o.name), p.ordinal, v.part, v.start, v."end" '
        "FROM claim c JOIN entity s ON s.id = c.subject LEFT JOIN entity o ON o.id = c.object "
        "LEFT JOIN evidence v ON v.id = (SELECT min(id) FROM evidence WHERE claim = c.id "
        f"AND role = {ROLE}) LEFT JOIN paragraph p ON p.id = v.paragraph "
        "WHERE c.article = ? AND c.rule <> ? ORDER BY c.id",
        (article, READER),
    ):
        begin = None if part is None else text.at(ordinal, part)
        span = None if begin is None else (begin + start, begin + end)
        names = frozenset((name, *(others or "").split("\n")))
        found.append(Found(key, subject, names, attribute, object_, span))
    return found


def _find(claims: Iterable[Found], one: Correction, text: Text) -> Found | None:
    """The claim that a correction is about; None where the rules do not find it."""
    at = anchors.find(text.text, place_of(one))
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


def place_of(one: Correction) -> anchors.Place:
    """The words that a correction is tied to."""
    return anchors.Place(one.quote or "", one.prefix or "", one.suffix or "", one.position or 0)
