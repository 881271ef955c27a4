"""Glyphs: the characters of a page with their places, in the order in which the file draws them."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from store.reading.charset import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

# Type stands on the line with so much of its height above it, Chinese type too.
ABOVE = 0.88
# Text that is turned by less than this off the vertical or the horizontal is only a crooked scan.
CROOKED = math.radians(10)
# The same character again, nearer than so much of its size, is the same one drawn twice: bold that
# is none, a shadow.
TWICE = 0.2
# From so large a share on of letters and accents that neither Chinese nor English has, the text of
# a page is the bytes of another charset.
MOJIBAKE = 0.3
_FOREIGN = (("\xa1", "\u024f"), ("\u02b0", "\u02ff"))

# The place of a character is looked up in cells of this size, in points.
CELL = 8
_AROUND = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
# The letters of a ligature are at least so wide.
NARROW = 0.28

UNKNOWN = "\ufffd"

# What the commonest fonts of signs (Symbol, Wingdings) have where Unicode has nothing.
_SIGNS = {
    "\uf020": " ", "\uf02d": "-", "\uf06c": "●", "\uf06e": "■", "\uf075": "◆", "\uf076": "❖",
    "\uf0a7": "▪", "\uf0b7": "•", "\uf0d8": "➢", "\uf0e8": "➔", "\uf0fc": "✓",
}  # fmt: skip
# Radicals that fonts share with the characters they look like; NFKC folds the rest of them.
_RADICALS = dict(
    zip(
        "⺁⺊⺒⺓⺛⺜⺝⺠⺩⺬⺷⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱",
        "厂卜巳幺旡日月民王示羊虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龟",
        strict=True,
    )
)
# Radicals (Kangxi and others), compatibility ideographs, ligatures of Latin letters.
_LOOKALIKES = (("\u2e80", "\u2fdf"), ("\uf900", "\ufaff"), ("\ufb00", "\ufb06"))
_LINE_HYPHEN = "\x02"


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character where it stands: from the left and the top, in points.

    x0, x1: its place along the line, y0, y1: that of its type (not of its ink) across it.
    spaced: whether a space was drawn before it.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Character:
    """A character as the file has it: where it stands on the page, in points, y going up.

    turn: how its line runs, in quarter turns to the left; None at any other angle.
    """

    text: str
    x: float
    y: float
    width: float
    size: float
    turn: int | None
    spaced: bool

    def box(self) -> tuple[float, float, float, float]:
        """left, bottom, right, top of its type."""
        along, down, up = self.width, (ABOVE - 1) * self.size, ABOVE * self.size
        x, y = self.x, self.y
        if self.turn == 1:
            return x - up, y, x - down, y + along
        if self.turn == 2:
            return x - along, y - up, x, y - down
        if self.turn == 3:
            return x + down, y - along, x + up, y
        return x, y + down, x + along, y + up


def read_characters(text_page: Any) -> Iterator[Character]:
    """The characters of a page (an object of pypdfium2), without spaces.

    One that has no Unicode value is UNKNOWN.
    """
    glyph: list[Character] = []
    drawn: tuple[int, float, float] | None = None
    for one, place in _characters(text_page):
        if place != drawn:
            yield from _apart(glyph)
            glyph, drawn = [], place
        glyph.append(one)
    yield from _apart(glyph)


def _apart(glyph: list[Character]) -> Iterator[Character]:
    """The characters that one glyph stands for (a ligature, a long dash), side by side."""
    if len(glyph) == 1 and len(glyph[0].text) == 1:
        yield glyph[0]
        return
    letters = [(one, letter) for one in glyph for letter in one.text]
    for k, (one, letter) in enumerate(letters):
        # The width that is given for a ligature is at times that of nothing in particular.
        share = max(one.width / len(letters), NARROW * one.size * (len(letters) > 1))
        dx, dy = ((share, 0.0), (0.0, share), (-share, 0.0), (0.0, -share))[one.turn or 0]
        yield replace(
            one,
            text=letter,
            x=one.x + k * dx,
            y=one.y + k * dy,
            width=share,
            spaced=one.spaced and k == 0,
        )


def _characters(text_page: Any) -> Iterator[tuple[Character, tuple[int, float, float]]]:
    """The characters, each with the glyph that it comes from: what it belongs to and where."""
    import pypdfium2.raw as pdfium

    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    spaced = False
    high = 0
    for at in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page, at)
        # Where wide characters have 16 bits, one beyond them comes in two halves.
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        if code in (0x20, 0x0D, 0x0A) and pdfium.FPDFText_IsGenerated(text_page, at) == 1:
            continue
        text = _known(code, pdfium.FPDFText_HasUnicodeMapError(text_page, at) == 1)
        if not text or text.isspace():
            spaced = spaced or bool(text)
            continue
        pdfium.FPDFText_GetLooseCharBox(text_page, at, box)
        pdfium.FPDFText_GetMatrix(text_page, at, matrix)
        pdfium.FPDFText_GetCharOrigin(text_page, at, x, y)
        size = pdfium.FPDFText_GetFontSize(text_page, at) * math.hypot(matrix.c, matrix.d)
        turn = _turn(math.atan2(matrix.b, matrix.a))
        width = box.top - box.bottom if turn in (1, 3) else box.right - box.left
        if size > 0 and all(map(math.isfinite, (x.value, y.value, size, width))):
            if _is_hanzi(text):
                # Fonts of bare drawings (Type 3) give the width of the ink.
                width = size * math.hypot(matrix.a, matrix.b) / math.hypot(matrix.c, matrix.d)
            elif not 0 < width <= 4 * size:
                width = size / 2
            belongs = pdfium.FPDFText_GetTextObject(text_page, at)
            yield (
                Character(text, x.value, y.value, width, size, turn, spaced),
                (ctypes.addressof(belongs.contents) if belongs else at, x.value, y.value),
            )
        spaced = False


def _known(code: int, failed: bool) -> str:
    """What a code of the file is as text: "" for what is no character, UNKNOWN where none knows."""
    character = chr(code) if 0 < code < 0x110000 else UNKNOWN
    if character in _SIGNS:
        return _SIGNS[character]
    if character in (_LINE_HYPHEN, "\ufffe"):
        return "-"
    if character == "\xad":
        return character
    if failed or unicodedata.category(character) in ("Co", "Cn", "Cs") or character == UNKNOWN:
        return UNKNOWN
    if character in "\t\n\r":
        return " "
    if code < 0x20:
        return UNKNOWN
    if any(first <= character <= last for first, last in _LOOKALIKES):
        return _RADICALS.get(character) or unicodedata.normalize("NFKC", character)
    return character if clean(character) == character else ""


def _is_hanzi(text: str) -> bool:
    """Whether it is a character that is always set as wide as high."""
    return (
        len(text) == 1
        and unicodedata.category(text) == "Lo"
        and (unicodedata.east_asian_width(text) == "W")
    )


def _turn(angle: float) -> int | None:
    """The quarter turns of an angle; None where it is none, crooked scans apart."""
    turn = round(angle / (math.pi / 2))
    return turn % 4 if abs(angle - turn * math.pi / 2) <= CROOKED else None


def once(characters: list[Character]) -> list[Character]:
    """The characters, each but once where it was drawn again at the same place."""
    kept: list[Character] = []
    places: defaultdict[tuple[str, int, int], list[Character]] = defaultdict(list)
    for one in characters:
        column, row = int(one.x // CELL), int(one.y // CELL)
        near = min(CELL, TWICE * min(one.size, 2 * one.width))
        for x, y in _AROUND:
            found = places.get((one.text, column + x, row + y))
            if found and any(
                abs(other.x - one.x) < near and abs(other.y - one.y) < near for other in found
            ):
                break
        else:
            places[one.text, column, row].append(one)
            kept.append(one)
    return kept


def unknown(characters: list[Character]) -> int:
    """How many of the characters have no Unicode value, or one that cannot be meant."""
    count = sum(one.text == UNKNOWN for one in characters)
    foreign = sum(first <= one.text <= last for one in characters for first, last in _FOREIGN)
    return count + foreign if foreign > MOJIBAKE * len(characters) else count
