from __future__ import annotations

import pytest

from tests.store.extract.named import texts


@pytest.mark.parametrize(
    ("sentence", "park"),
    [
        ("走进云川信息港的企业", "云川信息港"),
        ("展会在东岸传媒港举行", "东岸传媒港"),
        ("人才论坛在青溪生命蓝湾举行", "青溪生命蓝湾"),
        ("合肥海峡两岸青年创业基地举行交流会", "合肥海峡两岸青年创业基地"),
        ("项目为台安农开区注入活力", "台安农开区"),
        ("他当时任大理州经济开发区主任", "大理州经济开发区"),
        ("经天津东疆综保区委托的机构", "天津东疆综保区"),
        ("企业利用洋山特殊综合保税区的政策", "洋山特殊综合保税区"),
        ("建行盐城开发区支行的员工", "盐城开发区"),
        ("图/常州经开区", "常州经开区"),
        ("打造中国—东盟智能产业园", "中国—东盟智能产业园"),
        ("企业在临港落户。", "临港"),
    ],
)
def test_a_park_is_named(sentence: str, park: str) -> None:
    assert park in texts("PARK", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "这是我国首个海上风电产业园,机组已经量产",
        "作为省内唯一的化妆品产业园,这里企业很多",
        "正在施工的是一个光电子产业园。",
        "企业建成集生产、仓储于一体的电力物联网产业园。",
        "政府改造老旧工业区",
        "老厂区变成文创产业园",
        "双方支持互设机构,建设工业园区",
        "在上海、福建四大自贸试验区里",
        "做大沿边临港经济",
        "做强临空、临港、高铁等枢纽经济",
    ],
)
def test_a_kind_of_park_is_no_name(sentence: str) -> None:
    assert texts("PARK", sentence) == []


@pytest.mark.parametrize(
    ("rest", "parks"),
    [
        ("会议提出,彰显经开区的实力。", ["经开区"]),
        ("接下来高新区将改进服务。", ["高新区"]),
        ("今年园区新增企业30家。", ["园区"]),
        ("在这个横跨两地的园区,企业很多。", ["园区"]),
        ("支持效益显著的园区。", []),
        ("沿线园区的企业增加。", []),
        ("6月末,全省园区贷款增长。", []),
        ("各地大办园区。", []),
        ("园区经济发展得快。", []),
    ],
)
def test_a_word_for_a_park_stands_for_one_or_for_parks_in_general(
    rest: str, parks: list[str]
) -> None:
    assert texts("PARK", "记者走进青溪高新区青溪经开区。", rest)[2:] == parks
