"""The command `chart`: what the charts of the browser show, drawn or as a table."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from tui import dossiers, options
from tui.arrangement import chips
from tui.listings import narrowed
from tui.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from store.library import Library
    from store.model import Bar, ClaimRow, Narrowing
    from tui.sheets.entry import Entry

# What tells how much of a sum rests on facts of the low class.
_UNSURE = ("unsure", "unsure_low")


@click.group(no_args_is_help=False, help=_("Draw charts, or print what they are drawn from."))
def chart() -> None:
    """Pictures of a library."""


@chart.command(help=_("Sums of total investments; plan and actual, and each currency, apart."))
@click.option("--by", type=click.Choice(("park", "year")), default="park", show_default=True)
@click.option("--limit", type=options.WholeNumber(min=1), default=40, show_default=True)
@click.option("--facts", is_flag=True, help=_("Print the facts that each sum is made of."))
@narrowed
@options.as_tsv
@options.database
@options.as_json
@click.pass_context
def investment(
    context: click.Context,
    by: str,
    limit: int,
    facts: bool,
    narrowing: Narrowing,
    as_tsv: bool,
    db: Path | None,
    as_json: bool,
) -> None:
    """Print the sums by park, or by the year that the facts speak of."""
    from tui.sheets.chart import bars

    if facts and as_tsv:
        raise click.UsageError(_("--facts prints lines: leave --tsv out."), ctx=context)
    with closing(options.opened(context, db)) as opened:
        found = opened.investments(by, limit, narrowing)
        made_of = [_facts(opened, one, narrowing) for one in found] if facts else []
        seed = opened.seed
    if facts:
        _print_facts(found, made_of, narrowing, seed=seed, as_json=as_json)
        return
    head = (by, "modality", "unit", "low", "high", "least", "about", "projects", "parts", *_UNSURE)
    rows = [
        (
            one.name,
            one.total.modality,
            one.total.unit,
            one.total.low,
            one.total.high,
            one.total.open,
            one.total.about,
            one.total.projects,
            one.total.parts,
            *(getattr(one.total, name) for name in _UNSURE),
        )
        for one in found
    ]
    form = {"by": by, "bars": [asdict(one) for one in found], "seed": seed}
    drawn = partial(bars, found)
    _print(form, head, rows, drawn, narrowing, as_json=as_json, as_tsv=as_tsv)


def _facts(library: Library, bar: Bar, narrowing: Narrowing) -> list[ClaimRow]:
    """The facts that a sum is made of, the largest first."""
    total = bar.total
    if bar.park is None:
        return library.invested(bar.name, total.modality, total.unit, narrowing)
    return library.summed(bar.park, total.attribute, total.modality, total.unit, narrowing)


def _print_facts(
    found: Sequence[Bar],
    made_of: Sequence[Sequence[ClaimRow]],
    narrowing: Narrowing,
    *,
    seed: bool,
    as_json: bool,
) -> None:
    """Print each sum with its facts."""
    told = chips(narrowing)
    if as_json:
        bars = [
            {**asdict(one), "facts": [asdict(claim) for claim in claims]}
            for one, claims in zip(found, made_of, strict=True)
        ]
        options.emit({"bars": bars, "seed": seed, "narrowed": told or None})
        return
    if told:
        click.echo(_("Only of projects with: {told}").format(told=told))
    for one, claims in zip(found, made_of, strict=True):
        click.echo(f"{one.name or _('date unknown')} | {dossiers.total_line(one.total)}")
        for claim in claims:
            click.echo(f"  {dossiers.claim_line(claim)}")


@chart.command(help=_("The stages of the newest projects on an axis of time."))
@click.option("--park", help=_("Only the projects of this park, by its number or name."))
@click.option("--limit", type=options.WholeNumber(min=1), default=40, show_default=True)
@narrowed
@options.as_tsv
@options.database
@options.as_json
@click.pass_context
def timeline(
    context: click.Context,
    park: str | None,
    limit: int,
    narrowing: Narrowing,
    as_tsv: bool,
    db: Path | None,
    as_json: bool,
) -> None:
    """Print the courses of projects."""
    from tui.sheets.chart import courses

    with closing(options.opened(context, db)) as opened:
        key = opened.meant(park, "PARK").id if park else None
        found = opened.courses(key, limit, narrowing)
        seed = opened.seed
    stages = [(one, stage) for one in found for stage in one.stages]
    rows = [
        (one.project, one.name, one.park or "", stage.status, stage.time or "", stage.told)
        for one, stage in stages
    ]
    form = {"projects": [asdict(one) for one in found], "seed": seed}
    head = ("project", "name", "park", "status", "time", "told")
    drawn = partial(courses, found)
    _print(form, head, rows, drawn, narrowing, as_json=as_json, as_tsv=as_tsv)


@chart.command(help=_("Projects by their investment (CNY) and their land (m2)."))
@narrowed
@options.as_tsv
@options.database
@options.as_json
@click.pass_context
def scatter(
    context: click.Context,
    narrowing: Narrowing,
    as_tsv: bool,
    db: Path | None,
    as_json: bool,
) -> None:
    """Print the projects of which both are told."""
    from tui.sheets.chart import points

    with closing(options.opened(context, db)) as opened:
        found = opened.points(narrowing)
        seed = opened.seed
    rows = [
        (
            *(one.project, one.name, one.amount, one.area, one.modality, one.land),
            *(claim.mark for claim in one.claims),
        )
        for one in found
    ]
    form = {"points": [asdict(one) for one in found], "seed": seed}
    head = (
        "project",
        "name",
        "investment",
        "land",
        "modality",
        "land modality",
        "fact",
        "land fact",
    )
    drawn = partial(points, found)
    _print(form, head, rows, drawn, narrowing, as_json=as_json, as_tsv=as_tsv)


def _print(
    form: dict[str, Any],
    head: Sequence[str],
    rows: Sequence[Sequence[object]],
    draw: Callable[[int], list[Entry]],
    narrowing: Narrowing,
    *,
    as_json: bool,
    as_tsv: bool,
) -> None:
    """Print as JSON, as rows, or drawn for the width of the terminal; what it is narrowed to."""
    told = chips(narrowing)
    if as_json:
        form["narrowed"] = told or None
        options.emit(form)
    elif as_tsv:
        for row in (head, *rows):
            click.echo("\t".join(_cell(value) for value in row))
    else:
        if told:
            click.echo(_("Only of projects with: {told}").format(told=told))
        for entry in draw(shutil.get_terminal_size().columns):
            if entry.gap:
                click.echo()
            click.echo(entry.text.rstrip())


def _cell(value: object) -> str:
    """A value as a cell of a table: no tab and no line break is in it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())
