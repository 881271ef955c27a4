from __future__ import annotations

import pytest

from tests.store.extract.marked import article, claim, projects, words


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("⟦PROJECT|东湖储能项目⟧成功签约。", "signed"),
        ("⟦PROJECT|东湖储能项目⟧落户⟦PARK|青山高新区⟧。", "signed"),
        ("⟦PROJECT|东湖储能项目⟧正式开工。", "started"),
        ("⟦PROJECT|东湖储能项目⟧举行奠基仪式。", "started"),
        ("在⟦PROJECT|东湖储能项目⟧建设现场,塔吊林立。", "building"),
        ("⟦PROJECT|东湖储能项目⟧主体结构封顶。", "building"),
        ("市里加快推进⟦PROJECT|东湖储能项目⟧建设。", "building"),
        ("⟦PROJECT|东湖储能项目⟧进入试生产。", "trial"),
        ("⟦PROJECT|东湖储能项目⟧建成投产。", "operating"),
        ("去年建成了⟦PROJECT|东湖储能中心⟧。", "operating"),
        ("⟦PROJECT|东湖储能项目⟧即将开工。", "planned"),
        ("⟦PROJECT|东湖储能项目⟧正在规划中。", "planned"),
        ("推动⟦PROJECT|东湖储能项目⟧尽快开工。", "planned"),
        ("⟦PROJECT|东湖储能项目⟧已经停工。", "stopped"),
    ],
)
def test_a_stage_is_told_by_its_own_words(text: str, status: str) -> None:
    (project,) = projects(text).values()
    assert project.objects("status") == (status,)


def test_the_words_after_a_list_tell_of_each_of_it() -> None:
    found = projects("⟦PROJECT|甲基地⟧、⟦PROJECT|乙中心⟧、⟦PROJECT|丙园⟧等一批项目全面加速建设。")
    assert [each.objects("status") for each in found.values()] == [("building",)] * 3


def test_what_a_group_does_its_named_members_do() -> None:
    found = projects("6月10日,全市61个项目集中开工,包括⟦PROJECT|甲基地⟧、⟦PROJECT|乙中心⟧等。")
    for project in found.values():
        assert project.objects("status") == ("started",)
        assert claim(project, "start_date").time == "2022-06-10"


def test_each_of_two_names_in_a_clause_keeps_its_own_stage() -> None:
    found = projects("⟦PROJECT|甲基地⟧顺利达产、⟦PROJECT|乙中心⟧全面开工。")
    assert found["甲基地"].objects("status") == ("operating",)
    assert found["乙中心"].objects("status") == ("started",)


def test_what_comes_after_completion_is_no_completion() -> None:
    (project,) = projects("⟦PROJECT|东湖储能项目⟧已签约,项目建成投产后,年产值10亿元。").values()
    assert project.objects("status") == ("signed",)


def test_the_furthest_stage_told_as_a_fact_is_the_stage() -> None:
    (project,) = projects(
        "⟦PROJECT|东湖储能项目⟧去年3月签约,8月开工建设,目前正在加快建设,预计年底投产。"
    ).values()
    assert project.objects("status") == ("building",)


def test_a_day_after_the_articles_is_still_to_come() -> None:
    early = projects("⟦PROJECT|东湖储能项目⟧2022年9月投产。", date="2022-06-15")
    late = projects("⟦PROJECT|东湖储能项目⟧2022年9月投产。", date="2022-12-01")
    assert early["东湖储能项目"].objects("status") == ("building",)
    assert late["东湖储能项目"].objects("status") == ("operating",)


def test_wishes_and_rates_tell_no_stage() -> None:
    (project,) = projects(
        "⟦PROJECT|东湖储能项目⟧备受关注。要确保项目快建成、快投产,提高开工率、投产率。"
    ).values()
    assert project.objects("status") == ()


def test_another_subjects_opening_is_not_the_projects() -> None:
    (project,) = projects("⟦PROJECT|东湖储能项目⟧备受关注。河北援建的民生工程昨天开工。").values()
    assert project.objects("status") == ()


def test_a_phase_alone_gives_its_stage_to_a_whole_without_one() -> None:
    found = projects("⟦PROJECT|东湖储能项目⟧总投资8亿元,⟦PROJECT|一期工程⟧已经开工。")
    assert found["东湖储能项目"].objects("status") == ("started",)
    assert claim(found["东湖储能项目"], "status").rule == "whole-status"


def test_the_words_that_tell_a_stage_are_evidence() -> None:
    text = "⟦PROJECT|东湖储能项目⟧昨天签约落户。"
    whole, _ = article(text)
    found = claim(projects(text)["东湖储能项目"], "status")
    assert words(whole, found, "trigger")[0] in ("签约", "落户")
    assert words(whole, found, "subject") == ["东湖储能项目"]
