"""Dates and page numbers come in the form that is stored."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.reading.dates import iso_date, narrow, page_number


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


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("二〇二〇年六月一日", "2020-06-01"),
        ("二○二○年十二月三十一日", "2020-12-31"),
        ("一九九九年十月二十日", "1999-10-20"),
        ("２０２０年６月１日", "2020-06-01"),
    ],
)
def test_so_is_a_date_in_hanzi_or_in_wide_digits(written: str, iso: str) -> None:
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    ("written", "number"),
    [("第八版", "8"), ("八版", "8"), ("第十二版", "12"), ("第二十版", "20"), ("第０７版", "7")],
)
def test_a_page_number_in_hanzi_or_in_wide_digits_is_the_same_number(
    written: str, number: str
) -> None:
    assert page_number(written) == number


@pytest.mark.parametrize("written", ["八", "第十十版", "十八大版", "二〇二〇年十三月一日"])
def test_hanzi_that_are_no_number_are_none(written: str) -> None:
    assert page_number(written) is None
    assert iso_date(written) is None


@given(st.text())
def test_narrowing_moves_nothing(text: str) -> None:
    assert len(narrow(text)) == len(text)
