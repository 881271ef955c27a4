"""Layout: a page to its articles, with a map from every part back to the page.

lines (what stands on the page) -> blocks (lines joined where they were wrapped) -> columns
(paragraphs joined where a column end broke them, and cut from what is glued to their edges) ->
heads (which headline is what) -> articles. `refine` does what is left of this where the source
told the parts. Rules go by form and by the page's own words; none knows what any particular paper
prints. They look at folded text, so that 責任編輯 is 责任编辑 to them and （ is (; what comes back
is the text as it was written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.layout.articles import make_article, make_articles
from store.layout.blocks import find_blocks
from store.layout.columns import find_pieces
from store.layout.heads import name_heads
from store.layout.lines import MARKS
from store.layout.refine import refine

if TYPE_CHECKING:
    from store.model import Article, Page, Range

__all__ = ["lay_out", "refine", "unplaced"]

# Raise this whenever a page would be laid out otherwise than before: then it is loaded again.
LAYOUT_VERSION = 2


def lay_out(page: Page) -> tuple[Article, ...]:
    """The articles of a page in its order; none for an empty page. Never raises.

    Every character that is not white space is in some part of some article, the page's furniture
    and the marks around a headline (【】, 原标题：) apart; see `unplaced`.
    """
    pieces = find_pieces(find_blocks(page), page.text)
    named = name_heads(pieces)
    if page.whole or page.heads:
        return (make_article(pieces, named, page),) if pieces or page.heads else ()
    return make_articles(pieces, named, page.metadata)


def unplaced(page: Page, articles: tuple[Article, ...]) -> list[Range]:
    """Where the page has text that is in no part and is no furniture: empty after `lay_out`."""
    placed = sorted(
        [span for article in articles for part in article.parts for span in part.ranges]
        + list(page.furniture)
    )
    lost: list[Range] = []
    at = 0
    for start, end in [*placed, (len(page.text), len(page.text))]:
        gap = page.text[at:start]
        if gap.strip() and not MARKS.fullmatch(gap):
            lead = len(gap) - len(gap.lstrip())
            lost.append((at + lead, at + len(gap.rstrip())))
        at = max(at, end)
    return lost
