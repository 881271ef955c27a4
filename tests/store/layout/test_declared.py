"""Pages that say of themselves what reading a text alone would not tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.layout import lay_out
from store.model import Article, Metadata, Page, Part, Range
from tests.store.layout.pages import GREENHOUSE, HARBOUR, bodies, check, kinds

TITLE = "江边将添一座新码头"
PORT = "南溪经开区将建集装箱码头"
TOMATO = "青禾镇大棚番茄丰收"


def page_of(*blocks: str) -> Page:
    return Page("\n\n".join(blocks) + "\n", Metadata(), "utf-8", "text/plain")


def places(page: Page, *texts: str) -> tuple[Range, ...]:
    return tuple((page.text.index(text), page.text.index(text) + len(text)) for text in texts)


def articles_of(page: Page) -> tuple[Article, ...]:
    articles = lay_out(page)
    for article in articles:
        for part in article.parts:
            assert part.ranges or part in page.heads
    check(page, tuple(_placed(article) for article in articles))
    return articles


def _placed(article: Article) -> Article:
    return replace(article, parts=tuple(part for part in article.parts if part.ranges))


def test_declared_headlines_are_those_of_the_one_article() -> None:
    page = page_of(
        f"标题：{TITLE}", "副题：一期明年完工", "作者：周明", *HARBOUR, TOMATO, *GREENHOUSE
    )
    page = replace(
        page,
        furniture=places(page, "标题：", "副题：", "作者：周明"),
        heads=(
            Part(TITLE, "title", places(page, TITLE)),
            Part("一期明年完工", "subtitle", places(page, "一期明年完工")),
        ),
        authors=("周明",),
    )
    (article,) = articles_of(page)
    assert kinds(article) == [
        ("title", TITLE),
        ("subtitle", "一期明年完工"),
        *(("body", text) for text in HARBOUR),
        ("heading", TOMATO),
        *(("body", text) for text in GREENHOUSE),
    ]
    assert article.authors == ("周明",)
    assert article.metadata.origins == {}


def test_a_declared_headline_that_stands_in_the_text_has_its_place_there() -> None:
    page = replace(page_of(TITLE, *HARBOUR), heads=(Part(TITLE, "title"),))
    (article,) = articles_of(page)
    assert article.parts[0] == Part(TITLE, "title", places(page, TITLE))
    assert bodies(article) == list(HARBOUR)


def test_a_declared_headline_a_second_time_is_a_notice() -> None:
    page = page_of(f"标题：{TITLE}", TITLE, *HARBOUR)
    page = replace(
        page,
        furniture=places(page, "标题："),
        heads=(Part(TITLE, "title", places(page, TITLE)),),
    )
    (article,) = articles_of(page)
    assert kinds(article)[:2] == [("title", TITLE), ("notice", TITLE)]


def test_a_declared_headline_that_is_nowhere_in_the_text_is_the_title_all_the_same() -> None:
    page = replace(page_of(*HARBOUR), heads=(Part(TITLE, "title"),))
    (article,) = articles_of(page)
    assert article.title == TITLE
    assert bodies(article) == list(HARBOUR)


def test_a_page_that_is_one_article_is_never_cut() -> None:
    blocks = (PORT, "本报记者 周明", *HARBOUR, TOMATO, *GREENHOUSE, "责任编辑：林小雨", "返回首页")
    (article,) = articles_of(replace(page_of(*blocks), whole=True))
    assert kinds(article) == [
        ("title", PORT),
        ("byline", "本报记者 周明"),
        *(("body", text) for text in HARBOUR),
        ("heading", TOMATO),
        *(("body", text) for text in GREENHOUSE),
        ("byline", "责任编辑：林小雨"),
        ("notice", "返回首页"),
    ]
    assert article.authors == ("周明",)
    assert article.metadata.origins == {"authors": "page text"}


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_an_empty_page_has_no_article_even_where_it_should_be_one(text: str) -> None:
    assert lay_out(Page(text, Metadata(), "utf-8", "text/plain", whole=True)) == ()


def test_a_large_line_is_a_title_where_the_words_alone_would_make_it_a_heading() -> None:
    line = "大棚"
    below = (
        "合作社的大棚建在江边，番茄装箱以后，从南溪经开区的码头运到下游。",
        "集装箱船每天发货，农户们忙着采摘。",
    )
    page = page_of(PORT, *HARBOUR, line, *below)
    assert len(articles_of(page)) == 1
    first, second = articles_of(replace(page, large=places(page, PORT, line)))
    assert (first.title, second.title) == (PORT, line)


def test_a_line_that_is_not_large_is_no_title_where_others_are() -> None:
    page = page_of(PORT, *HARBOUR, TOMATO, *GREENHOUSE)
    assert len(articles_of(page)) == 2
    (article,) = articles_of(replace(page, large=places(page, PORT)))
    assert ("heading", TOMATO) in kinds(article)


def test_of_the_lines_above_a_text_the_large_one_is_the_title() -> None:
    page = page_of("临江港务集团牵手南溪经开区", TITLE, "码头总投资约十二亿元", *HARBOUR)
    (article,) = articles_of(replace(page, large=places(page, TITLE)))
    assert [part.kind for part in article.parts[:3]] == ["kicker", "title", "subtitle"]
    assert article.title == TITLE


def test_a_large_line_may_be_longer_than_headlines_are() -> None:
    title = "临江港务集团与南溪经开区签约，将在江边建一座集装箱码头，总投资约十二亿元，明年年底建成"
    page = page_of(*GREENHOUSE, title, *HARBOUR)
    articles = articles_of(replace(page, large=places(page, title)))
    assert articles[-1].title == title


def test_a_mark_in_the_middle_of_a_line_does_not_cut_its_paragraph() -> None:
    marked = (
        "近日，**青禾镇**的[蔬菜大棚](http://example.org/a)迎来采摘季，**三百亩** 番茄陆续成熟。"
    )
    page = page_of("## **大棚番茄丰收**", marked, *HARBOUR)
    marks = ("## ", "[", "](http://example.org/a)")
    stars = [(at, at + 2) for at in range(len(page.text)) if page.text.startswith("**", at)]
    page = replace(page, furniture=tuple(sorted([*places(page, *marks), *stars])), whole=True)
    (article,) = articles_of(page)
    assert kinds(article) == [
        ("title", "大棚番茄丰收"),
        ("body", "近日，青禾镇的蔬菜大棚迎来采摘季，三百亩 番茄陆续成熟。"),
        *(("body", text) for text in HARBOUR),
    ]
