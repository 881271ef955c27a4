"""Blocks to pieces in reading order: paragraphs broken at a column end are whole again.

What stood inside the break, a caption or the second half of a headline, follows the paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.layout import names, signs
from store.layout.words import overlap

if TYPE_CHECKING:
    from store.layout.blocks import Block
    from store.layout.names import Credit
    from store.model import Range

# From how many paragraphs on, and how uniformly, indentation tells where a paragraph begins.
ENOUGH_PARAGRAPHS = 3
UNIFORM = 0.8
# A paragraph that goes over more columns than this is none, but lines without full stops.
MOST_BREAKS = 6
# The title of a page that consists of one article may be so long, where so much of it is said
# again in the first paragraph.
LONGEST_TITLE, TAKEN_UP = 120, 0.4
# The paragraph below a title says more of it again than this.
UNRELATED = 0.3


@dataclass(slots=True)
class Piece:
    """A headline line, a paragraph, a caption or a byline, before it is known whose it is.

    kind: "head", "body", "caption", "byline". mark: see `Block`.
    second_half: of a head that stood inside a broken paragraph. credit: of a byline. closes: of a
    byline that stood at the end of the paragraph before it.
    """

    kind: str
    text: str
    ranges: tuple[Range, ...]
    mark: str = ""
    second_half: bool = False
    credit: Credit | None = None
    closes: bool = False


def find_pieces(blocks: list[Block], page: str) -> list[Piece]:
    """The pieces of a page, in reading order."""
    indents = _indents(blocks)
    kinds = [
        _kind(*around, indents)
        for around in zip(blocks, [None, *blocks], [*blocks[1:], None], strict=False)
    ]
    if len(blocks) > 1 and kinds[0] == "body" and _is_long_title(blocks[0], blocks[1]):
        kinds[0] = "head"
    pieces: list[Piece] = []
    at = 0
    while at < len(blocks):
        piece = _piece(blocks[at], kinds[at])
        pieces.append(piece)
        at += 1
        for _ in range(MOST_BREAKS if piece.kind == "body" else 0):
            after = _next_body(kinds, at)
            if after is None or not _is_broken(piece.text, blocks[after], kinds[at:after], indents):
                break
            inside = [_piece(blocks[k], kinds[k]) for k in range(at, after)]
            for other in inside:
                other.second_half = other.kind == "head"
            pieces.extend(inside)
            piece.text += blocks[after].text
            piece.ranges += blocks[after].ranges
            at = after + 1
    return _with_tails_cut(pieces, page)


def _indents(blocks: list[Block]) -> bool:
    """Whether paragraphs begin with an indentation on this page, so that what has none goes on."""
    begins = indented = 0
    ended = True
    for block in blocks:
        if "。" in block.text:
            if ended:
                begins += 1
                indented += block.indented
            ended = signs.is_ended(block.text) or names.tail(block.text) is not None
    return indented >= ENOUGH_PARAGRAPHS and indented >= begins * UNIFORM


def _kind(block: Block, before: Block | None, after: Block | None, indents: bool) -> str:
    """What a block is by its form; a line that could be two things, by what comes next."""
    text = block.text
    if block.mark:
        return "head"
    if signs.is_caption(text):
        return "caption"
    if "。" in text or block.size > signs.LONGEST_HEAD:
        return "body"
    if signs.is_source(text) or names.byline(text):
        return "byline"
    if (indents and block.indented) or signs.is_piece(text) or signs.is_bracketed(text):
        return "body"
    if signs.is_opening(text) or names.lead(text):
        return "body"
    return "body" if _is_cut_off(block, before, after) else "head"


def _is_cut_off(block: Block, before: Block | None, after: Block | None) -> bool:
    """Whether a line that could be a headline is a piece of a paragraph.

    A quotation in it has only one end, or it has the comma of a sentence, or a caption or the
    middle of a sentence follows it; a short line needs two of these. A long one is a piece too
    where it stands between two paragraphs and the next takes up nothing of it, as of a title.
    """
    text = block.text
    if text.count("“") != text.count("”"):
        return True
    comma = "，" in text or "," in text
    broken_off = after is not None and (signs.is_caption(after.text) or signs.goes_on(after.text))
    if block.size < signs.FRAGMENT:
        return comma and broken_off and before is not None
    if comma or broken_off:
        return True
    return (
        before is not None
        and after is not None
        and signs.is_ended(before.text)
        and "。" in before.text
        and "。" in after.text
        and not (signs.is_opening(after.text) or names.lead(after.text) or signs.is_phrased(text))
        and overlap(text, after.text) < UNRELATED
    )


def _is_long_title(first: Block, after: Block) -> bool:
    """Whether the first line of a page is its title although it is longer than headlines are.

    The paragraph below takes its words up, or it is set like a headline: in two phrases.
    """
    text = first.text
    if first.indented or "。" in text or first.size > LONGEST_TITLE or signs.is_piece(text):
        return False
    return overlap(text, after.text) >= TAKEN_UP or signs.is_phrased(text)


def _next_body(kinds: list[str], at: int) -> int | None:
    """The next block that can go on with a paragraph: behind captions and one headline at most."""
    heads = 0
    for k in range(at, len(kinds)):
        if kinds[k] == "body":
            return k
        heads += kinds[k] == "head"
        if heads > 1 or kinds[k] == "byline":
            return None
    return None


def _is_broken(text: str, after: Block, between: list[str], indents: bool) -> bool:
    """Whether the block `after` goes on with the paragraph, over what stands between."""
    if indents:
        return not after.indented
    if signs.goes_on(after.text):
        return True
    if not signs.is_prose(after.text):
        return False
    if signs.is_ended(text) or text[-1] in "”’）)":
        return False
    found = names.tail(text)
    return found is None or not (found.credit.labelled or "head" in between)


def _piece(block: Block, kind: str) -> Piece:
    credit = names.byline(block.text) if kind == "byline" else None
    return Piece(kind, block.text, block.ranges, block.mark, credit=credit)


def _with_tails_cut(pieces: list[Piece], page: str) -> list[Piece]:
    """The names at the end of a paragraph as pieces of their own.

    Names without a label or brackets are such only at the end of an article: before a headline.
    """
    cut: list[Piece] = []
    for at, piece in enumerate(pieces):
        cut.append(piece)
        found = names.tail(piece.text) if piece.kind == "body" else None
        if found is None:
            continue
        after = next((other.kind for other in pieces[at + 1 :] if other.kind != "caption"), None)
        if after == "body" and not (found.bracketed or found.credit.labelled):
            continue
        text = piece.text[found.start :]
        piece.text = piece.text[: found.start].rstrip()
        piece.ranges, ranges = _split(piece.ranges, len("".join(text.split())), page)
        cut.append(Piece("byline", text, ranges, credit=found.credit, closes=True))
    return cut


def _split(
    ranges: tuple[Range, ...], size: int, page: str
) -> tuple[tuple[Range, ...], tuple[Range, ...]]:
    """The ranges without and with the last `size` characters that are not white space."""
    rest = list(ranges)
    tail: list[Range] = []
    while rest and size:
        start, end = rest.pop()
        at = end
        while at > start and size:
            at -= 1
            size -= not page[at].isspace()
        tail.insert(0, (at, end))
        if page[start:at].strip():
            rest.append((start, start + len(page[start:at].rstrip())))
    return tuple(rest), tuple(tail)
