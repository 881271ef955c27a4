"""The command `entity`: parks, projects, organisations and people; rename, merge, split them."""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from store import library
from store.library import Library
from tui import dossiers, options
from tui.messages import _, ngettext

if TYPE_CHECKING:
    from pathlib import Path

KINDS = {"park": "PARK", "project": "PROJECT", "organisation": "ORG", "person": "PERSON"}

# Projects of a park that are shown.
SHOWN = 20


def key_of(opened: Library, name: str, kind: str | None = None) -> int:
    """The key of an entity by its number or name. Raises YuanzhiError."""
    return opened.meant(name, kind).id


@click.group(
    no_args_is_help=False,
    help=_("List parks, projects, organisations, people; rename, merge, split them."),
)
def entity() -> None:
    """What the articles speak of."""


@entity.command(
    name="list", help=_("List entities with a name that holds WORD, those in most articles first.")
)
@click.argument("word", default="")
@click.option("--type", "kind", type=click.Choice(tuple(KINDS)))
@click.option("--limit", type=options.WholeNumber(min=1), default=50, show_default=True)
@options.database
@options.as_json
@click.pass_context
def list_(
    context: click.Context,
    word: str,
    kind: str | None,
    limit: int,
    db: Path | None,
    as_json: bool,
) -> None:
    """Print entities with their numbers."""
    with closing(options.opened(context, db)) as opened:
        rows = opened.entities(word, KINDS[kind] if kind else None, limit)
        total = opened.count_entities(word, KINDS[kind] if kind else None)
    if as_json:
        options.emit(
            {"total": total, "entities": [asdict(row) for row in rows], "seed": opened.seed}
        )
    elif rows:
        click.echo("\n".join(dossiers.entity_line(row) for row in rows))
        options.tell_count(
            ngettext("{total} entity, {shown} shown.", "{total} entities, {shown} shown.", total),
            total,
            len(rows),
        )
    else:
        click.echo(_("Nothing is called that."), err=True)


@entity.command(help=_("Tell all that is known of an entity, by its number or name."))
@click.argument("name")
@options.database
@options.as_json
@click.pass_context
def show(context: click.Context, name: str, db: Path | None, as_json: bool) -> None:
    """Print a project's life and figures, a park's sums, what counts as one."""
    with closing(options.opened(context, db)) as opened:
        form, told = _told(opened, key_of(opened, name))
    if as_json:
        options.emit(form)
    else:
        click.echo("\n".join(told))


def lines(opened: Library, key: int) -> list[str]:
    """All that is known of an entity, for people."""
    return _told(opened, key)[1]


def _told(opened: Library, key: int) -> tuple[dict[str, Any], list[str]]:
    """All that is known of an entity, as JSON and for people."""
    one = opened.entity(key)
    if one.type == "PROJECT":
        project = opened.project(one.id)
        return asdict(project), list(dossiers.project_lines(project))
    if one.type == "PARK":
        park = opened.park(one.id)
        rows = opened.project_rows(park.projects[:SHOWN])
        return asdict(park), list(dossiers.park_lines(park, rows))
    party = opened.party(one.id)
    return asdict(party), list(dossiers.party_lines(party))


@entity.command(help=_("Give an entity the name it is shown by."))
@click.argument("name")
@click.argument("new")
@options.database
@options.as_json
@click.pass_context
def rename(context: click.Context, name: str, new: str, db: Path | None, as_json: bool) -> None:
    """Rename an entity; `fact undo` takes it back."""
    place = options.place(context, db)
    with closing(Library.open(place)) as opened:
        key = key_of(opened, name)
    library.rename(key, new, place)
    _show(place, key, as_json=as_json)


@entity.command(help=_("Say that an entity is another one."))
@click.argument("name")
@click.argument("into")
@options.database
@options.as_json
@click.pass_context
def merge(context: click.Context, name: str, into: str, db: Path | None, as_json: bool) -> None:
    """Merge an entity into another; `entity part` or `fact undo` takes it back."""
    place = options.place(context, db)
    with closing(Library.open(place)) as opened:
        one, head = key_of(opened, name), key_of(opened, into)
    library.merge(one, head, place)
    _show(place, head, as_json=as_json)


@entity.command(help=_("Take a merge back, by its number in `entity show`."))
@click.argument("merge", type=options.NUMBER)
@options.database
@options.as_json
@click.pass_context
def part(context: click.Context, merge: int, db: Path | None, as_json: bool) -> None:
    """Part what was held to be one."""
    said = library.part(merge, options.place(context, db))
    one, other = dossiers.pair(said)
    if as_json:
        options.emit({"parted": merge, "names": [one, other]})
    else:
        click.echo(
            _("{one} and {other} are two from now on.").format(one=one, other=other), err=True
        )


@entity.command(help=_("Say that in some articles a name means something else, called NEW."))
@click.argument("name")
@click.argument("new")
@click.option("--article", "articles", type=options.NUMBER, multiple=True, required=True)
@options.database
@options.as_json
@click.pass_context
def split(
    context: click.Context,
    name: str,
    new: str,
    articles: tuple[int, ...],
    db: Path | None,
    as_json: bool,
) -> None:
    """Split an entity; `fact undo` takes it back."""
    place = options.place(context, db)
    with closing(Library.open(place)) as opened:
        key = key_of(opened, name)
    _show(place, library.split(key, articles, new, place), as_json=as_json)


def _show(place: Path | None, key: int, *, as_json: bool) -> None:
    with closing(Library.open(place)) as opened:
        one = opened.entity(key)
    if as_json:
        options.emit({"entity": asdict(one)})
    else:
        click.echo(dossiers.entity_line(one))
