"""MHTML: the page in a letter, its address, and the day on which it was saved."""

from __future__ import annotations

import base64
import quopri
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model import Article, YuanzhiError
from store.reading import Item, NoNews, open_source
from tests.conftest import DATA

if TYPE_CHECKING:
    from pathlib import Path

SAVED = DATA / "html" / "saved" / "saved.mhtml"
PAGE = (
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
    "<title>园区短讯</title></head><body><h1>园区短讯</h1>"
    "<p>云麓经开区昨日新开通2条通勤公交，市民称便。</p></body></html>"
)
FRAME = '<html><frameset cols="20,80"><frame src="cid:a"><frame src="cid:b"></frameset></html>'


def read(path: Path) -> Article:
    (article,) = open_source(path).documents()
    assert isinstance(article, Article)
    return article


def letter(*parts: bytes, boundary: str = "----=_NextPart_000") -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSubject: x\r\nDate: Tue, 9 Apr 2024 10:00:00 +0800\r\n"
        f'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="{boundary}"\r\n\r\n'
    ).encode()
    line = f"\r\n--{boundary}".encode()
    return head + b"".join(line + b"\r\n" + part for part in parts) + line + b"--\r\n"


def part(page: str, charset: str = "utf-8", encoding: str = "quoted-printable") -> bytes:
    data = page.encode(charset)
    body = quopri.encodestring(data) if encoding == "quoted-printable" else base64.encodebytes(data)
    return (
        f'Content-Type: text/html; charset="{charset}"\r\nContent-Transfer-Encoding: {encoding}\r\n'
        "Content-Location: http://example.com/a.htm\r\n\r\n"
    ).encode() + body


def test_a_page_that_chromium_saved_is_read_with_its_address_and_day() -> None:
    article = read(SAVED)
    assert open_source(SAVED).format.name == "mhtml"
    assert article.title == "禾田产业园首个储能电站并网"
    assert len([one for one in article.parts if one.kind == "body"]) == 4
    assert article.metadata.url == "http://news.example.com/2024/05/20/site.html"
    assert article.metadata.accessed == "2026-11-25"
    assert article.metadata.origins["url"] == article.metadata.origins["accessed"] == "markup"
    assert article.metadata.date == "2024-05-20"


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_the_charset_of_the_part_is_known(tmp_path: Path, encoding: str, charset: str) -> None:
    (tmp_path / "a.mht").write_bytes(letter(part(PAGE, charset, encoding)))
    article = read(tmp_path / "a.mht")
    assert article.paragraphs[0].text == "云麓经开区昨日新开通2条通勤公交，市民称便。"
    assert article.metadata.url == "http://example.com/a.htm"


def test_the_text_in_a_frame_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.mhtml").write_bytes(letter(part(FRAME), part(PAGE)))
    assert read(tmp_path / "a.mhtml").title == "园区短讯"


def test_parts_within_parts_are_found(tmp_path: Path) -> None:
    inner = b'Content-Type: multipart/alternative; boundary="in"\r\n\r\n--in\r\n'
    (tmp_path / "a.mhtml").write_bytes(letter(inner + part(PAGE) + b"\r\n--in--\r\n"))
    assert read(tmp_path / "a.mhtml").title == "园区短讯"


def test_a_letter_that_is_a_page_itself_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.mht").write_bytes(b"MIME-Version: 1.0\r\n" + part(PAGE, "gb2312"))
    assert read(tmp_path / "a.mht").title == "园区短讯"


def test_a_letter_without_a_page_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.mhtml").write_bytes(letter(b"Content-Type: image/png\r\n\r\nx"))
    with pytest.raises(YuanzhiError, match="holds no page"):
        read(tmp_path / "a.mhtml")


def test_a_saved_list_of_links_is_no_news(tmp_path: Path) -> None:
    links = "".join(
        f'<li><a href="{number}.htm">青岭高新区举办对接会</a></li>' for number in range(20)
    )
    (tmp_path / "a.mhtml").write_bytes(letter(part(f"<html><body><ul>{links}</ul></body></html>")))
    with pytest.raises(NoNews, match="is a list of links"):
        read(tmp_path / "a.mhtml")


def test_a_letter_is_no_saved_page(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_text(
        "From: a@example.com\nMIME-Version: 1.0\nContent-Type: text/plain\n\n园区，项目。\n",
        encoding="utf-8",
    )
    with pytest.raises(YuanzhiError):
        read(tmp_path / "a.eml")


def test_a_letter_that_is_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    data = SAVED.read_bytes()
    (tmp_path / "a.mhtml").write_bytes(data[: data.index(b"</main>")])
    assert read(tmp_path / "a.mhtml").title == "禾田产业园首个储能电站并网"


@given(
    st.lists(
        st.sampled_from(
            [
                b"\r\n", b"--b", b"--b--", b"Content-Type: text/html", b"; charset=", b"utf-8",
                b"Content-Transfer-Encoding: base64", b"Content-Type: multipart/mixed; boundary=b",
                b"<p>\xe5\x9b\xad\xe5\x8c\xba</p>", b"=E5=9B", b"=?x?q?", b"\0", b'"', b"\xff",
                b"Date: ",
            ]
        ),
        max_size=40,
    )
)  # fmt: skip
@settings(deadline=None, max_examples=100)
def test_no_letter_makes_anything_but_an_article_or_a_sentence(pieces: list[bytes]) -> None:
    data = letter(b"".join(pieces), boundary="b")
    item = Item.holding("a.mhtml", PurePosixPath("a.mhtml"), data)
    try:
        list(open_source(item).documents())
    except YuanzhiError as error:
        assert str(error)
