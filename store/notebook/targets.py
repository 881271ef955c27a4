"""Targets: what the reader means by a place, a mark, a name or a link, tied to its words."""

from __future__ import annotations

import re
from dataclasses import replace
from gettext import dgettext
from typing import TYPE_CHECKING

from store import anchors, catalogue, claims, dossier
from store.counting import ROLE
from store.marks import ARTICLE
from store.model import Target, YuanzhiError
from store.notebook import links

if TYPE_CHECKING:
    import sqlite3

    from store.model import Range

# The beginning of a mark is told from a name by its letters, if it has as many.
_MARK = re.compile(r"([a-z2-7]{4,10})(?:@(\d{1,15}))?", re.ASCII)
_PLACE = re.compile(r"[\d.]+", re.ASCII)


def target(connection: sqlite3.Connection, what: str, words: str | None = None) -> Target:
    """What the reader means: a place (12, 12.3), a fact by its mark (of several prints of a text in
    article 12: by MARK@12), a link, an entity by its name, or by its kind and name or number
    (park:东岭高新区, project:7).

    words: those of the passage that are meant, where it is not the whole of it. Raises YuanzhiError
    where there is no such thing, or more than one.
    """
    what = what.strip()
    if _PLACE.fullmatch(what):
        article, paragraph = catalogue.locate(connection, what)
        return _of_place(connection, article, paragraph, words)
    if links.is_link(what):
        found = _of_link(connection, links.read(what), what, words)
    else:
        found = _of_fact(connection, what) or _of_entity(connection, what)
    if words is not None and found.kind != "passage":
        raise YuanzhiError(
            dgettext(
                "yuanzhi", "Words stand in a passage: name one, such as 12.3, not {what}."
            ).format(what=what)
        )
    return found


def of_article(connection: sqlite3.Connection, article: int) -> Target:
    """An article as a whole."""
    record = catalogue.record_of(connection, article)
    (digest,) = connection.execute("SELECT hash FROM article WHERE id = ?", (article,)).fetchone()
    return Target("article", digest, record=record, print=article)


def of_entity(connection: sqlite3.Connection, entity: int) -> Target:
    """An entity, or the one it counts as."""
    row = connection.execute(
        "SELECT h.id, h.type, h.name, h.scope FROM entity e JOIN entity h ON h.id = e.head "
        "WHERE e.id = ?",
        (entity,),
    ).fetchone()
    if row is None:
        raise dossier.unknown(entity)
    head, kind, name, scope = row
    found = Target("entity", type=kind, name=name, scope=scope)
    if not scope.startswith("="):
        return found
    # One article's own: it goes with the article, also where its text changes.
    own = connection.execute(
        "SELECT id FROM article WHERE hash >= ?1 AND hash < ?1 || 'g' ORDER BY id LIMIT 1",
        (scope[1:],),
    ).fetchone()
    if own is None:
        return found
    whole = of_article(connection, own[0])
    row = connection.execute(
        'SELECT p.ordinal, m.start, m."end" FROM mention m JOIN paragraph p ON p.id = m.paragraph '
        "WHERE m.entity = ? AND m.article = ? ORDER BY m.id LIMIT 1",
        (head, own[0]),
    ).fetchone()
    if row is None:
        return replace(whole, kind="entity", type=kind, name=name, scope=scope)
    ordinal, start, end = row
    place = _span(connection, own[0], ordinal, (start, end))
    return replace(whole, kind="entity", type=kind, name=name, scope=scope, **place._asdict())


def scope_now(one: Target) -> str:
    """The scope of an entity; of one article's own that of its article as it is by now."""
    scope = one.scope or ""
    return f"={one.article_hash[:ARTICLE]}" if scope[:1] == "=" and one.article_hash else scope


def of_claim(connection: sqlite3.Connection, key: int) -> Target:
    """A fact by its key, tied to the words that say it."""
    article, mark, attribute, object_, kind, name, scope = connection.execute(
        "SELECT c.article, c.mark, c.attribute, coalesce(c.status, o.name), e.type, e.name, "
        "e.scope FROM claim c JOIN entity e ON e.id = c.subject "
        "LEFT JOIN entity o ON o.id = c.object WHERE c.id = ?",
        (key,),
    ).fetchone()
    whole = of_article(connection, article)
    text = anchors.laid_out(connection, article)
    span = span_of(connection, key, text) or (0, 0)
    return replace(
        whole,
        kind="fact",
        mark=mark,
        attribute=attribute,
        object=object_,
        type=kind,
        name=name,
        scope=scope,
        **anchors.place_at(text.text, *span)._asdict(),
    )


def span_of(connection: sqlite3.Connection, claim: int, text: anchors.Text) -> Range | None:
    """Where in the text of its article the words of a claim stand; None where they do not."""
    row = connection.execute(
        'SELECT p.ordinal, v.part, v.start, v."end" FROM claim c JOIN evidence v ON v.id = '  # noqa: S608 (fixed words)
        f"(SELECT min(id) FROM evidence WHERE claim = c.id AND role = {ROLE}) "
        "LEFT JOIN paragraph p ON p.id = v.paragraph WHERE c.id = ?",
        (claim,),
    ).fetchone()
    if row is None:
        return None
    ordinal, part, start, end = row
    begin = text.at(ordinal, part)
    return None if begin is None else (begin + start, begin + end)


def _of_place(
    connection: sqlite3.Connection, article: int, paragraph: int | None, words: str | None
) -> Target:
    whole = of_article(connection, article)
    if paragraph is None:
        if words is not None:
            raise YuanzhiError(
                dgettext(
                    "yuanzhi", "Words stand in a paragraph: name one, such as {article}.1."
                ).format(article=article)
            )
        return whole
    ordinal, text = connection.execute(
        "SELECT ordinal, text FROM paragraph WHERE id = ?", (paragraph,)
    ).fetchone()
    at = 0 if words is None else text.find(words)
    if at < 0 or words == "":
        raise YuanzhiError(
            dgettext("yuanzhi", '"{words}" does not stand in {place}.').format(
                words=words, place=f"{article}.{ordinal}"
            )
        )
    span = (at, at + len(text if words is None else words))
    place = _span(connection, article, ordinal, span)
    return replace(whole, kind="passage", **place._asdict())


def _span(connection: sqlite3.Connection, article: int, ordinal: int, span: Range) -> anchors.Place:
    text = anchors.laid_out(connection, article)
    start = text.starts[ordinal - 1]
    return anchors.place_at(text.text, start + span[0], start + span[1])


def _of_link(
    connection: sqlite3.Connection, link: links.Link, text: str, words: str | None
) -> Target:
    if link.kind == "article":
        article = _article(connection, link)
        if article is None:
            raise YuanzhiError(
                dgettext(
                    "yuanzhi",
                    "The article of {link} is not in this library, or its text was changed: load "
                    "the source it was made from.",
                ).format(link=text)
            )
        place = str(article) if link.ordinal is None else f"{article}.{link.ordinal}"
        paragraph = None if link.ordinal is None else catalogue.locate(connection, place)[1]
        return _of_place(connection, article, paragraph, words)
    if link.kind == "fact":
        return of_claim(connection, _claim(connection, link))
    row = connection.execute(
        "SELECT id FROM entity WHERE type = ? AND name = ? AND scope = ?",
        (links.TYPE_OF[link.kind], link.key, link.scope or ""),
    ).fetchone()
    key = row[0] if row else dossier.meant(connection, link.key, links.TYPE_OF[link.kind]).id
    return of_entity(connection, key)


def _article(connection: sqlite3.Connection, link: links.Link) -> int | None:
    """The key of the article of a link: of several prints the one it names, else the first."""
    return _printed(
        connection,
        link,
        "SELECT id, id FROM article WHERE hash >= ?1 AND hash < ?1 || 'g' ORDER BY id",
        link.key,
    )


def _claim(connection: sqlite3.Connection, link: links.Link) -> int:
    """The key of the fact of a link, likewise. Raises YuanzhiError where there is none."""
    first, row = claims.known_by(connection, link.key)
    sql = "SELECT id, article FROM claim WHERE mark = ? ORDER BY id"
    return _printed(connection, link, sql, row.mark) or first


def _printed(connection: sqlite3.Connection, link: links.Link, sql: str, value: str) -> int | None:
    """Of (key, article) the key of the first in the print that a link names, else of the first."""
    rows = connection.execute(sql, (value,)).fetchall()
    for key, article in rows if link.print else ():
        if link.print == links.print_of(catalogue.record_of(connection, article)):
            return int(key)
    return int(rows[0][0]) if rows else None


def _of_fact(connection: sqlite3.Connection, what: str) -> Target | None:
    """A fact by its mark; None where it cannot be one, or is none and may be a name."""
    known = _MARK.fullmatch(what)
    if known is None:
        return None
    article = int(known[2]) if known[2] else None
    try:
        return of_claim(connection, claims.known_by(connection, known[1], article)[0])
    except YuanzhiError:
        if dossier.called(connection, what):
            return None
        raise


def _of_entity(connection: sqlite3.Connection, what: str) -> Target:
    kind, colon, name = what.partition(":")
    if colon and name and (kind.lower() in links.TYPE_OF or kind.lower() == "entity"):
        wanted = links.TYPE_OF.get(kind.lower())
        return of_entity(connection, dossier.meant(connection, name.strip(), wanted).id)
    return of_entity(connection, dossier.meant(connection, what).id)
