"""Tables: articles in rows, in columns known by their names."""

from __future__ import annotations

import csv
import io
from itertools import islice
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import Article, YuanzhiError
from store.reading import NoNews, Options, open_source
from tests.conftest import DATA
from tests.store.reading.articles import ARTICLES, fields_of, read_bytes, read_documents

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "标题,日期,正文"
QUOTING: tuple[Literal[0, 1], ...] = (csv.QUOTE_MINIMAL, csv.QUOTE_ALL)


def read(text: str, name: str = "news.csv", /, **columns: str) -> tuple[list[Article], list[str]]:
    return read_bytes(text.encode(), name, Options(columns=columns))


@pytest.mark.parametrize(
    ("name", "charset"),
    [
        ("module.csv", "utf-8"),
        ("calc_gb18030.csv", "gb18030"),
        ("calc_semicolon.csv", "utf-8"),
        ("calc_unicode.txt", "utf-16-le"),
    ],
)
def test_tables_as_the_usual_programs_write_them(name: str, charset: str) -> None:
    source = open_source(DATA / "records" / name)
    problems: list[str] = []
    first, second = source.documents(problem=problems.append)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.title == "南溪经开区举行开工仪式"
    assert first.head("subtitle") == "总投资三亿元，明年投产"
    assert [part.text for part in first.paragraphs] == [
        "6月1日，南溪经济技术开发区新材料项目开工。",
        "项目占地“百亩”，明年投产。",
    ]
    assert first.authors == ("周明", "王芳")
    data = first.metadata
    assert (data.publication, data.date) == ("南溪日报", "2020-06-01")
    assert (data.page, data.page_name, data.url) == ("3", "园区", "https://example.org/a")
    assert set(data.origins.values()) == {"field"}
    assert second.paragraphs[0].text == '北山高新技术产业开发区昨日签约十个项目,总投资"三亿元"。'
    assert second.metadata.page == "A01"
    assert source.charset == charset
    assert problems == []


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = f"{HEADER}\n甲,2020-06-01,一\n".replace(",", delimiter)
    (article,), problems = read(text)
    assert (article.title, article.metadata.date) == ("甲", "2020-06-01")
    assert problems == []


def test_excel_may_name_the_delimiter_itself() -> None:
    (article,), _ = read("sep=;\r\n标题;正文\r\n甲,乙;一\r\n")
    assert article.title == "甲,乙"


def test_a_delimiter_that_cannot_be_one_is_part_of_the_text() -> None:
    with pytest.raises(YuanzhiError, match="--map"):
        read('sep="\n标题,正文\n甲,一\n')


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_lines_may_end_in_any_way(end: str) -> None:
    articles, problems = read(end.join(["\ufeff" + HEADER, "甲,2020,一", '乙,2020,"二', '三"', ""]))
    assert [part.text for part in articles[1].paragraphs] == ["二", "三"]
    assert problems == []


def test_empty_rows_and_empty_cells_behind_the_last_are_left_out() -> None:
    articles, problems = read(f"{HEADER}\n\n甲,2020,一,,\n,,\n , ,\n")
    assert len(articles) == 1
    assert problems == []


def test_a_table_without_a_column_for_the_text_names_its_columns_and_the_way_out() -> None:
    with pytest.raises(YuanzhiError, match=r"headline, 内文.*--map text=COLUMN"):
        read("headline,内文\n甲,一\n")
    (article,), _ = read("headline,内文\n甲,一\n", text="内文")
    assert (article.title, article.paragraphs[0].text) == ("甲", "一")


def test_rows_with_a_wrong_number_of_cells_are_told_by_their_line() -> None:
    articles, problems = read(f'{HEADER}\n甲,2020,"一\n二"\n乙,2020\n丙,2020,三,四\n丁,2020,五\n')
    assert [article.title for article in articles] == ["甲", "丁"]
    assert [problem.split(":")[0] for problem in problems] == ["Line 4", "Line 5"]
    assert "2 cells where the header has 3" in problems[0]


def test_a_quotation_mark_that_is_never_closed_takes_no_other_row_with_it() -> None:
    articles, problems = read(f'{HEADER}\n甲,2020,"一\n乙,2020,二\n丙,2020,三\n')
    assert [article.title for article in articles] == ["甲", "乙", "丙"]
    assert articles[0].paragraphs[0].text == '"一'
    assert len(problems) == 1
    assert problems[0].startswith("Line 2: ")


def test_quotation_marks_within_a_cell_are_text() -> None:
    articles, problems = read(f'{HEADER}\n甲,2020,一"二"三\n"乙"丙,2020,二\n"丁",2020,三\n')
    assert articles[0].paragraphs[0].text == '一"二"三'
    assert articles[1].title == '"乙"丙'
    assert articles[2].title == "丁"
    assert [problem.split(":")[0] for problem in problems] == ["Line 3"]


@pytest.mark.parametrize("bad", ["\0", "x" * (2 << 20)])
def test_a_row_with_nul_characters_or_an_endless_cell_is_told(bad: str) -> None:
    articles, problems = read(f"{HEADER}\n甲,2020,一{bad}\n乙,2020,二\n")
    assert [article.title for article in articles] == ["乙"]
    assert problems[0].startswith("Line 2: ")


def test_a_row_that_does_not_fit_the_charset_costs_only_itself() -> None:
    data = f"{HEADER}\n甲,2020,项目开工\n乙,2020,?\n丙,2020,项目投产\n".encode()
    articles, problems = read_bytes(data.replace(b"?", b"\xff\xfe"), "news.csv")
    assert [article.title for article in articles] == ["甲", "丙"]
    assert problems[0].startswith("Line 3: ")


def test_numbers_that_a_table_of_numbers_made_of_them() -> None:
    (article,), problems = read("标题,date,page,text\n甲,20200601.0,7.0,一\n")
    assert (article.metadata.date, article.metadata.page) == ("2020-06-01", "7")
    assert problems == []


@pytest.mark.parametrize(
    "text",
    [
        "本报讯，六月一日,项目开工,明年投产\n标题,正文\n",
        "标题：开工,仪式\n正文：一\n",
        "正文, 项目开工。\n",
        "| 标题 | 正文 |\n| --- | --- |\n",
    ],
)
def test_a_text_with_commas_is_no_table(text: str) -> None:
    documents, _ = read_documents(text.encode(), "news.txt")
    assert not any(isinstance(document, Article) for document in documents)


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_header_tells_a_table_whatever_the_file_is_called(charset: str) -> None:
    articles, _ = read_bytes(f"{HEADER}\n甲,2020-06-01,项目开工\n".encode(charset), "news.txt")
    assert [article.title for article in articles] == ["甲"]


@pytest.mark.parametrize("text", ["\n \n", HEADER, f"{HEADER}\n,,\n"])
def test_a_table_without_rows_holds_no_news(text: str) -> None:
    with pytest.raises(NoNews):
        read(text)


def test_the_file_is_read_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_text(
        f"{HEADER}\n" + "甲,2020,项目开工项目开工项目开工\n" * 100_000, encoding="utf-8"
    )
    seen: list[int] = []
    assert len(list(islice(open_source(path).documents(seen.append), 100))) == 100
    assert seen[-1] < path.stat().st_size


@given(
    ARTICLES,
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
    st.sampled_from(QUOTING),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_is_written_as_a_table_comes_back_equal(
    articles: list[Article], delimiter: str, charset: str, quoting: Literal[0, 1], end: str
) -> None:
    file = io.StringIO(newline="")
    rows = [fields_of(article) for article in articles]
    writer = csv.DictWriter(
        file, list(rows[0]), delimiter=delimiter, quoting=quoting, lineterminator=end
    )
    writer.writeheader()
    writer.writerows(rows)
    options = Options(charset=None if charset == "utf-16" else charset)
    assert read_bytes(file.getvalue().encode(charset), "news.csv", options) == (articles, [])


@given(
    st.binary(max_size=300).map(lambda data: HEADER.encode() + b"\n" + data)
    | st.text(',;"\t\n\r一正文标题\0', max_size=60).map(str.encode)
)
def test_random_bytes_raise_nothing_but_what_the_reader_can_act_on(data: bytes) -> None:
    try:
        read_bytes(data, "news.csv")
    except YuanzhiError as error:
        assert "\n" not in str(error)


@given(st.lists(st.text(',"一', max_size=12), min_size=1, max_size=8))
def test_every_line_of_a_table_is_in_an_article_or_in_a_problem(rows: list[str]) -> None:
    text = "正文,标题\n" + "\n".join(f"一{number}{row}" for number, row in enumerate(rows))
    try:
        articles, problems = read(text)
    except YuanzhiError:
        return
    told = [int(problem.split()[1].rstrip(":")) for problem in problems]
    for number in range(len(rows)):
        kept = any(f"一{number}" in part.text for article in articles for part in article.parts)
        # A row may begin some lines before the one that is lost with it.
        assert kept or any(line <= number + 2 for line in told)
