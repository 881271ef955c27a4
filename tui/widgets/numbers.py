"""Numbers laid over a line of text, moving nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment

from tui.widgets.cells import character_width

if TYPE_CHECKING:
    from rich.style import Style


def over(segments: list[Segment], at: int, number: str, style: Style) -> list[Segment]:
    """The segments with a number over the characters from one on, as wide as these together."""
    texts = "".join(text for text, *_rest in segments)
    end, room = at, 0
    while end < len(texts) and room < len(number):
        room += character_width(texts[end])
        end += 1
    found: list[Segment] = []
    start = 0
    for text, own, *_rest in segments:
        before, behind = text[: max(0, at - start)], text[max(0, end - start) :]
        if before:
            found.append(Segment(before, own))
        if start <= at < start + len(text) or (at == start == 0 and not texts):
            found.append(Segment(number.ljust(room), style))
        if behind:
            found.append(Segment(behind, own))
        start += len(text)
    return found
