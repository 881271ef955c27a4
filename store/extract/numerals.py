"""Numbers as newspapers write them: "23.65亿", "1亿5千万", "二三十", "10万多", "几百", "上千"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

# What may stand inside an amount: one space of any kind and the line break of a narrow column.
SPACE = r"[^\S\n]?\n?[^\S\n]?"

# 千 and 百 that belong to the unit after them (千瓦, 百分点) are no part of the number.
SCALE = r"(?:[万亿]|百(?!分)|千(?![瓦伏赫卡克焦帕兆米]))"
_HAN = r"(?:[零〇一二两三四五六七八九十万亿]|百(?!分)|千(?![瓦伏赫卡克焦帕兆米]))"

# A comma or a thin space groups thousands only where exactly three digits follow each of them,
# so that the list "8,9" stays two numbers.
_DIGITS = (
    r"(?:\d{1,3}(?:[,，]\d{3}){1,5}(?!\d)(?:\.\d+)?"
    r"|\d{1,3}(?:[ \u2009\u202f\u00a0]\d{3}){1,5}(?![\d.])"
    r"|\d+(?:\.\d+)?(?!\.?\d))"
)
_SMALL = r"(?:\d{1,4}(?:\.\d+)?|[零〇]?[一二两三四五六七八九]十?)"
_ARABIC = (
    rf"{_DIGITS}(?:K(?=[\u4e00-\u9fff])|{SPACE}{SCALE}{{1,3}}(?:{_SMALL}{SCALE}{{1,2}}){{0,4}})?"
)
_CHINESE = (
    rf"(?:(?:[数几](?=[十百千万亿]))?{_HAN}{{1,20}}(?:几{SCALE}*|点[零〇一二三四五六七八九]+{SCALE}*)?"
    r"|[数几])"
)

# One number, with 多, 余 or 来 inside it or behind it.
NUMBER = rf"(?:{_ARABIC}|{_CHINESE})(?:(?:{SPACE}[多余来]|(?<=0)几){SCALE}{{0,2}})?"

# Where a number can begin: not inside another number, a Latin word, or an ordinal.
# A scale word behind 几 or 数 belongs to it, but for 百分之 behind 指数 and the like; that of
# 上周一 is a day of the week. One character stands before all that is asked of it: so the search
# runs from one such to the next.
START = (
    r"[0-9零〇一二两三四五六七八九几数十百千万亿](?:(?<=[0-9])(?<![0-9A-Za-z.第].)"
    r"|(?<=[零〇一二两三四五六七八九几数])(?<![0-9.第零〇一二两三四五六七八九十百千万亿].)"
    r"(?<![上本下个]周.)"
    r"|(?<=[十百千万亿])(?<![0-9.第零〇一二两三四五六七八九十百千万亿几数].)|(?<=百)(?=分之))"
)

# Between the two ends of a range.
DASH = r"(?:[-–－~～〜至到]|—{1,2})"

_START = re.compile(START)
_NUMBER = re.compile(NUMBER)
_SPACE = re.compile(SPACE)
DASHES = frozenset("-–－~～〜至到—")

_VALUES = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
_VALUES |= {"六": 6, "七": 7, "八": 8, "九": 9}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "K": 1000}
_TOO_LARGE = 10**18
_TOKEN = re.compile(r"\d+(?:\.\d+)?|\D")
_GROUPING = re.compile(r"[\s,，]")
_MORE = re.compile(r"[多余来]")
_PAIR = re.compile(r"([一二两三四五六七八九])([一二两三四五六七八九])")
_POINT = re.compile(r"(.+)点([零〇一二三四五六七八九]+)([百千万亿]*)")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "，：；！？（）"}
_WIDE |= {ord("○"): ord("〇"), ord("／"): ord("/"), ord("％"): ord("%")}
_IS_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ．％／＋－～○]")


class Reading(NamedTuple):
    """What a number says: its value, or the range it lies in.

    value: None for a vague number (几, 数十); low and high then tell what it can mean.
    high: also of adjacent numerals (二三十), of 十几, and of 多 and 余, up to the next round step.
    bound: ">" of 多 and 余, "≈" of 来, else "".
    """

    value: Decimal | None
    low: Decimal
    high: Decimal | None = None
    bound: str = ""


def narrow(text: str) -> str:
    """The text with full-width digits, letters and signs made half-width; as long as it was."""
    return text.translate(_WIDE) if _IS_WIDE.search(text) else text


@lru_cache(maxsize=4)
def numbers(text: str) -> tuple[tuple[int, int], ...]:
    """Where each number that can be a figure begins, and where it ends.

    The end is the start of what begins like a number and is none: 3.5.1, 百分之. All finders ask
    for the same text one after the other, so the last answers are kept.
    """
    found = []
    for hit in _START.finditer(text):
        start = hit.start()
        number = _NUMBER.match(text, start)
        found.append((start, number.end() if number else start))
    return tuple(found)


def number_end(text: str, start: int) -> int:
    """Where the number that begins at a place ends; the place itself where none begins."""
    number = _NUMBER.match(text, start)
    return number.end() if number else start


def past_space(text: str, at: int) -> int:
    """The place, or the one after the space that stands there inside an amount."""
    if text[at : at + 1].isspace() and (space := _SPACE.match(text, at)):
        return space.end()
    return at


def past_dash(text: str, at: int) -> int:
    """Where what follows a dash begins, which stands at a place with space around it; 0 without."""
    at = past_space(text, at)
    if text[at : at + 1] not in DASHES:
        return 0
    return past_space(text, at + (2 if text.startswith("——", at) else 1))


@lru_cache(maxsize=8192)
def read(run: str) -> Reading | None:
    """What a run of numeral characters says; None where it is no number (三八, 数五百).

    None also of a number too large to be one of anything in the news.
    """
    reading = _read(_GROUPING.sub("", run))
    return None if reading is None or reading.low >= _TOO_LARGE else reading


def _read(run: str) -> Reading | None:
    more = _MORE.search(run)
    if more is None:
        return _whole(run)
    head, tail = run[: more.start()], run[more.end() :]
    base, factor = _whole(head), _product(tail)
    if base is None or base.value is None or base.high is not None or factor is None:
        return None
    if base.value >= _TOO_LARGE:
        return None
    low = base.value * factor
    if more.group() == "来":
        return Reading(low, low, bound="≈")
    return Reading(low, low, low + _step(head, base.value) * factor, ">")


def between(first: str, second: str) -> Reading | None:
    """The range from one number to another; a scale written once counts for both: 3-5亿.

    None where the two make no rising range.
    """
    low, high = read(first), read(second)
    if low is None or high is None or low.value is None or high.value is None:
        return None
    least, shared = low.value, _last_scale(second)
    if _last_scale(first) == 1 and least * shared <= high.value:
        least *= shared
    if least >= high.value:
        return None
    return Reading(least, least, high.high or high.value, high.bound)


def _last_scale(run: str) -> Decimal:
    """The factor of the scale words a number ends in: 10,000 for "3万", 1 for "35"."""
    return _product(run[len(run.rstrip("百千万亿")) :]) or Decimal(1)


def _product(scales: str) -> Decimal | None:
    """The factor that scale words make together, 1 without any; None of anything else."""
    product = Decimal(1)
    for scale in scales:
        if scale not in _SCALES:
            return None
        product *= _SCALES[scale]
    return product


def _step(head: str, value: Decimal) -> Decimal:
    """How far 多 can reach: to the next value of the last digit that is written."""
    if head[-1] in _SCALES:
        return Decimal(_SCALES[head[-1]])
    step = Decimal(1)
    while value and value % (step * 10) == 0:
        step *= 10
    return step


def _whole(run: str) -> Reading | None:
    if run[:1] in ("几", "数"):
        scale = _product(run[1:])
        return None if scale is None else Reading(None, 2 * scale, 9 * scale)
    ten, several, rest = run.partition("几")
    if several:
        base, scale = _plain(ten), _product(rest)
        if base is None or scale is None or ten[-1] not in "十0":
            return None
        return Reading(base * scale, base * scale, (base + 10) * scale)
    pair = _PAIR.search(run)
    if pair and (len(run) == 2 or any(c in _SCALES for c in run)):
        first, second = (_VALUES[digit] for digit in pair.groups())
        if second - first != 1 and (first, second) != (3, 5):
            return None
        low = _plain(run[: pair.start(2)] + run[pair.end(2) :])
        high = _plain(run[: pair.start(1)] + run[pair.end(1) :])
        return None if low is None or high is None else Reading(low, low, high)
    value = _plain(run)
    return None if value is None else Reading(value, value)


def _plain(run: str) -> Decimal | None:
    """The value of a number without vague parts, or None."""
    point = _POINT.fullmatch(run)
    if point:
        whole, scale = _plain(point[1]), _product(point[3])
        if whole is None or scale is None:
            return None
        return (whole + Decimal("0." + "".join(str(_VALUES[digit]) for digit in point[2]))) * scale
    if not run:
        return None
    if all(c in _VALUES for c in run):
        return Decimal("".join(str(_VALUES[c]) for c in run))
    return _sum(_TOKEN.findall(run))


def _sum(tokens: list[str]) -> Decimal | None:
    """Adds up digits and scale words: 三亿五千万, 1亿5千万, 1.2万亿; 两亿三 is 230,000,000."""
    total = section = Decimal(0)
    number: Decimal | None = None
    last = 1
    zero = False
    # Whether a number was written, at all and since the last large scale: 亿 alone is 1亿, 0亿 0.
    written = here = False
    for token in tokens:
        before, written, here = here, written or token not in ("万", "亿"), True
        if token[0].isdecimal():
            if number is not None:
                return None
            number = Decimal(token)
        elif token in _VALUES:
            if number:
                return None
            number = Decimal(_VALUES[token])
            zero = zero or number == 0
        elif token in ("十", "百", "千", "K"):
            section += (number if number is not None else 1) * _SCALES[token]
            number, last = None, _SCALES[token]
        elif token in ("万", "亿"):
            section += number or 0
            factor = Decimal(_SCALES[token])
            if token == "亿":
                total = (total + section if written or total else Decimal(1)) * factor
            else:
                total += (section if before else Decimal(1)) * factor
            section, number, last, here = Decimal(0), None, int(factor), False
        else:
            return None
    tail = number or Decimal(0)
    if last >= 100 and not zero and tokens[-1] in _VALUES:
        tail *= last // 10
    return total + section + tail
