"""The notebook outlives reloads, changed sources, new rules, merged runs and forgotten files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from store import library
from store.library import Library
from tests.store.correcting import lose, run
from tests.store.loading import everything, jsonl, load, news
from tests.store.notebook.library import (
    ARTICLES,
    FIRST,
    OTHER,
    PARK,
    SECOND,
    entries,
    investment,
    told,
)

if TYPE_CHECKING:
    from pathlib import Path

    from store.model import Added


@pytest.fixture
def noted(db: Path) -> Path:
    """The library with something of each kind about each kind of thing."""
    for what in ("1.1", "1", investment(db).mark, PARK):
        library.note(what, "注", db)
        library.tag([what], ["签"], db)
        library.bookmark(what, "", db)
        library.collect("集", [what], db)
    return db


def still(db: Path) -> list[Added]:
    """The entries with where they are, but for the keys of passages, which may change."""
    return [replace(one, found=replace(one.found, paragraph=None)) for one in entries(db)]


def about(db: Path) -> set[tuple[str, str, str, bool]]:
    """What the entries are about, each once."""
    return {
        (one.entry.target.kind, one.found.heading, one.found.words, one.found.here)
        for one in entries(db)
    }


def test_a_reload_changes_nothing(noted: Path, file: Path) -> None:
    before = still(noted)
    assert len(before) == 16
    assert {one.found.here for one in before} == {True}
    list(library.load([file], noted, again=True))
    assert still(noted) == before


def test_what_is_about_words_goes_with_them_into_the_changed_article(
    noted: Path, file: Path
) -> None:
    changed = f"本报讯。\n{FIRST.replace('正式', '')}\n{SECOND}"
    jsonl(file, ARTICLES[1], news("轴承项目开工", changed))
    load(file, into=noted)
    assert about(noted) == {
        ("passage", "轴承项目开工", FIRST.replace("正式", ""), True),
        ("article", "轴承项目开工", "轴承项目开工", True),
        ("fact", "轴承项目开工", "12亿元", True),
        ("entity", PARK, PARK, True),
    }
    fact = investment(noted, "1.2")
    assert [one.found.claim for one in entries(noted, about=fact.mark)] == [fact] * 4
    # What the passage said when it was noted stays beside what it says now.
    assert {one.entry.former for one in entries(noted, about="1.2")} == {FIRST, None}


def test_a_passage_that_gets_its_old_words_back_is_as_it_was(noted: Path, file: Path) -> None:
    before = still(noted)
    jsonl(file, news("轴承项目开工", f"{FIRST.replace('正式', '')}\n{SECOND}"), ARTICLES[1])
    load(file, into=noted)
    assert still(noted) != before
    jsonl(file, *ARTICLES)
    load(file, into=noted)
    assert still(noted) == before


def test_a_note_does_not_go_over_to_a_passage_that_says_something_else(
    db: Path, file: Path
) -> None:
    library.note("1.2", "修路", db)
    jsonl(
        file, news("轴承项目开工", f"{FIRST}\n园区食堂昨日换了新菜单，职工都说好吃。"), ARTICLES[1]
    )
    load(file, into=db)
    (one,) = entries(db, "note")
    assert (one.found.here, one.found.words, one.entry.text) == (False, SECOND, "修路")
    jsonl(file, *ARTICLES)
    load(file, into=db)
    assert told(db, "note") == [("修路", "1.2", SECOND)]


def test_a_fact_that_is_no_longer_told_is_not_passed_off_as_another(db: Path, file: Path) -> None:
    library.note(investment(db).mark, "核对过", db)
    jsonl(file, news("轴承项目开工", FIRST.replace("12亿元", "15亿元")), ARTICLES[1])
    load(file, into=db)
    (one,) = entries(db, "note")
    assert (one.found.here, one.found.claim, one.found.words) == (False, None, "12亿元")


def test_a_fact_that_the_rules_lose_keeps_its_note_and_its_passage(db: Path) -> None:
    fact = investment(db)
    library.collect("集", [fact.mark], db)
    lose(db, "total_investment")
    (one,) = entries(db, "item")
    assert (one.found.here, one.found.claim, one.found.place) == (False, None, "1.1")
    assert (one.found.words, one.found.passage) == ("12亿元", FIRST)


def test_a_fact_that_new_rules_know_by_another_mark_keeps_its_note(db: Path) -> None:
    library.note(investment(db).mark, "核对过", db)
    run(db, "UPDATE claim SET mark = 'another' WHERE attribute = 'total_investment'")
    (one,) = entries(db, "note")
    assert one.found.claim == investment(db)
    assert one.link == "yuanzhi://fact/another"


def test_a_fact_the_reader_corrected_keeps_its_note(db: Path) -> None:
    fact = investment(db)
    library.note(fact.mark, "原文", db)
    mine = library.correct(fact.mark, "13亿元", db)
    library.note(mine.mark, "我的", db)
    assert [(one.entry.text, one.found.claim.given) for one in entries(db) if one.found.claim] == [
        ("原文", None),
        ("我的", "13亿元"),
    ]


def test_what_is_forgotten_and_loaded_again_has_its_notes_back(
    noted: Path, file: Path, tmp_path: Path
) -> None:
    before = entries(noted)
    load(jsonl(tmp_path / "other.jsonl", news("别的", "别的园区。")), into=noted)
    library.forget([str(file)], noted)
    gone = entries(noted)
    assert [one.entry for one in gone] == [one.entry for one in before]
    assert {one.found.here for one in gone if one.entry.target.kind != "entity"} == {False}
    # It can still be cited.
    assert {one.found.record for one in gone} == {one.found.record for one in before}
    load(file, into=noted)
    assert about(noted) == {
        (one.entry.target.kind, one.found.heading, one.found.words, True) for one in before
    }


def test_an_entry_removed_before_its_source_changed_comes_back_to_its_words(
    db: Path, file: Path
) -> None:
    library.note("1.1", "注", db, words="12亿元")
    library.remove("note", [1], db)
    jsonl(file, news("轴承项目开工", f"本报讯。\n{FIRST}"), ARTICLES[1])
    load(file, into=db)
    library.take_back(db)
    assert told(db, "note") == [("注", "1.2", "12亿元")]


def test_notes_stay_with_their_passages_while_runs_of_keys_are_merged(
    noted: Path, tmp_path: Path
) -> None:
    def places() -> list[tuple[str, str]]:
        return [(one.found.place, one.found.words) for one in entries(noted)]

    before, keys = places(), everything(noted)["paragraph"]
    for number in range(7):
        # What is older and what is newer than all the rest is a run of its own, larger than ours.
        text = f"另有{number}家企业。\n" * 4
        wide = (
            news("旧", text, f"19{number + 10}-01-01"),
            news("新", text, f"20{number + 40}-01-01"),
        )
        load(jsonl(tmp_path / f"{number}.jsonl", *wide), into=noted)
    assert {row[0] for row in keys} - {row[0] for row in everything(noted)["paragraph"]}
    assert places() == before


def test_a_project_of_one_article_goes_with_it(db: Path, tmp_path: Path) -> None:
    text = "东岭高新区的二期项目今天开工，总投资3亿元。"
    file = jsonl(tmp_path / "own.jsonl", news("治水", text))
    load(file, into=db)
    with Library.open(db) as opened:
        own = opened.meant("二期项目", "PROJECT")
    library.note(f"entity:{own.id}", "注", db)
    assert (entries(db)[0].entry.target.scope or "").startswith("=")
    jsonl(file, news("治水", f"本报讯。{text}"))
    load(file, into=db)
    (one,) = entries(db)
    assert (one.found.here, one.found.heading) == (True, own.name)


class TestPrints:
    """One text in two newspapers."""

    @pytest.fixture
    def prints(self, db: Path, tmp_path: Path) -> Path:
        jsonl(tmp_path / "b.jsonl", news("青禾投产", OTHER, "2024-09-02", publication="开发区报"))
        load(tmp_path / "b.jsonl", into=db)
        return db

    def cited(self, db: Path, one: Added) -> str:
        assert one.found.record is not None
        with Library.open(db) as opened:
            return opened.cite_record(one.found.record)

    def test_each_is_cited_by_its_own_data(self, prints: Path) -> None:
        library.collect("集", ["3.1", "2.1"], prints)
        second, first = entries(prints, "item")
        assert (second.found.place, first.found.place) == ("3.1", "2.1")
        assert "开发区报，2024-09-02" in self.cited(prints, second)
        assert "园区周报，2024-09-01" in self.cited(prints, first)
        with Library.open(prints) as opened:
            assert opened.follow(second.link or "").place == "3.1"
            assert opened.follow(first.link or "").place == "2.1"

    def test_the_facts_of_each_are_told_apart(self, prints: Path) -> None:
        with Library.open(prints) as opened:
            mark = investment(prints, "2.1").mark
            assert [row.mark for row in opened.claims(article=3, attribute="total_investment")] == [
                mark
            ]
            second = opened.link("3").partition("?")[2]
            assert opened.follow(f"yuanzhi://fact/{mark}?{second}").place == "3.1"
            assert opened.follow(f"yuanzhi://fact/{mark}").place == "2.1"

    def test_one_that_is_gone_is_cited_as_it_was_and_not_as_the_other(
        self, prints: Path, tmp_path: Path
    ) -> None:
        library.collect("集", ["3.1"], prints)
        library.forget([str(tmp_path / "b.jsonl")], prints)
        (one,) = entries(prints, "item")
        assert (one.found.here, one.found.other, one.found.place) == (True, True, "2.1")
        assert "开发区报，2024-09-02" in self.cited(prints, one)

    def test_what_becomes_known_of_one_later_is_cited(self, db: Path, tmp_path: Path) -> None:
        file = jsonl(tmp_path / "c.jsonl", news("修路", SECOND * 2, publication=None))
        load(file, into=db)
        library.collect("集", ["3.1"], db)
        jsonl(file, news("修路", SECOND * 2, publication="开发区报"))
        load(file, into=db)
        (one,) = entries(db, "item")
        assert not one.found.other
        assert "开发区报" in self.cited(db, one)
