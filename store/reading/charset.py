"""Bytes to text: which charset, and which characters may stay.

Nothing is guessed away: what does not decode is an error that names the byte, and what is cleaned
could steer a terminal is replaced by as many spaces. What cannot be seen is no character at all.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from gettext import dgettext, dngettext

from store import unseen
from store.model import YuanzhiError
from store.reading.likelihood import first_unlikely, is_likely, likelihood
from store.reading.mojibake import find_mojibake

# A byte order mark and the charset it tells. UTF-32 goes first: its mark begins with UTF-16's.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

# What a file without a mark is tried as.
FAMILIES = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")
_UTF_16 = ("utf-16-le", "utf-16-be")
_EITHER_UTF_16 = ("utf16", "unicode", "ucs2", "iso10646ucs2")
_UNKNOWN = "UTF-8, GB18030, Big5, UTF-16"
REPLACEMENT = "\ufffd"
# The codecs of a family that has more than one, the plainest first; the last one knows most.
_CODECS = {"big5": ("big5", "cp950", "big5hkscs")}
# The names under which a charset is declared. Who declares GB2312 nearly always writes GBK.
_LABELS = {
    label: charset
    for charset, labels in {
        "utf-8": "utf8 unicode11utf8 xunicode20utf8",
        "gb18030": "gb2312 gbk gb18030 xgbk gb231280 csgb2312 euccn xeuccn cp936 ms936 chinese",
        "big5": "big5 big5hkscs xxbig5 cnbig5 csbig5 cp950 ms950 big5tw",
        "utf-16-le": "utf16 utf16le unicode ucs2 iso10646ucs2",
        "utf-16-be": "utf16be unicodefffe",
        "cp1252": "ascii usascii iso88591 latin1 l1 windows1252 cp1252 xcp1252 iso885915 latin9",
    }.items()
    for label in labels.split()
}
# Codecs of Python that are no charset of a file.
_NO_CHARSETS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7"})

# So many bytes, from the line with the first that is not ASCII, are enough to judge by.
SAMPLE = 1 << 15
# Text has hardly any NUL bytes; a file with so many of them is UTF-16, or no text at all.
NUL_SHARE = 0.02
# In nats: by how much a reading has to be likelier than the next one, and what it counts for it
# that the file declares it, or that it is UTF-8 and fits.
MARGIN = 5.0
DECLARED = 8.0
# A text in a Western charset has no more of its characters beyond ASCII.
WESTERN_SHARE = 0.1

# What no plain ASCII text has. A form feed ends a page in some.
_NOT_PLAIN = re.compile(rb"[^\t\n\f\r -~]")
_WIDE = re.compile("[^\0-\u07ff]")

# Characters that can move the cursor or recolour a terminal, or that are not characters at all. Tab
# and line ends stay.
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufff9-\ufffb"
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
    """Text as it came out of the bytes, without the byte order mark, and the charset it was in.

    problem: one sentence on damage that was done before (U+FFFD, mojibake), to be reported; None
    where there is none.
    """

    text: str
    charset: str
    problem: str | None = None


def decode(
    data: bytes, name: str, declared: str | None = None, forced: str | None = None
) -> Decoded:
    """The text of a file, in the charset that its bytes bear out.

    A byte order mark tells it; what decodes as UTF-8 is UTF-8; else the likeliest reading among
    GB18030, Big5 and UTF-16 without its mark is taken, where it is likely enough and no other
    comes near it. name: the file's, for messages. declared: the charset that the file names
    itself; it turns the scales and no more. forced: the one the reader named (`Options.charset`),
    before everything. Raises YuanzhiError that names the first byte that does not fit.
    """
    charset, start = next(
        ((charset, len(mark)) for mark, charset in MARKS if data.startswith(mark)), ("", 0)
    )
    if forced is not None:
        charset, start = _forced(data, charset, start, forced)
    judged = not charset
    if judged:
        charset = _judged(data, name, _LABELS.get(_plain(declared or "")))
    text, charset = _strict(data, start, charset, name)
    if judged and charset not in ("utf-8", "cp1252"):
        strange = first_unlikely(text)
        if strange is not None:
            raise _undecodable(name, len(text[:strange].encode(charset)), charset.upper())
    return Decoded(text, charset, _damage(text, start, charset, name))


def _plain(label: str) -> str:
    return re.sub(r"[\s_:.()\-]+", "", label).lower()


def _forced(data: bytes, marked: str, mark: int, label: str) -> tuple[str, int]:
    """The charset that the reader named, and the length of its byte order mark in the data."""
    plain = _plain(label)
    charset = _LABELS.get(plain, "")
    if plain in _EITHER_UTF_16:
        charset = (
            marked
            if marked in _UTF_16
            else max(_UTF_16, key=lambda one: likelihood(_loosely(data[:SAMPLE], one, False)))
        )
    if not charset:
        try:
            charset = codecs.lookup(label.strip()).name
            b"a".decode(charset)
        except (LookupError, ValueError):
            charset = ""
    if not charset or charset.replace("_", "-") in _NO_CHARSETS:
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                "{label} is no charset that is known: use utf-8, gb18030, big5 or utf-16.",
            ).format(label=shown(label))
        )
    return charset, mark if charset == marked else 0


def _judged(data: bytes, name: str, declared: str | None) -> str:
    """The charset of a file that has no byte order mark."""
    if _NOT_PLAIN.search(data) is None:
        return "utf-8"
    nul = data.find(b"\0")
    binary = nul >= 0 and data.count(b"\0") > len(data) * NUL_SHARE
    unfit = nul
    if not binary:
        try:
            if _WIDE.search(data.decode("utf-8")):
                return "utf-8"
            unfit = -1
        except UnicodeDecodeError as error:
            unfit = error.start
    worth = {
        family: DECLARED * (family == declared) + DECLARED * (family == "utf-8" and unfit < 0)
        for family in FAMILIES
    }
    sample = _sample(data)
    ranked = sorted(
        (
            (likelihood(text) + worth[family], family, text)
            for family in (_UTF_16 if binary else FAMILIES)
            for text in [_loosely(sample, family, len(sample) == len(data))]
        ),
        reverse=True,
    )
    (best, charset, text), (second, other, _) = ranked[:2]
    if is_likely(text, trusted=worth[charset] > 0):
        if best - second >= MARGIN:
            return charset
        raise _undecided(name, unfit, charset, other)
    if unfit < 0:
        return "utf-8"
    if first_unlikely(text):
        # It begins well: to be refused where it goes on in another charset.
        return charset
    if declared == "cp1252" and _is_western(data):
        return declared
    raise _undecodable(name, unfit, _UNKNOWN)


def _sample(data: bytes) -> bytes:
    """The bytes to judge by: from the beginning of the first line that is not ASCII."""
    first = _NOT_PLAIN.search(data)
    assert first
    # Near the beginning it may be UTF-16, whose pairs must stay together.
    start = data.rfind(b"\n", 0, first.start()) + 1 if first.start() > SAMPLE // 8 else 0
    return data[start : start + SAMPLE]


def _loosely(sample: bytes, family: str, whole: bool) -> str:
    """The sample decoded, U+FFFD for what does not fit; a character cut off at its end left out."""
    codec = _CODECS.get(family, (family,))[-1]
    return codecs.getincrementaldecoder(codec)("replace").decode(sample, whole)


def _is_western(data: bytes) -> bool:
    """Whether it reads as a text in a Western language, in its old charset."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    beyond = sum(character > "\x7f" for character in text)
    return beyond <= len(text) * WESTERN_SHARE and not _CONTROL.search(text)


def _strict(data: bytes, start: int, charset: str, name: str) -> tuple[str, str]:
    """The text, and the name of the codec that it came from."""
    body = data[start:] if start else data
    reached = 0
    for codec in _CODECS.get(charset, (charset,)):
        text, fits = _prefix(body, codec)
        if text is not None:
            return text, codec
        reached = max(reached, fits)
    raise _undecodable(name, start + reached, charset.upper())


def _prefix(body: bytes, codec: str) -> tuple[str | None, int]:
    """The text where all of it fits, else None; and how many bytes fit, 0 where none can tell."""
    try:
        return body.decode(codec), len(body)
    except UnicodeDecodeError as error:
        return None, error.start
    except UnicodeError:
        return None, 0


def _undecodable(name: str, offset: int, charsets: str) -> YuanzhiError:
    return YuanzhiError(
        dgettext(
            "yuanzhi",
            "{name} cannot be decoded: the byte at offset {offset} does not fit {charsets}; "
            "save the file as UTF-8 and load it again, or name its charset with --charset.",
        ).format(name=shown(name), offset=offset, charsets=charsets)
    )


def _undecided(name: str, offset: int, one: str, other: str) -> YuanzhiError:
    return YuanzhiError(
        dgettext(
            "yuanzhi",
            "{name} cannot be decoded with certainty: from the byte at offset {offset} it may be "
            "{one} or {other}; name its charset with --charset.",
        ).format(name=shown(name), offset=offset, one=one.upper(), other=other.upper())
    )


def _damage(text: str, start: int, charset: str, name: str) -> str | None:
    """One sentence on what was lost before; raises YuanzhiError where the text as a whole was."""
    garbled = find_mojibake(text)
    if garbled is not None and garbled.whole:
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                "{name} was once read in a wrong charset and saved like that ({sample}): "
                "get the text again from where it came.",
            ).format(name=shown(name), sample=shown(garbled.sample, 20))
        )
    problems = []
    lost = text.count(REPLACEMENT)
    if lost:
        offset = start + len(text[: text.index(REPLACEMENT)].encode(charset))
        problems.append(
            dngettext(
                "yuanzhi",
                "{count} character was lost before this file was saved (U+FFFD at byte {offset}).",
                "{count} characters were lost before this file was saved "
                "(U+FFFD, the first at byte {offset}).",
                lost,
            ).format(count=lost, offset=offset)
        )
    if garbled is not None:
        offset = start + len(text[: garbled.start].encode(charset, "replace"))
        problems.append(
            dgettext(
                "yuanzhi",
                "Some of it was once read in a wrong charset and saved like that "
                "({sample}, at byte {offset}).",
            ).format(sample=shown(garbled.sample, 20), offset=offset)
        )
    return " ".join(problems) or None


def clean(text: str) -> str:
    """The text without what cannot be seen, and with each control character, and each character of
    a terminal escape sequence, made a space.
    """
    text = unseen.without(text)
    if _CONTROL.search(text) is None:
        return text
    return _ESCAPE.sub(lambda match: " " * len(match[0]), text)


def shown(value: object, limit: int = 80) -> str:
    """Something out of a file, or its name, fit for a message: clean, one line, cut short."""
    text = " ".join(clean(str(value)[: limit * 4]).encode("utf-8", "replace").decode().split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def shown_path(path: str, limit: int = 80) -> str:
    """A path out of a file or of this machine, fit for a message; the end of a long one, for that
    says which file it is.
    """
    text = " ".join(clean(path[-limit * 4 :]).encode("utf-8", "replace").decode().split())
    return text if len(text) <= limit else "…" + text[1 - limit :]
