"""The pipeline: read, lay out, extract, write. Only what is new or changed is read.

met (store.reading) -> steps: what has to be done -> crew: rows of articles -> group: into the
library, small sources together, a large one in a transaction of its own.

A source is as it was while its bytes, what was given with it, what stands beside it and the
versions of the rules are the same. A changed one is replaced in one transaction. What fails leaves
the articles of an earlier load as they are.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from store import schema
from store.load.crew import Crew
from store.load.group import Group, transaction
from store.load.ledger import Ledger, is_gone
from store.load.settings import Settings
from store.load.steps import Plan, Steps
from store.load.tally import Tally, bytes_under
from store.load.upkeep import brought
from store.model import Outcome
from store.reading import walk
from store.reading.item import MEMBER, readable
from store.search import index, order
from store.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from store.load.steps import Step
    from store.load.work import Result
    from store.model import Progress, Upkeep
    from store.reading import Met

__all__ = ["Load", "Plan", "Settings", "forget", "opened", "paths_of"]

# Vanished sources that are noted in one transaction.
BATCH = 500

STANDARD_INPUT = "-"


class Load:
    """One run through some sources. connection: None where the library is not there yet, and for a
    dry run one that only reads.

    progress: told how far it is. stop: asked after each source; where it is true, what was taken in
    so far is written and the load ends.
    """

    def __init__(
        self,
        connection: sqlite3.Connection | None,
        plan: Plan,
        *,
        jobs: int = 1,
        progress: Callable[[Progress], object] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> None:
        self._connection = connection
        self._plan = plan
        self._jobs = jobs
        self._progress = progress
        self._stop = stop
        self._ledger = Ledger(connection)
        self._stopped = False

    def of(self, paths: Iterable[Path]) -> Iterator[Outcome]:
        """What becomes of each source under some paths, in the order in which they are met, told
        when it is written; then what is no longer there.
        """
        paths = tuple(paths)
        yield from self._through(walk(paths), paths)
        if not self._stopped:
            yield from self._missing(
                readable(os.path.realpath(path)) for path in paths if str(path) != STANDARD_INPUT
            )

    def some(
        self,
        paths: Iterable[Path],
        gone: Iterable[str],
        wanted: Callable[[str], bool] = lambda _: True,
    ) -> Iterator[Outcome]:
        """The same of some files that were found to be of interest, not named by the reader.

        gone: sources, or folders and archives of sources, that may be there no longer. wanted:
        which of the sources under the paths are loaded, by their names.
        """
        paths = tuple(paths)
        met = (
            replace(one, named=False)
            for one in walk(paths)
            # An archive that cannot be read is told of: what is wanted may be in it.
            if (wanted(one.name) or one.state == "failed")
            and (one.item is not None or not is_gone(one.name))
        )
        yield from self._through(met, paths)
        if not self._stopped:
            yield from self._missing(gone)

    def close(self) -> None:
        """Let go of what was noted on the way."""
        self._ledger.close()

    def _through(self, met: Iterator[Met], paths: Iterable[Path]) -> Iterator[Outcome]:
        tally = Tally(self._progress, bytes_under(paths) if self._progress else None)
        group = Group(None if self._plan.dry else self._connection, self._ledger)
        crew = Crew(self._jobs)
        try:
            with closing(Steps(self._ledger, self._plan).of(met)) as steps:
                for step, result in crew.run(steps):
                    yield from self._take(step, result, group, tally)
                    if step.last and self._stop is not None and self._stop():
                        self._stopped = True
                        break
            yield from group.write()
            group.finish()
            if not self._stopped:
                tally.finish()
        except sqlite3.Error:
            raise
        except BaseException:
            # Ctrl-C, or nobody wants to hear more: what is whole stays.
            group.abandon()
            raise
        finally:
            crew.close()

    def _take(self, step: Step, result: Result, group: Group, tally: Tally) -> Iterator[Outcome]:
        """Take in what came of a step."""
        job = step.job
        job.identity = result.identity or job.identity
        job.problems += result.problems
        job.failure = job.failure or result.failure or step.failure
        yield from group.take(job, result.articles)
        if step.last:
            yield from group.end(job)
            tally.end(job.name, job.size)
        else:
            tally.at(job.name, step.read, sum(len(one.paragraphs) for one in result.articles))

    def _missing(self, names: Iterable[str]) -> Iterator[Outcome]:
        """Note and tell which sources are not there any more."""
        missing = self._ledger.missing(names)
        while some := list(islice(missing, BATCH)):
            if self._connection is not None and not self._plan.dry:
                with transaction(self._connection):
                    for known in some:
                        self._ledger.vanish(known)
            for known in some:
                yield Outcome(known.path, "vanished", format=known.format)


@contextmanager
def opened(
    path: Path, *, dry: bool = False, upkeep: Callable[[Upkeep], object] | None = None
) -> Iterator[sqlite3.Connection | None]:
    """A library that is loaded into: made or brought up to date before, put in order after.

    For a dry run only read, and None where it is not there. upkeep: told of what is brought up to
    date. Raises YuanzhiError where it cannot be written.
    """
    if dry:
        if not path.exists():
            yield None
            return
        with closing(schema.connect(path)) as connection:
            yield connection
        return
    try:
        writing = brought(path, upkeep)
    except sqlite3.OperationalError as error:
        raise schema.not_writable(path, error) from error
    with closing(writing) as connection:
        try:
            yield connection
            with transaction(connection):
                order.settle(connection)
            index.optimize(connection)
            connection.execute("PRAGMA optimize")
        except sqlite3.OperationalError as error:
            raise schema.not_writable(path, error) from error


def paths_of(names: Iterable[str]) -> list[Path]:
    """The files that sources are, or that they lie in, each once."""
    return list(dict.fromkeys(Path(name.partition(MEMBER)[0]) for name in names))


def forget(connection: sqlite3.Connection, names: Iterable[str]) -> int:
    """Take sources and their articles out of the library, by their names; how many were there.

    The name of a folder or an archive stands for all sources in it. What the reader added stays.
    """
    count = 0
    with closing(Ledger(connection)) as ledger, transaction(connection):
        writer = Writer(connection)
        for name in names:
            for known in ledger.under(name):
                writer.remove(known.key)
                connection.execute("DELETE FROM source WHERE id = ?", (known.key,))
                count += 1
        writer.refresh()
    return count
