from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from store.extract import dates, names, quantities
from store.model import NAME_TYPES, Article, Part, Reference
from tests.store.extract.named import article, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.model import Mention

PIECES = [
    "醴陵经开区",
    "高新区",
    "园区",
    "产业园",
    "该园区",
    "耀辰",
    "科技",
    "有限公司",
    "集团",
    "等",
    "企业",
    "项目",
    "工程",
    "一期",
    "二期",
    "(",
    ")",
    "“",
    "”",
    "、",
    ",",
    "。",
    "和",
    "与",
    "及",
    "的",
    "在",
    "记者",
    "王立新",
    "李成",
    "书记",
    "市委",
    "管委会",
    "省",
    "市",
    "总投资",
    "两亿元",
    "30",
    "GWh",
    "建设",
    "开工",
    "打造",
    "以下简称",
    "公告",
    "600000",
    "摄",
    "·",
    "至",
    "段",
    "站",
    "之",
    "新",
    "大",
    "比亚迪",
    "BOBOO",
    "HITECH",
    "公司",
    "银行",
    "大学",
    "中心",
    "基地",
    "包括",
    "17",
    "个",
    "年产",
    "第一",
    "表示",
    "说",
    "（",
    "）",
    "，",
    "\u3000",
    "±800",
    "²",
    "\n",
    "\t",
]


def sound(whole: Article, found: Sequence[Mention]) -> None:
    """The mentions are of the article: in range, with its words, told in words, in order."""
    for mention in found:
        text = whole.parts[mention.part].text
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert mention.type in NAME_TYPES
        assert mention.rule in names.RULES
        assert mention.canonical != mention.text
    places = [(m.part, m.start, -m.end) for m in found]
    assert places == sorted(places)
    assert len({(m.type, m.part, m.start, m.end) for m in found}) == len(found)


@given(st.lists(st.text(max_size=80), max_size=4))
def test_no_text_raises_and_every_name_is_in_it(paragraphs: list[str]) -> None:
    whole = article(*paragraphs)
    sound(whole, names.find(whole))


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_no_jumble_of_the_words_of_names_raises(text: str) -> None:
    whole = Article((Part(text[:10], "title"), Part(text, "body"), Part(text[5:], "byline")))
    sound(whole, names.find(whole))


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_half_surrogates_do_no_harm(text: str) -> None:
    whole = article(text, f"\ud800{text}\udfff")
    sound(whole, names.find(whole))


def test_an_article_without_text_has_no_names() -> None:
    assert names.find(Article(())) == []
    assert names.find(article("", " ")) == []


def test_letters_are_found_as_they_are_written() -> None:
    assert texts("ORG", "與ＢＹＤ集團簽約,比亞迪也來了") == ["ＢＹＤ集團", "比亞迪"]


def test_a_name_does_not_run_over_money() -> None:
    text = "总投资3亿元耀辰光电项目开工"
    figures = [*quantities.find(text, 0), *dates.find(text, Reference(), 0)]
    found = names.find(article(text), figures)
    assert [m.text for m in found if m.type == "PROJECT"] == ["耀辰光电项目"]


def test_a_size_is_part_of_a_name() -> None:
    text = "耀辰年产30万台空调项目开工"
    found = names.find(article(text), quantities.find(text, 0))
    assert [m.text for m in found if m.type == "PROJECT"] == ["耀辰年产30万台空调项目"]


def test_the_same_article_gives_the_same_names() -> None:
    whole = article("耀辰光电产业园总投资两亿元。", "园区引进欣骏、沃脉等企业。")
    assert names.find(whole) == names.find(whole)


def test_a_long_text_without_stops_takes_no_longer_for_each_character() -> None:
    # Read with every stop taken out: the scanners look back a bounded way only.
    text = "醴陵经开区耀辰光电项目总经理王立新湖南汇通有限公司" * 2_000
    found = names.find(article(text))
    sound(article(text), found)
