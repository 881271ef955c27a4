"""The text being read: a paragraph with its facts and matches, its neighbours dimmed around it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from tui import keys, signs
from tui.reader import NOTHING, Reading
from tui.widgets import letters
from tui.widgets.cells import clean
from tui.widgets.numbers import over
from tui.widgets.painted import Painted
from tui.widgets.runs import Run, Span, runs
from tui.widgets.wrap import Line, wrap

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.selection import Selection

    from store.model import Passage
    from tui.reader import Beside
    from tui.widgets.letters import Letter

# Beside the paragraph being read, so that it shows without colour as well.
MARK = "| "
# The same beside one that the reader wrote about.
NOTED = "*"
# A longer line is hard to read; what is wider stays empty.
MEASURE = 84


@dataclass(frozen=True, slots=True)
class Row:
    """A line on the screen: which passage it is of, its range there; blank without a line.

    first: whether the passage begins there. note: what the reader wrote about it, instead.
    """

    at: int
    line: Line | None
    first: bool = False
    note: str = ""


@lru_cache(maxsize=512)
def looks(passage: Passage) -> tuple[Run, ...]:
    """The runs of a passage that differ by their facts, an inner fact over the outer."""
    return runs(
        len(passage.text),
        [Span(fact.start, fact.end, f"fact-{fact.type}") for fact in passage.facts],
    )


def letters_of(passage: Passage) -> tuple[Letter, ...]:
    """The letters around the facts of the passage that is read, where they have any."""
    return _letters(passage) if signs.types_need_letters() else ()


@lru_cache(maxsize=512)
def _letters(passage: Passage) -> tuple[Letter, ...]:
    return letters.of(Span(fact.start, fact.end, f"fact-{fact.type}") for fact in passage.facts)


def rows(
    passages: Sequence[Passage], room: int, beside: Beside = NOTHING, current: int = -1
) -> tuple[Row, ...]:
    """The passages as lines at most `room` cells wide, a blank one between two passages; what the
    reader wrote about each below it. current: the place of the one being read, if any.
    """
    found: list[Row] = []
    for at, passage in enumerate(passages):
        if found:
            found.append(Row(at, None))
        around = letters_of(passage) if at == current else ()
        lines = letters.lettered(clean(passage.text), room, around)
        found += [Row(at, line, first=line is lines[0]) for line in lines]
        for text in map(clean, beside.get(passage.paragraph, ())):
            found += [Row(at, None, note=text[start:end]) for start, end in wrap(text, room)]
    return tuple(found)


class PassageView(Painted, can_focus=True, inherit_bindings=False):
    """The paragraph being read among its neighbours, with a cursor that steps through its facts."""

    ALLOW_SELECT = True
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("passage")

    class FactMoved(Message):
        """The reader stands on another fact; `fact` is its place among those of the passage."""

        def __init__(self, fact: int) -> None:
            super().__init__()
            self.fact = fact

    class Followed(Message):
        """The reader wants the other passages about the name under the cursor."""

    def __init__(
        self,
        step: Callable[[int], Awaitable[object]],
        *,
        id: str,  # noqa: A002 (Textual's name for it)
    ) -> None:
        """step: goes to another paragraph of the article, 1 on, -1 back."""
        super().__init__(id=id)
        self._step_paragraph = step
        self.reading = Reading()
        self._beside = NOTHING
        self._rows: tuple[Row, ...] = ()
        self._empty = ""
        # The facts that have numbers, from 1, while the reader chooses by number.
        self._numbers: list[int] = []
        self._numbered: list[int] = []

    def show(self, reading: Reading, beside: Beside | None = None) -> None:
        """Show another reading and bring what the reader stands on into sight. beside: what the
        reader wrote about its passages; None leaves that as it is.
        """
        before, self.reading = self.reading, reading
        noted = self._beside if beside is None else beside
        moved = signs.types_need_letters() and reading.current != before.current
        if reading.passages != before.passages or noted != self._beside or moved:
            self._beside = noted
            self._lay_out()
        if reading.passage != before.passage:
            self._numbers = []
            self._to_paragraph()
            self._see_match()
        elif reading.match != before.match:
            self._see_match()
        elif reading.fact_here is not None and reading.fact != before.fact:
            self._see(reading.fact_here.start, reading.fact_here.end)
        self.refresh()

    def show_nothing(self, reason: str) -> None:
        """Show no passage but say why."""
        self._empty = clean(reason)
        self._numbers = []
        self.reading = Reading()
        self._lay_out()
        self.scroll_to(y=0, animate=False)
        self.refresh()

    @property
    def room(self) -> int:
        """How many cells a line of text may take."""
        return max(2, min(MEASURE, self.scrollable_content_region.width - len(MARK) - 1))

    def _lay_out(self) -> None:
        # A pane that is not shown has no width: its lines are set when it gets one.
        seen = self.reading.passages if self.size.width else ()
        self._rows = rows(seen, self.room, self._beside, self.reading.current)
        self.virtual_size = Size(0, len(self._rows))

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._lay_out()
        self._to_paragraph()
        self._see_match()
        self.refresh()

    def _line_of(self, offset: int) -> int:
        """The place of the line that shows a character of the paragraph being read."""
        found = 0
        for place, row in enumerate(self._rows):
            if row.at == self.reading.current and row.line is not None and row.line.start <= offset:
                found = place
        return found

    def _to_paragraph(self) -> None:
        """Scroll so that the paragraph begins near the top, below a line of the one before."""
        height = max(1, self.size.height)
        top = self._line_of(0)
        passage = self.reading.passage
        bottom = self._line_of(len(passage.text)) if passage else top
        above = 2 if top and bottom - top + 3 <= height else 0
        self.scroll_to(y=max(0, top - above), animate=False, force=True)

    def _see_match(self) -> None:
        """Bring the match, or without one the fact, that the reader stands on into sight."""
        if self.reading.match is not None:
            self._see(*self.reading.spans[self.reading.match])
        elif self.reading.fact_here is not None:
            self._see(self.reading.fact_here.start, self.reading.fact_here.end)

    def _see(self, start: int, end: int) -> None:
        """Scroll no further than needed to see these characters of the paragraph being read."""
        height = max(1, self.size.height)
        first, last = self._line_of(start), self._line_of(max(start, end - 1))
        if first < self.scroll_offset.y:
            self.scroll_to(y=first, animate=False, force=True)
        elif last >= self.scroll_offset.y + height:
            self.scroll_to(y=last - height + 1, animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """A line of the text as it stands on the screen."""
        room = self.scrollable_content_region.width
        base = self.plain
        if not self.reading.passages:
            return self._empty_line(y, room)
        place = self.scroll_offset.y + y
        if place >= len(self._rows):
            return Strip.blank(room, base)
        row = self._rows[place]
        if row.line is None:
            note = [Segment(" " * len(MARK) + row.note, base + self.look("mark"))]
            return Strip(note).crop_extend(0, room, base)
        here = row.at == self.reading.current
        sign = MARK if here else " " * len(MARK)
        if row.first and self.reading.passages[row.at].paragraph in self._beside:
            sign = sign[:-1] + NOTED
        mark = Segment(sign, base + self.look("mark"))
        segments = self._current(row) if here else self._other(row)
        if here and self._numbers:
            segments = self._with_numbers(row.line, segments)
        selected = self.text_selection
        span = selected.get_span(place) if selected is not None else None
        if span is not None:
            segments = in_selection(
                segments, span, self.screen.get_component_rich_style("screen--selection")
            )
        text = Strip(segments).apply_offsets(0, place)
        return Strip.join([Strip([mark]), text]).crop_extend(0, room, base)

    # Numbers

    def number(self) -> int:
        """Set numbers, from 1, on the facts of the paragraph that begin on the screen and lead
        anywhere; how many that are.
        """
        passage = self.reading.passage
        top = int(self.scroll_offset.y)
        shown = [
            row.line
            for row in self._rows[top : top + self.size.height]
            if row.at == self.reading.current and row.line is not None
        ]
        self._numbers = [
            place
            for place, fact in enumerate(passage.facts if passage is not None else ())
            if (fact.entity is not None or any(role.mark for role in fact.roles))
            and any(line.start <= fact.start < line.end for line in shown)
        ]
        self.refresh()
        return len(self._numbers)

    def unnumber(self) -> None:
        """Take the numbers off."""
        self._numbered, self._numbers = self._numbers, []
        self.refresh()

    def choose(self, number: int) -> bool:
        """Stand on the fact that had this number, and go where it leads; False where
        what is shown has changed since the numbers were set.
        """
        if not 0 < number <= len(self._numbered):
            return False
        self._stand_on(self._numbered[number - 1])
        self.post_message(self.Followed())
        return True

    def _with_numbers(self, line: Line, segments: list[Segment]) -> list[Segment]:
        """The segments of a line with the numbers of the facts that begin in it."""
        assert self.reading.passage is not None
        facts = self.reading.passage.facts
        around = letters_of(self.reading.passage)
        # From the last on, so that the others stay where they are.
        for number in range(len(self._numbers), 0, -1):
            start = facts[self._numbers[number - 1]].start
            if line.start <= start < line.end:
                look = self.look("match-here")
                at = letters.column(around, line, start)
                segments = over(segments, at, f"[{number}]", look)
        return segments

    def _other(self, row: Row) -> list[Segment]:
        """A line of a neighbour."""
        assert row.line is not None
        passage = self.reading.passages[row.at]
        style = self.plain + self.look("dim")
        if passage.kind == "heading":
            style += self.look("bold")
        return [Segment(clean(passage.text)[row.line.start : row.line.end], style)]

    def _current(self, row: Row) -> list[Segment]:
        """A line of the paragraph being read."""
        assert row.line is not None
        passage = self.reading.passages[row.at]
        base = self.plain
        if passage.kind == "heading":
            base += self.look("bold")
        around = letters_of(passage)
        text = clean(passage.text)
        segments = []
        for start, end, names in self._runs(passage):
            start, end = max(start, row.line.start), min(end, row.line.end)
            if start < end:
                style = base
                for name in names:
                    style += self.look(name)
                segments.append(Segment(text[start:end], style))
        return letters.put(segments, around, row.line, base) if around else segments

    def _runs(self, passage: Passage) -> tuple[Run, ...]:
        """The runs of the paragraph being read: facts, the fact stood on, matches, the match."""
        reading = self.reading
        spans = [Span(*run[:2], run.names[0]) for run in looks(passage) if run.names]
        fact = reading.fact_here
        if fact is not None:
            # The whole of it in its own colour, whatever is nested in it.
            spans.append(Span(fact.start, fact.end, f"fact-{fact.type}", 0))
            spans.append(Span(fact.start, fact.end, "fact-here", 1))
        for place, (start, end) in enumerate(reading.spans):
            name = "match-here" if place == reading.match else "match"
            spans.append(Span(start, end, name, 2))
        return runs(len(passage.text), spans)

    def _empty_line(self, y: int, room: int) -> Strip:
        """A line of what is said where there is no passage."""
        style = self.plain + self.look("dim")
        lines = wrap(self._empty, max(2, min(MEASURE, room - 4)))
        if not 1 <= y <= len(lines):
            return Strip.blank(room, style)
        start, end = lines[y - 1]
        return Strip([Segment("  " + self._empty[start:end], style)]).crop_extend(0, room, style)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The stored text under a selection made with the mouse: no line breaks of the screen."""
        pieces = []
        for place, row in enumerate(self._rows):
            span = selection.get_span(place)
            if span is None:
                continue
            if row.line is None:
                pieces.append("\n")
                continue
            start, end = span
            following = self._rows[place + 1].line if place + 1 < len(self._rows) else None
            stop = following.start if following is not None else row.line.end
            passage = self.reading.passages[row.at]
            around = letters_of(passage) if row.at == self.reading.current else ()
            first = letters.offset(around, row.line, start)
            upto = stop if end == -1 else letters.offset(around, row.line, end)
            pieces.append(passage.text[first:upto])
        return "".join(pieces), "\n"

    def on_click(self, event: events.Click) -> None:
        """Stand on the innermost fact under the mouse; go where it leads at the second click."""
        offset: Any = event.style.meta.get("offset")
        passage = self.reading.passage
        if offset is None or passage is None:
            return
        column, place = offset
        row = self._rows[place]
        if row.line is None or row.at != self.reading.current:
            return
        at = letters.offset(letters_of(passage), row.line, column)
        under = [n for n, fact in enumerate(passage.facts) if fact.start <= at < fact.end]
        if under:
            inner = min(under, key=lambda n: passage.facts[n].end - passage.facts[n].start)
            self._stand_on(inner)
            if event.chain == 2:
                self.post_message(self.Followed())

    def action_next_fact(self) -> None:
        """Next fact of the paragraph."""
        self._step(1)

    def action_previous_fact(self) -> None:
        """Previous fact of the paragraph."""
        self._step(-1)

    def _step(self, by: int) -> None:
        passage = self.reading.passage
        if passage is None or not passage.facts:
            return
        if self.reading.fact is None:
            to = 0 if by > 0 else len(passage.facts) - 1
        else:
            to = max(0, min(self.reading.fact + by, len(passage.facts) - 1))
        self._stand_on(to)

    def _stand_on(self, fact: int) -> None:
        """Stand on a fact at once, so that the next key steps on from there, and tell."""
        self.show(replace(self.reading, fact=fact))
        self.post_message(self.FactMoved(fact))

    def action_follow(self) -> None:
        """Go to the other passages about the name under the cursor."""
        self.post_message(self.Followed())

    async def action_next_paragraph(self) -> None:
        """Next paragraph of the article."""
        await self._step_paragraph(1)

    async def action_previous_paragraph(self) -> None:
        """Previous paragraph of the article."""
        await self._step_paragraph(-1)

    def _scroll_by(self, lines: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, force=True)

    def action_down(self) -> None:
        """Scroll one line down."""
        self._scroll_by(1)

    def action_up(self) -> None:
        """Scroll one line up."""
        self._scroll_by(-1)

    def action_page_down(self) -> None:
        """One page down."""
        self._scroll_by(max(1, self.size.height - 1))

    def action_page_up(self) -> None:
        """One page up."""
        self._scroll_by(-max(1, self.size.height - 1))

    def action_half_down(self) -> None:
        """Half a page down."""
        self._scroll_by(max(1, self.size.height // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self._scroll_by(-max(1, self.size.height // 2))

    def action_first(self) -> None:
        """Beginning of the article."""
        self.scroll_to(y=0, animate=False, force=True)

    def action_last(self) -> None:
        """End of the article."""
        self.scroll_to(y=len(self._rows), animate=False, force=True)


def in_selection(segments: list[Segment], span: tuple[int, int], style: Style) -> list[Segment]:
    """The segments with the characters of a selection in its style; an end of -1 is the line's."""
    start, end = span
    found = []
    at = 0
    for text, own, _control in segments:
        low = max(0, min(start - at, len(text)))
        high = len(text) if end == -1 else max(low, min(end - at, len(text)))
        pieces = (
            (text[:low], own),
            (text[low:high], (own or Style.null()) + style),
            (text[high:], own),
        )
        found += [Segment(piece, look) for piece, look in pieces if piece]
        at += len(text)
    return found
