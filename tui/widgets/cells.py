"""Text on the cells of a terminal: made safe to draw, measured, cut, and shown around a match."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len, get_character_cell_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.model import Range

# Control characters and escape sequences would drive the terminal, bidirectional and invisible
# ones would hide or reorder text, joiners and variation selectors change the width of what
# stands before them, and lone surrogates cannot be written at all.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)

CUT = ".."


def clean(text: str) -> str:
    """The text as it may be drawn: a space for each unsafe character, so no offset moves."""
    return _UNSAFE.sub(" ", text)


def width(text: str) -> int:
    """How many cells cleaned text takes."""
    return cell_len(text)


def character_width(character: str) -> int:
    """How many cells one cleaned character takes: 0, 1 or 2."""
    return get_character_cell_size(character)


def head(text: str, room: int) -> int:
    """How many characters of the text fit into `room` cells."""
    used = 0
    for at, character in enumerate(text):
        used += character_width(character)
        if used > room:
            return at
    return len(text)


def tail(text: str, room: int) -> int:
    """Where the longest end of the text that fits into `room` cells begins."""
    used = 0
    for at in range(len(text) - 1, -1, -1):
        used += character_width(text[at])
        if used > room:
            return at + 1
    return 0


def crop(text: str, room: int) -> str:
    """The text if it fits into `room` cells, else as much of it as fits with ".." behind."""
    if width(text) <= room:
        return text
    if room <= len(CUT):
        return CUT[: max(0, room)]
    return text[: head(text, room - len(CUT))] + CUT


def pad(text: str, room: int) -> str:
    """The text cropped to `room` cells and filled up with spaces behind."""
    cropped = crop(text, room)
    return cropped + " " * (room - width(cropped))


def around(text: str, spans: Sequence[Range], room: int) -> tuple[str, tuple[Range, ...]]:
    """A piece of the text about its first span that fits into `room` cells, and the spans in it.

    The match stands about a third of the way in, with ".." where text is left out. Spans are cut
    to the piece. Without spans the piece is the beginning of the text.
    """
    if width(text) <= room:
        return text, tuple(spans)
    first, last = spans[0] if spans else (0, 0)
    before = max(room // 3 - len(CUT), 0)
    start = tail(text[:first], before)
    if width(text[:first]) <= before + len(CUT):
        start = 0
    front = CUT if start else ""
    end = start + head(text[start:], room - len(front))
    behind = ""
    if end < len(text):
        behind = CUT
        end = max(start + head(text[start:], room - len(front) - len(CUT)), min(last, end))
        if width(front + text[start:end]) + len(CUT) > room:
            behind = ""
    else:
        # The text ends before the room does: show more of what stands before the match.
        start = tail(text[:end], room - len(front))
    shift = len(front) - start
    return front + text[start:end] + behind, tuple(
        (max(low, start) + shift, min(high, end) + shift)
        for low, high in spans
        if low < end and high > start
    )
