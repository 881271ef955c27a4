"""The check: whether the tree of a query finds a row, by all that the row and its library hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from store.model import STATUSES
from store.search import comparisons, dates, fields, matching, pages
from store.search.tree import And, Field, Near, Not, Start, Term

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.search.shelf import Asked, Row
    from store.search.tree import Node

# What a row has behind its key; all but the text are fields.
COLUMNS = ("text", "kind", "date", "title", "author", "pub", "page", "source")
_KEY, _TEXT, _KIND, _DATE, _TITLE, _AUTHORS, _PUB, _PAGE, _SOURCE = range(len(COLUMNS) + 1)
_PLAIN = {"title": _TITLE, "pub": _PUB, "source": _SOURCE}


def check(asked: Asked, node: Node) -> Callable[[Row], bool]:
    """A function that tells whether a node finds a row, with the columns that it needs."""
    return _check(asked, node, _Lookups(asked))


class _Lookups:
    """What tables of their own have of a row, each asked once for all the fields of a query."""

    def __init__(self, asked: Asked) -> None:
        self._run = asked.connection.execute
        self._key: int | None = None
        self._known: dict[tuple[str, str], list[tuple[Any, ...]]] = {}

    def of(self, key: int, sql: str, kind: str = "") -> list[tuple[Any, ...]]:
        """The answer to a question about a row, and about a type of what it has."""
        if key != self._key:
            self._key, self._known = key, {}
        if (sql, kind) not in self._known:
            values = (key, kind) if kind else (key,)
            self._known[sql, kind] = self._run(sql, values).fetchall()
        return self._known[sql, kind]


def _check(asked: Asked, node: Node, lookups: _Lookups) -> Callable[[Row], bool]:
    if isinstance(node, (Term, Start, Near)):
        test = text_check(node)
        return lambda row: test(row[_TEXT])
    if isinstance(node, Field):
        return _of_field(asked, node, lookups)
    if isinstance(node, Not):
        negated = _check(asked, node.node, lookups)
        return lambda row: not negated(row)
    # What stands in the row first: the rest is looked up in the database.
    parts = sorted(node.nodes, key=_is_looked_up)
    tests = [_check(asked, part, lookups) for part in parts]
    if isinstance(node, And):
        return lambda row: all(test(row) for test in tests)
    return lambda row: any(test(row) for test in tests)


def text_check(node: Term | Start | Near) -> Callable[[str], bool]:
    """A function that tells whether a text holds what a leaf asks for."""
    if isinstance(node, Term):
        return matching.holds(node.text)
    if isinstance(node, Start):
        return matching.begins(node.text)
    return matching.has_near(node.words, node.distance)


def _is_looked_up(node: Node) -> bool:
    if isinstance(node, Field):
        return node.name not in COLUMNS
    return not isinstance(node, (Term, Start, Near))


def _of_field(asked: Asked, field: Field, lookups: _Lookups) -> Callable[[Row], bool]:
    name, value = field.name, field.value
    if name == "kind":
        return lambda row: row[_KIND] == value
    if name == "date":
        period = dates.period_of(value)
        return lambda row: dates.is_within(row[_DATE], period)
    if name == "page":
        wanted = pages.read(value)
        return lambda row: wanted is not None and wanted.hold(row[_PAGE])
    if name in _PLAIN:
        test, at = matching.holds(value), _PLAIN[name]
        return lambda row: row[at] is not None and test(row[at])
    if name == "author":
        test = matching.holds(value)
        return lambda row: any(map(test, json.loads(row[_AUTHORS])))
    if name in fields.ADDED or (name == "has" and value in fields.ADDED):
        keys = asked.meant[field]
        return lambda row: row[_KEY] in keys
    return _looked_up(asked, field, lookups)


def _looked_up(asked: Asked, field: Field, lookups: _Lookups) -> Callable[[Row], bool]:
    """Of what stands in tables of its own."""
    name, told, shelf = field.name, lookups.of, asked.shelf
    if name in fields.NAMES:
        meant, test, names = (
            asked.meant[field],
            matching.holds(field.value),
            shelf.names.format(key="?"),
        )
        return lambda row: any(
            entity in meant or test(called)
            for entity, called in told(row[_KEY], names, fields.NAMES[name])
        )
    if name == "province":
        there, named = asked.meant[field], shelf.names.format(key="?")
        return lambda row: any(
            entity in there
            for kind in ("PARK", "PROJECT")
            for entity, _ in told(row[_KEY], named, kind)
        )
    if name in comparisons.FIELDS:
        comparison, figures = comparisons.read(name, field.value), shelf.figures.format(key="?")
        return lambda row: (
            comparison is not None
            and any(comparison.finds(*figure) for figure in told(row[_KEY], figures))
        )
    if name == "status" or field.value == "status":
        stages = json.dumps(STATUSES if name == "has" else [field.value])
        status = shelf.status.format(key="?")
        return lambda row: bool(told(row[_KEY], status, stages))
    kind, trait = (fields.NAMES | fields.FIGURES)[field.value], shelf.traits["type"].format(key="?")
    return lambda row: bool(told(row[_KEY], trait, kind))
