"""The group: sources that are written together.

Small sources share a transaction, because a commit for each takes longer than the writing; a large
one has a transaction of its own. What is written together depends on the sources alone, never on
the clock, so that a load always makes the same library.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.clock import now
from store.load.ledger import is_gone
from store.model import Outcome
from store.writer import Writer

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from store.load.ledger import Ledger
    from store.load.steps import Job
    from store.rows import ArticleRows

# A group is written when it has so many sources, paragraphs or bytes, or so many outcomes wait.
SOURCES = 200
PARAGRAPHS = 4_000
BYTES = 8 << 20
OUTCOMES = 1_000

# So many paragraphs are written before the lists of parks and projects are brought up to date.
FRESH = 200_000


@dataclass(slots=True)
class Taken:
    """A source with its articles, and how much they are."""

    job: Job
    articles: list[ArticleRows] = field(default_factory=list)
    count: int = 0
    paragraphs: int = 0
    facts: int = 0

    def add(self, articles: Sequence[ArticleRows]) -> None:
        """Count some more articles, and keep them."""
        self.articles += articles
        self.count += len(articles)
        self.paragraphs += sum(len(one.paragraphs) for one in articles)
        self.facts += sum(len(one.mentions) for one in articles)

    def drop(self) -> None:
        """Forget its articles: it failed."""
        self.articles.clear()
        self.count = self.paragraphs = self.facts = 0

    def note(self, ledger: Ledger, key: int | None) -> int:
        """Put into the ledger what it is and how much it holds; its key."""
        job = self.job
        return ledger.taken(
            key,
            job.name,
            job.identity,
            state="loaded" if job.state == "moved" else job.state,
            problem=job.problem,
            loaded=None if job.state == "skipped" else now(),
            articles=self.count,
            paragraphs=self.paragraphs,
            facts=self.facts,
        )

    def outcome(self) -> Outcome:
        """What became of it."""
        job = self.job
        return Outcome(
            job.name,
            job.state,
            self.count,
            self.paragraphs,
            self.facts,
            job.problem,
            job.identity.format or (job.known.format if job.known else None),
        )


class Group:
    """Takes in sources with their articles, writes them, and tells what became of them.

    connection: None where nothing is to be written.
    """

    def __init__(self, connection: sqlite3.Connection | None, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger
        self._writer: Writer | None = None
        self._now: Taken | None = None
        # Sources that are whole and not yet written; of how many something is to be written.
        self._waiting: list[Taken] = []
        self._sources = self._paragraphs = self._bytes = 0
        # The source at work, where it has a transaction of its own.
        self._alone: int | None = None
        # What SQLite calls the state of the file as this connection knows it.
        self._version: int | None = None
        # Paragraphs written since the lists were last worked out.
        self._fresh = 0

    def take(self, job: Job, articles: Sequence[ArticleRows]) -> Iterator[Outcome]:
        """Take in some articles of a source; gives the outcomes of others that got written."""
        taken = self._now = self._now or Taken(job)
        if job.failure is not None or not articles:
            return
        taken.add(articles)
        if self._connection is None:
            taken.articles.clear()
        elif self._alone is not None:
            self._write_on(self._alone, taken)
        elif taken.paragraphs > PARAGRAPHS:
            yield from self.write()
            self._begin_alone(taken)

    def end(self, job: Job) -> Iterator[Outcome]:
        """Take the source that was taken in last as whole."""
        taken, self._now = self._now or Taken(job), None
        if self._alone is not None and job.failure is None:
            yield self._end_alone(self._alone, taken)
            return
        if self._alone is not None:
            self._give_up()
        if job.failure is not None:
            taken.drop()
        self._waiting.append(taken)
        if taken.articles:
            self._sources += 1
            self._paragraphs += taken.paragraphs
            self._bytes += job.size
        if self._is_full():
            yield from self.write()

    def write(self) -> Iterator[Outcome]:
        """Write the sources that wait, and tell what became of them."""
        for one in self._write_waiting():
            yield one.outcome()

    def finish(self) -> None:
        """Bring the lists of parks and projects up to date."""
        if self._connection is not None:
            with transaction(self._connection):
                self._writing().refresh()
        self._fresh = 0

    def abandon(self) -> None:
        """Give up the source at work; those taken in as whole before it are written."""
        self._now = None
        self._give_up()
        self._write_waiting()

    def _is_full(self) -> bool:
        return (
            len(self._waiting) >= OUTCOMES
            or self._sources >= SOURCES
            or self._paragraphs >= PARAGRAPHS
            or self._bytes >= BYTES
        )

    def _write_waiting(self) -> list[Taken]:
        """The sources that waited, now that they are written."""
        if self._connection is not None and self._waiting:
            try:
                self._begin()
                for one in self._waiting:
                    self._record(one)
                self._writing().complete()
                self._connection.execute("COMMIT")
            except BaseException:
                self._give_up()
                raise
        done, self._waiting = self._waiting, []
        paragraphs = self._paragraphs
        self._sources = self._paragraphs = self._bytes = 0
        self._written(paragraphs)
        return done

    def _record(self, one: Taken) -> None:
        """Write what became of a source, and its articles."""
        job, known = one.job, one.job.known
        if job.verdict is not None:
            assert known is not None, "what need not be read is known"
            if job.verdict == "vanished":
                self._ledger.vanish(known)
            else:
                self._ledger.checked(known, job.name)
        elif job.state == "failed":
            # A name that is only mistyped is no source.
            if known is not None or not is_gone(job.name):
                self._ledger.failed(known, job.name, job.identity, job.problem or "")
        elif known is not None or job.state != "skipped":
            key = one.note(self._ledger, known.key if known else None)
            if known is not None and known.loaded is not None:
                self._writing().replace(key, one.articles)
            for ordinal, article in enumerate(one.articles, 1):
                self._writing().write(key, ordinal, article)

    def _begin_alone(self, taken: Taken) -> None:
        self._begin()
        job = taken.job
        self._alone = self._ledger.taken(
            job.known.key if job.known else None, job.name, job.identity, state="loaded"
        )
        if job.known is not None and job.known.loaded is not None:
            self._writing().replace(self._alone)
        self._write_on(self._alone, taken)

    def _write_on(self, key: int, taken: Taken) -> None:
        for ordinal, article in enumerate(taken.articles, taken.count - len(taken.articles) + 1):
            self._writing().write(key, ordinal, article)
        taken.articles.clear()

    def _end_alone(self, key: int, taken: Taken) -> Outcome:
        assert self._connection is not None
        self._writing().complete()
        taken.note(self._ledger, key)
        self._connection.execute("COMMIT")
        self._alone = None
        self._written(taken.paragraphs)
        return taken.outcome()

    def _begin(self) -> None:
        """Begin a transaction."""
        assert self._connection is not None
        self._connection.execute("BEGIN IMMEDIATE")
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            # Another program has written meanwhile: what the writer remembers may be wrong.
            self._version, self._writer = version, None

    def _give_up(self) -> None:
        """Undo what was written since the transaction began."""
        if self._connection is not None and self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
        self._alone = self._writer = None

    def _written(self, paragraphs: int) -> None:
        self._fresh += paragraphs
        if self._fresh >= FRESH:
            self.finish()

    def _writing(self) -> Writer:
        """The writer; it remembers the entities of earlier sources."""
        if self._writer is None:
            assert self._connection is not None
            self._writer = Writer(self._connection)
        return self._writer


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written within, or nothing where it fails."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
