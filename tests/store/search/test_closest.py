"""Closest passages: what shares most of a query that nothing holds whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from store.fold import fold
from store.search import closest, engine, highlights
from tests.store.search import shelves
from tests.store.search.shelves import Piece, Story
from tests.store.search.strategies import ANY_QUERIES, LOADS

if TYPE_CHECKING:
    import sqlite3

    from store.model import Found

TEXTS = [
    "上午在城西新区举行了动力电池项目的签约仪式，总投资六十亿元，明年三月动工。",
    "下午在城东新区举行了生物医药项目的开工仪式，总投资十二亿元，后年五月投产。",
    "动力电池的回收利用有了新办法，企业须在年底前登记。",
    "昨夜下了一场大雨，水库的水位升高了两米。",
]


def closest_to(connection: sqlite3.Connection, query: str) -> list[str]:
    """The texts that are closest to a query, the closest first."""
    found = engine.search(connection, query, closest=True)
    assert found.order == "closest"
    assert found.complete
    return texts_of(connection, found)


def texts_of(connection: sqlite3.Connection, found: Found) -> list[str]:
    texts = dict(connection.execute("SELECT id, text FROM paragraph").fetchall())
    return [texts[key] for key in found.paragraphs]


def fill(connection: sqlite3.Connection, *texts: str) -> None:
    shelves.fill(connection, [Story((Piece(text),), "2020-05-27") for text in texts])


def test_a_sentence_with_two_words_changed_gives_its_paragraph_first(
    empty: sqlite3.Connection,
) -> None:
    with shelves.undone(empty) as connection:
        fill(connection, *TEXTS)
        for at, (one, other) in enumerate([("举行", "完成"), ("生物", "植物"), ("新办", "老办")]):
            for changed in ("总投资", "企业", "项目"):
                text = TEXTS[at].replace(one, other).replace(changed, "东西")
                if text != TEXTS[at]:
                    assert closest_to(connection, text)[0] == TEXTS[at]


def test_traditional_and_full_width_characters_share_as_well(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        fill(connection, *TEXTS)
        assert closest_to(connection, "動力電池項目在城北新區簽約")[0] == TEXTS[0]


def test_the_rare_counts_for_more_than_the_common(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        fill(connection, *["项目总投资"] * 30, "镍矿的价格", *["项目总投资"] * 30)
        assert closest_to(connection, "镍矿项目")[0] == "镍矿的价格"


def test_what_the_article_says_elsewhere_counts_too(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        about = Story((Piece("签约仪式昨日举行"), Piece("总投资六十亿元")), "2020-05-26")
        other = Story((Piece("签约仪式昨日举行"), Piece("风力不大")), "2020-05-27")
        shelves.fill(connection, [other, about])
        first, second = engine.search(connection, "签约仪式 总投资十亿元", closest=True).paragraphs[
            :2
        ]
        (articles,) = connection.execute(
            "SELECT count(DISTINCT article) FROM paragraph WHERE id IN (?, ?)", (first, second)
        ).fetchone()
        assert articles == 1


def test_what_shares_too_little_is_not_given(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        fill(connection, *TEXTS)
        assert closest_to(connection, "水库管理条例实施细则征求意见稿") == []
        assert closest_to(connection, "龘龘") == []


def test_nothing_is_still_said_to_be_found(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        fill(connection, *TEXTS)
        found = engine.search(connection, "动力电池 生物医药", closest=True)
        assert (found.order, found.total) == ("closest", 0)
        assert len(found.paragraphs) == 3
        assert not engine.search(connection, "动力电池 生物医药").paragraphs


@pytest.mark.parametrize(
    "query", ["动力电池", "动力电池 -项目", "生物医药|新能源", "date:2019", "新区 date:2019", ""]
)
def test_only_words_that_find_nothing_ask_for_the_closest(
    empty: sqlite3.Connection, query: str
) -> None:
    with shelves.undone(empty) as connection:
        fill(connection, *TEXTS)
        found = engine.search(connection, query, closest=True)
        assert found == engine.search(connection, query)
        assert found.order == "newest"


def test_a_tilde_asks_for_the_closest_even_where_there_are_hits(
    empty: sqlite3.Connection,
) -> None:
    with shelves.undone(empty) as connection:
        fill(connection, *TEXTS)
        found = engine.search(connection, "~ 城西新区 动力电池")
        assert found.order == "closest"
        assert found.total == len(found.paragraphs)
        assert texts_of(connection, found)[0] == TEXTS[0]
        assert TEXTS[2] in texts_of(connection, found)


def test_with_a_tilde_all_but_the_words_must_be_met(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        shelves.fill(
            connection,
            [Story((Piece(text),), f"2020-0{at + 1}") for at, text in enumerate(TEXTS)],
        )
        found = engine.search(connection, "~ 动力电池项目 date:2020-03")
        assert texts_of(connection, found) == [TEXTS[2]]
        found = engine.search(connection, "~ 动力电池项目 -回收")
        assert texts_of(connection, found) == [TEXTS[0]]
        assert not engine.search(connection, "~ -回收").paragraphs


def test_of_equal_passages_the_newer_come_first_over_all_runs(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        stories = [Story((Piece("动力电池项目"),), date) for date in ("2020", "2019", None, "2021")]
        rows = shelves.fill(connection, stories[:3], stories[3:])
        dates = {row.key: row.date for row in rows}
        keys = engine.search(connection, "动力电池项月", closest=True).paragraphs
        assert [dates[key] for key in keys] == ["2021", "2020", "2019", None]


def test_a_limit_gives_the_first_of_them(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        fill(connection, *(f"动力电池项目第{number}号" for number in range(150)))
        everything = engine.search(connection, "~动力电池项目").paragraphs
        assert len(everything) == closest.MOST
        for limit in (0, 1, 40, 1000):
            found = engine.search(connection, "~动力电池项目", limit=limit)
            assert list(found.paragraphs) == list(everything[:limit])
            assert found.complete


def test_with_collapse_a_news_text_comes_once(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        fill(connection, TEXTS[0], TEXTS[0], TEXTS[2])
        connection.execute(
            "INSERT INTO reprint (article, cluster) SELECT article, 1 FROM paragraph "
            "WHERE text = ?",
            (TEXTS[0],),
        )
        found = engine.search(connection, "~动力电池项目", collapse=True)
        assert texts_of(connection, found) == [TEXTS[0], TEXTS[2]]


def test_all_that_a_closest_passage_shares_is_marked() -> None:
    def marked(query: str, text: str, *, closest: bool = True) -> list[str]:
        spans = highlights.spans(query, text, closest=closest)
        return [text[start:end] for start, end in spans]

    assert marked("动力电池厂", "動力電池、电池厂") == ["動力電池", "电池厂"]
    assert marked("~ 动力电池厂", "动力电池", closest=False) == ["动力电池"]
    assert marked("动力电池厂", "动力电池", closest=False) == []
    assert marked("总投资 -电池", "投资电池") == ["投资"]


@settings(max_examples=60, deadline=None)
@given(LOADS, ANY_QUERIES)
def test_any_query_may_ask_for_the_closest(
    empty: sqlite3.Connection, loads: list[list[Story]], query: str
) -> None:
    with shelves.undone(empty) as connection:
        rows = {row.key: row.text for row in shelves.fill(connection, *loads)}
        found = engine.search(connection, f"~ {query}")
        assert len(set(found.paragraphs)) == len(found.paragraphs)
        if found.order == "closest":
            for key in found.paragraphs:
                assert highlights.spans(f"~ {query}", rows[key])


def test_the_pieces_of_a_query_are_pairs_and_whole_numbers_and_letters() -> None:
    assert closest.pieces(["園区,項目", "园区"]) == ["园区", "项目"]
    assert closest.pieces(["增9.6%。", "30GWh电池", "Park (ABC)."]) == [
        "9.6%",
        "30gwh",
        "电池",
        "park",
        "abc",
    ]
    assert closest.pieces(["投资6亿元"]) == ["投资", "资6", "6亿", "亿元"]
    assert closest.pieces(["园", ""]) == []
    assert len(closest.pieces(["".join(map(chr, range(0x4E00, 0x9000)))])) <= 160


@pytest.mark.parametrize("query", ["动" * 10_000, "".join(map(chr, range(0x4E00, 0x7500)))])
def test_very_long_queries_are_answered(empty: sqlite3.Connection, query: str) -> None:
    with shelves.undone(empty) as connection:
        fill(connection, *TEXTS)
        assert engine.search(connection, query, closest=True).complete


def test_a_deadline_ends_the_search_for_the_closest(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        fill(connection, *TEXTS * 50)
        found = engine.search(connection, "~动力电池项目", deadline=0)
        assert not found.complete


def test_folded_and_unfolded_pieces_are_the_same() -> None:
    assert closest.pieces(["動力電池"]) == closest.pieces([fold("動力電池")])
