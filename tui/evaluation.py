"""The command that tells how well the rules do on annotated texts: `evaluate`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from store import library
from tui import options
from tui.messages import ATTRIBUTES, CLASSES, SCORES, STATUSES, _, label, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.library import Evaluation, Group, Miss, Score

Form = dict[str, Any]

# How wide the first column of the table of scores is.
FIRST = 14


@click.command(
    help=_(
        "Run the rules over annotated articles (files or folders of gold JSON) and tell how well "
        "they do; store nothing."
    )
)
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--rules", is_flag=True, help=_("Count the claims of each rule too."))
@click.option("--misses", is_flag=True, help=_("List what was missed and what was too much."))
@options.as_json
def evaluate(gold: tuple[Path, ...], rules: bool, misses: bool, as_json: bool) -> None:
    """Print scores by type, and how many claims of each class of confidence are right."""
    result = library.evaluate(gold)
    if as_json:
        click.echo(json.dumps(form(result), ensure_ascii=False))
        return
    for one in result.misses if misses else ():
        click.echo(miss_line(one))
    click.echo("\n".join(score_lines(result)))
    click.echo()
    click.echo("\n".join(claim_lines(result, by_rule=rules)))
    click.echo(
        ngettext("{count} article.", "{count} articles.", result.articles).format(
            count=result.articles
        ),
        err=True,
    )


def form(result: Evaluation) -> Form:
    """The whole evaluation as one object.

    A class or rule counts its claims three ways: right, wrong (of a project that the gold has) and
    astray (of one that it lacks). precision leaves the last out, overall counts them as wrong;
    both are null without claims. kept and kept_overall: whether the share is what the class
    promises; null where there is no promise or no share.
    """
    return {
        "articles": result.articles,
        "scores": {row: _score(score) for row, score in result.scores.items()},
        "classes": {one.name: _group(one) for one in result.classes},
        "rules": [
            {"rule": one.name, "class": one.confidence, **_group(one)} for one in result.rules
        ],
        "misses": [asdict(miss) for miss in result.misses],
    }


def _score(score: Score) -> Form:
    return {
        **asdict(score),
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
    }


def _group(one: Group) -> Form:
    return {
        **asdict(one.count),
        "precision": one.count.precision,
        "overall": one.count.overall,
        "promise": one.promise,
        "kept": one.kept,
        "kept_overall": one.kept_overall,
    }


def score_lines(result: Evaluation) -> Iterator[str]:
    """The table of precision, recall, F1 and gold count by type."""
    yield f"{'':{FIRST}}{_('P'):>7}{_('R'):>7}{_('F1'):>7}{_('gold'):>7}"
    for row, score in result.scores.items():
        shares = f"{score.precision:7.3f}{score.recall:7.3f}{score.f1:7.3f}"
        yield f"{_row(row):{FIRST}}{shares}{score.gold:7d}"


def _row(row: str) -> str:
    """The name of a row; the types of mentions are called as `extract` calls them."""
    type_ = row.removesuffix(" loose")
    return label(SCORES, row) if type_ == row else _("{type} loose").format(type=type_)


def claim_lines(result: Evaluation, *, by_rule: bool) -> Iterator[str]:
    """How many claims of each class, and of each rule, are right; what falls short is marked."""
    classes = [[label(CLASSES, one.name), *_cells(one)] for one in result.classes]
    yield from _table([[_("class"), *_columns()], *classes], left=1)
    if by_rule:
        rules = [[one.name, label(CLASSES, one.confidence), *_cells(one)] for one in result.rules]
        yield ""
        yield from _table([[_("rule"), _("class"), *_columns()], *rules], left=2)
    yield ""
    yield _("P: of the claims on projects that the gold has; P all: of all claims.")
    yield _("astray: claims on a project that the gold lacks, counted as wrong in P all.")
    yield _("*: less than the class promises ({promises}).").format(
        promises=", ".join(
            _("{confidence} {share:.0%}").format(
                confidence=label(CLASSES, one.name), share=one.promise
            )
            for one in result.classes
            if one.promise is not None
        )
    )


def _columns() -> list[str]:
    # The last character of a share is its star.
    return [_("right"), _("wrong"), _("P") + " ", _("astray"), _("P all") + " "]


def _cells(one: Group) -> list[str]:
    """How many claims of a class or rule are right, as the cells of a line."""
    count = one.count
    return [
        str(count.right),
        str(count.wrong),
        _share(count.precision, one.kept),
        str(count.astray),
        _share(count.overall, one.kept_overall),
    ]


def _share(share: float | None, kept: bool | None) -> str:
    """A share of right claims, with a star where more is promised."""
    return ("-" if share is None else f"{share:.3f}") + ("*" if kept is False else " ")


def _table(rows: list[list[str]], *, left: int) -> Iterator[str]:
    """Rows of cells in columns, the first few of them set to the left."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.ljust(width) if at < left else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def miss_line(miss: Miss) -> str:
    """One line on what was missed or too much: article, row, project, words, value, rule."""
    kind = _("missed") if miss.kind == "missed" else _("extra")
    words = label(STATUSES, miss.text) if miss.row == "status" else miss.text
    pieces = [
        miss.article,
        f"{kind:<6}",
        label(SCORES, miss.row),
        f"{miss.project}:" if miss.project else "",
        label(ATTRIBUTES, miss.attribute) if miss.attribute and miss.row == "fact" else "",
        words,
        f"= {miss.value}" if miss.value else "",
        f"({miss.rule})" if miss.rule else "",
    ]
    line = " ".join(filter(None, pieces))
    # Gold is a file like any other: no line of it may break the line or move the cursor.
    return "".join(c if c.isprintable() else " " for c in line)
