"""Extraction: an article to its facts. Figures, names, then the projects' records."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from store.extract import dates, names, overlaps, quantities, records, reference
from store.model import Facts, Reference

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from store.model import Article, Mention


def extract(articles: Sequence[Article], date: datetime.date | None = None) -> list[Facts]:
    """The facts of each article of one page, in its order. Never raises.

    date: the day the page speaks from, before what the articles say themselves; without any, what
    the texts of the whole page tell of it.
    """
    undated = date is None and not all(article.metadata.date for article in articles)
    inferred = _inferred(articles) if undated else Reference()
    return [_facts(_news(_dated(article, date)), inferred) for article in articles]


def figure(text: str, date: str | None = None, *, dated: bool = False) -> Mention | None:
    """The one figure that a whole text is (约12亿元), or the one date; None where it is none.

    date: the ISO date that 去年 and 6月 are reckoned from.
    """
    now = _reference(date) or Reference()
    found = dates.find(text, now, 0) if dated else quantities.find(text, 0)
    return next((one for one in found if (one.start, one.end) == (0, len(text))), None)


def _inferred(articles: Sequence[Article]) -> Reference:
    """The day the texts speak from; what a notice tells counts only where no text tells a year."""
    texts = [part.text for article in articles for part in article.parts if part.kind != "notice"]
    notices = [p.text for article in articles for p in article.parts if p.kind == "notice"]
    if stamp := reference.stamped([*notices, *texts]):
        return stamp
    found = reference.infer(texts)
    return reference.infer([*texts, *notices]) if notices and found.year is None else found


def _dated(article: Article, date: datetime.date | None) -> Article:
    """The article with the date that was given for it, if one was."""
    if date is None:
        return article
    return replace(article, metadata=replace(article.metadata, date=date.isoformat()))


def _news(article: Article) -> Article:
    """The article with its notices emptied: the numbers of the other parts stay what they are."""
    if all(part.kind != "notice" for part in article.parts):
        return article
    parts = (replace(part, text="") if part.kind == "notice" else part for part in article.parts)
    return replace(article, parts=tuple(parts))


def _facts(article: Article, inferred: Reference) -> Facts:
    now = _reference(article.metadata.date) or inferred
    figures: list[Mention] = []
    period: str | None = None
    for number, part in enumerate(article.parts):
        figures.extend(quantities.find(part.text, number))
        found = _dates(part.text, now, number, period)
        period = dates.period_of(found, period)
        figures.extend(found)
    mentions = overlaps.resolve(figures, names.find(article, figures))
    return Facts(tuple(mentions), records.build(article, mentions))


def _dates(text: str, now: Reference, number: int, period: str | None) -> list[Mention]:
    """The dates of a part, those marked that would be others if the page's day were not known."""
    found, asked = dates.reckoned(text, now, number, period)
    if not (now.inferred and asked and found):
        return found
    certain = {(date.start, date.end, date.iso) for date in dates.find(text, Reference(), number)}
    return [
        date if (date.start, date.end, date.iso) in certain else replace(date, inferred=True)
        for date in found
    ]


@lru_cache(maxsize=64)
def _reference(date: str | None) -> Reference | None:
    """What an ISO date, perhaps cut short, says; None where it is no such date."""
    numbers = [piece for piece in (date or "").split("-") if piece.isdecimal()]
    if not date or len(numbers) != date.count("-") + 1:
        return None
    known = [*map(int, numbers), None, None]
    return Reference(known[0], known[1], known[2])
