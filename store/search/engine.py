"""The engine: from a query to the keys of what it finds, newest first. No query raises."""

from __future__ import annotations

import sqlite3
import time
from array import array
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from store.fold import fold
from store.model import EVERYTHING as UNNARROWED
from store.model import Found
from store.search import closest as closest_passages
from store.search import fields, hints, index, newest, order, relevance, wording, words
from store.search import query as language
from store.search.closest import Closest
from store.search.collapse import Collapse, Once
from store.search.hits import ask, by_index, meets, soonest
from store.search.lookup import Lookup
from store.search.rarity import Rarity
from store.search.relevance import Relevance
from store.search.shelf import CLAIMS, PARAGRAPHS, Asked
from store.search.tree import And, Field, Not, Term, strings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.model import Narrowing
    from store.search.hits import Question
    from store.search.shelf import Shelf
    from store.search.tree import Node, Request

# With a limit, hits are counted up to this many: "1000+" says enough, and takes a millisecond.
COUNTED = 1000

# The same where all that is asked for is a character that stands in very many texts.
COUNTED_COMMON = 200

# Steps of SQLite's machine between two looks at the clock: some tens of microseconds.
_STEPS = 500


def search(
    connection: sqlite3.Connection,
    query: str,
    *,
    limit: int | None = None,
    deadline: float | None = None,
    collapse: bool = False,
    since: str | None = None,
    narrowing: Narrowing = UNNARROWED,
    closest: bool = False,
    most_ranked: int = relevance.MOST,
) -> Found:
    """The paragraphs that a query finds, as keys, newest first or in the order that it names.

    limit: how many keys are wanted; hits are then counted no further than COUNTED (COUNTED_COMMON
    for a very common character; the limit, where that is more), and `complete` is False where
    there are more. deadline: seconds after
    which the search ends with what it has; so it does when another thread interrupts the
    connection. collapse: whether articles that are the same news are found once, the earliest of
    those found by the first paragraph of it that is found; all hits are counted.
    since: an ISO date, perhaps cut short; what older articles have is not found.
    narrowing: what of its facets is chosen, a passage must say.
    closest: whether a query of words that finds nothing gives the passages that share most of it,
    as one that begins with ~ does; `order` tells. most_ranked: of more hits only so many, the
    newest, are put in order of relevance, before all others. No query raises; an empty one finds
    nothing.
    """
    wish = _Wish(
        limit, since, narrowing, collapse=collapse, closest=closest, most_ranked=most_ranked
    )
    return _search(connection, PARAGRAPHS, query, wish, deadline)


def count(
    connection: sqlite3.Connection, query: str, *, narrowing: Narrowing, deadline: float
) -> tuple[int, bool]:
    """How many paragraphs a query finds, counted no further than COUNTED, and whether these are
    all; where it asks for what only comes near, none. deadline, narrowing: as in `search`.
    """
    request = replace(language.read(query), sort=fields.ORDERS[0])
    if request.closest:
        return 0, True
    tally = _Tally()
    try:
        with _until(connection, deadline):
            _answer(tally, connection, PARAGRAPHS, request, _Wish(0, narrowing=narrowing))
    except sqlite3.OperationalError as error:
        if str(error) != "interrupted":
            raise
        tally.complete = False
    return tally.counted, tally.complete


def search_facts(
    connection: sqlite3.Connection,
    query: str,
    *,
    limit: int | None = None,
    deadline: float | None = None,
    since: str | None = None,
) -> Found:
    """The claims that a query finds, as keys: those of the newest articles first, within a day in
    the order of loading; all else as in `search`, but that the limit cuts only the keys.

    A name field finds the claims about an entity of that name, or linking something to it; a figure
    field those whose own figure it is; fields of articles those of such articles; `note:` and
    `tag:` those noted and tagged themselves; `kind:` finds none.
    """
    found = _search(connection, CLAIMS, query, _Wish(None, since), deadline)
    if found.order != "newest":
        return replace(found, paragraphs=found.paragraphs[:limit])
    # Their own order is that of loading, so that all are wanted before the first is known.
    return replace(found, paragraphs=newest.claims(connection, found.paragraphs)[:limit])


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is wanted of a search beside what its query says; see `search`."""

    limit: int | None
    since: str | None = None
    narrowing: Narrowing = UNNARROWED
    collapse: bool = False
    closest: bool = False
    most_ranked: int = relevance.MOST


def _search(
    connection: sqlite3.Connection,
    shelf: Shelf,
    query: str,
    wish: _Wish,
    deadline: float | None,
) -> Found:
    request = language.read(query)
    if request.sort == "relevance" and request.node is not None:
        # Reading the dictionary takes longer than a search may, the first time.
        words.cutter()
    hint = hints.of(query)
    # What is told of a field says more than passages that hold its letters.
    wish = replace(wish, closest=wish.closest and hint is None)
    tally = _Tally()
    try:
        with _until(connection, deadline):
            _answer(tally, connection, shelf, request, wish)
    except sqlite3.OperationalError as error:
        if str(error) != "interrupted":
            raise
        tally.complete = False
    return Found(
        query=query,
        paragraphs=tally.keys if wish.limit is None else tally.keys[: max(wish.limit, 0)],
        total=0 if tally.instead else max(len(tally.keys), tally.counted),
        complete=tally.complete,
        understood=None if wording.is_plain(query, request) else wording.understood(request),
        collapsed=wish.collapse,
        order=tally.order,
        ranked=tally.ranked,
        hint=hint,
    )


@contextmanager
def _until(connection: sqlite3.Connection, deadline: float | None) -> Iterator[None]:
    """Interrupts what runs on the connection after so many seconds."""
    if deadline is None:
        yield
        return
    end = time.monotonic() + deadline
    connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


@dataclass(slots=True)
class _Tally:
    """What a search has found so far: keys, and how many hits it has met where it counts them.

    order, ranked: as in Found. instead: whether the keys are given because nothing was found.
    """

    keys: array[int] = field(default_factory=lambda: array("q"))
    counted: int = 0
    complete: bool = True
    order: str = "newest"
    ranked: int | None = None
    instead: bool = False


def _answer(
    tally: _Tally, connection: sqlite3.Connection, shelf: Shelf, request: Request, wish: _Wish
) -> None:
    """Take in what is asked for, in the order that is asked for."""
    node = language.within(language.since(request.node, wish.since), wish.narrowing)
    if node is None or request.node is None:
        return
    if request.closest:
        _take_closest(tally, connection, shelf, node, wish)
        return
    question = ask(connection, shelf, node)
    if request.sort == "relevance":
        _rank(tally, question, wish)
    else:
        _find(tally, question, wish.limit, Collapse(question.asked) if wish.collapse else None)
    nothing = not tally.counted and not tally.keys
    if nothing and wish.closest and _is_of_words(request.node):
        tally.instead = True
        _take_closest(tally, connection, shelf, node, wish)


def _is_of_words(node: Node) -> bool:
    parts = node.nodes if isinstance(node, And) else (node,)
    return all(isinstance(part, Term) for part in parts)


def _rank(tally: _Tally, question: Question, wish: _Wish) -> None:
    """Take in the hits by relevance; behind them, newest first, those that are not ranked."""
    collapse = Collapse(question.asked) if wish.collapse else None
    with closing(soonest(question)) as hits:
        for key in hits:
            if tally.counted >= wish.most_ranked and wish.limit is not None:
                tally.complete = False
                break
            tally.counted += 1
            if collapse is None or collapse.keeps(key):
                tally.keys.append(key)
    ranked: list[tuple[float, int, int]] = []
    to_rank = tally.keys[: wish.most_ranked]
    try:
        score = _relevance(question.asked, to_rank).score
        for place, row in enumerate(Lookup.of(question.asked).told(to_rank)):
            ranked.append((-score(row), place, row[0]))
    finally:
        is_all = tally.complete and len(ranked) == len(tally.keys)
        tally.order, tally.ranked = "relevance", None if is_all else len(ranked)
        ranked.sort()
        best = array("q", [key for _, _, key in ranked]) + tally.keys[len(ranked) :]
        tally.keys = best


def _relevance(asked: Asked, keys: Sequence[int]) -> Relevance:
    """What gives a score to these hits of a tree."""
    wanted = list({fold(string): string for string in strings(asked.node)}.values())
    runs = order.runs(asked.connection)
    newest_day = max((run.newest for run in runs), default=order.UNDATED)
    weights = [1.0] * len(wanted)
    # Where one string is asked for it makes no difference how rare it is.
    if len(wanted) > 1 and len(keys) > 1 and index.is_current(asked.connection, asked.shelf.index):
        rarity = Rarity(Lookup.of(asked))
        weights = [rarity.of(string) for string in wanted]
    return Relevance(list(zip(wanted, weights, strict=True)), newest_day)


def _take_closest(
    tally: _Tally, connection: sqlite3.Connection, shelf: Shelf, node: Node, wish: _Wish
) -> None:
    """Take in the passages that share most of the tree's words and meet all else in it."""
    tally.order = "closest"
    if not index.is_current(connection, shelf.index):
        return
    parts = node.nodes if isinstance(node, And) else (node,)
    lookup = Lookup(connection, shelf)
    keys = Closest(lookup, Rarity(lookup), strings(node)).passages()
    for part in parts:
        if isinstance(part, (Field, Not)):
            keys = filter(meets(ask(connection, shelf, part).asked), keys)
    if wish.collapse:
        keys = filter(Once(connection).keeps, keys)
    most = closest_passages.MOST if wish.limit is None else wish.limit
    tally.keys.extend(islice(keys, max(min(most, closest_passages.MOST), 0)))


def _find(tally: _Tally, question: Question, limit: int | None, collapse: Collapse | None) -> None:
    if limit is None:
        for cluster in question.clusters:
            _take(tally, by_index(question, cluster, {}), collapse)
        return
    most = max(limit, COUNTED_COMMON if question.breadth == 2 else COUNTED)
    wanted = max(limit, 0)
    if any(len(cluster) > 1 for cluster in question.clusters):
        with closing(soonest(question)) as hits:
            kept = filter(collapse.keeps, hits) if collapse else hits
            tally.keys.extend(islice(kept, wanted))
        # What is only counted need not be put in order, which is what takes time.
        alone = tuple((run,) for cluster in question.clusters for run in cluster)
        question, wanted = replace(question, clusters=alone), 0
    with closing(soonest(question)) as hits:
        for key in hits:
            if tally.counted >= most and len(tally.keys) >= wanted:
                tally.complete = False
                return
            tally.counted += 1
            if len(tally.keys) < wanted and (collapse is None or collapse.keeps(key)):
                tally.keys.append(key)


def _take(tally: _Tally, hits: Iterator[int], collapse: Collapse | None) -> None:
    """Take in all hits, in order."""
    if collapse is None:
        tally.keys.extend(hits)
        return
    for key in hits:
        tally.counted += 1
        if collapse.keeps(key):
            tally.keys.append(key)
