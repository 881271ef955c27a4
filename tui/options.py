"""The options that several commands share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from store.library import CITATION_STYLES, Library
from tui.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class WholeNumber(click.IntRange):
    """A whole number within bounds, by a name for people."""

    name = "whole number"


# A number that something in a library is known by.
NUMBER = WholeNumber(0, 2**63 - 1)


def database(function: Callable[..., None]) -> Callable[..., None]:
    """--db: which library."""
    return click.option(
        "--db",
        type=click.Path(path_type=Path),
        envvar="YUANZHI_DB",
        help=_("The library's file (default: in the user's data folder; or set YUANZHI_DB)."),
    )(function)


def as_json(function: Callable[..., None]) -> Callable[..., None]:
    """--json: one JSON object on standard output."""
    return click.option("--json", "as_json", is_flag=True, help=_("Print one JSON object."))(
        function
    )


def as_tsv(function: Callable[..., None]) -> Callable[..., None]:
    """--tsv: a table for a spreadsheet on standard output."""
    return click.option("--tsv", "as_tsv", is_flag=True, help=_("Print rows with tabs between."))(
        function
    )


def style(function: Callable[..., None]) -> Callable[..., None]:
    """--style: the citation style."""
    return click.option(
        "--style",
        default=CITATION_STYLES[0],
        show_default=True,
        type=click.Choice(CITATION_STYLES),
        help=_("The citation style."),
    )(function)


def place(context: click.Context, db: Path | None) -> Path | None:
    """The library that a command is about: its own --db, else the one given before the command."""
    root: Path | None = context.find_root().obj
    return db or root


def opened(context: click.Context, db: Path | None) -> Library:
    """The library that a command is about; says so where it is the seed library."""
    library = Library.open(place(context, db))
    if library.seed:
        click.echo(
            _(
                "Nothing has been loaded at {path} yet: this is the seed library. "
                "Load your own with `yuanzhi load FILE`."
            ).format(path=library.wanted),
            err=True,
        )
    return library


def tell_count(template: str, total: int, shown: int) -> None:
    """Say on standard error how many there are in all and how many were shown."""
    click.echo(template.format(total=f"{total:,}", shown=f"{shown:,}"), err=True)


def listed(form: dict[str, Any], lines: Sequence[str], nothing: str, *, as_json: bool) -> None:
    """Print a list as JSON or line by line; where it is empty, say so on standard error."""
    if as_json:
        emit(form)
    elif lines:
        click.echo("\n".join(lines))
    else:
        click.echo(nothing, err=True)


def emit(form: dict[str, Any]) -> None:
    """Print one JSON object."""
    click.echo(json.dumps(form, ensure_ascii=False))
