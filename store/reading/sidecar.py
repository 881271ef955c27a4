"""The sidecar: a small TOML file beside a text, with what the text does not say of itself."""

from __future__ import annotations

import datetime
import sys
from dataclasses import dataclass
from gettext import dgettext
from importlib import import_module
from typing import TYPE_CHECKING

from store.model import Metadata, YuanzhiError
from store.reading.charset import clean, shown
from store.reading.dates import iso_date, page_number

if TYPE_CHECKING:
    from pathlib import Path

# tomli is what became tomllib in Python 3.11.
_toml = import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")

KEYS = ("publication", "date", "page", "page_name", "url", "accessed", "language")
SUFFIX = ".toml"


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What a sidecar says, every datum with the origin "sidecar", and its bytes."""

    metadata: Metadata
    data: bytes


def read_sidecar(path: Path) -> Sidecar | None:
    """The sidecar NAME.toml of the text file NAME.txt; None where there is none.

    A key that is missing or empty is not known. Raises YuanzhiError where it is no TOML, or has a
    key or a value that cannot be meant: what was written down must not be lost unseen.
    """
    beside = path.with_suffix(SUFFIX)
    if beside == path or not beside.is_file():
        return None
    try:
        data = beside.read_bytes()
        table: dict[str, object] = _toml.loads(data.decode("utf-8-sig"))
    except OSError as error:
        raise _problem(beside, error.strerror or str(error)) from None
    except (ValueError, RecursionError) as error:
        raise _problem(beside, str(error)) from None
    found: dict[str, str] = {}
    for key, value in table.items():
        if key not in KEYS:
            expected = ", ".join(KEYS)
            raise _problem(
                beside,
                dgettext("yuanzhi", "the key {key} is none of {keys}").format(
                    key=shown(key), keys=expected
                ),
            )
        text = _text(value)
        if text is None:
            raise _problem(
                beside,
                dgettext("yuanzhi", "{key} cannot be {value}").format(key=key, value=shown(value)),
            )
        if text:
            found[key] = _checked(beside, key, text)
    return Sidecar(Metadata(**found, origins=dict.fromkeys(found, "sidecar")), data)


def _text(value: object) -> str | None:
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return clean(value).strip() if isinstance(value, str) else None


def _checked(beside: Path, key: str, text: str) -> str:
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


def _problem(beside: Path, reason: str) -> YuanzhiError:
    return YuanzhiError(
        dgettext("yuanzhi", "Cannot use {name}: {reason}. Correct it and load again.").format(
            name=shown(beside.name), reason=shown(reason, 200)
        )
    )
