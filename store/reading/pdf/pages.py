"""The pages of a PDF: read one after the other, with an account of what could not be."""

from __future__ import annotations

from dataclasses import dataclass, field
from gettext import dgettext, dngettext
from typing import TYPE_CHECKING

from store.model import YuanzhiError
from store.reading.charset import shown
from store.reading.pdf.document import open_document
from store.reading.pdf.flow import CHARSET, goes_on, make_page
from store.reading.pdf.leaf import make_draft, make_leaf
from store.reading.pdf.sheet import MOST_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.model import Page
    from store.reading.content import Content
    from store.reading.pdf.document import Document
    from store.reading.pdf.leaf import Draft, Leaf

# A page of whose characters more than this share has no Unicode value is not read.
MOST_UNKNOWN = 0.5
# A page that is one large picture and has fewer characters is a scan.
FEW = 40


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
            yield self._told(
                self.scans,
                dngettext(
                    "yuanzhi",
                    "Page {pages} of {size} has no text layer (a scan): run the file through "
                    "ocrmypdf and load the result.",
                    "Pages {pages} of {size} have no text layer (scans): run the file through "
                    "ocrmypdf and load the result.",
                    len(self.scans),
                ),
            )
        if self.garbled:
            yield self._told(
                self.garbled,
                dngettext(
                    "yuanzhi",
                    "Page {pages} of {size} does not say which characters it shows: run the file "
                    "through ocrmypdf --force-ocr and load the result.",
                    "Pages {pages} of {size} do not say which characters they show: run the file "
                    "through ocrmypdf --force-ocr and load the result.",
                    len(self.garbled),
                ),
            )
        if self.spotted:
            yield self._told(
                self.spotted,
                dngettext(
                    "yuanzhi",
                    "Page {pages} of {size} does not say what some characters are ({count}): each "
                    "stands as \ufffd in the text.",
                    "Pages {pages} of {size} do not say what some characters are ({count}): each "
                    "stands as \ufffd in the text.",
                    len(self.spotted),
                ),
            )
        if self.crowded:
            yield self._told(
                self.crowded,
                dngettext(
                    "yuanzhi",
                    "Page {pages} of {size} has more than {most} characters and is not read.",
                    "Pages {pages} of {size} have more than {most} characters and are not read.",
                    len(self.crowded),
                ),
            )
        if self.broken:
            yield self._told(
                self.broken,
                dngettext(
                    "yuanzhi",
                    "Page {pages} of {size} is damaged: get the file once more and load it again.",
                    "Pages {pages} of {size} are damaged: get the file once more and load it "
                    "again.",
                    len(self.broken),
                ),
            )

    def nothing(self) -> YuanzhiError:
        """Why no page could be read."""
        reason = next(self.problems(), dgettext("yuanzhi", "There is no text on its pages."))
        return YuanzhiError(f"{shown(self.name)}: {reason}")

    def _told(self, numbers: list[int], sentence: str) -> str:
        return sentence.format(
            pages=_ranges(numbers), size=self.size, count=self.unknown, most=MOST_CHARACTERS
        )


def read_pages(content: Content) -> Iterator[Page]:
    """The Pages of an item; a problem is told for each kind of loss.

    Raises YuanzhiError where no page can be read, and OSError.
    """
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
            if sheet.is_picture and sheet.size < FEW:
                # Words that were stamped on a scan are not its text.
                account.scans.append(number)
            yield make_draft(sheet)
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
