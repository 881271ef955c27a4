"""PDF files of usual writers: text in reading order, headlines, furniture, what cannot be read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from store.layout import lay_out, unplaced
from store.model import Page, YuanzhiError
from store.reading import Item, open_source
from tests.conftest import DATA
from tests.store.reading.articles import read_documents
from tests.store.reading.drawn import chinese_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.model import Article, Range

__all__ = ["chinese_font"]

PDF = DATA / "pdf"

HARBOUR = (
    "六月一日，临江港务集团与南溪经开区签订协议，在江边建设一座集装箱码头，总投资约十二亿元。",
    "据港务集团负责人介绍，码头建成后，集装箱船可以直接靠泊，年吞吐量预计达到八十万标箱。",
    "“码头开工以前，我们的集装箱要先用卡车运到下游。”港务集团的一位调度员说，这条路要走六个小时。",
)
GREENHOUSE = (
    "近日，青禾镇的蔬菜大棚迎来采摘季，三百亩番茄陆续成熟，农户们忙着装箱发货。",
    "青禾镇蔬菜合作社今年引进了滴灌设备，大棚番茄每亩增产两成，用水减少一半。",
    "合作社还办起了培训班，请农技员到大棚里教农户剪枝、授粉，已有四百多名农户参加。",
)


def read(name: str) -> tuple[list[Page], list[str]]:
    """The pages of a file among the data, and what could not be read."""
    problems: list[str] = []
    pages = list(open_source(PDF / name).documents(problem=problems.append))
    assert all(isinstance(page, Page) for page in pages)
    return [page for page in pages if isinstance(page, Page)], problems


def the_page(name: str) -> Page:
    (page,), problems = read(name)
    assert problems == []
    return page


def lines(page: Page) -> list[str]:
    return [line for line in page.text.split("\n") if line]


def at(page: Page, ranges: Sequence[Range]) -> list[str]:
    return [page.text[start:end] for start, end in ranges]


def articles(page: Page) -> tuple[Article, ...]:
    found = lay_out(page)
    assert unplaced(page, found) == []
    return found


def bare(text: str) -> str:
    return "".join(text.split())


def bodies(article: Article) -> list[str]:
    return [bare(part.text) for part in article.paragraphs if part.kind == "body"]


@pytest.fixture
def seed() -> list[dict[str, Any]]:
    form = json.loads((DATA / "seed_layout.json").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = form["articles"]
    return found


def body_of(article: dict[str, Any]) -> list[str]:
    return [bare(part["text"]) for part in article["paragraphs"] if part["kind"] == "body"]


def test_a_newspaper_page_of_many_columns_gives_its_articles(seed: list[dict[str, Any]]) -> None:
    found = articles(the_page("newspaper.pdf"))
    assert [article.title for article in found] == [article["title"] for article in seed]
    assert [bodies(article) for article in found] == [body_of(article) for article in seed]
    assert found[0].head("kicker") == seed[0]["kicker"]
    assert found[0].authors == ("梅忠", "冉放")


def test_the_header_of_the_page_is_its_data_and_no_text() -> None:
    page = the_page("newspaper.pdf")
    assert (page.metadata.date, page.metadata.page) == ("2020-06-01", "7")
    assert page.metadata.page_name == "园区动态"
    assert set(page.metadata.origins.values()) == {"page text"}
    assert at(page, page.furniture) == ["2020年6月1日 星期一  园区动态  编辑:王芳  第07版"]
    assert (page.charset, page.media_type) == ("unicode", "application/pdf")


def test_headlines_are_large_and_headings_within_an_article_are_not(
    seed: list[dict[str, Any]],
) -> None:
    page = the_page("newspaper.pdf")
    titles = [article["title"] for article in seed]
    assert at(page, page.large) == [seed[0]["kicker"], *titles]


@pytest.mark.usefixtures("chinese_font")
def test_modules_that_no_straight_cut_parts_are_read_one_after_the_other(
    seed: list[dict[str, Any]],
) -> None:
    found = {article.title: article for article in articles(the_page("irregular.pdf"))}
    wanted = {article["title"]: article for article in seed[1:]}
    assert found.keys() == wanted.keys()
    for title, article in found.items():
        assert bodies(article) == body_of(wanted[title])


def test_each_page_of_a_newspaper_is_a_page_with_its_own_data() -> None:
    pages, _ = read("two.pdf")
    assert [page.metadata.page for page in pages] == ["1", "2"]
    assert {page.metadata.publication for page in pages} == {"园区周报"}
    assert [[bodies(article) for article in articles(page)] for page in pages] == [
        [list(HARBOUR)],
        [list(GREENHOUSE)],
    ]


def test_a_line_that_stands_on_the_next_page_again_belongs_to_no_article() -> None:
    pages, _ = read("two.pdf")
    assert ["读者热线 八八八八" in at(page, page.furniture) for page in pages] == [True, True]


def test_a_document_is_one_page_and_no_article_ends_with_a_leaf() -> None:
    pages, _ = read("document.pdf")
    found = [(article.title, bodies(article)) for page in pages for article in articles(page)]
    assert found == [
        ("青禾镇番茄采摘忙", list(GREENHOUSE)),
        ("南溪港集装箱码头开工", list(HARBOUR)),
    ]
    assert len(pages) == 2
    furniture = [line for page in pages for line in at(page, page.furniture)]
    assert furniture == [
        line for number in range(1, 6) for line in ("园区资料汇编", f"— {number} —")
    ]


def test_the_columns_of_a_document_are_read_from_the_left() -> None:
    found = articles(the_page("columns.pdf"))
    assert [bodies(article) for article in found] == [list(HARBOUR), list(GREENHOUSE)]


def test_an_indentation_is_kept() -> None:
    page = the_page("columns.pdf")
    assert [line.startswith("\u3000\u3000") for line in lines(page)] == [
        False, True, True, True, False, True, True, True, False,
    ]  # fmt: skip


def test_lines_that_go_down_the_page_are_read_from_the_right(seed: list[dict[str, Any]]) -> None:
    page = the_page("vertical.pdf")
    (article,) = articles(page)
    assert article.title == seed[3]["title"]
    assert bodies(article) == body_of(seed[3])
    assert (page.metadata.publication, page.metadata.page) == ("园区周报", "7")


def test_english_words_keep_their_spaces_and_lose_the_hyphens_of_line_ends() -> None:
    text = the_page("english.pdf").text
    assert "The transformation of industrial development requires extraordinary infrastr" in text
    assert "and efficient office workflow first" in text
    assert "a well-known and long-lived example" in text
    assert "Their turnover rose by 12.5 per cent" in text


def test_the_cells_of_a_table_stay_in_their_rows() -> None:
    rows = lines(the_page("english.pdf"))
    assert rows[-5:-1] == [
        "Project  Capital  Area",
        "Quay  1.2 bn  20 ha",
        "Glasshouse  0.5 bn  8 ha",
        "Roads  0.7 bn  6 ha",
    ]


def test_what_a_browser_prints_around_a_page_is_furniture_and_gives_the_address() -> None:
    page = the_page("english.pdf")
    assert page.metadata.url == "http://paper.example/english.html"
    assert page.metadata.origins == {"url": "page text"}
    assert len(page.furniture) == 2


def test_a_headline_set_wide_has_no_spaces_and_a_large_first_letter_begins_its_word() -> None:
    page = the_page("drawn.pdf")
    assert lines(page) == ["南溪港开工", HARBOUR[0]]


def test_a_headline_drawn_twice_is_read_once() -> None:
    assert the_page("marks.pdf").text.count("南溪港码头开工") == 1


@pytest.mark.usefixtures("chinese_font")
def test_a_headline_that_runs_down_stands_before_the_text_beside_it() -> None:
    _, article = articles(the_page("marks.pdf"))
    assert (article.title, bodies(article)) == ("番茄采摘忙", list(GREENHOUSE))


@pytest.mark.usefixtures("chinese_font")
def test_a_credit_that_runs_up_beside_a_picture_is_read_too() -> None:
    assert lines(the_page("marks.pdf"))[-2] == "王明 摄"


def test_a_watermark_belongs_to_no_article_and_what_is_off_the_page_is_not_read() -> None:
    page = the_page("marks.pdf")
    assert at(page, page.furniture) == ["内部资料"]
    assert "看不见的字" not in page.text


def test_the_text_behind_a_scan_is_read_and_a_scan_without_is_reported() -> None:
    (page,), problems = read("layer.pdf")
    (article,) = articles(page)
    assert (article.title, bodies(article)) == ("南溪港集装箱码头开工", list(HARBOUR))
    (problem,) = problems
    assert problem.startswith("Page 2 of 3 has no text layer (a scan): run the file through ")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("scan.pdf", "Pages 1-3 of 3 have no text layer (scans): run the file through ocrmypdf"),
        ("garbled.pdf", "Page 1 of 1 does not say which characters it shows: run the file"),
        ("protected.pdf", "is protected by a password: save a copy without one"),
    ],
)
def test_what_gives_no_text_is_refused_in_one_sentence(name: str, reason: str) -> None:
    with pytest.raises(YuanzhiError) as error:
        read(name)
    assert name in str(error.value)
    assert reason in str(error.value)
    assert str(error.value).endswith(".")
    assert "\n" not in str(error.value)


def test_characters_without_unicode_values_are_never_kept_silently() -> None:
    (page,), problems = read("spotted.pdf")
    assert lines(page)[0] == "\ufffd" * 5
    assert page.text.count("\ufffd") == 5
    assert problems == [
        "Page 1 of 1 does not say what some characters are (5): each stands as \ufffd in the text."
    ]


def test_the_properties_of_a_document_say_nothing_of_a_newspaper() -> None:
    data = (PDF / "two.pdf").read_bytes()
    assert b"/Author (anonymous)" in data
    pages, _ = read("two.pdf")
    assert [(page.heads, page.authors) for page in pages] == [((), ()), ((), ())]
    assert {datum for page in pages for datum in page.metadata.origins} == {
        "publication",
        "date",
        "page",
    }


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_shown_turned_is_read_as_it_is_written(turn: int) -> None:
    data = (PDF / "irregular.pdf").read_bytes()
    (page,), _ = read_documents(data.replace(b"/Rotate 0", b"/Rotate %d" % turn), "turned.pdf")
    assert isinstance(page, Page)
    assert page.text == the_page("irregular.pdf").text


def test_what_is_outside_the_crop_box_is_not_read() -> None:
    data = (PDF / "two.pdf").read_bytes()
    box = b"/MediaBox [ 0 0 1000 1400 ]"
    cropped = data.replace(box, b"/CropBox [ 0 1290 1000 1400 ] " + box)
    pages, _ = read_documents(cropped, "cropped.pdf")
    texts = [page.text for page in pages if isinstance(page, Page)]
    assert ["南溪港码头开工" in texts[0], "番茄采摘忙" in texts[1]] == [True, True]
    assert not any(paragraph[:10] in text for text in texts for paragraph in HARBOUR + GREENHOUSE)


def test_a_pdf_is_known_by_its_content() -> None:
    data = (PDF / "two.pdf").read_bytes()
    assert len(read_documents(data, "two.txt")[0]) == 2
    assert len(read_documents(b"\r\n" + data, "two.pdf")[0]) == 2


def test_reading_tells_how_far_it_is() -> None:
    source = open_source(Item.of(PDF / "document.pdf"))
    seen: list[int] = []
    assert list(source.documents(seen=seen.append))
    assert seen == sorted(seen)
    assert seen[-1] == source.size
    assert source.charset == "unicode"
