"""Overlaps: which of a figure and a name that share characters stays."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from store.model import Mention, Range

# A figure may stand inside a project's name (年产30GWh项目); inside these it is part of the name.
CLOSED = ("ORG", "PERSON", "BYLINE", "PARK")
# Nothing else is named by a part of somebody's name: 刘|长虹.
PEOPLE = ("PERSON", "BYLINE")
_END = float("inf")
_PLACE = attrgetter("part", "start")


def resolve(figures: Sequence[Mention], names: Sequence[Mention]) -> list[Mention]:
    """All mentions in the order of the text, outer ones first, without the figures that are part
    of a name (360, 中铁十五局), the names that begin or end inside a figure, and those inside the
    name of a person.
    """
    closed = _covered(name for name in names if name.type in CLOSED)
    named = _covered(name for name in names if name.type == "PROJECT")
    kept = [
        each
        for each in figures
        if not _lies_in(closed[each.part], each.start, each.end)
        # Big things are counted before a noun of their kind (三大产业), never within a name.
        and not (each.unit == "大" and _lies_in(named[each.part], each.start, each.end))
    ]
    taken = _covered(kept)
    people = _covered(name for name in names if name.type in PEOPLE)
    whole = [
        name
        for name in names
        if not _splits(taken[name.part], name.start)
        and not _splits(taken[name.part], name.end)
        and (name.type in PEOPLE or not _lies_in(people[name.part], name.start, name.end))
    ]
    return sorted([*kept, *whole], key=lambda each: (each.part, each.start, -each.end))


def _covered(mentions: Iterable[Mention]) -> defaultdict[int, list[Range]]:
    """For each part what the mentions cover: spans in order, those that overlap as one."""
    spans: defaultdict[int, list[Range]] = defaultdict(list)
    for mention in sorted(mentions, key=_PLACE):
        part = spans[mention.part]
        if part and mention.start < part[-1][1]:
            part[-1] = (part[-1][0], max(part[-1][1], mention.end))
        else:
            part.append((mention.start, mention.end))
    return spans


def _before(spans: list[Range], position: int) -> Range | None:
    """The last span that starts at or before a position."""
    # Most parts have none.
    at = bisect_right(spans, (position, _END)) if spans else 0
    return spans[at - 1] if at else None


def _lies_in(spans: list[Range], start: int, end: int) -> bool:
    span = _before(spans, start)
    return span is not None and end <= span[1]


def _splits(spans: list[Range], position: int) -> bool:
    """True where a position is strictly inside a span."""
    span = _before(spans, position)
    return span is not None and span[0] < position < span[1]
