"""PDF files that are damaged or made to harm: one sentence, and what can be read is."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.model import Article, Page, YuanzhiError
from store.reading.pdf import order
from store.reading.pdf.blocks import Block
from store.reading.pdf.lines import Line
from store.reading.pdf.sheet import MOST_CHARACTERS, Box
from tests.store.reading.articles import read_documents
from tests.store.reading.drawn import chinese, chinese_font, pdf_of
from tests.store.reading.test_pdf import PDF

__all__ = ["chinese_font"]

TWO = (PDF / "two.pdf").read_bytes()


def read(data: bytes) -> tuple[list[Page | Article], list[str]]:
    return read_documents(data, "news.pdf")


@pytest.mark.parametrize(
    "data",
    [
        TWO[:1500],
        b"%PDF-1.7\n1 0 obj\n<<",
        b"%PDF-1.4\n%%EOF",
        b"%PDF-1.4\ntrailer << /Root 1 0 R >>\n1 0 obj << /Type /Catalog /Pages 1 0 R >> endobj",
        TWO.replace(b"/Type /Catalog", b"/Type /Cabinet").replace(b"/Pages", b"/Leafs"),
    ],
)
def test_a_file_without_pages_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(YuanzhiError, match=r"^news\.pdf(:| is) [^\n]*\.$"):
        read(data)


def test_a_table_of_objects_that_is_missing_or_wrong_is_made_anew() -> None:
    cut = TWO[: TWO.rindex(b"startxref")]
    wrong = re.sub(rb"startxref\s+\d+", b"startxref\n7", TWO)
    assert read(cut) == read(wrong) == read(TWO)


def test_a_broken_page_does_not_take_the_others_with_it() -> None:
    data = pdf_of(chinese(40, 1300, 12, "南溪港码头开工。"), chinese(40, 1300, 12, "番茄采摘忙。"))
    (page,), problems = read(data.replace(b"12 0 obj << /Type /Page ", b"90 0 obj << /Type /Page "))
    assert isinstance(page, Page)
    assert page.text.strip() == "南溪港码头开工。"
    assert problems == ["Page 2 of 2 is damaged: get the file once more and load it again."]


def test_words_stamped_on_a_scan_are_not_taken_for_its_text() -> None:
    data = (PDF / "scan.pdf").read_bytes()
    first = re.sub(rb"/Contents (\d+ 0 R)", rb"/Contents [ \1 99 0 R ]", data, count=1)
    words = b"stream\nBT /F1 9 Tf 40 20 Td (No. 7) Tj ET\nendstream endobj\n"
    stamp = b"99 0 obj << /Length 36 >> " + words
    pages, problems = read(first.replace(b"xref\n", stamp + b"xref\n", 1))
    assert [page.text.strip() for page in pages if isinstance(page, Page)] == ["No. 7"]
    assert [problem[:14] for problem in problems] == ["Pages 1-3 of 3"]


def test_empty_pages_are_no_loss() -> None:
    data = pdf_of(b"", chinese(40, 1300, 12, "南溪港码头开工。"), b"")
    assert read(data)[1] == []
    with pytest.raises(YuanzhiError, match="There is no text on its pages"):
        read(pdf_of(b"", b""))


def test_a_page_with_more_characters_than_print_has_is_reported() -> None:
    rows = range(MOST_CHARACTERS // 1000 + 1)
    drawn = [b"1 0 0 1 0 %d Tm (%s) Tj " % (13 * k, b"%04d" % k * 250) for k in rows]
    crowd = b"BT /F1 8 Tf " + b"".join(drawn) + b"ET"
    (page,), problems = read(pdf_of(crowd, chinese(40, 1300, 12, "南溪港码头开工。")))
    assert isinstance(page, Page)
    assert page.text.strip() == "南溪港码头开工。"
    assert problems == ["Page 1 of 2 has more than 100000 characters and is not read."]


def test_bytes_of_another_charset_drawn_as_latin_letters_are_not_taken_for_text() -> None:
    mojibake = "高新区企业全部复工复产".encode("gb18030")
    escaped = b"".join(b"\\%03o" % byte for byte in mojibake)
    with pytest.raises(YuanzhiError, match="Page 1 of 1 does not say which characters it shows"):
        read(pdf_of(b"BT /F1 12 Tf 40 700 Td (" + escaped + b") Tj ET"))


def test_a_page_of_enormous_type_and_distances_is_read() -> None:
    far = chinese(1e7, 1e7, 1e6, "远") + chinese(40, 700, 12, "南溪港码头开工。")
    (page,), _ = read(pdf_of(far))
    assert isinstance(page, Page)
    assert page.text.strip() == "南溪港码头开工。"


@pytest.mark.usefixtures("chinese_font")
def test_pages_with_no_line_but_those_at_their_edges_and_words_that_run_up_are_read() -> None:
    up = b"q 0 1 -1 0 400 300 cm " + chinese(0, 0, 9, "王明摄") + b"Q "
    pages, problems = read(pdf_of(*[up + chinese(40, 20, 9, "内部资料请勿外传")] * 3))
    assert problems == []
    assert "王明摄" in "".join(page.text for page in pages if isinstance(page, Page))


def test_control_characters_and_escapes_do_not_reach_the_text() -> None:
    drawn = chinese(40, 700, 12, "南溪\x1b[31m港\u202e码头\u200b开工。")
    (page,), _ = read(pdf_of(drawn))
    assert isinstance(page, Page)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e]", page.text)
    assert "\ufffd[31m港 码头 开工。" in page.text


def test_radicals_that_look_like_characters_become_these() -> None:
    (page,), _ = read(pdf_of(chinese(40, 700, 12, "⻓江⾼新区⼯业园⻔户")))
    assert isinstance(page, Page)
    assert page.text.strip() == "长江高新区工业园门户"


def test_a_line_that_looks_like_markup_is_text() -> None:
    (page,), _ = read(pdf_of(chinese(40, 700, 12, "《南溪日报》报道“开工”了。")))
    assert isinstance(page, Page)
    assert page.text.strip() == "《南溪日报》报道“开工”了。"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_bytes_give_pages_or_one_sentence(data: st.DataObject) -> None:
    damaged = bytearray((PDF / data.draw(st.sampled_from(["two.pdf", "marks.pdf"]))).read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        pages, _ = read_documents(b"%PDF-1.4\n" + bytes(damaged), "news.pdf")
    except YuanzhiError as error:
        assert "\n" not in str(error)
    else:
        assert all(isinstance(page, Page) and page.text.strip() for page in pages)


@pytest.mark.usefixtures("chinese_font")
@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(-50, 1100),
            st.integers(-50, 1500),
            st.sampled_from([6, 9, 12, 30]),
            st.text("园区项目开工，。（）“”Aa1 ", min_size=1, max_size=20),
        ),
        max_size=25,
        unique_by=lambda line: line[:2],
    )
)
@example([(0, 51, 30, "11"), (0, 42, 30, "1  1")])
def test_every_character_on_the_page_is_in_the_text_once(
    drawn: list[tuple[int, int, int, str]],
) -> None:
    content = b"".join(chinese(x, y, size, text) for x, y, size, text in drawn)
    (page,), _ = read(pdf_of(chinese(500, 1600, 9, "甲") + content, box="-2000 -2000 4000 4000"))
    assert isinstance(page, Page)
    wanted = Counter("甲" + "".join("".join(text.split()) for *_, text in drawn))
    found = Counter("".join(page.text.split()))
    # What is drawn again at the same place is the same thing.
    assert found.keys() == wanted.keys()
    # Of two lines drawn upon each other PDFium gives characters of the one for the other's.
    if not any(_overlap(one, other) for one, other in combinations(drawn, 2)):
        assert found <= wanted
    if len(drawn) < 2:
        assert found == wanted


def _overlap(one: tuple[int, int, int, str], other: tuple[int, int, int, str]) -> bool:
    """Whether two lines (x, y, size, text) cover some of the same place."""
    (left, low, size, text), (left_2, low_2, size_2, text_2) = one, other
    beside = left + len(text) * size <= left_2 or left_2 + len(text_2) * size_2 <= left
    return not beside and abs(low - low_2) < max(size, size_2)


_BOXES = st.lists(
    st.tuples(
        st.integers(0, 900), st.integers(0, 1300), st.integers(5, 400), st.integers(5, 400),
        st.booleans(),
    ),
    max_size=40,
)  # fmt: skip


@given(_BOXES, _BOXES, _BOXES)
def test_the_order_has_every_block_once(
    blocks: list[tuple[int, int, int, int, bool]],
    pictures: list[tuple[int, int, int, int, bool]],
    frames: list[tuple[int, int, int, int, bool]],
) -> None:
    made = [
        Block([Line("字", x, y, x + w, y + h, h)], Box(x, y, x + w, y + h), large)
        for x, y, w, h, large in blocks
    ]
    boxes, around = (
        [Box(x, y, x + w, y + h) for x, y, w, h, _ in drawn] for drawn in (pictures, frames)
    )
    ordered = order.reading_order(made, 9.0, boxes, around, boxes)
    assert sorted(map(id, ordered)) == sorted(map(id, made))


@pytest.mark.usefixtures("chinese_font")
def test_a_page_of_a_thousand_scattered_words_is_put_in_order_soon() -> None:
    words = [
        chinese(17 * (k * 37 % 59), 1390 - 23 * (k * 53 % 61), 5 + k % 7, "字") for k in range(1500)
    ]
    (page,), _ = read(pdf_of(b"".join(words)))
    assert isinstance(page, Page)
    assert page.text.count("字") > 1000
