from __future__ import annotations

import pytest

from tests.store.extract.marked import facts, projects


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("青河至白云高速公路项目", "青白高速"),
        ("甲能源西南制冷产业基地", "西南产业基地"),
        ("甲能源产业园项目", "甲能源产业园"),
        ("年产1000吨芳纶产业化项目", "1000吨/年芳纶产业化工程项目"),
        ("青河轨道交通4号线扩能工程", "青河地铁4号线扩能工程"),
        ("先进方形固态电池产业化项目", "固态电池产业基地"),
    ],
)
def test_a_short_form_of_one_name_is_the_same_project(first: str, second: str) -> None:
    found = projects(f"⟦PROJECT|{first}⟧签约。", f"⟦PROJECT|{second}⟧总投资8亿元。")
    (project,) = found.values()
    assert {first, second} == {project.name, *project.aliases}
    assert ("total_investment", "8亿元") in facts(project)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("甲芯片园", "甲制造园"),
        ("甲能源一期1.3GW电池项目", "甲能源二期1.3GW电池项目"),
        ("青河公路北延工程", "青河公路北延工程西山隧道"),
        ("青白嘉高铁", "中铁十局青白嘉高铁1标段"),
        ("甲新能源产业化项目", "新能源产业基地"),
    ],
)
def test_names_that_differ_in_what_counts_are_two_projects(first: str, second: str) -> None:
    assert len(projects(f"⟦PROJECT|{first}⟧签约。", f"⟦PROJECT|{second}⟧开工。")) == 2


def test_names_side_by_side_in_a_list_are_two_projects() -> None:
    found = projects("签约⟦PROJECT|甲能源西南制冷产业基地⟧、⟦PROJECT|西南产业基地⟧。")
    assert len(found) == 2


def test_a_firms_project_is_its_only_other_one() -> None:
    (project,) = projects(
        "⟦PROJECT|⟦ORG|甲能⟧西南物流产业园⟧签约。", "⟦PROJECT|⟦ORG|甲能⟧项目⟧占地30亩。"
    ).values()
    assert project.name == "甲能西南物流产业园"
    assert project.aliases == ("甲能项目",)


def test_a_firms_project_stays_open_where_it_has_two() -> None:
    found = projects(
        "⟦PROJECT|⟦ORG|甲能⟧物流园⟧、⟦PROJECT|⟦ORG|甲能⟧电池厂⟧签约。",
        "⟦PROJECT|⟦ORG|甲能⟧项目⟧占地30亩。",
    )
    assert len(found) == 3


def test_the_headlines_project_is_the_bodys_where_the_names_share_rare_words() -> None:
    (project,) = projects(
        "⟦PROJECT|甲能IDC数据中心项目⟧开工。", title="⟦PROJECT|全国最大IDC数据机房⟧落户青山"
    ).values()
    assert "全国最大IDC数据机房" in (project.name, *project.aliases)


def test_a_bare_phase_is_one_of_the_paragraphs_last_project() -> None:
    found = projects("⟦PROJECT|东湖储能项目⟧签约,⟦PROJECT|一期工程⟧开工。")
    assert found["东湖储能项目一期"].objects("part_of") == ("东湖储能项目",)
    assert found["东湖储能项目一期"].aliases == ("一期工程",)


def test_the_headlines_project_is_the_first_of_the_body_that_is_described_in_its_words() -> None:
    found = projects(
        "日前,年产12万吨环保聚乙烯管道的⟦PROJECT|青山甲管业生产基地⟧奠基。",
        "⟦PROJECT|乙储能项目⟧也已开工。",
        title="青山新建⟦PROJECT|年产12万吨聚乙烯管道基地⟧",
    )
    assert len(found) == 2


def test_two_names_with_one_capacity_in_two_places_are_two_projects() -> None:
    found = projects(
        "⟦PROJECT|成都年产10万吨锂电池负极材料项目⟧开工。"
        "⟦PROJECT|昆明年产10万吨锂电池负极材料基地项目⟧停工。"
    )
    assert len(found) == 2


def test_the_short_form_that_the_text_defines_is_the_same_project() -> None:
    found = projects(
        "⟦PROJECT|青山国际医院⟧(下称“⟦PROJECT|东湖分院⟧”)开工。⟦PROJECT|东湖分院⟧占地百亩。"
    )
    assert list(found) == ["青山国际医院"]


def test_a_headline_in_brackets_and_a_text_with_one_project_each_speak_of_one() -> None:
    found = projects(
        "【⟦PROJECT|甲公司首个机器人基地⟧在青山动工】近日,⟦PROJECT|青山具身智能产业园项目⟧动工。"
    )
    assert list(found) == ["青山具身智能产业园项目"]


def test_a_name_inside_another_stays_a_project_whatever_they_share() -> None:
    found = projects("⟦PROJECT|⟦PROJECT|青山30万吨乙二醇项目⟧66千伏变电站⟧受电成功。")
    assert len(found) == 2
