"""Destinations: what one can go to by typing a piece of its name, in characters or in pinyin.

Names are asked of their index (store.completion), what the reader added is compared one by one, and
headlines are gone through newest first, until there are enough or their time is over.
"""

from __future__ import annotations

import re
import time
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from store import kept, notebook
from store.completion import names, pieces
from store.completion.names import EXACT, INNER, PREFIX
from store.completion.readings import sound, sounds
from store.completion.typed import first, match, read
from store.fold import fold
from store.model import Destination, Headlines, Located, YuanzhiError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from store.completion.typed import Typed

# From so many letters on sounds that are much alike are taken for each other, where little else is
# called so.
_LOOSE_FROM = 3
_FEW = 4

# A headline has many sounds: fewer letters stand in too many.
_LETTERS = 3

# Seconds for headlines, and how many are looked at between two looks at the clock.
IN_TIME = 0.4
_STRIDE = 500

# What is no name but says where to go: a place, or a link.
_PLACE = re.compile(r"\d+(\.\d+)?", re.ASCII)


class _Ranked(NamedTuple):
    """A destination and its place among others; the smallest is the best."""

    place: int
    group: int
    number: int
    length: int
    name: str
    one: Destination


def named(connection: sqlite3.Connection, typed: str, limit: int) -> list[Destination]:
    """What is called so, the best first: what is typed to its end before what begins with it, that
    before what holds it, and that before what only sounds alike; of each the reader's own things
    first, then what most articles tell of. Where nothing is typed, the reader's own things.

    A place (12, 12.3) or a link comes first. Nothing raises.
    """
    typed = typed.strip()
    if not typed:
        return [one for _, one in _own(connection)][:limit]
    asked = read(typed)
    found = _found(connection, asked, limit)
    if len(found) < _FEW and asked.is_spelled and len(asked.text) >= _LOOSE_FROM:
        known = {_identity(each.one) for each in found}
        others = _found(connection, asked.loosely(), limit)
        found += [
            each._replace(place=each.place + INNER + 1)
            for each in others
            if _identity(each.one) not in known
        ]
    exact = [_exactly(connection, typed)] if _PLACE.fullmatch(typed) or "://" in typed else []
    return [*filter(None, exact), *(each.one for each in sorted(found, key=_order))][:limit]


def headlines(connection: sqlite3.Connection, typed: str, limit: int) -> Headlines:
    """Articles whose headline holds all words that were typed, in characters or in pinyin, the
    newest first; of as many as can be looked at in IN_TIME seconds.
    """
    words = [read(word) for word in typed.split()]
    words = [word for word in words if word.text]
    if not words or (len(words) == 1 and words[0].is_spelled and len(words[0].text) < _LETTERS):
        return Headlines(())
    rows = connection.execute("SELECT id, title, date FROM article ORDER BY date DESC, id DESC")
    until = time.monotonic() + IN_TIME
    complete = True
    found: dict[tuple[str, str | None], Destination] = {}
    for at, (key, title, date) in enumerate(rows):
        if at % _STRIDE == 0 and time.monotonic() > until:
            complete = False
            break
        if title and all(_holds(title, word) for word in words):
            place = Located(here=True, place=str(key), article=key, heading=title)
            one = Destination("ARTICLE", title, title, date=date, found=place)
            # Of prints of one day one is enough: its page lists the others.
            found.setdefault((title, date), one)
            if len(found) == limit:
                break
    return Headlines(tuple(found.values()), complete)


def _holds(title: str, word: Typed) -> bool:
    """Whether a headline holds a word: its characters, its initials or its whole pinyin."""
    folded = fold(title)
    if word.text in folded:
        return True
    if not word.is_spelled:
        return False
    initials, spelled = _spellings()
    if word.text in folded.translate(initials):
        return True
    return word.text in folded.translate(spelled) and first(word, sounds(title)) is not None


class _Spelling(dict[int, str]):
    """Code point -> how it is typed, for str.translate; what is no letter is left out."""

    def __init__(self, *, whole: bool) -> None:
        super().__init__()
        self._whole = whole

    def __missing__(self, code: int) -> str:
        character = chr(code)
        readings = sound(character).readings
        typed = (readings[0] if self._whole else readings[0][0]) if readings else character
        self[code] = typed if character.isalnum() else ""
        return self[code]


@lru_cache(maxsize=1)
def _spellings() -> tuple[_Spelling, _Spelling]:
    return _Spelling(whole=False), _Spelling(whole=True)


# What has a name


def _found(connection: sqlite3.Connection, asked: Typed, limit: int) -> list[_Ranked]:
    """The reader's own things and the names that what was typed stands in."""
    if not asked.text:
        return []
    return [*_own_named(connection, asked), *_entities(connection, asked, limit)]


def _entities(connection: sqlite3.Connection, asked: Typed, limit: int) -> Iterator[_Ranked]:
    for one in names.find(connection, asked, None, limit):
        name = one.name
        own, label = connection.execute(
            "SELECT name, label FROM entity WHERE id = ?", (name.entity,)
        ).fetchone()
        shown = label or own
        place = Located(here=True, entity=name.entity, heading=shown, words=shown)
        yield _Ranked(
            one.place,
            1,
            -name.articles,
            len(name.name),
            name.name,
            Destination(name.type, name.name, shown, name.articles, found=place),
        )


def _own_named(connection: sqlite3.Connection, asked: Typed) -> Iterator[_Ranked]:
    for text, one in _own(connection):
        spoken = sounds(text)
        if not spoken:
            continue
        begins = match(asked, spoken, 0)
        if begins is not None:
            place = EXACT if begins.whole and begins.end == len(spoken) else PREFIX
        elif first(asked, spoken) is not None:
            place = INNER
        else:
            continue
        yield _Ranked(place, 0, -one.number, len(text), text, one)


def _own(connection: sqlite3.Connection) -> Iterator[tuple[str, Destination]]:
    """Saved searches, bookmarks, tags and collections, each with what it is called."""
    for saved in kept.saved(connection):
        yield (
            saved.name,
            Destination("SEARCH", saved.name, saved.name, query=saved.query, facts=saved.facts),
        )
    for added in notebook.added(connection, ("bookmark",)):
        found = added.found
        name = added.entry.text or found.heading or found.words
        if found.here and name:
            yield name, Destination("BOOKMARK", name, name, found=found)
    for kind, field, rows in (
        ("TAG", "tag", notebook.named(connection, "tag")),
        ("COLLECTION", "collection", notebook.collections(connection)),
    ):
        for row in rows:
            query = f"{field}:{pieces.written(row.name)}"
            yield row.name, Destination(kind, row.name, row.name, row.count, query=query)


def _exactly(connection: sqlite3.Connection, typed: str) -> Destination | None:
    """What a place or a link leads to; None where that is nowhere."""
    try:
        target = notebook.target(connection, typed)
        found = notebook.Locator(connection).locate(target)
    except YuanzhiError:
        return None
    if not found.here:
        return None
    if found.entity is not None:
        (kind,) = connection.execute(
            "SELECT type FROM entity WHERE id = ?", (found.entity,)
        ).fetchone()
    else:
        kind = target.kind.upper()
    date = found.record.date if found.record else None
    name = found.heading or found.words or typed
    return Destination(kind, typed, name, date=date, found=found)


def _identity(one: Destination) -> tuple[object, ...]:
    entity = one.found.entity if one.found else None
    return (one.kind, entity or one.name)


def _order(each: _Ranked) -> tuple[int, int, int, int, str]:
    return each[:5]
