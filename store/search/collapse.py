"""Collapsing: of articles that are the same news, only the earliest that a query finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import reprints

if TYPE_CHECKING:
    import sqlite3

    from store.search.shelf import Asked


class Collapse:
    """Tells of each hit whether it stands for its news text.

    Hits come newest first, so the one that stays comes last. What the earlier articles of a
    cluster hold is therefore looked up when the first hit of it comes: they are few.
    """

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._check = asked.check()
        # Cluster -> the paragraph that stands for it.
        self._stands: dict[int, int | None] = {}

    def keeps(self, key: int) -> bool:
        """Whether a paragraph that was found stays: always where its article has no reprints."""
        cluster = _cluster(self._asked.connection, key)
        if cluster is None:
            return True
        if cluster not in self._stands:
            self._stands[cluster] = self._first(cluster)
        return key == self._stands[cluster]

    def _first(self, cluster: int) -> int | None:
        """The first paragraph found in the earliest article of a cluster in which any is found."""
        for article in reprints.members(self._asked.connection, cluster):
            for row in self._asked.of_article(article):
                if self._check(row):
                    return int(row[0])
        return None


class Once:
    """Tells of each passage whether it is the first that comes of its news text."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._seen: set[int] = set()

    def keeps(self, key: int) -> bool:
        """Whether a passage stays: always where its article has no reprints."""
        cluster = _cluster(self._connection, key)
        if cluster is None:
            return True
        new = cluster not in self._seen
        self._seen.add(cluster)
        return new


def _cluster(connection: sqlite3.Connection, key: int) -> int | None:
    """The cluster of reprints that a paragraph's article belongs to; None where to none."""
    row = connection.execute(
        "SELECT r.cluster FROM paragraph p JOIN reprint r ON r.article = p.article WHERE p.id = ?",
        (key,),
    ).fetchone()
    return None if row is None else row[0]
