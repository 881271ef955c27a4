"""The commands `parks`, `projects` and `facets`: the lists of the browser, narrowed and sorted."""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict, replace
from functools import wraps
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any, TypeVar

import click

from store import library
from store.model import (
    AMOUNTS,
    FACETS,
    PARK_COLUMNS,
    PROJECT_COLUMNS,
    STATUSES,
    Choice,
    Narrowing,
    Order,
)
from tui import messages, options, tables
from tui.messages import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from store.model import FacetCount, ParkRow, ProjectRow

# Seconds that counting among hits may take.
DEADLINE = 30.0

# Values of a facet that are printed for people.
SHOWN = 12

Row = TypeVar("Row")

# What stands in a column where nothing is known.
NOT_KNOWN = "-"


def narrowed(function: Callable[..., None]) -> Callable[..., None]:
    """The options that narrow a list, given on as `narrowing`."""

    @wraps(function)
    def with_narrowing(*args: Any, words: str, min_amount: str | None, **given: Any) -> None:
        narrowing = replace(
            given.pop("narrowing"),
            words=words,
            least=None if min_amount is None else library.least_amount(min_amount),
        )
        function(*args, narrowing=narrowing, **given)

    narrowing_too: Callable[..., None] = with_narrowing
    for option in (
        click.option("--filter", "words", default="", metavar="WORD", help=_(
            "Only names that hold WORD, in characters, pinyin or initials; of projects also their "
            "park and investors.")),
        click.option("--min-amount", metavar="AMOUNT", help=_(
            "Only projects with that total investment or more: 1亿.")),
    ):  # fmt: skip
        narrowing_too = option(narrowing_too)
    return faceted(narrowing_too)


def faceted(function: Callable[..., None]) -> Callable[..., None]:
    """The options for the facets alone, given on as `narrowing`; each may be given repeatedly."""

    @wraps(function)
    def with_choices(*args: Any, **given: Any) -> None:
        chosen = {facet: given.pop(facet) for facet in FACETS}
        choices = (Choice(facet, value) for facet in FACETS for value in chosen[facet])
        function(*args, narrowing=Narrowing(tuple(choices)), **given)

    choices_too: Callable[..., None] = with_choices
    for option in (
        click.option("--pub", "publication", multiple=True, help=_(
            "Only what this publication tells of.")),
        click.option("--amount", multiple=True, type=click.Choice(tuple(AMOUNTS)), help=_(
            "Only projects with a total investment of that class, in yuan.")),
        click.option("--year", multiple=True, help=_(
            "Only what an article of that year tells of.")),
        click.option("--status", multiple=True, type=click.Choice(STATUSES), help=_(
            "Only projects at this stage.")),
        click.option("--industry", multiple=True, help=_(
            "Only projects whose name tells this industry; `yuanzhi facets` lists them.")),
        click.option("--province", multiple=True, help=_("Only parks in this province.")),
    ):  # fmt: skip
        choices_too = option(choices_too)
    return choices_too


def limit(function: Callable[..., None]) -> Callable[..., None]:
    """--limit: how many rows."""
    return click.option("--limit", type=options.WholeNumber(min=0), default=50, show_default=True)(
        function
    )


def _order(sort: str | None, columns: tuple[str, ...], *, reverse: bool) -> Order:
    return Order(sort or columns[0], reverse)


@click.command(help=_("List parks: projects, articles, investments, latest news."))
@click.option("--sort", type=click.Choice(PARK_COLUMNS), help=_("Default: projects."))
@click.option("--reverse", is_flag=True, help=_("The other way round."))
@narrowed
@limit
@options.database
@options.as_json
@options.as_tsv
@click.pass_context
def parks(
    context: click.Context,
    sort: str | None,
    reverse: bool,
    narrowing: Narrowing,
    limit: int,
    db: Path | None,
    as_json: bool,
    as_tsv: bool,
) -> None:
    """Print the parks that are left, in order."""
    with closing(options.opened(context, db)) as opened:
        keys = opened.parks(narrowing, _order(sort, PARK_COLUMNS, reverse=reverse))
        rows = opened.park_rows(keys[:limit])
        seed = opened.seed
    if as_json:
        options.emit({"total": len(keys), "parks": [asdict(row) for row in rows], "seed": seed})
        return
    _print(rows, park_line, as_tsv=as_tsv)
    options.tell_count(
        ngettext("{total} park, {shown} shown.", "{total} parks, {shown} shown.", len(keys)),
        len(keys),
        len(rows),
    )


@click.command(help=_("List projects: park, investors, investment, status, date."))
@click.option("--sort", type=click.Choice(PROJECT_COLUMNS), help=_("Default: date."))
@click.option("--reverse", is_flag=True, help=_("The other way round."))
@click.option("--park", metavar="NAME", help=_("Only those of this park, by its name or number."))
@narrowed
@limit
@options.database
@options.as_json
@options.as_tsv
@click.pass_context
def projects(
    context: click.Context,
    sort: str | None,
    reverse: bool,
    park: str | None,
    narrowing: Narrowing,
    limit: int,
    db: Path | None,
    as_json: bool,
    as_tsv: bool,
) -> None:
    """Print the projects that are left, in order."""
    with closing(options.opened(context, db)) as opened:
        of_park = None if park is None else opened.meant(park, "PARK").id
        order = _order(sort, PROJECT_COLUMNS, reverse=reverse)
        keys = opened.projects(of_park, narrowing, order)
        rows = opened.project_rows(keys[:limit])
        seed = opened.seed
    if as_json:
        options.emit({"total": len(keys), "projects": [asdict(row) for row in rows], "seed": seed})
        return
    _print(rows, project_line, as_tsv=as_tsv)
    options.tell_count(
        ngettext("{total} project, {shown} shown.", "{total} projects, {shown} shown.", len(keys)),
        len(keys),
        len(rows),
    )


@click.command(help=_("Tell what the lists can be narrowed to, and how many each value leaves."))
@click.option(
    "--of",
    "kind",
    type=click.Choice(("parks", "projects")),
    default="projects",
    show_default=True,
    help=_("What is counted."),
)
@click.option(
    "--query", metavar="QUERY", help=_("Count passages among the hits of a search instead.")
)
@narrowed
@options.database
@options.as_json
@click.pass_context
def facets(
    context: click.Context,
    kind: str,
    query: str | None,
    narrowing: Narrowing,
    db: Path | None,
    as_json: bool,
) -> None:
    """Print each facet with its values."""
    with closing(options.opened(context, db)) as opened:
        counts: Iterable[FacetCount] = (
            opened.facets("PARK" if kind == "parks" else "PROJECT", narrowing)
            if query is None
            else chain.from_iterable(opened.hit_facets(query, narrowing, deadline=DEADLINE))
        )
        counts = tuple(counts)
        seed = opened.seed
    by_facet = {facet: list(some) for facet, some in groupby(counts, lambda one: one.facet)}
    if as_json:
        form: dict[str, Any] = {
            facet: [{"value": one.value, "count": one.count, "complete": one.exact} for one in some]
            for facet, some in by_facet.items()
        }
        options.emit(
            {
                "of": kind if query is None else "passages",
                "query": query,
                "facets": form,
                "seed": seed,
            }
        )
        return
    for facet, some in by_facet.items():
        click.echo(messages.label(messages.FACETS, facet))
        for one in some[:SHOWN]:
            number = messages.counted(one.count, exact=one.exact)
            click.echo(f"{number:>8}  {messages.choice(facet, one.value)}")
        if len(some) > SHOWN:
            more = ngettext("{count} more", "{count} more", len(some) - SHOWN)
            click.echo(" " * 10 + more.format(count=len(some) - SHOWN))


def _print(rows: Sequence[Row], line: Callable[[Row], str], *, as_tsv: bool) -> None:
    """Print rows: a line each, or as a table for a spreadsheet."""
    for each in tables.lines(rows) if as_tsv else map(line, rows):
        click.echo(each)


def park_line(row: ParkRow) -> str:
    """A park in a list."""
    count = ngettext("{count} project", "{count} projects", row.projects)
    articles = ngettext("{count} article", "{count} articles", row.articles)
    pieces = [
        f"{row.id} {row.name}",
        count.format(count=row.projects),
        articles.format(count=row.articles),
        *messages.invested(row),
        row.latest or _("date unknown"),
    ]
    return " | ".join([*pieces, " ".join(filter(None, (row.province, row.city)))]).rstrip(" |")


def project_line(row: ProjectRow) -> str:
    """A project in a list."""
    return " | ".join(
        (
            f"{row.id} {row.name}",
            row.park or NOT_KNOWN,
            ", ".join(row.investors) or NOT_KNOWN,
            messages.amount(row.investment, row.given) if row.investment else NOT_KNOWN,
            messages.label(messages.STATUSES, row.status) if row.status else NOT_KNOWN,
            row.date or _("date unknown"),
        )
    )
