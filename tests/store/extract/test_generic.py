"""Names that tell a project from all others, and names that only say of what kind it is."""

from __future__ import annotations

import pytest

from store.extract.generic import is_distinctive, is_generic


@pytest.mark.parametrize(
    "name",
    [
        # A firm, made up or well known.
        "海澜轴承生产基地项目",
        "瀚森石墨烯项目",
        "比亚迪年产30GWh动力电池项目",
        "西安比亚迪项目",
        "华为云计算中心",
        "宁德时代动力电池基地",
        "隆基绿能二期项目",
        "TCL华星光电项目",
        # A place and what is built there.
        "东岭轴承生产基地项目",
        "西安污水处理厂",
        "西安至延安高速铁路",
        "港珠澳大桥",
        "引汉济渭工程",
    ],
)
def test_a_firm_or_a_place_with_what_is_built_there_tells_a_project_from_all_others(
    name: str,
) -> None:
    assert is_distinctive(name)


@pytest.mark.parametrize(
    "name",
    [
        "二期项目",
        "项目",
        "污水处理厂",
        "污水处理厂项目",
        "标准化厂房",
        "A区标准化厂房",
        "动力电池项目",
        "年产30GWh动力电池项目",
        "100万吨乙烯项目",
        "5G基站",
        "智能制造项目",
        "生物医药产业园",
        "高端装备制造产业园",
        "科技创新中心",
        "人才公寓",
        "体育中心",
        "综合管廊",
        # A place and a single kind of work: a city has many.
        "西安地铁",
        "",
    ],
)
def test_kinds_amounts_and_phases_tell_no_project_from_others(name: str) -> None:
    assert not is_distinctive(name)


@pytest.mark.parametrize("name", ["市委", "管委会", "园区", "产业园", "二期项目", "该公司", "集团"])
def test_a_name_of_a_kind_is_generic(name: str) -> None:
    assert is_generic(name)


@pytest.mark.parametrize("name", ["东岭高新区", "海澜公司", "海澜集团", "西安高新区管委会"])
def test_a_name_of_its_own_is_not_generic(name: str) -> None:
    assert not is_generic(name)


@pytest.mark.parametrize("name", ["海澜轴承生产基地", "年产30GWh动力电池", "西安污水处理厂"])
def test_wide_letters_and_a_closing_word_change_nothing(name: str) -> None:
    wide = name.translate({code: code + 0xFEE0 for code in range(ord("0"), ord("z") + 1)})
    assert {is_distinctive(each) for each in (name, wide, f"{name}项目")} == {is_distinctive(name)}
