"""One list for parks, projects and hits: as long as it likes, only what is on screen is fetched."""

from __future__ import annotations

from array import array
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from tui import keys
from tui.widgets.cells import clean, crop, tame, width
from tui.widgets.pages import Pages
from tui.widgets.painted import Painted
from tui.widgets.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual import events
    from textual.binding import BindingType

Row = TypeVar("Row")

# A piece of a row: its text and the name of its style ("" for the plain one).
Piece = tuple[str, str]

# What stands before the row under the cursor, so that it shows without colour as well.
MARK = "> "
# The same where the row is selected, and before the other selected ones.
SELECTED_HERE, SELECTED = ">*", " *"

# Numbers stand where the mark of the cursor stands.
MOST_NUMBERS = 99


class FromList(Message):
    """Something a list tells; `rows` is the list."""

    def __init__(self, rows: PagedList[Any]) -> None:
        super().__init__()
        self.rows = rows


class PagedList(Painted, Generic[Row], can_focus=True, inherit_bindings=False):
    """Rows of equal height, drawn line by line from pages fetched when they come into view.

    fetch: gives the rows of some keys, by key. draw: gives the lines of a row, each as pieces
    that fit into the room it is told. height: lines a row takes. tell: called whenever the cursor
    stands on another row or the list shows others, at once, so that what is told of it (in a
    title) is drawn together with the row; who only goes on from there waits for Moved.
    """

    COMPONENT_CLASSES: ClassVar = {"list--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("list")

    class Moved(FromList):
        """The cursor stands on another row, or the list shows other rows."""

    class Opened(FromList):
        """The row under the cursor was clicked twice."""

    def __init__(
        self,
        fetch: Callable[[Sequence[int]], Mapping[int, Row]],
        draw: Callable[[Row, int], tuple[list[Piece], ...]],
        *,
        height: int,
        id: str,  # noqa: A002 (Textual's name for it)
        tell: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(id=id)
        self._fetch = fetch
        self._tell = tell
        self._draw = draw
        self._height = height
        self._pages: Pages[Row] = Pages(array("q"), fetch)
        self._cursor = 0
        self._empty = ""
        # Rows that the reader selected, in that order, whether they are listed now or not.
        self.selected: dict[int, None] = {}
        # The places of the rows that have numbers, from 1, while the reader chooses by number.
        self._numbers = range(0)
        self._numbered = range(0)

    def __len__(self) -> int:
        return len(self._pages)

    @property
    def cursor(self) -> int:
        """The place of the row under the cursor, from 0."""
        return self._cursor

    @property
    def keys(self) -> array[int]:
        """The keys of all rows, in order."""
        return self._pages.keys

    @property
    def key(self) -> int | None:
        """The key of the row under the cursor; None in an empty list."""
        return self._pages.keys[self._cursor] if len(self._pages) else None

    @property
    def row(self) -> Row | None:
        """The row under the cursor; None in an empty list."""
        return self._row_at(self._cursor) if len(self._pages) else None

    def show(self, keys: array[int], empty: str, at: int = 0) -> None:
        """Show the rows of these keys, the cursor at one of them; `empty` is said without any."""
        self._pages = Pages(keys, self._fetch)
        self._numbers = range(0)
        self._empty = clean(empty)
        self._cursor = max(0, min(at, len(keys) - 1))
        self.virtual_size = Size(0, len(keys) * self._height)
        self.scroll_to(y=0, animate=False)
        self._reveal()
        self.refresh()
        self._has_moved()

    def renew(self) -> None:
        """Fetch the rows anew: what is said of them has changed."""
        self.replace(self._pages.keys)

    def replace(self, keys: array[int]) -> None:
        """Show other keys, the cursor staying on the row it stands on, or near where that was."""
        at, top = self._cursor, self.scroll_offset.y
        here = self.key
        # Most of the time nothing, or little, came or went before it.
        if here is not None and not (at < len(keys) and keys[at] == here):
            with suppress(ValueError):
                at = keys.index(here)
        self.show(keys, self._empty, at)
        self.scroll_to(y=top, animate=False)
        self._reveal()

    def move(self, to: int) -> None:
        """Put the cursor on the row at that place, or on the nearest there is."""
        to = max(0, min(to, len(self._pages) - 1))
        if to == self._cursor:
            return
        before, top = self._cursor, self.scroll_offset
        self._cursor = to
        self._reveal()
        if self.scroll_offset == top:
            # Drawing two rows takes a small part of the time that all of them take.
            for index in (before, to):
                self.refresh_lines(index * self._height, self._height)
        else:
            self.refresh()
        self._has_moved()

    def _has_moved(self) -> None:
        """Tell it."""
        if self._tell is not None:
            self._tell()
        self.post_message(self.Moved(self))

    def _reveal(self) -> None:
        """Scroll no further than needed to see the whole row under the cursor."""
        top = self._cursor * self._height
        room = max(self.size.height, self._height)
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False)
        elif top + self._height > self.scroll_offset.y + room:
            self.scroll_to(y=top + self._height - room, animate=False)
        self._supply()

    def _row_at(self, index: int) -> Row | None:
        """The row at a place; None where it has gone, or is not there yet."""
        return self._pages.row(index)

    def _supply(self) -> None:
        """See to it that the rows in sight, and those around them, are there."""
        self.call_later(self._fetch_near)

    def _fetch_near(self) -> None:
        """Fetch a page ahead, so that scrolling on does not wait for it."""
        if len(self._pages):
            self._pages.fetch_near(*self._in_sight)

    @property
    def _in_sight(self) -> tuple[int, int]:
        """The places of the first row in sight and of the last."""
        first = int(self.scroll_offset.y) // self._height
        return first, max(first, min(first + self._visible, len(self._pages) - 1))

    @property
    def _visible(self) -> int:
        """How many rows the list has room for."""
        return max(1, self.size.height // self._height)

    def on_resize(self) -> None:
        """Keep the row under the cursor in sight."""
        self._reveal()

    def render_line(self, y: int) -> Strip:
        """A line of the list as it stands on the screen."""
        room = self.scrollable_content_region.width
        index, line = divmod(self.scroll_offset.y + y, self._height)
        plain = self.plain
        if not len(self._pages):
            return self._empty_line(y, room)
        if index >= len(self._pages):
            return Strip.blank(room, plain)
        base = plain
        if index == self._cursor:
            base = self.component("list--cursor")
        front = self._front(index) if line == 0 else " " * len(MARK)
        look = base
        if line == 0 and index in self._numbers:
            front, look = (
                f"{index - self._numbers.start + 1} "[: len(MARK)],
                self.look("match-here"),
            )
        segments = [Segment(front, look)]
        row = self._row_at(index)
        if row is not None:
            for text, name in self._draw(row, room - len(MARK))[line]:
                segments.append(Segment(text, base + self.look(name)))
        return Strip(segments).crop_extend(0, room, base)

    def _front(self, index: int) -> str:
        """What stands before a row."""
        if self._pages.keys[index] in self.selected:
            return SELECTED_HERE if index == self._cursor else SELECTED
        return MARK if index == self._cursor else " " * len(MARK)

    def number(self) -> int:
        """Set numbers, from 1, on the rows in sight, as many as two digits tell; how many."""
        first = -(-int(self.scroll_offset.y) // self._height)
        last = min(len(self), first + min(self._visible, MOST_NUMBERS))
        self._numbers = range(first, max(first, last))
        self.refresh()
        return len(self._numbers)

    def unnumber(self) -> None:
        """Take the numbers off."""
        self._numbered, self._numbers = self._numbers, range(0)
        self.refresh()

    def choose(self, number: int) -> bool:
        """Put the cursor on the row that had this number, and go on from it; False where
        what is shown has changed since the numbers were set.
        """
        if not 0 < number <= len(self._numbered):
            return False
        self.move(self._numbered[number - 1])
        self.post_message(self.Opened(self))
        return True

    def toggle(self, key: int | None = None) -> None:
        """Select the row of that key, or the one under the cursor; or no more."""
        key = self.key if key is None else key
        if key in self.selected:
            del self.selected[key]
        elif key is not None:
            self.selected[key] = None
        self.refresh()

    def unselect(self) -> None:
        """Select no row any more."""
        self.selected.clear()
        self.refresh()

    def _empty_line(self, y: int, room: int) -> Strip:
        """A line of what is said where there are no rows, a little in from the edges."""
        style = self.plain + self.look("dim")
        lines = wrap(self._empty, max(2, room - 4))
        if not 1 <= y <= len(lines):
            return Strip.blank(room, style)
        start, end = lines[y - 1]
        text = "  " + self._empty[start:end]
        return Strip([Segment(text, style)]).crop_extend(0, room, style)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row; go on from it at the second click."""
        at = event.get_content_offset(self)
        if at is None or at.x >= self.scrollable_content_region.width:
            return
        index = (int(self.scroll_offset.y) + at.y) // self._height
        if index >= len(self._pages):
            return
        if index == self._cursor and event.chain == 2:
            self.post_message(self.Opened(self))
        self.move(index)

    def action_down(self) -> None:
        """Next row."""
        self.move(self._cursor + 1)

    def action_up(self) -> None:
        """Previous row."""
        self.move(self._cursor - 1)

    def action_page_down(self) -> None:
        """One page down."""
        self.move(self._cursor + self._visible)

    def action_page_up(self) -> None:
        """One page up."""
        self.move(self._cursor - self._visible)

    def action_half_down(self) -> None:
        """Half a page down."""
        self.move(self._cursor + max(1, self._visible // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self.move(self._cursor - max(1, self._visible // 2))

    def action_first(self) -> None:
        """First row."""
        self.move(0)

    def action_last(self) -> None:
        """Last row."""
        self.move(len(self._pages) - 1)


def ragged(text: str, room: int) -> str:
    """Text of the last column: cleaned and cut to its room, not filled up."""
    return crop(tame(clean(text))[0], room)


def right(text: str, room: int) -> str:
    """Text of a column that is set flush right."""
    cropped = crop(clean(text), room)
    return " " * (room - width(cropped)) + cropped
