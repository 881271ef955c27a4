"""What is kept of searches: the history, saved searches, and what is new since one was run."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from store import kept, library
from store.library import Library
from store.migrations import migrations
from store.model import Metadata, YuanzhiError
from store.schema import make
from store.search import order
from tests.store.correcting import LATER
from tests.store.loading import jsonl, load, news

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


SIGNED = news("轴承项目签约", "轴承项目在东岭高新区签约，总投资12亿元。\n双方说轴承项目明年开工。")
STARTED = news("电机项目开工", "电机项目在东岭高新区开工，占地50亩。", "2024-04-01")
PUMPS = news("水泵项目投产", "水泵项目在东岭高新区投产。", "2024-02-01")


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A library with one article, and a saved search that has given what it holds."""
    db = tmp_path / "library.db"
    load(jsonl(tmp_path / "a.jsonl", SIGNED), into=db)
    library.save_search("东岭", "东岭", db)
    give(db)
    return db


def new(db: Path, *, facts: bool = False) -> list[str]:
    """The titles of the articles in which the saved search finds something new, each hit once."""
    with Library.open(db) as opened:
        one = opened.saved_search("东岭")
        if facts:
            keys = opened.new(opened.search_facts(one.query).paragraphs, one.seen, facts=True)
            return [hit.claim.title or "" for hit in opened.fact_hits(keys)]
        keys = opened.new(opened.search(one.query).paragraphs, one.seen)
        return [hit.title or "" for hit in opened.hits(one.query, keys)]


def give(db: Path) -> None:
    """Let the saved search have given all that there is."""
    with Library.open(db) as opened:
        number = opened.arrived()
    library.mark_seen("东岭", number, db)


def test_what_has_come_since_is_new_and_what_was_there_is_not(db: Path, tmp_path: Path) -> None:
    assert new(db) == []
    load(jsonl(tmp_path / "b.jsonl", STARTED, PUMPS), into=db)
    assert new(db) == ["电机项目开工", "水泵项目投产"]
    give(db)
    assert new(db) == []


def test_a_search_that_never_ran_has_given_nothing(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    load(jsonl(tmp_path / "a.jsonl", SIGNED, STARTED), into=db)
    library.save_search("东岭", "东岭", db)
    assert new(db) == ["电机项目开工", "轴承项目签约"]


def test_what_is_loaded_again_unchanged_is_not_new(db: Path, tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    assert load(source, into=db, again=True) == {"a.jsonl": "loaded"}
    assert new(db) == []
    # Under other metadata, and at another place of the same file.
    list(library.load([source], db, Metadata(publication="晨报"), again=True))
    assert new(db) == []
    load(jsonl(source, PUMPS, SIGNED), into=db)
    assert new(db) == ["水泵项目投产"]


def test_a_file_that_moved_brings_nothing_new(db: Path, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").rename(tmp_path / "b.jsonl")
    assert load(tmp_path / "b.jsonl", into=db) == {"b.jsonl": "moved"}
    assert new(db) == []


def test_a_changed_article_is_new_and_its_neighbours_are_not(db: Path, tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    load(jsonl(source, SIGNED, STARTED), into=db)
    give(db)
    changed = {**SIGNED, "text": SIGNED["text"].replace("12亿", "13亿")}
    load(jsonl(source, changed, STARTED), into=db)
    assert new(db) == ["轴承项目签约"]


def test_a_reprint_in_another_file_is_new(db: Path, tmp_path: Path) -> None:
    load(jsonl(tmp_path / "b.jsonl", {**SIGNED, "publication": "晨报"}), into=db)
    assert new(db) == ["轴承项目签约"]


def test_merging_runs_gives_paragraphs_other_keys_and_nothing_new(db: Path, tmp_path: Path) -> None:
    for day in (9, 3, 7, 5):
        told = news(f"园区{day}", "东岭园区要闻。", f"2024-05-{day:02d}")
        other = news(f"园区{day}后", "东岭园区要闻。", f"2024-06-{day:02d}")
        load(jsonl(tmp_path / f"{day}.jsonl", told, other), into=db)
    give(db)
    load(jsonl(tmp_path / "b.jsonl", PUMPS), into=db)
    with Library.open(db) as opened:
        before = list(opened.search("东岭").paragraphs)
    with closing(sqlite3.connect(db, isolation_level=None)) as connection:
        runs = order.runs(connection)
        assert len(runs) > 1
        order.merge(connection, runs)
    with Library.open(db) as opened:
        assert list(opened.search("东岭").paragraphs) != before
    assert new(db) == ["水泵项目投产"]


def test_a_fact_is_as_new_as_its_article(db: Path, tmp_path: Path) -> None:
    load(jsonl(tmp_path / "b.jsonl", news("一", LATER)), into=db)
    assert set(new(db, facts=True)) == {"一"}
    give(db)
    library.reextract(db)
    assert new(db, facts=True) == []
    load(jsonl(tmp_path / "c.jsonl", news("二", LATER)), into=db)
    assert set(new(db, facts=True)) == {"二"}


def test_two_runs_at_once_never_set_the_mark_back(db: Path, tmp_path: Path) -> None:
    with Library.open(db) as slow:
        early = slow.arrived()
    load(jsonl(tmp_path / "b.jsonl", STARTED), into=db)
    give(db)
    library.mark_seen("东岭", early, db)
    assert new(db) == []


def test_while_a_search_runs_the_library_stays_as_it_is(db: Path, tmp_path: Path) -> None:
    with Library.open(db) as opened, opened.as_it_is():
        number = opened.arrived()
        load(jsonl(tmp_path / "b.jsonl", STARTED), into=db)
        assert opened.arrived() == number
        assert opened.search("电机").total == 0
    assert new(db) == ["电机项目开工"]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    with closing(make(tmp_path_factory.mktemp("empty") / "library.db")) as connection:
        yield connection


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 4), st.sampled_from("xyz")), max_size=12))
def test_new_is_what_came_or_changed_since(
    empty: sqlite3.Connection, steps: Sequence[tuple[int, str]]
) -> None:
    """Articles written straight into the table, by key and text, as any load would write them."""
    empty.execute("BEGIN")
    texts: dict[int, str] = {}
    for key, text in steps:
        seen = kept.arrived(empty)
        write(empty, key, text)
        came = empty.execute("SELECT article FROM arrival WHERE number > ?", (seen,)).fetchall()
        assert came == ([] if texts.get(key) == text else [(key,)])
        texts[key] = text
    empty.execute("ROLLBACK")


def write(connection: sqlite3.Connection, key: int, text: str) -> None:
    """Put an article with that text in the place of what has its key."""
    connection.execute("DELETE FROM article WHERE id = ?", (key,))
    connection.execute(
        "INSERT INTO article (id, source, ordinal, hash, authors, origins) "
        "VALUES (?, 1, ?, ?, '[]', '{}')",
        (key, key, text),
    )


def test_the_articles_of_an_older_library_have_all_come_before(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "old.db")) as connection:
        old = Database(connection)
        migrations().apply(old, stop_before="0007 kept searches")
        for key in (3, 8):
            write(connection, key, f"text {key}")
        migrations().apply(old)
        assert kept.arrived(connection) == 2
        # Loaded again, in another order, one of them with another text.
        write(connection, 8, "text 8")
        write(connection, 3, "changed")
        rows = connection.execute("SELECT article FROM arrival WHERE number > 2").fetchall()
        assert rows == [(3,)]


# The history


def queries(db: Path) -> list[tuple[str, bool]]:
    with Library.open(db) as opened:
        return [(one.query, one.facts) for one in opened.history()]


def remember(db: Path, *texts: str) -> None:
    with Library.open(db) as opened:
        for text in texts:
            opened.remember(text)


def test_the_history_has_each_search_once_the_newest_first(db: Path) -> None:
    remember(db, "轴承", "电机", " 轴承\n", "", "  ", "长" * 5000, "\ud800")
    with Library.open(db) as opened:
        opened.remember("轴承", facts=True)
    assert queries(db) == [("轴承", True), ("?", False), ("轴承", False), ("电机", False)]


def test_the_history_is_cut_at_its_length(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "REMEMBERED", 3)
    remember(db, *"abcdef")
    assert [query for query, _ in queries(db)] == ["f", "e", "d"]


def test_the_history_can_be_emptied(db: Path) -> None:
    remember(db, "a", "b")
    assert library.clear_history(db) == 2
    assert queries(db) == []


def test_the_seed_library_keeps_no_history_and_nothing_fails() -> None:
    with Library.open(None) as opened:
        opened.remember("轴承")
        assert opened.history() == []
        assert opened.saved_searches() == []


def test_a_library_that_is_being_written_to_goes_without_an_entry(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.library.kept._PATIENCE", 0.01)
    with closing(sqlite3.connect(db, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        remember(db, "轴承")
        other.execute("ROLLBACK")
    assert queries(db) == []


# Saved searches


def names(db: Path) -> list[str]:
    with Library.open(db) as opened:
        return [one.name for one in opened.saved_searches()]


def test_a_saved_search_is_found_renamed_and_removed(db: Path) -> None:
    made = library.save_search("工业", "总投资", db, facts=True)
    assert (made.query, made.facts, made.last_run, made.seen) == ("总投资", True, None, 0)
    assert library.save_search("工业", " 总投资 ", db, facts=True) == made
    assert library.save_search("甲\x1b[31m\n", "a\tb", db).name == "甲 [31m"
    library.remove_search("甲 [31m", db)
    assert library.rename_search("工业", "投资", db).query == "总投资"
    assert names(db) == ["东岭", "投资"]
    assert library.remove_search("投资", db).name == "投资"
    assert names(db) == ["东岭"]


def test_what_was_given_stays_with_a_search_that_gets_another_name(db: Path) -> None:
    before = library.rename_search("东岭", "东岭二", db)
    assert before.seen > 0
    assert before.last_run is not None


def failures(db: Path) -> Iterator[Any]:
    yield lambda: library.save_search("东岭", "别的", db)
    yield lambda: library.save_search("东岭", "东岭", db, facts=True)
    yield lambda: library.save_search(" ", "别的", db)
    yield lambda: library.save_search("别的", " ", db)
    yield lambda: library.rename_search("没有", "别的", db)
    yield lambda: library.rename_search("东岭", " ", db)
    yield lambda: library.remove_search("没有", db)
    yield lambda: library.remove_search("\ud800", db)
    yield lambda: library.save_search("别的", "别的", db.parent / "none.db")


def test_what_cannot_be_kept_is_told_and_changes_nothing(db: Path) -> None:
    library.save_search("别的名", "x", db)
    for attempt in (*failures(db), lambda: library.rename_search("东岭", "别的名", db)):
        with pytest.raises(YuanzhiError) as told:
            attempt()
        assert str(told.value).endswith(".")
    assert names(db) == ["东岭", "别的名"]
