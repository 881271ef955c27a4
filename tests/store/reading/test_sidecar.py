"""A sidecar says what the text beside it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.model import Article, Metadata, Page, Part, YuanzhiError
from store.reading import open_source
from store.reading.sidecar import LONGEST, Sidecar

if TYPE_CHECKING:
    from pathlib import Path


TEXT = "项目开工\n\n六月一日，项目开工。"


def page_with(folder: Path, sidecar: str, text: str = TEXT) -> Page:
    (folder / "page.txt").write_text(text, encoding="utf-8")
    (folder / "page.toml").write_text(sidecar, encoding="utf-8")
    (document,) = open_source(folder / "page.txt").documents()
    assert isinstance(document, Page)
    return document


def test_its_data_come_with_the_page(tmp_path: Path) -> None:
    metadata = page_with(
        tmp_path,
        """
        publication = "南溪日报"
        date = "2020年6月1日"
        page = "第07版"
        page_name = "园区"
        url = "https://example.org/a"
        accessed = 2021-02-03
        language = "zh-CN"
        """,
    ).metadata
    assert metadata.publication == "南溪日报"
    assert metadata.date == "2020-06-01"
    assert metadata.page == "7"
    assert metadata.page_name == "园区"
    assert metadata.url == "https://example.org/a"
    assert metadata.accessed == "2021-02-03"
    assert metadata.language == "zh-CN"
    assert set(metadata.origins.values()) == {"sidecar"}


@pytest.mark.parametrize("sidecar", ["", "# nothing known\n", 'publication = ""\ndate = "  "\n'])
def test_empty_and_missing_mean_unknown(tmp_path: Path, sidecar: str) -> None:
    metadata = page_with(tmp_path, sidecar).metadata
    assert metadata.origins == {}
    assert metadata.publication is None
    assert metadata.date is None


def test_it_goes_before_what_the_page_says(tmp_path: Path) -> None:
    metadata = page_with(tmp_path, "page = 9", "第03版：科技前沿\n\n六月一日，项目开工。").metadata
    assert (metadata.page, metadata.page_name) == ("9", "科技前沿")
    assert metadata.origins == {"page": "sidecar", "page_name": "page text"}


@pytest.mark.parametrize(
    ("sidecar", "named"),
    [
        ('pubication = "南溪日报"', "pubication"),
        ('date = "someday"', "someday"),
        ('date = "2020-02-30"', "2020-02-30"),
        ("publication = [1]", "publication"),
        ("page = true", "page"),
        ("page = ", "page.toml"),
        ("authors = 1", "authors"),
        ('authors = ["周明", 1]', "authors"),
        ('title = ["a"]', "title"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(tmp_path: Path, sidecar: str, named: str) -> None:
    with pytest.raises(YuanzhiError, match=named):
        page_with(tmp_path, sidecar)


def test_its_headline_is_the_one_in_the_text_where_it_stands_there(tmp_path: Path) -> None:
    page = page_with(tmp_path, 'title = "项目开工"\nkicker = "开门红"\nauthors = "周明 林小雨"')
    assert page.heads == (Part("开门红", "kicker"), Part("项目开工", "title", ((0, 4),)))
    assert page.authors == ("周明", "林小雨")
    assert page.whole
    assert page.metadata.origins == dict.fromkeys(("kicker", "title", "authors"), "sidecar")


@pytest.mark.parametrize("authors", ['"本报记者 周明、林小雨"', '["周明", "林小雨"]'])
def test_authors_are_a_line_or_a_list(tmp_path: Path, authors: str) -> None:
    assert page_with(tmp_path, f"authors = {authors}").authors == ("周明", "林小雨")


def test_no_authors_are_unknown_and_change_nothing(tmp_path: Path) -> None:
    text = "标题：项目开工\n作者：周明\n\n六月一日，项目开工。"
    page = page_with(tmp_path, 'authors = []\ntitle = ""', text)
    assert (page.authors, page.heads[0].text) == (("周明",), "项目开工")
    assert page.metadata.origins == {"title": "label", "authors": "label"}


def test_what_it_replaces_is_no_text_of_the_article(tmp_path: Path) -> None:
    text = "标题：甲\n副题：乙\n作者：周明\n\n六月一日，项目开工。"
    page = page_with(tmp_path, 'title = "丙"\nauthors = "林小雨"', text)
    assert [(part.kind, part.text) for part in page.heads] == [("title", "丙"), ("subtitle", "乙")]
    assert page.authors == ("林小雨",)
    assert page.metadata.origins == {"title": "sidecar", "subtitle": "label", "authors": "sidecar"}
    assert "甲" in {page.text[slice(*span)] for span in page.furniture}


def test_on_an_article_it_replaces_and_adds_head_parts() -> None:
    body = Part("六月一日，项目开工。", "body", ((4, 14),))
    article = Article((Part("甲", "title"), body), ("周明",), Metadata(origins={"title": "markup"}))
    sidecar = Sidecar(Metadata(), b"", (Part("乙", "kicker"), Part("丙", "title")), ("林小雨",))
    put = sidecar.put_on(article)
    assert isinstance(put, Article)
    assert put.parts == (Part("乙", "kicker"), Part("丙", "title"), body)
    assert put.authors == ("林小雨",)
    assert set(put.metadata.origins.values()) == {"sidecar"}


def test_of_a_file_of_many_articles_it_gives_no_headline_and_no_authors(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "a"}\n{"text": "b"}\n', encoding="utf-8")
    sidecar = tmp_path / "a.toml"
    sidecar.write_text('publication = "南溪日报"\ndate = "2020-06-01"', encoding="utf-8")
    for article in open_source(tmp_path / "a.jsonl").documents():
        assert (article.metadata.publication, article.metadata.date) == ("南溪日报", "2020-06-01")
    for line in ('title = "甲"', 'authors = "周明"'):
        sidecar.write_text(line, encoding="utf-8")
        with pytest.raises(YuanzhiError, match=line.split()[0]):
            open_source(tmp_path / "a.jsonl")


def test_one_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(YuanzhiError, match="too long"):
        page_with(tmp_path, "#" * (LONGEST + 1))


def test_its_bytes_change_its_hash_and_not_that_of_the_text(tmp_path: Path) -> None:
    page_with(tmp_path, "page = 1")
    first = open_source(tmp_path / "page.txt")
    page_with(tmp_path, "page = 2")
    second = open_source(tmp_path / "page.txt")
    (tmp_path / "page.toml").unlink()
    third = open_source(tmp_path / "page.txt")
    assert first.sha256 == second.sha256 == third.sha256
    assert len({first.sidecar_sha256, second.sidecar_sha256, third.sidecar_sha256}) == 3
    assert third.sidecar_sha256 is None


def test_the_one_of_the_seed_page_invents_nothing(seed_page: Path) -> None:
    assert seed_page.with_suffix(".toml").is_file()
    (document,) = open_source(seed_page).documents()
    assert document.metadata.origins == {}
