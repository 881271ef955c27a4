"""Who wrote an article: names alone, wherever they stand."""

from __future__ import annotations

import pytest

from tests.store.layout.pages import GREENHOUSE, HARBOUR, bodies, kinds, laid_out

TITLE = "江边将添一座新码头"


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("► 周明 林小雨", ("周明", "林小雨")),
        ("□ 本报记者 周明", ("周明",)),
        ("■ 本报通讯员 欧阳晓燕 周明", ("欧阳晓燕", "周明")),
        ("本报记者 周明 通讯员 林小雨 文/图", ("周明", "林小雨")),
        ("记者：周明", ("周明",)),
        ("（记者 周明、林小雨）", ("周明", "林小雨")),
        ("南溪日报全媒体记者周明 实习生林小雨", ("周明", "林小雨")),
        ("周 明 林小雨", ("周明", "林小雨")),
        ("本报记者 买买提·艾山", ("买买提·艾山",)),
        ("文/周明", ("周明",)),
        ("责任编辑：周明", ()),
        ("责任编辑 周明 校对 林小雨", ()),
        ("本报记者周明 通讯员林小雨 文/图", ("周明", "林小雨")),
        ("记者 周明 文并摄", ("周明",)),
        ("文｜本刊记者 周明 图｜林小雨", ("周明",)),
        ("▲文/图 周明 林小雨", ("周明", "林小雨")),
        ("周明/撰文", ("周明",)),
        ("◎文/周明", ("周明",)),
        ("〖记者 周明〗", ("周明",)),
        ("特约撰稿人 周明", ("周明",)),
        ("本报记者周明林小雨欧阳晓燕", ("周明", "林小雨", "欧阳晓燕")),
        ("记者周明通讯员林小雨", ("周明", "林小雨")),
        ("本报记者 荀小雨", ("荀小雨",)),
        ("南溪晚报/临江新闻记者 周明", ("周明",)),
        ("通讯员 林小雨 南溪晚报记者 周明", ("林小雨", "周明")),
        ("作者：周明（南溪经开区）责编：林小雨", ("周明",)),
        ("■ 古丽娜尔·买买提", ("古丽娜尔·买买提",)),
        ("记者 周明 扎西顿珠 约翰·史密斯", ("周明", "扎西顿珠", "约翰·史密斯")),
        ("（作者系南溪大学教授）", ()),
        ("（作者周明，系南溪大学教授）", ("周明",)),
    ],
)
def test_a_line_of_names_is_a_byline(line: str, authors: tuple[str, ...]) -> None:
    (article,) = laid_out(TITLE, line, *HARBOUR)
    assert kinds(article)[1] == ("byline", line)
    assert article.authors == authors


@pytest.mark.parametrize(
    ("tail", "authors"),
    [
        ("周明", ("周明",)),
        ("周明 林小雨 欧阳燕", ("周明", "林小雨", "欧阳燕")),
        ("（周明 林小雨）", ("周明", "林小雨")),
        ("(记者周明、林小雨)", ("周明", "林小雨")),
        ("南溪新闻记者 周明", ("周明",)),
        (" 责编:周明 | 审校:林小雨", ()),
        ("本报记者 周明 编辑 林小雨", ("周明",)),
        ("（周明/文）", ("周明",)),
        ("（供稿：南溪经开区融媒体中心 周明）", ("周明",)),
        ("（作者单位：南溪大学）", ()),
        ("（责任编辑：周明 NX012）", ()),
        ("□ 周明", ("周明",)),
    ],
)
@pytest.mark.parametrize("after", [(), ("青禾镇大棚番茄丰收", *GREENHOUSE)])
def test_names_behind_the_last_sentence_are_taken_out_of_it(
    tail: str, authors: tuple[str, ...], after: tuple[str, ...]
) -> None:
    article = laid_out(TITLE, *HARBOUR[:2], HARBOUR[2] + tail, *after)[0]
    assert bodies(article) == list(HARBOUR)
    assert kinds(article)[-1] == ("byline", tail.strip())
    assert article.authors == authors


def test_names_behind_a_paragraph_that_was_broken_are_taken_out_of_it() -> None:
    (article,) = laid_out(TITLE, HARBOUR[0], HARBOUR[2][:20], HARBOUR[2][20:] + "周明 林小雨")
    assert bodies(article) == [HARBOUR[0], HARBOUR[2]]
    assert article.authors == ("周明", "林小雨")


@pytest.mark.parametrize(
    "tail",
    ["（完）", "（南溪新闻网）", "（资料来源：港务集团）", "谢谢", "未完待续", "（2020年6月1日）"],
)
def test_other_words_behind_the_last_sentence_stay_in_it(tail: str) -> None:
    (article,) = laid_out(TITLE, HARBOUR[0], HARBOUR[1] + tail)
    assert bodies(article)[-1] == HARBOUR[1] + tail
    assert article.authors == ()


def test_two_characters_before_a_column_end_are_no_author() -> None:
    """周口 begins with a family name, and the sentence goes on in the next column."""
    text = "码头年底建成。周口的企业也已预订了舱位，首批货物将在年底启运。"
    cut = text.index("的企业")
    (article,) = laid_out(TITLE, HARBOUR[0], text[:cut], text[cut:], HARBOUR[1])
    assert bodies(article) == [HARBOUR[0], text, HARBOUR[1]]
    assert article.authors == ()


@pytest.mark.parametrize(
    ("opening", "authors"),
    [
        ("本报讯（记者 周明） ", ("周明",)),
        ("本报讯(记者 周明 林小雨) ", ("周明", "林小雨")),
        ("南溪日报讯 （南溪日报全媒体记者周明 通讯员林小雨）", ("周明", "林小雨")),
        ("中新网南溪6月1日电 (记者 周明)", ("周明",)),
        ("新华社南溪6月1日电（周明、林小雨）", ("周明", "林小雨")),
        ("本报讯 记者周明 通讯员林小雨报道：", ("周明", "林小雨")),
        ("（本报记者周明、林小雨）", ("周明", "林小雨")),
        ("【南溪新闻 记者 周明】", ("周明",)),
        ("南溪电视台消息（早间新闻）：", ()),
        ("本报讯 ", ()),
        ("本报讯（通讯稿） ", ()),
    ],
)
def test_names_in_the_opening_words_are_authors_and_stay_in_the_text(
    opening: str, authors: tuple[str, ...]
) -> None:
    (article,) = laid_out(TITLE, opening + HARBOUR[0], HARBOUR[1])
    assert bodies(article)[0] == opening + HARBOUR[0]
    assert article.authors == authors


@pytest.mark.parametrize(
    "line",
    [
        "全力以赴 迎接开工",
        "王府井里年味浓",
        "高新产业 集聚发展",
        "行进中国·精彩瞬间",
        "记者连线",
        "作者简介",
        "江山如此多娇",
    ],
)
def test_a_headline_that_begins_like_a_name_is_no_byline(line: str) -> None:
    (article,) = laid_out(line, *HARBOUR)
    assert article.title == line
    assert article.authors == ()


def test_an_author_is_named_once() -> None:
    (article,) = laid_out(TITLE, "► 周明", HARBOUR[0], HARBOUR[1] + "（周明）")
    assert article.authors == ("周明",)
