"""Breaking a paragraph into lines the way Chinese is set.

A closing mark never begins a line and an opening one never ends one (kinsoku); Latin words,
numbers and the units behind them stay whole. Only where a line has no such place at all is it
broken at its last cell. Characters that some terminals draw on two cells and others on one are
reckoned as two, so that a line fits on both.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tui.widgets.cells import character_width, most_cells

# A line may not begin with these, nor end with those.
CLOSING = frozenset(
    "!%),.:;?]}¢°·’”‰′″℃›»…—‥⁇⁈⁉、。々〉》」』】〕〗〙〛〞〟〻゛゜ゝゞーァィゥェォッャュョヮ"
    "！＂％＇），．：；？］｝～｡｣､･￠"
)
OPENING = frozenset("#$([{£¥‘“‹«〈《「『【〔〖〘〚〝＃＄（［｛｢￡￥№")
# A number and what it counts: 125.6亿元, 320亩, 约3000多个, 2025年, 96.5%.
_NUMBER = re.compile(
    r"[0-9０-９][0-9０-９.,:]*[多余几]?[十百千万亿]{0,2}[多余]?"
    r"(?:个百分点|平方公里|平方千米|平方米|立方米|千瓦时|美元|欧元|港元|日元|公里|公顷|公斤|公吨|千米"
    r"|厘米|毫米|千瓦|兆瓦|小时|分钟|周年|季度|度电|万里|[%％‰℃元亩米吨克升年月日号时分秒天岁周期个家"
    r"人名户台辆架艘件套只颗块片张条座栋幢层间所处项批次倍成度里斤瓦股票])?"
)


class Line(NamedTuple):
    """One line of a paragraph: text[start:end], the spaces at its break left out."""

    start: int
    end: int


# The paragraphs of the longest articles: whoever goes through one comes back to its beginning.
@lru_cache(maxsize=4096)
def wrap(text: str, room: int) -> tuple[Line, ...]:
    """The lines of cleaned text, each at most `room` cells wide (one character if that is wider).

    Every character but spaces at a break is on exactly one line. Empty text has one empty line.
    """
    lines = []
    start = 0
    whole = {at for found in _NUMBER.finditer(text) for at in range(found.start() + 1, found.end())}
    while True:
        reach = _reach(text, start, room)
        if reach == len(text):
            lines.append(Line(start, reach))
            return tuple(lines)
        cut = reach
        while cut > start and (cut in whole or not _may_break(text, cut)):
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
        used += most_cells(text[at])
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
