"""Charts: they say what the sums of the parks say; no project counts twice, nothing is mixed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from store.library import Library
from store.model import Choice, Narrowing
from tests.store.loading import jsonl, load, news

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = (
    news("签约", "总投资12亿元的海澜轴承项目今天在东岭高新区签约。", date="2022-03-01"),
    news("开工", "海澜轴承项目在东岭高新区开工，总投资15亿元，占地200亩。", date="2023-05-11"),
    news("美元", "总投资3亿美元的瀚森石墨烯项目在东岭高新区开工。", date="2024-02-03"),
    news("超", "总投资超10亿元的禾迈电子项目在东岭高新区开工，占地100亩。", date="2024-02-04"),
    news("别处", "总投资7亿元的瀚森电机项目在西岗高新区建成投产。", date="2024-02-05"),
    news("计划", "计划总投资9亿元的凌云算力项目将在西岗高新区建设。", date=None),
    news(
        "部分",
        "天枢产业园项目在南浦高新区开工，总投资20亿元。天枢产业园项目包括天枢检测中心项目和"
        "天枢算力中心项目，其中天枢算力中心项目总投资8亿元。",
        date="2024-03-01",
    ),
)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("charts")
    load(jsonl(folder / "a.jsonl", *ARTICLES), into=folder / "library.db")
    return Library.open(folder / "library.db")


def test_the_bars_of_the_parks_are_the_sums_of_the_parks(opened: Library) -> None:
    bars = opened.investments("park")
    told = {(bar.park, bar.total) for bar in bars}
    assert len(told) == len(bars)
    sums = {
        (park, total)
        for park in opened.parks()
        for total in opened.park(park).totals
        if total.attribute == "total_investment"
    }
    assert told == sums
    assert {bar.name for bar in bars} >= {"东岭高新区", "西岗高新区"}


def test_a_bar_of_a_year_is_the_sum_of_the_facts_behind_it_each_project_in_one_year(
    opened: Library,
) -> None:
    bars = opened.investments("year")
    seen: list[int] = []
    for bar in bars:
        facts = opened.invested(bar.name, bar.total.modality, bar.total.unit)
        assert len(facts) == bar.total.projects
        assert sum(one.figure.value or 0 for one in facts if one.figure) == bar.total.low
        assert {(one.date or "")[:4] for one in facts} == {bar.name}
        assert {one.modality for one in facts} == {bar.total.modality}
        seen += [one.project for one in facts]
    assert len(seen) == len(set(seen))


def test_where_the_lists_are_narrowed_only_what_is_left_is_drawn(opened: Library) -> None:
    narrowing = Narrowing((Choice("status", "started"),), words="东岭")
    left = set(opened.projects(None, narrowing))
    assert 0 < len(left) < len(opened.projects())
    for by in ("park", "year"):
        seen: set[int] = set()
        for bar in opened.investments(by, narrowing=narrowing):
            kind = (bar.total.modality, bar.total.unit)
            facts = (
                opened.invested(bar.name, *kind, narrowing)
                if bar.park is None
                else opened.summed(bar.park, "total_investment", *kind, narrowing)
            )
            assert len(facts) == bar.total.projects
            seen |= {one.project for one in facts}
        assert seen == left
    assert {one.project for one in opened.courses(narrowing=narrowing)} <= left
    assert {one.project for one in opened.points(narrowing)} <= left
    assert not opened.investments("park", narrowing=Narrowing(words="没有这个"))


def test_a_part_counts_where_its_whole_is_not_among_what_is_left(opened: Library) -> None:
    def south(narrowing: Narrowing) -> list[float]:
        bars = opened.investments("park", narrowing=narrowing)
        return [bar.total.low for bar in bars if bar.name == "南浦高新区"]

    assert south(Narrowing()) == [2e9]
    assert south(Narrowing(words="算力中心")) == [8e8]


def test_a_fact_that_speaks_of_a_year_stands_in_that_year(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    load(jsonl(tmp_path / "a.jsonl", *ARTICLES[:2]), into=db)
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("UPDATE claim SET time = '2021' WHERE attribute = 'total_investment'")
    with Library.open(db) as library:
        (bar,) = library.investments("year")
        assert bar.name == "2021"
        assert library.invested("2021", bar.total.modality, "CNY")


def test_a_limit_is_for_each_modality_and_currency(opened: Library) -> None:
    bars = opened.investments("park", 1)
    kinds = [(bar.total.modality, bar.total.unit) for bar in bars]
    assert len(kinds) == len(set(kinds))
    assert {unit for _, unit in kinds} == {"CNY", "USD"}


def test_courses_have_the_dated_stages_of_the_newest_projects(opened: Library) -> None:
    found = {one.name: one for one in opened.courses()}
    assert [stage.status for stage in found["海澜轴承项目"].stages] == ["signed", "started"]
    assert all(stage.time for one in found.values() for stage in one.stages)
    assert len(opened.courses(limit=2)) == 2
    assert [one.park for one in opened.courses(opened.meant("西岗高新区", "PARK").id)] == [
        "西岗高新区"
    ]


def test_points_are_the_projects_with_both_an_investment_and_land(opened: Library) -> None:
    found = {one.name: one for one in opened.points()}
    assert set(found) == {"海澜轴承项目", "禾迈电子项目"}
    one = found["海澜轴承项目"]
    assert one.amount == 1.5e9
    assert [claim.attribute for claim in one.claims] == ["total_investment", "land_area"]
    assert {claim.project for claim in one.claims} == {one.project}
    assert one.area == pytest.approx(200 / 15 * 10_000)
