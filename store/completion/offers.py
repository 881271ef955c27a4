"""What is offered to complete a query with: names and words of the library, the best first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.completion import names, pieces, words
from store.completion.names import EXACT, PREFIX
from store.completion.readings import sounds
from store.completion.typed import could_be, read
from store.fold import fold
from store.model import Completion

if TYPE_CHECKING:
    import sqlite3

    from store.completion.pieces import Piece
    from store.completion.typed import Match, Typed

# The type of what is a word of the language and no name.
WORD = "WORD"
# The type of what is a value of a field that has few.
VALUE = "VALUE"

# From so many letters on sounds that are much alike are taken for each other: where nothing is
# written so, and for up to so many letters also where less than so many things are.
_LOOSE_FROM = 3
_SHORT = 8
_FEW = 4

# What is longer is no name, even where each character is typed as its syllable.
_LONGEST = 256


class _Offer(NamedTuple):
    """Something to offer; the smallest is the best. entity: 0 for words."""

    loose: bool
    place: int
    is_word: bool
    number: int
    length: int
    text: str
    type: str
    entity: int
    capped: bool
    match: Match


def complete(connection: sqlite3.Connection, typed: str, limit: int) -> list[Completion]:
    """Names and words that the last word of what was typed may stand for, the best first.

    What it is all of comes before what it begins, that before what it stands within, and each of
    these before what only sounds alike; names before words, then by the number of articles, or of
    passages for words, and the shorter first. Half of the list is kept for names where there are
    as many.
    """
    piece = pieces.last(typed)
    if piece.values:
        return _values(piece)[: max(0, limit)]
    asked = read(piece.text)
    if not 0 < len(asked.text) <= _LONGEST or not piece.named or limit <= 0:
        return []
    found = _offers(connection, asked, piece.kind, limit)
    enough = min(limit, _FEW) if len(asked.text) <= _SHORT else 1
    if len(found) < enough and asked.is_spelled and len(asked.text) >= _LOOSE_FROM:
        known = {(one.type, one.text) for one in found}
        others = _offers(connection, asked.loosely(), piece.kind, limit)
        found += [one for one in others if (one.type, one.text) not in known]
    chosen = [one for one in _mixed(sorted(found), limit) if one.text != piece.text]
    return [_completion(connection, one, piece) for one in chosen]


def _values(piece: Piece) -> list[Completion]:
    """The values that begin so; all of them where nothing is typed yet."""
    begun = fold(piece.text)
    return [
        Completion(one, VALUE, one, None, 0, False, "", piece.start, one)
        for one in piece.values
        if one.startswith(begun) and one != begun
    ]


def _offers(
    connection: sqlite3.Connection, asked: Typed, kind: str | None, limit: int
) -> list[_Offer]:
    found = [
        _Offer(
            asked.loose,
            one.place,
            False,
            -one.name.articles,
            len(one.name.name),
            one.name.name,
            one.name.type,
            one.name.entity,
            False,
            one.match,
        )
        for one in names.find(connection, asked, kind, limit)
    ]
    if kind is None:
        found += [
            _Offer(
                asked.loose,
                EXACT if one.exact else PREFIX,
                True,
                -one.passages,
                len(one.word),
                one.word,
                WORD,
                0,
                one.capped,
                one.match,
            )
            for one in words.find(connection, asked)
        ]
    return found


def _mixed(offers: list[_Offer], limit: int) -> list[_Offer]:
    """The best of them, words no more than leave half of the room to names."""
    room = limit - min(limit // 2, sum(not one.is_word for one in offers))
    kept, used = [], 0
    for one in offers:
        used += one.is_word
        if not one.is_word or used <= room:
            kept.append(one)
    return kept[:limit]


def _completion(connection: sqlite3.Connection, one: _Offer, piece: Piece) -> Completion:
    text = head = one.text
    if one.entity:
        (own, label) = connection.execute(
            "SELECT name, label FROM entity WHERE id = ?", (one.entity,)
        ).fetchone()
        head = label or own
        # The reader's own name for it stands in no text.
        if text == label and not _is_told(connection, one.entity, text):
            text = own
    return Completion(
        text=text,
        type=one.type,
        name=head,
        entity=one.entity or None,
        number=-one.number,
        capped=one.capped,
        reading=_read(one),
        start=piece.start,
        written=pieces.written(text),
    )


def _is_told(connection: sqlite3.Connection, entity: int, name: str) -> bool:
    return (
        connection.execute(
            "SELECT 1 FROM entity e LEFT JOIN alias a ON a.entity = e.id "
            "WHERE e.head = ?1 AND ?2 IN (e.name, a.name) LIMIT 1",
            (entity, name),
        ).fetchone()
        is not None
    )


def _read(one: _Offer) -> str:
    """How the part that was typed is read; where a character can be read in several ways, all that
    may be meant.
    """
    spoken = sounds(one.text)[one.match.start : one.match.end]
    return " ".join(
        "/".join(could_be(each, piece)) or each.character
        for each, piece in zip(spoken, one.match.pieces, strict=True)
    )
