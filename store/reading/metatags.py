"""Metatags: what a web page declares of itself in its head, and what saved it adds.

<meta>, <link rel=canonical>, JSON-LD, the variables of a WeChat page, the comments of browsers.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from store.reading.fields import Declared, declare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.reading.html import Tree

# Datum -> the names of meta tags that hold it (name, property or itemprop, in small letters), the
# surest first. "site" is who shows the page: its publication where nobody else is named.
_NAMES = """
title: citation_title articletitle og:title dc.title twitter:title headline
authors: citation_author article:author og:article:author author byline dc.creator articleauthor
publication: citation_journal_title contentsource article:source source og:article:source dc.source
date: citation_publication_date article:published_time og:published_time og:release_date
date: datepublished pubdate publishdate publish_date publish-date publishtime publication_date
date: article:create_at bytedance:published_time dcterms.issued dc.date.issued dc.date date
page_name: article:section columnname
url: og:url
site: og:site_name sitename application-name publisher
"""
_DATA = {
    name: (place, datum)
    for place, (datum, name) in enumerate(
        (datum, name)
        for line in _NAMES.strip().split("\n")
        for datum, names in (line.split(": "),)
        for name in names.split()
    )
}
# These programs write who owns the computer, and when the file was made.
_OFFICE = re.compile(
    r"LibreOffice|OpenOffice|Microsoft (?:Word|Excel|FrontPage)|WPS", re.IGNORECASE
)
# Who only carries what others publish.
_CARRIERS = re.compile(r"微信公众平台|微信公眾平台|搜狐号|百家号")

# JSON of a page that is larger than this is its program's, not a description of it.
LARGEST_JSON = 1 << 20
MOST_NODES = 1000
_ARTICLE = re.compile(r".*(?:Article|Posting|Report)")

# What saves a page writes a comment of its own near the top.
TOP = 4096
_COMMENT = re.compile(r"<!--((?:(?!-->).){1,3000})-->", re.DOTALL)
_SAVED = re.compile(r"\s*saved from url=\(\d{1,6}\)(https?://\S{1,2000})\s*")
_SINGLE_FILE = re.compile(
    r"\s*Page saved with SingleFile\s+url:\s*(\S{1,2000})\s+"
    r"saved date: \w{3} (\w{3}) (\d{1,2}) (\d{4})\b.{0,100}",
    re.DOTALL,
)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905
_WECHAT = (
    ("site", re.compile(r"\bvar nickname = (?:htmlDecode\()?[\"']([^\"'<>\n]{1,60})[\"']")),
    ("title", re.compile(r"\bvar msg_title = '([^'<>\n]{1,300})'")),
    ("date", re.compile(r"\bcreateTime = '(\d{4}-\d{2}-\d{2})")),
    ("date", re.compile(r"\bvar ct = [\"'](\d{10})[\"']")),
    ("url", re.compile(r"\bvar msg_link = [\"'](https?://[^\"'\s]{1,2000})[\"']")),
)


def declared_in_head(tree: Tree) -> tuple[Declared, str | None]:
    """What a page declares, with the origin "markup", and the name of the site that shows it."""
    pairs: list[tuple[str, object]] = []
    if tree.root is not None:
        pairs += _wechat(tree.markup)
        pairs += _linked_data(tree)
        pairs += _meta(tree)
        pairs += _saved(tree)
    site = next((str(value).strip() for name, value in pairs if name == "site" and value), None)
    declared = declare([pair for pair in pairs if pair[0] != "site"], "markup")
    return declared, None if site and _CARRIERS.search(site) else site


def title_tag(tree: Tree) -> str:
    """What the page puts into the title bar, "" where it has none."""
    if tree.root is None:
        return ""
    return next((" ".join((node.text or "").split()) for node in tree.root.iter("title")), "")


def _meta(tree: Tree) -> list[tuple[str, object]]:
    """(datum, value) of the meta tags and links, the surest first."""
    assert tree.root is not None
    found: list[tuple[int, str, object]] = []
    office = False
    for node in tree.root.iter("meta", "link"):
        value = node.get("content") or ""
        name = (node.get("name") or node.get("property") or node.get("itemprop") or "").lower()
        if node.tag == "link":
            if (node.get("rel") or "").lower() == "canonical":
                found.append((-1, "url", _absolute(node.get("href") or "")))
        elif name == "generator":
            office = office or _OFFICE.search(value) is not None
        elif name in _DATA and value.strip():
            place, datum = _DATA[name]
            found.append((place, datum, _absolute(value) if datum == "url" else value))
    found.sort(key=lambda one: one[0])
    pairs = [(datum, value) for _, datum, value in found]
    authors = [value for datum, value in pairs if datum == "authors"]
    pairs = [pair for pair in pairs if pair[0] != "authors"]
    if authors and not office:
        # citation_author comes once for each of them.
        pairs.append(("authors", authors if _same_name(found) else authors[0]))
    return [pair for pair in pairs if not (office and pair[0] == "date")]


def _same_name(found: list[tuple[int, str, object]]) -> bool:
    return len({place for place, datum, _ in found if datum == "authors"}) == 1


def _absolute(url: str) -> str:
    """//example.org/a as the address that it is on the web."""
    url = url.strip()
    return f"https:{url}" if url.startswith("//") else url


def _linked_data(tree: Tree) -> list[tuple[str, object]]:
    """(datum, value) out of the JSON-LD of an article."""
    assert tree.root is not None
    for script in tree.root.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        if not script.text or len(script.text) > LARGEST_JSON:
            continue
        try:
            data = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kind = node.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(isinstance(one, str) and _ARTICLE.fullmatch(one) for one in kinds):
                return _of_node(node)
    return []


def _nodes(data: object) -> Iterator[dict[str, object]]:
    """The objects of a description, the outer ones first."""
    waiting = [data]
    for _ in range(MOST_NODES):
        if not waiting:
            return
        one = waiting.pop(0)
        if isinstance(one, dict):
            yield one
            waiting.append(one.get("@graph"))
        elif isinstance(one, list):
            waiting += one[:MOST_NODES]


def _of_node(node: dict[str, object]) -> list[tuple[str, object]]:
    page = node.get("mainEntityOfPage")
    publisher = node.get("publisher")
    section = node.get("articleSection")
    return [
        ("title", node.get("headline")),
        ("authors", node.get("author")),
        ("date", node.get("datePublished")),
        ("url", node.get("url") or (page.get("@id") if isinstance(page, dict) else page)),
        ("page_name", section if isinstance(section, str) else None),
        ("site", publisher.get("name") if isinstance(publisher, dict) else None),
    ]


def _wechat(markup: str) -> list[tuple[str, object]]:
    if "js_content" not in markup:
        return []
    found = ((name, pattern.search(markup)) for name, pattern in _WECHAT)
    return [(name, match[1]) for name, match in found if match]


def _saved(tree: Tree) -> list[tuple[str, object]]:
    """What a browser writes into the page that it saves: its address, the day."""
    for comment in _COMMENT.finditer(tree.markup, 0, TOP):
        text = comment[1]
        saved = _SAVED.fullmatch(text)
        if saved:
            return [("url", saved[1])]
        single = _SINGLE_FILE.fullmatch(text)
        if single:
            month = _MONTHS.index(single[2]) + 1 if single[2] in _MONTHS else 0
            day = f"{single[4]}-{month:02}-{int(single[3]):02}"
            return [("url", single[1]), ("accessed", day)]
    return []
