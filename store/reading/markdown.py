"""The marks of Markdown, which are no text: #, >, *, **, [](…), ![](…), ```."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.model import Range

# The lengths are bounded so that no line can make the search slow. What stands at the head of a
# line: the mark of a heading (also at its end), a quotation, a list; a line that is only a rule.
_LINE = re.compile(
    r"^[^\S\n]{0,3}(?:(?P<heading>#{1,6})(?=[^\S\n]+\S)"
    r"|(?P<rule>(?:(?:-[^\S\n]?){3,80}|(?:\*[^\S\n]?){3,80}|(?:_[^\S\n]?){3,80}|={3,80}"
    r"|(?:```|~~~)[\w-]{0,20})(?=[^\S\n]{0,3}$))"
    r"|(?P<quote>(?:>[^\S\n]?){1,10})"
    r"|(?P<list>[*+-](?=[^\S\n]+\S)))",
    re.MULTILINE,
)
_CLOSING = re.compile(r"(?<=[^\s#])[^\S\n]{1,3}(#{1,6})[^\S\n]{0,3}$", re.MULTILINE)
_INLINE = re.compile(
    r"(?P<escape>\\)[!-/:-@\[-`{-~]"
    r"|(?P<open>!?\[)(?P<label>[^\[\]\n]{0,200})(?P<target>\]\([^\s()]{0,1000}"
    r"(?:[^\S\n]+(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'))?\))"
    r"|(?P<strong>\*\*\*|\*\*|__)(?=\S)(?P<bold>[^*_\n]{1,400})(?<=\S)(?P=strong)"
    r"|(?<![A-Za-z0-9])(?P<star>\*)(?=[^\s*])(?P<italic>[^*\n]{1,400})(?<=\S)\*(?!\*)"
    r"|(?P<comment><!--(?:(?!-->)[^\n]){0,200}-->)"
)


def find_marks(text: str, start: int) -> Iterator[Range]:
    """Where the marks of Markdown stand in a text, whose lines end with "\\n", from `start` on.

    What they mark stays: the words of a link, the caption of a picture. Not in order.
    """
    for line in _LINE.finditer(text, start):
        assert line.lastgroup
        yield line.span(line.lastgroup)
        if line["heading"]:
            closing = _CLOSING.search(text, line.end(), _end(text, line.end()))
            if closing:
                yield closing.span(1)
    for inline in _INLINE.finditer(text, start):
        yield from _around(inline)


def _around(inline: re.Match[str]) -> Iterator[Range]:
    """The marks before and behind what is marked."""
    for alone in ("escape", "comment"):
        if inline[alone] is not None:
            yield inline.span(alone)
    for before, words in (("open", "label"), ("strong", "bold"), ("star", "italic")):
        if inline[before] is not None:
            yield inline.span(before)
            yield (inline.end(words), inline.end())


def _end(text: str, start: int) -> int:
    """Where the line ends."""
    end = text.find("\n", start)
    return end if end >= 0 else len(text)
