"""The command that looks for what is wrong with a library: `doctor`."""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from store.model import YuanzhiError
from tui import forms, options
from tui.messages import _, ngettext, number

if TYPE_CHECKING:
    from pathlib import Path

    from store.model import Difference, Proof

# Keys of paragraphs that are shown of each query that goes wrong.
SHOWN = 3


@click.command(
    help=_("Look whether the library's file is sound, and with --search whether search is.")
)
@click.option(
    "--search",
    "searching",
    is_flag=True,
    help=_("Hold searches drawn from your own texts to a look at every text."),
)
@click.option(
    "--queries",
    type=options.WholeNumber(min=1),
    default=200,
    show_default=True,
    help=_("How many searches."),
)
@click.option(
    "--seed",
    type=options.WholeNumber(min=0),
    default=0,
    show_default=True,
    help=_("Draw other ones."),
)
@options.database
@options.as_json
@click.pass_context
def doctor(
    context: click.Context, searching: bool, queries: int, seed: int, db: Path | None, as_json: bool
) -> None:
    """Print what is wrong; the exit code is 1 where anything is."""
    with closing(options.opened(context, db)) as opened:
        complaints = opened.complaints()
        proof = opened.prove_search(queries, seed) if searching else None
    wrong = len(complaints) + (len(proof.differences) if proof else 0)
    if as_json:
        options.emit({"complaints": complaints, "search": asdict(proof) if proof else None})
    else:
        for line in complaints:
            click.echo(line)
        if not complaints:
            click.echo(_("The file is sound."))
        if proof is not None:
            click.echo("\n".join(proof_lines(proof)))
    if wrong:
        raise YuanzhiError(
            ngettext("{count} thing is wrong.", "{count} things are wrong.", wrong).format(
                count=wrong
            )
        )


def proof_lines(proof: Proof) -> list[str]:
    """What came of it: a line for each search that goes wrong, and one for all."""
    return [
        *map(_difference_line, proof.differences),
        _(
            "{right} of {queries} searches find what a look at every text finds, in the same order "
            "({paragraphs} paragraphs, {hits} hits)."
        ).format(
            right=number(proof.queries - len(proof.differences)),
            queries=number(proof.queries),
            paragraphs=number(proof.paragraphs),
            hits=number(proof.hits),
        ),
    ]


def _difference_line(one: Difference) -> str:
    query = forms.cut(one.query)
    if not one.missed and not one.extra:
        return _("{query}: in another order").format(query=query)
    return _("{query}: misses {missed}, finds too much {extra}").format(
        query=query, missed=_keys(one.missed), extra=_keys(one.extra)
    )


def _keys(keys: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, keys[:SHOWN]))
    return f"{number(len(keys))} ({shown})" if keys else "0"
