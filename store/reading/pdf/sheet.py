"""A sheet: one page of the file, turned so that its lines run to the right and follow downwards."""

from __future__ import annotations

import ctypes
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from store.reading.pdf.glyphs import Glyph, once, read_characters, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.reading.pdf.glyphs import Character

# No page of print has more characters.
MOST_CHARACTERS = 100_000
# So many drawn things of a page are looked at; maps and diagrams have tens of thousands.
MOST_DRAWINGS = 20_000
# A picture that is larger than this share of its page is a scan, or on the whole of it.
MOST_OF = 0.6
# A line is at most so thick and at least so long, a frame or picture at least so wide and high.
THICKEST, LONG, WIDE = 3.0, 24.0, 30.0


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a sheet, in points from its left and its top."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Aside:
    """Text whose lines run in another direction than those of its sheet, turned for itself."""

    glyphs: list[Glyph]
    way: int
    main: int

    @property
    def is_level(self) -> bool:
        """Whether its lines are level on a page whose own lines go down."""
        return self.way == (self.main + 1) % 4

    def placed(self, box: Box) -> Box:
        """Where on the sheet a place in this text is."""
        corners = (_back(box.x0, box.y0, self.way), _back(box.x1, box.y1, self.way))
        (left, top), (right, bottom) = corners
        return _box(self.main, left, bottom, right, top)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that reading needs of one page of the file.

    glyphs: in the order in which they are drawn. asides: those whose lines run in another
    direction, each direction turned for itself. skewed: text at any other angle, a watermark most
    likely.
    pictures, frames, rules: what is drawn; a rule is a line across or down the sheet.
    size: how many characters there are; where they are more than MOST_CHARACTERS, there is nothing
    else. unknown: how many of them have no Unicode value.
    blank: whether there is nothing on the page at all. area: of the page, in square points.
    """

    glyphs: list[Glyph]
    asides: list[Aside]
    skewed: str
    pictures: list[Box]
    frames: list[Box]
    rules: list[Box]
    size: int
    unknown: int
    blank: bool
    area: float

    @property
    def is_picture(self) -> bool:
        """Whether one picture takes most of the page."""
        return any((p.x1 - p.x0) * (p.y1 - p.y0) > MOST_OF * self.area for p in self.pictures)


def read_sheet(page: Any, text_page: Any) -> Sheet:
    """The sheet of a page (objects of pypdfium2); what lies outside its crop box is left out."""
    import pypdfium2.raw as pdfium

    seen = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, seen)
    characters = list(islice(read_characters(text_page), MOST_CHARACTERS + 1))
    if len(characters) > MOST_CHARACTERS:
        return Sheet([], [], "", [], [], [], len(characters), 0, False, 0.0)
    found = [
        one
        for one in once(characters)
        if seen.left <= one.x <= seen.right and seen.bottom <= one.y <= seen.top
    ]
    ways: defaultdict[int, list[tuple[int, Character]]] = defaultdict(list)
    for turn in range(4):
        for way, place in _ways(found, turn):
            ways[way].append(place)
    main = max(ways, key=lambda way: len(ways[way]), default=0)
    glyphs = {
        way: [_glyph(one, way) for _, one in sorted(places, key=itemgetter(0))]
        for way, places in ways.items()
    }
    return Sheet(
        glyphs.pop(main, []),
        [Aside(others, way, main) for way, others in glyphs.items()],
        "".join(one.text for one in found if one.turn is None),
        *_drawings(page, main),
        len(found),
        unknown(found),
        not found and _is_empty(page),
        (seen.right - seen.left) * (seen.top - seen.bottom),
    )


def _ways(found: list[Character], turn: int) -> Iterator[tuple[int, tuple[int, Character]]]:
    """Which way the line of each character of that turn runs, in quarter turns to the left, and
    the character with its number.

    Upright characters that follow each other down the page make lines that a turn of the page to
    the left would make ordinary ones.
    """
    down = (turn + 3) % 4
    runs = list(_same_steps([place for place in enumerate(found) if place[1].turn == turn], turn))
    count = Counter[str]()
    for kind, run in runs:
        count[kind] += len(run)
    is_down = count["down"] > count["along"]
    for kind, run in runs:
        if not is_down:
            way = down if kind == "down" and len(run) > 2 else turn
        elif kind == "along" and len(run) <= 4 and all(one.text.isascii() for _, one in run):
            # The two digits of a number stand side by side in a line that goes down.
            yield down, (run[0][0], _side_by_side([one for _, one in run]))
            continue
        else:
            way = turn if kind == "along" and len(run) > 2 else down
        yield from ((way, place) for place in run)


def _same_steps(
    places: list[tuple[int, Character]], turn: int
) -> Iterator[tuple[str, list[tuple[int, Character]]]]:
    """Characters that follow each other "along" a line or "down" the page, or "" for one alone."""
    steps = [_step(one, after, turn) for (_, one), (_, after) in pairwise(places)] + [""]
    at = 0
    while at < len(places):
        kind = steps[at]
        end = at
        while kind and steps[end] == kind:
            end += 1
        # The last one may be the first of a line that goes the other way.
        if kind == "down" and steps[end] == "along":
            end -= 1
        yield (kind if end > at else ""), places[at : end + 1]
        at = end + 1


def _step(one: Character, after: Character, turn: int) -> str:
    """Whether a character goes on "along" the line of the one before it, or "down" below it."""
    dx, dy = _turned(after.x - one.x, after.y - one.y, turn)
    size = max(one.size, after.size)
    if not 0.8 < one.size / after.size < 1.25:
        return "along" if abs(dy) < 0.6 * size and 0 <= dx < 1.3 * size else ""
    if abs(dy) < 0.45 * size and 0 <= dx < one.width + 0.5 * size:
        return "along"
    hanzi = not one.text.isascii() and not after.text.isascii()
    below = abs(dx) < 0.3 * size and 0.7 * size < dy < 2 * size
    return "down" if hanzi and below else ""


def _side_by_side(run: list[Character]) -> Character:
    """Characters that stand beside each other, as one."""
    text = "".join(one.text for one in run)
    return replace(run[0], text=text, width=sum(one.width for one in run))


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """A place on the page where its lines run to the right and y goes down."""
    return ((x, -y), (y, x), (-x, y), (-y, -x))[turn]


def _back(x: float, y: float, turn: int) -> tuple[float, float]:
    """The place on the page of a place on the sheet."""
    return ((x, -y), (y, x), (-x, y), (-y, -x))[turn]


def _box(turn: int, left: float, bottom: float, right: float, top: float) -> Box:
    (ax, ay), (bx, by) = _turned(left, bottom, turn), _turned(right, top, turn)
    return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _glyph(one: Character, turn: int) -> Glyph:
    box = _box(turn, *one.box())
    if one.turn != turn:
        # Upright in a line that goes down: narrow digits stand in its middle.
        middle = (box.y0 + box.y1) / 2
        box = Box(box.x0, middle - one.size / 2, box.x1, middle + one.size / 2)
    return Glyph(one.text, box.x0, box.y0, box.x1, box.y1, one.size, one.spaced)


def _drawings(page: Any, turn: int) -> tuple[list[Box], list[Box], list[Box]]:
    """The pictures, frames and rules of a page."""
    import pypdfium2.raw as pdfium

    pictures: list[Box] = []
    frames: list[Box] = []
    rules: list[Box] = []
    edges = [ctypes.c_float() for _ in range(4)]
    for at in range(min(pdfium.FPDFPage_CountObjects(page), MOST_DRAWINGS)):
        drawn = pdfium.FPDFPage_GetObject(page, at)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            continue
        if not pdfium.FPDFPageObj_GetBounds(drawn, *edges):
            continue
        box = _box(turn, *(edge.value for edge in edges))
        wide, high = box.x1 - box.x0, box.y1 - box.y0
        if min(wide, high) >= WIDE:
            (pictures if kind == pdfium.FPDF_PAGEOBJ_IMAGE else frames).append(box)
        elif min(wide, high) <= THICKEST and max(wide, high) >= LONG:
            rules.append(box)
    return pictures, frames, rules


def _is_empty(page: Any) -> bool:
    """Whether nothing is drawn on a page."""
    import pypdfium2.raw as pdfium

    return bool(pdfium.FPDFPage_CountObjects(page) == 0)
