"""A sheet: entries one below the other, read by scrolling or by going from stop to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui import themes
from tui.sheets.entry import HERE, LEAST, SOUGHT, lay_out, letters_of
from tui.widgets import letters
from tui.widgets.cells import clean
from tui.widgets.numbers import over
from tui.widgets.passage import in_selection
from tui.widgets.runs import Run, Span, runs
from tui.widgets.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.style import Style
    from textual import events
    from textual.selection import Selection

    from store.model import Range
    from tui.sheets.entry import Entry, Row, Stop

# Beside the row the reader stands on, and beside the paragraph being read: seen without colour.
MARK, READING, NO_MARK = "> ", "| ", "  "


class Place(NamedTuple):
    """Where the reader stands: the entry, the stop in it (by its place, None: in none), and the
    line of the sheet that is uppermost.
    """

    entry: int = 0
    stop: int | None = None
    top: int = 0


class Laid(NamedTuple):
    """Entries as lines of so many cells."""

    room: int
    rows: tuple[Row, ...]


class Sheet(ScrollView, can_focus=True, inherit_bindings=False):
    """Entries, one of which the reader stands in, and where that has stops, on one of them."""

    ALLOW_SELECT = True
    COMPONENT_CLASSES: ClassVar = {"sheet--cursor"}

    class Moved(Message):
        """The reader stands elsewhere."""

    class Opened(Message):
        """The reader wants to go where the stop leads."""

    def __init__(self) -> None:
        super().__init__(id="sheet")
        self.entries: tuple[Entry, ...] = ()
        self.place = Place()
        # What is sought, in the entry stood in, and which of that the reader stands on.
        self._sought: tuple[int, Range] | None = None
        self._rows: tuple[Row, ...] = ()
        self._first: dict[int, int] = {}
        self._looks: dict[int, tuple[Run, ...]] = {}
        self._room = 0
        self._said = ""
        # Numbers of stops, from 1, by entry and stop, while the reader chooses by number.
        self._numbers: dict[tuple[int, int], int] = {}
        # The stops that had numbers, in their order.
        self._numbered: tuple[tuple[int, int], ...] = ()

    # What is shown

    def show(
        self, entries: Sequence[Entry], place: Place | None = None, laid: Laid | None = None
    ) -> None:
        """Show these entries: at a place, or at the top and on the first stop. laid: their lines,
        where they were set before.
        """
        self.entries = tuple(entries)
        self._numbers = {}
        self._sought = None
        self._looks.clear()
        self._lay_out(laid)
        if place is None:
            self.place = self._first_stop()
            self._scroll(0)
        else:
            at = min(place.entry, len(self.entries) - 1)
            stops = len(self.entries[at].stops) if self.entries else 0
            stop = None if place.stop is None or not stops else min(place.stop, stops - 1)
            self.place = Place(max(0, at), stop, place.top)
            self._scroll(place.top)
            self.reveal()
        self.refresh()
        self.post_message(self.Moved())

    def say(self, text: str) -> None:
        """Show no entries but say why."""
        self._said = clean(text)
        self.show(())

    @property
    def stop(self) -> Stop | None:
        """What the reader stands on."""
        entry, stop, _ = self.place
        return self.entries[entry].stops[stop] if self.entries and stop is not None else None

    @property
    def entry(self) -> Entry | None:
        """The entry that the reader stands in."""
        return self.entries[self.place.entry] if self.entries else None

    def where(self) -> Place:
        """Where the reader stands now, to come back to."""
        return self.place._replace(top=int(self.scroll_offset.y))

    def _first_stop(self) -> Place:
        for at, entry in enumerate(self.entries):
            if entry.is_line or entry.ordinal is not None:
                return Place(at, 0 if entry.stops else None)
        return Place()

    # Lines

    @property
    def wide(self) -> int:
        """How many cells a line may take, its indent in it."""
        return max(LEAST, self.scrollable_content_region.width - len(MARK) - 1)

    def _lay_out(self, laid: Laid | None = None) -> None:
        self._room = self.wide
        fits = laid is not None and laid.room == self._room
        self._rows = laid.rows if laid and fits else lay_out(self.entries, self._room)
        self._first = {}
        for place, row in enumerate(self._rows):
            if row.first:
                self._first[row.at] = place
        self.virtual_size = Size(0, len(self._rows))

    def on_resize(self) -> None:
        """Break the lines anew and keep in sight what the reader stands on."""
        if self._room != self.wide:
            self._lay_out()
        self.reveal()
        self.refresh()

    def _line_of(self, entry: int, offset: int) -> int:
        """The place of the line that shows a character of an entry."""
        found = place = self._first.get(entry, 0)
        while place < len(self._rows) and self._rows[place].at == entry:
            line = self._rows[place].line
            if line is not None and line.start <= offset:
                found = place
            place += 1
        return found

    # Numbers

    def number(self) -> int:
        """Set numbers, from 1, on the stops that begin on the screen; how many that are."""
        self._numbers = {each: at for at, each in enumerate(self._in_sight_stops(), 1)}
        self.refresh()
        return len(self._numbers)

    def _in_sight_stops(self) -> Iterator[tuple[int, int]]:
        """Entry and stop of those that begin on the screen, in the order they are read in."""
        top = int(self.scroll_offset.y)
        for row in self._rows[top : top + self.size.height]:
            if row.line is None:
                continue
            for place, stop in enumerate(self.entries[row.at].stops):
                if row.line.start <= stop.start < max(row.line.end, row.line.start + 1):
                    yield row.at, place

    def choose(self, number: int) -> bool:
        """Stand on the stop with this number of those that were set last, and open it; False where
        what is shown has changed since the numbers were set.
        """
        if not 0 < number <= len(self._numbered):
            return False
        self.stand(*self._numbered[number - 1])
        self.post_message(self.Opened())
        return True

    def unnumber(self) -> None:
        """Take the numbers off."""
        self._numbered, self._numbers = tuple(self._numbers), {}
        self.refresh()

    def _with_numbers(self, row: Row, segments: list[Segment]) -> list[Segment]:
        """The segments of a line with the numbers of its stops over their first characters."""
        assert row.line is not None
        # From the last on, so that the others stay where they are.
        for (at, place), number in sorted(self._numbers.items(), reverse=True):
            start = self.entries[at].stops[place].start
            if at == row.at and row.line.start <= start < max(row.line.end, row.line.start + 1):
                stop = letters.column(letters_of(self.entries[at]), row.line, start)
                # In brackets, since it may stand over a figure.
                segments = over(segments, stop, f"[{number}]", self._style("match-here"))
        return segments

    # Moving

    def _scroll(self, top: float) -> None:
        self.scroll_to(y=max(0, top), animate=False, force=True)

    def see(self, entry: int, start: int, end: int, *, above: int = 0) -> None:
        """Scroll no further than needed to see these characters of an entry; above: where it has to
        scroll, so many lines before them too.
        """
        height = max(1, self.size.height)
        first, last = self._line_of(entry, start), self._line_of(entry, max(start, end - 1))
        top = int(self.scroll_offset.y)
        if first < top:
            self._scroll(first - above)
        elif last >= top + height:
            self._scroll(min(last - height + 1 + above, first))

    def reveal(self) -> None:
        """Bring what the reader stands on into sight."""
        stop = self.stop
        if self._sought is not None:
            self.see(self._sought[0], *self._sought[1], above=2)
        elif stop is not None:
            first = not any(entry.is_line for entry in self.entries[: self.place.entry])
            # What stands above the first stop has no other way to be seen.
            self.see(self.place.entry, stop.start, stop.end, above=99 if first else 1)
        elif self.entries and self.place.entry:
            self.see(self.place.entry, 0, 1, above=2)

    def stand(self, entry: int, stop: int | None) -> None:
        """Stand elsewhere, and see it."""
        self.place = Place(entry, stop)
        self._sought = None
        self.reveal()
        self.refresh()
        self.post_message(self.Moved())

    def stand_at(self, entry: int, sought: Range) -> None:
        """Stand on what is sought in an entry, and on the innermost fact it touches."""
        stops = self.entries[entry].stops
        touched = [n for n, stop in enumerate(stops) if _touch((stop.start, stop.end), sought)]
        inner = min(touched, key=lambda n: stops[n].end - stops[n].start, default=None)
        if inner is None:
            inner = next((n for n, stop in enumerate(stops) if stop.start >= sought[1]), None)
        self.place = Place(entry, inner)
        self._sought = (entry, sought)
        self.reveal()
        self.refresh()
        self.post_message(self.Moved())

    def to_top_of(self, entry: int) -> None:
        """Scroll so that an entry begins near the top, below a line of the one before; not at all
        where it is seen whole from the top of the sheet.
        """
        end = self._line_of(entry, len(self.entries[entry].text))
        self._scroll(0 if end < self.size.height else self._line_of(entry, 0) - 2)

    def step(self, by: int) -> bool:
        """Go to the next stop (1) or the one before (-1); False where there is none."""
        at, stop, _ = self.place
        if not self.entries:
            return False
        place = (-1 if by > 0 else len(self.entries[at].stops)) if stop is None else stop
        place += by
        while not 0 <= place < len(self.entries[at].stops):
            at += by
            if not 0 <= at < len(self.entries):
                return False
            place = 0 if by > 0 else len(self.entries[at].stops) - 1
        self.stand(at, place)
        return True

    def _scroll_by(self, lines: int) -> None:
        self._scroll(self.scroll_offset.y + lines)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """A line of the sheet as it stands on the screen."""
        room = self.scrollable_content_region.width
        base = self.rich_style
        if not self.entries:
            return self._said_line(y, room)
        place = int(self.scroll_offset.y) + y
        if place >= len(self._rows) or self._rows[place].line is None:
            return Strip.blank(room, base)
        row = self._rows[place]
        entry = self.entries[row.at]
        here = row.at == self.place.entry
        mark = NO_MARK
        if here and entry.is_line:
            base = self.get_component_rich_style("sheet--cursor")
            mark = MARK if row.first else NO_MARK
        elif here and entry.ordinal is not None:
            mark = READING
        if row.first and entry.sign:
            mark = mark[: -len(entry.sign)] + entry.sign
        indent = entry.indent + (0 if row.first else entry.hang)
        front = Strip([Segment(mark, base + self._style("mark")), Segment(" " * indent, base)])
        segments = self._segments(row, base, place)
        number = self._numbers.get((row.at, 0))
        if number is not None and entry.is_line and row.first:
            # Before the line there is room for it.
            gap = len(mark) + indent
            front = Strip([Segment(f"{number} ".rjust(gap)[:gap], self._style("match-here"))])
        elif self._numbers and not entry.is_line:
            segments = self._with_numbers(row, segments)
        text = Strip(segments).apply_offsets(0, place)
        return Strip.join([front, text]).crop_extend(0, room, base).apply_meta({"row": place})

    def _segments(self, row: Row, base: Style, place: int) -> list[Segment]:
        assert row.line is not None
        text = clean(self.entries[row.at].text)
        segments = []
        for start, end, names in self._runs(row.at):
            start, end = max(start, row.line.start), min(end, row.line.end)
            if start < end:
                style = base
                for name in names:
                    style += self._style(name)
                segments.append(Segment(text[start:end], style))
        around = letters_of(self.entries[row.at])
        if around:
            segments = letters.put(segments, around, row.line, base + self._style("dim"))
        selected = self.text_selection
        span = selected.get_span(place) if selected is not None else None
        if span is not None:
            look = self.screen.get_component_rich_style("screen--selection")
            segments = in_selection(segments, span, look)
        return segments

    def _runs(self, at: int) -> tuple[Run, ...]:
        """The runs of an entry that look different, with what the reader stands on."""
        entry = self.entries[at]
        if at == self.place.entry and not entry.is_line:
            spans = list(entry.spans)
            stop = self.stop
            if stop is not None:
                spans.append(Span(stop.start, stop.end, "fact-here", HERE))
            if self._sought is not None and self._sought[0] == at:
                spans.append(Span(*self._sought[1], "match-here", SOUGHT))
            return runs(len(entry.text), spans)
        if at not in self._looks:
            self._looks[at] = runs(len(entry.text), entry.spans)
        return self._looks[at]

    def _style(self, name: str) -> Style:
        return themes.style(self.app.theme, name).rich_style

    def _said_line(self, y: int, room: int) -> Strip:
        style = self.rich_style + self._style("dim")
        lines = wrap(self._said, max(LEAST, room - 4))
        if not 1 <= y <= len(lines):
            return Strip.blank(room, style)
        start, end = lines[y - 1]
        return Strip([Segment("  " + self._said[start:end], style)]).crop_extend(0, room, style)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The stored text under a selection made with the mouse: no line breaks of the screen."""
        pieces: list[str] = []
        for place, row in enumerate(self._rows):
            span = selection.get_span(place)
            if span is None:
                continue
            if pieces and row.first:
                pieces.append("\n")
            if row.line is None:
                continue
            start, end = span
            follows = self._rows[place + 1] if place + 1 < len(self._rows) else None
            same = follows is not None and follows.at == row.at and follows.line is not None
            stop = follows.line.start if same and follows and follows.line else row.line.end
            around = letters_of(self.entries[row.at])
            first = letters.offset(around, row.line, start)
            upto = stop if end == -1 else letters.offset(around, row.line, end)
            pieces.append(self.entries[row.at].text[first:upto])
        return "".join(pieces), "\n"

    def on_click(self, event: events.Click) -> None:
        """Stand on the row, or on the innermost fact under the mouse; open it at the second."""
        place = event.style.meta.get("row")
        if place is None or place >= len(self._rows):
            return
        row = self._rows[place]
        entry = self.entries[row.at]
        if entry.is_line:
            again = row.at == self.place.entry and event.chain == 2
            self.stand(row.at, 0)
            if again:
                self.post_message(self.Opened())
            return
        offset = event.style.meta.get("offset")
        if row.line is None or offset is None:
            return
        at = letters.offset(letters_of(entry), row.line, offset[0])
        under = [n for n, stop in enumerate(entry.stops) if stop.start <= at < stop.end]
        if under:
            self.stand(row.at, min(under, key=lambda n: entry.stops[n].end - entry.stops[n].start))
            if event.chain == 2:
                self.post_message(self.Opened())

    def action_page_down(self) -> None:
        """One page down."""
        self._page(max(1, self.size.height - 1))

    def action_page_up(self) -> None:
        """One page up."""
        self._page(-max(1, self.size.height - 1))

    def action_half_down(self) -> None:
        """Half a page down."""
        self._page(max(1, self.size.height // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self._page(-max(1, self.size.height // 2))

    def _page(self, lines: int) -> None:
        raise NotImplementedError


def _touch(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
