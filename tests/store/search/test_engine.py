"""The engine: whatever a full scan of the texts would find, nothing else, newest first."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.search import engine, order
from store.search.wording import written
from tests.store.search import shelves
from tests.store.search.brute import Name, Row, scan
from tests.store.search.shelves import Piece, Story
from tests.store.search.strategies import LOADS, QUERIES, TREES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.model import Found

SEEDS = Path(__file__).parents[3] / "seeds"


def found(connection: sqlite3.Connection, query: str) -> list[int]:
    result = engine.search(connection, query)
    assert result.complete
    assert result.total == len(result.paragraphs)
    return list(result.paragraphs)


@settings(max_examples=200, deadline=None)
@given(LOADS, st.lists(st.one_of(QUERIES, TREES.map(written)), min_size=1, max_size=8))
def test_any_query_finds_what_a_scan_finds(
    empty: sqlite3.Connection, loads: list[list[Story]], queries: list[str]
) -> None:
    with shelves.undone(empty) as connection:
        rows = shelves.fill(connection, *loads)
        for query in queries:
            assert found(connection, query) == scan(rows, query)


@settings(deadline=None)
@given(LOADS, st.one_of(QUERIES, TREES.map(written)), st.integers(-1, 5))
def test_a_limit_gives_the_newest_of_what_a_scan_finds(
    empty: sqlite3.Connection, loads: list[list[Story]], query: str, limit: int
) -> None:
    with shelves.undone(empty) as connection:
        rows = shelves.fill(connection, *loads)
        result = engine.search(connection, query, limit=limit)
        everything = scan(rows, query)
        assert list(result.paragraphs) == everything[: max(limit, 0)]
        assert result.total == len(everything)
        assert result.complete


AWKWARD = [
    "５Ｇ网络已覆盖全部园区，建成5G基站1200个。",
    "动力电池项目年产30GWh，二期规划３０ＧＷｈ。",
    "复工率达96％，其中重点项目96%、小微企业96.5%。",
    "签约额23.65亿元，比上年的23亿元、65亿元的目标更进一步。",
    "开展培训，让员工上岗；训 让；训让。",
    "園區產業轉型，兩岸青年創業。",
    "𠮷野家开进園区😀，é 与 e\u0301 并列。",
    "他说：“先立后破”。——来源: AND NEAR(园,区) OR *号 (一) a-b C++",
    "",
    " ",
    "园　区 园 区",
    "带控制符\x00的文\x01本\t在\n此",
]


@pytest.fixture(scope="module")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[object, list[Row]]]:
    connection = shelves.library(tmp_path_factory.mktemp("awkward") / "library.db")
    yield connection, shelves.of_texts(connection, AWKWARD)
    connection.close()


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("5G", [0]),
        ("5Ｇ", [0]),
        ("30GWh", [1]),
        ("３０gwh", [1]),
        ("0GW", [1]),
        ("96%", [2]),
        ("96％", [2]),
        ("6.5", [2]),
        ("23.65亿元", [3]),
        ("23亿元", [3]),
        ("3.6", [3]),
        ("训，让", [4]),
        ("训,让", [4]),
        ('"训 让"', [4]),
        ("训让", [4]),
        ("园区产业", [5]),
        ("园区", [0, 5, 6]),
        ("兩岸 创业", [5]),
        ("𠮷", [6]),
        ("😀", [6]),
        ("é", [6]),
        ("e\u0301", [6]),
        ('""""', []),
        ("*", [7]),
        ("(", [7]),
        ("-", [7]),
        ("NEAR", [7]),
        ("AND", [7]),
        ("NEAR(园,区)", [7]),
        ("C++", [7]),
        ("a-b", [7]),
        ("”。——来源", [7]),
        ('"园 区"', [10]),
        ('"　"', [4, 6, 7, 9, 10]),
        ("", []),
        ("  　", []),
        ("的 -园", [3, 11]),
        ("x" * 10_000, []),
        ("园区 " * 2_000, [0, 5, 6]),
        ("园区|" * 2_000, [0, 5, 6]),
        ("|".join(map(chr, range(0x4E00, 0x4E00 + 5_000))), [0, 1, 2, 3, 4, 5, 6, 7, 10, 11]),
        ("的 " + " ".join("-" + chr(code) for code in range(0x3400, 0x3400 + 3_000)), [3, 11]),
    ],
)
def test_awkward_texts_are_found(
    awkward: tuple[sqlite3.Connection, list[Row]], query: str, places: list[int]
) -> None:
    connection, rows = awkward
    assert found(connection, query) == [rows[place].key for place in places] == scan(rows, query)


def test_every_string_of_the_awkward_texts_finds_its_text(
    awkward: tuple[sqlite3.Connection, list[Row]],
) -> None:
    connection, rows = awkward
    for text in AWKWARD[:8]:
        for size in (1, 2, 3, 7, len(text)):
            for at in range(len(text) - size + 1):
                query = '"' + text[at : at + size].replace('"', '""') + '"'
                assert found(connection, query) == scan(rows, query)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[object, list[Row]]]:
    connection = shelves.library(tmp_path_factory.mktemp("page") / "library.db")
    (path,) = SEEDS.glob("*.txt")
    lines = path.read_text(encoding="utf-8").splitlines()
    yield connection, shelves.of_texts(connection, [line for line in lines if line.strip()])
    connection.close()


def test_every_two_characters_of_the_seed_page_find_what_a_scan_finds(
    page: tuple[sqlite3.Connection, list[Row]],
) -> None:
    connection, rows = page
    pairs = {row.text[at : at + 2] for row in rows for at in range(len(row.text) - 1)}
    assert len(pairs) > 1000
    for pair in pairs:
        query = '"' + pair + '"'
        assert found(connection, query) == scan(rows, query)


@pytest.mark.parametrize("size", [1, 3, 4, 6, 12])
def test_longer_strings_of_the_seed_page_find_what_a_scan_finds(
    page: tuple[sqlite3.Connection, list[Row]], size: int
) -> None:
    connection, rows = page
    strings = {row.text[at : at + size] for row in rows for at in range(0, len(row.text), 11)}
    for string in strings:
        query = '"' + string + '"'
        assert found(connection, query) == scan(rows, query)


@pytest.mark.parametrize(
    "query",
    [
        "高新区 项目",
        "高新区|开发区",
        "项目 -投资",
        "-项目",
        "(复工|复产) 企业",
        "德 -高新区",
        "德阳高新区 (投资 | 产值) -疫情",
        "亿元 -(总投资|“突危”)",
        "，",
        "，“ -。",
        "-的",
    ],
)
def test_operators_find_in_the_seed_page_what_a_scan_finds(
    page: tuple[sqlite3.Connection, list[Row]], query: str
) -> None:
    connection, rows = page
    assert found(connection, query) == scan(rows, query)


PARK = Name("PARK", "高新区", ("德阳高新技术产业开发区", "德陽高新區"))
PERSON = Name("PERSON", "杜尚武")
FIELDED = [
    Story((Piece("高新区签约", names=(PARK,)), Piece("高新区又签约")), "2020-05-27"),
    Story((Piece("杜尚武说", "lead", (PERSON,)), Piece("杜尚武来到高新区", "heading")), "2020-05"),
    Story((Piece("签约仪式", "caption"),), "2020"),
    Story((Piece("高新区管委会", names=(Name("ORG", "高新区管委会", ("德阳高新区管委会",)),)),)),
]


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("park:高新", ["高新区签约"]),
        ("park:德阳", ["高新区签约"]),
        ("park:陽高", ["高新区签约"]),
        ("park:绵阳", []),
        ("org:德阳", ["高新区管委会"]),
        ("person:杜", ["杜尚武说"]),
        ("project:高新", []),
        ("高新区 -park:德阳", ["高新区又签约", "杜尚武来到高新区", "高新区管委会"]),
        ("park:德阳 | person:杜", ["高新区签约", "杜尚武说"]),
        ("date:2020-05-27", ["高新区签约", "高新区又签约"]),
        ("date:2020-05", ["高新区签约", "高新区又签约", "杜尚武说", "杜尚武来到高新区"]),
        ("签约 date:2020", ["高新区签约", "高新区又签约", "签约仪式"]),
        ("date:2020-05-01..2020-05-30", ["高新区签约", "高新区又签约"]),
        ("-date:..2030", ["高新区管委会"]),
        ("kind:caption", ["签约仪式"]),
        ("杜尚武 -kind:heading", ["杜尚武说"]),
    ],
)
def test_fields_ask_for_names_dates_and_kinds(
    empty: sqlite3.Connection, query: str, texts: list[str]
) -> None:
    with shelves.undone(empty) as connection:
        rows = shelves.fill(connection, FIELDED)
        keys = found(connection, query)
        assert [row.text for row in rows if row.key in keys] == texts
        assert keys == scan(rows, query)


def test_the_newest_come_first_and_the_undated_last(empty: sqlite3.Connection) -> None:
    dates = ["2019-01-01", None, "2026-10-31", "2020", "2020-05-27", "2020-05"]
    with shelves.undone(empty) as connection:
        rows = shelves.fill(connection, [Story((Piece("园区"),), date) for date in dates])
        dates_of = {row.key: row.date for row in rows}
        for query in ("园区", "园", "-投资", "园区|投资"):
            assert [dates_of[key] for key in found(connection, query)] == [
                "2026-10-31",
                "2020-05-27",
                "2020-05",
                "2020",
                "2019-01-01",
                None,
            ]


# Loads whose days lie between, before, behind and on those of earlier ones.
LOADED: list[list[str | None]] = [
    ["2020-05-01", "2020-05-03", "2020-05-09"],
    ["2020-05-03", "2020-05-05"],
    ["2021-01-01", "2020-05-09"],
    [None, "2019-01-01"],
    ["2020-05-04", None, "2020"],
    ["2018-07"],
]


def dates_of(texts: list[str]) -> list[str]:
    return [text.rpartition("于")[2] for text in texts]


def texts_of(connection: sqlite3.Connection, query: str, limit: int | None = None) -> list[str]:
    keys = engine.search(connection, query, limit=limit).paragraphs
    texts = dict(connection.execute("SELECT id, text FROM paragraph").fetchall())
    return [texts[key] for key in keys]


@pytest.mark.parametrize(
    "query", ["园区", "园区第", "园", "-投资", "园|区", "date:2020-05-02..2020"]
)
def test_loads_that_overlap_are_put_together_newest_first_also_when_merged(
    empty: sqlite3.Connection, query: str
) -> None:
    with shelves.undone(empty) as connection:
        loads = [
            [
                Story((Piece(f"园区第{n}次于{date}"), Piece(f"园区又{n}次于{date}")), date)
                for date in load
            ]
            for n, load in enumerate(LOADED)
        ]
        rows = shelves.fill(connection, *loads)
        assert len(order.runs(connection)) > 2
        assert found(connection, query) == scan(rows, query)
        before = texts_of(connection, query)
        for limit in (0, 1, 5, 100):
            assert texts_of(connection, query, limit) == before[:limit]
        order.merge(connection, order.runs(connection))
        assert len(order.runs(connection)) == 1
        after = texts_of(connection, query)
        assert sorted(after) == sorted(before)
        newest_first = ["2021-01-01", "2020-05-09", "2020-05-05", "2020-05-04", "2020-05-03"]
        newest_first += ["2020-05-01", "2020", "2019-01-01", "2018-07", "None"]
        for texts in (before, after):
            assert dates_of(texts) == sorted(dates_of(texts), key=newest_first.index)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[object, list[Row]]]:
    connection = shelves.library(tmp_path_factory.mktemp("large") / "library.db")
    texts = [
        f"第{number}号：{'园区' if number % 3 else '城区'}建设，{'首' if number > 2900 else ''}期"
        for number in range(3000)
    ]
    yield connection, shelves.of_texts(connection, texts)
    connection.close()


@pytest.mark.parametrize(
    "query",
    ["园区", "园", "首", "建设", "园区建设", "第1", "-城", "首|99", "园 -首", "区 首", "："],
)
@pytest.mark.parametrize("limit", [0, 7, 1000, 1500])
def test_with_a_limit_hits_are_counted_up_to_a_cap(
    large: tuple[sqlite3.Connection, list[Row]], query: str, limit: int
) -> None:
    connection, rows = large
    everything = scan(rows, query)
    cap = max(limit, engine.COUNTED)
    result = engine.search(connection, query, limit=limit)
    assert list(result.paragraphs) == everything[:limit]
    assert result.total == min(len(everything), cap)
    assert result.complete == (len(everything) <= cap)


@pytest.mark.parametrize("query", ["园", "-城区", "园区建设", "，"])
def test_a_deadline_ends_a_search_with_the_newest_it_has(
    large: tuple[sqlite3.Connection, list[Row]], query: str
) -> None:
    connection, rows = large
    result = engine.search(connection, query, deadline=0)
    assert not result.complete
    assert result.total == len(result.paragraphs)
    assert list(result.paragraphs) == scan(rows, query)[: result.total]
    assert found(connection, query) == scan(rows, query)


def test_an_interruption_ends_a_search_with_the_newest_it_has(
    tmp_path: Path,
) -> None:
    connection = shelves.library(tmp_path / "library.db")
    rows = shelves.of_texts(connection, ["园区建设"] * 20_000)
    connection.close()
    connection = sqlite3.connect(tmp_path / "library.db", check_same_thread=False)
    results: list[Found] = []
    thread = threading.Thread(target=lambda: results.append(engine.search(connection, "-城区")))
    thread.start()
    while thread.is_alive():
        connection.interrupt()
    thread.join()
    (result,) = results
    assert not result.complete
    assert list(result.paragraphs) == [row.key for row in rows[: result.total]]
    assert found(connection, "-城区") == [row.key for row in rows]
    connection.close()


def test_what_a_query_was_read_as_is_told_where_it_is_not_plain(
    empty: sqlite3.Connection,
) -> None:
    assert engine.search(empty, "园区 投资").understood is None
    assert engine.search(empty, "园区 OR 投资").understood == "园区 | 投资"


def test_errors_that_are_no_interruption_are_not_hidden(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "other.db")
    with pytest.raises(sqlite3.OperationalError):
        engine.search(connection, "园区")
    connection.close()
