"""Plain text and Markdown: bytes to the Page that layout takes apart."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from store.model import ORIGINS, Metadata, Page
from store.reading.charset import Decoded, clean
from store.reading.header import find_header

if TYPE_CHECKING:
    from store.model import Range

_MARKDOWN = re.compile(r"^[^\S\r\n]{0,3}(#{1,6})[^\S\r\n]+(?=\S)", re.MULTILINE)


def make_page(decoded: Decoded, media_type: str, sidecar: Metadata) -> Page:
    """The page of a text: cleaned, its sidecar's data before those of its header lines."""
    text = clean(decoded.text)
    header = find_header(text)
    furniture = sorted({*header.lines, *(mark.span(1) for mark in _MARKDOWN.finditer(text))})
    return Page(
        text,
        merge(sidecar, header.metadata),
        decoded.charset,
        media_type,
        tuple(_apart(furniture)),
    )


def _apart(ranges: list[Range]) -> list[Range]:
    """The ranges in order, without those that lie inside another."""
    kept: list[Range] = []
    for start, end in ranges:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def merge(first: Metadata, second: Metadata) -> Metadata:
    """Both sets of data; where both know a datum, the more trusted origin's, else the first's."""
    taken = {
        name: origin
        for name, origin in second.origins.items()
        if name not in first.origins or ORIGINS.index(origin) < ORIGINS.index(first.origins[name])
    }
    return replace(
        first,
        **{name: getattr(second, name) for name in taken},
        origins={**first.origins, **taken},
    )
