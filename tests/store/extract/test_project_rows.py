"""Rows of projects and of homes, and what stands beside names in them."""

from __future__ import annotations

import pytest

from tests.store.extract.named import texts


@pytest.mark.parametrize(
    ("sentence", "projects"),
    [
        (
            "随着云岭中心、空中连廊、云岭书院等标志性项目陆续呈现,商圈焕新",
            ["云岭中心", "空中连廊", "云岭书院"],
        ),
        (
            "先后打造了蘑菇育苗基地、蘑菇气调库、蘑菇交易市场、电商及物流基地等项目",
            ["蘑菇育苗基地", "蘑菇气调库", "蘑菇交易市场", "电商及物流基地"],
        ),
        ("南亚、骏驰、彩虹光电等一批总部项目正在洽谈中", ["南亚", "骏驰", "彩虹光电"]),
        ("集团兴建了文翰府、清和府等住宅项目", ["文翰府", "清和府"]),
        ("这是继骏悦府、云悦府等项目之后的又一精品", ["骏悦府", "云悦府"]),
        (
            "规划了云岭文化传播中心、以茶为主题的高端度假酒店等重点工程",
            ["云岭文化传播中心", "高端度假酒店"],
        ),
    ],
)
def test_beside_names_the_others_of_a_row_are_projects_too(
    sentence: str, projects: list[str]
) -> None:
    assert texts("PROJECT", sentence) == projects


@pytest.mark.parametrize(
    ("sentence", "projects"),
    [
        ("积极参与云岭高速铁路、高速公路等项目建设", ["云岭高速铁路"]),
        ("提高在线路检修、设备消缺、用户业扩等项目覆盖率", []),
        ("议题方向包括云岭通道、国际标准合作、区域组织建设", []),
        ("发展深海科技、远洋育种等项目", []),
    ],
)
def test_kinds_in_a_row_are_none(sentence: str, projects: list[str]) -> None:
    assert texts("PROJECT", sentence) == projects
