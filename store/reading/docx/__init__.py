"""DOCX: documents of Word, WPS and LibreOffice.

styles, numbering (what is set how) -> blocks (the paragraphs in reading order) -> articles, or a
page of text. What the file says of itself (author, title, dates) is that of who typed it, and is
not used.
"""

from __future__ import annotations

from gettext import dgettext
from typing import TYPE_CHECKING

from store.model import Metadata
from store.reading.charset import shown
from store.reading.content import Content, Format, NoNews
from store.reading.docx.blocks import Reader
from store.reading.docx.numbering import Numbering
from store.reading.docx.styles import Styles
from store.reading.header import find_header
from store.reading.package import Package, attribute, child, resolve, tag
from store.reading.styled import CHARSET, articles, make_page, put_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from store.model import Article, Page

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm"})
MAIN = "word/document.xml"


def read(content: Content) -> Iterator[Page | Article]:
    """The articles of a document whose styles tell them, else one page of its text.

    Raises YuanzhiError where it is damaged or protected, NoNews where it has no text.
    """
    name = content.item.location.name
    package = Package(content.data(), name)
    main = _main_part(package)
    body = child(package.xml(main), "body")
    if body is None:
        raise package.damaged()
    content.charset = CHARSET
    related = _related(package, main)
    reader = Reader(
        Styles(_part(package, related, "styles")),
        Numbering(_part(package, related, "numbering")),
        {
            (kind, attribute(note, "id") or ""): note
            for kind in ("footnote", "endnote")
            for note in _children(_part(package, related, f"{kind}s"))
            if attribute(note, "type") in (None, "normal")
        },
    )
    blocks = list(reader.blocks(body))
    if not blocks:
        raise NoNews(dgettext("yuanzhi", "{name} holds no text to read.").format(name=shown(name)))
    header = _header(package, related, reader)
    found = articles(blocks, header)
    yield from found
    if not found:
        yield make_page(blocks, header, MEDIA_TYPE)


def _main_part(package: Package) -> str:
    """The path of the part with the text, as the package tells it."""
    for relation in _children(package.xml("_rels/.rels")):
        kind, target = attribute(relation, "Type") or "", attribute(relation, "Target")
        if kind.endswith("/officeDocument") and target and package.has(resolve("", target)):
            return resolve("", target)
    return MAIN


def _related(package: Package, main: str) -> list[tuple[str, str]]:
    """(kind, path) of the parts that belong to the main part; none of them lies outside."""
    folder, _, file = main.rpartition("/")
    relations = package.xml(f"{folder}/_rels/{file}.rels".lstrip("/"))
    return [
        ((attribute(relation, "Type") or "").rpartition("/")[2], resolve(main, target))
        for relation in _children(relations)
        if attribute(relation, "TargetMode") != "External"
        and (target := attribute(relation, "Target"))
    ]


def _part(package: Package, related: list[tuple[str, str]], kind: str) -> _Element | None:
    path = next((path for known, path in related if known == kind), None)
    return None if path is None else package.xml(path)


def _header(package: Package, related: list[tuple[str, str]], reader: Reader) -> Metadata:
    """What is printed above and below the pages: the paper, its date, the number of its page."""
    header = Metadata()
    for kind, path in related:
        root = package.xml(path) if kind in ("header", "footer") else None
        if root is not None:
            text = "\n".join(block.text for block in reader.blocks(root))
            header = put_before(header, find_header(text).metadata)
    return header


def _children(root: _Element | None) -> list[_Element]:
    return [] if root is None else [element for element in root if tag(element)]


FORMAT = Format(
    "docx",
    MEDIA_TYPE,
    SUFFIXES,
    lambda head, suffix: suffix in SUFFIXES and head.startswith(b"PK"),
    read,
)
