"""The page that an article was read from: read again, or told why not."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from store.library import Library
from store.model import Options, YuanzhiError
from tests.store.loading import jsonl, load, news

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (
    "东岭高新区项目开工\n\n总投资12亿元的海澜轴承生产基地项目在东岭高新区开工。\n\n明天有小雨。\n"
)


def test_each_paragraph_of_the_seed_page_stands_where_the_original_says() -> None:
    with Library.open(None) as opened:
        articles = {opened.passage(key).article for key in opened.search("项目 | 园区").paragraphs}
        assert len(articles) > 1
        for key in articles:
            page = opened.original(key)
            article = opened.article(key)
            assert page.path == article.source
            for paragraph, ranges in zip(article.paragraphs, page.ranges, strict=True):
                placed = "".join(page.text[start:end] for start, end in ranges)
                assert "".join(placed.split()) == "".join(opened.passage(paragraph).text.split())


def test_a_member_of_an_archive_and_a_declared_charset_are_read_as_they_were(
    tmp_path: Path,
) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b/page.txt", PAGE.encode("gb18030"))
        archive.writestr("b/other.txt", "别的新闻\n\n瀚森电机项目在西岗高新区开工。\n".encode())
    big5 = tmp_path / "big5.txt"
    big5.write_bytes("東嶺高新區\n\n海瀾軸承專案在東嶺高新區開工。\n".encode("big5"))
    load(tmp_path / "a.zip", into=tmp_path / "library.db")
    load(big5, into=tmp_path / "library.db", options=Options(charset="big5"))
    with Library.open(tmp_path / "library.db") as opened:
        for words, name in (("总投资12亿元", "a.zip!/b/page.txt"), ("專案", "big5.txt")):
            paragraph = opened.search(words).paragraphs[0]
            page = opened.original(opened.passage(paragraph).article)
            assert page.path.endswith(name)
            assert words in page.text


def test_what_is_gone_has_changed_or_is_no_page_is_told(tmp_path: Path) -> None:
    source = tmp_path / "page.txt"
    source.write_text(PAGE, encoding="utf-8")
    records = jsonl(tmp_path / "a.jsonl", news("一", "瀚森电机项目在西岗高新区开工。"))
    load(source, records, into=tmp_path / "library.db")
    with Library.open(tmp_path / "library.db") as opened:
        page, record = (
            opened.passage(opened.search(words).paragraphs[0]).article
            for words in ("12亿元", "西岗")
        )
        with pytest.raises(YuanzhiError, match="holds records and no page"):
            opened.original(record)
        source.write_text(PAGE.replace("12亿元", "13亿元"), encoding="utf-8")
        with pytest.raises(YuanzhiError, match="has changed"):
            opened.original(page)
        source.unlink()
        with pytest.raises(YuanzhiError, match="not there any more"):
            opened.original(page)
        with pytest.raises(YuanzhiError, match="no article 999"):
            opened.original(999)
