"""The notebook: what the reader adds to a library, what that is about, and where it is now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.model.claims import ClaimRow
    from store.model.texts import Range, Record

# What a reader can add: a note, a tag, a bookmark, an item of a collection.
ENTRIES = ("note", "tag", "bookmark", "item")

# What that can be about.
TARGETS = ("article", "passage", "fact", "entity")


@dataclass(frozen=True, slots=True)
class Target:
    """What an entry of the notebook is about, by what outlasts a reload.

    kind: one of TARGETS. article_hash, quote, prefix, suffix, position: the place (see
    store.anchors); of an article as a whole the quote is empty, of an entity there is none.
    record: what the article is cited by, as it was when the entry was made. print: of the articles
    of this library with that text the one that is meant; None where that is not known.
    mark, attribute, object: of a fact: see ClaimRow. type, name, scope: of an entity; of a fact, of
    its project.
    """

    kind: str
    article_hash: str | None = None
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    position: int = 0
    record: Record | None = None
    print: int | None = None
    mark: str | None = None
    attribute: str | None = None
    object: str | None = None
    type: str | None = None
    name: str | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that the reader added.

    id: its number among those of its kind. kind: one of ENTRIES. text: of a note, its text; of a
    tag or bookmark, its name; of an item, the note beside it. written: ISO 8601 in UTC.
    collection, ordinal: of an item, in which it is and where, from 1. former: what the passage said
    then, where its source was changed since.
    """

    id: int
    kind: str
    target: Target
    text: str = ""
    written: str = ""
    collection: str = ""
    ordinal: int = 0
    former: str | None = None


@dataclass(frozen=True, slots=True)
class Located:
    """Where in a library a target is now.

    here: whether it is in it at all; what is told of it is then as it is now, else as it was.
    place: "12.3" or "12", empty for an entity. article, paragraph, entity: keys. span: the quote in
    the text of the paragraph, None where it is the whole of it. heading: the headline of the
    article or the name of the entity. words: the quote, or the name. passage: the text of the
    paragraph. claim: the fact. record: what the article is cited by. other: whether the text is
    here, but of another print than the one it was taken from.
    """

    here: bool
    place: str = ""
    article: int | None = None
    paragraph: int | None = None
    span: Range | None = None
    entity: int | None = None
    heading: str = ""
    words: str = ""
    passage: str = ""
    claim: ClaimRow | None = None
    record: Record | None = None
    other: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """An entry of the notebook and where it is now. link: what opens it; None where nothing can."""

    entry: Entry
    found: Located
    link: str | None


@dataclass(frozen=True, slots=True)
class NameRow:
    """A tag or a collection: its name, how many it holds, when the last was added."""

    name: str
    count: int
    written: str
