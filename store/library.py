"""The one door to a library: open it; load, search, browse and cite what is in it."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from contextlib import closing, suppress
from dataclasses import dataclass
from gettext import dgettext
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from store import catalogue, cite, schema, sources, trace
from store.model import Metadata, Options, YuanzhiError
from store.search import engine

if TYPE_CHECKING:
    import datetime
    from array import array
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from store.model import (
        Article,
        ArticleView,
        Census,
        Facts,
        Found,
        Hit,
        Mention,
        Outcome,
        Page,
        ParkRow,
        Passage,
        Progress,
        ProjectRow,
        Range,
        SourceRow,
    )

CITATION_STYLES = cite.STYLES


class Library:
    """A library opened for reading. One thread at a time; `another()` is for a second one.

    path: the file. seed: True where this is the seed library, because nothing has been loaded
    at `wanted`, the place that was asked for.
    """

    def __init__(self, path: Path, *, seed: bool, wanted: Path) -> None:
        self.path = path
        self.seed = seed
        self.wanted = wanted
        self._connection = schema.connect(path)

    @classmethod
    def open(cls, path: Path | None = None) -> Library:
        """The library at `path`, or the reader's own; the seed library until that holds anything.

        Raises YuanzhiError where the file is no library or of another version.
        """
        wanted = path or default_path()
        if _is_empty(wanted):
            return cls(seed_library(), seed=True, wanted=wanted)
        return cls(wanted, seed=False, wanted=wanted)

    def another(self) -> Library:
        """A second, independent connection to the same library, for use in another thread."""
        return type(self)(self.path, seed=self.seed, wanted=self.wanted)

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def interrupt(self) -> None:
        """Stop the query that runs in another thread; it then answers with what it has."""
        self._connection.interrupt()

    def parks(self) -> array[int]:
        """Keys of all parks: most projects first, then most articles."""
        return catalogue.parks(self._connection)

    def park_rows(self, keys: Sequence[int]) -> list[ParkRow]:
        """The rows of these parks, in the order of the keys."""
        return catalogue.park_rows(self._connection, keys)

    def projects(self, park: int | None = None) -> array[int]:
        """Keys of the projects (of one park): newest first, then largest investment first."""
        return catalogue.projects(self._connection, park)

    def project_rows(self, keys: Sequence[int]) -> list[ProjectRow]:
        """The rows of these projects, in the order of the keys."""
        return catalogue.project_rows(self._connection, keys)

    def passages_of(self, entity: int) -> array[int]:
        """Keys of the paragraphs that mention a park, project, organisation or person."""
        return catalogue.passages_of(self._connection, entity)

    def search(
        self,
        query: str,
        *,
        limit: int | None = None,
        deadline: float | None = None,
        collapse: bool = False,
    ) -> Found:
        """The paragraphs a query finds, newest first. No query raises. deadline: seconds.

        collapse: of articles that are the same news only the earliest of those found, with the
        first paragraph of it that the query finds.
        """
        return engine.search(
            self._connection, query, limit=limit, deadline=deadline, collapse=collapse
        )

    def hits(self, query: str, paragraphs: Sequence[int]) -> list[Hit]:
        """These paragraphs as hits of the query, with the spans that match it."""
        return catalogue.hits(self._connection, paragraphs, lambda text: engine.spans(query, text))

    def passage(self, paragraph: int) -> Passage:
        """One paragraph with its facts. Raises YuanzhiError where there is none of that key."""
        return catalogue.passage(self._connection, paragraph)

    def locate(self, place: str) -> tuple[int, int | None]:
        """The keys of an article and a paragraph (None: the whole article) by their place.

        place: "12" is article 12, "12.3" its third paragraph; the key of a paragraph will do too.
        Raises YuanzhiError where there is no such place.
        """
        return catalogue.locate(self._connection, place)

    def article(self, article: int) -> ArticleView:
        """One article with the keys of its paragraphs. Raises YuanzhiError where there is none."""
        return catalogue.article(self._connection, article)

    def cite(self, article: int, style: str = CITATION_STYLES[0]) -> str:
        """The citation of an article in one of CITATION_STYLES; what is missing is not invented."""
        return cite.cite(catalogue.record_of(self._connection, article), style)

    def missing(self, article: int) -> tuple[str, ...]:
        """Which of title, publication, date and page an article's citation lacks."""
        return cite.missing(catalogue.record_of(self._connection, article))

    def quote(self, paragraph: int, style: str = CITATION_STYLES[0]) -> str:
        """The passage between quotation marks, followed by its citation."""
        passage = self.passage(paragraph)
        return cite.quote(passage.text, passage.record, style)

    def rule_in_words(self, rule: str) -> str:
        """What a rule of extraction does, in one sentence."""
        # The rules take 0.2 s to set up, and most commands do not ask for their words.
        from store.extract.rules import in_words

        return in_words(rule)

    def sources(self, states: Collection[str] = (), under: str | None = None) -> list[SourceRow]:
        """The sources by path: those in these states (in any), under a file, folder or archive."""
        return sources.sources(self._connection, states, under)

    def census(self) -> Census:
        """How much the library holds."""
        return catalogue.census(self._connection, str(self.path), seed=self.seed)


def default_path() -> Path:
    """Where the reader's own library is, unless they say otherwise."""
    return platformdirs.user_data_path("yuanzhi") / "library.db"


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
) -> Iterator[Outcome]:
    """Load files, folders and archives into the library at `library` (the reader's own).

    Gives the outcome of each source when it is written; only what is new or changed is read, or
    everything with again. What was loaded before and is gone is marked as vanished, its articles
    are kept. jobs: processes that extract; the library is the same however many. dry_run: only
    tells what would be done. stop: asked after each source whether to end there. Raises
    YuanzhiError where the library itself cannot be written.
    """
    from store.load import Load, Plan, Settings, opened

    plan = Plan(Settings(given or Metadata(), options or Options()), again=again, dry=dry_run)
    with (
        opened(library or default_path(), dry=dry_run) as connection,
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
    jobs: int = 1,
    stop: Callable[[], bool] | None = None,
) -> Iterator[Outcome]:
    """Load sources again by the names they have in the library, with what was given before.

    Those that are gone are marked as vanished.
    """
    from store.load import Load, Plan, opened, paths_of

    wanted = frozenset(names)
    with (
        opened(library or default_path()) as connection,
        closing(
            Load(connection, Plan(None, again=True), jobs=jobs, progress=progress, stop=stop)
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


def examine(path: Path, date: datetime.date | None = None) -> Iterator[Examined]:
    """Read, lay out and extract one file without storing anything, page by page.

    date: the day the file speaks from, before what it says itself. Raises YuanzhiError.
    """
    from store import extract, layout, reading

    source = reading.open_source(path)
    for document in source.documents():
        if isinstance(document, reading.Page):
            articles = layout.lay_out(document)
            yield Examined(document, articles, tuple(extract.extract(articles, date)))
        else:
            article = layout.refine(document)
            yield Examined(None, (article,), tuple(extract.extract((article,), date)))


def seeds() -> Path:
    """The folder with the newspaper page that ships with the program."""
    packaged = Path(str(files("store"))) / "seeds"
    return packaged if packaged.is_dir() else Path(str(files("store"))).parent / "seeds"


def seed_library() -> Path:
    """The library of the seed page, in the cache folder; made where it is not there yet.

    Its name carries what it was made from, so that another version of the program, its rules or
    its tables makes another one. Raises YuanzhiError where the cache folder cannot be written.
    """
    folder = platformdirs.user_cache_path("yuanzhi")
    path = folder / f"seed-{_seed_mark()}.db"
    if path.exists():
        return path
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as work:
            made = Path(work) / "seed.db"
            for outcome in load([seeds()], made):
                if outcome.state == "failed":
                    raise YuanzhiError(outcome.problem or "")
            # Renamed only when whole: two programs started at once cannot spoil it.
            made.replace(path)
        for other in folder.glob("seed-*.db*"):
            # Those of earlier versions; one that is still open elsewhere may refuse to go.
            if not other.name.startswith(path.name):
                with suppress(OSError):
                    other.unlink()
    except OSError as error:
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                "Cannot make the seed library in {folder} ({reason}): load a file of your own with "
                "`yuanzhi load`, or set XDG_CACHE_HOME to a folder that can be written to.",
            ).format(folder=folder, reason=error.strerror)
        ) from error
    return path


def _seed_mark() -> str:
    """A short digest of all that the seed library depends on: its page and this program's code."""
    digest = hashlib.sha256()
    code = Path(str(files("store")))
    for file in sorted((*seeds().iterdir(), *code.rglob("*.py"), *(code / "data").iterdir())):
        stat = file.stat()
        digest.update(f"{file.name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:12]


def _is_empty(path: Path) -> bool:
    """Whether nothing has been loaded there yet. Raises YuanzhiError where it is no library."""
    if not path.exists() or (path.is_file() and path.stat().st_size == 0):
        return True
    connection = schema.connect(path)
    try:
        return connection.execute("SELECT 1 FROM source LIMIT 1").fetchone() is None
    except sqlite3.DatabaseError as error:
        raise YuanzhiError(
            dgettext("yuanzhi", "Cannot read {path} ({reason}): restore it from a backup.").format(
                path=path, reason=error
            )
        ) from error
    finally:
        connection.close()
