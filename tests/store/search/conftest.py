from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.store.search import shelves

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """An empty library for a module; what a test writes it takes back (`shelves.undone`)."""
    connection = shelves.library(tmp_path_factory.mktemp("search") / "library.db")
    yield connection
    connection.close()
