"""What the reader says of entities: renamed, merged, parted, split.

Every function takes the path of a library (the reader's own where it is None), writes in one
transaction, and raises YuanzhiError where the library cannot be written or what is named is not
there.
"""

from __future__ import annotations

from dataclasses import replace
from gettext import dgettext
from typing import TYPE_CHECKING

from store import catalogue, dossier, merges
from store.library.writing import move, renew, writing
from store.model import Correction, Said, YuanzhiError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from pathlib import Path

    from store.corrections import Name


def rename(entity: int, name: str, library: Path | None = None) -> None:
    """Give an entity the name it is shown by; its own names go on being found."""
    from store import corrections

    with writing(library) as connection:
        named = head_of(connection, entity)
        new = name.strip() or named.name
        if new == (corrections.label(connection, named) or named.name):
            return
        one = Correction(
            0,
            "rename",
            named.type,
            named.name,
            named.scope,
            value=Said(new),
            former=Said(corrections.label(connection, named) or named.name),
        )
        corrections.put(connection, one)
        renew(connection, one)


def merge(entity: int, into: int, library: Path | None = None) -> None:
    """Say that an entity is another one."""
    with writing(library) as connection:
        one, head = head_of(connection, entity), head_of(connection, into)
        if one == head:
            raise YuanzhiError(dgettext("yuanzhi", "These two are one already."))
        if one.type != head.type:
            raise YuanzhiError(
                dgettext("yuanzhi", "{one} and {other} are of two kinds and cannot be one.").format(
                    one=one.name, other=head.name
                )
            )
        _say(connection, "merge", one, head)


def part(merge_key: int, library: Path | None = None) -> Correction:
    """Take a merge back: the two are two again, and the rules will not join them anew. Gives what
    the log tells of it.
    """
    with writing(library) as connection:
        row = merges.standing(connection, merge_key)
        if row is None:
            raise YuanzhiError(
                dgettext(
                    "yuanzhi",
                    "There is no merge {key} that stands: `yuanzhi entity show` lists them.",
                ).format(key=merge_key)
            )
        return _say(connection, "part", row.entity, row.head)


def split(entity: int, articles: Iterable[int], name: str, library: Path | None = None) -> int:
    """Say that in some articles a name means something else, which is called `name` from now on.
    Gives the key of that.
    """
    from store import corrections
    from store.writer import Writer

    name = name.strip()
    if not name:
        raise YuanzhiError(dgettext("yuanzhi", "What is split off needs a name."))
    with writing(library) as connection:
        head = head_of(connection, entity)
        kind = head.type
        members = [
            merges.Named(*row)
            for row in connection.execute(
                "SELECT type, name, scope FROM entity WHERE head = "
                "(SELECT head FROM entity WHERE id = ?)",
                (entity,),
            )
        ]
        scope = ""
        for article in articles:
            catalogue.record_of(connection, article)
            row = connection.execute(
                "SELECT hash, title FROM article WHERE id = ?", (article,)
            ).fetchone()
            named = [one for one in members if _mentions(connection, article, one)]
            if not named:
                raise YuanzhiError(
                    dgettext("yuanzhi", "Article {article} does not name {name}.").format(
                        article=article, name=head.name
                    )
                )
            # All these articles mean one and the same by it.
            scope = scope or f"≠{row[0][:12]}"
            for one in named:
                said = Correction(
                    0,
                    "split",
                    one.type,
                    one.name,
                    one.scope,
                    value=Said(name, scope),
                    former=Said(one.name),
                    article_hash=row[0],
                    article=row[1],
                )
                if not corrections.alike(connection, said):
                    corrections.put(connection, said)
                move(connection, row[0], one, (one.type, name, scope))
        Writer(connection).refresh()
        key = merges.key_of(connection, merges.Named(kind, name, scope))
        if key is None:
            raise YuanzhiError(dgettext("yuanzhi", "Name the articles in which it is another one."))
        return key


def head_of(connection: sqlite3.Connection, entity: int) -> merges.Named:
    """The entity that counts for one, by what never changes of it."""
    row = connection.execute(
        "SELECT h.type, h.name, h.scope FROM entity e JOIN entity h ON h.id = e.head "
        "WHERE e.id = ?",
        (entity,),
    ).fetchone()
    if row is None:
        raise dossier.unknown(entity)
    return merges.Named(*row)


def _say(
    connection: sqlite3.Connection, kind: str, one: merges.Named, head: merges.Named
) -> Correction:
    """Write down that two are one, or two, and let it be so."""
    from store import corrections

    said = Correction(0, kind, *one, value=Said(head.name, head.scope))
    said = replace(said, id=corrections.put(connection, said))
    renew(connection, said)
    return said


def _mentions(connection: sqlite3.Connection, article: int, name: Name) -> bool:
    return (
        connection.execute(
            "SELECT 1 FROM mention m JOIN entity e ON e.id = m.entity WHERE m.article = ? "
            "AND (e.type, e.name, e.scope) = (?, ?, ?) LIMIT 1",
            (article, *name),
        ).fetchone()
        is not None
    )
