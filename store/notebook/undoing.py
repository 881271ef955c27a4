"""Taking the last change of the notebook back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import anchors
from store.notebook import entries, log

if TYPE_CHECKING:
    import sqlite3

    from store.model import Entry


def undo(connection: sqlite3.Connection) -> list[tuple[str, Entry]]:
    """Take the last step back: what was done in it ("added", "changed", "removed") and the entries
    as they are without it, or were with it; empty where there is none.
    """
    told = []
    for done in log.last(connection):
        kind = entries.KIND_OF[done.table]
        if done.what == "added":
            told += [(done.what, one) for one in entries.listed(connection, kind, *_key(done))]
        log.reverse(connection, done)
        if done.what != "added":
            told += [(done.what, one) for one in entries.listed(connection, kind, *_key(done))]
    log.forget(connection)
    for what, one in told:
        if what == "removed" and one.target.article_hash and one.target.print:
            # Its source may have changed meanwhile.
            anchors.rejoin(connection, one.target.article_hash, one.target.print)
    return told[::-1]


def _key(done: log.Done) -> tuple[str, tuple[int]]:
    return "id = ?", (done.key,)
