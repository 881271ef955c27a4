"""Pages for the tests of layout: text read as a file would be, laid out, and looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.layout import lay_out, unplaced
from store.reading.charset import Decoded
from store.reading.text import make_page

if TYPE_CHECKING:
    from store.model import Article, Page

# Two articles about different things, in words of our own.
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


def page_of(text: str) -> Page:
    """The page that reading makes of a text."""
    return make_page(Decoded(text, "utf-8"), "text/plain")


def laid_out(*blocks: str, gap: str = "\n\n") -> tuple[Article, ...]:
    """The articles of a page of these blocks, after checking that they hold all its text."""
    page = page_of(gap.join(blocks) + "\n")
    articles = lay_out(page)
    check(page, articles)
    return articles


def check(page: Page, articles: tuple[Article, ...]) -> None:
    """Nothing is lost, and every part is what its ranges spell."""
    assert unplaced(page, articles) == []
    for article in articles:
        for part in article.parts:
            spelled = "".join(page.text[start:end] for start, end in part.ranges)
            assert bare(spelled) == bare(part.text) != ""
            assert part.text == part.text.strip()


def bare(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def kinds(article: Article) -> list[tuple[str, str]]:
    """(kind, text) of all parts."""
    return [(part.kind, part.text) for part in article.parts]


def bodies(article: Article) -> list[str]:
    """The texts of the body paragraphs."""
    return [part.text for part in article.parts if part.kind == "body"]
