"""The command `mark`: the places that letters lead to, as `m` and `'` do in the browser."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from store.model import YuanzhiError
from tui import memory, options
from tui.messages import _
from tui.notebook import WHAT
from tui.visits import Mark
from tui.widgets.cells import clean

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from store.library import Library


@click.group(no_args_is_help=False, help=_("Places marked with letters, as m marks them."))
def mark() -> None:
    """The places that letters lead to."""


@mark.command(name="list", help=_("List what the letters mark, with the links that lead there."))
@options.database
@options.as_json
@click.pass_context
def list_marks(context: click.Context, db: Path | None, as_json: bool) -> None:
    """Print the marks."""
    with closing(options.opened(context, db)) as opened:
        marks = memory.of(opened).left().marked()
    _tell(marks, as_json=as_json)


@mark.command(name="set", help=_("Mark something with a letter or digit.") + " " + WHAT)
@click.argument("letter")
@click.argument("what")
@options.database
@options.as_json
@click.pass_context
def set_mark(
    context: click.Context, letter: str, what: str, db: Path | None, as_json: bool
) -> None:
    """Set a mark."""
    if len(letter) != 1 or not letter.isalnum():
        raise YuanzhiError(_("A mark is one letter or digit, not {text}.").format(text=letter))
    with closing(options.opened(context, db)) as opened:
        link = opened.link(what)
        found = opened.follow(link)
        made = Mark(link, found.heading or found.words)
        _keep(opened, {**memory.of(opened).left().marked(), letter: made})
    _tell({letter: made}, as_json=as_json)


@mark.command(name="remove", help=_("Take marks away by their letters."))
@click.argument("letters", nargs=-1, required=True)
@options.database
@options.as_json
@click.pass_context
def remove_marks(
    context: click.Context, letters: tuple[str, ...], db: Path | None, as_json: bool
) -> None:
    """Take marks away."""
    with closing(options.opened(context, db)) as opened:
        marks = memory.of(opened).left().marked()
        gone = {letter: _marked(marks, letter) for letter in letters}
        _keep(opened, {key: one for key, one in marks.items() if key not in gone})
    _tell(gone, as_json=as_json)


@mark.command(name="open", help=_("Open in the browser what a letter marks; print it elsewhere."))
@click.argument("letter")
@options.database
@options.as_json
@click.pass_context
def open_mark(context: click.Context, letter: str, db: Path | None, as_json: bool) -> None:
    """Open what a letter marks."""
    from tui import links

    with closing(options.opened(context, db)) as opened:
        link = _marked(memory.of(opened).left().marked(), letter).link
    context.invoke(links.open_, link=link, db=db, as_json=as_json)


def _marked(marks: Mapping[str, Mark], letter: str) -> Mark:
    """What a letter marks. Raises YuanzhiError where it marks nothing."""
    if letter not in marks:
        raise YuanzhiError(
            _("Nothing is marked {letter}: `yuanzhi mark list` shows what is.").format(
                letter=letter
            )
        )
    return marks[letter]


def _keep(opened: Library, marks: Mapping[str, Mark]) -> None:
    """Keep other marks of a library, and the rest of where it was left."""
    kept = memory.of(opened)
    pairs = {letter: (one.link, one.name) for letter, one in sorted(marks.items())}
    kept.keep(replace(kept.left(), marks=pairs))
    if kept.left().marked() != marks:
        raise YuanzhiError(_("The marks could not be kept: the folder of your state is closed."))


def _tell(marks: Mapping[str, Mark], *, as_json: bool) -> None:
    ordered = sorted(marks.items())
    forms = [{"letter": key, "name": one.name, "link": one.link} for key, one in ordered]
    lines = [f"{key}  {clean(one.name)}  {clean(one.link)}" for key, one in ordered]
    options.listed({"marks": forms}, lines, _("Nothing is marked yet."), as_json=as_json)
