"""HTML: a tree to blocks, one for each paragraph a reader sees, with what the markup says of each.

Nothing is judged here: which blocks are the article is for the modules that know a kind of page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.reading.breaks import (
    LINK,
    LINK_END,
    STRONG,
    STRONG_END,
    is_bold,
    is_laid_out,
    paragraphs,
    text_of,
    text_outside_links,
    without_line_ends,
)
from store.reading.charset import clean
from store.reading.markup import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

# What never holds text that is read as such.
_SKIPPED = frozenset(
    """
    applet audio button canvas datalist embed head iframe map math meter noembed noframes noscript
    object optgroup option progress script select style svg template textarea title video xmp
    """.split()  # noqa: SIM905
)
_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing
    main menu nav ol p pre section summary table tbody td tfoot th thead tr ul
    founder-author founder-content founder-introtitle founder-subtitle founder-title
    """.split()  # noqa: SIM905
)
_BOLD = frozenset(("b", "strong"))
_PRE = frozenset(("pre", "listing"))
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_CELLS = frozenset(("td", "th"))
# A cell of a table of data is shorter than this; longer ones are columns of a page.
LONGEST_CELL = 200

# Marks around what a newspaper's program puts into a page: <!--enpcontent--> and
# <!--<npm:article-…>-->.
_MARK = re.compile(
    r"(?P<end>/?)(?P<name>enpcontent)"
    r"|<(?P<npm_end>/?)npm:article-(?P<npm>pretitle|title|subtitle|author|content|pic-text|pic)>"
)
_MARK_OF_TAG = {
    "founder-author": "author",
    "founder-content": "content",
    "founder-introtitle": "pretitle",
    "founder-subtitle": "subtitle",
    "founder-title": "title",
}
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:pic|img|image|photo|tu)[_-]?(?:text|txt|desc|descr|info|note|word|tip|title"
    r"|caption)(?:$|[\s_-])|caption|figure-?desc"
)
# Inline elements that hold a whole text, by their id.
_HOLDERS = frozenset(("detailcontent", "zoom", "ozoom", "fontzoom", "publish_time", "js_name"))

# A caption is shorter than this; what is longer has only the name of one.
LONGEST_CAPTION = 400

# What an open element is, for its end.
_BOX, _ROW, _LINKING = 1, 2, 4


@dataclass(slots=True)
class Box:
    """An element that holds blocks. names: its id and classes, small, with spaces around each.

    parent: its index among the boxes, -1 for the outermost. hidden: whether the page hides it.
    """

    tag: str
    names: str
    parent: int
    hidden: bool = False


@dataclass(slots=True)
class Block:
    """A paragraph as the page shows it.

    bare: the text outside links. box: the index of the innermost box. marks: the newspaper's marks
    it stands between; stretch: how many marks began before it. level: 1 to 6 in a heading, else 0.
    bold: whether all of it is.
    """

    text: str
    bare: str
    box: int
    marks: frozenset[str] = frozenset()
    level: int = 0
    caption: bool = False
    bold: bool = False
    stretch: int = 0


@dataclass(slots=True)
class Tree:
    """A page taken apart. markup: as it was decoded; root: its elements, None for an empty file.

    marks: the newspaper's marks that it has, with text between them or not.
    """

    markup: str
    root: _Element | None
    boxes: list[Box] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)

    def ancestors(self, box: int) -> Iterator[int]:
        """A box and all it stands in, from the inside out."""
        while box >= 0:
            yield box
            box = self.boxes[box].parent

    def within(self, boxes: set[int]) -> set[int]:
        """These boxes and all that stand in them."""
        found = set(boxes)
        for index, box in enumerate(self.boxes):
            if box.parent in found:
                found.add(index)
        return found


def read_tree(markup: str, name: str) -> Tree:
    """A page taken apart into blocks. Raises YuanzhiError where `parse` does."""
    root = parse(markup, name)
    tree = Tree(markup, root)
    if root is not None:
        _Walk(tree).run(root)
    return tree


def plain(fragment: str) -> str:
    """A headline or a name out of a fragment of markup, on one line.

    A line break is a space, other tags are nothing. Raises YuanzhiError where `parse` does.
    """
    if "<" not in fragment and "&" not in fragment:
        return " ".join(clean(fragment).split())
    blocks = read_tree(f"<body>{fragment}", "").blocks
    return " ".join(block.text for block in blocks)


class _Walk:
    """The way through a tree, in the order of reading."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._pieces: list[str] = []
        # What each open element is, and the boxes among them.
        self._open: list[int] = []
        self._boxes: list[int] = []
        # The marks that hold, each with the depth at which it ends by itself.
        self._marks: dict[str, int] = {}
        self._marked: frozenset[str] = frozenset()
        self._closed: frozenset[str] = frozenset()
        self._stretch = 0
        self._laid_out = is_laid_out(tree.markup)
        self._links = 0
        self._bold = 0
        self._rows = 0
        self._pre = 0
        self._level = 0

    def run(self, root: _Element) -> None:
        """Put every block under the root into the tree."""
        from lxml import etree

        marks = (_mark(comment.text) for comment in root.iter(etree.Comment))
        self._closed = frozenset(mark[0] for mark in marks if mark and mark[1])
        walker = etree.iterwalk(root, events=("start", "end", "comment"))
        for event, node in walker:
            if event == "comment":
                mark = _mark(node.text)
                if mark:
                    self._mark(mark[0], end=mark[1])
                self._text(node.tail)
            elif node.tag in _SKIPPED:
                if event == "start":
                    walker.skip_subtree()
                else:
                    self._text(node.tail)
            elif event == "start":
                self._start(node, node.tag)
                self._text(node.text)
            else:
                self._end(node.tag)
                self._text(node.tail)
        self._flush()

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if "\n" in text or "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
            if not self._pre:
                text = without_line_ends(text, laid_out=self._laid_out)
        self._pieces.append(text)

    def _start(self, node: _Element, tag: str) -> None:
        kind = self._start_box(node, tag) if tag in _BLOCKS or node.attrib else 0
        if tag == "br":
            # A link or bold type that goes on over the break ends and begins on each line.
            self._pieces.append(self._signs(end=True) + "\n" + self._signs())
        elif tag == "a" and (node.get("href") is not None or node.get("name") is None):
            kind |= _LINKING
            self._links += 1
            self._pieces.append(LINK if self._links == 1 else "")
        elif tag in _BOLD:
            self._bold += 1
            self._pieces.append(STRONG if self._bold == 1 else "")
        elif tag in _PRE:
            self._pre += 1
        self._open.append(kind)

    def _start_box(self, node: _Element, tag: str) -> int:
        identity = (node.get("id") or "").lower()
        classes = (node.get("class") or "").lower()
        names = f" {identity} {classes} " if identity or classes else "  "
        style = node.get("style")
        hidden = node.get("hidden") is not None or bool(style and _HIDDEN.search(style))
        caption = bool(identity or classes) and _CAPTION.search(names) is not None
        if not (tag in _BLOCKS or hidden or caption or identity in _HOLDERS):
            return 0
        self._part()
        parent = self._boxes[-1] if self._boxes else -1
        hidden = hidden or (parent >= 0 and self._tree.boxes[parent].hidden)
        self._boxes.append(len(self._tree.boxes))
        self._tree.boxes.append(Box(tag, names, parent, hidden))
        if tag in _MARK_OF_TAG:
            self._mark(_MARK_OF_TAG[tag], end=False)
        elif tag in _HEADINGS:
            self._level = int(tag[1])
        elif tag == "tr" and _is_row(node):
            self._rows += 1
            return _BOX | _ROW
        return _BOX

    def _end(self, tag: str) -> None:
        kind = self._open.pop()
        if kind & _LINKING:
            self._links -= 1
            self._pieces.append("" if self._links else LINK_END)
        elif tag in _BOLD:
            self._bold -= 1
            self._pieces.append("" if self._bold else STRONG_END)
        elif tag in _PRE:
            self._pre -= 1
        if kind & _ROW:
            self._rows -= 1
        if kind & _BOX:
            self._part()
            self._boxes.pop()
            if tag in _MARK_OF_TAG:
                self._mark(_MARK_OF_TAG[tag], end=True)
            elif tag in _HEADINGS:
                self._level = 0
        # A mark that the page never takes back holds as far as the element it stands in.
        for name in [name for name, depth in self._marks.items() if depth > len(self._open)]:
            self._mark(name, end=True)

    def _part(self) -> None:
        """The block ends here; within a row of a table its cells stand side by side."""
        if self._rows:
            self._pieces.append(" ")
        else:
            self._flush()

    def _mark(self, name: str, *, end: bool) -> None:
        self._flush()
        if end:
            self._marks.pop(name, None)
        else:
            self._tree.marks.add(name)
            self._stretch += 1
            self._marks.setdefault(name, 0 if name in self._closed else len(self._open))
        self._marked = frozenset(self._marks)

    def _signs(self, *, end: bool = False) -> str:
        """The signs for the link and the bold type that are open, or for their end."""
        link, strong = (LINK_END, STRONG_END) if end else (LINK, STRONG)
        return (link if self._links else "") + (strong if self._bold else "")

    def _flush(self) -> None:
        raw = "".join(self._pieces)
        self._pieces = [self._signs()] if self._links or self._bold else []
        if not raw or raw.isspace():
            return
        boxes = self._tree.boxes
        caption = any(
            boxes[box].tag in ("figcaption", "caption") or _CAPTION.search(boxes[box].names)
            for box in self._boxes[-2:]
        )
        for paragraph in paragraphs(raw):
            text = text_of(paragraph)
            if not text:
                continue
            linked = LINK in paragraph
            self._tree.blocks.append(
                Block(
                    text,
                    text_outside_links(paragraph) if linked else text,
                    self._boxes[-1] if self._boxes else 0,
                    self._marked,
                    self._level,
                    caption and len(text) <= LONGEST_CAPTION,
                    is_bold(paragraph),
                    self._stretch,
                )
            )


def _mark(comment: str | None) -> tuple[str, bool] | None:
    """The newspaper's mark that a comment is, and whether it is the closing one."""
    found = _MARK.fullmatch((comment or "").strip())
    if found is None:
        return None
    return found["name"] or found["npm"], bool(found["end"] or found["npm_end"])


def _is_row(row: _Element) -> bool:
    """Whether a row holds data, cell by cell, and not the columns of a page."""
    cells = [cell for cell in row if cell.tag in _CELLS]
    if len(cells) < 2 or row.find(".//table") is not None:
        return False
    return all(sum(map(len, cell.itertext())) <= LONGEST_CELL for cell in cells)
