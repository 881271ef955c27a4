"""The commands `open` and `link`: links that lead to passages, articles, facts and entities."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import TYPE_CHECKING

import click

from tui import dossiers, entities, forms, jottings, options
from tui.addresses import target
from tui.messages import _
from tui.notebook import WHAT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from store.library import Library
    from store.model import Located


@click.command(
    name="open",
    help=_(
        "Open what a yuanzhi:// link leads to in the browser: a passage, an article, a fact, an "
        "entity; where there is no terminal, print it."
    ),
)
@click.argument("link")
@options.database
@options.as_json
@click.pass_context
def open_(context: click.Context, link: str, db: Path | None, as_json: bool) -> None:
    """Show what a link leads to."""
    with closing(options.opened(context, db)) as opened:
        found = opened.follow(link)
        if as_json:
            options.emit({**jottings.located(found), "link": opened.link(link)})
        elif sys.stdout.isatty() and sys.stdin.isatty():
            # Textual takes 0.3 s to import, and printing does not need it.
            from tui.app import run

            run(opened, target(opened, found))
        else:
            click.echo("\n".join(_lines(opened, found)))


@click.command(help=_("Print the link that opens something, here and elsewhere.") + " " + WHAT)
@click.argument("what")
@options.database
@options.as_json
@click.pass_context
def link(context: click.Context, what: str, db: Path | None, as_json: bool) -> None:
    """Print a link."""
    with closing(options.opened(context, db)) as opened:
        text = opened.link(what)
    if as_json:
        options.emit({"link": text})
    else:
        click.echo(text)


def _lines(opened: Library, found: Located) -> Iterator[str]:
    if found.entity is not None:
        yield from entities.lines(opened, found.entity)
    elif found.claim is not None:
        yield from dossiers.explained_lines([opened.explain(found.claim.mark, found.article)])
    elif found.article is not None:
        view = opened.article(found.article)
        keys = view.paragraphs if found.paragraph is None else (found.paragraph,)
        passages = [opened.passage(key) for key in keys]
        beside = jottings.beside(opened.entries(about=found.place))
        with_facts = found.paragraph is not None
        yield from forms.article_lines(view, passages, beside, with_facts=with_facts)
