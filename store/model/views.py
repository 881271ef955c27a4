"""Views: what one reads: passages, articles, and the facts in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.model.facts import Figure
    from store.model.texts import Range, Record


@dataclass(frozen=True, slots=True)
class Role:
    """What a fact is to a project: ("比亚迪年产30GWh动力电池项目", "total_investment", ...).

    object: the status where the attribute is "status", the other name where it is a link.
    mark: what the claim is known by, whatever its key. state: one of CLAIM_STATES. given: what the
    reader gave for its figure, in his words.
    """

    project: str
    attribute: str
    modality: str
    confidence: str
    rule: str
    object: str | None = None
    mark: str = ""
    state: str = "automatic"
    given: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A mention as the reader meets it: the raw words, the normalised value, what it belongs to.

    type: that of the mention; "STATUS" for the words that tell the stage of a project, which are
    no mention: their roles name the projects and the stage.
    start, end: in the passage's text. figure: None for names. entity: key of the park, project,
    organisation or person it stands for; name: that entity's canonical name.
    """

    id: int
    type: str
    start: int
    end: int
    text: str
    rule: str
    figure: Figure | None = None
    entity: int | None = None
    name: str | None = None
    title: str | None = None
    org: str | None = None
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph in its reading view: its text, its facts and where it stands.

    source: the path of the file as it was loaded. ranges: where the paragraph stands in it.
    previous, next: keys of the neighbouring paragraphs of the article, or None.
    """

    paragraph: int
    article: int
    ordinal: int
    kind: str
    text: str
    facts: tuple[Fact, ...]
    record: Record
    source: str
    ranges: tuple[Range, ...]
    previous: int | None = None
    next: int | None = None


@dataclass(frozen=True, slots=True)
class Reprint:
    """Another article with the same news text; None where a datum is not known."""

    article: int
    title: str | None
    publication: str | None
    date: str | None
    page: str | None


@dataclass(frozen=True, slots=True)
class ArticleView:
    """A whole article: its bibliographic data, where each datum came from, and its paragraphs.

    reprints: the other articles of the library with the same news text, the earliest first,
    undated ones last. Whichever came first, each is cited by its own data.
    """

    id: int
    record: Record
    page_name: str | None
    origins: Mapping[str, str]
    source: str
    paragraphs: tuple[int, ...]
    reprints: tuple[Reprint, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A query that search answers otherwise than a look at every text does.

    missed, extra: keys of paragraphs; both empty where only the order is another.
    """

    query: str
    missed: tuple[int, ...]
    extra: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of holding search to a look at every text.

    paragraphs: how many were looked at for each query. hits: how many the queries find, together.
    """

    queries: int
    paragraphs: int
    hits: int
    differences: tuple[Difference, ...] = ()
