"""Destinations as the reader meets them: a row of a list, a line of output; the command `jump`."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import click

from store.model import YuanzhiError
from tui import messages, options
from tui.messages import TYPES, _, mark, ngettext
from tui.widgets.cells import clean, crop, pad, width

if TYPE_CHECKING:
    from pathlib import Path

    from store.library import Library
    from store.model import Destination
    from tui.widgets.paged_list import Piece

# What a destination is, besides the types of names.
KINDS = {
    **TYPES,
    "ARTICLE": mark("article"),
    "PASSAGE": mark("passage"),
    "FACT": mark("fact"),
    "SEARCH": mark("saved search"),
    "TAG": mark("tag"),
    "BOOKMARK": mark("bookmark"),
    "COLLECTION": mark("collection"),
}

PARTIAL = mark("Only the newest headlines could be looked at; `yuanzhi search title:` finds all.")

# The column that tells what it is.
KIND = 12
DATE = 10


def pieces(one: Destination, room: int) -> list[Piece]:
    """A row: what it is, what it is called, and behind that what is known of it."""
    rest = max(2, room - KIND - 1)
    name = clean(one.name)
    told = ", ".join(described(one))
    line: list[Piece] = [(pad(messages.label(KINDS, one.kind), KIND), "dim"), (" ", "")]
    if one.kind == "ARTICLE":
        # A headline may be longer than the row, and its date is to be seen.
        date = pad(clean(told), DATE)
        line.append((date + "  ", "dim"))
        rest, told = max(2, rest - DATE - 2), ""
    line.append((crop(name, rest), "strong"))
    left = rest - width(crop(name, rest)) - 2
    if told and left >= 4:
        line += [("  ", ""), (crop(clean(told), left), "dim")]
    return line


def described(one: Destination) -> list[str]:
    """What is known of a destination, in a few words each."""
    words = []
    if one.text != one.name and one.kind in TYPES:
        words.append(_("also {name}").format(name=one.text))
    if one.kind in ("TAG", "COLLECTION"):
        told = ngettext("{count} thing", "{count} things", one.number)
        words.append(told.format(count=messages.number(one.number)))
    elif one.number:
        told = ngettext("{count} article", "{count} articles", one.number)
        words.append(told.format(count=messages.number(one.number)))
    if one.kind == "SEARCH":
        words.append(_("facts: {query}").format(query=one.query) if one.facts else one.query)
    if one.date:
        words.append(messages.calendar(one.date))
    if one.kind == "BOOKMARK" and one.found is not None and one.found.heading != one.name:
        words.append(one.found.heading)
    return words


@click.command(
    help=_(
        "List what the browser can go to by a piece of its name, in Chinese or pinyin: parks, "
        "projects, organisations, people, headlines, saved searches, tags, bookmarks, collections; "
        "the best first."
    )
)
@click.argument("word")
@click.option(
    "--limit",
    type=options.WholeNumber(min=0),
    default=20,
    show_default=True,
    help=_("Lines to print, of names and of headlines each."),
)
@options.database
@options.as_json
@click.pass_context
def jump(context: click.Context, word: str, limit: int, db: Path | None, as_json: bool) -> None:
    """Print what is called so."""
    with closing(options.opened(context, db)) as opened:
        titles = opened.headlines(word, limit)
        found = [*opened.destinations(word, limit), *titles.found]
        links = [link(opened, one) for one in found]
        seed = opened.seed
    if as_json:
        forms = [_form(one, to) for one, to in zip(found, links, strict=True)]
        form = {"typed": word, "destinations": forms, "complete": titles.complete, "seed": seed}
        options.emit(form)
        return
    for one, to in zip(found, links, strict=True):
        kind = messages.label(KINDS, one.kind)
        click.echo("\t".join((kind, clean(one.name), clean(", ".join(described(one))), to or "")))
    if not titles.complete:
        click.echo(_(PARTIAL), err=True)
    elif not found:
        click.echo(_("Nothing in the library is called that."), err=True)


def link(opened: Library, one: Destination) -> str | None:
    """The link that opens it; None where a query leads there, or none can."""
    found = one.found
    if found is None:
        return None
    if found.claim is not None:
        what = found.claim.mark
    elif found.entity is not None:
        entity = opened.entity(found.entity)
        what = f"{_TYPED[entity.type]}:{entity.id}" if entity.type in _TYPED else ""
    else:
        what = found.place
    try:
        return opened.link(what)
    except YuanzhiError:
        return None


# Types of names, as what is told by kind and number calls them.
_TYPED = {"PARK": "park", "PROJECT": "project", "ORG": "organisation", "PERSON": "person"}


def _form(one: Destination, to: str | None) -> dict[str, object]:
    """A destination for JSON."""
    return {
        "kind": one.kind.lower(),
        "name": one.name,
        "text": one.text,
        "count": one.number,
        "date": one.date,
        "query": one.query or None,
        "facts": one.facts,
        "place": one.found.place or None if one.found else None,
        "link": to,
    }
