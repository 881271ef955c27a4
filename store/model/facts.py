"""Facts: what extraction finds in an article: mentions, and projects with claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator


# What a mention can be (park, project, organisation, person, byline, and the figures).
NAME_TYPES = ("PARK", "PROJECT", "ORG", "PERSON", "BYLINE")
FIGURE_TYPES = ("MONEY", "AREA", "RATE", "QUANTITY", "DATE")

# What an article can say of a project's stage, in the order of a project's life.
STATUSES = ("planned", "signed", "started", "building", "trial", "operating", "stopped")

# The stages as the news names them.
STAGES = dict(zip(("规划", "签约", "开工", "在建", "试产", "投产", "停产"), STATUSES, strict=True))

# How far what a claim says holds: it is so; it is meant to be; it is expected; it is so by now, the
# sum of all that went before (累计).
MODALITIES = ("actual", "planned", "forecast", "cumulative")

# Figures a project can have. "investment" is the money of a phase or a part, or so far.
ATTRIBUTES = (
    "total_investment",
    "investment",
    "output_value",
    "revenue",
    "tax",
    "financing",
    "land_area",
    "floor_area",
    "capacity",
    "jobs",
    "start_date",
    "finish_date",
    "other_quantity",
)

# What links a project to something else: the object of such a claim is a name.
TYPE_OF_LINK = {"park": "PARK", "org": "ORG", "part_of": "PROJECT"}
LINKS = tuple(TYPE_OF_LINK)


@dataclass(frozen=True, slots=True)
class Mention:
    """An exact span in one part of an article, with what it says in a form that can be compared.

    part: index into Article.parts; start, end: offsets into that part's text.
    value, high: the figure in `unit`; `high` only where the text gives a range or a vague numeral.
        `value` is None for "几公里", whose amount is not known.
    low: the least that such a vague amount can mean ("几公里": 2); None where `value` is known.
    unit: "CNY", "USD" ..., "m2", "%", "pp", "x", or the measure word as written ("家", "GWh").
    bound: "" exact, "≈" about, "<" just under, "<=" at most, ">" more than, ">=" at least.
    iso: a DATE on the calendar: "2020-05-27", "2020-Q1", "2020-01/2020-05", "XXXX-07-25" ...
    canonical: the full name a short form stands for; None where the text itself is the name or
        where it could stand for more than one.
    inferred: whether the date rests on a year or month that nobody declared and that was worked
        out from the page's text (see Reference): to be shown as such.
    title, org: of a PERSON: office held, and the body it is held in.
    rule: the key in store.extract.rules of the rule that found it.
    """

    type: str
    part: int
    start: int
    end: int
    text: str
    rule: str
    value: float | None = None
    high: float | None = None
    unit: str | None = None
    bound: str = ""
    iso: str | None = None
    canonical: str | None = None
    title: str | None = None
    org: str | None = None
    low: float | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span that supports a claim, and what it does there.

    role: "value" (the figure or the other name), "subject" (the name of what the claim is about),
    or "trigger" (the words that tell the attribute: 总投资, 签约, 位于 ...).
    """

    part: int
    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing an article says of a project.

    attribute: one of ATTRIBUTES (then `figure` is the mention that gives it), one of LINKS (then
    `object` is the name linked to), or "status" (then `object` is one of STATUSES).
    modality: one of MODALITIES. time: the ISO date or span it speaks of, or None.
    confidence: "high", "medium" or "low": a class of rules, not a probability.
    """

    attribute: str
    rule: str
    evidence: tuple[Evidence, ...]
    figure: Mention | None = None
    object: str | None = None
    modality: str = "actual"
    time: str | None = None
    confidence: str = "medium"


@dataclass(frozen=True, slots=True)
class Project:
    """One project as one article tells it: its names and all that is claimed of it."""

    name: str
    aliases: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()

    def objects(self, attribute: str) -> tuple[str, ...]:
        """The names or statuses claimed under an attribute, each once, in the order of the text."""
        found = (claim.object for claim in self.claims if claim.attribute == attribute)
        return tuple(dict.fromkeys(name for name in found if name is not None))

    @property
    def figures(self) -> Iterator[tuple[str, Mention]]:
        """(attribute, figure) of the claims that have a figure."""
        return (
            (claim.attribute, claim.figure) for claim in self.claims if claim.figure is not None
        )


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was extracted from one article, mentions in the order of the text."""

    mentions: tuple[Mention, ...] = ()
    projects: tuple[Project, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """The day an article speaks from: what 今年 and 5月27日 are resolved against.

    year, month, day: None where not known. inferred: True where no one declared it and it was
    worked out from the text, so that what rests on it can be shown as such.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    inferred: bool = False

    @classmethod
    def of(cls, day: datetime.date) -> Reference:
        """The reference of a known date of publication."""
        return cls(day.year, day.month, day.day)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure out of the library: as written and as normalised (see Mention)."""

    text: str
    value: float | None
    high: float | None
    unit: str | None
    bound: str
    iso: str | None = None
    low: float | None = None
    inferred: bool = False
