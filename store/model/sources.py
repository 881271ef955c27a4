"""Sources: what became of each, how far a load is, what a library holds, what new rules change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


# What can become of a source. "partial": some of it could not be read, `problem` says what.
# "vanished": it was in a folder that was loaded again and is no longer there; its articles are
# kept. "skipped": it holds no news (a picture, a style sheet, a sidecar, a page's list of links).
# "moved": the same bytes under another name than before.
STATES = ("loaded", "partial", "unchanged", "moved", "failed", "skipped", "vanished")


@dataclass(frozen=True, slots=True)
class Census:
    """How much a library holds, and what it is."""

    path: str
    seed: bool
    schema: int
    sources: int
    articles: int
    paragraphs: int
    mentions: int
    claims: int
    parks: int
    projects: int
    organisations: int
    people: int
    first: str | None
    last: str | None
    bytes: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source.

    path: as it is stored: an absolute path; of a member of an archive "/a/b.zip!/c.txt".
    state: one of STATES. format: "text", "newspaper", "pdf" ..., None where it was not recognised.
    problem: one sentence: why it failed or was skipped, or what of it could not be read.
    """

    path: str
    state: str
    articles: int = 0
    paragraphs: int = 0
    facts: int = 0
    problem: str | None = None
    format: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a load has come.

    path: the source at work. done, total: bytes of the files named, archives as they lie on disk;
    total is None while it is not known. sources, paragraphs: looked at and taken in so far.
    """

    path: str
    done: int
    total: int | None
    sources: int
    paragraphs: int


# The parts of a library that are brought up to date where another version wrote it, in their order.
PARTS = ("tables", "passages", "facts", "reprints", "lists", "names")


@dataclass(frozen=True, slots=True)
class Upkeep:
    """A part of a library that is being brought up to date: one of PARTS. done, total: passages, of
    how many; total is None where it is not known.
    """

    part: str
    done: int = 0
    total: int | None = None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source of a library: what it is, what came of it, when.

    state: one of STATES but "unchanged" and "moved". checked: when it was last looked at; loaded:
    when its articles were written, None where there are none; both ISO 8601 in UTC.
    """

    id: int
    path: str
    state: str
    format: str | None
    media_type: str | None
    charset: str | None
    size: int | None
    articles: int
    paragraphs: int
    facts: int
    loaded: str | None
    checked: str
    problem: str | None


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim as rules found it. name: of the project; said: the stage, the other name, or the
    figure as it is written.
    """

    name: str
    attribute: str
    said: str
    modality: str
    time: str | None
    rule: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that other rules find otherwise.

    kind: "mention", told in words, or "claim". what: "added", "gone" or "changed". place: "12" or
    "12.3".
    """

    kind: str
    what: str
    place: str
    before: str | Stated | None
    after: str | Stated | None


@dataclass(frozen=True, slots=True)
class Reextraction:
    """What came of extracting anew. counts: "claims added" and the like -> how many; told: some of
    the changes. dry: whether the library was left as it is. former, rules: the versions of the
    rules that what was there is by, and of the present ones.
    """

    articles: int
    paragraphs: int
    counts: Mapping[str, int]
    told: tuple[Changed, ...]
    dry: bool
    former: tuple[int, ...]
    rules: int


@dataclass(frozen=True, slots=True)
class SourceArticle:
    """An article by its key and its title, "" for none."""

    article: int
    title: str


@dataclass(frozen=True, slots=True)
class SourceArticles:
    """Articles of a source. first: those listed, in its order; total: how many it has."""

    first: tuple[SourceArticle, ...]
    total: int
