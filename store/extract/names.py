"""The names of one article: parks, bodies and firms, people, projects, in this order."""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from store.extract import (
    aliases,
    brands,
    bylines,
    divisions,
    firmrows,
    foreigners,
    gazetteer,
    latin,
    listed,
    neighbours,
    openers,
    organisations,
    organisers,
    parkforms,
    parkrows,
    parks,
    parkstarts,
    parkwords,
    people,
    projects,
    repeats,
    speakers,
    trades,
    workrows,
    works,
)
from store.extract.draft import Draft, place
from store.fold import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.model import Article, Mention, Range

RULES = {
    **parks.RULES,
    **organisations.RULES,
    **openers.RULES,
    **trades.RULES,
    **neighbours.RULES,
    **latin.RULES,
    **firmrows.RULES,
    **organisers.RULES,
    **workrows.RULES,
    **people.RULES,
    **speakers.RULES,
    **bylines.RULES,
    **projects.RULES,
}
# With these the groups of the state open their names, that of one of their firms behind.
GROUPS_OF = ("中国", "国家", "国网", "中铁", "中建", "中交", "中核", "中冶", "中石", "中粮")
# Of two firms side by side the second has fewer characters.
JOINT = 5
# Committees of the Party, of which a place has one each.
COMMITTEES = ("省委", "市委", "州委", "县委", "区委", "旗委", "党委")


def find(article: Article, figures: Sequence[Mention] = ()) -> list[Mention]:
    """All names in all parts of the article, in the order of the text, nested ones included.

    figures: the amounts and dates already found in it; names do not run over money and dates.
    Short forms carry the name they stand for as `canonical`, people their office and its body.
    """
    draft = Draft.of(article, figures)
    _parks(draft)
    _generic_parks(draft)
    _bodies(draft)
    _brands(draft)
    _defined(draft)
    _bylines(draft)
    _people(draft)
    works.find(draft)
    _openings(draft)
    repeats.find(draft)
    _hosts(draft)
    _link(draft)
    return sorted(draft.found.values(), key=place)


def _parks(draft: Draft) -> None:
    """Zones by name: they are words of their own to all that follows."""
    for part, clauses in draft.parts():
        for pair in parks.binational(clauses):
            draft.add("PARK", part, pair, "park-pair")
            clauses.know(*pair)
        for kind, start, end in draft.hits[part]:
            span, rule = None, "park-gazetteer"
            if kind == "park":
                span, rule = parks.named(clauses, start, end), "park-suffix"
                if span is None and clauses.folded[start:end] in parks.PLACED:
                    span, rule = parkrows.mate(clauses, start, end), "park-row"
            elif kind == "toponym":
                span = parks.toponym(clauses, start, end)
                span = (parkstarts.extended(clauses, start), end) if span else None
            elif kind == "zone" and clauses.folded[start:end] not in parks.DISTRICTS:
                span = (parkstarts.extended(clauses, start), end)
            if span:
                if draft.covering("PARK", part, (end - 1, end)) and rule == "park-suffix":
                    continue
                span = (span[0], parkstarts.closed(clauses, span[1]))
                draft.add("PARK", part, span, rule)
                area = kind != "park" or clauses.folded[start:end] in parks.AREAS
                clauses.know(*span, "s" if area else "z")
    zones: dict[int, list[Mention]] = defaultdict(list)
    for zone in draft.of_type("PARK"):
        zones[zone.part].append(zone)
    for part, clauses in draft.parts():
        for span, name in parkrows.elided(clauses, zones[part]):
            draft.defined[clauses.folded[slice(*span)]] = name
            draft.add("PARK", part, span, "park-row")
        for span in parkrows.summed(clauses):
            if not draft.covering("PARK", part, span):
                draft.add("PARK", part, span, "park-row")
                clauses.know(*span)


def _generic_parks(draft: Draft) -> None:
    """Words for a zone alone, where they stand for one zone of the article."""
    named = draft.of_type("PARK")
    taken = {(m.part, at) for m in named for at in range(m.start, m.end)}
    names = frozenset(parkforms.unmerged(draft.folded(m)) for m in named)
    bare = [
        (part, start, end)
        for part, hits in enumerate(draft.hits)
        for kind, start, end in hits
        if kind == "park" and (part, start) not in taken
    ]
    # 7个自贸试验区: where the article counts them, the word alone stands for all of them.
    many = parkforms.counted(
        (
            draft.texts[part].folded[start:end]
            for part, start, end in bare
            if parkwords.counted(draft.texts[part], start)
        ),
        names,
    )
    _zone_rows(draft, bare)
    for part, start, end in bare:
        clauses = draft.texts[part]
        word = clauses.folded[start:end]
        if (parkforms.kind_of(word) or word) in many and word != "园区":
            continue
        span = parkwords.short(clauses, start, end, names)
        if span:
            span = (span[0], parkstarts.closed(clauses, span[1]))
            draft.add("PARK", part, span, "park-short")
            clauses.know(*span, "s" if word in parks.AREAS else "z")


def _zone_rows(draft: Draft, bare: Sequence[tuple[int, int, int]]) -> None:
    """Words such as 科学城 alone that stand in a row of zones."""
    for part, clauses in draft.parts():
        spans = [(start, end) for number, start, end in bare if number == part]
        for span in parkwords.row(clauses, spans) if len(spans) > 1 else ():
            if (
                clauses.folded[slice(*span)] in parkstarts.GROUNDS
                and clauses.folded[span[1] - 1] in parkwords.PROPER
            ):
                draft.add("PARK", part, span, "park-row")
                clauses.know(*span)


def _bodies(draft: Draft) -> None:
    """Bodies and firms by the word that closes their name."""
    for part, clauses in draft.parts():
        bodies: list[Range] = []
        for kind, start, end in draft.hits[part]:
            if kind in organisations.SCANNERS:
                span = organisations.scan(kind, clauses, start, end)
                if span:
                    rule = organisations.SCANNERS[kind][1]
                    draft.add("ORG", part, span, rule)
                    clauses.know(*span)
                    if rule == "org-body":
                        bodies.append(span)
        for span in firmrows.offices(clauses, bodies):
            draft.extra("ORG", part, span, "org-office")


def _brands(draft: Draft) -> None:
    """Firms without such a word, told by where they stand."""
    for part, clauses in draft.parts():
        for kind, start, end in draft.hits[part]:
            span, rule = None, "org-brand"
            if kind == "title" and clauses.folded[start:end] in neighbours.OFFICERS:
                span = neighbours.led(clauses, start)
            elif kind == "trade":
                span, rule = trades.trade(clauses, start, end), "org-trade"
                wider = None if span else trades.worded(clauses, start, end)
                if wider and not draft.covering("PARK", part, wider):
                    # 凯德|投资|旗下: the longer name stays.
                    draft.add("ORG", part, wider, rule)
            if span:
                draft.extra("ORG", part, span, rule)
        for span in neighbours.noticed(clauses):
            draft.extra("ORG", part, span, "org-notice")
        for span in (*latin.named(clauses), *latin.lettered(clauses)):
            draft.extra("ORG", part, span, "org-latin")
        for span in (*neighbours.apposed(clauses), *neighbours.following(clauses)):
            draft.extra("ORG", part, span, "org-apposed")
        for span in neighbours.quoted(clauses):
            draft.extra("ORG", part, span, "org-quoted")
        for span in (*neighbours.owning(clauses), *neighbours.investing(clauses)):
            draft.extra("ORG", part, span, "org-owner")
        for span in organisers.hosting(clauses):
            if not draft.covering("PARK", part, span):
                draft.extra("ORG", part, span, "org-host")
        for span in firmrows.firms(clauses):
            if not draft.covering("PARK", part, span):
                draft.extra("ORG", part, span, "org-row")
    draft.outermost("ORG")
    _of_groups(draft)
    firms: dict[int, list[Range]] = defaultdict(list)
    for mention in draft.of_type("ORG"):
        if mention.rule not in repeats.BODIES and draft.folded(mention) not in listed.STATE:
            firms[mention.part].append((mention.start, mention.end))
    for part, spans in firms.items():
        for span in firmrows.beside(draft.texts[part], spans):
            if not draft.covering("PARK", part, span):
                draft.extra("ORG", part, span, "org-beside")


def _of_groups(draft: Draft) -> None:
    """Two firms side by side that are one name: 中国化学|东华科技 of a group, 一汽|弗迪 of both."""
    for one, other in itertools.pairwise(draft.of_type("ORG")):
        if one.part != other.part or one.end != other.start:
            continue
        if ("ORG", one.part, one.start, one.end) not in draft.found:
            # Of three the first two are one name.
            continue
        names = draft.folded(one), draft.folded(other)
        group = names[0][:2] in GROUPS_OF
        joint = all(len(name) < JOINT - 1 and name not in listed.STATE for name in names)
        if one.rule == other.rule == "org-known" and (group or joint):
            draft.drop(one)
            draft.drop(other)
            draft.add("ORG", one.part, (one.start, other.end), "org-known")
            draft.texts[one.part].know(one.start, other.end)


def _defined(draft: Draft) -> None:
    """The short forms that the article gives itself: …有限公司(以下简称“…”), …组织(ISO)."""
    for part, clauses in draft.parts():
        for end, span in aliases.lettered(clauses.folded):
            full = [m for m in draft.covering("ORG", part, (end - 1, end)) if m.end == end]
            if full:
                draft.defined[clauses.folded[slice(*span)]] = full[0].text
                draft.extra("ORG", part, span, "org-alias")
    for part, clauses in draft.parts():
        for end, span in aliases.defined(clauses.folded):
            for kind, rule in (("ORG", "org-alias"), ("PARK", "park-alias")):
                full = [m for m in draft.covering(kind, part, (end - 1, end)) if m.end == end]
                if full:
                    draft.defined[clauses.folded[slice(*span)]] = full[0].text
                    draft.extra(kind, part, span, rule)


def _bylines(draft: Draft) -> None:
    """Those who made the piece."""
    parts = draft.article.parts
    bodies = [number for number, part in enumerate(parts) if part.kind == "body"]
    for part, clauses in draft.parts():
        credited = [
            person
            for kind, start, end in draft.hits[part]
            if kind == "credit"
            for person in bylines.credited(clauses, start, end)
        ]
        credited += bylines.dateline(clauses)
        credited += bylines.bracketed(clauses)
        if parts[part].kind == "byline":
            credited += bylines.whole(clauses, draft.article.authors)
        elif part == (bodies[-1] if bodies else None):
            credited += bylines.trailing(clauses)
        for person in credited:
            draft.add("BYLINE", part, (person.start, person.end), person.rule)


def _people(draft: Draft) -> None:
    """Those the piece tells of."""
    bodies: dict[int, dict[int, tuple[int, str]]] = defaultdict(dict)
    for body in (*draft.of_type("PARK"), *draft.of_type("ORG")):
        name = draft.defined.get(draft.folded(body), body.text)
        bodies[body.part][body.end] = (body.start, name)
    repeated = speakers.repeated(draft.texts)
    for part, clauses in draft.parts():
        found: list[people.Person] = []
        for kind, start, end in draft.hits[part]:
            if kind == "title":
                found += people.titled(clauses, start, end)
                address = people.addressed(clauses, start, end)
                found += [address] if address else []
            elif clauses.folded[end - 1] == "会" and organisations.chaired(clauses, end):
                # 灯协会|长: the closing word of a society runs over the office.
                found += people.titled(clauses, end - 1, end + 1)
            elif kind == "leader" and not people.teaching(clauses, end):
                found.append(people.Person(start, end, "person-leader"))
        found += (people.Person(*span, "person-foreign") for span in foreigners.dotted(clauses))
        found += speakers.introduced(clauses, sorted(bodies[part]))
        found += speakers.masters(clauses)
        found += speakers.veiled(clauses)
        found += speakers.kin(clauses)
        found += speakers.called(clauses)
        found += speakers.roll(clauses)
        found += speakers.nicknamed(clauses)
        unofficial = [
            people.Person(*span, "person-foreign") for span in foreigners.speakers(clauses)
        ]
        unofficial += speakers.speakers(clauses)
        unofficial += speakers.subjects(clauses)
        unofficial += speakers.told(clauses)
        unofficial += speakers.told_again(clauses, repeated)
        found += (
            person
            for person in unofficial
            if not any(
                draft.covering(kind, part, (person.start, person.end))
                for kind in ("ORG", "PARK", "BYLINE")
            )
        )
        found += [more for one in found for more in people.row(clauses, one.end)]
        for person in found:
            span = (person.start, person.end)
            draft.add("PERSON", part, span, person.rule)
            mention = draft.found["PERSON", part, person.start, person.end]
            if person.title and mention.title is None:
                title, org = people.office(clauses, person.title, bodies[part])
                draft.put(replace(mention, title=title, org=org))
    draft.outermost("PERSON")


def _openings(draft: Draft) -> None:
    """The firms that open the names of their projects and parks."""
    texts = [clauses.folded for clauses in draft.texts]
    for mention in draft.of_type("PROJECT"):
        clauses = draft.texts[mention.part]
        row = mention.rule == "project-row"
        span = openers.opening(clauses, mention.start, mention.end, alone=row)
        if span and brands.called(texts, clauses.folded[slice(*span)]):
            continue
        if span and not draft.covering("ORG", mention.part, span):
            draft.add("ORG", mention.part, span, "org-brand")
        _joint(draft, mention)
    for mention in draft.of_type("PARK"):
        size = openers.hosting(draft.folded(mention))
        span = (mention.start, mention.start + size)
        if size and brands.called(texts, draft.folded(mention)[:size]):
            continue
        # 横沙现代农业产业园: only what is built or invested in tells that a firm is behind it.
        built = (
            draft.covering("PROJECT", mention.part, (mention.start, mention.end)) if size else ()
        )
        if built and not draft.covering("ORG", mention.part, span):
            draft.add("ORG", mention.part, span, "org-brand")


def _joint(draft: Draft, project: Mention) -> None:
    """Two well-known firms that open a project's name side by side are one of both: 奥迪|一汽."""
    opened = draft.covering("ORG", project.part, (project.start, project.start + JOINT))
    for one, other in itertools.pairwise(opened):
        beside = one.start == project.start and one.end == other.start
        if beside and one.rule == other.rule == "org-known" and len(other.text) < JOINT:
            draft.drop(one)
            draft.drop(other)
            draft.add("ORG", project.part, (one.start, other.end), "org-brand")


def _hosts(draft: Draft) -> None:
    """The bodies and firms that branches are of, inside the names of these: 甲公司|党委."""
    for mention in draft.of_type("ORG"):
        size = divisions.host(draft.folded(mention))
        if size:
            draft.add("ORG", mention.part, (mention.start, mention.start + size), mention.rule)


def _link(draft: Draft) -> None:
    """Give short forms the full name they stand for; none where more than one could be meant."""
    for kind in ("PARK", "ORG", "PROJECT"):
        mentions = draft.of_type(kind)
        named = [m for m in mentions if m.rule != "park-short"]
        names = {draft.folded(m): m.text for m in named}
        whole = aliases.longer(names)
        if kind == "ORG":
            whole = {
                short: name
                for short, name in whole.items()
                if not (_of_both(short, name) or _another(short, name))
            }
            whole |= aliases.firms(names)
        if kind == "PARK":
            whole = {**parkforms.apart(whole), **parkforms.same(names)}
        meant = parkforms.Meant(draft.article, named) if len(named) < len(mentions) else None
        for mention in mentions:
            zone = meant.by(mention) if meant and mention.rule == "park-short" else mention
            canonical = zone and _whole(draft.folded(zone), draft.defined, whole, names)
            if zone is not None and zone is not mention:
                canonical = canonical or zone.text
            if canonical and canonical != mention.text:
                draft.put(replace(mention, canonical=canonical))


def _of_both(short: str, name: str | None) -> bool:
    """Whether a name is only the second of two that one name is made of: 一汽|弗迪."""
    known = gazetteer.companies()
    if name is None or short not in known:
        return False
    first = name[: -len(short)]
    return name.endswith(short) and len(first) < JOINT - 1 and first in known


def _another(short: str, name: str | None) -> bool:
    """Whether a body whose name only has the characters of another is one of its own: 南京大学 is
    not 南京理工大学, a 市委 no 市纪委监委, 中国银行 no 中国建设银行.
    """
    if name is None or short in name:
        return False
    if short.endswith(COMMITTEES):
        return not name.endswith(short[-2:])
    known = short in gazetteer.companies()
    return short.endswith("大学") or (short.endswith("银行") and known)


def _whole(
    short: str,
    defined: Mapping[str, str],
    whole: Mapping[str, str | None],
    names: Mapping[str, str],
) -> str | None:
    """The name that a short form stands for in the end: of a form of a form, the longest."""
    full: str | None = None
    seen = {short}
    while (name := defined.get(short) or names.get(whole.get(short) or "")) is not None:
        short = fold(name)
        if short in seen:
            break
        seen.add(short)
        full = name
    return full
