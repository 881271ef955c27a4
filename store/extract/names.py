"""The names of one article: parks, bodies and firms, people, projects, in this order."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from store.extract import aliases, gazetteer, organisations, parks, people, projects, vocabulary
from store.extract.clauses import Clauses
from store.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.model import Article, Range

RULES = {**parks.RULES, **organisations.RULES, **people.RULES, **projects.RULES}


@dataclass(slots=True)
class _Draft:
    """An article while its names are being found.

    hits: for each part the anchors in it: kind, start, end. found: the mentions by their place.
    defined: short form, folded -> the full name that the article says it stands for.
    """

    article: Article
    texts: list[Clauses]
    hits: list[list[tuple[str, int, int]]]
    found: dict[tuple[str, int, int, int], Mention] = field(default_factory=dict)
    defined: dict[str, str] = field(default_factory=dict)

    def add(self, kind: str, part: int, span: Range, rule: str) -> None:
        """Note a mention, unless one of that type stands there already."""
        key = (kind, part, *span)
        if key not in self.found:
            self.found[key] = Mention(kind, part, *span, self.texts[part].clip(*span), rule)

    def of(self, kind: str) -> list[Mention]:
        """The mentions of a type, in the order of the text."""
        return sorted((m for m in self.found.values() if m.type == kind), key=_place)

    def extra(self, kind: str, part: int, span: Range, rule: str) -> None:
        """Note a mention where no other of that type is, and take it for one word from now on."""
        if not self.covered(kind, part, span):
            self.add(kind, part, span, rule)
            self.texts[part].know(*span)

    def covered(self, kind: str, part: int, span: Range) -> bool:
        """Whether a mention of that type shares a character with the span."""
        return any(
            m.type == kind and m.part == part and m.start < span[1] and span[0] < m.end
            for m in self.found.values()
        )

    def outermost(self, kind: str, nested: tuple[str, ...] = ()) -> None:
        """Of mentions of one type that overlap keep the longest, of equal ones the first.

        nested: a mention that opens a longer one stays too if it closes with one of these.
        """
        kept: list[Mention] = []
        for mention in sorted(self.of(kind), key=lambda m: (m.part, m.start - m.end, m.start)):
            over = [
                m for m in kept if m.part == mention.part and m.start < mention.end and mention.start < m.end
            ]
            inner = all(m.start == mention.start and m.end > mention.end + 1 for m in over)
            if not over or (inner and nested and self.folded(mention).endswith(nested)):
                kept.append(mention)
            else:
                del self.found[kind, mention.part, mention.start, mention.end]

    def folded(self, mention: Mention) -> str:
        """The mention's text, folded."""
        return self.texts[mention.part].folded[mention.start : mention.end]


def _place(mention: Mention) -> tuple[int, int, int]:
    return mention.part, mention.start, -mention.end


@lru_cache(maxsize=1)
def _anchors() -> tuple[AhoCorasick, list[str]]:
    """The automaton over all words that names close or open with, and the kind of each."""
    table: dict[str, str] = dict.fromkeys(organisations.CALLED, "trade")
    table.update(dict.fromkeys(projects.SITES, "site"))
    table.update(dict.fromkeys(projects.WAYS, "way"))
    table["段"] = "stretch"
    table.update(dict.fromkeys(projects.HEADS, "head"))
    table.update(dict.fromkeys(vocabulary.CREDITS, "credit"))
    table.update(dict.fromkeys(vocabulary.TITLES, "title"))
    table.update(dict.fromkeys(people.ADDRESS, "title"))
    table.update(organisations.keys())
    table.update(dict.fromkeys(parks.KEYS, "park"))
    table.update((name, "zone") for name in gazetteer.zones() if len(name) > 4)
    table.update(dict.fromkeys(parks.TOPONYMS, "toponym"))
    keys = list(table)
    return AhoCorasick(keys, matchkind=MatchKind.LeftmostLongest), [table[key] for key in keys]


def find(article: Article, figures: Sequence[Mention] = ()) -> list[Mention]:
    """All names in all parts of the article, in the order of the text, nested ones included.

    figures: the amounts and dates already found in it; names do not run over money and dates.
    """
    automaton, kinds = _anchors()
    texts = [Clauses.of(part.text) for part in article.parts]
    hits = [
        [(kinds[key], start, end) for key, start, end in automaton.find_matches_as_indexes(each.folded)]
        for each in texts
    ]
    draft = _Draft(article, texts, hits)
    _parks(draft)
    _generic_parks(draft)
    _bodies(draft)
    _people(draft)
    _projects(draft)
    _repeats(draft)
    return _linked(draft)


def _parks(draft: _Draft) -> None:
    for part, clauses in enumerate(draft.texts):
        for kind, start, end in draft.hits[part]:
            span = None
            if kind == "park":
                span = parks.named(clauses, start, end)
            elif kind == "zone" and clauses.folded[start:end] not in parks.DISTRICTS:
                span = (start, end)
            elif kind == "toponym":
                span = parks.toponym(clauses, start, end)
            if span:
                draft.add("PARK", part, span, "park-suffix" if kind == "park" else "park-gazetteer")
                # A zone by law is a place to other names, a park of firms a name of its own.
                clauses.know(*span, "s" if kind != "park" or clauses.folded[start:end] in parks.AREAS else "z")


def _bodies(draft: _Draft) -> None:
    for part, clauses in enumerate(draft.texts):
        for kind, start, end in draft.hits[part]:
            if kind not in organisations.SCANNERS:
                continue
            span = organisations.scan(kind, clauses, start, end)
            if span:
                draft.add("ORG", part, span, organisations.RULE_OF[kind])
                clauses.know(*span)
        for kind, start, end in draft.hits[part]:
            span = None
            if kind == "title" and clauses.folded[start:end] in organisations.OFFICERS:
                span = organisations.led(clauses, start)
            elif kind == "trade":
                span = organisations.trade(clauses, start, end)
            if span:
                draft.extra("ORG", part, span, "org-trade" if kind == "trade" else "org-brand")
        for span in organisations.noticed(clauses):
            draft.extra("ORG", part, span, "org-notice")
        for span in organisations.rows(clauses):
            draft.extra("ORG", part, span, "org-row")
    draft.outermost("ORG")
    _defined(draft)


def _defined(draft: _Draft) -> None:
    """The short forms that the article gives itself: …有限公司(以下简称“…”)."""
    for part, clauses in enumerate(draft.texts):
        for end, span in aliases.defined(clauses.folded):
            full = next((m for m in draft.of("ORG") + draft.of("PARK") if m.part == part and m.end == end), None)
            if full is None:
                continue
            draft.defined[clauses.folded[slice(*span)]] = full.text
            draft.extra(full.type, part, span, "org-alias" if full.type == "ORG" else "park-alias")


def _people(draft: _Draft) -> None:
    parts = draft.article.parts
    bodies = [number for number, part in enumerate(parts) if part.kind == "body"]
    for part, clauses in enumerate(draft.texts):
        for kind, start, end in draft.hits[part]:
            if kind == "title":
                for person in people.titled(clauses, start, end):
                    draft.add("PERSON", part, (person.start, person.end), person.rule)
                address = people.addressed(clauses, start, end)
                if address:
                    draft.add("PERSON", part, (address.start, address.end), address.rule)
            elif kind == "credit":
                for person in people.credited(clauses, start, end):
                    draft.add("BYLINE", part, (person.start, person.end), person.rule)
        for person in (*people.roll(clauses), *people.speakers(clauses)):
            draft.add("PERSON", part, (person.start, person.end), person.rule)
        for person in people.dateline(clauses):
            draft.add("BYLINE", part, (person.start, person.end), person.rule)
        whole = parts[part].kind == "byline"
        if whole or (bodies and part == bodies[-1]):
            for person in people.alone(clauses, whole=whole):
                draft.add("BYLINE", part, (person.start, person.end), person.rule)


def _projects(draft: _Draft) -> None:
    scanners = {"head": projects.headed, "site": projects.sited, "way": projects.way, "stretch": projects.stretch}
    heads = (*projects.HEADS, *projects.SITES, *projects.WAYS, *parks.KEYS, "段", "建设")
    for part, clauses in enumerate(draft.texts):
        for span in projects.rows(clauses, heads):
            draft.add("PROJECT", part, span, "project-row")
        for kind, start, end in draft.hits[part]:
            scan = scanners.get(kind)
            span = scan(clauses, start, end) if scan else None
            if span:
                draft.add("PROJECT", part, span, "project-" + kind)
                after = projects.extended(clauses, span[1])
                if after:
                    draft.add("PROJECT", part, (span[0], after), "project-phase")
            elif kind == "head":
                phase = projects.phased(clauses, start, end)
                if phase:
                    draft.add("PROJECT", part, phase, "project-phase")
        for mention in draft.of("PARK"):
            if mention.part == part and mention.rule != "park-short" and projects.park(clauses, mention.start, mention.end):
                draft.add("PROJECT", part, (mention.start, mention.end), "project-park")
    draft.outermost("PROJECT", nested=projects.NESTED)
    for mention in draft.of("PROJECT"):
        clauses = draft.texts[mention.part]
        span = organisations.brand(clauses, mention.start, mention.end)
        if span:
            inner = [m for m in draft.of("ORG") if m.part == mention.part and m.start < mention.end and mention.start < m.end]
            if not any(m.start < span[1] and span[0] < m.end for m in inner):
                draft.add("ORG", mention.part, span, "org-brand")


def _repeats(draft: _Draft) -> None:
    """Every further place where a name of the article stands, firms by their short forms too."""
    firms = [m for m in draft.of("ORG") if m.rule not in ("org-body", "org-school")]
    full = {draft.folded(m) for m in draft.of("ORG")}
    shorts = {short for name in {draft.folded(m) for m in firms} for short in aliases.shorts(name)}
    _again(draft, "ORG", {name for name in full if len(name) > 3 or name in draft.defined}, "org-again")
    _again(draft, "ORG", shorts - full, "org-alias")
    draft.outermost("ORG")
    _again(draft, "PROJECT", {draft.folded(m) for m in draft.of("PROJECT")}, "project-again")
    _again(draft, "PERSON", {draft.folded(m) for m in draft.of("PERSON")}, "person-again")


def _again(draft: _Draft, kind: str, names: set[str], rule: str) -> None:
    taken = {(m.part, at) for m in draft.of(kind) for at in range(m.start, m.end)}
    taken |= {(m.part, at) for m in draft.of("BYLINE") for at in range(m.start, m.end)}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        for part, clauses in enumerate(draft.texts):
            for start, end in aliases.places_in(clauses.folded, name):
                if (part, start) in taken or (part, end - 1) in taken:
                    continue
                draft.add(kind, part, (start, end), rule)
                taken.update((part, at) for at in range(start, end))


def _generic_parks(draft: _Draft) -> None:
    taken = {(m.part, at) for m in draft.of("PARK") for at in range(m.start, m.end)}
    named = frozenset(draft.folded(m) for m in draft.of("PARK"))
    bare = [
        (part, start, end)
        for part in range(len(draft.texts))
        for kind, start, end in draft.hits[part]
        if kind == "park" and (part, start) not in taken
    ]
    # 7个自贸试验区: where the article counts them, the word alone stands for all of them.
    many = {
        draft.texts[part].folded[start:end] for part, start, end in bare if parks.counted(draft.texts[part], start)
    }
    for part, start, end in bare:
        clauses = draft.texts[part]
        word = clauses.folded[start:end]
        if word != "园区" and word in many:
            continue
        span = parks.short(clauses, start, end, named)
        if span:
            draft.add("PARK", part, span, "park-short")
            clauses.know(*span, "s" if word in parks.AREAS else "z")


def _linked(draft: _Draft) -> list[Mention]:
    """The mentions in the order of the text, short forms with the name they stand for."""
    for kind in ("PARK", "ORG", "PROJECT"):
        mentions = draft.of(kind)
        names = {draft.folded(m): m.text for m in mentions}
        whole = {short: aliases.stands_for(short, names) for short in names}
        if kind == "ORG":
            for name in names:
                for short in aliases.shorts(name):
                    if short in whole:
                        # Two full names with one short form: it stays open which is meant.
                        whole[short] = name if whole[short] in (None, name) else None
        main = parks.main(draft.article, [m for m in mentions if m.rule != "park-short"])
        for mention in mentions:
            full = whole[draft.folded(mention)]
            canonical = draft.defined.get(draft.folded(mention)) or (names[full] if full else None)
            if mention.rule == "park-short" and canonical is None:
                canonical = main
            if canonical and canonical != mention.text:
                draft.found[kind, mention.part, mention.start, mention.end] = replace(
                    mention, canonical=canonical
                )
    return sorted(draft.found.values(), key=_place)
