"""Text on the cells of a terminal: cleaned, cut, broken into lines, coloured."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.cells import around, clean, crop, most_cells, pad, tame, width
from tui.widgets.runs import Run, Span, runs
from tui.widgets.wrap import CLOSING, OPENING, Line, wrap

CHINESE = st.text(
    st.sampled_from("德阳高新区总投资亿元建设项目,。、:;“”‘’《》()（）%0123456789.GWhABC -—…㎡𠮷é"),
    max_size=120,
)
ROOMS = st.integers(min_value=2, max_value=60)


@given(st.text())
def test_cleaning_moves_no_offset_and_leaves_nothing_that_drives_a_terminal(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    for before, after in zip(text, cleaned, strict=True):
        assert after in (before, " ")
        assert unicodedata.category(after) not in ("Cc", "Cs", "Zl", "Zp")
        assert after not in "\u200b\u200d\u202e\u2066\ufeff\ufe0f"


def test_cleaning_takes_the_sting_out_of_escape_sequences() -> None:
    assert clean("a\x1b[31mred\x1b]52;c;eA==\x07\x9b1m") == "a [31mred ]52;c;eA==  1m"
    assert clean("[red]记者[/]甲[/red]") == "[red]记者[/]甲[/red]"


@given(CHINESE, st.integers(min_value=0, max_value=40))
def test_cropped_text_fits_and_padded_text_fills_its_room(text: str, room: int) -> None:
    assert width(crop(text, room)) <= room
    assert width(pad(text, room)) == room
    if width(text) <= room:
        assert crop(text, room) == text


@given(CHINESE, CHINESE, CHINESE, st.integers(min_value=24, max_value=80))
def test_the_first_match_is_seen_whole_in_a_piece_of_its_text(
    before: str, match: str, after: str, room: int
) -> None:
    match = match[:4] or "电池"
    text = before + match + after
    span = (len(before), len(before) + len(match))
    piece, spans = around(text, (span,), room)
    assert width(piece) <= room
    start, end = spans[0]
    assert piece[start:end] == match


def test_a_match_near_the_beginning_is_shown_from_the_beginning() -> None:
    text = "总投资120亿元,分两期建设,一期建成年产10GWh动力电池生产规模"
    piece, spans = around(text, ((0, 3),), 24)
    assert piece.startswith("总投资120亿元")
    assert spans == ((0, 3),)


@given(CHINESE, ROOMS)
def test_lines_fit_and_together_are_the_text_without_the_spaces_at_breaks(
    text: str, room: int
) -> None:
    lines = wrap(text, room)
    at = 0
    for start, end in lines:
        assert text[at:start].strip(" ") == ""
        assert width(text[start:end]) <= room
        at = end
    assert text[at:].strip(" ") == ""
    assert lines[0].start == 0


@given(CHINESE, st.integers(min_value=12, max_value=60))
def test_a_break_stands_where_it_may_or_at_the_last_cell_of_a_line_that_has_no_such_place(
    text: str, room: int
) -> None:
    lines = wrap(text, room)
    for (start, end), (following, _) in pairwise(lines):
        if text[end:following]:
            continue
        bad = text[following] in CLOSING or text[end - 1] in OPENING
        if bad:
            inside = range(start + 1, end)
            assert not any(
                text[at] == " "
                or (
                    text[at] not in CLOSING
                    and text[at - 1] not in OPENING
                    and width(text[at - 1]) == 2
                    and width(text[at]) == 2
                )
                for at in inside
            )


@pytest.mark.parametrize("room", range(8, 40))
def test_closing_marks_do_not_begin_and_opening_marks_do_not_end_a_line(room: int) -> None:
    text = "据了解,“盈创动力”平台(一期)总投资5.6亿元,占地115亩;年产值10亿元以上。《通知》说:“好!”"
    for start, end in wrap(text, room):
        assert text[start] not in "，,。;:!”)》"
        assert text[end - 1] not in "“(《"


def test_numbers_and_latin_words_stay_whole_where_there_is_room() -> None:
    text = "一期建成年产30GWh动力电池总投资23.65亿元增长96%以上"
    pieces = [text[start:end] for start, end in wrap(text, 14)]
    for whole in ("30GWh", "23.65", "96%"):
        assert any(whole in piece for piece in pieces)


@pytest.mark.parametrize("room", range(14, 40))
def test_a_number_is_not_torn_from_what_it_counts(room: int) -> None:
    text = "2025年6月30日前将投资125.6亿元在320亩土地上建成12万平方米厂房"
    text += "新增3000多个岗位增长96.5%为去年2倍"
    pieces = [text[start:end] for start, end in wrap(text, room)]
    for whole in (
        "2025年",
        "6月",
        "30日",
        "125.6亿元",
        "320亩",
        "12万平方米",
        "3000多个",
        "96.5%",
        "2倍",
    ):
        assert any(whole in piece for piece in pieces), (whole, pieces)


NEWS = st.lists(
    st.sampled_from(
        ["园区", "项目建设", "总投资", "125.6亿元", "2025年", "320亩", "，", "。", "“", "”", "《",
         "》", "（", "）", "、", "GWh", "：", "——", "……", " ", "96.5%", "①", "Ⅱ"]
    ),
    max_size=60,
).map("".join)  # fmt: skip


@given(NEWS, st.integers(min_value=2, max_value=60))
def test_news_joins_back_and_fits_also_where_the_terminal_draws_marks_wide(
    text: str, room: int
) -> None:
    lines = wrap(text, room)
    assert "".join(text[start:end] for start, end in lines).replace(" ", "") == text.replace(
        " ", ""
    )
    for start, end in lines:
        cells = sum(most_cells(character) for character in text[start:end])
        assert cells <= room or end - start == 1


@given(NEWS, st.integers(min_value=24, max_value=60))
def test_no_mark_and_no_unit_begins_a_line_where_that_can_be_helped(text: str, room: int) -> None:
    for (start, end), (following, last) in pairwise(wrap(text, room)):
        if text[end:following]:
            continue
        closing = text[following] in CLOSING or text[end - 1] in OPENING
        torn = text[following] in "年亩%" and text[end - 1].isdigit()
        torn = torn or text[end - 1 : following + 1] in ("6亿", "亿元")
        if closing or torn:
            # Nothing on the line could have gone to the next one: marks and numbers only.
            pairs = ("园区", "项目", "目建", "建设", "总投", "投资")
            assert not any(text[start:end].find(pair) >= 0 for pair in pairs), text[start:last]


def test_marks_of_uncertain_width_have_likes_of_one_cell() -> None:
    text = "“超级工厂”——2020·中国…×2①"
    tamed, _spans = tame(text)
    assert tamed == '"超级工厂"--2020.中国.x2①'
    assert len(tamed) == len(text)


def test_no_sign_of_a_figure_becomes_another_and_spans_stay_on_their_words() -> None:
    text = "公差±0.1，误差±5%，10÷4"
    words = ("公差", "±0.1", "5%")
    spans = tuple((text.index(word), text.index(word) + len(word)) for word in words)
    tamed, moved = tame(text, spans)
    assert tamed == "公差+-0.1，误差+-5%，10÷4"
    assert [tamed[start:end] for start, end in moved] == ["公差", "+-0.1", "5%"]


def test_a_word_longer_than_the_line_is_broken_at_its_last_cell() -> None:
    assert wrap("a" * 25, 10) == (Line(0, 10), Line(10, 20), Line(20, 25))


def test_a_character_wider_than_the_line_still_gets_a_line() -> None:
    assert wrap("园区", 1) == (Line(0, 1), Line(1, 2))


@given(
    st.integers(min_value=0, max_value=30),
    st.lists(
        st.builds(
            Span,
            st.integers(-3, 33),
            st.integers(-3, 33),
            st.sampled_from("abc"),
            st.integers(0, 2),
        ),
        max_size=6,
    ),
)
def test_runs_cover_the_text_once_and_show_the_last_span_of_each_layer(
    length: int, spans: list[Span]
) -> None:
    found = runs(length, spans)
    assert [at for run in found for at in range(run.start, run.end)] == list(range(length))
    for run in found:
        for at in range(run.start, run.end):
            seen = []
            for layer in sorted({span.layer for span in spans}):
                here = [s.name for s in spans if s.layer == layer and s.start <= at < s.end]
                seen += here[-1:]
            assert run.names == tuple(seen)


def test_an_inner_fact_is_seen_inside_the_outer_one() -> None:
    outer, inner = Span(0, 10, "PROJECT"), Span(2, 5, "ORG")
    assert runs(12, [outer, inner]) == (
        Run(0, 2, ("PROJECT",)),
        Run(2, 5, ("ORG",)),
        Run(5, 10, ("PROJECT",)),
        Run(10, 12, ()),
    )
