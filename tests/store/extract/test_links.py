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


def test_parts_named_by_a_sentence_know_their_whole_and_its_park() -> None:
    found = projects(
        "⟦PROJECT|青河治理项目⟧位于⟦PARK|青山高新区⟧,包括⟦PROJECT|清淤工程⟧和⟦PROJECT|护岸工程⟧等。"
    )
    for name in ("清淤工程", "护岸工程"):
        assert found[name].objects("part_of") == ("青河治理项目",)
        assert found[name].objects("park") == ("青山高新区",)


def test_a_project_whose_name_opens_with_another_is_a_part_of_it() -> None:
    found = projects("⟦PROJECT|⟦PROJECT|青河公路⟧西山隧道⟧施工。")
    assert found["青河公路西山隧道"].objects("part_of") == ("青河公路",)


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
