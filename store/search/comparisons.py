"""Figure fields: the figures that amount:>1亿 or unit:GWh ask for.

Numbers and units are read as the news is read, so that 23.65亿 and 二十三亿六千五百万元 are one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf
from typing import TYPE_CHECKING

from store.fold import fold

if TYPE_CHECKING:
    from store.extract.units import Unit

# Field -> the type of the figures it asks for; any type for a unit.
FIELDS = {"amount": "MONEY", "area": "AREA", "rate": "RATE", "unit": None}

# Two writings of one amount differ in the last digits of a float: 1000亩, 66.6666667公顷.
SAME = 1e-9

# No number of the news is written with more characters.
_LONGEST = 40

# What compares, after folding, and what may stand for it.
_SIGNS = {"≥": ">=", "≤": "<=", "==": "=", "=>": ">=", "=<": "<="}
_SIGN = re.compile(r">=|<=|==|=>|=<|[<>=≥≤]|")
_SCALES = "百千万亿"
_DIGITS = re.compile(r"[0-9.]+")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The figures of a unit whose value is not below `least` and not above `most`.

    unit: as figures have it. fixed: whether it is always written so (CNY, m2); else it may be in
    other letters (GWh, gwh). beyond: whether the value must lie beyond the one end that is given:
    >1亿, <1亿.
    """

    unit: str
    fixed: bool = False
    least: float = -inf
    most: float = inf
    beyond: bool = False

    @property
    def is_of_all(self) -> bool:
        """Whether any value will do, also one that is not known (几公里)."""
        return (self.least, self.most) == (-inf, inf)

    def finds(
        self,
        unit: str | None,
        value: float | None,
        high: float | None,
        low: float | None,
        bound: str | None,
    ) -> bool:
        """Whether it asks for a figure: see store.model.Mention for what a figure is.

        Of a range, any value in it will do. What is told as more than 1亿 is 1亿, and is more; what
        is told as nearly 1亿 is 1亿, and is less.
        """
        if unit is None or not self.is_of(unit):
            return False
        if self.is_of_all:
            return True
        first = value if value is not None else low
        if first is None or self.least > self.most:
            return False
        last = high if high is not None else first
        least, most = self.reach
        if not (last >= least and first <= most):
            return False
        if self.beyond and self.most == inf:
            return last > self.least * (1 + SAME) or (bound == ">" and first >= least)
        if self.beyond:
            return bound == "<" or first < self.most * (1 - SAME)
        return True

    def is_of(self, unit: str) -> bool:
        """Whether figures with such a unit are asked for."""
        return unit == self.unit or (not self.fixed and fold(unit) == fold(self.unit))

    @property
    def reach(self) -> tuple[float, float]:
        """The least and the most value that is held to be within the ends."""
        return self.least * (1 - SAME), self.most * (1 + SAME)


@lru_cache(maxsize=1024)
def read(name: str, value: str) -> Comparison | None:
    """What a figure field (a key of FIELDS) asks for; None where its value cannot be read.

    1亿, =1亿, >1亿, >=1亿, <1亿, <=1亿, 1亿..5亿, 1亿.., ..5亿; a unit can also stand alone.
    """
    text = "".join(fold(value).split())
    if not text or len(text) > 2 * _LONGEST:
        return None
    begin, dots, end = text.partition("..")
    if dots:
        return _between(name, begin, end)
    match = _SIGN.match(text)
    sign = match[0] if match else ""
    # A scale alone is no number there: unit:万吨.
    scaled = name == "unit" and text[0] in _SCALES
    figure = None if scaled else _figure(name, text[len(sign) :])
    if figure is None:
        named = name == "unit" and not sign and not text[0].isdigit()
        return _of_unit(_unit_named(text)) if named else None
    number, unit = figure
    sign = _SIGNS.get(sign, sign)
    return replace(
        _of_unit(unit.name),
        least=-inf if sign[:1] == "<" else number,
        most=inf if sign[:1] == ">" else number,
        beyond=sign in ("<", ">"),
    )


def _of_unit(name: str) -> Comparison:
    """All figures of a unit."""
    return Comparison(name, fixed=any(unit.name == name for unit in _units().values()))


def _between(name: str, begin: str, end: str) -> Comparison | None:
    """The figures from one to another, or up or down from one."""
    last = _figure(name, end) if end else None
    first = _first(name, begin, end, last) if begin else None
    if (begin and first is None) or (end and last is None):
        return None
    unit = last[1] if last else first[1] if first else None
    if unit is None or (first and (first[1].type, first[1].name) != (unit.type, unit.name)):
        return None
    return replace(
        _of_unit(unit.name),
        least=first[0] if first else -inf,
        most=last[0] if last else inf,
    )


def _first(
    name: str, begin: str, end: str, last: tuple[float, Unit] | None
) -> tuple[float, Unit] | None:
    """The first of two figures. What stands behind the second number counts for both (1..5亿美元),
    as far as the first has nothing of its own.
    """
    from store.extract import numerals

    if last is None or begin[numerals.number_end(begin, 0) :]:
        return _figure(name, begin)
    number = numerals.number_end(end, 0)
    scale = end[:number].lstrip("0123456789.") if _DIGITS.fullmatch(begin) else ""
    whole = _figure(name, begin + scale + end[number:])
    if whole is not None and whole[0] <= last[0]:
        return whole
    return _figure(name, begin + end[number:])


def _figure(name: str, text: str) -> tuple[float, Unit] | None:
    """The value of a figure and its unit; None where it is no figure of that field."""
    # The rules take 0.2 s to set up, and few queries ask for figures.
    from store.extract import numerals

    end = numerals.number_end(text, 0) if len(text) <= _LONGEST else 0
    reading = numerals.read(text[:end]) if end else None
    unit = _unit(name, text[end:])
    if reading is None or reading.value is None or reading.high is not None or reading.bound:
        return None
    return (float(reading.value) * unit.factor, unit) if unit else None


def _unit(name: str, word: str) -> Unit | None:
    """The unit that a word is, folded; without a word money is in yuan."""
    from store.extract.units import Unit

    if not word:
        return Unit("MONEY", "CNY") if name == "amount" else None
    known = _units().get(word)
    if name == "unit":
        return known or Unit("", word)
    return known if known and known.type == FIELDS[name] else None


def _unit_named(text: str) -> str:
    """The unit that figures have which are written with this one: m2 for 亩, 吨 for 万吨."""
    from store.extract import units

    if text in _units():
        return _units()[text].name
    for at in range(len(text)):
        if units.end_of(text, at) == len(text):
            return text[at:]
        if text[at] not in _SCALES:
            break
    return text


@lru_cache(maxsize=1)
def _units() -> dict[str, Unit]:
    """The units that are told in another one, by their words, folded."""
    from store.extract.units import UNITS

    known = {fold(word): unit for word, unit in UNITS.items()}
    return known | {unit.name: unit._replace(factor=1) for unit in UNITS.values()}
