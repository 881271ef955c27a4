"""The notebook as a sheet: collections, bookmarks, tags, notes; and a collection, item by item."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from store.library import fits
from tui import jottings
from tui.leads import Lead, ToCollection, ToNotebook
from tui.messages import _, mark, ngettext, number
from tui.sheets import jotted
from tui.sheets.entry import Entry, Piece, heading, line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from store.model import Added, NameRow

# What a notebook can be narrowed to; "" for all of it.
KINDS = {
    "": "",
    "item": mark("collections"),
    "bookmark": mark("bookmarks"),
    "tag": mark("tags"),
    "note": mark("notes"),
}

# Characters of a passage that are shown of an item.
QUOTED = 160


@dataclass(frozen=True, slots=True)
class NotebookPage:
    """What is read of the notebook. tag: what all entries bear; None for the whole of it."""

    tag: str | None
    collections: tuple[NameRow, ...]
    bookmarks: tuple[Added, ...]
    tags: tuple[NameRow, ...]
    tagged: tuple[Added, ...]
    notes: tuple[Added, ...]


@dataclass(frozen=True, slots=True)
class CollectionPage:
    """What is read of a collection: its items and how each is cited, None where it is not."""

    name: str
    items: tuple[Added, ...]
    citations: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of the sheet, and what of the notebook it shows: an entry of it, or a tag or a
    collection by its name and the kind "tag" or "item".
    """

    shown: Entry
    added: Added | None = None
    kind: str = ""
    name: str = ""


def narrowed(page: NotebookPage, kind: str, words: str) -> NotebookPage:
    """What of a notebook is of a kind (one of KINDS) and holds these words."""

    def some(of: str, found: Iterable[Any], holds: Callable[[Any], bool]) -> tuple[Any, ...]:
        if kind not in ("", of):
            return ()
        return tuple(filter(holds, found)) if words else tuple(found)

    def named(row: NameRow) -> bool:
        return all(fits(word, row.name) for word in words.split())

    def held(one: Added) -> bool:
        return jottings.holds(one, words)

    return replace(
        page,
        collections=some("item", page.collections, named),
        bookmarks=some("bookmark", page.bookmarks, held),
        tags=some("tag", page.tags, named),
        tagged=some("tag", page.tagged, held),
        notes=some("note", page.notes, held),
    )


def rows(page: NotebookPage) -> list[Row]:
    """The notebook."""
    found: list[Row] = []
    for title, some in (
        (_("Collections"), [_named(row, "item") for row in page.collections]),
        (_("Bookmarks"), [_entry(one) for one in page.bookmarks]),
        (_("Tags"), [_named(row, "tag") for row in page.tags]),
        (_("What bears this tag"), [_entry(one) for one in page.tagged]),
        (_("Notes"), [row for one in page.notes for row in _note(one)]),
    ):
        if some:
            found += [Row(heading(title)), *some]
    return found


def items(page: CollectionPage) -> list[Row]:
    """A collection."""
    found: list[Row] = []
    for one, citation in zip(page.items, page.citations, strict=True):
        found.append(_item(one))
        found += [Row(each, one) for each in _below(one, citation)]
    return found


def of(found: Sequence[Row], at: int) -> Row | None:
    """The row at a place of the sheet; None where nothing of the notebook is shown."""
    row = found[at] if at < len(found) else None
    return row if row is not None and (row.added is not None or row.name) else None


def place_of(found: Sequence[Row], ordinal: int) -> int:
    """The place in the sheet of the item with that number, or of the last."""
    at = 0
    for place, row in enumerate(found):
        if row.added is not None and row.shown.stops and row.added.entry.ordinal <= ordinal:
            at = place
    return at


def _named(row: NameRow, kind: str) -> Row:
    count = ngettext("{count} entry", "{count} entries", row.count)
    to = ToCollection(row.name) if kind == "item" else ToNotebook(row.name)
    shown = line(
        Piece(row.name, "strong"),
        Piece(f"  {count.format(count=number(row.count))}, {row.written[:10]}", "dim"),
        lead=Lead(to),
        indent=2,
        hang=4,
    )
    return Row(shown, None, kind, row.name)


def _entry(one: Added) -> Row:
    """A bookmark or a tagged thing: its name, and what it is in."""
    name = one.entry.text if one.entry.kind == "bookmark" else ""
    pieces = [Piece(f"{name}  ", "strong")] if name else []
    about = Piece(jottings.about(one), "" if one.found.here else "dim")
    return Row(line(*pieces, about, lead=jotted.lead(one), indent=2, hang=4), one)


def _note(one: Added) -> Iterator[Row]:
    first, *more = one.entry.text.split("\n") or [""]
    yield Row(line(Piece(first, "mark"), lead=jotted.lead(one), indent=2, hang=2), one)
    for text in more:
        yield Row(line(Piece(text, "mark"), indent=2, hang=2), one)
    yield Row(line(Piece(jottings.about(one), "dim"), indent=4, hang=4), one)


def _item(one: Added) -> Row:
    pieces = (
        Piece(f"{one.entry.ordinal}  ", "strong"),
        Piece(_title(one), "bold" if one.found.here else "dim"),
    )
    return Row(line(*pieces, lead=jotted.lead(one), gap=True, hang=4), one)


def _title(one: Added) -> str:
    """What an item is; of a passage, whose words stand below, only its headline."""
    if one.entry.target.kind != "passage" or not one.found.here:
        return jottings.about(one)
    heading_ = one.found.heading or _("(no headline)")
    return " | ".join([f"[{one.found.place}] {heading_}", *jottings.remarks(one)])


def _below(one: Added, citation: str | None) -> Iterator[Entry]:
    """What stands below an item: the passage, the reader's note, the citation."""
    kind = one.entry.target.kind
    quote = one.found.words if kind == "passage" else one.found.passage if kind == "fact" else ""
    if quote:
        cut = quote if len(quote) <= QUOTED else quote[:QUOTED] + ".."
        yield line(cut, indent=4, hang=0)
    for text in one.entry.text.split("\n") if one.entry.text else ():
        yield line(Piece(text, "mark"), indent=4, hang=0)
    if citation:
        yield line(Piece(citation, "dim"), indent=4, hang=2)
