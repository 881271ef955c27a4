"""Corrections that wait: for an article that is not there, or for words that no article has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import anchors
from store.corrections.log import OF_CLAIMS, log
from store.corrections.topics import place_of

if TYPE_CHECKING:
    import sqlite3


def waiting(connection: sqlite3.Connection) -> frozenset[int]:
    """The keys of the corrections that stand and are put upon nothing: their article is not in the
    library, or the words they are tied to are nowhere in it.
    """
    texts: dict[str, str | None] = {}
    found = set()
    for one in log(connection):
        digest = one.article_hash
        if one.undone is not None or digest is None or one.kind not in (*OF_CLAIMS, "split"):
            continue
        if digest not in texts:
            texts[digest] = _text(connection, digest)
        text = texts[digest]
        if text is None or (one.kind in OF_CLAIMS and anchors.find(text, place_of(one)) is None):
            found.add(one.id)
    return frozenset(found)


def _text(connection: sqlite3.Connection, digest: str) -> str | None:
    """The text of the article of that hash; None where the library has none."""
    row = connection.execute("SELECT id FROM article WHERE hash = ? LIMIT 1", (digest,)).fetchone()
    return None if row is None else anchors.laid_out(connection, row[0]).text
