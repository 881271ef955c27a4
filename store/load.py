"""The pipeline: read, lay out, extract, write; one transaction a source.

Loading a source twice changes nothing; loading a changed one replaces its articles.
"""

from __future__ import annotations

import datetime
import json
from contextlib import contextmanager
from dataclasses import asdict, replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from store import extract, layout, reading
from store.extract.rules import RULES_VERSION
from store.model import Article, Metadata, Outcome, YuanzhiError
from store.writer import Writer

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path


def load(
    connection: sqlite3.Connection,
    path: Path,
    given: Metadata | None = None,
    progress: Callable[[float, int], object] | None = None,
) -> Outcome:
    """Load one file into the library that `connection` writes to.

    given: bibliographic data that go before what the file says. progress: called with the share of
    the file read so far (0 to 1) and the number of its paragraphs. A source that fails leaves the
    library as it was, its old articles too, and the outcome says why. A file loaded before is
    replaced where it, the given data or the rules have changed, and left alone otherwise.
    """
    given = given or Metadata()
    name = str(path.resolve())
    try:
        with transaction(connection):
            return _load(connection, path, given, progress)
    except YuanzhiError as error:
        return Outcome(name, "failed", problem=str(error))


def _load(
    connection: sqlite3.Connection,
    path: Path,
    given: Metadata,
    progress: Callable[[float, int], object] | None,
) -> Outcome:
    name = str(path.resolve())
    source = reading.open_source(path)
    settings = json.dumps(
        {
            "given": {key: value for key, value in asdict(given).items() if value},
            "sidecar": source.sidecar_sha256,
            "rules": RULES_VERSION,
        },
        sort_keys=True,
    )
    known = connection.execute(
        "SELECT id, sha256, settings FROM source WHERE path = ?", (name,)
    ).fetchone()
    if known is not None and known[1:] == (source.sha256, settings):
        return Outcome(name, "unchanged")
    writer = Writer(connection)
    if known is not None:
        writer.replace(known[0])
    key = connection.execute(
        "INSERT INTO source (path, sha256, settings, charset, media_type, loaded, version, state) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, 'loaded')",
        (
            name,
            source.sha256,
            settings,
            source.charset,
            source.media_type,
            datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
            version("yuanzhi"),
        ),
    ).lastrowid
    assert key is not None
    read = 0

    def seen(count: int) -> None:
        nonlocal read
        read = count

    for articles in _laid_out(source, seen):
        described = [_described(article, given) for article in articles]
        for article, facts in zip(described, extract.extract(described), strict=True):
            writer.write(key, article, facts)
        if progress is not None:
            progress(read / max(source.size, 1), writer.paragraphs)
    writer.finish()
    return Outcome(name, "loaded", writer.articles, writer.paragraphs, writer.facts)


def _laid_out(source: reading.Source, seen: Callable[[int], None]) -> Iterator[tuple[Article, ...]]:
    """The articles of a source, those of one page together."""
    for document in source.documents(seen):
        yield layout.lay_out(document) if isinstance(document, reading.Page) else (document,)


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


def files_under(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named that reading knows, in the order of names."""
    for path in paths:
        if path.is_dir():
            yield from (file for file in sorted(path.rglob("*")) if reading.is_source(file))
        else:
            yield path
