"""Pieces with their names to articles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.layout import names, signs
from store.model import Article, Part

if TYPE_CHECKING:
    from store.layout.columns import Piece
    from store.model import Metadata


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
        text = f"{had.text} {piece.text}" if had else piece.text
        self.heads[kind] = Part(text, kind, (had.ranges if had else ()) + piece.ranges)

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
            opening = names.lead(piece.text)
            self.authors.extend(opening.authors if opening else ())
        self.has_body = self.has_body or kind == "body"
        if kind == "body" and signs.is_note(piece.text):
            kind = "lead"
        self.rest.append(Part(piece.text, kind, piece.ranges))

    def add_byline(self, piece: Piece) -> None:
        """Put in a byline with the names on it."""
        self.rest.append(Part(piece.text, "byline", piece.ranges))
        self.authors.extend(piece.credit.authors if piece.credit else ())

    def article(self, metadata: Metadata) -> Article:
        """The article: headlines first, then everything in the order of the page."""
        heads = [self.heads[kind] for kind in ("kicker", "title", "subtitle") if kind in self.heads]
        return Article((*heads, *self.rest), tuple(dict.fromkeys(self.authors)), metadata)


def make_articles(
    pieces: list[Piece], named: dict[int, str], metadata: Metadata
) -> tuple[Article, ...]:
    """The articles of a page, each with the page's data."""
    drafts: list[_Draft] = []
    begun = False
    for at, piece in enumerate(pieces):
        name = named.get(at, "half") if piece.kind == "head" else piece.kind
        is_head = name in ("kicker", "title", "subtitle")
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
        begun = is_head or (begun and name in ("caption", "byline"))
    return tuple(draft.article(metadata) for draft in drafts)
