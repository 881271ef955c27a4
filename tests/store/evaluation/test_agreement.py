"""When what was found is what the gold means."""

from __future__ import annotations

from typing import Any

import pytest

from store.evaluation import agreement
from tests.store.evaluation.golds import mention


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((0, 4), (0, 4), True),
        ((0, 4), (2, 4), True),
        ((0, 4), (3, 4), False),
        ((0, 4), (2, 6), False),
        ((0, 4), (4, 8), False),
        ((0, 4), (9, 12), False),
    ],
)
def test_spans_overlap_by_half_of_what_they_cover(
    one: tuple[int, int], other: tuple[int, int], same: bool
) -> None:
    assert agreement.overlap(one, other) is same
    assert agreement.overlap(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("东岭高新区", "东岭高新区", True),
        ("“东岭” 高新区", "东岭高新区", True),
        ("东岭高新区", "东岭高新园", False),
        ("东岭高新区", "东岭高新", True),
        ("海澜轴承生产基地项目", "海澜轴承生产基地", True),
        ("海澜轴承生产基地项目", "海澜轴承", False),
        ("", "东岭", False),
        ("", "", True),
    ],
)
def test_names_are_one_without_quotes_or_nearly_whole(one: str, other: str, same: bool) -> None:
    assert agreement.name(one, other) is same
    assert agreement.name(other, one) is same


@pytest.mark.parametrize(
    ("value", "got", "same"),
    [
        ("1200000000 CNY", {"value": 1.2e9, "unit": "CNY"}, True),
        ("1200000000 CNY", {"value": 1.20001e9, "unit": "CNY"}, True),
        ("1200000000 CNY", {"value": 1.21e9, "unit": "CNY"}, False),
        ("1200000000 CNY", {"value": 1.2e9, "unit": "USD"}, False),
        ("1200000000 CNY ≈", {"value": 1.2e9, "unit": "CNY"}, False),
        ("1200000000 CNY ≈", {"value": 1.2e9, "unit": "CNY", "bound": "≈"}, True),
        ("3e8..5e8 CNY", {"value": 3e8, "high": 5e8, "unit": "CNY"}, True),
        ("3e8..5e8 CNY", {"value": 3e8, "high": 6e8, "unit": "CNY"}, False),
        ("3e8..5e8 CNY", {"value": 3e8, "unit": "CNY"}, False),
        ("3e8..3e8 CNY", {"value": 3e8, "high": 3e8, "unit": "CNY"}, False),
        ("3e8 CNY", {"value": 3e8, "high": 5e8, "unit": "CNY"}, True),
        ("? 家", {"value": None, "low": 20.0, "unit": "家"}, True),
        ("? 家", {"value": 20.0, "unit": "家"}, False),
        ("20 家", {"value": None, "low": 20.0, "unit": "家"}, False),
        ("100 m2", {"value": 100.0, "unit": "平方米"}, True),
        ("100 km", {"value": 100.0, "unit": "公里"}, True),
        ("0 t", {"value": 0.0, "unit": "吨"}, True),
        ("many 家", {"value": 20.0, "unit": "家"}, False),
        ("20", {"value": 20.0, "unit": "家"}, False),
        ("", {"value": 20.0, "unit": "家"}, False),
        ("2020 年", {"iso": "2020"}, False),
    ],
)
def test_figures_agree_in_value_unit_and_bound(value: str, got: dict[str, Any], same: bool) -> None:
    assert agreement.figure(value, mention("QUANTITY", "x", **got)) is same


@pytest.mark.parametrize(
    ("value", "iso", "same"),
    [
        ("2020-06-01", "2020-06-01", True),
        ("2020-06-01", "2020-06", False),
        ("XXXX-06-01", "2020-06-01", True),
        ("XXXX-06-01", "XXXX-06-01", True),
        ("2020-06-01", "XXXX-06-01", False),
        ("2020-06-01", None, False),
    ],
)
def test_dates_are_equal_but_for_a_year_that_gold_does_not_know(
    value: str, iso: str | None, same: bool
) -> None:
    assert agreement.date(value, mention("DATE", "x", iso=iso)) is same


def test_each_of_the_gold_takes_the_first_that_is_left() -> None:
    pairs, missed, extra = agreement.match([1, 1, 2], [3, 1, 1.0, 1], lambda a, b: a == b)
    assert pairs == [(1, 1), (1, 1.0)]
    assert missed == [2]
    assert extra == [3, 1]


@pytest.mark.parametrize(
    ("got", "words"),
    [
        ({"value": 1.2e9, "unit": "CNY"}, "1200000000 CNY"),
        ({"value": 3e8, "high": 5e8, "unit": "CNY", "bound": "≈"}, "300000000..500000000 CNY ≈"),
        ({"value": None, "low": 2.0, "unit": "公里"}, "? 公里"),
        ({"iso": "2020-Q1"}, "2020-Q1"),
        ({}, ""),
    ],
)
def test_what_was_found_is_written_as_gold_writes_it(got: dict[str, Any], words: str) -> None:
    found = mention("QUANTITY", "x", **got)
    assert agreement.written(found) == words
    assert found.value is None or agreement.figure(words, found)
