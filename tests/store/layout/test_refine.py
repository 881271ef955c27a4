"""Articles whose source told the parts: what it could not tell is put right, nothing is lost."""

from __future__ import annotations

import pytest

from store.layout import refine
from store.model import Article, Metadata, Part
from tests.store.layout.pages import GREENHOUSE, HARBOUR, bare, kinds

TITLE = "江边将添一座新码头"


def refined(*texts: str, title: str | None = TITLE, **data: str) -> Article:
    """The article of these paragraphs, after checking that it has all their text."""
    parts = [Part(title, "title")] if title else []
    parts += [Part(text, "body") for text in texts]
    before = Article(tuple(parts), metadata=Metadata(**data, origins=dict.fromkeys(data, "field")))
    after = refine(before)
    marks = "".maketrans("", "", "【】")
    assert bare("".join(part.text for part in after.parts)) in (
        bare("".join(part.text for part in before.parts)),
        bare("".join(part.text for part in before.parts).translate(marks)),
        bare("".join(part.text for part in before.parts).replace("原标题：", "", 1)),
    )
    return after


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("图为打桩船在江边作业。 周明 摄", "caption"),
        ("（资料图片）", "caption"),
        ("返回首页，查看更多", "notice"),
        ("原标题：江边要建码头", "notice"),
        ("来源：南溪网－要闻频道", "notice"),
        ("免责声明：本文仅代表作者个人观点，与本网无关。", "notice"),
        ("责任编辑：周明", "byline"),
        ("码头带来什么", "heading"),
        ("一、码头带来什么", "heading"),
        ("码头能带来什么？", "heading"),
        ("江山如此", "heading"),
        ("“码头终于来了。”老王说。", "body"),
        ("码头一期，", "body"),
        ("（完）", "body"),
    ],
)
def test_a_paragraph_between_two_others_is_told_by_its_form(text: str, kind: str) -> None:
    article = refined(HARBOUR[0], text, HARBOUR[1])
    assert kinds(article)[1:] == [("body", HARBOUR[0]), (kind, text), ("body", HARBOUR[1])]


def test_an_article_that_needs_nothing_is_the_same() -> None:
    article = Article((Part(TITLE, "title"), *(Part(text, "body") for text in HARBOUR)))
    assert refine(article) is article


def test_a_list_is_no_row_of_headings() -> None:
    berths = [f"{number}号泊位" for number in "一二三四"]
    assert [kind for kind, _ in kinds(refined(HARBOUR[0], *berths, HARBOUR[1]))[1:]] == ["body"] * 6


def test_what_is_glued_to_a_paragraph_becomes_parts_of_their_own() -> None:
    article = refined(
        f"原标题：{TITLE}{HARBOUR[0]}", HARBOUR[1] + "（责任编辑：周明）返回首页，查看更多"
    )
    assert kinds(article)[1:] == [
        ("notice", f"原标题：{TITLE}"),
        ("body", HARBOUR[0]),
        ("body", HARBOUR[1]),
        ("byline", "（责任编辑：周明）"),
        ("notice", "返回首页，查看更多"),
    ]
    assert article.authors == ()


def test_ranges_are_cut_with_the_text_where_they_tell_every_character() -> None:
    text = HARBOUR[1] + "返回首页"
    whole = Part(text, "body", ((10, 30), (40, 20 + len(text))))
    article = refine(Article((Part(TITLE, "title"), whole)))
    cut = 20 + len(HARBOUR[1])
    assert article.parts[1:] == (
        Part(HARBOUR[1], "body", ((10, 30), (40, cut))),
        Part("返回首页", "notice", ((cut, 20 + len(text)),)),
    )


def test_a_part_whose_ranges_cannot_be_cut_stays_whole() -> None:
    whole = Part(HARBOUR[1] + "返回首页", "body", ((10, 30),))
    assert refine(Article((Part(TITLE, "title"), whole))).parts[1:] == (whole,)


def test_the_title_a_second_time_is_a_notice() -> None:
    assert kinds(refined(TITLE, *HARBOUR))[1] == ("notice", TITLE)


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("本报讯（记者 周明） " + HARBOUR[0], ("周明",)),
        (HARBOUR[0] + "记者 周明 通讯员 林小雨", ("周明", "林小雨")),
        (HARBOUR[0] + "（周明、林小雨）", ("周明", "林小雨")),
        (HARBOUR[0] + "周明", ("周明",)),
        (HARBOUR[0] + "（责任编辑：周明）", ()),
        (HARBOUR[0], ()),
    ],
)
def test_authors_nobody_declared_are_taken_from_the_text(
    text: str, authors: tuple[str, ...]
) -> None:
    article = refined(text)
    assert article.authors == authors
    assert article.metadata.origins == ({"authors": "page text"} if authors else {})


@pytest.mark.parametrize("line", ["周明 林小雨", "记者 周明 林小雨", "（周明、林小雨）"])
def test_a_byline_above_or_below_the_text_is_one(line: str) -> None:
    for texts in ((line, *HARBOUR), (*HARBOUR, line)):
        article = refined(*texts)
        assert ("byline", line) in kinds(article)
        assert article.authors == ("周明", "林小雨")


def test_bare_names_between_two_paragraphs_are_no_byline() -> None:
    article = refined(HARBOUR[0], "周明 林小雨", HARBOUR[1])
    assert article.authors == ()


def test_declared_authors_stay() -> None:
    article = Article(
        (Part(TITLE, "title"), Part("本报讯（记者 周明） " + HARBOUR[0], "body")),
        ("林小雨",),
        Metadata(origins={"authors": "field"}),
    )
    assert refine(article) == article


@pytest.mark.parametrize(
    ("publication", "known", "origin"),
    [(None, "南溪日报", "page text"), ("南溪晚报", "南溪晚报", "field")],
)
def test_the_source_is_the_publication_only_where_none_is_declared(
    publication: str | None, known: str, origin: str
) -> None:
    data = {"publication": publication} if publication else {}
    article = refined(*HARBOUR, "来源：南溪日报", **data)
    assert article.metadata.publication == known
    assert article.metadata.origins["publication"] == origin


def test_without_a_title_the_headline_in_brackets_is_the_title() -> None:
    article = refined(f"【{TITLE}】南溪网6月1日电，{HARBOUR[0]}", title=None)
    assert kinds(article) == [("title", TITLE), ("body", f"南溪网6月1日电，{HARBOUR[0]}")]


def test_with_a_title_the_brackets_stay_in_the_text() -> None:
    text = f"【{TITLE}】南溪网6月1日电，{HARBOUR[0]}"
    assert kinds(refined(text)) == [("title", TITLE), ("body", text)]


def test_who_wrote_it_in_brackets_is_no_title() -> None:
    text = f"【南溪经济观察 记者 周明】{HARBOUR[0]}"
    article = refined(text, title=None)
    assert kinds(article) == [("body", text)]
    assert article.authors == ("周明",)


def test_without_a_title_the_former_one_is_it() -> None:
    article = refined(f"原标题：{TITLE}      {HARBOUR[0]}", title=None)
    assert kinds(article) == [("title", TITLE), ("body", HARBOUR[0])]


def test_without_a_title_a_first_line_that_the_text_takes_up_is_it() -> None:
    line = "临江港务集团将建集装箱码头"
    assert refined(line, *HARBOUR, title=None).title == line
    assert refined("天气晴朗 万里无云", *HARBOUR, title=None).title is None
    assert refined(HARBOUR[0], *HARBOUR[1:], title=None).title is None


def test_a_list_of_other_texts_at_the_end_is_a_notice() -> None:
    article = refined(*HARBOUR, "相关阅读", "青禾镇大棚番茄丰收", "江边的路")
    assert [kind for kind, _ in kinds(article)[-3:]] == ["notice"] * 3


def test_a_box_of_news_under_such_a_line_is_none() -> None:
    article = refined(*HARBOUR, "相关新闻", *GREENHOUSE)
    assert [kind for kind, _ in kinds(article)[-3:]] == ["body"] * 3


def test_a_note_before_the_text_is_a_lead() -> None:
    assert kinds(refined("编者按：江边要建码头，本报走访了港务集团。", *HARBOUR))[1][0] == "lead"
