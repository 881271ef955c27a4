"""Styled text: paragraphs to articles, where styles or markup say which is a headline; to a page of
text, where they do not. DOCX and EPUB share this.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.model import Article, Metadata, Page, Part
from store.reading.header import find_header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.model import Range
# Of the XML that the documents are made of, once it is parsed.
CHARSET = "utf-8"
# A line is large that is set so much larger than most of the text.
LARGER = 1.15
# A headline is no longer than this.
LONGEST_HEADLINE = 60
# So much text before the first heading of a kind: then these are headings within an article.
LONG_BEGINNING = 60

# Kinds of which each line is a part of its own.
_LINEWISE = ("body", "notice", "caption")

_LINE = re.compile(r"\S[^\n]*")
_NUMBERED = re.compile(r"(?:[（(]?[一二三四五六七八九十]{1,3}[、.．）)]|[（(]?\d{1,2}[、.．）)])")


@dataclass(slots=True)
class Block:
    """One paragraph as it is set.

    text: soft breaks are line ends. kind: "title", "subtitle", "kicker", "byline", "heading",
    "caption", "body", or "contents" for a line of a table of contents. level: of a heading, from 1,
    else 0. size: in half-points, of most of its characters, 0 where not known. bold: all of it.
    """

    text: str
    kind: str = "body"
    level: int = 0
    size: int = 0
    bold: bool = False
    centred: bool = False


def articles(blocks: Sequence[Block], header: Metadata) -> list[Article]:
    """The articles of a document with headlines in styles of their own; none where it has none.

    header: what is printed above and below its pages, or said of them elsewhere.
    """
    blocks = [block for block in blocks if block.kind != "contents"]
    level = _article_level(blocks)
    if level is None:
        return []
    starts = [_with_leads(blocks, place) for place in _headlines(blocks, level)]
    found = []
    for start, end in zip([0, *starts[1:]], [*starts[1:], len(blocks)], strict=True):
        # A page's own headline holds for all articles up to the next one.
        article, header = _article(blocks[start:end], level, header)
        found.append(article)
    return found


def _level(block: Block) -> int | None:
    """How high a headline stands: 0 for a title, 1 for the first level; None for no headline."""
    return 0 if block.kind == "title" else block.level if block.kind == "heading" else None


def _headlines(blocks: Sequence[Block], level: int) -> list[int]:
    """Where the headlines of a level begin, one that goes over several blocks once."""
    return [
        place
        for place, block in enumerate(blocks)
        if _level(block) == level and (not place or _level(blocks[place - 1]) != level)
    ]


def _article_level(blocks: Sequence[Block]) -> int | None:
    """The level of the headlines of articles; None where the styles do not tell them.

    It is the highest whose headlines have text of their own. Above it there may be others, of the
    paper or of a page, that have none.
    """
    levels = sorted({level for block in blocks if (level := _level(block)) is not None})
    for level, below in zip(levels, [*levels, None][1:], strict=True):
        places = _headlines(blocks, level)
        beginning = sum(len(block.text) for block in blocks[: places[0]] if block.kind == "body")
        if level and beginning > LONG_BEGINNING:
            return None
        sections = [block.text for block in blocks if below and _level(block) == below]
        if any(_has_text(blocks, place) for place in places) or (
            sections and all(map(_NUMBERED.match, sections))
        ):
            return level
    return None


def _has_text(blocks: Sequence[Block], place: int) -> bool:
    """Whether text stands under a headline before the next headline of whatever level."""
    level = _level(blocks[place])
    for block in blocks[place:]:
        if block.kind == "body":
            return True
        if _level(block) not in (level, None):
            return False
    return False


def _with_leads(blocks: Sequence[Block], place: int) -> int:
    """Where an article begins: with the kicker and the higher headlines above its headline."""
    level = _level(blocks[place]) or 0
    while place and (blocks[place - 1].kind == "kicker" or _is_above(blocks[place - 1], level)):
        place -= 1
    return place


def _is_above(block: Block, level: int) -> bool:
    own = _level(block)
    return own is not None and own < level


def _article(blocks: Sequence[Block], level: int, header: Metadata) -> tuple[Article, Metadata]:
    """One article: its headline, of that level, and all that stands around it; and its header."""
    place = _headlines(blocks, level)[0]
    rest = list(blocks[place:])
    headline = [rest.pop(0).text]
    while rest and _level(rest[0]) == level:
        headline.append(rest.pop(0).text)
    parts, header = _above(blocks[:place], header)
    parts += _parts("title", "\n".join(headline))
    return Article(tuple(parts + body_parts(rest)), (), header), header


def body_parts(blocks: Sequence[Block]) -> list[Part]:
    """The parts of what stands under a headline."""
    parts: list[Part] = []
    begun = False
    for block in blocks:
        begun = begun or block.kind == "body"
        is_head = block.kind in ("subtitle", "kicker") and not begun
        is_kept = is_head or block.kind in ("body", "byline", "caption")
        parts += _parts(block.kind if is_kept else "heading", block.text)
    return parts


def _above(blocks: Sequence[Block], header: Metadata) -> tuple[list[Part], Metadata]:
    """What stands above a headline, and the data with what the header of the page tells.

    A line by itself is a kicker; several, and the headlines of pages and sections, are notices.
    """
    left: list[Block] = []
    for block in blocks:
        found = find_header(block.text)
        if found.lines:
            header = put_before(found.metadata, header)
        else:
            left.append(block)
    alone = len(left) == 1 and left[0].kind == "body" and len(left[0].text) <= LONGEST_HEADLINE
    parts = []
    for block in left:
        is_kicker = alone or block.kind == "kicker"
        parts += _parts("kicker" if is_kicker else "notice", block.text)
    return parts, header


def _parts(kind: str, text: str) -> list[Part]:
    """A part for each line; one for all lines of a headline."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return [Part(line, kind) for line in ([" ".join(lines)] if kind not in _LINEWISE else lines)]


def put_before(first: Metadata, second: Metadata) -> Metadata:
    """All that both say; of what both say, the first."""
    origins = {**second.origins, **first.origins}
    data = {name: getattr(first if name in first.origins else second, name) for name in origins}
    return Metadata(**data, origins=origins)


def make_page(blocks: Sequence[Block], header: Metadata, media_type: str) -> Page:
    """The text of all blocks, a blank line between, with the lines that are set like headlines."""
    blocks = [block for block in blocks if block.kind != "contents"]
    text = "\n\n".join(block.text for block in blocks)
    found = find_header(text)
    wanted = _large(blocks)
    large: list[Range] = []
    at = 0
    for place, block in enumerate(blocks):
        if place in wanted:
            lines = _LINE.finditer(block.text)
            large += [
                (at + line.start(), at + line.start() + len(line[0].rstrip())) for line in lines
            ]
        at += len(block.text) + 2
    return Page(
        text,
        put_before(header, found.metadata),
        CHARSET,
        media_type,
        found.lines,
        large=tuple(large),
    )


def _large(blocks: Sequence[Block]) -> set[int]:
    """Which blocks are set like headlines: larger than the text, else bold in the middle."""
    sizes: Counter[int] = Counter()
    for block in blocks:
        sizes[block.size] += len(block.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0
    short = [
        (place, block)
        for place, block in enumerate(blocks)
        if max(map(len, block.text.split("\n"))) <= LONGEST_HEADLINE
    ]
    return (
        {place for place, block in short if block.size >= usual * LARGER and block.kind == "body"}
        or {place for place, block in short if block.bold and block.centred}
        or {place for place, block in short[:1] if not place and (block.bold or block.centred)}
    )
