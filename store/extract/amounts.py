"""Amounts as they are written: a number, or a range of two, and its unit: 3-5亿元, 9元/平方米."""

from __future__ import annotations

import re
from typing import NamedTuple

from store.extract import units
from store.extract.numerals import DASHES, number_end, past_dash, past_space
from store.extract.units import FOLLOWING, LAST, PER

_BEHIND = re.compile(rf"({PER}{{1,2}})?(级(?!别))?")
_OPENS = frozenset("/每级")


class Amount(NamedTuple):
    """A number with its unit.

    start, end: its place; at: where its number begins. first: the other number of a range, which
    stands before it, and same: the unit right after that, if there is one. per: /年, 每亩;
    rank: 级 of 亿元级.
    """

    start: int
    end: int
    at: int
    first: str | None
    same: str | None
    number: str
    unit: str
    per: str | None
    rank: str | None


def amount(text: str, start: int, stop: int) -> Amount | None:
    """The amount that begins with the number start..stop, a range where it is one; else None."""
    after = text[stop : stop + 1]
    if stop == start or (after > LAST and after not in FOLLOWING):
        return None
    place = past_space(text, stop)
    end = units.end_of(text, place)
    after = text[end or place : (end or place) + 1]
    second = past_dash(text, end or place) if after in DASHES or after.isspace() else 0
    last = number_end(text, second) if second else 0
    if last > second:
        same = text[place:end] if end else None
        found = _with_unit(text, second, last, start, text[start:stop], same)
        if found is not None:
            return found
    return _measured(text, start, stop, start, place, end) if end else None


def single(text: str, start: int) -> Amount | None:
    """The amount that begins at a place, of one number; else None."""
    stop = number_end(text, start)
    return _with_unit(text, start, stop, start) if stop > start else None


def _with_unit(
    text: str, at: int, stop: int, start: int, first: str | None = None, same: str | None = None
) -> Amount | None:
    """The amount of the number at..stop, if its unit follows."""
    place = past_space(text, stop)
    end = units.end_of(text, place)
    return _measured(text, at, stop, start, place, end, first, same) if end else None


def _measured(
    text: str,
    at: int,
    stop: int,
    start: int,
    place: int,
    end: int,
    first: str | None = None,
    same: str | None = None,
) -> Amount:
    """The amount of the number at..stop and the unit at place..end, with what follows that."""
    last = end
    per = rank = None
    after = text[end : end + 1]
    if (after in _OPENS or after.isspace()) and (behind := _BEHIND.match(text, end)):
        per, rank = behind.groups()
        last = behind.end()
    return Amount(start, last, at, first, same, text[at:stop], text[place:end], per, rank)
