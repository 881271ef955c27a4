"""The lines of claims in the index of facts: what they hold, and that they are always the same."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store import factindex, library
from store.factline import Told, line
from store.library import Library
from store.model import Figure
from store.search import index
from tests.store.correcting import (
    BASE,
    FIRM,
    PARK,
    QINGHE,
    article,
    assert_index_is_right,
    loaded,
    one,
    run,
)
from tests.store.loading import jsonl, load, news

ZONE = "东岭轴承项目落户西安高新区，总投资30亿元，由海澜轴承有限公司投资建设。"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return loaded(tmp_path_factory.mktemp("made"), article(), news("东岭轴承项目落户", ZONE))


@pytest.fixture
def db(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "library.db"))


def lines(db: Path) -> list[tuple[int, str]]:
    return run(db, "SELECT id, text FROM claim ORDER BY id")


def found(db: Path, query: str) -> set[tuple[str, str]]:
    """(project, attribute) of the claims that a query finds."""
    with Library.open(db) as opened:
        keys = opened.search_facts(query).paragraphs
        return {(hit.claim.name, hit.claim.attribute) for hit in opened.fact_hits(keys)}


@pytest.mark.parametrize(
    ("query", "fact"),
    [
        ("总投资 海澜", (BASE, "total_investment")),
        ('"total investment" 12亿元', (BASE, "total_investment")),
        ("1200000000 CNY", (BASE, "total_investment")),
        (f"总投资 {FIRM}", (BASE, "total_investment")),
        (f"投资方 {FIRM}", (BASE, "org")),
        ("开工 started 东岭高新区", (BASE, "status")),
        ("竣工时间 2025-06", (BASE, "finish_date")),
        ("占地 120亩", (BASE, "land_area")),
        ("岗位 800", (QINGHE, "jobs")),
        ("总投资 陕西", ("东岭轴承项目", "total_investment")),
        ("总投资 西安市", ("东岭轴承项目", "total_investment")),
        ("西安高新技术产业开发区 30亿", ("东岭轴承项目", "total_investment")),
    ],
)
def test_a_newcomers_words_find_the_fact(db: Path, query: str, fact: tuple[str, str]) -> None:
    assert fact in found(db, query)


def lines_anew(db: Path) -> list[tuple[int, str]]:
    """The lines that would be made out of the tables."""
    with closing(sqlite3.connect(db, isolation_level=None)) as connection:
        rows = connection.execute(f"{factindex._CLAIMS} ORDER BY c.id").fetchall()
        return [(key, text) for key, _, text in factindex._lines(connection, rows)]


def test_lines_out_of_the_tables_are_those_of_the_load(db: Path) -> None:
    assert lines(db)
    assert lines(db) == lines_anew(db)


def test_a_library_of_another_version_gets_these_lines_when_it_is_written_to(db: Path) -> None:
    before = lines(db)
    with closing(sqlite3.connect(db, isolation_level=None)) as connection:
        connection.execute("UPDATE claim SET text = 'of old ' || id")
        index.rebuild(connection, "fact_index")
        connection.execute("DELETE FROM index_version WHERE name = 'fact_line'")
    assert found(db, "总投资") == set()
    load(into=db)
    assert lines(db) == before
    assert_index_is_right(db)
    with Library.open(db) as opened:
        assert opened.search_facts("of old").total == 0


def test_what_the_reader_says_is_found_by_his_words_and_those_of_the_text(db: Path) -> None:
    library.correct(one(db, "total_investment").mark, "15亿元", db)
    for query in ("15亿元 海澜", "1500000000", "12亿元 15亿元"):
        assert (BASE, "total_investment") in found(db, query)
    assert_index_is_right(db)
    library.undo(None, db)
    assert found(db, "15亿元") == set()
    assert_index_is_right(db)


def test_a_fact_of_a_split_name_is_found_by_its_new_one_also_after_a_reload(
    db: Path, tmp_path: Path
) -> None:
    with Library.open(db) as opened:
        (key,) = [row.id for row in opened.called(QINGHE)]
    place = one(db, "jobs", QINGHE).place.partition(".")[0]
    library.split(key, (int(place),), "白鹭制药项目", db)
    assert ("白鹭制药项目", "jobs") in found(db, "岗位 白鹭")
    assert_index_is_right(db)
    changed = news("别的标题", "白鹭要闻。")
    file = jsonl(tmp_path / "again.jsonl", article(), changed)
    load(file, into=db)
    assert_index_is_right(db)
    assert ("白鹭制药项目", "jobs") in found(db, "岗位 白鹭")


def test_a_fact_is_found_by_the_name_that_the_library_shows(db: Path, tmp_path: Path) -> None:
    with Library.open(db) as opened:
        key = {name: opened.called(name)[0].id for name in (QINGHE, PARK, BASE)}
    library.rename(key[QINGHE], "青禾一号", db)
    library.rename(key[PARK], "岭东新城", db)
    library.merge(key[BASE], key[QINGHE], db)
    (head,) = {name for name, _ in found(db, "岗位")}
    for query in (f"岗位 {head}", f"总投资 12亿元 {head}", "12亿元 岭东新城", "12亿元 东岭高新区"):
        assert found(db, query), query
    assert_index_is_right(db)
    assert lines(db) == lines_anew(db)
    # Also what comes later.
    load(jsonl(tmp_path / "b.jsonl", news("园区要闻", f"{QINGHE}占地77亩。")), into=db)
    assert found(db, f"占地 77亩 {head}")
    assert lines(db) == lines_anew(db)
    for _ in range(3):
        library.undo(None, db)
    assert found(db, "青禾一号") == found(db, "岭东新城") == set()
    assert lines(db) == lines_anew(db)
    assert_index_is_right(db)


def test_facts_come_newest_first_with_the_words_they_rest_on(db: Path, tmp_path: Path) -> None:
    later = "青禾新材料产业园项目总投资22亿元。"
    for date in ("2025-01-02", "2023-01-02", None):
        load(jsonl(tmp_path / f"{date}.jsonl", news(f"于{date}", later, date)), into=db)
    with Library.open(db) as opened:
        found = opened.search_facts("总投资 青禾")
        hits = opened.fact_hits(found.paragraphs)
        dates = [hit.claim.date for hit in hits if hit.claim.attribute == "total_investment"]
        assert dates == ["2025-01-02", "2024-03-05", "2023-01-02", None]
        assert found.complete
        assert opened.search_facts("总投资 青禾", limit=1).paragraphs[0] == found.paragraphs[0]
        for hit in hits:
            words = [hit.text[start:end] for start, end in hit.spans]
            assert any(hit.claim.words in word for word in words)
        since = opened.search_facts("总投资 青禾", since="2025")
        assert {hit.claim.date for hit in opened.fact_hits(since.paragraphs)} == {"2025-01-02"}


def test_rejected_facts_are_found_and_told_apart(db: Path) -> None:
    library.reject(one(db, "land_area").mark, db)
    with Library.open(db) as opened:
        hits = opened.fact_hits(opened.search_facts("占地 120亩").paragraphs)
        assert [h.claim.state for h in hits if h.claim.attribute == "land_area"] == ["rejected"]
        assert opened.fact_hits([10**9]) == []


def test_a_piece_of_a_line_stands_in_it_once() -> None:
    told = Told(
        names=("海澜项目", "海澜项目", "海澜"),
        attribute="total_investment",
        modality="planned",
        figure=Figure("12亿元", 1.2e9, None, "CNY", ""),
        words=("12亿元", "总投资"),
        park=PARK,
        places=(PARK, "某省"),
        investors=tuple(f"某{at}公司" for at in range(20)),
    )
    text = line(told)
    assert text.startswith(
        f"海澜项目 总投资 total investment 12亿元 1200000000 CNY 计划 planned {PARK} 某省 某0公司 "
    )
    assert text.count("公司") == 8
