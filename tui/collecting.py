"""The command `collection`: passages and facts gathered while reading, with their citations."""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import click

from store import library
from store.model import YuanzhiError
from tui import anthology, jottings, notebook, options
from tui.messages import _

# Where an item can be moved to, besides a number.
WAYS = {"up": -1, "down": 1}
DIGITS = 9
ENDS = {"first": 1, "last": 10**DIGITS}


@click.group(
    no_args_is_help=False,
    help=_("Collections: passages and facts in your order, with notes and citations."),
)
def collection() -> None:
    """What the reader gathers."""


@collection.command(name="list", help=_("List your collections."))
@options.database
@options.as_json
@click.pass_context
def list_(context: click.Context, db: Path | None, as_json: bool) -> None:
    """Print the collections."""
    with closing(options.opened(context, db)) as opened:
        rows = opened.collections()
    form = {"collections": [asdict(row) for row in rows]}
    lines = [jottings.name_line(row) for row in rows]
    options.listed(form, lines, _("There are no collections."), as_json=as_json)


@collection.command(
    help=_("Put things at the end of the collection NAME, made where it is new.")
    + " "
    + notebook.WHAT
)
@click.argument("name")
@click.argument("what", nargs=-1, required=True)
@click.option("--note", help=_("A note beside it."))
@notebook.words
@options.database
@options.as_json
@click.pass_context
def add(
    context: click.Context,
    name: str,
    what: tuple[str, ...],
    note: str | None,
    words: str | None,
    db: Path | None,
    as_json: bool,
) -> None:
    """Gather something."""
    made = library.collect(name, what, options.place(context, db), note=note, words=words)
    notebook.tell(context, db, made, as_json=as_json)


@collection.command(help=_("List what is in a collection, by numbers."))
@click.argument("name")
@options.database
@options.as_json
@click.pass_context
def show(context: click.Context, name: str, db: Path | None, as_json: bool) -> None:
    """Print the items of a collection."""
    with closing(options.opened(context, db)) as opened:
        found = opened.collected(name)
    notebook.show(found, as_json=as_json)


@collection.command(help=_("Give an item another note, by its number; an empty one removes it."))
@click.argument("name")
@click.argument("number", type=options.NUMBER)
@click.argument("text", nargs=-1)
@options.database
@options.as_json
@click.pass_context
def note(
    context: click.Context,
    name: str,
    number: int,
    text: tuple[str, ...],
    db: Path | None,
    as_json: bool,
) -> None:
    """Change the note beside an item."""
    made = library.annotate(name, number, " ".join(text), options.place(context, db))
    notebook.tell(context, db, [made], as_json=as_json)


@collection.command(help=_("Move an item by its number: up, down, first, last, or to a number."))
@click.argument("name")
@click.argument("number", type=options.NUMBER)
@click.argument("to")
@options.database
@options.as_json
@click.pass_context
def move(
    context: click.Context, name: str, number: int, to: str, db: Path | None, as_json: bool
) -> None:
    """Put an item into another place."""
    if to in WAYS:
        place = max(number + WAYS[to], 1)
    elif to in ENDS:
        place = ENDS[to]
    elif to.isdecimal() and int(to[:DIGITS]) and len(to) <= DIGITS:
        place = int(to)
    else:
        raise YuanzhiError(
            _('"{to}" is no place: give up, down, first, last or a number.').format(to=to)
        )
    items = library.move(name, number, place, options.place(context, db))
    notebook.tell(context, db, items, as_json=as_json)


@collection.command(help=_("Take items out by their numbers; without numbers the collection."))
@click.argument("name")
@click.argument("numbers", type=options.NUMBER, nargs=-1)
@options.database
@options.as_json
@click.pass_context
def remove(
    context: click.Context, name: str, numbers: tuple[int, ...], db: Path | None, as_json: bool
) -> None:
    """Take items out of a collection; `notebook undo` puts them back."""
    gone = library.discard(name, numbers, options.place(context, db))
    notebook.tell(context, db, gone, as_json=as_json)


@collection.command(help=_("Give a collection another name; two of one name become one."))
@click.argument("old")
@click.argument("new")
@options.database
@options.as_json
@click.pass_context
def rename(context: click.Context, old: str, new: str, db: Path | None, as_json: bool) -> None:
    """Rename a collection."""
    count = library.rename_all("item", old, new, options.place(context, db))
    notebook.renamed(old, new, count, as_json=as_json)


@collection.command(
    help=_(
        "Print a collection with its citations, or write it into FILE. text: each passage with its "
        "citation; markdown: with a list of references; citations: that list alone; bibtex, "
        "biblatex, ris, csl-json: for TeX and reference managers."
    )
)
@click.argument("name")
@click.argument("file", type=click.Path(path_type=Path), default="-")
@click.option(
    "--format",
    "kind",
    type=click.Choice((*anthology.FORMATS, *library.EXPORTS, "json")),
    default=anthology.FORMATS[0],
    show_default=True,
)
@options.style
@options.database
@click.pass_context
def export(
    context: click.Context, name: str, file: Path, kind: str, style: str, db: Path | None
) -> None:
    """Write a collection for use elsewhere."""
    with closing(options.opened(context, db)) as opened:
        made = anthology.written(opened, name, kind, style)
    notebook.write(file, made.text)
    for line in made.lacks:
        click.echo(line, err=True)
