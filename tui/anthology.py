"""A collection as a text: passages and facts with their citations, in each format."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.library import EXPORTS, bibliography, gaps
from tui import jottings
from tui.messages import RECORD, _, label, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.library import Library
    from store.model import Added, Cited


@dataclass(frozen=True, slots=True)
class Written:
    """A collection as a text. lacks: what it is without, a sentence each."""

    text: str
    lacks: tuple[str, ...] = ()


# What a collection can be printed as, besides JSON and what reference managers take.
FORMATS = ("text", "markdown", "citations")

# What Markdown would read as more than itself: within a line, and at the beginning of one.
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&]")
_LEADING = re.compile(r"^(\s*)(#|[-+=]|\d+(?=[.)]))", re.MULTILINE)


def lacks(cited: Sequence[Cited]) -> list[str]:
    """What entries of an export lack, a sentence each, for nothing stands in its place."""
    return [
        _("{key} is left without: {data}.").format(
            key=one.key, data=", ".join(label(RECORD, name) for name in one.missing)
        )
        for one in gaps(cited)
    ]


def written(library: Library, collection: str, kind: str, style: str) -> Written:
    """A collection in one of FORMATS or EXPORTS, or as JSON, with what an export is without. Raises
    YuanzhiError where there is no such collection.
    """
    if kind not in EXPORTS:
        return Written(_text_of(library, collection, kind, style))
    items = library.collected(collection)
    cited = library.cited_by(items)
    told = lacks(cited)
    without = len(items) - len(cited)
    if without:
        told.append(
            ngettext(
                "{count} item is of no article and is left out.",
                "{count} items are of no article and are left out.",
                without,
            ).format(count=without)
        )
    return Written(bibliography(cited, kind), tuple(told))


def _text_of(library: Library, collection: str, kind: str, style: str) -> str:
    """The text in one of FORMATS, or as JSON."""
    items = library.collected(collection)
    cited = [
        library.cite_record(one.found.record, style) if one.found.record else None for one in items
    ]
    if kind == "json":
        return _json(collection, items, cited, style)
    if kind == "citations":
        return "".join(f"[{number}] {line}\n" for line, number in _numbers(cited).items())
    blocks = _markdown(collection, items, cited) if kind == "markdown" else _text(items, cited)
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _json(collection: str, items: Sequence[Added], cited: Sequence[str | None], style: str) -> str:
    form = {
        "collection": collection,
        "style": style,
        "items": [
            {**jottings.form(one), "citation": citation}
            for one, citation in zip(items, cited, strict=True)
        ],
    }
    return json.dumps(form, ensure_ascii=False) + "\n"


def _text(items: Sequence[Added], cited: Sequence[str | None]) -> Iterator[list[str]]:
    """Each item as `yuanzhi cite` prints it, with its fact above and its note below."""
    for one, citation in zip(items, cited, strict=True):
        block = [_fact(one)] if one.entry.target.kind in ("fact", "entity") else []
        quote = _quote(one)
        block += [f"“{quote}”"] if quote else []
        block += [citation] if citation else []
        remark = ", ".join(jottings.remarks(one))
        block += [f"({remark})"] if remark else []
        block += [one.entry.text] if one.entry.text else []
        yield block


def _markdown(
    collection: str, items: Sequence[Added], cited: Sequence[str | None]
) -> Iterator[list[str]]:
    """Each item as a quotation with the number of its citation; the citations at the end."""
    numbers = _numbers(cited)
    yield [f"# {plain(collection)}"]
    for one, citation in zip(items, cited, strict=True):
        number = f" \\[{numbers[citation]}\\]" if citation else ""
        about = _fact(one) if one.entry.target.kind in ("fact", "entity") else ""
        quote = _quote(one)
        head = quote or about or one.found.heading
        if quote and about:
            yield [f"**{plain(about)}**"]
        lines = plain(head).split("\n")
        lines[-1] += number
        yield [f"> {line}" if quote else line for line in lines]
        remark = ", ".join(jottings.remarks(one))
        if remark:
            yield [f"({plain(remark)})"]
        if one.entry.text:
            yield [plain(one.entry.text)]
    if numbers:
        yield [f"## {_('References')}"]
        yield from ([f"\\[{number}\\] {plain(line)}"] for line, number in numbers.items())


def _numbers(cited: Sequence[str | None]) -> dict[str, int]:
    """Citation -> its number, in the order in which they come, each once."""
    return {
        line: number for number, line in enumerate(dict.fromkeys(line for line in cited if line), 1)
    }


def _quote(one: Added) -> str:
    """What is quoted of an item: the words chosen, of a fact the passage that says it."""
    if one.entry.target.kind == "passage":
        return one.found.words
    return one.found.passage if one.entry.target.kind == "fact" else ""


def _fact(one: Added) -> str:
    """What a fact says, or which entity it is."""
    return jottings.fact(one.found.claim) if one.found.claim else jottings.about(one)


def plain(text: str) -> str:
    """A text that Markdown shows as it is."""
    return _LEADING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\g<0>", text))
