"""The command `compare`: parks or projects side by side."""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from tui import options
from tui.anthology import plain
from tui.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from store.model import Comparison


@click.command(help=_("Compare parks with parks, or projects with projects, by number or name."))
@click.argument("names", nargs=-1, required=True)
@click.option("--type", "kind", type=click.Choice(("park", "project")))
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "tsv", "markdown")),
    default="text",
    show_default=True,
    help=_("What to print it as."),
)
@options.database
@options.as_json
@click.pass_context
def compare(
    context: click.Context,
    names: tuple[str, ...],
    kind: str | None,
    form: str,
    db: Path | None,
    as_json: bool,
) -> None:
    """Print what is told of each, thing by thing."""
    with closing(options.opened(context, db)) as opened:
        keys = [opened.meant(name, kind.upper() if kind else None).id for name in names]
        found = opened.compare(keys)
    if as_json:
        options.emit({**asdict(found), "seed": opened.seed})
    elif form == "tsv":
        click.echo("\n".join("\t".join(row) for row in _table(found)))
    elif form == "markdown":
        head, *rows = ([plain(cell) for cell in row] for row in _table(found))
        lines = [head, ["---"] * len(head), *rows]
        click.echo("\n".join(f"| {' | '.join(line)} |" for line in lines))
    else:
        click.echo("\n".join(_lines(found)))


def _table(found: Comparison) -> list[tuple[str, ...]]:
    from tui.sheets import comparison

    return comparison.table(found)


def _lines(found: Comparison) -> Iterator[str]:
    """Section by section: its name, and below it each park or project with what is told of it."""
    from tui.sheets import comparison

    names = comparison.names(found)
    for section in comparison.sections(found):
        yield section.name
        for name, cell in zip(names, section.cells, strict=True):
            first, *more = [entry.text for entry in cell] or [comparison.NOTHING]
            if more:
                yield f"  {name}:"
                yield from (f"    {text}" for text in (first, *more))
            else:
                yield f"  {name}: {first}"
