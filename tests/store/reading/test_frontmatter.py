"""Front matter says what a text is, and is no text itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.reading.frontmatter import find_front_matter

BODY = "\n六月一日，项目开工。\n"

YAML = """---
title: "南溪经开区：项目开工"
subtitle: 总投资十二亿元
author: [周明, 林小雨]
date: 2020-06-01
page: 07
source: 南溪日报
tags:
  - 园区
---
"""
TOML = """+++
title = "南溪经开区：项目开工"
subtitle = "总投资十二亿元"
authors = ["周明", "林小雨"]
date = 2020-06-01
page = "07"
source = "南溪日报"
[extra]
a = 1
+++
"""


@pytest.mark.parametrize("front", [YAML, TOML], ids=["yaml", "toml"])
def test_it_is_read_with_the_place_of_its_headlines(front: str) -> None:
    text = front + BODY
    found = find_front_matter(text, certain=True)
    assert found is not None
    assert [(part.kind, part.text) for part in found.heads] == [
        ("title", "南溪经开区：项目开工"),
        ("subtitle", "总投资十二亿元"),
    ]
    for part in found.heads:
        assert [text[slice(*span)] for span in part.ranges] == [part.text]
    assert found.authors == ("周明", "林小雨")
    metadata = found.metadata
    assert (metadata.date, metadata.page, metadata.publication) == ("2020-06-01", "7", "南溪日报")
    assert set(metadata.origins) == {
        "title", "subtitle", "authors", "date", "page", "publication",
    }  # fmt: skip
    assert set(metadata.origins.values()) == {"front matter"}
    assert found.whole
    assert text[found.end :] == "\n" + BODY
    assert found.problems == ()


def test_its_furniture_and_headlines_are_all_of_it() -> None:
    text = YAML + BODY
    found = find_front_matter(text, certain=True)
    assert found is not None
    spans = [*found.furniture, *(span for part in found.heads for span in part.ranges)]
    covered = "".join(text[slice(*span)] for span in sorted(spans))
    assert covered == text[: found.end]


@pytest.mark.parametrize("between", ["", "# ", "\n\n## "])
def test_a_headline_that_the_text_repeats_is_the_one_in_the_text(between: str) -> None:
    text = YAML + between + "南溪经开区：项目开工\n" + BODY
    found = find_front_matter(text, certain=True)
    assert found is not None
    ((start, end),) = found.heads[0].ranges
    assert start > found.end
    assert text[start:end] == "南溪经开区：项目开工"


def test_a_headline_that_is_written_otherwise_has_no_place() -> None:
    found = find_front_matter('---\ntitle: "\\u5f00\\u5de5"\n---\n' + BODY, certain=True)
    assert found is not None
    (title,) = found.heads
    assert (title.text, title.ranges) == ("开工", ())


def test_scalars_are_taken_as_they_are_written() -> None:
    found = find_front_matter("---\ntitle: no\npage: 010\ndate: 2020-06-01\n---\n", certain=True)
    assert found is not None
    assert found.heads[0].text == "no"
    assert found.metadata.page == "10"


def test_a_date_alone_does_not_make_one_article_of_a_text() -> None:
    found = find_front_matter("---\ndate: 2020-06-01\n---\n# 甲\n\n# 乙\n", certain=True)
    assert found is not None
    assert not found.whole


@pytest.mark.parametrize("indent", ["", "  "])
def test_a_headline_with_a_colon_is_read_though_it_is_no_yaml(indent: str) -> None:
    names = f"{indent}- 周明\n{indent}- 林小雨\n"
    found = find_front_matter(f"---\ntitle: 南溪: 开工\nauthors:\n{names}---\n", certain=True)
    assert found is not None
    assert (found.heads[0].text, found.authors) == ("南溪: 开工", ("周明", "林小雨"))
    assert found.problems == ()


def test_what_cannot_be_parsed_is_reported_and_the_rest_is_read() -> None:
    found = find_front_matter("---\ntitle: 开工\n]broken\n---\n", certain=True)
    assert found is not None
    assert found.heads[0].text == "开工"
    assert len(found.problems) == 1


def test_a_value_that_cannot_be_read_is_reported() -> None:
    found = find_front_matter("---\ntitle: 开工\ndate: someday\n---\n", certain=True)
    assert found is not None
    assert found.metadata.date is None
    assert "someday" in found.problems[0]


@pytest.mark.parametrize(
    "text",
    [
        "六月一日\n---\ntitle: a\n---\n",
        "---\n六月一日，项目开工。\n---\n六月二日。\n",
        "---\ntitle: a\n",
        "----\ntitle: a\n----\n",
        "title: a\n---\n",
        "",
        "---\n- a\n- b\n---\n",
    ],
)
def test_other_dashes_are_no_front_matter(text: str) -> None:
    assert find_front_matter(text, certain=True) is None


def test_in_plain_text_it_needs_a_key_that_is_known() -> None:
    assert find_front_matter("---\na: b\n---\n", certain=False) is None
    assert find_front_matter("---\na: b\n---\n", certain=True) is not None
    assert find_front_matter("---\ntitle: b\n---\n", certain=False) is not None


@pytest.mark.parametrize(
    "body",
    [
        "[" * 20_000,
        "a: " + "{" * 20_000,
        "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(200)),
        "a: !!python/object/apply:os.system [echo]",
        "title: &t [*t]",
        "? [a]\n: b\ntitle: c",
    ],
    ids=["brackets", "braces", "aliases", "tag", "a list in itself", "a list as key"],
)
def test_hostile_yaml_does_no_harm(body: str) -> None:
    find_front_matter(f"---\n{body}\n---\n", certain=True)
    find_front_matter(f"+++\n{body}\n+++\n", certain=True)


@given(st.text(alphabet="-+\n :[]{}&*!|>'\"#%@,title日期20-", max_size=60))
def test_any_front_matter_is_read_or_is_none(body: str) -> None:
    for mark in ("---", "+++"):
        text = f"{mark}\n{body}\n{mark}\n{BODY}"
        found = find_front_matter(text, certain=True)
        if found is not None:
            assert 0 < found.end <= len(text)
            for part in found.heads:
                assert all(text[slice(*span)] == part.text for span in part.ranges)
