from __future__ import annotations

from tests.store.extract.marked import projects


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


def test_later_phases_have_a_stage_of_their_own() -> None:
    found = projects("⟦PROJECT|青山产业园⟧已经投产。⟦PROJECT@青山产业园二期|二期工程⟧占地百亩。")
    assert found["青山产业园二期"].objects("part_of") == ("青山产业园",)
    assert found["青山产业园二期"].objects("status") == ("planned",)


def test_what_a_project_is_to_build_is_a_part_of_it() -> None:
    found = projects(
        "⟦PROJECT|东湖商贸中心⟧规划占地100亩,将建占地30亩的⟦PROJECT|研发中心⟧、占地20亩的⟦PROJECT|物流中心⟧。"
        "该项目有望年内开工。"
    )
    for name in ("研发中心", "物流中心"):
        assert found[name].objects("part_of") == ("东湖商贸中心",)
        assert found[name].objects("status") == ("planned",)
    assert found["东湖商贸中心"].objects("status") == ("planned",)


def test_what_a_company_is_to_build_is_no_part_of_the_project_before() -> None:
    found = projects("⟦PROJECT|东湖项目⟧已投产。⟦ORG|青山公司⟧将建设⟦PROJECT|南湖项目⟧。")
    assert found["南湖项目"].objects("part_of") == ()


def test_a_later_phase_or_a_renewal_tells_no_stage_of_the_whole() -> None:
    found = projects("⟦PROJECT|青山产业园⟧占地百亩。⟦PROJECT@青山产业园二期|二期工程⟧已开工。")
    assert found["青山产业园二期"].objects("status") == ("started",)
    assert found["青山产业园"].objects("status") == ()
    found = projects("⟦PROJECT|⟦PROJECT|青河公路⟧新线8标段⟧正在施工。")
    assert found["青河公路"].objects("status") == ()
    found = projects("⟦PROJECT|⟦PROJECT|青河公路⟧改造工程⟧正在施工。")
    assert found["青河公路改造工程"].objects("status") == ("building",)
    assert found["青河公路"].objects("status") == ()


def test_a_first_phase_or_a_stretch_tells_the_stage_of_the_whole() -> None:
    found = projects("⟦PROJECT|⟦PROJECT|青河公路⟧西山隧道⟧施工。")
    assert found["青河公路"].objects("status") == ("building",)


def test_who_has_won_a_stretch_has_not_won_the_whole() -> None:
    found = projects("⟦ORG|青山公司⟧中标⟦PROJECT|⟦PROJECT|青河公路⟧西山段⟧。")
    assert found["青河公路西山段"].objects("status") == ("signed",)
    assert found["青河公路"].objects("status") == ()


def test_who_builds_the_whole_may_not_build_its_parts() -> None:
    found = projects(
        "⟦ORG|甲能源⟧投资建设⟦PROJECT|东湖商贸中心⟧。"
        "⟦PROJECT|东湖商贸中心⟧包括⟦PROJECT|研发楼⟧和⟦PROJECT|物流楼⟧等。"
    )
    assert found["东湖商贸中心"].objects("org") == ("甲能源",)
    assert [found[name].objects("org") for name in ("研发楼", "物流楼")] == [(), ()]
