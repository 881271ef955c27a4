"""The commands `show`, `extract` and `info`: what a library, or a file, holds."""

from __future__ import annotations

import datetime
from contextlib import closing
from pathlib import Path

import click

from store import library
from tui import forms, jottings, options, originals
from tui.messages import _


@click.command(help=_("Show an article (12) or one of its paragraphs with its facts (12.3)."))
@click.argument("place")
@click.option(
    "--original",
    is_flag=True,
    help=_("The page it was read from instead, its own lines behind a bar."),
)
@options.database
@options.as_json
@click.pass_context
def show(
    context: click.Context, place: str, original: bool, db: Path | None, as_json: bool
) -> None:
    """Print an article, a paragraph, or the page around it."""
    with closing(options.opened(context, db)) as opened:
        article, paragraph = opened.locate(place)
        if original:
            page = opened.original(article)
            if as_json:
                options.emit(originals.form(page))
            else:
                click.echo("\n".join(originals.lines(page)))
            return
        view = opened.article(article)
        keys = view.paragraphs if paragraph is None else (paragraph,)
        passages = [opened.passage(key) for key in keys]
        added = opened.entries(about=place)
    if as_json:
        entries = [jottings.form(one) for one in added]
        options.emit({**forms.article(view, passages), "notebook": entries})
    else:
        beside = jottings.beside(added)
        with_facts = paragraph is not None
        click.echo("\n".join(forms.article_lines(view, passages, beside, with_facts=with_facts)))


@click.command(
    help=_("Read one file and print its articles, mentions and projects; store nothing.")
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--date", help=_("The day it appeared, YYYY-MM-DD: years are reckoned from it."))
@options.as_json
def extract(file: Path, date: str | None, as_json: bool) -> None:
    """Print what extraction finds in a file."""
    day = forms.iso_date(date)
    known = datetime.date.fromisoformat(day) if day and len(day) == 10 else None
    form = forms.extraction(library.examine(file, known))
    if as_json:
        options.emit(form)
    else:
        click.echo("\n".join(forms.extraction_lines(form)))


@click.command(help=_("Tell which library is in use and how much it holds."))
@options.database
@options.as_json
@click.pass_context
def info(context: click.Context, db: Path | None, as_json: bool) -> None:
    """Print the census of the library."""
    with closing(options.opened(context, db)) as opened:
        census = opened.census()
    if as_json:
        options.emit(forms.census(census))
    else:
        click.echo("\n".join(forms.census_lines(census)))
