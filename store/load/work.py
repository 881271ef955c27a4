"""Work: from an item to rows, as far as it goes without a library. It can run in any process."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from gettext import dgettext
from typing import TYPE_CHECKING, Any, Protocol

from store import extract, layout, reading
from store.load.settings import Settings, mark
from store.model import Article, Facts, Metadata, Page, YuanzhiError
from store.reading import NoNews
from store.reading.charset import shown
from store.rows import ArticleRows, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

# A batch of documents is sent to another process when it has so many characters, or documents.
CHARACTERS = 20_000
DOCUMENTS = 50

# So many problems of one source are told, the others counted; and so long a text is stored.
TOLD = 3
LONGEST = 600


@dataclass(frozen=True, slots=True)
class Identity:
    """What a source is, and all that its articles depend on.

    settings: see `store.load.settings.mark`. format, media_type, charset: as reading tells them.
    """

    sha256: str | None
    settings: str
    size: int | None
    format: str | None
    media_type: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is nothing of a source. no_news: whether it is of a kind that holds no news."""

    problem: str
    no_news: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a piece of work.

    identity: of the source, where the work was to open it; None otherwise, or where it could not.
    problems: what of it could not be read, one sentence each.
    """

    articles: tuple[ArticleRows, ...] = ()
    identity: Identity | None = None
    problems: tuple[str, ...] = ()
    failure: Failure | None = None


class Task(Protocol):
    """A piece of work."""

    @property
    def weight(self) -> int:
        """About how many bytes it has in memory."""

    def __call__(self) -> Result:
        """Do it."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A file that is read, laid out and extracted in one go. weight: its size."""

    path: Path
    settings: Settings
    dry: bool
    weight: int

    def __call__(self) -> Result:
        """Its articles, or why there are none."""
        identity: Identity | None = None
        problems: list[str] = []
        articles: list[ArticleRows] = []
        failure: Failure | None = None
        try:
            source = reading.open_source(self.path, self.settings.options)
            identity = identity_of(source, self.settings)
            for document in source.documents(problem=problems.append):
                articles.extend(made(document, self.settings.given, dry=self.dry))
            identity = replace(identity, charset=source.charset)
        except Exception as error:  # noqa: BLE001 (see failure_of)
            failure = failure_of(error, self.path.name)
        return Result(tuple(articles), identity, tuple(problems), failure)


@dataclass(frozen=True, slots=True)
class Pieces:
    """Some documents of a source, which are laid out and extracted."""

    name: str
    documents: tuple[Page | Article, ...]
    given: Metadata
    dry: bool
    weight: int = CHARACTERS

    def __call__(self) -> Result:
        """Their articles."""
        articles: list[ArticleRows] = []
        try:
            for document in self.documents:
                articles.extend(made(document, self.given, dry=self.dry))
        except Exception as error:  # noqa: BLE001 (see failure_of)
            return Result(failure=failure_of(error, self.name))
        return Result(tuple(articles))


def identity_of(source: reading.Source, settings: Settings) -> Identity:
    """What a source is that has been opened with these settings."""
    return Identity(
        source.sha256,
        mark(source, settings),
        source.size,
        source.format.name,
        source.format.media_type,
        source.charset,
    )


def made(document: Page | Article, given: Metadata, *, dry: bool = False) -> Iterator[ArticleRows]:
    """The articles of a document with their facts; without, where it is dry."""
    articles = (
        layout.lay_out(document) if isinstance(document, Page) else (layout.refine(document),)
    )
    described = [_described(article, given) for article in articles]
    facts = [Facts() for _ in described] if dry else extract.extract(described)
    return map(rows_of, described, facts)


def failure_of(error: Exception, name: str) -> Failure:
    """Why there is nothing of a source, from what was raised. name: the file's, for the message.

    A fault of this program that shows in one file of many must not end the load of the others.
    """
    if isinstance(error, YuanzhiError):
        return Failure(str(error), no_news=isinstance(error, NoNews))
    return Failure(
        dgettext(
            "yuanzhi",
            "{name} brought out a fault of this program: please report it with these words: "
            "{error}.",
        ).format(name=shown(name), error=shown(repr(error), 200))
    )


def batches(
    documents: Iterable[Page | Article],
) -> Iterator[tuple[Page | Article, ...]]:
    """The documents some at a time, so that sending them to another process is worth it."""
    some: list[Page | Article] = []
    characters = 0
    for document in documents:
        some.append(document)
        characters += (
            len(document.text)
            if isinstance(document, Page)
            else sum(len(part.text) for part in document.parts)
        )
        if characters >= CHARACTERS or len(some) >= DOCUMENTS:
            yield tuple(some)
            some, characters = [], 0
    if some:
        yield tuple(some)


def in_short(problems: Sequence[str]) -> str | None:
    """The problems of one source as the text that is stored with it; None without any."""
    if not problems:
        return None
    told = " ".join(problems[:TOLD])
    if len(told) > LONGEST:
        told = told[:LONGEST] + "…"
    if len(problems) > TOLD:
        told += " " + dgettext("yuanzhi", "And {count} more like these.").format(
            count=len(problems) - TOLD
        )
    return told


def _described(article: Article, given: Metadata) -> Article:
    """The article with the given data put before its own."""
    own = article.metadata
    changes: dict[str, Any] = {
        name: value for name, value in asdict(given).items() if value and name != "origins"
    }
    if not changes:
        return article
    origins = {**own.origins, **dict.fromkeys(changes, "given")}
    return replace(article, metadata=replace(own, **changes, origins=origins))
