"""What a search came to, in words, and where these stand beside and below the query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from tui import messages
from tui.messages import _, ngettext
from tui.widgets.cells import clean, crop, width
from tui.widgets.lines import Lines
from tui.widgets.wrap import wrap

if TYPE_CHECKING:
    from store.model import Found


class Word(Widget):
    """A piece of the line: the slash before the query, or what the search came to."""

    def __init__(self, text: str, *, id: str) -> None:  # noqa: A002 (Textual's name for it)
        super().__init__(id=id)
        self._text = text

    def show(self, text: str) -> None:
        """Say something else, as wide as it is."""
        self._text = clean(text)
        self.styles.width = width(self._text)
        self.refresh()

    def render(self) -> Content:
        """One line."""
        return Content(crop(self._text, self.size.width))


class Outcome(Lines):
    """What a search came to, below the query where both do not fit into one line."""

    def __init__(self) -> None:
        super().__init__(id="answer-below")
        self._text = ""
        self.display = False

    def show(self, text: str) -> None:
        """Say it; nothing where it is said beside the query."""
        self._text = clean(text)
        self.display = bool(text)
        self.refresh(layout=True)

    def lines(self, room: int) -> list[Content]:
        """As many as it takes."""
        return [
            self.styled(self._text[start:end], "dim")
            for start, end in wrap(self._text, max(2, room))
        ]


def is_whole(found: Found) -> bool:
    """Whether there is no more to be found than is there."""
    # With reprints shown once, and of what is only close, the total is another number.
    counted = found.order != "closest" and not found.collapsed
    return found.complete and (not counted or found.total == len(found.paragraphs))


def outcome(found: Found) -> str:
    """What a search came to: how many passages, whether that is all, how the query was read."""
    if not found.paragraphs and found.complete:
        text = _("nothing found")
    elif found.order == "closest":
        text = _("closest passages")
        if not found.total:
            text = _("nothing holds all of it; closest passages")
    else:
        text = ngettext("{count} passage", "{count} passages", found.total).format(
            count=messages.number(found.total)
        )
    if found.collapsed and len(found.paragraphs) < found.total and found.complete:
        text = _("{passages}, {count} without reprints").format(
            passages=text, count=messages.number(len(found.paragraphs))
        )
    if found.ranked is not None:
        text = _("{passages}, ranked among the newest {count}").format(
            passages=text, count=messages.number(found.ranked)
        )
    if not is_whole(found):
        text = _("{passages} or more (partial), Enter finds all").format(passages=text)
    if found.hint:
        text = _("{passages}; {hint}").format(passages=text, hint=found.hint)
    elif found.understood:
        text = _("{passages}, read as: {query}").format(passages=text, query=found.understood)
    return text
