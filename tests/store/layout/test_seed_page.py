"""The seed page is cut into its six articles, exactly as tests/data/seed_layout.json has them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from store.layout import lay_out
from store.model import Page
from store.reading import open_source
from tests.conftest import DATA
from tests.store.layout.pages import bare, check

if TYPE_CHECKING:
    from pathlib import Path

    from store.model import Article


@pytest.fixture
def page(seed_page: Path) -> Page:
    (document,) = open_source(seed_page).documents()
    assert isinstance(document, Page)
    return document


@pytest.fixture
def truth() -> list[dict[str, Any]]:
    form = json.loads((DATA / "seed_layout.json").read_text(encoding="utf-8"))
    articles: list[dict[str, Any]] = form["articles"]
    return articles


def form_of(article: Article) -> dict[str, Any]:
    return {
        "kicker": article.head("kicker"),
        "title": article.title,
        "subtitle": article.head("subtitle"),
        "authors": list(article.authors),
        "paragraphs": sorted((part.kind, bare(part.text)) for part in article.paragraphs),
    }


def test_every_article_has_its_headlines_authors_and_paragraphs(
    page: Page, truth: list[dict[str, Any]]
) -> None:
    wanted = [
        {
            **article,
            "paragraphs": sorted((p["kind"], bare(p["text"])) for p in article["paragraphs"]),
        }
        for article in truth
    ]
    assert [form_of(article) for article in lay_out(page)] == wanted


def test_every_part_is_spelled_by_its_ranges_in_the_file(page: Page, seed_page: Path) -> None:
    articles = lay_out(page)
    check(page, articles)
    text = seed_page.read_bytes().decode("utf-8")
    for article in articles:
        for part in article.parts:
            assert bare("".join(text[start:end] for start, end in part.ranges)) == bare(part.text)


@pytest.mark.parametrize(
    ("words", "columns"),
    [
        ("提升下游地区", 2),
        ("西安高新区战略性", 2),
        ("专人金融服务、专班", 2),
        ("经济运行分析会", 1),
    ],
)
def test_a_paragraph_broken_in_mid_word_is_whole_and_knows_both_columns(
    page: Page, words: str, columns: int
) -> None:
    parts = [part for article in lay_out(page) for part in article.parts if words in part.text]
    assert [len(part.ranges) for part in parts] == [columns]


def test_names_stand_in_bylines_or_in_the_opening_words(page: Page) -> None:
    for article in lay_out(page):
        told = " ".join(part.text for part in article.parts if part.kind == "byline")
        opening = article.paragraphs[0].text
        assert all(name in told or name in opening for name in article.authors)


def test_nothing_is_known_of_the_paper_and_the_day(page: Page) -> None:
    for article in lay_out(page):
        assert article.metadata.origins == ({"authors": "page text"} if article.authors else {})
