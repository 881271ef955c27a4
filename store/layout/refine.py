"""An article whose source told its parts, put right where the source could not tell.

What a record or a web page calls the text of an article has captions, section headings, bylines and
the publisher's notices in it, each a paragraph like the others or glued to one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from store.fold import fold
from store.layout import bylines, captions, edges, notices, signs
from store.layout.articles import with_found
from store.layout.lines import is_headline
from store.layout.words import overlap
from store.model import Article, Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.model import Range

# A heading between two paragraphs and a title above them have at most so many characters.
LONGEST_HEADING, LONGEST_TITLE = 30, 50
# What a heading or a title stands above has at least so many.
PARAGRAPH = 40
# So much of a title is said again in the first paragraphs.
TAKEN_UP, FIRST = 0.3, 3

_INSCRIBED = re.compile(r"【([^【】]{8,60})】\s*(?=.{20})(?=.*。)", re.DOTALL)


def refine(article: Article) -> Article:
    """An article whose source told its parts, put right where it could not tell. Never raises.

    Body paragraphs that are captions, section headings, bylines or notices become so, also where
    they are glued to a paragraph; a first paragraph that repeats a headline is a notice. Authors,
    title and publication are taken from the text where nobody declared them. Nothing is lost.
    """
    parts = list(article.parts)
    if article.title is None:
        parts = _titled(parts)
    found = _Found(fold(next((part.text for part in parts if part.kind == "title"), "")))
    plain = [part.kind == "body" and edges.is_plain(part.text) for part in parts]
    kinds = _kinds(parts, plain)
    last = max((at for at, kind in enumerate(kinds) if kind == "body"), default=-1)
    for at, (part, kind) in enumerate(zip(parts, kinds, strict=True)):
        if kind != "body":
            found.add(part, kind)
        elif plain[at]:
            found.add_body(part)
        else:
            found.add_stretches(part, at == last)
    if tuple(found.parts) != article.parts:
        article = replace(article, parts=tuple(found.parts))
    return with_found(article, found.authors)


@dataclass(slots=True)
class _Found:
    """The parts that were found so far. title: folded."""

    title: str
    parts: list[Part] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    begun: bool = False

    def add(self, part: Part, kind: str) -> None:
        """Put in a part that is one thing as a whole."""
        if kind == "byline":
            found = bylines.byline(part.text)
            self.authors.extend(found.authors if found else ())
        elif kind == "notice":
            self.authors.extend(bylines.named(part.text))
        self.parts.append(part if part.kind == kind else replace(part, kind=kind))

    def add_stretches(self, part: Part, last: bool) -> None:
        """Put in a paragraph, and what is glued to it as parts of their own."""
        stretches = edges.stretches(part.text, last, self.title)
        if len(stretches) > 1:
            ranges = [_ranges(part, stretch.start, stretch.end) for stretch in stretches]
            if part.ranges and not all(ranges):
                stretches = []
        if len(stretches) < 2:
            self.add_body(part)
            return
        for stretch, own in zip(stretches, ranges, strict=True):
            piece = Part(part.text[stretch.start : stretch.end], stretch.kind, own)
            if stretch.kind == "body":
                self.add_body(piece)
            else:
                self.parts.append(piece)
            self.authors.extend(stretch.credit.authors if stretch.credit else ())

    def add_body(self, part: Part) -> None:
        """Put in a paragraph; the names in the opening words of the first one are authors."""
        if not self.begun:
            opening = bylines.lead(part.text)
            self.authors.extend(opening.authors if opening else ())
            self.begun = True
        self.parts.append(part)


def _ranges(part: Part, start: int, end: int) -> tuple[Range, ...]:
    """The ranges of a piece of a part's text; empty where they cannot be told.

    Without the page they can where text and ranges have the same length.
    """
    if sum(stop - first for first, stop in part.ranges) != len(part.text):
        return ()
    found: list[Range] = []
    at = 0
    for first, stop in part.ranges:
        one, other = max(start, at), min(end, at + stop - first)
        if one < other:
            found.append((first + one - at, first + other - at))
        at += stop - first
    return tuple(found)


def _titled(parts: list[Part]) -> list[Part]:
    """The parts with the title that the first paragraph is or begins with."""
    first = next((at for at, part in enumerate(parts) if part.kind == "body"), None)
    if first is None:
        return parts
    part = parts[first]
    plain = fold(part.text[: notices.LONGEST_HEAD])
    inscribed = _INSCRIBED.match(part.text)
    if inscribed and is_headline(fold(inscribed[1])):
        return _title_apart(parts, first, inscribed.span(1), inscribed.end())
    if plain.startswith("原"):
        end = notices.former(plain)
        if end:
            title = (notices.former_mark(plain), len(plain[:end].rstrip()))
            return _title_apart(parts, first, title, end)
    if _is_title(part, parts[first + 1 :]):
        return [*parts[:first], replace(part, kind="title"), *parts[first + 1 :]]
    return parts


def _title_apart(parts: list[Part], at: int, title: tuple[int, int], end: int) -> list[Part]:
    """The parts with the title at the head of a paragraph as a part of its own."""
    part = parts[at]
    rest = len(part.text[:end]) + len(part.text[end:]) - len(part.text[end:].lstrip())
    cut = [
        Part(part.text[slice(*span)], kind, _ranges(part, *span))
        for kind, span in (("title", title), ("body", (rest, len(part.text))))
    ]
    if part.ranges and not all(piece.ranges for piece in cut):
        return parts
    return [*parts[:at], *(piece for piece in cut if piece.text), *parts[at + 1 :]]


def _is_title(part: Part, after: Sequence[Part]) -> bool:
    """Whether the first paragraph is a headline by its form, and the next ones say it again."""
    plain = fold(part.text)
    bodies = [fold(other.text) for other in after if other.kind == "body"][:FIRST]
    if not plain or not bodies or not _is_headline(plain, bodies[0]):
        return False
    return max(overlap(plain, body) for body in bodies) >= TAKEN_UP


def _kinds(parts: list[Part], plain: list[bool]) -> list[str]:
    """What each part is as a whole; "body" also where something is glued to it.

    plain: which ones surely are nothing but themselves.
    """
    heads = {_bare(part.text) for part in parts if part.kind in ("kicker", "title", "subtitle")}
    kinds: list[str] = []
    begun = False
    for at, part in enumerate(parts):
        kind = part.kind
        if kind == "body" and not (begun and plain[at]):
            kind = _kind(parts, at, begun)
            if not begun and len(part.text) <= captions.LONGEST and _bare(part.text) in heads:
                kind = "notice"
        begun = begun or kind == "body"
        kinds.append(kind)
    _take_list(parts, kinds)
    return kinds


def _kind(parts: list[Part], at: int, begun: bool) -> str:
    """What a paragraph is as a whole."""
    text = parts[at].text
    if len(text) > captions.LONGEST:
        is_notice = len(text) <= notices.LONGEST_RIGHTS and notices.is_notice(fold(text))
        return "notice" if is_notice else "body"
    plain = fold(text)
    if notices.is_notice(plain):
        return "notice"
    if captions.is_caption(plain):
        return "caption"
    before = parts[at - 1].text if at and parts[at - 1].kind == "body" else ""
    after = parts[at + 1].text if at + 1 < len(parts) and parts[at + 1].kind == "body" else ""
    if len(plain) <= notices.LONGEST_LINE and "。" not in plain:
        found = bylines.byline(text)
        # Bare names are a byline above or below the text, and may be anything within.
        if found and (found.labelled or not begun or not after):
            return "byline"
        # The first line is a heading only where it cannot be the title.
        first = not begun and any(part.kind == "title" for part in parts)
        if plain and after and (before or first) and _is_heading(plain, before, after):
            return "heading"
    return "lead" if not begun and signs.is_note(plain) else "body"


def _is_heading(plain: str, before: str, after: str) -> bool:
    """Whether a line between two paragraphs, or above the first, is a heading by its form."""
    is_between = not before or (len(before) >= PARAGRAPH and signs.is_ended(fold(before[-8:])))
    return len(plain) <= LONGEST_HEADING and is_between and _is_headline(plain, after)


def _is_headline(plain: str, after: str) -> bool:
    """Whether a line above a paragraph is set like a headline."""
    return (
        len(plain) <= LONGEST_TITLE
        and len(after) >= PARAGRAPH
        and "。" in after
        and "。" not in plain
        and not signs.is_piece(plain)
        and not signs.is_bracketed(plain)
        and not signs.is_opening(plain)
        and (plain[-1] == "?" or not signs.is_ended(plain))
    )


def _take_list(parts: list[Part], kinds: list[str]) -> None:
    """Make notices of a list of other texts that the article ends with."""
    for at, kind in enumerate(kinds):
        below = parts[at + 1 :]
        if kind == "notice" and below and notices.heads_list(fold(parts[at].text)):
            if all(len(part.text) <= LONGEST_TITLE and "。" not in part.text for part in below):
                kinds[at + 1 :] = ["notice"] * len(below)
            return


def _bare(text: str) -> str:
    return "".join(fold(text).split())
