"""The commands that fill a library: `load` and `sources`."""

from __future__ import annotations

import json
import signal
import sys
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from store import library
from store.library import Library
from store.model import DATA, STATES, Metadata, OlderLibraryError, Options, YuanzhiError
from tui import forms, options, report
from tui.messages import _, ngettext
from tui.meter import Events, Meter
from tui.report import TOLD, Report
from tui.start import begin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from store.model import Outcome, SourceRow

# What `sources --errors` lists.
ERRORS = ("failed", "partial")


events = click.option(
    "--events",
    "as_events",
    is_flag=True,
    help=_("Print how far it is and what became of each file as lines of JSON, as it happens."),
)


@click.command(
    help=_(
        "Load files, folders and archives into the library; - is standard input. Only what is new "
        "or changed is read."
    )
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--publication", help=_("The newspaper, where the files do not name it."))
@click.option("--date", help=_("The day it appeared, YYYY-MM-DD."))
@click.option("--page", help=_("The number of the page (版次)."))
@click.option("--page-name", help=_("The name of the page."))
@click.option("--url", help=_("Where it can be read."))
@click.option("--accessed", help=_("The day it was read there, YYYY-MM-DD."))
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="DATUM=COLUMN",
    help=_("Which column or field holds a datum, such as title=标题列; may be repeated."),
)
@click.option("--charset", help=_("The charset of all the files, where it is not found rightly."))
@click.option(
    "--jobs",
    "-j",
    type=options.WholeNumber(min=1, max=64),
    default=1,
    show_default=True,
    help=_("Processes that extract at the same time."),
)
@click.option("--dry-run", is_flag=True, help=_("Tell what would be loaded; write nothing."))
@click.option("--again", is_flag=True, help=_("Load unchanged files too."))
@click.option("--watch", is_flag=True, help=_("Go on and load whatever changes, until Ctrl-C."))
@click.option("--verbose", "-v", is_flag=True, help=_("Print a line for every file."))
@events
@options.database
@options.as_json
@click.pass_context
def load(
    context: click.Context,
    /,
    paths: tuple[Path, ...],
    db: Path | None,
    as_json: bool,
    columns: tuple[str, ...],
    charset: str | None,
    jobs: int,
    dry_run: bool,
    again: bool,
    watch: bool,
    verbose: bool,
    as_events: bool,
    **given: str | None,
) -> None:
    """Load each path, tell what became of every file, fail if any of it was lost."""
    _check(paths, watch=watch, dry_run=dry_run)
    for name in ("date", "accessed"):
        given[name] = forms.iso_date(given[name])
    run = library.watch if watch else library.load
    with _stopping() as stop:
        told = _follow(
            lambda meter: run(
                paths,
                db or context.obj,
                Metadata(**given),  # type: ignore[arg-type]
                meter.show,
                options=Options(_columns(columns), charset),
                jobs=jobs,
                again=again,
                stop=stop,
                **({} if watch else {"dry_run": dry_run, "upkeep": meter.upkeep}),
            ),
            as_json=as_json,
            verbose=verbose,
            dry_run=dry_run,
            as_events=as_events,
        )
        stopped = stop()
    if stopped and not watch:
        raise YuanzhiError(
            _("Stopped after the source that was at work: run the same command to go on.")
        )
    if paths and not told.files and not watch:
        raise YuanzhiError(_("No file was found there: name a file, a folder or an archive."))
    _fail_if_lost(told)


def _check(paths: Sequence[Path], *, watch: bool, dry_run: bool) -> None:
    """Raise YuanzhiError where `load` cannot do what it is asked. Of several paths, those that are
    not there are told in the report.
    """
    if not paths:
        click.echo(_("No file is named: the library is only brought up to date."), err=True)
    gone = [path for path in paths if not path.exists() and str(path) != "-"]
    # What is not there cannot be watched.
    if gone and (watch or len(gone) == len(paths)):
        raise YuanzhiError(_("There is no file {path}: check the path.").format(path=gone[0]))
    if watch and dry_run:
        raise YuanzhiError(_("--watch goes on for ever and --dry-run writes nothing: take one."))


@click.command(help=_("List what has been loaded: state, format, problem; reload it, forget it."))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice([state for state in STATES if state in report.KEPT]),
    help=_("Only sources in this state; may be repeated."),
)
@click.option("--errors", is_flag=True, help=_("Only sources that could not be read, or not all."))
@click.option("--articles", is_flag=True, help=_("Print the articles of each, by their numbers."))
@click.option("--reload", "again", is_flag=True, help=_("Load the listed sources again."))
@click.option("--forget", is_flag=True, help=_("Take the listed sources out of the library."))
@click.option("--yes", is_flag=True, help=_("Do not ask before forgetting."))
@click.option("--publication", help=_("Their newspaper from now on; they are loaded again."))
@click.option("--date", help=_("The day they appeared, YYYY-MM-DD; likewise."))
@click.option("--page", help=_("The number of their page (版次); likewise."))
@click.option("--page-name", help=_("The name of their page; likewise."))
@click.option("--url", help=_("Where they can be read; likewise."))
@events
@options.database
@options.as_json
@click.pass_context
def sources(
    context: click.Context,
    /,
    paths: tuple[Path, ...],
    states: tuple[str, ...],
    errors: bool,
    articles: bool,
    again: bool,
    forget: bool,
    yes: bool,
    as_events: bool,
    db: Path | None,
    as_json: bool,
    **given: str | None,
) -> None:
    """Print the sources (of some files or folders, in some states); reload or forget them, or give
    what is not known of them.
    """
    given["date"] = forms.iso_date(given["date"])
    described = Metadata(**given) if any(given.values()) else None  # type: ignore[arg-type]
    wanted = states + ERRORS if errors else states
    _one_thing(again=again, forget=forget, described=described, named=bool(paths or wanted))
    again = again or described is not None
    place = db or context.obj
    with closing(Library.open(place)) as opened:
        if opened.seed and (again or forget):
            raise YuanzhiError(
                _("Nothing of your own has been loaded: there is nothing to change.")
            )
        unders = [str(path.resolve()) for path in paths] if paths else [None]
        rows = [row for under in unders for row in opened.sources(wanted, under)]
        if articles and not (again or forget):
            _print_articles(opened, rows, as_json=as_json)
            return
    names = list(dict.fromkeys(row.path for row in rows))
    if again:
        _reload(names, place, described, as_json=as_json, as_events=as_events)
    elif forget:
        _forget(names, place, yes=yes)
    else:
        _print(rows, seed=opened.seed, as_json=as_json)


def _one_thing(*, again: bool, forget: bool, described: Metadata | None, named: bool) -> None:
    """Raise YuanzhiError where the options of `sources` cannot all be meant. named: whether some of
    the sources are named, or their state.
    """
    if again and forget:
        raise YuanzhiError(_("--reload and --forget cannot both be meant: take one."))
    if described and forget:
        raise YuanzhiError(_("What is forgotten cannot be described: leave --forget out."))
    if described and not named:
        raise YuanzhiError(
            _("Name the files that this is true of, or a --state: it is not true of all.")
        )


def _reload(
    names: Sequence[str],
    place: Path | None,
    described: Metadata | None,
    *,
    as_json: bool,
    as_events: bool,
) -> None:
    """Load sources again, telling what becomes of each; fail if any of it was lost."""
    with _stopping() as stop:
        told = _follow(
            lambda meter: library.reload(names, place, meter.show, given=described, stop=stop),
            as_json=as_json,
            verbose=True,
            as_events=as_events,
        )
    _fail_if_lost(told)


def _forget(names: Sequence[str], place: Path | None, *, yes: bool) -> None:
    """Take sources out of the library, once that is what the reader wants."""
    question = ngettext(
        "Take {count} source and its articles out of the library?",
        "Take {count} sources and their articles out of the library?",
        len(names),
    ).format(count=len(names))
    if names and (yes or click.confirm(question, err=True)):
        gone = library.forget(names, place)
        told = ngettext("Forgot {count} source.", "Forgot {count} sources.", gone)
        click.echo(told.format(count=gone), err=True)


def _print(rows: Sequence[SourceRow], *, seed: bool, as_json: bool) -> None:
    """List the sources."""
    if as_json:
        options.emit({"sources": [report.source(row) for row in rows], "seed": seed})
    elif rows:
        click.echo("\n".join(report.source_lines(rows)))
    else:
        click.echo(_("No source is like that."), err=True)


def _print_articles(opened: Library, rows: Sequence[SourceRow], *, as_json: bool) -> None:
    """List the articles of each source, in its order."""
    found = [(row, opened.source_articles(row.id, row.articles).first) for row in rows]
    if as_json:
        told = [
            {**report.source(row), "listed": [asdict(one) for one in some]} for row, some in found
        ]
        options.emit({"sources": told, "seed": opened.seed})
        return
    for row, some in found:
        click.echo(row.path)
        for one in some:
            click.echo(f"  {one.article} | {one.title or _('title unknown')}")
    if not found:
        click.echo(_("No source is like that."), err=True)


def bring_up_to_date(older: OlderLibraryError, place: Path | None) -> None:
    """Bring a library up to date, telling how far that is, where the reader agrees to it; raise
    what was found where not.
    """
    click.echo(str(older), err=True)
    asked = _("Bring it up to date now? Older versions of yuanzhi cannot open it afterwards.")
    if not click.confirm(asked, default=True, err=True):
        raise older
    # This may take minutes, and makes garbage all the time.
    begin()
    with Meter() as meter:
        for _outcome in library.load((), place, upkeep=meter.upkeep):
            pass


def _follow(
    outcomes: Callable[[Meter], Iterable[Outcome]],
    *,
    as_json: bool,
    verbose: bool,
    dry_run: bool = False,
    as_events: bool = False,
) -> Report:
    """Tell what becomes of each source while it happens, then the report of them all."""
    told = Report()
    kept = []
    with Events() if as_events else Meter() as meter:
        for outcome in outcomes(meter):
            told.add(outcome)
            if isinstance(meter, Events):
                meter.tell(report.outcome(outcome))
                continue
            if as_json:
                kept.append(report.outcome(outcome))
            if verbose or outcome.state in TOLD:
                meter.say(report.outcome_line(outcome))
    for line in told.lines(dry_run=dry_run) if not as_events else ():
        click.echo(line, err=True)
    if as_json and not as_events:
        click.echo(json.dumps({"sources": kept, "report": told.form()}, ensure_ascii=False))
    return told


def _fail_if_lost(told: Report) -> None:
    """Raise YuanzhiError where a file could not be read, or not all of it."""
    if told.lost:
        raise YuanzhiError(
            ngettext(
                "{count} file could not be loaded whole; the lines above say why.",
                "{count} files could not be loaded whole; the lines above say why.",
                told.lost,
            ).format(count=told.lost)
        )


def _columns(pairs: tuple[str, ...]) -> dict[str, str]:
    """--map title=标题列 as datum -> column. Raises YuanzhiError for a datum there is not."""
    columns: dict[str, str] = {}
    for pair in pairs:
        datum, equals, column = pair.partition("=")
        if not equals or not column or datum not in DATA:
            raise YuanzhiError(
                _("--map {pair} says nothing: write DATUM=COLUMN, DATUM one of {data}.").format(
                    pair=pair, data=", ".join(DATA)
                )
            )
        columns[datum] = column
    return columns


@contextmanager
def _stopping() -> Iterator[Callable[[], bool]]:
    """Within it, the first Ctrl-C is only told by the function given, the second breaks off."""
    asked = False

    def stop(_number: int, _frame: object) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True
        if sys.stderr.isatty():
            # The bar stands on the line.
            click.echo(err=True)
        click.echo(
            _("Stopping after the source at work; press Ctrl-C again to break it off."), err=True
        )

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield lambda: asked
    finally:
        signal.signal(signal.SIGINT, before)
