"""Blocks to pieces in reading order: paragraphs broken at a column end are whole again.

What stood inside the break, a caption or the second half of a headline, follows the paragraph; so
do the names and notices that were glued to its end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.layout import bylines, captions, edges, notices, signs
from store.layout.words import overlap

if TYPE_CHECKING:
    from store.layout.blocks import Block
    from store.layout.credits import Credit
    from store.layout.edges import Stretch
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
# The header of a page stands among so many lines.
TOP_LINES = 3
# The line that tells what a picture shows, above the one that tells whose it is, is no longer.
LONGEST_SHOWN = 60


@dataclass(slots=True)
class Piece:
    """A headline line, a paragraph, a caption or a byline, before it is known whose it is.

    kind: "head", "body", "caption", "byline", "notice". plain, mark, large: see `Block`.
    second_half: of a head that stood inside a broken paragraph. credit: of a byline.
    """

    kind: str
    text: str
    plain: str
    ranges: tuple[Range, ...]
    mark: str = ""
    large: bool = False
    second_half: bool = False
    credit: Credit | None = None


def find_pieces(blocks: list[Block], page: str) -> list[Piece]:
    """The pieces of a page, in reading order."""
    indents = _indents(blocks)
    kinds = _kinds(blocks, indents)
    pieces: list[Piece] = []
    at = 0
    while at < len(blocks):
        piece = _piece(blocks[at], kinds[at])
        pieces.append(piece)
        at += 1
        for _ in range(MOST_BREAKS if piece.kind == "body" else 0):
            after = _next_body(kinds, at)
            if after is None or not _is_broken(piece, blocks[after], kinds[at:after], indents):
                break
            inside = [_piece(blocks[k], kinds[k]) for k in range(at, after)]
            for other in inside:
                other.second_half = other.kind == "head"
            pieces.extend(inside)
            piece.text += blocks[after].text
            piece.plain += blocks[after].plain
            piece.ranges += blocks[after].ranges
            at = after + 1
    return _with_edges_cut(pieces, page)


def _indents(blocks: list[Block]) -> bool:
    """Whether paragraphs begin with an indentation on this page, so that what has none goes on."""
    begins = indented = 0
    ended = True
    for block in blocks:
        if "。" in block.plain:
            if ended:
                begins += 1
                indented += block.indented
            ended = signs.is_ended(block.plain) or _is_closed(block.text)
    return indented >= ENOUGH_PARAGRAPHS and indented >= begins * UNIFORM


def _is_closed(text: str) -> bool:
    """Whether names or a notice close a paragraph."""
    return edges.stretches(text, last=True)[-1].kind != "body"


def _kinds(blocks: list[Block], indents: bool) -> list[str]:
    """What each block is by its form and by those around it."""
    kinds = [
        _kind(*around, indents)
        for around in zip(blocks, [None, *blocks], [*blocks[1:], None], strict=False)
    ]
    if len(blocks) > 1 and kinds[0] == "body" and _is_long_title(blocks[0], blocks[1]):
        kinds[0] = "head"
    for at, block in enumerate(blocks[:TOP_LINES]):
        if notices.is_page_header(block.plain):
            kinds[at] = "notice"
    for at, block in enumerate(blocks):
        if kinds[at] == "caption" and _shows_above(blocks, kinds, at):
            kinds[at - 1] = "caption"
        if kinds[at] == "notice" and notices.heads_list(block.plain):
            _take_list(kinds, at + 1)
    return kinds


def _kind(block: Block, before: Block | None, after: Block | None, indents: bool) -> str:
    """What a block is by its form; a line that could be two things, by what comes next."""
    plain = block.plain
    if block.mark:
        return "head"
    if notices.is_notice(plain):
        return "notice"
    if captions.is_caption(plain):
        return "caption"
    if block.large and block.size <= LONGEST_TITLE and "。" not in plain:
        return "byline" if bylines.byline(block.text) else "head"
    if "。" in plain or block.size > signs.LONGEST_HEAD:
        return "body"
    if bylines.byline(block.text):
        return "byline"
    if (indents and block.indented) or signs.is_piece(plain) or signs.is_bracketed(plain):
        return "body"
    if signs.is_opening(plain) or bylines.lead(block.text):
        return "body"
    return "body" if _is_cut_off(block, before, after) else "head"


def _is_cut_off(block: Block, before: Block | None, after: Block | None) -> bool:
    """Whether a line that could be a headline is a piece of a paragraph.

    A quotation in it has only one end, or it has the comma of a sentence, or a caption or the
    middle of a sentence follows it; a short line needs two of these. A long one is a piece too
    where it tells the day as sentences do, or where it stands between two paragraphs and the next
    takes up nothing of it, as of a title.
    """
    plain = block.plain
    if plain.count("“") != plain.count("”"):
        return True
    comma = "," in plain
    broken_off = after is not None and (
        captions.is_caption(after.plain) or signs.goes_on(after.plain)
    )
    if block.size < signs.FRAGMENT:
        return comma and broken_off and before is not None
    if comma or broken_off or (signs.is_told(plain) and not signs.is_phrased(plain)):
        return True
    return (
        before is not None
        and after is not None
        and signs.is_ended(before.plain)
        and "。" in before.plain
        and "。" in after.plain
        and not (
            signs.is_opening(after.plain) or bylines.lead(after.text) or signs.is_phrased(plain)
        )
        and overlap(plain, after.plain) < UNRELATED
    )


def _is_long_title(first: Block, after: Block) -> bool:
    """Whether the first line of a page is its title although it is longer than headlines are.

    The paragraph below takes its words up, or it is set like a headline: in two phrases.
    """
    plain = first.plain
    if first.indented or "。" in plain or first.size > LONGEST_TITLE or signs.is_piece(plain):
        return False
    return overlap(plain, after.plain) >= TAKEN_UP or signs.is_phrased(plain)


def _shows_above(blocks: list[Block], kinds: list[str], at: int) -> bool:
    """Whether a line that tells whose the picture is has above it what the picture shows.

    That is one whole sentence, and it stands inside a paragraph that goes on behind the caption.
    """
    if not 2 <= at < len(blocks) - 1 or kinds[at - 1] not in ("body", "head"):
        return False
    above, before, after = blocks[at - 1], blocks[at - 2], blocks[at + 1]
    return (
        captions.is_credit(blocks[at].plain)
        and above.size <= LONGEST_SHOWN
        and above.plain.count("。") <= 1
        and (signs.is_ended(above.plain) or above.size < signs.FRAGMENT)
        and kinds[at - 2] == kinds[at + 1] == "body"
        and not signs.is_ended(before.plain)
        and not after.indented
        and signs.is_prose(after.plain)
    )


def _take_list(kinds: list[str], start: int) -> None:
    """Make notices of the headlines in the list of other texts that begins there.

    The last of them may be the headline of the next article.
    """
    end = next((k for k in range(start, len(kinds)) if kinds[k] != "head"), len(kinds))
    last = end if end == len(kinds) else end - 1
    kinds[start:last] = ["notice"] * max(0, last - start)


def _next_body(kinds: list[str], at: int) -> int | None:
    """The next block that can go on with a paragraph: behind captions and one headline at most."""
    heads = 0
    for k in range(at, len(kinds)):
        if kinds[k] == "body":
            return k
        heads += kinds[k] == "head"
        if heads > 1 or kinds[k] in ("byline", "notice"):
            return None
    return None


def _is_broken(piece: Piece, after: Block, between: list[str], indents: bool) -> bool:
    """Whether the block `after` goes on with the paragraph, over what stands between."""
    if indents:
        return not after.indented
    if signs.goes_on(after.plain):
        return True
    if not signs.is_prose(after.plain):
        return False
    if signs.is_ended(piece.plain) or piece.plain[-1] in "”’)":
        return False
    last = edges.stretches(piece.text, last=True)[-1]
    if last.kind == "byline" and last.credit is not None:
        return not (last.credit.labelled or "head" in between)
    return last.kind == "body"


def _piece(block: Block, kind: str) -> Piece:
    credit = bylines.byline(block.text) if kind == "byline" else None
    return Piece(
        kind, block.text, block.plain, block.ranges, block.mark, block.large, credit=credit
    )


def _with_edges_cut(pieces: list[Piece], page: str) -> list[Piece]:
    """The names and notices at the edges of paragraphs as pieces of their own.

    Names without a label or brackets are such only at the end of an article: before a headline.
    """
    cut: list[Piece] = []
    for at, piece in enumerate(pieces):
        if piece.kind != "body":
            cut.append(piece)
            continue
        after = next((other.kind for other in pieces[at + 1 :] if other.kind != "caption"), None)
        cut.extend(_cut(piece, edges.stretches(piece.text, last=after != "body"), page))
    return cut


def _cut(piece: Piece, stretches: list[Stretch], page: str) -> list[Piece]:
    """A piece in the stretches of its text."""
    found: list[Piece] = []
    ranges = piece.ranges
    for stretch in reversed(stretches[1:]):
        text = piece.text[stretch.start : stretch.end]
        ranges, own = _split(ranges, len("".join(text.split())), page)
        found.insert(0, _stretched(piece, stretch, own))
    return [_stretched(piece, stretches[0], ranges), *found]


def _stretched(piece: Piece, stretch: Stretch, ranges: tuple[Range, ...]) -> Piece:
    at = slice(stretch.start, stretch.end)
    return Piece(stretch.kind, piece.text[at], piece.plain[at], ranges, credit=stretch.credit)


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
