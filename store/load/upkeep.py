"""Upkeep: a library that is loaded into is made, or brought to what this version knows, before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import factindex, reprints, schema, summary
from store.completion import names
from store.load.group import transaction
from store.model import Upkeep
from store.search import index

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path


def brought(path: Path, told: Callable[[Upkeep], object] | None = None) -> sqlite3.Connection:
    """A connection for writing to the library at `path`, made or brought up to date where it must
    be. told: of each part before it is brought up to date, where another version wrote it.

    Raises YuanzhiError where it cannot be written.
    """
    is_new = schema.is_new(path)
    is_old = not is_new and schema.version(path) < schema.SCHEMA_VERSION
    if told is not None and is_old:
        told(Upkeep("tables"))
    connection = schema.make(path)
    try:
        is_current = all(index.is_current(connection, table) for table in index.INDEXED)
        tell = told if told is not None and not is_new and (is_old or not is_current) else _nobody
        _bring(connection, tell)
    except BaseException:
        connection.close()
        raise
    return connection


def _bring(connection: sqlite3.Connection, told: Callable[[Upkeep], object]) -> None:
    told(Upkeep("passages"))
    index.make(connection, lambda done, total: told(Upkeep("passages", done, total)))
    with transaction(connection):
        told(Upkeep("facts"))
        factindex.make(connection)
        told(Upkeep("reprints"))
        reprints.make(connection)
        told(Upkeep("lists"))
        summary.make(connection)
        told(Upkeep("names"))
        names.make(connection)


def _nobody(_upkeep: Upkeep) -> None:
    """Nobody is told."""
