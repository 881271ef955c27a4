"""Hypertext: an HTML file as it lies on disk, and the page or article that it is."""

from __future__ import annotations

import re
from dataclasses import replace
from gettext import dgettext
from typing import TYPE_CHECKING

from store.reading import newspaper, pagefile
from store.reading.charset import MARKS, decode, shown
from store.reading.content import Content, Format, NoNews
from store.reading.html import read_tree
from store.reading.markup import declared_charset
from store.reading.trust import merge
from store.reading.web import read_article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.model import Article, Metadata
    from store.reading.html import Tree

SUFFIXES = frozenset((".htm", ".html", ".shtml", ".xhtml"))

# How HTML begins: with its document type or an element that nothing else begins with, perhaps
# behind an XML declaration and comments.
_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,4000}-->\s*){0,3}"
    rb"<(?:!doctype\s+html\b|html\b|head\b|body\b|meta\s|title>)",
    re.IGNORECASE | re.DOTALL,
)
# The folder in which a browser puts what belongs to the page that it saves.
_PIECES = re.compile(r"(.+)(?:_files|_文件|\.files|_檔案)")
_FRAME = re.compile(r"saved_resource(?:\(\d+\))?\.html?")


def looks_like_html(head: bytes, suffix: str) -> bool:
    """Whether an item is HTML, by its first bytes; by its suffix where these are no other text."""
    mark = next((mark for mark, _ in MARKS if head.startswith(mark)), b"")
    start = head[len(mark) : len(mark) + 8192].replace(b"\0", b"")
    if _START.match(start):
        return True
    return suffix in SUFFIXES and b"<" in start and not start.startswith((b"%PDF", b"PK\x03"))


def read_html(
    data: bytes, content: Content, *, declared: str | None = None, outer: Metadata | None = None
) -> Article:
    """The article of a page whose bytes were found in an item.

    declared: the charset that what holds the page names, before the page's own word. outer: what
    it says of the page. Raises YuanzhiError where the page cannot be read, NoNews where it holds
    no article.
    """
    name = content.item.location.name
    decoded = decode(data, name, declared or declared_charset(data), content.options.charset)
    content.charset = decoded.charset
    tree = read_tree(decoded.text, name)
    page = pagefile.read_page_file(tree)
    if page is not None:
        raise _page_file(name, page.metadata.page)
    if _is_piece(content, tree):
        raise NoNews(
            dgettext(
                "yuanzhi", "{name} is a piece of a page that a browser saved: load that page."
            ).format(name=shown(name))
        )
    article, problems = read_article(tree, name, outer)
    if decoded.problem:
        content.problem(decoded.problem)
    for problem in problems:
        content.problem(f"{shown(name)}: {problem}.")
    known = article.metadata
    if newspaper.is_newspaper(tree.markup) and not all(
        getattr(known, datum) for datum in pagefile.DATA
    ):
        known = merge(known, pagefile.page_of(content.item, tree))
    return replace(article, metadata=known)


def _read(content: Content) -> Iterator[Article]:
    yield read_html(content.data(), content)


def _page_file(name: str, page: str | None) -> NoNews:
    sentence = (
        dgettext("yuanzhi", "{name} is the list of the articles of page {page}.")
        if page
        else dgettext("yuanzhi", "{name} is the list of the articles of a page.")
    )
    return NoNews(sentence.format(name=shown(name), page=shown(page)))


def _is_piece(content: Content, tree: Tree) -> bool:
    """Whether a file lies in the folder of another page and has no article marked as such."""
    folder = _PIECES.fullmatch(content.item.location.parent.name)
    if folder is None or newspaper.find_marked_body(tree):
        return False
    path = content.item.path
    if path is None:
        return _FRAME.fullmatch(content.item.location.name) is not None
    above = path.parent.parent
    return any((above / f"{folder[1]}{suffix}").is_file() for suffix in (".html", ".htm", ".shtml"))


NEWSPAPER = Format(
    "newspaper",
    "text/html",
    SUFFIXES,
    lambda head, suffix: looks_like_html(head, suffix) and newspaper.is_newspaper(head),
    _read,
)
WEB = Format("web", "text/html", SUFFIXES, looks_like_html, _read)
