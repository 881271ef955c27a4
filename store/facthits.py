"""Claims that a search found, each with the passage it stands in and the words that say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import claims
from store.counting import ROLE
from store.model import FactHit

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from store.model import ClaimRow, Range


def hits(connection: sqlite3.Connection, keys: Sequence[int]) -> list[FactHit]:
    """These claims with their passages, in the order of the keys; keys without a claim are left
    out.
    """
    rows = claims.of_keys(connection, keys)
    return [_hit(connection, key, rows[key]) for key in keys if key in rows]


def _hit(connection: sqlite3.Connection, key: int, claim: ClaimRow) -> FactHit:
    evidence = connection.execute(
        'SELECT v.paragraph, v.part, v.start, v."end" FROM evidence v '  # noqa: S608 (fixed words)
        "JOIN claim c ON c.id = v.claim WHERE v.claim = ? "
        f"ORDER BY v.role = {ROLE} DESC, v.role = 'trigger' DESC, v.id",
        (key,),
    ).fetchall()
    kicker, title, subtitle, page = connection.execute(
        "SELECT a.kicker, a.title, a.subtitle, a.page FROM claim c "
        "JOIN article a ON a.id = c.article WHERE c.id = ?",
        (key,),
    ).fetchone()
    paragraph, part = evidence[0][:2] if evidence else (None, "title")
    if paragraph is None:
        kind, text = part, {"kicker": kicker, "subtitle": subtitle}.get(part, title) or ""
    else:
        kind, text = connection.execute(
            "SELECT kind, text FROM paragraph WHERE id = ?", (paragraph,)
        ).fetchone()
    spans = [(start, end) for at, name, start, end in evidence if (at, name) == (paragraph, part)]
    return FactHit(claim, paragraph, kind, text, _joined(spans), page)


def _joined(spans: list[Range]) -> tuple[Range, ...]:
    """Spans in order, those that overlap as one."""
    joined: list[Range] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
