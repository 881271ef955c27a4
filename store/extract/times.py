"""Times: what day or span a figure speaks of (2021年完成产值3亿元, 截至5月底,累计投资2亿元)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.extract.scope import Scope
    from store.model import Mention

# What is told of a time; a size or a total investment holds at any.
TIMED = frozenset(
    (
        "output_value",
        "revenue",
        "tax",
        "investment",
        "financing",
        "jobs",
        "capacity",
        "other_quantity",
    )
)
# How far before a figure in its clause its date stands at most.
LOOK_BACK = 16
# Words beside a date that is a clause of its own: 截至2021年底, 到2025年, 今年上半年.
BESIDE = pattern("截[至止]|自从?|从|到|至|在|预计|计划|力争|目前|其中|仅|的|[\\s(),“”]")


def _known(date: Mention) -> str | None:
    """The ISO of a date; None of one that nothing is known of (XXXX/XXXX)."""
    return date.iso if date.iso and date.iso.strip("X/") else None


class Times:
    """Finds the times of an article's figures. dates: its DATE mentions."""

    def __init__(self, scope: Scope, dates: Sequence[Mention]) -> None:
        self._scope = scope
        self._dates = scope.spread(dates)

    def of_figure(self, figure: Mention, index: int) -> str | None:
        """The ISO date or span that a figure of a clause speaks of, or None.

        That is the date right before it in its clause, else one that is a clause of its own before
        it in the sentence, or that closes one.
        """
        near = [date for date in self._dates[index] if date.end <= figure.start]
        if near:
            return _known(near[-1]) if figure.start - near[-1].end <= LOOK_BACK else None
        for at in self._scope.back(index):
            if at < index and self._dates[at]:
                return _known(self._dates[at][-1]) if self._is_date(at) else None
        return None

    def _is_date(self, index: int) -> bool:
        """True where a clause is nothing but a date, or ends with one: X项目截至5月底,…"""
        clause, text = self._scope.clauses[index], self._scope.text(index)
        if self._dates[index][-1].end == clause.end:
            return True
        for date in self._dates[index]:
            start, end = date.start - clause.start, date.end - clause.start
            text = text[:start] + " " * (end - start) + text[end:]
        return not BESIDE.sub("", text)
