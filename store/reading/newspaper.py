"""Digital newspapers as Founder's program and its kin put them on the web: what is what there.

The program writes the data of an article into a comment, enpproperty, and marks around its parts;
which of them a paper has depends on its templates. What they leave out stands in the page as text.
"""

from __future__ import annotations

import re
from itertools import groupby, islice
from typing import TYPE_CHECKING

from store.model import Metadata
from store.reading.dates import iso_date, page_number
from store.reading.fields import Declared, declare
from store.reading.html import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.reading.html import Block, Tree

# What a page of such a newspaper has somewhere; the first bytes mostly tell.
_TRACES = re.compile(
    r"enpproperty|enpcontent|<founder-|npm:article|[\"'=\s]ozoom[\"'\s>]|pagepicmap|tplimg/",
    re.IGNORECASE,
)
_PROPERTY = re.compile(r"<!--\s*enpproperty\b", re.IGNORECASE)
# Characters; the text of an article is in no property.
LONGEST_PROPERTY = 32 << 10
# An article has one, sometimes a second of its picture.
MOST_PROPERTIES = 8

# The tags of a property in both flavours, as `declare` knows them: the paper's own go with
# "founder-", those of the web edition without.
_TAGS = (
    "date", "pagenum", "pagename", "papername", "title", "subtitle", "introtitle", "author",
    "nodename", "sourcename", "url",
)  # fmt: skip
# The marks between which the text stands, and the boxes that hold it where it is not marked.
_BODIES = ("enpcontent", "content")
_HOLDERS = ("ozoom", "articlecontent")
_HEADS = {"pretitle": "introtitle", "title": "title", "subtitle": "subtitle", "author": "author"}

_NAME = r"[\w“”《》·、&＆.—-]{1,16}"
_PAGE_LINE = re.compile(
    rf"第\s*([A-Za-z]{{0,2}}\d{{1,3}})\s*版\s*[：:|｜]?\s*({_NAME})?"
    rf"|(?<![\w第])([A-Za-z]?\d{{1,3}})\s*版\s*[：:|｜]\s*({_NAME})?"
    rf"|(?<![\w第])([A-Za-z]\d{{1,2}})\s*[：:]\s*({_NAME})"
)
_NO_NAME = re.compile(r"[上下]一[版篇期条]|版面|PDF|pdf|返回")
_CITED = re.compile(
    r"《([^《》]{2,20})》\s*[（(]\s*(\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)\s*,?\s*"
    r"(?:第\s*([A-Za-z]{0,2}\d{1,3})\s*版)?\s*[）)]?"
)
_PRINTED_DATE = re.compile(
    r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(?:出版\s*)?(?:星期|周|礼拜)"
)
_PAPER = re.compile(
    r"《?(?P<paper>[\u4e00-\u9fff]{2,12}?报)》?社?(?:多媒体)?"
    r"(?P<edition>(?:数字报刊?|电子报|电子版|数字版|图文版|网络版|在线阅读)(?:平台|系统)?)?"
)
_PIECES = re.compile(r"[\s\-_|｜—–·:：>]+")
LONGEST_CREDIT = 100
_EDITORS = re.compile(r"(?:责任编辑|责编|编辑)\s*[:：]\s*([\u4e00-\u9fff·、，, ]{2,40})")


def is_newspaper(markup: str | bytes) -> bool:
    """Whether a page, or the beginning of one, comes from a newspaper's program."""
    text = markup.decode("latin-1") if isinstance(markup, bytes) else markup
    return _TRACES.search(text) is not None


def find_property(markup: str) -> dict[str, str]:
    """Tag -> text out of the enpproperty comment, both flavours under the plain names.

    Also "type": "1" for an article, "2" for a page, where it is said. Empty without a property.
    """
    found: dict[str, str] = {}
    for match in islice(_PROPERTY.finditer(markup), MOST_PROPERTIES):
        end = markup.find("-->", match.end(), match.end() + LONGEST_PROPERTY)
        text = markup[match.end() : end if end >= 0 else match.end() + LONGEST_PROPERTY]
        for tag in (*_TAGS, "type"):
            value = _between(text, f"founder-{tag}") or _between(text, tag)
            if value and tag not in found:
                found[tag] = plain(value)
    return found


def declared_in_property(found: dict[str, str]) -> Declared:
    """What a property says, with the origin "markup"."""
    return declare([(tag, value) for tag, value in found.items() if tag != "type"], "markup")


def declared_in_marks(tree: Tree) -> Declared:
    """The headlines and authors that stand between marks, with the origin "markup"."""
    return declare(
        [
            (name, " ".join(block.text for block in marked_blocks(tree, mark)))
            for mark, name in _HEADS.items()
        ],
        "markup",
    )


def marked_blocks(tree: Tree, mark: str) -> list[Block]:
    """The blocks between a mark and its end."""
    return [block for block in tree.blocks if mark in block.marks]


def find_marked_body(tree: Tree) -> list[int] | None:
    """The indexes of the blocks of the text that is marked as such; None without marks.

    Captions of pictures that are marked go with it. A text that comes twice (for the printer, for
    the voice that reads it out) is taken once.
    """
    blocks = tree.blocks
    captions = {at for at, block in enumerate(blocks) if "pic-text" in block.marks}
    for mark in _BODIES:
        marked = [at for at, block in enumerate(blocks) if mark in block.marks]
        if marked:
            return sorted(captions.union(_once(blocks, marked)))
    for holder in _HOLDERS:
        held = _held(tree, holder)
        if held:
            return sorted(captions.union(held))
    return sorted(captions) if captions or not tree.marks.isdisjoint(_BODIES) else None


def find_page_text(blocks: Sequence[Block]) -> Metadata:
    """What a newspaper's page says around the article: 第07版：要闻, the date with its weekday.

    blocks: those outside the text. Everything has the origin "page text".
    """
    found: dict[str, str] = {}
    for block in blocks:
        text = block.bare
        cited = _CITED.search(text)
        if cited:
            _put(found, "publication", cited[1])
            _put(found, "date", iso_date(re.sub(r"\s", "", cited[2])))
            _put(found, "page", page_number(cited[3] or ""))
            continue
        printed = _PRINTED_DATE.search(text)
        if printed:
            _put(found, "date", iso_date("-".join(printed.groups())))
        if "page" not in found and len(text) < 60:
            found.update(_page_line(text))
    return Metadata(**found, origins=dict.fromkeys(found, "page text"))


def without_citation(text: str) -> str:
    """A line without the newspaper's words on itself: 《…》（2024年4月9日 第 07 版）."""
    return _CITED.sub("", text).strip(" ）)")


def paper_in(bar: str) -> str | None:
    """The newspaper that a title bar names: 南溪日报数字报 - …; None where it names none."""
    pieces = [match for piece in _PIECES.split(bar) if piece for match in [_PAPER.fullmatch(piece)]]
    named = [match for match in pieces if match and match["edition"]] + pieces[-1:] + pieces[:1]
    return next((match["paper"] for match in named if match), None)


def without_editors(authors: tuple[str, ...], blocks: Sequence[Block]) -> tuple[str, ...]:
    """Authors without those whom the page calls its editors: web editions have them as authors."""
    named = " ".join(
        match[1]
        for block in blocks
        if len(block.text) < LONGEST_CREDIT
        for match in _EDITORS.finditer(block.text)
    )
    return tuple(name for name in authors if name not in named)


def _between(text: str, tag: str) -> str:
    """What stands between the first <tag> and its end; "" without them."""
    start = text.find(f"<{tag}>")
    end = text.find(f"</{tag}>", start)
    return text[start + len(tag) + 2 : end].strip() if 0 <= start < end else ""


def _once(blocks: Sequence[Block], marked: list[int]) -> list[int]:
    """The indexes without those of a stretch that says again what an earlier one said."""
    said: set[str] = set()
    kept: list[int] = []
    for _, stretch in groupby(marked, key=lambda at: blocks[at].stretch):
        places = list(stretch)
        text = "".join(blocks[at].text for at in places)
        if text not in said:
            said.add(text)
            kept += places
    return kept


def _held(tree: Tree, holder: str) -> list[int]:
    """The blocks that are shown in the box of that id."""
    boxes = {index for index, box in enumerate(tree.boxes) if box.names.startswith(f" {holder} ")}
    within = tree.within(boxes) if boxes else set()
    return [
        at
        for at, block in enumerate(tree.blocks)
        if block.box in within and not tree.boxes[block.box].hidden
    ]


def _page_line(text: str) -> dict[str, str]:
    """The number and the name of a page, out of a line that gives them."""
    match = _PAGE_LINE.search(text)
    if match is None:
        return {}
    number, name = (next(filter(None, match.groups()[one::2]), "") for one in (0, 1))
    page = page_number(number)
    if not page:
        return {}
    return (
        {"page": page, "page_name": name} if name and not _NO_NAME.match(name) else {"page": page}
    )


def _put(found: dict[str, str], name: str, value: str | None) -> None:
    if value:
        found.setdefault(name, value)
