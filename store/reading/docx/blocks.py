"""The paragraphs of a DOCX file in the order in which they are read, and how each is set.

Text boxes stand behind the paragraph they hang on, footnotes at the end. What a tracked change
took out is out, what it put in is in.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.reading.charset import clean
from store.reading.docx.styles import attribute_of, paragraph_look, run_look
from store.reading.package import attribute, child, tag
from store.reading.styled import Block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from store.reading.docx.numbering import Numbering
    from store.reading.docx.styles import Look, Styles

# Elements that hold no text of the document, or text that is no longer in it.
_PASSED_OVER = frozenset(
    """
    pPr rPr sectPr tblPr tblGrid trPr tcPr sdtPr sdtEndPr del moveFrom delText instrText
    delInstrText rt Fallback annotation fldData
    """.split()  # noqa: SIM905
)
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
# Between the cells of a row that is one paragraph.
CELL = "\u3000"
# Cells with more text than this are columns of a page and not a table.
LONGEST_CELL = 80


@dataclass(slots=True)
class _Runs:
    """The text of one paragraph as it is put together, and what hangs on it."""

    look: Look
    pieces: list[str] = field(default_factory=list)
    sizes: Counter[int] = field(default_factory=Counter)
    plain: bool = False
    boxes: list[_Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def add(self, text: str, look: Look) -> None:
        self.pieces.append(text)
        if text.strip():
            self.sizes[look.size or 0] += len(text)
            self.plain = self.plain or not look.bold


class Reader:
    """Walks through the parts of one document."""

    def __init__(
        self, styles: Styles, numbering: Numbering, notes: dict[tuple[str, str], _Element]
    ) -> None:
        """notes: the elements of footnotes and endnotes, by kind and key."""
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._called: list[_Element] = []

    def blocks(self, body: _Element) -> Iterator[Block]:
        """The paragraphs under an element, empty ones left out; then the notes that they call."""
        yield from self._within(body)
        while self._called:
            yield from self._within(self._called.pop(0))

    def _within(self, parent: _Element) -> Iterator[Block]:
        for element in parent:
            name = tag(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                for row in _rows(element):
                    yield from self._row(row)
            elif name and name not in _PASSED_OVER:
                # Content controls, insertions and the like stand around paragraphs.
                yield from self._within(element)

    def _paragraph(self, element: _Element) -> Iterator[Block]:
        properties = child(element, "pPr")
        styled = self._styles.paragraph(attribute_of(properties, "pStyle"))
        runs = _Runs(paragraph_look(properties).over(styled))
        self._collect(element, runs, runs.look)
        text = clean("".join(runs.pieces)).replace("\t", " ")
        # Full-width spaces at the beginning are an indentation; others only came about.
        text = "\n".join(line.rstrip().lstrip(" ") for line in text.split("\n") if line.strip())
        look = runs.look
        if text and look.list_key not in (None, "0"):
            label = self._numbering.label(look.list_key or "", look.list_level or 0)
            text = label + (" " if label[-1:].isalnum() or label.endswith(".") else "") + text
        if text:
            size = max(runs.sizes, key=lambda one: runs.sizes[one], default=look.size or 0)
            yield Block(
                text, look.kind or "body", look.level or 0, size, not runs.plain, bool(look.centred)
            )
        for box in runs.boxes:
            yield from self._within(box)
        self._called += [self._notes.pop(note) for note in runs.notes if note in self._notes]

    def _collect(self, parent: _Element, runs: _Runs, look: Look) -> None:
        """Put the text under an element into `runs`, text boxes and notes aside."""
        for element in parent:
            name = tag(element)
            if name == "r":
                properties = child(element, "rPr")
                styled = self._styles.run(attribute_of(properties, "rStyle"))
                set_in = run_look(properties).over(styled).over(look)
                if not set_in.hidden:
                    self._collect(element, runs, set_in)
            elif name == "t":
                runs.add(element.text or "", look)
            elif name in _BREAKS:
                runs.add(_BREAKS[name], look)
            elif name == "txbxContent":
                runs.boxes.append(element)
            elif name in ("footnoteReference", "endnoteReference"):
                runs.notes.append((name.removesuffix("Reference"), attribute(element, "id") or ""))
            elif name == "AlternateContent":
                chosen = _chosen(element)
                if chosen is not None:
                    self._collect(chosen, runs, look)
            elif name and name not in _PASSED_OVER:
                self._collect(element, runs, look)

    def _row(self, row: _Element) -> Iterator[Block]:
        """A row of a table as one paragraph; of a table that only sets columns, its paragraphs."""
        cells = [list(self._within(cell)) for cell in _cells(row)]
        cells = [cell for cell in cells if cell]
        if len(cells) < 2 or not all(map(_is_short, cells)):
            for cell in cells:
                yield from cell
        else:
            first = cells[0][0]
            text = CELL.join(re.sub(r"\s*\n\s*", " ", cell[0].text) for cell in cells)
            yield Block(text, "body", 0, first.size, all(cell[0].bold for cell in cells))


def _chosen(alternatives: _Element) -> _Element | None:
    """The first alternative, which newer programs show; the fallback where that has no text."""
    choice, fallback = child(alternatives, "Choice"), child(alternatives, "Fallback")
    if choice is None or (fallback is not None and not _has_text(choice)):
        choice = fallback
    return choice


def _has_text(element: _Element) -> bool:
    return any(tag(inner) == "t" and inner.text for inner in element.iter())


def _is_short(cell: list[Block]) -> bool:
    """Whether a cell holds a datum and no text of its own."""
    return len(cell) == 1 and cell[0].kind == "body" and len(cell[0].text) <= LONGEST_CELL


def _rows(table: _Element) -> Iterator[_Element]:
    return _inner(table, "tr")


def _cells(row: _Element) -> Iterator[_Element]:
    return _inner(row, "tc")


def _inner(parent: _Element, wanted: str) -> Iterator[_Element]:
    """The rows or cells under an element, those in content controls too; none that is deleted."""
    for element in parent:
        name = tag(element)
        if name == wanted:
            properties = child(element, "trPr")
            if child(properties, "del") is None:
                yield element
        elif name and name not in _PASSED_OVER and name != "tbl":
            yield from _inner(element, wanted)
