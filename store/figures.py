"""Figures out of a library: the columns that hold one, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.model import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

# The columns of a figure; `m` is its mention.
FIGURE = "m.text, m.value, m.high, m.unit, m.bound, m.iso, m.low, m.inferred"


def figure_of(row: Sequence[Any]) -> Figure | None:
    """The figure that the columns FIGURE hold; None where they hold none."""
    text, value, high, unit, bound, iso, low, inferred = row
    if text is None:
        return None
    return Figure(text, value, high, unit, bound or "", iso, low, bool(inferred))
