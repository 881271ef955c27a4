"""JSON: articles wherever they stand in it, with what the objects around them say."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import Article, YuanzhiError
from store.reading import NoNews, Options, open_source
from tests.conftest import DATA
from tests.store.reading.articles import ARTICLES, fields_of, read_bytes

PIECE = {"title": "南溪经开区举行开工仪式", "content": "六月一日，项目开工。\n明年投产。"}
LONG = "六月一日，南溪经济技术开发区新材料项目开工。"


def read(value: Any, name: str = "news.json", /, **columns: str) -> tuple[list[Article], list[str]]:
    data = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1)
    return read_bytes(data.encode(), name, Options(columns=columns))


def test_a_newspaper_by_day_written_by_pythons_json() -> None:
    first, second = open_source(DATA / "records" / "day.json").documents()
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.title == "南溪经开区举行开工仪式"
    assert first.authors == ("周明", "王芳")
    data = first.metadata
    assert (data.publication, data.date) == ("南溪日报", "2020-06-01")
    assert (data.page, data.page_name) == ("3", "园区")
    assert set(data.origins.values()) == {"field"}
    assert (second.metadata.page, second.metadata.page_name) == ("4", "评论")


def test_objects_one_after_another_as_jq_prints_them() -> None:
    source = open_source(DATA / "records" / "jq.json")
    titles = [getattr(document, "title", None) for document in source.documents()]
    assert titles == ["南溪经开区举行开工仪式", "北山高新区引进十家企业"]


@pytest.mark.parametrize(
    "value",
    [
        PIECE,
        [PIECE],
        {"data": {"list": [PIECE]}},
        {"hits": {"total": 1, "hits": [{"_id": "1", "_source": PIECE}]}},
        [[PIECE]],
        {"items": {"1": PIECE}},
    ],
)
def test_an_article_is_found_under_any_key(value: object) -> None:
    (article,), problems = read(value)
    assert article.title == PIECE["title"]
    assert [part.text for part in article.paragraphs] == ["六月一日，项目开工。", "明年投产。"]
    assert problems == []


def test_what_an_article_says_goes_before_what_is_around_it() -> None:
    outer = {
        "日期": "2020-06-01",
        "page": "1",
        "page_name": "要闻",
        "title": "南溪日报",
        "url": "x",
    }
    articles, problems = read({**outer, "list": [{**PIECE, "date": "2020-06-02"}, PIECE]})
    assert [article.metadata.date for article in articles] == ["2020-06-02", "2020-06-01"]
    assert {article.metadata.page_name for article in articles} == {"要闻"}
    assert {article.metadata.url for article in articles} == {None}
    assert problems == []


def test_keys_may_be_days_and_pages() -> None:
    (article,), _ = read({"2020-06-01": {"03版：园区": [PIECE]}, "20": {"a": 1}})
    data = article.metadata
    assert (data.date, data.page, data.page_name) == ("2020-06-01", "3", "园区")


def test_comments_under_an_article_are_no_articles() -> None:
    articles, _ = read({**PIECE, "comments": [{"author": "读者", "content": LONG}]})
    assert len(articles) == 1


def test_a_page_with_a_text_of_its_own_has_its_articles_all_the_same() -> None:
    outer = {
        "page": "1",
        "text": "本版提要：" + LONG,
        "articles": [PIECE],
        "notes": [{"text": LONG}],
    }
    articles, _ = read(outer)
    assert [article.title for article in articles] == [None, PIECE["title"]]


def test_a_key_that_is_a_number_is_no_day() -> None:
    (article,), _ = read({"1234567890": PIECE})
    assert article.metadata.origins == {}


def test_an_article_without_a_text_is_told_by_its_number() -> None:
    articles, problems = read([PIECE, {"title": "无正文"}, PIECE])
    assert len(articles) == 2
    assert len(problems) == 1
    assert problems[0].startswith("Article 2: ")


def test_a_field_can_be_named() -> None:
    (article,), _ = read([{"t": "甲", "x": LONG}], title="t", text="x")
    assert (article.title, article.paragraphs[0].text) == ("甲", LONG)


@pytest.mark.parametrize(
    "value",
    [
        {"type": "FeatureCollection", "features": [{"properties": {"name": "南溪经开区"}}]},
        {"name": "site", "version": "1.0", "scripts": {"build": "make"}},
        {"title": {"text": "图一"}, "series": [{"data": [1, 2]}]},
        [],
        [1, "a", None],
        {},
    ],
)
def test_a_file_that_holds_no_article_is_no_news(value: object) -> None:
    with pytest.raises(NoNews):
        read(value)


def test_a_file_whose_articles_have_no_text_is_refused() -> None:
    with pytest.raises(YuanzhiError, match='Article 1: There is no "text"') as caught:
        read([{"title": "甲", "summary": LONG}])
    assert not isinstance(caught.value, NoNews)


def test_an_array_that_is_cut_off_gives_what_is_whole() -> None:
    whole = json.dumps([PIECE, PIECE, PIECE], ensure_ascii=False)
    articles, problems = read(whole[:-20])
    assert len(articles) == 2
    assert len(problems) == 1
    assert "no JSON" in problems[0]


@pytest.mark.parametrize(
    "value", ["[" * 200_000, '{"a":' * 100_000, "not json", "", "[1 2]", "1" * 9999]
)
def test_what_is_no_json_is_refused(value: str) -> None:
    with pytest.raises(YuanzhiError):
        read(value)


def test_nesting_that_json_allows_and_no_newspaper_has_is_refused() -> None:
    with pytest.raises(YuanzhiError, match="nest"):
        read('{"a":' * 90 + json.dumps(PIECE) + "}" * 90)


@pytest.mark.parametrize("charset", ["utf-8-sig", "gb18030", "utf-16"])
def test_another_charset_is_recognised(charset: str) -> None:
    data = json.dumps([PIECE, PIECE], ensure_ascii=False).encode(charset)
    assert len(read_bytes(data, "news.json")[0]) == 2


def test_the_content_tells_it_whatever_the_file_is_called() -> None:
    articles, _ = read([PIECE], "news.txt")
    assert articles[0].title == PIECE["title"]
    assert read("[本报讯] 六月一日，项目开工。", "news.txt")[0] == []


@given(ARTICLES)
def test_what_is_written_as_json_comes_back_equal(articles: list[Article]) -> None:
    value = {"articles": [fields_of(article) for article in articles]}
    assert read(value) == (articles, [])


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["title", "text", "date", "作者", "page", "pages", "2020-06-01"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_is_read_or_refused_in_words(value: object) -> None:
    try:
        read(value)
    except YuanzhiError as error:
        assert "\n" not in str(error)


@given(st.binary(max_size=200) | st.text('{}[]":, \n一', max_size=40).map(str.encode))
def test_random_bytes_raise_nothing_but_what_the_reader_can_act_on(data: bytes) -> None:
    try:
        read_bytes(data, "news.json")
    except YuanzhiError as error:
        assert "\n" not in str(error)
