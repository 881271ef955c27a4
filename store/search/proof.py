"""The proof: a look at every text of a library, and whether search finds the same, in order.

It asks no index and no plan. Of the search it shares the tree of a query, the folding, and the
check of what is no plain text.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from store.fold import fold
from store.model import Difference, Proof
from store.search import checks, engine, meanings, order
from store.search import query as language
from store.search.draws import Draw, Drawn
from store.search.shelf import PARAGRAPHS, Asked
from store.search.tree import And, Field, Leaf, Not, Term, leaves

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from store.search.shelf import Row
    from store.search.tree import Node

# Queries that one look at all texts answers; paragraphs that are read at a time; paragraphs that
# queries are drawn from.
ROUND = 100
BATCH = 20_000
SAMPLE = 2_000


def prove(
    connection: sqlite3.Connection,
    count: int,
    seed: int = 0,
    tell: Callable[[int], object] | None = None,
) -> Proof:
    """Hold so many queries, drawn from the library's own texts, to a look at every text.

    tell: takes how many queries are done with. The same seed draws the same queries of a library.
    """
    draw = Draw(_sample(connection), seed)
    queries = [draw.query() for _ in range(count)]
    hits, differences = 0, []
    for at in range(0, count, ROUND):
        some = queries[at : at + ROUND]
        for query, truth in zip(some, looked_up(connection, some), strict=True):
            found = array("q", engine.search(connection, query).paragraphs)
            hits += len(truth)
            if found != truth:
                missed, extra = set(truth) - set(found), set(found) - set(truth)
                differences.append(Difference(query, tuple(sorted(missed)), tuple(sorted(extra))))
        if tell is not None:
            tell(at + len(some))
    (paragraphs,) = connection.execute("SELECT count(*) FROM paragraph").fetchone()
    return Proof(count, paragraphs, hits, tuple(differences))


def looked_up(connection: sqlite3.Connection, queries: Sequence[str]) -> list[array[int]]:
    """What each query must find, newest first, by looking at every paragraph."""
    nodes = [language.parse(query) for query in queries]
    asked = list(dict.fromkeys(leaf for node in nodes for leaf, _ in leaves(node)))
    found: list[array[int]] = [array("I") for _ in nodes]
    keys, days = array("q"), array("i")
    for rows in _batches(connection):
        first = len(keys)
        keys.extend(row[0] for row in rows)
        days.extend(order.day_of(row[checks.COLUMNS.index("date") + 1]) for row in rows)
        everything = frozenset(range(first, len(keys)))
        folded = [fold(row[1]) for row in rows]
        places = {leaf: frozenset(_places(connection, leaf, rows, folded, first)) for leaf in asked}
        for hits, node in zip(found, nodes, strict=True):
            if node is not None:
                hits.extend(sorted(_combined(node, places, everything)))
    return [
        array("q", (keys[at] for at in sorted(hits, key=lambda at: (-days[at], keys[at]))))
        for hits in found
    ]


def _combined(
    node: Node, places: dict[Leaf, frozenset[int]], everything: frozenset[int]
) -> frozenset[int]:
    """The places of the rows that a tree finds, by those that its leaves find."""
    if isinstance(node, Leaf):
        return places[node]
    if isinstance(node, Not):
        return everything - _combined(node.node, places, everything)
    parts = [_combined(part, places, everything) for part in node.nodes]
    empty: frozenset[int] = frozenset()
    return everything.intersection(*parts) if isinstance(node, And) else empty.union(*parts)


def _places(
    connection: sqlite3.Connection, leaf: Leaf, rows: list[Row], folded: list[str], first: int
) -> Iterator[int]:
    """The places of the rows that a leaf finds, counted from `first`."""
    if isinstance(leaf, Term):
        word = fold(leaf.text)
        return (at for at, text in enumerate(folded, first) if word in text)
    meaning = meanings.of(connection, PARAGRAPHS, leaf) if isinstance(leaf, Field) else None
    meant = {leaf: meaning} if isinstance(leaf, Field) and meaning is not None else {}
    test = Asked(connection, PARAGRAPHS, leaf, meant).check()
    return (at for at, row in enumerate(rows, first) if test(row))


def _batches(connection: sqlite3.Connection) -> Iterator[list[Row]]:
    """All paragraphs with all that the check can ask for, by rising key."""
    last = -1
    while rows := Asked(connection, PARAGRAPHS, Term(" "), {}).all_after(last, BATCH):
        yield rows
        last = rows[-1][0]


def _sample(connection: sqlite3.Connection) -> list[Drawn]:
    """Paragraphs from all over the library."""
    (count,) = connection.execute("SELECT count(*) FROM paragraph").fetchone()
    rows = connection.execute(
        "SELECT text, date, title, publication, page FROM (SELECT p.text, a.date, a.title, "
        "a.publication, a.page, row_number() OVER (ORDER BY p.id) AS at "
        "FROM paragraph p JOIN article a ON a.id = p.article) WHERE at % ? = 0",
        (max(1, count // SAMPLE),),
    )
    names = ("title", "pub", "page")
    return [
        Drawn(
            text, date, tuple((name, head) for name, head in zip(names, heads, strict=True) if head)
        )
        for text, date, *heads in rows
    ]
