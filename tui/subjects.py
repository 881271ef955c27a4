"""Subjects: what a note, tag, bookmark or item of a collection can be about where one stands."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.model import YuanzhiError
from tui import jottings
from tui.leads import ToArticle, ToPark, ToParty, ToPassages, ToProject
from tui.messages import TYPES, _, label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.library import Library
    from tui.leads import Lead

PLACE = re.compile(r"\d+(\.\d+)?", re.ASCII)

# What comes first in a text, and on a page about a fact, a project or a park.
IN_TEXT = ("passage", "fact", "entity", "article")
ON_PAGE = ("fact", "entity", "passage", "article")
ON_ROW = ("entity", "passage", "fact", "article")


@dataclass(frozen=True, slots=True)
class Subject:
    """Something to write about. what: as the commands take it. words: what it is, in words."""

    what: str
    words: str


def subjects(library: Library, lead: Lead, order: Sequence[str]) -> list[Subject]:
    """What a lead gives to write about, the kinds in that order; what has gone is left out."""
    found = (subject(library, what) for kind in order for what in _whats(lead, kind))
    return list(dict.fromkeys(one for one in found if one is not None))


def subject(library: Library, what: str) -> Subject | None:
    """What is named so, in words; None where it has gone."""
    try:
        return Subject(what, _words(library, what))
    except (YuanzhiError, sqlite3.Error):
        return None


def _whats(lead: Lead, kind: str) -> Iterator[str]:
    """What a lead gives of a kind, as the commands take it."""
    at = lead.article if isinstance(lead.article, ToArticle) else None
    if kind == "article" and at is not None:
        yield str(at.article)
    elif kind == "passage" and at is not None and at.ordinal is not None:
        yield f"{at.article}.{at.ordinal}"
    elif kind == "fact":
        for fact in lead.facts:
            yield f"{fact.mark}@{fact.article}" if fact.article else fact.mark
    elif kind == "entity":
        for target in (lead.dossier, lead.first):
            if isinstance(target, ToPassages):
                yield f"entity:{target.entity}"
            elif isinstance(target, ToProject):
                yield f"entity:{target.project}"
            elif isinstance(target, ToPark):
                yield f"entity:{target.park}"
            elif isinstance(target, ToParty):
                yield f"entity:{target.party}"


def _words(library: Library, what: str) -> str:
    if what.startswith("entity:"):
        one = library.entity(int(what.partition(":")[2]))
        return f"{label(TYPES, one.type)} {one.name}"
    if PLACE.fullmatch(what) is None:
        fact = jottings.fact(library.claim(what.partition("@")[0]))
        return _("the fact {fact}").format(fact=fact)
    words = _("the passage {place}") if "." in what else _("the whole article {place}")
    return words.format(place=what)
