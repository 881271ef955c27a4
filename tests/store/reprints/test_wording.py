"""Wording: what is one news text printed twice, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.reprints import wording
from store.reprints.wording import Wording, letters_of, sketch
from tests.store.reprints.texts import DISCLAIMER, NEWS, OTHER, cut, joined, statistics

DATELINE = "本报青河讯（记者 林晓）3月4日，"


def same(one: str, other: str) -> bool:
    """Whether two texts are the same news, asked both ways."""
    first, second = Wording(letters_of(one)), Wording(letters_of(other))
    answer = first.is_same_news(second)
    assert second.is_same_news(first) == answer
    return answer


def traditional(text: str) -> str:
    """Some of the text's characters as they are written in traditional text."""
    return text.translate(str.maketrans("业园区动们产发设过来这书说", "業園區動們產發設過來這書說"))


REPRINTS = {
    "the same": NEWS,
    "paragraphs joined": joined(NEWS),
    "paragraphs split": NEWS.replace("。", "。\n"),
    "another dateline": NEWS.replace(DATELINE, "新华社青河3月5日电（记者王明 李红）"),
    "without a dateline": NEWS.replace(DATELINE, ""),
    "a headline in brackets": "【青河新材料产业园二期动工 计划投资18.6亿元】" + NEWS,
    "a headline in brackets of another length": "【二期开工】" + NEWS,
    "a credit at the end": NEWS + "（责任编辑：赵六 来源：青河日报客户端）",
    "cut to three quarters": cut(NEWS, 0.7),
    "cut to less than half": cut(NEWS, 0.4),
    "one paragraph dropped": "\n".join(NEWS.split("\n")[:2] + NEWS.split("\n")[3:]),
    "a paragraph put in": NEWS.replace("\n“", "\n据了解，青河县去年的工业产值在全市排第三位。\n“"),
    "half-width punctuation": NEWS.replace("，", ",").replace("“", '"').replace("（", "("),
    "full-width digits": NEWS.translate({48 + n: 0xFF10 + n for n in range(10)}),
    "traditional characters": traditional(NEWS),
    "spaces between lines": NEWS.replace("，", "， ").replace("\n", "\n　　"),
    "a day told by another word": NEWS.replace("3月4日", "今天"),
    "a typing error": NEWS.replace("电池隔膜", "电池融膜"),
    "under a disclaimer": NEWS + "\n" + DISCLAIMER,
}


@pytest.mark.parametrize("edit", REPRINTS)
def test_a_reprint_is_the_same_news(edit: str) -> None:
    assert same(NEWS, REPRINTS[edit])


@pytest.mark.parametrize("edit", REPRINTS)
def test_a_reprint_shares_fingerprints_with_the_original(edit: str) -> None:
    assert set(sketch(letters_of(NEWS))) & set(sketch(letters_of(REPRINTS[edit])))


def test_different_news_is_not_the_same() -> None:
    assert not same(NEWS, OTHER)


def test_news_that_shares_a_long_disclaimer_is_not_the_same() -> None:
    assert not same(cut(NEWS, 0.3) + DISCLAIMER * 2, cut(OTHER, 0.3) + DISCLAIMER * 2)


def test_the_figures_of_another_month_are_not_the_same_news() -> None:
    assert not same(statistics(3, 17), statistics(4, 58))


def test_the_figures_of_a_month_printed_twice_are_the_same_news() -> None:
    assert same(statistics(3, 17), "本台消息：" + statistics(3, 17))


def test_short_news_of_a_series_about_another_firm_is_not_the_same() -> None:
    text = (
        "工商登记信息显示，近日，{firm}在青河高新技术产业园成立，注册资本为5000万元，"
        "经营范围包括新材料的研发、生产和销售。股东信息显示，{firm}由青河产业投资集团有限公司"
        "与青河县国有资产经营有限公司共同持股。"
    )
    assert not same(text.format(firm="远岚电子科技公司"), text.format(firm="云杉生物医药公司"))


def test_a_report_that_quotes_the_whole_of_a_short_one_is_not_the_same() -> None:
    short = cut(OTHER, 0.3)
    report = (
        "港口板块今天午后走强，柳湾股份上涨百分之七，云台物流和石门港务跟着上涨。"
        "分析师认为，铁水联运的推广会使沿海港口的货源扩大到内陆，运费下降也会让更多的货主选择铁路。"
        "消息面上，" + short
    )
    assert not same(short, report)


def test_short_news_under_different_headlines_in_brackets_is_the_same() -> None:
    text = cut(OTHER, 0.3)
    one = "【柳湾港开出通往内陆的第一趟铁水联运班列，八百公里两天送达】" + text
    other = "【大豆和木浆坐上火车：一个海港怎样把码头搬到内陆城市的门口】" + text
    assert same(one, other)
    assert not same(one[1:], other[1:])


def test_a_text_with_other_figures_in_it_is_not_the_same() -> None:
    figures = {"420亩": "680亩", "18.6亿元": "23.5亿元", "8000万": "9500万", "4200人": "5100人"}
    text = NEWS
    for old, new in figures.items():
        text = text.replace(old, new)
    assert not same(NEWS, text)
    assert not same(NEWS, NEWS.replace("4200人", "4300人"))


def test_a_word_may_be_changed_in_a_short_text_only_in_its_dateline() -> None:
    text = cut(OTHER, 0.4)
    assert same(text, text.replace("雨后", "清晨").replace("吊车", "叉车"))
    assert not same(text, text.replace("大豆和木浆", "木材和橡胶"))


def test_a_figure_put_right_in_a_long_text_is_the_same_news() -> None:
    assert same(NEWS + OTHER, NEWS.replace("4200人", "4300人") + OTHER)


def test_a_report_that_goes_on_where_another_ended_is_not_the_same() -> None:
    background = NEWS[NEWS.index("二期工程占地") :] + OTHER + statistics(3, 17)
    earlier = (
        "青河县昨天发布公告，就青河新材料产业园二期的环境影响评价征求公众意见，"
        "居民可以在十个工作日之内以电话、信函和电子邮件的方式提出意见，公告的全文张贴在各个村的公告栏里，"
        "环境部门将在下月举行听证会，邀请专家和居民代表参加。"
    )
    later = (
        "记者今天从青河县获悉，在昨天下午的听证会上，有三名居民代表对污水处理厂的选址表示担心，"
        "县里决定把厂址向北移动八百米，并且请第三方机构重新评估地下水所受的影响，"
        "评估的结果要在动工之前向社会公布，接受监督。"
    )
    assert not same(earlier + background, later + background)


def test_a_round_up_is_not_the_same_as_one_of_its_items() -> None:
    item = cut(NEWS, 0.35)
    assert not same(item, cut(OTHER, 0.6) + "\n" + item)


def test_a_summary_of_less_than_a_third_is_not_the_same() -> None:
    assert not same(cut(NEWS, 0.2), NEWS)


def test_texts_too_short_to_tell_news_are_not_compared() -> None:
    text = "据介绍，青河新材料产业园二期工程将在明年六月以前全部完工并且交付使用。"
    assert not same(text, text)


def test_sketches_stay_what_they_are() -> None:
    # They are stored: where this has to be changed, so has WORDING_VERSION.
    assert wording.WORDING_VERSION == 1
    assert sketch(letters_of(NEWS)) == (
        1884152,
        38616952,
        52797644,
        57913493,
        80794065,
        107160672,
        171478521,
        239961516,
    )


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_two_texts_can_be_compared_either_way(one: str, other: str) -> None:
    same(one, other)
    assert 1 <= len(sketch(letters_of(one))) <= wording.SKETCH


@given(st.text(alphabet="的业2新，\ud800丽", min_size=90, max_size=400))
def test_a_text_is_the_same_news_as_itself(text: str) -> None:
    assert same(text, text) == (len(letters_of(text)) >= wording.SHORTEST)
    prints = sketch(letters_of(text))
    assert list(prints) == sorted(set(prints))
    assert all(0 <= value < 2**31 for value in prints)
