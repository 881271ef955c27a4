"""Labelled lines at the top of a text say what it is, and are no text themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.reading.labels import find_labels

BODY = "\u3000\u3000六月一日，项目开工。\n"
LABELS = """标题：南溪经开区项目开工
引题：开门红
副题：
作者：本报记者 周明
日期：2020年6月1日
版面：第07版：园区
链接：http://example.org/a?b=c
来源：南溪日报

正文：
"""


def test_they_are_read_in_any_order_and_with_the_place_of_the_headlines() -> None:
    for text in (LABELS + BODY, "\n".join(sorted(LABELS.split("\n")[:8])) + "\n正文：\n" + BODY):
        found = find_labels(text)
        assert found is not None
        assert [(part.kind, part.text) for part in found.heads] == [
            ("kicker", "开门红"),
            ("title", "南溪经开区项目开工"),
        ]
        for part in found.heads:
            assert [text[slice(*span)] for span in part.ranges] == [part.text]
        metadata = found.metadata
        assert found.authors == ("周明",)
        assert (metadata.publication, metadata.date) == ("南溪日报", "2020-06-01")
        assert (metadata.page, metadata.page_name) == ("7", "园区")
        assert metadata.url == "http://example.org/a?b=c"
        assert set(metadata.origins.values()) == {"label"}
        assert {"title", "kicker", "authors"} <= set(metadata.origins)
        assert found.whole
        assert text[found.end :].strip() == BODY.strip()


def test_all_but_the_headlines_is_furniture() -> None:
    text = LABELS + BODY
    found = find_labels(text)
    assert found is not None
    assert [text[slice(*span)] for span in found.furniture] == [
        "标题：", "引题：", "副题：", "作者：本报记者 周明", "日期：2020年6月1日",
        "版面：第07版：园区", "链接：http://example.org/a?b=c", "来源：南溪日报", "正文：",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "top",
    [
        "标题:项目开工\n",
        "【标题】项目开工\n",
        "【标题】：项目开工\n",
        "[标题] 项目开工\n",
        "标 题：项目开工\n",
        "\n\n标题：项目开工\n",
        "Title: 项目开工\n",
        "作者：周明\n编号：17\n标题：项目开工\n",
        "编号：17\n标题：项目开工\n",
    ],
)
def test_a_title_may_be_labelled_in_many_ways_and_is_enough(top: str) -> None:
    found = find_labels(top + BODY)
    assert found is not None
    assert found.heads[0].text == "项目开工"


def test_a_line_with_an_unknown_label_stays_text() -> None:
    text = "标题：项目开工\n编辑：林小雨\n日期：2020-06-01\n" + BODY
    found = find_labels(text)
    assert found is not None
    assert found.metadata.date == "2020-06-01"
    assert "林小雨" not in "".join(text[slice(*span)] for span in found.furniture)


def test_two_labels_are_enough_without_a_title() -> None:
    found = find_labels("日期：2020-06-01\n来源：南溪日报\n" + BODY)
    assert found is not None
    assert found.heads == ()
    assert not found.whole


@pytest.mark.parametrize(
    "text",
    [
        "来源：南溪经开区的居民说，这里变了样。\n" + BODY,
        "来源：南溪日报\n" + BODY,
        "记者：您好！\n作者：您好。\n" + BODY,
        "记者：请问今年有什么计划\n主任：今年要开工三个项目\n记者：谢谢\n",
        "项目开工\n标题：项目开工\n日期：2020-06-01\n",
        "六月一日，项目开工。标题：开工\n",
        "",
    ],
)
def test_an_article_that_begins_with_a_colon_has_no_labels(text: str) -> None:
    assert find_labels(text) is None


def test_a_headline_that_the_text_repeats_is_the_one_in_the_text() -> None:
    text = "标题：项目开工\n正文：\n项目开工\n" + BODY
    found = find_labels(text)
    assert found is not None
    assert found.heads[0].ranges == ((text.rindex("项目开工\n"), text.rindex("项目开工\n") + 4),)
    assert text[slice(*found.furniture[0])] == "标题：项目开工"


def test_a_value_that_cannot_be_read_is_reported() -> None:
    found = find_labels("标题：项目开工\n日期：昨天\n" + BODY)
    assert found is not None
    assert "昨天" in found.problems[0]


def test_of_several_articles_only_what_is_the_same_for_all_is_said() -> None:
    first = "标题：甲\n作者：周明\n日期：2020-06-01\n版面：7\n正文：\n" + BODY
    second = "标题：乙\n作者：林小雨\n日期：2020-06-01\n版面：8\n正文：\n" + BODY
    text = first + "\n" + second
    found = find_labels(text)
    assert found is not None
    assert (found.heads, found.authors, found.whole) == ((), (), False)
    assert found.metadata.origins == {"date": "label"}
    furniture = [text[slice(*span)] for span in found.furniture]
    assert furniture == ["标题：", "日期：2020-06-01", "正文："] * 2


def test_a_line_of_the_text_that_looks_like_a_label_begins_no_other_article() -> None:
    found = find_labels("标题：甲\n日期：2020-06-01\n\n" + BODY + "标题：这样写才好\n" + BODY)
    assert found is not None
    assert (found.heads[0].text, found.whole) == ("甲", True)


@given(st.text(alphabet="标题日期作者：:【】\n 2020-06一，。正文a", max_size=80))
def test_any_labels_are_read_and_lie_in_order_inside_the_text(text: str) -> None:
    found = find_labels(text)
    if found is None:
        return
    spans = sorted([*found.furniture, *(span for part in found.heads for span in part.ranges)])
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    for part in found.heads:
        assert all(text[slice(*span)] == part.text for span in part.ranges)
