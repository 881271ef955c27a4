"""What to ask the database for: rows that hold all that a tree finds, and few others.

A cover is a list of sources; together they give every row that the tree finds. What they give
beside is sorted out by the exact check.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from itertools import product
from math import inf
from typing import TYPE_CHECKING

from store.fold import fold
from store.model import STATUSES
from store.search import comparisons, dates, fields, index, matching, order, pages
from store.search.characters import COMMON, STANDING
from store.search.tree import And, Field, Near, Node, Not, Or, Start, Term

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.search.meanings import Meaning

# All days, and the day of what has none.
ALWAYS: dates.Days = (order.UNDATED, dates.LAST)

# Pairs asked for of one long term: more of them hardly leave fewer rows.
_PAIRS = 12

# No figure is larger.
_FAR = 1e300

# Terms in one question to the index (thousands still take it less time than a look at every text);
# lists and traits in one question; sources of one cover.
_TERMS = 5000
_CONDITIONS = 8
_SOURCES = 8


# What a condition is called, and its values.
Condition = tuple[str, tuple[str | float, ...]]


@dataclass(frozen=True, slots=True)
class Source:
    """Rows that meet all of some conditions, which the database can give by rising key.

    words: FTS5 expressions, and size: the number of terms in them. heads: expressions for the heads
    of their articles. exact: whether these are the rows the tree finds, with no others among them.
    breadth: 0 where whole terms are asked for, 1 where beginnings of terms are, of which there may
    be many, 2 where there are very many.
    period: the days on which its date begins. lists: a row must be in each; traits: and have each.
    What they are called is a key of Shelf.lists and Shelf.traits, with the values that go into the
    SQL there. wide: whether it takes long to make a list, so that the newest rows are better looked
    at first.
    """

    words: tuple[str, ...] = ()
    size: int = 0
    heads: tuple[str, ...] = ()
    exact: bool = False
    breadth: int = 0
    period: dates.Days = ALWAYS
    lists: tuple[Condition, ...] = ()
    traits: tuple[Condition, ...] = ()
    wide: bool = False

    @property
    def reach(self) -> int:
        """Its breadth, with that of its lists."""
        return max(self.breadth, int(self.wide))

    @property
    def expression(self) -> str:
        """The words as one expression; empty where there are none."""
        return " AND ".join(self.words)

    @property
    def headed(self) -> str:
        """What is asked of the heads as one expression; empty where nothing is."""
        return " AND ".join(f"({one})" for one in self.heads)

    @property
    def is_of_words(self) -> bool:
        """Whether the words are its only condition."""
        only = Source(self.words, self.size, exact=self.exact, breadth=self.breadth)
        return bool(self.words) and self == only

    @property
    def is_of_heads(self) -> bool:
        """Whether the heads of articles are its only condition."""
        return bool(self.heads) and self == Source(heads=self.heads, exact=self.exact)

    @property
    def is_everything(self) -> bool:
        """Whether it has no condition at all."""
        return self == Source(exact=self.exact)


EVERYTHING = Source()

# Lists that can hold most of a library. For some of them all articles are looked through.
_OF_ARTICLES = frozenset((*fields.ARTICLE, "page"))
WIDE = _OF_ARTICLES.union(("figure", "above", "below", "unit", "status"))

# Pages that a field asks for one by one.
_PAGES = 200

# Lists whose values are one list as JSON, so that many can be one; and those whose first value
# tells the units.
_JOINED = frozenset(("entities", "keys", "unit", "status"))
_FIGURES = frozenset(("figure", "above", "below"))

Cover = tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Planner:
    """Makes covers for one table.

    indexed: whether its index can be asked. headed: whether that of its articles' heads can. dated:
    whether its rows can be found by their date. worded: whether the names that a name field asks
    for also stand in the texts themselves.
    meant: what the fields of the query mean in the library (see store.search.meanings).
    """

    indexed: bool
    headed: bool
    dated: bool
    worded: bool
    meant: Mapping[Field, Meaning]

    def cover(self, node: Node) -> Cover:
        """Sources that together give all rows the tree finds."""
        if isinstance(node, Term):
            return (self._term(node.text),)
        if isinstance(node, Start):
            return (replace(self._term(node.text), exact=False),)
        if isinstance(node, Near):
            found = self._and(And(tuple(map(Term, node.words))))
            return tuple(replace(source, exact=False) for source in found)
        if isinstance(node, Field):
            return self._field(node)
        if isinstance(node, And):
            return self._and(node)
        if isinstance(node, Or):
            return _union([source for part in node.nodes for source in self.cover(part)])
        return (EVERYTHING,)

    def _term(self, text: str) -> Source:
        folded = fold(text)
        if not self.indexed or not all(map(index.is_indexed, folded)):
            return EVERYTHING
        asked = _asked(folded)
        breadth = 0
        if len(folded) == 1 and folded not in STANDING:
            breadth = 2 if folded in COMMON else 1
        return Source(asked, len(asked), exact=len(folded) <= 2, breadth=breadth)

    def _field(self, field: Field) -> Cover:
        if field.name in fields.NAMES:
            return self._name(field)
        if field.name == "date":
            period = dates.period_of(field.value)
            if period is None or not self.dated:
                return (EVERYTHING,)
            return (Source(exact=dates.ends_a_year(period), period=period),)
        if field.name == "has":
            return (self._had(field),)
        if field.name in fields.ADDED:
            return (self._keys(field),)
        if field.name == "province":
            return (Source(lists=(("entities", self._listed(field)),)),)
        if field.name == "status":
            return (_status([field.value]),)
        if field.name in comparisons.FIELDS:
            return (self._figures(field),)
        if field.name in (*fields.ARTICLE, "page"):
            is_head = self.headed and field.name in index.HEADS
            return (_of_heads(field) if is_head else _of_articles(field),)
        return (EVERYTHING,)

    def _name(self, field: Field) -> Cover:
        meant = self._listed(field)
        named = (Source(lists=(("entities", meant),)),) if self.meant[field] else ()
        if not self.worded:
            return named or (Source(lists=(("entities", meant),)),)
        # What a mention is called stands in the text as well.
        name = ("name", (fields.NAMES[field.name], matching.glob(field.value)))
        return (*named, replace(self._term(field.value), exact=False, traits=(name,)))

    def _had(self, field: Field) -> Source:
        if field.value in fields.ADDED:
            return self._keys(field)
        if field.value == "status":
            return _status(STATUSES)
        kind = (fields.NAMES | fields.FIGURES)[field.value]
        return Source(exact=True, traits=(("type", (kind,)),))

    def _keys(self, field: Field) -> Source:
        return Source(exact=True, lists=(("keys", self._listed(field)),))

    def _figures(self, field: Field) -> Source:
        comparison = comparisons.read(field.name, field.value)
        if comparison is None:
            return EVERYTHING
        units = self._listed(field)
        if comparison.is_of_all:
            return Source(exact=True, lists=(("unit", units),))
        least, most = (max(-_FAR, min(_FAR, end)) for end in comparison.reach)
        if comparison.least > comparison.most:
            return Source(exact=True, lists=(("keys", ("[]",)),))
        if comparison.beyond and comparison.most == inf:
            beyond = comparison.least * (1 + comparisons.SAME)
            return Source(exact=True, lists=(("above", (*units, least, beyond, *units, beyond)),))
        if comparison.beyond:
            beyond = comparison.most * (1 - comparisons.SAME)
            return Source(exact=True, lists=(("below", (*units, most, beyond, *units, beyond)),))
        ends = (*units, least, most)
        return Source(exact=True, lists=(("figure", (*ends, *ends)),))

    def _listed(self, field: Field) -> tuple[str]:
        return (json.dumps(sorted(self.meant[field]), ensure_ascii=False),)

    def _and(self, node: And) -> Cover:
        covers = [self.cover(part) for part in node.nodes if not isinstance(part, Not)]
        # What has the fewest sources first: what does not fit any more is left to the check.
        covers.sort(key=len)
        found: Cover = (Source(exact=True),)
        for cover in covers:
            if len(found) * len(cover) > _SOURCES:
                found = tuple(replace(source, exact=False) for source in found)
            else:
                found = tuple(_both(one, other) for one, other in product(found, cover))
        negated = [self.cover(part.node) for part in node.nodes if isinstance(part, Not)]
        return tuple(_without(source, negated) for source in found) if negated else found


def _asked(folded: str, mark: str = "") -> tuple[str, ...]:
    """What an index is asked for a folded string, as FTS5 expressions: that a text holds all pairs
    of it, or some from all over it, where it is long.
    """
    if len(folded) == 1:
        return (quoted(mark + folded) + ("" if folded in STANDING else " *"),)
    pairs = tuple(dict.fromkeys(folded[at : at + 2] for at in range(len(folded) - 1)))
    return tuple(quoted(mark + pair) for pair in pairs[:: -(-len(pairs) // _PAIRS)])


def _of_heads(field: Field) -> Source:
    """The rows of the articles whose heads hold what a field asks for; or some more."""
    folded = fold(field.value)
    if _is_escaped(field) or not index.can_ask(folded):
        return EVERYTHING
    mark = index.HEADS[field.name]
    if field.name == "page":
        wanted = pages.read(folded)
        if wanted is None or wanted.last - wanted.first > _PAGES:
            return EVERYTHING
        numbers = range(wanted.first, wanted.last + 1)
        asked = [f"{wanted.letters}{number}" for number in numbers]
        terms = [folded] if wanted.text is not None else asked
        one = " OR ".join(quoted(mark + term) for term in terms)
        return Source(heads=(one,), exact=True) if one else EVERYTHING
    # Of authors it knows what is written between their names as well.
    exact = len(folded) <= 2 and field.name != "author"
    return Source(heads=(" AND ".join(_asked(folded, mark)),), exact=exact)


def _is_escaped(field: Field) -> bool:
    """Whether a field asks for authors with characters that JSON, as which they are kept, writes
    otherwise.
    """
    return field.name == "author" and any(character in field.value for character in '"\\')


def _of_articles(field: Field) -> Source:
    """The rows of the articles that a field asks for; or some more."""
    if _is_escaped(field):
        return EVERYTHING
    several = field.name == "page" and ".." in field.value
    # Pages are asked for without the zeros that may stand before their number.
    asked = field.value.lstrip("abcdefghijklmnopqrstuvwxyz").lstrip("0")
    value = field.value if field.name != "page" else asked
    pattern = "*" if several or not value else matching.glob(value)
    heads = 3 if field.name == "title" else 1
    return Source(lists=((field.name, (pattern,) * heads),), wide=True)


def _status(stages: Sequence[str]) -> Source:
    return Source(exact=True, lists=(("status", (json.dumps(stages),)),))


def _few(conditions: Sequence[Condition]) -> tuple[Condition, ...]:
    """Each condition once, and no more of them than a question can hold; short lists first."""
    known = dict.fromkeys(sorted(conditions, key=lambda each: each[0] in WIDE))
    return tuple(known)[:_CONDITIONS]


def _both(one: Source, other: Source) -> Source:
    """The rows that both give; where that is too much to ask for, some more."""
    words, size = (*one.words, *other.words), one.size + other.size
    lists, traits = _few((*one.lists, *other.lists)), _few((*one.traits, *other.traits))
    breadth, exact = max(one.breadth, other.breadth), one.exact and other.exact
    if one.words and other.words and (one.breadth != other.breadth or size > _TERMS):
        asked = other if one.breadth > other.breadth else one
        words, size, breadth, exact = asked.words, asked.size, asked.breadth, False
    # What could not be asked for is left to the check.
    heads = tuple(dict.fromkeys((*one.heads, *other.heads)))
    exact = exact and len(heads) <= _CONDITIONS
    exact = exact and {*one.lists, *other.lists} == {*lists}
    exact = exact and {*one.traits, *other.traits} == {*traits}
    return Source(
        words,
        size,
        heads[:_CONDITIONS],
        exact,
        breadth,
        (max(one.period[0], other.period[0]), min(one.period[1], other.period[1])),
        lists,
        traits,
        any(name in _OF_ARTICLES for name, _ in lists),
    )


def _without(source: Source, negated: Sequence[Cover]) -> Source:
    """The rows that a source gives and the trees of these covers do not find; or some more."""
    # Only what finds no more than its tree may be taken away.
    taken = [
        cover[0]
        for cover in negated
        if len(cover) == 1 and cover[0].exact and cover[0].is_of_words and not cover[0].breadth
    ]
    size = source.size + sum(other.size for other in taken)
    if not taken or not source.words or size > _TERMS:
        return replace(source, exact=False)
    others = " OR ".join(f"({other.expression})" for other in taken)
    exact = source.exact and len(taken) == len(negated)
    return replace(
        source, words=(f"(({source.expression}) NOT ({others}))",), size=size, exact=exact
    )


def _union(sources: Sequence[Source]) -> Cover:
    """Sources that give the rows of all these; of very many some more rows."""
    found = _at_once(sources)
    if len(found) > _SOURCES:
        found = _at_once(_together([_coarse(source) for source in sources]))
    return found if len(found) <= _SOURCES else (EVERYTHING,)


def _at_once(sources: Sequence[Source]) -> Cover:
    """The sources, with one question to the index where one will do."""
    of_words = [source for source in sources if source.is_of_words]
    of_heads = [source for source in sources if source.is_of_heads]
    others = list(dict.fromkeys(s for s in sources if not (s.is_of_words or s.is_of_heads)))
    size = sum(source.size for source in of_words)
    if size > _TERMS or any(source.is_everything for source in others):
        return (EVERYTHING,)
    if of_words:
        words = " OR ".join(f"({source.expression})" for source in of_words)
        one = Source(
            (f"({words})",),
            size,
            exact=all(source.exact for source in of_words),
            breadth=max(source.breadth for source in of_words),
        )
        others.append(one)
    if of_heads:
        heads = dict.fromkeys(f"({source.headed})" for source in of_heads)
        exact = all(source.exact for source in of_heads)
        others.append(Source(heads=(" OR ".join(heads),), exact=exact))
    return tuple(others)


def _coarse(source: Source) -> Source:
    """A source that gives the same rows and some more, and of which many can be asked at once: with
    words alone, or with one list that tells entities, units, keys or stages.
    """
    if source.words:
        return Source(source.words, source.size, breadth=source.breadth)
    if source.heads:
        return Source(heads=source.heads)
    for name, values in source.lists:
        if name in _FIGURES:
            return Source(lists=(("unit", values[:1]),))
        if name in _JOINED:
            return Source(lists=((name, values),))
    return source


def _together(sources: Sequence[Source]) -> list[Source]:
    """The sources, those that have nothing but one list of a name as one."""
    found: list[Source] = []
    values: dict[str, set[str | int]] = {}
    for source in sources:
        if len(source.lists) == 1 and source.lists[0][0] in _JOINED:
            (name, (some,)) = source.lists[0]
            values.setdefault(name, set()).update(json.loads(str(some)))
        else:
            found.append(source)
    return found + [
        Source(lists=((name, (json.dumps(sorted(some), ensure_ascii=False),)),))
        for name, some in values.items()
    ]


def quoted(term: str) -> str:
    """A term of the index as an FTS5 expression."""
    return '"' + term.replace('"', '""') + '"'
