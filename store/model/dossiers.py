"""Dossiers: entities, what counts as one, and all that is known of a project or a park."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.model.claims import ClaimRow
    from store.model.rows import ParkRow, ProjectRow


@dataclass(frozen=True, slots=True)
class Stage:
    """A step in a project's life. time: the day it is told of, else that of the article; ISO 8601.

    told: whether the text itself names that day. claims: those that tell it, the earliest first.
    """

    status: str
    time: str | None
    told: bool
    claims: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class MergeRow:
    """Why another name counts as this entity. reason: in words. undone: when it was taken back."""

    id: int
    name: str
    scope: str
    head: str
    reason: str
    origin: str
    undone: str | None


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One entity: its name and other names. articles: how many mention it.

    scope: what tells it from others of its name: a project's park, a person's body.
    """

    id: int
    type: str
    name: str
    scope: str
    names: tuple[str, ...]
    articles: int


@dataclass(frozen=True, slots=True)
class Named:
    """An entity by its key and the name it is shown by."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Backer:
    """An organisation with the number of projects that it invests in or builds in a park."""

    id: int
    name: str
    projects: int


@dataclass(frozen=True, slots=True)
class ProjectView:
    """All that a library knows of one project, from all its articles.

    claims: all, also those the reader rejected, by attribute and then by date. life: its stages in
    order. whole: what it is a part of; parts: what is a part of it.
    """

    entity: EntityRow
    park: Named | None
    investors: tuple[str, ...]
    claims: tuple[ClaimRow, ...]
    life: tuple[Stage, ...]
    whole: Named | None
    parts: tuple[Named, ...]
    merges: tuple[MergeRow, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """A sum over the projects of a park: of one attribute, one modality, one unit.

    low, high: the sum of the least and the most that the figures can mean; equal where all are
    exact. open: some figure is only a least (超), so the sum is one as well; about: some figure is
    only about right. projects: how many are in it; parts: how many were left out because the whole
    they belong to is in it. unsure: how many count with a fact of the low class that the reader has
    not confirmed; unsure_low: how much of `low` these make.
    """

    attribute: str
    modality: str
    unit: str
    low: float
    high: float
    open: bool
    about: bool
    projects: int
    parts: int
    unsure: int = 0
    unsure_low: float = 0


@dataclass(frozen=True, slots=True)
class ParkView:
    """All that a library knows of one park. totals never mix what must not be added."""

    entity: EntityRow
    row: ParkRow
    totals: tuple[Total, ...]
    projects: tuple[int, ...]
    organisations: tuple[Backer, ...]
    merges: tuple[MergeRow, ...]


@dataclass(frozen=True, slots=True)
class News:
    """An article that tells of something; None where a datum is not known."""

    article: int
    title: str | None
    publication: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class ParkSide:
    """A park beside others. stages: how many of its projects stand at each of STATUSES, None where
    no article tells; in that order. largest: its projects with the largest total investments.
    news: the newest articles about it, the newest first.
    """

    view: ParkView
    stages: tuple[tuple[str | None, int], ...]
    largest: tuple[ProjectRow, ...]
    news: tuple[News, ...]


@dataclass(frozen=True, slots=True)
class ProjectSide:
    """A project beside others. news: the newest articles about it, the newest first."""

    view: ProjectView
    news: tuple[News, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Parks or projects side by side, in the order they were named; one of the two is empty."""

    parks: tuple[ParkSide, ...] = ()
    projects: tuple[ProjectSide, ...] = ()


@dataclass(frozen=True, slots=True)
class Involvement:
    """A project that an organisation has a part in. claims: those that say so, that go before
    others first.
    """

    project: ProjectRow
    claims: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """What a person is called in the text: 主任 of a body, "" where none is named. articles: how
    many call him so; place: where the newest does.
    """

    title: str
    body: str
    articles: int
    place: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What is named in the same passages as something. passages: in how many; place: the newest."""

    id: int
    type: str
    name: str
    passages: int
    place: str


@dataclass(frozen=True, slots=True)
class Naming:
    """An article that names something. place: where it first does; words: around the name."""

    news: News
    place: str
    words: str


@dataclass(frozen=True, slots=True)
class PartyView:
    """All that a library knows of a party: an organisation or a person.

    projects: how many it has a part in; parts: the newest of them. positions: of a person; body:
    the organisation he is told apart by. people: of an organisation, those who are called its.
    beside: the parks, projects and parties most often
    named with it. namings: the newest articles that name it, of prints of one text the earliest.
    """

    entity: EntityRow
    projects: int
    parts: tuple[Involvement, ...]
    positions: tuple[Position, ...]
    body: Named | None
    people: tuple[EntityRow, ...]
    beside: tuple[Beside, ...]
    namings: tuple[Naming, ...]
    merges: tuple[MergeRow, ...]
