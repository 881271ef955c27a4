"""Articles made of sentences, and the names that are found in them, for the tests of names."""

from __future__ import annotations

from store.extract import names
from store.model import Article, Mention, Part


def article(*paragraphs: str, title: str | None = None, byline: str | None = None) -> Article:
    """An article of these paragraphs."""
    head = [Part(text, kind) for text, kind in ((title, "title"), (byline, "byline")) if text]
    return Article((*head, *(Part(text, "body") for text in paragraphs)))


def mentions(
    kind: str, *paragraphs: str, title: str | None = None, byline: str | None = None
) -> list[Mention]:
    """The mentions of one type, in the order of the text."""
    found = names.find(article(*paragraphs, title=title, byline=byline))
    return [mention for mention in found if mention.type == kind]


def texts(
    kind: str, *paragraphs: str, title: str | None = None, byline: str | None = None
) -> list[str]:
    """The words of the mentions of one type, in the order of the text."""
    return [m.text for m in mentions(kind, *paragraphs, title=title, byline=byline)]
