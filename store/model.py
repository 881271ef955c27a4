"""The dataclasses that travel between the rooms of the house, and nothing else.

Offsets count Unicode code points, end exclusive. An offset is either into a part's text
(`Mention.start`) or into a page's text (`Part.ranges`); a name never means both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping, Sequence

Range = tuple[int, int]

# What a part of an article is. The first four stand above or beside the body and say what the
# article is; the others are its paragraphs, in the order in which they are read. A notice is what
# a publisher's page puts around a text (责任编辑：…, 原标题：…, 返回首页): kept and searchable, but
# no news, and no facts are taken from it.
HEAD_KINDS = ("kicker", "title", "subtitle", "byline")
PARAGRAPH_KINDS = ("body", "heading", "caption", "lead", "notice")

# What a mention can be (park, project, organisation, person, byline, and the figures).
NAME_TYPES = ("PARK", "PROJECT", "ORG", "PERSON", "BYLINE")
FIGURE_TYPES = ("MONEY", "AREA", "RATE", "QUANTITY", "DATE")

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

# What can become of a source. "partial": some of it could not be read, `problem` says what.
# "vanished": it was in a folder that was loaded again and is no longer there; its articles are
# kept. "skipped": it holds no news (a picture, a style sheet, a sidecar, a page's list of links).
# "moved": the same bytes under another name than before.
STATES = ("loaded", "partial", "unchanged", "moved", "failed", "skipped", "vanished")

# What an article can say of a project's stage, in the order of a project's life.
STATUSES = ("planned", "signed", "started", "building", "trial", "operating", "stopped")

# How far what a claim says holds: it is so; it is meant to be; it is expected; it is so by now, the
# sum of all that went before (累计).
MODALITIES = ("actual", "planned", "forecast", "cumulative")

# What a claim is by now. Found by the rules: "automatic", or "confirmed" by the reader, "replaced"
# by the reader's own value, "rejected". Made by the reader: "corrected" stands in the place of a
# replaced one, "added" for itself. Replaced and rejected ones are kept and shown, and count for
# nothing.
CLAIM_STATES = ("automatic", "confirmed", "corrected", "added", "replaced", "rejected")
COUNTING = ("automatic", "confirmed", "corrected", "added")
# Said or confirmed by the reader: it goes before what the rules found, however new.
BY_READER = ("corrected", "added", "confirmed")

# What a reader can do to a claim, and to an entity.
CORRECTIONS = ("confirm", "correct", "reject", "add", "rename", "split")

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


class YuanzhiError(Exception):
    """Something the reader can act on. Its text is one sentence that says what to do."""


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

    text: what every range points into. Reading changes it from the bytes only by decoding and by
    putting a space in the place of each control character: never by moving an offset.
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


@dataclass(frozen=True, slots=True)
class Said:
    """What a claim says, or what the reader says it should: words, and what they mean.

    text: the words. object: a status, or the name linked to; None where `figure` says it. type:
    of the figure, one of FIGURE_TYPES. modality, time: see Claim.
    """

    text: str
    object: str | None = None
    figure: Figure | None = None
    type: str | None = None
    modality: str = "actual"
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """Something the reader says of a claim or an entity.

    kind: one of CORRECTIONS. type, name, scope: the entity it is about: of a claim, its project.
    value: what the reader says: of a rename or split, `text` is the new name, `object` of a split
    its scope. former: what the rules said. article_hash, quote, prefix, suffix, position: the place
    it is tied to (see store.anchors). article: headline of the article. written, undone: ISO 8601
    in UTC; undone is None while it stands.
    """

    id: int
    kind: str
    type: str
    name: str
    scope: str
    attribute: str | None = None
    value: Said | None = None
    former: Said | None = None
    article_hash: str | None = None
    quote: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    position: int | None = None
    article: str | None = None
    written: str = ""
    undone: str | None = None


@dataclass(frozen=True, slots=True)
class ParkRow:
    """One line of the list of parks. latest: ISO date of the newest article about it, or None.

    province, city, level ("high-tech", "economic", "new-area"): of a listed zone; None of others.
    """

    id: int
    name: str
    articles: int
    projects: int
    latest: str | None
    province: str | None = None
    city: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One line of the list of projects.

    park, investors: as claimed; investment: the claim of total investment out of the newest
    article, None where none states it. status: the last stage told, one of STATUSES, or None.
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
    """

    query: str
    paragraphs: Sequence[int]
    total: int
    complete: bool
    understood: str | None = None
    collapsed: bool = False


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
class ClaimRow:
    """One claim as the reader meets it in a list: what it says, of what, and where that stands.

    mark: what it is known by. project: key of the project, `name` its name. figure: None for
    links and statuses, whose `object` is the other name or the status. words: those that say it.
    place: "12.3", "12" for a headline. date: of the article. newest: no later article says anything
    else of it; differs: another claim that counts says something that cannot hold beside it.
    """

    mark: str
    project: int
    name: str
    attribute: str
    figure: Figure | None
    object: str | None
    modality: str
    time: str | None
    rule: str
    confidence: str
    state: str
    words: str
    place: str
    article: int
    date: str | None
    title: str | None
    publication: str | None
    type: str | None = None
    newest: bool = True
    differs: bool = False

    @property
    def counts(self) -> bool:
        """Whether the reader has neither rejected nor replaced it."""
        return self.state in COUNTING


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
class ProjectView:
    """All that a library knows of one project, from all its articles.

    claims: all, also those the reader rejected, by attribute and then by date. life: its stages in
    order. whole: what it is a part of; parts: what is a part of it.
    """

    entity: EntityRow
    park: str | None
    investors: tuple[str, ...]
    claims: tuple[ClaimRow, ...]
    life: tuple[Stage, ...]
    whole: str | None
    parts: tuple[str, ...]
    merges: tuple[MergeRow, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """A sum over the projects of a park: of one attribute, one modality, one unit.

    low, high: the sum of the least and the most that the figures can mean; equal where all are
    exact. open: some figure is only a least (超), so the sum is one as well; about: some figure is
    only about right. projects: how many are in it; parts: how many were left out because the whole
    they belong to is in it.
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


@dataclass(frozen=True, slots=True)
class ParkView:
    """All that a library knows of one park. totals never mix what must not be added."""

    entity: EntityRow
    row: ParkRow
    totals: tuple[Total, ...]
    projects: tuple[int, ...]
    organisations: tuple[tuple[str, int], ...]
    merges: tuple[MergeRow, ...]


@dataclass(frozen=True, slots=True)
class Witness:
    """A span that supports a claim. role: see Evidence. place: "12.3", "12" for a headline."""

    role: str
    place: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """Something a claim could have said instead, and why the rules turned it down.

    kind: "project", "attribute", "figure" or "name".
    """

    kind: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a claim says what it says.

    passage: the paragraph its value stands in. rule: in words. version: of the rules that found it,
    0 for the reader's own. corrections: what the reader said of it, the oldest first.
    """

    claim: ClaimRow
    passage: str
    witnesses: tuple[Witness, ...]
    rule: str
    version: int
    turned_down: tuple[Alternative, ...]
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that other rules find otherwise.

    kind: "mention" or "claim". what: "added", "gone" or "changed". place: "12" or "12.3".
    """

    kind: str
    what: str
    place: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Reextraction:
    """What came of extracting anew. counts: "claims added" and the like -> how many; told: some of
    the changes. dry: whether the library was left as it is.
    """

    articles: int
    paragraphs: int
    counts: Mapping[str, int]
    told: tuple[Changed, ...]
    dry: bool
