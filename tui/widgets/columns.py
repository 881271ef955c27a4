"""Columns: what is told of several things side by side, or one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip

from tui import keys
from tui.sheets.comparison import NOTHING
from tui.sheets.entry import Entry, Piece, Row, heading, lay_out, line
from tui.widgets.cells import clean, crop, pad
from tui.widgets.line_sheet import LineSheet
from tui.widgets.sheet import MARK, NO_MARK, Laid, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual import events
    from textual.binding import BindingType

    from tui.sheets.comparison import Section

# A column has at least so many cells; where there is no room for two, all stands in one.
LEAST_COLUMN = 34
# Cells between columns.
BETWEEN = 2


class Spot(NamedTuple):
    """Where an entry belongs: its section, its column (None: that of all), and whether it only
    names the column, where all stands in one.
    """

    section: int
    column: int | None
    names: bool = False


def flatten(
    names: Sequence[str], sections: Sequence[Section]
) -> tuple[tuple[Entry, ...], tuple[Spot, ...]]:
    """The sections as entries one below the other, and where each belongs."""
    found: list[tuple[Entry, Spot]] = []
    for at, section in enumerate(sections):
        found.append((heading(section.name), Spot(at, None)))
        for column, cell in enumerate(section.cells):
            # The first section tells the names itself.
            if at:
                named = line(Piece(f"{names[column]}:", "strong"))
                found.append((named, Spot(at, column, names=True)))
            entries = cell or (line(Piece(NOTHING, "dim")),)
            found += [(entry, Spot(at, column)) for entry in entries]
    return tuple(entry for entry, _ in found), tuple(spot for _, spot in found)


class Columns(LineSheet):
    """A sheet in columns. The reader stands on an entry of one of them, and goes up and down in it,
    or to the column beside it; what there is no room for comes into sight when he gets there.
    """

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("columns")

    def __init__(self) -> None:
        super().__init__()
        self.names: tuple[str, ...] = ()
        self._spots: tuple[Spot, ...] = ()
        # The lines of the sheet where it is in columns: a piece of an entry in each, or a heading.
        self._lines: list[tuple[Row | None, ...]] = []
        self._lines_of: dict[int, list[tuple[int, int]]] = {}
        self._left = 0

    def compare(
        self, names: tuple[str, ...], sections: Sequence[Section], place: Place | None = None
    ) -> None:
        """Show these sections, a column for each name."""
        self.names = names
        entries, self._spots = flatten(names, sections)
        self.show(entries, place)

    # How many columns there are

    @property
    def at_once(self) -> int:
        """How many columns are seen at once; 0 where all stands in one."""
        fits = (self.wide + BETWEEN) // (LEAST_COLUMN + BETWEEN)
        return min(fits, len(self.names)) if fits > 1 else 0

    @property
    def column_width(self) -> int:
        """How many cells a column takes, with the mark before it."""
        count = max(1, self.at_once)
        return (self.wide + len(MARK) - BETWEEN * (count - 1)) // count

    @property
    def in_sight(self) -> range:
        """The columns that are seen."""
        return range(self._left, min(len(self.names), self._left + self.at_once))

    def heads(self) -> str:
        """The names above the columns as they stand there, with signs where more are beside; empty
        where all stands in one.
        """
        if not self.at_once:
            return ""
        shown = []
        for column in self.in_sight:
            before = "< " if column == self.in_sight.start and column else "  "
            after = " >" if column == self.in_sight[-1] and column < len(self.names) - 1 else "  "
            room = self.column_width - 4
            shown.append(before + pad(crop(clean(self.names[column]), room), room) + after)
        return (" " * BETWEEN).join(shown)

    # Lines

    def _lay_out(self, laid: Laid | None = None) -> None:  # noqa: ARG002 (set anew here)
        if not self.at_once or not self.entries:
            self._lines = []
            super()._lay_out(None)
            return
        self._room = self.wide
        self._left = max(0, min(self._left, len(self.names) - self.at_once))
        self._lines = list(self._grid())
        self._lines_of = {}
        for place, cells in enumerate(self._lines):
            for row in cells:
                if row is not None and row.line is not None:
                    self._lines_of.setdefault(row.at, []).append((place, row.line.start))
        # One row stands for each line, so that all that only counts lines is right.
        blank = Row(0, None)
        self._rows = tuple(next((row for row in one if row), blank) for one in self._lines)
        self._first = {at: lines[0][0] for at, lines in self._lines_of.items()}
        self.virtual_size = Size(0, len(self._rows))

    def _grid(self) -> Iterator[tuple[Row | None, ...]]:
        """Section by section: a blank line, its heading, and its cells beside each other."""
        stacks: list[list[Row]] = []
        for at, entry in enumerate(self.entries):
            spot = self._spots[at]
            if spot.column is None:
                yield from _beside(stacks)
                stacks = [[] for _ in self.names]
                if at:
                    yield (None,)
                yield tuple(row._replace(at=at) for row in lay_out((entry,), self.wide))[:1]
            elif not spot.names:
                rows = lay_out((entry,), self.column_width - len(MARK))
                stacks[spot.column] += [row._replace(at=at) for row in rows]
        yield from _beside(stacks)

    def _line_of(self, entry: int, offset: int) -> int:
        if not self._lines:
            return super()._line_of(entry, offset)
        lines = self._lines_of.get(entry, [(0, 0)])
        return max((place for place, start in lines if start <= offset), default=lines[0][0])

    # Moving

    def stand(self, entry: int, stop: int | None) -> None:
        """Stand elsewhere, its column in sight."""
        column = self._spots[entry].column
        if column is not None and self.at_once:
            self._left = max(min(self._left, column), column - self.at_once + 1)
        super().stand(entry, stop)

    def step(self, by: int) -> bool:
        """Go to the next stop of the column (1) or the one before (-1); False where there is none.
        Where all stands in one column, that is the next of all.
        """
        if not self._lines:
            return super().step(by)
        column = self._column
        at = self.place.entry + by
        while 0 <= at < len(self.entries):
            if self._spots[at].column == column and self.entries[at].is_line:
                self.stand(at, 0)
                return True
            at += by
        return False

    @property
    def _column(self) -> int:
        """The column the reader stands in."""
        return (self._spots[self.place.entry].column or 0) if self._spots else 0

    def action_next_column(self) -> None:
        """To the column on the right."""
        self._beside(1)

    def action_previous_column(self) -> None:
        """To the column on the left."""
        self._beside(-1)

    def _beside(self, by: int) -> None:
        """Stand in the column beside: in the same section, or the nearest that has anything, on the
        line that is nearest.
        """
        column = self._column + by
        if not self.entries or not 0 <= column < len(self.names):
            return
        section = self._spots[self.place.entry].section
        line_ = self._line_of(self.place.entry, 0)

        def far(at: int) -> tuple[int, int]:
            spot = self._spots[at]
            return abs(spot.section - section), abs(self._line_of(at, 0) - line_)

        stops = [
            at
            for at, entry in enumerate(self.entries)
            if entry.is_line and self._spots[at].column == column
        ]
        if stops:
            self.stand(min(stops, key=far), 0)

    def _page(self, lines: int) -> None:
        """Scroll, and stand on the stop of the column that is nearest to where the cursor was."""
        if not self._lines:
            super()._page(lines)
            return
        wanted = self._line_of(self.place.entry, 0) + lines
        self._scroll_by(lines)
        stops = [
            at
            for at, entry in enumerate(self.entries)
            if entry.is_line and self._spots[at].column == self._column
        ]
        if stops:
            self.stand(min(stops, key=lambda at: abs(self._line_of(at, 0) - wanted)), 0)

    def action_first(self) -> None:
        """The first stop of all."""
        self._left = 0
        super().action_first()

    def _in_sight_stops(self) -> Iterator[tuple[int, int]]:
        """Those of all columns in sight, line by line."""
        if not self._lines:
            yield from super()._in_sight_stops()
            return
        top = int(self.scroll_offset.y)
        for cells in self._lines[top : top + self.size.height]:
            if len(cells) == len(self.names):
                for column in self.in_sight:
                    row = cells[column]
                    if row is not None and row.first and self.entries[row.at].is_line:
                        yield row.at, 0

    # Drawing

    def render_line(self, y: int) -> Strip:
        """A line of the sheet as it stands on the screen."""
        place = int(self.scroll_offset.y) + y
        if not self._lines or not self.entries or place >= len(self._lines):
            return super().render_line(y)
        room = self.scrollable_content_region.width
        cells = self._lines[place]
        if len(cells) < len(self.names):
            return self._heading(cells[0], room)
        parts = []
        for column in self.in_sight:
            if column > self._left:
                parts.append(Strip([Segment(" " * BETWEEN, self.rich_style)]))
            parts.append(self._cell(cells[column], place))
        return Strip.join(parts).crop_extend(0, room, self.rich_style)

    def _heading(self, row: Row | None, room: int) -> Strip:
        base = self.rich_style
        if row is None:
            return Strip.blank(room, base)
        front = Segment(NO_MARK, base)
        return Strip([front, *self._segments(row, base, 0)]).crop_extend(0, room, base)

    def _cell(self, row: Row | None, place: int) -> Strip:
        """A line of one column."""
        base = self.rich_style
        if row is None or row.line is None:
            return Strip.blank(self.column_width, base)
        entry = self.entries[row.at]
        mark = NO_MARK
        if row.at == self.place.entry and entry.is_line:
            base = self.get_component_rich_style("sheet--cursor")
            mark = MARK if row.first else NO_MARK
        look = base + self._style("mark")
        number = self._numbers.get((row.at, 0)) if row.first else None
        if number is not None:
            mark, look = f"{number} "[: len(MARK)], self._style("match-here")
        indent = " " * (0 if row.first else entry.hang)
        front = [Segment(mark, look), Segment(indent, base)]
        strip = Strip([*front, *self._segments(row, base, place)])
        return strip.crop_extend(0, self.column_width, base).apply_meta({"entry": row.at})

    def on_click(self, event: events.Click) -> None:
        """Stand on the entry under the mouse; open it at the second click."""
        at = event.style.meta.get("entry")
        if at is None:
            super().on_click(event)
        elif self.entries[at].is_line:
            again = at == self.place.entry and event.chain == 2
            self.stand(at, 0)
            if again:
                self.post_message(self.Opened())


def _beside(stacks: Sequence[Sequence[Row]]) -> Iterator[tuple[Row | None, ...]]:
    """Stacks of lines beside each other, the shorter ones filled up."""
    for height in range(max((len(stack) for stack in stacks), default=0)):
        yield tuple(stack[height] if height < len(stack) else None for stack in stacks)
