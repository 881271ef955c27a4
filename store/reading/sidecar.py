"""The sidecar: a small TOML file beside a source, with what the source does not say of itself."""

from __future__ import annotations

import datetime
import sys
from dataclasses import dataclass, replace
from gettext import dgettext
from importlib import import_module
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from store.model import DATA, Article, Metadata, Page, Part, YuanzhiError
from store.reading.charset import clean, shown
from store.reading.dates import iso_date, page_number
from store.reading.declaration import find_headline
from store.reading.fields import HEADS, authors_of

if TYPE_CHECKING:
    from store.reading.item import Item

# tomli is what became tomllib in Python 3.11.
_toml = import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")

KEYS = tuple(datum for datum in DATA if datum != "text")
ORIGIN = "sidecar"
SUFFIX = ".toml"
LONGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What a sidecar says, every datum with the origin "sidecar", and its bytes."""

    metadata: Metadata
    data: bytes
    heads: tuple[Part, ...] = ()
    authors: tuple[str, ...] = ()

    def put_on(self, document: Page | Article) -> Page | Article:
        """The document with the headlines and authors of the sidecar in the place of its own."""
        if not self.heads and not self.authors:
            return document
        kinds = [part.kind for part in self.heads] + ["authors"] * bool(self.authors)
        metadata = replace(
            document.metadata,
            origins={**document.metadata.origins, **dict.fromkeys(kinds, ORIGIN)},
        )
        authors = self.authors or document.authors
        if isinstance(document, Article):
            parts = _replaced(self.heads, document.parts)
            return replace(document, parts=parts, authors=authors, metadata=metadata)
        heads = tuple(_placed(part, document) for part in self.heads)
        former = {part.kind: part.ranges for part in document.heads}
        spans = {span for part in heads for span in part.ranges}
        # What was declared under the same name is no text of the article.
        lost = [span for part in heads for span in former.get(part.kind, ()) if span not in spans]
        return replace(
            document,
            heads=_replaced(heads, document.heads),
            authors=authors,
            metadata=metadata,
            furniture=tuple(sorted([*document.furniture, *lost])),
            whole=True,
        )


def read_sidecar(item: Item) -> Sidecar | None:
    """The sidecar NAME.toml of the source NAME.txt; None where there is none.

    A key that is missing or empty is not known. Raises YuanzhiError where it is no TOML, or has a
    key or a value that cannot be meant: what was written down must not be lost unseen.
    """
    beside = item.beside(PurePosixPath(item.location.name).with_suffix(SUFFIX).name)
    if beside is None:
        return None
    try:
        with beside.open() as file:
            data = file.read(LONGEST + 1)
        if len(data) > LONGEST:
            raise ValueError(dgettext("yuanzhi", "it is too long for a sidecar"))
        table: dict[str, object] = _toml.loads(data.decode("utf-8-sig"))
    except OSError as error:
        raise _problem(beside, error.strerror or str(error)) from None
    except (ValueError, RecursionError) as error:
        raise _problem(beside, str(error)) from None
    found: dict[str, str] = {}
    authors: tuple[str, ...] = ()
    for key, value in table.items():
        if key not in KEYS:
            expected = ", ".join(KEYS)
            raise _problem(
                beside,
                dgettext("yuanzhi", "the key {key} is none of {keys}").format(
                    key=shown(key), keys=expected
                ),
            )
        if key == "authors":
            authors = _authors(beside, value)
            continue
        text = _text(value)
        if text is None:
            raise _impossible(beside, key, value)
        if text:
            found[key] = _checked(beside, key, text)
    heads = tuple(Part(found.pop(kind), kind) for kind in HEADS if kind in found)
    return Sidecar(Metadata(**found, origins=dict.fromkeys(found, ORIGIN)), data, heads, authors)


def check_for_all(beside: Sidecar, name: str) -> None:
    """Raise YuanzhiError where the sidecar of many articles says what only one of them can be."""
    if beside.heads or beside.authors:
        key = beside.heads[0].kind if beside.heads else "authors"
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                "{name} holds many articles: take {key} out of its sidecar, for it is not that "
                "of all of them.",
            ).format(name=shown(name), key=key)
        )


def _replaced(new: tuple[Part, ...], old: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts of an article, or of its head, with new headlines, in the order of a head."""
    heads = {part.kind: part for part in old if part.kind in HEADS}
    heads |= {part.kind: part for part in new}
    return (
        *(heads[kind] for kind in HEADS if kind in heads),
        *(part for part in old if part.kind not in HEADS),
    )


def _placed(part: Part, page: Page) -> Part:
    """A headline with its range, where the text of the page begins with it."""
    place = find_headline(page.text, part.text)
    return replace(part, ranges=(place,)) if place else part


def _authors(beside: Item, value: object) -> tuple[str, ...]:
    """The names; none for an empty value."""
    names = value if isinstance(value, list) else [value]
    if not all(isinstance(name, str) for name in names):
        raise _impossible(beside, "authors", value)
    return authors_of(names)


def _text(value: object) -> str | None:
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return " ".join(clean(value).split("\n")).strip() if isinstance(value, str) else None


def _checked(beside: Item, key: str, text: str) -> str:
    """A value in the form that is stored."""
    if key in ("date", "accessed"):
        date = iso_date(text)
        if date is None:
            raise _problem(
                beside,
                dgettext("yuanzhi", "{key} {value} is no date like 2020-06-01").format(
                    key=key, value=shown(text)
                ),
            )
        return date
    return (page_number(text) or text) if key == "page" else text


def _impossible(beside: Item, key: str, value: object) -> YuanzhiError:
    return _problem(
        beside,
        dgettext("yuanzhi", "{key} cannot be {value}").format(key=key, value=shown(value)),
    )


def _problem(beside: Item, reason: str) -> YuanzhiError:
    return YuanzhiError(
        dgettext("yuanzhi", "Cannot use {name}: {reason}. Correct it and load again.").format(
            name=shown(beside.location.name), reason=shown(reason, 200)
        )
    )
