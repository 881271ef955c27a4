"""Filling a library: load, watch, reload, forget; and what extraction finds, nothing stored."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store import trace
from store.library.places import default_path
from store.model import Metadata, Options

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from store.model import Article, Facts, Mention, Outcome, Page, Progress, Range, Upkeep
    from store.reading import Item


def load(
    paths: Iterable[Path],
    library: Path | None = None,
    given: Metadata | None = None,
    progress: Callable[[Progress], object] | None = None,
    *,
    options: Options | None = None,
    jobs: int = 1,
    dry_run: bool = False,
    again: bool = False,
    stop: Callable[[], bool] | None = None,
    upkeep: Callable[[Upkeep], object] | None = None,
) -> Iterator[Outcome]:
    """Load files, folders and archives into the library at `library` (the reader's own).

    Gives the outcome of each source when it is written; only what is new or changed is read, or
    everything with again. What was loaded before and is gone is marked as vanished, its articles
    are kept. jobs: processes that extract; the library is the same however many. dry_run: only
    tells what would be done. stop: asked after each source whether to end there. upkeep: told what
    is brought up to date first, where another version wrote the library. Raises YuanzhiError where
    the library itself cannot be written.
    """
    from store.load import Load, Plan, Settings, opened

    plan = Plan(Settings(given or Metadata(), options or Options()), again=again, dry=dry_run)
    with (
        opened(library or default_path(), dry=dry_run, upkeep=upkeep) as connection,
        closing(Load(connection, plan, jobs=jobs, progress=progress, stop=stop)) as run,
    ):
        yield from run.of(paths)


def watch(
    paths: Iterable[Path],
    library: Path | None = None,
    given: Metadata | None = None,
    progress: Callable[[Progress], object] | None = None,
    *,
    options: Options | None = None,
    jobs: int = 1,
    again: bool = False,
    stop: Callable[[], bool] | None = None,
) -> Iterator[Outcome]:
    """Load as `load` does, then go on and load whatever changes there, until stop() is true.

    A file that is being written is taken when it is quiet.
    """
    from store.load import Load, Plan, Settings, opened
    from store.load.watch import Watch

    settings = Settings(given or Metadata(), options or Options())
    place = library or default_path()
    paths = tuple(paths)
    with Watch(paths) as watched:
        yield from load(
            paths, place, given, progress, options=options, jobs=jobs, again=again, stop=stop
        )
        for changes in watched.changes(stop or (lambda: False)):
            with (
                opened(place) as connection,
                closing(Load(connection, Plan(settings), jobs=jobs, stop=stop)) as run,
            ):
                yield from run.some(changes.paths, changes.gone)


def reload(
    names: Sequence[str],
    library: Path | None = None,
    progress: Callable[[Progress], object] | None = None,
    *,
    given: Metadata | None = None,
    jobs: int = 1,
    stop: Callable[[], bool] | None = None,
) -> Iterator[Outcome]:
    """Load sources again by the names they have in the library, with what was given before.

    given: what is given from now on; of what it does not name that of before. Those that are gone
    are marked as vanished.
    """
    from store.load import Load, Plan, opened, paths_of

    wanted = frozenset(names)
    with (
        opened(library or default_path()) as connection,
        closing(
            Load(
                connection,
                Plan(None, again=True, given=given),
                jobs=jobs,
                progress=progress,
                stop=stop,
            )
        ) as run,
    ):
        yield from run.some(paths_of(names), names, wanted.__contains__)


def forget(names: Sequence[str], library: Path | None = None) -> int:
    """Take sources and their articles out of the library by their names; how many there were.

    The name of a folder or an archive stands for all that is in it. What the reader added stays.
    """
    from store import load as pipeline

    with pipeline.opened(library or default_path()) as connection:
        return pipeline.forget(connection, names) if connection is not None else 0


@dataclass(frozen=True, slots=True)
class Examined:
    """What extraction finds in one page of a file, nothing stored.

    page: None where the file gave articles without a page text; parts then have no ranges.
    """

    page: Page | None
    articles: tuple[Article, ...]
    facts: tuple[Facts, ...]

    def ranges(self, article: Article, mention: Mention) -> tuple[Range, ...]:
        """Where a mention of one of the articles stands in the page; empty without a page text."""
        part = article.parts[mention.part]
        if self.page is None:
            return ()
        return trace.ranges(part, self.page.text, mention.start, mention.end)


def examine(file: Path | Item, date: datetime.date | None = None) -> Iterator[Examined]:
    """Read, lay out and extract one file without storing anything, page by page.

    date: the day the file speaks from, before what it says itself. Raises YuanzhiError.
    """
    from store import extract, layout, reading

    source = reading.open_source(file)
    for document in source.documents():
        if isinstance(document, reading.Page):
            articles = layout.lay_out(document)
            yield Examined(document, articles, tuple(extract.extract(articles, date)))
        else:
            article = layout.refine(document)
            yield Examined(None, (article,), tuple(extract.extract((article,), date)))
