"""Digital newspapers: what the marks and the property of an article say, in their many shapes."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from store.model import Article, Metadata
from store.reading import NoNews, open_source
from tests.conftest import DATA

if TYPE_CHECKING:
    from pathlib import Path

HTML = DATA / "html"
MARKED = HTML / "founder" / "content_401862.htm"
IN_GBK = HTML / "founder" / "content_401863.htm"
PICTURE = HTML / "founder" / "content_401864.htm"
NUMBERED = HTML / "nw" / "nw.D420900ylrb_20240409_3-02.htm"
NEWER = HTML / "pc" / "content" / "202404" / "09" / "content_30166572.html"
WEB_EDITION = HTML / "webnews.html"

BODY = "<p>　　云麓经开区昨日新开通2条通勤公交。</p>"


def read(path: Path) -> Article:
    (article,) = open_source(path).documents()
    assert isinstance(article, Article)
    return article


def written(folder: Path, markup: str, name: str = "content_1.htm") -> Article:
    (folder / name).write_text(markup, encoding="utf-8")
    return read(folder / name)


def texts(article: Article, kind: str) -> list[str]:
    return [part.text for part in article.parts if part.kind == kind]


def data(metadata: Metadata) -> dict[str, tuple[str | None, str]]:
    return {
        name: (getattr(metadata, name, None), origin) for name, origin in metadata.origins.items()
    }


def test_the_marks_of_an_article_tell_its_parts() -> None:
    article = read(MARKED)
    assert open_source(MARKED).format.name == "newspaper"
    assert [part.kind for part in article.parts] == [
        "kicker", "title", "subtitle", "byline", "caption", "body", "body", "heading", "body",
        "body",
    ]  # fmt: skip
    assert texts(article, "kicker") == ["开局之季看园区"]
    assert texts(article, "subtitle") == ["——总投资逾百亿元"]
    assert texts(article, "byline") == ["本报记者 沈知秋 通讯员 陆一鸣"]
    assert texts(article, "caption") == ["澄光半导体封测基地施工现场。 沈知秋 摄"]
    assert texts(article, "heading") == ["一手抓招引 一手抓落地"]
    assert texts(article, "body")[2].endswith("“审批快、服务好。”贺兰山说。")
    assert article.authors == ("沈知秋", "陆一鸣")


def test_a_line_break_in_a_title_is_a_space() -> None:
    assert read(MARKED).title == "云麓经开区一季度 签约二十三个项目"


def test_each_datum_of_an_article_says_where_it_is_from() -> None:
    assert data(read(MARKED).metadata) == {
        "date": ("2024-04-09", "markup"),
        "publication": ("云麓日报", "markup"),
        "page": ("A02", "page text"),
        "page_name": ("园区纵横", "page text"),
        "kicker": (None, "markup"),
        "title": (None, "markup"),
        "subtitle": (None, "markup"),
        "authors": (None, "markup"),
    }


def test_paragraphs_end_at_line_breaks_and_rows_of_a_table_are_paragraphs() -> None:
    assert texts(read(IN_GBK), "body") == [
        "“清单之外无收费，真是一句承诺管到底。”青岭高新区企业主龎燊说。",
        "今年以来，园区取消11项收费，企业减负2360万元。",
        "收费清单如下：",
        "项目 原标准（元） 现标准",
        "测绘 1200 免收",
        "下一步，园区将把清单贴到每家企业门口，接受监督。",
    ]


def test_a_page_that_declares_gb2312_and_is_gbk_keeps_its_rare_characters() -> None:
    source = open_source(IN_GBK)
    (article,) = source.documents()
    assert source.charset == "gb18030"
    assert isinstance(article, Article)
    assert "龎燊" in texts(article, "body")[0]


def test_what_an_article_leaves_out_comes_from_the_page_file_beside_it() -> None:
    known = data(read(IN_GBK).metadata)
    assert known["page"] == ("A02", "page file")
    assert known["page_name"] == ("园区纵横", "page file")
    assert known["date"] == ("2024-04-09", "page file")


def test_without_its_page_file_an_article_knows_less(tmp_path: Path) -> None:
    shutil.copy(IN_GBK, tmp_path)
    assert read(tmp_path / IN_GBK.name).metadata.page is None


def test_a_text_that_stands_twice_in_a_page_is_read_once() -> None:
    article = read(NUMBERED)
    assert len(article.paragraphs) == 2
    known = data(article.metadata)
    assert known["page"] == ("2", "page file")
    assert known["page_name"] == ("要闻", "page file")
    assert known["publication"] == ("云麓日报", "page file")


def test_the_newer_layout_is_read_without_marks() -> None:
    article = read(NEWER)
    assert article.title == "三个“一体化”连起三座园区"
    assert article.head("kicker") == "记者调查"
    assert texts(article, "body")[0] == "同一条输电线，穿过三座园区。"
    assert len(texts(article, "body")) == 4
    known = data(article.metadata)
    assert known["page"] == ("7", "page text")
    assert known["page_name"] == ("数智潮流", "page text")
    assert known["publication"] == ("云麓日报", "page text")


def test_the_byline_is_told_from_the_words_of_the_paper_on_itself() -> None:
    article = read(NEWER)
    assert texts(article, "byline") == ["本报记者 沈知秋"]
    assert article.authors == ("沈知秋",)
    assert article.metadata.origins["authors"] == "page text"


def test_a_caption_between_headline_and_text_is_kept() -> None:
    assert texts(read(NEWER), "caption") == ["图为禾田产业园智能仓库。 沈知秋摄"]


def test_the_web_edition_says_what_it_is_in_plain_tags() -> None:
    article = read(WEB_EDITION)
    assert data(article.metadata) == {
        "date": ("2024-04-09", "markup"),
        "publication": ("云麓日报客户端", "markup"),
        "page_name": ("园区", "markup"),
        "url": ("https://yq.example.com/2024-04/09/content_9254045.htm", "markup"),
        "title": (None, "markup"),
    }
    assert texts(article, "caption") == ["4月8日，工人在澄光半导体封测基地施工。"]
    assert len(texts(article, "body")) == 3


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    assert read(WEB_EDITION).title == "云麓经开区一季度签约二十三个项目"


def test_the_editor_of_a_web_edition_is_no_author() -> None:
    assert read(WEB_EDITION).authors == ()


@pytest.mark.parametrize("form", ["2024-04-09 10:25:36.0", "2024-04-09 10:25:36:0", "2024-04-09"])
def test_the_hour_of_a_property_is_passed_over(tmp_path: Path, form: str) -> None:
    article = written(
        tmp_path,
        f"<html><!--enpproperty <date>{form}</date>/enpproperty-->"
        f"<!--enpcontent-->{BODY}<!--/enpcontent-->",
    )
    assert article.metadata.date == "2024-04-09"


def test_a_picture_without_text_is_no_news() -> None:
    with pytest.raises(NoNews, match="is a picture of a newspaper without any text"):
        read(PICTURE)


def test_an_article_of_a_picture_is_its_caption(tmp_path: Path) -> None:
    article = written(
        tmp_path,
        "<html><body><!--<npm:article-title>-->春到工地<!--</npm:article-title>-->"
        "<!--<npm:article-pic-text>-->图为施工现场。<!--</npm:article-pic-text>-->"
        "<!--enpcontent--><!--/enpcontent--></body></html>",
    )
    assert [(part.kind, part.text) for part in article.parts] == [
        ("title", "春到工地"),
        ("caption", "图为施工现场。"),
    ]


@pytest.mark.parametrize(
    ("written_title", "title"),
    [
        ("一季度<br>签约", "一季度 签约"),
        ("一季度<BR/>签约", "一季度 签约"),
        ("一<font color=red>季</font>度签约", "一季度签约"),
        ("一季度&nbsp;签约&ldquo;开门红&rdquo;", "一季度 签约“开门红”"),
        ("一季度<script>alert(1)</script>签约", "一季度签约"),
        ("一季度\x1b[31m签约", "一季度 签约"),
        ("一季度&#27;[31m签约", "一季度 [31m签约"),
    ],
)
def test_tags_in_a_title_neither_glue_nor_split_its_words(
    tmp_path: Path, written_title: str, title: str
) -> None:
    article = written(
        tmp_path,
        f"<html><body><!--enpcontent-->{BODY}<!--/enpcontent--></body></html><!--enpproperty "
        f"<founder-title>{written_title}</founder-title> /enpproperty-->",
    )
    assert article.title == title


def test_the_rest_of_a_property_scraped_with_the_text_is_no_text(tmp_path: Path) -> None:
    article = written(
        tmp_path,
        '<html><body><div id="ozoom"><p>云麓经开区昨日新开通2条通勤公交。</p><p>市民称便。'
        "2024-04-09 00:00:00:0 30166572 1 0 http://www.example.com/c.htm 1 1921 "
        "云麓开通通勤公交 /enpproperty--></p></div></body></html>",
    )
    assert texts(article, "body") == ["云麓经开区昨日新开通2条通勤公交。", "市民称便。"]
    assert article.metadata.date == "2024-04-09"
    assert article.metadata.url == "http://www.example.com/c.htm"


def test_a_mark_that_never_ends_holds_as_far_as_its_element(tmp_path: Path) -> None:
    article = written(
        tmp_path,
        f"<html><body><div><!--enpcontent-->{BODY}</div><div>版面导航，请点击。</div></body></html>",
    )
    assert texts(article, "body") == ["云麓经开区昨日新开通2条通勤公交。"]


def test_marks_far_from_the_beginning_of_a_file_are_found(tmp_path: Path) -> None:
    article = written(
        tmp_path,
        f"<html><body><script>{'var a=1;' * 20_000}</script><h1>园区短讯</h1>"
        f"<!--enpcontent-->{BODY}<!--/enpcontent--><p>广告，热线电话，欢迎来电。</p></body></html>",
    )
    assert texts(article, "body") == ["云麓经开区昨日新开通2条通勤公交。"]


def test_an_address_that_is_none_on_the_web_is_no_url(tmp_path: Path) -> None:
    article = written(
        tmp_path,
        f"<html><!--enpcontent-->{BODY}<!--/enpcontent-->"
        "<!--enpproperty <url>file:///etc/passwd</url>/enpproperty--></html>",
    )
    assert article.metadata.url is None
