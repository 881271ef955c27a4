"""A PDF document, opened with PDFium, and its sheets one at a time.

PDFium must not be used by two threads at once, and its objects have to be closed: a lock guards
each step, and nothing of PDFium outlives one.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from gettext import dgettext
from typing import TYPE_CHECKING, Any

from store.model import YuanzhiError
from store.reading.charset import shown
from store.reading.pdf.sheet import read_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.reading.content import Content
    from store.reading.pdf.sheet import Sheet

# More pages than a year of a daily newspaper has are no document but an attack, or to be split.
MOST_PAGES = 20_000

_PDFIUM = threading.Lock()


@dataclass(frozen=True, slots=True)
class Document:
    """An open document. size: the number of its pages."""

    size: int
    _pdf: Any

    def sheets(self) -> Iterator[Sheet | None]:
        """Each page's sheet, read when it is asked for; None for a page that is broken."""
        for number in range(self.size):
            with _PDFIUM:
                sheet = self._sheet(number)
            yield sheet

    def _sheet(self, number: int) -> Sheet | None:
        from pypdfium2 import PdfiumError

        try:
            page = self._pdf[number]
        except PdfiumError:
            return None
        try:
            text_page = page.get_textpage()
            try:
                return read_sheet(page, text_page)
            finally:
                text_page.close()
        except PdfiumError:
            return None
        finally:
            page.close()


@contextmanager
def open_document(content: Content) -> Iterator[Document]:
    """The document of an item, closed afterwards.

    A file on disk is read piece by piece. Raises YuanzhiError where it is protected by a password,
    damaged, or has too many pages.
    """
    import pypdfium2
    import pypdfium2.raw as pdfium

    name = shown(content.item.location.name)
    source = content.item.path or content.data()
    try:
        with _PDFIUM:
            pdf = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise YuanzhiError(
                dgettext(
                    "yuanzhi",
                    "{name} is protected by a password: save a copy without one and load that.",
                ).format(name=name)
            ) from None
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                "{name} is damaged or no whole PDF: get the file once more and load it again.",
            ).format(name=name)
        ) from None
    try:
        with _PDFIUM:
            size = len(pdf)
        if size > MOST_PAGES:
            raise YuanzhiError(
                dgettext(
                    "yuanzhi", "{name} has {count} pages: split it and load the parts."
                ).format(name=name, count=size)
            )
        yield Document(size, pdf)
    finally:
        with _PDFIUM:
            pdf.close()
