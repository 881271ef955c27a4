"""Gold: a text with all its facts as a person marked them, out of a JSON file."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass
from gettext import dgettext
from typing import Any

from store.model import YuanzhiError

# The row of the table that each attribute without a figure is counted in; the others are facts.
# Parts have no row: they are only judged as claims.
ROW_OF = {
    "status": "status",
    "park": "park link",
    "org": "org link",
    "part_of": "part link",
}


class _NotGoldError(Exception):
    """What is not as it should be: a place in the file, and what should stand there."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked span; start, end: offsets into the text. value: of a figure, as gold writes it."""

    type: str
    start: int
    end: int
    text: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Want:
    """One thing the gold tells of a project: a figure (text, value), a name or a stage (text)."""

    attribute: str
    text: str
    value: str = ""

    @property
    def row(self) -> str:
        """The row of the table that it is counted in."""
        return ROW_OF.get(self.attribute, "fact")


@dataclass(frozen=True, slots=True)
class Told:
    """A project as the gold tells of it: its names, the main one first, and its facts and links."""

    names: tuple[str, ...]
    wants: tuple[Want, ...] = ()

    @property
    def name(self) -> str:
        """Its main name."""
        return self.names[0]

    def of_row(self, row: str) -> list[Want]:
        """What the gold tells of it in one row of the table."""
        return [want for want in self.wants if want.row == row]


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated text. date: the day it appeared, None where that is not known to the day."""

    id: str
    text: str
    date: datetime.date | None = None
    marks: tuple[Mark, ...] = ()
    projects: tuple[Told, ...] = ()


def parse(data: bytes, name: str) -> Gold:
    """The gold out of the bytes of a file of that name. Raises YuanzhiError where it is none."""
    try:
        form = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise YuanzhiError(
            dgettext("yuanzhi", "{name} is no JSON: name files of annotated articles.").format(
                name=name
            )
        ) from None
    try:
        return _gold(form, name)
    except _NotGoldError as error:
        raise YuanzhiError(
            dgettext("yuanzhi", "{name} is no gold: {what}.").format(name=name, what=error)
        ) from None


def _gold(form: Any, name: str) -> Gold:
    if not isinstance(form, dict):
        raise _NotGoldError(dgettext("yuanzhi", "it must be one object"))
    text = _string(form, "text", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise _wrong("text", dgettext("yuanzhi", "whole characters")) from None
    if not text.strip():
        raise _wrong("text", dgettext("yuanzhi", "the text of an article"))
    marks = [_mark(*one, text) for one in _objects(form, "mentions", "", needed=True)]
    projects = [_told(*one) for one in _objects(form, "projects", "", needed=True)]
    return Gold(
        _optional(form, "id", "") or name.rpartition("/")[2].removesuffix(".json"),
        text,
        _date(_optional(form, "date", "")),
        tuple(marks),
        tuple(projects),
    )


def _date(date: str | None) -> datetime.date | None:
    """A day; None where only the year or month is known. Raises where it is no date at all."""
    if date is None:
        return None
    try:
        day = datetime.date.fromisoformat((date + "-01-01")[: len("2020-06-01")])
    except ValueError:
        day = None
    if day is None or not re.fullmatch(r"\d{4}(-\d\d){0,2}", date):
        raise _wrong("date", dgettext("yuanzhi", "a day such as 2020-06-01, or null"))
    return day if len(date) == len("2020-06-01") else None


def _mark(form: dict[str, Any], at: str, text: str) -> Mark:
    start, end = _number(form, "start", at), _number(form, "end", at)
    words = _optional(form, "text", at)
    return Mark(
        _string(form, "type", at),
        start,
        end,
        text[start:end] if words is None else words,
        _optional(form, "value", at),
    )


def _told(form: dict[str, Any], at: str) -> Told:
    wants = [
        Want(_string(fact, "attr", place), _optional(fact, "text", place) or "", value)
        for fact, place in _objects(form, "facts", at)
        for value in (_optional(fact, "value", place) or "",)
    ]
    wants += [Want("status", stage) for stage in _strings(form, "status", at)]
    wants += [Want("org", org) for org in _strings(form, "orgs", at)]
    wants += [
        Want(link, name) for link in ("park", "part_of") if (name := _optional(form, link, at))
    ]
    return Told((_string(form, "name", at), *_strings(form, "aliases", at)), tuple(wants))


def _objects(
    form: dict[str, Any], key: str, at: str, *, needed: bool = False
) -> list[tuple[dict[str, Any], str]]:
    """The objects of a list, each with its place in the file; none where the list is not there."""
    value = form.get(key)
    if value is None and not needed:
        return []
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise _wrong(at + key, dgettext("yuanzhi", "a list of objects"))
    return [(one, f"{at}{key}[{number}].") for number, one in enumerate(value)]


def _strings(form: dict[str, Any], key: str, at: str) -> list[str]:
    value = form.get(key)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise _wrong(at + key, dgettext("yuanzhi", "a list of strings"))
    return value


def _string(form: dict[str, Any], key: str, at: str) -> str:
    value = form.get(key)
    if not isinstance(value, str):
        raise _wrong(at + key, dgettext("yuanzhi", "a string"))
    return value


def _optional(form: dict[str, Any], key: str, at: str) -> str | None:
    return None if form.get(key) is None else _string(form, key, at)


def _number(form: dict[str, Any], key: str, at: str) -> int:
    value = form.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong(at + key, dgettext("yuanzhi", "a whole number"))
    return value


def _wrong(place: str, kind: str) -> _NotGoldError:
    """The error that says what should stand at a place of the file."""
    return _NotGoldError(
        dgettext("yuanzhi", "{place} must be {kind}").format(place=place, kind=kind)
    )
