"""Notes, tags and bookmarks: written, found again by what they are about, changed, taken out."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from store import library
from store.library import Library
from store.migrations import migrations
from store.model import YuanzhiError
from store.schema import APPLICATION_ID
from tests.store.loading import everything, load
from tests.store.notebook.library import (
    BASE,
    FIRM,
    FIRST,
    PARK,
    SECOND,
    entries,
    investment,
    key_of,
    told,
)

if TYPE_CHECKING:
    from pathlib import Path

# What turns, hides or breaks text in a terminal, and what cannot be written out.
HARMFUL = {"\x00", "\x07", "\x1b", "\x9b", "\u202e", "\u200b", "\ufeff", "\ud800", "\r"}

TABLES = ("note", "tag", "bookmark", "collection")


def test_a_note_is_found_with_its_passage_its_article_and_its_words(db: Path) -> None:
    library.note("1.1", "开工日期待核", db)
    library.note("1.1", "只说这个数", db, words="12亿元")
    library.note("1", "整篇可用", db)
    library.note("2.1", "另一篇", db)
    assert told(db, "note", "1.1") == [
        ("开工日期待核", "1.1", FIRST),
        ("只说这个数", "1.1", "12亿元"),
    ]
    assert [text for text, _, _ in told(db, "note", "1")] == [
        "开工日期待核",
        "只说这个数",
        "整篇可用",
    ]
    whole, words = (one.found for one in entries(db, "note", "1.1"))
    assert whole.span is None
    assert words.span is not None
    assert words.passage[slice(*words.span)] == "12亿元"


def test_a_note_on_a_fact_tells_what_the_fact_says(db: Path) -> None:
    fact = investment(db)
    library.note(fact.mark[:6], "含二期", db)
    (one,) = entries(db, "note", fact.mark)
    assert one.found.claim == fact
    assert (one.found.place, one.found.words, one.found.heading) == (
        "1.1",
        "12亿元",
        "轴承项目开工",
    )
    # It stands in the passage, so it is shown there too.
    assert entries(db, "note", "1.1") == [one]


@pytest.mark.parametrize("what", ["东岭高新区", "park:东岭高新区", "entity:{key}", "PARK:{key}"])
def test_a_note_on_an_entity_is_found_however_it_is_named(db: Path, what: str) -> None:
    library.note(what.format(key=key_of(db, PARK)), "走访过", db)
    (one,) = entries(db, "note", PARK)
    assert (one.found.entity, one.found.heading, one.found.place) == (key_of(db, PARK), PARK, "")


def test_what_is_noted_of_an_entity_is_noted_of_what_counts_as_one_with_it(db: Path) -> None:
    library.note("project:青禾新材料产业园项目", "甲", db)
    library.note(f"project:{BASE}", "乙", db)
    library.rename(key_of(db, BASE), "海澜基地", db)
    library.merge(key_of(db, "青禾新材料产业园项目"), key_of(db, BASE), db)
    assert {text for text, _, _ in told(db, "note", "project:海澜基地")} == {"甲", "乙"}
    assert {one.found.heading for one in entries(db, "note")} == {"海澜基地"}


def test_the_same_said_twice_of_the_same_is_said_once(db: Path) -> None:
    for _ in range(2):
        library.note("1.1", "待核", db)
        library.tag(["1.1", PARK], ["要点", "#要点", " 要点 "], db)
        library.bookmark("1.2", "", db)
    assert told(db, "note") == [("待核", "1.1", FIRST)]
    assert told(db, "tag") == [("要点", "1.1", FIRST), ("要点", "", PARK)]
    assert told(db, "bookmark") == [("", "1.2", SECOND)]


def test_tags_are_counted_taken_off_and_renamed_into_one_another(db: Path) -> None:
    library.tag(["1.1", "1.2"], ["要点"], db)
    library.tag(["1.1", FIRM], ["重点"], db)
    with Library.open(db) as opened:
        assert [(row.name, row.count) for row in opened.tags()] == [("要点", 2), ("重点", 2)]
    assert library.rename_all("tag", "要点", "重点", db) == 2
    assert [place for _, place, _ in told(db, "tag")] == ["1.2", "1.1", ""]
    assert [one.text for one in library.untag(["1.1", "1.2"], ["重点", "没有"], db)] == [
        "重点",
        "重点",
    ]
    assert told(db, "tag") == [("重点", "", FIRM)]


def test_the_name_of_a_bookmark_goes_over_to_where_it_is_put_last(db: Path) -> None:
    library.bookmark("1.1", "a", db)
    library.bookmark("1.2", "b", db)
    library.bookmark("2.1", "a", db)
    assert told(db, "bookmark") == [("b", "1.2", SECOND), ("a", "2.1", entries(db)[-1].found.words)]
    library.bookmark("1.2", "", db)
    library.bookmark("1.2", "c", db)
    assert [text for text, _, _ in told(db, "bookmark")] == ["c", "a"]


def test_each_change_is_taken_back_exactly_the_last_first(db: Path) -> None:
    states = []
    for change in (
        lambda: library.note("1.1", "甲", db),
        lambda: library.note(investment(db).mark, "乙", db),
        lambda: library.rewrite("note", 1, "丙", db),
        lambda: library.tag(["1", PARK], ["x", "y"], db),
        lambda: library.rename_all("tag", "x", "y", db),
        lambda: library.bookmark("2.1", "a", db),
        lambda: library.bookmark("1.1", "a", db),
        lambda: library.collect("集", ["1.1", "2.1", "1"], db, note="旁注"),
        lambda: library.move("集", 3, 1, db),
        lambda: library.discard("集", [2], db),
        lambda: library.annotate("集", 1, "改", db),
        lambda: library.rename_all("item", "集", "集二", db),
        lambda: library.remove("note", [1, 2], db),
        lambda: library.discard("集二", (), db),
    ):
        states.append([everything(db)[table] for table in TABLES])
        change()
    while states:
        assert library.take_back(db)
        assert [everything(db)[table] for table in TABLES] == states.pop()
    assert library.take_back(db) == []


def test_the_log_of_changes_keeps_the_last_ones(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.notebook.log.KEPT", 3)
    for number in range(6):
        library.note("1.1", f"注{number}", db)
    undone = [library.take_back(db)[0][1].text for _ in range(3)]
    assert undone == ["注5", "注4", "注3"]
    assert library.take_back(db) == []
    assert [text for text, _, _ in told(db, "note")] == ["注0", "注1", "注2"]


def test_of_several_numbers_one_that_is_none_takes_nothing_out(db: Path) -> None:
    library.note("1.1", "甲", db)
    with pytest.raises(YuanzhiError, match="There is no note 7"):
        library.remove("note", [1, 7], db)
    assert [text for text, _, _ in told(db, "note")] == ["甲"]


@pytest.mark.parametrize(
    ("what", "words", "sentence"),
    [
        ("9", None, "There is no article 9"),
        ("1.9", None, "has no paragraph 9"),
        ("没有这家", None, "Nothing is called 没有这家"),
        ("zzzzzzzzzz", None, "No fact is known by zzzzzzzzzz"),
        ("park:没有", None, "Nothing is called 没有"),
        ("yuanzhi://article/0123456789abcdef", None, "not in this library"),
        ("yuanzhi://article/0123", None, "is no link of yuanzhi"),
        ("yuanzhi://[", None, "is no link of yuanzhi"),
        ("1.1", "不在这里", "does not stand in 1.1"),
        ("1.1", "", "does not stand in 1.1"),
        ("1", "12亿元", "Words stand in a paragraph"),
        (PARK, "12亿元", "Words stand in a passage"),
        ("", None, "Nothing is called|can mean several"),
        ("\x00", None, "Nothing is called"),
    ],
)
def test_what_cannot_be_noted_is_told_in_a_sentence(
    db: Path, what: str, words: str | None, sentence: str
) -> None:
    with pytest.raises(YuanzhiError, match=sentence):
        library.note(what, "笔记", db, words=words)
    assert entries(db) == []


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b", "\x1b"])
def test_a_note_without_words_is_refused(db: Path, text: str) -> None:
    with pytest.raises(YuanzhiError, match="says nothing"):
        library.note("1.1", text, db)


def test_a_note_keeps_its_lines_and_no_controls(db: Path) -> None:
    library.note("1.1", "一\n\n二\x1b[31m红\x07\u202e", db)
    assert entries(db, "note")[0].entry.text == "一\n\n二 [31m红"
    library.tag(["1.1"], ["a\nb\x1b"], db)
    assert entries(db, "tag")[0].entry.text == "a b"


def test_a_library_of_an_older_version_keeps_its_notes_and_takes_more(
    file: Path, tmp_path: Path
) -> None:
    db = tmp_path / "old.db"
    with closing(sqlite3.connect(db)) as connection:
        migrations().apply(Database(connection), stop_before="0009 what notes are about")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 3")
        connection.execute(
            "INSERT INTO source (path, state, settings, version) VALUES ('a', '', '', '')"
        )
        connection.execute("INSERT INTO note (article_hash, quote, text) VALUES ('x', '', '旧注')")
        connection.commit()
    with pytest.raises(YuanzhiError, match="bring it up to date with `yuanzhi load`"):
        library.note("1.1", "新注", db)
    load(file, into=db)
    library.note("1.1", "新注", db)
    assert [(one.entry.text, one.found.here) for one in entries(db)] == [
        ("旧注", False),
        ("新注", True),
    ]


def test_the_seed_library_takes_no_notes_and_says_so(tmp_path: Path) -> None:
    with pytest.raises(YuanzhiError, match="seed page keeps no corrections, searches or notes"):
        library.note("1.1", "笔记", tmp_path / "none.db")
    with Library.open(tmp_path / "none.db") as opened:
        assert opened.seed
        with pytest.raises(YuanzhiError, match="seed page keeps no"):
            library.note("1.1", "笔记", opened.path)


def test_a_library_that_another_program_holds_is_told_of(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.schema.PATIENCE", 0.05)
    with closing(sqlite3.connect(db, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(YuanzhiError, match=r"Cannot write .*database is locked"):
            library.note("1.1", "笔记", db)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=40), st.text(max_size=20))
def test_whatever_is_written_is_kept_in_harmless_form_or_refused(
    db: Path, text: str, name: str
) -> None:
    for kind in ("note", "tag", "bookmark"):
        try:
            if kind == "note":
                made = library.note("1.1", text, db)
            elif kind == "tag":
                (made,) = library.tag(["1.2"], [name], db)
            else:
                made = library.bookmark("2.1", name, db)
        except YuanzhiError:
            continue
        assert not set(made.text) & HARMFUL
        assert kind == "note" or "\n" not in made.text
        assert made in [one.entry for one in entries(db, kind)]
