"""Where the reader stands: which passages are walked through, which match, which fact."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.library import Library
    from store.model import Fact, Passage, Range

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


class Reader:
    """Turns a trail into what is to be shown of it, and moves along it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._passages: dict[int, Passage] = {}
        self.trail = Trail()
        self.reading = Reading()

    def go(self, trail: Trail, *, last: bool = False) -> None:
        """Stand at the trail's passage, at its first match, or at its last.

        Raises YuanzhiError where the passage has gone.
        """
        reading = Reading() if trail.key is None else self._read(trail.key, trail, last=last)
        self.trail, self.reading = trail, reading

    def step_match(self, by: int) -> bool:
        """Go to the next match (1) or the one before (-1), along the trail; False at its end.

        Along a trail without a query each passage counts as one match.
        """
        reading = self.reading
        if reading.match is not None and 0 <= reading.match + by < len(reading.spans):
            match = reading.match + by
            fact = _innermost_at(reading.passages[reading.current], reading.spans[match])
            self.reading = replace(reading, match=match, fact=fact)
            return True
        trail = self.trail.step(by)
        if trail is None:
            return False
        self.go(trail, last=by < 0)
        return True

    def step_paragraph(self, by: int) -> bool:
        """Go to the next paragraph of the article (1) or the one before (-1); False at its end."""
        passage = self.reading.passage
        key = None if passage is None else passage.next if by > 0 else passage.previous
        if key is None:
            return False
        self.reading = self._read(key, self.trail, last=False)
        return True

    def stand_on(self, fact: int) -> None:
        """Stand on a fact of the passage, by its place among them, or on the last there is."""
        facts = self.reading.passage.facts if self.reading.passage else ()
        self.reading = replace(self.reading, fact=min(fact, len(facts) - 1) if facts else None)

    def renew(self) -> None:
        """Read anew what is shown, the reader standing where he stood."""
        passage, match = self.reading.passage, self.reading.match
        if passage is None:
            return
        self._passages = {}
        self.reading = self._read(passage.paragraph, self.trail, last=False)
        if match is not None and match < len(self.reading.spans):
            self.reading = replace(self.reading, match=match)

    def _read(self, key: int, trail: Trail, *, last: bool) -> Reading:
        # Asked for anew, so that one that has gone meanwhile is told as such.
        passage = self._library.passage(key)
        keys = tuple(self._library.article(passage.article).paragraphs)
        place = keys.index(key)
        window = keys[max(0, place - AROUND) : place + AROUND + 1]
        # Only the article at hand is kept: its paragraphs are what is asked for next.
        self._passages = {k: self._passage(k) for k in window}
        spans: tuple[Range, ...] = ()
        if trail.query:
            hits = self._library.hits(trail.query, [key], closest=trail.closest)
            spans = hits[0].spans if hits else ()
        match = None if not spans else len(spans) - 1 if last else 0
        if match is None:
            fact = first_about(passage, trail.name)
        else:
            fact = _innermost_at(passage, spans[match])
        passages = tuple(self._passages[k] for k in window)
        return Reading(passages, window.index(key), spans, match, fact)

    def _passage(self, key: int) -> Passage:
        return self._passages.get(key) or self._library.passage(key)


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
