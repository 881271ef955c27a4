"""Markup: HTML as a tree, however broken or hostile it is, and what is safe to hand to the parser.

libxml2 does the parsing. What it would answer with silence or with a replacement character is
settled here, before: controls, numeric references, tags of endless length, tags nested too deep.
"""

from __future__ import annotations

import re
from gettext import dgettext
from typing import TYPE_CHECKING

from store.model import YuanzhiError
from store.reading.charset import clean, shown

if TYPE_CHECKING:
    from lxml.etree import _Element

# Characters; a page saved with all its pictures inside is well below that.
LARGEST = 64 << 20
# The parser takes time by the square of the attributes of one tag: a longer tag loses them.
LONGEST_TAG = 16 << 10
# So deep the parser goes; what lies deeper it would leave out, and say so.
DEEPEST = 2048
_TOO_DEEP = re.compile(r"(?i)excessive depth|limit")

_TAG = re.compile(r"<[A-Za-z][^\s/<>]{0,40}")
_LONG_TAG = re.compile(rf"<[A-Za-z][^<]{{{LONGEST_TAG},}}")
_ATTRIBUTE = re.compile(
    r"""[\s/]*[^\s/>=][^\s/>=]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"'][^\s>]*))?|[\s/]+|["'=]"""
)
_REFERENCE = re.compile(
    r"&#(?:[xX]([0-9A-Fa-f]{1,8})|([0-9]{1,10}));?(?:&#(?:[xX]([0-9A-Fa-f]{4})|([0-9]{5}));?)?"
)
# The C1 controls, which stand for what Windows has in their place.
_C1 = range(0x80, 0xA0)


def parse(markup: str, name: str) -> _Element | None:
    """The root of the tree; None where the markup holds nothing at all.

    name: the file's, for messages. Control characters are spaces already. Raises YuanzhiError
    where the markup is too large, or nested so deep that text would be lost.
    """
    from lxml import etree  # (heavy; only reading HTML needs it)

    if len(markup) > LARGEST:
        raise YuanzhiError(
            dgettext(
                "yuanzhi", "{name} is larger than {most} million characters: save its text alone."
            ).format(name=shown(name), most=LARGEST >> 20)
        )
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(safe(markup).encode("utf-8", "ignore"), parser)
    except etree.XMLSyntaxError:
        root = None
    if any(_TOO_DEEP.search(error.message) for error in parser.error_log.filter_from_fatals()):
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                "{name} nests its tags more than {depth} deep and cannot be read whole: "
                "save its text alone.",
            ).format(name=shown(name), depth=DEEPEST)
        )
    return root


def safe(markup: str) -> str:
    """Markup that reads the same and holds nothing the parser stumbles over."""
    markup = clean(markup)
    if "&#" in markup:
        markup = _REFERENCE.sub(_resolved, markup)
    return _LONG_TAG.sub(_shortened, markup)


def _resolved(match: re.Match[str]) -> str:
    """A numeric reference as it is, or what the broken one stands for."""
    first, second = (
        int(hexadecimal, 16) if hexadecimal else int(decimal) if decimal else None
        for hexadecimal, decimal in (match.groups()[:2], match.groups()[2:])
    )
    assert first is not None
    if second is None:
        return match[0] if _is_character(first) else _repaired(first)
    if 0xD800 <= first < 0xDC00 <= second < 0xE000:
        # Half characters that belong together, as programs write that know UTF-16 only.
        return chr(0x10000 + (first - 0xD800) * 0x400 + second - 0xDC00)
    if _is_character(first) and _is_character(second):
        return match[0]
    return "".join(
        f"&#{code};" if _is_character(code) else _repaired(code) for code in (first, second)
    )


def _is_character(code: int) -> bool:
    return (0x20 <= code < 0x7F or 0xA0 <= code < 0xD800 or 0xE000 <= code < 0x110000) and (
        code & 0xFFFE != 0xFFFE and code != 0xFFFD
    )


def _repaired(code: int) -> str:
    """What a reference to no character stands for: mostly nothing."""
    if code in _C1:
        try:
            return bytes((code,)).decode("cp1252")
        except UnicodeDecodeError:
            return " "
    return " "


def _shortened(match: re.Match[str]) -> str:
    """A stretch that begins as a tag and has no other in it: without the attributes, if it is one
    tag of such a length, else as it is.
    """
    stretch = match[0]
    tag = _TAG.match(stretch)
    at = tag.end() if tag else 0
    while at < len(stretch) and stretch[at] != ">":
        attribute = _ATTRIBUTE.match(stretch, at)
        at = attribute.end() if attribute else at + 1
    if not tag or at < LONGEST_TAG:
        return stretch
    return tag[0] + stretch[at:]


# How far into a file a declaration of its charset may stand.
DECLARED_WITHIN = 4096
_DECLARED = (
    re.compile(rb"<meta[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE),
    re.compile(rb"<\?xml[^>]{0,100}?\bencoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE),
)


def declared_charset(data: bytes) -> str | None:
    """The charset that a page names itself, as it is written; None where it names none."""
    top = data[:DECLARED_WITHIN]
    for pattern in _DECLARED:
        match = pattern.search(top)
        if match:
            return match[1].decode("ascii")
    return None
