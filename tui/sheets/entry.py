"""Entries: the pieces of text that a sheet is made of, and the lines they take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tui import signs
from tui.widgets import letters
from tui.widgets.cells import clean
from tui.widgets.runs import Span
from tui.widgets.wrap import Line, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from store.model import Fact
    from tui.leads import Lead
    from tui.widgets.letters import Letter

# Layers of looks over a text, the higher above: what it is, the facts in it, what is sought in it.
PLAIN, FACTS, SOUGHT = 0, 1, 3
# The layer of what the reader stands on.
HERE = 2

# A longer line is hard to read; what is wider stays empty.
MEASURE = 96
# However deep an entry stands, it has so much room.
LEAST = 10


class Stop(NamedTuple):
    """Something in an entry that the reader can stand on, and where it leads.

    fact: where it is a fact of a passage. look: that of the text while the reader stands there.
    """

    start: int
    end: int
    lead: Lead
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A text with its looks and stops. Offsets count in `text`, which is as stored, not cleaned.

    indent: cells before its first line; hang: more cells before the others. gap: whether a blank
    line stands above. ordinal: of the paragraph it shows, where it shows one. sign: one character
    in the margin.
    """

    text: str
    spans: tuple[Span, ...] = ()
    stops: tuple[Stop, ...] = ()
    indent: int = 0
    hang: int = 0
    gap: bool = False
    ordinal: int | None = None
    sign: str = ""

    @property
    def is_line(self) -> bool:
        """Whether the reader stands on the whole of it, as on a row of a list."""
        return len(self.stops) == 1 and self.stops[0].fact is None


class Row(NamedTuple):
    """A line on the screen: which entry it shows and which part of that; no line for a blank."""

    at: int
    line: Line | None
    first: bool = False


def lay_out(entries: Sequence[Entry], room: int) -> tuple[Row, ...]:
    """The entries as lines of at most `room` cells, their indents in it."""
    rows: list[Row] = []
    for at, entry in enumerate(entries):
        if entry.gap and rows:
            rows.append(Row(at, None))
        wide = min(room, MEASURE) - entry.indent
        lines = letters.lettered(clean(entry.text), max(LEAST, wide), letters_of(entry))
        if entry.hang and len(lines) > 1:
            # The lines below the first have less room.
            rest = lines[1].start
            below = wrap(clean(entry.text)[rest:], max(LEAST, wide - entry.hang))
            lines = (lines[0], *(Line(rest + start, rest + end) for start, end in below))
        rows += [Row(at, line, line is lines[0]) for line in lines]
    return tuple(rows)


def letters_of(entry: Entry) -> tuple[Letter, ...]:
    """The letters around the facts of a paragraph, where they have any."""
    if entry.ordinal is None or not signs.types_need_letters():
        return ()
    return letters.of(entry.spans)


class Piece(NamedTuple):
    """A piece of a line and the look it has."""

    text: str
    look: str = ""


def line(
    *pieces: Piece | str,
    lead: Lead | None = None,
    indent: int = 0,
    hang: int = 2,
    gap: bool = False,
) -> Entry:
    """An entry of some pieces one after another; with a lead the reader can stand on it."""
    text = ""
    spans = []
    for piece in pieces:
        words, look = (piece, "") if isinstance(piece, str) else piece
        if look:
            spans.append(Span(len(text), len(text) + len(words), look, PLAIN))
        text += words
    stops = (Stop(0, len(text), lead),) if lead is not None else ()
    return Entry(text, tuple(spans), stops, indent, hang, gap)


def heading(text: str) -> Entry:
    """The heading of a section."""
    return line(Piece(text, "heading"), gap=True)


def joined(pieces: Iterable[Piece | str], sign: str = " | ") -> list[Piece | str]:
    """The pieces with a sign between, those without text left out."""
    found: list[Piece | str] = []
    for piece in pieces:
        if piece if isinstance(piece, str) else piece.text:
            found += [Piece(sign, "dim"), piece] if found else [piece]
    return found
