"""Exports: bibliographic data in the forms that reference managers and TeX take.

What a record does not know is left out; nothing is put in its place.
"""

from __future__ import annotations

import json
from functools import partial
from gettext import dgettext
from typing import TYPE_CHECKING, Any

from store.cite import bibtex, ris
from store.cite.names import parted
from store.cite.parts import date_parts, heading, language
from store.cite.tidy import clean, tidy
from store.model import Cited, Gap, YuanzhiError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from store.model import Record


def export(cited: Iterable[Cited], form: str) -> str:
    """A file of these articles in one of EXPORTS, each once, in their order.

    Two that differ never have one key. Raises YuanzhiError where the form is not one of EXPORTS.
    """
    if form not in _WRITERS:
        raise YuanzhiError(
            dgettext("yuanzhi", "There is no export {form}: use one of {known}.").format(
                form=clean(form), known=", ".join(EXPORTS)
            )
        )
    return _WRITERS[form](list(_distinct(cited)))


def gaps(cited: Iterable[Cited]) -> list[Gap]:
    """What entries of an export of these articles lack, by the keys that they have there."""
    from store.cite import missing

    entries = ((one.key, missing(one.record)) for one in _distinct(cited))
    return [Gap(key, names) for key, names in entries if names]


def _distinct(cited: Iterable[Cited]) -> Iterable[Cited]:
    """Each entry once, tidied; of several prints of one text the later ones have a number."""
    keys: dict[str, list[Record]] = {}
    for one in cited:
        record, named = tidy(one.record), keys.setdefault(one.key, [])
        if record not in named:
            named.append(record)
            number = f"-{len(named)}" if len(named) > 1 else ""
            yield Cited(f"{one.key}{number}", record)


def _csl_json(cited: Iterable[Cited]) -> str:
    """CSL-JSON: an array with an item a line."""
    items = (json.dumps(csl_item(one.key, one.record), ensure_ascii=False) for one in cited)
    return "[\n" + ",\n".join(items) + "\n]\n"


def csl_item(key: str, record: Record) -> dict[str, Any]:
    """A tidy record as an item of CSL-JSON."""
    title, subtitle = heading(record)
    item = {
        "id": key,
        "type": "article-newspaper",
        "title": title and title + subtitle,
        "author": [_name(author) for author in record.authors],
        "container-title": record.publication,
        "issued": _date(record.date),
        "page": record.page,
        "URL": record.url,
        "accessed": _date(record.accessed),
        "language": language(record),
    }
    return {name: value for name, value in item.items() if value}


def _name(author: str) -> dict[str, str]:
    told = parted(author)
    if told is None:
        return {"literal": author}
    names = {"family": told.family, "given": told.given, "suffix": told.suffix}
    return {part: name for part, name in names.items() if name}


def _date(date: str | None) -> dict[str, Any] | None:
    parts = date_parts(date)
    return {"date-parts": [[int(part) for part in parts]]} if parts else None


_WRITERS: Mapping[str, Callable[[Iterable[Cited]], str]] = {
    "bibtex": partial(bibtex.file, form=bibtex.GBT7714),
    "biblatex": partial(bibtex.file, form=bibtex.BIBLATEX),
    "ris": ris.file,
    "csl-json": _csl_json,
}

# The names of the exports.
EXPORTS = tuple(_WRITERS)
