"""Records made ready for citing: clean text, plain page numbers, names without role words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from store import unseen
from store.cite.names import bare

if TYPE_CHECKING:
    from store.model import Record

_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)
# Marks without a width that turn or hide text, and halves of characters that cannot be written
# out. The joiners (U+200C, U+200D) are spelling in some scripts and stay.
_HIDDEN = (
    *unseen.CODES,
    *range(0xFFF9, 0xFFFC),
    *range(0xD800, 0xE000),
    *range(0xE0000, 0xE0080),
)
_HARMLESS: dict[int, str | None] = {
    **dict.fromkeys(_CONTROLS, " "),
    **dict.fromkeys(_HIDDEN, None),
}

_NUMERALS = "一二三四五六七八九"
_ORDINAL = re.compile(rf"第\s*(?=[A-Za-z0-9十{_NUMERALS}])|(?<=[0-9十{_NUMERALS}])\s*版")
_CHINESE_NUMBER = re.compile(rf"(?:([{_NUMERALS}]?)(十))?([{_NUMERALS}]?)")


def clean(text: str) -> str:
    """The text in one line: runs of white space made one space, controls and hidden marks gone."""
    return " ".join(text.translate(_HARMLESS).split())


def verbatim(text: str) -> str:
    """The text as it is, lines kept; only controls become spaces and hidden marks go."""
    return "\n".join(line.translate(_HARMLESS).rstrip() for line in text.splitlines()).strip()


def tidy(record: Record) -> Record:
    """The record as the styles take it; what says nothing is None.

    Text is one line. The publication is without 《》, the page a plain number ("第7版" gives
    "7"), the authors are names alone, the subtitle is without the dash it is printed with.
    """
    subtitle = _known(record.subtitle)
    return replace(
        record,
        authors=tuple(name for name in map(bare, map(clean, record.authors)) if name),
        title=_known(record.title),
        subtitle=subtitle and (subtitle.lstrip("—–―─- ") or None),
        kicker=_known(record.kicker),
        publication=_publication(_known(record.publication)),
        date=_known(record.date),
        page=_page(_known(record.page)),
        url=_url(_known(record.url)),
        accessed=_known(record.accessed),
        language=_known(record.language),
    )


def _known(value: str | None) -> str | None:
    return clean(value or "") or None


def _publication(value: str | None) -> str | None:
    match = re.fullmatch(r"《\s*([^《》]*?)\s*》", value or "")
    return (match.group(1) or None) if match else value


def _url(value: str | None) -> str | None:
    # A space would end the address where it is pasted.
    return value and value.replace(" ", "%20")


def _page(value: str | None) -> str | None:
    """The number of the page without 第 and 版 and without the page's name after a colon."""
    if value is None:
        return None
    number, _, _ = unicodedata.normalize("NFKC", value).partition(":")
    number = _ORDINAL.sub("", number).strip()
    match = _CHINESE_NUMBER.fullmatch(number)
    if match and number:
        tens, ten, ones = match.groups()
        number = str((_digit(tens) or 1) * 10 * bool(ten) + _digit(ones))
    if number.isascii() and number.isdigit():
        number = number.lstrip("0")
    return number or None


def _digit(numeral: str | None) -> int:
    return _NUMERALS.index(numeral) + 1 if numeral else 0
