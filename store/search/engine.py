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

# The same where all that is asked for is a character that stands in very many texts.
COUNTED_COMMON = 200

# For single characters the index gives all rows or none. So the newest rows are looked at instead,
# this many at first, and then as long as one of so many (by Source.breadth) is a hit.
_TRIED = 512
_ONE_OF = {1: 10, 2: 25}

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

    limit: how many keys are wanted; hits are then counted no further than COUNTED (COUNTED_COMMON
    for a very common character; the limit, where that is more), and `complete` is False where
    there are more. deadline: seconds after
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
    try:
        with _until(connection, deadline):
            if node is not None:
                complete = _collect(found, _ask(connection, shelf, node), limit)
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


def _ask(connection: sqlite3.Connection, shelf: Shelf, node: Node) -> tuple[Asked, Cover]:
    """A tree made ready to be asked, and where to look for what it finds."""
    names = {
        leaf
        for leaf, _ in language.leaves(node)
        if isinstance(leaf, Field) and leaf.name in NAME_FIELDS
    }
    asked = Asked(connection, shelf, node, {field: meanings(connection, field) for field in names})
    indexed = index.is_current(connection, shelf.index)
    return asked, Planner(indexed, shelf.dated, shelf.worded, asked.meant).cover(node)


def _collect(found: array[int], question: tuple[Asked, Cover], limit: int | None) -> bool:
    """Put the keys of all rows that a tree finds into `found`, rising; whether these are all."""
    asked, cover = question
    breadth = max(source.breadth for source in cover)
    if limit is None:
        found.extend(_hits(asked, cover, FIRST_KEY))
        return True
    most = max(limit, COUNTED_COMMON if breadth == 2 else COUNTED)
    with closing(_newest_hits(asked, cover, breadth)) as hits:
        for key in hits:
            if len(found) == most:
                return False
            found.append(key)
    return True


def _newest_hits(asked: Asked, cover: Cover, breadth: int) -> Generator[int, None, None]:
    """The keys of all rows that the tree finds, rising, the first of them soon."""
    first = FIRST_KEY
    if breadth:
        check = asked.check()
        span = Source(first=min(one.first for one in cover), last=max(one.last for one in cover))
        found = 0
        for seen, row in enumerate(asked.rows(span, first, bare=False), 1):
            first = row[0] + 1
            if check(row):
                found += 1
                yield row[0]
            if seen >= _TRIED and found * _ONE_OF[breadth] < seen:
                break
        else:
            return
    yield from _hits(asked, cover, first)


def _hits(asked: Asked, cover: Cover, first: int) -> Iterator[int]:
    """The keys from `first` on of all rows that the tree finds, rising."""
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
