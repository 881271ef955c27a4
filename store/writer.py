"""The writer: articles and their facts as rows of a library, in large batches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from store import anchors, corrections, factindex, reprints, sameness, summary
from store.completion import names
from store.heirs import Piece, heirs
from store.merges import Named
from store.register import Register
from store.search import index, order

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from store.rows import ArticleRows

# Paragraphs written at a time: enough for the index to be built from large sorted runs, little
# enough to hold in memory.
BATCH = 10_000

# Entities whose line in the lists is worked out at a time.
REFRESHED = 2_000

# Former articles of a source whose texts are compared with the new ones.
COMPARED = 2_000

Row = tuple[Any, ...]


class _Taken(NamedTuple):
    """An article that waits to be written, with the day it is dated.

    ordinal: its place in its source, from 1.
    """

    day: int
    key: int
    source: int
    ordinal: int
    rows: ArticleRows


class _Placed(NamedTuple):
    """An article with the keys it gets: the first of its paragraphs, mentions and claims, and
    those of the entities it names.
    """

    taken: _Taken
    paragraph: int
    mention: int
    claim: int
    entities: list[int]

    def paragraph_of(self, ordinal: int | None) -> int | None:
        """The key of a paragraph; None for what stands in a headline."""
        return None if ordinal is None else self.paragraph + ordinal - 1

    def entity_of(self, place: int | None) -> int | None:
        """The key of an entity by its place among the article's names."""
        return None if place is None else self.entities[place]


class Writer:
    """Writes articles and their facts as rows, in large batches; the caller holds a transaction.

    After a transaction that was rolled back, another writer has to be made.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._register = Register(connection)
        self._taken: list[_Taken] = []
        self._waiting = 0
        # (source, ordinal) of an article to come -> the key it gets.
        self._kept: dict[tuple[int, int], int] = {}
        # The source whose former articles are in the table `former`.
        self._remembered: int | None = None
        self._held: list[anchors.Held] = []
        # Hashes of the articles written since corrections were last applied.
        self._written: set[str] = set()
        self._article = self._last("article")
        self._mention = self._last("mention")
        self._claim = self._last("claim")

    def write(self, source: int, ordinal: int, rows: ArticleRows) -> None:
        """Take in an article of a source; ordinal: its place in it, from 1."""
        day = order.day_of(rows.date)
        self._taken.append(_Taken(day, self._key_of(source, ordinal, rows), source, ordinal, rows))
        self._waiting += len(rows.paragraphs)
        if self._waiting >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Put the articles taken in so far into the tables and the indexes, newest first."""
        if not self._taken:
            return
        placed = self._place()
        run = self.connection.executemany
        run(INSERTS["article"], _articles(placed))
        run(INSERTS["paragraph"], _paragraphs(placed))
        first = placed[0].paragraph
        index.take_in(self.connection, first, first + self._waiting)
        self._put_facts(placed)
        reprints.enlist(self.connection, (one.taken.key for one in placed))
        # Now, and not only when all is written: meanwhile other processes go on extracting.
        self._match()
        self._taken.clear()
        self._waiting = 0

    def complete(self) -> None:
        """Write what is left, and tie the reader's notes to the articles that were replaced. To be
        called before each commit.
        """
        self.flush()
        for one in self._held:
            anchors.restore(self.connection, one)
        self._held.clear()
        if corrections.apply(self.connection, self._written):
            # What the reader said has rows as well.
            self._mention, self._claim = self._last("mention"), self._last("claim")
        self._written.clear()
        self._kept.clear()
        self._remembered = None

    def refresh(self) -> None:
        """Work out anew what is one with what, and what the lists show of all that was touched
        since this was last called, by any writer, and which articles are reprints; entities that no
        article names any more are gone.
        """
        self._match()
        names.make(self.connection)
        run = self.connection.execute
        while keys := [row[0] for row in run(f"SELECT entity FROM stale LIMIT {REFRESHED}")]:  # noqa: S608 (a number)
            marks = ",".join(map(str, keys))
            # Those that counted as one that is gone, and what was two because of it.
            members = run(f"SELECT id FROM entity WHERE head IN ({marks})").fetchall()  # noqa: S608 (numbers)
            concerned = {*keys, *(key for (key,) in members)}
            concerned |= sameness.related(self.connection, keys)
            # A short name goes with the last article that tells it.
            run(
                f"DELETE FROM alias AS n WHERE entity IN ({marks}) AND origin = 'article' "  # noqa: S608 (numbers)
                "AND NOT EXISTS (SELECT 1 FROM mention WHERE entity = n.entity AND text = n.name)"
            )
            gone = run(
                f"DELETE FROM entity AS e WHERE id IN ({marks}) "  # noqa: S608 (numbers)
                "AND NOT EXISTS (SELECT 1 FROM mention WHERE entity = e.id) "
                "AND NOT EXISTS (SELECT 1 FROM claim WHERE subject = e.id) "
                "AND NOT EXISTS (SELECT 1 FROM claim WHERE object = e.id) "
                "RETURNING type, name, scope"
            ).fetchall()
            sameness.forget(self.connection, (Named(*row) for row in gone))
            run(
                f"DELETE FROM alias WHERE entity IN ({marks}) "  # noqa: S608 (numbers)
                "AND entity NOT IN (SELECT id FROM entity)"
            )
            settled = sameness.settle(self.connection, concerned)
            summary.refresh(self.connection, settled)
            names.refresh(self.connection, settled.union(keys))
            factindex.relist(self.connection, settled)
            run(f"DELETE FROM stale WHERE entity IN ({marks})")  # noqa: S608 (numbers)
        # It may know entities that are gone.
        self._register = Register(self.connection)

    def replace(self, source: int, articles: Sequence[ArticleRows] | None = None) -> None:
        """Take out all articles of a source to make room for its present ones.

        articles: all that will be written, where they are in memory. Those that take the place of
        a former one get its key, so that a place that somebody noted stays what it was; without
        them, those whose text or headline is the same. What the reader anchored goes with them.
        """
        self.flush()
        self._held += anchors.held(self.connection, source)
        (count,) = self.connection.execute(
            "SELECT count(*) FROM article WHERE source = ?", (source,)
        ).fetchone()
        if articles is not None and count <= COMPARED:
            former = self._former(source)
            present = [
                Piece(ordinal, rows.hash, rows.title, "\n".join(row[1] for row in rows.paragraphs))
                for ordinal, rows in enumerate(articles, 1)
            ]
            keys = {piece.ordinal: key for key, piece in former.items()}
            pairs = heirs(list(former.values()), present)
            self._kept.update({(source, new): keys[old] for new, old in pairs.items()})
        else:
            self._remember(source)
        self.remove(source)

    def renew(self, article: int, rows: ArticleRows) -> None:
        """Put facts in the place of those that an article has; its text stays as it is. What stands
        in its byline stays too: the text of that is not kept.
        """
        run = self.connection.execute
        (first,) = run("SELECT min(id) FROM paragraph WHERE article = ?", (article,)).fetchone()
        self._unsay("article = ?1", article)
        run("DELETE FROM mention WHERE article = ? AND part <> 'byline'", (article,))
        taken = _Taken(0, article, 0, 0, rows)
        one = _Placed(
            taken, first or 0, self._mention + 1, self._claim + 1, self._register.keys(rows)
        )
        self._mention += len(rows.mentions)
        self._claim += len(rows.claims)
        self._put_facts([one])

    def _put_facts(self, placed: list[_Placed]) -> None:
        """Write what articles say into the tables and the index of facts."""
        run = self.connection.executemany
        run(INSERTS["mention"], _mentions(placed))
        run(INSERTS["claim"], _claims(placed))
        run(INSERTS["evidence"], _evidence(placed))
        lines = [(row[0], row[-1]) for row in _claims(placed)]
        index.add(self.connection, "fact_index", lines)
        for one in placed:
            if self._register.is_split(one.taken.rows):
                last = one.claim + len(one.taken.rows.claims)
                factindex.renew(self.connection, range(one.claim, last))
        summary.enlist(self.connection, sorted(self._register.touched))
        self._register.touched.clear()
        self._written.update(one.taken.rows.hash for one in placed)

    def remove(self, source: int) -> None:
        """Take out all articles of a source, with their facts and their entries in the indexes."""
        run = self.connection.execute
        keys = run("SELECT id FROM article WHERE source = ?", (source,)).fetchall()
        reprints.forget(self.connection, [key for (key,) in keys])
        of_source = "article IN (SELECT id FROM article WHERE source = ?1)"
        for table in index.OF_PARAGRAPHS:
            self._unlist(table, of_source, source)
        self._unsay(of_source, source)
        for table in ("mention", "paragraph"):
            run(f"DELETE FROM {table} WHERE {of_source}", (source,))  # noqa: S608 (fixed names)
        run("DELETE FROM article WHERE source = ?", (source,))

    def _unsay(self, where: str, key: int) -> None:
        """Take out the claims of an article or a source; what they and its mentions speak of is
        enlisted.
        """
        run = self.connection.execute
        run(
            f"INSERT OR IGNORE INTO stale SELECT entity FROM mention WHERE {where} "  # noqa: S608 (fixed names)
            f"AND entity IS NOT NULL UNION SELECT subject FROM claim WHERE {where} "
            f"UNION SELECT object FROM claim WHERE {where} AND object IS NOT NULL",
            (key,),
        )
        self._unlist("fact_index", where, key)
        run(f"DELETE FROM evidence WHERE claim IN (SELECT id FROM claim WHERE {where})", (key,))  # noqa: S608 (fixed names)
        run(f"DELETE FROM claim WHERE {where}", (key,))  # noqa: S608 (fixed names)

    def _unlist(self, name: str, where: str, key: int) -> None:
        """Take the rows of an article or a source out of an index."""
        for some in index.rows(self.connection, name, where, (key,)):
            index.remove(self.connection, name, some)

    def _place(self) -> list[_Placed]:
        """Keys for all that was taken in, the newest first, within a day in the order taken."""
        self._taken.sort(key=lambda taken: -taken.day)
        key = order.place(self.connection, self._taken[0].day, self._taken[-1].day, self._waiting)
        placed = []
        for taken in self._taken:
            rows = taken.rows
            placed.append(
                _Placed(taken, key, self._mention + 1, self._claim + 1, self._register.keys(rows))
            )
            key += len(rows.paragraphs)
            self._mention += len(rows.mentions)
            self._claim += len(rows.claims)
        return placed

    def _key_of(self, source: int, ordinal: int, rows: ArticleRows) -> int:
        """The key of a former article whose place this one takes, or a new one."""
        kept = self._kept.pop((source, ordinal), None)
        if kept is None and self._remembered == source:
            kept = self._recall(rows)
        if kept is not None:
            return kept
        self._article += 1
        return self._article

    def _former(self, source: int) -> dict[int, Piece]:
        """Key -> article, of those that a source has in the library."""
        run = self.connection.execute
        texts: dict[int, list[str]] = {}
        for key, text in run(
            "SELECT a.id, p.text FROM article a JOIN paragraph p ON p.article = a.id "
            "WHERE a.source = ? ORDER BY a.id, p.ordinal",
            (source,),
        ):
            texts.setdefault(key, []).append(text)
        return {
            key: Piece(ordinal, digest, title, "\n".join(texts.get(key, ())))
            for key, ordinal, digest, title in run(
                "SELECT id, ordinal, hash, title FROM article WHERE source = ? ORDER BY ordinal",
                (source,),
            )
        }

    def _remember(self, source: int) -> None:
        """Put the former articles of a source where they take no memory, however many they are."""
        run = self.connection.execute
        run("CREATE TEMP TABLE IF NOT EXISTS former (key INTEGER PRIMARY KEY, hash, title)")
        run("CREATE INDEX IF NOT EXISTS temp.former_hash ON former (hash)")
        run("CREATE INDEX IF NOT EXISTS temp.former_title ON former (title)")
        run("DELETE FROM former")
        run("INSERT INTO former SELECT id, hash, title FROM article WHERE source = ?", (source,))
        self._remembered = source

    def _recall(self, rows: ArticleRows) -> int | None:
        """The key of the former article with that text, or else alone with that headline."""
        run = self.connection.execute
        found = run("SELECT min(key) FROM former WHERE hash = ?", (rows.hash,)).fetchone()[0]
        if found is None:
            titled = run("SELECT key FROM former WHERE title = ? LIMIT 2", (rows.title,)).fetchall()
            found = titled[0][0] if len(titled) == 1 else None
        if found is not None:
            run("DELETE FROM former WHERE key = ?", (found,))
        key: int | None = found
        return key

    def _match(self) -> None:
        """Find which articles are reprints. Prints of one piece of news tell of the same projects,
        also those prints that were there before another one brought them together.
        """
        run = self.connection.execute
        keys = [key for (key,) in run("SELECT article FROM unmatched")]
        reprints.update(self.connection)
        for at in range(0, len(keys), REFRESHED):
            marks = ",".join(map(str, keys[at : at + REFRESHED]))
            run(
                "INSERT OR IGNORE INTO stale SELECT m.entity FROM mention m "  # noqa: S608 (numbers)
                "JOIN entity e ON e.id = m.entity WHERE e.type = 'PROJECT' AND e.scope LIKE '=%' "
                f"AND m.article IN (SELECT id FROM article WHERE id IN ({marks}) "
                "UNION SELECT o.article FROM reprint r JOIN reprint o ON o.cluster = r.cluster "
                f"WHERE r.article IN ({marks}))"
            )

    def _last(self, table: str) -> int:
        (last,) = self.connection.execute(f"SELECT max(id) FROM {table}").fetchone()  # noqa: S608 (fixed names)
        return last or 0


def _articles(placed: list[_Placed]) -> Iterator[Row]:
    for taken, *_ in placed:
        yield (taken.key, taken.source, taken.ordinal, *taken.rows.article)


def _paragraphs(placed: list[_Placed]) -> Iterator[Row]:
    for taken, first, *_ in placed:
        for ordinal, row in enumerate(taken.rows.paragraphs, 1):
            yield (first + ordinal - 1, taken.key, ordinal, *row)


def _mentions(placed: list[_Placed]) -> Iterator[Row]:
    for one in placed:
        article = one.taken.key
        for key, (ordinal, *row, entity) in enumerate(one.taken.rows.mentions, one.mention):
            yield (key, article, one.paragraph_of(ordinal), *row, one.entity_of(entity))


def _claims(placed: list[_Placed]) -> Iterator[Row]:
    for one in placed:
        article = one.taken.key
        for key, (subject, other, figure, *row) in enumerate(one.taken.rows.claims, one.claim):
            mention = None if figure is None else one.mention + figure
            yield (key, article, one.entities[subject], mention, one.entity_of(other), *row)


def _evidence(placed: list[_Placed]) -> Iterator[Row]:
    for one in placed:
        for claim, ordinal, *row in one.taken.rows.evidence:
            yield (one.claim + claim, one.paragraph_of(ordinal), *row)


INSERTS = {
    "article": "INSERT INTO article (id, source, ordinal, hash, kicker, title, subtitle, authors, "
    "publication, date, page, page_name, url, accessed, language, origins) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "paragraph": "INSERT INTO paragraph (id, article, ordinal, kind, text, ranges) "
    "VALUES (?, ?, ?, ?, ?, ?)",
    "mention": 'INSERT INTO mention (id, article, paragraph, part, start, "end", type, text, '
    "value, high, low, unit, bound, iso, inferred, title, org, rule, entity) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "claim": "INSERT INTO claim (id, article, subject, figure, object, attribute, status, "
    "modality, time, rule, rules_version, confidence, state, mark, text) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "evidence": 'INSERT INTO evidence (claim, paragraph, part, start, "end", role) '
    "VALUES (?, ?, ?, ?, ?, ?)",
}
