from __future__ import annotations

import pytest

from tests.store.extract.marked import claim, projects


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("⟦PROJECT|⟦PARK|青山高新区⟧储能项目⟧开工。", "park-name"),
        ("⟦PROJECT|东湖储能项目⟧位于⟦PARK|青山高新区⟧。", "park-placed"),
        ("近日,⟦PROJECT|东湖储能项目⟧在⟦PARK|青山高新区⟧开工。", "park-placed"),
        ("⟦PARK|青山高新区⟧新引进⟦PROJECT|东湖储能项目⟧。", "park-host"),
    ],
)
def test_a_sentence_places_a_project_in_its_park(text: str, rule: str) -> None:
    (project,) = projects(text).values()
    found = claim(project, "park")
    assert (found.object, found.rule) == ("青山高新区", rule)


def test_the_headlines_park_is_every_projects_unless_the_text_says_otherwise() -> None:
    found = projects(
        "⟦PROJECT|东湖储能项目⟧开工。⟦PROJECT|西山光伏项目⟧落户⟦PARK|白云经开区⟧。",
        title="⟦PARK|青山高新区⟧项目建设提速",
    )
    assert claim(found["东湖储能项目"], "park").object == "青山高新区"
    assert claim(found["东湖储能项目"], "park").rule == "park-headline"
    assert claim(found["西山光伏项目"], "park").object == "白云经开区"


def test_two_parks_in_a_headline_give_no_default() -> None:
    found = projects(
        "⟦PROJECT|东湖储能项目⟧开工。", title="⟦PARK|青山高新区⟧与⟦PARK|白云经开区⟧签约"
    )
    assert found["东湖储能项目"].objects("park") == ()


def test_a_park_that_is_the_project_is_not_its_own_place() -> None:
    (project,) = projects("⟦PROJECT|⟦PARK|甲电池产业园⟧项目⟧开工。").values()
    assert project.objects("park") == ()


def test_a_short_form_is_linked_by_the_longest_name_of_the_article() -> None:
    found = projects(
        "⟦PARK@青山高新技术产业开发区|青山高新区⟧招商忙。",
        "⟦PROJECT|东湖储能项目⟧落户⟦PARK@青山高新技术产业开发区|高新区⟧。",
    )
    assert claim(found["东湖储能项目"], "park").object == "青山高新区"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (
            "⟦ORG|甲能源公司⟧位于⟦PARK|青山高新区⟧。⟦ORG|甲能源公司⟧投资的⟦PROJECT|东湖项目⟧开工。",
            "park-firm",
        ),
        (
            "落户⟦PARK|青山高新区⟧的⟦ORG|甲能源公司⟧很忙。⟦PROJECT|⟦ORG|甲能源公司⟧东湖项目⟧开工。",
            "park-firm",
        ),
        ("记者从⟦ORG|⟦PARK|青山高新区⟧管委会⟧获悉,⟦PROJECT|东湖项目⟧昨日开工。", "park-source"),
        ("⟦PROJECT|东湖项目⟧是⟦PARK|青山高新区⟧的重点项目。", "park-of"),
        ("项目名称:⟦PROJECT|东湖项目⟧,建设地点:⟦PARK|青山高新区⟧。", "park-placed"),
        ("⟦PROJECT|西山项目⟧很大。公司在⟦PARK|青山高新区⟧新建⟦PROJECT|东湖项目⟧。", "park-placed"),
        (
            "记者从⟦ORG|⟦PARK|青山高新区⟧管委会⟧获悉,电池今日下线。⟦PROJECT|东湖项目⟧去年开工。",
            "park-source",
        ),
        (
            "⟦ORG|甲公司⟧与⟦ORG|⟦PARK|青山高新区⟧管委会⟧签署投资协议,拟建设⟦PROJECT|东湖项目⟧。",
            "park-signed",
        ),
        (
            "⟦ORG|甲公司⟧与⟦PARK|青山高新区⟧签订合同,建设⟦PROJECT|东湖项目⟧。",
            "park-signed",
        ),
        ("位于⟦PARK|青山高新区⟧的⟦PARK|⟦PROJECT|东湖智慧园⟧⟧正式开园。", "park-placed"),
        ("甲公司拟竞拍⟦PARK|青山高新区⟧的土地,建设⟦PROJECT|东湖项目⟧。", "park-placed"),
        ("近日,于⟦PARK|青山高新区⟧正式建成⟦PROJECT|东湖项目⟧。", "park-placed"),
        (
            "在⟦PARK|青山高新区⟧,厂房已建成。同时,当地还建起⟦PROJECT|东湖项目⟧。",
            "park-there",
        ),
    ],
)
def test_a_park_is_told_in_other_ways(text: str, rule: str) -> None:
    found = next(each for name, each in projects(text).items() if "东湖" in name)
    assert (claim(found, "park").object, claim(found, "park").rule) == ("青山高新区", rule)


@pytest.mark.parametrize(
    "text",
    [
        "大家参观了⟦PROJECT|东湖项目⟧。随后在⟦PARK|青山高新区⟧召开座谈会。",
        "⟦ORG|⟦PARK|青山高新区⟧管委会⟧看望了⟦PROJECT|东湖项目⟧的工人。",
        "⟦PARK|青山高新区⟧党政代表团考察了⟦PROJECT|东湖项目⟧。",
        "⟦PROJECT|东湖项目⟧开工。在白沟,近80家企业入驻⟦PARK|青山产业园⟧。",
        "在⟦PARK|青山高新区⟧,⟦ORG|甲公司⟧新建了厂房,⟦ORG|乙公司⟧也来了,⟦PROJECT|东湖项目⟧落户滨江。",
        "⟦ORG|甲公司⟧与⟦ORG|⟦PARK|青山高新区⟧管委会⟧签署战略合作协议,并为⟦PROJECT|东湖项目⟧奠基。",
        "其中,⟦PARK|青山产业园⟧等项目助力⟦PROJECT|东湖项目⟧建设。",
    ],
)
def test_where_one_only_meets_or_others_stand_is_no_projects_park(text: str) -> None:
    assert projects(text)["东湖项目"].objects("park") == ()


def test_the_park_inside_a_longer_parks_name_is_not_meant() -> None:
    (project,) = projects("⟦PROJECT|东湖项目⟧位于⟦PARK|⟦PARK|青山新区⟧北湖科技园⟧。").values()
    assert project.objects("park") == ("青山新区北湖科技园",)


def test_a_phase_of_a_park_that_is_being_built_stands_in_it() -> None:
    found = projects(
        "⟦PARK|⟦PROJECT|青山产业园⟧⟧昨日开工。⟦PROJECT@青山产业园一期|一期工程⟧也已开工。"
    )
    assert found["青山产业园一期"].objects("park") == ("青山产业园",)


def test_the_place_of_a_park_is_not_that_of_its_phase() -> None:
    found = projects(
        "工人来到位于⟦PARK|青山航空港⟧北城的⟦PARK|甲人才产业园⟧,"
        "⟦PROJECT|⟦PARK|甲人才产业园⟧二期项目⟧正在施工。"
    )
    assert found["甲人才产业园二期项目"].objects("park") == ("甲人才产业园",)


def test_a_phase_of_a_park_stands_in_the_park_unless_another_is_told() -> None:
    phase = "⟦PROJECT|⟦PARK|甲人才产业园⟧二期项目⟧"
    (project,) = projects(f"{phase}正在施工。").values()
    assert claim(project, "park").rule == "park-phase"
    (project,) = projects(f"{phase}位于⟦PARK|青山高新区⟧。").values()
    assert project.objects("park") == ("青山高新区",)


def test_a_project_stands_where_its_headquarters_are_to_be_built() -> None:
    found = projects("⟦PROJECT|东湖储能项目⟧签约,将在⟦PARK|青山高新区⟧建设⟦PROJECT|西山研发中心⟧。")
    assert [project.objects("park") for project in found.values()] == [("青山高新区",)] * 2


def test_what_a_project_helps_to_build_is_no_part_of_it() -> None:
    found = projects("投资增长两成。其中,⟦PROJECT|甲智慧产业园⟧助力⟦PROJECT|乙物流枢纽⟧建设。")
    assert found["乙物流枢纽"].objects("part_of") == ()


def test_the_park_an_article_names_again_and_again_hosts_what_follows() -> None:
    text = "⟦PARK|青山农谷⟧很大。" * 3 + "⟦PARK|青山农谷⟧传来好消息。"
    rest = "⟦PROJECT|甲基地⟧开工,⟦PROJECT|乙中心⟧投产,⟦PROJECT|丙园⟧封顶,⟦PROJECT|丁馆⟧开工。"
    for project in projects(text + rest).values():
        assert claim(project, "park").rule == "park-only"
    assert projects("⟦PARK|青山农谷⟧很大。" + rest)["甲基地"].objects("park") == ()


@pytest.mark.parametrize(
    "words",
    [
        "就在⟦PARK|青山高新区⟧作为试点风生水起的时候",
        "在⟦PARK|青山高新区⟧作为试点扬名之际",
        "正在⟦PARK|青山高新区⟧蓬勃发展的同时",
    ],
)
def test_a_park_in_a_clause_of_time_is_no_place(words: str) -> None:
    (project,) = projects(f"{words},总投资8亿元的⟦PROJECT|西山显示项目⟧也开工建设。").values()
    assert not [each for each in project.claims if each.attribute == "park"]


@pytest.mark.parametrize(
    "text",
    [
        "在⟦PARK|青山高新区⟧,总投资8亿元的⟦PROJECT|西山显示项目⟧开工建设。",
        "⟦PROJECT|西山显示项目⟧在⟦PARK|青山高新区⟧开工之际,首台设备到货。",
    ],
)
def test_a_park_where_it_is_built_stays_its_place(text: str) -> None:
    (project,) = projects(text).values()
    assert claim(project, "park").object == "青山高新区"


def test_a_sentence_that_opens_inside_a_park_tells_of_what_stands_there() -> None:
    found = projects(
        "⟦PARK|青山高新区⟧内,⟦ORG|甲公司⟧等一批企业入驻,⟦PROJECT|东湖储能⟧、⟦PROJECT|西山光伏⟧等项目落地。"
    )
    assert [claim(each, "park").rule for each in found.values()] == ["park-within"] * 2
    assert claim(found["西山光伏"], "park").object == "青山高新区"


@pytest.mark.parametrize(
    "text",
    [
        # Another place follows.
        "在⟦PARK|青山高新区⟧,⟦ORG|甲公司⟧介绍,将在泰国建设⟦PROJECT|东湖储能项目⟧。",
        # The next sentence may be of another place.
        "⟦PARK|青山高新区⟧内,⟦ORG|甲公司⟧入驻。⟦ORG|乙公司⟧建设⟦PROJECT|东湖储能项目⟧。",
    ],
)
def test_what_stands_elsewhere_is_not_in_the_park_that_opens_the_sentence(text: str) -> None:
    (project,) = projects(text).values()
    assert project.objects("park") == ()


def test_a_park_beside_which_another_lies_only_says_where_that_is() -> None:
    (project,) = projects(
        "⟦PROJECT|东湖储能项目⟧位于⟦PARK|青山新城⟧北侧⟦PARK|白云工业园⟧。"
    ).values()
    assert project.objects("park") == ("白云工业园",)


def test_a_firm_that_is_one_of_a_parks_brings_its_project_there() -> None:
    (project,) = projects(
        "⟦ORG|甲公司⟧是⟦PARK|青山高新区⟧一家从事储能的高新技术企业。近日,⟦ORG|甲公司⟧新建⟦PROJECT|东湖储能项目⟧。"
    ).values()
    assert claim(project, "park").rule in ("park-firm", "park-only")
    assert project.objects("park") == ("青山高新区",)


@pytest.mark.parametrize(
    "text",
    [
        "⟦PROJECT|东湖储能项目⟧地处⟦PARK|青山高新区⟧核心区。",
        "总投资10亿元的⟦PROJECT|东湖储能项目⟧花落⟦PARK|青山高新区⟧。",
        "⟦PROJECT|东湖储能项目⟧开工。项目地点为⟦PARK|青山高新区⟧。",
        "⟦PROJECT|东湖储能项目⟧开工仪式在⟦PARK|青山高新区⟧举行。",
        "昨天,⟦PARK|青山高新区⟧举行⟦PROJECT|东湖储能项目⟧开工仪式。",
        "作为⟦PARK|青山高新区⟧的龙头项目,⟦PROJECT|东湖储能项目⟧总投资10亿元。",
        "⟦PARK|青山高新区⟧与⟦ORG|甲公司⟧签署协议,⟦PROJECT|东湖储能项目⟧落户。",
        "⟦PARK|青山高新区⟧⟦ORG|甲公司⟧的⟦PROJECT|东湖储能项目⟧投产。",
    ],
)
def test_news_tells_in_many_ways_where_a_project_stands(text: str) -> None:
    (project,) = projects(text).values()
    assert project.objects("park") == ("青山高新区",)


@pytest.mark.parametrize("word", ["紧邻", "依托", "连接", "距离"])
def test_a_park_beside_or_behind_a_project_is_not_its_place(word: str) -> None:
    (project,) = projects(f"⟦PROJECT|东湖大桥项目⟧{word}⟦PARK|青山高新区⟧。").values()
    assert project.objects("park") == ()


def test_the_park_in_the_name_of_a_park_that_is_being_built_is_its_place() -> None:
    (project,) = projects(
        "⟦PROJECT|⟦PARK|⟦PARK|青山开发区⟧东湖总部园区⟧建设项目⟧停工。⟦PROJECT@青山开发区东湖总部园区建设项目|⟦PARK|青山开发区⟧建设项目⟧违法占地。"
    ).values()
    assert project.objects("park") == ("青山开发区",)


def test_a_road_or_a_work_that_a_park_helps_elsewhere_is_not_in_it() -> None:
    zone = "⟦PARK|青山高新区⟧"
    text = f"{zone}开会。{zone}发展快。{zone}很大。{zone}招商。"
    found = projects(text + "⟦PROJECT|甲乙高铁⟧建成。")
    assert found["甲乙高铁"].objects("park") == ()
    (other,) = projects("⟦PROJECT|东湖基地⟧是⟦PARK|青山高新区⟧对口帮扶项目。").values()
    assert other.objects("park") == ()


@pytest.mark.parametrize(
    ("text", "park"),
    [
        ("昨日,在⟦PARK|青山高新区⟧内,工人们对⟦PROJECT|东湖输变电工程⟧进行验收。", ("青山高新区",)),
        ("市里在⟦PARK|青山高新区⟧规划用地100亩,用于⟦PROJECT|东湖加工项目⟧建设。", ("青山高新区",)),
        ("市里在⟦PARK|青山高新区⟧调研,要求推进⟦PROJECT|东湖加工项目⟧建设。", ()),
        (
            "⟦PROJECT|东湖触屏项目⟧将建在位于⟦PARK|青山高新区⟧的“⟦PARK|甲能工业园⟧”内。",
            ("甲能工业园",),
        ),
    ],
)
def test_land_and_the_time_before_a_place_tell_where_it_stands(
    text: str, park: tuple[str, ...]
) -> None:
    (project,) = projects(text).values()
    assert project.objects("park") == park


@pytest.mark.parametrize(
    ("text", "parks"),
    [
        ("⟦PROJECT|东湖储能项目⟧位于⟦PARK|青山工业园⟧西北侧。", ()),
        ("⟦PROJECT|东湖储能项目⟧位于⟦PARK|青山工业园⟧西北角。", ("青山工业园",)),
        ("⟦PROJECT|⟦PARK|高新区⟧东湖储能项目⟧开工。", ("高新区",)),
        ("⟦PROJECT|⟦PARK|园区⟧东湖储能项目⟧开工。", ()),
        ("⟦PARK|青山高新区⟧举行集中签约仪式,⟦PROJECT|东湖储能项目⟧落地。", ("青山高新区",)),
        ("新年伊始,云南⟦PARK|青山高新区⟧内,⟦PROJECT|东湖储能项目⟧加快建设。", ("青山高新区",)),
    ],
)
def test_a_project_stands_in_a_park_and_not_beside_it(text: str, parks: tuple[str, ...]) -> None:
    (project,) = projects(text).values()
    assert project.objects("park") == parks


def test_a_park_does_not_stand_in_itself_because_its_first_phase_does() -> None:
    found = projects("⟦PROJECT|⟦PARK|青山产业园⟧⟧开工。⟦PROJECT|⟦PARK|青山产业园⟧一期⟧占地百亩。")
    assert found["青山产业园"].objects("park") == ()
