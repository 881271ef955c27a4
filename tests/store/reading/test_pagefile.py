"""Page files: what they are refused for, and what the articles beside them take from them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from store.model import Article
from store.reading import NoNews, open_source
from tests.conftest import DATA

if TYPE_CHECKING:
    from pathlib import Path

FOUNDER = DATA / "html" / "founder"
NODE = FOUNDER / "node_188.htm"
ARTICLE = FOUNDER / "content_401863.htm"


def read(path: Path) -> Article:
    (article,) = open_source(path).documents()
    assert isinstance(article, Article)
    return article


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A folder with an article and the page file that lists it."""
    shutil.copy(NODE, tmp_path)
    shutil.copy(ARTICLE, tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("founder/node_188.htm", "A02"),
        ("nw/nbs.D420900ylrb_02.htm", "2"),
        ("pc/layout/202404/09/node_07.html", "7"),
    ],
)
def test_a_page_file_is_the_list_of_a_page(path: str, number: str) -> None:
    with pytest.raises(NoNews, match=rf"is the list of the articles of page {number}\."):
        read(DATA / "html" / path)


def test_a_page_file_with_the_text_of_an_article_is_an_article(tmp_path: Path) -> None:
    text = "<!--enpcontent--><p>云麓经开区昨日新开通2条通勤公交。</p><!--/enpcontent-->"
    markup = NODE.read_text(encoding="utf-8").replace("</body>", text + "</body>", 1)
    (tmp_path / "node_188.htm").write_text(markup, encoding="utf-8")
    article = read(tmp_path / "node_188.htm")
    assert [part.text for part in article.paragraphs] == ["云麓经开区昨日新开通2条通勤公交。"]
    assert article.metadata.page == "A02"


def test_an_article_is_told_its_page_by_the_file_that_lists_it(page: Path) -> None:
    assert read(page / ARTICLE.name).metadata.page == "A02"


def test_a_page_file_that_does_not_list_an_article_tells_it_nothing(page: Path) -> None:
    markup = (page / NODE.name).read_text(encoding="utf-8")
    (page / NODE.name).write_text(markup.replace("content_401863", "content_9"), encoding="utf-8")
    assert read(page / ARTICLE.name).metadata.page is None


def test_a_page_file_that_cannot_be_read_keeps_no_article_from_being_read(page: Path) -> None:
    (page / NODE.name).write_bytes(b"<html>\xff\xfe\x80\x81" * 1000)
    article = read(page / ARTICLE.name)
    assert article.title == "青岭高新区：清单之外无收费"
    assert article.metadata.page is None


def test_a_link_leads_to_no_file_outside_the_folder(page: Path) -> None:
    inside = page / "inside"
    inside.mkdir()
    markup = ARTICLE.read_text(encoding="gb18030").replace("href=node_", "href=../node_")
    (inside / ARTICLE.name).write_text(markup, encoding="gb18030")
    assert read(inside / ARTICLE.name).metadata.page is None


def test_a_page_file_that_changes_is_read_again(page: Path) -> None:
    assert read(page / ARTICLE.name).metadata.page_name == "园区纵横"
    markup = (page / NODE.name).read_text(encoding="utf-8")
    (page / NODE.name).write_text(markup.replace("园区纵横", "园区"), encoding="utf-8")
    assert read(page / ARTICLE.name).metadata.page_name == "园区"


def test_a_frame_is_no_news() -> None:
    with pytest.raises(NoNews, match="is a frame around other files"):
        read(FOUNDER / "index.htm")
