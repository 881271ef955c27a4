"""What a publisher's page puts around a text is kept, but it is neither text nor headline."""

from __future__ import annotations

import pytest

from store.fold import fold
from store.layout.notices import is_notice
from tests.store.layout.pages import GREENHOUSE, HARBOUR, bodies, kinds, laid_out

TITLE = "江边将添一座新码头"
TOMATO = "青禾镇大棚番茄丰收"

NOTICES = [
    "责任编辑：",
    "责任编辑：NX016",
    "来源：南溪日报",
    "【来源：南溪新闻网】",
    "（来源：南溪发布）",
    "来源：南溪网－要闻频道",
    "来源：南溪区（经开区）融媒体中心",
    "稿源：南溪网（南溪日报网）",
    "来源：南溪日报  |  2020年06月01日 09:12:40，正文：",
    "发布时间：2020-06-01 10:00 来源：南溪网 浏览次数：38",
    "本文来自南溪晚报",
    "本文原载于《南溪晚报》",
    "原载《南溪晚报》2020年6月1日",
    "《 南溪日报 》（ 2020年06月01日 03 版）",
    "返回首页，查看更多",
    "返回首页",
    "点击查看",
    "阅读原文",
    "分享让更多人看到",
    "【纠错】",
    "上一篇：码头开工",
    "当前位置：首页 > 新闻 > 要闻",
    "相关阅读",
    "推荐阅读：",
    "▶▶下转A6版",
    "上接第一版",
    "扫码关注",
    "长按识别二维码，关注我们",
    "欢迎关注“南溪发布”微信公众号",
    "新闻热线：0812-1234567",
    "举报邮箱：jubao@example.com",
    "江ICP备12345678号-1",
    "Copyright © 2020 All Rights Reserved",
    "转载请注明出处",
    "免责声明：本文仅代表作者个人观点，与本网无关。",
    "声明：转载此文是出于传递更多信息之目的。若有侵权，请与本网联系，我们将及时更正。",
    "本文不构成投资建议，股市有风险，投资需谨慎。",
    "本网所刊载内容之知识产权为南溪传媒所有。未经许可，禁止进行转载、摘编。",
]


@pytest.mark.parametrize("notice", NOTICES)
def test_a_line_of_the_publisher_is_a_notice(notice: str) -> None:
    (article,) = laid_out(TITLE, *HARBOUR, notice)
    assert kinds(article)[-1] == ("notice", notice)
    assert bodies(article) == list(HARBOUR)


@pytest.mark.parametrize(
    "news",
    [
        "来源：多渠道的资金保障了工程建设。",
        "资金来源：自筹",
        "编辑部设在园区",
        "版权交易中心落户经开区",
        "市民扫码入园更方便",
        "“阅读推广”进园区",
        "上接天线 下接地气",
        "首发经济激发新活力",
        "投资有风险的警示教育走进社区",
        "以上企业均未经许可擅自施工。",
        "转载未注明出处的，应当承担民事责任。",
        "未经许可，任何单位不得印刷出版物。",
        "记者获悉，作品的版权归属问题已经解决。",
        "督导组设立举报电话和邮政信箱，受理来信来电。",
        "电视台不得播放未取得《节目制作经营许可证》的节目。",
        "上车扫描二维码就能缴费，市民感到很方便。",
        "口岸的货物存在传播传染病风险的，任何单位都应当报告。",
    ],
)
def test_news_with_the_words_of_notices_is_none(news: str) -> None:
    assert not is_notice(fold(news))


@pytest.mark.parametrize(
    ("glued", "parts"),
    [
        ("返回首页，查看更多", [("notice", "返回首页，查看更多")]),
        (
            "来源：南溪网返回首页，查看更多责任编辑：",
            [("notice", "来源：南溪网"), ("notice", "返回首页，查看更多责任编辑：")],
        ),
        ("（周明）来源：南溪发布", [("byline", "（周明）"), ("notice", "来源：南溪发布")]),
        (
            "编辑: 周明来源：南溪·江边网",
            [("byline", "编辑: 周明"), ("notice", "来源：南溪·江边网")],
        ),
        (
            "记者 周明校对 林小雨返回首页",
            [("byline", "记者 周明校对 林小雨"), ("notice", "返回首页")],
        ),
        ("    本文内容仅供参考。", [("notice", "本文内容仅供参考。")]),
        (
            "《南溪日报》（2020年6月1日 07 版）分享让更多人看到",
            [("notice", "《南溪日报》（2020年6月1日 07 版）"), ("notice", "分享让更多人看到")],
        ),
        ("（下转第3版）", [("notice", "（下转第3版）")]),
        ("原标题：《江边要建码头》", [("notice", "原标题：《江边要建码头》")]),
    ],
)
def test_notices_glued_to_the_end_of_a_paragraph_are_cut_off(
    glued: str, parts: list[tuple[str, str]]
) -> None:
    (article,) = laid_out(TITLE, HARBOUR[0], HARBOUR[1] + glued)
    assert kinds(article)[1:] == [("body", HARBOUR[0]), ("body", HARBOUR[1]), *parts]


@pytest.mark.parametrize(
    ("glued", "rest"),
    [
        ("（上接第1版）", HARBOUR[0]),
        ("来源：南溪网－要闻频道", "南溪网南溪6月1日电 " + HARBOUR[0]),
        ("【来源：南溪日报】", HARBOUR[0]),
        ("来源：南溪日报 | 2020年06月01日 09:12:40，正文：", "本报讯 " + HARBOUR[0]),
    ],
)
def test_a_notice_glued_to_the_beginning_of_a_paragraph_is_cut_off(glued: str, rest: str) -> None:
    (article,) = laid_out(TITLE, glued + rest, HARBOUR[1])
    assert kinds(article)[1:3] == [("notice", glued), ("body", rest)]


def test_a_source_in_the_middle_of_a_sentence_stays_in_it() -> None:
    text = "码头总投资约十二亿元，资金来源：自筹"
    (article,) = laid_out(TITLE, HARBOUR[0], HARBOUR[1] + text)
    assert bodies(article)[1] == HARBOUR[1] + text


def test_a_notice_closes_an_article() -> None:
    first, second = laid_out(TITLE, *HARBOUR, "来源：南溪网", "又是一年好收成", *GREENHOUSE)
    assert kinds(first)[-1] == ("notice", "来源：南溪网")
    assert second.title == "又是一年好收成"


def test_a_list_of_other_texts_is_no_heap_of_headlines() -> None:
    (article,) = laid_out(TITLE, *HARBOUR, "相关阅读", TOMATO, "江边的大桥", "江边的路")
    assert [text for kind, text in kinds(article) if kind == "notice"] == [
        "相关阅读",
        TOMATO,
        "江边的大桥",
        "江边的路",
    ]


def test_the_former_headline_beside_the_one_of_today_is_a_notice() -> None:
    (article,) = laid_out(TITLE, "原标题：江边要建码头", *HARBOUR)
    assert kinds(article)[:2] == [("title", TITLE), ("notice", "原标题：江边要建码头")]


@pytest.mark.parametrize(
    "text",
    [
        "      " + HARBOUR[0],
        "近日，" + HARBOUR[0],
        "本报讯（记者 周明）" + HARBOUR[0],
        "6月1日上午，" + HARBOUR[0],
        f"{TITLE} " + HARBOUR[0],
    ],
)
def test_the_former_headline_without_another_is_the_title_where_it_is_told_how_far_it_goes(
    text: str,
) -> None:
    (article,) = laid_out(f"原标题：{TITLE}{text}", HARBOUR[1])
    assert kinds(article)[:2] == [("title", TITLE), ("body", text.strip())]


@pytest.mark.parametrize(
    "text",
    [HARBOUR[0], "南溪新闻记者 周明 6月1日，" + HARBOUR[0], "南溪的消息：近日，" + HARBOUR[0]],
)
def test_no_word_of_the_text_goes_to_a_former_headline_whose_end_is_not_told(text: str) -> None:
    (article,) = laid_out(f"原标题：{TITLE}{text}", HARBOUR[1])
    assert bodies(article) == [f"原标题：{TITLE}{text}", HARBOUR[1]]


@pytest.mark.parametrize(
    ("notice", "publication"),
    [
        ("来源：南溪日报", "南溪日报"),
        ("来源：南溪网－要闻频道", "南溪网"),
        ("《 南溪晚报 》（ 2020年06月01日 03 版）", "南溪晚报"),
        ("来源：南溪发布", None),
        ("来源：互联网", None),
        ("来源：港务集团官网", None),
    ],
)
def test_the_source_is_the_publication_where_it_clearly_is_one(
    notice: str, publication: str | None
) -> None:
    (article,) = laid_out(TITLE, *HARBOUR, notice)
    assert article.metadata.publication == publication
    assert article.metadata.origins.get("publication") == ("page text" if publication else None)


@pytest.mark.parametrize(
    "header",
    [
        "A05 | 区域经济",
        "3版 2022.5.6 星期五 编辑/周明 版式/林小雨",
        "15 園區週刊 2020年2月14日 星期五 責任編輯:周明",
    ],
)
def test_a_page_header_that_reading_leaves_is_a_notice(header: str) -> None:
    (article,) = laid_out(header, TITLE, *HARBOUR)
    assert article.title == TITLE
    assert article.head("kicker") is None
    assert bodies(article) == list(HARBOUR)


def test_authors_in_a_line_of_data_are_told() -> None:
    (article,) = laid_out(TITLE, "时间：2020-06-01 来源：南溪网 作者：周明、林小雨", *HARBOUR)
    assert article.authors == ("周明", "林小雨")
