"""JSON Lines: one article a line, as declared."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest

from store.model import Article, YuanzhiError
from store.reading import open_source

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


def read(folder: Path, *lines: dict[str, Any] | str, name: str = "news.jsonl") -> list[Article]:
    written = [
        line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines
    ]
    (folder / name).write_text("\n".join(written) + "\n", encoding="utf-8")
    return [item for item in open_source(folder / name).documents() if isinstance(item, Article)]


def test_a_line_is_an_article_and_a_line_of_its_text_a_paragraph(tmp_path: Path) -> None:
    (article,) = read(tmp_path, WHOLE)
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


def test_its_data_are_declared(tmp_path: Path) -> None:
    (article,) = read(tmp_path, WHOLE)
    data = article.metadata
    assert (data.publication, data.date, data.page) == ("南溪日报", "2020-06-01", "7")
    assert (data.page_name, data.url) == ("园区", "https://example.org/a")
    assert set(data.origins.values()) == {"declared"}


def test_a_missing_or_empty_field_is_unknown(tmp_path: Path) -> None:
    (article,) = read(tmp_path, {"text": "项目开工。", "title": None, "date": "", "page": None})
    assert article.title is None
    assert article.authors == ()
    assert article.metadata.origins == {}


@pytest.mark.parametrize(
    ("fields", "authors"),
    [
        ({"author": "周明"}, ("周明",)),
        ({"author": "周明、林小雨"}, ("周明", "林小雨")),
        ({"author": "周明 林小雨"}, ("周明", "林小雨")),
        ({"author": "本报记者 周明 通讯员林小雨"}, ("周明", "林小雨")),
        ({"authors": "Smith, John"}, ("Smith, John",)),
        ({"authors": ["John Smith", "周明"]}, ("John Smith", "周明")),
        ({"authors": ["周明", "周明"]}, ("周明",)),
        ({"authors": []}, ()),
    ],
)
def test_authors_are_names_alone(
    tmp_path: Path, fields: dict[str, Any], authors: tuple[str, ...]
) -> None:
    (article,) = read(tmp_path, {"text": "项目开工。", **fields})
    assert article.authors == authors


@pytest.mark.parametrize("page", [7, "7", "07", "第7版"])
def test_a_page_is_a_number_or_a_string(tmp_path: Path, page: int | str) -> None:
    (article,) = read(tmp_path, {"text": "项目开工。", "page": page})
    assert article.metadata.page == "7"


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("not json", "JSON object"),
        ("[1, 2]", "JSON object"),
        ('{"text": "项目开工。"', "JSON object"),
        ("[" * 5000, "JSON object"),
        ('{"title": "项目开工"}', '"text"'),
        ('{"text": null}', '"text"'),
        ('{"text": 5}', '"text"'),
        ('{"text": "一", "title": ["a"]}', '"title"'),
        ('{"text": "一", "date": "last week"}', "last week"),
        ('{"text": "一", "date": "2020-02-30"}', "2020-02-30"),
        ('{"text": "一", "date": true}', '"date"'),
        ('{"text": "一", "page": 1.5}', '"page"'),
        ('{"text": "half \\ud800 a pair"}', '"text"'),
    ],
)
def test_a_bad_line_is_refused_by_its_number(tmp_path: Path, line: str, named: str) -> None:
    with pytest.raises(YuanzhiError, match="line 3.*" + named):
        read(tmp_path, WHOLE, "", line, WHOLE)


def test_a_line_that_is_not_utf_8_is_refused_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(b'{"text": "a"}\n{"text": "\xff"}')
    with pytest.raises(YuanzhiError, match=r"line 2.*byte 10"):
        list(open_source(path).documents())


def test_control_characters_out_of_escapes_become_spaces(tmp_path: Path) -> None:
    (article,) = read(tmp_path, '{"text": "园\\u001b[31m区", "title": "\\u0007开工"}')
    assert article.paragraphs[0].text == "园     区"
    assert article.title == "开工"


def test_a_byte_order_mark_and_empty_lines_are_no_articles(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + b'{"text": "a"}\r\n\r\n{"text": "b"}')
    assert len(list(open_source(path).documents())) == 2


@pytest.mark.parametrize("name", ["news.txt", "news.json", "news"])
def test_the_content_tells_it_whatever_the_file_is_called(tmp_path: Path, name: str) -> None:
    articles = read(tmp_path, WHOLE, WHOLE, name=name)
    assert len(articles) == 2


def test_the_file_is_read_line_by_line(tmp_path: Path) -> None:
    """A bad line far down does not keep the articles above it from being read."""
    path = tmp_path / "news.jsonl"
    good = json.dumps(WHOLE, ensure_ascii=False) + "\n"
    path.write_text(good * 1000 + "not json\n", encoding="utf-8")
    documents: Iterator[object] = open_source(path).documents()
    assert len(list(islice(documents, 1000))) == 1000
    with pytest.raises(YuanzhiError, match="line 1001"):
        next(documents)
