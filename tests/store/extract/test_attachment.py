from __future__ import annotations

import pytest

from tests.store.extract.marked import TODAY, article, claim, facts, projects, words


def test_figures_of_the_clause_go_to_its_project_by_their_nearest_words() -> None:
    (project,) = projects(
        "⟦PROJECT|东湖储能项目⟧总投资8亿元,占地120亩,建筑面积5万平方米,年产电池20万台。"
    ).values()
    assert facts(project) == [
        ("total_investment", "8亿元"),
        ("land_area", "120亩"),
        ("floor_area", "5万平方米"),
        ("capacity", "20万台"),
    ]


def test_the_pronoun_stands_for_the_project_of_the_sentence_before() -> None:
    found = projects(
        "⟦PROJECT|东湖储能项目⟧昨天开工。该项目总投资8亿元。",
        "⟦PROJECT|西山光伏项目⟧昨天开工。项目占地300亩。",
    )
    assert facts(found["东湖储能项目"])[0] == ("total_investment", "8亿元")
    assert facts(found["西山光伏项目"])[0] == ("land_area", "300亩")


@pytest.mark.parametrize(
    "text",
    [
        "总投资8亿元的⟦PROJECT|东湖储能项目⟧开工。",
        "总投资8亿元、占地120亩的⟦PROJECT|东湖储能项目⟧开工。",
        "⟦ORG|甲能源公司⟧投资8亿元,建设⟦PROJECT|东湖储能项目⟧。",
    ],
)
def test_money_told_before_the_name_it_describes_is_its_investment(text: str) -> None:
    assert ("total_investment", "8亿元") in facts(projects(text)["东湖储能项目"])


def test_a_description_does_not_reach_over_another_name() -> None:
    found = projects("将建占地130亩的研发中心、占地111亩的⟦PROJECT|东湖会展中心⟧。")
    assert facts(found["东湖会展中心"]) == [("land_area", "111亩")]


def test_sums_over_several_projects_belong_to_none() -> None:
    found = projects("会上,⟦PROJECT|甲项目⟧、⟦PROJECT|乙项目⟧等21个项目签约,总投资115亿元。")
    assert [facts(project) for project in found.values()] == [[], []]


def test_what_a_whole_contains_does_not_take_its_figures() -> None:
    found = projects(
        "⟦PROJECT|青河治理项目⟧包括⟦PROJECT|清淤工程⟧和⟦PROJECT|护岸工程⟧等,蓄水量680万方。"
        "其中,⟦PROJECT|清淤工程⟧总投资3亿元。"
    )
    assert facts(found["青河治理项目"]) == [("other_quantity", "680万方")]
    assert facts(found["清淤工程"]) == [("total_investment", "3亿元")]


def test_another_subject_keeps_its_figures() -> None:
    found = projects("⟦PROJECT|东湖储能项目⟧开工。全市一季度完成产值30亿元。")
    assert facts(found["东湖储能项目"]) == []


def test_figures_of_firms_are_not_the_projects() -> None:
    found = projects("⟦PROJECT|东湖储能项目⟧吸引了年产值10亿元以上的上下游企业。")
    assert facts(found["东湖储能项目"]) == []


def test_a_dollar_amount_in_brackets_repeats_the_yuan() -> None:
    found = projects("⟦PROJECT|东湖储能项目⟧总投资8亿元(约1.1亿美元)。")
    assert facts(found["东湖储能项目"]) == [("total_investment", "8亿元")]


def test_the_capacity_in_a_name_is_the_projects_capacity() -> None:
    (project,) = projects("⟦PROJECT|年产30万吨甲醇项目⟧开工。").values()
    assert facts(project) == [("capacity", "30万吨")]


def test_years_and_vague_counts_in_a_name_are_no_capacity() -> None:
    found = projects("⟦PROJECT|管网三年发展工程⟧开工。⟦PROJECT|乾九大康医疗项目⟧开工。")
    assert [facts(project) for project in found.values()] == [[], []]


def test_money_of_a_phase_is_an_investment_and_of_the_whole_the_total() -> None:
    found = projects("⟦PROJECT|东湖储能项目⟧总投资8亿元,⟦PROJECT|一期工程⟧投资3亿元。")
    assert facts(found["东湖储能项目"]) == [("total_investment", "8亿元")]
    assert facts(found["东湖储能项目一期"]) == [("investment", "3亿元")]


def test_a_figure_told_twice_is_claimed_once() -> None:
    (project,) = projects(
        "⟦PROJECT|东湖储能项目⟧总投资8亿元。", "据介绍,⟦PROJECT|东湖储能项目⟧总投资8亿元。"
    ).values()
    assert facts(project) == [("total_investment", "8亿元")]


def test_conflicting_figures_stand_side_by_side() -> None:
    (project,) = projects(
        "⟦PROJECT|东湖储能项目⟧总投资8亿元。", "据介绍,⟦PROJECT|东湖储能项目⟧总投资9亿元。"
    ).values()
    assert facts(project) == [("total_investment", "8亿元"), ("total_investment", "9亿元")]


def test_a_count_told_twice_in_a_sentence_counts_two_things() -> None:
    (project,) = projects("⟦PROJECT|青河公路⟧设隧道2座,桥梁2座。").values()
    assert facts(project) == [("other_quantity", "2座"), ("other_quantity", "2座")]


def test_evidence_is_the_value_the_subject_and_the_words_that_tell() -> None:
    whole, mentions = article("近日,⟦PROJECT|东湖储能项目⟧计划总投资约8亿元。")
    found = projects("近日,⟦PROJECT|东湖储能项目⟧计划总投资约8亿元。")
    assert len([each for each in mentions if each.type == "MONEY"]) == 1
    money = claim(found["东湖储能项目"], "total_investment")
    assert words(whole, money, "value") == ["约8亿元"]
    assert words(whole, money, "subject") == ["东湖储能项目"]
    assert words(whole, money, "trigger") == ["计划总投资"]


def test_a_figure_carries_the_time_it_speaks_of() -> None:
    (project,) = projects("⟦PROJECT|东湖储能基地⟧2021年完成产值3亿元。").values()
    assert claim(project, "output_value").time == "2021"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("⟦PROJECT|东湖储能项目⟧总投资8亿元。", "actual"),
        ("⟦PROJECT|东湖储能项目⟧计划总投资8亿元。", "planned"),
        ("⟦PROJECT|东湖储能项目⟧预计总投资8亿元。", "forecast"),
    ],
)
def test_the_words_before_a_figure_tell_plan_and_forecast(text: str, modality: str) -> None:
    (project,) = projects(text, date=TODAY).values()
    assert claim(project, "total_investment").modality == modality


def test_what_comes_after_completion_is_a_forecast_to_the_end_of_the_sentence() -> None:
    (project,) = projects("⟦PROJECT|东湖储能项目⟧达产后,新增岗位500个,年产值10亿元。").values()
    assert claim(project, "output_value").modality == "forecast"
    assert claim(project, "jobs").modality == "forecast"


def test_a_pronoun_without_a_name_before_it_is_the_articles_only_project() -> None:
    (project,) = projects(
        "昨天,一家企业拿下土地。该项目总投资8亿元。", "据悉,⟦PROJECT|东湖储能项目⟧将于年内开工。"
    ).values()
    assert ("total_investment", "8亿元") in facts(project)


def test_what_a_project_is_said_to_be_does_not_take_its_figures() -> None:
    found = projects("⟦PROJECT|清淤工程⟧是全省⟦PROJECT|水系连通项目⟧之一,总投资3亿元。")
    assert facts(found["清淤工程"]) == [("total_investment", "3亿元")]
    assert facts(found["水系连通项目"]) == []


def test_a_part_of_the_sum_is_an_investment() -> None:
    (project,) = projects("⟦PROJECT|东湖研发中心⟧总投资8亿元,其中设备投入3亿元。").values()
    assert facts(project) == [("total_investment", "8亿元"), ("investment", "3亿元")]


def test_people_and_orders_of_the_next_sentence_are_not_the_projects() -> None:
    (project,) = projects("⟦PROJECT|东湖储能项目⟧开工。上半年新增订单30亿元,3名干部驻点。").values()
    assert facts(project) == []


def test_the_capacity_of_a_phase_goes_to_the_project_that_it_names() -> None:
    found = projects(
        "⟦PROJECT|年产30GWh电池项目⟧计划总投资12亿元,一期建成年产10GWh规模。"
        "⟦PROJECT|10GWh电池项目⟧投资4亿元。"
    )
    assert facts(found["年产30GWh电池项目"]) == [
        ("capacity", "30GWh"),
        ("total_investment", "12亿元"),
    ]
    assert found["10GWh电池项目"].objects("part_of") == ("年产30GWh电池项目",)


def test_money_told_after_a_phase_is_of_the_phase() -> None:
    (project,) = projects(
        "⟦PROJECT|东湖储能项目⟧总投资9亿元,一期主要生产电芯,投资约3亿元。"
    ).values()
    assert [(attribute, figure.text) for attribute, figure in project.figures] == [
        ("total_investment", "9亿元"),
        ("investment", "约3亿元"),
    ]


def test_the_capacities_of_a_row_are_all_capacities() -> None:
    (project,) = projects("⟦PROJECT|东湖项目⟧年产3500吨硼酸、2000吨碳酸锂和2万吨氯化钾。").values()
    assert [attribute for attribute, _ in facts(project)] == ["capacity"] * 3
    (project,) = projects("⟦PROJECT|东湖项目⟧年产电解液20万吨,生长素1600万升。").values()
    assert [attribute for attribute, _ in facts(project)] == ["capacity"] * 2


def test_firms_that_move_into_a_park_are_told_of_it() -> None:
    (project,) = projects("⟦PROJECT|青山产业园⟧已吸引30家企业入驻,21家机构签约落户。").values()
    assert facts(project) == [("other_quantity", "30家"), ("other_quantity", "21家")]


def test_what_is_told_of_each_piece_or_of_one_in_a_longer_list_is_not_the_projects() -> None:
    (project,) = projects("⟦PROJECT|东湖果园⟧平均每亩产值5000元,每3秒下线1块。").values()
    assert facts(project) == []
    (project,) = projects("⟦PROJECT|东湖项目⟧等9个项目签约,总投资20亿元。").values()
    assert facts(project) == []


def test_land_for_a_project_told_before_it_is_its_land() -> None:
    (project,) = projects("市里规划用地100亩,用于⟦PROJECT|东湖项目⟧建设。").values()
    assert facts(project) == [("land_area", "100亩")]


def test_the_noun_of_kind_at_the_head_of_a_sentence_stands_for_the_project() -> None:
    found = projects("⟦PROJECT|东湖大桥⟧昨日合龙。⟦ORG|甲公司⟧承担施工。大桥全长900米。")
    assert ("other_quantity", "900米") in facts(found["东湖大桥"])


def test_the_area_in_a_name_is_land_and_a_buildings_area_its_floor() -> None:
    (project,) = projects("⟦PROJECT|东湖500亩示范基地⟧揭牌。").values()
    assert facts(project) == [("land_area", "500亩")]
    (project,) = projects("⟦PROJECT|东湖物流园⟧将建成20万平方米大型物流中心。").values()
    assert facts(project) == [("floor_area", "20万平方米")]


def test_a_form_with_labels_is_read_as_told_of_its_project() -> None:
    (project,) = projects(
        "项目名称:⟦PROJECT|东湖路项目⟧,建设地点:青山区城北,总投资:3亿元,建设规模:用地2公顷。"
    ).values()
    assert facts(project) == [("total_investment", "3亿元"), ("land_area", "2公顷")]


def test_in_a_paragraph_of_many_projects_a_bare_count_is_no_ones() -> None:
    few = projects("⟦PROJECT|东湖项目⟧开工。全线桥梁75座。")
    assert facts(few["东湖项目"]) == [("other_quantity", "75座")]
    many = projects(
        "⟦PROJECT|甲项目⟧开工,⟦PROJECT|乙项目⟧投产。⟦PROJECT|东湖项目⟧开工。全线桥梁75座。"
    )
    assert facts(many["东湖项目"]) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("沿海航线新开75条。", []),
        ("在新港,80家药企开门营业。", []),
        ("新买的10辆渣土车驶入现场。", []),
        ("教学楼设地上5层。", []),
        ("线路全长88公里。", [("other_quantity", "88公里")]),
        ("作为控制性工程,水库总库容为2亿立方米。", [("other_quantity", "2亿立方米")]),
        (
            "共需拆迁民房30栋,迁移电线60公里。",
            [("other_quantity", "30栋"), ("other_quantity", "60公里")],
        ),
        ("规划设计南北两栋塔楼。", [("other_quantity", "两栋")]),
        ("历时5个月。", [("other_quantity", "5个月")]),
        ("土地面积5000平方米。", [("land_area", "5000平方米")]),
    ],
)
def test_a_count_in_a_sentence_without_the_name_is_the_projects_where_the_whole_is_told_of(
    text: str, found: list[tuple[str, str]]
) -> None:
    (project,) = projects(f"⟦PROJECT|东湖工程⟧开工。{text}").values()
    assert facts(project) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一期年产电池5万吨", []),
        ("项目一期建成后,年产值9亿元", []),
        ("随后启动二期建设,再增加7万平方米载体", []),
        ("一期投资3亿元", [("investment", "3亿元")]),
        ("首期90亩产业用地摘牌", [("land_area", "90亩")]),
        ("一期在建,全部建成后年产电池5万吨", [("capacity", "5万吨")]),
        ("一期、二期年产电池5万吨", [("capacity", "5万吨")]),
        ("分二期建设,年产电池5万吨", [("capacity", "5万吨")]),
    ],
)
def test_what_a_phase_makes_or_measures_is_not_told_of_the_whole(
    text: str, found: list[tuple[str, str]]
) -> None:
    (project,) = projects(f"⟦PROJECT|东湖电池项目⟧签约,{text}。").values()
    assert [each for each in facts(project) if each[0] != "other_quantity"] == found


@pytest.mark.parametrize(
    ("text", "modality", "time"),
    [
        ("⟦PROJECT|东湖项目⟧累计完成投资3亿元。", "cumulative", None),
        ("⟦PROJECT|东湖项目⟧截至5月底,完成投资3亿元。", "cumulative", "2022-05"),
        ("⟦PROJECT|东湖项目⟧目前已投资3亿元。", "cumulative", None),
        ("⟦PROJECT|东湖项目⟧计划年底累计完成投资3亿元。", "cumulative", "2022-12"),
        ("⟦PROJECT|东湖项目⟧2021年完成投资3亿元。", "actual", "2021"),
    ],
)
def test_what_adds_up_so_far_says_so_and_until_when(
    text: str, modality: str, time: str | None
) -> None:
    (project,) = projects(text).values()
    found = claim(project, "investment")
    assert (found.modality, found.time) == (modality, time)


def test_every_claim_shows_the_words_that_tell_it() -> None:
    found = projects(
        "⟦PARK|青山高新区⟧的⟦PROJECT|⟦ORG|甲能源⟧30GWh东湖项目⟧由⟦ORG|乙建工⟧承建,计划总投资8亿元,"
        "建桥梁5座,今年3月开工。⟦PROJECT@甲能源30GWh东湖项目一期|一期工程⟧已投产。"
    )
    for project in found.values():
        for each in project.claims:
            assert any(span.role == "trigger" for span in each.evidence), each.rule


def test_what_several_sectors_spend_is_no_projects_money() -> None:
    found = projects("⟦PROJECT|东湖引水工程⟧通水,全年交通、水利投资分别达到8亿元、4亿元。")
    assert not [c for c in found["东湖引水工程"].claims if c.attribute == "total_investment"]


@pytest.mark.parametrize(
    "text",
    [
        "⟦PROJECT|东湖光学膜项目⟧总投资50亿元,年产2亿平方米光学膜。",
        "⟦PROJECT|东湖光学膜项目⟧建成后可年产光学膜2亿平方米。",
        "⟦PROJECT|东湖光学膜项目⟧达产后形成年产2亿平方米的生产能力。",
        "⟦PROJECT|东湖光学膜项目⟧投产后新增2亿平方米光学膜的年产能。",
        "⟦ORG|甲膜公司⟧将投资建设⟦PROJECT|年产2亿平方米光学膜项目⟧。",
        "⟦ORG|甲膜公司⟧将投资建设年产⟦PROJECT|2亿平方米光学膜项目⟧。",
    ],
)
def test_an_area_that_is_made_in_a_year_is_capacity_and_no_land(text: str) -> None:
    (project,) = projects(text).values()
    found = [attribute for attribute, words in facts(project) if words == "2亿平方米"]
    assert found == ["capacity"]


@pytest.mark.parametrize(
    ("name", "attribute"),
    [
        ("西山300亩光伏项目", "land_area"),
        ("东湖2平方公里智谷项目", "land_area"),
        ("东湖5万平方米标准厂房项目", "floor_area"),
        ("东湖2亿平方米光学膜项目", "other_quantity"),
    ],
)
def test_an_area_in_a_name_is_land_where_only_land_is_measured_so(
    name: str, attribute: str
) -> None:
    (project,) = projects(f"⟦PROJECT|{name}⟧昨天开工。").values()
    assert [each for each, _ in facts(project) if each != "start_date"] == [attribute]


def test_land_beside_a_yearly_output_stays_land() -> None:
    (project,) = projects(
        "⟦PROJECT|东湖光学膜项目⟧占地2万平方米,年产2亿平方米光学膜,建筑面积3万平方米。"
    ).values()
    assert facts(project) == [
        ("land_area", "2万平方米"),
        ("capacity", "2亿平方米"),
        ("floor_area", "3万平方米"),
    ]


@pytest.mark.parametrize("words", ["一个年产万台的机器人新工厂", "甲厂已建成新线,一座智能新工厂"])
def test_a_new_plant_that_is_told_of_first_is_not_the_project(words: str) -> None:
    (project,) = projects(f"⟦PROJECT|东湖显示器项目⟧签约。{words}也将于今年9月底完成。").values()
    assert not [each for each in project.claims if each.attribute == "finish_date"]


@pytest.mark.parametrize("words", ["新工厂", "据介绍,新工厂", "公司新工厂"])
def test_the_new_plant_stands_for_the_project(words: str) -> None:
    (project,) = projects(f"⟦PROJECT|东湖冰箱厂⟧签约。{words}总投资8亿元。").values()
    assert ("total_investment", "8亿元") in facts(project)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("合同价为8亿元", ("investment", "8亿元")),
        ("拟投入募集资金3亿元", ("investment", "3亿元")),
        ("公司自筹资金3亿元", ("total_investment", "3亿元")),
        ("对外集资500万元", ("financing", "500万元")),
        ("完成进出口1822万元", ("other_quantity", "1822万元")),
        ("首期90亩产业用地摘牌", ("land_area", "90亩")),
        ("违法占用6亩耕地", ("land_area", "6亩")),
        ("建有1万平方米的社区商业配套", ("floor_area", "1万平方米")),
        ("面积达10万平方米的研发载体", ("floor_area", "10万平方米")),
        ("形成500万吨钢材加工能力", ("capacity", "500万吨")),
    ],
)
def test_the_words_around_a_figure_tell_what_it_is(text: str, fact: tuple[str, str]) -> None:
    (project,) = projects(f"⟦PROJECT|东湖储能项目⟧{text}。").values()
    assert facts(project) == [fact]


@pytest.mark.parametrize("text", ["投资强度每亩300万元", "年产12英寸晶圆", "浇筑800毫米的梁"])
def test_measures_of_a_product_and_rates_are_no_attribute(text: str) -> None:
    (project,) = projects(f"⟦PROJECT|东湖储能项目⟧{text}。").values()
    assert facts(project) == []


def test_the_noun_that_closes_a_name_stands_for_it_after_this() -> None:
    found = projects("⟦PROJECT|东湖五星级酒店⟧招商。", "该五星级酒店占地面积3000平方米。")
    assert facts(found["东湖五星级酒店"]) == [("land_area", "3000平方米")]


def test_after_a_long_row_of_parts_the_project_is_the_whole() -> None:
    found = projects(
        "⟦PROJECT|东湖商贸城项目⟧包括占地100亩的⟦PROJECT|服装研发设计中心⟧、占地113亩的"
        "⟦PROJECT|时装发布体验中心⟧、占地111亩的⟦PROJECT|国际采购交易中心⟧、占地118亩的"
        "⟦PROJECT|物流仓储中心⟧和占地120亩的⟦PROJECT|配套服务中心⟧。该项目预计年内开工建设。"
    )
    assert ("start_date", "年内") in facts(found["东湖商贸城项目"])
    assert facts(found["配套服务中心"]) == [("land_area", "120亩")]


@pytest.mark.parametrize("head", ["首期", "建成后", "全部投产后"])
def test_what_goes_on_with_a_project_is_not_told_of_its_builder(head: str) -> None:
    text = f"⟦PROJECT|东湖储能项目⟧签约,⟦ORG|甲能源公司⟧负责建设,{head}占地90亩。"
    assert facts(projects(text)["东湖储能项目"]) == [("land_area", "90亩")]


@pytest.mark.parametrize(
    "text",
    [
        "加快⟦PROJECT|东湖储气库⟧等项目建设,新增天然气产量10亿方以上。",
        "⟦PROJECT|东湖输气管线⟧等投运,外送电量300亿千瓦时。",
        "推进⟦PROJECT|东湖铁路⟧前期工作,完成交通投资80亿元。",
        "⟦PROJECT|东湖大道⟧为双向四车道,其余5条道路为双向两车道。",
        "⟦PROJECT|东湖牧场⟧投产,1个工人便可养殖2500头生猪。",
        "⟦PROJECT|东湖果园⟧丰收,第四年亩产超过2吨。",
    ],
)
def test_after_an_example_of_several_figures_are_of_all(text: str) -> None:
    (project,) = projects(text).values()
    assert [each for each in facts(project) if each[1] != "四车道"] == []


def test_money_goes_to_what_is_built_with_it() -> None:
    found = projects(
        "⟦PROJECT|东湖储能项目⟧已投产。⟦ORG|乙公司⟧拟投资9亿元建设⟦PROJECT|西山电池项目⟧。"
    )
    assert facts(found["西山电池项目"]) == [("total_investment", "9亿元")]
    found = projects(
        "⟦ORG|甲公司⟧拟投资4亿元涉足租赁,⟦ORG|乙公司⟧拟募资9亿元投入⟦PROJECT|西山电池项目⟧。"
    )
    assert ("total_investment", "4亿元") not in facts(found["西山电池项目"])


def test_the_clause_before_tells_what_goes_so_high() -> None:
    (project,) = projects("⟦PROJECT|东湖储能项目⟧投产后,产能也将翻番,达到每年1200吨。").values()
    assert facts(project) == [("capacity", "1200吨")]
    (project,) = projects("⟦PROJECT|东湖储能项目⟧产值8亿元,占地90亩,达到900人。").values()
    assert facts(project)[-1] == ("other_quantity", "900人")


def test_what_describes_one_of_a_row_is_not_the_wholes() -> None:
    (project,) = projects(
        "⟦PROJECT|东湖商贸城⟧占地900亩,将建占地100亩的展厅、占地90亩的仓储区。"
    ).values()
    assert ("land_area", "90亩") not in facts(project)


def test_firms_that_are_to_move_into_the_park_are_told_of_it_whoever_heads_the_clause() -> None:
    (project,) = projects(
        "⟦PROJECT|⟦PARK|青山产业园⟧⟧开工,明年⟦ORG|甲机械⟧等30多家厂商将入驻园区。"
    ).values()
    assert ("other_quantity", "30多家") in facts(project)
    (project,) = projects("⟦PROJECT|青山产业园⟧开工,⟦ORG|甲机械⟧等30多家厂商出席。").values()
    assert ("other_quantity", "30多家") not in facts(project)


@pytest.mark.parametrize("words", ["工程进度已达75%", "土建工程已完成75%", "完成总工程量的75%"])
def test_how_far_the_work_is_is_told_of_the_project(words: str) -> None:
    (project,) = projects(f"⟦PROJECT|东湖水库⟧加紧施工,{words}。").values()
    assert facts(project) == [("other_quantity", "75%")]


@pytest.mark.parametrize(
    "text",
    [
        "完成年度投资的75%",
        "技术国产率75%",
        "志愿者走访了5名学生",
        "提供40平方米的单间",
        "该公司现有厂房3座",
        "这一网络在各地有38家工厂",
    ],
)
def test_shares_visits_rooms_and_what_others_have_are_not_told_of_it(text: str) -> None:
    (project,) = projects(f"⟦PROJECT|东湖储能项目⟧开工,{text}。").values()
    assert facts(project) == []


@pytest.mark.parametrize(
    "text",
    [
        "⟦PROJECT|东湖高速一期⟧等3条高速全部建成通车。",
        "市里将组织⟦PROJECT|东湖合作项目⟧超100项。",
        "⟦PROJECT|东湖公路港⟧开工,距离高速1公里。",
        "⟦PROJECT|东湖光伏站⟧并网。作为示范园,这个园区现有8处温室。",
    ],
)
def test_counts_of_many_ways_and_another_zone_are_not_the_projects(text: str) -> None:
    (project,) = projects(text).values()
    assert facts(project) == []


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("青山8英寸半导体项目", []),
        ("青山铁路土建16标段工程", []),
        ("青山四处灌区改造工程", []),
        ("青山1420万条轮胎项目", [("capacity", "1420万条")]),
        ("青山3条隧道工程", [("other_quantity", "3条")]),
    ],
)
def test_product_sizes_and_lots_in_a_name_are_no_capacity(
    name: str, fact: list[tuple[str, str]]
) -> None:
    (project,) = projects(f"⟦PROJECT|{name}⟧开工。").values()
    assert facts(project) == fact


def test_people_that_works_serve_are_told_of_them_and_limits_of_a_rule_are_not() -> None:
    (project,) = projects("⟦PROJECT|东湖灌区工程⟧建成,届时将解决400多万人的饮水问题。").values()
    assert ("other_quantity", "400多万人") in facts(project)
    (project,) = projects(
        "⟦PROJECT|东湖灌区工程⟧施工。搭设高度8米及以上的支架属于危大工程。"
    ).values()
    assert facts(project) == []


def test_money_that_has_gone_into_a_plant_is_told_of_the_nameless_phase() -> None:
    found = projects(
        "⟦ORG|甲硅能公司⟧目前已投资约3亿元建成3条生产线。⟦PROJECT|一期项目⟧全部投产后,年产值9亿元。"
    )
    assert facts(found["一期项目"])[0] == ("investment", "约3亿元")


@pytest.mark.parametrize(
    "text",
    [
        "⟦PROJECT|东湖储能项目⟧配置2台50兆伏安变压器。",
        "⟦PROJECT|东湖储能项目⟧包括3栋60米高的塔楼。",
        "⟦PROJECT|东湖储能项目⟧(2万吨生产线)开工。",
        "⟦PROJECT|东湖水利工程⟧开工。过流能力30万吨的溢洪道完工。",
        "⟦PROJECT|东湖公寓项目⟧在售,建筑面积区间57至297平方米。",
        "⟦PROJECT|东湖时速350公里动车组改造项目⟧开工。",
        "⟦PROJECT|东湖1.6万吨快锻压机项目⟧开工。",
    ],
)
def test_the_size_of_one_piece_is_not_the_projects(text: str) -> None:
    (project,) = projects(text).values()
    units = ("兆伏安", "米", "公里", "万吨")
    assert not any(fact[1].endswith(units) for fact in facts(project))


def test_what_a_name_says_is_made_in_a_year_is_its_capacity_whatever_measures_it() -> None:
    (project,) = projects("⟦PROJECT|年产2.5亿米电子布生产线⟧开工。").values()
    assert facts(project) == [("capacity", "2.5亿米")]


def test_money_for_two_things_or_for_the_first_of_a_town_is_no_ones() -> None:
    both = projects("⟦ORG|甲公司⟧计划投资3亿元,新建⟦PROJECT|东湖研发中心⟧,同时升级智能工厂。")
    assert facts(both["东湖研发中心"]) == []
    first = projects("总投资9亿元的⟦PROJECT|东湖科创城⟧首发项目开工。")
    assert facts(first["东湖科创城"]) == []
    firm = projects("⟦ORG|甲公司⟧拟投资9亿元建设⟦PROJECT|东湖显示项目⟧并设立合资公司。")
    assert facts(firm["东湖显示项目"]) == [("total_investment", "9亿元")]
    side = projects(
        "⟦ORG|甲公司⟧拟建设⟦PROJECT|东湖材料项目⟧、综合回收利用项目,项目计划总投资3亿元。"
    )
    assert facts(side["东湖材料项目"]) == []


def test_what_was_handled_so_far_is_no_capacity() -> None:
    (project,) = projects("⟦PROJECT|东湖机场⟧投运,旅客吞吐量已达190万人次。").values()
    assert ("other_quantity", "190万人次") in facts(project)
    (project,) = projects("⟦PROJECT|东湖机场⟧投运,旅客吞吐量可达190万人次。").values()
    assert ("capacity", "190万人次") in facts(project)


def test_shorter_ways_and_stocks_are_not_told_of_it() -> None:
    (project,) = projects("⟦PROJECT|东湖公路⟧贯通,通关时间由两个小时压缩到半个小时。").values()
    assert facts(project) == []
    (project,) = projects("⟦PROJECT|东湖半导体项目⟧签约,年内跑出6只翻倍股。").values()
    assert facts(project) == []


def test_a_sum_after_two_projects_in_a_row_is_not_the_first_ones() -> None:
    found = projects(
        "⟦PROJECT|东湖材料项目⟧签约。⟦ORG|甲公司⟧拟建设⟦PROJECT|东湖材料项目⟧、⟦PROJECT|东湖回收项目⟧,"
        "项目计划总投资3亿元。"
    )
    assert facts(found["东湖材料项目"]) == facts(found["东湖回收项目"]) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("⟦PROJECT|东湖项目⟧总规模达500亩。", ("land_area", "500亩")),
        ("⟦PROJECT|东湖项目⟧净地面积2.5万平方米。", ("land_area", "2.5万平方米")),
        ("⟦PROJECT|东湖项目⟧总建筑规模5万平方米。", ("floor_area", "5万平方米")),
        ("⟦PROJECT|东湖项目⟧投资数额最高,共计8亿元。", ("total_investment", "8亿元")),
        ("⟦PROJECT|东湖项目⟧是帮扶项目,项目资金规模800万元。", ("total_investment", "800万元")),
        ("甲公司中标⟦PROJECT|东湖项目⟧,中标额8亿元。", ("investment", "8亿元")),
        ("甲公司引进总投资8亿元的⟦PROJECT|东湖项目⟧等项目。", ("total_investment", "8亿元")),
        ("⟦PROJECT|东湖项目⟧仅用100天时间建成。", ("other_quantity", "100天")),
    ],
)
def test_scale_sum_and_time_are_told_in_more_words(text: str, told: tuple[str, str]) -> None:
    (project,) = projects(text).values()
    assert facts(project) == [told]


def test_how_far_things_are_is_told_over_clauses() -> None:
    near = "⟦PROJECT|东湖项目⟧位于北区,距高速1公里,大道2.5公里。"
    assert facts(projects(near)["东湖项目"]) == []
    long = "⟦PROJECT|东湖铁路⟧距机场3公里,全长20公里。"
    assert facts(projects(long)["东湖铁路"]) == [("other_quantity", "20公里")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("⟦PROJECT|东湖项目⟧概算总额8亿元。", [("total_investment", "8亿元")]),
        ("⟦PROJECT|东湖项目⟧首笔投资8亿元。", [("investment", "8亿元")]),
        ("⟦PROJECT|东湖一期储能项目⟧投资8亿元。", [("investment", "8亿元")]),
        ("⟦PROJECT|东湖园⟧年创收500万元。", [("revenue", "500万元")]),
        ("⟦PROJECT|东湖园⟧增加村集体经济收入30万元。", [("other_quantity", "30万元")]),
        ("在⟦PROJECT|东湖园⟧里,她年收入达到两万元。", []),
        ("⟦PROJECT|东湖电站⟧年均发电量3900万千瓦时。", [("capacity", "3900万千瓦时")]),
        ("⟦PROJECT|东湖铁路⟧远期年货运量418万吨。", [("capacity", "418万吨")]),
        ("⟦PROJECT|东湖产业园⟧园区面积3平方公里。", [("land_area", "3平方公里")]),
        ("甲公司新建3万平方米的⟦PROJECT|东湖工厂⟧。", [("floor_area", "3万平方米")]),
        ("⟦PROJECT|东湖产业园⟧提供2万平方米工作场地。", [("floor_area", "2万平方米")]),
        ("⟦PROJECT|东湖产业园⟧有50亩厂房。", [("other_quantity", "50亩")]),
        ("⟦PROJECT|东湖铁路⟧架梁完成94%。", [("other_quantity", "94%")]),
        ("⟦PROJECT|东湖铁路⟧已经完成设计总量的73%。", [("other_quantity", "73%")]),
        ("⟦PROJECT|东湖园⟧位于县城以北五公里处。", []),
    ],
)
def test_yields_sizes_and_progress_are_told_in_more_words(
    text: str, told: list[tuple[str, str]]
) -> None:
    (project,) = projects(text).values()
    assert facts(project) == told


def test_what_something_is_raised_to_is_told_with_the_words_before() -> None:
    raised = "⟦PROJECT|东湖基地扩产项目⟧年生产能力将从31万吨,提升至58万吨。"
    assert facts(projects(raised)["东湖基地扩产项目"]) == [("capacity", "58万吨")]
    apart = "⟦PROJECT|东湖基地扩产项目⟧年产能31万吨,带动年消纳秸秆58万吨。"
    assert ("capacity", "31万吨") in facts(projects(apart)["东湖基地扩产项目"])


def test_what_is_built_is_told_with_its_size() -> None:
    found = projects("目前,甲公司建成3条⟦PROJECT|硅能电池生产线⟧。")
    assert facts(found["硅能电池生产线"]) == [("other_quantity", "3条")]
    found = projects("⟦PARK|东湖园区⟧将建设10万平方米左右⟦PROJECT|研发中心⟧。")
    assert facts(found["研发中心"]) == [("floor_area", "10万平方米左右")]
    found = projects("⟦PARK|东湖园区⟧有3条公路通往⟦PROJECT|研发中心⟧。")
    assert facts(found["研发中心"]) == []


def test_firms_of_a_row_that_move_in_are_told_of_the_park() -> None:
    text = "市里建设⟦PROJECT|东湖示范区⟧,⟦ORG|甲公司⟧、⟦ORG|乙公司⟧等40余家企业先后入驻。"
    assert facts(projects(text)["东湖示范区"]) == [("other_quantity", "40余家")]
    text = "⟦PROJECT|东湖示范区⟧建成,目前引进甲、乙等化妆品及配套企业30多家。"
    assert facts(projects(text)["东湖示范区"]) == [("other_quantity", "30多家")]


def test_a_place_that_opens_a_longer_name_is_no_other_subject() -> None:
    text = "⟦PROJECT|东湖铁路⟧始于西站,于沙河大桥处向南,全长4公里。"
    assert facts(projects(text)["东湖铁路"]) == [("other_quantity", "4公里")]
    text = "⟦PROJECT|东湖铁路⟧开通,安徽全省铁路全长4万公里。"
    assert facts(projects(text)["东湖铁路"]) == []


def test_a_semicolon_does_not_end_what_a_project_serves() -> None:
    text = "⟦PROJECT|东湖水库⟧封顶。项目建成后,可灌溉5000亩;解决8000亩用水。"
    assert ("other_quantity", "8000亩") in facts(projects(text)["东湖水库"])
    text = "⟦PROJECT|东湖水库⟧封顶;乙县还有8000亩旱地。"
    assert facts(projects(text)["东湖水库"]) == []
