"""Plain text and Markdown: bytes to the Page that layout takes apart."""

from __future__ import annotations

import re
from functools import reduce
from typing import TYPE_CHECKING

from store.model import Page
from store.reading.charset import clean, decode
from store.reading.content import Content, Format
from store.reading.declaration import join
from store.reading.firstlines import find_first_lines
from store.reading.frontmatter import find_front_matter
from store.reading.header import find_header
from store.reading.labels import find_labels
from store.reading.markdown import find_marks
from store.reading.names import is_numbered
from store.reading.tail import find_tail
from store.reading.trust import merge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from store.model import Range
    from store.reading.charset import Decoded

MARKDOWN_TYPE, TEXT_TYPE = "text/markdown", "text/plain"

_SEPARATORS = {0x2028: 0x0A, 0x2029: 0x0A}
# The mark of a heading, which texts that are no Markdown have too.
_HEADING = re.compile(r"^[^\S\n]{0,3}(#{1,6})[^\S\n]+(?=\S)", re.MULTILINE)


def _read(content: Content, media_type: str) -> Iterator[Page]:
    decoded = decode(content.data(), content.item.location.name, forced=content.options.charset)
    content.charset = decoded.charset
    if decoded.problem:
        content.problem(decoded.problem)
    yield make_page(decoded, media_type, content.item.location.stem, content.problem)


def make_page(
    decoded: Decoded,
    media_type: str,
    stem: str = "",
    problem: Callable[[str], object] = lambda _: None,
) -> Page:
    """The page of a text: cleaned, with what it declares and what its header lines say.

    stem: the name of its file, which tells how some scrapers write their texts. problem: called
    with one sentence for each datum that is there and cannot be read.
    """
    text = clean(decoded.text)
    lined = _lined(text)
    markdown = media_type == MARKDOWN_TYPE
    front = find_front_matter(lined, markdown)
    start = front.end if front else 0
    labels, header = find_labels(lined, start), None
    if labels is None:
        # The header of the page may stand before them.
        after = _after_header(lined, start)
        labels = find_labels(lined, after)
        header = find_header(text[:after], start) if labels else None
    lines = None if labels or not is_numbered(stem) else find_first_lines(lined, start)
    declared = join(one for one in (front, labels, lines, find_tail(lined)) if one)
    for sentence in declared.problems:
        problem(sentence)
    headers = [one for one in (header, find_header(text, declared.end)) if one]
    marks = find_marks(lined, declared.end) if markdown else _headings(lined, declared.end)
    furniture = [*declared.furniture, *marks, *(line for one in headers for line in one.lines)]
    heads = [span for part in declared.heads for span in part.ranges]
    return Page(
        text,
        reduce(merge, (one.metadata for one in headers), declared.metadata),
        decoded.charset,
        media_type,
        tuple(_apart(furniture, heads)),
        declared.heads,
        declared.authors,
        declared.whole,
    )


def _headings(lined: str, start: int) -> Iterator[Range]:
    return (mark.span(1) for mark in _HEADING.finditer(lined, start))


def _lined(text: str) -> str:
    """The text with "\\n" at the end of each line, whatever ends it; always as long as it was."""
    return text.replace("\r\n", " \n").replace("\r", "\n").translate(_SEPARATORS)


def _after_header(lined: str, start: int) -> int:
    """Where the lines of a header that stand first end."""
    at = start
    for first, last in find_header(lined, start).lines:
        if lined[at:first].strip():
            break
        at = last
    return lined.find("\n", at) + 1 if at > start else start


def _apart(ranges: Iterable[Range], heads: Iterable[Range]) -> Iterator[Range]:
    """The ranges in order, without what lies in another one or in a headline."""
    taken = sorted(heads)
    at = 0
    for start, end in sorted(ranges):
        begin = max(start, at)
        if begin < end and not any(first < end and begin < last for first, last in taken):
            yield (begin, end)
            at = end


MARKDOWN = Format(
    "markdown",
    MARKDOWN_TYPE,
    frozenset({".md", ".markdown"}),
    lambda _, suffix: suffix in (".md", ".markdown"),
    lambda content: _read(content, MARKDOWN_TYPE),
)
# Anything can be text: what is none is refused before, or by its charset.
TEXT = Format(
    "text",
    TEXT_TYPE,
    frozenset({".txt", ".text"}),
    lambda *_: True,
    lambda content: _read(content, TEXT_TYPE),
)
