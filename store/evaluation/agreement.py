"""When what was found is what the gold means: spans, names, dates, figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from store.model import Mention, Range

# Units that are written in more than one way.
UNITS = {
    "㎡": "m2",
    "m²": "m2",
    "平方米": "m2",
    "t": "吨",
    "km": "公里",
    "m3": "方",
    "立方米": "方",
    "GWH": "GWh",
}
# Two spans are the same where they share this much of what both cover together; two names, where
# the shorter is this much of the longer.
HALF = 0.5
MOST = 0.8
# How far two amounts may lie apart, as a share of the larger.
NEAR = 1e-4

_MARKS = re.compile(r"[\s“”\"'‘’《》]")

G = TypeVar("G")
F = TypeVar("F")


def match(
    gold: Iterable[G], found: Iterable[F], same: Callable[[G, F], bool]
) -> tuple[list[tuple[G, F]], list[G], list[F]]:
    """(pairs, gold without a partner, found without one); gold takes the first that is left."""
    pairs, missed, free = [], [], list(found)
    for one in gold:
        at = next((at for at, other in enumerate(free) if same(one, other)), None)
        if at is None:
            missed.append(one)
        else:
            pairs.append((one, free.pop(at)))
    return pairs, missed, free


def overlap(one: Range, other: Range) -> bool:
    """Whether two spans share half of what both cover."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and shared / (max(one[1], other[1]) - min(one[0], other[0])) >= HALF


def name(one: str, other: str) -> bool:
    """Whether two names are one: equal without quotes and spaces, or one most of the other."""
    one, other = _MARKS.sub("", one), _MARKS.sub("", other)
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return bool(short) and short in long and len(short) / len(long) >= MOST


def any_name(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether one of some names and one of others are one."""
    return any(name(one, other) for one in some for other in others)


def date(value: str, found: Mention) -> bool:
    """Whether a date is the one of the gold; any year will do where the gold knows none."""
    iso = found.iso or ""
    return value == iso or (value.startswith("XXXX-") and iso.endswith(value[4:]))


def figure(value: str, found: Mention) -> bool:
    """Whether a figure has the value, unit and bound that the gold writes as "3e8..5e8 CNY ≈".

    A value that cannot be read is that of no figure. One without a range leaves the range open.
    """
    number, _, rest = value.partition(" ")
    unit, _, bound = rest.partition(" ")
    least, _, most = number.partition("..")
    try:
        low = None if least == "?" else float(least)
        high = float(most) if most else None
    except ValueError:
        return False
    found_high = None if found.high is not None and _close(found.high, found.value) else found.high
    return (
        found.iso is None
        and _close(low, found.value)
        and (high is None or _close(high, found_high))
        and UNITS.get(unit, unit) == UNITS.get(found.unit or "", found.unit)
        and bound == found.bound
    )


def written(found: Mention) -> str:
    """The value of a figure or date as the gold would write it; empty for a name."""
    if found.iso is not None:
        return found.iso
    if found.unit is None:
        return ""
    low = "?" if found.value is None else f"{found.value:.12g}"
    number = low if found.high is None else f"{low}..{found.high:.12g}"
    return " ".join(filter(None, (number, found.unit, found.bound)))


def _close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= NEAR * max(abs(one), abs(other), 1e-9)
