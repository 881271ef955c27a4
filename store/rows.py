"""Rows: an article and its facts as they will stand in the tables, but for the keys.

All that can be made ready without a library is made ready here, so that it can be done in
another process; what is left is to give out keys. Names of entities, mentions and claims are told
by their place in the lists of their article.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from store.extract import gazetteer
from store.extract.generic import is_distinctive, is_generic
from store.extract.rules import RULES_VERSION
from store.factline import Told, line
from store.marks import ARTICLE, mark
from store.model import PARAGRAPH_KINDS, TYPE_OF_LINK

if TYPE_CHECKING:
    from store.model import Article, Claim, Facts, Mention, Project

Row = tuple[Any, ...]

# One newspaper prints a project's name in quotation marks or in wide letters, another does not.
PLAIN = str.maketrans(
    dict.fromkeys("“”‘’\"'《》")
    | {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code).isalnum()}
)


# The roles of the words in which a claim says what it says.
WORDS = ("value", "trigger")

# The columns of ArticleRows.claims, in their order.
CLAIM = (
    "subject",
    "object",
    "figure",
    "attribute",
    "status",
    "modality",
    "time",
    "rule",
    "rules_version",
    "confidence",
    "state",
    "mark",
    "text",
)


class ArticleRows(NamedTuple):
    """One article, ready to be written. Plain tuples: they travel fast between processes.

    article: hash, kicker, title, subtitle, authors, publication, date, page, page_name, url,
    accessed, language, origins. paragraphs: kind, text, ranges. names: type, name, scope of the
    entities it names. aliases: place in `names`, other name, where that came from.
    mentions: ordinal of the paragraph or None, part, start, end, type, text, value, high, low,
    unit, bound, iso, inferred, title, org, rule, place in `names` or None.
    claims: see CLAIM; subject, object (or None) by their places in `names`, figure (or None) by its
    place in `mentions`. evidence: place in `claims`, ordinal or None, part, start, end, role.
    """

    article: Row
    paragraphs: tuple[Row, ...]
    names: tuple[tuple[str, str, str], ...]
    aliases: tuple[tuple[int, str, str], ...]
    mentions: tuple[Row, ...]
    claims: tuple[Row, ...]
    evidence: tuple[Row, ...]

    @property
    def hash(self) -> str:
        """What the reader's notes know the article by: it changes only when its text does."""
        digest: str = self.article[0]
        return digest

    @property
    def title(self) -> str | None:
        """The headline."""
        title: str | None = self.article[2]
        return title

    @property
    def date(self) -> str | None:
        """The day it appeared, ISO 8601, perhaps cut short."""
        date: str | None = self.article[6]
        return date


def rows_of(article: Article, facts: Facts, digest: str | None = None) -> ArticleRows:
    """An article with what was extracted from it, as rows.

    digest: its hash, where the article was made out of its rows and has not all its parts.
    """
    ordinals: dict[int, int] = {}
    for at, part in enumerate(article.parts):
        if part.kind in PARAGRAPH_KINDS:
            ordinals[at] = len(ordinals) + 1
    row = _article(article)
    digest = digest or str(row[0])
    names = Names(facts, digest)
    mentions = _mentions(article, facts, ordinals, names)
    claims, evidence = _claims(article, facts, ordinals, names, digest)
    return ArticleRows(
        (digest, *row[1:]),
        tuple(
            (part.kind, part.text, json.dumps(part.ranges))
            for part in article.parts
            if part.kind in PARAGRAPH_KINDS
        ),
        tuple(names.places),
        tuple(names.aliases),
        mentions,
        claims,
        evidence,
    )


class Names:
    """Which entities the names in one article stand for.

    Two articles mean the same entity only on strong evidence: the same full name, and for a
    project the same park, for a person the same body. A project whose name could be that of many
    (二期项目, 污水处理厂) is its article's own. What a name cannot tell stays without one. More is
    brought together later, where the reason can be told and taken back (store.merges).

    places: type, name and scope of each entity -> its place. aliases: see ArticleRows.
    """

    def __init__(self, facts: Facts, digest: str) -> None:
        self._article = f"={digest[:ARTICLE]}"
        self.places: dict[tuple[str, str, str], int] = {}
        self._names: list[str] = []
        self.aliases: dict[tuple[int, str, str], None] = {}
        self._projects: dict[str, int] = {}
        # Person -> the body the article names them with.
        self._bodies: dict[str, str] = {}
        for project in facts.projects:
            self._add(project)
        for mention in facts.mentions:
            if mention.type == "PERSON" and mention.org:
                self._bodies.setdefault(mention.text, mention.org)

    def name(self, place: int) -> str:
        """The name of the entity at a place."""
        return self._names[place]

    def of_project(self, project: Project) -> int:
        """The place of a project of this article."""
        return self._projects[project.name]

    def of_mention(self, mention: Mention) -> int | None:
        """The place of the entity a mention stands for, or None where that cannot be told."""
        name = mention.canonical or mention.text
        if mention.type == "PROJECT":
            return self._projects.get(mention.text, self._projects.get(name))
        if mention.type not in ("PARK", "ORG", "PERSON"):
            return None
        if mention.canonical is None and is_generic(mention.text):
            return None
        if mention.type == "PARK":
            place = self._park(name)
        elif mention.type == "ORG":
            place = self._place("ORG", name)
        else:
            place = self._place("PERSON", mention.text, self._bodies.get(mention.text, ""))
        if mention.canonical and mention.text != mention.canonical and _is_name(mention):
            self._alias(place, mention.text, "article")
        return place

    def of_object(self, claim: Claim) -> int | None:
        """The place of the entity that a linking claim names; None for figures and statuses."""
        if claim.object is None or claim.attribute not in TYPE_OF_LINK:
            return None
        kind = TYPE_OF_LINK[claim.attribute]
        if kind == "PARK":
            return self._park(claim.object)
        if kind == "ORG":
            return self._place(kind, claim.object)
        if claim.object in self._projects:
            return self._projects[claim.object]
        return self._place(kind, claim.object.translate(PLAIN))

    def _add(self, project: Project) -> None:
        """Make a project known by all its names."""
        scope = self._article
        if is_distinctive(project.name):
            park = next(iter(project.objects("park")), "")
            zone = gazetteer.official(park) if park else None
            scope = zone.short if zone else park
        plain = project.name.translate(PLAIN)
        place = self._place("PROJECT", plain, scope)
        for name in (project.name, *project.aliases):
            self._projects.setdefault(name, place)
            if name != plain:
                self._alias(place, name, "article")

    def _park(self, name: str) -> int:
        """The place of a park by any of its names; a listed one goes by its usual short name."""
        zone = gazetteer.official(name)
        if zone is None:
            return self._place("PARK", name)
        place = self._place("PARK", zone.short)
        self._alias(place, zone.name, "gazetteer")
        return place

    def _place(self, kind: str, name: str, scope: str = "") -> int:
        place = self.places.setdefault((kind, name, scope), len(self.places))
        if place == len(self._names):
            self._names.append(name)
        return place

    def _alias(self, place: int, name: str, origin: str) -> None:
        self.aliases[place, name, origin] = None


def _is_name(mention: Mention) -> bool:
    """Whether the words of a mention are a name: not 该区, which is any zone's next to it."""
    pointing = mention.type == "PARK" and mention.text[0] in "该此这"
    return not pointing and not is_generic(mention.text)


def _article(article: Article) -> Row:
    data = article.metadata
    text = "\n".join(part.text for part in article.parts)
    return (
        hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        article.head("kicker"),
        article.title,
        article.head("subtitle"),
        json.dumps(article.authors, ensure_ascii=False),
        data.publication,
        data.date,
        data.page,
        data.page_name,
        data.url,
        data.accessed,
        data.language,
        json.dumps(dict(data.origins), ensure_ascii=False),
    )


def _mentions(
    article: Article, facts: Facts, ordinals: dict[int, int], names: Names
) -> tuple[Row, ...]:
    return tuple(
        (
            ordinals.get(mention.part),
            article.parts[mention.part].kind,
            mention.start,
            mention.end,
            mention.type,
            mention.text,
            mention.value,
            mention.high,
            mention.low,
            mention.unit,
            mention.bound,
            mention.iso,
            int(mention.inferred),
            mention.title,
            mention.org,
            mention.rule,
            names.of_mention(mention),
        )
        for mention in facts.mentions
    )


def _claims(
    article: Article, facts: Facts, ordinals: dict[int, int], names: Names, digest: str
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The claims of all projects, and the evidence of all claims."""
    figures = {_identity(mention): at for at, mention in enumerate(facts.mentions)}
    known = _told(facts, names)
    claims: list[Row] = []
    evidence: list[Row] = []
    for project in facts.projects:
        subject = names.of_project(project)
        for claim in project.claims:
            other = names.of_object(claim)
            figure = figures.get(_identity(claim.figure)) if claim.figure else None
            evidence.extend(
                (
                    len(claims),
                    ordinals.get(piece.part),
                    article.parts[piece.part].kind,
                    piece.start,
                    piece.end,
                    piece.role,
                )
                for piece in claim.evidence
            )
            claims.append(
                (
                    subject,
                    other,
                    figure,
                    claim.attribute,
                    claim.object if claim.attribute == "status" else None,
                    claim.modality,
                    claim.time,
                    claim.rule,
                    RULES_VERSION,
                    claim.confidence,
                    "automatic",
                    mark_of(digest, project.name, claim, article, ordinals),
                    line(
                        replace(
                            known[subject],
                            attribute=claim.attribute,
                            modality=claim.modality,
                            object=claim.object if other is None else names.name(other),
                            figure=None if figure is None else facts.mentions[figure],
                            words=tuple(
                                article.parts[piece.part].text[piece.start : piece.end]
                                for piece in claim.evidence
                                if piece.role in WORDS
                            ),
                        )
                    ),
                )
            )
    return tuple(claims), tuple(evidence)


def _told(facts: Facts, names: Names) -> dict[int, Told]:
    """Place of each project -> what all its claims are listed by."""
    called: dict[int, dict[str, None]] = {}
    for mention in facts.mentions:
        if mention.type == "PROJECT" and (place := names.of_mention(mention)) is not None:
            called.setdefault(place, {})[mention.text] = None
    links: dict[tuple[int, str], dict[str, None]] = {}
    for project in facts.projects:
        for claim in project.claims:
            if (other := names.of_object(claim)) is not None:
                key = (names.of_project(project), claim.attribute)
                links.setdefault(key, {})[names.name(other)] = None
    found = {}
    for place in {names.of_project(project) for project in facts.projects}:
        park = next(iter(links.get((place, "park"), ())), None)
        found[place] = Told(
            names=(names.name(place), *called.get(place, ())),
            attribute="",
            modality="",
            park=park,
            places=places_of(park),
            investors=tuple(links.get((place, "org"), ())),
        )
    return found


def places_of(park: str | None) -> tuple[str, ...]:
    """The full name of a listed park, its province and city; nothing of another one."""
    zone = gazetteer.official(park) if park else None
    return (zone.name, zone.province, zone.city) if zone else ()


def mark_of(
    digest: str, project: str, claim: Claim, article: Article, ordinals: dict[int, int]
) -> str:
    """What a claim is known by as long as the text of its article and what it says of which words
    stay the same, however often it is found.
    """
    role = role_of(claim.attribute)
    # Not by the number of the part: an article out of a library comes without its byline.
    at = [
        (ordinals.get(piece.part, article.parts[piece.part].kind), piece.start, piece.end)
        for piece in claim.evidence
        if piece.role == role
    ]
    return mark(digest, project, claim.attribute, claim.object, at)


def role_of(attribute: str) -> str:
    """Which of a claim's evidence are the words in which it says what it says."""
    return "trigger" if attribute == "status" else "value"


def _identity(mention: Mention) -> tuple[str, int, int, int]:
    return mention.type, mention.part, mention.start, mention.end
