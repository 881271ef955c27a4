from __future__ import annotations

import pytest

from tests.store.extract.marked import claim, projects


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("⟦PROJECT|⟦ORG|甲能源⟧储能项目⟧开工。", "org-name"),
        ("⟦ORG|甲能源⟧与市里签约,将建设⟦PROJECT|储能项目⟧。", "org-invests"),
        ("由⟦ORG|甲能源⟧投资建设的⟦PROJECT|储能项目⟧开工。", "org-invests"),
        ("⟦PROJECT|储能项目⟧由⟦ORG|甲能源⟧投资建设。", "org-by"),
        ("⟦PROJECT|储能项目⟧开工。承担项目建设的⟦ORG|甲能源⟧负责人说。", "org-charged"),
    ],
)
def test_who_invests_or_builds_is_linked(text: str, rule: str) -> None:
    (project,) = projects(text).values()
    found = claim(project, "org")
    assert (found.object, found.rule) == ("甲能源", rule)


def test_authorities_are_no_investors() -> None:
    (project,) = projects("⟦ORG|青山县委⟧要求加快建设⟦PROJECT|储能项目⟧。").values()
    assert project.objects("org") == ()


def test_the_firm_nearest_to_the_verb_invests() -> None:
    (project,) = projects(
        "⟦ORG|乙股份⟧的工厂设在⟦ORG|甲能源⟧投资的⟦PROJECT|储能项目⟧附近。"
    ).values()
    assert project.objects("org") == ("甲能源",)


def test_the_whole_firm_stands_for_its_brand_in_the_name() -> None:
    (project,) = projects(
        "⟦ORG|天津甲能网络有限公司⟧拿下土地,建设⟦PROJECT|⟦ORG|甲能⟧数据中心⟧。"
    ).values()
    assert project.objects("org") == ("天津甲能网络有限公司",)


def test_a_brand_is_linked_as_the_one_firm_that_is_called_so() -> None:
    found = projects("⟦PROJECT|⟦ORG|甲能⟧储能项目⟧开工。⟦ORG|甲能集团⟧董事长出席。")
    assert found["甲能储能项目"].objects("org") == ("甲能集团",)
    two = projects("⟦PROJECT|⟦ORG|甲能⟧储能项目⟧开工。⟦ORG|甲能集团⟧和⟦ORG|甲能股份⟧出席。")
    assert two["甲能储能项目"].objects("org") == ("甲能",)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("⟦PROJECT|东湖储能项目⟧由⟦ORG|甲能源公司⟧注资5亿元。", "org-by"),
        ("⟦PROJECT|东湖储能项目⟧由市里引进,⟦ORG|甲能源公司⟧投资建设。", "org-by"),
        ("⟦PROJECT|东湖储能项目⟧是⟦ORG|甲能源公司⟧为改善供电而投资建设的民生工程。", "org-by"),
        ("⟦PROJECT|东湖储能项目⟧开标,中标人为⟦ORG|甲能源公司⟧。", "org-named"),
        ("⟦ORG|甲能源公司⟧:⟦PROJECT|东湖储能项目⟧获备案。", "org-headline"),
        ("⟦ORG|甲能源公司⟧公告近况。公司拟投资建设⟦PROJECT|东湖储能项目⟧。", "org-issuer"),
        (
            "⟦ORG|甲能源公司⟧在互动平台表示,产能很足。公司⟦PROJECT|东湖储能项目⟧即将投产。",
            "org-issuer",
        ),
        (
            "⟦ORG|甲能源公司⟧公告,公司与⟦ORG|青山管委会⟧就此前披露的⟦PROJECT|东湖储能项目⟧签署协议。",
            "org-issuer",
        ),
        (
            "⟦ORG|甲能源公司⟧与⟦ORG|青山镇政府⟧签约。双方将共同打造⟦PROJECT|东湖储能项目⟧。",
            "org-both",
        ),
        (
            "⟦PROJECT|东湖储能项目⟧占地百亩。⟦ORG|甲能源公司⟧董事长王甲介绍,进展很快。",
            "org-officer",
        ),
    ],
)
def test_who_builds_a_project_is_told_in_many_ways(text: str, rule: str) -> None:
    (project,) = projects(text).values()
    assert ("甲能源公司", rule) in [
        (each.object, each.rule) for each in project.claims if each.attribute == "org"
    ]


def test_a_firm_in_a_row_with_a_project_does_not_build_it() -> None:
    found = projects("园内有⟦ORG|甲能源公司⟧和⟦PROJECT|东湖储能项目⟧,建设很快。")
    assert found["东湖储能项目"].objects("org") == ()


def test_a_laboratory_does_not_build_itself() -> None:
    (project,) = projects("⟦PROJECT|⟦ORG|甲芯片实验室⟧⟧签约落户。").values()
    assert project.objects("org") == ()


def test_the_one_park_named_right_before_is_the_projects() -> None:
    found = projects(
        "⟦PARK|青山高新区⟧出台办法。经过评审,⟦PROJECT|东湖储能项目⟧获得认定。",
        "⟦PARK|青山高新区⟧还将再出新招。",
    )
    assert claim(found["东湖储能项目"], "park").rule == "park-only"


def test_a_park_that_is_named_only_far_from_a_project_is_not_its_place() -> None:
    found = projects(
        "⟦PARK|青山高新区⟧出台办法。大家都很高兴。各地纷纷效仿。⟦PROJECT|东湖隧道工程⟧贯通。",
        "⟦PARK|青山高新区⟧还将再出新招。",
    )
    assert found["东湖隧道工程"].objects("park") == ()


@pytest.mark.parametrize("after", ["二级调研员王甲:我们将加快", "投资推介大会上宣布启动"])
def test_a_park_before_an_officer_or_a_meeting_is_no_place(after: str) -> None:
    found = projects(f"⟦PARK|青山高新区⟧{after}⟦PROJECT|东湖储能项目⟧建设。")
    assert found["东湖储能项目"].objects("park") == ()


def test_a_park_in_a_row_with_the_headlines_project_is_not_its_place() -> None:
    found = projects(
        "⟦PROJECT|东湖储能项目⟧开工。",
        title="推进⟦PROJECT|东湖储能项目⟧和⟦PARK|白云产业园⟧建设",
    )
    assert found["东湖储能项目"].objects("park") == ()


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        (
            "由⟦ORG|甲投资公司⟧投资,⟦ORG|乙建工⟧承建的⟦PROJECT|东湖项目⟧开工。",
            ("甲投资公司", "乙建工"),
        ),
        ("⟦PROJECT|东湖项目⟧由⟦ORG|甲集团⟧与⟦ORG|乙股份公司⟧共建。", ("甲集团", "乙股份公司")),
        ("⟦PROJECT|东湖项目⟧由⟦ORG|甲集团⟧旗下子公司⟦ORG|乙公司⟧运营。", ("甲集团", "乙公司")),
        ("⟦ORG|青山市政府⟧与⟦ORG|甲能源⟧合作建设⟦PROJECT|东湖项目⟧。", ("青山市政府", "甲能源")),
        ("⟦ORG|甲能源⟧宣布将与⟦ORG|乙集团⟧在南山市设立⟦PROJECT|东湖项目⟧。", ("甲能源", "乙集团")),
        ("⟦ORG|甲能源⟧为⟦PROJECT|东湖项目⟧举行开工典礼。", ("甲能源",)),
        ("⟦ORG|甲能源⟧年产5万吨的⟦PROJECT|东湖项目⟧年底投产。", ("甲能源",)),
        ("⟦ORG|甲能源⟧中标⟦PROJECT|东湖项目⟧。", ("甲能源",)),
        ("项目名称:⟦PROJECT|东湖项目⟧建设单位:⟦ORG|青山区管委会⟧。", ("青山区管委会",)),
        (
            "⟦ORG|甲能源公司⟧(以下简称“公司”)获悉,同意公司在当地投资建设⟦PROJECT|东湖项目⟧。",
            ("甲能源公司",),
        ),
    ],
)
def test_all_who_build_together_are_linked(text: str, firms: tuple[str, ...]) -> None:
    (project,) = projects(text).values()
    assert set(project.objects("org")) == set(firms)


@pytest.mark.parametrize(
    "text",
    [
        "⟦PROJECT|⟦ORG|甲保险⟧并购⟦ORG|乙人寿⟧股份项目⟧落地。",
        "代表团拜会了⟦ORG|丙投资促进局⟧和⟦ORG|乙人寿⟧,考察了⟦PROJECT|东湖项目⟧。",
        "记者从⟦ORG|乙人寿⟧了解到,正在建设的⟦PROJECT|东湖项目⟧进展顺利。",
        "⟦PROJECT|⟦ORG|乙人寿⟧高速公路⟧开工。",
    ],
)
def test_who_is_bought_named_or_quoted_does_not_build(text: str) -> None:
    (project,) = projects(text).values()
    assert "乙人寿" not in project.objects("org")


def test_a_nameless_project_is_that_of_the_firm_before_it() -> None:
    found = projects("⟦ORG|甲能源⟧将投资3亿元在当地建厂。⟦PROJECT|新工厂⟧预计明年投产。")
    assert claim(found["新工厂"], "org").rule == "org-near"
    assert claim(found["新工厂"], "total_investment").figure is not None


def test_an_officer_of_a_firm_in_a_park_does_not_build_the_park() -> None:
    found = projects("⟦PARK|⟦PROJECT|青山产业园⟧⟧正在建设。⟦ORG|甲能源⟧董事长王甲介绍,来得对。")
    assert found["青山产业园"].objects("org") == ()


def test_the_firm_that_an_article_is_about_builds_its_projects() -> None:
    text = "⟦ORG|甲能源⟧发展很快。" * 5 + "⟦ORG|乙公司⟧也来了。⟦PROJECT|东湖项目⟧备受关注。"
    (project,) = projects(text).values()
    assert (claim(project, "org").object, claim(project, "org").rule) == ("甲能源", "org-only")
    two = text + "⟦ORG|乙公司⟧同样很快。" * 4
    assert projects(two)["东湖项目"].objects("org") == ()


@pytest.mark.parametrize(
    "text",
    [
        "⟦PROJECT|东湖项目⟧由⟦ORG|甲公司⟧与⟦ORG|乙公司⟧共筹共建。",
        "本次⟦PROJECT|东湖项目⟧由⟦ORG|甲公司⟧和⟦ORG|乙公司⟧合作开展,去年开工。",
        "⟦PROJECT|东湖项目⟧由湖南⟦ORG|甲公司⟧运营板块旗下子公司⟦ORG|乙公司⟧运营。",
        "⟦PROJECT|东湖项目⟧开工。⟦ORG|甲公司⟧及⟦ORG|乙公司⟧等项目参建单位出席仪式。",
        "⟦ORG|甲公司⟧投资、⟦ORG|乙公司⟧承建的⟦PROJECT|东湖项目⟧封顶。",
        "⟦PROJECT|东湖项目⟧是⟦ORG|甲公司⟧与⟦ORG|乙公司⟧合作的项目。",
    ],
)
def test_all_who_are_told_to_build_it_together_do(text: str) -> None:
    (project,) = projects(text).values()
    assert project.objects("org") == ("甲公司", "乙公司")


def test_whose_plant_it_is_called_backs_it() -> None:
    (project,) = projects("⟦PROJECT|东湖基地⟧是⟦ORG|甲集团⟧在华东的首个生产基地。").values()
    assert claim(project, "org").rule == "org-by"


def test_a_name_that_the_firm_is_short_for_is_no_second_investor() -> None:
    (project,) = projects(
        "⟦PROJECT|⟦ORG|北岭汽车⟧高端基地⟧是⟦ORG|北汽集团⟧的轿车生产基地。"
    ).values()
    assert project.objects("org") == ("北汽集团",)
    (other,) = projects(
        "⟦ORG|力川特种玻璃股份有限公司⟧投资建设⟦PROJECT|⟦ORG|力川特玻⟧三期项目⟧。"
    ).values()
    assert other.objects("org") == ("力川特种玻璃股份有限公司",)


@pytest.mark.parametrize(
    "text",
    [
        "⟦ORG|甲公司⟧旗下⟦PROJECT|东湖项目⟧投产。",
        "⟦ORG|甲公司⟧在华首个⟦PROJECT|东湖工厂⟧投产。",
        "⟦PROJECT|东湖项目⟧为⟦ORG|甲公司⟧投资兴建。",
        "⟦PROJECT|东湖项目⟧的投资方⟦ORG|甲公司⟧十分满意。",
        "⟦ORG|甲公司⟧豪掷10亿元上马⟦PROJECT|东湖项目⟧。",
        "⟦ORG|甲公司⟧运营的⟦PROJECT|东湖项目⟧开业。",
    ],
)
def test_news_tells_in_many_ways_who_backs_a_project(text: str) -> None:
    (project,) = projects(text).values()
    assert project.objects("org") == ("甲公司",)


@pytest.mark.parametrize(
    "text",
    [
        "⟦ORG|甲公司⟧向⟦PROJECT|东湖项目⟧供货。",
        "⟦ORG|甲公司⟧入驻⟦PROJECT|东湖园区⟧。",
        "⟦ORG|甲总承包公司⟧的经理参观⟦PROJECT|东湖项目⟧。",
    ],
)
def test_who_supplies_or_moves_in_does_not_back_it(text: str) -> None:
    (project,) = projects(text).values()
    assert project.objects("org") == ()


def test_one_firm_under_two_forms_is_one_investor() -> None:
    found = projects(
        "⟦ORG|首川集团⟧来到这里。⟦ORG|首川公司⟧签约⟦PROJECT|东湖项目⟧,⟦ORG|首川⟧看好它。"
    )
    assert found["东湖项目"].objects("org") == ("首川集团",)


def test_a_short_form_that_the_text_defines_is_the_firm_and_not_its_branch() -> None:
    (project,) = projects(
        "⟦ORG|云凌(宜城)维修工程有限公司⟧(简称“云凌”)开会。⟦PROJECT|东湖项目⟧由⟦ORG@云凌(宜城)维修工程有限公司|云凌⟧投资。"
    ).values()
    assert project.objects("org") == ("云凌(宜城)维修工程有限公司",)


def test_the_firm_an_article_is_about_does_not_back_the_houses_of_the_state() -> None:
    text = "⟦ORG|甲空调⟧公布业绩。" * 6
    found = projects(text + "⟦PROJECT|青山市政府办公大楼⟧和⟦PROJECT|东湖新工厂⟧开工。")
    assert found["青山市政府办公大楼"].objects("org") == ()
    assert found["东湖新工厂"].objects("org") == ("甲空调",)


def test_an_organisation_of_states_is_no_investor() -> None:
    (project,) = projects("⟦ORG|联合国⟧开会。" * 6 + "⟦PROJECT|甲乙公路⟧建成。").values()
    assert project.objects("org") == ()


def test_a_project_whose_name_is_read_as_a_firm_is_built_by_who_is_told_to() -> None:
    (project,) = projects("⟦ORG|甲集团⟧开发了⟦PROJECT|⟦ORG|逸川⟧⟧。").values()
    assert project.objects("org") == ("甲集团",)
    (alone,) = projects("⟦PROJECT|⟦ORG|逸川⟧⟧开工。").values()
    assert alone.objects("org") == ("逸川",)


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        (
            "⟦ORG|甲能源⟧公告,公司近期获得多个项目,总额9亿元。其中有⟦PROJECT|东湖储能项目⟧。",
            ("甲能源",),
        ),
        (
            "⟦ORG|甲能源⟧公告,拟募集资金9亿元。其中6亿元投入⟦PROJECT|东湖储能项目⟧。",
            ("甲能源",),
        ),
        ("⟦ORG|甲能源⟧公告,股价波动较大。市里⟦PROJECT|东湖储能项目⟧备受关注。", ()),
        (
            "⟦ORG|甲能源⟧公告中标,⟦ORG|乙重工⟧公告业绩。市里⟦PROJECT|东湖储能项目⟧备受关注。",
            (),
        ),
    ],
)
def test_a_notice_of_money_raised_or_contracts_is_of_its_firms_projects(
    text: str, firms: tuple[str, ...]
) -> None:
    (project,) = projects(text).values()
    assert project.objects("org") == firms


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        (
            "⟦ORG|甲能源⟧成立于2010年。该公司计划投资3亿元建设⟦PROJECT|东湖储能项目⟧。",
            ("甲能源",),
        ),
        (
            "⟦ORG|甲能集团⟧负责人王甲介绍了近况。“集团还将建设⟦PROJECT|东湖储能项目⟧。”",
            ("甲能集团",),
        ),
        ("⟦ORG|甲能源⟧与⟦ORG|乙重工⟧签约。该公司计划建设⟦PROJECT|东湖储能项目⟧。", ()),
        ("⟦ORG|青山管委会⟧很忙。该公司计划建设⟦PROJECT|东湖储能项目⟧。", ()),
    ],
)
def test_this_firm_is_the_one_named_last(text: str, firms: tuple[str, ...]) -> None:
    (project,) = projects(text).values()
    assert project.objects("org") == firms


def test_who_goes_on_after_a_builder_works_on_the_project_as_well() -> None:
    text = "⟦PROJECT|东湖大桥项目⟧由⟦ORG|甲投⟧投资,⟦ORG|乙监理公司⟧监理,⟦ORG|丙建⟧承建。"
    (project,) = projects(text).values()
    assert project.objects("org") == ("甲投", "乙监理公司", "丙建")
    text = "⟦PROJECT|东湖大桥项目⟧由⟦ORG|甲投⟧投资,⟦ORG|丙建⟧去年承建了西山大桥。"
    (project,) = projects(text).values()
    assert project.objects("org") == ("甲投",)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("⟦PROJECT|⟦ORG|青溪大学⟧东校区⟧开工。", ("青溪大学",)),
        ("⟦PROJECT|⟦ORG|甲饮料⟧高速汽水生产线⟧投产。", ("甲饮料",)),
        ("⟦PROJECT|⟦ORG|甲饮料⟧高速公路项目⟧投产。", ()),
        ("据了解,⟦ORG|甲平台⟧在青溪的⟦PROJECT|新办公楼⟧总高12层。", ("甲平台",)),
        ("⟦ORG|甲置业⟧在其开发建设的⟦PROJECT|东湖花园⟧被罚。", ("甲置业",)),
        ("⟦PROJECT|东湖果园⟧由优秀特派员、⟦ORG|甲农业⟧负责人投资兴建。", ("甲农业",)),
        ("⟦ORG|甲园林⟧是一家企业。公司原拟募集资金7亿元,用于⟦PROJECT|灌溉项目⟧。", ("甲园林",)),
    ],
)
def test_who_has_a_thing_somewhere_or_gave_it_its_name_backs_it(
    text: str, bodies: tuple[str, ...]
) -> None:
    (project,) = projects(text).values()
    assert project.objects("org") == bodies
