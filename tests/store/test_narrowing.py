"""Lists narrowed, sorted and counted: against what a look at every row says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import library, narrowing, schema
from store.library import Library
from store.model import (
    EVERYTHING,
    PARK_COLUMNS,
    PROJECT_COLUMNS,
    STATUSES,
    Choice,
    Narrowing,
    Order,
    YuanzhiError,
)
from store.narrowing import reading
from tests.store.loading import jsonl, load, news

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from store.model import ParkRow, ProjectRow

ARTICLES = (
    news("一", "总投资12亿元的海澜轴承生产基地项目在西安高新区开工。", "2023-03-05"),
    news("二", "海澜轴承生产基地项目在西安高新区建成投产。", "2024-06-01", publication="晚报"),
    news("三", "总投资5000万元的瀚森光伏组件项目在西安高新区签约。", "2024-02-03"),
    news("四", "总投资120亿元的比亚迪动力电池项目在成都高新区签约。", "2022-02-03"),
    news("五", "总投资3亿美元的瀚森石墨烯项目在成都高新区开工。", None),
    news("六", "东岭工业园共有企业350余家。", "2021-01-01", publication="晚报"),
    news("七", "总投资约8亿元的阿胶食品项目在东岭工业园开工建设。", "2021-05"),
)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("narrowing")
    load(jsonl(folder / "a.jsonl", *ARTICLES), into=folder / "library.db")
    one = Library.open(folder / "library.db")
    yield one
    one.close()


def named(opened: Library, narrowing: Narrowing) -> tuple[set[str], set[str]]:
    """The names of the parks and of the projects that are left."""
    parks = opened.park_rows(opened.parks(narrowing))
    projects = opened.project_rows(opened.projects(None, narrowing))
    return {row.name for row in parks}, {row.name for row in projects}


def only(facet: str, *values: str) -> Narrowing:
    return Narrowing(tuple(Choice(facet, value) for value in values))


def every(opened: Library) -> set[str]:
    return named(opened, EVERYTHING)[1]


def test_the_articles_tell_five_projects_in_three_parks(opened: Library) -> None:
    assert named(opened, EVERYTHING)[0] >= {"西安高新区", "成都高新区", "东岭工业园"}
    assert {"海澜轴承生产基地项目", "瀚森光伏组件项目", "比亚迪动力电池项目"} <= every(opened)


@pytest.mark.parametrize(
    ("narrowing", "parks", "projects"),
    [
        (only("province", "四川"), {"成都高新区"}, {"比亚迪动力电池项目", "瀚森石墨烯项目"}),
        (only("status", "operating"), {"西安高新区"}, {"海澜轴承生产基地项目"}),
        (only("year", "2023"), {"西安高新区"}, {"海澜轴承生产基地项目"}),
        (only("amount", ">=100亿"), {"成都高新区"}, {"比亚迪动力电池项目"}),
        (only("amount", "<1亿"), {"西安高新区"}, {"瀚森光伏组件项目"}),
        (only("industry", "光伏"), {"西安高新区"}, {"瀚森光伏组件项目"}),
        (
            only("publication", "晚报"),
            {"西安高新区", "东岭工业园"},
            {"海澜轴承生产基地项目"},
        ),
        (
            only("industry", "光伏", "动力电池"),
            {"西安高新区", "成都高新区"},
            {"瀚森光伏组件项目", "比亚迪动力电池项目"},
        ),
        (
            Narrowing((Choice("province", "陕西"), Choice("status", "signed"))),
            {"西安高新区"},
            {"瀚森光伏组件项目"},
        ),
        (Narrowing((Choice("province", "四川"), Choice("status", "operating"))), set(), set()),
        # Of one project, not of two.
        (Narrowing((Choice("amount", "<1亿"), Choice("status", "operating"))), set(), set()),
        (Narrowing(least=2e9), {"成都高新区"}, {"比亚迪动力电池项目"}),
    ],
)
def test_lists_hold_what_has_all_that_is_chosen(
    opened: Library, narrowing: Narrowing, parks: set[str], projects: set[str]
) -> None:
    assert named(opened, narrowing) == (parks, projects)


@pytest.mark.parametrize(
    "words", ["轴承", "軸承", "zhoucheng", "zcsc", "hlzc", "海澜 轴承", "ZHOUch"]
)
def test_a_name_is_narrowed_to_by_characters_pinyin_and_initials(
    opened: Library, words: str
) -> None:
    assert "海澜轴承生产基地项目" in named(opened, Narrowing(words=words))[1]
    assert "比亚迪动力电池项目" not in named(opened, Narrowing(words=words))[1]


@pytest.mark.parametrize("words", ["成都", "cdgxq", "chengdu"])
def test_projects_are_narrowed_to_by_their_park_too(opened: Library, words: str) -> None:
    parks, projects = named(opened, Narrowing(words=words))
    assert parks == {"成都高新区"}
    assert projects == {"比亚迪动力电池项目", "瀚森石墨烯项目"}


def test_what_no_name_holds_leaves_nothing(opened: Library) -> None:
    for words in ("qqqqq", "[*", "'\"", "甲乙丙丁", "%"):
        assert named(opened, Narrowing(words=words)) == (set(), set())


def project_key(row: ProjectRow, column: str) -> object:
    """What a column shows, so that it can be compared; None where nothing is known."""
    if column == "investment":
        figure = row.investment
        return None if figure is None else figure.value
    if column == "status":
        return None if row.status is None else STATUSES.index(row.status)
    if column == "investor":
        return reading(row.investors[0]) if row.investors else None
    value = {"date": row.date, "name": row.name, "park": row.park}[column]
    return value if column == "date" else reading(value)


def park_key(row: ParkRow, column: str) -> object:
    if column in ("name", "province"):
        return reading(row.name if column == "name" else row.province)
    return {
        "projects": row.projects,
        "articles": row.articles,
        "investment": row.actual,
        "planned": row.planned,
        "date": row.latest,
    }[column]


FALLING = {"date", "investment", "planned", "projects", "articles"}


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("column", PROJECT_COLUMNS)
def test_projects_are_sorted_by_any_column_what_is_not_known_last(
    opened: Library, column: str, reverse: bool
) -> None:
    keys = opened.projects(None, EVERYTHING, Order(column, reverse))
    rows = opened.project_rows(keys)
    assert sorted(keys) == sorted(opened.projects())
    # Dollars come after all yuan.
    shown = [
        project_key(row, column)
        for row in rows
        if column != "investment" or row.investment is None or row.investment.unit == "CNY"
    ]
    is_in_order(shown, (column in FALLING) != reverse)


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("column", PARK_COLUMNS)
def test_parks_are_sorted_by_any_column_what_is_not_known_last(
    opened: Library, column: str, reverse: bool
) -> None:
    rows = opened.park_rows(opened.parks(EVERYTHING, Order(column, reverse)))
    shown = [
        park_key(row, column)
        for row in rows
        if column not in ("investment", "planned") or row.unit in (None, "CNY")
    ]
    is_in_order(shown, (column in FALLING) != reverse)


def is_in_order(shown: list[object], falling: bool) -> None:
    known = [value for value in shown if value is not None]
    assert shown[: len(known)] == known
    assert known == sorted(known, reverse=falling)  # type: ignore[type-var]
    assert known


def test_names_are_sorted_by_their_sound() -> None:
    names = ["重庆", "北京", "阿坝", "成都", "3号", "白银", "北海"]
    assert sorted(names, key=reading) == ["3号", "阿坝", "白银", "北海", "北京", "成都", "重庆"]  # type: ignore[arg-type]


def test_the_sums_of_a_park_in_the_list_are_those_of_its_page(opened: Library) -> None:
    seen = 0
    for row in opened.park_rows(opened.parks()):
        totals = {
            (total.modality, total.unit): total.low
            for total in opened.park(row.id).totals
            if total.attribute == "total_investment"
        }
        for modality, value in (("actual", row.actual), ("planned", row.planned)):
            assert totals.get((modality, row.unit or "")) == value
            seen += value is not None
    assert seen >= 3


CHOICES = st.lists(
    st.sampled_from(
        [
            Choice("province", "四川"),
            Choice("province", "陕西"),
            Choice("status", "signed"),
            Choice("status", "started"),
            Choice("year", "2024"),
            Choice("year", "2022"),
            Choice("amount", "10亿..50亿"),
            Choice("industry", "光伏"),
            Choice("publication", "晚报"),
            Choice("publication", "园区周报"),
        ]
    ),
    unique=True,
    max_size=3,
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(choices=CHOICES, words=st.sampled_from(["", "", "高新", "xm"]))
def test_each_count_is_what_choosing_leaves(
    opened: Library, choices: list[Choice], words: str
) -> None:
    narrowing = Narrowing(tuple(choices), words)
    for kind in ("PARK", "PROJECT"):
        for one in opened.facets(kind, narrowing):
            chosen = narrowing.without(one.facet).toggled(Choice(one.facet, one.value))
            keys = opened.parks(chosen) if kind == "PARK" else opened.projects(None, chosen)
            assert len(keys) == one.count, (kind, one)


def test_what_a_corrected_fact_says_counts_in_the_lists(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    load(jsonl(tmp_path / "a.jsonl", *ARTICLES), into=db)
    with Library.open(db) as one:
        (project,) = one.projects(None, only("status", "operating"))
        (claim,) = [c for c in one.claims(projects=[project]) if c.object == "operating"]
    library.reject(claim.mark, db)
    with Library.open(db) as one:
        assert not one.projects(None, only("status", "operating"))
        assert project in one.projects(None, only("status", "started"))


def test_an_amount_is_read_as_the_news_writes_it() -> None:
    assert library.least_amount("1亿") == library.least_amount("1亿元") == 1e8
    for text in ("", "5x", "1亿美元", "-1亿"):
        with pytest.raises(YuanzhiError, match="is no amount of money in yuan"):
            library.least_amount(text)


@pytest.mark.parametrize(
    ("narrowing", "expected"),
    [
        (EVERYTHING, 7),
        (only("province", "四川"), 2),
        (only("year", "2022", "2023"), 2),
        (only("publication", "晚报"), 2),
        (only("industry", "光伏", "食品"), 2),
        (only("amount", "<1亿"), 1),
        (Narrowing((Choice("province", "四川"), Choice("status", "started"))), 1),
        # Names and least amounts narrow lists alone.
        (Narrowing(words="轴承", least=1e12), 7),
    ],
)
def test_hits_are_narrowed_to_passages_that_say_what_is_chosen(
    opened: Library, narrowing: Narrowing, expected: int
) -> None:
    assert opened.search("园 | 区", narrowing=narrowing).total == expected
    assert opened.search("", narrowing=narrowing).total == 0


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("province:四川", {"四", "五"}),
        ("省份:陕西", {"一", "二", "三"}),
        ("-province:陕西 项目", {"四", "五", "七"}),
        ("province:四川 | 阿胶", {"四", "五", "七"}),
        ("province:火星", set()),
    ],
)
def test_passages_are_found_by_the_province_of_their_parks(
    opened: Library, query: str, expected: set[str]
) -> None:
    found = opened.search(query)
    assert {hit.title for hit in opened.hits(query, found.paragraphs)} == expected


def test_facts_are_found_by_the_province_of_their_parks(opened: Library) -> None:
    hits = opened.fact_hits(opened.search_facts("province:四川").paragraphs)
    assert {hit.claim.name for hit in hits} == {"比亚迪动力电池项目", "瀚森石墨烯项目"}


@pytest.mark.parametrize("facet", ["province", "year", "publication", "industry", "status"])
@pytest.mark.parametrize("kind", ["PARK", "PROJECT"])
def test_what_is_chosen_is_looked_up_once_and_not_for_each_line(
    opened: Library, kind: str, facet: str
) -> None:
    values = [one.value for one in opened.facets("PROJECT") if one.facet == facet]
    asked: list[str] = []
    connection = schema.connect(opened.path)
    connection.set_trace_callback(asked.append)
    narrowing.facets(connection, kind, only(facet, *values))
    narrowing.parks(connection, only(facet, *values))
    narrowing.projects(connection, only(facet, *values))
    connection.set_trace_callback(None)
    queries = [sql for sql in asked if "facet" in sql]
    assert len(queries) >= 3
    for sql in queries:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
        in_lists = [step for step in plan if step.startswith("CORRELATED LIST")]
        assert not in_lists, sql
    connection.close()
