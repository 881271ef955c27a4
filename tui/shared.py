"""The files in which corrections and notebooks are shared: JSON, told by what they begin with."""

from __future__ import annotations

import codecs
import json
import math
import sys
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any, TypeVar

from store.library import CLAIMED
from store.model import (
    CORRECTIONS,
    ENTRIES,
    FIGURE_TYPES,
    LINKS,
    MODALITIES,
    STATUSES,
    TARGETS,
    Correction,
    Entry,
    Figure,
    Record,
    Said,
    Target,
    YuanzhiError,
)
from tui.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

# What such a file begins with, so that it can be told from any other.
FORMAT = "yuanzhi corrections"
FORMAT_VERSION = 1

# Of a correction, what only the library knows that it is in.
_OWN = ("id", "undone")

_ENTITIES = ("PARK", "PROJECT", "ORG", "PERSON")
# No text is longer, no collection larger.
_MOST = 2**31

_NO_WORDS = ("record", "print", "position")
_NO_TEXTS = ("id", "value", "former", "position")
_OF_ENTITIES = ("rename", "split", "merge", "part")
_NEED_VALUE = ("correct", "add", *_OF_ENTITIES)
_NUMBERS = ("value", "high", "low")


# The same of notebooks.
NOTEBOOK = "yuanzhi notebook"
NOTEBOOK_VERSION = 1

Built = TypeVar("Built")


def text_of(said: Sequence[Correction]) -> str:
    """The text of a file with these corrections."""
    some = [{name: each for name, each in asdict(one).items() if name not in _OWN} for one in said]
    form = {"format": FORMAT, "version": FORMAT_VERSION, "corrections": some}
    return json.dumps(form, ensure_ascii=False, indent=1) + "\n"


def notebook_text(entries: Sequence[Entry]) -> str:
    """The text of a file with these entries of a notebook."""
    some = [asdict(one) for one in entries]
    for one in some:
        # Keys, which mean something in their library alone.
        del one["id"], one["target"]["print"]
    form = {"format": NOTEBOOK, "version": NOTEBOOK_VERSION, "entries": some}
    return json.dumps(form, ensure_ascii=False, indent=1) + "\n"


def write(file: Path, text: str) -> None:
    """Put such a text into a file. Raises YuanzhiError where it cannot be written."""
    try:
        file.write_text(text, encoding="utf-8")
    except FileNotFoundError as error:
        raise YuanzhiError(
            _("There is no folder {path}: check the path.").format(path=file.parent)
        ) from error
    except OSError as error:
        raise YuanzhiError(
            _("{file} cannot be written: {reason}.").format(file=file, reason=error.strerror)
        ) from error


def read(file: Path) -> list[Correction]:
    """The corrections of a file. Raises YuanzhiError where it cannot be read, where it is no such
    file, or a newer one.
    """
    other = _("{file} is no file of corrections: make one with `yuanzhi fact export`.")
    return _read(file, (FORMAT, FORMAT_VERSION), "corrections", _correction, other)


def read_notebook(file: Path) -> list[Entry]:
    """The entries of a file. Raises YuanzhiError as `read` does."""
    other = _("{file} is no notebook: make one with `yuanzhi notebook export`.")
    return _read(file, (NOTEBOOK, NOTEBOOK_VERSION), "entries", _entry, other)


def _read(
    file: Path,
    known: tuple[str, int],
    key: str,
    build: Callable[[dict[str, Any]], Built],
    other: str,
) -> list[Built]:
    """What is under a key of a file of a known format and version. other: what to say of another
    file.
    """
    try:
        form = json.loads(_text(file))
        if form["format"] != known[0]:
            raise ValueError
        if form["version"] > known[1]:
            raise YuanzhiError(
                _("{file} was written by a newer yuanzhi: update yuanzhi to take it in.").format(
                    file=file
                )
            )
        return [
            _built(file, number, one, build) for number, one in enumerate(_list(form[key]), start=1)
        ]
    except FileNotFoundError as error:
        raise YuanzhiError(
            _("There is no file {path}: check the path.").format(path=file)
        ) from error
    except OSError as error:
        raise YuanzhiError(
            _("{file} cannot be read: {reason}.").format(file=file, reason=error.strerror)
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise YuanzhiError(other.format(file=file)) from error


def _list(entries: object) -> list[Any]:
    """The entries of a file. Raises TypeError where it has no list of them."""
    if not isinstance(entries, list):
        raise TypeError
    return entries


def _built(file: Path, number: int, form: Any, build: Callable[[dict[str, Any]], Built]) -> Built:
    """What one entry says. Raises YuanzhiError, with its number, where it cannot be one."""
    try:
        return build(form)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise YuanzhiError(
            _("{file} cannot be taken in: entry {number} is not as yuanzhi exports it.").format(
                file=file, number=number
            )
        ) from error


def _text(file: Path) -> str:
    """The text of a file (-: of standard input), without the mark that some put before it. Raises
    YuanzhiError where it is written in another charset.
    """
    data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        charset = _charset(data)
        told = (
            _("{file} is written in {charset}, not in UTF-8: save it as UTF-8.")
            if charset
            else _("{file} is not written in UTF-8: save it as UTF-8.")
        )
        raise YuanzhiError(told.format(file=file, charset=charset)) from error


def _charset(data: bytes) -> str:
    """The charset that bytes which are no UTF-8 are likely in; empty where none is."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "GB18030"


def _entry(form: dict[str, Any]) -> Entry:
    """One entry. Raises as `_correction` does, or AttributeError, where it cannot be one."""
    about = dict(form["target"])
    record = about.pop("record")
    if record is not None:
        record = Record(**{**record, "authors": tuple(record["authors"])})
        _check_texts(record, *(field.name for field in fields(record) if field.name != "authors"))
        for author in record.authors:
            author.encode()
    target = Target(**{**about, "record": record, "print": None})
    one = Entry(**{**form, "id": 0, "target": target})
    _check_texts(target, *(field.name for field in fields(target) if field.name not in _NO_WORDS))
    _check_texts(one, "text", "written", "collection", "former")
    given = (target.quote, target.prefix, target.suffix, one.text, one.written, one.collection)
    numbers = (target.position, one.ordinal)
    whole = all(map(_whole, numbers))
    of_entity = target.kind in ("entity", "fact")
    if None in given or not whole or one.kind not in ENTRIES or target.kind not in TARGETS:
        raise ValueError
    if (of_entity and (target.type not in _ENTITIES or not target.name)) or (
        target.kind != "entity" and not target.article_hash
    ):
        raise ValueError
    if not (one.collection if one.kind == "item" else one.text or one.kind == "bookmark"):
        raise ValueError
    return one


def _correction(form: dict[str, Any]) -> Correction:
    """One correction. Raises ValueError, TypeError or KeyError where it cannot be one."""
    said = {name: _said(form.get(name)) for name in ("value", "former")}
    one = Correction(**{**form, **said, "id": 0, "undone": None})
    _check_texts(one, *(field.name for field in fields(one) if field.name not in _NO_TEXTS))
    if one.position is not None and not _whole(one.position):
        raise ValueError
    known = one.kind in CORRECTIONS and one.type in _ENTITIES and one.name
    if not known or (one.kind in _NEED_VALUE and one.value is None):
        raise ValueError
    if one.kind not in _OF_ENTITIES:
        _check_claim(one)
    return one


def _check_claim(one: Correction) -> None:
    """Whether a correction can be about a claim."""
    if one.attribute not in CLAIMED or not one.article_hash or one.type != "PROJECT":
        raise ValueError
    for said in (one.value, one.former):
        if said is None:
            continue
        known = said.figure is not None and said.type in FIGURE_TYPES
        if one.attribute == "status":
            known = said.object in STATUSES
        elif one.attribute in LINKS:
            known = bool(said.object)
        if not known or said.modality not in MODALITIES:
            raise ValueError
    if one.kind in ("correct", "add") and not one.quote:
        raise ValueError


def _said(form: dict[str, Any] | None) -> Said | None:
    if form is None:
        return None
    figure = None if form.get("figure") is None else Figure(**form["figure"])
    said = Said(**{**form, "figure": figure})
    _check_texts(said, "text", "object", "type", "modality", "time")
    if figure is not None:
        _check_texts(figure, "text", "unit", "bound", "iso")
        for name in _NUMBERS:
            number = getattr(figure, name)
            if not isinstance(number, (int, float, type(None))):
                raise TypeError
            # NaN and Infinity: Python's JSON knows them, the library's does not.
            if number is not None and not math.isfinite(number):
                raise ValueError
    return said


def _whole(number: object) -> bool:
    """Whether this is a whole number that can tell a place."""
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number < _MOST


def _check_texts(one: object, *names: str) -> None:
    """Whether these are texts that can be written down, or nothing."""
    for name in names:
        text = getattr(one, name)
        if text is not None:
            if not isinstance(text, str):
                raise TypeError
            # A lone half of a character (\ud800) can be in JSON, and nowhere else.
            text.encode()
