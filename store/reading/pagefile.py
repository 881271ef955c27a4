"""Page files: the file of a newspaper's page, with its number, its name and links to its articles.

A page file is no article. An article beside it takes from it what it does not say of itself.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from store.model import Metadata, YuanzhiError
from store.reading.charset import decode
from store.reading.html import read_tree
from store.reading.markup import declared_charset
from store.reading.metatags import title_tag
from store.reading.newspaper import (
    declared_in_property,
    find_marked_body,
    find_page_text,
    find_property,
    paper_in,
)
from store.reading.trust import merge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.reading.html import Tree
    from store.reading.item import Item

# A page file is smaller; so many of them are remembered, and looked into for one article.
LARGEST = 4 << 20
MOST_REMEMBERED = 256
MOST_ASKED = 64

_SUFFIX = r"\.(?:s?html?|php|aspx?)"
# Names of page files (node_2.htm, nbs.D110000renmrb_01.htm) and of articles.
_OF_PAGE = re.compile(
    rf"(?:node_\w{{1,20}}|nbs\.[\w.-]{{1,40}}|page_?\w{{1,10}}|layout_?\w{{0,10}}){_SUFFIX}",
    re.IGNORECASE,
)
_OF_ARTICLE = re.compile(
    rf"(?:content_?\w{{1,40}}|nw\.[\w.-]{{1,60}}|con_\w{{1,40}}|c\d{{3,}}\w{{0,20}}){_SUFFIX}",
    re.IGNORECASE,
)
# nw.D110000renmrb_20200130_3-02.htm is on the page nbs.D110000renmrb_02.htm.
_NUMBERED = re.compile(r"nw\.(\w{1,40})_\d{8}_\d{1,3}-(\w{1,4})(\.\w{3,5})", re.ASCII)
_ADDRESS_END = re.compile(r"[?#]")
DATA = ("page", "page_name", "publication", "date")


@dataclass(frozen=True, slots=True)
class PageFile:
    """What a page file says, with the origin "page file", and the names of its articles' files."""

    metadata: Metadata
    articles: frozenset[str]


def read_page_file(tree: Tree) -> PageFile | None:
    """The page that a file stands for; None where it is no page file.

    One that carries the text of an article is taken for an article.
    """
    found = find_property(tree.markup)
    names = dict.fromkeys(_names(tree, _OF_ARTICLE))
    is_map = any(True for _ in tree.root.iter("area")) if tree.root is not None else False
    told = found.get("type")
    if told == "1" or (told != "2" and not (names and (is_map or len(names) > 1))):
        return None
    if find_marked_body(tree):
        return None
    found.pop("title", None)
    metadata = merge(declared_in_property(found).metadata, find_page_text(tree.blocks))
    if told != "2" and metadata.page is None and not is_map:
        return None
    paper = paper_in(title_tag(tree))
    if paper and metadata.publication is None:
        metadata = replace(
            metadata, publication=paper, origins={**metadata.origins, "publication": "page file"}
        )
    kept = {name: getattr(metadata, name) for name in DATA if getattr(metadata, name)}
    return PageFile(Metadata(**kept, origins=dict.fromkeys(kept, "page file")), frozenset(names))


def page_of(item: Item, tree: Tree) -> Metadata:
    """What the page file beside an article says that lists it; empty where there is none."""
    own = item.location.name
    asked: list[str] = []
    numbered = _NUMBERED.fullmatch(own)
    if numbered:
        asked.append(f"nbs.{numbered[1]}_{numbered[2]}{numbered[3]}")
    asked += _names(tree, _OF_PAGE)
    for name in list(dict.fromkeys(asked))[:MOST_ASKED]:
        beside = item.beside(name) if name != own else None
        page = _remembered(beside) if beside is not None else None
        if page is not None and own in page.articles:
            return page.metadata
    return Metadata()


_pages: OrderedDict[tuple[str, int | None], PageFile | None] = OrderedDict()


def _remembered(item: Item) -> PageFile | None:
    """The page file that an item is, read once for all its articles; None where it is none."""
    key = (item.name, item.size)
    if key not in _pages:
        _pages[key] = _read(item)
        if len(_pages) > MOST_REMEMBERED:
            _pages.popitem(last=False)
    return _pages[key]


def _read(item: Item) -> PageFile | None:
    try:
        with item.open() as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            return None
        return read_page_file(
            read_tree(decode(data, item.name, declared_charset(data)).text, item.name)
        )
    except (OSError, YuanzhiError):
        # It will be reported in its own place; the article does without it.
        return None


def _names(tree: Tree, pattern: re.Pattern[str]) -> Iterator[str]:
    """The names of files of that form that a page links to, folders left out, in order."""
    if tree.root is None:
        return
    for link in tree.root.iter("a", "area"):
        name = _ADDRESS_END.split(link.get("href") or "", maxsplit=1)[0].rpartition("/")[2].strip()
        if pattern.fullmatch(name):
            yield name
