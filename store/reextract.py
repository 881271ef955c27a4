"""Extracting anew: the present rules over the paragraphs a library holds, and what that changes."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from store import corrections, extract, summary
from store.extract.rules import RULES_VERSION
from store.load.group import transaction
from store.model import Article, Changed, Metadata, Part, Reextraction, Stated
from store.rows import CLAIM, role_of, rows_of
from store.writer import Writer

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from store.corrections import Name
    from store.rows import ArticleRows

    Apart = Mapping[Name, Name]

# So many changes are told one by one; all are counted.
TOLD = 200

# What makes two claims of one mark the same, besides the entities, the figure and the words they
# point to. Their lines in the index of facts are made of all this.
COMPARED = ("attribute", "status", "modality", "time", "rule", "confidence")

Row = tuple[Any, ...]


@dataclass(slots=True)
class Tally:
    """What changes, counted and told."""

    articles: int = 0
    paragraphs: int = 0
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    told: list[Changed] = field(default_factory=list)

    def add(self, change: Changed) -> None:
        """Count a change, and keep it where it is one of the first."""
        kind = change.kind, change.what
        self.counts[kind] = self.counts.get(kind, 0) + 1
        if len(self.told) < TOLD:
            self.told.append(change)


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
    former = tuple(
        version
        for (version,) in connection.execute(
            "SELECT DISTINCT rules_version FROM claim WHERE rule <> 'reader' ORDER BY 1"
        )
    )
    if dry:
        for _ in _changed(connection, tally, progress):
            pass
        return _result(tally, former, dry=True)
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
        # Also where nothing is others: it is what the present rules find.
        connection.execute(
            "UPDATE claim SET rules_version = ? WHERE rule <> 'reader' AND rules_version <> ?",
            (RULES_VERSION, RULES_VERSION),
        )
        # What is one with what: as the present rules hold it to be, also where no article changes.
        bearers = connection.execute("SELECT id FROM entity WHERE type IN ('PROJECT', 'ORG')")
        summary.enlist(connection, [key for (key,) in bearers])
        writer.refresh()
    return _result(tally, former, dry=False)


def _result(tally: Tally, former: tuple[int, ...], *, dry: bool) -> Reextraction:
    return Reextraction(
        tally.articles,
        tally.paragraphs,
        {f"{kind}s {what}": count for (kind, what), count in sorted(tally.counts.items())},
        tuple(tally.told),
        dry,
        former,
        RULES_VERSION,
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
    splits = corrections.splits(connection)
    for keys, articles in _pages(connection):
        found = extract.extract(articles)
        for key, article, facts in zip(keys, articles, found, strict=True):
            (digest,) = connection.execute(
                "SELECT hash FROM article WHERE id = ?", (key,)
            ).fetchone()
            rows = rows_of(article, facts, digest)
            tally.articles += 1
            tally.paragraphs += len(article.paragraphs)
            if _compare(connection, key, rows, splits.get(digest, {}), tally):
                yield key, rows
        if progress is not None:
            progress(tally.articles, total)


def _pages(
    connection: sqlite3.Connection,
) -> Iterator[tuple[Sequence[int], Sequence[Article]]]:
    """The articles of the library, those together that are read together, with their keys."""
    # Only what was laid out from the text of a page has ranges in it. Other articles were read one
    # by one (records, chapters): what one says tells nothing of the day of another.
    sources = connection.execute(
        "SELECT s.id, EXISTS (SELECT 1 FROM article a JOIN paragraph p ON p.article = a.id "
        "WHERE a.source = s.id AND p.ranges <> '[]') FROM source s ORDER BY s.id"
    ).fetchall()
    for source, paged in sources:
        keys = [
            key
            for (key,) in connection.execute(
                "SELECT id FROM article WHERE source = ? ORDER BY ordinal", (source,)
            )
        ]
        if paged:
            yield keys, [_article(connection, key) for key in keys]
            continue
        for key in keys:
            yield (key,), (_article(connection, key),)


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


def _compare(
    connection: sqlite3.Connection, key: int, rows: ArticleRows, apart: Apart, tally: Tally
) -> bool:
    """Count what is others in an article; whether anything is. apart: see `corrections.splits`."""
    names = [apart.get(name, name) for name in rows.names]
    changed = _differences(
        "mention", key, _old_mentions(connection, key), _new_mentions(rows, names), tally
    )
    old, new = _old_claims(connection, key), _new_claims(rows, names)
    return _differences("claim", key, old, new, tally) or changed


def _old_mentions(connection: sqlite3.Connection, article: int) -> dict[Any, Row]:
    return {
        (ordinal, part, start, end, kind): (*values, _named(*entity))
        for ordinal, part, start, end, kind, *entity, values in (
            (*row[:8], row[8:])
            for row in connection.execute(
                'SELECT p.ordinal, m.part, m.start, m."end", m.type, e.type, e.name, e.scope, '
                "m.text, m.value, m.high, m.low, m.unit, m.bound, m.iso, m.inferred, m.title, "
                "m.org, m.rule FROM mention m LEFT JOIN paragraph p ON p.id = m.paragraph "
                "LEFT JOIN entity e ON e.id = m.entity "
                "WHERE m.article = ? AND m.rule <> 'reader' AND m.part <> 'byline'",
                (article,),
            )
        )
    }


def _new_mentions(rows: ArticleRows, names: Sequence[Name]) -> dict[Any, Row]:
    return {
        tuple(place): (*values, None if entity is None else names[entity])
        for *place, values, entity in ((*row[:5], row[5:-1], row[-1]) for row in rows.mentions)
    }


def _old_claims(connection: sqlite3.Connection, article: int) -> dict[Any, Row]:
    evidence: dict[int, list[Row]] = defaultdict(list)
    for claim, *piece in connection.execute(
        'SELECT v.claim, p.ordinal, v.part, v.start, v."end", v.role FROM claim c '
        "JOIN evidence v ON v.claim = c.id LEFT JOIN paragraph p ON p.id = v.paragraph "
        "WHERE c.article = ?",
        (article,),
    ):
        evidence[claim].append(tuple(piece))
    columns = ", ".join(f"c.{name}" for name in COMPARED)
    found = connection.execute(
        f"SELECT c.id, c.mark, {columns}, s.type, s.name, s.scope, o.type, o.name, o.scope, "  # noqa: S608 (fixed names)
        'p.ordinal, m.part, m.start, m."end", m.type, m.text FROM claim c '
        "LEFT JOIN entity s ON s.id = c.subject LEFT JOIN entity o ON o.id = c.object "
        "LEFT JOIN mention m ON m.id = c.figure LEFT JOIN paragraph p ON p.id = m.paragraph "
        "WHERE c.article = ? AND c.rule <> 'reader' ORDER BY c.id",
        (article,),
    )
    many = len(COMPARED)
    return _told_apart(
        (
            mark,
            (
                *values[:many],
                _named(*values[many : many + 3]),
                _named(*values[many + 3 : many + 6]),
                # A figure that is not there any more is none.
                None if values[-1] is None else tuple(values[many + 6 :]),
                frozenset(evidence[key]),
            ),
        )
        for key, mark, *values in found
    )


def _new_claims(rows: ArticleRows, names: Sequence[Name]) -> dict[Any, Row]:
    evidence: dict[int, list[Row]] = defaultdict(list)
    for claim, *piece in rows.evidence:
        evidence[claim].append(tuple(piece))
    found = []
    for at, row in enumerate(rows.claims):
        claim = dict(zip(CLAIM, row, strict=True))
        other, figure = claim["object"], claim["figure"]
        values = (
            *(claim[name] for name in COMPARED),
            names[claim["subject"]],
            None if other is None else names[other],
            None if figure is None else rows.mentions[figure][:6],
            frozenset(evidence[at]),
        )
        found.append((claim["mark"], values))
    return _told_apart(found)


def _told_apart(claims: Iterable[tuple[str, Row]]) -> dict[Any, Row]:
    """Claims by their marks; those of one mark by their order."""
    count: Counter[str] = Counter()
    found = {}
    for mark, values in claims:
        found[mark, count[mark]] = values
        count[mark] += 1
    return found


def _named(kind: str | None, name: str | None, scope: str | None) -> Name | None:
    return None if kind is None or name is None or scope is None else (kind, name, scope)


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
        ordinal = mark[0] if kind == "mention" else _paragraph(before if after is None else after)
        place = str(article) if ordinal is None else f"{article}.{ordinal}"
        was, now = (
            None if row is None else _words(mark[4], row) if kind == "mention" else _stated(row)
            for row in (before, after)
        )
        tally.add(Changed(kind, what, place, was, now))
    return changed


def _paragraph(claim: Row | None) -> int | None:
    """The number of the paragraph that says what a claim says; None for a headline."""
    if claim is None:
        return None
    role = role_of(claim[0])
    return next((piece[0] for piece in sorted(claim[-1], key=str) if piece[-1] == role), None)


def _stated(row: Row) -> Stated:
    """A claim in short."""
    attribute, status, modality, time, rule, confidence = row[: len(COMPARED)]
    subject, other, figure = row[len(COMPARED) : len(COMPARED) + 3]
    said = status or (other[1] if other else figure[-1] if figure else "")
    return Stated(subject[1], attribute, said, modality, time, rule, confidence)


def _words(kind: str, row: Row) -> str:
    """A mention in short."""
    text, value, high, _low, unit, bound, iso, _inferred, title, org, rule, entity = row
    name = entity[1] if entity and entity[1] != text else None
    said = " ".join(str(each) for each in (bound, value, high, unit, iso, name, title, org) if each)
    return f"{kind} {text} = {said} [{rule}]" if said else f"{kind} {text} [{rule}]"
