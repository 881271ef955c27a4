"""A figure as the grammar finds it, before it becomes a mention of a part."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.model import Mention

if TYPE_CHECKING:
    from decimal import Decimal

    from store.extract.numerals import Reading


class Figure(NamedTuple):
    """Type, place, rule and reading of a figure. factor: the size of the written unit in `unit`."""

    type: str
    start: int
    end: int
    rule: str
    reading: Reading
    unit: str
    bound: str
    factor: float = 1

    def mention(self, text: str, part: int) -> Mention:
        """The mention of this figure in a part with that text."""
        reading = self.reading
        return Mention(
            self.type,
            part,
            self.start,
            self.end,
            text[self.start : self.end],
            self.rule,
            value=self._scaled(reading.value),
            high=self._scaled(reading.high),
            unit=self.unit,
            bound=self.bound,
            low=self._scaled(reading.low) if reading.value is None else None,
        )

    def _scaled(self, number: Decimal | None) -> float | None:
        return None if number is None else float(number) * self.factor
