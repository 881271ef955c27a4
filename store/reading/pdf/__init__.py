"""PDF with a text layer: each page of a newspaper to a Page in reading order.

document (the file) -> sheet (glyphs and drawings) -> lines -> tables and blocks -> order (columns)
-> paragraphs -> leaf -> flow (over several leaves). A line of a Page's text is a paragraph, or the
piece of one that stands in one column; between two lines is a blank one, and two ideographic spaces
show an indentation. Where a line of a column ends is not kept: only the page tells whether a
paragraph goes on in the next one, the text does not.

A newspaper gives one Page for each page of the file. A document whose text flows over its pages
gives one Page for all of them, so that no article is cut.

The document's properties are not used: in newspapers the title is that of a template or of a file,
the author whoever set it up, the date that of the export. What the page prints is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.reading.content import Content, Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.model import Page


def _read(content: Content) -> Iterator[Page]:
    # What finds no PDF needs none of this.
    from store.reading.pdf.pages import read_pages

    return read_pages(content)


FORMAT = Format(
    "pdf",
    "application/pdf",
    frozenset({".pdf"}),
    lambda head, suffix: (
        head.startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in head[:1024])
    ),
    _read,
)
