"""Web pages: all of the text is found and nothing around it, whatever the page is made of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model import Article, YuanzhiError
from store.reading import NoNews, open_source
from store.reading.html import read_tree
from store.reading.web import read_article
from tests.conftest import DATA

if TYPE_CHECKING:
    from pathlib import Path

WEB = DATA / "html" / "web"
SAVED = DATA / "html" / "saved"
PAGES: dict[str, dict[str, Any]] = json.loads((WEB / "pages.json").read_text(encoding="utf-8"))
ARTICLES = [name for name, page in PAGES.items() if page["paragraphs"]]
TEXT = "<p>云麓经开区昨日新开通2条通勤公交，市民称便。</p>"


def read(path: Path) -> Article:
    (article,) = open_source(path).documents()
    assert isinstance(article, Article)
    return article


def page(name: str) -> Article:
    return read(WEB / f"{name}.html")


def written(folder: Path, markup: str | bytes, name: str = "a.html") -> Article:
    data = markup if isinstance(markup, bytes) else markup.encode("utf-8")
    (folder / name).write_bytes(data)
    return read(folder / name)


def bodies(article: Article) -> list[str]:
    return [part.text for part in article.parts if part.kind == "body"]


def same(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", ARTICLES)
def test_every_paragraph_is_found_once_and_in_order(name: str) -> None:
    paragraphs = [same(part.text) for part in page(name).paragraphs]
    places = []
    for wanted in map(same, PAGES[name]["paragraphs"]):
        found = [at for at, text in enumerate(paragraphs) if wanted in text]
        assert len(found) == 1, wanted
        places += found
    assert places == sorted(places)


@pytest.mark.parametrize("name", ARTICLES)
def test_what_stands_around_a_text_is_left_out(name: str) -> None:
    news = (part.text for part in page(name).parts if part.kind != "notice")
    whole = same("\n".join(news))
    assert [line for line in PAGES[name]["outside"] if same(line) in whole] == []


@pytest.mark.parametrize("name", ARTICLES)
def test_the_headline_is_found_without_the_name_of_the_site(name: str) -> None:
    article = page(name)
    assert article.title == PAGES[name]["title"]
    assert PAGES[name]["title"] not in [part.text for part in article.paragraphs]


@pytest.mark.parametrize("name", [name for name in PAGES if name not in ARTICLES])
def test_a_page_without_an_article_is_no_news(name: str) -> None:
    with pytest.raises(NoNews, match=r"holds no (article|text of an article)"):
        page(name)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("news", {"date": "page text", "publication": "page text", "authors": "page text"}),
        ("gov", {"date": "markup", "publication": "markup", "page_name": "markup"}),
        ("wechat", {"date": "markup", "publication": "markup", "url": "markup"}),
        ("taiwan", {"date": "markup", "publication": "markup", "url": "markup"}),
        ("modules", {"date": "markup", "publication": "markup", "authors": "markup"}),
        ("people", {"date": "markup", "publication": "markup"}),
        ("oldbr", {"date": "page text", "authors": "page text"}),
    ],
)
def test_each_datum_says_whether_it_is_declared_or_printed(
    name: str, known: dict[str, str]
) -> None:
    origins = page(name).metadata.origins
    assert {datum: origin for datum, origin in origins.items() if datum in known} == known


@pytest.mark.parametrize("name", ["news", "gov", "wechat", "sohu", "sina", "xinhua", "people"])
def test_the_day_of_a_page_is_found(name: str) -> None:
    assert page(name).metadata.date == "2024-04-09"


@pytest.mark.parametrize(
    ("name", "publication"),
    [
        ("news", "云麓日报"),
        ("gov", "市经开区管委会"),
        ("wechat", "云麓经开区发布"),
        ("sina", "云麓日报"),
        ("taiwan", "雲麓時報"),
        ("modules", "麓见"),
        ("people", "云麓日报"),
        ("chinanews", "中国新闻网"),
    ],
)
def test_the_source_of_a_text_is_its_publication_before_the_site(
    name: str, publication: str
) -> None:
    assert page(name).metadata.publication == publication


def test_the_authors_are_those_under_the_headline_and_no_editors() -> None:
    assert page("news").authors == ("沈知秋", "陆一鸣")
    assert page("people").authors == ()
    assert page("sina").authors == ()


def test_the_address_of_a_page_is_taken_from_its_markup() -> None:
    assert page("sohu").metadata.url == "https://www.sohu.com/a/123456_789"


def test_a_caption_beside_the_text_is_a_caption() -> None:
    captions = [part.text for part in read(SAVED / "dumpdom.html").parts if part.kind == "caption"]
    assert captions == ["储能电站的电池舱。江一苇 摄"]


def test_what_a_browser_made_of_a_page_is_read() -> None:
    article = read(SAVED / "dumpdom.html")
    assert len(bodies(article)) == 4
    assert article.authors == ("江一苇",)
    assert article.metadata.publication == "禾田日报"


def test_a_document_saved_as_html_keeps_its_spaces_where_its_lines_end() -> None:
    article = read(SAVED / "libreoffice.html")
    assert "本报讯（记者 周望舒）6月12日" in bodies(article)[1]
    assert "园区1路 6:30 8" in bodies(article)
    assert [part.text for part in article.parts if part.kind == "heading"] == ["通勤不再难"]


def test_who_owns_the_computer_is_not_the_author() -> None:
    article = read(SAVED / "libreoffice.html")
    assert article.authors == ()
    assert article.metadata.date is None


@pytest.mark.parametrize(
    ("declared", "charset"),
    [
        ("gb2312", "gb18030"),
        ("utf-8", "gb18030"),
        ("gb2312", "utf-8"),
        ("big5", "utf-8"),
        ("utf-8", "utf-16"),
        ("nonsense", "utf-8"),
        ("iso-8859-1", "gb18030"),
    ],
)
def test_a_declared_charset_that_lies_is_not_believed(
    tmp_path: Path, declared: str, charset: str
) -> None:
    markup = f'<html><head><meta charset="{declared}"><title>龎燊</title></head><body>{TEXT * 3}'
    article = written(tmp_path, markup.encode(charset))
    assert bodies(article)[0] == "云麓经开区昨日新开通2条通勤公交，市民称便。"
    assert article.title == "龎燊"


@pytest.mark.parametrize(
    ("written_text", "text"),
    [
        ("&ldquo;一&amp;二&rdquo;", "“一&二”"),
        ("&#20113;&#x9E93;", "云麓"),
        ("&#55357;&#56832;", "\U0001f600"),
        ("甲&#150;乙", "甲–乙"),
        ("甲&#0;乙", "甲 乙"),
        ("甲&#xD800;乙", "甲 乙"),
        ("甲&#x110000;乙", "甲 乙"),
        ("甲&#65533;乙", "甲 乙"),
        ("甲&nosuch;乙", "甲&nosuch;乙"),
        ("云\u200b麓&#8203;市&shy;", "云麓市"),
        ("甲&lt;b&gt;乙", "甲<b>乙"),
        ("甲\x1b]0;x\x07乙", "甲 乙"),
    ],
)
def test_references_are_resolved_and_broken_ones_do_no_harm(
    tmp_path: Path, written_text: str, text: str
) -> None:
    article = written(tmp_path, f"<meta charset=utf-8><body>{TEXT}<p>{written_text}。</p>")
    assert bodies(article)[1] == f"{text}。"


def test_nothing_in_a_page_reads_another_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("不可读的内容，真的。", encoding="utf-8")
    article = written(
        tmp_path,
        '<!DOCTYPE html [<!ENTITY x SYSTEM "secret.txt">]><html><meta charset=utf-8><body>'
        f'{TEXT}<p>甲&x;乙，丙。</p><iframe src="secret.txt"></iframe></body></html>',
    )
    assert "不可读" not in "".join(bodies(article))


def test_tags_nested_without_end_are_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(YuanzhiError, match=r"nests its tags more than 2048 deep"):
        written(tmp_path, "<html><body>" + "<div>" * 100_000 + TEXT)


def test_a_tag_of_endless_length_loses_its_attributes_and_no_text(tmp_path: Path) -> None:
    attributes = " ".join(f"a{number}='>'" for number in range(20_000))
    article = written(tmp_path, f"<html><body><div {attributes}>{TEXT}</div></body></html>")
    assert len(bodies(article)) == 1


def test_a_long_text_is_no_long_tag(tmp_path: Path) -> None:
    article = written(tmp_path, f"<meta charset=utf-8><body><p>{'园区建设，稳步推进。' * 5000}</p>")
    assert len(bodies(article)[0]) == 50_000


def test_a_browser_tells_the_address_of_the_page_it_saved(tmp_path: Path) -> None:
    article = written(
        tmp_path,
        "<!DOCTYPE html>\n<!-- saved from url=(0029)http://news.example.com/a.htm -->\n"
        f"<html><head><meta charset=utf-8></head><body>{TEXT}</body></html>",
    )
    assert article.metadata.url == "http://news.example.com/a.htm"


def test_an_extension_tells_the_day_on_which_a_page_was_saved(tmp_path: Path) -> None:
    article = written(
        tmp_path,
        "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://example.com/a \n"
        " saved date: Sun Jun 07 2020 10:00:00 GMT+0800 (China Standard Time)\n-->"
        f"<meta charset=utf-8><body>{TEXT}</body></html>",
    )
    assert article.metadata.url == "https://example.com/a"
    assert article.metadata.accessed == "2020-06-07"


def test_a_piece_of_a_saved_page_is_no_news(tmp_path: Path) -> None:
    folder = tmp_path / "云麓_files"
    folder.mkdir()
    (tmp_path / "云麓.html").write_text(TEXT, encoding="utf-8")
    with pytest.raises(NoNews, match="is a piece of a page that a browser saved"):
        written(folder, f"<html><body>{TEXT}", "saved_resource.html")


def test_the_name_of_a_site_is_no_headline(tmp_path: Path) -> None:
    article = written(
        tmp_path,
        "<meta charset=utf-8><title>园区开通通勤公交-云麓新闻网</title><body><h1>云麓新闻网</h1>"
        f"<h2>园区开通通勤公交</h2>{TEXT}",
    )
    assert article.title == "园区开通通勤公交"


def test_a_paragraph_above_a_section_heading_is_not_lost(tmp_path: Path) -> None:
    article = written(tmp_path, f"<meta charset=utf-8><body>{TEXT}<h2>通勤不再难</h2>{TEXT}")
    assert len(bodies(article)) == 2


def test_a_short_piece_of_news_on_registration_is_no_form(tmp_path: Path) -> None:
    article = written(
        tmp_path,
        f"<meta charset=utf-8><title>注册企业总数突破三千家 园区登记再提速</title><body>{TEXT}",
    )
    assert len(bodies(article)) == 1


def test_a_line_on_rights_within_a_text_is_a_notice_and_not_lost(tmp_path: Path) -> None:
    article = written(
        tmp_path, f"<meta charset=utf-8><body>{TEXT}<p>举报电话：12345，欢迎监督。</p>{TEXT}"
    )
    assert [part.kind for part in article.parts] == ["body", "notice", "body"]


def test_a_folder_that_only_looks_like_that_of_a_saved_page_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "park_files"
    folder.mkdir()
    assert bodies(written(folder, f"<html><meta charset=utf-8><body>{TEXT}"))


def test_a_page_is_known_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    article = written(
        tmp_path,
        f"<!-- made by hand -->\n<!DOCTYPE html><html><meta charset=utf-8><body>{TEXT}",
        "index.php",
    )
    assert len(bodies(article)) == 1


@pytest.mark.parametrize(
    "start",
    [
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "" "">\n<html><body>',
        "\ufeff<HTML><BODY>",
        "<!-- 甲 --><!-- 乙 -->\n<html><body>",
        '<head><meta charset="utf-8"></head>',
    ],
)
def test_a_page_may_begin_in_many_ways(tmp_path: Path, start: str) -> None:
    assert len(bodies(written(tmp_path, start + TEXT, "page"))) == 1


def test_the_charset_that_the_reader_names_goes_before_the_page(tmp_path: Path) -> None:
    from store.model import Options

    (tmp_path / "a.html").write_bytes(
        f"<meta charset=big5><body>{TEXT}<p>甲。</p>".encode("gb18030")
    )
    source = open_source(tmp_path / "a.html", Options(charset="gb18030"))
    (article,) = source.documents()
    assert isinstance(article, Article)
    assert source.charset == "gb18030"


_HANZI = st.text("云麓经开区新签约项目投资建设今年园", min_size=15, max_size=60)
_WRAPS = st.sampled_from(
    [
        "<p>{}</p>",
        "<div>{}</div>",
        "<p>　　{}</p>",
        "{}<br>",
        "&nbsp;&nbsp;&nbsp;&nbsp;{}<br><br>",
        "<section><section><span>{}</span></section></section>",
        "<p><strong>{}</strong></p>",
        "<P><FONT face=宋体>{}</FONT></P>",
        "<li>{}</li>",
        "<blockquote><p>{}</p></blockquote>",
        "<table><tr><td>{}</td></tr></table>",
    ]
)


@given(st.lists(st.tuples(_HANZI, _WRAPS), min_size=2, max_size=12))
@settings(deadline=None, max_examples=60)
def test_no_paragraph_is_lost_in_whatever_it_is_wrapped(
    paragraphs: list[tuple[str, str]],
) -> None:
    text = "".join(wrap.format(hanzi + "，好。") for hanzi, wrap in paragraphs)
    menu = "".join(f'<li><a href="/{number}">首页</a></li>' for number in range(9))
    markup = (
        f"<html><body><ul>{menu}</ul><div><div>{text}</div></div><p>鄂ICP备1号</p></body></html>"
    )
    article, _ = read_article(read_tree(markup, "a.html"), "a.html")
    found = "".join(part.text for part in article.paragraphs)
    assert found == "".join(f"{hanzi}，好。" for hanzi, _ in paragraphs)


_PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<div id=ozoom>", "</div>", "<!--enpcontent-->", "<!--/enpcontent-->",
        "<!--", "-->", "<table><tr><td>", "</table>", "<br>", "<a href=node_1.htm>", "</a>", "<h1>",
        "<title>", "<script>", "<!--enpproperty <founder-title>", "</founder-title>/enpproperty-->",
        "&#0;", "&nbsp;", "<meta name=author content=", "'", '"', ">", "<", "\0", "\x02", "\x1f",
        "\n", "　　", "园区，项目。", "2020-06-01", "第07版：要闻", "\U0001f600",
        "<founder-content>",
        '<script type="application/ld+json">{"@type":"Article","author":[[[]]]}</script>',
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=60))
@settings(deadline=None, max_examples=200)
def test_no_markup_makes_anything_but_an_article_or_a_sentence(pieces: list[str]) -> None:
    try:
        article, _ = read_article(read_tree("".join(pieces), "a.html"), "a.html")
    except YuanzhiError:
        return
    for part in article.parts:
        assert part.text.strip() == part.text != ""
        assert not set(part.text) & set("\0\x02\x03\x04\x05\x1e\x1f\n\ufffd")


@given(st.binary(max_size=400))
@settings(deadline=None, max_examples=100)
def test_no_bytes_make_anything_but_an_article_or_a_sentence(data: bytes) -> None:
    from pathlib import PurePosixPath

    from store.reading import Item

    item = Item.holding("a.html", PurePosixPath("a.html"), b"<html><body>" + data)
    try:
        list(open_source(item).documents())
    except YuanzhiError as error:
        assert str(error)
