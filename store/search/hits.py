"""The hits of a tree: where to look for them, and their keys, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.search import index, meanings, newest, order
from store.search.plan import EVERYTHING, Planner, Source
from store.search.shelf import Asked
from store.search.tree import Field, leaves

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Generator, Iterator

    from store.search.newest import Cluster
    from store.search.plan import Cover
    from store.search.shelf import Shelf
    from store.search.tree import Node

# For single characters the index gives all rows or none. So the newest rows are looked at instead:
# so many at first, and then as long as one of so many is a hit (by Source.breadth).
_TRIED = {1: 128, 2: 512}
_ONE_OF = {1: 10, 2: 25}


@dataclass(frozen=True, slots=True)
class Question:
    """A tree ready to be asked, where to look for what it finds, and in which order."""

    asked: Asked
    cover: Cover
    clusters: tuple[Cluster, ...]

    @property
    def breadth(self) -> int:
        """The breadth of its broadest source."""
        return max(source.reach for source in self.cover)


def ask(connection: sqlite3.Connection, shelf: Shelf, node: Node) -> Question:
    """A tree asked of a shelf."""
    meant = {}
    for leaf in {leaf for leaf, _ in leaves(node) if isinstance(leaf, Field)}:
        meaning = meanings.of(connection, shelf, leaf)
        if meaning is not None:
            meant[leaf] = meaning
    asked = Asked(connection, shelf, node, meant)
    indexed = index.is_current(connection, shelf.index)
    asks_heads = any(isinstance(one, Field) and one.name in index.HEADS for one, _ in leaves(node))
    headed = asks_heads and bool(shelf.heads) and index.is_current(connection, shelf.heads)
    cover = Planner(indexed, headed, shelf.dated, shelf.worded, meant).cover(node)
    return Question(
        asked,
        tuple(map(asked.settled, cover)),
        newest.clusters(order.runs(connection)) if shelf.dated else newest.ONE_RUN,
    )


def soonest(question: Question) -> Generator[int, None, None]:
    """The keys of all rows that the tree finds, newest first, and the first of them soon."""
    for cluster in question.clusters:
        after: dict[int, int] = {}
        if question.breadth == 0 or (yield from _by_looking(question, cluster, after)):
            yield from by_index(question, cluster, after)


def _by_looking(
    question: Question, cluster: Cluster, after: dict[int, int]
) -> Generator[int, None, bool]:
    """The hits among the newest rows, while they are many; whether there are rows left.

    after: takes the last key looked at of each run.
    """
    check, breadth = question.asked.check(), question.breadth
    periods = [source.period for source in question.cover]
    span = Source(period=(min(first for first, _ in periods), max(last for _, last in periods)))
    columns = question.asked.needed
    found = 0
    for seen, row in enumerate(newest.rows(question.asked, (span,), cluster, columns, {}), 1):
        after[row[0] // order.TERRITORY] = row[0]
        if check(row):
            found += 1
            yield row[0]
        if seen >= _TRIED[breadth] and found * _ONE_OF[breadth] < seen:
            return True
    return False


def by_index(question: Question, cluster: Cluster, after: dict[int, int]) -> Iterator[int]:
    """The keys of all rows of a cluster that the tree finds and that come after these."""
    asked, cover = question.asked, question.cover
    if all(source.exact for source in cover):
        return (row[0] for row in newest.rows(asked, cover, cluster, frozenset(), after))
    check = asked.check()
    rows = newest.rows(asked, cover, cluster, asked.needed, after)
    return (row[0] for row in rows if check(row))


def meets(asked: Asked) -> Callable[[int], bool]:
    """A function that tells of a key whether the tree finds its row."""
    check, needed = asked.check(), asked.needed
    return lambda key: any(check(row) for row in asked.rows(EVERYTHING, key, key + 1, needed))
