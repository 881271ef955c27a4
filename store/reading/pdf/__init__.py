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

from dataclasses import dataclass, field
from gettext import dgettext
from typing import TYPE_CHECKING

from store.model import YuanzhiError
from store.reading.charset import shown
from store.reading.content import Content, Format
from store.reading.pdf.document import open_document
from store.reading.pdf.flow import CHARSET, MEDIA_TYPE, goes_on, make_page
from store.reading.pdf.leaf import make_draft, make_leaf
from store.reading.pdf.sheet import MOST_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.model import Page
    from store.reading.pdf.document import Document
    from store.reading.pdf.leaf import Draft, Leaf

# A page of whose characters more than this share has no Unicode value is not read.
MOST_UNKNOWN = 0.5


@dataclass(slots=True)
class _Account:
    """What could not be read, by the numbers of the pages."""

    name: str
    size: int
    scans: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    garbled: list[int] = field(default_factory=list)
    spotted: list[int] = field(default_factory=list)
    crowded: list[int] = field(default_factory=list)
    unknown: int = 0

    def problems(self) -> Iterator[str]:
        """A sentence for each kind of loss."""
        if self.scans:
            yield dgettext(
                "yuanzhi",
                "no text layer (a scan) on {pages}: run the file through ocrmypdf and load the "
                "result.",
            ).format(pages=self._pages(self.scans))
        if self.garbled:
            yield dgettext(
                "yuanzhi",
                "characters without Unicode values on {pages}, too many to read the rest: run the "
                "file through ocrmypdf --force-ocr and load the result.",
            ).format(pages=self._pages(self.garbled))
        if self.spotted:
            yield dgettext(
                "yuanzhi",
                "{count} characters without Unicode values on {pages}: each stands as \ufffd in "
                "the text.",
            ).format(pages=self._pages(self.spotted), count=self.unknown)
        if self.crowded:
            yield dgettext(
                "yuanzhi", "more than {most} characters on {pages}: this is no page of a newspaper."
            ).format(pages=self._pages(self.crowded), most=MOST_CHARACTERS)
        if self.broken:
            yield dgettext(
                "yuanzhi", "damage on {pages}: get the file once more and load it again."
            ).format(pages=self._pages(self.broken))

    def nothing(self) -> YuanzhiError:
        """Why no page could be read."""
        problems = list(self.problems())
        reason = problems[0] if problems else dgettext("yuanzhi", "its pages are empty.")
        return YuanzhiError(
            dgettext("yuanzhi", "{name} has no text to read: {reason}").format(
                name=shown(self.name), reason=reason
            )
        )

    def _pages(self, numbers: list[int]) -> str:
        """The pages by number: page 2 of 8; pages 2, 4-7 of 8."""
        template = (
            dgettext("yuanzhi", "page {numbers} of {size}")
            if len(numbers) == 1
            else dgettext("yuanzhi", "pages {numbers} of {size}")
        )
        return template.format(numbers=_ranges(numbers), size=self.size)


def _read(content: Content) -> Iterator[Page]:
    content.charset = CHARSET
    with open_document(content) as document:
        account = _Account(content.item.location.name, document.size)
        leaves: list[Leaf] = []
        found = False
        for leaf in _leaves(_drafts(document, content, account)):
            if leaves and not goes_on(leaves, leaf):
                yield make_page(leaves)
                leaves = []
            leaves.append(leaf)
            found = True
        if not found:
            raise account.nothing()
        yield make_page(leaves)
    for problem in account.problems():
        content.problem(problem)


def _drafts(document: Document, content: Content, account: _Account) -> Iterator[Draft]:
    """The pages that can be read; the account takes down the others."""
    for number, sheet in enumerate(document.sheets(), 1):
        if content.item.path and content.item.size:
            content.seen(content.item.size * number // document.size)
        if sheet is None:
            account.broken.append(number)
        elif sheet.size > MOST_CHARACTERS:
            account.crowded.append(number)
        elif sheet.size and sheet.unknown > MOST_UNKNOWN * sheet.size:
            account.garbled.append(number)
        elif sheet.size:
            if sheet.unknown:
                account.spotted.append(number)
                account.unknown += sheet.unknown
            yield make_draft(number, sheet)
        elif not sheet.blank:
            account.scans.append(number)


def _leaves(drafts: Iterable[Draft]) -> Iterator[Leaf]:
    """The leaves of the drafts; only three drafts are held at a time."""
    before: Draft | None = None
    draft: Draft | None = None
    for after in drafts:
        if draft is not None:
            yield make_leaf(draft, (before, after))
        before, draft = draft, after
    if draft is not None:
        yield make_leaf(draft, (before, None))


def _ranges(numbers: list[int]) -> str:
    """Numbers in order, those that follow each other by the first and the last: 2, 4-7, 9."""
    spans: list[tuple[int, int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    return ", ".join(f"{a}-{b}" if b > a else str(a) for a, b in spans)


FORMAT = Format(
    "pdf",
    MEDIA_TYPE,
    frozenset({".pdf"}),
    lambda head, suffix: (
        head.startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in head[:1024])
    ),
    _read,
)
