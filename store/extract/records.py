"""Records: the projects of an article with all that is claimed of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from store.extract import backers, confidence, outlook, schedule, status, wholes
from store.extract import roster as rosters
from store.extract import scope as scopes
from store.extract.attachment import Attachment
from store.extract.backers import Backers
from store.extract.events import Events
from store.extract.hosts import Hosts
from store.extract.linking import Linking
from store.extract.schedule import Schedule
from store.extract.topic import Topic
from store.model import Project

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.extract.roster import Roster
    from store.model import Article, Claim, Mention


def build(article: Article, mentions: Sequence[Mention]) -> tuple[Project, ...]:
    """The projects that the article tells of, in the order in which it names them first.

    mentions: all of the article's, in the order of the text. What lies after the article's date
    (article.metadata.date) is still to come.
    """
    if all(mention.type != "PROJECT" for mention in mentions):
        return ()
    mentions = rosters.without_places(article, mentions)
    roster = rosters.of_mentions(article, mentions)
    if not roster.entries:
        return ()
    claims = _claims(article, roster, mentions)
    return tuple(
        Project(entry.name, entry.names[1:], _once(claims[index], article))
        for index, entry in enumerate(roster.entries)
    )


def _claims(
    article: Article, roster: Roster, mentions: Sequence[Mention]
) -> dict[int, list[Claim]]:
    """The claims of each project by its index in the roster, repeated ones included."""
    claims: dict[int, list[Claim]] = defaultdict(list)
    scope = scopes.of_article(article)
    if not scope.clauses:
        return claims
    topic = Topic(scope, roster, mentions)
    wholes.find(roster, topic)
    for project, claim in Attachment(scope, roster, topic, mentions).claims():
        claims[project].append(claim)
    when = Schedule(scope, mentions, article.metadata.date)
    dated = list(when.dated(Events(scope, topic, mentions).all()))
    events = list(schedule.settled(dated, article.metadata.date))
    for project, claim in (*schedule.claims(events, scope, roster), *status.claims(events)):
        claims[project].append(claim)
    linking = Linking.of(article, scope, roster, topic, mentions)
    hosts = Hosts(linking)
    for project, claim in (*hosts.all(), *Backers(linking).all()):
        # An officer's firm is only the second guess.
        attribute = "org" if claim.rule in backers.GUESSES else "park"
        certain = claim.attribute == "org" and attribute == "park"
        if certain or not _has(claims[project], attribute):
            claims[project].append(claim)
    for project, claim in hosts.of_firms(claims):
        if not _has(claims[project], "park"):
            claims[project].append(claim)
    for index in range(len(roster.entries)):
        claims[index] = backers.without_brands(claims[index])
        planned = None if _has(claims[index], "status") else status.of_money(claims[index])
        if planned is not None:
            claims[index].append(planned)
    wholes.inherit(roster, claims, mentions)
    outlook.apply(claims, scope)
    return claims


def _has(claims: list[Claim], attribute: str) -> bool:
    return any(claim.attribute == attribute for claim in claims)


def _once(claims: list[Claim], article: Article) -> tuple[Claim, ...]:
    """The claims with their class, without those that repeat another's attribute and value.

    A sentence that counts the same number twice (隧道1座,大桥1座) counts two things.
    """
    kept: list[Claim] = []
    first: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        told = first.setdefault(_content(claim), claim)
        if told is claim or _is_second_count(told, claim, article):
            sure = confidence.of_rule(claim.rule)
            kept.append(claim if claim.confidence == sure else replace(claim, confidence=sure))
    return tuple(kept)


def _content(claim: Claim) -> tuple[object, ...]:
    """What a claim says, in a form that can be compared: 1000吨/年 is 1000吨 told again."""
    figure = claim.figure
    if figure is None:
        return claim.attribute, claim.object
    unit = (figure.unit or "").split("/")[0]
    return claim.attribute, figure.value, figure.high, unit, figure.bound, figure.iso


def _is_second_count(one: Claim, other: Claim, article: Article) -> bool:
    """True for two counts in one sentence."""
    first, second = one.figure, other.figure
    if first is None or second is None or other.attribute != "other_quantity":
        return False
    if first.part != second.part:
        return False
    return "。" not in article.parts[first.part].text[first.end : second.start]
