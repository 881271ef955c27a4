"""The flow of a text over the leaves of a document: which of them make one Page.

A newspaper's leaf is a Page of its own. A document's leaves are one Page, so that no article is cut
where a leaf ends.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from store.model import Page
from store.reading.header import find_header
from store.reading.pdf.blocks import SAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.model import Range
    from store.reading.pdf.leaf import Leaf
    from store.reading.pdf.paragraphs import Paragraph

MEDIA_TYPE, CHARSET = "application/pdf", "unicode"

# One page of text is at most so long, but for the end of a sentence.
LONGEST = 400_000
# A title is set so much larger than the body; those of one document differ less than this.
TITLE, SMALLER = 1.3, 0.8
# A leaf with fewer lines may be narrower than the others: the last one of a text.
FEW_LINES = 3

_ENDED = re.compile(r"[。！？!?…；;：:.”’』」）)】]\s*$")
_INDENT = "\u3000\u3000"


def goes_on(leaves: list[Leaf], leaf: Leaf) -> bool:
    """Whether a leaf goes on with the text of the leaves before it, so that no article is cut.

    It does in a document, where one text flows over the pages in columns of one width and in type
    of one size, unless it begins with a title of its own. It never does in a newspaper, whose pages
    are large, or have many columns, or a header.
    """
    last = leaves[-1]
    if not (leaf.paragraphs and last.paragraphs) or leaf.newspaper or last.newspaper:
        return False
    if not 1 / SAME < leaf.body / last.body < SAME:
        return False
    wider = leaf.width - last.width
    few = leaf.size * leaf.body < FEW_LINES * last.width
    if wider > 2 * leaf.body or (wider < -2 * leaf.body and not few):
        return False
    ended = _ENDED.search(last.paragraphs[-1].text) is not None
    if sum(other.size for other in leaves) > LONGEST * (1 if ended else 2):
        return False
    begin = leaf.paragraphs[0]
    if not begin.large or last.paragraphs[-1].large:
        return True
    largest = max(p.size for other in [*leaves, leaf] for p in other.paragraphs if p.large)
    return begin.size < SMALLER * largest


def make_page(leaves: Sequence[Leaf]) -> Page:
    """The Page of the leaves that belong together."""
    pieces: list[str] = []
    furniture: list[Range] = []
    large: list[Range] = []
    at = 0

    def put(text: str, into: list[Range] | None, indent: str = "") -> None:
        nonlocal at
        start = at + len(indent)
        pieces.append(f"{indent}{text}\n\n")
        at += len(pieces[-1])
        if into is not None:
            into.append((start, start + len(text)))

    wholes = _whole(leaves)
    titles = _titles(leaves, wholes)
    for leaf, paragraphs in zip(leaves, wholes, strict=True):
        for line in leaf.edges.top:
            put(line, furniture)
        for one in paragraphs:
            into = large if id(one) in titles else None
            put(one.text, into, _INDENT if one.indented else "")
        for line in (leaf.skewed, *leaf.edges.bottom):
            if line.strip():
                put(line, furniture)
    text = "".join(pieces)
    header = find_header(text)
    metadata = header.metadata
    urls = {leaf.edges.url for leaf in leaves}
    if len(urls) == 1 and None not in urls:
        metadata = replace(
            metadata, url=urls.pop(), origins={**metadata.origins, "url": "page text"}
        )
    lines = tuple(_apart(sorted({*furniture, *header.lines})))
    return Page(text, metadata, CHARSET, MEDIA_TYPE, lines, large=tuple(large))


def _whole(leaves: Sequence[Leaf]) -> list[list[Paragraph]]:
    """The paragraphs of each leaf; one that goes over a leaf's end is whole, on the first leaf."""
    wholes: list[list[Paragraph]] = []
    last: list[Paragraph] | None = None
    for leaf in leaves:
        paragraphs = list(leaf.paragraphs)
        if last and paragraphs and _is_cut(last[-1], paragraphs[0]):
            last[-1] = last[-1].and_then(paragraphs.pop(0))
        wholes.append(paragraphs)
        last = paragraphs or last
    return wholes


def _titles(leaves: Sequence[Leaf], wholes: list[list[Paragraph]]) -> set[int]:
    """The headlines that an article can begin with, by their identities: no headings within one.

    Those are hardly larger than the body. In a document, where all titles are of one size, they
    are smaller than these and do not stand beside one.
    """
    found: list[tuple[int, Paragraph]] = []
    for leaf, paragraphs in zip(leaves, wholes, strict=True):
        for at, one in enumerate(paragraphs):
            if one.large and one.size >= TITLE * leaf.body:
                found.append((at, one))
    if leaves[0].newspaper:
        return {id(one) for _, one in found}
    largest = max((one.size for _, one in found), default=0.0)
    titles = {id(one) for _, one in found if one.size > SMALLER * largest}
    for (at, one), (after_at, after) in pairwise(found):
        if after_at == at + 1 and (id(one) in titles or id(after) in titles):
            titles |= {id(one), id(after)}
    return titles


def _is_cut(before: Paragraph, after: Paragraph) -> bool:
    """Whether a paragraph or headline at the end of a leaf goes on on the next."""
    if before.large and after.large:
        return before.size == after.size
    return before.goes_on_with(after)


def _apart(ranges: list[Range]) -> Iterator[Range]:
    """The ranges without those that lie in another."""
    end = 0
    for first, last in ranges:
        if first >= end:
            yield first, last
            end = last
