"""The shapes in which the command line prints things: JSON objects, and lines for people."""

from __future__ import annotations

import datetime
import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from store.model import FIGURE_TYPES, YuanzhiError
from tui.messages import ATTRIBUTES, ORIGINS, STATUSES, TYPES, _, label, ngettext, normalised
from tui.messages import role as role_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from store.library import Examined
    from store.model import (
        Article,
        ArticleView,
        Census,
        Fact,
        FactHit,
        Figure,
        Found,
        Hit,
        Mention,
        Passage,
        Past,
        Project,
        Range,
        Record,
        Reprint,
        SavedSearch,
    )

Form = dict[str, Any]

# Characters of a text that is only told, not printed as data.
LONGEST = 200


def iso_date(text: str | None) -> str | None:
    """A date as given on the command line, whole or cut short, in ISO form; None for none.

    Raises YuanzhiError where it is no date.
    """
    if text is None:
        return None
    match = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", text.strip())
    if match:
        year, month, day = (int(group) if group else None for group in match.groups())
        try:
            datetime.date(year or 0, month or 1, day or 1)
        except ValueError:
            pass
        else:
            numbers = [f"{year:04d}", *(f"{number:02d}" for number in (month, day) if number)]
            return "-".join(numbers)
    raise YuanzhiError(
        _('"{text}" is no date: write it as 2020-06-01, 2020-06 or 2020.').format(text=text)
    )


def found(result: Found, hits: Sequence[Hit]) -> Form:
    """The answer of a search: query, complete, total, order, ranked, collapsed, hits.

    order: "newest", "relevance", or "closest" where the passages only share most of the query; the
    total is 0 where they stand for hits that there are not.
    ranked: how many of the newest hits were put in order of relevance; null where all were.
    collapsed: how many hits are left once each news text is shown once; null where it was not
    asked for.
    """
    return {
        "query": result.query,
        "understood": result.understood,
        "hint": result.hint,
        "complete": result.complete,
        "total": result.total,
        "order": result.order,
        "ranked": result.ranked,
        "collapsed": len(result.paragraphs) if result.collapsed else None,
        "hits": [hit(one) for one in hits],
    }


def hit(one: Hit) -> Form:
    """One hit; `place` is what `yuanzhi show` and `yuanzhi cite` take.

    reprints: how many other articles are the same news text; `yuanzhi show` lists them.
    """
    return {
        "article": one.article,
        "paragraph": one.paragraph,
        "place": f"{one.article}.{one.ordinal}",
        "title": one.title,
        "authors": list(one.authors),
        "publication": one.publication,
        "date": one.date,
        "page": one.page,
        "kind": one.kind,
        "text": one.text,
        "spans": [list(span) for span in one.spans],
        "reprints": one.reprints,
    }


def found_facts(result: Found, hits: Sequence[FactHit]) -> Form:
    """The answer of a search of the facts: query, complete, total, facts.

    text: the passage a fact stands in; spans: the words in it that the fact rests on.
    """
    return {
        "query": result.query,
        "understood": result.understood,
        "hint": result.hint,
        "complete": result.complete,
        "total": result.total,
        "facts": [
            {
                **asdict(one.claim),
                "page": one.page,
                "paragraph": one.paragraph,
                "kind": one.kind,
                "text": one.text,
                "spans": [list(span) for span in one.spans],
            }
            for one in hits
        ],
    }


def hit_head(one: Hit, *, collapsed: bool = False) -> str:
    """The line above a hit: where it is, what it is from, and for how many it stands."""
    head = _source(f"{one.article}.{one.ordinal}", one)
    if not collapsed or not one.reprints:
        return head
    more = ngettext("+{count} reprint", "+{count} reprints", one.reprints)
    return f"{head} | {more.format(count=one.reprints)}"


def fact_head(one: FactHit) -> str:
    """The line above a fact: where it stands and what that is from."""
    claim = one.claim
    printed = _printed(claim.publication, claim.date, one.page)
    return f"[{claim.place}] {claim.title or _('(no headline)')} | {printed}"


def article_line(one: ArticleView, hits: int) -> str:
    """An article in a list, with how many hits it has."""
    line = ngettext("{article} | {count} hit", "{article} | {count} hits", hits)
    return line.format(article=_source(str(one.id), one.record), count=hits)


def past_line(one: Past) -> str:
    """A search of the history: when, and what."""
    return f"{_minute(one.at)} {_kind(one.query, facts=one.facts)}"


def saved_line(one: SavedSearch) -> str:
    """A saved search: its name, what it asks, when it last gave what was new."""
    ran = _("new hits never asked for")
    if one.last_run:
        ran = _("new hits last given {time}").format(time=_minute(one.last_run))
    return " | ".join((one.name, _kind(one.query, facts=one.facts), ran))


def _kind(query: str, *, facts: bool) -> str:
    return f"--facts {query}" if facts else query


def _minute(time: str) -> str:
    """A moment in the reader's own time, to the minute."""
    return f"{datetime.datetime.fromisoformat(time).astimezone():%Y-%m-%d %H:%M}"


def _source(place: str, one: Hit | Record | Reprint) -> str:
    """A place, its headline, where and when it was printed."""
    title = one.title or _("(no headline)")
    return f"[{place}] {title} | {_printed(one.publication, one.date, one.page)}"


def _printed(publication: str | None, date: str | None, page: str | None) -> str:
    """Where and when an article was printed."""
    return ", ".join(
        (
            publication or _("publication unknown"),
            date or _("date unknown"),
            _("page {page}").format(page=page) if page else _("page unknown"),
        )
    )


def count_line(result: Found, shown: int) -> str:
    """How many hits there are and how many were printed."""
    total = f"{result.total:,}" + ("" if result.complete else "+")
    if result.order == "closest":
        return closest_line(result, shown)
    if result.ranked is not None:
        line = ngettext(
            "{total} hit, {shown} shown, ranked among the newest {ranked}.",
            "{total} hits, {shown} shown, ranked among the newest {ranked}.",
            result.total,
        )
        return line.format(total=total, shown=shown, ranked=f"{result.ranked:,}")
    if result.collapsed:
        line = ngettext(
            "{total} hit, {kept} with reprints collapsed, {shown} shown.",
            "{total} hits, {kept} with reprints collapsed, {shown} shown.",
            result.total,
        )
        return line.format(total=total, kept=f"{len(result.paragraphs):,}", shown=shown)
    line = ngettext("{total} hit, {shown} shown.", "{total} hits, {shown} shown.", result.total)
    return line.format(total=total, shown=shown)


def closest_line(result: Found, shown: int) -> str:
    """How many of the closest passages were printed; and whether they stand for hits."""
    if not result.paragraphs:
        return _("Nothing found.") if result.complete else _("Nothing found in time.")
    count = len(result.paragraphs)
    line = ngettext(
        "{count} closest passage, {shown} shown.", "{count} closest passages, {shown} shown.", count
    ).format(count=count, shown=shown)
    return line if result.total else _("Nothing holds all of it. {passages}").format(passages=line)


def facts_count_line(result: Found, shown: int) -> str:
    """How many facts there are and how many were printed."""
    total = f"{result.total:,}" + ("" if result.complete else "+")
    line = ngettext("{total} fact, {shown} shown.", "{total} facts, {shown} shown.", result.total)
    return line.format(total=total, shown=f"{shown:,}")


def cut(text: str) -> str:
    """A text of any length as no more than some lines of the screen."""
    return text if len(text) <= LONGEST else text[:LONGEST] + " ..."


def record(one: Record) -> Form:
    """Bibliographic data; what is missing is null."""
    return {**asdict(one), "authors": list(one.authors)}


def article(view: ArticleView, passages: Sequence[Passage]) -> Form:
    """An article with some of its paragraphs and their facts."""
    return {
        "article": view.id,
        **record(view.record),
        "page_name": view.page_name,
        "origins": dict(view.origins),
        "source": view.source,
        "reprints": [asdict(one) for one in view.reprints],
        "paragraphs": [
            {
                "paragraph": passage.paragraph,
                "place": f"{passage.article}.{passage.ordinal}",
                "kind": passage.kind,
                "text": passage.text,
                "ranges": [list(one) for one in passage.ranges],
                "facts": [fact(one) for one in passage.facts],
            }
            for passage in passages
        ],
    }


def fact(one: Fact) -> Form:
    """One fact: raw words, normalised value, what it belongs to."""
    return {
        "type": one.type,
        "start": one.start,
        "end": one.end,
        "text": one.text,
        **figure(one.figure),
        "entity": one.entity,
        "name": one.name,
        "title": one.title,
        "org": one.org,
        "rule": one.rule,
        "roles": [asdict(role) for role in one.roles],
    }


def figure(one: Figure | Mention | None) -> Form:
    """A normalised value; a date's is its ISO form, `inferred` where its year is.

    `value` is null and `low` tells the least where the amount is as vague as 数十家.
    """
    if one is None:
        return {"value": None, "high": None, "unit": None, "bound": ""}
    if one.iso is not None:
        return {
            "value": one.iso,
            "high": None,
            "unit": None,
            "bound": one.bound,
            "inferred": one.inferred,
        }
    return {
        "value": _plain(one.value),
        "high": _plain(one.high),
        "low": _plain(one.low),
        "unit": one.unit,
        "bound": one.bound,
    }


def article_lines(
    view: ArticleView,
    passages: Sequence[Passage],
    beside: Mapping[int | None, Sequence[str]],
    *,
    with_facts: bool,
) -> Iterator[str]:
    """An article for people: what is known of it, what is not, and its text. beside: lines to be
    printed below what is known of it (None) and below each paragraph, by its key.
    """
    data = view.record
    if data.kicker:
        yield data.kicker
    yield data.title or _("(no headline)")
    if data.subtitle:
        yield data.subtitle
    for datum, template, value in (
        ("authors", _("authors: {value}"), " ".join(data.authors)),
        ("publication", _("publication: {value}"), data.publication),
        ("date", _("date: {value}"), data.date),
        ("page", _("page: {value}"), " ".join(filter(None, (data.page, view.page_name)))),
        ("url", _("address: {value}"), data.url),
    ):
        line = template.format(value=value or _("unknown"))
        origin = view.origins.get(datum)
        yield f"{line} ({label(ORIGINS, origin)})" if value and origin else line
    yield _("source: {path}").format(path=view.source)
    for other in view.reprints:
        yield _("same news: {article}").format(article=_source(str(other.article), other))
    yield from beside.get(None, ())
    for passage in passages:
        yield ""
        yield f"[{passage.article}.{passage.ordinal}] {passage.text}"
        if with_facts:
            for one in passage.facts:
                yield "  " + fact_line(one)
        yield from beside.get(passage.paragraph, ())


def fact_line(one: Fact) -> str:
    """A fact for people: type, raw words, normalised value, what it belongs to."""
    value = normalised(one.figure) if one.figure else one.name or ""
    pieces = [label(TYPES, one.type), one.text]
    if value and value != one.text:
        pieces.append(f"= {value}")
    roles = (f"{role_words(role)} {role.mark}" for role in one.roles)
    return " | ".join([" ".join(pieces), *roles])


def extraction(pages: Iterable[Examined]) -> Form:
    """What extraction finds in a file: articles, mentions with offsets in the file, projects.

    A mention that a column end breaks stands in several `ranges`; `start` and `end` are then those
    of the first, because what lies between the ranges is none of it.

    Offsets are null for a file without a page text (JSONL), where `article` and `part` tell
    which text the mention's `start_in_part` and `end_in_part` count in.
    """
    form: Form = {"articles": [], "mentions": [], "projects": []}
    for examined in pages:
        for one, facts in zip(examined.articles, examined.facts, strict=True):
            at = len(form["articles"])
            form["articles"].append(_article(one))
            form["mentions"] += [_mention(m, examined.ranges(one, m), at) for m in facts.mentions]
            form["projects"] += [_project(p, at) for p in facts.projects]
    return form


def extraction_lines(form: Form) -> Iterator[str]:
    """The same for people: headlines, then projects with their facts, then counts by type."""
    for one in form["articles"]:
        names = " ".join(one["authors"])
        yield (one["title"] or _("(no headline)")) + (f" | {names}" if names else "")
    for project in form["projects"]:
        yield ""
        yield project["name"]
        stages = ", ".join(label(STATUSES, stage) for stage in project["status"])
        for name, value in (
            (_("park"), project["park"]),
            (_("investors"), ", ".join(project["orgs"])),
            (_("part of"), project["part_of"]),
            (_("status"), stages),
        ):
            if value:
                yield f"  {name}: {value}"
        for one in project["facts"]:
            yield f"  {label(ATTRIBUTES, one['attr'])}: {one['text']}"
    yield ""
    kinds = [mention["type"] for mention in form["mentions"]]
    yield ", ".join(f"{kind} {kinds.count(kind)}" for kind in dict.fromkeys(kinds))


def census(one: Census) -> Form:
    """How much a library holds."""
    return asdict(one)


def census_lines(one: Census) -> Iterator[str]:
    """How much a library holds, for people."""
    yield _("library: {path}").format(path=one.path) + (
        " " + _("(seed library: nothing of your own is loaded)") if one.seed else ""
    )
    for name, number in (
        (_("sources"), one.sources),
        (_("articles"), one.articles),
        (_("paragraphs"), one.paragraphs),
        (_("facts"), one.mentions),
        (_("claims"), one.claims),
        (_("parks"), one.parks),
        (_("projects"), one.projects),
        (_("organisations"), one.organisations),
        (_("people"), one.people),
    ):
        yield f"{name}: {number:,}"
    span = f"{one.first} .. {one.last}" if one.first else _("unknown")
    yield _("dates: {span}").format(span=span)
    yield _("size: {size:,} bytes, schema {schema}").format(size=one.bytes, schema=one.schema)


def _article(one: Article) -> Form:
    data = one.metadata
    return {
        "kicker": one.head("kicker"),
        "title": one.title,
        "subtitle": one.head("subtitle"),
        "authors": list(one.authors),
        "publication": data.publication,
        "date": data.date,
        "page": data.page,
        "paragraphs": [
            {"kind": part.kind, "text": part.text, "ranges": [list(r) for r in part.ranges]}
            for part in one.paragraphs
        ],
    }


def _mention(one: Mention, pieces: tuple[Range, ...], article_at: int) -> Form:
    return {
        "type": one.type,
        "start": pieces[0][0] if pieces else None,
        "end": pieces[0][1] if pieces else None,
        "text": one.text,
        **figure(one if one.type in FIGURE_TYPES else None),
        "canonical": one.canonical,
        "title": one.title,
        "org": one.org,
        "rule": one.rule,
        "ranges": [list(piece) for piece in pieces],
        "article": article_at,
        "part": one.part,
        "start_in_part": one.start,
        "end_in_part": one.end,
    }


def _project(one: Project, article_at: int) -> Form:
    return {
        "name": one.name,
        "aliases": list(one.aliases),
        "park": next(iter(one.objects("park")), None),
        "orgs": list(one.objects("org")),
        "part_of": next(iter(one.objects("part_of")), None),
        "status": list(one.objects("status")),
        "facts": [
            {
                "attr": claim.attribute,
                "text": claim.figure.text,
                **figure(claim.figure),
                "modality": claim.modality,
                "time": claim.time,
                "confidence": claim.confidence,
                "rule": claim.rule,
            }
            for claim in one.claims
            if claim.figure is not None
        ],
        "article": article_at,
    }


def _plain(number: float | None) -> float | int | None:
    """A whole number without its .0, so that amounts read as they are written."""
    return int(number) if number is not None and number == int(number) else number
