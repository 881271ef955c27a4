"""Pieces with their names to articles."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from store.fold import fold
from store.layout import bylines, notices, signs
from store.model import Article, Part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.layout.columns import Piece
    from store.model import Metadata, Page

HEADLINES = ("kicker", "title", "subtitle")


@dataclass(slots=True)
class _Draft:
    """An article while its pieces come in."""

    heads: dict[str, Part] = field(default_factory=dict)
    rest: list[Part] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    has_body: bool = False
    halved: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing yet but a caption or a byline."""
        return not (self.heads or self.has_body)

    def add_head(self, kind: str, piece: Piece) -> None:
        """Put in a headline; a second line of the same kind goes on with the first."""
        had = self.heads.get(kind)
        text, ranges = piece.text, piece.ranges
        if piece.mark == "former":
            # What stands before it, 原标题：, is a mark and no part of the headline.
            start = notices.former_mark(piece.plain)
            text, ranges = text[start:], ((ranges[0][0] + start, ranges[0][1]), *ranges[1:])
        text = f"{had.text} {text}" if had else text
        self.heads[kind] = Part(text, kind, (had.ranges if had else ()) + ranges)

    def add_half(self, piece: Piece) -> None:
        """Put in a headline that stood in a broken paragraph: half of the title, or a heading."""
        if self.halved:
            self.rest.append(Part(piece.text, "heading", piece.ranges))
        else:
            self.add_head("title", piece)
            self.halved = True

    def add_paragraph(self, kind: str, piece: Piece) -> None:
        """Put in a paragraph, and the names in the opening words of the first one."""
        if kind == "body" and not self.has_body:
            opening = bylines.lead(piece.text)
            self.authors.extend(opening.authors if opening else ())
        elif kind == "notice":
            self.authors.extend(bylines.named(piece.text))
        self.has_body = self.has_body or kind == "body"
        if kind == "body" and signs.is_note(piece.plain):
            kind = "lead"
        self.rest.append(Part(piece.text, kind, piece.ranges))

    def add_byline(self, piece: Piece) -> None:
        """Put in a byline with the names on it."""
        self.rest.append(Part(piece.text, "byline", piece.ranges))
        self.authors.extend(piece.credit.authors if piece.credit else ())

    def article(self, metadata: Metadata) -> Article:
        """The article: headlines first, then everything in the order of the page."""
        heads = [self.heads[kind] for kind in HEADLINES if kind in self.heads]
        return with_found(Article((*heads, *self.rest), metadata=metadata), self.authors)


def make_articles(
    pieces: list[Piece], named: dict[int, str], metadata: Metadata
) -> tuple[Article, ...]:
    """The articles of a page, each with the page's data."""
    drafts: list[_Draft] = []
    begun = False
    for at, piece in enumerate(pieces):
        name = named.get(at, "half") if piece.kind == "head" else piece.kind
        is_head = name in HEADLINES
        # All headlines between two paragraphs are one article's; so is what stands above them on
        # the page without a paragraph of its own.
        if not drafts or (is_head and not begun and not drafts[-1].is_bare):
            drafts.append(_Draft())
        draft = drafts[-1]
        if is_head:
            draft.add_head(name, piece)
        elif name == "half":
            draft.add_half(piece)
        elif name == "byline":
            draft.add_byline(piece)
        else:
            draft.add_paragraph(name, piece)
        begun = is_head or (begun and name in ("caption", "byline", "notice"))
    return tuple(draft.article(metadata) for draft in drafts)


def make_article(pieces: list[Piece], named: dict[int, str], page: Page) -> Article:
    """The one article of a page that says it has one, with the headlines and authors it declares.

    A declared headline that stands in the text too has its ranges there; a second time it is a
    notice.
    """
    heads = {part.kind: part for part in page.heads}
    draft = _Draft()
    for at, piece in enumerate(pieces):
        name = named.get(at, "half") if piece.kind == "head" else piece.kind
        again = None if draft.has_body else _declared(piece, heads)
        if again is not None:
            if again.ranges:
                draft.rest.append(Part(piece.text, "notice", piece.ranges))
            else:
                heads[again.kind] = Part(piece.text, again.kind, piece.ranges)
        elif name in HEADLINES and (name in heads or draft.has_body):
            draft.add_paragraph("heading", piece)
        elif name in HEADLINES:
            draft.add_head(name, piece)
        elif name == "byline":
            draft.add_byline(piece)
        else:
            draft.add_paragraph("heading" if name == "half" else name, piece)
    draft.heads.update({kind: heads[kind] for kind in HEADLINES if kind in heads})
    if not page.authors:
        return draft.article(page.metadata)
    draft.authors.clear()
    return replace(draft.article(page.metadata), authors=page.authors)


def _declared(piece: Piece, heads: dict[str, Part]) -> Part | None:
    """The declared headline that a piece repeats."""
    plain = "".join(piece.plain.split())
    return next((part for part in heads.values() if _bare(part.text) == plain), None)


def _bare(text: str) -> str:
    return "".join(fold(text).split())


def with_found(article: Article, authors: Iterable[str]) -> Article:
    """The article with the authors that its text names, and the publication that a notice names.

    Each only where it is not known yet; its origin is then "page text".
    """
    names_told = tuple(dict.fromkeys(authors)) if not article.authors else ()
    notes = (part.text for part in article.parts if part.kind == "notice")
    source = None if article.metadata.publication else publication(notes)
    if not (names_told or source):
        return article
    data = article.metadata
    origins = dict(data.origins)
    if source:
        origins["publication"] = "page text"
        data = replace(data, publication=source)
    if names_told:
        origins["authors"] = "page text"
    return replace(
        article,
        authors=names_told or article.authors,
        metadata=replace(data, origins=origins),
    )


def publication(notes: Iterable[str]) -> str | None:
    """The first newspaper or site that the notices of an article clearly name as its source."""
    named = (notices.publication(fold(note)) for note in notes)
    return next((name for name in named if name), None)
