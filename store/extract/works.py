"""The projects of an article while its names are being found."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

from store.extract import aliases, phrases, projects, raising, sites, workrows
from store.extract.draft import place

if TYPE_CHECKING:
    from store.extract.draft import Draft
    from store.model import Mention, Range

# Between two names of a row.
GLUE = frozenset(("、", "和", "与", "及", "以及", "、以及", "”、“", "和“", "”和“", "”和"))
# Works whose names open with so many characters alike are works of one place and builder.
ALIKE = 6
# What has people of its own: 甲局|乙高铁3标段|副总工程师.
RUN = frozenset(("head", "stretch"))
# A short form of fewer characters is no name.
SHORT = 3


def find(draft: Draft) -> None:
    """Projects by row, by head word, and parks and centres that are being built."""
    for part, clauses in draft.parts():
        for span in workrows.works(clauses):
            if not draft.covering("PERSON", part, span):
                draft.add("PROJECT", part, span, "project-row")
                _no_body(draft, part, span)
        for span in workrows.ways(clauses):
            draft.add("PROJECT", part, span, "project-ways")
        for kind, start, end in draft.hits[part]:
            if kind in RUN and projects.STAFF.match(clauses.folded, end):
                _run(draft, part, start, end, kind)
            elif kind in projects.SCANNERS:
                _project(draft, part, kind, start, end)
            elif kind == "title" and clauses.folded.startswith("项目", start):
                _run(draft, part, start, start + 2)
            elif kind == "park" and clauses.folded[end : end + 1] == "”":
                _quoted_park(draft, part, start, end)
            elif kind == "park" and sites.bare(clauses.folded, start, end):
                _bare_park(draft, part, start, end)
            elif kind == "school":
                _bodiless(draft, part, start, end)
    _lines(draft)
    _built_parks(draft)
    _rising(draft)
    for mention in (*draft.of_type("ORG"), *draft.of_type("PARK")):
        area = mention.type == "PARK" and draft.folded(mention).endswith(projects.AREAS)
        after = projects.founded(draft.texts[mention.part], mention.end)
        if after and not area and mention.rule != "park-short":
            draft.add("PROJECT", mention.part, (mention.start, after), "project-phase")
    nameable = _nameable(draft)
    _mates(draft, nameable)
    _park_mates(draft)
    draft.outermost("PROJECT", nested=projects.NESTED)
    _without_lines(draft)
    _short(draft, nameable)
    _pieces(draft)
    _tails(draft)
    _defined(draft)
    for mention in draft.of_type("PROJECT"):
        # 天和|防务5G通信产业园: where the park's own name begins cannot be told.
        for inner in draft.covering("PARK", mention.part, (mention.end - 1, mention.end)):
            cut = inner.start > mention.start and inner.end == mention.end
            if cut and mention.rule == "project-row":
                draft.drop(inner)


def _project(draft: Draft, part: int, kind: str, start: int, end: int) -> None:
    clauses = draft.texts[part]
    scanner, rule = projects.SCANNERS[kind]
    span = scanner(clauses, start, end)
    if span:
        draft.add("PROJECT", part, span, rule)
        after = projects.extended(clauses, span[1])
        if after:
            draft.add("PROJECT", part, (span[0], after), "project-phase")
    elif kind in ("site", "way") and clauses.folded.endswith(phrases.HEADS, start, end):
        # 三期厂房项目
        _project(draft, part, "head", end - 2, end)
    elif kind == "head":
        phase = projects.phased(clauses, start, end)
        if phase:
            draft.add("PROJECT", part, phase, "project-phase")


def _run(draft: Draft, part: int, start: int, end: int, kind: str = "head") -> None:
    """A project told of with who runs it: 甲局|乙线项目|负责人; the firm before it is their own."""
    if draft.texts[part].folded.endswith("工程", 0, start):
        # 乙站房工程|项目副经理
        start, end = start - 2, start
    _project(draft, part, kind, start, end)
    for mention in draft.covering("PROJECT", part, (start, end)):
        firms = draft.covering("ORG", part, (mention.start, mention.start + 1))
        own = max((m.end for m in firms if m.start == mention.start), default=mention.start)
        if mention.end == end and own >= start:
            draft.drop(mention)
        elif mention.end == end and own > mention.start and start - own >= SHORT:
            draft.drop(mention)
            draft.add("PROJECT", part, (own, end), mention.rule)


def _bodiless(draft: Draft, part: int, start: int, end: int) -> None:
    """Works that close like a body and are none: 占地百亩的|服装采购|交易中心."""
    body = draft.covering("ORG", part, (start, end))
    if draft.texts[part].folded[start:end] in phrases.BUILT and not body:
        _project(draft, part, "site", start, end)


def _quoted_park(draft: Draft, part: int, start: int, end: int) -> None:
    """A park whose marks say how far its name goes: 打造“星之创业园”."""
    clauses = draft.texts[part]
    if clauses.folded[start:end] not in projects.AREAS:
        span = sites.marked(clauses, start, end)
        parks = draft.covering("PARK", part, span) if span else []
        if span is None or any(park.start <= span[0] for park in parks):
            return
        draft.add("PROJECT", part, span, "project-park")
        for park in parks:
            if park.end == end:
                draft.drop(park)
                draft.add("PARK", part, span, park.rule)


def _bare_park(draft: Draft, part: int, start: int, end: int) -> None:
    """A park without a name into which money is put: 在孟买投资三亿元建设|产业园."""
    ground = draft.texts[part].folded[start:end] not in projects.AREAS
    if ground and not draft.covering("PARK", part, (start, end)):
        draft.add("PROJECT", part, (start, end), "project-park")


def _no_body(draft: Draft, part: int, span: Range) -> None:
    """Drop a lab or school that is a project where a row says so: 甲芯片实验室等项目."""
    for body in draft.covering("ORG", part, span):
        if (body.start, body.end) == span and body.rule == "org-school":
            draft.drop(body)


def _lines(draft: Draft) -> None:
    """The railways and motorways whose stretches are told of: 西渝高铁|重庆开州段."""
    for mention in draft.of_type("PROJECT"):
        if mention.rule == "project-stretch":
            end = projects.line(draft.texts[mention.part], mention.start, mention.end)
            if end:
                draft.add("PROJECT", mention.part, (mention.start, end), "project-way")


def _built_parks(draft: Draft) -> None:
    """Parks of firms whose building is told of, and those in a row with one."""
    named = [m for m in draft.of_type("PARK") if m.rule != "park-short"]
    names = Counter(draft.folded(m) for m in named)
    told = {
        m
        for m in named
        if projects.park(draft.texts[m.part], m.start, m.end)
        or projects.pushed(draft.texts[m.part], m.start, m.end)
        or (
            names[draft.folded(m)] == 1
            and not draft.folded(m).endswith(projects.AREAS)
            and projects.made(draft.texts[m.part], m.start, m.end)
        )
    }
    for order in (named, named[::-1]):
        for one, other in itertools.pairwise(order):
            ground = not draft.folded(other).endswith(projects.AREAS)
            if one in told and ground and _listed(draft, one, other):
                told.add(other)
    for mention in told:
        draft.add("PROJECT", mention.part, (mention.start, mention.end), "project-park")


def _listed(draft: Draft, one: Mention, other: Mention) -> bool:
    """Whether nothing but 、 or 和 stands between two mentions."""
    first, last = sorted((one, other), key=place)
    text = draft.texts[first.part].folded
    return first.part == last.part and text[first.end : last.start] in GLUE


def _rising(draft: Draft) -> None:
    """Centres and schools that are being built are projects, not yet bodies, in all the article."""
    schools = [m for m in draft.of_type("ORG") if m.rule == "org-school"]
    built = {
        draft.folded(m) for m in schools if raising.rising(draft.texts[m.part], m.start, m.end)
    }
    for mention in schools:
        if draft.folded(mention) in built:
            draft.drop(mention)
            span = (mention.start, mention.end)
            draft.add("PROJECT", mention.part, span, "project-site")


def _without_lines(draft: Draft) -> None:
    """Drop what only opens a name: 绕城高速公路|东线, 通讯工程|项目; not 西延高铁|渭河特大桥."""
    for mention in draft.of_type("PROJECT"):
        clauses = draft.texts[mention.part]
        span = (mention.start, mention.end)
        for other in draft.covering("PROJECT", mention.part, span):
            words = clauses.between(mention.end, other.end)
            line = mention.rule == "project-way"
            named = any(word.kind in "sozx#" for word in words) if line else True
            # 轨道交通|22号线
            named = named and not (words and clauses.piece(words[-1]) == "号线")
            rest = clauses.folded[mention.end : other.end]
            if other.end > mention.end and (not named or rest in phrases.HEADS):
                draft.drop(mention)
                break


def _nameable(draft: Draft) -> list[tuple[int, Range]]:
    """Works by names of their own; none where the article has no project beside them."""
    if not draft.of_type("PROJECT"):
        return []
    return [
        (part, span)
        for part, clauses in draft.parts()
        for kind, start, end in draft.hits[part]
        if kind in projects.NAMEABLE and (span := projects.nameable(kind, clauses, start, end))
    ]


def _candidates(draft: Draft, nameable: list[tuple[int, Range]]) -> list[tuple[int, Range]]:
    """Those that are not told to be built where they stand."""
    return [(part, span) for part, span in nameable if not draft.covering("PROJECT", part, span)]


def _mates(draft: Draft, nameable: list[tuple[int, Range]]) -> None:
    """Works that stand in a row with a project: 京昆高速|、荣乌高速|通车."""
    free = _candidates(draft, nameable)
    while True:
        taken = [pair for pair in free if _beside(draft, *pair)]
        if not taken:
            return
        for part, span in taken:
            draft.add("PROJECT", part, span, "project-mate")
        free = [pair for pair in free if pair not in taken]


def _park_mates(draft: Draft) -> None:
    """Parks of firms in a row with works that are being built."""
    grounds = [
        m
        for m in draft.of_type("PARK")
        if m.rule != "park-short" and not draft.folded(m).endswith(projects.AREAS)
    ]
    for mention in grounds[::-1]:
        span = (mention.start, mention.end)
        text = draft.texts[mention.part].folded
        after = draft.covering("PROJECT", mention.part, (mention.end, mention.end + 2))
        # 同骏捷园、X项目沟通 tells nothing of the park.
        works = [m for m in after if not draft.folded(m).endswith(phrases.HEADS)]
        if any(text[mention.end : m.start] == "、" for m in works):
            draft.add("PROJECT", mention.part, span, "project-park")


def _beside(draft: Draft, part: int, span: Range) -> bool:
    text = draft.texts[part].folded
    headed = text[slice(*span)].endswith(phrases.HEADS)
    near = draft.covering("PROJECT", part, (max(0, span[0] - 3), span[1] + 3))
    return any(
        (text[m.end : span[0]] if m.end <= span[0] else text[span[1] : m.start]) in GLUE
        for m in near
        if m.rule != "project-park" and (not headed or m.text.endswith("项目"))
    )


def _short(draft: Draft, nameable: list[tuple[int, Range]]) -> None:
    """Works whose name is a shorter form of a project's: its characters in their order."""
    names = {draft.folded(m) for m in draft.of_type("PROJECT")}
    for part, span in _candidates(draft, nameable):
        clauses = draft.texts[part]
        name = clauses.folded[slice(*span)]
        known = name not in names and any(
            _shortens(name, longer) or _alike(name, longer) for longer in names
        )
        # 世界领先的水光互补发电站——甲发电站: the first only says what the other is.
        known = known and not clauses.folded.startswith("——", span[1])
        if known and len(name) >= SHORT and not _of_body(draft, part, span):
            draft.add("PROJECT", part, span, "project-short")


def _pieces(draft: Draft) -> None:
    """Words before 项目 that stand side by side in a project's name: 推进|己内酰胺项目."""
    names = {draft.folded(m) for m in draft.of_type("PROJECT")}
    for part, clauses in draft.parts():
        for kind, start, end in draft.hits[part] if names else ():
            span = projects.piece(clauses, start, end) if kind == "head" else None
            if span is None or draft.covering("PROJECT", part, span):
                continue
            core = clauses.folded[span[0] : start]
            if any(core in name for name in names) and not _of_body(draft, part, span):
                draft.add("PROJECT", part, span, "project-short")


def _tails(draft: Draft) -> None:
    """Works whose words close the name of a project: 新|组合料厂, of …聚氨酯组合料厂."""
    names = {draft.folded(m) for m in draft.of_type("PROJECT") if m.rule != "project-again"}
    for part, clauses in draft.parts():
        for kind, start, end in draft.hits[part] if names else ():
            if kind != "site" or not any(
                name.endswith(clauses.folded[start - 1 : end]) for name in names
            ):
                continue
            span = sites.closing(clauses, start, end)
            if span is None or draft.covering("PROJECT", part, span):
                continue
            core = clauses.folded[slice(*span)].removeprefix("新")
            known = any(name.endswith(core) and name != core for name in names)
            if known and not _of_body(draft, part, span):
                draft.add("PROJECT", part, span, "project-short")


def _of_body(draft: Draft, part: int, span: Range) -> bool:
    """Whether the span lies in the name of a body or firm."""
    over = draft.covering("ORG", part, span)
    return any(m.start <= span[0] and span[1] <= m.end for m in over)


def _alike(name: str, other: str) -> bool:
    """Whether two lines or power stations are told of by one long name: 龙湾水光互补|光伏电站."""
    return name[:ALIKE] == other[:ALIKE] and name.endswith(phrases.WAYS)


def _shortens(name: str, longer: str) -> bool:
    """Whether a name is a short form of a longer one: 宁马城际铁路, 屯仓管业基地."""
    bare = (
        longer
        if name.endswith(("项目", "工程"))
        else longer.removesuffix("项目").removesuffix("工程")
    )
    name = name.removeprefix("新")
    return len(name) < len(longer) and name[-1] == bare[-1] and aliases.within(name, bare)


def _defined(draft: Draft) -> None:
    """The short forms that the article gives: …产业园(简称“光智园”)."""
    for part, clauses in draft.parts():
        for end, span in aliases.defined(clauses.folded):
            full = [m for m in draft.covering("PROJECT", part, (end - 1, end)) if m.end == end]
            short = clauses.folded[slice(*span)]
            if full and not short.startswith(("本", "该")) and short not in ("项目", "公司"):
                draft.defined[short] = full[0].text
                draft.add("PROJECT", part, span, "project-alias")


def stands(draft: Draft, part: int, span: Range) -> bool:
    """Whether a project's name stands whole here; a park's name told again is the place."""
    clauses = draft.texts[part]
    park = any((m.start, m.end) == span for m in draft.covering("PARK", part, span))
    return clauses.whole(span[1]) and clauses.folded[span[1] : span[1] + 1] != "区" and not park
