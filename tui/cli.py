"""The `yuanzhi` command: each subcommand a thin layer over store.library.

Standard output is data, standard error is narration. Textual is imported only for the browser.
"""

from __future__ import annotations

import datetime
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import click

from store import library
from store.library import Library
from store.model import YuanzhiError
from tui import (
    charts,
    citing,
    collecting,
    comparing,
    completions,
    destinations,
    doctor,
    entities,
    evaluation,
    facts,
    forms,
    jottings,
    keyboard,
    links,
    listings,
    loads,
    notebook,
    options,
    originals,
    searches,
)
from tui.messages import _


def main() -> None:
    """Run the command line and leave: 0, or 1 after one sentence on standard error."""
    for stream in (sys.stdout, sys.stderr):
        # Chinese text needs UTF-8 whatever the locale; a lone surrogate out of a mistyped
        # argument is shown as its escape.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = cli.main(standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt):
        sys.exit(130)
    except click.ClickException as error:
        _fail(error.format_message())
    except YuanzhiError as error:
        _fail(str(error))
    except BrokenPipeError:
        # The reader of a pipe has seen enough; what is still buffered has nowhere to go.
        sys.stderr.close()
        sys.exit(0)
    except (OSError, sqlite3.Error) as error:
        _fail(_("Something outside failed: {reason}.").format(reason=error))
    sys.exit(code if isinstance(code, int) else 0)


def _fail(sentence: str) -> None:
    click.echo(f"yuanzhi: {sentence}", err=True)
    sys.exit(1)


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_(
        "Browse Chinese news about industrial parks: parks, projects, full text, citations. "
        "Without a command the browser opens."
    ),
)
@options.database
@click.option(
    "--fresh", is_flag=True, help=_("Begin at the lists, not where the library was left.")
)
@click.version_option(package_name="yuanzhi", prog_name="yuanzhi")
@click.pass_context
def cli(context: click.Context, db: Path | None, fresh: bool) -> None:
    """Open the browser where no subcommand is given."""
    context.obj = db
    if context.invoked_subcommand is None:
        opened = Library.open(db)
        if not sys.stdout.isatty() or not sys.stdin.isatty():
            raise YuanzhiError(
                _("The browser needs a terminal: in a pipe or script use a command, see --help.")
            )
        if os.environ.get("TERM") in ("dumb", "unknown"):
            raise YuanzhiError(
                _(
                    "This terminal (TERM={term}) cannot move its cursor: use a command, see --help."
                ).format(term=os.environ["TERM"])
            )
        # Textual takes 0.3 s to import, and no other command needs it.
        from tui.app import run

        with closing(opened):
            run(opened, fresh=fresh)


cli.add_command(citing.cite)
cli.add_command(searches.search)
cli.add_command(searches.history)
cli.add_command(searches.saved)
cli.add_command(completions.complete)
cli.add_command(destinations.jump)
cli.add_command(loads.load)
cli.add_command(loads.sources)
cli.add_command(facts.fact)
cli.add_command(facts.explain)
cli.add_command(facts.reextract)
cli.add_command(entities.entity)
cli.add_command(listings.parks)
cli.add_command(listings.projects)
cli.add_command(listings.facets)
cli.add_command(comparing.compare)
cli.add_command(charts.chart)
cli.add_command(evaluation.evaluate)
cli.add_command(notebook.note)
cli.add_command(notebook.tag)
cli.add_command(notebook.bookmark)
cli.add_command(notebook.notebook)
cli.add_command(collecting.collection)
cli.add_command(links.open_)
cli.add_command(links.link)
cli.add_command(doctor.doctor)
cli.add_command(keyboard.keys_)


@cli.command(help=_("Show an article (12) or one of its paragraphs with its facts (12.3)."))
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


@cli.command(help=_("Read one file and print its articles, mentions and projects; store nothing."))
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


@cli.command(help=_("Tell which library is in use and how much it holds."))
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


if __name__ == "__main__":
    main()
