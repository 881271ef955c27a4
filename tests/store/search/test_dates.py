"""Date fields: the days they mean, and the keys of the paragraphs of these days."""

from __future__ import annotations

import datetime

import pytest

from store.search import dates


def ordinal(date: str) -> int:
    return datetime.date.fromisoformat(date).toordinal()


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020-5-7", "2020-05-07", "2020-05-07"),
        ("2020-05..2020-06", "2020-05-01", "2020-06-30"),
        ("..2020", "0001-01-01", "2020-12-31"),
        ("2020-05..", "2020-05-01", "9999-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        (">=2020-05", "2020-05-01", "9999-12-31"),
        (">2020-05", "2020-06-01", "9999-12-31"),
        ("<=2020", "0001-01-01", "2020-12-31"),
        ("<2020-05-27", "0001-01-01", "2020-05-26"),
        ("2020年5月27日", "2020-05-27", "2020-05-27"),
        ("2020年5月..2020年", "2020-05-01", "2020-12-31"),
    ],
)
def test_a_period_runs_from_its_first_day_to_its_last(value: str, first: str, last: str) -> None:
    assert dates.period_of(value) == (ordinal(first), ordinal(last))


@pytest.mark.parametrize(
    "value",
    [
        "",
        "..",
        "20",
        "2020-13",
        "2020-0",
        "2020-05-00",
        "2020-02-30",
        "0000",
        "2020..2020-13",
        "x..2020",
        "2020...2021",
        "２０２０",
        "2020-",
        "-2020",
        "12020",
        "2020-05-27T10:00",
        ">",
        ">2020-13",
        ">2020..2021",
        "2020年13月",
        "2020年x",
        "٢٠٢٠",
    ],
)
def test_what_is_no_period_is_none(value: str) -> None:
    assert dates.period_of(value) is None


@pytest.mark.parametrize(
    ("date", "value", "within"),
    [
        ("2020", "2020", True),
        ("2020", "2020-01..2020-12", True),
        ("2020", "2020-01", False),
        ("2020-05", "2020", True),
        ("2020-05", "2020-05-01..2020-05-30", False),
        ("2020-05-27", "2020-05", True),
        ("2020-05-27", "..2020-05-26", False),
        (None, "..9999", False),
        ("2021", "2021..2020", False),
    ],
)
def test_a_date_cut_short_is_within_what_contains_all_of_it(
    date: str | None, value: str, *, within: bool
) -> None:
    assert dates.is_within(date, dates.period_of(value)) == within
