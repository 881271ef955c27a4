"""Which headline is what, and where an article begins."""

from __future__ import annotations

import pytest

from store.layout import lay_out
from store.model import Metadata, Page
from tests.store.layout.pages import GREENHOUSE, HARBOUR, bodies, kinds, laid_out

PORT = "南溪经开区将建集装箱码头"
TOMATO = "青禾镇大棚番茄丰收"


def titles(*blocks: str, gap: str = "\n\n") -> list[str | None]:
    return [article.title for article in laid_out(*blocks, gap=gap)]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_title_begins_an_article_where_only_the_words_tell(gap: str) -> None:
    assert titles(PORT, *HARBOUR, TOMATO, *GREENHOUSE, gap=gap) == [PORT, TOMATO]


def test_a_line_inside_an_article_is_a_heading_where_only_the_words_tell() -> None:
    (article,) = laid_out(
        PORT,
        *HARBOUR,
        "码头带来什么",
        "集装箱码头建成后，南溪经开区的企业可以少付一半运费。港务集团说，首批航线已经谈妥。",
    )
    assert ("heading", "码头带来什么") in kinds(article)


@pytest.mark.parametrize(
    "first",
    [
        "本报讯 " + GREENHOUSE[0],
        "本报讯(记者 周明) " + GREENHOUSE[0],
        "新华社南溪6月1日电 " + GREENHOUSE[0],
        "中新网南溪6月1日电 (记者 周明)" + GREENHOUSE[0],
        "南溪日报讯 （通讯员 林小雨）" + GREENHOUSE[0],
    ],
)
def test_the_opening_words_of_a_report_make_the_line_above_a_title(first: str) -> None:
    assert titles(PORT, *HARBOUR, "又是一年好收成", first) == [PORT, "又是一年好收成"]


def test_a_byline_below_makes_a_line_a_title() -> None:
    assert titles(PORT, *HARBOUR, "又是一年好收成", "► 周明", GREENHOUSE[0]) == [
        PORT,
        "又是一年好收成",
    ]


def test_names_that_close_the_article_above_make_a_line_a_title() -> None:
    assert titles(
        PORT, HARBOUR[0], HARBOUR[1] + "周明 林小雨", "又是一年好收成", GREENHOUSE[0]
    ) == [
        PORT,
        "又是一年好收成",
    ]


@pytest.mark.parametrize("number", ["一、", "（二）", "1.", "02 ", "①", "■ "])
def test_a_numbered_line_is_a_heading(number: str) -> None:
    (article,) = laid_out(PORT, *HARBOUR, f"{number}蔬菜大棚", *GREENHOUSE)
    assert ("heading", f"{number}蔬菜大棚") in kinds(article)


def test_a_line_that_stands_twice_is_a_heading_both_times() -> None:
    (article,) = laid_out(PORT, HARBOUR[0], "相关链接", HARBOUR[1], "相关链接", HARBOUR[2])
    assert [text for kind, text in kinds(article) if kind == "heading"] == ["相关链接", "相关链接"]


def test_what_stands_above_the_title_is_its_kicker() -> None:
    (article,) = laid_out("百日攻坚看变化", PORT, *HARBOUR)
    assert (article.head("kicker"), article.title) == ("百日攻坚看变化", PORT)


@pytest.mark.parametrize("subtitle", ["——江边建设走访记", "总投资十二亿元"])
def test_what_stands_below_the_title_is_its_subtitle(subtitle: str) -> None:
    (article,) = laid_out(PORT, subtitle, *HARBOUR)
    assert (article.title, article.head("subtitle")) == (PORT, subtitle)


def test_kicker_title_subtitle_and_byline_belong_to_the_article_below() -> None:
    first, second = laid_out(
        PORT, *HARBOUR, "走进乡村", TOMATO, "——采摘季里话增产", "本报记者 周明", *GREENHOUSE
    )
    assert bodies(first) == list(HARBOUR)
    assert kinds(second)[:4] == [
        ("kicker", "走进乡村"),
        ("title", TOMATO),
        ("subtitle", "——采摘季里话增产"),
        ("byline", "本报记者 周明"),
    ]


def test_a_line_between_the_byline_and_the_text_is_the_first_heading() -> None:
    (article,) = laid_out(PORT, "► 周明", "江边来了打桩船", *HARBOUR)
    assert kinds(article)[:3] == [
        ("title", PORT),
        ("byline", "► 周明"),
        ("heading", "江边来了打桩船"),
    ]


def test_the_name_of_a_column_before_the_headline_is_the_kicker() -> None:
    (article,) = laid_out(f"【百日攻坚看变化】{PORT}", *HARBOUR)
    assert kinds(article)[:2] == [("kicker", "百日攻坚看变化"), ("title", PORT)]


def test_a_headline_at_the_head_of_its_paragraph_is_the_title() -> None:
    (article,) = laid_out(f"【{PORT}】南溪日报6月1日电，{HARBOUR[0]}")
    assert kinds(article) == [("title", PORT), ("body", f"南溪日报6月1日电，{HARBOUR[0]}")]
    (article,) = laid_out(f"原标题：{PORT}      {HARBOUR[0]}")
    assert kinds(article) == [("title", PORT), ("body", HARBOUR[0])]


def test_a_text_without_a_headline_is_one_article_without_a_title() -> None:
    for blocks in (HARBOUR, HARBOUR[:1]):
        (article,) = laid_out(*blocks, gap="\n")
        assert article.title is None
        assert bodies(article) == list(blocks)


def test_an_article_whose_beginning_is_lost_keeps_what_is_there() -> None:
    lost, whole = laid_out("箱船可以直接靠泊。", *HARBOUR[1:], TOMATO, "► 周明", *GREENHOUSE)
    assert (lost.title, bodies(lost)) == (None, ["箱船可以直接靠泊。", *HARBOUR[1:]])
    assert whole.title == TOMATO


def test_a_first_line_longer_than_headlines_are_is_the_title_where_the_text_repeats_it() -> None:
    title = "临江港务集团与南溪经开区签订协议，将在江边建设一座集装箱码头，总投资十二亿元，年底开工"
    (article,) = laid_out(title, *HARBOUR)
    assert article.title == title


def test_a_line_below_the_last_paragraph_is_no_headline() -> None:
    (article,) = laid_out(PORT, *HARBOUR, "感谢您的阅读")
    assert bodies(article) == [*HARBOUR, "感谢您的阅读"]


def test_a_note_before_the_text_is_a_lead() -> None:
    (article,) = laid_out(PORT, "编者按：江边要建码头，本报走访了港务集团。", *HARBOUR)
    assert kinds(article)[1][0] == "lead"


def test_a_long_run_of_lines_is_a_list_and_not_a_heap_of_headlines() -> None:
    lines = [f"第{number}号泊位" for number in "甲乙丙丁戊己"]
    (article,) = laid_out(PORT, *HARBOUR, *lines, HARBOUR[2])
    assert bodies(article) == [*HARBOUR, *lines, HARBOUR[2]]


def test_the_marks_of_markdown_are_followed() -> None:
    first, second = laid_out(
        f"# {PORT}", HARBOUR[0], "## 码头带来什么", HARBOUR[1], f"# {TOMATO}", GREENHOUSE[0]
    )
    assert kinds(first) == [
        ("title", PORT),
        ("body", HARBOUR[0]),
        ("heading", "码头带来什么"),
        ("body", HARBOUR[1]),
    ]
    assert second.title == TOMATO


def test_a_page_header_is_in_no_article() -> None:
    (article,) = laid_out(
        "05 开发区观察 2019年8月7日 星期三 责任编辑:周明 版式:林小雨", PORT, *HARBOUR
    )
    assert kinds(article)[0] == ("title", PORT)
    assert article.authors == ()
    assert article.metadata.date == "2019-08-07"


@pytest.mark.parametrize("text", ["", "\n\n", " \u3000\r\n\t"])
def test_an_empty_page_has_no_article(text: str) -> None:
    assert lay_out(Page(text, Metadata(), "utf-8", "text/plain")) == ()


def test_a_page_of_one_line_is_one_paragraph_and_of_several_a_title_and_a_list() -> None:
    (article,) = laid_out(PORT)
    assert kinds(article) == [("body", PORT)]
    (article,) = laid_out(PORT, "一号泊位", "二号泊位")
    assert kinds(article) == [("title", PORT), ("body", "一号泊位"), ("body", "二号泊位")]


def test_each_article_has_the_data_of_the_page() -> None:
    data = Metadata(publication="南溪日报", origins={"publication": "given"})
    text = "\n\n".join((PORT, *HARBOUR, TOMATO, *GREENHOUSE))
    articles = lay_out(Page(text, data, "utf-8", "text/plain"))
    assert [article.metadata for article in articles] == [data, data]
