"""Bytes to text: which charset, and which characters may stay.

Nothing is guessed away: what does not decode is an error that names the byte, and what is cleaned
is replaced by as many spaces, so that an offset in the text is an offset in the decoded file.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from gettext import dgettext

from store.model import YuanzhiError

# A byte order mark and the charset it tells. UTF-32 goes first: its mark begins with UTF-16's.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# The characters that every Chinese text is full of, whatever it is about, and that are the same in
# simplified and in traditional writing. Bytes of another charset read as GB18030 give hanzi too,
# but hardly ever these.
FREQUENT = frozenset(
    "的一是不了在有人大中上和地出就生也年可下而子能得之方用主作成多工分行公日月市高新全企区"
)
FREQUENT_SHARE = 0.05
# In a text too short for that: how much of it must belong to GB2312, which names and headlines do.
COMMON_SHARE = 0.9
# So many characters are enough to judge by.
SAMPLE = 20_000
# Text has no NUL bytes; a file with so many of them is UTF-16 without its mark, or no text at all.
NUL_SHARE = 0.02

# Invisible characters that can move the cursor, recolour a terminal or turn the direction of the
# writing around, or that are not characters at all. Tab and line ends stay.
_CONTROLS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
)
_CONTROL = re.compile(f"[{_CONTROLS}]")
# The lengths are bounded so that a broken sequence cannot take the text behind it with it.
_ESCAPE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]{0,512}(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]{0,8}[0-~]"
    f"|[{_CONTROLS}]"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as it came out of the bytes, without the byte order mark, and the charset it was in."""

    text: str
    charset: str


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file: by its byte order mark, else UTF-8, else GB18030 that reads as Chinese.

    name: the file's, for the message. Raises YuanzhiError that names the byte that does not fit.
    """
    for mark, charset in MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data, len(mark), charset, name), charset)
    nul = data.find(b"\0")
    if nul >= 0 and data.count(b"\0") > len(data) * NUL_SHARE:
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                "{name} is not text in UTF-8 or GB18030 (byte {offset} is zero): "
                "save it as UTF-8 and load it again.",
            ).format(name=shown(name), offset=nul)
        )
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        offset = error.start
    # Characters of three bytes that were read before are no accident: it is UTF-8, and damaged.
    if max(data[:offset].decode("utf-8"), default="") > "\u07ff":
        raise _undecodable(name, offset, "UTF-8")
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise _undecodable(name, max(offset, error.start), "UTF-8, GB18030") from None
    if not _looks_chinese(text):
        raise _undecodable(name, offset, "UTF-8, GB18030")
    return Decoded(text, "gb18030")


def _strict(data: bytes, start: int, charset: str, name: str) -> str:
    try:
        return data[start:].decode(charset)
    except UnicodeDecodeError as error:
        raise _undecodable(name, start + error.start, charset.upper()) from None


def _undecodable(name: str, offset: int, charsets: str) -> YuanzhiError:
    return YuanzhiError(
        dgettext(
            "yuanzhi",
            "{name} cannot be decoded: the byte at offset {offset} does not fit {charsets}; "
            "save the file as UTF-8 and load it again.",
        ).format(name=shown(name), offset=offset, charsets=charsets)
    )


def _looks_chinese(text: str) -> bool:
    """Whether text decoded as GB18030 is Chinese, and not the mojibake of some other charset."""
    foreign = [character for character in text[:SAMPLE] if character > "\x7f"]
    hanzi = [character for character in foreign if "\u4e00" <= character <= "\u9fff"]
    if not hanzi or any("\ue000" <= character <= "\uf8ff" for character in foreign):
        return False
    if sum(map(FREQUENT.__contains__, hanzi)) >= len(hanzi) * FREQUENT_SHARE and len(hanzi) > 20:
        return True
    common = sum(1 for character in foreign if _in_gb2312(character))
    return common >= len(foreign) * COMMON_SHARE


def _in_gb2312(character: str) -> bool:
    """Whether it is a sign of punctuation or one of the 3,755 hanzi of everyday use in GB2312."""
    try:
        lead = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return lead in (0xA1, 0xA3) or 0xB0 <= lead <= 0xD7


def clean(text: str) -> str:
    """The text with each control character, and each character of a terminal escape sequence, made
    a space; always as long as it was.
    """
    if _CONTROL.search(text) is None:
        return text
    return _ESCAPE.sub(lambda match: " " * len(match[0]), text)


def shown(value: object, limit: int = 80) -> str:
    """Something out of a file, or its name, fit for a message: clean, one line, cut short."""
    text = " ".join(clean(str(value)[: limit * 4]).encode("utf-8", "replace").decode().split())
    return text if len(text) <= limit else text[: limit - 1] + "…"
