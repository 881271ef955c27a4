"""How the mentions of a text meet its gold, by type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.evaluation import agreement
from store.evaluation.results import Miss, Score
from store.model import FIGURE_TYPES, NAME_TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from store.evaluation.found import Found, Placed
    from store.evaluation.gold import Gold, Mark

# Names are counted twice: by their exact spans, and by spans that overlap by half.
LOOSE = " loose"
ROWS = (*(row for type_ in NAME_TYPES for row in (type_, type_ + LOOSE)), *FIGURE_TYPES)


def scores(gold: Gold, found: Found) -> dict[str, Score]:
    """The score of each row of mentions in one text."""
    rows = {}
    for type_ in NAME_TYPES + FIGURE_TYPES:
        marks, placed = _of_type(type_, gold, found)
        pairs = agreement.match(marks, placed, _same(type_))[0]
        rows[type_] = Score(len(pairs), len(marks), len(placed))
        if type_ in NAME_TYPES:
            loose = agreement.match(marks, placed, _overlaps)[0]
            rows[type_ + LOOSE] = Score(len(loose), len(marks), len(placed))
    return rows


def misses(gold: Gold, found: Found) -> Iterator[Miss]:
    """What was missed and what was found too much, by type."""
    for type_ in NAME_TYPES + FIGURE_TYPES:
        _, missed, extra = agreement.match(*_of_type(type_, gold, found), _same(type_))
        for mark in missed:
            yield Miss(gold.id, "missed", type_, mark.text, mark.value or "")
        for one in extra:
            mention = one.mention
            value = agreement.written(mention)
            yield Miss(gold.id, "extra", type_, mention.text, value, rule=mention.rule)


def _of_type(type_: str, gold: Gold, found: Found) -> tuple[list[Mark], list[Placed]]:
    """The marks and mentions of one type; a figure that gold gives no value asks for nothing."""
    marks = [mark for mark in gold.marks if mark.type == type_]
    if type_ in FIGURE_TYPES:
        marks = [mark for mark in marks if mark.value]
    return marks, [one for one in found.mentions if one.mention.type == type_]


def _same(type_: str) -> Callable[[Mark, Placed], bool]:
    if type_ in NAME_TYPES:
        return _stands_at
    return _is_date if type_ == "DATE" else _is_figure


def _stands_at(mark: Mark, one: Placed) -> bool:
    return (mark.start, mark.end) == one.place


def _overlaps(mark: Mark, one: Placed) -> bool:
    return one.place is not None and agreement.overlap((mark.start, mark.end), one.place)


def _is_date(mark: Mark, one: Placed) -> bool:
    return _overlaps(mark, one) and agreement.date(mark.value or "", one.mention)


def _is_figure(mark: Mark, one: Placed) -> bool:
    return _overlaps(mark, one) and agreement.figure(mark.value or "", one.mention)
