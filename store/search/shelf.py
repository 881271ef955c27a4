"""The tables that can be searched, and all the SQL that asks them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from store.counting import COUNTS
from store.search import checks, index
from store.search.plan import WIDE
from store.search.tree import Field, leaves

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping

    from store.search.meanings import Meaning
    from store.search.plan import Source
    from store.search.tree import Node

# The key, then a value for each of checks.COLUMNS up to the last that was asked for; None in the
# place of what was not.
Row = tuple[Any, ...]

# What the check can look at, by SQL in which `t` is a row of the shelf and `a` its article.
_SQL = {
    "text": "t.text",
    "kind": "t.kind",
    "date": "a.date",
    "title": index.TITLE,
    "author": "a.authors",
    "pub": "a.publication",
    "page": "a.page",
    "source": "(SELECT path FROM source WHERE id = a.source)",
}
_OF_ARTICLE = frozenset(_SQL) - {"text", "kind"}

# Rows that words alone should give so that each is looked at, without a list of all the rows that
# the other conditions give: to look at so many takes less time than to make a long list.
_FEW = 500

# So many articles are counted by their heads, to see whether to look at all their rows takes less
# time than to look at those of the words: as much as so many of these for each article.
_HEADS = 4_000
_ROWS = 10

# Articles that can have what a field asks for.
_ARTICLES = {
    "title": "(a.title GLOB ? OR a.kicker GLOB ? OR a.subtitle GLOB ?)",
    "author": "a.authors GLOB ?",
    "pub": "a.publication GLOB ?",
    "page": "a.page GLOB ?",
    "source": "a.source IN (SELECT id FROM source WHERE path GLOB ?)",
}


@dataclass(frozen=True, slots=True)
class Shelf:
    """One table with its index.

    heads: the index of the heads of its articles, where it goes by the keys of the table; or empty.
    dated: whether its rows lie newest first in runs (store.search.order); otherwise their order is
    that of their keys. worded: whether what the mentions of a row are called stands in its text.
    kind: the column that the field of that name asks about. ordinal: that of its place in its
    article; 0 where it has none.
    lists: SQL for the keys of the rows that can meet a condition of that name.
    Of the row of a {key}: names, the entities of one type, with the names they have there; figures,
    the figures; status, whether it tells one of the stages in a JSON list; traits, SQL that gives
    anything for those rows that have a trait of that name.
    added: SQL for what the reader added to rows, with its {words}; None where its place tells that.
    """

    table: str
    index: str
    heads: str
    dated: bool
    worded: bool
    kind: str
    ordinal: str
    names: str
    figures: str
    status: str
    lists: Mapping[str, str]
    traits: Mapping[str, str]
    added: Mapping[str, str] | None = None


def _of_articles(table: str) -> dict[str, str]:
    return {
        name: f"SELECT r.id FROM article a CROSS JOIN {table} r ON r.article = a.id WHERE {where}"  # noqa: S608 (fixed names)
        for name, where in _ARTICLES.items()
    }


# A figure is found by its value, or, where it is a range, by its end; a row may come twice. What
# lies at the end that is asked for is beyond it where the text says so (see comparisons).
_FIGURES = (
    "SELECT {{key}} FROM mention m{{join}} WHERE m.unit IN (SELECT value FROM json_each(?)) "
    "AND {value} AND {{known}} UNION ALL "
    "SELECT {{key}} FROM mention m{{join}} WHERE m.unit IN (SELECT value FROM json_each(?)) "
    "AND m.high NOT NULL AND {range} AND {{known}}"
)
_FIGURE = _FIGURES.format(
    value="m.value BETWEEN ? AND ?", range="m.high >= ? AND coalesce(m.value, m.low) <= ?"
)
_ABOVE = _FIGURES.format(
    value="m.value >= ? AND (m.value > ? OR m.bound = '>')", range="m.high > ?"
)
_BELOW = _FIGURES.format(
    value="m.value <= ? AND (m.value < ? OR m.bound = '<')",
    range="m.value IS NULL AND m.low < ?",
)
_UNIT = (
    "SELECT {key} FROM mention m{join} WHERE m.unit IN (SELECT value FROM json_each(?)) AND {known}"
)
_OF_PARAGRAPH = {"key": "m.paragraph", "join": "", "known": "m.paragraph NOT NULL"}
_OF_CLAIM = {"key": "c.id", "join": " JOIN claim c ON c.figure = m.id", "known": COUNTS}
_KEYS = "SELECT value FROM json_each(?)"
_STAGES = "c.status IN (SELECT value FROM json_each(?))"

_PARAGRAPH_NAMES = "SELECT entity, text FROM mention WHERE paragraph = {key} AND type = ?"
_CLAIM_NAMES = (
    "SELECT e.id, e.name FROM claim c JOIN entity e ON e.id IN (c.subject, c.object) "
    "WHERE c.id = {key} AND e.type = ?"
)

PARAGRAPHS = Shelf(
    table="paragraph",
    index="paragraph_index",
    heads="head_index",
    dated=True,
    worded=True,
    kind="t.kind",
    ordinal="t.ordinal",
    names=_PARAGRAPH_NAMES,
    figures="SELECT unit, value, high, low, bound FROM mention WHERE paragraph = {key} "
    "AND unit NOT NULL",
    # The words that tell a stage, and not those that name the project alone.
    status="SELECT 1 FROM evidence v JOIN claim c ON c.id = v.claim WHERE v.paragraph = {key} "  # noqa: S608 (fixed words)
    f"AND v.role = 'trigger' AND {_STAGES} AND {COUNTS}",
    lists={
        **_of_articles("paragraph"),
        "entities": "SELECT paragraph FROM mention WHERE entity IN "
        "(SELECT value FROM json_each(?))",
        "keys": _KEYS,
        "figure": _FIGURE.format(**_OF_PARAGRAPH),
        "above": _ABOVE.format(**_OF_PARAGRAPH),
        "below": _BELOW.format(**_OF_PARAGRAPH),
        "unit": _UNIT.format(**_OF_PARAGRAPH),
        "status": "SELECT v.paragraph FROM claim c CROSS JOIN evidence v ON v.claim = c.id "  # noqa: S608 (fixed words)
        f"WHERE {_STAGES} AND {COUNTS} AND v.role = 'trigger' AND v.paragraph NOT NULL",
    },
    traits={
        "name": f"{_PARAGRAPH_NAMES} AND text GLOB ?",
        "type": "SELECT 1 FROM mention WHERE paragraph = {key} AND type = ?",
    },
)

CLAIMS = Shelf(
    table="claim",
    index="fact_index",
    heads="",
    dated=False,
    worded=False,
    kind="NULL",
    ordinal="0",
    names=_CLAIM_NAMES,
    figures="SELECT m.unit, m.value, m.high, m.low, m.bound FROM claim c "  # noqa: S608 (fixed words)
    f"JOIN mention m ON m.id = c.figure WHERE c.id = {{key}} AND {COUNTS}",
    status=f"SELECT 1 FROM claim c WHERE c.id = {{key}} AND {_STAGES} AND {COUNTS}",  # noqa: S608 (fixed words)
    lists={
        **_of_articles("claim"),
        "entities": "SELECT c.id FROM json_each(?) e CROSS JOIN claim c "
        "ON c.subject = e.value OR c.object = e.value",
        "keys": _KEYS,
        "figure": _FIGURE.format(**_OF_CLAIM),
        "above": _ABOVE.format(**_OF_CLAIM),
        "below": _BELOW.format(**_OF_CLAIM),
        "unit": _UNIT.format(**_OF_CLAIM),
        "status": f"SELECT c.id FROM claim c WHERE {_STAGES} AND {COUNTS}",  # noqa: S608 (fixed words)
    },
    traits={
        "type": "SELECT 1 FROM claim c LEFT JOIN mention m ON m.id = c.figure "  # noqa: S608 (fixed words)
        "JOIN entity e ON e.id IN (c.subject, c.object) "
        f"WHERE c.id = {{key}} AND ? IN (e.type, CASE WHEN {COUNTS} THEN m.type END)",
    },
    added={
        "entry": "SELECT c.id, {words} FROM {table} t JOIN claim c ON c.mark = t.mark "
        "WHERE t.kind = 'fact'",
        "correction": "SELECT id, {words} FROM claim WHERE correction NOT NULL",
    },
)


# The key of the first paragraph of the article in which a key lies; the key, where there is none.
_HEAD = (
    "coalesce((SELECT h.id FROM paragraph p JOIN paragraph h ON h.article = p.article "
    "WHERE p.id = ? AND h.ordinal = 1), ?)"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A tree that is asked of a shelf.

    meant: what the fields in it mean in the library (see store.search.meanings).
    """

    connection: sqlite3.Connection
    shelf: Shelf
    node: Node
    meant: Mapping[Field, Meaning]

    @property
    def needed(self) -> frozenset[str]:
        """The columns that the check looks at, of checks.COLUMNS."""
        found = [leaf for leaf, _ in leaves(self.node)]
        names = {leaf.name for leaf in found if isinstance(leaf, Field)}
        words = any(not isinstance(leaf, Field) for leaf in found)
        return frozenset(({"text"} if words else set()) | names.intersection(_SQL))

    def settled(self, source: Source) -> Source:
        """The source, without what takes longer to ask for than the few rows of its words, or of
        its heads, take to look at.
        """
        kept = tuple(condition for condition in source.lists if condition[0] not in WIDE)
        of_words = replace(source, heads=(), lists=kept, wide=False, exact=False)
        of_heads = replace(of_words, words=(), size=0, heads=source.heads, breadth=0)
        shelf = self.shelf
        more = kept != source.lists
        asks_words = bool(source.words) and (bool(source.heads) or more)
        if asks_words and self._count(shelf.index, source.expression, _FEW) < _FEW:
            return of_words
        if source.heads and (source.words or more):
            count = self._count(shelf.heads, source.headed, _HEADS)
            if count < _FEW or (count < _HEADS and self._is_less(count, source)):
                return of_heads
        return source

    def _is_less(self, heads: int, source: Source) -> bool:
        """Whether the rows of so many articles take less time than those of the words."""
        most = heads * _ROWS
        return bool(source.words) and self._count(self.shelf.index, source.expression, most) == most

    def _count(self, index: str, expression: str, most: int) -> int:
        """How many rows an index gives, counted so far."""
        (count,) = self.connection.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM {index} WHERE {index} MATCH ? LIMIT {most})",  # noqa: S608 (fixed names)
            (expression,),
        ).fetchone()
        return int(count)

    def rows(self, source: Source, first: int, end: int, columns: frozenset[str]) -> Iterator[Row]:
        """The rows of a source with keys from `first` up to before `end`, by rising key.

        The source's period is not looked at: it is in the keys.
        """
        shelf = self.shelf
        # The heads lead to the rows where nothing else does: they lie in the order of these.
        is_led = bool(source.heads) and not source.words and not source.lists
        key = f"{shelf.index}.rowid" if source.words else "t.id"
        ordered = key
        tables, conditions = [f"{shelf.table} t"], [f"{key} >= ?", f"{key} < ?"]
        values: list[str | float] = [first, end]
        if source.words:
            is_joined = bool(columns or source.heads)
            tables = [shelf.index, *([f"{shelf.table} t ON t.id = {key}"] if is_joined else [])]
            conditions.append(f"{shelf.index} MATCH ?")
            values.append(source.expression)
        elif is_led:
            ordered = f"{shelf.heads}.rowid"
            first_row = f"{shelf.table} f ON f.id = {ordered}"
            tables = [shelf.heads, first_row, f"{shelf.table} t ON t.article = f.article"]
            conditions += [f"{ordered} >= {_HEAD}", f"{ordered} < ?", f"{shelf.heads} MATCH ?"]
            values += [first, first, end, source.headed]
        if columns & _OF_ARTICLE:
            tables.append("article a ON a.id = t.article")
        if source.heads and not is_led:
            # Of the first paragraph: those of an article follow one another.
            heads = f"SELECT rowid FROM {shelf.heads} WHERE {shelf.heads} MATCH ?"  # noqa: S608 (fixed names)
            conditions.append(f"t.id - t.ordinal + 1 IN ({heads})")
            values.append(source.headed)
        # The first list leads to the rows where no words do, a short one before wide ones. A plus
        # keeps the others from it: asking the index for each of their rows would be far slower.
        for at, (name, given) in enumerate(sorted(source.lists, key=lambda each: each[0] in WIDE)):
            plain = at == 0 and not source.words
            conditions.append(f"{'' if plain else '+'}{key} IN ({shelf.lists[name]})")
            values.extend(given)
        for name, given in source.traits:
            conditions.append(f"EXISTS ({shelf.traits[name].format(key=key)})")
            values.extend(given)
        return self.connection.execute(
            f"SELECT {self._selected(key, columns)} FROM {' CROSS JOIN '.join(tables)} "  # noqa: S608 (fixed names)
            f"WHERE {' AND '.join(conditions)} ORDER BY {ordered}",
            values,
        )

    def of_article(self, article: int) -> Iterator[Row]:
        """All rows of an article with all their columns, by rising key, whether found or not."""
        return self.connection.execute(
            f"SELECT {self._selected('t.id', frozenset(_SQL))} FROM {self.shelf.table} t "  # noqa: S608 (fixed names)
            "JOIN article a ON a.id = t.article WHERE t.article = ? ORDER BY t.id",
            (article,),
        )

    def all_after(self, last: int, count: int) -> list[Row]:
        """So many rows of the shelf with all their columns, behind a key, whether found or not."""
        return self.connection.execute(
            f"SELECT {self._selected('t.id', frozenset(_SQL))} FROM {self.shelf.table} t "  # noqa: S608 (fixed names)
            "JOIN article a ON a.id = t.article WHERE t.id > ? ORDER BY t.id LIMIT ?",
            (last, count),
        ).fetchall()

    def check(self, node: Node | None = None) -> Callable[[Row], bool]:
        """A function that tells whether the tree (or one of its nodes) finds a row."""
        return checks.check(self, node or self.node)

    def _selected(self, key: str, columns: frozenset[str]) -> str:
        """The key, and what the check looks at, up to the last of it: each takes its time."""
        known = {**_SQL, "kind": self.shelf.kind}
        last = max((checks.COLUMNS.index(name) + 1 for name in columns), default=0)
        names = checks.COLUMNS[:last]
        return ", ".join([key, *(known[name] if name in columns else "NULL" for name in names)])
