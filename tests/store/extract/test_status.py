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
        ("确保⟦PROJECT|东湖储能项目⟧建成投产。", "building"),
        ("⟦PROJECT|东湖储能项目⟧进入试生产。", "trial"),
        ("⟦PROJECT|东湖引水工程⟧试通水。", "trial"),
        ("⟦PROJECT|东湖储能项目⟧实现满负荷生产。", "operating"),
        ("⟦PROJECT|东湖引水工程⟧建设不断提速。", "building"),
        ("政策有力保障了⟦PROJECT|东湖储能项目⟧开工。", "started"),
        ("力保⟦PROJECT|东湖储能项目⟧明年建成。", "building"),
        ("⟦PROJECT|东湖储能项目⟧建成投产。", "operating"),
        ("去年建成了⟦PROJECT|东湖储能中心⟧。", "operating"),
        ("⟦PROJECT|东湖储能项目⟧即将开工。", "planned"),
        ("⟦PROJECT|东湖储能项目⟧正在规划中。", "planned"),
        ("推动⟦PROJECT|东湖储能项目⟧尽快开工。", "planned"),
        ("⟦PROJECT|东湖储能项目⟧已经停工。", "stopped"),
        ("市里建设了⟦PROJECT|东湖储能中心⟧等。", "operating"),
        ("先后完成⟦PROJECT|东湖体育场⟧建设。", "operating"),
        ("⟦PROJECT|东湖储能项目⟧按期推进。", "building"),
        ("⟦PROJECT|东湖引水工程⟧得到务实推进。", "building"),
        ("⟦PROJECT|东湖引水工程⟧正在抓紧进行。", "building"),
        ("⟦PROJECT|东湖高铁⟧正全力抢抓工期。", "building"),
        ("在⟦PROJECT|东湖储能项目⟧现场,他听取了汇报。", "building"),
        ("他考察了⟦PROJECT|东湖储能项目⟧建设情况。", "building"),
        ("⟦PROJECT|东湖城际铁路⟧开始铺轨。", "building"),
        ("⟦PROJECT|东湖总部⟧5月落子武汉。", "signed"),
        ("⟦PROJECT|东湖总部⟧正式入驻青山高新区。", "signed"),
        ("双方签订⟦PROJECT|东湖储能项目⟧施工合同。", "signed"),
        ("⟦PROJECT|东湖化工项目⟧投料试车。", "trial"),
        ("⟦PROJECT|东湖化工项目⟧进入设备调试。", "trial"),
        ("⟦PROJECT|东湖汽车项目⟧首台车辆下线。", "operating"),
        ("⟦PROJECT|东湖治理工程⟧通过验收。", "operating"),
        ("⟦PROJECT|东湖治理工程⟧全面收官。", "operating"),
        ("⟦PROJECT|东湖治理工程⟧接近完工。", "building"),
        ("启动⟦PROJECT|东湖机场⟧前期工作。", "planned"),
        ("⟦PROJECT|东湖储能项目⟧完成备案。", "planned"),
        ("⟦PROJECT|东湖工业园区项目⟧停摆。", "stopped"),
        ("县里启动新型⟦PROJECT|东湖储能项目⟧。", "started"),
        ("省里正加快北湖、⟦PROJECT|东湖高铁⟧等项目建设。", "building"),
        ("公司斥资8亿元打造⟦PROJECT|东湖智能工厂⟧。", "building"),
        ("公司将增加投资,用于⟦PROJECT|东湖储能项目⟧,拟投入募集资金8亿元。", "planned"),
        ("募集资金用于⟦PROJECT|东湖储能项目⟧。", "planned"),
        ("公司决定投资建设⟦PROJECT|东湖储能项目⟧。", "planned"),
        ("⟦PROJECT|东湖产业园⟧已全面停止运营。", "stopped"),
        ("⟦PROJECT|东湖大桥⟧年底可竣工通车。", "building"),
        ("⟦PROJECT|东湖大桥⟧临近落成。", "building"),
        ("⟦PROJECT|东湖大桥⟧按计划顺利开工。", "started"),
        ("⟦PROJECT|东湖大桥⟧已完成招标,下一步启动项目施工。", "planned"),
        ("⟦PROJECT|东湖大桥主体工程⟧已经完工。", "building"),
        ("推动⟦PROJECT|东湖大桥⟧早日建成。", "building"),
        ("力争⟦PROJECT|东湖储能项目⟧建成投产。", "building"),
        ("双方愿共同推进⟦PROJECT|东湖港改造项目⟧。", "planned"),
        ("双方一致强调,要深化合作,积极推进⟦PROJECT|东湖港改造项目⟧。", "planned"),
        ("今年公司计划投资3亿元,新建⟦PROJECT|东湖研发中心⟧。", "planned"),
        ("公司计划投资3亿元,在青山投资建造⟦PROJECT|东湖研发中心⟧。", "planned"),
        ("公司将其首个⟦PROJECT|东湖研发中心⟧落户青山。", "signed"),
        ("预计8月底,由市里引进的⟦PROJECT|东湖储能项目⟧即可实现产品下线。", "signed"),
        (
            "强化电力保障,推动各类机组投运,开工⟦PROJECT|东湖输变电工程⟧,加快电站建设。",
            "planned",
        ),
    ],
)
def test_a_stage_is_told_by_its_own_words(text: str, status: str) -> None:
    (project,) = projects(text).values()
    assert project.objects("status") == (status,)


@pytest.mark.parametrize(
    "text",
    [
        "⟦PROJECT|东湖储能项目⟧签约现场气氛热烈。",
        "他了解了⟦PROJECT|东湖储能项目⟧投产运营准备情况。",
        "二期将择机推进,它是⟦PROJECT|东湖储能项目⟧的一部分。",
    ],
)
def test_no_stage_is_told_by_a_hall_or_by_what_is_made_ready(text: str) -> None:
    (project,) = projects(text).values()
    assert "building" not in project.objects("status")
    assert "operating" not in project.objects("status")


def test_the_day_of_signing_tells_nothing_of_what_has_come_since() -> None:
    found = projects("⟦PROJECT|东湖产业园⟧自落户以来,企业逐步形成了检修能力。")
    assert found["东湖产业园"].objects("status") == ()


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


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("⟦PROJECT|东湖储能园⟧是今年刚刚建成的一个扶贫项目。", "operating"),
        ("⟦PROJECT|东湖储能园⟧的主体建设已接近尾声。", "building"),
        ("⟦PROJECT|东湖储能园⟧还处于装修阶段。", "building"),
        ("去年建设完成的⟦PROJECT|东湖引水工程⟧让全县受益。", "operating"),
        ("还有计划中的⟦PROJECT|东湖料厂⟧。", "planned"),
        ("⟦PROJECT|东湖生产线⟧正式实现量产。", "operating"),
        ("公司拟终止⟦PROJECT|东湖储能项目⟧。", "stopped"),
        ("这里是⟦PROJECT|东湖储能园⟧,这个占地百亩的大项目从开工到投产用了一年。", "operating"),
        ("⟦PROJECT|东湖储能项目⟧分两期投资,建成后全面投产。", "planned"),
    ],
)
def test_a_stage_is_told_in_other_words(text: str, status: str) -> None:
    (project,) = projects(text).values()
    assert project.objects("status") == (status,)


def test_of_several_projects_some_can_be_further_than_others() -> None:
    found = projects("⟦PROJECT|甲铁路⟧、⟦PROJECT|乙港⟧等一批项目已经建成或在积极推进。")
    for project in found.values():
        assert set(project.objects("status")) == {"operating", "building"}


def test_an_item_far_down_a_list_is_named_among_its_group() -> None:
    found = projects(
        "8个涉及能源、材料等领域的项目落户青山,包括甲检测大楼、乙培训楼、⟦PROJECT|丙储能项目⟧。"
    )
    assert found["丙储能项目"].objects("status") == ("signed",)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("⟦PROJECT|东湖大桥⟧主桥钢结构吊装完成。", "building"),
        ("⟦PROJECT|东湖大桥⟧建设进度过半。", "building"),
        ("⟦PROJECT|东湖储能项目⟧进入设备安装阶段。", "building"),
        ("⟦PROJECT|东湖储能项目⟧正式交付。", "operating"),
        ("⟦PROJECT|东湖平台⟧上线运行。", "operating"),
        ("⟦PROJECT|东湖储能项目⟧环评获批。", "planned"),
        (
            "双方就建设⟦PROJECT|东湖储能项目⟧进行了商谈,⟦PROJECT|东湖储能项目⟧还在前期工作阶段。",
            "planned",
        ),
        ("公司的募投项目为⟦PROJECT|东湖储能项目⟧。", "planned"),
        ("⟦PROJECT|东湖储能项目⟧将建在城北。", "planned"),
        ("市里规划建设⟦PROJECT|东湖储能项目⟧。", "planned"),
        ("⟦PROJECT|东湖储能项目⟧2028年投产。", "planned"),
        ("⟦PROJECT|东湖储能项目⟧申请注销。", "stopped"),
        ("⟦PROJECT|东湖储能项目⟧正在试运营投产。", "trial"),
    ],
)
def test_more_words_tell_a_stage(text: str, status: str) -> None:
    (project,) = projects(text).values()
    assert project.objects("status") == (status,)


@pytest.mark.parametrize(
    "text",
    [
        "⟦PROJECT|东湖大桥⟧备受关注,建成通车后,两地只需半小时。",
        "⟦PROJECT|东湖项目⟧备受关注,为顺利投产奠定坚实基础。",
        "⟦PROJECT|东湖项目⟧备受关注,向如期投产的目标迈进。",
        "⟦PROJECT|东湖项目⟧完成投资3亿元。",
        "贷款将重点支持⟦PROJECT|东湖项目⟧建设。",
        "⟦PROJECT|东湖项目⟧备受关注。希望企业持续推进创新。",
        "愿同各方一道,如期建成⟦PROJECT|东湖大桥⟧。",
    ],
)
def test_aims_wishes_and_money_tell_no_stage(text: str) -> None:
    (project,) = projects(text).values()
    assert project.objects("status") in ((), ("planned",))


def test_phases_at_two_stages_give_the_project_both() -> None:
    (project,) = projects("⟦PROJECT|东湖项目⟧一期已建成投产,二期正在加快建设。").values()
    assert set(project.objects("status")) == {"operating", "building"}
    (project,) = projects("⟦PROJECT|东湖项目⟧一期今年3月开工,目前正在加快建设。").values()
    assert project.objects("status") == ("building",)


def test_a_ceremony_of_years_ago_gives_way_to_the_building_work() -> None:
    (project,) = projects(
        "2020年1月10日,⟦PROJECT|东湖项目⟧举行开工仪式。近日,⟦PROJECT|东湖项目⟧主体封顶。"
    ).values()
    assert project.objects("status") == ("building",)


def test_a_headline_in_brackets_does_not_run_into_the_text() -> None:
    (project,) = projects(
        "【甲公司:拟建储能项目】甲公司公告,与青山市签订⟦PROJECT|东湖储能项目⟧协议。"
    ).values()
    assert project.objects("status") == ("signed",)


def test_a_plan_told_of_another_project_is_not_this_ones() -> None:
    found = projects("计划建设的⟦PROJECT|西山项目⟧备受关注,⟦PROJECT|东湖项目⟧完工并投入使用。")
    assert found["东湖项目"].objects("status") == ("operating",)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("公司董事会审议通过《关于投资建设⟦PROJECT|东湖储能项目⟧的议案》。", "planned"),
        ("公司审议通过投资建设⟦PROJECT|东湖储能项目⟧,计划投资总额8亿元。", "planned"),
        ("⟦ORG|甲能源公司⟧公告,公司投资建设⟦PROJECT|东湖储能项目⟧。", "planned"),
        ("公司发布关于投资建设⟦PROJECT|东湖储能项目⟧的公告。", "planned"),
        (
            "公司公告,近期获得多个重大项目,包括⟦ORG|乙建设局⟧承建的⟦PROJECT|东湖储能项目⟧。",
            "signed",
        ),
        ("公司中标一批工程,其中有⟦ORG|乙建设局⟧承建的⟦PROJECT|东湖储能项目⟧。", "signed"),
        ("公司公告,投资建设的⟦PROJECT|东湖储能项目⟧已经投产。", "operating"),
    ],
)
def test_what_a_firm_decides_or_wins_is_not_yet_being_built(text: str, status: str) -> None:
    (project,) = projects(text).values()
    assert project.objects("status") == (status,)


def test_a_builder_alone_tells_that_it_is_being_built_and_counts_as_less_sure() -> None:
    (project,) = projects("由⟦ORG|甲能源公司⟧投资建设的⟦PROJECT|东湖储能项目⟧备受关注。").values()
    assert project.objects("status") == ("building",)
    assert claim(project, "status").rule == "status-invested"
    assert claim(project, "status").confidence != "high"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("⟦PROJECT|东湖储能项目⟧适时启动。", "planned"),
        ("⟦PROJECT|东湖储能项目⟧择机开工。", "planned"),
        ("省里拟推进⟦PROJECT|东湖储能项目⟧建设。", "planned"),
        ("⟦PROJECT|东湖储能项目⟧已签约。项目采用设计-采购-施工模式。", "signed"),
        ("⟦PROJECT|东湖储能项目⟧获批。该项目容量达公司已发电控股装机容量的一成。", "planned"),
    ],
)
def test_a_wish_a_kind_of_contract_and_a_measure_tell_no_building(text: str, status: str) -> None:
    (project,) = projects(text).values()
    assert project.objects("status") == (status,)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("市里加快⟦PROJECT|东湖储能项目⟧落地投产。", "planned"),
        ("各方助力⟦PROJECT|东湖储能项目⟧投产。", "planned"),
        ("⟦PROJECT|东湖高铁⟧通车在即。", "building"),
        ("⟦PROJECT|东湖高铁⟧全线贯通运营。", "operating"),
    ],
)
def test_what_is_sped_up_or_at_hand_is_still_to_come(text: str, status: str) -> None:
    (project,) = projects(text).values()
    assert project.objects("status") == (status,)


def test_the_end_of_a_name_does_not_hide_what_happens_to_it() -> None:
    (project,) = projects("⟦PROJECT|东湖工程西线隧道⟧贯通。").values()
    assert project.objects("status") == ("building",)


def test_a_whole_of_which_a_part_is_being_built_is_being_built() -> None:
    found = projects(
        "⟦PROJECT|⟦PROJECT|东湖铁路⟧青山段⟧正在建设。⟦PROJECT|东湖铁路⟧预计2029年建成通车。"
    )
    assert found["东湖铁路"].objects("status") == ("building",)


def test_what_happens_to_two_rows_that_are_joined_happens_to_both() -> None:
    found = projects(
        "⟦PROJECT|青河公路⟧、⟦PROJECT|青河铁路⟧等一批重大项目和⟦PROJECT|南湖基地⟧等一批产业项目开工。"
    )
    assert [each.objects("status") for each in found.values()] == [("started",)] * 3


@pytest.mark.parametrize(
    "text",
    [
        "作为省里重要工程的⟦PROJECT|东湖电池项目⟧投产。",
        "主要生产正极材料的⟦PROJECT|东湖电池项目⟧投产。",
        "⟦PROJECT|望江县电池项目⟧投产。",
        "使用新技术的⟦PROJECT|东湖电池项目⟧投产。",
        "接待中心旁的⟦PROJECT|东湖电池项目⟧投产。",
        "计划总投资8亿元的⟦PROJECT|东湖电池项目⟧投产。",
        "在无锡投产⟦PROJECT|东湖电池项目⟧。",
        "⟦PROJECT|东湖博物馆扩建工程⟧顺利完成。",
    ],
)
def test_a_word_or_name_that_holds_a_sign_of_plans_tells_none(text: str) -> None:
    (project,) = projects(text).values()
    assert project.objects("status") == ("operating",)


def test_what_is_to_be_put_into_works_is_planned_all_the_same() -> None:
    found = projects("公司计划投资8亿元建设⟦PROJECT|东湖电池项目⟧。")
    assert found["东湖电池项目"].objects("status") == ("planned",)


def test_money_put_into_what_is_built_in_a_place_tells_that_it_is_being_built() -> None:
    found = projects("双方共同投资8亿元,在⟦PARK|青山高新区⟧建立⟦PROJECT|血液制品中心⟧。")
    assert found["血液制品中心"].objects("status") == ("building",)


def test_what_is_built_is_told_by_its_kind_and_then_by_its_name() -> None:
    found = projects("这里建成了世界领先的发电站——⟦PROJECT|东湖水光互补发电站⟧。")
    assert found["东湖水光互补发电站"].objects("status") == ("operating",)


def test_another_ceremony_held_with_a_start_is_not_the_projects() -> None:
    found = projects("⟦PROJECT|东湖钢铁项目⟧开工仪式暨青山球团公司揭牌仪式举行。")
    assert found["东湖钢铁项目"].objects("status") == ("started",)


def test_what_else_a_project_is_to_build_tells_nothing_of_its_own_stage() -> None:
    found = projects("⟦PROJECT|东湖科技城⟧全面开工。⟦PROJECT|东湖科技城⟧将重点建设教育和医疗机构。")
    assert found["东湖科技城"].objects("status") == ("started",)


@pytest.mark.parametrize(
    "text",
    [
        "⟦PROJECT|东湖高速⟧全长90公里。自2014年底全线贯通以来,人员流通更快。",
        "领导考察⟦PROJECT|东湖炼油项目⟧,了解建设进展和运行情况。",
        "代表表示,这次会议将极大推动⟦PROJECT|东湖医院项目⟧建设。",
    ],
)
def test_what_tells_no_stage(text: str) -> None:
    (project,) = projects(text).values()
    assert project.objects("status") == ()


@pytest.mark.parametrize(
    "text",
    [
        "⟦PROJECT|东湖储能项目⟧占地百亩。加快建设长江黄金旅游走廊和山水都市。",
        "⟦PROJECT|东湖储能项目⟧占地百亩。一座座拔地而起的中国工厂带动就业。",
        "⟦PROJECT|东湖储能项目⟧占地百亩。此次揭牌,标志着全区产业再上台阶。",
        "⟦PROJECT|东湖储能项目⟧和⟦PROJECT|南湖大桥⟧占地百亩。在工程建设中,新工艺涌现而出。",
        "⟦PROJECT|东湖储能项目⟧占地百亩。签下庄严的攻坚承诺,全力以赴。",
        "⟦PROJECT|东湖储能项目⟧占地百亩。其中土建工程按两万吨建设。",
        "⟦PROJECT|东湖储能项目⟧占地百亩。签下庄严承诺,全力以赴。",
        "签下庄严承诺,为⟦PROJECT|东湖高铁⟧添砖加瓦。",
        "⟦PROJECT|东湖储能项目⟧占地百亩。配合招标人的日常管理。",
        "他曾经参与过⟦PROJECT|东湖公园⟧等重大项目的建设。下个月就将投入使用。",
    ],
)
def test_a_sentence_without_a_subject_need_not_speak_of_the_project_before(text: str) -> None:
    assert all(each.objects("status") == () for each in projects(text).values())


def test_a_sentence_without_a_subject_goes_on_with_the_project_before() -> None:
    (project,) = projects("⟦PROJECT|东湖储能项目⟧占地百亩。走进施工现场,塔吊林立。").values()
    assert project.objects("status") == ("building",)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("⟦PROJECT|东湖污水处理厂四期工程⟧完成调试。", "trial"),
        ("⟦PROJECT|东湖变电站工程⟧倒送电一次成功。", "trial"),
        ("⟦PROJECT|东湖站⟧6月底顺利封底。", "building"),
        ("⟦PROJECT|东湖通道⟧先后成功穿越两条隧道。", "building"),
        ("⟦PROJECT|东湖储能项目⟧持续开工建设。", "building"),
        ("⟦PROJECT|东湖储能项目⟧建设全面展开。", "building"),
        ("⟦PROJECT|东湖应急中心⟧等一批项目相继实施。", "building"),
        ("代表们对⟦PROJECT|东湖广场⟧推进情况开展调研。", "building"),
        ("推进⟦PROJECT|东湖港集装箱码头⟧、⟦PROJECT|青山港工程⟧,发展湾区经济。", "building"),
        ("这是甲公司在青山建设的⟦PROJECT|东湖光伏项目⟧。", "building"),
        ("甲公司在青山开发建设的⟦PROJECT|东湖大厦⟧捂盘惜售。", "building"),
        ("公司正在建设的新园区——⟦PROJECT|东湖湾项目⟧需要资金。", "building"),
        ("国内最长的车站进入全面施工阶段,即⟦PROJECT|东湖站⟧。", "building"),
        ("甲公司参与⟦PROJECT|东湖铁路⟧建设。", "building"),
        ("⟦PROJECT|东湖储能项目⟧已全面建设完成。", "operating"),
        ("线路起于已建的⟦PROJECT|东湖三期工程⟧。", "operating"),
        ("⟦PROJECT|东湖总装线⟧已实现月产6架。", "operating"),
        ("园区开通运行了全国首条⟦PROJECT|东湖列车线⟧。", "operating"),
        ("⟦PROJECT|东湖储能项目⟧实现产品下线。", "operating"),
        (
            "已完成甲中心、乙中心、丙分院、丁分院、戊分院、己分院、⟦PROJECT|东湖总部⟧建设。",
            "operating",
        ),
        ("⟦PROJECT|东湖乙醇装置⟧一次开车成功,进入全面生产运行阶段。", "operating"),
        ("⟦PROJECT|东湖合作项目⟧即将展开。", "planned"),
        ("构建自主算力体系,建设⟦PROJECT|东湖算力平台⟧,服务企业。", "planned"),
        ("加快落地⟦PROJECT|东湖研发基地⟧,鼓励创新。", "planned"),
        ("中方愿积极参与⟦PROJECT|东湖铁路⟧建设。", "planned"),
        ("鼓励企业参与⟦PROJECT|东湖铁路⟧建设。", "planned"),
        ("⟦PROJECT|东湖储能项目⟧已完成公司注册、备案、环评等前期工作。", "planned"),
        ("企业在青山规划的⟦PROJECT|东湖加工厂⟧加工能力为10万吨。", "planned"),
        ("⟦PROJECT|东湖景观轴项目⟧方案设计专家评审会召开。", "planned"),
        ("拟募资8亿元用于新增⟦PROJECT|东湖硫酸项目⟧。", "planned"),
        (
            "公司近期获得一系列重大项目。其中房屋建筑项目包括⟦PROJECT|东湖铝业项目⟧、⟦PROJECT|青山厂房项目⟧。",
            "signed",
        ),
    ],
)
def test_the_trades_of_building_tell_their_stages(text: str, status: str) -> None:
    assert all(each.objects("status") == (status,) for each in projects(text).values())


@pytest.mark.parametrize(
    "text",
    [
        "双方推进⟦PROJECT|东湖港项目⟧合作。",
        "甲公司曾参与过⟦PROJECT|东湖大桥⟧建设。",
        "甲公司参与建设的⟦PROJECT|东湖铁路⟧采用了新标准。",
        "⟦PROJECT|东湖储能项目⟧获得重大关注。",
        "据信用信息公示系统,⟦PROJECT|东湖储能项目⟧换了股东。",
        "近年来县里发展旅游,建设⟦PROJECT|东湖养殖基地⟧。",
        "要把⟦PROJECT|东湖水电工程⟧建成新时代的标志性工程。",
        "⟦PROJECT|东湖地铁⟧距离试运行又近一步。",
    ],
)
def test_what_is_shared_or_was_once_taken_part_in_tells_no_stage(text: str) -> None:
    (project,) = projects(text).values()
    assert not project.objects("status")


def test_a_milestone_of_the_works_comes_after_the_ceremony_of_their_start() -> None:
    text = "⟦PROJECT|东湖储能项目⟧全面封顶。当时,⟦PROJECT|东湖储能项目⟧举行开工奠基仪式。"
    assert projects(text)["东湖储能项目"].objects("status") == ("building",)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("由甲公司建设的⟦PROJECT|东湖电站⟧,已经成为该国最大的电站。", "operating"),
        ("由甲公司建设的⟦PROJECT|东湖产业园⟧,如今已入驻企业30家。", "operating"),
        ("由甲公司建设的⟦PROJECT|东湖电站⟧,将成为该国最大的电站。", "building"),
        ("⟦PROJECT|东湖大楼⟧刚刚建好。", "operating"),
        ("乙县将建6000平方米的⟦PROJECT|冰雪乐园⟧。", "planned"),
        ("园区将建设10万平方米左右⟦PROJECT|研发中心⟧。", "planned"),
        ("甲药厂正在兴建⟦PROJECT|原料药基地⟧。", "building"),
        ("⟦PROJECT|东湖电站⟧建设进入高峰期。", "building"),
        ("⟦PROJECT|东湖公路⟧建设也在进行中。", "building"),
        ("⟦PROJECT|东湖平台⟧投入运作。", "operating"),
    ],
)
def test_stages_told_in_more_words(text: str, status: str) -> None:
    (project,) = projects(text).values()
    assert claim(project, "status").object == status


def test_a_programme_that_is_a_task_has_no_stage() -> None:
    (project,) = projects("聚焦文明创建,实施⟦PROJECT|乡风建设工程⟧。").values()
    assert not [each for each in project.claims if each.attribute == "status"]


def test_who_is_going_to_build_after_an_agreement_has_signed() -> None:
    signed = "⟦ORG|甲公司⟧与管委会签署投资协议。甲公司将在当地建设⟦PROJECT|药物生产基地⟧。"
    (project,) = projects(signed).values()
    told = claim(project, "status")
    assert (told.object, told.rule) == ("signed", "status-agreed")
    meant = "⟦ORG|甲公司⟧拟与管委会签署投资协议。甲公司将在当地建设⟦PROJECT|药物生产基地⟧。"
    (project,) = projects(meant).values()
    assert claim(project, "status").object == "planned"
    begun = "⟦ORG|甲公司⟧与管委会签署投资协议。⟦PROJECT|药物生产基地⟧昨天开工。"
    (project,) = projects(begun).values()
    assert claim(project, "status").object == "started"


def test_what_firms_have_moved_into_and_others_help_to_build() -> None:
    (project,) = projects("这家企业第一批入驻⟦PROJECT|东湖产业园⟧。").values()
    assert claim(project, "status").object == "operating"
    (project,) = projects("甲线等助力⟦PROJECT|东湖枢纽⟧建设。").values()
    assert claim(project, "status").object == "building"
    (project,) = projects("⟦PROJECT|东湖枢纽⟧将助力物流业发展。").values()
    assert not [each for each in project.claims if each.attribute == "status"]
