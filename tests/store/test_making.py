"""Libraries are made at once or not at all, whoever looks at them meanwhile."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from store import schema
from store.library import Library, load
from store.model import PARTS, OlderLibraryError, Upkeep

if TYPE_CHECKING:
    from pathlib import Path

MAKE = (
    "import sys; from pathlib import Path; from store import schema; "
    "schema.make(Path(sys.argv[1])).close()"
)
OPEN_SEED = "from store.library import Library; print(len(Library.open(None).projects()))"


def test_several_programs_make_one_library_while_another_opens_it(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    makers = [subprocess.Popen([sys.executable, "-c", MAKE, str(db)]) for _ in range(4)]
    looked = 0
    while any(one.poll() is None for one in makers):
        with Library.open(db) as opened:
            assert opened.seed, "it holds nothing yet"
            looked += 1
    assert looked
    assert [one.returncode for one in makers] == [0] * 4
    with closing(schema.connect(db)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)


def test_what_is_half_made_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    with closing(sqlite3.connect(db, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        assert db.stat().st_size > 0
        with Library.open(db) as opened:
            assert opened.seed
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE source (id INTEGER)")
        with Library.open(db) as opened:
            assert opened.seed


def test_several_programs_started_at_once_have_one_whole_seed_library(tmp_path: Path) -> None:
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN_SEED], env=environment, stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    told = {one.communicate(timeout=120)[0] for one in runs}
    assert [one.returncode for one in runs] == [0] * 3
    with Library.open(None) as seed:
        assert told == {f"{len(seed.projects())}\n"}
    (made,) = (tmp_path / "yuanzhi").glob("seed-*")
    # All of it stands in the one file, and nothing beside it is needed to read it.
    with closing(sqlite3.connect(f"file:{made}?immutable=1", uri=True)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("SELECT count(*) FROM paragraph").fetchone()[0] > 0


def older(path: Path) -> None:
    """Let a library be one that an earlier version wrote."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION - 1}")
        connection.execute("DELETE FROM index_version")


def test_of_a_library_of_an_older_version_each_part_that_is_brought_up_to_date_is_told(
    tmp_path: Path,
) -> None:
    page, db = tmp_path / "page.txt", tmp_path / "library.db"
    page.write_text("3月4日,瀚森石墨烯项目在东岭高新区开工,总投资3亿元。\n", encoding="utf-8")
    told: list[Upkeep] = []
    assert len(list(load([page], db, upkeep=told.append))) == 1
    assert told == [], "a new library is made without a word"
    older(db)
    with pytest.raises(OlderLibraryError):
        Library.open(db)
    assert list(load([], db, upkeep=told.append)) == []
    assert list(dict.fromkeys(one.part for one in told)) == list(PARTS)
    assert Upkeep("passages", 1, 1) in told
    with Library.open(db) as opened:
        assert opened.search("石墨烯").total == 1
    told.clear()
    assert list(load([], db, upkeep=told.append)) == []
    assert told == []
