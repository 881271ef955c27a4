"""What a citation holds, what it leaves out, and how it shows what is missing."""

from __future__ import annotations

import time
import unicodedata
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.cite import STYLES, cite, missing, quote
from store.model import Record, YuanzhiError

WHOLE = Record(
    authors=("林晓禾", "周启明"),
    title="东岭园区开工两个项目",
    publication="东岭周报",
    date="2024-03-05",
    page="3",
)


def test_the_style_in_force_comes_first_and_is_the_default() -> None:
    assert STYLES == ("gbt7714-2025", "gbt7714-2015")
    assert cite(WHOLE) == cite(WHOLE, "gbt7714-2025")


@pytest.mark.parametrize("style", ["harvard", "", "GBT7714-2025", "gbt7714-2025\x1b[31m"])
def test_an_unknown_style_is_refused_with_the_known_ones(style: str) -> None:
    with pytest.raises(YuanzhiError, match=r"use one of gbt7714-2025, gbt7714-2015\.") as refused:
        cite(WHOLE, style)
    assert "\x1b" not in str(refused.value)


def test_a_page_that_does_not_say_its_paper_nor_its_date_is_cited_with_both_shown_as_missing() -> (
    None
):
    seed = Record(
        authors=("梅忠", "冉放"),
        title="德阳高新区积蓄高质量发展新动能",
        kicker="防疫复工两不误 抢抓机遇谋跨越",
    )
    assert cite(seed) == (
        "梅忠，冉放. 德阳高新区积蓄高质量发展新动能[N]. [报纸名不详]，[日期不详]."
    )
    assert cite(seed, "gbt7714-2015") == (
        "梅忠, 冉放. 德阳高新区积蓄高质量发展新动能[N]. [报纸名不详], [日期不详]."
    )
    assert missing(seed) == ("publication", "date", "page")


def test_missing_data_of_an_english_piece_are_shown_in_english() -> None:
    record = Record(authors=("Okafor, Daniel",), page="4", language="en-GB")
    assert cite(record) == (
        "Okafor D. [title unknown][N]. [newspaper unknown]，[date unknown]（4）."
    )


def test_a_missing_title_is_shown_as_missing() -> None:
    assert cite(replace(WHOLE, title=None)) == (
        "林晓禾，周启明. [题名不详][N]. 东岭周报，2024-03-05（3）."
    )


@pytest.mark.parametrize("absent", ["title", "publication", "date", "page"])
@pytest.mark.parametrize("nothing", [None, "", " \n", "\u200b\x07"])
def test_missing_names_each_datum_that_is_not_known(absent: str, nothing: str | None) -> None:
    assert missing(WHOLE) == ()
    assert missing(Record(**{**asdict(WHOLE), absent: nothing})) == (absent,)


def test_an_unsigned_piece_misses_nothing_and_begins_with_its_title() -> None:
    unsigned = replace(WHOLE, authors=())
    assert missing(unsigned) == ()
    assert cite(unsigned) == "东岭园区开工两个项目[N]. 东岭周报，2024-03-05（3）."


@pytest.mark.parametrize(
    ("page", "printed"),
    [
        ("7", "7"),
        ("第7版", "7"),
        ("第07版", "7"),
        ("07", "7"),
        ("7版", "7"),
        ("第七版", "7"),
        ("第十二版", "12"),
        ("第二十版", "20"),
        ("第 A01 版", "A01"),
        ("Ａ０１", "A01"),
        ("第07版：数智潮流", "7"),
        ("第1版、第4版", "1、4"),
        ("B2", "B2"),
    ],
)
def test_the_page_is_a_plain_number(page: str, printed: str) -> None:
    assert cite(replace(WHOLE, page=page)).endswith(f"，2024-03-05（{printed}）.")


@pytest.mark.parametrize(
    ("title", "subtitle", "printed_2025", "printed_2015"),
    [
        ("向绿而行", "云溪园区纪实", "向绿而行：云溪园区纪实", "向绿而行: 云溪园区纪实"),
        ("向绿而行", "——云溪园区纪实", "向绿而行：云溪园区纪实", "向绿而行: 云溪园区纪实"),
        ("云溪园区：", "向绿而行", "云溪园区：向绿而行", "云溪园区：向绿而行"),
        ("向绿而行：纪实", "纪实", "向绿而行：纪实", "向绿而行：纪实"),
        ("向绿而行", "——", "向绿而行", "向绿而行"),
        ("机房开建\n落户云溪", None, "机房开建 落户云溪", "机房开建 落户云溪"),
        ("云溪:以产业引领", None, "云溪:以产业引领", "云溪:以产业引领"),
    ],
)
def test_title_and_subtitle(
    title: str, subtitle: str | None, printed_2025: str, printed_2015: str
) -> None:
    record = replace(WHOLE, authors=(), title=title, subtitle=subtitle)
    assert cite(record).startswith(f"{printed_2025}[N]. ")
    assert cite(record, "gbt7714-2015").startswith(f"{printed_2015}[N]. ")


def test_the_kicker_is_left_out() -> None:
    assert cite(replace(WHOLE, kicker="奋战三季度")) == cite(WHOLE)


def test_book_title_marks_around_the_newspaper_go() -> None:
    assert "[N]. 东岭周报，" in cite(replace(WHOLE, publication="《东岭周报》"))


def test_an_online_piece_ends_with_its_address_and_only_2015_says_when_it_was_read() -> None:
    online = replace(WHOLE, page=None, url="https://news.example.com/1", accessed="2024-05-01")
    assert cite(online).endswith("[N/OL]. 东岭周报，2024-03-05. https://news.example.com/1.")
    assert cite(online, "gbt7714-2015").endswith(
        "[N/OL]. 东岭周报, 2024-03-05[2024-05-01]. https://news.example.com/1."
    )


def test_an_address_with_spaces_stays_one_word() -> None:
    online = replace(WHOLE, url=" https://news.example.com/a b\n")
    assert cite(online).endswith(" https://news.example.com/a%20b.")


def test_a_name_that_ends_in_a_point_gets_no_second_one() -> None:
    record = replace(WHOLE, authors=("Acme Park, Inc.",), language="en")
    assert cite(record).startswith("Acme Park, Inc. 东岭园区")


def test_hostile_text_reaches_the_citation_as_one_harmless_line() -> None:
    record = replace(
        WHOLE,
        title="东岭\r\n园区\x1b]0;owned\x07 开\u202e工",
        publication="东岭\u2028周报\ud800",
        authors=("林\t晓禾\x00",),
    )
    assert cite(record) == "林 晓禾. 东岭 园区 ]0;owned 开工[N]. 东岭 周报，2024-03-05（3）."


def test_a_quotation_is_the_passage_as_it_stands_and_its_citation() -> None:
    passage = "“最后一公里”要走好,力争让‘数字经济’成为新的增长点。"
    assert quote(passage, WHOLE) == f"“{passage}”\n{cite(WHOLE)}"
    assert quote(passage, WHOLE, "gbt7714-2015").endswith("\n" + cite(WHOLE, "gbt7714-2015"))


def test_a_quotation_keeps_wide_spaces_and_lines_and_loses_controls() -> None:
    quoted = quote("  产值　5000万元,\r\n税收\x1b[2J\u202e3亿元。\n", WHOLE)
    assert quoted.startswith("“产值　5000万元,\n税收 [2J3亿元。”\n")


def test_a_quotation_in_an_unknown_style_is_refused() -> None:
    with pytest.raises(YuanzhiError):
        quote("产值", WHOLE, "mla")


PRINTABLE = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "))
ROLE_WORDS = ("记者", "通讯员", "实习生", "特约", "报道", "摄")
HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
LATIN = st.from_regex(r"[A-Z][a-zé]{1,8}(?:-[A-Z][a-z]{1,5})?", fullmatch=True)
CHINESE_NAMES = st.text(HAN, min_size=2, max_size=4)
LONG_NAMES = st.builds("{}·{}".format, st.text(HAN, min_size=2), st.text(HAN, min_size=2))
NAMES = st.one_of(
    CHINESE_NAMES,
    LONG_NAMES,
    st.builds("{}, {}".format, LATIN, LATIN),
    st.builds("{} {} Board".format, LATIN, LATIN),
    PRINTABLE.filter(lambda text: "," not in text and len(text) != 3),
).filter(lambda name: not any(word in name for word in ROLE_WORDS))
DATUM = st.none() | PRINTABLE | st.text()
RECORDS = st.builds(
    Record,
    authors=st.lists(NAMES, max_size=6).map(tuple),
    title=DATUM,
    subtitle=DATUM,
    kicker=DATUM,
    publication=DATUM,
    date=DATUM | st.dates().map(str),
    page=DATUM,
    url=DATUM,
    accessed=DATUM,
    language=st.sampled_from([None, "zh-CN", "en", ""]),
)


@given(record=RECORDS, style=st.sampled_from(STYLES))
def test_any_record_is_cited_in_one_line_that_ends_in_a_full_stop_and_names_its_authors(
    record: Record, style: str
) -> None:
    text = cite(record, style)
    assert text.endswith(".")
    assert len(text.splitlines()) == 1
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in text)
    named = [" ".join(name.split()) for name in record.authors if name.strip()]
    for name in named[:3]:
        family = name.partition(",")[0]
        assert family.casefold() in text.casefold()


@given(record=RECORDS, title=PRINTABLE, publication=PRINTABLE, date=PRINTABLE)
def test_what_is_not_missing_is_in_the_citation(
    record: Record, title: str, publication: str, date: str
) -> None:
    record = replace(record, title=title, subtitle=None, publication=publication, date=date)
    data = {"title": title, "publication": publication.strip("《》"), "date": date}
    text, gaps = cite(record), missing(record)
    for name, value in data.items():
        assert name in gaps or " ".join(value.split()) in text
    for name, value in data.items():
        assert name not in gaps or not value.strip()


def test_a_name_of_a_hundred_thousand_characters_takes_no_time() -> None:
    for piece in ("/", "特约", " 摄", "记者 ", "·记者", "（", "本报", "A-", ", ", "甲·"):
        record = replace(WHOLE, authors=(piece * 50_000 + "x",), page=piece * 50_000)
        started = time.perf_counter()
        cite(record)
        assert time.perf_counter() - started < 1


@given(text=PRINTABLE, record=RECORDS)
def test_the_passage_can_be_found_by_what_was_quoted(text: str, record: Record) -> None:
    passage, _, citation = quote(text, record).rpartition("\n")
    assert passage == f"“{text.strip()}”"
    assert citation == cite(record)
