"""Libraries are made at once or not at all, whoever looks at them meanwhile."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from store import schema
from store.library import Library

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
