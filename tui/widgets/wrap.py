"""Breaking a paragraph into lines the way Chinese is set.

A closing mark never begins a line and an opening one never ends one (kinsoku); Latin words and
numbers stay whole. Only where a line has no such place at all is it broken at its last cell.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from tui.widgets.cells import character_width

# A line may not begin with these, nor end with those.
CLOSING = frozenset(
    "!%),.:;?]}¢°·’”‰′″℃›»…—‥⁇⁈⁉、。々〉》」』】〕〗〙〛〞〟〻゛゜ゝゞーァィゥェォッャュョヮ"
    "！＂％＇），．：；？］｝～｡｣､･￠"
)
OPENING = frozenset("#$([{£¥‘“‹«〈《「『【〔〖〘〚〝＃＄（［｛｢￡￥№")


class Line(NamedTuple):
    """One line of a paragraph: text[start:end], the spaces at its break left out."""

    start: int
    end: int


@lru_cache(maxsize=1024)
def wrap(text: str, room: int) -> tuple[Line, ...]:
    """The lines of cleaned text, each at most `room` cells wide (one character if that is wider).

    Every character but spaces at a break is on exactly one line. Empty text has one empty line.
    """
    lines = []
    start = 0
    while True:
        reach = _reach(text, start, room)
        if reach == len(text):
            lines.append(Line(start, reach))
            return tuple(lines)
        cut = reach
        while cut > start and not _may_break(text, cut):
            cut -= 1
        if cut == start:
            cut = max(reach, start + 1)
        end = cut
        while end > start and text[end - 1] == " ":
            end -= 1
        lines.append(Line(start, end))
        start = cut
        while start < len(text) and text[start] == " ":
            start += 1
        if start == len(text):
            return tuple(lines)


def _reach(text: str, start: int, room: int) -> int:
    """The offset of the first character that does not fit on a line that begins at `start`."""
    used = 0
    for at in range(start, len(text)):
        used += character_width(text[at])
        if used > room:
            return at
    return len(text)


def _may_break(text: str, at: int) -> bool:
    """Whether a line may end before text[at]."""
    before, after = text[at - 1], text[at]
    if after == " ":
        return True
    if after in CLOSING or before in OPENING or character_width(after) == 0:
        return False
    return not (_in_word(before) and _in_word(after))


def _in_word(character: str) -> bool:
    """Whether it is a letter, digit or joining sign of an alphabet that is not broken anywhere."""
    if character in "+-./_&@'":
        return True
    return character.isalnum() and character_width(character) == 1
