"""The piece of a query that is being typed: its last word, or the value of its last field."""

from __future__ import annotations

from dataclasses import dataclass

from store.search import fields, wording
from store.search.tree import Term

# Field -> the type of the names that it takes.
_NAMED = {**fields.NAMES, "author": "PERSON"}


@dataclass(frozen=True, slots=True)
class Piece:
    """What is to be completed.

    start: where it begins, with its opening quote. text: what was typed of it. kind: the type of
    the names that its field takes; None where it is in no field. named: False for the value of a
    field that takes no names. values: what a field of few values takes, in all its words.
    """

    start: int
    text: str
    kind: str | None = None
    named: bool = True
    values: tuple[str, ...] = ()


def last(typed: str) -> Piece:
    """The piece at the end of what was typed; it may be empty."""
    start = content = 0
    quoted = False
    for at, character in enumerate(typed):
        if quoted:
            if character == '"':
                quoted, start, content = False, at + 1, at + 1
        elif character.isspace() or character in "|｜()":
            start = content = at + 1
        elif character == '"' and typed[content:at].strip("-~")[-1:] in ("", ":", "："):
            quoted, content = True, at + 1
    opening = content - 1 if quoted else len(typed)
    begun = typed[start:opening]
    start += len(begun) - len(begun.lstrip("-~"))
    sort = fields.SORT_NAME.match(typed, start, opening)
    if sort is not None:
        return Piece(sort.end(), typed[sort.end() :], None, False, tuple(fields.ORDERS_CALLED))
    field = fields.PATTERN.match(typed, start, opening)
    if field is None:
        return Piece(opening if quoted else start, typed[content if quoted else start :])
    called = fields.called(field[1])
    kind, values = _NAMED.get(called), tuple(fields.CHOICES.get(called, ()))
    value = opening if quoted else field.end()
    return Piece(value, typed[content if quoted else value :], kind, kind is not None, values)


def written(name: str) -> str:
    """A name as it stands in a query: in quotes where it needs them."""
    return wording.written(Term("".join(max(each, " ") for each in name)))
