"""The exact check and the spans, against folding everything and looking."""

from __future__ import annotations

import itertools
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.fold import fold
from store.search import matching
from store.search.highlights import spans
from store.search.query import parse
from store.search.tree import leaves
from store.search.wording import written
from tests.store.search.brute import marked
from tests.store.search.strategies import (
    CHARACTERS,
    NEAR,
    QUERIES,
    STARTS,
    TEXTS,
    TREES,
    VALUES,
)


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


@settings(deadline=None)
@given(
    st.one_of(QUERIES, st.one_of(NEAR, STARTS).map(written), TREES.map(written)),
    st.one_of(TEXTS, st.text("5gG国园 -", max_size=30)),
)
def test_spans_cover_all_places_of_what_is_asked_for_and_nothing_else(
    query: str, text: str
) -> None:
    asked = [leaf for leaf, asked in leaves(parse(query)) if asked]
    all_places = [place for leaf in asked for place in marked(leaf, text)]
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
        ("GW*", "30GWh, MGW, GW", ((12, 14),)),
        ("5*", "5G, 15, 1.5, 园5", ((0, 1), (10, 11), (14, 15))),
        ('"a-a"*', "xa-a-a", ((3, 6),)),
        ('"高新区 投资"~2', "投资高新区，投资新区", ((0, 2), (2, 5), (6, 8))),
        ('"高新区 投资"~1', "高新区的的投资", ()),
        ('"产业园 园区"~0', "产业园区", ((0, 4),)),
        ('"a b c"~2', "a..b..c..a", ()),
        ('"a b c"~4', "c a..b c", ((0, 1), (2, 3), (5, 6), (7, 8))),
        ('-"a b"~9', "a b", ()),
    ],
)
def test_spans_are_places_in_the_original_text(
    query: str, text: str, found: tuple[tuple[int, int], ...]
) -> None:
    assert spans(query, text) == found


def test_thousands_of_words_near_each_other_are_looked_for_in_no_time() -> None:
    words = tuple(map(chr, range(0xAC00, 0xAC00 + 3000)))
    text = "".join(words) * 3
    assert matching.has_near(words, 2998)(text)
    assert not matching.has_near(words, 2997)(text)
    assert matching.merged(matching.near(words, 2998, text)) == tuple(
        (at, at + 1) for at in range(len(text))
    )
