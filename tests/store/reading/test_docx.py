"""DOCX: articles where the styles tell them, a page with its large lines where they do not."""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.layout import lay_out
from store.model import Article, Page, YuanzhiError
from store.reading import NoNews, open_source
from store.reading.docx.numbering import written
from tests.conftest import DATA
from tests.store.reading.articles import read_documents
from tests.store.reading.packages import docx, packed, paragraph, style

STYLES = (
    style("1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    + style("2", "heading 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
    + style("a", "Title")
    + style("b", "新闻标题", '<w:basedOn w:val="1"/>')
    + style("c", "标题")
    + style("d", "题注")
    + style("e", "副标题")
    + style("f", "TOC 1")
    + style("g", "作者")
)
BODY = "　　六月一日，南溪经济技术开发区新材料项目开工。"


def read(data: bytes, name: str = "news.docx") -> list[Page | Article]:
    return read_documents(data, name)[0]


def articles(body: str, **parts: str) -> list[Article]:
    documents = read(docx(body, styles=STYLES, **parts))
    assert all(isinstance(document, Article) for document in documents)
    return [document for document in documents if isinstance(document, Article)]


def page(body: str, **parts: str) -> Page:
    (document,) = read(docx(body, styles=STYLES, **parts))
    assert isinstance(document, Page)
    return document


def parts(article: Article) -> list[tuple[str, str]]:
    return [(part.kind, part.text) for part in article.parts]


def test_headings_of_python_docx_are_articles_with_all_that_belongs_to_them() -> None:
    first, second = open_source(DATA / "docx" / "styles.docx").documents()
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert parts(first) == [
        ("title", "南溪经开区举行开工仪式"),
        ("subtitle", "总投资三亿元 明年投产"),
        ("body", "本报讯（记者 周明）6月1日，南溪经济技术开发区新材料项目开工。"),
        ("body", "项目占地百亩。"),
        ("heading", "一条龙服务"),
        ("body", "开发区为企业提供一条龙服务。"),
        ("body", "第一行"),
        ("body", "第二行"),
        ("caption", "图为开工现场。 周明摄"),
        ("body", "企业　投资　投产"),
        ("body", "甲材料公司　3亿元　2021年"),
        ("body", "乙设备公司　1亿元　2022年"),
        ("body", "1. 规划先行"),
        ("body", "2. 项目落地"),
    ]
    assert parts(second)[0] == ("title", "北山高新区引进十家企业")


def test_the_header_of_the_pages_tells_the_page_and_who_typed_the_file_is_no_author() -> None:
    article, _ = open_source(DATA / "docx" / "styles.docx").documents()
    assert isinstance(article, Article)
    data = article.metadata
    assert (data.date, data.page, data.page_name) == ("2020-06-01", "3", "园区")
    assert set(data.origins.values()) == {"page text"}
    assert article.authors == ()


def test_a_clipping_without_styles_is_a_page_and_its_large_lines_are_told() -> None:
    (document,) = open_source(DATA / "docx" / "clipping.docx").documents()
    assert isinstance(document, Page)
    lines = document.text.split("\n\n")
    assert lines[1:3] == [
        "本报记者 周明",
        "　　6月1日，南溪经济技术开发区新材料项目开工，总投资3亿元。",
    ]
    large = [document.text[start:end] for start, end in document.large]
    assert large == ["南溪经开区举行开工仪式", "北山高新区引进十家企业"]
    assert [article.title for article in lay_out(document)] == large


def test_headings_of_libreoffice_are_articles() -> None:
    first, second = open_source(DATA / "docx" / "headings.docx").documents()
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert [kind for kind, _ in parts(first)] == ["title", "body", "heading", "body"]
    assert second.title == "北山高新区引进十家企业"


def test_tracked_changes_text_boxes_links_notes_and_lists_of_libreoffice() -> None:
    (document,) = open_source(DATA / "docx" / "tracked.docx").documents()
    assert isinstance(document, Page)
    assert document.text.split("\n\n") == [
        "南溪经开区举行开工仪式",
        "6月1日，南溪经济技术开发区项目开工。",
        "文本框在这里。",
        "框里的第一段。",
        "框里的第二段。",
        "详见开发区网站。上行\n下行",
        "一、规划先行",
        "二、项目落地",
        "企业　投资",
        "甲材料公司　3亿元",
        "数据由开发区提供。",
    ]


@pytest.mark.parametrize("key", ["1", "a", "b", "c"])
def test_a_headline_is_known_by_the_name_of_its_style_or_of_what_it_is_based_on(key: str) -> None:
    (article,) = articles(paragraph("南溪经开区开工", key) + paragraph(BODY))
    assert parts(article) == [("title", "南溪经开区开工"), ("body", BODY.strip())]


def test_several_titles_are_several_articles_and_chinese_styles_are_known() -> None:
    first, second = articles(
        paragraph("甲", "c")
        + paragraph("乙", "e")
        + paragraph("周明", "g")
        + paragraph(BODY)
        + paragraph("图为现场。", "d")
        + paragraph("丙", "c")
        + paragraph(BODY)
    )
    kinds = [kind for kind, _ in parts(first)]
    assert kinds == ["title", "subtitle", "byline", "body", "caption"]
    assert second.title == "丙"


def test_the_title_of_the_paper_and_the_names_of_its_pages_are_no_articles() -> None:
    first, second, third = articles(
        paragraph("南溪日报", "a")
        + paragraph("目录", "f")
        + paragraph("第01版：要闻", "1")
        + paragraph("甲", "2")
        + paragraph(BODY)
        + paragraph("乙", "2")
        + paragraph(BODY)
        + paragraph("第02版：园区", "1")
        + paragraph("丙", "2")
        + paragraph(BODY)
    )
    assert parts(first)[:2] == [("notice", "南溪日报"), ("title", "甲")]
    pages = [(one.metadata.page, one.metadata.page_name) for one in (first, second, third)]
    assert pages == [("1", "要闻"), ("1", "要闻"), ("2", "园区")]
    assert [article.title for article in (second, third)] == ["乙", "丙"]


def test_numbered_headings_right_under_a_title_are_sections_of_one_article() -> None:
    (article,) = articles(
        paragraph("甲", "a")
        + "".join(paragraph(f"{number}、小标题", "1") + paragraph(BODY) for number in "一二")
    )
    assert [kind for kind, _ in parts(article)] == ["title", "heading", "body", "heading", "body"]


def test_headings_after_a_long_beginning_are_no_headlines() -> None:
    document = page(
        paragraph("南溪经开区举行开工仪式", None, '<w:sz w:val="36"/>')
        + paragraph(BODY * 3)
        + paragraph("小标题", "1")
        + paragraph(BODY)
    )
    assert [document.text[start:end] for start, end in document.large] == ["南溪经开区举行开工仪式"]


def test_a_kicker_stands_above_its_headline() -> None:
    (article,) = articles(
        paragraph("重点项目巡礼") + paragraph("甲", "1") + paragraph("乙", "1") + paragraph(BODY)
    )
    assert parts(article)[:2] == [("kicker", "重点项目巡礼"), ("title", "甲 乙")]


def test_what_was_taken_out_is_out_and_what_was_put_in_is_in() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    document = page(
        f"<w:p>{run.format('开')}<w:ins>{run.format('工')}</w:ins>"
        "<w:del><w:r><w:delText>停</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run.format('旧')}</w:moveFrom><w:moveTo>{run.format('新')}</w:moveTo>"
        f"<w:hyperlink>{run.format('网')}</w:hyperlink>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r>"
        f"<w:sdt><w:sdtContent>{run.format('控')}</w:sdtContent></w:sdt></w:p>"
    )
    assert document.text == "开工新网控"


def test_a_text_box_is_read_once_though_it_is_written_for_old_and_new_programs() -> None:
    box = f"<w:txbxContent>{paragraph('框中。')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    old = f"<w:pict><v:textbox>{box}</v:textbox></w:pict>"
    assert page(f"<w:p><w:r>{both}<w:t>锚。</w:t></w:r></w:p>").text == "锚。\n\n框中。"
    assert page(f"<w:p><w:r>{old}</w:r></w:p>").text == "框中。"
    empty = both.replace(box, "<w:t/>", 1)
    assert page(f"<w:p><w:r>{empty}</w:r></w:p>").text == "框中。"


def test_a_table_that_only_sets_columns_is_read_column_by_column() -> None:
    cell = "<w:tc>{}</w:tc>"
    row = "<w:tr>" + cell.format(paragraph("甲" * 90)) + cell.format(paragraph("乙")) + "</w:tr>"
    deleted = "<w:tr><w:trPr><w:del/></w:trPr>" + cell.format(paragraph("丙")) + "</w:tr>"
    assert page(f"<w:tbl>{row}{deleted}</w:tbl>").text == "甲" * 90 + "\n\n乙"


def test_a_list_goes_on_counting_and_a_deeper_one_begins_anew() -> None:
    levels = (
        '<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>'
        '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl>'
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="3">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="3"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="3"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    items = [("1", 0), ("1", 1), ("1", 1), ("1", 2), ("1", 0), ("1", 1), ("2", 0), ("9", 0)]
    body = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr></w:pPr>'
        "<w:r><w:t>项</w:t></w:r></w:p>"
        for key, level in items
    )
    assert page(body, numbering=numbering).text.split("\n\n") == [
        "一、项", "一.1. 项", "一.2. 项", "项", "二、项", "二.1. 项", "五、项", "项",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (7, "decimal", "7"),
        (7, "decimalZero", "07"),
        (10, "chineseCounting", "十"),
        (12, "chineseCountingThousand", "十二"),
        (105, "chineseCounting", "一百零五"),
        (1010, "japaneseCounting", "一千零一十"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (11, "ideographTraditional", "甲"),
        (3, "decimalEnclosedCircleChinese", "③"),
        (28, "upperLetter", "BB"),
        (1994, "lowerRoman", "mcmxciv"),
        (10**9, "chineseCounting", "1000000000"),
    ],
)
def test_the_forms_of_numbers(number: int, form: str, text: str) -> None:
    assert written(number, form) == text


def test_a_bold_line_in_the_middle_is_large_where_no_line_is_larger() -> None:
    headline = (
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr>'
        "<w:t>南溪经开区举行开工仪式</w:t></w:r></w:p>"
    )
    document = page(paragraph("导语", None, "<w:b/>") + headline + paragraph(BODY))
    assert [document.text[start:end] for start, end in document.large] == ["南溪经开区举行开工仪式"]


def test_a_style_of_characters_changes_no_size_that_it_does_not_name() -> None:
    characters = '<w:style w:type="character" w:styleId="h"><w:name w:val="Hyperlink"/></w:style>'
    large = '<w:style w:type="paragraph" w:styleId="l"><w:rPr><w:sz w:val="44"/></w:rPr></w:style>'
    run = '<w:r><w:rPr><w:rStyle w:val="h"/></w:rPr><w:t>南溪经开区举行开工仪式</w:t></w:r>'
    headline = f'<w:p><w:pPr><w:pStyle w:val="l"/></w:pPr>{run}</w:p>'
    (document,) = read(docx(headline + paragraph(BODY * 2), styles=characters + large))
    assert isinstance(document, Page)
    assert [document.text[start:end] for start, end in document.large] == ["南溪经开区举行开工仪式"]


def test_control_characters_never_reach_the_text() -> None:
    text = page(paragraph("开&#x202e;工&#x9b;31m仪式")).text
    assert not set(text) & {"\u202e", "\x9b"}


def test_a_document_without_text_is_no_news() -> None:
    with pytest.raises(NoNews):
        read(docx("<w:p/>"))


@pytest.mark.parametrize("entity", ['"园区"', 'SYSTEM "file:///etc/hostname"'])
def test_a_document_with_entities_of_its_own_is_refused(entity: str) -> None:
    before = f"<!DOCTYPE d [<!ENTITY x {entity}>]>"
    with pytest.raises(YuanzhiError, match="damaged"):
        read(docx(paragraph("开&x;工"), before))


def test_a_bomb_is_refused() -> None:
    data = docx(paragraph("0" * (65 << 20)))
    assert len(data) < 1 << 20
    with pytest.raises(YuanzhiError, match="unpacks to more than"):
        read(data)


def test_parts_that_are_missing_or_no_xml_cost_only_what_they_say() -> None:
    data = docx(paragraph("甲", "1") + paragraph(BODY), styles="<", numbering="", header="<<")
    (document,) = read(data)
    assert isinstance(document, Page)


@pytest.mark.parametrize(
    "parts",
    [
        {"[Content_Types].xml": "<Types/>", "word/x.xml": "<x/>"},
        {"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>"},
        {"[Content_Types].xml": "<Types/>", "word/document.xml": "no xml"},
    ],
)
def test_a_document_without_its_main_part_is_damaged(parts: dict[str, str | bytes]) -> None:
    with pytest.raises(YuanzhiError, match="damaged"):
        read(packed(parts))


def test_a_document_with_a_password_is_refused_with_a_word_on_it() -> None:
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    with pytest.raises(YuanzhiError, match="password"):
        read(container + "EncryptedPackage".encode("utf-16-le"))


@lru_cache
def sample(name: str) -> bytes:
    return (DATA / "docx" / name).read_bytes()


@lru_cache
def main_part(name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(sample(name))) as archive:
        return archive.read("word/document.xml")


@given(st.data())
def test_damage_raises_nothing_but_what_the_reader_can_act_on(draw: st.DataObject) -> None:
    data = bytearray(sample("tracked.docx"))
    for place in draw.draw(st.lists(st.integers(0, len(data) - 1), max_size=8)):
        data[place] = draw.draw(st.integers(0, 255))
    cut = draw.draw(st.integers(0, len(data)) | st.none())
    try:
        read(bytes(data[:cut]))
    except YuanzhiError as error:
        assert "\n" not in str(error)


@given(st.data())
def test_any_part_of_a_text_is_read_or_refused(draw: st.DataObject) -> None:
    """The XML itself is changed here, which a ZIP file's checksums would hide."""
    data = main_part("tracked.docx")
    start = draw.draw(st.integers(0, len(data)))
    end = draw.draw(st.integers(start, min(len(data), start + 400)))
    changed = data[:start] + data[end:]
    try:
        read(packed({"[Content_Types].xml": "<Types/>", "word/document.xml": changed}))
    except YuanzhiError as error:
        assert "\n" not in str(error)
