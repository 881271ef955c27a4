"""The commands about what the reader adds: `note`, `tag`, `bookmark`, `notebook`."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from store import library
from store.model import YuanzhiError
from tui import jottings, options, shared
from tui.messages import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.model import Added, Entry

WHAT = _(
    "WHAT is a place (12, 12.3), a fact by its mark, a name or park:NAME, or a yuanzhi:// link."
)

words = click.option("--words", help=_("Those words of the passage that are meant."))


def holding(function: Callable[..., None]) -> Callable[..., None]:
    """--filter: words that an entry must hold."""
    told = _("Only what holds WORD, in its text or in what it is about; names in pinyin too.")
    return click.option("--filter", "holding", default="", metavar="WORD", help=told)(function)


@click.group(no_args_is_help=False, help=_("Notes on passages, articles, facts, entities."))
def note() -> None:
    """What the reader thinks of what he reads."""


@note.command(
    name="add", help=_("Put a note to something; without TEXT in your editor.") + " " + WHAT
)
@click.argument("what")
@click.argument("text", nargs=-1)
@words
@options.database
@options.as_json
@click.pass_context
def add_note(
    context: click.Context,
    what: str,
    text: tuple[str, ...],
    words: str | None,
    db: Path | None,
    as_json: bool,
) -> None:
    """Add a note."""
    place = options.place(context, db)
    made = library.note(what, _text(text), place, words=words)
    tell(context, db, [made], as_json=as_json)


@note.command(name="list", help=_("List your notes, or those on WHAT and in it."))
@click.argument("what", required=False)
@holding
@options.database
@options.as_json
@click.pass_context
def list_notes(
    context: click.Context, what: str | None, holding: str, db: Path | None, as_json: bool
) -> None:
    """Print the notes."""
    _list(context, db, "note", what, as_json=as_json, holding=holding)


@note.command(name="change", help=_("Give a note another text, by its number."))
@click.argument("number", type=options.NUMBER)
@click.argument("text", nargs=-1)
@options.database
@options.as_json
@click.pass_context
def change_note(
    context: click.Context, number: int, text: tuple[str, ...], db: Path | None, as_json: bool
) -> None:
    """Change a note."""
    place = options.place(context, db)
    with closing(options.opened(context, db)) as opened:
        before = [one.entry.text for one in opened.entries("note") if one.entry.id == number]
    made = library.rewrite("note", number, _text(text, *before), place)
    tell(context, db, [made], as_json=as_json)


@note.command(name="remove", help=_("Remove notes by their numbers; `notebook undo` undoes it."))
@click.argument("numbers", type=options.NUMBER, nargs=-1, required=True)
@options.database
@options.as_json
@click.pass_context
def remove_notes(
    context: click.Context, numbers: tuple[int, ...], db: Path | None, as_json: bool
) -> None:
    """Remove notes."""
    gone = library.remove("note", numbers, options.place(context, db))
    tell(context, db, gone, as_json=as_json)


@click.group(no_args_is_help=False, help=_("Tags on passages, articles, facts, entities."))
def tag() -> None:
    """Words by which the reader finds things again."""


@tag.command(name="add", help=_("Tag something.") + " " + WHAT)
@click.argument("what")
@click.argument("names", nargs=-1, required=True)
@options.database
@options.as_json
@click.pass_context
def add_tags(
    context: click.Context, what: str, names: tuple[str, ...], db: Path | None, as_json: bool
) -> None:
    """Add tags."""
    made = library.tag((what,), names, options.place(context, db))
    tell(context, db, made, as_json=as_json)


@tag.command(
    name="list",
    help=_("List the tags there are, those on WHAT, or with --name all that bears one."),
)
@click.argument("what", required=False)
@click.option("--name", help=_("The tag."))
@holding
@options.database
@options.as_json
@click.pass_context
def list_tags(
    context: click.Context,
    what: str | None,
    name: str | None,
    holding: str,
    db: Path | None,
    as_json: bool,
) -> None:
    """Print the tags."""
    if what is None and name is None:
        with closing(options.opened(context, db)) as opened:
            words = holding.split()
            rows = [
                row for row in opened.tags() if all(library.fits(word, row.name) for word in words)
            ]
        form = {"tags": [{"name": row.name, "count": row.count} for row in rows]}
        lines = [jottings.name_line(row) for row in rows]
        options.listed(form, lines, _("Nothing is tagged."), as_json=as_json)
        return
    _list(context, db, "tag", what, as_json=as_json, text=name, holding=holding)


@tag.command(name="remove", help=_("Take tags off something."))
@click.argument("what")
@click.argument("names", nargs=-1, required=True)
@options.database
@options.as_json
@click.pass_context
def remove_tags(
    context: click.Context, what: str, names: tuple[str, ...], db: Path | None, as_json: bool
) -> None:
    """Remove tags."""
    gone = library.untag((what,), names, options.place(context, db))
    if not gone and not as_json:
        raise YuanzhiError(
            _("{what} does not bear that: `yuanzhi tag list {what}` shows its tags.").format(
                what=what
            )
        )
    tell(context, db, gone, as_json=as_json)


@tag.command(name="rename", help=_("Give a tag another name; two of one name become one."))
@click.argument("old")
@click.argument("new")
@options.database
@options.as_json
@click.pass_context
def rename_tag(context: click.Context, old: str, new: str, db: Path | None, as_json: bool) -> None:
    """Rename a tag everywhere."""
    count = library.rename_all("tag", old, new, options.place(context, db))
    renamed(old, new, count, as_json=as_json)


@click.group(no_args_is_help=False, help=_("Bookmarks in passages, articles, facts, entities."))
def bookmark() -> None:
    """Places the reader comes back to."""


@bookmark.command(
    name="add",
    help=_("Put a bookmark into something; a NAME in use goes over to it.") + " " + WHAT,
)
@click.argument("what")
@click.argument("name", default="")
@words
@options.database
@options.as_json
@click.pass_context
def add_bookmark(
    context: click.Context,
    what: str,
    name: str,
    words: str | None,
    db: Path | None,
    as_json: bool,
) -> None:
    """Add a bookmark."""
    made = library.bookmark(what, name, options.place(context, db), words=words)
    tell(context, db, [made], as_json=as_json)


@bookmark.command(name="list", help=_("List your bookmarks, or those on WHAT and in it."))
@click.argument("what", required=False)
@holding
@options.database
@options.as_json
@click.pass_context
def list_bookmarks(
    context: click.Context, what: str | None, holding: str, db: Path | None, as_json: bool
) -> None:
    """Print the bookmarks."""
    _list(context, db, "bookmark", what, as_json=as_json, holding=holding)


@bookmark.command(name="remove", help=_("Remove bookmarks by their numbers or names."))
@click.argument("bookmarks", nargs=-1, required=True)
@options.database
@options.as_json
@click.pass_context
def remove_bookmarks(
    context: click.Context, bookmarks: tuple[str, ...], db: Path | None, as_json: bool
) -> None:
    """Remove bookmarks."""
    with closing(options.opened(context, db)) as opened:
        names = {one.entry.text: one.entry.id for one in opened.entries("bookmark")}
    keys = []
    for each in bookmarks:
        if each not in names and not (each.isdecimal() and len(each) < len(str(2**63))):
            raise YuanzhiError(
                _("No bookmark is called {name}: `yuanzhi bookmark list` shows them.").format(
                    name=each
                )
            )
        keys.append(names[each] if each in names else int(each))
    gone = library.remove("bookmark", keys, options.place(context, db))
    tell(context, db, gone, as_json=as_json)


@click.group(
    no_args_is_help=False,
    help=_("All notes, tags, bookmarks and collections: undo a change; share them."),
)
def notebook() -> None:
    """All that the reader adds."""


@notebook.command(help=_("Take the last change of a note, tag, bookmark or collection back."))
@options.database
@options.as_json
@click.pass_context
def undo(context: click.Context, db: Path | None, as_json: bool) -> None:
    """Undo the last change."""
    place = options.place(context, db)
    done = library.take_back(place)
    if not done:
        raise YuanzhiError(_("There is no change of the notebook to take back."))
    with closing(options.opened(context, db)) as opened:
        found = opened.where([one for _what, one in done])
    what = {"added": _("not added"), "changed": _("as it was"), "removed": _("there again")}
    if as_json:
        told = [
            {"undone": word, "entry": jottings.form(one)}
            for (word, _entry), one in zip(done, found, strict=True)
        ]
        options.emit({"undone": told})
        return
    for (word, _entry), one in zip(done, found, strict=True):
        first, *more = jottings.lines(one)
        click.echo("\n".join([f"{what[word]}: {first}", *more]))


@notebook.command(help=_("Write all of it into a file to share (- for standard output)."))
@click.argument("file", type=click.Path(path_type=Path))
@options.database
@click.pass_context
def export(context: click.Context, file: Path, db: Path | None) -> None:
    """Write the entries as JSON."""
    entries = library.share(options.place(context, db))
    write(file, shared.notebook_text(entries))
    click.echo(
        ngettext("{count} entry written.", "{count} entries written.", len(entries)).format(
            count=len(entries)
        ),
        err=True,
    )


@notebook.command(name="import", help=_("Take in the entries out of such a file."))
@click.argument("file", type=click.Path(path_type=Path))
@options.database
@click.pass_context
def import_(context: click.Context, file: Path, db: Path | None) -> None:
    """Read entries; what is about articles to come waits for them."""
    new = library.take_over(shared.read_notebook(file), options.place(context, db))
    click.echo(
        ngettext("{count} entry was new.", "{count} entries were new.", new).format(count=new),
        err=True,
    )


def tell(
    context: click.Context, db: Path | None, entries: Sequence[Entry], *, as_json: bool
) -> None:
    """Print entries that were written or taken out."""
    with closing(options.opened(context, db)) as opened:
        found = opened.where(entries)
    show(found, as_json=as_json)


def show(found: Sequence[Added], *, as_json: bool) -> None:
    """Print entries."""
    if as_json:
        options.emit({"entries": [jottings.form(one) for one in found]})
    elif found:
        click.echo("\n".join(line for one in found for line in jottings.lines(one)))


def renamed(old: str, new: str, count: int, *, as_json: bool) -> None:
    """Say what was renamed."""
    if as_json:
        options.emit({"name": new, "former": old, "count": count})
    else:
        line = ngettext(
            "{old} is {new} now, {count} entry.", "{old} is {new} now, {count} entries.", count
        )
        click.echo(line.format(old=old, new=new, count=count), err=True)


def write(file: Path, text: str) -> None:
    """Put a text into a file, or on standard output for -."""
    if str(file) == "-":
        click.echo(text, nl=False)
    else:
        shared.write(file, text)


def _list(
    context: click.Context,
    db: Path | None,
    kind: str,
    what: str | None,
    *,
    as_json: bool,
    text: str | None = None,
    holding: str = "",
) -> None:
    with closing(options.opened(context, db)) as opened:
        found = opened.entries(kind, what)
    found = [one for one in found if text is None or one.entry.text == text]
    found = [one for one in found if jottings.holds(one, holding)]
    show(found, as_json=as_json)
    if not found and not as_json:
        click.echo(_NONE[kind](), err=True)


_NONE: dict[str, Callable[[], str]] = {
    "note": lambda: _("There are no notes."),
    "tag": lambda: _("Nothing is tagged so."),
    "bookmark": lambda: _("There are no bookmarks."),
}


def _text(words: Sequence[str], before: str = "") -> str:
    """What the reader wrote: the words, standard input for -, or what he types in his editor."""
    if words and tuple(words) != ("-",):
        return " ".join(words)
    if words or not sys.stdin.isatty():
        return sys.stdin.read()
    typed = click.edit(before)
    if typed is None:
        raise YuanzhiError(_("Nothing was written: the note stays as it was."))
    return typed
