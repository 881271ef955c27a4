"""An article as a sheet: what is known of it as a publication, its paragraphs with their facts and
matches, its reprints.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tui import leads
from tui.leads import Lead, ToArticle
from tui.messages import KINDS, ORIGINS, _, label
from tui.sheets import jotted
from tui.sheets.entry import FACTS, PLAIN, SOUGHT, Entry, Piece, Stop, heading, joined, line
from tui.widgets.runs import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from store.model import ArticleView, Passage, Range, Reprint
    from tui.reader import Trail

# Names of a kind that share one key: a byline is a person's.
WITH = {"BYLINE": "PERSON"}


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """What is read for one article. matches: of the trail's query, by paragraph key. trail: what is
    walked through from here; ordinal: of the paragraph to begin with, None for the head; mark: of
    the fact to begin with, if any. beside: what the reader wrote, by paragraph key; None: about
    the whole.
    """

    view: ArticleView
    passages: tuple[Passage, ...]
    matches: Mapping[int, tuple[Range, ...]]
    trail: Trail
    ordinal: int | None
    mark: str = ""
    beside: Mapping[int | None, Sequence[str]] = field(default_factory=dict)


def entries(page: ArticlePage, hidden: Collection[str]) -> list[Entry]:
    """The sheet. hidden: types of facts that are not marked."""
    found = [*_head(page.view), *_data(page.view), *jotted.below(page.beside.get(None, ()))]
    for place, passage in enumerate(page.passages):
        matches = page.matches.get(passage.paragraph, ())
        below = page.beside.get(passage.paragraph, ())
        shown = _paragraph(passage, matches, hidden, first=place == 0)
        found.append(replace(shown, sign=jotted.SIGN if below else ""))
        found += jotted.below(below)
    if page.view.reprints:
        found.append(heading(_("The same news elsewhere")))
        found += [_reprint(one) for one in page.view.reprints]
    return found


def _head(view: ArticleView) -> Iterator[Entry]:
    record = view.record
    if record.kicker:
        yield line(Piece(record.kicker, "dim"))
    yield line(
        Piece(record.title, "bold") if record.title else Piece(_("title unknown"), "unknown")
    )
    if record.subtitle:
        yield line(Piece(record.subtitle, "dim"))


def _data(view: ArticleView) -> Iterator[Entry]:
    """Each datum with where it came from; what is not known as such, where a citation wants it."""
    record = view.record
    for datum, name, value, unknown in (
        ("authors", _("authors"), "  ".join(record.authors), True),
        ("publication", _("publication"), record.publication, True),
        ("date", _("date"), record.date, True),
        ("page", _("page"), "  ".join(filter(None, (record.page, view.page_name))), True),
        ("url", _("address"), record.url, False),
        ("accessed", _("accessed"), record.accessed, False),
        ("source", _("source"), view.source, False),
    ):
        if not value and not unknown:
            continue
        told = Piece(value) if value else Piece(_("unknown"), "unknown")
        origin = view.origins.get(datum) if value else None
        yield line(
            Piece(f"{name}: ", "dim"),
            told,
            Piece(f"  {label(ORIGINS, origin)}" if origin else "", "dim"),
            gap=datum == "authors",
        )


def _paragraph(
    passage: Passage, matches: tuple[Range, ...], hidden: Collection[str], *, first: bool
) -> Entry:
    """A paragraph: what is no body text says what it is in front."""
    before = front(passage)
    shift = len(before)
    spans = [Span(0, shift, "dim", PLAIN)] if before else []
    look = {"heading": "heading", "notice": "dim", "caption": "dim"}.get(passage.kind)
    if look:
        spans.append(Span(shift, shift + len(passage.text), look, PLAIN))
    facts = [fact for fact in passage.facts if WITH.get(fact.type, fact.type) not in hidden]
    stops = []
    for fact in facts:
        start, end = fact.start + shift, fact.end + shift
        spans.append(Span(start, end, f"fact-{fact.type}", FACTS))
        stops.append(Stop(start, end, leads.of_fact(fact, passage), fact))
    spans += [Span(start + shift, end + shift, "match", SOUGHT) for start, end in matches]
    return Entry(
        before + passage.text,
        tuple(spans),
        tuple(stops),
        gap=True if first else passage.kind != "notice",
        ordinal=passage.ordinal,
    )


def _reprint(one: Reprint) -> Entry:
    to = ToArticle(one.article)
    pieces = joined(
        (
            Piece(one.date or _("date unknown"), "dim"),
            one.publication or _("publication unknown"),
            Piece(one.title or _("no title"), "strong"),
        )
    )
    return line(*pieces, lead=Lead(to, article=to))


def front(passage: Passage) -> str:
    """What stands before the text of a paragraph in its entry: what it is, where it is no body."""
    return "" if passage.kind == "body" else f"[{label(KINDS, passage.kind)}] "
