"""Text on the cells of a terminal: made safe to draw, measured, cut, and shown around a match."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from rich.cells import cell_len, get_character_cell_size

from store import library as door

if TYPE_CHECKING:
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

_LIKES = str.maketrans("“”‘’—–―…·•×→←↑↓′″", "\"\"''---...x><^v'\"")


def clean(text: str) -> str:
    """The text as it may be drawn: a space for each unsafe character, so no offset moves."""
    return _UNSAFE.sub(" ", text)


def width(text: str) -> int:
    """How many cells cleaned text takes."""
    return cell_len(text)


def character_width(character: str) -> int:
    """How many cells one cleaned character takes: 0, 1 or 2."""
    return get_character_cell_size(character)


@lru_cache(maxsize=4096)
def most_cells(character: str) -> int:
    """How many cells one cleaned character takes on a terminal that draws it widest."""
    cells = character_width(character)
    return 2 if cells == 1 and east_asian_width(character) == "A" else cells


def tame(text: str, spans: tuple[Range, ...] = ()) -> tuple[str, tuple[Range, ...]]:
    """The text with marks of uncertain width as their likes of one cell each, and the spans in it:
    what stands to the right of a list stays where it is, whatever the terminal makes of them.
    """
    if "±" in text:
        # + alone would be another figure.
        spans = tuple(
            (start + text.count("±", 0, start), end + text.count("±", 0, end))
            for start, end in spans
        )
        text = text.replace("±", "+-")
    return text.translate(_LIKES), spans


def head(text: str, room: int) -> int:
    """How many characters of the text fit into `room` cells."""
    used = 0
    for at, character in enumerate(text):
        used += character_width(character)
        if used > room:
            return at
    return len(text)


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


# A list is painted line by line, and each time it is.
@lru_cache(maxsize=512)
def around(text: str, spans: tuple[Range, ...], room: int) -> tuple[str, tuple[Range, ...]]:
    """A piece of the text about its first span that fits into `room` cells, and the spans in it.

    See store.search.snippets; ".." stands where text is left out. Without spans the piece is the
    beginning of the text.
    """
    piece = door.snippets(text, spans, room, most=1, mark=CUT, measure=character_width)[0]
    return piece.text, piece.spans
