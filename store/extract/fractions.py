"""Rates that have no unit of their own: 百分之, 三分之一, 1/3, 一半, 翻两番."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from store.extract import bounds
from store.extract.figure import Figure
from store.extract.numerals import Reading, number_end, read
from store.extract.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_OF = pattern(r"(?:(?P<base>[百千万])|(?P<parts>[二三四五六七八九十]{1,2}))分之")
_BASES = {"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01")}
_SLASH = pattern(r"([1-9])/([1-9]\d?)(?=以上|以下|左右|[的强多弱，。；、,;)）]|$)")
_HALF = pattern(r"一半(?![径岛导空])")
_MAJORITY = pattern(
    r"(?P<over>过)?半数(?![字量])|(?<=占比|完成)(?P<past>过)半(?![数年个月天夜小百])"
)
_TWICE = Decimal(2)
_DOUBLED = pattern(r"翻倍(?![股行])")
_DOUBLING = pattern(r"翻(?:了)?(?P<times>[一两二三四五1-5])?番")


def at(text: str, start: int) -> Figure | None:
    """The fraction that begins at a place, or None."""
    # Most numbers are none, as the few characters from there on tell.
    near = text[start : start + 4]
    if "分之" not in near and "/" not in near and "半" not in near:
        return None
    reading = None
    if match := _OF.match(text, start):
        end = number_end(text, match.end())
        number = read(text[match.end() : end])
        if number is None or number.value is None:
            return None
        share = _share(match, number.value)
        return _bounded(text, start, end, Reading(share, share), "%", "rate-fraction")
    if match := _SLASH.match(text, start):
        if text[start - 1 : start] == "/" or int(match[1]) >= int(match[2]):
            return None
        share = round(Decimal(100 * int(match[1])) / int(match[2]), 2)
        reading = Reading(share, share)
    elif match := _HALF.match(text, start):
        reading = Reading(Decimal(50), Decimal(50))
    if match is None or reading is None:
        return None
    return _bounded(text, *match.span(), reading, "%", "rate-fraction")


def loose(text: str) -> Iterator[Figure]:
    """The rates that begin with no numeral: 过半数, 半数以上, 翻两番, in no order."""
    if "半" in text:
        for match in _MAJORITY.finditer(text):
            half = Reading(
                Decimal(50), Decimal(50), bound=">" if match["over"] or match["past"] else ""
            )
            yield _bounded(text, *match.span(), half, "%", "rate-fraction")
    if "翻" in text:
        for match in _DOUBLED.finditer(text):
            yield _bounded(text, *match.span(), Reading(_TWICE, _TWICE), "x", "rate-doubling")
        for match in _DOUBLING.finditer(text):
            times = read(match["times"]) if match["times"] else read("一")
            if times is not None and times.value is not None:
                value = _TWICE**times.value
                figure = _bounded(text, *match.span(), Reading(value, value), "x", "rate-doubling")
                # 产能翻番 is said of what grows much; how much is told by 翻两番, or a bound.
                if value > _TWICE or figure.bound:
                    yield figure


def _share(match: re.Match[str], number: Decimal) -> Decimal:
    """The per cent of 百分之…, 三分之…; thirds to two decimals."""
    if match["base"]:
        return number * _BASES[match["base"]]
    parts = read(match["parts"])
    return round(100 * number / parts.value, 2) if parts is not None and parts.value else number


def _bounded(text: str, start: int, end: int, reading: Reading, unit: str, rule: str) -> Figure:
    first, before = bounds.before(text, start)
    last, after = bounds.after(text, end)
    bound = before or after or reading.bound or bounds.apart(text, first)
    return Figure("RATE", first, last, rule, reading, unit, bound)
