"""Web pages: the article that a page holds, with what the page says of it in any of its places."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from gettext import dgettext
from typing import TYPE_CHECKING

from store.model import Article, Metadata, Part
from store.reading import headline, newspaper
from store.reading.authors import authors_of
from store.reading.charset import shown
from store.reading.content import NoNews
from store.reading.fields import HEADS, Declared
from store.reading.mainbody import find_body, is_linked, is_notice
from store.reading.metatags import declared_in_head, title_tag
from store.reading.tail import find_tail
from store.reading.trust import merge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.reading.headline import Head
    from store.reading.html import Block, Box, Tree

MARKUP = "markup"
# A section heading is shorter than this.
LONGEST_HEADING = 40
# Between a headline and its text: more blocks than this are something else.
MOST_BETWEEN = 12
# A page with less text than this and such a title tells of a mishap, not of news.
SHORT_PAGE = 120
SHORT_TITLE = 16
# A page with so many links and no text is a list of them.
MANY_LINKS = 10
_MISHAP = re.compile(
    r"\b(?:40[34]|50[0234])\b|not found|forbidden|error|bad gateway|不存在|未找到|找不到|已删除"
    r"|已刪除|出错|错误|錯誤|无法访问|登录|登錄|注册|login|sign in|验证码|安全验证|跳转|正在加载",
    re.IGNORECASE,
)
_NO_HEADING = re.compile(r"[。；！？;]|[:：]$|记者|作者|通讯员|编辑|来源|摄影?|供图|图为|图片")
_SENTENCE = re.compile(r"[，。！？；]")


@dataclass(frozen=True, slots=True)
class _Said:
    """All that a page declares, the surest first: in a property, between marks, in its head.

    bar: its title bar; site: who shows it; is_paper: whether a newspaper's program made it.
    """

    declared: tuple[Declared, Declared, Declared]
    bar: str
    site: str | None
    is_paper: bool

    def first(self, kind: str) -> str | None:
        """The surest headline of that kind."""
        return next((text for one in self.declared if (text := getattr(one, kind))), None)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where on a page what stands: indexes of blocks. imprint: the lines that say who and when."""

    body: list[int]
    imprint: list[int]
    between: list[int]


def read_article(
    tree: Tree, name: str, outer: Metadata | None = None
) -> tuple[Article, tuple[str, ...]]:
    """The article of a page, and one sentence for each datum of it that cannot be read.

    name: the file's, for messages. outer: what the file around the page says of it. Raises NoNews
    where the page holds no article.
    """
    said = _said(tree)
    marked = newspaper.find_marked_body(tree) if said.is_paper else None
    body = find_body(tree) if marked is None else marked
    if not body:
        raise no_article(tree, name)
    head = _head(tree, said, body)
    places = _places(tree, head, body)
    parts, tail = _paragraphs([tree.blocks[at] for at in places.body], head.title)
    if not parts or (marked is None and _is_mishap(said.bar, parts)):
        raise no_article(tree, name)
    imprint = [tree.blocks[at] for at in places.imprint]
    lines = headline.find_imprint(imprint)
    taken = {*places.body, *head.blocks}
    outside = [block for at, block in enumerate(tree.blocks) if at not in taken]
    metadata = Metadata()
    for one in (*said.declared, lines):
        metadata = merge(metadata, one.metadata)
    for other in (tail, outer or Metadata()):
        metadata = merge(metadata, other)
    if said.is_paper:
        metadata = merge(metadata, newspaper.find_page_text(outside))
    metadata = _published(metadata, said)
    bylines = _bylines(tree, imprint)
    authors = _authors(said, tree.blocks, metadata)
    origins = dict.fromkeys((kind for kind in HEADS if getattr(head, kind)), MARKUP)
    if authors:
        origins["authors"] = MARKUP
    else:
        authors = lines.authors or authors_of(bylines)
        origins |= {"authors": "page text"} if authors else {}
    heads = [Part(text, kind) for kind in HEADS if (text := getattr(head, kind))]
    heads += [Part(text, "byline") for text in bylines]
    article = Article(
        (*heads, *_asides(tree, said, places.between), *parts),
        authors,
        replace(metadata, origins={**metadata.origins, **origins}),
    )
    return article, said.declared[0].problems


def no_article(tree: Tree, name: str) -> NoNews:
    """Why a page is no article, to be raised."""
    if tree.root is not None and any(True for _ in tree.root.iter("frameset")):
        sentence = dgettext("yuanzhi", "{name} is a frame around other files: load those.")
    elif not tree.marks.isdisjoint(("enpcontent", "content")):
        sentence = dgettext("yuanzhi", "{name} is a picture of a newspaper without any text.")
    elif sum(1 for block in tree.blocks if block.bare != block.text) > MANY_LINKS:
        sentence = dgettext("yuanzhi", "{name} is a list of links and holds no article.")
    else:
        sentence = dgettext("yuanzhi", "{name} holds no text of an article.")
    return NoNews(sentence.format(name=shown(name)))


def _said(tree: Tree) -> _Said:
    is_paper = newspaper.is_newspaper(tree.markup)
    found = newspaper.find_property(tree.markup) if is_paper else {}
    bar = title_tag(tree)
    if found.get("title") == bar:
        found["title"] = headline.without_site(bar)
    in_head, site = declared_in_head(tree)
    if site is None:
        boxes = tree.boxes
        site = next((one.text for one in tree.blocks if _is_account(boxes[one.box])), None)
    return _Said(
        (
            newspaper.declared_in_property(found),
            newspaper.declared_in_marks(tree) if is_paper else Declared(),
            in_head,
        ),
        bar,
        site,
        is_paper,
    )


def _is_account(box: Box) -> bool:
    """Whether a box holds the name of who publishes, on a page of WeChat."""
    return box.names.startswith(" js_name ")


def _head(tree: Tree, said: _Said, body: list[int]) -> Head:
    """The headlines: as the newspaper's program declares them, else as the page shows them."""
    known = [one.title for one in said.declared if one.title]
    found = headline.find_head(tree, body, known, said.bar)
    told = said.declared[0].title or said.declared[1].title
    return replace(
        found,
        title=told or found.title,
        kicker=said.first("kicker") if told else found.kicker,
        subtitle=said.first("subtitle") if told else found.subtitle,
    )


def _places(tree: Tree, head: Head, body: list[int]) -> _Places:
    """The text without the headline and the lines under it, and those lines."""
    last = max(head.blocks, default=-1)
    # A word above the headline is the name of a section; a sentence is text.
    body = [
        at
        for at in body
        if at not in head.blocks and (at > last or _SENTENCE.search(tree.blocks[at].text))
    ] or body
    lead = 0
    while lead < len(body) - 1 and headline.is_imprint(tree.blocks[body[lead]]):
        lead += 1
    first = last + 1 if head.blocks else max(0, body[0] - headline.ABOVE)
    between = [at for at in range(first, body[0]) if not tree.boxes[tree.blocks[at].box].hidden]
    above = [at for at in range(max(0, first - 4), first) if at not in head.blocks]
    above = [at for at in above if headline.is_imprint(tree.blocks[at])]
    return _Places(
        body[lead:],
        [*between, *body[:lead], *above],
        between if head.blocks and len(between) <= MOST_BETWEEN else [],
    )


def _paragraphs(blocks: list[Block], title: str | None) -> tuple[list[Part], Metadata]:
    """The paragraphs of a text, and what the tail says that was scraped with it."""
    texts = [block.text for block in blocks]
    tail = find_tail(texts[-1])
    if tail is not None:
        texts[-1] = texts[-1][: tail.furniture[0][0]].rstrip()
    parts = [Part(text, _kind(block)) for block, text in zip(blocks, texts, strict=True) if text]
    if len(parts) > 1 and parts[0].text == title:
        del parts[0]
    return parts, tail.metadata if tail else Metadata()


def _kind(block: Block) -> str:
    if block.caption or "pic-text" in block.marks:
        return "caption"
    if is_notice(block.text):
        return "notice"
    stands_out = block.level or block.bold
    if stands_out and len(block.text) <= LONGEST_HEADING and not _NO_HEADING.search(block.text):
        return "heading"
    return "body"


def _is_mishap(bar: str, parts: list[Part]) -> bool:
    """Whether the page says that there is no page, or asks for a password."""
    title = headline.without_site(bar)
    short = len(title) <= SHORT_TITLE and sum(len(part.text) for part in parts) < SHORT_PAGE
    return short and _MISHAP.search(title) is not None


def _asides(tree: Tree, said: _Said, between: list[int]) -> list[Part]:
    """What stands between headline and text and is no imprint: captions, a summary."""
    parts: list[Part] = []
    for at in between:
        block = tree.blocks[at]
        if "author" in block.marks or is_linked(block) or is_notice(block.text):
            continue
        if headline.is_imprint(block) or headline.byline_in(block.text):
            continue
        if block.caption or _SENTENCE.search(block.text) or "图" in block.text[:2]:
            kind = "caption" if block.caption or said.is_paper else "lead"
            parts.append(Part(block.text, kind))
    return parts


def _published(metadata: Metadata, said: _Said) -> Metadata:
    """The data with the publication: who is named as the source, else who shows the page."""
    if metadata.publication is not None:
        return metadata
    outlets = (name for name in said.declared[2].authors if headline.is_outlet(name))
    name = next(outlets, None) or (newspaper.paper_in(said.bar) if said.is_paper else None)
    name = name or said.site or headline.site_of(said.bar)
    if not name:
        return metadata
    return merge(metadata, Metadata(publication=name, origins={"publication": MARKUP}))


def _bylines(tree: Tree, imprint: Sequence[Block]) -> list[str]:
    """The bylines that the page shows, each once."""
    marked = newspaper.marked_blocks(tree, "author")
    if marked:
        return list(dict.fromkeys(block.text for block in marked))
    found = (headline.byline_in(newspaper.without_citation(block.text)) for block in imprint)
    return list(dict.fromkeys(text for text in found if text))


def _authors(said: _Said, blocks: list[Block], metadata: Metadata) -> tuple[str, ...]:
    """The authors that are declared: no editors, and not the newspaper itself."""
    for one in said.declared:
        names = tuple(
            name
            for name in newspaper.without_editors(one.authors, blocks)
            if not headline.is_outlet(name) and name != metadata.publication
        )
        if names:
            return names
    return ()
