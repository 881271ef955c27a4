"""Views: what one browses and reads: lists, hits, passages, articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.model.facts import Figure
    from store.model.texts import Range, Record


@dataclass(frozen=True, slots=True)
class ParkRow:
    """One line of the list of parks. latest: ISO date of the newest article about it, or None.

    province, city, level ("high-tech", "economic", "new-area"): of a listed zone; None of others.
    actual, planned: what the total investments of its projects come to, those that are so and those
    that are planned, in `unit`, the currency of most of them; None where there are none. rough:
    whether a figure among them is told as a range, about, more or less. Each is what Library.park
    gives as the `low` of that sum.
    """

    id: int
    name: str
    articles: int
    projects: int
    latest: str | None
    province: str | None = None
    city: str | None = None
    level: str | None = None
    actual: float | None = None
    planned: float | None = None
    unit: str | None = None
    rough: bool = False


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One line of the list of projects.

    park, investors: as claimed; park and investment (the total one) by the claim that goes before
    all others, None where none states it. status: the last stage told, one of STATUSES, or None.
    """

    id: int
    name: str
    park: str | None
    investors: tuple[str, ...]
    investment: Figure | None
    status: str | None
    date: str | None


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


@dataclass(frozen=True, slots=True)
class Role:
    """What a fact is to a project: ("比亚迪年产30GWh动力电池项目", "total_investment", ...).

    object: the status where the attribute is "status", the other name where it is a link.
    mark: what the claim is known by, whatever its key. state: one of CLAIM_STATES.
    """

    project: str
    attribute: str
    modality: str
    confidence: str
    rule: str
    object: str | None = None
    mark: str = ""
    state: str = "automatic"


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
