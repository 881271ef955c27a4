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
        "力争建成⟦PROJECT|东湖风光基地⟧,推动氢能产业规模突破500亿元。",
        "石化产业提质,释放⟦PROJECT|东湖乙烯项目⟧新产能。产值突破1300亿元。",
        "⟦PROJECT|东湖汽车项目⟧调试。这样的项目,全省今年将实施160多个,达产后年产值超千亿元。",
        "⟦PROJECT|东湖冰箱厂⟧开工,未来5年对华投资超40亿元。",
        "⟦PROJECT|东湖化工项目⟧投产后,能带动发展塑料、纺丝等下游产业,有望新增产值1000亿元。",
        "甲公司拟募资8亿元用于⟦PROJECT|东湖液冷项目⟧等项目。",
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


@pytest.mark.parametrize(
    "text",
    [
        "持续推进⟦PROJECT|东湖便民工程⟧,每年将七成以上的财力用于民生,5年累计投入62亿元。",
        "实施⟦PROJECT|东湖便民工程⟧和为老服务,三年来累计投入12亿元。",
        "推进⟦PROJECT|东湖便民工程⟧。城镇新增就业累计超过4万人。",
        "保持百亿级投资规模,推动老城更新,建设⟦PROJECT|东湖环线公园⟧。",
        "释放⟦PROJECT|东湖乙烯项目⟧产能。力争新增装机10万千瓦,产业投资超过100亿元。",
        "⟦PROJECT|东湖储能项目⟧建成后,预计将会拉动相关产业近百亿元的投资。",
        "⟦PROJECT|东湖储能项目⟧可带动社会投资8亿元。",
        "今天,⟦PROJECT|⟦PARK|东湖医药产业园⟧⟧开园,24个高能级产业项目签约,总投资额达160亿元。",
        "⟦PROJECT|东湖创新基地⟧开园,首批签约落地的项目涵盖多个领域,总投资超过35亿元。",
        "⟦PROJECT|东湖创新基地⟧投用,现场引进12个项目,总投资35亿元。",
    ],
)
def test_what_a_region_spends_and_many_projects_cost_is_no_projects_money(text: str) -> None:
    (project,) = projects(text).values()
    told = [each[0] for each in facts(project)]
    assert not {"total_investment", "investment", "jobs"} & {*told}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("⟦PROJECT|东湖储能项目⟧三年累计投资8亿元。", ("investment", "8亿元")),
        ("⟦PROJECT|东湖储能项目⟧开工,获财政贴息,总投资8亿元。", ("total_investment", "8亿元")),
        ("开工建设百亿级投资规模的⟦PROJECT|东湖储能项目⟧。", ("total_investment", "百亿级")),
        ("⟦ORG|东湖产业⟧投资8亿元建设⟦PROJECT|东湖储能项目⟧。", ("total_investment", "8亿元")),
        ("带动力强、总投资8亿元的⟦PROJECT|东湖储能项目⟧开工。", ("total_investment", "8亿元")),
        ("首批签约的⟦PROJECT|东湖储能项目⟧落户,总投资8亿元。", ("total_investment", "8亿元")),
        (
            "⟦PROJECT|东湖储能项目⟧是园区首批签约落地的项目,总投资8亿元。",
            ("total_investment", "8亿元"),
        ),
        (
            "24个产业项目签约,⟦PROJECT|东湖储能项目⟧开工,总投资8亿元。",
            ("total_investment", "8亿元"),
        ),
    ],
)
def test_words_of_regions_and_groups_leave_the_projects_own_money(
    text: str, words: tuple[str, str]
) -> None:
    (project,) = projects(text).values()
    assert words in facts(project)


def test_a_goal_makes_the_goals_after_it_planned() -> None:
    (project,) = projects("⟦PROJECT|东湖储能项目⟧力争装机突破100万千瓦,产值超过8亿元。").values()
    assert claim(project, "output_value").modality == "planned"


def test_a_goal_of_a_day_leaves_the_money_after_it_as_it_is_told() -> None:
    (project,) = projects("⟦PROJECT|东湖储能项目⟧力争年底投产,去年产值8亿元。").values()
    assert claim(project, "output_value").modality == "actual"


def test_money_of_the_beginning_is_no_total() -> None:
    (project,) = projects("⟦PROJECT|东湖储能项目⟧开工,项目前期投资达6亿元。").values()
    assert facts(project) == [("investment", "6亿元")]
