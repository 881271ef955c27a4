"""The commands about facts: `fact`, `explain`, and `reextract`."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from store import library
from store.model import CLAIM_STATES, MODALITIES, YuanzhiError
from tui import dossiers, entities, options, shared
from tui.messages import CONFIDENCES, TYPES, _, label, ngettext

if TYPE_CHECKING:
    from store.model import ClaimRow


_modality = click.option(
    "--modality",
    type=click.Choice(MODALITIES),
    help=_("Whether that is so, planned, forecast, or a sum so far."),
)


@click.group(
    no_args_is_help=False,
    help=_("List facts; confirm, correct, reject, add them; take back, share."),
)
def fact() -> None:
    """What the library says, and what the reader says of it."""


@fact.command(name="list", help=_("List facts, those of the newest articles first."))
@click.option("--project", "project", help=_("Of a project, by its number or name."))
@click.option("--article", type=options.NUMBER, help=_("Of one article."))
@click.option("--attribute", type=click.Choice(library.CLAIMED))
@click.option("--confidence", type=click.Choice(tuple(CONFIDENCES)))
@click.option("--state", type=click.Choice(CLAIM_STATES))
@click.option("--limit", type=options.WholeNumber(min=1), default=100, show_default=True)
@options.database
@options.as_json
@click.pass_context
def list_(
    context: click.Context,
    project: str | None,
    article: int | None,
    attribute: str | None,
    confidence: str | None,
    state: str | None,
    limit: int,
    db: Path | None,
    as_json: bool,
) -> None:
    """Print claims with their marks."""
    with closing(options.opened(context, db)) as opened:
        keys = (entities.key_of(opened, project, "PROJECT"),) if project else ()
        if article is not None:
            opened.article(article)
        rows = opened.claims(
            projects=keys,
            article=article,
            attribute=attribute,
            confidence=confidence,
            state=state,
            limit=limit,
        )
        total = opened.count_claims(
            projects=keys,
            article=article,
            attribute=attribute,
            confidence=confidence,
            state=state,
        )
    if as_json:
        options.emit({"total": total, "facts": [asdict(row) for row in rows], "seed": opened.seed})
    elif rows:
        click.echo("\n".join(dossiers.claim_line(row) for row in rows))
        options.tell_count(
            ngettext("{total} fact, {shown} shown.", "{total} facts, {shown} shown.", total),
            total,
            len(rows),
        )
    else:
        click.echo(_("No fact is like that."), err=True)


@fact.command(help=_("Say that facts are right."))
@click.argument("marks", nargs=-1, required=True)
@options.database
@options.as_json
@click.pass_context
def confirm(context: click.Context, marks: tuple[str, ...], db: Path | None, as_json: bool) -> None:
    """Confirm claims by their marks."""
    _told(library.judge("confirm", marks, options.place(context, db)), as_json=as_json)


@fact.command(help=_("Say that facts are wrong: they are kept, and count for nothing."))
@click.argument("marks", nargs=-1, required=True)
@options.database
@options.as_json
@click.pass_context
def reject(context: click.Context, marks: tuple[str, ...], db: Path | None, as_json: bool) -> None:
    """Reject claims by their marks."""
    _told(library.judge("reject", marks, options.place(context, db)), as_json=as_json)


@fact.command(
    help=_("Say what a fact should say: an amount as the news writes it, a day, a stage, a name.")
)
@click.argument("mark")
@click.argument("value")
@_modality
@options.database
@options.as_json
@click.pass_context
def correct(
    context: click.Context,
    mark: str,
    value: str,
    modality: str | None,
    db: Path | None,
    as_json: bool,
) -> None:
    """Correct a claim."""
    made = library.correct(mark, value, options.place(context, db), modality=modality)
    _tell_new(context, db, made)
    _told([made], as_json=as_json)


@fact.command(
    help=_(
        "Add a fact that PLACE (12.3) tells of a project; --words are those that say it, where "
        "VALUE does not stand there as it is."
    )
)
@click.argument("place")
@click.argument("project")
@click.argument("attribute")
@click.argument("value")
@click.option("--words", help=_("The words of the paragraph that say it."))
@_modality
@options.database
@options.as_json
@click.pass_context
def add(
    context: click.Context,
    place: str,
    project: str,
    attribute: str,
    value: str,
    words: str | None,
    modality: str | None,
    db: Path | None,
    as_json: bool,
) -> None:
    """Add a claim of the reader's own."""
    made = library.add(
        place, project, attribute, value, words, options.place(context, db), modality=modality
    )
    _tell_new(context, db, made)
    _told([made], as_json=as_json)


@fact.command(help=_("Take a correction back: the last one, or the one with that number."))
@click.argument("correction", type=options.NUMBER, required=False)
@options.database
@options.as_json
@click.pass_context
def undo(context: click.Context, correction: int | None, db: Path | None, as_json: bool) -> None:
    """Take back what the reader said."""
    one = library.undo(correction, options.place(context, db))
    if as_json:
        options.emit(asdict(one))
    else:
        click.echo(dossiers.correction_line(one))


@fact.command(help=_("List all that you said of facts and entities."))
@options.database
@options.as_json
@click.pass_context
def log(context: click.Context, db: Path | None, as_json: bool) -> None:
    """Print the corrections."""
    with closing(options.opened(context, db)) as opened:
        said, waits = opened.corrections(), opened.waiting()
    if as_json:
        some = [{**asdict(one), "waits": one.id in waits} for one in said]
        options.emit({"corrections": some})
    elif said:
        lines = (dossiers.correction_line(one, waits=one.id in waits) for one in said)
        click.echo("\n".join(lines))
    else:
        click.echo(_("Nothing has been corrected."), err=True)


@fact.command(help=_("Write your corrections into a file to share (- for standard output)."))
@click.argument("file", type=click.Path(path_type=Path))
@options.database
@click.pass_context
def export(context: click.Context, file: Path, db: Path | None) -> None:
    """Write the corrections that stand as JSON."""
    said = library.export(options.place(context, db))
    text = shared.text_of(said)
    if str(file) == "-":
        click.echo(text, nl=False)
    else:
        shared.write(file, text)
    click.echo(
        ngettext("{count} correction written.", "{count} corrections written.", len(said)).format(
            count=len(said)
        ),
        err=True,
    )


@fact.command(name="import", help=_("Take in corrections out of such a file."))
@click.argument("file", type=click.Path(path_type=Path))
@options.database
@click.pass_context
def import_(context: click.Context, file: Path, db: Path | None) -> None:
    """Read corrections and apply them; what is about articles to come waits for them."""
    said = shared.read(file)
    new = library.take_in(said, options.place(context, db))
    click.echo(
        ngettext("{count} correction was new.", "{count} corrections were new.", new).format(
            count=new
        ),
        err=True,
    )
    with closing(options.opened(context, db)) as opened:
        waits = len(opened.waiting())
    if waits:
        click.echo(
            ngettext(
                "{count} correction waits for its article or its words: see `yuanzhi fact log`.",
                "{count} corrections wait for their article or their words: see `yuanzhi fact "
                "log`.",
                waits,
            ).format(count=waits),
            err=True,
        )


@click.command(help=_("Tell why a fact says what it says: by its mark, or all of a place (12.3)."))
@click.argument("fact")
@options.database
@options.as_json
@click.pass_context
def explain(context: click.Context, fact: str, db: Path | None, as_json: bool) -> None:
    """Print passage, words, trigger, rule and alternatives."""
    with closing(options.opened(context, db)) as opened:
        if re.fullmatch(r"\d+(?:\.\d+)?", fact, re.ASCII):
            article, paragraph = opened.locate(fact)
            rows = opened.claims(article=article)
            if paragraph is not None:
                place = f"{article}.{opened.passage(paragraph).ordinal}"
                rows = [row for row in rows if row.place == place]
            if not rows:
                raise YuanzhiError(_("No fact is told in {place}.").format(place=fact))
            told = [opened.explain(row.mark, article) for row in rows]
        else:
            told = [opened.explain(fact)]
    if as_json:
        options.emit({"explanations": [asdict(one) for one in told]})
        return
    click.echo("\n".join(dossiers.explained_lines(told)))


@click.command(
    help=_("Run the present rules over the stored paragraphs, and tell what that changes.")
)
@click.option("--dry-run", is_flag=True, help=_("Tell what would change; write nothing."))
@options.database
@options.as_json
@click.pass_context
def reextract(context: click.Context, dry_run: bool, db: Path | None, as_json: bool) -> None:
    """Extract anew what is stored."""
    done = library.reextract(options.place(context, db), dry_run=dry_run)
    if as_json:
        options.emit(asdict(done))
        return
    for line in dossiers.reextraction_lines(done):
        click.echo(line)
    click.echo(dossiers.reextraction_summary(done), err=True)


def _tell_new(context: click.Context, db: Path | None, made: ClaimRow) -> None:
    """Say so where a fact of the reader's is of something that no article names: a typo would be
    something new.
    """
    with closing(options.opened(context, db)) as opened:
        met = [opened.entity(made.project)]
        if made.linked is not None:
            met.append(opened.entity(made.linked))
    for one in met:
        if not one.articles:
            click.echo(
                _(
                    "No article names {name}: it is a new {kind} of your own; `yuanzhi fact undo` "
                    "takes it back."
                ).format(name=one.name, kind=label(TYPES, one.type)),
                err=True,
            )


def _told(rows: list[ClaimRow], *, as_json: bool) -> None:
    if as_json:
        options.emit({"facts": [asdict(row) for row in rows]})
    else:
        click.echo("\n".join(dossiers.claim_line(row) for row in rows))
