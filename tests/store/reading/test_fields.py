"""Fields: names in any of the words people use, values in any of the forms they write."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import ORIGINS
from store.reading.fields import Declared, authors_of, datum_of, declare


def one(name: str, value: object) -> Declared:
    return declare([(name, value)], "field")


@pytest.mark.parametrize(
    ("name", "datum"),
    [
        ("标题", "title"),
        ("Publish_Time", "date"),
        ("publish-date", "date"),
        ("page no", "page"),
        ("作者：", "authors"),
        ("articleBody", "text"),
        ("keywords", None),
        ("", None),
    ],
)
def test_a_name_is_known_however_it_is_spelt(name: str, datum: str | None) -> None:
    assert datum_of(name) == datum


def test_a_column_that_was_named_goes_before_what_the_names_tell() -> None:
    pairs = [("title", "甲"), ("内文", "一"), ("text", "二")]
    declared = declare(pairs, "field", {"text": "内文 "})
    assert (declared.title, declared.text) == ("甲", "一")
    assert datum_of("内文", {"text": "内文"}) == "text"


@pytest.mark.parametrize(
    "value",
    [
        "2020-06-01",
        "2020/6/1 10:20",
        "20200601",
        20200601,
        20200601.0,
        "20200601.0",
        "2020年6月1日",
        "2020年6月1日 星期一",
        "2020年6月1日10:20",
        "2020年06月01日 上午10:20",
        "２０２０年６月１日",
        "2020.6.1",
        "20200601102030",
        1590969600,
        1590969600.25,
        1590969600000,
        "1590969600",
        "2020-06-01T00:00:00+08:00",
        "2020-06-01T08:00:00.000Z",
        "Mon, 01 Jun 2020 08:00:00 +0800",
        ["2020-06-01"],
        datetime.date(2020, 6, 1),
        datetime.datetime(2020, 6, 1, 8, 0, tzinfo=datetime.timezone.utc),
    ],
)
def test_a_date_is_read_in_every_form(value: object) -> None:
    declared = one("日期", value)
    assert declared.metadata.date == "2020-06-01"
    assert declared.metadata.origins == {"date": "field"}
    assert declared.problems == ()


def test_midnight_in_china_told_in_utc_is_the_day_that_began_there() -> None:
    assert one("date", "2020-05-31T16:00:00.000Z").metadata.date == "2020-06-01"
    assert one("date", "2020-05-31T16:00:01Z").metadata.date == "2020-05-31"


@pytest.mark.parametrize(
    "value", ["昨天", "2020-02-30", True, {"a": 1}, "36:0", 99999999999999, datetime.time(10)]
)
def test_a_date_that_cannot_be_read_is_told_and_unknown(value: object) -> None:
    declared = one("date", value)
    assert declared.metadata.date is None
    assert len(declared.problems) == 1
    assert "date" in declared.problems[0]


@pytest.mark.parametrize(
    ("value", "page", "name"),
    [
        (7, "7", None),
        (7.0, "7", None),
        ("07", "7", None),
        ("A01", "A01", None),
        ("第七版", "7", None),
        ("第十版", "10", None),
        ("第二十版", "20", None),
        ("二十一版：副刊", "21", "副刊"),
        ("第十二版", "12", None),
        ("第07版：数智潮流", "7", "数智潮流"),
        ("07版 要闻", "7", "要闻"),
        ("07版：5G专刊", "7", "5G专刊"),
        ("要闻（01版）", "1", "要闻"),
        ("要闻", None, "要闻"),
        ("07-08版", "07-08版", None),
    ],
)
def test_a_page_is_its_number_and_its_name(
    value: object, page: str | None, name: str | None
) -> None:
    metadata = one("版面", value).metadata
    assert (metadata.page, metadata.page_name) == (page, name)


def test_the_name_of_a_page_may_have_its_number_before_it_or_a_figure_of_its_own() -> None:
    metadata = one("版名", "第07版：数智潮流").metadata
    assert (metadata.page, metadata.page_name) == ("7", "数智潮流")
    assert one("版名", "5G专刊").metadata.page is None


@pytest.mark.parametrize("value", [1.5, "2020-06-01", True, ["a", "b"]])
def test_what_is_no_page_is_told(value: object) -> None:
    declared = one("page", value)
    assert declared.metadata.page is None
    assert len(declared.problems) == 1


@pytest.mark.parametrize(
    ("value", "publication", "url"),
    [
        ("来源：经济日报", "经济日报", None),
        ("《经济日报》", "经济日报", None),
        ({"@type": "Organization", "name": "经济日报"}, "经济日报", None),
        ("https://example.org/a", None, "https://example.org/a"),
        ("来源：https://example.org/a", None, "https://example.org/a"),
    ],
)
def test_a_source_is_a_publication_or_an_address(
    value: object, publication: str | None, url: str | None
) -> None:
    metadata = one("来源", value).metadata
    assert (metadata.publication, metadata.url) == (publication, url)


@pytest.mark.parametrize("value", ["javascript:alert(1)", "file:///etc/passwd", "a b", 3])
def test_an_address_has_http(value: object) -> None:
    declared = one("url", value)
    assert declared.metadata.url is None
    assert declared.problems


@pytest.mark.parametrize(
    "value", [None, "", "  ", "nan", "NULL", "无", float("nan"), [], [None], {}]
)
def test_what_says_there_is_none_is_no_problem(value: object) -> None:
    names = ("title", "date", "page", "url", "author", "source")
    assert declare([(name, value) for name in names], "field") == Declared()


def test_the_first_value_that_can_be_read_is_taken_by_the_surest_name() -> None:
    pairs = [("time", "10:20"), ("发布时间", "2020-06-02"), ("date", ""), ("pubdate", "昨天")]
    declared = declare(pairs, "field")
    assert declared.metadata.date == "2020-06-02"
    assert declared.problems == ()


def test_a_text_may_be_a_list_of_paragraphs() -> None:
    assert one("正文", ["一", None, "二"]).text == "一\n二"
    assert one("正文", ["一", 2]).text is None


def test_control_characters_are_spaces_and_half_characters_are_refused() -> None:
    assert one("title", "开\x1b[31m工\n二").title == "开     工 二"
    declared = one("title", "开\ud800工")
    assert declared.title is None
    assert "half a character" in declared.problems[0]


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("周明", ("周明",)),
        ("周明、林小雨，王芳", ("周明", "林小雨", "王芳")),
        ("周明；林小雨/王芳|李雷", ("周明", "林小雨", "王芳", "李雷")),
        ("周明 林小雨", ("周明", "林小雨")),
        ("本报记者 周明 通讯员林小雨", ("周明", "林小雨")),
        ("南溪日报全媒体记者周明", ("周明",)),
        ("（记者 周明 通讯员 林小雨）", ("周明", "林小雨")),
        ("周明（实习）", ("周明",)),
        ("王 芳", ("王芳",)),
        ("王　芳 李　明 林小雨", ("王芳", "李明", "林小雨")),
        ("► 周明", ("周明",)),
        ("文/周明 图/林小雨", ("周明",)),
        ("周明 文/图", ("周明",)),
        ("文 静", ("文静",)),
        ("摄影：林小雨", ("林小雨",)),
        ("作者：周明 责任编辑：李雷", ("周明",)),
        ("责任编辑：李雷", ()),
        ("本报记者", ()),
        ("本报评论员", ("本报评论员",)),
        ("Smith, John", ("Smith, John",)),
        ("Smith, John; Doe, Jane", ("Smith, John", "Doe, Jane")),
        ("By John Smith", ("John Smith",)),
        ("周明 John Smith", ("周明", "John Smith")),
        ("周明,林小雨", ("周明", "林小雨")),
        (["John Smith", "周明", "周明"], ("John Smith", "周明")),
        ([{"name": "周明"}], ("周明",)),
        (None, ()),
        (5, ()),
    ],
)
def test_authors_are_names_alone(value: object, names: tuple[str, ...]) -> None:
    assert authors_of(value) == names


def test_a_byline_that_names_nobody_is_no_problem() -> None:
    assert one("作者", "本报记者").problems == ()
    assert one("作者", {"a": 1}).problems


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.text("0123456789年月日第版：/-.: Tz+", max_size=20)
    | st.text("记者、文图/（）王芳 周明,\u3000编辑：", max_size=20)
    | st.dates()
    | st.datetimes()
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)
NAMES = st.sampled_from(
    [
        "text",
        "标题",
        "kicker",
        "副题",
        "作者",
        "来源",
        "日期",
        "版面",
        "版名",
        "url",
        "访问日期",
        "语言",
    ]
)


@given(st.lists(st.tuples(NAMES | st.text(), VALUES), max_size=8), st.sampled_from(ORIGINS))
def test_whatever_the_values_are_nothing_is_raised(
    pairs: list[tuple[str, object]], origin: str
) -> None:
    declared = declare(pairs, origin)
    data = [getattr(declared.metadata, name) for name in declared.metadata.origins]
    heads = [declared.kicker, declared.title, declared.subtitle, declared.text]
    for text in (*data, *(head for head in heads if head), *declared.authors):
        assert text.strip()
        text.encode("utf-8")
        assert "\x1b" not in text


@pytest.mark.parametrize(
    "value", ["《" * 20000, "(" * 20000, "文/" * 9000, "1" * 20000, "版" * 20000]
)
def test_a_long_value_is_no_trap(value: str) -> None:
    names = ("title", "date", "page", "版名", "来源", "url", "作者", "语言")
    declared = declare([(name, value) for name in names], "field")
    assert declared.metadata.date is None
    assert declared.title is None


def test_a_value_that_is_nested_without_end_is_told_and_not_shown() -> None:
    nested: list[object] = []
    for _ in range(5000):
        nested = [nested]
    declared = declare([("title", nested), ("date", 10**5000)], "field")
    assert len(declared.problems) == 2
    assert all(len(problem) < 200 for problem in declared.problems)
