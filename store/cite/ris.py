"""RIS: what EndNote, Zotero, NoteExpress and others take; a tag a line, entries ended by ER."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.cite.parts import date_parts, heading, language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.model import Cited


def file(cited: Iterable[Cited]) -> str:
    """A file of tidy records, a blank line between."""
    return "\n".join(entry(one) + "\n" for one in cited)


def entry(one: Cited) -> str:
    """One entry, without a line break at its end."""
    return "\n".join(f"{tag}  - {value}" for tag, value in _tags(one))


def _tags(one: Cited) -> Iterator[tuple[str, str]]:
    record = one.record
    parts = date_parts(record.date)
    yield "TY", "NEWS"
    yield "ID", one.key
    for author in record.authors:
        yield "AU", author
    for tag, value in (
        ("TI", "".join(heading(record))),
        ("T2", record.publication),
        ("PY", parts[0] if parts else None),
        ("DA", _date(record.date)),
        ("SP", record.page),
        ("UR", record.url),
        ("Y2", _date(record.accessed)),
        ("LA", language(record)),
    ):
        if value:
            yield tag, value
    yield "ER", ""


def _date(date: str | None) -> str:
    """Year, month and day between slashes: 2024/03/05; of 2021-07 the slashes stay: 2021/07//."""
    parts = date_parts(date)
    if not parts or len(parts) == 3:
        return "/".join(parts)
    return "/".join(parts) + "/" * (4 - len(parts))
