"""The day an article speaks from, where its text alone can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.extract import reference
from store.model import Reference
from tests.store.extract.test_quantities import TEXTS

if TYPE_CHECKING:
    from pathlib import Path


def test_the_seed_page_speaks_from_may_2020(seed_page: Path) -> None:
    paragraphs = seed_page.read_text(encoding="utf-8").split("\n")
    assert reference.infer(paragraphs) == Reference(2020, 5, inferred=True)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2018年是园区的攻坚之年", 2018),
        ("2018年度市重点项目集中签约", 2018),
        ("2018国际材料大会在园区开幕", 2018),
        ("2018湖城民俗文化旅游节开幕", 2018),
        ("2018年第三届材料博览会开幕", 2018),
        ("2018年上半年产值增长", 2018),
        ("2018年4月3日，园区揭牌", 2018),
        ("进入2018年，园区订单不断", 2018),
        ("这条路列为2018年实事项目", 2018),
        ("全市印发2018年园区发展指数", 2018),
        ("4月7日，2018年民营企业榜单揭晓", 2018),
        ("截至2018年4月底，园区有企业80家", 2018),
        ("2018年营商环境工作要点", 2018),
        ("全力冲刺2018“开门红”", 2018),
        ("2018年园区第二季度重大项目", 2018),
        ("2018上半年产值增长", 2018),
        ("公司2018半年度业绩预告", 2018),
        ("2017年，园区实现产值30亿元", 2018),
        ("2017年实现产值30亿元，到2020年将达50亿元", 2018),
    ],
)
def test_a_text_gives_its_year_away(text: str, year: int) -> None:
    assert reference.infer([text]).year == year


@pytest.mark.parametrize(
    "text",
    [
        "今年园区产值增长一成",
        "2009年，园区规划了新的片区",
        "到2030年，园区将全面建成",
        "预计2025年10月投产",
        "自2009年起，园区每年办一次推介会",
        "4月7日，2009年4月投产的工厂扩建",
        "产量由2017年的3万吨增长到5万吨",
        "2018年上半年产值增长。2021年，园区再次扩建",
        "",
    ],
)
def test_a_year_that_cannot_be_told_is_none(text: str) -> None:
    assert reference.infer([text]).year is None


def test_the_month_is_the_latest_told_as_past() -> None:
    told = ["3月6日签约，5月开工", "预计9月投产，今年4月底完成备案"]
    assert reference.infer(told) == Reference(None, 5, inferred=True)


def test_the_months_of_other_years_do_not_count() -> None:
    told = ["2017年11月签约，2018年2月5日开工", "2018年是园区的攻坚之年"]
    assert reference.infer(told) == Reference(2018, 2, inferred=True)


def test_around_new_year_january_is_later_than_december() -> None:
    assert reference.infer(["12月28日签约，1月5日开工"]).month == 1


def test_a_text_without_dates_tells_nothing() -> None:
    assert reference.infer(["园区风景很好"]) == Reference()
    assert reference.infer([]) == Reference()


@given(st.lists(TEXTS, max_size=4))
def test_any_texts_give_a_calendar_month_or_none(texts: list[str]) -> None:
    inferred = reference.infer(texts)
    assert inferred.month is None or 1 <= inferred.month <= 12
    assert inferred.day is None
    assert inferred.inferred == (inferred != Reference())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2018-08-05 09:12 来源：晚报", (2018, 8, 5)),
        ("来源：湖城日报 | 2018年8月5日 10:43:33，正文：", (2018, 8, 5)),
        ("新闻 > 产业\xa0\xa02018-08-05 07:11", (2018, 8, 5)),
        ("2018-02-30 09:12", None),
        ("大会定于2018年8月5日 9:30开幕", None),
        ("大会结束。2018年8月5日 9:30", None),
    ],
)
def test_the_stamp_of_a_page_gives_its_day(text: str, day: tuple[int, int, int] | None) -> None:
    stamp = reference.stamped(["一座厂房", text])
    assert stamp == (Reference(*day, inferred=True) if day else None)


@given(TEXTS)
def test_no_text_is_too_odd_for_a_stamp(text: str) -> None:
    stamp = reference.stamped([text])
    assert stamp is None or stamp.inferred
