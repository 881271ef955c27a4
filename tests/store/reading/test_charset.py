"""Bytes become text without a guess and without a loss."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import YuanzhiError
from store.reading.charset import clean, decode, shown

NEWS = "南溪经开区的一家企业在六月开工建设，总投资约三亿元，预计明年年底建成投产。"
TRADITIONAL = "新竹科學園區的廠商說明，這項計畫將於明年開工，總投資額為三億元，並將創造就業機會。"


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_chinese_text_is_read_in_the_charset_it_was_written_in(charset: str) -> None:
    decoded = decode(NEWS.encode(charset), "a.txt")
    assert (decoded.text, decoded.charset) == (NEWS, charset)


@pytest.mark.parametrize(
    ("mark", "charset"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_tells_the_charset_and_is_no_text(mark: bytes, charset: str) -> None:
    decoded = decode(mark + NEWS.encode(charset), "a.txt")
    assert (decoded.text, decoded.charset) == (NEWS, charset)


def test_a_name_of_three_characters_is_enough_for_gb18030() -> None:
    assert decode("比亚迪".encode("gb18030"), "a.txt").text == "比亚迪"


@pytest.mark.parametrize("size", [0, 1, 12])
def test_a_damaged_byte_of_utf_8_is_named_by_its_offset(size: int) -> None:
    before = NEWS[:size].encode()
    with pytest.raises(YuanzhiError, match=rf"\b{len(before)}\b"):
        decode(before + b"\xff" + NEWS.encode(), "a.txt")


def test_a_damaged_byte_of_gb18030_is_named_by_its_offset() -> None:
    before = NEWS.encode("gb18030")
    with pytest.raises(YuanzhiError, match=rf"\b{len(before)}\b"):
        decode(before + b"\xff" + before, "a.txt")


def test_a_damaged_utf_16_file_is_named_by_its_offset_in_the_file() -> None:
    lone_surrogate = b"\x00\xd8"
    data = (
        codecs.BOM_UTF16_LE + "园区".encode("utf-16-le") + lone_surrogate + "a".encode("utf-16-le")
    )
    with pytest.raises(YuanzhiError, match=r"\b6\b"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    "data",
    [
        TRADITIONAL.encode("big5"),
        "Déjà vu à Genève: l'usine a été inaugurée en février.".encode("latin-1"),
        "Завод был открыт в начале года.".encode("cp1251"),
        "工場は来月から稼働を始める予定です。".encode("shift_jis"),
        NEWS.encode("utf-16-le"),
        "Plain English without a mark.".encode("utf-16-be"),
        bytes(range(128, 256)),
    ],
    ids=["big5", "latin-1", "cp1251", "shift-jis", "utf-16 no mark", "utf-16 english", "noise"],
)
def test_what_is_in_another_charset_is_refused_not_read_as_mojibake(data: bytes) -> None:
    with pytest.raises(YuanzhiError, match=r"\d"):
        decode(data, "a.txt")


def test_traditional_text_in_gb18030_is_read() -> None:
    assert decode(TRADITIONAL.encode("gb18030"), "a.txt").text == TRADITIONAL


@given(st.binary(max_size=200))
def test_bytes_are_either_refused_or_come_back_from_the_text(data: bytes) -> None:
    try:
        decoded = decode(data, "a.txt")
    except YuanzhiError:
        return
    assert data.endswith(decoded.text.encode(decoded.charset))


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[31m",
        "\x1b[2J",
        "\x1b[38;5;196m",
        "\x1b]0;title\x07",
        "\x1b]8;;http://a\x1b\\",
        "\x1bc",
        "\x9b1m",
        "\x07",
        "\x00",
        "\u202e",
        "\u200b",
        "\ufeff",
    ],
)
def test_what_could_steer_a_terminal_becomes_spaces_one_for_one(sequence: str) -> None:
    assert clean(f"园{sequence}区") == "园" + " " * len(sequence) + "区"


def test_an_unfinished_escape_sequence_takes_no_text_with_it() -> None:
    assert clean("\x1b]0;园区企业\n全部复工") == "  0;园区企业\n全部复工"


def test_tabs_and_line_ends_stay() -> None:
    assert clean("一\t二\r\n三") == "一\t二\r\n三"


@given(st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from("\x1b[]\\;m0\x07\x9b园")))
def test_cleaning_keeps_every_offset_and_leaves_nothing_to_clean(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, cleaned, strict=True))
    assert clean(cleaned) == cleaned
    assert not {"\x1b", "\x9b", "\x07"} & set(cleaned)


def test_what_is_quoted_in_a_message_is_one_short_clean_line() -> None:
    assert shown("a\x1b[31m\nb") == "a b"
    assert len(shown("园" * 500)) == 80
    assert shown("half \ud800 pair") == "half ? pair"
