"""Names told again: every further place where a name of the article stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import aliases, foreigners, listed, people, works
from store.extract.clauses import BREAKS
from store.extract.patterns import pattern
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from collections.abc import Collection

    from store.extract.draft import Draft
    from store.model import Mention, Range

# Bodies have no short forms such as firms have.
BODIES = ("org-body", "org-school", "org-office", "org-arm")
# Of firms found so a short name may stand anywhere in the article.
BRANDS = (
    "org-owner",
    "org-arm",
    "org-brand",
    "org-trade",
    "org-notice",
    "org-row",
    "org-known",
    "org-quoted",
    "org-apposed",
    "org-beside",
)

# A body of a place with its level, told again without it.
LEVELLED = pattern("[省市县区].{5,}(?:委员会|指挥部|领导小组)")
# A project's name so long is told again without 项目 at its end.
LONG = 8
# So far before a name told again the marks may open that it closes with.
MARKED = 6
# One that closes with what is built needs not be so long.
SHORT = 6
WORKS = tuple(f"{work}项目" for work in (*section("ways"), *section("sites")))
# The firms of one group are called by its name and 系: 甲系入主, but 甲系控股型企业.
KINDRED = pattern("系(?=[”’,。;、与和及的]|资本|企业|公司|入主|进入|退出|股东|成员|旗下|高管|基金)")
# What a name without 项目 closes with where something else follows: 年产10GWh动力电池生产|规模.
UNENDED = ("生产", "制造", "加工", "建设")


def find(draft: Draft) -> None:
    """Every further place where a name of the article stands, firms by their short forms too."""
    persons = {draft.folded(m) for m in draft.of_type("PERSON")}
    for mention in draft.of_type("ORG"):
        if mention.rule in BRANDS and draft.folded(mention) in persons:
            draft.drop(mention)
    bodies = draft.of_type("ORG")
    full = {draft.folded(m) for m in bodies}
    firms = {draft.folded(m) for m in bodies if m.rule not in BODIES}
    shorts = {short for name in firms for short in aliases.shorts(name)} - persons
    # 市国土空间规划委员会: told again without its level.
    shorts |= {name[1:] for name in full if LEVELLED.fullmatch(name)}
    odd = {
        draft.folded(m) for m in bodies if m.rule in BRANDS and not aliases.taken(draft.folded(m))
    }
    again = {name for name in full if len(name) > 3 or name in draft.defined or name in shorts}
    # What is a word as well was looked at wherever it stands.
    again = (again | odd) - listed.WORDS
    shorts -= full | listed.WORDS
    _again(draft, "ORG", again, "org-again")
    _again(draft, "ORG", shorts, "org-alias")
    draft.outermost("ORG")
    people_found = {draft.folded(m) for m in draft.of_type("PERSON")}
    people_found |= {first for name in people_found for first in foreigners.parts(name)}
    _again(draft, "PERSON", people_found, "person-again")
    projects = {draft.folded(m) for m in draft.of_type("PROJECT") if not _is_firms(draft, m)}
    places = {draft.folded(m) for kind in ("PARK", "ORG") for m in draft.of_type(kind)}
    bare = {name[:-2] for name in projects if name.endswith("项目") and _tells(name)}
    bare = {name for name in bare if not name.endswith(UNENDED)}
    _again(draft, "PROJECT", projects | (bare - places), "project-again")
    _marked(draft)


def _marked(draft: Draft) -> None:
    """Projects told again in marks go as far as these, with the firm before: 甲“智慧工厂”."""
    for mention in draft.of_type("PROJECT"):
        text = draft.texts[mention.part].folded
        opened = text.rfind("“", max(0, mention.start - MARKED), mention.start)
        if text[mention.end : mention.end + 1] != "”" or opened < 0:
            continue
        if not BREAKS.isdisjoint(text[opened + 1 : mention.start]):
            continue
        firms = draft.covering("ORG", mention.part, (opened - 1, opened)) if opened else []
        owner = next((firm for firm in firms if firm.end == opened), None)
        span = (owner.start, mention.end + 1) if owner else (opened + 1, mention.end)
        if span != (mention.start, mention.end) and mention.rule == "project-again":
            draft.drop(mention)
            draft.add("PROJECT", mention.part, span, mention.rule)


def _tells(name: str) -> bool:
    """Whether a name with 项目 at its end tells which one is meant without it: 香炉洲大桥."""
    return len(name) > LONG or (len(name) > SHORT and name.endswith(WORKS))


def _of_firm(draft: Draft, part: int, span: Range) -> bool:
    """Whether a span only stands inside a firm's longer name: 甲锂电|材料有限公司."""
    return any(m.start <= span[0] and span[1] < m.end for m in draft.covering("ORG", part, span))


def _is_firms(draft: Draft, project: Mention) -> bool:
    """Whether a row calls a firm itself a project: elsewhere its name is the firm's alone."""
    span = (project.start, project.end)
    return any((body.start, body.end) == span for body in draft.covering("ORG", project.part, span))


def _again(draft: Draft, kind: str, names: Collection[str], rule: str) -> None:
    """Mentions of the names wherever they stand free, the longest first."""
    for part, clauses in draft.parts():
        known = draft.found
        found = [
            (start - end, start, end)
            for start, end in aliases.places_in(clauses.folded, names)
            if (kind, part, start, end) not in known
        ]
        found.sort()
        for _, start, end in found:
            if kind == "ORG":
                end = listed.traded(clauses, end)
                end += KINDRED.match(clauses.folded, end) is not None
            span = (start, end)
            over = draft.covering(kind, part, span)
            inner = all(
                start <= m.start and m.end <= end and m.end - m.start < end - start for m in over
            )
            if not inner:
                continue
            # 走|访华|健药康: what the article itself calls so needs no whole word before it.
            least = 4 if clauses.folded[start:end] in draft.defined else 5
            cut = not clauses.whole(end) or (end - start < least and not clauses.whole(start))
            joined = kind == "ORG" and (cut or listed.joins(clauses, end))
            joined = joined or listed.serves(clauses.folded, start, end)
            # 麓谷·人才家苑
            dotted = "·" in (clauses.folded[start - 1 : start], clauses.folded[end : end + 1])
            joined = joined or (rule == "org-alias" and dotted)
            joined = joined or (kind == "PERSON" and people.teaching(clauses, end))
            joined = joined or (kind == "PROJECT" and not works.stands(draft, part, span))
            joined = joined or (kind == "PROJECT" and _of_firm(draft, part, span))
            if not joined and not draft.covering("BYLINE", part, span):
                for mention in over:
                    # 重庆|格力: the longer form is the name that stands here.
                    draft.drop(mention)
                draft.add(kind, part, span, rule)
