"""Styles laid over a text: from spans that overlap to runs that do not."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Span(NamedTuple):
    """A named style from start to end; `layer` tells which other spans it covers."""

    start: int
    end: int
    name: str
    layer: int = 0


class Run(NamedTuple):
    """Characters that look the same: their range and the names of their styles, lowest first."""

    start: int
    end: int
    names: tuple[str, ...]


def runs(length: int, spans: Iterable[Span]) -> tuple[Run, ...]:
    """Runs that cover a text of that length without a gap.

    Within a layer the later of two spans covers the earlier, so an inner one given after the outer
    one is seen; spans of different layers add up, the higher above.
    """
    layers: dict[int, list[str]] = {}
    for span in sorted(spans, key=lambda span: span.layer):
        names = layers.setdefault(span.layer, [""] * length)
        start, end = max(0, span.start), min(length, span.end)
        if start < end:
            names[start:end] = [span.name] * (end - start)
    stacks = zip(*layers.values(), strict=True) if layers else iter([()] * length)
    found = []
    at = 0
    for stack, group in groupby(stacks):
        end = at + sum(1 for _ in group)
        found.append(Run(at, end, tuple(name for name in stack if name)))
        at = end
    return tuple(found)
