"""Numbers in digits, in words, mixed, vague and broken over lines."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.extract import numerals

SCALES = ((10**8, "亿"), (10**4, "万"))
DIGITS = "零一二三四五六七八九"


def in_words(number: int) -> str:
    """A number in Chinese words, written the long way: 一千二百三十四万零五."""
    for factor, scale in SCALES:
        if number >= factor:
            rest = number % factor
            gap = "零" if rest and rest < factor // 10 else ""
            return in_words(number // factor) + scale + gap + (in_words(rest) if rest else "")
    words = ""
    for factor, scale in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, factor)
        if digit:
            words += DIGITS[digit] + scale
        elif words and number and not words.endswith("零"):
            words += "零"
    return words


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_a_number_in_words_is_the_number(number: int) -> None:
    reading = numerals.read(in_words(number))
    assert reading is not None
    assert reading.value == number


@given(st.integers(min_value=0, max_value=10**9))
def test_a_number_with_grouped_thousands_is_the_number(number: int) -> None:
    reading = numerals.read(f"{number:,}")
    assert reading is not None
    assert reading.value == number


@pytest.mark.parametrize(
    ("run", "value"),
    [
        ("3.07亿", 307_000_000),
        ("2亿6千万", 260_000_000),
        ("4 500", 4500),
        ("1.5万亿", 1_500_000_000_000),
        ("两万五", 25_000),
        ("三百零五", 305),
        ("三百五", 350),
        ("十点五亿", 1_050_000_000),
        ("二〇一九", 2019),
        ("百亿", 10_000_000_000),
        ("亿", 100_000_000),
        ("0亿", 0),
        ("0万", 0),
        ("7K", 7000),
    ],
)
def test_a_number_is_read_in_every_way_it_is_written(run: str, value: int) -> None:
    reading = numerals.read(run)
    assert reading is not None
    assert reading.value == value
    assert (reading.high, reading.bound) == (None, "")


@pytest.mark.parametrize(
    ("run", "low", "high", "bound"),
    [
        ("四五十", 40, 50, ""),
        ("十五六", 15, 16, ""),
        ("三五", 3, 5, ""),
        ("十几万", 100_000, 200_000, ""),
        ("20几", 20, 30, ""),
        ("60多", 60, 70, ">"),
        ("60多万", 600_000, 700_000, ">"),
        ("60万多", 600_000, 610_000, ">"),
        ("120余", 120, 130, ">"),
        ("三千多", 3000, 4000, ">"),
        ("30来", 30, None, "≈"),
    ],
)
def test_a_vague_number_reaches_to_the_next_round_step(
    run: str, low: int, high: int | None, bound: str
) -> None:
    reading = numerals.read(run)
    assert reading is not None
    assert reading.value == low
    assert reading.high == high
    assert reading.bound == bound


@pytest.mark.parametrize(
    ("run", "low", "high"), [("几", 2, 9), ("数十", 20, 90), ("几百万", 2_000_000, 9_000_000)]
)
def test_several_has_bounds_but_no_value(run: str, low: int, high: int) -> None:
    reading = numerals.read(run)
    assert reading is not None
    assert reading.value is None
    assert reading.low == low
    assert reading.high == high


@pytest.mark.parametrize(
    "run", ["", "三八", "一一", "数五百", "几千几", "五多多", "9" * 30, "1" + "0" * 60 + "多"]
)
def test_what_is_no_number_is_not_read_as_one(run: str) -> None:
    assert numerals.read(run) is None


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ("2", "6亿", 200_000_000, 600_000_000),
        ("2亿", "6亿", 200_000_000, 600_000_000),
        ("4000", "1.2万", 4000, 12_000),
        ("十", "二十", 10, 20),
    ],
)
def test_a_scale_written_once_counts_for_both_ends_where_that_makes_a_rising_range(
    first: str, second: str, low: int, high: int
) -> None:
    reading = numerals.between(first, second)
    assert reading is not None
    assert reading.value == low
    assert reading.high == high


def test_a_falling_range_is_none() -> None:
    assert numerals.between("9", "3") is None


@given(
    st.text(
        alphabet="0123456789.,，零〇一二两三四五六七八九十百千万亿几数多余来点K 　", max_size=24
    )
)
def test_any_run_of_numeral_characters_is_a_number_or_none(run: str) -> None:
    reading = numerals.read(run)
    if reading is not None and reading.high is not None:
        assert reading.low < reading.high


@given(st.text(max_size=60))
def test_narrowing_keeps_every_offset(text: str) -> None:
    assert len(numerals.narrow(text)) == len(text)


def test_a_number_does_not_begin_inside_another_number_a_word_or_an_ordinal() -> None:
    begins = [match.start() for match in re.finditer(numerals.START, "第12、A33、4.5、第十二、六")]
    assert begins == [8, 16]
