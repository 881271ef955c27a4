"""The register of entities: the key of each park, project, organisation and person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import corrections

if TYPE_CHECKING:
    import sqlite3

    from store.rows import ArticleRows

# Entities kept at hand; others are looked up again, so that memory does not grow with a library.
CACHED = 20_000

# The types that have something worked out when all is written: lists with a summary of each entity,
# what is one with what, and the names that completion offers.
SETTLED = ("PARK", "PROJECT", "ORG", "PERSON")


class Register:
    """Finds or makes the entities of a library that is being written to.

    touched: keys of the parks, projects and organisations met, and of all that were made, since it
    was last emptied.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._splits = corrections.splits(connection)
        self._keys: dict[tuple[str, str, str], int] = {}
        self._aliases: set[tuple[int, str]] = set()
        self.touched: set[int] = set()

    def keys(self, rows: ArticleRows) -> list[int]:
        """The keys of the entities that an article names, in its order; new ones are made."""
        names = rows.names
        if self.is_split(rows):
            apart = self._splits[rows.hash]
            names = tuple(apart.get(name, name) for name in names)
        keys = [self.key(name) for name in names]
        for place, name, origin in rows.aliases:
            self._alias(keys[place], name, origin)
        return keys

    def is_split(self, rows: ArticleRows) -> bool:
        """Whether the reader says that a name in an article stands for something else there."""
        return rows.hash in self._splits

    def key(self, name: tuple[str, str, str]) -> int:
        """The key of an entity by its type, name and scope; it is made where it is new."""
        known = self._keys.get(name)
        if known is None:
            if len(self._keys) >= CACHED:
                self._keys.clear()
            known = self._keys[name] = corrections.entity(self._connection, name)
        if name[0] in SETTLED:
            self.touched.add(known)
        return known

    def _alias(self, entity: int, name: str, origin: str) -> None:
        """Remember another name of an entity and where it came from."""
        if (entity, name) not in self._aliases:
            if len(self._aliases) >= CACHED:
                self._aliases.clear()
            self._aliases.add((entity, name))
            self._connection.execute(
                "INSERT OR IGNORE INTO alias (entity, name, origin) VALUES (?, ?, ?)",
                (entity, name, origin),
            )
