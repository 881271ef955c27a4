"""Collections: passages and facts gathered while reading, in the reader's own order."""

from __future__ import annotations

from dataclasses import replace
from gettext import dgettext
from typing import TYPE_CHECKING

from store.model import Entry, YuanzhiError
from store.notebook import entries

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from store.model import NameRow, Target
    from store.notebook.log import Step


def collections(connection: sqlite3.Connection) -> list[NameRow]:
    """All collections by name."""
    return entries.named(connection, "item")


def collected(connection: sqlite3.Connection, name: str) -> list[Entry]:
    """The items of a collection in their order, numbered from 1. Raises YuanzhiError where there is
    no such collection.
    """
    items = entries.listed(connection, "item", "name = ?", (name,))
    if not items:
        raise entries.unknown("item", name)
    return [replace(one, ordinal=at) for at, one in enumerate(items, 1)]


def gather(step: Step, name: str, about: Sequence[Target], note: str | None = None) -> list[Entry]:
    """Put targets at the end of a collection, made where it is new; what is in it already stays
    where it is. note: what stands beside them, None to leave that as it is.
    """
    name = entries.name_of(name)
    made = []
    for one in about:
        end = last(step.connection, name) + 1
        item = entries.add(step, Entry(0, "item", one, note or "", collection=name, ordinal=end))
        if item.ordinal != end and note is not None:
            item = entries.rewrite(step, "item", item.id, note)
        made.append(item)
    numbers = {one.id: one.ordinal for one in collected(step.connection, name)} if made else {}
    return [replace(one, ordinal=numbers[one.id]) for one in made]


def last(connection: sqlite3.Connection, name: str) -> int:
    """The place of the last item of a collection; 0 where there is none."""
    (place,) = connection.execute(
        "SELECT coalesce(max(ordinal), 0) FROM collection WHERE name = ?", (name,)
    ).fetchone()
    return int(place)


def at(connection: sqlite3.Connection, name: str, numbers: Sequence[int]) -> list[Entry]:
    """The items of a collection with these numbers. Raises YuanzhiError where there is none."""
    items = collected(connection, name)
    for number in numbers:
        if not 1 <= number <= len(items):
            raise YuanzhiError(
                dgettext(
                    "yuanzhi", '"{name}" has no item {number}: give one from 1 to {count}.'
                ).format(name=name, number=number, count=len(items))
            )
    return [items[number - 1] for number in dict.fromkeys(numbers)]


def move(step: Step, name: str, number: int, to: int) -> list[Entry]:
    """Put an item of a collection into another place, which is cut to those there are; the items
    in their new order.
    """
    (one,) = at(step.connection, name, (number,))
    items = [item for item in collected(step.connection, name) if item.id != one.id]
    items.insert(min(max(to, 1), len(items) + 1) - 1, one)
    for place, item in enumerate(items, 1):
        step.change("collection", item.id, {"ordinal": place})
    return [replace(item, ordinal=place) for place, item in enumerate(items, 1)]
