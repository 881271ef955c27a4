"""Snippets: pieces of a text around what was found in it, exact on the text itself."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.fold import fold
from store.search import matching
from store.search.snippets import snippets

LONG = (
    "清河市今年引进工业项目三十个。其中海澜轴承生产基地项目总投资12.65亿元，占地120亩，"
    "计划明年6月投产；东岭高新区管委会主任说，园区将为企业办好每一件事。"
    "另有5个物流项目落户，年产轴承500万套的二期工程同时开工。"
)

TEXTS = st.text(
    st.sampled_from(
        "园区新高项目投资。，、0123456789.%％亿一二GWh５e\u0301\u200d\U0001f469 \U00020bb7"
    ),
    max_size=120,
)
WIDTHS = st.integers(1, 60)


def spans_of(word: str, text: str = LONG) -> tuple[tuple[int, int], ...]:
    return matching.spans([word], text)


def test_a_text_that_fits_is_shown_whole() -> None:
    (one,) = snippets("园区投产。", [(0, 2)], 10)
    assert (one.text, one.spans) == ("园区投产。", ((0, 2),))


def test_what_is_left_out_is_marked_and_the_match_moves_along() -> None:
    (one,) = snippets(LONG, spans_of("物流"), 30)
    assert one.text.startswith("…")
    assert one.text.endswith("…")
    ((start, end),) = one.spans
    assert one.text[start:end] == "物流"
    assert len(one.text) <= 30


def test_matches_far_apart_have_a_piece_each_and_near_ones_share_one() -> None:
    assert len(snippets(LONG, spans_of("轴承"), 30)) == 2
    (one,) = snippets(LONG, spans_of("项目")[:1] + spans_of("轴承")[:1], 30)
    assert len(one.spans) == 2
    assert len(snippets(LONG, spans_of("轴承"), 30, most=1)) == 1


def test_without_a_match_the_beginning_is_shown() -> None:
    (one,) = snippets(LONG, (), 20)
    assert one.start == 0
    assert one.text.endswith("…")


def test_a_piece_begins_and_ends_at_the_end_of_a_clause_that_is_near() -> None:
    (one,) = snippets(LONG, spans_of("占地"), 24)
    assert one.text == "…占地120亩，计划明年6月投产；…"


@pytest.mark.parametrize("width", range(8, 60))
def test_no_number_is_broken(width: int) -> None:
    for word in ("总投资", "占地", "计划", "二期", "落户"):
        for one in snippets(LONG, spans_of(word), width):
            for number in ("12.65亿", "120", "500万", "三十"):
                at = LONG.index(number)
                assert not at < one.start < at + len(number)
                assert not at < one.end < at + len(number)


def test_a_match_too_long_for_a_piece_is_cut_and_marked() -> None:
    (one,) = snippets("海" * 100, [(10, 90)], 20)
    assert one.start == 10
    assert one.text == "…" + "海" * 18 + "…"
    assert one.spans == ((1, 19),)


def test_wide_characters_take_their_cells() -> None:
    (one,) = snippets(LONG, spans_of("物流"), 30, mark="..", measure=lambda c: 1 + (c > "\u2e80"))
    assert sum(1 + (c > "\u2e80") for c in one.text) <= 30


@given(TEXTS, st.sampled_from(["园", "新区", "12", "5", "投资", "e", "项目。"]), WIDTHS)
def test_every_match_is_shown_whole_or_cut_at_the_end_of_a_piece(
    text: str, word: str, width: int
) -> None:
    spans = matching.spans([word], text)
    pieces = snippets(text, spans, width)
    for start, end in spans:
        holders = [one for one in pieces if one.start <= start < one.end]
        assert holders
        assert any(end <= one.end or one.text.endswith("…") for one in holders)


@given(TEXTS, st.sampled_from(["园", "新区", "12", "5", "投资", "e", "项目。"]), WIDTHS)
def test_pieces_are_stretches_of_the_text_and_what_is_lit_is_what_was_asked_for(
    text: str, word: str, width: int
) -> None:
    spans = matching.spans([word], text)
    last = 0
    for one in snippets(text, spans, width):
        assert last <= one.start < one.end or not text
        last = one.end
        bare = one.text.removeprefix("…").removesuffix("…")
        assert text[one.start : one.end] in one.text
        assert bare in text
        for start, end in one.spans:
            lit = one.text[start:end]
            low = start - (one.text.index(text[one.start : one.end])) + one.start
            assert text[low : low + len(lit)] == lit
            assert any(a <= low and low + len(lit) <= b for a, b in spans)
            assert fold(lit) in fold(word) or fold(word) in fold(lit)


@given(TEXTS, st.sampled_from(["园", "12", "投资", "e"]), WIDTHS)
def test_no_character_written_as_several_is_broken(text: str, word: str, width: int) -> None:
    for one in snippets(text, matching.spans([word], text), width):
        for at in (one.start, one.end):
            if 0 < at < len(text) and at not in {
                edge for span in matching.spans([word], text) for edge in span
            }:
                assert unicodedata.category(text[at]) != "Mn"
                assert "\u200d" not in text[at - 1 : at + 1]
