"""What can be copied of where the reader stands: citations, the passage, the fact, rows, links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store import library as door
from store.library import CITATION_STYLES
from store.model import YuanzhiError
from tui import anthology, messages
from tui.addresses import LINKED, address
from tui.leads import ToArticle, ToPark, ToParty, ToProject
from tui.messages import ATTRIBUTES, _, label, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.library import Library
    from tui.leads import Lead, Target, ToFact

    # Makes a text out of a library, in a thread.
    Make = Callable[[Library], str]


# The letters that choose an entry of a bibliography, and its form.
_FORM_KEYS = {"b": "bibtex", "x": "biblatex", "i": "ris", "j": "csl-json"}


@dataclass(frozen=True, slots=True)
class Listing:
    """The list or page in front of the reader.

    row: the text of the row he stands on, "" where there is none; whole: makes all of it; count:
    how many rows that are. table: whether its cells have tabs between.
    """

    row: str
    whole: Make
    count: int
    table: bool = True


@dataclass(frozen=True, slots=True)
class Copy:
    """Something to copy. key: the one that chooses it; what: what it is; make: makes its text;
    style: the citation style that is used from then on, where it chooses one. is_long: whether
    making it takes too long to show it before it is chosen. lacks: tells what it is without.
    """

    key: str
    what: str
    make: Make
    style: str = ""
    is_long: bool = False
    lacks: Make | None = None


def copies(
    lead: Lead, listing: Listing | None, style: str, page: Target | None = None
) -> list[Copy]:
    """All that can be copied from here, the most useful first. page: what the whole page shows,
    whatever the cursor stands on.
    """
    found = []
    article = lead.article if isinstance(lead.article, ToArticle) else None
    if article is not None:
        named = label(messages.STYLES, style)
        what = _("citation in {style}").format(style=named)
        found.append(Copy("c", what, citation(article, style)))
        if article.ordinal is not None:
            place = f"{article.article}.{article.ordinal}"
            found.append(Copy("p", _("passage with its citation"), quotation(place, style)))
    if lead.facts:
        found.append(Copy("f", _("fact with its evidence"), _evidence(lead.facts[0], style)))
    found += _of_listing(listing) if listing is not None else []
    if article is not None:
        place = str(article.article)
        if article.ordinal is not None:
            found.append(Copy("l", _("link to the passage"), _link(f"{place}.{article.ordinal}")))
        found.append(Copy("a", _("link to the article"), _link(place)))
    if lead.facts:
        found.append(Copy("k", _("link to the fact"), _link(lead.facts[0].mark)))
    if isinstance(lead.dossier, ToProject):
        what = f"project:{lead.dossier.project}"
        found.append(Copy("d", _("link to the project"), _link(what)))
    elif isinstance(lead.dossier, ToPark):
        found.append(Copy("d", _("link to the park"), _link(f"park:{lead.dossier.park}")))
    elif isinstance(lead.dossier, ToParty):
        what = f"entity:{lead.dossier.party}"
        found.append(Copy("d", _("link to the organisation or person"), _link(what)))
    if isinstance(page, LINKED) and page != lead.dossier:
        found.append(Copy("g", _("link to this page"), _address(page)))
    if article is not None:
        for place_, each in enumerate(CITATION_STYLES, 1):
            what = _("citation in {style}, and so from now on").format(
                style=label(messages.STYLES, each)
            )
            key = str(place_) if place_ < 10 else ""
            found.append(Copy(key, what, citation(article, each), style=each))
        found += [
            Copy(
                key,
                _("entry in {form}").format(form=label(messages.EXPORTS, form)),
                _entry(article, form),
                lacks=_lacks(article),
            )
            for key, form in _FORM_KEYS.items()
        ]
    return found


def _of_listing(listing: Listing) -> list[Copy]:
    row = _("row, with tabs between its cells") if listing.table else _("line")
    one = [Copy("r", row, lambda _library: listing.row)] if listing.row else []
    if not listing.count:
        return one
    template = ngettext(
        "table of the list, {count} row", "table of the list, {count} rows", listing.count
    )
    if not listing.table:
        template = _("all of this page")
    what = template.format(count=number(listing.count))
    return [*one, Copy("t", what, listing.whole, is_long=True)]


def citation(article: ToArticle, style: str) -> Make:
    """Makes the citation of an article in a style."""
    return lambda library: library.cite(article.article, style)


def _entry(article: ToArticle, form: str) -> Make:
    return lambda library: door.bibliography([library.cited(article.article)], form)


def _lacks(article: ToArticle) -> Make:
    return lambda library: " ".join(anthology.lacks([library.cited(article.article)]))


def quotation(place: str, style: str) -> Make:
    """Makes the paragraph at a place (12.3) with its citation in a style."""

    def quoted(library: Library) -> str:
        paragraph = library.locate(place)[1]
        assert paragraph is not None
        return library.quote(paragraph, style)

    return quoted


def _link(what: str) -> Make:
    return lambda library: library.link(what)


def _address(page: Target) -> Make:
    def made(library: Library) -> str:
        link = address(library, page)
        if link is None:
            raise YuanzhiError(_("There is no link to this page."))
        return link

    return made


def _evidence(fact: ToFact, style: str) -> Make:
    return lambda library: evidence(library, fact, style)


def evidence(library: Library, fact: ToFact, style: str) -> str:
    """A fact with all it rests on: project, attribute, value and its words, how far it holds, the
    passage, its citation, the link.
    """
    from tui import dossiers

    told = library.explain(fact.mark, fact.article)
    claim = told.claim
    words = dict.fromkeys(one.words for one in told.witnesses)
    return "\n".join(
        (
            f"{claim.name}: {label(ATTRIBUTES, claim.attribute)}: {dossiers.value(claim)}",
            dossiers.qualities(claim),
            _("Words: {words}").format(words=" / ".join(words) or claim.words),
            _("Passage [{place}]: {text}").format(place=claim.place, text=told.passage),
            library.cite(claim.article, style),
            library.link(claim.mark),
        )
    )
