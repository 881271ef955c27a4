"""Snippets: of a long text the pieces around what was found in it, with the places moved along.

A piece is a stretch of the text itself. It ends at the end of a sentence or clause where one is
near, and never within a number, a word of letters, or a character written as several.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.model import Range

# Stands where text is left out.
MARK = "…"

# Of what a piece has room for beside its match, this much stands before it.
_BEFORE = 1 / 3

# An end of a clause is near where no more than this much of a side's room is given up for it, or
# than takes so much.
_NEAR = 0.5
_LITTLE = 6

_CLAUSE_ENDS = frozenset("。！？；，、：…!?;,\n”』」）)》")

_NUMERAL = "0-9０-９〇零一二两三四五六七八九十百千万亿兆"
# What is not broken: a number with its sign of decimals, thousands or percent; a word of letters.
_WHOLE = re.compile(
    f"[{_NUMERAL}A-Za-zＡ-Ｚａ-ｚ]+(?:[.,．，:：/_-][{_NUMERAL}A-Za-zＡ-Ｚａ-ｚ]+)*[%％‰]?"
)

_JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text: text[start:end], with a mark where text is left out.

    text: the piece as it is shown. spans: the matches in it, as places in `text`; one that goes on
    beyond the piece is cut to it.
    """

    start: int
    end: int
    text: str
    spans: tuple[Range, ...]


def snippets(
    text: str,
    spans: Sequence[Range],
    width: int,
    *,
    most: int | None = None,
    mark: str = MARK,
    measure: Callable[[str], int] = lambda _: 1,
) -> tuple[Snippet, ...]:
    """The pieces of a text around its spans, each no wider than `width`, in the order of the text.

    spans: in order, not overlapping. Where the text fits, it is the only piece; without spans its
    beginning is. Spans that have room together share a piece; a span too wide for a piece is cut
    at its end. most: so many pieces, the first ones. measure: the width of one character.
    """
    edges = tuple(accumulate(map(measure, text), initial=0))
    if edges[-1] <= width:
        return (Snippet(0, len(text), text, tuple(spans)),)
    cutter = _Cutter(text, edges, max(width - 2 * sum(map(measure, mark)), 1))
    pieces: list[Range] = []
    for group in cutter.groups(spans)[:most]:
        start, end = cutter.piece(group)
        if pieces:
            start = max(start, pieces[-1][1])
        if end > start:
            pieces.append((start, end))
    return tuple(
        _snippet(text, piece, before, spans, mark)
        for piece, before in zip(pieces, [(0, 0), *pieces], strict=False)
    )


def _snippet(text: str, piece: Range, before: Range, spans: Sequence[Range], mark: str) -> Snippet:
    start, end = piece
    front = mark if start > before[1] else ""
    back = mark if end < len(text) else ""
    shift = len(front) - start
    return Snippet(
        start,
        end,
        front + text[start:end] + back,
        tuple(
            (max(low, start) + shift, min(high, end) + shift)
            for low, high in spans
            if low < end and high > start
        ),
    )


def _kept(room: int) -> int:
    """How much of the room of a side is used in any case."""
    return max(0, min(int(room * _NEAR), room - _LITTLE))


class _Cutter:
    """Knows of a text where it may be cut and how wide its parts are.

    edges: the width of the text up to each character. room: what a piece may take.
    """

    def __init__(self, text: str, edges: Sequence[int], room: int) -> None:
        self._text = text
        self._edges = edges
        self._room = room
        # Within these a text is not cut: they are no wider than a piece.
        self._closed = {
            at
            for found in _WHOLE.finditer(text)
            if self._width(*found.span()) <= room
            for at in range(found.start() + 1, found.end())
        }

    def groups(self, spans: Sequence[Range]) -> list[Range]:
        """From the first to the last of the spans that have room in a piece together."""
        groups: list[Range] = []
        for start, end in spans:
            if groups and self._width(self._left(groups[-1][0]), self._right(end)) <= self._room:
                groups[-1] = (groups[-1][0], end)
            else:
                groups.append((start, end))
        return groups or [(0, 0)]

    def piece(self, group: Range) -> Range:
        """The piece around a group of spans."""
        start, end = self._left(group[0]), self._right(group[1])
        if self._width(start, end) > self._room:
            # The number or word around it is left where it has no room.
            start, end = group
            while self._is_joined(start):
                start -= 1
            last = self._forth(start, self._room)
            return start, max(last, self._next(start)) if last < end else end
        spare = self._room - self._width(start, end)
        before = min(int(spare * _BEFORE), self._width(0, start))
        after = min(spare - before, self._width(end, len(self._text)))
        # What one side does not need is for the other.
        before = min(spare - after, self._width(0, start))
        return self._begin(start, before), self._stop(end, after)

    def _begin(self, start: int, room: int) -> int:
        """Where a piece begins that may take so much before `start`."""
        first = self._back(start, room)
        near = self._back(start, _kept(room))
        if first == 0:
            return 0
        return next((at for at in range(first, near + 1) if self._ends_clause(at)), first)

    def _stop(self, end: int, room: int) -> int:
        """Where a piece ends that may take so much after `end`."""
        last = self._forth(end, room)
        near = self._forth(end, _kept(room))
        if last == len(self._text):
            return last
        return next((at for at in range(last, near - 1, -1) if self._ends_clause(at)), last)

    def _back(self, start: int, room: int) -> int:
        """The earliest place no more than `room` before `start` at which a text may be cut."""
        at = start
        while at > 0 and self._width(at - 1, start) <= room:
            at -= 1
        return next((each for each in range(at, start) if self._is_open(each)), start)

    def _forth(self, end: int, room: int) -> int:
        """The last place no more than `room` after `end` at which a text may be cut."""
        at = end
        while at < len(self._text) and self._width(end, at + 1) <= room:
            at += 1
        return next((each for each in range(at, end, -1) if self._is_open(each)), end)

    def _left(self, at: int) -> int:
        """The last place up to here at which a text may be cut."""
        while not self._is_open(at):
            at -= 1
        return at

    def _right(self, at: int) -> int:
        """The first place from here on at which a text may be cut."""
        while not self._is_open(at):
            at += 1
        return at

    def _next(self, at: int) -> int:
        """The end of the character that begins here, whatever it is written with."""
        at += 1
        while self._is_joined(at):
            at += 1
        return at

    def _is_open(self, at: int) -> bool:
        return at not in self._closed and not self._is_joined(at)

    def _is_joined(self, at: int) -> bool:
        """Whether the characters before and after are written as one."""
        if not 0 < at < len(self._text):
            return False
        after = self._text[at]
        return (
            unicodedata.category(after) in ("Mn", "Me", "Mc")
            or _JOINER in (after, self._text[at - 1])
            or "\U0001f3fb" <= after <= "\U0001f3ff"
        )

    def _ends_clause(self, at: int) -> bool:
        return self._text[at - 1] in _CLAUSE_ENDS and self._is_open(at)

    def _width(self, start: int, end: int) -> int:
        return self._edges[end] - self._edges[start]
