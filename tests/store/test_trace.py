"""From a part's text back to the page: broken columns, wrapped lines, joining spaces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store import trace
from store.model import Part

PAGE = "西安高新\n\n图片来源\n\n区战略"


def test_a_name_over_a_broken_column_has_two_ranges() -> None:
    part = Part("西安高新区战略", "body", ((0, 4), (12, 15)))
    assert trace.ranges(part, PAGE, 0, 5) == ((0, 4), (12, 13))
    assert trace.ranges(part, PAGE, 4, 7) == ((12, 15),)


def test_a_wrapped_line_is_one_range_with_its_line_break() -> None:
    part = Part("总投资约12亿元", "body", ((0, 4), (5, 9)))
    page = "总投资约\n12亿元"
    assert trace.ranges(part, page, 3, 8) == ((3, 9),)


def test_the_space_that_joins_two_halves_of_a_headline_stands_nowhere() -> None:
    part = Part("前半 后半", "title", ((0, 2), (6, 8)))
    assert trace.offsets(part, "前半\n其他\n后半") == [0, 1, None, 6, 7]


def test_a_part_without_a_page_has_no_ranges() -> None:
    assert trace.ranges(Part("正文", "body"), "", 0, 2) == ()


@given(st.lists(st.text("甲乙丙 \n", min_size=1), min_size=1, max_size=4), st.data())
def test_every_span_is_spelt_by_its_ranges(pieces: list[str], data: st.DataObject) -> None:
    page, ranges = "", []
    for piece in pieces:
        page += "丁\n"
        ranges.append((len(page), len(page) + len(piece)))
        page += piece
    text = " ".join("".join(piece.split()) for piece in pieces)
    part = Part(text, "body", tuple(ranges))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spelt = "".join(page[first:last] for first, last in trace.ranges(part, page, start, end))
    assert "".join(spelt.split()) == text[start:end].replace(" ", "")
