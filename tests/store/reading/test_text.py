"""Text and Markdown become one page: the text whole, what it declares read, marks set apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import unseen
from store.model import Options, Page, YuanzhiError
from store.reading import open_source
from store.reading.charset import Decoded
from store.reading.text import MARKDOWN_TYPE, TEXT_TYPE, make_page
from tests.conftest import DATA

if TYPE_CHECKING:
    from pathlib import Path

FILES = DATA / "text"
TITLE = "南溪经开区一季度签约三个项目"


def page_of(text: str, media_type: str = TEXT_TYPE, stem: str = "") -> Page:
    return make_page(Decoded(text, "utf-8"), media_type, stem)


def page_in(path: Path, options: Options | None = None) -> Page:
    (document,) = open_source(path, options).documents()
    assert isinstance(document, Page)
    return document


def left(page: Page) -> str:
    """What of a page is neither furniture nor a headline."""
    spans = [*page.furniture, *(span for part in page.heads for span in part.ranges)]
    text = list(page.text)
    for start, end in spans:
        text[start:end] = "\0" * (end - start)
    return "".join(text).replace("\0", "")


def heads(page: Page) -> dict[str, str]:
    for part in page.heads:
        assert all(page.text[slice(*span)] == part.text for span in part.ranges)
    return {part.kind: part.text for part in page.heads}


def test_markdown_of_pandoc_is_read_with_its_front_matter() -> None:
    page = page_in(FILES / "pandoc.md")
    assert heads(page) == {"title": TITLE, "subtitle": "总投资十二亿元"}
    assert page.authors == ("周明", "林小雨")
    assert page.metadata.date == "2020-06-01"
    assert page.whole
    assert set(page.metadata.origins.values()) == {"front matter"}
    assert [line.strip() for line in left(page).split("\n") if line] == [
        (
            "本报讯（记者 周明）5月28日，南溪经开区管委会举行集中签约仪式，三个项目同日落户，"
            "计划总投资12亿元。"
        ),
        "青禾新材料",
        "签约仪式现场。林小雨 摄",
        "其中，年产3万吨电池材料项目占地80亩，预计明年6月建成投产，年产值约5亿元。",
        '"从洽谈到签约只用了四十天。"',
        "兑现惠企资金2600万元",
        "惠及企业97家",
    ]


def test_the_labels_of_a_scraper_are_read() -> None:
    page = page_in(FILES / "labels.txt")
    assert heads(page) == {"kicker": "开门红", "title": TITLE, "subtitle": "总投资十二亿元"}
    metadata = page.metadata
    assert page.authors == ("周明",)
    assert (metadata.publication, metadata.date) == ("南溪日报", "2020-06-01")
    assert (metadata.page, metadata.page_name) == ("7", "园区")
    assert metadata.url == "http://example.org/html/2020-06/01/content_12345.htm"
    assert left(page).strip().startswith("5月28日")
    assert page.whole


def test_the_tail_of_a_scraped_page_is_no_text_and_tells_what_the_page_was() -> None:
    page = page_in(FILES / "tail.txt")
    assert heads(page) == {"title": TITLE}
    assert page.heads[0].ranges == ((0, len(TITLE)),)
    assert page.metadata.date == "2020-06-01"
    assert page.metadata.url == "http://example.org/html/2020-06/01/content_12345.htm"
    assert set(page.metadata.origins.values()) == {"markup"}
    assert left(page).rstrip().endswith("年产值约5亿元。")


def test_a_tail_whose_title_is_not_in_the_text_gives_none() -> None:
    page = page_of("南溪开工\n2026-07-04 00:00:00:0 1 1 0 http://a.b/c 1 1921 别的 /enpproperty-->")
    assert heads(page) == {}
    assert left(page) == "南溪开工\n"


def test_several_tails_say_nothing_of_the_text_as_a_whole() -> None:
    tail = "2026-07-04 00:00:00.0 1 1 0 http://a.b/c 1 南溪开工 /enpproperty-->\n"
    one = "南溪开工\n六月一日。\n" + tail
    page = page_of(one + one)
    assert (heads(page), page.metadata.origins, page.whole) == ({}, {}, False)
    assert left(page) == "南溪开工\n六月一日。\n\n" * 2


def test_the_first_three_lines_are_headlines_where_the_name_says_so() -> None:
    page = page_in(FILES / "20200601-07-02.txt")
    assert heads(page) == {"kicker": "开门红", "title": TITLE, "subtitle": "总投资十二亿元"}
    assert (page.metadata.date, page.metadata.page) == ("2020-06-01", "7")
    assert page.metadata.origins["title"] == "page text"
    assert page.metadata.origins["page"] == "file name"


BODY = "本报讯 六月一日，南溪经开区的项目开工，总投资三亿元。\n"


@pytest.mark.parametrize(
    ("first", "found"),
    [
        ("\n南溪项目开工\n\n", {"title": "南溪项目开工"}),
        ("开门红\n南溪项目开工\n\n", {"kicker": "开门红", "title": "南溪项目开工"}),
        ("南溪项目开工\n\n本报记者 周明\n", {}),
        ("开门红\n\n总投资三亿元\n", {}),
        ("南溪项目开工\n六月一日，项目开工。\n六月二日，\n", {}),
    ],
)
def test_of_these_lines_any_but_the_title_may_be_blank_and_none_a_sentence_or_a_byline(
    first: str, found: dict[str, str]
) -> None:
    assert heads(page_of(first + BODY, stem="20200601-07-02")) == found
    assert heads(page_of(first + BODY, stem="20200601")) == {}


def test_front_matter_goes_before_labels_and_what_is_not_taken_is_furniture() -> None:
    page = page_of("---\ntitle: 甲\n---\n标题：乙\n日期：2020-06-01\n\n六月一日。\n", MARKDOWN_TYPE)
    assert heads(page) == {"title": "甲"}
    assert page.metadata.origins == {"title": "front matter", "date": "label"}
    assert left(page).strip() == "六月一日。"


def test_a_header_line_may_stand_before_the_labels() -> None:
    page = page_of("第03版：要闻\n标题：项目开工\n日期：2020年6月1日\n\n六月一日。\n")
    assert heads(page) == {"title": "项目开工"}
    assert (page.metadata.page, page.metadata.page_name) == ("3", "要闻")
    assert left(page).strip() == "六月一日。"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_whatever_ends_the_lines_the_same_is_read(end: str) -> None:
    lines = [
        "---",
        "title: 甲",
        "---",
        "作者：周明",
        "日期：2020-06-01",
        "",
        "> 六月**一**日。",
        "",
    ]
    page = page_of(end.join(lines), MARKDOWN_TYPE)
    assert heads(page) == {"title": "甲"}
    assert (page.authors, page.metadata.date) == (("周明",), "2020-06-01")
    assert left(page).strip() == "六月一日。"


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("# 开工", " 开工"),
        ("## 开工 ##", " 开工 "),
        ("> > 引文", "引文"),
        ("* 一\n- 二\n+ 三", " 一\n 二\n 三"),
        ("**粗** __粗__ *斜* ***两者***", "粗 粗 斜 两者"),
        ("[链接](http://a.b/c_d)", "链接"),
        ('![图片说明](a.jpg "题")', "图片说明"),
        ("![](a.jpg)", ""),
        ("一\n\n---\n\n* * *\n二\n===\n", "一\n\n\n\n\n二\n\n"),
        ("```python\na\n```", "\na\n"),
        (r"1\. 一 \*二\*", "1. 一 *二*"),
        ("3*4*5 与 a_b_c", "3*4*5 与 a_b_c"),
        ("<!-- 隐藏 -->开工", "开工"),
        ("#1 号楼", "#1 号楼"),
        ("2 * 3 = 6", "2 * 3 = 6"),
    ],
)
def test_the_marks_of_markdown_are_furniture_and_what_they_mark_stays(
    marked: str, text: str
) -> None:
    page = page_of("一\n" + marked, MARKDOWN_TYPE)
    assert page.text == "一\n" + marked
    assert left(page) == "一\n" + text


def test_plain_text_has_no_marks_but_those_of_headings() -> None:
    page = page_of("# 开工\n*注 [1](2)\n")
    assert [page.text[slice(*span)] for span in page.furniture] == ["#"]


def test_damage_done_before_and_values_that_cannot_be_read_are_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("标题：甲\n日期：昨天\n\n六月\ufffd日，项目开工。\n", encoding="utf-8")
    problems: list[str] = []
    list(open_source(path).documents(problem=problems.append))
    assert len(problems) == 2
    assert "U+FFFD" in problems[0]
    assert "昨天" in problems[1]


def test_the_charset_that_the_reader_names_is_used(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("区".encode("gb18030"))
    assert page_in(path, Options(charset="gbk")).text == "区"
    with pytest.raises(YuanzhiError):
        page_in(path, Options(charset="utf-8"))


MIXED = st.text(max_size=120) | st.text(
    alphabet="-+\n\r :#*>[]()!标题日期作者正文：【】2020年6月1第07版a，。\u2028", max_size=120
)


@given(MIXED, st.sampled_from([TEXT_TYPE, MARKDOWN_TYPE]), st.sampled_from(["", "20200601-07-02"]))
def test_any_text_is_read_and_its_ranges_lie_apart(text: str, media_type: str, stem: str) -> None:
    page = page_of(text, media_type, stem)
    assert len(page.text) == len(unseen.without(text))
    spans = sorted([*page.furniture, *(span for part in page.heads for span in part.ranges)])
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(page.text) for start, end in spans)
    assert list(page.furniture) == sorted(page.furniture)
    heads(page)
