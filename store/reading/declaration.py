"""A declaration: what a text file says of its article in so many words, and where it says so.

Front matter, labelled lines (标题：…), the first three lines of some scrapers' files and the tail
of others are ways of writing the same; all come out as this.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from store.model import ORIGINS, Metadata, Part
from store.reading.fields import HEADS
from store.reading.trust import merge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from store.model import Range
    from store.reading.fields import Declared

# Among so many lines after a declaration its headline may stand once more.
REPEATED_WITHIN = 8

_LINE = re.compile(r"[^\n]+")
_MARKS = re.compile(r"[#*\s]*")


@dataclass(frozen=True, slots=True)
class Declaration:
    """What is declared in one place of a text.

    metadata: with the origins of headlines and authors too. heads: with their ranges, where they
    stand in the text as they are read. furniture: all of the declaration but these ranges, in
    order. end: where the text goes on. whole: whether it speaks of one article, and so the text
    is one. problems: one sentence for each value that cannot be read.
    """

    origin: str
    metadata: Metadata = field(default_factory=Metadata)
    heads: tuple[Part, ...] = ()
    authors: tuple[str, ...] = ()
    furniture: tuple[Range, ...] = ()
    end: int = 0
    whole: bool = False
    problems: tuple[str, ...] = ()


def make_declaration(
    declared: Declared,
    origin: str,
    text: str,
    lines: Iterable[Range],
    values: Mapping[str, Range],
    end: int,
) -> Declaration:
    """The declaration that is written in these lines of a text, its values in those ranges.

    A headline with which the text itself begins once more is the one in the text. A date, a page
    or a paper alone may be said of many articles, and does not make the text one.
    """
    heads: list[Part] = []
    for kind in HEADS:
        head = getattr(declared, kind)
        if head:
            place = find_headline(text, head, end) or _literal(text, head, values.get(kind))
            heads.append(Part(head, kind, (place,) if place else ()))
    metadata = declared.metadata
    origins = dict.fromkeys([part.kind for part in heads], origin)
    if declared.authors:
        origins["authors"] = origin
    return Declaration(
        origin,
        replace(metadata, origins={**metadata.origins, **origins}),
        tuple(heads),
        declared.authors,
        tuple(_without(lines, [span for part in heads for span in part.ranges])),
        end,
        bool(heads or declared.authors or metadata.url),
        declared.problems,
    )


def join(declarations: Iterable[Declaration]) -> Declaration:
    """All that is declared of a text: of each datum and each headline the most trusted.

    A headline that is not taken becomes furniture, where it stands in its declaration.
    """
    ordered = sorted(declarations, key=lambda one: ORIGINS.index(one.origin))
    whole = Declaration("unknown")
    heads: dict[str, Part] = {}
    furniture: list[Range] = []
    for one in ordered:
        furniture.extend(one.furniture)
        for part in one.heads:
            taken = heads.setdefault(part.kind, part)
            if taken is not part:
                furniture.extend(span for span in part.ranges if span[1] <= one.end)
        whole = replace(
            whole,
            metadata=merge(whole.metadata, one.metadata),
            authors=whole.authors or one.authors,
            end=max(whole.end, one.end),
            whole=whole.whole or one.whole,
            problems=(*whole.problems, *one.problems),
        )
    spans = [span for part in heads.values() for span in part.ranges]
    return replace(
        whole,
        heads=tuple(heads[kind] for kind in HEADS if kind in heads),
        furniture=tuple(_without(set(furniture), spans)),
    )


def find_headline(text: str, head: str, start: int = 0) -> Range | None:
    """Where one of the first lines from `start` is that headline and nothing else."""
    for seen, line in enumerate(_LINE.finditer(text, start)):
        if seen == REPEATED_WITHIN:
            break
        marks = _MARKS.match(line[0])
        assert marks
        if line[0][marks.end() :].rstrip("#* \t\r\u3000") == head:
            begin = line.start() + marks.end()
            return (begin, begin + len(head))
    return None


def _literal(text: str, head: str, value: Range | None) -> Range | None:
    """Where the headline stands letter by letter in the value that was read."""
    if value is None:
        return None
    begin = text.find(head, *value)
    return (begin, begin + len(head)) if begin >= 0 else None


def _without(ranges: Iterable[Range], taken: Iterable[Range]) -> Iterator[Range]:
    """The ranges, in order, with what is taken cut out of them."""
    cuts = sorted(taken)
    for start, end in sorted(ranges):
        at = start
        for first, last in cuts:
            if at < last and first < end:
                if at < first:
                    yield (at, first)
                at = last
        if at < end:
            yield (at, end)
