"""Paragraphs broken at a column end, wrapped lines and indentation."""

from __future__ import annotations

import re

import pytest

from store.layout import lay_out
from tests.store.layout.pages import (
    GREENHOUSE,
    HARBOUR,
    bodies,
    check,
    kinds,
    laid_out,
    page_of,
)

TITLE = "临江港务集团将在南溪经开区建集装箱码头"
# In the middle of the word 集装箱.
CUT = HARBOUR[0].index("装箱码头")


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n", "\n\n\n\n"])
def test_a_paragraph_broken_in_mid_word_is_joined(gap: str) -> None:
    (article,) = laid_out(TITLE, HARBOUR[0][:CUT], HARBOUR[0][CUT:], HARBOUR[1], gap=gap)
    assert bodies(article) == [HARBOUR[0], HARBOUR[1]]
    assert [len(part.ranges) for part in article.paragraphs] == [2, 1]


@pytest.mark.parametrize(
    "caption",
    [
        "图片来源：临江港务集团",
        "图:周明 摄",
        "（资料图片）",
        "图为正在建设的码头。 林小雨 摄",
        "上图：码头效果图",
        "本报记者 周明 摄",
        "码头一角。新华社记者 周明摄",
        "（港务集团供图）",
        "（图片由港务集团提供）",
        "图片均由林小雨提供",
        "制图：林小雨",
        "漫画/林小雨",
        "受访者供图",
        "新华社发（林小雨 摄）",
        "▲ 打桩船在江边作业（林小雨／摄）",
        "码头效果图。（资料图）",
        "左图：打桩船。 右图：调度室。 通讯员 林小雨 摄",
        "图①：江边的码头。图②：码头上的卡车。 林小雨摄（南溪图片社）",
    ],
)
def test_a_caption_inside_the_break_follows_the_whole_paragraph(caption: str) -> None:
    (article,) = laid_out(TITLE, HARBOUR[0][:CUT], caption, HARBOUR[0][CUT:])
    assert kinds(article) == [("title", TITLE), ("body", HARBOUR[0]), ("caption", caption)]


@pytest.mark.parametrize("shown", ["打桩船在江边作业。", "打桩船在江边作业"])
def test_a_caption_of_two_lines_inside_the_break_is_no_part_of_the_paragraph(shown: str) -> None:
    (article,) = laid_out(TITLE, HARBOUR[0][:CUT], shown, "林小雨 摄", HARBOUR[0][CUT:])
    assert kinds(article)[1:] == [
        ("body", HARBOUR[0]),
        ("caption", shown),
        ("caption", "林小雨 摄"),
    ]


def test_words_that_captions_end_with_do_not_make_one_of_a_piece_of_a_paragraph() -> None:
    text = (
        "江边的码头建成以后，港务集团将为南溪经开区的企业提供仓储、报关和配送服务，一站办完手续。"
    )
    cut = text.index("仓储")
    (article,) = laid_out(TITLE, text[:cut], text[cut:], HARBOUR[1])
    assert bodies(article) == [text, HARBOUR[1]]


def test_half_a_headline_inside_the_break_goes_to_the_title() -> None:
    first, second = "临江港务集团牵手南溪", "江边将添一座新码头"
    (article,) = laid_out(first, HARBOUR[0][:CUT], second, HARBOUR[0][CUT:], *HARBOUR[1:])
    assert article.title == f"{first} {second}"
    assert len(article.parts[0].ranges) == 2
    assert bodies(article) == list(HARBOUR)


def test_a_block_that_begins_with_a_comma_goes_on_with_the_one_before() -> None:
    cut = HARBOUR[0].index("，总投资")
    (article,) = laid_out(TITLE, HARBOUR[0][:cut], HARBOUR[0][cut:])
    assert bodies(article) == [HARBOUR[0]]


def test_a_paragraph_can_go_over_three_columns() -> None:
    text = HARBOUR[0] + HARBOUR[1]
    (article,) = laid_out(TITLE, text[:30], text[30:60], text[60:])
    assert bodies(article) == [text]
    assert len(article.paragraphs[0].ranges) == 3


def test_whole_paragraphs_are_not_joined() -> None:
    (article,) = laid_out(TITLE, *HARBOUR)
    assert bodies(article) == list(HARBOUR)


def test_rows_without_sentences_are_not_run_together() -> None:
    rows = [
        f"{year} 集装箱吞吐量 {year * 3} 万标箱 散货吞吐量 {year * 7} 万吨 船舶靠泊 {year} 艘次"
        for year in range(2011, 2016)
    ]
    articles = laid_out("港口统计", *rows, gap="\n")
    assert [text for article in articles for text in bodies(article)] == rows


@pytest.mark.parametrize("width", [13, 17, 22])
@pytest.mark.parametrize("indent", ["\u3000\u3000", "    ", "\t"])
def test_lines_wrapped_at_a_width_are_one_paragraph(width: int, indent: str) -> None:
    def wrapped(text: str) -> str:
        text = indent + text
        return "\n".join(text[at : at + width] for at in range(0, len(text), width))

    (article,) = laid_out(TITLE[:width], *map(wrapped, HARBOUR))
    assert bodies(article) == list(HARBOUR)
    assert len(article.paragraphs[0].ranges) == -(-(len(HARBOUR[0]) + len(indent)) // width)


def filled(text: str, width: int) -> str:
    """The text in lines that are filled as a printer does it.

    No sign of punctuation begins a line, no figure is broken, and half-width signs take half a
    place.
    """
    lines, line, room = [], "", 2 * width
    for piece in re.findall(r"\d+(?:\.\d+)?%?|.", text):
        cells = sum(1 if sign.isascii() else 2 for sign in piece)
        if cells > room and piece not in "，。、；：！？）”":
            lines.append(line)
            line, room = "", 2 * width
        line += piece
        room -= cells
    return "\n".join([*lines, line])


@pytest.mark.parametrize("width", [14, 18, 23, 27])
def test_lines_filled_to_a_width_are_one_paragraph(width: int) -> None:
    figures = (
        "“码头一期投资12.35亿元，占地260亩，年吞吐量80万标箱，比老码头多42.5%。”调度员说。",
        "港务集团去年完成吞吐量1250万吨，同比增长8.6%，其中集装箱36.4万标箱，增长11.2%。",
    )
    texts = [*HARBOUR, *figures]
    (article,) = laid_out(TITLE[:width], *(filled(f"\u3000\u3000{text}", width) for text in texts))
    assert bodies(article) == texts


def test_lines_wrapped_without_blank_lines_are_parted_by_their_indentation() -> None:
    def wrapped(text: str) -> str:
        text = "\u3000\u3000" + text
        return "\n".join(text[at : at + 20] for at in range(0, len(text), 20))

    (article,) = laid_out("江边将添一座新码头", *map(wrapped, HARBOUR), gap="\n")
    assert article.title == "江边将添一座新码头"
    assert bodies(article) == list(HARBOUR)


def test_where_paragraphs_are_indented_what_is_not_goes_on() -> None:
    """Even where the column happened to end with a sentence."""
    two = "“码头什么时候建成？”有船主问。港务集团答复，码头明年年底建成。"
    cut = two.index("港务集团")
    blocks = [f"\u3000\u3000{text}" for text in (*HARBOUR, two[:cut])]
    (article,) = laid_out("江边将添一座新码头", *blocks, "（资料图片）", two[cut:])
    assert bodies(article) == [*HARBOUR, two]


def test_a_short_indented_line_is_a_paragraph_and_no_heading() -> None:
    blocks = [f"\u3000\u3000{text}" for text in (HARBOUR[0], "码头怎么建", *HARBOUR[1:])]
    (article,) = laid_out("江边将添一座新码头", *blocks)
    assert bodies(article)[1] == "码头怎么建"


def test_half_width_punctuation_ends_and_breaks_paragraphs_too() -> None:
    half = [text.translate(str.maketrans("，：；？！（）", ",:;?!()")) for text in GREENHOUSE]
    cut = half[0].index("茄陆续")
    (article,) = laid_out("番茄大棚迎来采摘季", half[0][:cut], "图:周明 摄", half[0][cut:], half[1])
    assert bodies(article) == [half[0], half[1]]


def test_line_ends_of_every_kind_give_the_same_articles() -> None:
    blocks = [TITLE, *HARBOUR]
    for end in ("\n", "\r\n", "\r", "\u2028"):
        page = page_of(f"{end}{end}".join(blocks) + end)
        articles = lay_out(page)
        check(page, articles)
        assert [kinds(article) for article in articles] == [
            [("title", TITLE), *(("body", text) for text in HARBOUR)]
        ]
