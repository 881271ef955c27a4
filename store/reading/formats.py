"""Which format an item is in: by its first bytes, and by its suffix where these do not tell."""

from __future__ import annotations

from gettext import dgettext
from typing import TYPE_CHECKING

from store.model import YuanzhiError
from store.reading import (
    docx,
    epub,
    hypertext,
    json_file,
    jsonl,
    marks,
    mhtml,
    pdf,
    table,
    tars,
    text,
    zips,
)
from store.reading.charset import shown
from store.reading.content import NoNews
from store.reading.packed import is_packed

if TYPE_CHECKING:
    from store.reading.content import Format
    from store.reading.item import Item

# In the order in which they are tried. What none of them fits, and no other mark tells, is text.
FORMATS: tuple[Format, ...] = (
    pdf.FORMAT,
    hypertext.NEWSPAPER,
    hypertext.WEB,
    mhtml.FORMAT,
    jsonl.FORMAT,
    json_file.FORMAT,
    table.FORMAT,
    docx.FORMAT,
    epub.FORMAT,
)

# How much of an item is looked at.
HEAD = 64 << 10


def recognise(item: Item, head: bytes) -> Format:
    """The format of an item that begins with `head`: by its content, and by its suffix only where
    that does not tell.

    Raises NoNews for what is empty or holds no text by its nature, YuanzhiError for a format that
    holds text and is not read, and OSError.
    """
    name = item.location.name
    if not head:
        raise NoNews(dgettext("yuanzhi", "{name} is empty.").format(name=shown(name)))
    if zips.is_zip(head):
        return _document(item)
    if is_packed(head) or tars.is_tar(head):
        raise _archive(name)
    if mhtml.FORMAT.fits(head, item.suffix):
        # A letter; of its kind, only a saved page is read.
        return mhtml.FORMAT
    marks.refuse_marked(name, head, item.suffix)
    marks.refuse_code(name, item.suffix)
    for known in FORMATS:
        if known.fits(head, item.suffix):
            return known
    marks.refuse_rest(name, head, item.suffix)
    return text.MARKDOWN if item.suffix in text.MARKDOWN.suffixes else text.TEXT


def _document(item: Item) -> Format:
    """The format of a ZIP file that is a document."""
    name = item.location.name
    kind = zips.document_kind(item)
    if kind is None:
        raise _archive(name)
    found = next((known for known in FORMATS if f".{kind}" in known.suffixes), None)
    if found is None:
        raise marks.refused_document(name, kind)
    return found


def _archive(name: str) -> YuanzhiError:
    return YuanzhiError(
        dgettext("yuanzhi", "{name} is an archive: unpack it and load its files.").format(
            name=shown(name)
        )
    )
