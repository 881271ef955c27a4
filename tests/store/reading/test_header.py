"""Header lines of a page are known by their form and give its bibliographic data."""

from __future__ import annotations

import pytest

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


def test_a_header_stands_at_the_top_of_the_page_only() -> None:
    text = BODY.strip() + "\n\n六月三日，又一项目签约。\n\n第03版：科技前沿\n"
    assert find_header(text).lines == ()


def test_a_pointer_to_another_page_is_no_text_wherever_it_stands() -> None:
    text = BODY + "\n（下转第3版）\n\n六月三日，又一项目签约。\n"
    (line,) = find_header(text).lines
    assert text[slice(*line)] == "（下转第3版）"


def test_what_the_page_does_not_say_stays_unknown() -> None:
    metadata = find_header("第03版：科技前沿" + BODY).metadata
    assert (metadata.date, metadata.publication, metadata.url) == (None, None, None)
