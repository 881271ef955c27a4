"""Zones in rows, of which only the last word or the sum says that they are zones."""

from __future__ import annotations

import pytest

from tests.store.extract.named import mentions, texts


def test_places_before_a_zone_share_its_closing_word() -> None:
    found = mentions("PARK", "排名依次为岳阳城陵矶、长沙黄花、衡阳、湘潭综保区。")
    assert [(m.text, m.canonical) for m in found] == [
        ("岳阳城陵矶", "岳阳城陵矶综保区"),
        ("长沙黄花", "长沙黄花综保区"),
        ("衡阳", "衡阳综保区"),
        ("湘潭综保区", None),
    ]


@pytest.mark.parametrize(
    ("sentence", "parks"),
    [
        # One place more may be where something else stands.
        ("公司在上海、苏州高新区设有基地", ["苏州高新区"]),
        ("对接京津冀、海南自贸港发展", ["海南自贸港"]),
        ("将贵安新区、贵阳经开区列为标杆", ["贵安新区", "贵阳经开区"]),
        ("在山东、江苏、河北新设自贸试验区", []),
    ],
)
def test_other_places_are_no_zones(sentence: str, parks: list[str]) -> None:
    assert texts("PARK", sentence) == parks


def test_what_a_row_sums_up_as_parks_is_one_each() -> None:
    text = "建设了长阳创谷、沙河宝地、国际时尚中心等一批产业园区。"
    assert texts("PARK", text) == ["长阳创谷", "沙河宝地", "国际时尚中心"]


@pytest.mark.parametrize(
    "sentence",
    [
        "赣州、吉安等地的产业园区",
        "柳工、徐工、山推等品牌入驻园区",
        "高速公路、港口、电力等基础设施和产业园区",
    ],
)
def test_a_row_of_other_things_has_no_parks(sentence: str) -> None:
    assert texts("PARK", sentence) == []


def test_a_name_beside_a_zone_that_closes_alike_is_one() -> None:
    assert texts("PARK", "企业拟在两江新区、茶园新区租赁厂房") == ["两江新区", "茶园新区"]
