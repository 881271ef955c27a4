"""Where in a library what an entry is about is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import anchors, catalogue, claims
from store.model import Located
from store.notebook.targets import scope_now, span_of

if TYPE_CHECKING:
    import sqlite3

    from store.model import Record, Target


class Locator:
    """Finds targets in a library; looks at the text of each article once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._texts: dict[int, anchors.Text] = {}
        self._records: dict[int, Record] = {}

    def locate(self, one: Target) -> Located:
        """Where a target is now. What is not here is told as it was."""
        if one.kind == "entity":
            return self._entity(one)
        article, other = self._print(one)
        if article is None:
            heading = one.record.title if one.record else None
            return Located(False, heading=heading or "", words=one.quote, record=one.record)
        record = one.record if other and one.record else self._record(article)
        heading = record.title or ""
        if one.kind == "article" or (one.kind == "passage" and not one.quote):
            return Located(
                True,
                str(article),
                article,
                heading=heading,
                words=heading,
                record=record,
                other=other,
            )
        return self._in_article(one, article, record, other=other)

    def _in_article(self, one: Target, article: int, record: Record, *, other: bool) -> Located:
        """A passage or a fact of an article that is here."""
        text = self._text(article)
        claim = self._claim(one, article, text) if one.kind == "fact" else None
        at: int | None
        if claim is not None:
            span = span_of(self._connection, claim, text)
            at, quote = (None, "") if span is None else (span[0], text.text[span[0] : span[1]])
        else:
            place = anchors.Place(one.quote, one.prefix, one.suffix, one.position)
            at, quote = anchors.find(text.text, place) if one.quote else None, one.quote
        here = claim is not None or (one.kind == "passage" and at is not None)
        row = None
        if claim is not None:
            mark = self._connection.execute("SELECT mark FROM claim WHERE id = ?", (claim,))
            row = claims.known_by(self._connection, mark.fetchone()[0], article)[1]
        place_, paragraph, passage, within = str(article), None, "", None
        if at is not None:
            ordinal, _, begin = text.paragraph(at)
            passage = text.text[begin:].partition("\n")[0] if ordinal is None else ""
            if ordinal is not None:
                place_ = f"{article}.{ordinal}"
                paragraph, passage = self._connection.execute(
                    "SELECT id, text FROM paragraph WHERE article = ? AND ordinal = ?",
                    (article, ordinal),
                ).fetchone()
            within = (at - begin, at - begin + len(quote))
        return Located(
            here,
            place_,
            article,
            paragraph,
            span=None if within == (0, len(passage)) else within,
            heading=record.title or "",
            words=row.words if row is not None else quote,
            passage=passage,
            claim=row,
            record=record,
            other=other,
        )

    def _print(self, one: Target) -> tuple[int | None, bool]:
        """The key of the article, and whether it is another print than the one that was meant."""
        keys = [
            key
            for (key,) in self._connection.execute(
                "SELECT id FROM article WHERE hash = ? ORDER BY id", (one.article_hash,)
            )
        ]
        if not keys:
            return None, False
        if one.record is None:
            return (one.print if one.print in keys else keys[0]), False
        wanted = _printed(one.record)
        same = [key for key in keys if _printed(self._record(key)) == wanted]
        if one.print in same or (one.print in keys and not same):
            # What was not known of it then may be known now.
            return one.print, False
        return (same or keys)[0], not same

    def _claim(self, one: Target, article: int, text: anchors.Text) -> int | None:
        """The key of the fact: by its mark, else what says the same of the same words."""
        run = self._connection.execute
        known = run(
            "SELECT id FROM claim WHERE mark = ? AND article = ? ORDER BY id LIMIT 1",
            (one.mark, article),
        ).fetchone()
        if known is not None:
            return int(known[0])
        place = anchors.Place(one.quote, one.prefix, one.suffix, one.position)
        at = anchors.find(text.text, place) if one.quote else None
        if at is None:
            return None
        for key, object_ in run(
            "SELECT c.id, coalesce(c.status, o.name) FROM claim c "
            "JOIN entity s ON s.id = c.subject LEFT JOIN entity o ON o.id = c.object "
            "WHERE c.article = ?1 AND c.attribute = ?2 AND (s.name = ?3 OR s.head = "
            "(SELECT head FROM entity WHERE type = ?4 AND name = ?3 AND scope = ?5)) ORDER BY c.id",
            (article, one.attribute, one.name, one.type, one.scope),
        ).fetchall():
            span = span_of(self._connection, key, text)
            meets = span is not None and span[0] < at + len(one.quote) and at < span[1]
            if meets and object_ == one.object:
                return int(key)
        return None

    def _entity(self, one: Target) -> Located:
        row = self._connection.execute(
            "SELECT h.id, coalesce(h.label, h.name) FROM entity e JOIN entity h ON h.id = e.head "
            "WHERE e.type = ? AND e.name = ? AND e.scope = ?",
            (one.type, one.name, scope_now(one)),
        ).fetchone()
        if row is None:
            return Located(False, heading=one.name or "", words=one.name or "")
        return Located(True, entity=row[0], heading=row[1], words=row[1])

    def _text(self, article: int) -> anchors.Text:
        if article not in self._texts:
            self._texts[article] = anchors.laid_out(self._connection, article)
        return self._texts[article]

    def _record(self, article: int) -> Record:
        if article not in self._records:
            self._records[article] = catalogue.record_of(self._connection, article)
        return self._records[article]


def _printed(record: Record) -> tuple[str | None, ...]:
    """What tells one print of a text from another."""
    return record.publication, record.date, record.page
