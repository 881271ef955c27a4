"""Sentences with marked names, for the tests of records: ⟦PROJECT|⟦ORG|甲⟧项目⟧, ⟦ORG@全名|短⟧.

Figures and dates are found by the real finders; names are marked, so that these tests hold what
records make of names and not how names are found.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from store.extract import dates, overlaps, quantities, records
from store.model import Article, Mention, Metadata, Part, Reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.model import Claim, Project

OPEN = re.compile(r"⟦([A-Z]+)(?:@([^|⟧]+))?\|")
TODAY = "2022-06-15"


def read(number: int, text: str) -> tuple[str, list[Mention]]:
    """The text without its marks, and the names that they mark."""
    plain = ""
    opened: list[tuple[str, str | None, int]] = []
    names: list[Mention] = []
    at = 0
    while at < len(text):
        mark = OPEN.match(text, at)
        if mark:
            opened.append((mark[1], mark[2], len(plain)))
            at = mark.end()
        elif text[at] == "⟧":
            kind, full, start = opened.pop()
            names.append(
                Mention(kind, number, start, len(plain), plain[start:], "marked", canonical=full)
            )
            at += 1
        else:
            plain += text[at]
            at += 1
    return plain, names


def article(
    *paragraphs: str, title: str | None = None, date: str | None = TODAY
) -> tuple[Article, list[Mention]]:
    """An article of these paragraphs and all its mentions."""
    texts = [*([(title, "title")] if title else []), *((each, "body") for each in paragraphs)]
    now = Reference.of(datetime.date.fromisoformat(date)) if date else Reference()
    parts: list[Part] = []
    names: list[Mention] = []
    figures: list[Mention] = []
    for number, (text, kind) in enumerate(texts):
        plain, found = read(number, text)
        parts.append(Part(plain, kind))
        names += found
        figures += [*quantities.find(plain, number), *dates.find(plain, now, number)]
    whole = Article(tuple(parts), (), Metadata(date=date))
    return whole, overlaps.resolve(figures, names)


def projects(
    *paragraphs: str, title: str | None = None, date: str | None = TODAY
) -> dict[str, Project]:
    """The projects of an article of these paragraphs, by name."""
    found = records.build(*article(*paragraphs, title=title, date=date))
    return {project.name: project for project in found}


def facts(project: Project) -> list[tuple[str, str]]:
    """(attribute, words) of every figure claimed of a project."""
    return [(attribute, figure.text) for attribute, figure in project.figures]


def claim(project: Project, attribute: str) -> Claim:
    """The one claim of a project under an attribute."""
    (found,) = (each for each in project.claims if each.attribute == attribute)
    return found


def words(whole: Article, claim: Claim, role: str) -> Sequence[str]:
    """What the evidence of a claim in that role says in the article's text."""
    spans = (each for each in claim.evidence if each.role == role)
    return [whole.parts[span.part].text[span.start : span.end] for span in spans]
