"""What is told of projects that have not started is planned, whatever words it is told with."""

from __future__ import annotations

import pytest

from tests.store.extract.marked import claim, projects


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("⟦PROJECT|东湖储能项目⟧签约,总投资8亿元,占地120亩,年产电池20万台。", "planned"),
        ("公司拟建设⟦PROJECT|东湖储能项目⟧。项目总投资8亿元,占地120亩,年产电池20万台。", "planned"),
        ("⟦PROJECT|东湖储能项目⟧开工,总投资8亿元,占地120亩,年产电池20万台。", "actual"),
        ("⟦PROJECT|东湖储能项目⟧正在建设,总投资8亿元,占地120亩,年产电池20万台。", "actual"),
        ("⟦PROJECT|东湖储能项目⟧备受关注,总投资8亿元,占地120亩,年产电池20万台。", "actual"),
    ],
)
def test_sizes_are_planned_until_the_project_starts(text: str, expected: str) -> None:
    (project,) = projects(text).values()
    for attribute in ("total_investment", "land_area", "capacity"):
        assert claim(project, attribute).modality == expected


def test_headline_and_body_agree_on_what_is_only_meant() -> None:
    (project,) = projects(
        "会上,⟦PROJECT|东湖储能项目⟧签约。项目总投资约8亿元。",
        title="总投资8亿元的⟦PROJECT|东湖储能项目⟧签约",
    ).values()
    money = [each for each in project.claims if each.attribute == "total_investment"]
    assert {each.modality for each in money} == {"planned"}


def test_what_is_told_as_done_stays_so_before_the_start() -> None:
    (project,) = projects("⟦PROJECT|东湖储能项目⟧签约,已摘牌土地120亩,已完成投资2亿元。").values()
    assert claim(project, "land_area").modality == "actual"
    assert claim(project, "investment").modality == "cumulative"


def test_expected_money_and_that_of_a_signed_project_are_planned_alike() -> None:
    (project,) = projects("已签约的⟦PROJECT|东湖储能项目⟧总投资8亿元,预计占地120亩。").values()
    assert claim(project, "total_investment").modality == "planned"
    assert claim(project, "land_area").modality == "planned"
