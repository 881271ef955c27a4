"""Clusters: which articles of a library are one news text, as rows of the table `reprint`.

A cluster has two articles or more, and the key of one of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.model import Reprint

if TYPE_CHECKING:
    import sqlite3


def cluster_of(connection: sqlite3.Connection, article: int) -> int | None:
    """The key of an article's cluster; None where the library has no reprint of it."""
    row = connection.execute("SELECT cluster FROM reprint WHERE article = ?", (article,)).fetchone()
    return row and int(row[0])


def members(connection: sqlite3.Connection, cluster: int) -> list[int]:
    """The keys of the articles of a cluster, the earliest first, undated ones last."""
    rows = connection.execute(
        "SELECT r.article FROM reprint r JOIN article a ON a.id = r.article "
        "WHERE r.cluster = ? ORDER BY a.date IS NULL, a.date, a.id",
        (cluster,),
    )
    return [article for (article,) in rows]


def others(connection: sqlite3.Connection, article: int) -> tuple[Reprint, ...]:
    """The other articles of an article's cluster, the earliest first, undated ones last."""
    rows = connection.execute(
        "SELECT a.id, a.title, a.publication, a.date, a.page FROM reprint r "
        "JOIN reprint o ON o.cluster = r.cluster AND o.article <> r.article "
        "JOIN article a ON a.id = o.article "
        "WHERE r.article = ? ORDER BY a.date IS NULL, a.date, a.id",
        (article,),
    )
    return tuple(Reprint(*row) for row in rows)


def link(connection: sqlite3.Connection, one: int, other: int) -> None:
    """Put two articles into one cluster, with all that are in a cluster with either."""
    first, second = cluster_of(connection, one), cluster_of(connection, other)
    if first is not None and first == second:
        return
    cluster = min(first or one, second or other)
    for old, article in ((first, one), (second, other)):
        if old is None:
            connection.execute("INSERT INTO reprint VALUES (?, ?)", (article, cluster))
        elif old != cluster:
            connection.execute("UPDATE reprint SET cluster = ? WHERE cluster = ?", (cluster, old))


def leave(connection: sqlite3.Connection, article: int) -> None:
    """Take one article out of its cluster; the others stay together."""
    cluster = cluster_of(connection, article)
    connection.execute("DELETE FROM reprint WHERE article = ?", (article,))
    first, count = connection.execute(
        "SELECT min(article), count(*) FROM reprint WHERE cluster = ?", (cluster,)
    ).fetchone()
    if count == 1:
        connection.execute("DELETE FROM reprint WHERE article = ?", (first,))
    elif cluster == article:
        connection.execute("UPDATE reprint SET cluster = ? WHERE cluster = ?", (first, cluster))


def dissolve(connection: sqlite3.Connection, article: int) -> None:
    """Put an end to the cluster of an article; all that were in it are to be matched anew."""
    cluster = cluster_of(connection, article)
    if cluster is not None:
        connection.execute(
            "INSERT OR IGNORE INTO unmatched SELECT article FROM reprint WHERE cluster = ?",
            (cluster,),
        )
        connection.execute("DELETE FROM reprint WHERE cluster = ?", (cluster,))
