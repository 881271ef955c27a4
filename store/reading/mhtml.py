"""MHTML: a page as a browser saves it into one file, a letter with the page and its pictures.

The headers of its parts are read by the standard library's parser of letters; the parts are told
apart here, so that pictures are passed over unread.
"""

from __future__ import annotations

import re
from email.errors import MessageError
from email.header import decode_header, make_header
from email.parser import BytesParser, HeaderParser
from email.policy import compat32
from gettext import dgettext
from typing import TYPE_CHECKING

from store.model import Metadata, YuanzhiError
from store.reading.charset import clean, shown
from store.reading.content import Content, Format, NoNews
from store.reading.fields import declare
from store.reading.hypertext import read_html
from store.reading.trust import merge

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from store.model import Article

SUFFIXES = frozenset((".mht", ".mhtml"))
# Bytes of the headers of a letter or of one part; parts within parts; parts that are pages.
LONGEST_HEADERS = 64 << 10
DEEPEST = 4
MOST_PAGES = 20

_BLANK = re.compile(rb"\r?\n\r?\n")
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]")
_PAGES = ("text/html", "application/xhtml+xml")


def looks_like_mhtml(head: bytes, suffix: str) -> bool:
    """Whether an item is a page saved as a letter, by its first bytes; the suffix says no more."""
    start = head[:LONGEST_HEADERS].lstrip(b"\xef\xbb\xbf\r\n \t")
    if not _HEADER.match(start):
        return False
    headers = _BLANK.split(start, maxsplit=1)[0].lower()
    page = (
        b"multipart/related" in headers or b"multipart/mixed" in headers or b"text/html" in headers
    )
    return (
        b"mime-version:" in headers
        and page
        and (suffix in SUFFIXES or b"multipart/related" in headers)
    )


def _read(content: Content) -> Iterator[Article]:
    data = content.data()
    letter, body = _headers(data)
    outer = _declared(letter)
    nothing: NoNews | None = None
    for _, (part, page) in zip(range(MOST_PAGES), _pages(letter, body, DEEPEST), strict=False):
        declared = part.get_content_charset()
        told = merge(_declared(part), outer)
        try:
            yield read_html(_payload(part, page), content, declared=declared, outer=told)
            return
        except NoNews as reason:
            # The page may be a frame around the one that holds the text.
            nothing = nothing or reason
    if nothing is not None:
        raise nothing
    raise YuanzhiError(
        dgettext(
            "yuanzhi", "{name} holds no page: save it again as a web page, and load that."
        ).format(name=shown(content.item.location.name))
    )


def _headers(data: bytes) -> tuple[Message, bytes]:
    """The headers at the beginning, and what follows them."""
    blank = _BLANK.search(data, 0, LONGEST_HEADERS)
    end, start = blank.span() if blank else (min(len(data), LONGEST_HEADERS), len(data))
    # The parser stumbles over bytes that are not ASCII; as Latin-1 they all are characters.
    text = data[:end].decode("latin-1").removeprefix("ï»¿").lstrip("\r\n \t")
    return HeaderParser(policy=compat32).parsestr(text, headersonly=True), data[start:]


def _pages(letter: Message, body: bytes, deepest: int) -> Iterator[tuple[Message, bytes]]:
    """The parts that are pages, each with its headers and its body as it is encoded."""
    kind = letter.get_content_type()
    boundary = letter.get_boundary()
    if kind in _PAGES:
        yield letter, body
    elif kind.startswith("multipart/") and boundary and deepest:
        line = re.compile(rb"(?:^|\n)--" + re.escape(boundary.encode("latin-1", "replace")))
        at = line.search(body)
        while at and body[at.end() : at.end() + 2] != b"--":
            following = line.search(body, at.end())
            part = body[at.end() : following.start() if following else len(body)]
            yield from _pages(*_headers(part.lstrip(b" \t\r\n")), deepest - 1)
            at = following


def _payload(part: Message, body: bytes) -> bytes:
    """The bytes of a page, out of the form in which a letter carries them."""
    encoding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    letter = b"Content-Transfer-Encoding: " + encoding.encode("ascii", "ignore") + b"\n\n" + body
    payload = BytesParser(policy=compat32).parsebytes(letter).get_payload(decode=True)
    return payload if isinstance(payload, bytes) else body


def _declared(letter: Message) -> Metadata:
    """The address of a page and the day it was saved, from the headers around it."""
    address = letter.get("Snapshot-Content-Location") or letter.get("Content-Location")
    pairs = [("url", _text(address)), ("accessed", _text(letter.get("Date")))]
    return declare(pairs, "markup").metadata


def _text(header: object) -> str:
    """A header as it is read; "" without one."""
    written = str(header or "")
    try:
        # In these days some write UTF-8 as it is.
        written = written.encode("latin-1").decode("utf-8")
        return clean(str(make_header(decode_header(written)))).strip()
    except (MessageError, LookupError, ValueError):
        return clean(written).strip()


FORMAT = Format("mhtml", "multipart/related", SUFFIXES, looks_like_mhtml, _read)
