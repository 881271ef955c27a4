"""What is kept of searches: the history, saved searches, and what has come since one was run.

Articles come into a library by rising numbers. One that is loaded again keeps its number as long
as its text stays the same, whatever happens to the keys of its paragraphs and claims, and gets a
new one where it has changed. So what a saved search has not yet given is what lies in articles of
higher numbers than there were when it gave the last.
"""

from __future__ import annotations

import json
import re
from array import array
from gettext import dgettext
from typing import TYPE_CHECKING

from store.clock import now
from store.model import Past, SavedSearch, YuanzhiError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

# So many searches are remembered, the newest ones.
REMEMBERED = 1_000

# Longer ones are texts that were pasted; the history is for what is typed again.
_LONGEST = 1_000

# Keys looked up together.
_BATCH = 5_000

_CONTROL = re.compile("[\\x00-\\x1f\\x7f-\\x9f]")

_SAVED = "SELECT name, query, facts, saved, last_run, seen FROM saved_search"


def remember(connection: sqlite3.Connection, query: str, *, facts: bool) -> None:
    """Put a search at the head of the history, once. The caller holds a transaction."""
    query = _plain(query)
    if not query or len(query) > _LONGEST:
        return
    run = connection.execute
    run("DELETE FROM history WHERE query = ? AND facts = ?", (query, facts))
    run("INSERT INTO history (query, facts, at) VALUES (?, ?, ?)", (query, facts, now()))
    run(
        "DELETE FROM history WHERE id <= "
        "(SELECT id FROM history ORDER BY id DESC LIMIT 1 OFFSET ?)",
        (REMEMBERED,),
    )


def history(connection: sqlite3.Connection) -> list[Past]:
    """The searches that were run, the newest first, each once."""
    rows = connection.execute("SELECT query, facts, at FROM history ORDER BY id DESC")
    return [Past(query, bool(facts), at) for query, facts, at in rows]


def forget(connection: sqlite3.Connection) -> int:
    """Empty the history; how many searches were in it."""
    return connection.execute("DELETE FROM history").rowcount


def saved(connection: sqlite3.Connection) -> list[SavedSearch]:
    """All saved searches by their names."""
    return [_saved(*row) for row in connection.execute(f"{_SAVED} ORDER BY name")]


def named(connection: sqlite3.Connection, name: str) -> SavedSearch:
    """The saved search of that name. Raises YuanzhiError where there is none."""
    row = connection.execute(f"{_SAVED} WHERE name = ?", (_plain(name),)).fetchone()
    if row is None:
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                "No search is saved as {name}: `yuanzhi saved list` shows those that are.",
            ).format(name=name)
        )
    return _saved(*row)


def save(connection: sqlite3.Connection, name: str, query: str, *, facts: bool) -> SavedSearch:
    """Keep a search under a name; the same one again changes nothing. Raises YuanzhiError where
    another has the name. The caller holds a transaction.
    """
    name, query = _plain(name), _plain(query)
    if not name or not query:
        raise YuanzhiError(dgettext("yuanzhi", "To save a search give it a name and a query."))
    former = connection.execute(f"{_SAVED} WHERE name = ?", (name,)).fetchone()
    if former is None:
        connection.execute(
            "INSERT INTO saved_search (name, query, facts, saved, seen) VALUES (?, ?, ?, ?, 0)",
            (name, query, facts, now()),
        )
    elif (former[1], bool(former[2])) != (query, facts):
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                "{name} is saved already, as {query}: take another name, or remove it with "
                "`yuanzhi saved remove`.",
            ).format(name=name, query=former[1])
        )
    return named(connection, name)


def rename(connection: sqlite3.Connection, name: str, new: str) -> SavedSearch:
    """Give a saved search another name. Raises YuanzhiError where there is none, or where another
    has that name. The caller holds a transaction.
    """
    name, new = named(connection, name).name, _plain(new)
    taken = connection.execute("SELECT 1 FROM saved_search WHERE name = ?", (new,)).fetchone()
    if not new or (taken and new != name):
        raise YuanzhiError(
            dgettext("yuanzhi", '"{name}" cannot be the new name: take another one.').format(
                name=new
            )
        )
    connection.execute("UPDATE saved_search SET name = ? WHERE name = ?", (new, name))
    return named(connection, new)


def remove(connection: sqlite3.Connection, name: str) -> SavedSearch:
    """Forget a saved search; what it was. Raises YuanzhiError where there is none. The caller holds
    a transaction.
    """
    one = named(connection, name)
    connection.execute("DELETE FROM saved_search WHERE name = ?", (one.name,))
    return one


def mark_seen(connection: sqlite3.Connection, name: str, number: int) -> None:
    """Note that a saved search has given all that lies in articles up to this number."""
    # Never back: another run of it may have given more meanwhile.
    connection.execute(
        "UPDATE saved_search SET seen = max(seen, ?), last_run = ? WHERE name = ?",
        (number, now(), _plain(name)),
    )


def arrived(connection: sqlite3.Connection) -> int:
    """The number of the article that came into the library last; 0 where none has."""
    (number,) = connection.execute("SELECT coalesce(max(number), 0) FROM arrival").fetchone()
    return int(number)


def new(
    connection: sqlite3.Connection, keys: Sequence[int], after: int, *, facts: bool
) -> array[int]:
    """Of these paragraphs (claims, with facts) those of articles of higher numbers, in order."""
    table = "claim" if facts else "paragraph"
    kept: set[int] = set()
    for at in range(0, len(keys), _BATCH):
        rows = connection.execute(
            f"SELECT t.id FROM json_each(?) k CROSS JOIN {table} t ON t.id = k.value "  # noqa: S608 (fixed names)
            "CROSS JOIN arrival v ON v.article = t.article WHERE v.number > ?",
            (json.dumps(list(keys[at : at + _BATCH])), after),
        )
        kept.update(key for (key,) in rows)
    return array("q", (key for key in keys if key in kept))


def _plain(text: str) -> str:
    """Text that can be written down, on one line: half a character (a byte that is no UTF-8)
    cannot, and a control character would drive the terminal.
    """
    return _CONTROL.sub(" ", text).strip().encode("utf-8", "replace").decode()


def _saved(
    name: str, query: str, facts: int, at: str, last_run: str | None, seen: int
) -> SavedSearch:
    return SavedSearch(name, query, bool(facts), at, last_run, seen)
