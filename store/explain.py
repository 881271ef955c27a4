"""Explaining a claim: its words, its rule, and what else it could have said."""

from __future__ import annotations

from gettext import dgettext
from typing import TYPE_CHECKING, NamedTuple

from store import claims, counting
from store.fold import fold
from store.model import TYPE_OF_LINK, Alternative, Explanation, Witness

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from store.model import ClaimRow

STOPS = "。！？!?;；\n"
COMMAS = STOPS + "，,：:"


class Spot(NamedTuple):
    """A mention in a passage."""

    type: str
    start: int
    end: int
    text: str
    head: int | None
    name: str


def explain(connection: sqlite3.Connection, mark: str, article: int | None = None) -> Explanation:
    """Why the claim that is known by `mark` says what it says; article: of copies of an article,
    which one. Raises YuanzhiError.
    """
    # The rules take their time to set up, and only explaining asks for them.
    from store import corrections
    from store.extract.rules import in_words

    key, claim = claims.known_by(connection, mark, article)
    (version,) = connection.execute(
        "SELECT rules_version FROM claim WHERE id = ?", (key,)
    ).fetchone()
    heads = _heads(connection, claim.article)
    witnesses = _witnesses(connection, key, claim.article, heads)
    passage, paragraph = _passage(connection, key, heads)
    said = corrections.of_claim(connection, key)
    beside = claims.beside(connection, claim)
    conflicts = tuple(one for one in beside if claims.conflict(claim, one))
    return Explanation(
        claim=claim,
        passage=passage,
        witnesses=witnesses,
        rule=dgettext("yuanzhi", "The reader says so.")
        if claim.rule == counting.READER
        else in_words(claim.rule),
        version=version,
        turned_down=tuple(_turned_down(connection, claim, witnesses, passage, paragraph)),
        corrections=tuple(one for one in said if one.undone is None),
        undone=tuple(one for one in said if one.undone is not None),
        conflicts=conflicts,
        others=tuple(one for one in beside if one not in conflicts),
    )


def _heads(connection: sqlite3.Connection, article: int) -> dict[str, str]:
    """The headlines of an article by their parts."""
    row = connection.execute(
        "SELECT kicker, title, subtitle FROM article WHERE id = ?", (article,)
    ).fetchone()
    return {
        part: text for part, text in zip(("kicker", "title", "subtitle"), row, strict=True) if text
    }


def _witnesses(
    connection: sqlite3.Connection, key: int, article: int, heads: Mapping[str, str]
) -> tuple[Witness, ...]:
    found = []
    for role, ordinal, text, part, start, end in connection.execute(
        'SELECT v.role, p.ordinal, p.text, v.part, v.start, v."end" FROM evidence v '
        "LEFT JOIN paragraph p ON p.id = v.paragraph WHERE v.claim = ? ORDER BY v.id",
        (key,),
    ):
        place = str(article) if ordinal is None else f"{article}.{ordinal}"
        words = (text if ordinal is not None else heads.get(part, ""))[start:end]
        found.append(Witness(role, place, start, end, words))
    return tuple(found)


def _passage(
    connection: sqlite3.Connection, key: int, heads: Mapping[str, str]
) -> tuple[str, int | None]:
    """The paragraph in which a claim's value stands, or else another of its words, with its key; a
    headline has none.
    """
    row = connection.execute(
        "SELECT p.text, p.id, v.part FROM evidence v LEFT JOIN paragraph p ON p.id = v.paragraph "
        "WHERE v.claim = ? ORDER BY v.role = 'value' DESC, v.role = 'trigger' DESC, v.id LIMIT 1",
        (key,),
    ).fetchone()
    if row is None:
        return "", None
    text, paragraph, part = row
    return (heads.get(part, "") if paragraph is None else text), paragraph


def _turned_down(
    connection: sqlite3.Connection,
    claim: ClaimRow,
    witnesses: tuple[Witness, ...],
    passage: str,
    paragraph: int | None,
) -> Iterator[Alternative]:
    """What else stands in the passage that the claim could have been about or have said."""
    at = next((w for w in witnesses if w.role == "value"), None) or next(
        (w for w in witnesses if w.role == "trigger"), None
    )
    if at is None or paragraph is None or claim.rule == counting.READER:
        return
    spots = _spots(connection, paragraph)
    yield from _projects(claim, spots, at, passage)
    if claim.figure is not None:
        trigger = next((w for w in witnesses if w.role == "trigger" and w.place == at.place), None)
        yield from _attributes(claim, at, trigger, passage)
        yield from _figures(connection, claim, spots, at, passage, paragraph)
    elif claim.attribute in TYPE_OF_LINK:
        yield from _names(claim, spots, at, passage, _linked(connection, claim))


def _projects(
    claim: ClaimRow, spots: list[Spot], at: Witness, passage: str
) -> Iterator[Alternative]:
    seen = {claim.project}
    for spot in sorted(spots, key=lambda spot: _gap(spot, at)):
        if spot.type == "PROJECT" and spot.head is not None and spot.head not in seen:
            seen.add(spot.head)
            yield Alternative("project", spot.text, _why(spot, at, passage))


def _linked(connection: sqlite3.Connection, claim: ClaimRow) -> set[str]:
    """What the article links to the project in the same way: a project may have several firms."""
    return {
        name
        for (name,) in connection.execute(
            "SELECT coalesce(h.label, h.name) FROM claim c JOIN entity s ON s.id = c.subject "
            "JOIN entity o ON o.id = c.object JOIN entity h ON h.id = o.head "
            "WHERE c.article = ? AND s.head = ? AND c.attribute = ?",
            (claim.article, claim.project, claim.attribute),
        )
    }


def _names(
    claim: ClaimRow, spots: list[Spot], at: Witness, passage: str, linked: set[str]
) -> Iterator[Alternative]:
    seen = {claim.object, *linked}
    for spot in sorted(spots, key=lambda spot: _gap(spot, at)):
        if spot.type == TYPE_OF_LINK[claim.attribute] and spot.name not in seen:
            seen.add(spot.name)
            if spot.head != claim.project:
                yield Alternative("name", spot.text, _why(spot, at, passage))


def _attributes(
    claim: ClaimRow, at: Witness, trigger: Witness | None, passage: str
) -> Iterator[Alternative]:
    """Other words before the figure that tell an attribute than those that hold."""
    from store.extract import roles

    pattern = roles.BEFORE.get(claim.type or "")
    if pattern is None:
        return
    start = max(passage.rfind(stop, 0, at.start) for stop in STOPS) + 1
    for found in pattern.finditer(fold(passage), start, at.start):
        if trigger and found.start() < trigger.end and trigger.start < found.end():
            continue
        if trigger and found.end() <= trigger.start < at.start:
            why = dgettext("yuanzhi", "stands farther before the figure than the words that hold")
        else:
            why = dgettext("yuanzhi", "stands near the figure, but does not tell it")
        yield Alternative("attribute", passage[found.start() : found.end()], why)


def _figures(
    connection: sqlite3.Connection,
    claim: ClaimRow,
    spots: list[Spot],
    at: Witness,
    passage: str,
    paragraph: int,
) -> Iterator[Alternative]:
    """Other figures of the type in the sentence, and what they are told as."""
    told = {
        (start, end): (attribute, name)
        for start, end, attribute, name in connection.execute(
            'SELECT v.start, v."end", c.attribute, coalesce(h.label, h.name) FROM evidence v '
            "JOIN claim c ON c.id = v.claim JOIN entity s ON s.id = c.subject "
            "JOIN entity h ON h.id = s.head WHERE v.paragraph = ? AND v.role = 'value'",
            (paragraph,),
        )
    }
    for spot in spots:
        same = spot.type == claim.type and (spot.start, spot.end) != (at.start, at.end)
        if not same or _between(passage, spot, at, STOPS):
            continue
        other = told.get((spot.start, spot.end))
        if other is None:
            why = dgettext("yuanzhi", "is told of no project here")
        else:
            why = dgettext("yuanzhi", "is told as {attribute} of {name}").format(
                attribute=other[0], name=other[1]
            )
        yield Alternative("figure", spot.text, why)


def _spots(connection: sqlite3.Connection, paragraph: int) -> list[Spot]:
    return [
        Spot(*row)
        for row in connection.execute(
            'SELECT m.type, m.start, m."end", m.text, h.id, coalesce(h.label, h.name, m.text) '
            "FROM mention m LEFT JOIN entity e ON e.id = m.entity "
            "LEFT JOIN entity h ON h.id = e.head WHERE m.paragraph = ? AND m.rule <> 'reader' "
            "ORDER BY m.start",
            (paragraph,),
        )
    ]


def _why(spot: Spot, at: Witness, passage: str) -> str:
    """Why a name in the passage is not the one: where it stands towards the words that hold."""
    if _between(passage, spot, at, STOPS):
        return dgettext("yuanzhi", "stands in another sentence")
    if spot.start >= at.end:
        return dgettext("yuanzhi", "comes only after it")
    if _between(passage, spot, at, COMMAS):
        return dgettext("yuanzhi", "stands in another clause of the sentence")
    return dgettext("yuanzhi", "stands in the clause, but is not what it speaks of")


def _between(passage: str, spot: Spot, at: Witness, marks: str) -> bool:
    start, end = min(spot.end, at.end), max(spot.start, at.start)
    return any(char in marks for char in passage[start:end])


def _gap(spot: Spot, at: Witness) -> int:
    return max(at.start - spot.end, spot.start - at.end, 0)
