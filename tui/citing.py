"""The command `cite`: citations, passages with their citations, entries of a bibliography."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from store import library
from tui import anthology, options
from tui.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from store.library import Library

AS_TEXT = "text"


class Told(NamedTuple):
    """What is printed of a place. paragraph: its key; None where the whole article is cited."""

    article: int
    paragraph: int | None
    text: str


@click.command(
    help=_(
        "Print the citations of articles (12), or quote paragraphs with them (12.3); with --format "
        "as entries for TeX and reference managers."
    )
)
@click.argument("places", nargs=-1, required=True)
@options.style
@click.option(
    "--format",
    "form",
    type=click.Choice((AS_TEXT, *library.EXPORTS)),
    default=AS_TEXT,
    show_default=True,
    help=_("What to print them as."),
)
@options.database
@options.as_json
@click.pass_context
def cite(
    context: click.Context,
    places: tuple[str, ...],
    style: str,
    form: str,
    db: Path | None,
    as_json: bool,
) -> None:
    """Print citations, quotations with their citations, or entries of a bibliography."""
    with closing(options.opened(context, db)) as opened:
        if form == AS_TEXT:
            told = [_cited(opened, place, style) for place in places]
            _print(told, style, seed=opened.seed, as_json=as_json)
            return
        print_entries(opened, [opened.locate(place)[0] for place in places], form, as_json=as_json)


def print_entries(opened: Library, articles: Sequence[int], form: str, *, as_json: bool) -> None:
    """Print articles as entries in one of EXPORTS, and on standard error what these lack."""
    cited = [opened.cited(article) for article in articles]
    text = library.bibliography(cited, form)
    if as_json:
        options.emit({"format": form, "text": text, "seed": opened.seed})
    else:
        click.echo(text, nl=False)
    for line in anthology.lacks(cited):
        click.echo(line, err=True)


def _cited(opened: Library, place: str, style: str) -> Told:
    article, paragraph = opened.locate(place)
    text = opened.cite(article, style) if paragraph is None else opened.quote(paragraph, style)
    return Told(article, paragraph, text)


def _print(told: Sequence[Told], style: str, *, seed: bool, as_json: bool) -> None:
    """A line for each citation, a blank line between quotations."""
    if not as_json:
        quoted = any(one.paragraph is not None for one in told)
        click.echo(("\n\n" if quoted else "\n").join(one.text for one in told))
        return
    rows: list[dict[str, Any]] = [
        {
            "article": one.article,
            "paragraph": one.paragraph,
            "style": style,
            "text": one.text,
        }
        for one in told
    ]
    options.emit({**rows[0], "seed": seed} if len(rows) == 1 else {"citations": rows, "seed": seed})
