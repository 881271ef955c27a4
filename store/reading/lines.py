"""Lines of a file that may be larger than the memory: decoded one at a time, none of them lost."""

from __future__ import annotations

import io
import re
from contextlib import suppress
from dataclasses import dataclass
from gettext import dgettext
from typing import TYPE_CHECKING

from store.model import YuanzhiError
from store.reading.charset import MARKS, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.reading.content import Content

CHUNK = 1 << 20
SAMPLE = 64 << 10
# Characters. A line is in memory as a whole; what is longer is no line that anyone wrote.
LONGEST_LINE = 64 << 20

_NOT_ASCII = re.compile(rb"[\x80-\xff]")
# What stands in the text for a byte that does not fit the charset.
_UNFIT = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line, with its end as it is written.

    number: from 1. problem: a sentence on why it cannot be used; `text` is then no more than
    what helps to find the line behind it.
    """

    number: int
    text: str
    problem: str | None = None


def read_lines(content: Content, newline: str = "\n") -> Iterator[Line]:
    """The lines of a file in the charset that it bears out, which is set in `content`.

    newline: as for `open`. A line that does not fit the charset or is too long has a problem.
    Raises YuanzhiError where no charset fits, and OSError.
    """
    charset = _charset(content)
    content.charset = charset
    number = 0
    with io.TextIOWrapper(
        content.open(), encoding=charset, errors="surrogateescape", newline=newline
    ) as file:
        while True:
            number += 1
            try:
                text = file.readline(LONGEST_LINE)
                long = _is_cut(text)
                while _is_cut(text):
                    text = file.readline(LONGEST_LINE)
            except UnicodeError:
                # UTF-16 that is cut off or out of step: there is no next line to go on with.
                yield Line(number, "", _unfit(charset))
                return
            if long:
                yield Line(number, "\n", dgettext("yuanzhi", "It is too long to be a line."))
                continue
            if not text:
                return
            if number == 1:
                text = text.removeprefix("\ufeff")
            fits = text.isascii() or _UNFIT.search(text) is None
            yield Line(number, text, None if fits else _unfit(charset))


def _is_cut(text: str) -> bool:
    return len(text) == LONGEST_LINE and not text.endswith(("\n", "\r"))


def _unfit(charset: str) -> str:
    return dgettext(
        "yuanzhi",
        "It has bytes that do not fit {charset}: save the file as UTF-8 and load it again.",
    ).format(charset=charset.upper())


def _charset(content: Content) -> str:
    """The charset, from the byte order mark or from the first lines that are not ASCII."""
    forced = content.options.charset
    with content.item.open() as file:
        sample = file.read(CHUNK)
        mark = next((mark for mark, _ in MARKS if sample.startswith(mark)), None)
        while mark is None and sample.isascii() and b"\0" not in sample:
            chunk = file.read(CHUNK)
            if not chunk:
                break
            sample = chunk
    if mark is not None and forced is None:
        return dict(MARKS)[mark]
    sample = _sample(sample)
    name = content.item.location.name
    try:
        return decode(sample, name, forced=forced).charset
    except YuanzhiError:
        # One damaged line must not keep the others from being read.
        for line in sample.splitlines():
            with suppress(YuanzhiError):
                if not line.isascii():
                    return decode(line, name, forced=forced).charset
        raise


def _sample(chunk: bytes) -> bytes:
    """Whole lines to judge by, from the first that is not ASCII."""
    if b"\0" in chunk:
        return chunk[: min(SAMPLE, len(chunk) // 2 * 2)]
    first = _NOT_ASCII.search(chunk)
    start = chunk.rfind(b"\n", 0, first.start()) + 1 if first else 0
    end = chunk.find(b"\n", start + SAMPLE)
    if end < 0 and len(chunk) == CHUNK:
        end = chunk.rfind(b"\n", start)
    return chunk[start:end] if end > start else chunk[start:]
