"""The page of an article as a sheet: line by line, the article marked in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.leads import Lead, ToArticle
from tui.sheets.entry import FACTS, PLAIN, Entry, Stop
from tui.widgets.runs import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.model import Original

# Before a line that holds something of the article, and before any other: seen without colour.
INSIDE, OUTSIDE = "| ", "  "


def entries(page: Original, article: int, ordinal: int | None) -> list[Entry]:
    """The sheet. ordinal: of the paragraph that is marked above the others. The line in which a
    paragraph begins leads to it.
    """
    pieces = sorted(
        (start, end, place)
        for place, ranges in enumerate(page.ranges, start=1)
        for start, end in ranges
    )
    begins = {ranges[0][0]: place for place, ranges in enumerate(page.ranges, 1) if ranges}
    found = []
    first = 0
    for start, text in _lines(page.text):
        end = start + len(text)
        while first < len(pieces) and pieces[first][1] <= start:
            first += 1
        inside = []
        for low, high, place in pieces[first:]:
            if low >= end:
                break
            inside.append((max(low, start) - start, min(high, end) - start, place))
        here = [place for at, place in begins.items() if start <= at < end] if inside else []
        found.append(_entry(text, inside, ToArticle(article, min(here)) if here else None, ordinal))
    return found


def _entry(
    text: str, inside: Sequence[tuple[int, int, int]], to: ToArticle | None, ordinal: int | None
) -> Entry:
    front = INSIDE if inside else OUTSIDE
    shift = len(front)
    whole = shift + len(text)
    spans = [Span(0, whole, "dim", PLAIN)]
    for start, end, place in inside:
        look = "original-here" if place == ordinal else "original"
        spans.append(Span(start + shift, end + shift, look, FACTS))
    stops = (Stop(0, whole, Lead(to, article=to)),) if to is not None else ()
    return Entry(front + text, tuple(spans), stops, hang=shift)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line with where it begins; what ends it is left out."""
    at = 0
    for line in text.split("\n"):
        yield at, line.rstrip("\r")
        at += len(line) + 1


def begin(found: Sequence[Entry], ordinal: int | None) -> int | None:
    """The place of the entry in which a paragraph begins; of the first of all for none."""
    for at, entry in enumerate(found):
        for stop in entry.stops:
            to = stop.lead.article
            if (
                isinstance(to, ToArticle)
                and to.ordinal is not None
                and to.ordinal >= (ordinal or 1)
            ):
                return at
    return None
