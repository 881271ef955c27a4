"""The sources of a library: what is told of them, and forgetting them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlite_utils import Database

from store import library, schema
from store.library import Library
from store.migrations import migrations
from store.model import YuanzhiError
from tests.store.loading import UNREADABLE, everything, jsonl, load, news, rows, totals

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "总投资3亿元的海澜轴承生产基地项目在东岭高新区开工。"


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A library of four sources in two folders: loaded, partial, failed, and one beside."""
    one, other = tmp_path / "one", tmp_path / "one more"
    one.mkdir()
    other.mkdir()
    jsonl(one / "a.jsonl", news("投产", TEXT))
    part = jsonl(one / "b.jsonl", news("二", "乙公司的电机今天降价。"))
    part.write_text(part.read_text(encoding="utf-8") + "{broken\n", encoding="utf-8")
    (one / "c.txt").write_bytes(UNREADABLE)
    jsonl(other / "d.jsonl", news("四", "丁公司的叉车今天涨价。"))
    load(one, other, into=tmp_path / "library.db")
    return tmp_path / "library.db"


def test_sources_come_by_path_with_what_became_of_them(db: Path, tmp_path: Path) -> None:
    found = rows(db)
    assert [(name, row.state, row.format) for name, row in found.items()] == [
        ("d.jsonl", "loaded", "jsonl"),
        ("a.jsonl", "loaded", "jsonl"),
        ("b.jsonl", "partial", "jsonl"),
        ("c.txt", "failed", "text"),
    ]
    row = found["a.jsonl"]
    assert (row.path, row.size) == (
        str(tmp_path / "one" / "a.jsonl"),
        (tmp_path / "one" / "a.jsonl").stat().st_size,
    )
    assert (row.articles, row.paragraphs) == (1, 1)
    assert row.facts > 2
    assert row.loaded is not None and row.loaded.endswith("+00:00")
    assert (found["c.txt"].articles, found["c.txt"].loaded) == (0, None)
    assert found["c.txt"].checked >= row.loaded


def test_sources_of_some_states_or_under_some_folder(db: Path, tmp_path: Path) -> None:
    assert set(rows(db, states=("partial", "failed"))) == {"b.jsonl", "c.txt"}
    # "one more" begins with the same letters, and is another folder.
    assert set(rows(db, under=str(tmp_path / "one"))) == {"a.jsonl", "b.jsonl", "c.txt"}
    assert set(rows(db, under=str(tmp_path / "one" / "a.jsonl"))) == {"a.jsonl"}
    assert set(rows(db, states=("loaded",), under=str(tmp_path / "one"))) == {"a.jsonl"}


def test_what_is_forgotten_is_found_nowhere(db: Path, tmp_path: Path) -> None:
    with Library.open(db) as opened:
        assert opened.census().projects == 1
    assert library.forget([str(tmp_path / "one" / "a.jsonl")], db) == 1
    assert totals(db, "轴承", "电机", "叉车") == [0, 1, 1]
    assert set(rows(db)) == {"b.jsonl", "c.txt", "d.jsonl"}
    with Library.open(db) as opened:
        assert (opened.census().projects, opened.census().parks) == (0, 0)
        assert len(opened.projects()) == len(opened.parks()) == 0
    assert library.forget([str(tmp_path / "one" / "a.jsonl")], db) == 0
    assert load(tmp_path / "one" / "a.jsonl", into=db) == {"a.jsonl": "loaded"}
    assert totals(db, "轴承") == [1]


def test_a_folder_is_forgotten_with_all_that_is_in_it(db: Path, tmp_path: Path) -> None:
    assert library.forget([str(tmp_path / "one")], db) == 3
    assert set(rows(db)) == {"d.jsonl"}
    left = everything(db)
    assert len(left["article"]) == len(left["paragraph"]) == 1


def test_forgetting_a_source_keeps_what_the_reader_wrote_about_it(db: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(db)) as connection:
        connection.execute(
            "INSERT INTO note (article_hash, quote, text) SELECT hash, '轴承', '要核对' "
            "FROM article WHERE title = '投产'"
        )
        connection.commit()
    library.forget([str(tmp_path / "one")], db)
    assert [row[6] for row in everything(db)["note"]] == ["要核对"]


def test_a_library_of_the_first_version_is_brought_up_to_date_with_all_it_holds(
    tmp_path: Path,
) -> None:
    db = tmp_path / "old.db"
    with closing(sqlite3.connect(db)) as connection:
        old = Database(connection)
        migrations().apply(old, stop_before="0004 what became of each source")
        connection.execute(
            "INSERT INTO source (id, path, sha256, settings, media_type, loaded, version, state) "
            "VALUES (7, '/a.txt', 'x', '{}', 'text/plain', '2026-01-01', '0.1.0', 'loaded')"
        )
        connection.execute(
            "INSERT INTO article (id, source, ordinal, hash, authors, origins) "
            "VALUES (3, 7, 1, 'y', '[]', '{}')"
        )
        connection.execute(
            "INSERT INTO paragraph (id, article, ordinal, kind, text, ranges) "
            "VALUES (5, 3, 1, 'body', '轴承', '[]')"
        )
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    with pytest.raises(YuanzhiError, match="older yuanzhi"):
        Library.open(db)
    assert load(into=db) == {}
    (row,) = rows(db).values()
    assert (row.id, row.path, row.state, row.format) == (7, "/a.txt", "loaded", "text")
    assert (row.articles, row.paragraphs, row.facts) == (1, 1, 0)
    assert row.checked == row.loaded == "2026-01-01"
    with Library.open(db) as opened:
        assert opened.article(3).source == "/a.txt"
