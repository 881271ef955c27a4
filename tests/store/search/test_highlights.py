"""What is marked in what a search finds: words, and the names, figures and stages of fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.library import Library
from tests.store import loading

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = (
    "3月4日,总投资12亿元的海澜轴承生产基地项目在东岭高新区开工,占地300亩,年产轴承500万套。"
    "总投资2亿元的海澜培训中心项目同日签约落户。"
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("highlights")
    source = loading.jsonl(folder / "a.jsonl", loading.news("东岭高新区两个项目", TEXT))
    loading.load(source, into=folder / "a.db")
    with Library.open(folder / "a.db") as opened:
        yield opened


def marked(library: Library, query: str) -> list[str]:
    found = library.search(query)
    assert found.paragraphs, query
    (hit,) = library.hits(query, found.paragraphs)
    return [hit.text[start:end] for start, end in hit.spans]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("轴承", ["轴承", "轴承"]),
        ("amount:>5亿", ["12亿元"]),
        ("amount:2亿 轴承", ["轴承", "轴承", "2亿元"]),
        ("area:300亩", ["300亩"]),
        ("park:东岭", ["东岭高新区"]),
        ("status:开工", ["开工"]),
        ("status:签约", ["签约"]),
        ("has:area", ["300亩"]),
        ("amount:>5亿 -amount:>100亿", ["12亿元"]),
        ("轴承 title:东岭", ["轴承", "轴承"]),
    ],
)
def test_what_a_field_asks_for_is_marked_like_words(
    library: Library, query: str, words: list[str]
) -> None:
    assert marked(library, query) == words


def test_what_overlaps_is_marked_as_one(library: Library) -> None:
    assert marked(library, "park:东岭 高新区") == ["东岭高新区"]
    assert len(marked(library, "has:amount 亿元")) == 2
