"""Where the reader stands: which passages are walked through, which match, which fact."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from store.later import Later
from store.model import YuanzhiError

if TYPE_CHECKING:
    from store.library import Library
    from store.model import Fact, Passage, Range
    from tui import jottings
else:
    # Not for the first paint.
    jottings = Later("tui.jottings")

# What the reader wrote about passages, by their keys, in lines.
Beside = Mapping[int, Sequence[str]]
NOTHING: Beside = MappingProxyType({})

# How many paragraphs of the article are shown before and after the one being read.
AROUND = 20


@dataclass(frozen=True, slots=True)
class Trail:
    """Passages walked through one after another: the hits of a query, or all about one name.

    keys: of the paragraphs. at: the place of the one stood at. name: what they are about; query:
    what found them; one of the two is empty. closest: whether they only share most of the query.
    """

    keys: Sequence[int] = ()
    at: int = 0
    name: str = ""
    query: str = ""
    closest: bool = False

    @property
    def key(self) -> int | None:
        """The paragraph stood at."""
        return self.keys[self.at] if len(self.keys) else None

    def step(self, by: int) -> Trail | None:
        """The trail one passage on (1) or back (-1); None where it ends."""
        to = self.at + by
        return replace(self, at=to) if 0 <= to < len(self.keys) else None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the view shows: some paragraphs of an article, one of which is being read.

    current: its place among the passages. spans: the matches in it. match, fact: the place of the
    match and of the fact the reader stands on; None where there is none.
    """

    passages: tuple[Passage, ...] = ()
    current: int = 0
    spans: tuple[Range, ...] = ()
    match: int | None = None
    fact: int | None = None

    @property
    def passage(self) -> Passage | None:
        """The paragraph being read."""
        return self.passages[self.current] if self.passages else None

    @property
    def fact_here(self) -> Fact | None:
        """The fact the reader stands on."""
        if self.passage is None or self.fact is None:
            return None
        return self.passage.facts[self.fact]


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the reader stands: the trail, what is shown of it, and beside that what he wrote about
    the passages of the article, by their keys; of the article as a whole, with its first.
    """

    trail: Trail = Trail()
    reading: Reading = Reading()
    beside: Beside = field(default_factory=lambda: NOTHING)


# A move from where the reader stands to where he is to stand, made in a thread; the same place
# where there is nothing to go to. It raises YuanzhiError where the passage has gone.
Move = Callable[["Library", Stand], Stand]


def to(trail: Trail, *, last: bool = False) -> Move:
    """The move to the trail's passage, to its first match, or to its last."""

    def move(library: Library, stand: Stand) -> Stand:
        if trail.key is None:
            return Stand(trail)
        return _at(library, trail.key, replace(stand, trail=trail), last=last)

    return move


def by_match(by: int) -> Move:
    """The move to the next match (1) or the one before (-1), along the trail. Along a trail without
    a query each passage counts as one match.
    """

    def move(library: Library, stand: Stand) -> Stand:
        here = within(stand, by)
        if here is not None:
            return here
        trail = stand.trail.step(by)
        return stand if trail is None else to(trail, last=by < 0)(library, stand)

    return move


def by_paragraph(by: int) -> Move:
    """The move to the next paragraph of the article (1) or the one before (-1)."""

    def move(library: Library, stand: Stand) -> Stand:
        passage = stand.reading.passage
        key = None if passage is None else passage.next if by > 0 else passage.previous
        return stand if key is None else _at(library, key, stand)

    return move


def along_name(library: Library, stand: Stand) -> Stand:
    """The move onto the trail of all passages about the name that the reader stands on."""
    fact, passage = stand.reading.fact_here, stand.reading.passage
    if fact is None or fact.entity is None or passage is None:
        return stand
    keys = library.passages_of(fact.entity)
    at = keys.index(passage.paragraph) if passage.paragraph in keys else 0
    return to(Trail(keys, at, fact.name or fact.text))(library, stand)


def anew(library: Library, stand: Stand) -> Stand:
    """Where the reader stands, read anew."""
    passage, match, fact = stand.reading.passage, stand.reading.match, stand.reading.fact
    if passage is None:
        return stand
    fresh = _at(library, passage.paragraph, Stand(stand.trail))
    if match is not None and match < len(fresh.reading.spans):
        fresh = replace(fresh, reading=replace(fresh.reading, match=match))
    return fresh if fact is None else on_fact(fresh, fact)


def within(stand: Stand, by: int) -> Stand | None:
    """The next match (1) of the passage or the one before (-1); None where it has no more."""
    reading = stand.reading
    if reading.match is None or not 0 <= reading.match + by < len(reading.spans):
        return None
    match = reading.match + by
    fact = _innermost_at(reading.passages[reading.current], reading.spans[match])
    return replace(stand, reading=replace(reading, match=match, fact=fact))


def on_fact(stand: Stand, fact: int) -> Stand:
    """On a fact of the passage, by its place among them, or on the last there is."""
    facts = stand.reading.passage.facts if stand.reading.passage else ()
    place = min(fact, len(facts) - 1) if facts else None
    return replace(stand, reading=replace(stand.reading, fact=place))


def _at(library: Library, key: int, stand: Stand, *, last: bool = False) -> Stand:
    """At a paragraph; what is known of its article is not asked for again."""
    # Asked for anew, so that one that has gone meanwhile is told as such.
    passage = library.passage(key)
    article = library.article(passage.article)
    keys = tuple(article.paragraphs)
    place = keys.index(key)
    window = keys[max(0, place - AROUND) : place + AROUND + 1]
    before = stand.reading.passage
    same = before is not None and before.article == passage.article
    known = {one.paragraph: one for one in stand.reading.passages} if same else {}
    # Of what is the same the same is kept: a view lays out anew what is another.
    known[key] = passage if known.get(key) != passage else known[key]
    passages = tuple(known.get(one) or library.passage(one) for one in window)
    spans: tuple[Range, ...] = ()
    if stand.trail.query:
        hits = library.hits(stand.trail.query, [key], closest=stand.trail.closest)
        spans = hits[0].spans if hits else ()
    match = None if not spans else len(spans) - 1 if last else 0
    if match is None:
        fact = first_about(passage, stand.trail.name)
    else:
        fact = _innermost_at(passage, spans[match])
    reading = Reading(passages, window.index(key), spans, match, fact)
    beside = stand.beside if same else _beside(library, passage.article, keys[0])
    return Stand(stand.trail, reading, beside)


def _beside(library: Library, article: int, first: int) -> Beside:
    """What the reader wrote about the passages of an article; of the whole, with its first."""
    try:
        entries = library.entries(about=str(article))
    except YuanzhiError:
        return NOTHING
    told = jottings.beside(entries) if entries else {}
    whole = told.pop(None, [])
    if whole:
        told[first] = [*whole, *told.get(first, ())]
    return {key: lines for key, lines in told.items() if key is not None}


def _innermost_at(passage: Passage, span: Range) -> int | None:
    """The innermost fact that touches a span, else the next one behind it, else the last."""
    facts = passage.facts
    places = range(len(facts))
    touched = [n for n in places if facts[n].start < span[1] and facts[n].end > span[0]]
    if touched:
        return min(touched, key=lambda n: facts[n].end - facts[n].start)
    behind = (n for n in places if facts[n].start >= span[1])
    return next(behind, len(facts) - 1 if facts else None)


def first_about(passage: Passage, name: str) -> int | None:
    """The fact that tells most of a name: its total investment, any role in it, the name itself."""
    tests: tuple[Callable[[Fact], bool], ...] = (
        lambda fact: any(
            role.project == name and role.attribute == "total_investment" for role in fact.roles
        ),
        lambda fact: any(role.project == name for role in fact.roles),
        lambda fact: name in (fact.name, fact.text),
    )
    for test in tests:
        for place, fact in enumerate(passage.facts):
            if test(fact):
                return place
    return 0 if passage.facts else None
