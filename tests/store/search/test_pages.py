"""Page fields: which pages they ask for."""

from __future__ import annotations

import pytest

from store.search import pages


@pytest.mark.parametrize(
    ("value", "held"),
    [
        ("1", "1 01"),
        ("01", "1 01"),
        ("a3", "A3 a03 Ａ3"),
        ("1..4", "1 01 2 4"),
        ("a1..a3", "A3 a03 Ａ3"),
        ("4..1", ""),
        ("07-08", "07-08"),
        ("41", "４１"),
    ],
)
def test_a_page_is_held_whatever_zeros_and_letters_it_is_written_with(
    value: str, held: str
) -> None:
    asked = pages.read(value)
    assert asked is not None
    known = ("1", "01", "2", "4", "5", "A3", "a03", "Ａ3", "07-08", "４１", "头版", None)
    assert {page for page in known if asked.hold(page)} == set(held.split())


@pytest.mark.parametrize("value", ["", "..", "1..", "..4", "a1..4", "头版", "1..b2", "²"])
def test_what_is_no_page_is_none(value: str) -> None:
    assert pages.read(value) is None
