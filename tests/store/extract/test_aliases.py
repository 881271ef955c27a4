from __future__ import annotations

import pytest

from store.extract import aliases
from tests.store.extract.named import mentions


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("苏州能迅高能半导体有限公司", "苏州能迅高能"),
        ("甘肃重远成飞新材料有限公司", "重远成飞"),
        ("湖北微祺生物科技有限公司", "微祺生物"),
        ("旭驰子株式会社", "旭驰子"),
        ("天津飞旋科技研发有限公司", "飞旋科技"),
        ("耀辰集团", "耀辰公司"),
        ("格力电器(重庆)有限公司", "重庆格力"),
        ("上海金羚造纸网毯有限公司", "金羚网毯"),
    ],
)
def test_a_short_form_of_a_firm_is_known(name: str, short: str) -> None:
    assert short in aliases.shorts(name)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("张江水泥有限公司", "张江"),
        ("长沙城市建设投资有限公司", "城市建设"),
        ("甘肃重远成飞新材料有限公司", "重远"),
        ("湖南文明科技有限公司", "文明"),
    ],
)
def test_a_word_with_a_meaning_of_its_own_is_no_short_form(name: str, word: str) -> None:
    assert word not in aliases.shorts(name)


def test_a_short_form_of_one_firm_is_linked_to_it() -> None:
    found = mentions("ORG", "湖南微祺生物科技有限公司开工。", "微祺生物的负责人说,微祺公司有信心。")
    assert [(m.text, m.canonical) for m in found] == [
        ("湖南微祺生物科技有限公司", None),
        ("微祺生物", "湖南微祺生物科技有限公司"),
        ("微祺公司", "湖南微祺生物科技有限公司"),
    ]


def test_a_short_form_of_two_firms_stays_open() -> None:
    found = mentions("ORG", "湖南耀辰科技有限公司与湖北耀辰机械有限公司签约。", "耀辰将扩大产能。")
    assert [(m.text, m.canonical) for m in found if m.text == "耀辰"] == [("耀辰", None)]


def test_a_defined_short_form_is_linked_wherever_it_stands() -> None:
    found = mentions("ORG", "湖南汇通精密制造有限公司(以下简称“汇精”)投产。", "“汇精”的产值过亿。")
    assert [(m.text, m.canonical) for m in found] == [
        ("湖南汇通精密制造有限公司", None),
        ("汇精", "湖南汇通精密制造有限公司"),
        ("汇精", "湖南汇通精密制造有限公司"),
    ]


def test_the_longer_name_holds_the_characters_in_their_order() -> None:
    assert aliases.longer(["浏阳石化新城", "石化新城", "新城石化区"]) == {
        "浏阳石化新城": None,
        "石化新城": "浏阳石化新城",
        "新城石化区": None,
    }


def test_of_two_longer_names_neither_is_taken() -> None:
    names = ["长沙高新区", "株洲高新区", "高新区"]
    assert aliases.longer(names)["高新区"] is None


def test_places_of_a_name_are_found_for_few_names_and_for_many() -> None:
    text = "甲乙丙甲乙"
    many = ["甲乙", *(f"名{number}" for number in range(aliases.MANY + 1))]
    assert sorted(aliases.places_in(text, ["甲乙"])) == [(0, 2), (3, 5)]
    assert sorted(aliases.places_in(text, many)) == [(0, 2), (3, 5)]


def test_a_short_form_of_a_short_form_stands_for_the_longest_name() -> None:
    found = mentions(
        "PARK",
        "位于大连市的乙方光谷智能纺织产业园昨日开工。",
        "智能纺织产业园占地两百亩,产业园二期也将开工。",
    )
    names = {mention.text: mention.canonical for mention in found}
    assert names["产业园"] == names["智能纺织产业园"] is not None


def test_a_park_and_a_park_with_qu_close_alike() -> None:
    names = ["敦安光电产业园", "敦安市七星镇光电产业园区"]
    assert aliases.longer(names)["敦安光电产业园"] == "敦安市七星镇光电产业园区"


def test_a_phase_is_no_longer_name_of_the_whole() -> None:
    names = ["东岭轴承生产基地项目", "东岭轴承生产基地二期项目", "东岭轴承项目"]
    assert aliases.longer(names) == {
        "东岭轴承生产基地项目": None,
        "东岭轴承生产基地二期项目": None,
        "东岭轴承项目": "东岭轴承生产基地项目",
    }


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        # A body of its own, whose characters another's name has.
        ("北京理工大学今天签约，北京大学也派出团队。", "北京大学", None),
        ("青溪理工大学今天签约，青溪大学也派出团队。", "青溪大学", None),
        ("江苏省纪委监委通报，江苏省委决定给予处分。", "江苏省委", None),
        ("青溪市农业农村委通报，青溪市委召开会议。", "青溪市委", None),
        ("中国建设银行与中国银行签约。", "中国银行", None),
        # The same one.
        ("中共青溪市委召开会议，青溪市委要求抓好落实。", "青溪市委", "中共青溪市委"),
        ("江苏省发展改革委发文，江苏省发改委通报。", "江苏省发改委", "江苏省发展改革委"),
    ],
)
def test_a_body_of_its_own_is_no_short_form_of_one_that_has_its_characters(
    text: str, short: str, full: str | None
) -> None:
    found = {mention.canonical for mention in mentions("ORG", text) if mention.text == short}
    assert found == {full}
