"""Dates: the hard forms, the rulings of the guidelines, and any text at all."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.extract import dates
from store.model import Reference
from tests.store.extract import conformance
from tests.store.extract.test_quantities import TEXTS

DATES = [row for row in conformance.rows() if row.type == "DATE"]
# A Thursday.
NOW = Reference(2024, 8, 15)


def found(text: str, reference: Reference = NOW) -> list[str]:
    """Each date of a text as "words iso"."""
    return [f"{mention.text} {mention.iso}" for mention in dates.find(text, reference)]


@pytest.mark.parametrize("row", DATES, ids=lambda row: row.id)
def test_a_hard_form_is_resolved_as_the_table_says(row: conformance.Row) -> None:
    mention = conformance.at(row)
    assert mention is not None
    assert (mention.type, mention.iso) == ("DATE", row.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年全年", ["今年全年 2024"]),
        ("去年8月", ["去年8月 2023-08"]),
        ("明年年底前", ["明年年底 2025-12"]),
        ("本月3日，上个月", ["本月3日 2024-08-03", "上个月 2024-07"]),
        ("比上年同期", ["上年同期 2023"]),
        ("2019年初", ["2019年初 2019-01"]),
        ("前5个月", ["前5个月 2024-01/2024-05"]),
        ("前三季度和第四季度", ["前三季度 2024-01/2024-09", "第四季度 2024-Q4"]),
        ("2023年下半年", ["2023年下半年 2023-H2"]),
        ("明年春季", ["明年春季 2025-03/2025-05"]),
        ("昨天，今天上午", ["昨天 2024-08-14", "今天 2024-08-15"]),
        ("上周三和下周", ["上周三 2024-08-07", "下周 2024-08-19/2024-08-25"]),
        ("6号下午，他会见客人", ["6号 2024-08-06"]),
        (
            "8月1号和2号，双方会谈。2号，签约",
            ["8月1号 2024-08-01", "2号 2024-08-02", "2号 2024-08-02"],
        ),
        ("住在东湖路4号，占地3亩，第6号上午", []),
        ("到如今天和舱在此总装，不同年龄的人都来", []),
        ("会议结束。当天还办了招商会。他在当天的会上说", ["当天 2024-08-15", "当天 2024-08-15"]),
        ("2月下旬", ["2月下旬 2024-02-21/2024-02-29"]),
        ("年内投产", ["年内 2024"]),
        (
            "6月中下旬，2月上中旬",
            ["6月中下旬 2024-06-11/2024-06-30", "2月上中旬 2024-02-01/2024-02-20"],
        ),
        ("今明两年，今明后三年", ["今明两年 2024/2025", "今明后三年 2024/2026"]),
        ("今明两天", ["今明两天 2024-08-15/2024-08-16"]),
        ("产值已超过去年", ["去年 2023"]),
        ("今后3至5年内", ["今后3至5年内 2024/2029"]),
    ],
)
def test_a_word_that_points_counts_from_the_articles_date(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15日。16日", ["15日 2024-08-15", "16日 2024-07-16"]),
        ("将于16日举行", ["16日 2024-08-16"]),
        ("7月8日签约，20日开工", ["7月8日 2024-07-08", "20日 2024-07-20"]),
    ],
)
def test_a_day_alone_is_the_latest_one_unless_the_clause_looks_ahead(
    text: str, expected: list[str]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12月28日签约", ["12月28日 2023-12-28"]),
        ("计划12月投产", ["12月 2024-12"]),
        ("1月9日签约", ["1月9日 2024-01-09"]),
    ],
)
def test_in_january_a_late_month_told_as_past_is_of_the_year_before(
    text: str, expected: list[str]
) -> None:
    assert found(text, Reference(2024, 1, 10)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年3月动工，当年10月投产", ["2021年3月 2021-03", "当年10月 2021-10"]),
        ("2021年3月动工，次年投产", ["2021年3月 2021-03", "次年 2022"]),
        ("明年3月封顶、9月交付", ["明年3月 2025-03", "9月 2025-09"]),
        (
            "2月3日签约。当天开工，次日返程",
            ["2月3日 2024-02-03", "当天 2024-02-03", "次日 2024-02-04"],
        ),
        ("项目当年引进、当年投产", []),
        ("忙到当天夜里", []),
    ],
)
def test_what_counts_from_a_told_date_needs_one(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020年至2023年", ["2020年至2023年 2020/2023"]),
        ("2016-20年", ["2016-20年 2016/2020"]),
        ("3月5日至4月6日", ["3月5日至4月6日 2024-03-05/2024-04-06"]),
        ("去年11月至今年2月", ["去年11月至今年2月 2023-11/2024-02"]),
        ("11月至次年3月", ["11月至次年3月 2024-11/2025-03"]),
        ("3月上旬到5月", ["3月上旬到5月 2024-03-01/2024-05"]),
        ("今年1—6月份", ["今年1—6月份 2024-01/2024-06"]),
        ("今年3月以来", ["今年3月以来 2024-03/2024-08"]),
        ("2022年至今", ["2022年至今 2022/2024-08"]),
        ("三季度以来", ["三季度以来 2024-07/2024-08"]),
    ],
)
def test_a_span_has_both_its_ends(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("近6年累计签约", ["近6年 2018/2024"]),
        ("近两年来", ["近两年来 2022/2024"]),
        ("建园八年来", ["八年来 2016/2024"]),
        ("未来三年", ["未来三年 2024/2027"]),
        ("未来4个月", ["未来4个月 2024-08/2024-12"]),
        ("未来十天", ["未来十天 2024-08-15/2024-08-25"]),
        ("争取6年内建成", ["6年内 2024/2030"]),
        ("二十年前", ["二十年前 2004"]),
        ("预计3个月后投产", ["3个月后 2024-11"]),
        ("再过半个月就能通车", ["再过半个月 2024-08"]),
        ("服务近6年", []),
        ("历时6年", []),
        ("几年前", []),
        ("近6年的目标", []),
        ("提前6年完成", []),
    ],
)
def test_a_length_of_time_is_a_date_only_where_it_is_laid_from_now(
    text: str, expected: list[str]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“十四五”时期", ["“十四五” 2021/2025"]),
        ("“十四五”以来", ["“十四五”以来 2021/2024-08"]),
        ("十三五期间", ["十三五 2016/2020"]),
        ("“十四五”规划和国家“十四五”重点项目", []),
        ("一共十五期", []),
        ("20世纪80年代", ["20世纪80年代 1980/1989"]),
        ("20世纪80年代初", ["20世纪80年代初 1980/1983"]),
        ("2022世界显示产业大会", ["2022 2022"]),
        ("2022家企业参加大会", []),
        ("2024-02-30与2024-02-29", ["2024-02-29 2024-02-29"]),
    ],
)
def test_plans_decades_and_events_are_told_from_their_names(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "近日，日前，目前，多年来，每年，近年来",
        "每年年底都要检查",
        "达产后年产值3亿元",
        "文明年画",
        "花了30日元",
        "2月30日",
        "13月",
        "第一年投产",
        "每3日内一次",
        "提前3日告知，又等了五日",
        "4.5月饼",
        "今天的中国",
    ],
)
def test_what_no_calendar_has_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_without_a_year_dates_keep_what_is_known() -> None:
    assert found("5月6日，今年以来，全年", Reference(month=9)) == [
        "5月6日 XXXX-05-06",
        "今年以来 XXXX-01/XXXX-09",
        "全年 XXXX",
    ]
    assert found("昨天和上周五", Reference()) == []
    assert found("近5年来，十年前，未来三年", Reference()) == [
        "近5年来 XXXX/XXXX",
        "十年前 XXXX",
        "未来三年 XXXX/XXXX",
    ]
    assert found("9月3日开会，11日闭幕", Reference()) == ["9月3日 XXXX-09-03", "11日 XXXX-09-11"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023上半年成交回升", ["2023上半年 2023-H1"]),
        ("公司2023一季报显示", ["2023一季 2023-Q1"]),
        ("今年年初，展厅迎来首批客人", ["今年年初 2024"]),
        ("2022年以来，厂房扩建", ["2022年以来 2022/2024-08"]),
        ("2024年以来，厂房扩建", ["2024年以来 2024/2024-08"]),
        ("临近年底，五个仓库开工", ["年底 2024-12"]),
        (
            "2022年11月，在2022湖城推介会上谈成，当月签约",
            ["2022年11月 2022-11", "2022 2022", "当月 2022-11"],
        ),
        ("2022年11月谈成意向，并于当月签约", ["2022年11月 2022-11", "当月 2022-11"]),
        ("今年3月两家签约，同日新公司揭牌", ["今年3月 2024-03", "同日 2024-03"]),
        ("2022年冬季奥运会在京举行", ["2022年 2022"]),
        ("位列2022全国民营企业百强", ["2022 2022"]),
        ("助力2030碳达峰、2060碳中和", ["2030 2030", "2060 2060"]),
        ("“十二五”需求调研", ["“十二五” 2011/2015"]),
        ("新线明年6月6日通车", ["明年6月6日 2025-06-06"]),
    ],
)
def test_dates_are_read_in_shorter_forms_too(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "《2015年投资报告》发布",
        "《行业发展报告2023》",
        "十几年前开办，几年来壮大",
        "千百年来，河水奔流",
        "每年5月1日至9月30日开放",
        "“六月六”民俗活动",
        "“今天我们来看看新厂房",
        "冲刺首季“开门红”",
        "当日下单，次日达",
        "促进2026届高校毕业生就业",
        "固定资产投资增长(当月6%)",
    ],
)
def test_titles_habits_and_feasts_are_no_dates(text: str) -> None:
    assert found(text) == []


def test_few_years_up_to_now_need_no_word_after_them() -> None:
    assert found("特别是近3年企业增多") == ["近3年 2021/2024"]
    assert found("被查对象在近三年内无违法") == ["近三年内 2021/2024"]
    assert found("经过近三年的建设，连续服务近两年") == []


def test_a_night_is_its_day() -> None:
    assert found("昨晚开工，今晨完工") == ["昨晚 2024-08-14", "今晨 2024-08-15"]


def test_months_from_the_start_may_leave_out_a_word() -> None:
    assert found("前7月全国新设企业") == ["前7月 2024-01/2024-07"]


def test_a_reference_can_be_a_day_of_publication() -> None:
    assert found("昨天", Reference.of(datetime.date(2024, 3, 1))) == ["昨天 2024-02-29"]


def test_full_width_and_spaced_dates_keep_their_span() -> None:
    assert found("２０２３年 ４ 月 ２８ 日") == ["２０２３年 ４ 月 ２８ 日 2023-04-28"]


EXAMPLES = {
    "date-point": "2020年5月",
    "date-near": "去年",
    "date-day": "3日",
    "date-range": "3-5月",
    "date-since": "今年以来",
    "date-part": "上半年",
    "date-told": "2020年投产，次年扩建",
    "date-today": "今天",
    "date-week": "上周五",
    "date-length": "未来五年",
    "date-plan": "“十二五”期间",
    "date-decade": "20世纪70年代",
    "date-event": "2022半年报",
}


def test_every_rule_that_is_told_in_words_finds_something() -> None:
    assert EXAMPLES.keys() == dates.RULES.keys()
    for rule, text in EXAMPLES.items():
        assert rule in {mention.rule for mention in dates.find(text, NOW)}, rule


MOMENT = r"(?:\d{4}|XXXX)(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
ISO = re.compile(rf"{MOMENT}(?:/{MOMENT})?|(?:\d{{4}}|XXXX)-(?:Q[1-4]|H[12])")
REFERENCES = st.one_of(
    st.just(Reference()),
    st.builds(Reference, month=st.integers(1, 12)),
    st.builds(Reference.of, st.dates()),
)


@given(TEXTS, REFERENCES)
def test_any_text_gives_ordered_dates_that_run_forward(text: str, reference: Reference) -> None:
    end = 0
    for mention in dates.find(text, reference):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert mention.rule in dates.RULES
        assert mention.iso is not None
        assert ISO.fullmatch(mention.iso)
        first, _, last = mention.iso.partition("/")
        assert not last or first[: len(last)] <= last[: len(first)]
        end = mention.end


@pytest.mark.parametrize(
    "piece", ["1", "今", "1-", "2020年", "5日当天", "十二五", "上半", "近1年", "年底"]
)
def test_a_long_run_of_dates_is_read_in_reasonable_time(piece: str) -> None:
    # Time that grew with the square of the length would take minutes here.
    dates.find(piece * 20_000, NOW)


def test_bare_years_in_a_row_are_years() -> None:
    assert found("2011、2012和2013年") == ["2011 2011", "2012 2012", "2013年 2013"]
    assert found("2021及2022年产销量") == ["2021 2021", "2022年 2022"]


@pytest.mark.parametrize(
    "text",
    ["由原来年产5万吨扩大", "成为明日的栋梁", "物流“十二五” 重点基地", "入选《“十二五”港口方案》"],
)
def test_words_that_only_look_like_a_time_are_none(text: str) -> None:
    assert found(text) == []
