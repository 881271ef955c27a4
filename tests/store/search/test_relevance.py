"""Relevance: what tells most of a query comes first, and nothing is lost."""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.search import engine
from store.search.wording import written
from tests.store.search import shelves
from tests.store.search.shelves import Piece, Story
from tests.store.search.strategies import ANY_QUERIES, LOADS, TREES

if TYPE_CHECKING:
    from pathlib import Path

    from store.model import Found

# Words that no text asks for, to make a text of a length.
FILLING = "，这里另有一句与此无关的话"


def ranked(connection: sqlite3.Connection, query: str) -> list[str]:
    """The texts that a query finds, the most relevant first."""
    found = engine.search(connection, f"{query} sort:relevance")
    assert found.order == "relevance"
    assert found.complete
    texts = dict(connection.execute("SELECT id, text FROM paragraph").fetchall())
    return [texts[key] for key in found.paragraphs]


def of(text: str, date: str | None = "2020-05-27") -> Story:
    """An article whose second paragraph is the text."""
    return Story((Piece("　"), Piece(text)), date)


@pytest.mark.parametrize(
    ("query", "whole", "split"),
    [
        ("国有", "当地的国有资产，", "中国有很多城市，"),
        ("产业", "这里的产业园区，", "投产业已一年了，"),
        ("gwh", "年产30GWh电池，", "年产MGWhX电池，"),
        ("2020", "项目2020年开工，", "编号为120205，"),
    ],
)
def test_a_word_comes_before_characters_of_two(
    empty: sqlite3.Connection, query: str, whole: str, split: str
) -> None:
    with shelves.undone(empty) as connection:
        # The other holds them more often, and is newer.
        shelves.fill(connection, [of(split * 3, "2020-05-28"), of(whole + FILLING)])
        assert ranked(connection, query) == [whole + FILLING, split * 3]


def test_a_word_comes_before_a_part_of_a_longer_one(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        shelves.fill(connection, [of("来到高新区", "2020-05-28"), of("设立了新区")])
        assert ranked(connection, "新区") == ["设立了新区", "来到高新区"]


def test_what_the_headline_says_too_comes_first(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        shelves.fill(connection, [of("甲园区签约"), of("乙园区签约")])
        connection.execute(
            "UPDATE article SET title = '園區昨日签约' WHERE id = "
            "(SELECT article FROM paragraph WHERE text = '乙园区签约')"
        )
        assert ranked(connection, "园区") == ["乙园区签约", "甲园区签约"]


def test_a_rare_word_weighs_more_than_a_common_one(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        common, rare = "投资投资，镍矿。", "投资，镍矿镍矿。"
        others = [of("投资") for _ in range(20)]
        shelves.fill(connection, [of(common), of(rare), *others])
        assert ranked(connection, "投资 镍矿") == [rare, common]


def test_more_hits_come_before_fewer_and_short_texts_before_long_ones(
    empty: sqlite3.Connection,
) -> None:
    with shelves.undone(empty) as connection:
        texts = ["园区，园区，园区", "园区，签约，开工", "园区" + FILLING * 9]
        shelves.fill(connection, [of(text) for text in reversed(texts)])
        assert ranked(connection, "园区") == texts


def test_the_first_paragraph_of_an_article_comes_before_its_others(
    empty: sqlite3.Connection,
) -> None:
    with shelves.undone(empty) as connection:
        shelves.fill(
            connection,
            [
                Story((Piece("开场白"), Piece("甲园区签约")), "2020-05-27"),
                Story((Piece("乙园区签约"), Piece("别的话")), "2020-05-27"),
            ],
        )
        assert ranked(connection, "园区") == ["乙园区签约", "甲园区签约"]


def test_of_equal_texts_the_newer_comes_first_and_the_undated_last(
    empty: sqlite3.Connection,
) -> None:
    with shelves.undone(empty) as connection:
        dates = ["1999", "2020-05-27", None, "2026-10-31", "2020-05"]
        rows = shelves.fill(connection, [of("园区", date) for date in dates])
        date_of = {row.key: row.date for row in rows}
        keys = engine.search(connection, "园区 sort:relevance").paragraphs
        assert [date_of[key] for key in keys] == [
            "2026-10-31",
            "2020-05-27",
            "2020-05",
            "1999",
            None,
        ]


@settings(max_examples=60, deadline=None)
@given(LOADS, st.one_of(ANY_QUERIES, TREES.map(written)))
def test_ranking_loses_nothing_and_adds_nothing(
    empty: sqlite3.Connection, loads: list[list[Story]], query: str
) -> None:
    with shelves.undone(empty) as connection:
        shelves.fill(connection, *loads)
        newest = engine.search(connection, query)
        ordered = engine.search(connection, f"{query} sort:relevance")
        if ordered.order == "relevance":
            assert sorted(ordered.paragraphs) == sorted(newest.paragraphs)
            assert ordered.total == newest.total


@pytest.mark.parametrize("query", ["园区", "园", "园区 第", "-城区", "date:2020"])
def test_pages_of_a_ranking_agree(empty: sqlite3.Connection, query: str) -> None:
    with shelves.undone(empty) as connection:
        stories = [of(f"园区第{number % 7}号" + FILLING * (number % 5)) for number in range(60)]
        shelves.fill(connection, stories[:30], stories[30:])
        everything = list(engine.search(connection, f"{query} sort:relevance").paragraphs)
        for limit in (0, 1, 20, 59, 200):
            found = engine.search(connection, f"{query} sort:relevance", limit=limit)
            assert list(found.paragraphs) == everything[:limit]
            assert found.total == len(everything)
            assert found.complete
            assert found.ranked is None


def test_of_too_many_matches_the_newest_are_ranked_and_that_is_told(
    empty: sqlite3.Connection,
) -> None:
    with shelves.undone(empty) as connection:
        stories = [of(f"园区{'园区' * (day % 3)}", f"2020-05-{day:02d}") for day in range(1, 31)]
        rows = shelves.fill(connection, stories)
        newest = list(engine.search(connection, "园区").paragraphs)
        often = {row.key: row.text.count("园区") for row in rows}

        found = engine.search(connection, "园区 sort:relevance", limit=10, most_ranked=20)
        assert (found.total, found.complete, found.ranked) == (20, False, 20)
        assert set(found.paragraphs) <= set(newest[:20])
        assert [often[key] for key in found.paragraphs] == [3] * 7 + [2] * 3

        found = engine.search(connection, "园区 sort:relevance", most_ranked=20)
        assert (found.total, found.complete, found.ranked) == (30, True, 20)
        assert set(found.paragraphs[:20]) == set(newest[:20])
        assert list(found.paragraphs[20:]) == newest[20:]

        found = engine.search(connection, "园区 sort:relevance", most_ranked=30)
        assert (found.total, found.complete, found.ranked) == (30, True, None)


def test_a_deadline_ends_a_ranking_with_what_it_has(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        shelves.fill(connection, [of("园区") for _ in range(300)])
        found = engine.search(connection, "园区 sort:relevance", deadline=0)
        assert not found.complete
        assert found.total == len(found.paragraphs)


def test_an_interruption_ends_a_ranking_with_what_it_has(tmp_path: Path) -> None:
    connection = shelves.library(tmp_path / "library.db")
    shelves.fill(connection, [of("园区建设" + FILLING) for _ in range(4000)])
    connection.close()
    connection = sqlite3.connect(tmp_path / "library.db", check_same_thread=False)
    whole = engine.search(connection, "园区建设 sort:relevance")
    results: list[Found] = []
    thread = threading.Thread(
        target=lambda: results.append(engine.search(connection, "园区建设 sort:relevance"))
    )
    thread.start()
    while thread.is_alive():
        connection.interrupt()
    thread.join()
    connection.close()
    (result,) = results
    assert not result.complete
    assert set(result.paragraphs) <= set(whole.paragraphs)
    assert result.order == "newest" or result.ranked is not None


def test_with_collapse_a_ranking_has_the_hits_that_the_newest_have(
    empty: sqlite3.Connection,
) -> None:
    with shelves.undone(empty) as connection:
        shelves.fill(connection, [of("园区签约", f"2020-05-0{day}") for day in range(1, 5)])
        connection.execute(
            "INSERT INTO reprint (article, cluster) SELECT id, 1 FROM article LIMIT 3"
        )
        newest = engine.search(connection, "园区", collapse=True)
        ordered = engine.search(connection, "园区 sort:relevance", collapse=True)
        assert len(ordered.paragraphs) == 2
        assert sorted(ordered.paragraphs) == sorted(newest.paragraphs)
        assert ordered.total == newest.total == 4


def test_claims_are_ranked_too(empty: sqlite3.Connection) -> None:
    found = engine.search_facts(empty, "总投资 sort:relevance")
    assert (found.order, list(found.paragraphs)) == ("relevance", [])
