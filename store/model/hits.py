"""Hits: what a query finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.model.texts import Range


@dataclass(frozen=True, slots=True)
class Hit:
    """One paragraph that a query found.

    paragraph: the key of its passage. spans: every match in `text`, in order, not overlapping.
    reprints: how many other articles of the library are the same news text.
    """

    paragraph: int
    article: int
    ordinal: int
    title: str | None
    authors: tuple[str, ...]
    publication: str | None
    date: str | None
    page: str | None
    kind: str
    text: str
    spans: tuple[Range, ...]
    reprints: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found: paragraph keys, newest article first, in reading order within a day.

    complete: False where the deadline or the limit cut the search short; `total` then counts what
    was found so far. understood: the query as it was read, to show where it differs from what
    was typed; None where it was read as plain words.
    collapsed: whether of articles that are the same news only the earliest that was found is in
    `paragraphs`, with one paragraph; `total` counts those left out too.
    order: in which order they are: "newest", "relevance", or "closest" where they only share most
    of the query; where that was not asked for, `total` is 0, because nothing holds all of it.
    ranked: how many of the newest matches were put in order of relevance, where not all were.
    hint: what of the query could not be read as it looks, in a sentence; None where all could.
    """

    query: str
    paragraphs: Sequence[int]
    total: int
    complete: bool
    understood: str | None = None
    collapsed: bool = False
    order: str = "newest"
    ranked: int | None = None
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Groups:
    """What was found, article by article, in the order of the first passage of each.

    firsts: of each article the place of that passage in what was found; counts: how many passages
    of it were found; of: of each place which article it belongs to, by its place among them.
    """

    firsts: Sequence[int]
    counts: Sequence[int]
    of: Sequence[int]
