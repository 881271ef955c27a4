"""Which zone a shorter name, or a word for a zone, stands for."""

from __future__ import annotations

import pytest

from store.extract import parkforms
from tests.store.extract.named import mentions


def meant(*paragraphs: str, title: str | None = None) -> dict[str, str | None]:
    """The words of each zone -> the full name they stand for, None where they are it."""
    return {m.text: m.canonical for m in mentions("PARK", *paragraphs, title=title)}


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("宝山高新区", "宝山高新技术产业园区"),
        ("无锡市经开区", "无锡经济开发区"),
        ("长丰县经开区", "合肥市长丰经济开发区"),
        ("枫泾工业区", "金山区枫泾工业园区"),
        ("沙溪港新城", "沙溪港新城区"),
        ("黄花综保区", "长沙黄花综合保税区"),
    ],
)
def test_names_of_one_zone_are_one_whatever_word_closes_them(short: str, full: str) -> None:
    assert parkforms.same([short, full]) == {short: full}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("无锡高新区", "无锡经济开发区"),
        ("长沙高新区", "株洲高新技术产业开发区"),
        ("甲溪工业园", "乙山工业园区"),
    ],
)
def test_zones_of_another_place_or_kind_are_two(one: str, other: str) -> None:
    assert parkforms.same([one, other]) == {}


def test_a_zone_is_not_the_one_that_lies_in_it_and_opens_with_its_name() -> None:
    assert parkforms.apart({"云岭示范区": "云岭示范区东山高新区"}) == {"云岭示范区": None}
    assert parkforms.apart({"东山产业园": "东山产业园区"}) == {"东山产业园": "东山产业园区"}


def test_the_park_is_the_last_one_of_its_sentence_else_the_main_one() -> None:
    text = "长春新区开会。长春新区有不少企业。在长春北湖科技园,客人了解了园区的服务。园区发展快。"
    last = mentions("PARK", text)
    assert [(m.text, m.canonical) for m in last if m.text == "园区"] == [
        ("园区", "长春北湖科技园"),
        ("园区", "长春新区"),
    ]


def test_a_word_for_a_zone_is_one_that_closes_alike_and_no_other() -> None:
    text = "湘江新区内有青竹半导体产业园。青竹半导体产业园投产。感谢他们为新区作出贡献。"
    assert meant(text)["新区"] == "湘江新区"
    assert meant("襄阳经济技术开发区发展快。全市高新区工业产值增长。").get("高新区") is None


def test_this_park_is_no_name_of_a_park() -> None:
    text = "郑州工程机械产业园开工。该园区占地大,将有品牌入驻园区。"
    assert set(meant(text).values()) == {None, "郑州工程机械产业园"}


def test_a_word_for_an_airport_zone_is_no_park_of_another_kind() -> None:
    found = meant("青溪三合循环经济产业园区建设提速。航空港新开两条航线。")
    assert found.get("航空港") is None
    found = meant("青溪航空港经济综合实验区建设提速。航空港新开两条航线。")
    assert found["航空港"] == "青溪航空港经济综合实验区"
