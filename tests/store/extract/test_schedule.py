from __future__ import annotations

import pytest

from tests.store.extract.marked import claim, facts, projects


@pytest.mark.parametrize(
    ("text", "attribute", "iso", "modality"),
    [
        ("⟦PROJECT|东湖储能项目⟧于2021年3月开工。", "start_date", "2021-03", "actual"),
        ("⟦PROJECT|东湖储能项目⟧计划2023年5月开工。", "start_date", "2023-05", "planned"),
        ("⟦PROJECT|东湖储能项目⟧2021年9月建成投产。", "finish_date", "2021-09", "actual"),
        ("⟦PROJECT|东湖储能项目⟧预计2024年9月投产。", "finish_date", "2024-09", "planned"),
        ("⟦PROJECT|东湖储能项目⟧竣工时间预计是2024年8月。", "finish_date", "2024-08", "planned"),
        ("6月10日,⟦PROJECT|东湖储能项目⟧开工活动举行。", "start_date", "2022-06-10", "actual"),
    ],
)
def test_a_start_or_finish_takes_the_date_it_is_told_with(
    text: str, attribute: str, iso: str, modality: str
) -> None:
    (project,) = projects(text).values()
    found = claim(project, attribute)
    assert (found.figure and found.figure.iso, found.modality) == (iso, modality)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一期2021年3月开工,预计2022年底投产", []),
        ("该项目一期处理能力为13万吨,2021年11月竣工", []),
        ("项目一期总投资3亿元,2021年11月竣工", []),
        ("一期在建,整体预计2022年底投产", [("finish_date", "2022年底")]),
        ("分两期建设,预计2022年底投产", [("finish_date", "2022年底")]),
    ],
)
def test_the_dates_of_a_phase_are_not_the_wholes(text: str, found: list[tuple[str, str]]) -> None:
    (project,) = projects(f"⟦PROJECT|东湖储能项目⟧签约。项目位于东湖,{text}。").values()
    dates = [fact for fact in facts(project) if fact[0].endswith("date")]
    assert dates == found
    (phase,) = projects("⟦PROJECT|东湖储能项目一期⟧2022年底投产。").values()
    assert facts(phase) == [("finish_date", "2022年底")]


@pytest.mark.parametrize(
    "text",
    [
        "⟦PROJECT|东湖大桥⟧计划2022年底完成除主桥外的附属工程。",
        "2012年,甲镇成立研究中心,随后建成⟦PROJECT|东湖检测平台⟧。",
        "⟦PROJECT|东湖水道工程⟧有序推进。预计2022年底完成水下工程。",
        "2015年,甲公司完成了⟦PROJECT|东湖公路⟧的一期改建工程。",
        "今年,⟦PROJECT|东湖大桥⟧有望全线贯通。建成后,往来更快。",
    ],
)
def test_the_date_of_a_part_or_of_what_came_before_is_no_finish(text: str) -> None:
    (project,) = projects(text).values()
    assert "finish_date" not in [fact[0] for fact in facts(project)]


def test_each_event_of_a_sentence_keeps_its_own_date() -> None:
    (project,) = projects("⟦PROJECT|东湖储能项目⟧2021年3月开工,2022年1月建成投产。").values()
    assert facts(project) == [("start_date", "2021年3月"), ("finish_date", "2022年1月")]


def test_the_day_of_the_report_is_no_finish() -> None:
    (project,) = projects("甲公司6月13日宣布,⟦PROJECT|东湖储能项目⟧成功投产。").values()
    assert facts(project) == []


def test_a_span_up_to_now_is_no_start() -> None:
    (project,) = projects("今年以来,⟦PROJECT|东湖储能项目⟧开工建设。").values()
    assert facts(project) == []


def test_two_words_for_one_end_share_its_date() -> None:
    (project,) = projects("2021年5月,⟦PROJECT|东湖项目⟧落成投产。").values()
    assert [figure.iso for _, figure in project.figures] == ["2021-05"]


def test_building_work_leaves_the_date_to_the_end_that_comes_after() -> None:
    (project,) = projects("今年3月,甲公司实施的⟦PROJECT|东湖项目⟧投产。").values()
    assert [(name, figure.iso) for name, figure in project.figures] == [("finish_date", "2022-03")]


def test_the_main_building_to_come_has_a_day_of_its_own() -> None:
    (project,) = projects("⟦PROJECT|东湖项目⟧力争12月主体完工。").values()
    assert [(name, figure.iso) for name, figure in project.figures] == [("finish_date", "2022-12")]


def test_an_end_in_the_running_year_is_to_come_where_nothing_has_started() -> None:
    meant = projects("公司拟投资建设⟦PROJECT|东湖项目⟧。项目于2022年投产,2025年达产。")
    assert claim(meant["东湖项目"], "finish_date").modality == "planned"
    assert meant["东湖项目"].objects("status") == ("planned",)


@pytest.mark.parametrize(
    "text",
    [
        "公司拟投资建设⟦PROJECT|东湖项目⟧。项目2022年已建成投产。",
        "2020年签约的⟦PROJECT|东湖项目⟧于2022年投产。",
        "⟦PROJECT|东湖项目⟧2021年签约,去年开工,2022年投产。",
    ],
)
def test_an_end_in_the_running_year_is_a_fact_where_it_has_begun(text: str) -> None:
    (project,) = projects(text).values()
    found = [each for each in project.claims if each.attribute == "finish_date"]
    assert {each.modality for each in found} == {"actual"}


def test_what_only_describes_a_name_leaves_the_date_to_the_news() -> None:
    (project,) = projects("今年,高新区引进的⟦PROJECT|东湖项目⟧顺利投产。").values()
    assert facts(project) == [("finish_date", "今年")]
    assert project.objects("status") == ("operating",)


def test_the_day_of_a_ceremony_can_follow_it() -> None:
    (project,) = projects("⟦PROJECT|东湖项目⟧竣工暨产品下线仪式12日举行。").values()
    assert facts(project) == [("finish_date", "12日")]


def test_the_years_of_a_plan_are_no_day() -> None:
    (project,) = projects("“十三五”期间,⟦PROJECT|东湖项目⟧投入运营。").values()
    assert facts(project) == []


def test_the_start_of_operation_is_no_start_of_work() -> None:
    (project,) = projects("⟦PROJECT|东湖项目⟧6月2日启动试运营。").values()
    assert [attribute for attribute, _ in facts(project)] == ["finish_date"]


def test_a_day_up_to_which_is_counted_is_no_start() -> None:
    (project,) = projects("今年截至目前,市里保障了⟦PROJECT|东湖机场⟧开工。").values()
    assert facts(project) == []


def test_what_can_be_done_by_then_is_planned() -> None:
    (project,) = projects("⟦PROJECT|东湖大桥⟧桥面铺设已完成,年底可竣工通车。").values()
    assert claim(project, "finish_date").modality == "planned"


@pytest.mark.parametrize("word", ["通水", "通航"])
def test_waterworks_end_with_water(word: str) -> None:
    (project,) = projects(f"⟦PROJECT|东湖引水工程⟧施工,该工程预计2031年{word}。").values()
    assert facts(project) == [("finish_date", "2031年")]


@pytest.mark.parametrize(
    ("words", "stage"),
    [("上半年", "started"), ("一季度", "started"), ("下半年", "planned"), ("四季度", "planned")],
)
def test_a_half_or_quarter_that_is_over_is_past(words: str, stage: str) -> None:
    (project,) = projects(f"今年{words}⟦PROJECT|东湖大桥⟧开工。", date="2023-08-09").values()
    assert project.objects("status") == (stage,)


def test_the_year_of_a_list_is_not_the_day_of_what_stands_in_it() -> None:
    text = "2022年市为民办实事项目——⟦PROJECT|东湖服务点⟧近日启动试运行。"
    (project,) = projects(text).values()
    assert facts(project) == []
    assert project.objects("status") == ("trial",)


def test_a_task_that_is_done_ends_no_project() -> None:
    (project,) = projects("6月10日,⟦PROJECT|东湖地铁⟧通信节点任务圆满完成。").values()
    assert "finish_date" not in [attribute for attribute, _ in facts(project)]
    (project,) = projects("6月10日,⟦PROJECT|东湖地铁扩建工程⟧圆满完成。").values()
    assert ("finish_date", "6月10日") in facts(project)
