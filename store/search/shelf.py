"""The tables that can be searched, and all the SQL that asks them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from store.search import dates, matching
from store.search.plan import FIRST_KEY, LAST_KEY
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

    dated: whether keys are in the order of dates, newest first. worded: whether the names that
    mentions of a row have stand in its text. kind: the column that the field of that name asks
    about. entities: SQL for the rows that speak of one of the entities in a JSON list. names: SQL
    for the entities of one row that are of one type, with the names they have there.
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
    names="SELECT entity, text FROM mention WHERE paragraph = ? AND type = ?",
)

CLAIMS = Shelf(
    table="claim",
    index="fact_index",
    dated=False,
    worded=False,
    kind="NULL",
    entities="SELECT c.id FROM json_each(?) e JOIN claim c ON e.value IN (c.subject, c.object)",
    names="SELECT e.id, e.name FROM claim c JOIN entity e ON e.id IN (c.subject, c.object) "
    "WHERE c.id = ? AND e.type = ?",
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

    def rows(self, source: Source, first: int, *, bare: bool) -> Iterator[Row]:
        """The rows of a source from the key `first` on, by rising key. bare: keys and no more."""
        columns = "NULL, NULL, NULL" if bare else self._columns()
        conditions: list[str] = []
        values: list[str | int] = []
        shelf = self.shelf
        if source.words:
            tables = shelf.index
            key = f"{shelf.index}.rowid"
            conditions.append(f"{shelf.index} MATCH ?")
            values.append(source.expression)
            if not bare:
                tables += f" CROSS JOIN {shelf.table} t ON t.id = {key}"
        else:
            tables, key = f"{shelf.table} t", "t.id"
        if not bare and "a." in columns:
            tables += " CROSS JOIN article a ON a.id = t.article"
        for bound, sign in ((max(first, source.first), ">="), (source.last, "<=")):
            if bound not in (FIRST_KEY, LAST_KEY):
                conditions.append(f"{key} {sign} ?")
                values.append(bound)
        # The first list of entities leads to the rows where no words do. A plus keeps the others
        # from it: asking the index for each of their rows in turn would be far slower.
        for at, entities in enumerate(source.entities):
            plain = at == 0 and not source.words
            conditions.append(f"{'' if plain else '+'}{key} IN ({shelf.entities})")
            values.append(entities)
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        sql = f"SELECT {key}, {columns} FROM {tables}{where} ORDER BY {key}"  # noqa: S608 (fixed names)
        return self.connection.execute(sql, values)

    def _columns(self) -> str:
        found = [leaf for leaf, _ in leaves(self.node)]
        names = {leaf.name for leaf in found if isinstance(leaf, Field)}
        text = "t.text" if any(isinstance(leaf, Term) for leaf in found) else "NULL"
        kind = self.shelf.kind if "kind" in names else "NULL"
        date = "a.date" if "date" in names else "NULL"
        return f"{text}, {kind}, {date}"

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
        kind = NAME_FIELDS[field.name]
        return lambda row: any(
            entity in meant or test(name)
            for entity, name in self.connection.execute(self.shelf.names, (row[0], kind))
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
