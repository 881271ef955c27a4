"""The command `complete`, and what a search that found nothing may have meant."""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING

import click

from tui import messages, options
from tui.messages import _, ngettext
from tui.widgets.cells import clean

if TYPE_CHECKING:
    from pathlib import Path

    from store.library import Library
    from store.model import Completion

# Names that a search which found nothing may have meant.
MEANT = 3

_LETTERS = re.compile("[a-zａ-ｚ]", re.IGNORECASE)


@click.command(
    help=_(
        "List the names and words of the library that something may stand for: pinyin (deyang), "
        "initials (dygxq), both (deyanggxq, 德阳gxq), or a part of a name; the best first."
    )
)
@click.argument("word")
@click.option(
    "--limit",
    type=options.WholeNumber(min=0),
    default=8,
    show_default=True,
    help=_("Completions to print."),
)
@options.database
@options.as_json
@click.pass_context
def complete(context: click.Context, word: str, limit: int, db: Path | None, as_json: bool) -> None:
    """Print what a word may stand for."""
    with closing(options.opened(context, db)) as opened:
        found = opened.complete(word, limit)
        seed = opened.seed
    if as_json:
        options.emit({"typed": word, "completions": [_form(one) for one in found], "seed": seed})
        return
    for one in found:
        click.echo(f"{clean(one.text)}\t{described(one)}")
    if not found:
        click.echo(_("No name or word of the library is written so."), err=True)


def described(one: Completion) -> str:
    """What a completion is, and how often it is told: "park, 12 articles"."""
    if one.type == "VALUE":
        return messages.label(messages.TYPES, one.type)
    number = messages.number(one.number) + "+" * one.capped
    if one.type == "WORD":
        told = ngettext("{count} passage", "{count} passages", one.number)
    else:
        told = ngettext("{count} article", "{count} articles", one.number)
    words = [messages.label(messages.TYPES, one.type), told.format(count=number)]
    if one.name != one.text:
        words.append(_("is {name}").format(name=clean(one.name)))
    return ", ".join(words)


def meant(opened: Library, query: str) -> str | None:
    """A line with the names that the Latin words of a query may stand for; None without any."""
    found: list[str] = []
    words = [word for word in query.split() if _LETTERS.search(word)]
    for word in words:
        found += [clean(one.text) for one in opened.complete(word, MEANT) if one.type != "VALUE"]
    names = list(dict.fromkeys(found))[:MEANT]
    return _("Did you mean: {names}?").format(names=_(", ").join(names)) if names else None


def _form(one: Completion) -> dict[str, object]:
    """A completion for JSON."""
    return {
        "text": one.text,
        "kind": one.type.lower(),
        "name": one.name,
        "entity": one.entity,
        "count": one.number,
        "more": one.capped,
        "reading": one.reading,
    }
