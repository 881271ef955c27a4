"""Letters and brackets around facts, which tell their types where colours cannot: p[西安高新区].

They are drawn and nothing more: offsets count the stored text, and what is copied is that. A line
is broken as if they stood in the text, so that it has room for them and none is parted from what
it belongs to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment

from tui.widgets.wrap import Line, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.style import Style

    from tui.widgets.runs import Span

# The letter of each type; of a type not yet known there are the brackets alone.
LETTERS = {
    "PARK": "p",
    "PROJECT": "j",
    "ORG": "o",
    "PERSON": "n",
    "BYLINE": "b",
    "MONEY": "m",
    "AREA": "a",
    "RATE": "r",
    "QUANTITY": "q",
    "DATE": "d",
    "STATUS": "s",
}
OPENS, CLOSES = "[", "]"
_FACT = "fact-"


class Letter(NamedTuple):
    """What is drawn before or, where it closes, behind the character at an offset of the text."""

    at: int
    closes: bool
    text: str


def around(type_: str) -> tuple[str, str]:
    """What stands before and behind a fact of a type."""
    return LETTERS.get(type_, "") + OPENS, CLOSES


def of(spans: Iterable[Span]) -> tuple[Letter, ...]:
    """The letters around the facts among some spans, in the order in which they are drawn."""
    found = []
    for start, end, name, _layer in spans:
        if name.startswith(_FACT) and start < end:
            before, behind = around(name.removeprefix(_FACT))
            # Where two begin at once the longer one is opened first.
            found.append((start, True, -end, Letter(start, closes=False, text=before)))
            found.append((end, False, 0, Letter(end, closes=True, text=behind)))
    return tuple(letter for *_order, letter in sorted(found))


def lettered(text: str, room: int, letters: Sequence[Letter]) -> tuple[Line, ...]:
    """The lines of a cleaned text (see `wrap`) that have room for the letters in it."""
    if not letters:
        return wrap(text, room)
    # Brackets, on both sides of which no line is broken wrongly, hold the place of each letter.
    pieces, offsets, last = [], [], 0
    for at, closes, drawn in letters:
        pieces += [text[last:at], (CLOSES if closes else OPENS) * len(drawn)]
        offsets += [*range(last, at), *[at] * len(drawn)]
        last = at
    offsets += range(last, len(text) + 1)
    lines = wrap("".join([*pieces, text[last:]]), room)
    return tuple(Line(offsets[start], offsets[end]) for start, end in lines)


def _on(letters: Sequence[Letter], line: Line) -> list[Letter]:
    """Those that are drawn on a line."""
    start, end = line
    return [
        one for one in letters if (start < one.at <= end if one.closes else start <= one.at < end)
    ]


def column(letters: Sequence[Letter], line: Line, offset: int) -> int:
    """At which character of a line, as it is drawn, one of the text stands."""
    before = sum(
        len(one.text)
        for one in _on(letters, line)
        if one.at < offset or (one.at == offset < line.end)
    )
    return offset - line.start + before


def offset(letters: Sequence[Letter], line: Line, at: int) -> int:
    """Which character of the text stands at one of a line as it is drawn, or follows there."""
    drawn = 0
    for one in _on(letters, line):
        stands = one.at - line.start + drawn
        if at < stands:
            break
        if at < stands + len(one.text):
            return one.at
        drawn += len(one.text)
    return min(line.start + at - drawn, line.end)


def put(
    segments: Sequence[Segment], letters: Sequence[Letter], line: Line, style: Style
) -> list[Segment]:
    """The segments of a line with the letters on it."""
    found: list[Segment] = []
    here = _on(letters, line)
    at = line.start
    for text, own, _control in segments:
        end = at + len(text)
        while here and (here[0].at < end or (here[0].closes and here[0].at == end)):
            one = here.pop(0)
            if one.at > at:
                found.append(Segment(text[: one.at - at], own))
                text, at = text[one.at - at :], one.at
            found.append(Segment(one.text, style))
        if text:
            found.append(Segment(text, own))
        at = end
    return found
