"""Prints: the fingerprints of a library's articles, as rows of the table `fingerprint`.

Each article has the fingerprint of all its letters. Of those that have the same letters only one,
their holder, has the sketch too: a page that was saved ten thousand times is compared once.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from store.reprints.wording import SKETCH

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

# Held by more texts than this, a fingerprint is of a set phrase or of what a publisher puts below
# each text; by itself it is then no reason to compare.
COMMON = 200

# Fingerprints that two texts must share, rare or common, where they share no rare one: those of
# a text that was printed in more than COMMON versions.
MANY = SKETCH // 2 + 1

# Holders of a common fingerprint that are looked at, so that a text in thousands of versions takes
# no more time than one in hundreds: it is the first of them that hold the others together.
MOST = 1000


def put(connection: sqlite3.Connection, article: int, text: int, prints: Sequence[int]) -> bool:
    """Store the fingerprints of an article; whether its sketch was stored, too.

    text: the fingerprint of all its letters.
    """
    connection.execute("INSERT OR IGNORE INTO fingerprint VALUES (?, ?)", (text, article))
    if holder(connection, text, prints) is not None:
        return False
    connection.executemany(
        "INSERT INTO fingerprint VALUES (?, ?)", ((value, article) for value in prints)
    )
    return True


def erase(
    connection: sqlite3.Connection, article: int, text: int, prints: Sequence[int]
) -> list[int]:
    """Remove the fingerprints of an article; those of its sketch that no article holds for it any
    more. An article with the same letters gets the sketch where there is one.
    """
    run = connection.execute
    run("DELETE FROM fingerprint WHERE value = ? AND article = ?", (text, article))
    heir = copy_of(connection, article, text)
    gone = []
    for value in prints:
        if heir is not None:
            run(
                "UPDATE fingerprint SET article = ? WHERE value = ? AND article = ?",
                (heir, value, article),
            )
        elif run(
            "DELETE FROM fingerprint WHERE value = ? AND article = ?", (value, article)
        ).rowcount:
            gone.append(value)
    return gone


def copy_of(connection: sqlite3.Connection, article: int, text: int) -> int | None:
    """Another article with the same letters, the first there is, or None."""
    return next((key for key in holders(connection, text, 2) if key != article), None)


def holders(connection: sqlite3.Connection, value: int, most: int) -> list[int]:
    """The articles that hold a fingerprint, so many of them at most."""
    rows = connection.execute(
        "SELECT article FROM fingerprint WHERE value = ? LIMIT ?", (value, most)
    )
    return [article for (article,) in rows]


def holder(connection: sqlite3.Connection, text: int, prints: Sequence[int]) -> int | None:
    """The article that has the sketch of a text, for all with the same letters, or None."""
    # Crossed, so that it is not all copies of the text that are looked at.
    row = connection.execute(
        "SELECT s.article FROM fingerprint s CROSS JOIN fingerprint t "
        "ON t.value = ? AND t.article = s.article WHERE s.value = ?",
        (text, prints[0]),
    ).fetchone()
    return row and int(row[0])


def candidates(
    connection: sqlite3.Connection, article: int, held: Mapping[int, Sequence[int]]
) -> list[int]:
    """The articles to compare with one, those that share most fingerprints with it first.

    held: the fingerprints of its sketch -> their holders, more than COMMON where there are more.
    """
    shared: Counter[int] = Counter()
    common = [value for value in held if len(held[value]) > COMMON]
    for value in held.keys() - common:
        shared.update(held[value])
    if len(common) >= MANY:
        often = Counter(key for value in common for key in holders(connection, value, MOST))
        shared.update({key: count for key, count in often.items() if count >= MANY})
    del shared[article]
    return sorted(shared, key=lambda other: (-shared[other], other))
