"""Articles that only name things, for the tests of what is one with what; no rules of extraction.

A library of these is written by the same Writer as any other, in a transaction that ends never.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from store.merges import Named, key_of, merges
from store.rows import ArticleRows
from store.writer import Writer

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

Groups = frozenset[frozenset[str]]


class Told(NamedTuple):
    """A name in an article, with what it is also called there."""

    entity: Named
    others: tuple[str, ...] = ()


def project(name: str, park: str = "", *others: str) -> Told:
    """A project of that name in a park, also called `others`."""
    return Told(Named("PROJECT", name, park), others)


def firm(name: str, *others: str) -> Told:
    """A firm, also called `others`."""
    return Told(Named("ORG", name, ""), others)


def own(name: str, text: str) -> Told:
    """A project whose name could be that of many, in an article of that text."""
    return Told(Named("PROJECT", name, f"={digest(text)[:12]}"))


def digest(text: str) -> str:
    """What an article of that text is known by."""
    return hashlib.sha256(text.encode()).hexdigest()


def article(text: str, *told: Told) -> ArticleRows:
    """An article of that text that names these."""
    names = tuple(one.entity for one in told)
    spoken = [
        (place, word) for place, one in enumerate(told) for word in (one.entity.name, *one.others)
    ]
    return ArticleRows(
        (digest(text), None, text[:8], None, "[]", "园区周报", "2024-03-05", *[None] * 5, "{}"),
        tuple(("body", line, "[]") for line in text.split("\n")),
        names,
        tuple((place, other, "article") for place, one in enumerate(told) for other in one.others),
        tuple(
            (1, "body", 0, 1, told[place].entity.type, word, *[None] * 6, 0, None, None, "x", place)
            for place, word in spoken
        ),
        (),
        (),
    )


def load(connection: sqlite3.Connection, *sources: tuple[int, ArticleRows]) -> None:
    """Take in sources of an article each."""
    writer = Writer(connection)
    for source, rows in sources:
        writer.replace(source)
        writer.write(source, 1, rows)
    writer.complete()
    writer.refresh()


def forget(connection: sqlite3.Connection, *sources: int) -> None:
    """Take sources out."""
    writer = Writer(connection)
    for source in sources:
        writer.remove(source)
    writer.refresh()


@contextmanager
def undone(connection: sqlite3.Connection) -> Iterator[None]:
    """What is done within is undone at the end."""
    connection.execute("SAVEPOINT clean")
    try:
        yield
    finally:
        connection.execute("ROLLBACK TO clean")
        connection.execute("RELEASE clean")


def groups(connection: sqlite3.Connection) -> Groups:
    """What counts as one, by name and scope, what is one with nothing else left out."""
    found: dict[int, set[str]] = {}
    for head, name, scope in connection.execute("SELECT head, name, scope FROM entity"):
        found.setdefault(head, set()).add(f"{name}@{scope}" if scope else name)
    return frozenset(frozenset(names) for names in found.values() if len(names) > 1)


def reasons(connection: sqlite3.Connection) -> set[str]:
    """The reasons of the merges that stand."""
    return {one.reason for one in merges(connection) if one.undone is None}


def chains(connection: sqlite3.Connection) -> list[str]:
    """The entities whose head is not its own head, or not there."""
    return [
        name
        for (name,) in connection.execute(
            "SELECT e.name FROM entity e LEFT JOIN entity h ON h.id = e.head "
            "WHERE h.head IS NOT h.id"
        )
    ]


def key(connection: sqlite3.Connection, told: Told) -> int:
    """The key of what an article named."""
    found = key_of(connection, told.entity)
    assert found is not None
    return found
