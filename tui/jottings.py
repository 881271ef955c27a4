"""The notebook in print: JSON objects, and lines for people."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from store import library as door
from tui import signs
from tui.messages import ATTRIBUTES, TYPES, _, label, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.model import Added, ClaimRow, Located, NameRow

# Characters of a quote in a list.
QUOTED = 40


def form(one: Added) -> dict[str, Any]:
    """An entry and what it is about; `place` is what `yuanzhi show` and `yuanzhi cite` take.

    here: whether that is in the library. span: the words in the passage, null where they are all
    of it. former: what the passage said when it was noted, where that has changed.
    """
    entry, found = one.entry, one.found
    told: dict[str, Any] = {"id": entry.id, "kind": entry.kind, "text": entry.text}
    if entry.kind == "item":
        told |= {"collection": entry.collection, "number": entry.ordinal}
    return {
        **told,
        "written": entry.written,
        "former": entry.former,
        "about": {"kind": entry.target.kind, **located(found, entry.target.mark), "link": one.link},
    }


def located(found: Located, mark: str | None = None) -> dict[str, Any]:
    """Where something is. mark: of a fact that is not told there any more."""
    from tui import forms

    return {
        "here": found.here,
        "place": found.place or None,
        "article": found.article,
        "paragraph": found.paragraph,
        "entity": found.entity,
        "mark": found.claim.mark if found.claim else mark,
        "heading": found.heading,
        "words": found.words,
        "span": list(found.span) if found.span else None,
        "passage": found.passage or None,
        "fact": asdict(found.claim) if found.claim else None,
        "record": forms.record(found.record) if found.record else None,
        "other_print": found.other,
    }


def lines(one: Added) -> Iterator[str]:
    """An entry in a list: its number, what it is about, and what the reader wrote."""
    entry = one.entry
    number = entry.ordinal if entry.kind == "item" else entry.id
    if entry.kind in ("tag", "bookmark"):
        yield " | ".join(filter(None, (str(number), entry.text, about(one))))
        return
    yield f"{number} | {about(one)}"
    if entry.text:
        yield from (f"    {line}" for line in entry.text.split("\n"))


def holds(one: Added, words: str) -> bool:
    """Whether an entry, or what it is about, holds all these words; a name also by its sound."""
    text = f"{one.entry.text} {about(one)}".casefold()
    name = one.entry.text if one.entry.kind in ("tag", "bookmark") else ""
    return all(
        word in text or (bool(name) and door.fits(word, name)) for word in words.casefold().split()
    )


def about(one: Added) -> str:
    """What an entry is about, in a line."""
    entry, found = one.entry, one.found
    target = entry.target
    pieces = []
    if found.claim is not None:
        pieces += [found.claim.mark, fact(found.claim)]
    elif target.kind == "entity":
        pieces.append(f"{label(TYPES, target.type or '')} {found.heading}")
    else:
        pieces.append(found.heading or _("(no headline)"))
    if target.kind == "fact" and found.claim is None:
        pieces.append(f"{target.name}, {label(ATTRIBUTES, target.attribute or '')}")
    quote = found.words
    if target.kind in ("passage", "fact") and found.claim is None and quote:
        pieces.append(signs.quoted(quote if len(quote) <= QUOTED else quote[:QUOTED] + "..."))
    pieces += remarks(one)
    place = f"[{found.place}] " if found.place else ""
    return place + " | ".join(pieces)


def fact(claim: ClaimRow) -> str:
    """What a fact says of what, and how far it holds."""
    from tui import dossiers

    said = f"{label(ATTRIBUTES, claim.attribute)}: {dossiers.value(claim)}"
    return f"{claim.name}, {said} ({dossiers.qualities(claim)})"


def remarks(one: Added) -> Iterator[str]:
    """What a reader must know of how an entry stands to the library."""
    entry, found = one.entry, one.found
    if not found.here:
        yield (
            _("no longer said there")
            if entry.target.kind == "fact" and found.article is not None
            else _("not in this library")
        )
    if found.other:
        yield _("here only in another print")
    if entry.former is not None:
        yield _("reworded since")


def name_line(one: NameRow) -> str:
    """A tag or a collection in a list."""
    count = ngettext("{count} entry", "{count} entries", one.count).format(count=one.count)
    return f"{one.name} | {count} | {one.written[:10]}"


def beside(entries: Sequence[Added]) -> dict[int | None, list[str]]:
    """What the reader added to an article, as lines to be printed below its paragraphs, by their
    keys; None: below what is told of the article as a whole.
    """
    words = {
        "note": _("your note {number}: {text}"),
        "tag": _("your tag: {text}"),
        "bookmark": _("your bookmark {number}: {text}"),
        "item": _("in your collection {collection}: {text}"),
    }
    told: dict[int | None, list[str]] = {}
    for one in entries:
        entry = one.entry
        line = words[entry.kind].format(
            number=entry.id,
            text=entry.text.replace("\n", "\n    "),
            collection=entry.collection,
        )
        told.setdefault(one.found.paragraph, []).append("  " + line.rstrip(": "))
    return told
