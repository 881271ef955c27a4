"""The writer: articles and their facts as rows of a library, in large batches."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from store import catalogue
from store.extract.rules import RULES_VERSION
from store.model import PARAGRAPH_KINDS
from store.register import Register
from store.search import index, order

if TYPE_CHECKING:
    import sqlite3

    from store.model import Article, Claim, Facts, Mention, Part

# How a claim reads in the index of facts: the words a reader of such news would type.
LABELS = {
    "total_investment": "总投资",
    "investment": "投资",
    "output_value": "产值",
    "revenue": "营业收入 销售收入",
    "tax": "税收",
    "financing": "融资",
    "land_area": "占地 用地",
    "floor_area": "建筑面积",
    "capacity": "产能 规模",
    "jobs": "就业 岗位",
    "start_date": "开工时间",
    "finish_date": "竣工时间",
    "other_quantity": "",
    "park": "园区",
    "org": "投资方 建设方",
    "part_of": "属于",
    "planned": "规划 拟建",
    "signed": "签约",
    "started": "开工",
    "building": "在建 建设中",
    "trial": "试产 试运营",
    "operating": "投产 建成 运营",
    "stopped": "停止",
}

# Paragraphs written at a time: enough for the index to be built from large sorted runs, little
# enough to hold in memory.
BATCH = 20_000


class _Taken(NamedTuple):
    """An article that waits to be written, with the day it is dated.

    number: of its paragraphs. ordinal: its place in its source, from 1.
    """

    day: int
    number: int
    key: int
    source: int
    ordinal: int
    article: Article
    facts: Facts


class Writer:
    """Writes articles and their facts as rows, in large batches; the caller holds a transaction.

    articles, paragraphs, facts: how many it has taken in.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.register = Register(connection)
        self.articles = 0
        self.paragraphs = 0
        self.facts = 0
        self._taken: list[_Taken] = []
        self._waiting = 0
        self._former: dict[str, int] = {}
        self._rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in INSERTS}
        self._article = self._last("article")
        self._mention = self._last("mention")
        self._claim = self._last("claim")

    def write(self, source: int, article: Article, facts: Facts) -> None:
        """Take in the next article of a source with what was extracted from it."""
        self.articles += 1
        count = len(article.paragraphs)
        self.paragraphs += count
        self.facts += len(facts.mentions)
        self._waiting += count
        day = order.day_of(article.metadata.date)
        self._taken.append(
            _Taken(day, count, self._key_of(article), source, self.articles, article, facts)
        )
        if self._waiting >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Put the articles taken in so far into the tables and the indexes, newest first."""
        if not self._taken:
            return
        self._taken.sort(key=lambda taken: -taken.day)
        key = order.place(self.connection, self._taken[0].day, self._taken[-1].day, self._waiting)
        for taken in self._taken:
            self._write_article(taken)
            places = self._write_paragraphs(taken, key)
            self._write_facts(taken, places)
            key += taken.number
        for table, sql in INSERTS.items():
            self.connection.executemany(sql, self._rows[table])
        index.add(
            self.connection,
            "paragraph_index",
            [(row[0], row[4]) for row in self._rows["paragraph"]],
        )
        index.add(self.connection, "fact_index", [(row[0], row[-1]) for row in self._rows["claim"]])
        self._taken.clear()
        self._waiting = 0
        for rows in self._rows.values():
            rows.clear()

    def finish(self) -> None:
        """Write what is left and work out the lists of parks and projects anew."""
        self.flush()
        catalogue.refresh(self.connection, self.register.touched)

    def replace(self, source: int) -> None:
        """Take out all articles of a source, with their facts and their entries in the indexes.

        Articles written afterwards whose text is the same get their old key again, so that a
        place that somebody noted stays what it was.
        """
        run = self.connection.execute
        for digest, key in run("SELECT hash, id FROM article WHERE source = ?", (source,)):
            self._former[digest] = key
        of_source = "article IN (SELECT id FROM article WHERE source = ?)"
        for table, indexed in (("paragraph", "paragraph_index"), ("claim", "fact_index")):
            rows = run(f"SELECT id, text FROM {table} WHERE {of_source}", (source,)).fetchall()  # noqa: S608 (fixed names)
            index.remove(self.connection, indexed, rows)
        self.register.touched.update(
            row[0]
            for row in run(
                f"SELECT DISTINCT entity FROM mention WHERE {of_source} AND entity IS NOT NULL "  # noqa: S608 (fixed names)
                f"UNION SELECT DISTINCT subject FROM claim WHERE {of_source}",
                (source, source),
            )
        )
        run(
            f"DELETE FROM evidence WHERE claim IN (SELECT id FROM claim WHERE {of_source})",  # noqa: S608 (fixed names)
            (source,),
        )
        for table in ("claim", "mention", "paragraph"):
            run(f"DELETE FROM {table} WHERE {of_source}", (source,))  # noqa: S608 (fixed names)
        run("DELETE FROM article WHERE source = ?", (source,))
        run("DELETE FROM source WHERE id = ?", (source,))

    def _key_of(self, article: Article) -> int:
        former = self._former.pop(_hash(article), None) if self._former else None
        if former is not None:
            return former
        self._article += 1
        return self._article

    def _write_article(self, taken: _Taken) -> None:
        article = taken.article
        data = article.metadata
        self._rows["article"].append(
            (
                taken.key,
                taken.source,
                taken.ordinal,
                _hash(article),
                article.head("kicker"),
                article.title,
                article.head("subtitle"),
                json.dumps(article.authors, ensure_ascii=False),
                data.publication,
                data.date,
                data.page,
                data.page_name,
                data.url,
                data.accessed,
                data.language,
                json.dumps(dict(data.origins), ensure_ascii=False),
            )
        )

    def _write_paragraphs(self, taken: _Taken, key: int) -> dict[int, int]:
        """Part index -> paragraph key, for the parts that are paragraphs; the first gets `key`."""
        places: dict[int, int] = {}
        for at, part in enumerate(taken.article.parts):
            if part.kind in PARAGRAPH_KINDS:
                places[at] = key + len(places)
                self._rows["paragraph"].append(
                    (
                        places[at],
                        taken.key,
                        len(places),
                        part.kind,
                        part.text,
                        json.dumps(part.ranges),
                    )
                )
        return places

    def _write_facts(self, taken: _Taken, places: dict[int, int]) -> None:
        article, facts = taken.article, taken.facts
        names = self.register.of_article(facts)
        keys: dict[tuple[str, int, int, int], int] = {}
        for mention in facts.mentions:
            self._mention += 1
            keys[_identity(mention)] = self._mention
            self._rows["mention"].append(
                (
                    self._mention,
                    taken.key,
                    places.get(mention.part),
                    article.parts[mention.part].kind,
                    mention.start,
                    mention.end,
                    mention.type,
                    mention.text,
                    mention.value,
                    mention.high,
                    mention.low,
                    mention.unit,
                    mention.bound,
                    mention.iso,
                    int(mention.inferred),
                    mention.title,
                    mention.org,
                    mention.rule,
                    names.of_mention(mention),
                )
            )
        for project in facts.projects:
            subject = names.of_project(project)
            park = next(iter(project.objects("park")), "")
            for claim in project.claims:
                figure = keys.get(_identity(claim.figure)) if claim.figure else None
                self._write_claim(
                    taken.key,
                    (subject, names.of_object(claim), figure),
                    claim,
                    _line(project.name, claim, park),
                    article.parts,
                    places,
                )

    def _write_claim(
        self,
        article_key: int,
        links: tuple[int, int | None, int | None],
        claim: Claim,
        line: str,
        parts: tuple[Part, ...],
        places: dict[int, int],
    ) -> None:
        self._claim += 1
        subject, other, figure = links
        self._rows["claim"].append(
            (
                self._claim,
                article_key,
                subject,
                claim.attribute,
                figure,
                other,
                claim.object if claim.attribute == "status" else None,
                claim.modality,
                claim.time,
                claim.rule,
                RULES_VERSION,
                claim.confidence,
                "automatic",
                line,
            )
        )
        self._rows["evidence"].extend(
            (
                self._claim,
                places.get(piece.part),
                parts[piece.part].kind,
                piece.start,
                piece.end,
                piece.role,
            )
            for piece in claim.evidence
        )

    def _last(self, table: str) -> int:
        (last,) = self.connection.execute(f"SELECT max(id) FROM {table}").fetchone()  # noqa: S608 (fixed names)
        return last or 0


INSERTS = {
    "article": "INSERT INTO article (id, source, ordinal, hash, kicker, title, subtitle, authors, "
    "publication, date, page, page_name, url, accessed, language, origins) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "paragraph": "INSERT INTO paragraph (id, article, ordinal, kind, text, ranges) "
    "VALUES (?, ?, ?, ?, ?, ?)",
    "mention": 'INSERT INTO mention (id, article, paragraph, part, start, "end", type, text, '
    "value, high, low, unit, bound, iso, inferred, title, org, rule, entity) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "claim": "INSERT INTO claim (id, article, subject, attribute, figure, object, status, "
    "modality, time, rule, rules_version, confidence, state, text) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "evidence": 'INSERT INTO evidence (claim, paragraph, part, start, "end", role) '
    "VALUES (?, ?, ?, ?, ?, ?)",
}


def _line(project: str, claim: Claim, park: str) -> str:
    """A claim as one line of words: project, attribute, value or other name, park."""
    if claim.attribute == "status":
        value = LABELS[claim.object or ""]
    else:
        value = claim.figure.text if claim.figure else claim.object or ""
    label = LABELS.get(claim.attribute, "")
    words = (project, label, value, park if claim.attribute != "park" else "")
    return " ".join(word for word in words if word)


def _identity(mention: Mention) -> tuple[str, int, int, int]:
    return mention.type, mention.part, mention.start, mention.end


def _hash(article: Article) -> str:
    """What the article is known by in the reader's notes: it changes only when the text does."""
    text = "\n".join(part.text for part in article.parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
