"""The truth that search is held to: every text looked at, one after another.

Shares with the search only folding and the tree of a query.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.fold import fold
from store.search.query import NAME_FIELDS, And, Field, Node, Not, Term, parse

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Name:
    """A mention in a paragraph: its type and text, and all names of the entity it stands for."""

    type: str
    text: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    key: int
    text: str
    kind: str | None = "body"
    date: str | None = None
    names: tuple[Name, ...] = ()

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands: the newest day first, the undated last, within a day by key."""
        return -_days(self.date)[0].toordinal() if self.date else 0, self.key


def scan(rows: Iterable[Row], query: str) -> list[int]:
    """The keys of the rows that a query finds, newest first."""
    node = parse(query)
    if node is None:
        return []
    return [row.key for row in sorted(rows, key=lambda row: row.place) if finds(node, row)]


def finds(node: Node, row: Row) -> bool:
    if isinstance(node, Term):
        return fold(node.text) in fold(row.text)
    if isinstance(node, Field):
        return _has(node, row)
    if isinstance(node, Not):
        return not finds(node.node, row)
    found = [finds(part, row) for part in node.nodes]
    return all(found) if isinstance(node, And) else any(found)


def _has(field: Field, row: Row) -> bool:
    if field.name == "kind":
        return row.kind == field.value
    if field.name == "date":
        if row.date is None:
            return False
        begin, dots, end = field.value.partition("..")
        first = _days(begin)[0] if begin else datetime.date.min
        last = _days(end if dots else begin)[1] if end or not dots else datetime.date.max
        return first <= _days(row.date)[0] and _days(row.date)[1] <= last
    return any(
        name.type == NAME_FIELDS[field.name]
        and any(fold(field.value) in fold(form) for form in (name.text, *name.others))
        for name in row.names
    )


def _days(date: str) -> tuple[datetime.date, datetime.date]:
    year, *rest = (int(part) for part in date.split("-"))
    if not rest:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    first = datetime.date(year, *rest, *([1] if len(rest) == 1 else []))
    if len(rest) == 2:
        return first, first
    following = (first + datetime.timedelta(days=31)).replace(day=1)
    return first, following - datetime.timedelta(days=1)
