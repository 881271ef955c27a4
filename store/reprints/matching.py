"""Matching: finds which articles are one news text, as articles come and go.

What belongs together depends on the articles a library holds and on nothing else: not on the order
they were loaded in, nor in how many loads. Articles with the same letters belong together. Others
are compared where they share a fingerprint that is rare, or more than half of all; a cluster is
what is linked by pairs that are the same news. Where a fingerprint becomes common, what it may have
linked is matched once more; where it becomes rare again, all its holders are.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from store.fold import FOLD_VERSION
from store.reprints import clusters, prints
from store.reprints.wording import (
    SHORTEST,
    WORDING_VERSION,
    Wording,
    letters_of,
    sketch,
    whole,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence

# What is compared: a caption may be left out, and a publisher's notices are his own.
_COMPARED = ("body", "heading", "lead")

# Articles matched at a time: their letters are held in memory.
BATCH = 1000

# Wordings of other articles kept for the next comparison: one takes some hundred kilobytes.
_REMEMBERED = 64


def make(connection: sqlite3.Connection) -> None:
    """Match all articles anew where another version of the program made their fingerprints.

    The caller holds a transaction.
    """
    version = f"{FOLD_VERSION}.{WORDING_VERSION}"
    if connection.execute("SELECT version FROM wording").fetchone() == (version,):
        return
    for table in ("fingerprint", "reprint", "wording"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 (fixed names)
    connection.execute("INSERT OR IGNORE INTO unmatched SELECT id FROM article")
    connection.execute("INSERT INTO wording VALUES (?)", (version,))
    update(connection)


def enlist(connection: sqlite3.Connection, articles: Iterable[int]) -> None:
    """Note that these articles are new: `update` will match them."""
    connection.executemany(
        "INSERT OR IGNORE INTO unmatched VALUES (?)", ((key,) for key in articles)
    )


def forget(connection: sqlite3.Connection, articles: Sequence[int]) -> None:
    """Take these articles out of their clusters. To be called while their texts are still there.

    The caller holds a transaction, and calls `update` before it ends or later.
    """
    for at in range(0, len(articles), BATCH):
        for key, letters in _letters(connection, articles[at : at + BATCH]).items():
            _forget(connection, key, letters)


def update(connection: sqlite3.Connection) -> None:
    """Bring the clusters up to date with what was enlisted and forgotten.

    The caller holds a transaction.
    """
    while batch := [
        key
        for (key,) in connection.execute(
            "SELECT article FROM unmatched ORDER BY article LIMIT ?", (BATCH,)
        )
    ]:
        connection.executemany("DELETE FROM unmatched WHERE article = ?", ((key,) for key in batch))
        letters = _letters(connection, batch)
        _match(connection, {key: text for key, text in letters.items() if len(text) >= SHORTEST})


def _match(connection: sqlite3.Connection, letters: dict[int, str]) -> None:
    """Put articles into the clusters they belong to."""
    texts = {key: whole(text) for key, text in letters.items()}
    sketches = {key: sketch(text) for key, text in letters.items()}
    added: Counter[int] = Counter()
    for key, text in texts.items():
        if prints.put(connection, key, text, sketches[key]):
            added.update(sketches[key])
    held: dict[int, list[int]] = {}
    for value in {value for values in sketches.values() for value in values}:
        # So many tell whether it is common, and whether it was before.
        held[value] = prints.holders(connection, value, prints.COMMON + added[value] + 1)
        if len(held[value]) - added[value] <= prints.COMMON < len(held[value]):
            for key in held[value]:
                clusters.dissolve(connection, key)
    wording = _wordings(connection, letters)
    waiting = set(letters)
    for key, text in texts.items():
        waiting.discard(key)
        holder = prints.holder(connection, text, sketches[key])
        if holder is not None and holder != key:
            clusters.link(connection, key, holder)
            continue
        found = prints.candidates(connection, key, {value: held[value] for value in sketches[key]})
        # One that waits in this batch will itself find this article.
        others = [other for other in found if other not in waiting]
        if others:
            _compare(connection, key, others, wording)


def _compare(
    connection: sqlite3.Connection,
    key: int,
    others: Sequence[int],
    wording: Callable[[int], Wording],
) -> None:
    """Link an article with those of the others that are the same news."""
    linked = {clusters.cluster_of(connection, key)} - {None}
    for other in others:
        cluster = clusters.cluster_of(connection, other)
        if cluster not in linked and wording(key).is_same_news(wording(other)):
            clusters.link(connection, key, other)
            linked.add(clusters.cluster_of(connection, key))


def _forget(connection: sqlite3.Connection, key: int, letters: str) -> None:
    text, values = whole(letters), sketch(letters)
    gone = prints.erase(connection, key, text, values)
    if prints.copy_of(connection, key, text) is None:
        # Others may have been linked by it alone.
        clusters.dissolve(connection, key)
    else:
        clusters.leave(connection, key)
    for value in gone:
        held = prints.holders(connection, value, prints.COMMON + 1)
        if len(held) == prints.COMMON:
            # It is rare again.
            enlist(connection, held)
    connection.execute("DELETE FROM unmatched WHERE article = ?", (key,))


def _wordings(connection: sqlite3.Connection, letters: dict[int, str]) -> Callable[[int], Wording]:
    """A function that gives the wording of an article; `letters` are those known already."""

    @lru_cache(maxsize=_REMEMBERED)
    def wording(key: int) -> Wording:
        known = letters.get(key)
        return Wording(_letters(connection, [key])[key] if known is None else known)

    return wording


def _letters(connection: sqlite3.Connection, articles: Sequence[int]) -> dict[int, str]:
    """Article -> its letters, for each of the articles."""
    marks = ",".join("?" * len(articles))
    kinds = ",".join(f"'{kind}'" for kind in _COMPARED)
    texts: dict[int, list[str]] = {key: [] for key in articles}
    for key, text in connection.execute(
        f"SELECT article, text FROM paragraph WHERE article IN ({marks}) AND kind IN ({kinds}) "  # noqa: S608 (fixed words)
        "ORDER BY article, ordinal",
        tuple(articles),
    ):
        texts[key].append(text)
    return {key: letters_of("\n".join(parts)) for key, parts in texts.items()}
