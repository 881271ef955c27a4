"""The tables that can be searched, and all the SQL that asks them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from store.search import dates, matching
from store.search.query import NAME_FIELDS, And, Field, Node, Not, Term, leaves

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping

    from store.search.plan import Source

# (key, text, kind, date); None in the place of what was not asked for.
Row = tuple[int, Any, Any, Any]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One table with its index.

    dated: whether its rows lie newest first in runs (store.search.order); otherwise their order is
    that of their keys. worded: whether what the mentions of a row are called stands in its text.
    kind: the column that the field of that name asks about. entities: SQL for the rows that speak
    of one of the entities in a JSON list. names: SQL for the entities of the row of a {key} that
    are of one type, with the names they have there.
    """

    table: str
    index: str
    dated: bool
    worded: bool
    kind: str
    entities: str
    names: str


PARAGRAPHS = Shelf(
    table="paragraph",
    index="paragraph_index",
    dated=True,
    worded=True,
    kind="t.kind",
    entities="SELECT paragraph FROM mention WHERE entity IN (SELECT value FROM json_each(?))",
    names="SELECT entity, text FROM mention WHERE paragraph = {key} AND type = ?",
)

CLAIMS = Shelf(
    table="claim",
    index="fact_index",
    dated=False,
    worded=False,
    kind="NULL",
    entities="SELECT c.id FROM json_each(?) e JOIN claim c ON e.value IN (c.subject, c.object)",
    names="SELECT e.id, e.name FROM claim c JOIN entity e ON e.id IN (c.subject, c.object) "
    "WHERE c.id = {key} AND e.type = ?",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A tree that is asked of a shelf.

    meant: for each name field in it the entities that have such a name.
    """

    connection: sqlite3.Connection
    shelf: Shelf
    node: Node
    meant: Mapping[Field, frozenset[int]]

    @property
    def needed(self) -> frozenset[str]:
        """The columns that the check looks at: of "text", "kind" and "date"."""
        found = [leaf for leaf, _ in leaves(self.node)]
        names = {leaf.name for leaf in found if isinstance(leaf, Field)}
        words = {"text"} if any(isinstance(leaf, Term) for leaf in found) else set()
        return frozenset(words | names & {"kind", "date"})

    def rows(self, source: Source, first: int, end: int, columns: frozenset[str]) -> Iterator[Row]:
        """The rows of a source with keys from `first` up to before `end`, by rising key.

        The source's period is not looked at: it is in the keys.
        """
        shelf = self.shelf
        key = f"{shelf.index}.rowid" if source.words else "t.id"
        tables = [shelf.index] if source.words else [f"{shelf.table} t"]
        if source.words and columns:
            tables.append(f"{shelf.table} t ON t.id = {key}")
        if "date" in columns:
            tables.append("article a ON a.id = t.article")
        conditions = [f"{key} >= ?", f"{key} < ?"]
        values: list[str | int] = [first, end]
        if source.words:
            conditions.append(f"{shelf.index} MATCH ?")
            values.append(source.expression)
        # The first list of entities leads to the rows where no words do. A plus keeps the others
        # from it: asking the index for each of their rows in turn would be far slower.
        for at, entities in enumerate(source.entities):
            plain = at == 0 and not source.words
            conditions.append(f"{'' if plain else '+'}{key} IN ({shelf.entities})")
            values.append(entities)
        for name in source.names:
            conditions.append(f"EXISTS ({shelf.names.format(key=key)} AND text GLOB ?)")
            values.extend(name)
        selected = (
            key,
            "t.text" if "text" in columns else "NULL",
            shelf.kind if "kind" in columns else "NULL",
            "a.date" if "date" in columns else "NULL",
        )
        return self.connection.execute(
            f"SELECT {', '.join(selected)} FROM {' CROSS JOIN '.join(tables)} "  # noqa: S608 (fixed names)
            f"WHERE {' AND '.join(conditions)} ORDER BY {key}",
            values,
        )

    def of_article(self, article: int) -> Iterator[Row]:
        """All rows of an article with all their columns, by rising key, whether found or not."""
        return self.connection.execute(
            f"SELECT t.id, t.text, {self.shelf.kind}, a.date FROM {self.shelf.table} t "  # noqa: S608 (fixed names)
            "JOIN article a ON a.id = t.article WHERE t.article = ? ORDER BY t.id",
            (article,),
        )

    def check(self, node: Node | None = None) -> Callable[[Row], bool]:
        """A function that tells whether the tree (or one of its nodes) finds a row."""
        node = node or self.node
        if isinstance(node, Term):
            test = matching.holds(node.text)
            return lambda row: test(row[1])
        if isinstance(node, Field):
            return self._check_field(node)
        if isinstance(node, Not):
            negated = self.check(node.node)
            return lambda row: not negated(row)
        # Terms first: names are looked up in the database.
        parts = sorted(node.nodes, key=lambda part: not isinstance(part, Term))
        checks = [self.check(part) for part in parts]
        if isinstance(node, And):
            return lambda row: all(check(row) for check in checks)
        return lambda row: any(check(row) for check in checks)

    def _check_field(self, field: Field) -> Callable[[Row], bool]:
        if field.name == "kind":
            return lambda row: row[2] == field.value
        if field.name == "date":
            period = dates.period_of(field.value)
            return lambda row: dates.is_within(row[3], period)
        meant, test = self.meant[field], matching.holds(field.value)
        kind, sql = NAME_FIELDS[field.name], self.shelf.names.format(key="?")
        return lambda row: any(
            entity in meant or test(name)
            for entity, name in self.connection.execute(sql, (row[0], kind))
        )


def meanings(connection: sqlite3.Connection, field: Field) -> frozenset[int]:
    """The entities of a name field's type with its value in their name or in another of theirs."""
    test = matching.holds(field.value)
    rows = connection.execute(
        "SELECT id, name FROM entity WHERE type = ?1 AND name GLOB ?2 UNION ALL "
        "SELECT a.entity, a.name FROM alias a JOIN entity e ON e.id = a.entity "
        "WHERE a.name GLOB ?2 AND e.type = ?1",
        (NAME_FIELDS[field.name], matching.glob(field.value)),
    )
    return frozenset(entity for entity, name in rows if test(name))
