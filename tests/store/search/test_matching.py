"""The exact check and the spans, against folding everything and looking."""

from __future__ import annotations

import itertools
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.fold import fold
from store.search import matching
from store.search.engine import spans
from store.search.query import Term, leaves, parse
from tests.store.search.strategies import CHARACTERS, QUERIES, TEXTS, VALUES


@given(st.one_of(VALUES, st.text(min_size=1)), st.one_of(TEXTS, st.text()))
def test_a_text_holds_what_its_folded_form_holds(string: str, text: str) -> None:
    assert matching.holds(string)(text) == (fold(string) in fold(text))


@given(st.text(CHARACTERS, min_size=65, max_size=90), st.text(CHARACTERS, max_size=5))
def test_long_strings_are_found_too(string: str, around: str) -> None:
    assert matching.holds(string)(around + string.upper() + around)
    assert not matching.holds(string)(string[:-1])


@given(VALUES, TEXTS.filter(lambda text: "\x00" not in text))
def test_the_glob_lets_through_every_text_that_holds_the_string(string: str, text: str) -> None:
    with sqlite3.connect(":memory:") as connection:
        (found,) = connection.execute("SELECT ? GLOB ?", (text, matching.glob(string))).fetchone()
    connection.close()
    assert found == (fold(string) in fold(text))


def places(string: str, text: str) -> list[tuple[int, int]]:
    size = len(string)
    return [
        (at, at + size)
        for at in range(len(text) - size + 1)
        if fold(text[at : at + size]) == fold(string)
    ]


@given(QUERIES, TEXTS)
def test_spans_cover_all_places_of_what_is_asked_for_and_nothing_else(
    query: str, text: str
) -> None:
    asked = [leaf.text for leaf, asked in leaves(parse(query)) if asked and isinstance(leaf, Term)]
    all_places = [place for string in asked for place in places(string, text)]
    found = spans(query, text)
    assert {at for span in found for at in range(*span)} == {
        at for place in all_places for at in range(*place)
    }
    assert {start for start, _ in found} <= {start for start, _ in all_places}
    assert {end for _, end in found} <= {end for _, end in all_places}
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("5g", "５Ｇ+5G", ((0, 2), (3, 5))),
        ("園區", "园区园區", ((0, 2), (2, 4))),
        ("园园", "园园园", ((0, 3),)),
        ("产业园|园区", "产业园区", ((0, 4),)),
        ("产业|园区", "产业园区", ((0, 2), (2, 4))),
        ("园区 -投资", "园区投资", ((0, 2),)),
        ("park:园区 投资", "园区投资", ((2, 4),)),
        ("𠮷", "😀𠮷", ((1, 2),)),
        ('"训，让"', "培训,让", ((1, 4),)),
        ("", "园区", ()),
        ("没有", "园区", ()),
    ],
)
def test_spans_are_places_in_the_original_text(
    query: str, text: str, found: tuple[tuple[int, int], ...]
) -> None:
    assert spans(query, text) == found
