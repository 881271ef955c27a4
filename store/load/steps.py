"""Steps: what a load has to do, source by source, in the order in which they are met."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from gettext import dgettext
from typing import TYPE_CHECKING, NamedTuple

from store import reading
from store.load.ledger import is_gone
from store.load.settings import Settings
from store.load.work import (
    Failure,
    Identity,
    Pieces,
    Whole,
    batches,
    failure_of,
    identity_of,
    in_short,
)
from store.reading.item import readable

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from store.load.ledger import Known, Ledger
    from store.load.work import Task
    from store.model import Metadata
    from store.reading import Item, Met, Source

# A file is read where it is laid out and extracted, in one go, where it is no larger than this: one
# that holds many articles, and any other.
SMALL = 256 << 10
LARGE = 32 << 20

# Where nothing could be learnt of a source, so that it is tried again every time.
UNKNOWN = Identity(None, "", None, None)


@dataclass(slots=True)
class Job:
    """A source in the course of a load.

    known: as the library has it. named: whether the reader named it. verdict: what becomes of it
    where nothing has to be read: one of STATES. moved: whether it was known by another name.
    """

    name: str
    known: Known | None = None
    named: bool = False
    identity: Identity = UNKNOWN
    size: int = 0
    moved: bool = False
    verdict: str | None = None
    problems: list[str] = field(default_factory=list)
    failure: Failure | None = None

    @property
    def problem(self) -> str | None:
        """Why it failed or was skipped, or what of it could not be read."""
        if self.verdict is not None:
            return self.known.problem if self.known and self.verdict != "vanished" else None
        if self.failure is None:
            return in_short(self.problems)
        if self.state == "failed" and self.known is not None and self.known.loaded is not None:
            kept = dgettext("yuanzhi", "Its articles of an earlier load are kept.")
            return f"{self.failure.problem} {kept}"
        return self.failure.problem

    @property
    def state(self) -> str:
        """One of STATES."""
        if self.verdict is not None:
            return self.verdict
        if self.failure is not None:
            return "skipped" if self.failure.no_news and not self.named else "failed"
        if self.problems:
            return "partial"
        return "moved" if self.moved else "loaded"


class Step(NamedTuple):
    """A piece of the work on a source.

    read: bytes read so far. last: whether none comes after it; failure: why it is the last.
    """

    job: Job
    read: int
    last: bool
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """How a load goes about it.

    settings: None for those with which each source was loaded before. again: whether what is as it
    was is loaded all the same. dry: whether articles are only counted. given: bibliographic data
    that go before those given before.
    """

    settings: Settings | None = field(default_factory=Settings)
    again: bool = False
    dry: bool = False
    given: Metadata | None = None


class Steps:
    """Looks at each source met: whether it has to be read, and in what pieces.

    Everything is decided here by what the library held before and by what was met before, so that
    it is the same however far the results lag behind.
    """

    def __init__(self, ledger: Ledger, plan: Plan) -> None:
        self._ledger = ledger
        self._plan = plan

    def of(self, met: Iterable[Met]) -> Generator[tuple[Step, Task | None], None, None]:
        """The steps with their tasks; never raises for what is wrong with a source."""
        for one in met:
            if not self._ledger.meet(one.name, failed=one.item is None and one.state == "failed"):
                continue
            job = Job(one.name, self._ledger.known(one.name))
            failure: Failure | None = None
            if one.item is None and job.known is not None and is_gone(one.name):
                job.verdict = "vanished"
            elif one.item is None:
                failure = Failure(one.problem or "", one.state == "skipped")
            else:
                job.named = one.named
                failure = yield from self._look(job, one.item)
            yield Step(job, job.size, True, failure), None

    def _look(
        self, job: Job, item: Item
    ) -> Generator[tuple[Step, Task | None], None, Failure | None]:
        """The steps but for the last; returns why they end before their time."""
        settings = self._plan.settings
        if settings is None:
            settings = Settings.stored(job.known.settings if job.known else "")
        if self._plan.given is not None:
            settings = settings.with_given(self._plan.given)
        job.size = item.size or 0
        try:
            source = reading.open_source(item, settings.options)
        except Exception as error:  # noqa: BLE001 (see failure_of)
            if job.known is not None and is_gone(job.name):
                job.verdict = "vanished"
                return None
            return failure_of(error, item.location.name)
        job.size = source.size
        job.identity = identity_of(source, settings)
        self._judge(job)
        if job.verdict is not None:
            return None
        if not _in_one_go(source):
            return (yield from self._read(job, source, settings))
        assert item.path is not None
        yield Step(job, 0, last=False), Whole(item.path, settings, self._plan.dry, source.size)
        return None

    def _judge(self, job: Job) -> None:
        """Say what becomes of a source where it need not be read."""
        identity = job.identity
        if job.known is None and identity.sha256 is not None:
            job.known = self._ledger.moved(identity.sha256)
            job.moved = job.known is not None
        known = job.known
        if known is None or self._plan.again:
            return
        if (known.sha256, known.settings) != (identity.sha256, identity.settings):
            return
        if known.state in ("failed", "skipped"):
            job.verdict = known.state
        else:
            job.verdict = "moved" if job.moved else "unchanged"

    def _read(
        self, job: Job, source: Source, settings: Settings
    ) -> Generator[tuple[Step, Task | None], None, Failure | None]:
        """The documents of a source, some at a time; returns why there are no more."""
        name = source.item.location.name
        read = 0

        def seen(count: int) -> None:
            nonlocal read
            read = count

        try:
            for some in batches(source.documents(seen, job.problems.append)):
                task = Pieces(name, some, settings.given, self._plan.dry)
                yield Step(job, read, last=False), task
        except Exception as error:  # noqa: BLE001 (see failure_of)
            return failure_of(error, name)
        job.identity = replace(job.identity, charset=source.charset)
        return None


def _in_one_go(source: Source) -> bool:
    """Whether another process can read it, by its path alone, and give back all of it at once."""
    path = source.item.path
    if path is None or readable(str(path)) != source.item.name:
        return False
    return source.size <= (SMALL if source.format.records else LARGE)
