"""Looking up: rows by their keys with what ranking needs of them, and pairs in the index."""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.search import order
from store.search.plan import ALWAYS, quoted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from store.search.shelf import Asked, Shelf

# (key, text, title, ordinal, date, article)
Told = tuple[int, str, "str | None", int, "str | None", int]


@dataclass(frozen=True, slots=True)
class Lookup:
    """Questions about a shelf that are no query."""

    connection: sqlite3.Connection
    shelf: Shelf

    @classmethod
    def of(cls, asked: Asked) -> Lookup:
        """Questions about the shelf that a tree is asked of."""
        return cls(asked.connection, asked.shelf)

    def told(self, keys: Sequence[int]) -> Iterator[Told]:
        """The rows of these keys, in their order, as they are read."""
        return self.connection.execute(
            f"SELECT t.id, t.text, a.title, {self.shelf.ordinal}, a.date, t.article "  # noqa: S608 (fixed names)
            f"FROM json_each(?) k CROSS JOIN {self.shelf.table} t ON t.id = k.value "
            "JOIN article a ON a.id = t.article",
            (json.dumps(list(keys)),),
        )

    def of_article(self, article: int, most: int) -> list[str]:
        """The first texts of an article, no more than so many."""
        rows = self.connection.execute(
            f"SELECT text FROM {self.shelf.table} WHERE article = ? ORDER BY id LIMIT ?",  # noqa: S608 (fixed names)
            (article, most),
        )
        return [text for (text,) in rows]

    def count(self, piece: str, most: int) -> tuple[int, int]:
        """How many texts hold two folded characters, counted so far, and the key of the last; of
        more characters, how many hold each two neighbours of them.
        """
        found: tuple[int, int] = self.connection.execute(
            f"SELECT count(*), ifnull(max(key), 0) FROM ({self._holding()})",  # noqa: S608 (fixed names)
            (_pairs(piece), most),
        ).fetchone()
        return found

    def holding(self, piece: str, most: int) -> array[int]:
        """Keys of those texts, by rising key, no more than so many."""
        rows = self.connection.execute(self._holding(), (_pairs(piece), most))
        return array("q", [key for (key,) in rows])

    def _holding(self) -> str:
        name = self.shelf.index
        return f"SELECT rowid AS key FROM {name} WHERE {name} MATCH ? ORDER BY rowid LIMIT ?"  # noqa: S608 (fixed names)

    def runs(self) -> list[order.Run]:
        """Where the keys of the shelf lie."""
        if self.shelf.dated:
            return order.runs(self.connection)
        (last,) = self.connection.execute(
            f"SELECT ifnull(max(id), 0) FROM {self.shelf.table}"  # noqa: S608 (fixed names)
        ).fetchone()
        return [order.Run(0, 0, last + 1, *reversed(ALWAYS))]


def _pairs(piece: str) -> str:
    return " AND ".join(quoted(piece[at : at + 2]) for at in range(len(piece) - 1))
