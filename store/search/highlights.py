"""Highlights: where a paragraph holds what a query asks for, be it words, a name, a figure or a
stage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.counting import COUNTS
from store.search import comparisons, fields, matching
from store.search import query as language
from store.search.closest import pieces
from store.search.tree import Field, Near, Start, Term, leaves, strings

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from store.model import Range
    from store.search.tree import Leaf

    # A mention: its type, text, entity, and its figure as Comparison.finds takes it.
    Test = Callable[[str, str, int | None, tuple[Any, ...]], bool]

_MENTIONS = (
    'SELECT start, "end", type, text, entity, unit, value, high, low, bound '
    "FROM mention WHERE paragraph = ?"
)
_STAGES = (
    'SELECT v.start, v."end", c.status FROM evidence v JOIN claim c ON c.id = v.claim '  # noqa: S608 (fixed words)
    f"WHERE v.paragraph = ? AND v.role = 'trigger' AND c.status NOT NULL AND {COUNTS}"
)
_NAMES = "SELECT name FROM entity WHERE id = ?1 UNION ALL SELECT name FROM alias WHERE entity = ?1"


class Highlights:
    """Finds what is to be marked in the paragraphs that a query finds.

    closest: whether they are the closest passages, in which all that they share is marked.
    """

    def __init__(
        self, connection: sqlite3.Connection, query: str, *, closest: bool = False
    ) -> None:
        self._connection = connection
        self._query = query
        self._closest = closest
        asked = [
            leaf
            for leaf, wanted in leaves(language.parse(query))
            if wanted and isinstance(leaf, Field)
        ]
        self._stages = {leaf.value for leaf in asked if leaf.name == "status"}
        self._any_stage = any(leaf == Field("has", "status") for leaf in asked)
        self._names: dict[int, tuple[str, ...]] = {}
        self._tests = [test for leaf in asked for test in self._test(leaf)]

    def of(self, paragraph: int, text: str) -> tuple[Range, ...]:
        """The places in a paragraph: in order, overlapping ones as one. Nothing for what is
        negated, and for fields of the article.
        """
        found = spans(self._query, text, closest=self._closest)
        if not (self._tests or self._stages or self._any_stage):
            return found
        return matching.merged([*found, *self._mentions(paragraph), *self._told(paragraph)])

    def _mentions(self, paragraph: int) -> Iterator[Range]:
        rows = self._connection.execute(_MENTIONS, (paragraph,)) if self._tests else ()
        for start, end, kind, text, entity, *figure in rows:
            if any(test(kind, text, entity, tuple(figure)) for test in self._tests):
                yield start, end

    def _told(self, paragraph: int) -> Iterator[Range]:
        """The words that tell a stage that is asked for."""
        wanted = self._stages or self._any_stage
        for start, end, stage in self._connection.execute(_STAGES, (paragraph,)) if wanted else ():
            if self._any_stage or stage in self._stages:
                yield start, end

    def _called(self, entity: int | None) -> tuple[str, ...]:
        """All names of an entity: there are few in a paragraph, where all that bear a name can be
        thousands.
        """
        if entity is None:
            return ()
        if entity not in self._names:
            rows = self._connection.execute(_NAMES, (entity,))
            self._names[entity] = tuple(name for (name,) in rows)
        return self._names[entity]

    def _test(self, leaf: Field) -> Iterator[Test]:
        """How a mention is told to be what a field asks for; nothing where it asks for none."""
        if leaf.name in fields.NAMES:
            kind, holds = fields.NAMES[leaf.name], matching.holds(leaf.value)
            yield (
                lambda type_, text, entity, _: (
                    type_ == kind and (holds(text) or any(map(holds, self._called(entity))))
                )
            )
        elif leaf.name in comparisons.FIELDS:
            comparison = comparisons.read(leaf.name, leaf.value)
            if comparison is not None:
                yield lambda _type, _text, _entity, figure: comparison.finds(*figure)
        elif leaf.name == "has" and leaf.value in (fields.NAMES | fields.FIGURES):
            had = (fields.NAMES | fields.FIGURES)[leaf.value]
            yield lambda type_, _text, _entity, _figure: type_ == had


def spans(query: str, text: str, *, closest: bool = False) -> tuple[Range, ...]:
    """Where a text holds what the query asks for: in order, overlapping places as one.

    Nothing for fields and for what is negated. closest: whether the text is one of the closest
    passages, so that all that it shares with the query is marked.
    """
    request = language.read(query)
    if closest or request.closest:
        return matching.spans(pieces(strings(request.node)), text)
    asked = [leaf for leaf, asked in leaves(request.node) if asked]
    return matching.merged(place for leaf in dict.fromkeys(asked) for place in _places(leaf, text))


def _places(leaf: Leaf, text: str) -> Iterator[Range]:
    """Where a text holds what one leaf asks for."""
    if isinstance(leaf, Term):
        return matching.places(leaf.text, text)
    if isinstance(leaf, Start):
        return matching.starts(leaf.text, text)
    if isinstance(leaf, Near):
        return matching.near(leaf.words, leaf.distance, text)
    return iter(())
