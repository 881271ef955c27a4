"""Bytes become text without a guess and without a loss."""

from __future__ import annotations

import codecs
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import unseen
from store.model import YuanzhiError
from store.reading.charset import clean, decode, shown
from tests.conftest import DATA

FILES = DATA / "text"

NEWS = "南溪经开区的一家企业在六月开工建设，总投资约三亿元，预计明年年底建成投产。"
TRADITIONAL = "新竹科學園區的廠商說明，這項計畫將於明年開工，總投資額為三億元，並將創造就業機會。"


CHARSETS = ["utf-8", "gb18030", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("charset", CHARSETS)
def test_chinese_text_is_read_in_the_charset_it_was_written_in(charset: str) -> None:
    decoded = decode(NEWS.encode(charset), "a.txt")
    assert (decoded.text, decoded.charset) == (NEWS, charset)


@pytest.mark.parametrize("charset", [*CHARSETS, "big5"])
def test_so_is_traditional_text(charset: str) -> None:
    decoded = decode(TRADITIONAL.encode(charset), "a.txt")
    assert (decoded.text, decoded.charset) == (TRADITIONAL, charset)


@pytest.mark.parametrize("charset", [*CHARSETS, "big5"])
@pytest.mark.parametrize("headline", ["園區三月動工", "台灣廠商赴南溪投資設廠", "總額三億元"])
def test_a_headline_is_enough(headline: str, charset: str) -> None:
    assert decode(headline.encode(charset), "a.txt").text == headline


@pytest.mark.parametrize("charset", ["gb18030", "big5"])
def test_a_few_hanzi_in_much_markup_are_enough(charset: str) -> None:
    page = '<div class="a"><p id="b1">x</p></div>\n' * 2000 + f"<title>{TRADITIONAL}</title>\n"
    assert decode(page.encode(charset), "a.html").text == page


def test_the_signs_of_hong_kong_are_big5_too() -> None:
    text = TRADITIONAL + "深水埗及啱啱嘅嘢"
    decoded = decode(text.encode("big5hkscs"), "a.txt")
    assert (decoded.text, decoded.charset) == (text, "big5hkscs")


@pytest.mark.parametrize(
    ("file", "original", "charset"),
    [
        ("libreoffice_utf8_bom.txt", "article.txt", "utf-8"),
        ("libreoffice_gbk_crlf.txt", "article.txt", "gb18030"),
        ("libreoffice_utf16_crlf.txt", "article.txt", "utf-16-le"),
        ("iconv_gb18030.txt", "article.txt", "gb18030"),
        ("iconv_big5.txt", "traditional.txt", "big5"),
        ("iconv_utf16_mark.txt", "article.txt", "utf-16-le"),
        ("iconv_utf16le.txt", "article.txt", "utf-16-le"),
        ("iconv_utf16be.txt", "traditional.txt", "utf-16-be"),
        ("old_mac.txt", "article.txt", "utf-8"),
    ],
)
def test_what_programs_save_is_read_as_it_was_written(
    file: str, original: str, charset: str
) -> None:
    decoded = decode((FILES / file).read_bytes(), file)
    lines = decoded.text.splitlines()
    assert lines == (FILES / original).read_text(encoding="utf-8").splitlines()
    assert decoded.charset == charset
    assert decoded.problem is None


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "big5", "utf-8", "iso-8859-1", "klingon"])
@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "utf-16-le"])
def test_a_declared_charset_that_lies_is_not_believed(charset: str, declared: str) -> None:
    assert decode(NEWS.encode(charset), "a.html", declared).text == NEWS


def test_a_declared_charset_turns_the_scales_where_the_bytes_do_not_tell() -> None:
    name = "區".encode("big5")
    assert decode(name, "a.html", "big5").text == "區"
    assert decode("区".encode("gb18030"), "a.html", "gb2312").text == "区"


def test_a_western_text_is_read_where_it_is_declared() -> None:
    text = "Müller invests “heavily” in the Nanxi zone, and the new plant opens in June."
    assert decode(text.encode("cp1252"), "a.html", "ISO-8859-1").text == text
    with pytest.raises(YuanzhiError):
        decode(NEWS.encode("gb18030")[:-1], "a.html", "ISO-8859-1")


@pytest.mark.parametrize("forced", ["GBK", "gb2312", "gb18030", "cp936"])
def test_the_charset_that_the_reader_names_goes_before_everything(forced: str) -> None:
    # In UTF-8 it is Greek, and fits.
    data = "夏目".encode("gb18030")
    assert decode(data, "a.txt", "utf-8", forced=forced).text == "夏目"


def test_the_charset_that_the_reader_names_is_strict() -> None:
    with pytest.raises(YuanzhiError, match=r"\b0\b.*UTF-8"):
        decode(NEWS.encode("gb18030"), "a.txt", forced="utf-8")
    text = "工場は来月から稼働を始める予定です。"
    assert decode(text.encode("shift_jis"), "a.txt", forced="Shift_JIS").text == text


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b""])
def test_a_forced_utf_16_goes_by_its_mark_or_by_what_reads_better(mark: bytes) -> None:
    charset = "utf-16-be" if mark == codecs.BOM_UTF16_BE else "utf-16-le"
    assert decode(mark + NEWS.encode(charset), "a.txt", forced="utf-16").text == NEWS


def test_a_mark_is_no_text_where_its_charset_is_forced() -> None:
    assert decode(codecs.BOM_UTF8 + NEWS.encode(), "a.txt", forced="UTF-8").text == NEWS


@pytest.mark.parametrize(
    "label", ["klingon", "", "rot13", "idna", "punycode", "unicode_escape", "undefined", "a\0b"]
)
def test_an_unknown_charset_is_refused_by_name(label: str) -> None:
    with pytest.raises(YuanzhiError, match="no charset"):
        decode(b"abc", "a.txt", forced=label)


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
        "Déjà vu à Genève: l'usine a été inaugurée en février.".encode("latin-1"),
        "Завод был открыт в начале года.".encode("cp1251"),
        "工場は来月から稼働を始める予定です。".encode("shift_jis"),
        "공단의 새로운 공장은 다음 달부터 가동을 시작할 예정이다.".encode("euc-kr"),
        NEWS.encode("utf-32-le"),
        bytes(range(128, 256)),
    ],
    ids=["latin-1", "cp1251", "shift-jis", "euc-kr", "utf-32", "noise"],
)
def test_what_is_in_another_charset_is_refused_not_read_as_mojibake(data: bytes) -> None:
    with pytest.raises(YuanzhiError, match=r"\d"):
        decode(data, "a.txt")


def test_english_in_utf_16_without_a_mark_is_read() -> None:
    text = "Plain English without a mark."
    assert decode(text.encode("utf-16-be"), "a.txt").text == text


@pytest.mark.parametrize(("first", "second"), [("gb18030", "big5"), ("big5", "gb18030")])
def test_a_file_that_goes_on_in_another_charset_is_refused_where_it_does(
    first: str, second: str
) -> None:
    before = (TRADITIONAL * 9 + "\n").encode(first)
    with pytest.raises(YuanzhiError, match="offset") as refused:
        decode(before + (TRADITIONAL * 4).encode(second), "a.txt")
    offset = int(str(refused.value).split("offset ")[1].split()[0])
    assert abs(offset - len(before)) < 80


@given(st.binary(max_size=200))
def test_bytes_are_either_refused_or_come_back_from_the_text(data: bytes) -> None:
    try:
        decoded = decode(data, "a.txt")
    except YuanzhiError:
        return
    if not decoded.charset.startswith(("big5", "cp950")):
        assert data.endswith(decoded.text.encode(decoded.charset))


@given(
    st.lists(st.sampled_from(re.findall(r"\w+|\W", NEWS + TRADITIONAL)), min_size=12),
    st.sampled_from(["utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be"]),
)
def test_news_in_any_charset_is_refused_or_read_as_it_is(words: list[str], charset: str) -> None:
    text = "".join(words)
    try:
        data = text.encode(charset)
    except UnicodeEncodeError:
        return
    try:
        assert decode(data, "a.txt").text == text
    except YuanzhiError:
        assert sum("\u4e00" <= character <= "\u9fff" for character in text) < 20


@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "utf-16-le"])
def test_characters_that_were_lost_before_are_kept_and_reported(charset: str) -> None:
    before = NEWS * 3
    text = before + "签约\ufffd\ufffd项目。" + before
    decoded = decode(text.encode(charset), "a.txt")
    assert decoded.text == text
    assert decoded.problem is not None
    offset = len((before + "签约").encode(charset))
    assert "2 characters" in decoded.problem
    assert f"byte {offset}" in decoded.problem


def test_the_offset_of_a_lost_character_counts_the_byte_order_mark() -> None:
    decoded = decode(codecs.BOM_UTF8 + "a\ufffd".encode(), "a.txt")
    assert decoded.problem is not None
    assert "byte 4" in decoded.problem


@pytest.mark.parametrize("file", ["mojibake_latin1.txt", "mojibake_gbk.txt"])
def test_a_file_of_mojibake_is_refused(file: str) -> None:
    with pytest.raises(YuanzhiError, match="wrong charset"):
        decode((FILES / file).read_bytes(), file)


@pytest.mark.parametrize(
    "garbled",
    [
        NEWS.encode().decode("latin-1"),
        NEWS.encode().decode("cp1252", "ignore"),
        NEWS.encode().decode("gbk", "ignore"),
        NEWS.encode("gbk").decode("latin-1"),
        TRADITIONAL.encode("big5").decode("latin-1"),
        NEWS.encode("gbk").decode("utf-8", "replace").encode().decode("gbk", "ignore"),
    ],
    ids=["utf-8 latin-1", "utf-8 windows", "utf-8 gbk", "gbk latin-1", "big5 latin-1", "lost"],
)
def test_mojibake_in_a_sound_text_is_reported_with_its_place(garbled: str) -> None:
    assert garbled != NEWS
    before = (NEWS + "\n") * 12
    decoded = decode((before + garbled).encode(), "a.txt")
    assert decoded.problem is not None
    assert f"byte {len(before.encode())}" in decoded.problem


@pytest.mark.parametrize(
    "text",
    [NEWS, TRADITIONAL, "Déjà vu, naïve, Müller, “……”——《》×％", "ÀÉÎÕÜ", "他说：“……”", "°C±µ·½×"],
)
def test_sound_text_is_no_mojibake(text: str) -> None:
    decoded = decode(text.encode(), "a.txt")
    assert (decoded.text, decoded.problem) == (text, None)


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
        "\ufffb",
    ],
)
def test_what_could_steer_a_terminal_becomes_spaces_one_for_one(sequence: str) -> None:
    assert clean(f"园{sequence}区") == "园" + " " * len(sequence) + "区"


def test_an_unfinished_escape_sequence_takes_no_text_with_it() -> None:
    assert clean("\x1b]0;园区企业\n全部复工") == "  0;园区企业\n全部复工"


def test_tabs_and_line_ends_stay() -> None:
    assert clean("一\t二\r\n三") == "一\t二\r\n三"


@given(st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from("\x1b[]\\;m0\x07\x9b园")))
def test_cleaning_makes_a_space_of_a_control_and_leaves_nothing_to_clean(text: str) -> None:
    cleaned, seen = clean(text), unseen.without(text)
    assert len(cleaned) == len(seen)
    assert all(new in (old, " ") for old, new in zip(seen, cleaned, strict=True))
    assert clean(cleaned) == cleaned
    assert not {"\x1b", "\x9b", "\x07"} & set(cleaned)


def test_what_is_quoted_in_a_message_is_one_short_clean_line() -> None:
    assert shown("a\x1b[31m\nb") == "a b"
    assert len(shown("园" * 500)) == 80
    assert shown("half \ud800 pair") == "half ? pair"
