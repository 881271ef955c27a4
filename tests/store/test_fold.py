"""Folding: one character to one character, whatever the text."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.fold import fold, table

EVERY_CHARACTER = "".join(
    chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000
)


@given(st.text())
def test_folding_keeps_the_length_and_every_place(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert folded == "".join(map(fold, text))


def test_every_character_folds_to_one_character_and_folding_twice_changes_nothing() -> None:
    folded = fold(EVERY_CHARACTER)
    assert len(folded) == len(EVERY_CHARACTER)
    assert fold(folded) == folded


def test_every_letter_that_has_a_small_form_becomes_small() -> None:
    for char in EVERY_CHARACTER[:0xF800]:
        if len(char.lower()) == 1:
            assert fold(char) == fold(char.lower())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5Ｇ", "5g"),
        ("３０ＧＷｈ", "30gwh"),
        ("９６％", "96%"),
        ("23．65", "23.65"),
        ("園區", "园区"),
        ("臺灣", "台湾"),
        ("　", " "),
        ("（）：｜－", "():|-"),
        ("ÉΣЖ", "éσж"),
        ("薴", "苧"),
    ],
)
def test_forms_of_the_same_text_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("text", ["㎡", "½", "ﬁ", "İ", "①", "é", "𠮷", "😀", "“”", "乾", "著"])
def test_what_has_no_single_other_form_stays(text: str) -> None:
    assert fold(text) == text


def test_no_folded_character_folds_further() -> None:
    assert not set(table().values()) & set(table())
