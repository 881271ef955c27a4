"""Header lines of a page are known by their form and give its bibliographic data."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.reading.header import find_header

BODY = "\n\n南溪经开区举行开工仪式\n\n六月一日，南溪经开区举行项目开工仪式。\n"


@pytest.mark.parametrize(
    ("line", "data"),
    [
        ("第03版：科技前沿", {"page": "3", "page_name": "科技前沿"}),
        ("12版：专题", {"page": "12", "page_name": "专题"}),
        (
            "05 开发区观察 2019年8月7日 星期三 责任编辑:周明 版式:林小雨",
            {"page": "5", "page_name": "开发区观察", "date": "2019-08-07"},
        ),
        ("2021.3.9 经济 B2", {"page": "B2", "page_name": "经济", "date": "2021-03-09"}),
        (
            "南溪日报 2018年1月2日 星期二 第4版 今日8版",
            {"publication": "南溪日报", "page": "4", "date": "2018-01-02"},
        ),
        ("《南溪导报》 2018-01-02 周二", {"publication": "南溪导报", "date": "2018-01-02"}),
        ("第八版", {"page": "8"}),
        ("八版：要闻", {"page": "8", "page_name": "要闻"}),
        ("A01版：要闻", {"page": "A01", "page_name": "要闻"}),
        ("第０７版：数智潮流", {"page": "7", "page_name": "数智潮流"}),
        ("2020年6月1日 星期一 庚子年闰四月初十", {"date": "2020-06-01"}),
        ("2020年6月1日　星期一庚子年闰四月初十", {"date": "2020-06-01"}),
        ("2020年6月1日 农历庚子年闰四月初十 第12345期 今日8版", {"date": "2020-06-01"}),
        ("二〇二〇年六月一日 星期一", {"date": "2020-06-01"}),
        ("南溪日报 2020年6月1日", {"publication": "南溪日报", "date": "2020-06-01"}),
        (
            "2020年6月1日 星期一 A07 園區 南溪日報",
            {"publication": "南溪日報", "date": "2020-06-01", "page": "A07", "page_name": "園區"},
        ),
        ("国内统一刊号：CN11-0001 邮发代号：1-1 www.example.org 第3版", {"page": "3"}),
    ],
)
def test_a_header_line_gives_data_from_the_page_text(line: str, data: dict[str, str]) -> None:
    header = find_header(line + BODY)
    found = {name: getattr(header.metadata, name) for name in header.metadata.origins}
    assert found == data
    assert set(header.metadata.origins.values()) == {"page text"}
    assert header.lines == ((0, len(line)),)


@pytest.mark.parametrize(
    "line",
    [
        "南溪经开区举行项目开工仪式",
        "2021年，我们这样走过",
        "第三版规划通过评审",
        "三版方案获批",
        "2020年6月1日",
        "2020 展望未来",
        "5月3日 要闻",
        "3版：市长会见客商，强调扩大开放",
        "01 项目建设提速",
        "2020年13月40日 星期三 第4版",
        "08 昨天 今天 明天 2020年5月3日 星期日",
    ],
)
def test_a_line_of_another_form_is_no_header(line: str) -> None:
    header = find_header(line + BODY)
    assert header.lines == ()
    assert header.metadata.origins == {}


def test_a_header_can_stand_at_the_foot_of_the_page() -> None:
    foot = "2020年6月1日 星期一 第8版"
    text = BODY.strip() + "\n六月三日，又一项目签约。\n\n" + foot + "\n"
    header = find_header(text)
    assert [text[slice(*line)] for line in header.lines] == [foot]
    assert (header.metadata.page, header.metadata.date) == ("8", "2020-06-01")


def test_what_stands_at_the_top_goes_before_the_foot() -> None:
    text = "第07版：园区" + BODY + "六月三日，又一项目签约。\n第08版\n"
    header = find_header(text)
    assert header.metadata.page == "7"
    assert len(header.lines) == 2


def test_the_signature_of_a_letter_is_no_header() -> None:
    for signed in ("南溪日报 2020年6月1日", "2020年6月1日 电话：12345678"):
        assert find_header(BODY.strip() + "\n六月三日，项目签约。\n" + signed).lines == ()


def test_in_the_middle_of_a_page_is_no_header() -> None:
    text = BODY * 2 + "第03版：科技前沿\n" + "六月三日，又一项目签约。\n" * 3
    assert find_header(text).lines == ()


def test_a_header_is_looked_for_behind_what_was_read_already() -> None:
    text = "第03版：科技前沿\n第07版：园区" + BODY
    assert find_header(text, text.index("\n")).metadata.page == "7"


def test_a_pointer_to_another_page_is_no_text_wherever_it_stands() -> None:
    text = BODY + "\n（下转第3版）\n\n六月三日，又一项目签约。\n"
    (line,) = find_header(text).lines
    assert text[slice(*line)] == "（下转第3版）"


def test_what_the_page_does_not_say_stays_unknown() -> None:
    metadata = find_header("第03版：科技前沿" + BODY).metadata
    assert (metadata.date, metadata.publication, metadata.url) == (None, None, None)


@given(
    st.text()
    | st.text(alphabet="第07八版：要闻 \n\r２０2020年6月1日星期一《南溪日报》庚子（下转）")
)
def test_the_lines_of_a_header_lie_in_order_inside_any_text(text: str) -> None:
    header = find_header(text)
    edges = [edge for line in header.lines for edge in line]
    assert edges == sorted(edges)
    assert all(text[slice(*line)].strip() for line in header.lines)
