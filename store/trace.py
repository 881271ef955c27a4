"""The way back from an article's text to the page it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.model import Part, Range


def offsets(part: Part, page: str) -> list[int | None]:
    """For each character of the part's text its offset in the page; None for a joining space.

    Works because the characters of a part's ranges are those of its text, white space apart.
    All None where the part has no ranges.
    """
    source = iter(
        [at for start, end in part.ranges for at in range(start, end) if not page[at].isspace()]
    )
    return [None if character.isspace() else next(source, None) for character in part.text]


def ranges(part: Part, page: str, start: int, end: int) -> tuple[Range, ...]:
    """Where the part's text[start:end] stands in the page; several ranges over a broken column."""
    found: list[Range] = []
    for at in offsets(part, page)[start:end]:
        if at is None:
            continue
        if found and page[found[-1][1] : at].strip() == "" and at >= found[-1][1]:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return tuple(found)
