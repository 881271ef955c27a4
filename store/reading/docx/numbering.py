"""The numbers of lists, which Word counts itself and does not write into the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.reading.docx.styles import attribute_of
from store.reading.package import attribute, child, tag

if TYPE_CHECKING:
    from lxml.etree import _Element

_DIGITS = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
LARGEST = 9999
LEVELS = 9


@dataclass(slots=True)
class _Level:
    """One level of a list: how its number is written ("%1、"), and where it begins."""

    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of one document, counted on from paragraph to paragraph."""

    def __init__(self, root: _Element | None) -> None:
        """root: of the part with the numbering; None where there is none."""
        self._lists: dict[str, _List] = {}
        kinds: dict[str, _List] = {}
        for element in root if root is not None else ():
            if tag(element) == "abstractNum":
                kinds[attribute(element, "abstractNumId") or ""] = _List(_levels(element))
            elif tag(element) == "num":
                kind = kinds.get(attribute_of(element, "abstractNumId") or "")
                if kind is None:
                    continue
                changed = {
                    depth: level
                    for override in element
                    if tag(override) == "lvlOverride"
                    for depth, level in _overridden(override, kind)
                }
                # Lists of one kind count on, unless one of them begins anew.
                key = attribute(element, "numId") or ""
                self._lists[key] = _List(kind.levels | changed) if changed else kind

    def label(self, key: str, depth: int) -> str:
        """The number of the next paragraph at that depth: "1.", "（三）"; "" for a bullet."""
        counted = self._lists.get(key)
        if counted is None or depth not in counted.levels:
            return ""
        level = counted.levels[depth]
        counts = counted.counts
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if level.form in ("bullet", "none"):
            return ""

        def number(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            above = counted.levels.get(place, level)
            return written(counts.get(place, above.start), above.form)

        return re.sub(r"%([1-9])", number, level.text)


def _levels(kind: _Element) -> dict[int, _Level]:
    return dict(_level(element) for element in kind if tag(element) == "lvl")


def _level(element: _Element) -> tuple[int, _Level]:
    start = attribute_of(element, "start") or ""
    depth = attribute(element, "ilvl") or ""
    return int(depth) if depth.isdecimal() else 0, _Level(
        attribute_of(element, "numFmt") or "decimal",
        (attribute_of(element, "lvlText") or "")[:40],
        int(start) if start.isdecimal() and len(start) < 6 else 1,
    )


def _overridden(override: _Element, kind: _List) -> list[tuple[int, _Level]]:
    inner = child(override, "lvl")
    if inner is not None:
        return [_level(inner)]
    start = attribute_of(override, "startOverride") or ""
    depth = attribute(override, "ilvl") or ""
    if not (
        start.isdecimal() and len(start) < 6 and depth.isdecimal() and int(depth) in kind.levels
    ):
        return []
    level = kind.levels[int(depth)]
    return [(int(depth), _Level(level.form, level.text, int(start)))]


def written(number: int, form: str) -> str:
    """A number in one of the forms of Word: "chineseCounting" 12 -> 十二; in digits by default."""
    if not 0 < number <= LARGEST:
        return str(number)
    if form in ("chineseCounting", "chineseCountingThousand", "japaneseCounting",
                "taiwaneseCounting", "taiwaneseCountingThousand", "ideographDigital"):  # fmt: skip
        return in_hanzi(number, _DIGITS, "十百千")
    if form in ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"):
        return in_hanzi(number, _FORMAL, "拾佰仟")
    if form == "ideographTraditional":
        return _STEMS[(number - 1) % 10]
    if form.startswith("decimalEnclosedCircle") and number <= len(_CIRCLED):
        return _CIRCLED[number - 1]
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman"):
        return _roman(number) if form == "lowerRoman" else _roman(number).upper()
    return f"{number:02}" if form == "decimalZero" else str(number)


def in_hanzi(number: int, digits: str, places: str) -> str:
    """A number below 10,000 as it is counted in Chinese: 12 -> 十二, 105 -> 一百零五."""
    figures = str(number)
    text = ""
    for place, figure in zip(range(len(figures) - 1, -1, -1), map(int, figures), strict=True):
        if figure:
            text += digits[figure] + (places[place - 1] if place else "")
        elif not text.endswith(digits[0]):
            text += digits[0]
    text = text.rstrip(digits[0])
    return text[1:] if 10 <= number < 20 and places[0] == "十" else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text
