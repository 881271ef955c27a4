"""Figures of more than a project, of a firm or of an industry are no project's."""

from __future__ import annotations

import pytest

from tests.store.extract.marked import claim, facts, projects


@pytest.mark.parametrize(
    "text",
    [
        "区里实施⟦PROJECT|东湖治水工程⟧。今年入选市级重点项目13个,项目总投资171亿元。",
        "⟦PROJECT|东湖储能项目⟧开工,该项目及其关联配套项目总投资180亿元。",
        "⟦PROJECT|东湖储能项目⟧开工,该项目和上下游产业总投资180亿元。",
        "⟦PROJECT|东湖光伏电站⟧并网发电,今年光伏产业产值要实现150亿元。",
        "⟦PROJECT|东湖光伏电站⟧并网发电。全市产值150亿元。",
        "⟦PROJECT|东湖物流枢纽⟧开工,25个支撑项目总投资113亿元。",
        "近两年承接的⟦PROJECT|东湖合作项目⟧超90个,总投资近400亿元。",
        "⟦PROJECT|东湖冰箱厂⟧开工,未来5年对华投资超40亿元。",
    ],
)
def test_what_others_have_is_not_the_projects(text: str) -> None:
    (project,) = projects(text).values()
    assert [each for each in facts(project) if each[0] != "other_quantity"] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("⟦PROJECT|东湖储能项目⟧年产值15亿元。", ("output_value", "15亿元")),
        ("全市有重点项目13个,⟦PROJECT|东湖储能项目⟧总投资8亿元。", ("total_investment", "8亿元")),
        ("⟦PROJECT|东湖储能项目⟧及配套设施总投资8亿元。", ("total_investment", "8亿元")),
    ],
)
def test_the_projects_own_stay_its_own(text: str, words: tuple[str, str]) -> None:
    (project,) = projects(text).values()
    assert words in facts(project)


@pytest.mark.parametrize(
    "words", ["含固定资产投资5亿元", "其中固定资产投资5亿元", "包括设备投资5亿元"]
)
def test_money_in_brackets_is_a_part_of_the_money_before_it(words: str) -> None:
    (project,) = projects(f"⟦PROJECT|东湖储能项目⟧开工,项目投资8亿元({words})。").values()
    assert facts(project) == [("total_investment", "8亿元"), ("investment", "5亿元")]


def test_what_has_to_be_reached_is_planned() -> None:
    (project,) = projects("⟦PROJECT|东湖储能项目⟧今年产值要实现15亿元。").values()
    assert claim(project, "output_value").modality == "planned"
