"""Collapsed search: exactly what a full scan finds, each news text once, where it came first."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.search import engine
from store.search.wording import written
from tests.store.search import shelves
from tests.store.search.brute import Row, scan
from tests.store.search.shelves import Piece, Story
from tests.store.search.strategies import LOADS, QUERIES, TREES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    with closing(shelves.library(tmp_path_factory.mktemp("search") / "library.db")) as connection:
        yield connection


def put_together(connection: sqlite3.Connection, articles: list[list[int]]) -> None:
    """Make clusters of articles, told by their place in the order of their keys."""
    keys = [key for (key,) in connection.execute("SELECT id FROM article ORDER BY id")]
    for number, places in enumerate(articles):
        for place in places:
            if place < len(keys):
                connection.execute(
                    "INSERT OR IGNORE INTO reprint VALUES (?, ?)", (keys[place], number)
                )


def collapsed(connection: sqlite3.Connection, rows: list[Row], query: str) -> list[int]:
    """What a scan finds, less what an earlier article of the same cluster stands for."""
    hits = scan(rows, query)
    articles = dict(connection.execute("SELECT id, article FROM paragraph"))
    dates = dict(connection.execute("SELECT id, date FROM article"))
    clusters = dict(connection.execute("SELECT article, cluster FROM reprint"))
    stands: dict[int, int] = {}
    for cluster in set(clusters.values()):
        found = [key for key in hits if clusters.get(articles[key]) == cluster]
        if found:
            stands[cluster] = min(
                found,
                key=lambda key: (
                    dates[articles[key]] is None,
                    dates[articles[key]] or "",
                    articles[key],
                    key,
                ),
            )
    return [
        key
        for key in hits
        if articles[key] not in clusters or stands[clusters[articles[key]]] == key
    ]


CLUSTERS = st.lists(st.lists(st.integers(0, 12), min_size=1, max_size=5), max_size=4)
ASKED = st.one_of(QUERIES, TREES.map(written))


@settings(max_examples=200, deadline=None)
@given(LOADS, CLUSTERS, st.lists(ASKED, min_size=1, max_size=6), st.integers(-1, 6))
def test_a_collapsed_search_finds_what_a_scan_leaves(
    empty: sqlite3.Connection,
    loads: list[list[Story]],
    clusters: list[list[int]],
    queries: list[str],
    limit: int,
) -> None:
    with shelves.undone(empty) as connection:
        rows = shelves.fill(connection, *loads)
        put_together(connection, clusters)
        for query in queries:
            expected = collapsed(connection, rows, query)
            whole = engine.search(connection, query, collapse=True)
            assert list(whole.paragraphs) == expected
            assert whole.total == len(scan(rows, query))
            some = engine.search(connection, query, limit=limit, collapse=True)
            assert list(some.paragraphs) == expected[: max(limit, 0)]
            assert some.total == whole.total
            assert whole.complete
            assert some.complete


def test_a_limit_is_reached_past_a_thousand_reprints(empty: sqlite3.Connection) -> None:
    story = Story((Piece("园区二期开工"),), "2024-03-05")
    older = Story((Piece("园区一期开工"),), "2020-01-01")
    with shelves.undone(empty) as connection:
        rows = shelves.fill(connection, [story] * (engine.COUNTED + 5), [older])
        put_together(connection, [list(range(engine.COUNTED + 5))])
        found = engine.search(connection, "开工", limit=2, collapse=True)
        assert list(found.paragraphs) == collapsed(connection, rows, "开工")
        assert len(found.paragraphs) == 2
        assert found.total >= engine.COUNTED


def test_without_collapse_every_reprint_is_found(empty: sqlite3.Connection) -> None:
    story = Story((Piece("园区二期开工"),), "2024-03-05")
    with shelves.undone(empty) as connection:
        rows = shelves.fill(connection, [story, story])
        put_together(connection, [[0, 1]])
        found = engine.search(connection, "开工")
        assert list(found.paragraphs) == [row.key for row in rows]
        assert not found.collapsed
