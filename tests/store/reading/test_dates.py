"""Dates and page numbers come in the form that is stored."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.reading.dates import iso_date, page_number


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2020", "2020"),
        ("2020年", "2020"),
        ("2020-06", "2020-06"),
        ("2020年6月", "2020-06"),
        ("2020/6", "2020-06"),
        ("2020-06-01", "2020-06-01"),
        ("2020/6/1", "2020-06-01"),
        ("2020.6.1", "2020-06-01"),
        ("2020年6月1日", "2020-06-01"),
        ("2020年06月01", "2020-06-01"),
        ("20200601", "2020-06-01"),
        (" 2020-06-01 ", "2020-06-01"),
        ("2020-06-01 09:30", "2020-06-01"),
        ("2020-06-01T09:30:00Z", "2020-06-01"),
        ("2020-06-01T09:30:00+08:00", "2020-06-01"),
    ],
)
def test_a_date_is_normalised(written: str, iso: str) -> None:
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        "",
        "June 2020",
        "2020-13",
        "2020-02-30",
        "2020-00-10",
        "0000",
        "20",
        "2020-06-01-02",
        "2020-6-",
        "二〇二〇年",
    ],
)
def test_what_is_no_date_is_none(written: str) -> None:
    assert iso_date(written) is None


@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_every_day_comes_back_from_the_way_newspapers_write_it(day: datetime.date) -> None:
    assert iso_date(f"{day.year}年{day.month}月{day.day}日") == day.isoformat()


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("7", "7"),
        ("07", "7"),
        ("第07版", "7"),
        ("A01", "A01"),
        ("a1", "A1"),
        ("第B3版", "B3"),
        ("12版", "12"),
    ],
)
def test_a_page_number_is_normalised(written: str, number: str) -> None:
    assert page_number(written) == number


@pytest.mark.parametrize("written", ["", "要闻", "0", "第版", "7-8"])
def test_what_is_no_page_number_is_none(written: str) -> None:
    assert page_number(written) is None
