"""The reader's notebook: notes, tags, bookmarks, collections; changed, taken back, shared.

What they are about is named as on the command line: a place (12, 12.3), a fact by its mark, a
`yuanzhi://` link, an entity by name, or as park:NAME, entity:7. Every function takes the path of a
library (the reader's own where it is None), writes in one transaction, and raises YuanzhiError
where the library cannot be written or what is named is not there.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from store import notebook, schema
from store.library.writing import own
from store.model import ENTRIES, Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from store.model import Target
    from store.notebook import Step


def note(what: str, text: str, library: Path | None = None, *, words: str | None = None) -> Entry:
    """Put a note to something. words: those of the passage that it is about, where it is not about
    the whole of it.
    """
    with _step(library) as step:
        return notebook.add(step, Entry(0, "note", _target(step, what, words), text))


def tag(whats: Sequence[str], names: Sequence[str], library: Path | None = None) -> list[Entry]:
    """Tag some things with some tags; a tag that is there already stays as it is."""
    with _step(library) as step:
        targets = [_target(step, what) for what in whats]
        return [
            notebook.add(step, Entry(0, "tag", target, name))
            for target in targets
            for name in names
        ]


def untag(whats: Sequence[str], names: Sequence[str], library: Path | None = None) -> list[Entry]:
    """Take tags off some things; those that were there."""
    with _step(library) as step:
        targets = [_target(step, what) for what in whats]
        known = [
            notebook.same(step.connection, Entry(0, "tag", target, notebook.name_of(name)))
            for target in targets
            for name in names
        ]
        return notebook.remove(step, "tag", [one.id for one in known if one is not None])


def bookmark(
    what: str, name: str = "", library: Path | None = None, *, words: str | None = None
) -> Entry:
    """Put a bookmark into something; where there is one already it gets the name, if there is one.
    A name in use goes over from where it was, as a mark in an editor does.
    """
    with _step(library) as step:
        made = notebook.add(step, Entry(0, "bookmark", _target(step, what, words), name))
        if name.strip():
            made = notebook.rewrite(step, "bookmark", made.id, name)
            others = notebook.listed(step.connection, "bookmark", "name = ?", (made.text,))
            notebook.remove(step, "bookmark", [one.id for one in others if one.id != made.id])
        return made


def collect(
    collection: str,
    whats: Sequence[str],
    library: Path | None = None,
    *,
    note: str | None = None,
    words: str | None = None,
) -> list[Entry]:
    """Put some things at the end of a collection, made where it is new; what is in it already stays
    where it is. note: what stands beside each, None to leave that as it is.
    """
    with _step(library) as step:
        targets = [_target(step, what, words) for what in whats]
        return notebook.gather(step, collection, targets, note)


def move(collection: str, number: int, to: int, library: Path | None = None) -> list[Entry]:
    """Put the item with that number into another place; the items in their new order."""
    with _step(library) as step:
        return notebook.move(step, collection, number, to)


def annotate(collection: str, number: int, note: str, library: Path | None = None) -> Entry:
    """Give the item of a collection with that number another note; an empty one takes it away."""
    with _step(library) as step:
        (item,) = notebook.at(step.connection, collection, (number,))
        return replace(notebook.rewrite(step, "item", item.id, note), ordinal=number)


def discard(
    collection: str, numbers: Sequence[int] = (), library: Path | None = None
) -> list[Entry]:
    """Take items out of a collection by their numbers, all of them where none is given."""
    with _step(library) as step:
        items = (
            notebook.at(step.connection, collection, numbers)
            if numbers
            else notebook.collected(step.connection, collection)
        )
        notebook.remove(step, "item", [one.id for one in items])
        return items


def rewrite(kind: str, key: int, text: str, library: Path | None = None) -> Entry:
    """Give a note, tag or bookmark other words, by its number."""
    with _step(library) as step:
        return notebook.rewrite(step, kind, key, text)


def remove(kind: str, keys: Iterable[int], library: Path | None = None) -> list[Entry]:
    """Take notes, tags or bookmarks out by their numbers, all or, where one is not there, none."""
    with _step(library) as step:
        return notebook.remove(step, kind, keys)


def rename_all(kind: str, old: str, new: str, library: Path | None = None) -> int:
    """Give a tag or a collection ("item") another name; of how many entries. Where there is one of
    that name the two become one.
    """
    with _step(library) as step:
        return notebook.rename(step, kind, old, new)


def take_back(library: Path | None = None) -> list[tuple[str, Entry]]:
    """Take the last change of the notebook back: what had been done ("added", "changed",
    "removed"), and the entries as they are, or were, without it; empty where there is none.
    """
    with _step(library) as step:
        return notebook.undo(step.connection)


def share(library: Path | None = None) -> list[Entry]:
    """All entries, to be written into a file that can be shared."""
    with closing(schema.connect(own(library))) as connection:
        return [one for kind in ENTRIES for one in notebook.listed(connection, kind)]


def take_over(entries: Iterable[Entry], library: Path | None = None) -> int:
    """Take in entries out of a file; how many were new. What is about articles that are not in the
    library waits for them.
    """
    new = 0
    with _step(library) as step:
        for one in entries:
            alone = replace(one, id=0, target=replace(one.target, print=None))
            if notebook.same(step.connection, alone) is not None:
                continue
            if one.kind == "item":
                ordinal = notebook.last(step.connection, one.collection) + 1
                alone = replace(alone, ordinal=ordinal)
            notebook.add(step, alone)
            new += 1
    return new


@contextmanager
def _step(library: Path | None) -> Iterator[Step]:
    """One change of the notebook, in one transaction.

    Someone waits for it, so that no more is done than to write some rows: what is put in order
    after a load stays as it is.
    """
    from store.load.group import transaction

    place = own(library)
    with closing(schema.make(place)) as connection:
        try:
            with transaction(connection):
                yield notebook.Step(connection)
        except sqlite3.OperationalError as error:
            raise schema.not_writable(place, error) from error


def _target(step: Step, what: str, words: str | None = None) -> Target:
    return notebook.target(step.connection, what, words)
