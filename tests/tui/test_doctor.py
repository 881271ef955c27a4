"""`yuanzhi doctor`: what is wrong with a library, told in sentences."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from store.search import index
from tests.store import loading

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Yuanzhi


@pytest.fixture
def db(yuanzhi: Yuanzhi, tmp_path: Path) -> Path:
    texts = [f"第{at}家企业落户东岭高新区。\n总投资{at}亿元。" for at in range(9)]
    news = [loading.news(f"标题{at}", text) for at, text in enumerate(texts)]
    source = loading.jsonl(tmp_path / "a.jsonl", *news)
    assert yuanzhi("load", source, "--db", tmp_path / "a.db").returncode == 0
    return tmp_path / "a.db"


def test_a_sound_library_is_told_as_such(yuanzhi: Yuanzhi, db: Path) -> None:
    run = yuanzhi("doctor", "--search", "--queries", "30", "--db", db)
    assert run.returncode == 0
    first, second = run.stdout.splitlines()
    assert first == "The file is sound."
    assert second.startswith("30 of 30 searches find what a look at every text finds")
    assert "18 paragraphs" in second


def test_without_search_only_the_file_is_looked_at(yuanzhi: Yuanzhi, db: Path) -> None:
    assert yuanzhi("doctor", "--db", db).stdout == "The file is sound.\n"


def test_what_search_misses_is_told_with_the_query_and_exit_code_1(
    yuanzhi: Yuanzhi, db: Path
) -> None:
    with closing(sqlite3.connect(db)) as connection, connection:
        lost = connection.execute("SELECT id, text FROM paragraph WHERE ordinal = 1").fetchall()
        index.remove(connection, "paragraph_index", lost)
    run = yuanzhi("doctor", "--search", "--queries", "30", "--db", db)
    assert run.returncode == 1
    assert "misses" in run.stdout
    assert "things are wrong" in run.stderr

    told = json.loads(yuanzhi("doctor", "--search", "--json", "--db", db).stdout)
    missed = {key for one in told["search"]["differences"] for key in one["missed"]}
    assert missed
    assert missed <= {key for key, _ in lost}


def test_an_index_of_another_version_and_rows_that_lead_nowhere_are_told(
    yuanzhi: Yuanzhi, db: Path
) -> None:
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("UPDATE index_version SET version = '0.0'")
        connection.execute("UPDATE paragraph SET article = article + 900 WHERE ordinal = 2")
    run = yuanzhi("doctor", "--db", db)
    assert run.returncode == 1
    assert "The index paragraph_index is missing or of another version" in run.stdout
    assert "9 rows of paragraph lead to rows of article that are not there." in run.stdout
    assert "Traceback" not in run.stderr
