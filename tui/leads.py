"""Leads: where a line, a fact or a row of a list can take the reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.model import EVERYTHING, TYPE_OF_LINK, Narrowing
from tui.reader import Trail

if TYPE_CHECKING:
    from store.model import ClaimRow, Fact, Passage

NOWHERE = Trail()


@dataclass(frozen=True, slots=True)
class ToArticle:
    """An article, at a paragraph (from 1) or at its head.

    trail: what the reader walks through with "next match", standing at that paragraph. mark: of the
    fact to stand on; "" leaves it to the trail.
    """

    article: int
    ordinal: int | None = None
    trail: Trail = NOWHERE
    mark: str = ""


@dataclass(frozen=True, slots=True)
class ToPassages:
    """All passages about a park, project, organisation or person, read in their articles.

    paragraph: the one to begin with, by its key; None begins with the first.
    """

    entity: int
    name: str
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class ToFact:
    """A fact by its mark; article: of copies of an article, which one."""

    mark: str
    article: int | None = None


@dataclass(frozen=True, slots=True)
class ToProject:
    """A project."""

    project: int


@dataclass(frozen=True, slots=True)
class ToPark:
    """A park."""

    park: int


@dataclass(frozen=True, slots=True)
class ToParty:
    """An organisation or a person."""

    party: int


@dataclass(frozen=True, slots=True)
class ToSum:
    """The facts that a sum of a park is made of. narrowing: of which projects."""

    park: int
    attribute: str
    modality: str
    unit: str
    narrowing: Narrowing = EVERYTHING


@dataclass(frozen=True, slots=True)
class ToBacker:
    """The facts that tell what an organisation invests in or builds in a park."""

    park: int
    organisation: int
    name: str


@dataclass(frozen=True, slots=True)
class ToOriginal:
    """The page that an article was read from, at a paragraph of it."""

    article: int
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class ToSearch:
    """The hits of a query, among the lists."""

    query: str


@dataclass(frozen=True, slots=True)
class ToFactSearch:
    """The facts that a query finds. name: what the search is called."""

    query: str
    name: str


@dataclass(frozen=True, slots=True)
class ToYear:
    """The facts that the sum of the total investments of a year is made of. narrowing: of which
    projects.
    """

    year: str
    modality: str
    unit: str
    narrowing: Narrowing = EVERYTHING


@dataclass(frozen=True, slots=True)
class ToChart:
    """A picture: "park", "year", "timeline" or "scatter". park: of which park, for a timeline.
    narrowing: what the lists are narrowed to. whole: whether it is of all projects all the same.
    """

    kind: str
    park: int | None = None
    narrowing: Narrowing = EVERYTHING
    whole: bool = False

    @property
    def of(self) -> Narrowing:
        """Which projects it is of."""
        return EVERYTHING if self.whole else self.narrowing


@dataclass(frozen=True, slots=True)
class ToComparison:
    """Parks, or projects, side by side."""

    entities: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ToNotebook:
    """All that the reader added. tag: only what bears it."""

    tag: str | None = None


@dataclass(frozen=True, slots=True)
class ToCollection:
    """A collection by its name."""

    name: str


Target = (
    ToArticle
    | ToPassages
    | ToFact
    | ToProject
    | ToPark
    | ToParty
    | ToSum
    | ToBacker
    | ToOriginal
    | ToFactSearch
    | ToComparison
    | ToNotebook
    | ToCollection
    | ToYear
    | ToChart
)


@dataclass(frozen=True, slots=True)
class Lead:
    """Where one stands: what Enter opens, and what the keys for fact, article and dossier open.

    facts: where several are told by the same words, all of them. article: one, at a place, or all
    passages where the line is of more than one. None and empty: nothing.
    """

    first: Target | None = None
    facts: tuple[ToFact, ...] = ()
    article: ToArticle | ToPassages | None = None
    dossier: Target | None = None


def dossier(kind: str | None, entity: int | None) -> ToProject | ToPark | ToParty | None:
    """The page of an entity of that kind; None where there is no entity."""
    if entity is None:
        return None
    if kind == "PROJECT":
        return ToProject(entity)
    return ToPark(entity) if kind == "PARK" else ToParty(entity)


def place(text: str, mark: str = "") -> ToArticle:
    """An article or paragraph by its place, "12" or "12.3", at the fact of that mark."""
    article, _, ordinal = text.partition(".")
    return ToArticle(int(article), int(ordinal) if ordinal else None, mark=mark)


def of_fact(fact: Fact, passage: Passage) -> Lead:
    """Where a fact of a passage leads: Enter follows a name, or opens what is said of a project."""
    facts = tuple(ToFact(role.mark, passage.article) for role in fact.roles if role.mark)
    first: Target | None = facts[0] if facts else None
    if fact.entity is not None:
        first = ToPassages(fact.entity, fact.name or fact.text, passage.paragraph)
    return Lead(
        first,
        facts,
        ToArticle(passage.article, passage.ordinal),
        dossier(fact.type, fact.entity),
    )


def fact(claim: ClaimRow) -> ToFact:
    """The page of a claim."""
    return ToFact(claim.mark, claim.article)


def of_claim(claim: ClaimRow, dossier: Target | None = None) -> Lead:
    """Where a claim leads: to its page, to the passage that tells it, to what it is about."""
    one = fact(claim)
    return Lead(one, (one,), place(claim.place, claim.mark), dossier or ToProject(claim.project))


def of_link(claim: ClaimRow) -> Lead:
    """The same, where what a claim links its project to is of interest and not the project."""
    return of_claim(claim, dossier(TYPE_OF_LINK.get(claim.attribute), claim.linked))
