"""Keeping searches in the reader's library: the history and saved searches.

Functions that take the path of a library (the reader's own where it is None) write in one
transaction, and raise YuanzhiError where that cannot be.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from store import kept
from store.library.writing import writing

if TYPE_CHECKING:
    from pathlib import Path

    from store.model import SavedSearch

# The history can do without an entry; the reader cannot wait for a load to let go of the file.
_PATIENCE = 0.5


def remember(library: Path, query: str, *, facts: bool) -> None:
    """Put a search at the head of the history; nothing where the library cannot be written now."""
    address = f"{library.resolve().as_uri()}?mode=rw"
    with (
        suppress(sqlite3.Error, OSError),
        closing(sqlite3.connect(address, uri=True, timeout=_PATIENCE)) as connection,
        connection,
    ):
        kept.remember(connection, query, facts=facts)


def clear_history(library: Path | None = None) -> int:
    """Empty the history; how many searches were in it."""
    with writing(library) as connection:
        return kept.forget(connection)


def save_search(
    name: str, query: str, library: Path | None = None, *, facts: bool = False
) -> SavedSearch:
    """Keep a search under a name. Raises YuanzhiError where another search has it."""
    with writing(library) as connection:
        return kept.save(connection, name, query, facts=facts)


def rename_search(name: str, new: str, library: Path | None = None) -> SavedSearch:
    """Give a saved search another name."""
    with writing(library) as connection:
        return kept.rename(connection, name, new)


def remove_search(name: str, library: Path | None = None) -> SavedSearch:
    """Forget a saved search; what it was."""
    with writing(library) as connection:
        return kept.remove(connection, name)


def mark_seen(name: str, number: int, library: Path | None = None) -> None:
    """Note that a saved search has given all up to what `Library.arrived` was then."""
    with writing(library) as connection:
        kept.mark_seen(connection, name, number)
