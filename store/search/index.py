"""The full-text indexes: every two neighbouring characters of a folded text are one term.

Nothing is left out and nothing separates: punctuation and spaces are characters like any other,
so that any two characters that are asked for are answered by the index alone, and any longer
string by the texts that hold all its pairs. The last character of a text is a term of its own,
so that every single character is the beginning of some term; so are characters of which too many
pairs would have to be put together (store.search.characters).

The tables hold no text (`content=''`), no positions (`detail=none`) and no sizes: the numbers of
the rows are all that is asked of them. What was added must therefore be given again, the same, to
be removed.
"""

from __future__ import annotations

import sys
from array import array
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from store.fold import FOLD_VERSION, fold
from store.search import pages
from store.search.characters import STANDING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

# Raise this whenever `terms` changes: indexes made by another version are not asked, and are made
# anew as soon as a library is opened for writing.
INDEX_VERSION = 2

# Stands between terms. The tokenizer takes control characters for separators, so those in a text
# belong to no term; everything else does.
SEPARATOR = "\n"

# A key and the texts that are found under it.
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Indexed:
    """What an index holds.

    rows: SQL for its rows, the key and then the texts, by rising key; it takes a condition on the
    row `t`. marks: what stands before the terms of each of the texts, to tell them apart. paged:
    whether behind these comes a page, which is one term.
    """

    rows: str
    marks: tuple[str, ...] = ("",)
    paged: bool = False


# What an article has before its text, by the field that asks for it, as it is marked. The marks are
# private characters, of which the index takes none from a text.
HEADS = {"title": "", "pub": "\ue000", "author": "\ue001", "page": "\ue002"}
MARKS = "".join(HEADS.values())
_NO_MARKS = str.maketrans(dict.fromkeys(MARKS, SEPARATOR))
TITLE = (
    "coalesce(a.kicker, '') || char(10) || coalesce(a.title, '') || char(10) "
    "|| coalesce(a.subtitle, '')"
)

# Index -> what it holds. An article's head has the key of its first paragraph, so that heads lie
# newest first as paragraphs do.
INDEXED = {
    "paragraph_index": Indexed("SELECT t.id, t.text FROM paragraph t WHERE {where} ORDER BY t.id"),
    "head_index": Indexed(
        f"SELECT t.id, {TITLE}, coalesce(a.publication, ''), a.authors, coalesce(a.page, '') "  # noqa: S608 (fixed words)
        "FROM paragraph t JOIN article a ON a.id = t.article "
        "WHERE t.ordinal = 1 AND {where} ORDER BY t.id",
        (HEADS["title"], HEADS["pub"], HEADS["author"]),
        paged=True,
    ),
    "fact_index": Indexed("SELECT t.id, t.text FROM claim t WHERE {where} ORDER BY t.id"),
}

# Those that go by the keys of paragraphs.
OF_PARAGRAPHS = ("paragraph_index", "head_index")

# All of ASCII that can be seen, and the space; what lies beyond ASCII is always part of a term.
_TOKEN_CHARACTERS = "".join(chr(code) for code in range(0x20, 0x7F) if not chr(code).isalnum())
_ESCAPED = _TOKEN_CHARACTERS.replace("'", "''").replace('"', '""')
TOKENIZER = f"ascii tokenchars '{_ESCAPED}'"

# FTS5 collects terms in memory up to this many bytes before it writes them out as one segment.
_HASH_BYTES = 64 << 20

# Texts made into terms at a time.
_BATCH = 20_000

# FTS5 itself merges pieces of like size as it goes. An index whose largest piece is this share of
# it, in no more pieces than these, answers as fast as one in a single piece, and is hardly larger.
# (At a million paragraphs: 65 % of the text as loaded, 60 % in one piece, which takes 4 s.)
_PIECES = 16
_LARGEST = 2 / 3

_UTF_32 = f"utf-32-{sys.byteorder[0]}e"


def terms(text: str) -> str:
    """All terms of one text, as the indexes take them in; for many texts use `terms_of`."""
    return terms_of((text,))[0]


def terms_of(texts: Sequence[str]) -> list[str]:
    """The terms of each text, one a line: its pairs of neighbours, its last character, and those of
    its characters that are terms.
    """
    joined = "".join(text + SEPARATOR for text in texts)
    # Whole batches as arrays of code points, because one character at a time is ten times slower.
    folded = fold(joined)
    characters = array("I", folded.encode(_UTF_32, "surrogatepass"))
    lines = array("I", SEPARATOR.encode(_UTF_32)) * (3 * len(characters))
    lines[0::3] = characters
    lines[1:-2:3] = characters[1:]
    made = lines.tobytes().decode(_UTF_32, "surrogatepass")
    ends = accumulate(len(text) + 1 for text in texts)
    found: list[str] = []
    for text, end in zip(texts, ends, strict=True):
        first = end - len(text) - 1
        # After the last character come the separator as its neighbour, and the line's own.
        pairs = made[3 * first : 3 * (end - 1)].rstrip(SEPARATOR)
        standing = STANDING.intersection(folded[first : end - 1])
        # Sorted: to be removed, a text must have the terms it was added with.
        found.append(SEPARATOR.join([pairs, *sorted(standing)]))
    return found


def is_indexed(character: str) -> bool:
    """Whether a folded character is part of terms."""
    return character >= " " and character != "\x7f"


def can_ask(folded: str) -> bool:
    """Whether the index of heads can be asked for a folded string."""
    return all(map(is_indexed, folded)) and not any(mark in folded for mark in MARKS)


def make(connection: sqlite3.Connection, told: Callable[[int, int], object] | None = None) -> None:
    """Make the indexes where they are missing, and anew where another version made them.

    told: how many texts are in by now, of how many.
    """
    with _transaction(connection):
        connection.execute(
            "CREATE TABLE IF NOT EXISTS index_version "
            "(name TEXT PRIMARY KEY, version TEXT NOT NULL)"
        )
        for table in INDEXED:
            if not is_current(connection, table):
                rebuild(connection, table, told)


def is_current(connection: sqlite3.Connection, table: str) -> bool:
    """Whether an index is there and was made by this version, so that it can be asked."""
    return version_of(connection, table) == _version()


def version_of(connection: sqlite3.Connection, table: str) -> str | None:
    """Which version made an index; None where it is not there."""
    known = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE name = 'index_version'"
    ).fetchone()
    row = (
        known
        and connection.execute(
            "SELECT version FROM index_version WHERE name = ?", (table,)
        ).fetchone()
    )
    return row[0] if row else None


def note_version(connection: sqlite3.Connection, table: str, version: str) -> None:
    """Note which version made an index."""
    connection.execute("INSERT OR REPLACE INTO index_version VALUES (?, ?)", (table, version))


def rebuild(
    connection: sqlite3.Connection, table: str, told: Callable[[int, int], object] | None = None
) -> None:
    """Make an index anew from the texts it stands for. told: see `make`."""
    with _transaction(connection):
        connection.execute(f"DROP TABLE IF EXISTS {table}")
        connection.execute(
            f"CREATE VIRTUAL TABLE {table} USING fts5(terms, content='', "
            f'tokenize="{TOKENIZER}", detail=none, columnsize=0)'
        )
        connection.execute(
            f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', ?)",  # noqa: S608 (fixed names)
            (_HASH_BYTES,),
        )
        sql = INDEXED[table].rows.format(where="TRUE")
        (total,) = connection.execute(f"SELECT count(*) FROM ({sql})").fetchone()  # noqa: S608 (fixed words)
        done = 0
        for batch in rows(connection, table, "TRUE"):
            add(connection, table, batch)
            done += len(batch)
            if told is not None:
                told(done, total)
        note_version(connection, table, _version())


def rows(
    connection: sqlite3.Connection, table: str, where: str, values: Sequence[object] = ()
) -> Iterator[list[Row]]:
    """The rows that an index holds, or is to hold: those of which a condition on `t` is true, by
    rising key, some thousands at a time.
    """
    found = connection.execute(INDEXED[table].rows.format(where=where), tuple(values))
    while batch := found.fetchmany(_BATCH):
        yield batch


def add(connection: sqlite3.Connection, table: str, some: Iterable[Row]) -> None:
    """Take texts into an index under their keys. Large batches are much faster than small ones."""
    connection.executemany(
        f"INSERT INTO {table} (rowid, terms) VALUES (?, ?)",  # noqa: S608 (fixed names)
        _entries(some, INDEXED[table]),
    )


def take_in(connection: sqlite3.Connection, first: int, end: int) -> None:
    """Take the paragraphs with keys from `first` up to before `end` into their indexes."""
    for table in OF_PARAGRAPHS:
        for some in rows(connection, table, "t.id >= ? AND t.id < ?", (first, end)):
            add(connection, table, some)


def remove(connection: sqlite3.Connection, table: str, some: Iterable[Row]) -> None:
    """Take texts out of an index; they must be the very texts that were added under these keys."""
    connection.executemany(
        f"INSERT INTO {table} ({table}, rowid, terms) VALUES ('delete', ?, ?)",  # noqa: S608 (fixed names)
        _entries(some, INDEXED[table]),
    )


def optimize(connection: sqlite3.Connection) -> None:
    """Write an index anew in one piece where loads have left it in too many, or in large ones."""
    for table in INDEXED:
        sizes = [
            size
            for (size,) in connection.execute(f"SELECT count(*) FROM {table}_idx GROUP BY segid")  # noqa: S608 (fixed names)
        ]
        if len(sizes) > _PIECES or (len(sizes) > 1 and max(sizes) < sum(sizes) * _LARGEST):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 (fixed names)


def _entries(some: Iterable[Row], indexed: Indexed) -> Iterator[tuple[int, str]]:
    """(key, terms) of each row, by rising key: FTS5 writes a segment at every key that falls."""
    ordered = sorted(some, key=lambda row: row[0])
    of_heads = indexed.paged
    count = len(indexed.marks)
    for at in range(0, len(ordered), _BATCH):
        batch = ordered[at : at + _BATCH]
        texts = [text for row in batch for text in row[1 : count + 1]]
        made = terms_of([text.translate(_NO_MARKS) for text in texts] if of_heads else texts)
        for place, row in enumerate(batch):
            found = made[count * place : count * (place + 1)]
            if of_heads:
                found = [*map(_marked, found, indexed.marks), _page(row[-1])]
            yield row[0], SEPARATOR.join(found)


def _marked(made: str, mark: str) -> str:
    return mark + made.replace(SEPARATOR, SEPARATOR + mark) if mark and made else made


def _page(text: str) -> str:
    """The term of a page; empty where it has characters that no query can ask the index for."""
    term = pages.term(text)
    return HEADS["page"] + term if can_ask(term) else ""


def _version() -> str:
    return f"{INDEX_VERSION}.{FOLD_VERSION}"


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything or nothing, within the caller's transaction where there is one."""
    connection.execute("SAVEPOINT search_index")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK TO search_index")
        connection.execute("RELEASE search_index")
        raise
    connection.execute("RELEASE search_index")
