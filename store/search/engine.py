"""The engine: from a query to the keys of what it finds, newest first. No query raises."""

from __future__ import annotations

import heapq
import sqlite3
import time
from array import array
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from store.model import Found
from store.search import index, matching
from store.search import query as language
from store.search.plan import FIRST_KEY, Planner, Source
from store.search.query import NAME_FIELDS, Field, Term
from store.search.shelf import CLAIMS, PARAGRAPHS, Asked, meanings

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from store.model import Range
    from store.search.plan import Cover
    from store.search.query import Node
    from store.search.shelf import Row, Shelf

# With a limit, hits are counted up to this many: "1000+" says enough, and takes a millisecond.
COUNTED = 1000

# Where a query asks for very much of the index, the newest rows are looked at one by one instead,
# as long as at least every tenth is a hit; this many at first, to see whether that is so.
_TRIED = 512
_EVERY = 10

# Steps of SQLite's machine between two looks at the clock: some tens of microseconds.
_STEPS = 500


def search(
    connection: sqlite3.Connection,
    query: str,
    *,
    limit: int | None = None,
    deadline: float | None = None,
) -> Found:
    """The paragraphs that a query finds, as keys, newest first.

    limit: how many keys are wanted; hits are then counted no further than COUNTED (or the limit,
    where that is more), and `complete` is False where there are more. deadline: seconds after
    which the search ends with what it has; so it does when another thread interrupts the
    connection. No query raises; an empty one finds nothing.
    """
    return _search(connection, PARAGRAPHS, query, limit, deadline)


def search_facts(
    connection: sqlite3.Connection,
    query: str,
    *,
    limit: int | None = None,
    deadline: float | None = None,
) -> Found:
    """The claims that a query finds, as keys in the order of loading; all else as in `search`.

    A name field finds the claims about an entity of that name, or linking something to it; a date
    field those of articles of that time; `kind:` finds none.
    """
    return _search(connection, CLAIMS, query, limit, deadline)


def spans(query: str, text: str) -> tuple[Range, ...]:
    """Where a text holds what the query asks for: in order, overlapping places as one.

    Nothing for fields and for what is negated.
    """
    wanted = [
        leaf.text
        for leaf, asked in language.leaves(language.parse(query))
        if asked and isinstance(leaf, Term)
    ]
    return matching.spans(wanted, text)


def _search(
    connection: sqlite3.Connection,
    shelf: Shelf,
    query: str,
    limit: int | None,
    deadline: float | None,
) -> Found:
    node = language.parse(query)
    found: array[int] = array("q")
    complete = True
    most = None if limit is None else max(limit, COUNTED)
    try:
        with _until(connection, deadline), closing(_hits(connection, shelf, node, most)) as hits:
            for key in hits:
                if len(found) == most:
                    complete = False
                    break
                found.append(key)
    except sqlite3.OperationalError as error:
        if str(error) != "interrupted":
            raise
        complete = False
    return Found(
        query=query,
        paragraphs=found if limit is None else found[: max(limit, 0)],
        total=len(found),
        complete=complete,
        understood=None if language.is_plain(query, node) else language.understood(node),
    )


@contextmanager
def _until(connection: sqlite3.Connection, deadline: float | None) -> Iterator[None]:
    """Interrupts what runs on the connection after so many seconds."""
    if deadline is None:
        yield
        return
    end = time.monotonic() + deadline
    connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def _hits(
    connection: sqlite3.Connection, shelf: Shelf, node: Node | None, most: int | None
) -> Generator[int, None, None]:
    """The keys of all rows that the tree finds, rising. most: how many of them are wanted."""
    if node is None:
        return
    names = {
        leaf
        for leaf, _ in language.leaves(node)
        if isinstance(leaf, Field) and leaf.name in NAME_FIELDS
    }
    asked = Asked(connection, shelf, node, {field: meanings(connection, field) for field in names})
    indexed = index.is_current(connection, shelf.index)
    cover = Planner(indexed, shelf.dated, shelf.worded, asked.meant).cover(node)
    first: int | None = FIRST_KEY
    if most is not None and any(source.breadth for source in cover):
        first = yield from _hits_one_by_one(asked, cover)
    if first is not None:
        yield from _hits_by_index(asked, cover, first)


def _hits_one_by_one(asked: Asked, cover: Cover) -> Generator[int, None, int | None]:
    """Hits among the newest rows, while they are many; gives back the key to go on from, or None
    after the last row.
    """
    check = asked.check()
    span = Source(first=min(part.first for part in cover), last=max(part.last for part in cover))
    found = 0
    for seen, row in enumerate(asked.rows(span, FIRST_KEY, bare=False), 1):
        if check(row):
            found += 1
            yield row[0]
        if seen >= _TRIED and found * _EVERY < seen:
            return row[0] + 1
    return None


def _hits_by_index(asked: Asked, cover: Cover, first: int) -> Iterator[int]:
    bare = all(source.exact for source in cover)
    streams = [asked.rows(source, first, bare=bare) for source in cover]
    rows = streams[0] if len(streams) == 1 else _each_once(streams)
    if bare:
        return (row[0] for row in rows)
    check = asked.check()
    return (row[0] for row in rows if check(row))


def _each_once(streams: list[Iterator[Row]]) -> Iterator[Row]:
    last = None
    for row in heapq.merge(*streams, key=lambda row: row[0]):
        if row[0] != last:
            last = row[0]
            yield row
