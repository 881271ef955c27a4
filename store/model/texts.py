"""Texts: pages, articles and their parts, and what is known of each as a publication."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Range = tuple[int, int]

# What a part of an article is. The first four stand above or beside the body and say what the
# article is; the others are its paragraphs, in the order in which they are read. A notice is what
# a publisher's page puts around a text (责任编辑：…, 原标题：…, 返回首页): kept and searchable, but
# no news, and no facts are taken from it.
HEAD_KINDS = ("kicker", "title", "subtitle", "byline")
PARAGRAPH_KINDS = ("body", "heading", "caption", "lead", "notice")

# Where a bibliographic datum came from, the most trusted first: given with `load`; a sidecar; the
# markup of a page (enpproperty, meta tags, document properties); front matter; a field of a record
# (JSON, CSV); a labelled line at the top (日期：…); the page file that lists the article; the name
# of the file, then of its folders; what is printed (the header of the page, a byline); worked out
# from the text. "unknown" means there is none.
ORIGINS = (
    "given",
    "sidecar",
    "markup",
    "front matter",
    "field",
    "label",
    "page file",
    "file name",
    "folder name",
    "page text",
    "inferred",
    "unknown",
)

# What a field of a record (JSON, CSV), front matter or a label can hold.
DATA = (
    "text",
    "title",
    "kicker",
    "subtitle",
    "authors",
    "publication",
    "date",
    "page",
    "page_name",
    "url",
    "accessed",
    "language",
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """Bibliographic data of a page or of one article; what is not known is None or empty.

    date: ISO 8601, whole or cut short ("2020-06-01", "2020-06", "2020").
    page: the number of the page in the paper (版次) as printed, without 第 and 版: "7", "A01".
    origins: datum name -> one of ORIGINS, for the data that are there.
    """

    publication: str | None = None
    date: str | None = None
    page: str | None = None
    page_name: str | None = None
    url: str | None = None
    accessed: str | None = None
    language: str | None = None
    origins: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Options:
    """What the reader says of how all the sources of one load are to be read.

    columns: datum -> name of the column or field that holds it, before what its name tells
    ({"title": "headline", "text": "内文"}). charset: what to decode with, before anything else.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What reading gives back for one source: its text, cleaned, and what it says of itself.

    text: what every range points into. Reading changes it from the bytes only by decoding, by
    leaving out what cannot be seen and by putting a space in the place of each control character.
    charset: the one it was decoded with. media_type: "text/plain", ...
    furniture: what belongs to no article: the header lines of the page, the marks of Markdown,
    labels and front matter.
    heads: headlines that the source declares (标题：…, front matter, a sidecar), each with its
    ranges where it stands in the text, without where it does not. authors: declared likewise,
    names alone.
    whole: whether the page is one article, as it always is with heads.
    large: lines set in larger type than the body, where the source shows it (PDF): headlines, most
    likely.
    """

    text: str
    metadata: Metadata
    charset: str
    media_type: str
    furniture: tuple[Range, ...] = ()
    heads: tuple[Part, ...] = ()
    authors: tuple[str, ...] = ()
    whole: bool = False
    large: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of an article: a headline, a byline or a paragraph.

    text: as it is read, broken columns and wrapped lines joined again.
    kind: one of HEAD_KINDS or PARAGRAPH_KINDS.
    ranges: where the text stands in the page, in reading order. White space apart, the characters
    of the ranges are the characters of the text. Empty where the source has no page text.
    """

    text: str
    kind: str
    ranges: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One piece of news with all its text.

    parts: every piece in reading order; paragraphs are numbered from 1 in this order, the head
    parts left out. authors: names alone, without 记者 and the like, in the order of the page.
    """

    parts: tuple[Part, ...]
    authors: tuple[str, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)

    def head(self, kind: str) -> str | None:
        """The text of the head part of that kind, or None."""
        return next((part.text for part in self.parts if part.kind == kind), None)

    @property
    def title(self) -> str | None:
        """The headline, or None where the page has none."""
        return self.head("title")

    @property
    def paragraphs(self) -> tuple[Part, ...]:
        """The parts that are paragraphs, in reading order."""
        return tuple(part for part in self.parts if part.kind in PARAGRAPH_KINDS)


@dataclass(frozen=True, slots=True)
class Original:
    """The page that an article was read from.

    path: of the source. text: of the page. ranges: of each paragraph of the article, in order,
    where it stands in the text; empty of one that is not taken from it.
    """

    path: str
    text: str
    ranges: tuple[tuple[Range, ...], ...]


@dataclass(frozen=True, slots=True)
class Record:
    """The bibliographic data of one article, as a citation needs them; None where not known.

    authors: Chinese and corporate names whole; English ones as "Family, Given".
    date, accessed: ISO 8601, perhaps cut short. language: "zh-CN" where None.
    """

    authors: tuple[str, ...] = ()
    title: str | None = None
    subtitle: str | None = None
    kicker: str | None = None
    publication: str | None = None
    date: str | None = None
    page: str | None = None
    url: str | None = None
    accessed: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """An article as an entry of a bibliography. key: what it is called there, the same in every
    library that holds its text.
    """

    key: str
    record: Record


@dataclass(frozen=True, slots=True)
class Gap:
    """What an entry of a bibliography lacks: of "title", "publication", "date" and "page"."""

    key: str
    missing: tuple[str, ...]
