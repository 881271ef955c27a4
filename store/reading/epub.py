"""EPUB: the chapters of a book or of a newspaper, in the order in which they are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from gettext import dgettext
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from store.model import Article, Metadata, Part, YuanzhiError
from store.reading.charset import clean, decode, shown
from store.reading.content import Content, Format, NoNews
from store.reading.fields import declare
from store.reading.html import read_tree
from store.reading.package import Package, attribute, child, resolve, tag
from store.reading.styled import CHARSET, Block, articles, body_parts, put_before
from store.reading.values import LONGEST_VALUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from store.reading.fields import Declared

MEDIA_TYPE = "application/epub+zip"
SUFFIXES = frozenset({".epub"})
ORIGIN = "markup"

# Fonts are scrambled in these ways in books that are free to read.
_FONT_SCRAMBLING = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_DECLARED = re.compile(rb"""<\?xml[^>]{0,80}\sencoding=["']([\w.:-]{1,40})["']""")

# The roles and the names of documents that hold no news.
_BESIDES = re.compile(
    r"(?:.*[\s_-])?(?:cover|title-?_?page|toc|nav|copyright-?(?:page)?|contents|landmarks|loi|lot)"
)
_ROLES = re.compile(r"<(?:body|section|nav)\b[^<>]{0,400}?\bepub:type=[\"']([^\"'<>]{0,100})[\"']")
# A document of such a name with more text than this, links apart, is read all the same.
LONGEST_BESIDES = 200

# What programs write where nobody told them anything.
_PLACEHOLDER = re.compile(
    r"(?:unknown|untitled|unnamed|anonymous|无标题|未知).{0,10}", re.IGNORECASE
)
# Behind the name of a newspaper: the day, the number of the issue.
_ISSUE = re.compile(
    r"[\s\[（(【,，:：·—-]*(?P<date>(?:19|20)\d{2}\s*[年./-]?\s*\d{1,2}\s*[月./-]?\s*\d{1,2}\s*日?)?"
    r"(?:[\s,，]*(?:19|20)\d{2}年(?:\d{1,2}月)?)?(?:[\s,，]*[第总]?\s*\d+\s*期)?[\s\]）)】]*"
)
_PAPER = re.compile(r"(?:报|周刊|週刊|月刊|杂志|Daily|Times|News|Post|Journal)\W*$", re.IGNORECASE)
_HANZI = re.compile("[\u4e00-\u9fff]")

_TOLD = ("title", "date", "creator", "publisher", "language")


@dataclass(slots=True)
class _Book:
    """What the package says of the book.

    texts: paths of its documents in reading order. names: path -> its name in the list of
    contents. besides: paths of lists, covers and the like.
    """

    title: str = ""
    date: str = ""
    creator: str = ""
    publisher: str = ""
    language: str = ""
    texts: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    besides: set[str] = field(default_factory=set)


def read(content: Content) -> Iterator[Article]:
    """The articles of the documents of a book; what cannot be read of them is told as a problem.

    Raises YuanzhiError where it is damaged or protected, NoNews where it has no text.
    """
    name = content.item.location.name
    package = Package(content.data(), name)
    _refuse_protected(package)
    content.charset = CHARSET
    book = _read_book(package)
    found: list[Article] = []
    waiting: list[Block] = []
    for path in book.texts:
        try:
            blocks = _read_blocks(package, path, book)
        except YuanzhiError as error:
            content.problem(str(error))
            continue
        if all(block.kind == "heading" for block in blocks):
            # The name of a page or of a section stands above what follows.
            waiting += [replace(block, level=0) for block in blocks]
            continue
        chapter = _chapter(waiting + blocks, book.names.get(path), found[-1:])
        waiting = []
        if found and chapter[0].title is None:
            # The one before goes on here.
            found[-1] = replace(found[-1], parts=found[-1].parts + chapter.pop(0).parts)
        found += chapter
    if not found:
        raise NoNews(dgettext("yuanzhi", "{name} holds no text to read.").format(name=shown(name)))
    if waiting:
        left = tuple(Part(block.text, "notice") for block in waiting)
        found[-1] = replace(found[-1], parts=found[-1].parts + left)
    declared = _declared(book, found)
    yield from (_described(article, declared) for article in found)


def _refuse_protected(package: Package) -> None:
    encryption = package.xml("META-INF/encryption.xml")
    for element in encryption.iter() if encryption is not None else ():
        algorithm = attribute(element, "Algorithm")
        is_key = any(tag(above) == "EncryptedKey" for above in element.iterancestors())
        if tag(element) == "EncryptionMethod" and algorithm not in _FONT_SCRAMBLING and not is_key:
            raise YuanzhiError(
                dgettext(
                    "yuanzhi",
                    "{name} is protected against copying (DRM): get it without, or load its text.",
                ).format(name=shown(package.name))
            )


def _read_book(package: Package) -> _Book:
    """What the package file says. Raises YuanzhiError where there is none."""
    container = package.xml("META-INF/container.xml")
    rootfile = child(container, "rootfiles", "rootfile")
    path = (attribute(rootfile, "full-path") if rootfile is not None else None) or "content.opf"
    root = package.xml(path)
    manifest, spine = child(root, "manifest"), child(root, "spine")
    if root is None or manifest is None or spine is None:
        raise package.damaged()
    items = {attribute(item, "id"): item for item in manifest if tag(item) == "item"}
    paths = {key: resolve(path, attribute(item, "href") or "") for key, item in items.items()}
    texts = [paths[key] for ref in spine if (key := attribute(ref, "idref")) in paths]
    book = _Book(texts=list(dict.fromkeys(texts)))
    _read_metadata(child(root, "metadata"), book)
    for key, item in items.items():
        if "nav" in (attribute(item, "properties") or "").split():
            book.besides.add(paths[key])
            _read_names(package, paths[key], book)
    guide = child(root, "guide")
    for reference in guide if guide is not None else ():
        if _BESIDES.fullmatch((attribute(reference, "type") or "").lower()):
            book.besides.add(resolve(path, attribute(reference, "href") or ""))
    contents = paths.get(attribute(spine, "toc"))
    if contents:
        _read_names(package, contents, book)
    return book


def _read_metadata(metadata: _Element | None, book: _Book) -> None:
    made: set[str] = set()
    for element in metadata if metadata is not None else ():
        text = _text(element)[:LONGEST_VALUE]
        name = tag(element)
        if attribute(element, "property") == "dcterms:modified":
            made.add(text)
        elif name in _TOLD and not getattr(book, name) and not _PLACEHOLDER.fullmatch(text):
            setattr(book, name, text)
    if book.date in made:
        # A program that was told no date writes the moment at which it made the file.
        book.date = ""


def _text(element: _Element | None) -> str:
    pieces = [] if element is None else map(str, element.itertext())
    return " ".join(clean("".join(pieces)).split())


def _read_names(package: Package, path: str, book: _Book) -> None:
    """The names of documents out of a list of contents, of EPUB 3 (nav) or of EPUB 2 (NCX)."""
    root = package.xml(path)
    for element in root.iter() if root is not None else ():
        if tag(element) == "navPoint":
            label, link = child(element, "navLabel", "text"), child(element, "content")
            target = attribute(link, "src") if link is not None else None
        else:
            label, target = element, attribute(element, "href") if tag(element) == "a" else None
        text = _text(label)
        if text and target:
            book.names.setdefault(resolve(path, target), text)


def _read_blocks(package: Package, path: str, book: _Book) -> list[Block]:
    """The paragraphs of a document; none of one that holds no news. Raises YuanzhiError."""
    data = package.read(path)
    if data is None:
        raise YuanzhiError(
            dgettext("yuanzhi", "{part} is missing in {name}.").format(
                part=shown(path), name=shown(package.name)
            )
        )
    declared = _DECLARED.match(data[:200])
    markup = clean(decode(data, path, declared[1].decode() if declared else None).text)
    tree = read_tree(markup, path)
    lists = {place for place, box in enumerate(tree.boxes) if box.hidden or box.tag == "nav"}
    blocks = [block for block in tree.blocks if lists.isdisjoint(tree.ancestors(block.box))]
    roles = [role for match in _ROLES.finditer(markup[:4000]) for role in match[1].split()]
    stem = PurePosixPath(path).stem.lower()
    is_besides = path in book.besides or any(map(_BESIDES.fullmatch, (stem, *roles)))
    if is_besides and sum(len(block.bare) for block in blocks) <= LONGEST_BESIDES:
        return []
    return [
        Block(block.text, "heading", block.level)
        if block.level
        else Block(block.text, "caption" if block.caption else "body", bold=block.bold)
        for block in blocks
    ]


def _chapter(blocks: list[Block], name: str | None, before: list[Article]) -> list[Article]:
    """The articles of a document, by its headings or by its name in the list of contents.

    before: the last article, whose page may be that of these.
    """
    header = before[0].metadata if before else Metadata()
    if name and not any(block.kind == "heading" for block in blocks):
        if "".join(blocks[0].text.split()) == "".join(name.split()):
            blocks = blocks[1:]
        blocks = [Block(name, "heading", 1), *blocks]
    return articles(blocks, header) or [Article(tuple(body_parts(blocks)), (), header)]


def _declared(book: _Book, found: list[Article]) -> Declared:
    """What the package says of the articles, in the form of fields."""
    title, told = book.title, ""
    for issue in _ISSUE.finditer(book.title):
        if issue[0].strip() and issue.end() == len(book.title):
            title, told = book.title[: issue.start()], issue["date"] or ""
            break
    is_paper = book.title not in {article.title for article in found} and (
        len(found) > 1 or _PAPER.search(title) is not None
    )
    text = "".join(part.text for part in found[0].parts[:5])
    is_chinese = _HANZI.search(text) is None or book.language.lower().startswith("zh")
    by_one = len(found) == 1 and book.creator not in (book.publisher, book.title, title)
    return declare(
        [
            ("publication", title if is_paper else ""),
            ("date", told or book.date),
            ("language", book.language if is_chinese else ""),
            ("authors", book.creator if by_one else ""),
        ],
        ORIGIN,
    )


def _described(article: Article, declared: Declared) -> Article:
    """An article with what the package says, and its own page."""
    metadata = put_before(declared.metadata, article.metadata)
    if declared.authors:
        metadata = replace(metadata, origins={**metadata.origins, "authors": ORIGIN})
    return replace(article, authors=declared.authors, metadata=metadata)


FORMAT = Format(
    "epub",
    MEDIA_TYPE,
    SUFFIXES,
    lambda head, suffix: suffix in SUFFIXES and head.startswith(b"PK"),
    read,
)
