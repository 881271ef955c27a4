"""JSON Lines: one article a line, as declared."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import Article, YuanzhiError
from store.reading import NoNews, Options, open_source
from store.reading.records import MOST_TOLD
from tests.conftest import DATA
from tests.store.reading.articles import ARTICLES, fields_of, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WHOLE = {
    "title": "南溪经开区举行开工仪式",
    "kicker": "重点项目巡礼",
    "subtitle": "总投资三亿元",
    "date": "2020年6月1日",
    "publication": "南溪日报",
    "page": 7,
    "page_name": "园区",
    "authors": ["周明", "林小雨"],
    "url": "https://example.org/a",
    "text": "六月一日，项目开工。\n\n　　项目占地百亩。\r\n明年投产。",
}


def lines(*values: dict[str, Any] | str) -> str:
    written = (
        value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for value in values
    )
    return "\n".join(written) + "\n"


def read(
    *values: dict[str, Any] | str, name: str = "news.jsonl"
) -> tuple[list[Article], list[str]]:
    return read_bytes(lines(*values).encode(), name)


def test_a_line_is_an_article_and_a_line_of_its_text_a_paragraph() -> None:
    (article,), problems = read(WHOLE)
    assert [part.text for part in article.paragraphs] == [
        "六月一日，项目开工。",
        "项目占地百亩。",
        "明年投产。",
    ]
    assert {part.kind for part in article.paragraphs} == {"body"}
    assert {part.ranges for part in article.parts} == {()}
    assert article.title == WHOLE["title"]
    assert article.head("kicker") == WHOLE["kicker"]
    assert article.head("subtitle") == WHOLE["subtitle"]
    assert article.authors == ("周明", "林小雨")
    assert problems == []


def test_its_data_come_from_its_fields() -> None:
    (article,), _ = read(WHOLE)
    data = article.metadata
    assert (data.publication, data.date, data.page) == ("南溪日报", "2020-06-01", "7")
    assert (data.page_name, data.url) == ("园区", "https://example.org/a")
    assert set(data.origins.values()) == {"field"}
    assert "authors" in data.origins


def test_a_missing_or_empty_field_is_unknown() -> None:
    (article,), problems = read({"text": "项目开工。", "title": None, "date": "", "page": None})
    assert article.title is None
    assert article.authors == ()
    assert article.metadata.origins == {}
    assert problems == []


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("not json", "JSON object"),
        ("[1, 2]", "JSON object"),
        ('{"text": "项目开工。"', "JSON object"),
        ("[" * 5000, "JSON object"),
        ('{"a":' * 200 + "1" + "}" * 200, "JSON object"),
        ('{"title": "项目开工"}', '"text"'),
        ('{"text": null}', '"text"'),
        ('{"text": 5}', "text cannot be 5"),
        ('{"text": "half \\ud800 a pair"}', "half a character"),
        ('{"text": "<p> </p>"}', "without words"),
    ],
)
def test_a_bad_line_is_told_by_its_number_and_the_others_are_read(line: str, named: str) -> None:
    articles, problems = read(WHOLE, "", line, WHOLE)
    assert len(articles) == 2
    assert len(problems) == 1
    assert problems[0].startswith("Line 3: ")
    assert named in problems[0]


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", ["a", "b"]), ("date", "last week"), ("date", True), ("page", 1.5), ("url", "ftp:x")],
)
def test_a_value_that_cannot_be_read_is_told_and_its_article_is_read(
    field: str, value: object
) -> None:
    (article,), problems = read({"text": "项目开工。", field: value})
    assert getattr(article.metadata, field, None) is None
    assert article.title is None
    assert len(problems) == 1
    assert field in problems[0]


def test_a_file_of_which_no_line_can_be_used_is_refused_with_the_first_problem() -> None:
    with pytest.raises(YuanzhiError, match=r"news\.jsonl: Line 1: .*JSON object"):
        read("not json", '{"title": "a"}')


def test_a_file_without_any_line_holds_no_news() -> None:
    with pytest.raises(NoNews):
        read("", "  ")


def test_of_very_many_problems_the_first_are_told_and_the_others_counted() -> None:
    articles, problems = read(WHOLE, *["not json"] * (MOST_TOLD + 7))
    assert len(articles) == 1
    assert len(problems) == MOST_TOLD + 1
    assert "7 more" in problems[-1]


def test_a_line_that_is_not_utf_8_costs_only_itself() -> None:
    good = json.dumps(WHOLE, ensure_ascii=False).encode()
    articles, problems = read_bytes(good + b'\n{"text": "\xff"}\n' + good, "news.jsonl")
    assert len(articles) == 2
    assert problems[0].startswith("Line 2: ")
    assert "UTF-8" in problems[0]


@pytest.mark.parametrize("charset", ["utf-8-sig", "gb18030", "utf-16"])
def test_another_charset_is_recognised(charset: str) -> None:
    data = lines({"text": "ascii alone"}, WHOLE, WHOLE).encode(charset)
    articles, problems = read_bytes(data, "news.jsonl")
    assert [article.title for article in articles] == [None, WHOLE["title"], WHOLE["title"]]
    assert problems == []


def test_the_charset_is_found_where_the_first_megabytes_are_ascii() -> None:
    data = (lines({"text": "x" * 1000}) * 3000 + lines(WHOLE) * 5).encode("gb18030")
    articles, _ = read_bytes(data, "news.jsonl")
    assert articles[-1].title == WHOLE["title"]


def test_utf_16_that_is_cut_off_is_told() -> None:
    data = lines(WHOLE, WHOLE).encode("utf-16")[:-3]
    articles, problems = read_bytes(data, "news.jsonl")
    assert len(articles) == 1
    assert len(problems) == 1


def test_a_lost_character_is_told() -> None:
    _, problems = read({"text": "项目\ufffd开工。"})
    assert "U+FFFD" in problems[0]


def test_control_characters_out_of_escapes_become_spaces() -> None:
    (article,), _ = read('{"text": "园\\u001b[31m区", "title": "\\u0007开工"}')
    assert article.paragraphs[0].text == "园     区"
    assert article.title == "开工"


def test_a_text_in_html_is_its_paragraphs() -> None:
    text = "<div><p>一&amp;二<br/>三</p><script>x()</script><h2>小标题</h2><p>营收&lt;5亿</p></div>"
    (article,), _ = read({"text": text, "title": "<b>开工</b>仪式"})
    assert [(part.kind, part.text) for part in article.paragraphs] == [
        ("body", "一&二"),
        ("body", "三"),
        ("heading", "小标题"),
        ("body", "营收<5亿"),
    ]
    assert article.title == "开工仪式"


def test_a_text_with_a_less_than_sign_is_no_html() -> None:
    (article,), _ = read({"text": "增速<5%，见<公告>&nbsp;。", "title": "a<b>c 与 <公告>"})
    assert article.paragraphs[0].text == "增速<5%，见<公告>&nbsp;。"


def test_a_line_may_hold_a_day_of_articles() -> None:
    day = {"date": "2020-06-01", "articles": [{"title": "甲", "text": "一"}, {"text": "二"}]}
    articles, _ = read(WHOLE, day)
    assert [article.metadata.date for article in articles[1:]] == ["2020-06-01"] * 2


@pytest.mark.parametrize("name", ["news.txt", "news.json", "news"])
def test_the_content_tells_it_whatever_the_file_is_called(name: str) -> None:
    assert len(read(WHOLE, WHOLE, name=name)[0]) == 2


def test_the_columns_that_the_reader_names_go_first() -> None:
    data = lines({"内文": "一", "text": "二", "t": "甲"}).encode()
    options = Options(columns={"text": "内文", "title": "t"})
    (article,), _ = read_bytes(data, "news.jsonl", options)
    assert (article.title, article.paragraphs[0].text) == ("甲", "一")


def test_lines_of_a_scraper_in_html() -> None:
    articles = list(open_source(DATA / "records" / "scraped.jsonl").documents())
    first = articles[0]
    assert isinstance(first, Article)
    assert [part.text for part in first.paragraphs] == [
        "6月1日，南溪经济技术开发区新材料项目开工。",
        "项目占地“百亩”，明年投产。",
    ]
    assert first.metadata.publication == "南溪日报"
    assert first.metadata.date == "2020-06-01"
    assert len(articles) == 2


def test_the_file_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(lines(WHOLE) * 5000, encoding="utf-8")
    seen: list[int] = []
    documents: Iterator[object] = open_source(path).documents(seen.append)
    assert len(list(islice(documents, 100))) == 100
    assert seen[-1] < path.stat().st_size


@given(ARTICLES)
def test_what_is_written_as_json_lines_comes_back_equal(articles: list[Article]) -> None:
    data = "".join(
        json.dumps(fields_of(article), ensure_ascii=False) + "\n" for article in articles
    )
    assert read_bytes(data.encode(), "news.jsonl") == (articles, [])


@given(st.binary(max_size=300) | st.text('{}[]":,text \n一', max_size=60).map(str.encode))
def test_random_bytes_raise_nothing_but_what_the_reader_can_act_on(data: bytes) -> None:
    try:
        read_bytes(data, "news.jsonl")
    except YuanzhiError as error:
        assert "\n" not in str(error)
