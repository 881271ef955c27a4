"""Anchors: what the reader added stays with its words when a source is loaded again.

A note, a bookmark, a tag, an entry of a collection or a correction is tied to an article by the
hash of its text, and to a place in it by a quote, what stands before and behind it, and a position.
The position counts code points in the text of the article as `text_of` gives it. Where a changed
source replaces the article, the anchor goes over to the article that takes its place. What is about
a passage as a whole goes over to the passage as it is worded now, and keeps its former words beside
it. Where the quote is nowhere any more, the row keeps its anchor and its words, and is an orphan;
it is at home again as soon as the old text is.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

# The tables whose rows are anchored.
ANCHORED = ("note", "bookmark", "tag", "collection", "correction")

# Those of the notebook: what they are about can be a passage, however it is worded.
NOTEBOOK = ("note", "bookmark", "tag", "collection")

# How much of two passages must be the same for one to be the other in new words.
ALIKE = 0.6

# How much of what stands before and behind a quote is kept with it.
CONTEXT = 32


class Held(NamedTuple):
    """An article that anchors hold on to, as it was before its source was replaced."""

    source: int
    key: int
    hash: str
    title: str | None


class Orphan(NamedTuple):
    """A row whose article is not in the library: its table, its key and what it quotes."""

    table: str
    key: int
    hash: str
    quote: str | None


class Place(NamedTuple):
    """A quote with what stands around it, and where it begins."""

    quote: str
    prefix: str
    suffix: str
    position: int


class Text(NamedTuple):
    """The text of an article as positions count in it, and where each paragraph begins in it."""

    text: str
    starts: tuple[int, ...]
    heads: dict[str, int]

    def at(self, ordinal: int | None, part: str) -> int | None:
        """Where a paragraph or head part begins; None for a byline, which is not in the text."""
        return self.heads.get(part) if ordinal is None else self.starts[ordinal - 1]

    def paragraph(self, position: int) -> tuple[int | None, str, int]:
        """(ordinal, part, where it begins) of what stands at a position."""
        for ordinal in range(len(self.starts), 0, -1):
            if self.starts[ordinal - 1] <= position:
                return ordinal, "body", self.starts[ordinal - 1]
        part, start = max(
            ((p, s) for p, s in self.heads.items() if s <= position), key=lambda each: each[1]
        )
        return None, part, start


def held(connection: sqlite3.Connection, source: int) -> list[Held]:
    """The articles of a source that anything is anchored to."""
    found = {
        row[0]: Held(source, *row)
        for table in ANCHORED
        for row in connection.execute(
            f"SELECT DISTINCT a.id, a.hash, a.title FROM {table} t "  # noqa: S608 (fixed names)
            "JOIN article a ON a.hash = t.article_hash WHERE a.source = ?",
            (source,),
        )
    }
    return list(found.values())


def restore(connection: sqlite3.Connection, one: Held) -> None:
    """Tie what was anchored to an article to the one that took its place. To be called when all
    articles of the source have been written.
    """
    run = connection.execute
    if run("SELECT 1 FROM article WHERE hash = ?", (one.hash,)).fetchone():
        return
    heir = _heir(connection, one)
    for table in ANCHORED:
        rows = run(
            "SELECT id, coalesce(quote, ''), coalesce(prefix, ''), coalesce(suffix, ''), "  # noqa: S608 (fixed names)
            f"coalesce(position, 0) FROM {table} WHERE article_hash = ?",
            (one.hash,),
        ).fetchall()
        for key, *place in rows:
            found = _found_again(connection, one.source, heir, Place(*place))
            if found is not None:
                run(
                    f"UPDATE {table} SET article_hash = ?, prefix = ?, suffix = ?, position = ? "  # noqa: S608 (fixed names)
                    "WHERE id = ?",
                    (found[0], found[1].prefix, found[1].suffix, found[1].position, key),
                )
            elif heir is not None and table in NOTEBOOK:
                _reword(connection, table, key, heir, Place(*place))


def rejoin(connection: sqlite3.Connection, digest: str, article: int) -> None:
    """Tie what is anchored to a text that is not there to the article that had it, by its key."""
    row = connection.execute(
        "SELECT source, title FROM article WHERE id = ?", (article,)
    ).fetchone()
    if row is not None:
        restore(connection, Held(row[0], article, digest, row[1]))


def orphans(connection: sqlite3.Connection) -> Iterator[Orphan]:
    """The reader's rows whose article is not in the library any more."""
    for table in ANCHORED:
        for row in connection.execute(
            f"SELECT id, article_hash, quote FROM {table} t WHERE article_hash IS NOT NULL "  # noqa: S608 (fixed names)
            "AND NOT EXISTS (SELECT 1 FROM article a WHERE a.hash = t.article_hash) ORDER BY id"
        ):
            yield Orphan(table, *row)


def text_of(connection: sqlite3.Connection, article: int) -> str:
    """The text of an article as positions count in it."""
    return laid_out(connection, article).text


def laid_out(connection: sqlite3.Connection, article: int) -> Text:
    """What positions count in: kicker, title, subtitle, then the paragraphs, each on a line."""
    row = connection.execute(
        "SELECT kicker, title, subtitle FROM article WHERE id = ?", (article,)
    ).fetchone()
    names = [name for name, head in zip(("kicker", "title", "subtitle"), row, strict=True) if head]
    paragraphs = connection.execute(
        "SELECT text FROM paragraph WHERE article = ? ORDER BY ordinal", (article,)
    )
    lines = [*(head for head in row if head), *(text for (text,) in paragraphs)]
    begins = list(accumulate((len(line) + 1 for line in lines), initial=0))
    heads = dict(zip(names, begins, strict=False))
    return Text("\n".join(lines), tuple(begins[len(names) : len(lines)]), heads)


def place_at(text: str, start: int, end: int) -> Place:
    """The place of a span of a text."""
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Place(text[start:end], before, after, start)


def find(text: str, place: Place) -> int | None:
    """Where a quote stands in a text: where most of its surroundings are as they were, then where
    it is nearest to its old position. None where it stands nowhere.
    """
    found = text.find(place.quote)
    best: tuple[int, int, int] | None = None
    while found >= 0:
        score = (-_around(text, found, place), abs(found - place.position), found)
        best = score if best is None else min(best, score)
        found = text.find(place.quote, found + 1)
    return None if best is None else best[2]


def _around(text: str, at: int, place: Place) -> int:
    """How many characters next to a quote are those that stood there before."""
    end = at + len(place.quote)
    before = text[max(0, at - len(place.prefix)) : at]
    after = text[end : end + len(place.suffix)]
    return _common(before[::-1], place.prefix[::-1]) + _common(after, place.suffix)


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    for at, (first, second) in enumerate(zip(one, other)):  # noqa: B905 (either may be shorter)
        if first != second:
            return at
    return min(len(one), len(other))


def _heir(connection: sqlite3.Connection, one: Held) -> int | None:
    """The article that has its number, or else alone has its headline; None where there is none."""
    run = connection.execute
    if run("SELECT 1 FROM article WHERE id = ? AND source = ?", (one.key, one.source)).fetchone():
        return one.key
    rows = run(
        "SELECT id FROM article WHERE source = ? AND title = ? LIMIT 2", (one.source, one.title)
    ).fetchall()
    return rows[0][0] if len(rows) == 1 else None


def _found_again(
    connection: sqlite3.Connection, source: int, heir: int | None, place: Place
) -> tuple[str, Place] | None:
    """The hash of the article in which a place is now, and the place in it; None without any.

    That is the heir where it has the quote, else another article of the source that does. What
    quotes nothing is about the article as a whole.
    """
    candidates = [] if heir is None else [heir]
    if place.quote:
        candidates += [
            row[0]
            for row in connection.execute(
                "SELECT DISTINCT p.article FROM article a JOIN paragraph p ON p.article = a.id "
                "WHERE a.source = ? AND instr(p.text, ?) ORDER BY a.ordinal",
                (source, place.quote),
            )
        ]
    for article in candidates:
        sql = "SELECT hash FROM article WHERE id = ?"
        (digest,) = connection.execute(sql, (article,)).fetchone()
        if not place.quote:
            return digest, place
        text = text_of(connection, article)
        at = find(text, place)
        if at is not None:
            return digest, place_at(text, at, at + len(place.quote))
    return None


def _reword(connection: sqlite3.Connection, table: str, key: int, heir: int, place: Place) -> None:
    """Tie what is about a passage to the passage of an article that is most like it, if any is."""
    (kind,) = connection.execute(f"SELECT kind FROM {table} WHERE id = ?", (key,)).fetchone()  # noqa: S608 (fixed names)
    whole = place.prefix[-1:] in ("", "\n") and place.suffix[:1] in ("", "\n")
    if not whole or not place.quote or kind not in ("passage", None):
        return
    text = laid_out(connection, heir)
    best: tuple[float, int, int] | None = None
    for start in text.starts:
        end = start + len(text.text[start:].partition("\n")[0])
        likeness = _likeness(place.quote, text.text[start:end])
        if likeness >= ALIKE and (best is None or likeness > best[0]):
            best = (likeness, start, end)
    if best is None:
        return
    found = place_at(text.text, *best[1:])
    (digest,) = connection.execute("SELECT hash FROM article WHERE id = ?", (heir,)).fetchone()
    connection.execute(
        f"UPDATE {table} SET article_hash = ?, quote = ?, prefix = ?, suffix = ?, position = ?, "  # noqa: S608 (fixed names)
        "former = nullif(coalesce(former, quote), ?) WHERE id = ?",
        (digest, *found, found.quote, key),
    )


def _likeness(one: str, other: str) -> float:
    """How much of two texts is the same, from 0 to 1."""
    # Notes on passages whose words have changed are few.
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0
