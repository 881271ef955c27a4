"""Extracting anew: the present rules over the paragraphs a library holds, and what that changes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from store import extract
from store.extract.rules import RULES_VERSION
from store.load.group import transaction
from store.model import Article, Changed, Metadata, Part, Reextraction
from store.reading.formats import FORMATS
from store.rows import CLAIM, rows_of
from store.writer import Writer

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from store.rows import ArticleRows

# Formats with an article a record: what one says tells nothing of the day of another.
RECORDS = frozenset(form.name for form in FORMATS if form.records)

# So many changes are told one by one; all are counted.
TOLD = 200

# What makes two claims of one mark the same; the text comes last.
COMPARED = ("attribute", "status", "modality", "time", "rule", "confidence", "text")

Row = tuple[Any, ...]


@dataclass(slots=True)
class Tally:
    """What changes, counted and told."""

    articles: int = 0
    paragraphs: int = 0
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    told: list[Changed] = field(default_factory=list)

    def add(self, kind: str, what: str, place: str, before: str | None, after: str | None) -> None:
        """Count a change. kind: "mention" or "claim"; what: "added", "gone" or "changed"."""
        self.counts[kind, what] = self.counts.get((kind, what), 0) + 1
        if len(self.told) < TOLD:
            self.told.append(Changed(kind, what, place, before, after))


def reextract(
    connection: sqlite3.Connection,
    *,
    dry: bool,
    progress: Callable[[int, int], object] | None = None,
) -> Reextraction:
    """Run the present rules over all stored paragraphs; what they find takes the place of what
    former rules found, in one transaction, unless dry. What the reader said is put upon it again.

    progress: told how many articles are done, and of how many.
    """
    tally = Tally()
    if dry:
        for _ in _changed(connection, tally, progress):
            pass
        return _result(tally, dry=True)
    with transaction(connection):
        writer = Writer(connection)
        for article, rows in _changed(connection, tally, progress):
            writer.renew(article, rows)
        writer.complete()
        for key, settings in connection.execute("SELECT id, settings FROM source").fetchall():
            connection.execute(
                "UPDATE source SET settings = ?, facts = (SELECT count(*) FROM mention m "
                "JOIN article a ON a.id = m.article WHERE a.source = source.id "
                "AND m.rule <> 'reader') WHERE id = ?",
                (_of_these_rules(settings), key),
            )
        writer.refresh()
    return _result(tally, dry=False)


def _result(tally: Tally, *, dry: bool) -> Reextraction:
    return Reextraction(
        tally.articles,
        tally.paragraphs,
        {f"{kind}s {what}": count for (kind, what), count in sorted(tally.counts.items())},
        tuple(tally.told),
        dry,
    )


def _of_these_rules(settings: str) -> str:
    """The settings of a source, as if it had been loaded by the present rules."""
    try:
        known = json.loads(settings)
    except ValueError:
        return settings
    known["rules"] = RULES_VERSION
    return json.dumps(known, sort_keys=True, ensure_ascii=False)


def _changed(
    connection: sqlite3.Connection,
    tally: Tally,
    progress: Callable[[int, int], object] | None,
) -> Iterator[tuple[int, ArticleRows]]:
    """The articles whose facts are others by the present rules, with those."""
    (total,) = connection.execute("SELECT count(*) FROM article").fetchone()
    for keys, articles in _pages(connection):
        found = extract.extract(articles)
        for key, article, facts in zip(keys, articles, found, strict=True):
            (digest,) = connection.execute(
                "SELECT hash FROM article WHERE id = ?", (key,)
            ).fetchone()
            rows = rows_of(article, facts, digest)
            tally.articles += 1
            tally.paragraphs += len(article.paragraphs)
            if _compare(connection, key, rows, tally):
                yield key, rows
        if progress is not None:
            progress(tally.articles, total)


def _pages(
    connection: sqlite3.Connection,
) -> Iterator[tuple[Sequence[int], Sequence[Article]]]:
    """The articles of the library, those together that are read together, with their keys."""
    for source, form in connection.execute("SELECT id, format FROM source ORDER BY id").fetchall():
        keys = [
            key
            for (key,) in connection.execute(
                "SELECT id FROM article WHERE source = ? ORDER BY ordinal", (source,)
            )
        ]
        if form in RECORDS:
            for key in keys:
                yield (key,), (_article(connection, key),)
        elif keys:
            yield keys, [_article(connection, key) for key in keys]


def _article(connection: sqlite3.Connection, key: int) -> Article:
    """An article out of its rows, but for its byline."""
    row = connection.execute(
        "SELECT kicker, title, subtitle, authors, date FROM article WHERE id = ?", (key,)
    ).fetchone()
    heads = [
        Part(text, kind)
        for kind, text in zip(("kicker", "title", "subtitle"), row[:3], strict=True)
        if text
    ]
    paragraphs = [
        Part(text, kind)
        for text, kind in connection.execute(
            "SELECT text, kind FROM paragraph WHERE article = ? ORDER BY ordinal", (key,)
        )
    ]
    return Article((*heads, *paragraphs), tuple(json.loads(row[3])), Metadata(date=row[4]))


def _compare(connection: sqlite3.Connection, key: int, rows: ArticleRows, tally: Tally) -> bool:
    """Count what is others in an article; whether anything is."""
    old_mentions = {
        (ordinal, part, start, end, kind): tuple(values)
        for ordinal, part, start, end, kind, *values in connection.execute(
            'SELECT p.ordinal, m.part, m.start, m."end", m.type, m.text, m.value, m.high, m.low, '
            "m.unit, m.bound, m.iso, m.inferred, m.title, m.org, m.rule FROM mention m "
            "LEFT JOIN paragraph p ON p.id = m.paragraph "
            "WHERE m.article = ? AND m.rule <> 'reader' AND m.part <> 'byline'",
            (key,),
        )
    }
    new_mentions = {row[:5]: row[5:16] for row in rows.mentions}
    old_claims = {
        mark: tuple(values)
        for mark, *values in connection.execute(
            f"SELECT mark, {', '.join(COMPARED)} FROM claim "  # noqa: S608 (fixed names)
            "WHERE article = ? AND rule <> 'reader'",
            (key,),
        )
    }
    new_claims = {}
    for row in rows.claims:
        claim = dict(zip(CLAIM, row, strict=True))
        new_claims[claim["mark"]] = tuple(claim[name] for name in COMPARED)
    changed = _differences("mention", key, old_mentions, new_mentions, tally)
    return _differences("claim", key, old_claims, new_claims, tally) or changed


def _differences(
    kind: str,
    article: int,
    old: dict[Any, Row],
    new: dict[Any, Row],
    tally: Tally,
) -> bool:
    changed = False
    for mark in {**old, **new}:
        before, after = old.get(mark), new.get(mark)
        if before == after:
            continue
        changed = True
        what = "gone" if after is None else "added" if before is None else "changed"
        ordinal = mark[0] if kind == "mention" else None
        place = str(article) if ordinal is None else f"{article}.{ordinal}"
        name = f"{mark[4]} " if kind == "mention" else ""
        tally.add(
            kind,
            what,
            place,
            None if before is None else name + _words(kind, before),
            None if after is None else name + _words(kind, after),
        )
    return changed


def _words(kind: str, row: Row) -> str:
    """A mention or a claim in short."""
    if kind == "claim":
        _attribute, _status, *qualities, text = row
        return f"{text} [{', '.join(str(each) for each in qualities if each)}]"
    text, value, high, _low, unit, bound, iso, _inferred, title, org, rule = row
    said = " ".join(str(each) for each in (bound, value, high, unit, iso, title, org) if each)
    return f"{text} = {said} [{rule}]" if said else f"{text} [{rule}]"
