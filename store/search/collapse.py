"""Collapsing: of articles that are the same news, only the earliest that a query finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import reprints

if TYPE_CHECKING:
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
        row = self._asked.connection.execute(
            "SELECT r.cluster FROM paragraph p JOIN reprint r ON r.article = p.article "
            "WHERE p.id = ?",
            (key,),
        ).fetchone()
        if row is None:
            return True
        (cluster,) = row
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
