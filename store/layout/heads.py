"""What each headline line is: kicker, title, subtitle, or a heading inside an article.

Several lines in a row begin an article. A single line between two paragraphs begins one or is a
heading, and what is around it tells: a byline, the opening words of a report, names that close the
article before. Where nothing does, the words tell: what follows a title takes its words up, and is
about something else than what went before. On a page that tells larger type from smaller, a title
is set in the larger one.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from store.layout import bylines, signs
from store.layout.words import Words

if TYPE_CHECKING:
    from store.layout.columns import Piece

# More lines in a row than an article has headlines are a list.
LONGEST_RUN = 4
# What larger type weighs beside the words: it makes a title of most lines, as of a heading it may.
LARGE = 8.0


def name_heads(pieces: list[Piece]) -> dict[int, str]:
    """Index of a head -> "kicker", "title", "subtitle", "heading", "notice"; "body" in a list."""
    namer = _Namer(pieces)
    start = 0
    for at, piece in enumerate(pieces):
        if piece.kind == "body":
            namer.take(start, at)
            start = at + 1
    namer.take_last(start)
    return namer.named


class _Namer:
    """Goes through the headlines of a page from the top and names them."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self.named: dict[int, str] = {}
        self._words = Words(pieces)
        self._lines = Counter(piece.plain for piece in pieces if piece.kind == "head")
        self._sized = any(piece.large for piece in pieces)
        self._title: int | None = None

    def take(self, start: int, body: int) -> None:
        """Name the headlines between two paragraphs; `body` is the one below."""
        heads = [k for k in range(start, body) if _is_head(self.pieces[k])]
        if not heads:
            return
        byline = next((k for k in range(heads[0], body) if self.pieces[k].kind == "byline"), body)
        run = [k for k in heads if k < byline]
        # What stands between the byline and the first paragraph is the heading of that paragraph.
        self.named.update(dict.fromkeys(heads[len(run) :], "heading"))
        run = self._without_repeated(run)
        if any(self.pieces[k].mark in ("title", "former", "heading") for k in run):
            self.named.update(self._by_mark(run))
        elif len(run) > LONGEST_RUN:
            self.named.update(dict.fromkeys(run, "body"))
            if not start:
                self.named[run[0]] = "title"
        elif self._begins_article(run, start, body, byline):
            self.named.update(self._around_title(run, body))
        else:
            self.named.update(dict.fromkeys(run, "heading"))
        self._title = next((k for k in run if self.named[k] == "title"), self._title)

    def take_last(self, start: int) -> None:
        """Name what stands below the last paragraph: no headline, as nothing follows it.

        On a page without any paragraph the first of several lines is the title of the others.
        """
        heads = [k for k in range(start, len(self.pieces)) if _is_head(self.pieces[k])]
        for k in heads:
            self.named[k] = "notice" if self.pieces[k].mark == "former" else "body"
        if not start and len(heads) > 1:
            self.named[heads[0]] = "title"

    def _without_repeated(self, run: list[int]) -> list[int]:
        """The lines but those that repeat one; a former headline does beside the one of today."""
        kept: list[int] = []
        for k in run:
            piece = self.pieces[k]
            again = any(self.pieces[other].plain == piece.plain for other in kept)
            former = piece.mark == "former" and len(run) > 1
            if again or former:
                self.named[k] = "notice"
            else:
                kept.append(k)
        return kept or run[:1]

    def _by_mark(self, run: list[int]) -> dict[int, str]:
        """Names by the marks of the lines; the first marked line of a page is its title."""
        named: dict[int, str] = {}
        for k in run:
            mark = self.pieces[k].mark
            titled = "title" in named.values()
            if mark in ("title", "former") or (
                mark == "heading" and self._title is None and not titled
            ):
                named[k] = "title"
            elif mark == "heading":
                named[k] = "heading"
            else:
                named[k] = "subtitle" if titled else "kicker"
        return named

    def _begins_article(self, run: list[int], start: int, body: int, byline: int) -> bool:
        first, below = self.pieces[run[0]].plain, self.pieces[body]
        if all(signs.is_numbered(self.pieces[k].plain) for k in run):
            return False
        large = any(self.pieces[k].large for k in run)
        if self._sized and not large:
            return False
        if not start or len(run) > 1 or byline < body:
            return True
        before = next(
            (
                self.pieces[k].kind
                for k in range(run[0] - 1, -1, -1)
                if self.pieces[k].kind != "caption"
            ),
            "byline",
        )
        if (
            before in ("byline", "notice")
            or signs.is_opening(below.plain)
            or bylines.lead(below.text)
        ):
            return True
        if self._lines[first] > 1:
            return False
        return self._words.title_score(run[0], self._title, self.named) + large * LARGE > 0

    def _around_title(self, run: list[int], body: int) -> dict[int, str]:
        """Names for the lines of a run: what goes before the title is its kicker."""
        open_to = [k for k in run if self.pieces[k].mark != "column"] or run[-1:]
        undashed = [k for k in open_to if not signs.is_dashed(self.pieces[k].plain)] or open_to[:1]
        sized = [k for k in undashed if self.pieces[k].large] or undashed
        once = [k for k in sized if self._lines[self.pieces[k].plain] == 1] or sized
        title = max(once, key=lambda k: self._words.weight(k, body)) if len(once) > 1 else once[0]
        return {k: "kicker" if k < title else "title" if k == title else "subtitle" for k in run}


def _is_head(piece: Piece) -> bool:
    return piece.kind == "head" and not piece.second_half
