"""News: the newest articles that speak of something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.counting import MEMBERS
from store.model import News

if TYPE_CHECKING:
    import sqlite3

LISTED = 8


def newest(connection: sqlite3.Connection, entity: int, limit: int = LISTED) -> tuple[News, ...]:
    """The newest articles that speak of an entity, the newest first, undated ones last; of reprints
    of one text the earliest.
    """
    rows = connection.execute(
        "SELECT a.id, a.title, a.publication, min(a.date) AS day FROM article a "  # noqa: S608
        "LEFT JOIN reprint r ON r.article = a.id WHERE a.id IN ("
        f"SELECT article FROM mention WHERE entity IN ({MEMBERS.format('?1')}) "
        f"UNION SELECT article FROM claim WHERE subject IN ({MEMBERS.format('?1')})) "
        "GROUP BY coalesce(r.cluster, -a.id) ORDER BY day DESC, a.id LIMIT ?2",
        (entity, limit),
    )
    return tuple(News(*row) for row in rows)
