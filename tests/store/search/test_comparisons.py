"""Figure fields: how their values are read, and which figures they find."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.search import comparisons
from store.search.comparisons import Comparison, read
from tests.store.search.strategies import CHARACTERS


@pytest.mark.parametrize(
    ("name", "value", "unit", "least", "most", "beyond"),
    [
        ("amount", "1亿", "CNY", 1e8, 1e8, False),
        ("amount", "=1亿元", "CNY", 1e8, 1e8, False),
        ("amount", "23.65亿", "CNY", 2.365e9, 2.365e9, False),
        ("amount", "二十三亿六千五百万", "CNY", 2.365e9, 2.365e9, False),
        ("amount", "２３．６５億元", "CNY", 2.365e9, 2.365e9, False),
        ("amount", "1 000 万", "CNY", 1e7, 1e7, False),
        ("amount", "1,000万", "CNY", 1e7, 1e7, False),
        ("amount", ">1亿", "CNY", 1e8, inf, True),
        ("amount", "≥1亿", "CNY", 1e8, inf, False),
        ("amount", "＜2000万", "CNY", -inf, 2e7, True),
        ("amount", "<=2000", "CNY", -inf, 2000, False),
        ("amount", ">1亿美元", "USD", 1e8, inf, True),
        ("amount", "1亿..5亿", "CNY", 1e8, 5e8, False),
        ("amount", "1..5亿", "CNY", 1e8, 5e8, False),
        ("amount", "1亿..5亿美元", "USD", 1e8, 5e8, False),
        ("amount", "500..1亿", "CNY", 500, 1e8, False),
        ("amount", "1亿..", "CNY", 1e8, inf, False),
        ("amount", "..5亿港元", "HKD", -inf, 5e8, False),
        ("area", "<15亩", "m2", -inf, 10000, True),
        ("area", "15亩..2公顷", "m2", 10000, 20000, False),
        ("area", ">=2平方公里", "m2", 2e6, inf, False),
        ("rate", ">50%", "%", 50, inf, True),
        ("rate", "5个百分点", "pp", 5, 5, False),
        ("rate", "2倍", "x", 2, 2, False),
        ("unit", "GWh", "gwh", -inf, inf, False),
        ("unit", ">10gwh", "gwh", 10, inf, True),
        ("unit", "10..30GWh", "gwh", 10, 30, False),
        ("unit", "万吨", "吨", -inf, inf, False),
        ("unit", ">=1万吨", "吨", 10000, inf, False),
        ("unit", "万千瓦", "千瓦", -inf, inf, False),
        ("unit", "亩", "m2", -inf, inf, False),
        ("unit", "美元", "USD", -inf, inf, False),
        ("unit", "<3万片/月", "片/月", -inf, 30000, True),
    ],
)
def test_figures_are_read_as_the_news_is(
    name: str, value: str, unit: str, least: float, most: float, *, beyond: bool
) -> None:
    found = read(name, value)
    assert found is not None
    assert (found.unit, found.beyond) == (unit, beyond)
    assert (found.least, found.most) == pytest.approx((least, most))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("amount", ""),
        ("amount", ">"),
        ("amount", ".."),
        ("amount", "很多"),
        ("amount", "数亿"),
        ("amount", "1亿多"),
        ("amount", "超1亿"),
        ("amount", "100亩"),
        ("amount", "1亿元..5亿美元"),
        ("amount", ">1亿..5亿"),
        ("amount", "1..2..3"),
        ("amount", "-1亿"),
        ("amount", "9" * 10_000),
        ("amount", "亿" * 30),
        ("area", "100"),
        ("area", "1亿元"),
        ("rate", "50"),
        ("unit", "1..2"),
        ("unit", "5"),
        ("unit", ">"),
    ],
)
def test_what_is_no_figure_is_none(name: str, value: str) -> None:
    assert read(name, value) is None


@settings(deadline=None)
@given(
    st.sampled_from(sorted(comparisons.FIELDS)), st.text(CHARACTERS + "亿万千百十一<>=.~0123元亩")
)
def test_any_value_is_read_or_none(name: str, value: str) -> None:
    found = read(name, value)
    assert found is None or found.unit


# What a text says -> value, high, low, bound.
SAID = {
    "1亿元": (1e8, None, None, ""),
    "超1亿元": (1e8, None, None, ">"),
    "至少1亿元": (1e8, None, None, ">="),
    "近1亿元": (1e8, None, None, "<"),
    "约1亿元": (1e8, None, None, "≈"),
    "1亿多元": (1e8, 2e8, None, ">"),
    "1亿至3亿元": (1e8, 3e8, None, ""),
    "数亿元": (None, 1e9, 2e8, ""),
}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("1亿", "1亿元 超1亿元 至少1亿元 近1亿元 约1亿元 1亿多元 1亿至3亿元"),
        ("2亿", "1亿多元 1亿至3亿元 数亿元"),
        (">1亿", "超1亿元 1亿多元 1亿至3亿元 数亿元"),
        (">=1亿", "1亿元 超1亿元 至少1亿元 近1亿元 约1亿元 1亿多元 1亿至3亿元 数亿元"),
        ("<1亿", "近1亿元"),
        ("<=1亿", "1亿元 超1亿元 至少1亿元 近1亿元 约1亿元 1亿多元 1亿至3亿元"),
        (">2亿", "1亿至3亿元 数亿元"),
        (">3亿", "数亿元"),
        ("2亿..5亿", "1亿多元 1亿至3亿元 数亿元"),
        ("3亿..1亿", ""),
        ("1亿美元", ""),
    ],
)
def test_a_figure_is_found_by_what_it_states(value: str, said: str) -> None:
    comparison = read("amount", value)
    assert comparison is not None
    found = [text for text, figure in SAID.items() if comparison.finds("CNY", *figure)]
    assert found == said.split()


def test_the_last_digit_of_a_float_makes_no_difference() -> None:
    thousand = read("area", "=1000亩")
    assert thousand is not None
    assert thousand.finds("m2", 1000 * (10000 / 15) * (1 + 1e-12), None, None, "")
    assert not thousand.finds("m2", 666_700, None, None, "")


def test_without_a_value_any_figure_of_the_unit_will_do() -> None:
    assert Comparison("吨").finds("吨", None, None, None, "")
    assert not Comparison("吨", least=1).finds("吨", None, None, None, "")


@pytest.mark.parametrize(
    ("value", "units"),
    [("gwh", ["GWh", "gWh"]), ("m2", ["m2"]), ("亩", ["m2"]), ("x", ["x"]), ("元", ["CNY"])],
)
def test_units_may_be_in_other_letters_but_for_those_with_a_name_of_their_own(
    value: str, units: list[str]
) -> None:
    comparison = read("unit", value)
    assert comparison is not None
    known = ("GWh", "gWh", "m2", "M2", "x", "X", "CNY", "cny", "元", "亩")
    assert [unit for unit in known if comparison.is_of(unit)] == units
