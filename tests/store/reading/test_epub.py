"""EPUB: the articles of a book's documents, in the order in which they are read."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import Article, YuanzhiError
from store.reading import NoNews, open_source
from tests.conftest import DATA
from tests.store.reading.articles import read_bytes
from tests.store.reading.packages import epub, packed

BODY = "<p>六月一日，项目开工。</p>"


def read(data: bytes) -> list[Article]:
    articles, problems = read_bytes(data, "news.epub")
    assert problems == []
    return articles


def sample_articles(name: str) -> list[Article]:
    documents = list(open_source(DATA / "epub" / name).documents())
    assert all(isinstance(document, Article) for document in documents)
    return [document for document in documents if isinstance(document, Article)]


def parts(article: Article) -> list[tuple[str, str]]:
    return [(part.kind, part.text) for part in article.parts]


def test_a_newspaper_of_pandoc_with_its_pages_and_articles() -> None:
    first, second, third = sample_articles("paper.epub")
    assert parts(first)[:5] == [
        ("title", "南溪经开区举行开工仪式"),
        ("body", "本报讯（记者 周明）6月1日，南溪经济技术开发区新材料项目开工。"),
        ("caption", "图为开工现场。"),
        ("heading", "一条龙服务"),
        ("body", "开发区为企业提供一条龙服务。"),
    ]
    assert [kind for kind, _ in parts(first)[5:]] == ["body", "body"]
    assert [second.title, third.title] == ["北山高新区引进十家企业", "园区要算长远账"]
    pages = [(one.metadata.page, one.metadata.page_name) for one in (first, second, third)]
    assert pages == [("1", "要闻"), ("1", "要闻"), ("2", "评论")]
    data = first.metadata
    assert (data.publication, data.date, data.language) == ("南溪日报", "2020-06-01", "zh-CN")
    assert data.origins["publication"] == "markup"
    assert first.authors == ()


def test_one_article_of_pandoc_whose_headline_is_the_title_of_the_book() -> None:
    (article,) = sample_articles("one.epub")
    assert parts(article) == [
        ("title", "南溪经开区举行开工仪式"),
        ("body", "6月1日，南溪经济技术开发区新材料项目开工。"),
        ("body", "项目占地百亩。"),
    ]
    assert article.authors == ("周明",)
    assert article.metadata.publication is None
    assert article.metadata.date == "2020-06-01"
    assert article.metadata.origins["authors"] == "markup"


def test_articles_of_libreoffice_are_known_by_the_list_of_contents_alone() -> None:
    first, second = sample_articles("office.epub")
    assert parts(first)[:2] == [
        ("title", "南溪经开区举行开工仪式"),
        ("body", "6月1日，南溪经济技术开发区新材料项目开工。"),
    ]
    assert second.title == "北山高新区引进十家企业"
    assert first.metadata.origins == {}
    assert first.authors == ()


def test_covers_and_lists_of_contents_are_no_articles() -> None:
    articles = read(
        epub(
            {
                "cover.xhtml": "<h1>南溪日报</h1>",
                "p.xhtml": '<section epub:type="toc"><h1>目录</h1><a href="a">甲</a></section>',
                "q.xhtml": "<h1>版权</h1><p>版权所有</p>",
                "a.xhtml": f"<nav><p>上一篇</p></nav><h2>甲</h2>{BODY}<p hidden=''>隐</p>",
            },
            guide='<reference type="copyright-page" href="q.xhtml"/>',
        )
    )
    assert [parts(article) for article in articles] == [
        [("title", "甲"), ("body", "六月一日，项目开工。")]
    ]


def test_a_cover_with_a_text_of_its_own_is_no_mere_cover() -> None:
    articles = read(epub({"cover.xhtml": f"<h1>甲</h1>{BODY * 30}"}))
    assert len(articles[0].paragraphs) == 30


def test_a_document_without_a_heading_goes_on_with_the_one_before() -> None:
    (article,) = read(epub({"a.xhtml": f"<h1>甲</h1>{BODY}", "b.xhtml": "<p>二。</p>"}))
    assert [part.text for part in article.paragraphs] == ["六月一日，项目开工。", "二。"]


def test_a_page_with_a_name_alone_names_the_page_of_what_follows() -> None:
    articles = read(
        epub(
            {
                "a.xhtml": "<h1>第03版：园区</h1>",
                "b.xhtml": f"<h1>甲</h1>{BODY}",
                "c.xhtml": f"<h1>乙</h1>{BODY}",
                "d.xhtml": "<h1>附</h1>",
            }
        )
    )
    assert [article.title for article in articles] == ["甲", "乙"]
    assert [article.metadata.page for article in articles] == ["3", "3"]
    assert parts(articles[1])[-1] == ("notice", "附")


METADATA = "<title>{}</title><creator>{}</creator><publisher>{}</publisher>"


@pytest.mark.parametrize(
    ("title", "publication", "date"),
    [
        ("南溪日报", "南溪日报", None),
        ("《南溪日报》2020年6月1日", "南溪日报", "2020-06-01"),
        ("南溪日报 [2020-06-01]", "南溪日报", "2020-06-01"),
        ("南溪周刊2020年第12期", "南溪周刊", None),
        ("Unknown Title", None, None),
        ("甲", None, None),
    ],
)
def test_the_title_of_the_book_is_the_paper_and_perhaps_its_day(
    title: str, publication: str | None, date: str | None
) -> None:
    documents = {"a.xhtml": f"<h1>甲</h1>{BODY}", "b.xhtml": f"<h1>乙</h1>{BODY}"}
    article = read(epub(documents, METADATA.format(title, "周明", "")))[0]
    assert (article.metadata.publication, article.metadata.date) == (publication, date)
    assert article.authors == ()


@pytest.mark.parametrize(
    ("creator", "authors"), [("周明", ("周明",)), ("南溪日报社", ()), ("Unknown Author", ())]
)
def test_who_made_the_book_is_the_author_of_its_only_article_unless_it_is_the_publisher(
    creator: str, authors: tuple[str, ...]
) -> None:
    metadata = METADATA.format("南溪日报", creator, "南溪日报社")
    (article,) = read(epub({"a.xhtml": f"<h1>甲</h1>{BODY}"}, metadata))
    assert article.authors == authors


def test_the_moment_at_which_a_program_made_the_file_is_no_date_of_publication() -> None:
    moment = "2026-11-25T02:48:54Z"
    modified = f'<meta property="dcterms:modified">{moment}</meta>'
    documents = {"a.xhtml": f"<h1>甲</h1>{BODY}"}
    for date, found in ((moment, None), ("2020-06-01", "2020-06-01")):
        (article,) = read(epub(documents, f"<date>{date}</date>{modified}"))
        assert article.metadata.date == found


def test_a_language_that_a_program_assumed_is_not_believed() -> None:
    documents = {"a.xhtml": f"<h1>甲</h1>{BODY}"}
    for told, found in (("en-US", None), ("zh-CN", "zh-CN"), ("C", None)):
        (article,) = read(epub(documents, f"<language>{told}</language>"))
        assert article.metadata.language == found


def test_a_document_that_is_missing_is_told_and_the_others_are_read() -> None:
    data = epub({"a.xhtml": f"<h1>甲</h1>{BODY}", "b.xhtml": BODY})
    articles, problems = read_bytes(data.replace(b"o/b.xhtml", b"o/x.xhtml"), "news.epub")
    assert [article.title for article in articles] == ["甲"]
    assert problems == ["o/b.xhtml is missing in news.epub."]


def encryption(algorithm: str) -> str:
    return (
        f'<encryption><EncryptedData><EncryptionMethod Algorithm="{algorithm}"/>'
        '<CipherData><CipherReference URI="o/a.xhtml"/></CipherData></EncryptedData></encryption>'
    )


def test_a_book_that_is_locked_is_refused_and_one_with_scrambled_fonts_is_read() -> None:
    documents = {"a.xhtml": f"<h1>甲</h1>{BODY}"}
    locked = encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    with pytest.raises(YuanzhiError, match="DRM"):
        read(epub(documents, encryption=locked))
    assert read(epub(documents, encryption=encryption("http://www.idpf.org/2008/embedding")))


def test_nothing_outside_the_book_is_read() -> None:
    documents = {"../../../../etc/hostname": "", "a.xhtml": f"<h1>甲</h1>{BODY}"}
    data = epub(documents).replace(b"o/../../../../etc", b"o/../../../../xxx")
    articles, problems = read_bytes(data, "news.epub")
    assert len(articles) == 1
    assert "missing" in problems[0]


def test_a_bomb_is_told() -> None:
    data = epub({"a.xhtml": f"<h1>甲</h1>{BODY}", "b.xhtml": "0" * (65 << 20)})
    assert len(data) < 1 << 20
    articles, problems = read_bytes(data, "news.epub")
    assert len(articles) == 1
    assert "unpacks to more than" in problems[0]


@pytest.mark.parametrize("documents", [{}, {"a.xhtml": ""}, {"a.xhtml": "<h1>甲</h1>"}])
def test_a_book_without_text_is_no_news(documents: dict[str, str]) -> None:
    with pytest.raises(NoNews):
        read(epub(documents))


def test_a_book_without_its_package_file_is_damaged() -> None:
    with pytest.raises(YuanzhiError, match="damaged"):
        read(packed({"mimetype": "application/epub+zip", "META-INF/container.xml": "<x/>"}))


@lru_cache
def sample(name: str) -> bytes:
    return (DATA / "epub" / name).read_bytes()


@given(st.data())
def test_damage_raises_nothing_but_what_the_reader_can_act_on(draw: st.DataObject) -> None:
    data = bytearray(sample("paper.epub"))
    for place in draw.draw(st.lists(st.integers(0, len(data) - 1), max_size=8)):
        data[place] = draw.draw(st.integers(0, 255))
    cut = draw.draw(st.integers(0, len(data)) | st.none())
    try:
        read_bytes(bytes(data[:cut]), "news.epub")
    except YuanzhiError as error:
        assert "\n" not in str(error)


@given(
    st.dictionaries(
        st.sampled_from(["a.xhtml", "cover.xhtml", "b.htm"]),
        st.text("<>/h1p 甲一&;\"'\x1b", max_size=60),
    ),
    st.text("<>/title dat南溪日报2020年", max_size=60),
)
def test_any_markup_is_read_or_refused(documents: dict[str, str], metadata: str) -> None:
    try:
        read_bytes(epub(documents, metadata), "news.epub")
    except YuanzhiError as error:
        assert "\n" not in str(error)
