"""Entries: the rows of the notebook; written, looked up, changed, taken out."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from gettext import dgettext
from typing import TYPE_CHECKING, Any

from store.cite.tidy import clean, verbatim
from store.clock import now
from store.model import Entry, NameRow, Record, Target, YuanzhiError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from store.notebook.log import Step

# Kind of entry -> its table, and the column that holds what the reader wrote.
TABLES = {
    "note": ("note", "text"),
    "tag": ("tag", "name"),
    "bookmark": ("bookmark", "name"),
    "item": ("collection", "note"),
}
KIND_OF = {table: kind for kind, (table, _) in TABLES.items()}

_ANCHOR = "kind, article_hash, quote, prefix, suffix, position, record, article"
_ABOUT = "mark, attribute, object, type, entity, scope"

# The entity that counts for the one of a type, a name and a scope.
_HEAD = "SELECT head FROM entity WHERE type = ?1 AND name = ?2 AND scope = ?3"

# What is written in one line.
_LINE = ("tag", "bookmark")


def listed(
    connection: sqlite3.Connection, kind: str, where: str = "1", values: Sequence[object] = ()
) -> list[Entry]:
    """The entries of a kind in the order in which they were made, items by their collections."""
    table, text = TABLES[kind]
    item = kind == "item"
    more = "name, ordinal" if item else "'', 0"
    order = "name, ordinal, id" if item else "id"
    rows = connection.execute(
        f"SELECT id, {text}, written, former, {more}, {_ANCHOR}, {_ABOUT} FROM {table} "  # noqa: S608 (fixed names)
        f"WHERE {where} ORDER BY {order}",
        tuple(values),
    )
    return [_entry(kind, row) for row in rows]


def about(connection: sqlite3.Connection, kind: str, one: Target) -> list[Entry]:
    """The entries of a kind on the same article as a target, or on the same entity by any name."""
    if one.kind == "entity":
        where = (
            "kind = 'entity' AND type = ?1 AND ((entity, scope) = (?2, ?3) OR (entity, scope) IN "  # noqa: S608 (fixed words)
            f"(SELECT name, scope FROM entity WHERE type = ?1 AND head = ({_HEAD})))"
        )
        return listed(connection, kind, where, (one.type, one.name, one.scope))
    where = "article_hash = ? AND kind IS NOT 'entity'"
    return listed(connection, kind, where, (one.article_hash,))


def by_number(connection: sqlite3.Connection, kind: str, key: int) -> Entry:
    """The entry of a kind with that number. Raises YuanzhiError where there is none."""
    for found in listed(connection, kind, "id = ?", (key,)):
        return found
    raise YuanzhiError(
        dgettext("yuanzhi", "There is no {kind} {key}: `yuanzhi {kind} list` shows them.").format(
            kind=kind, key=key
        )
    )


def add(step: Step, one: Entry) -> Entry:
    """Write an entry down, or give the one that says the same of the same."""
    one = replace(one, text=written(one.kind, one.text))
    if one.kind in ("note", "tag") and not one.text:
        raise YuanzhiError(
            dgettext("yuanzhi", "That says nothing: give a {kind} some words.").format(
                kind=dgettext("yuanzhi", one.kind)
            )
        )
    known = same(step.connection, one)
    if known is not None:
        return known
    table, text = TABLES[one.kind]
    values = {**_columns(one.target), text: one.text, "written": one.written or now()}
    if one.kind == "item":
        values |= {"name": one.collection, "ordinal": one.ordinal}
    if one.former is not None:
        values["former"] = one.former
    key = step.insert(table, values)
    return replace(one, id=key, written=str(values["written"]))


def same(connection: sqlite3.Connection, one: Entry) -> Entry | None:
    """The entry that says the same of the same; of bookmarks and items, that is about the same."""
    for other in about(connection, one.kind, one.target):
        says = one.kind not in ("note", "tag") or other.text == one.text
        if says and other.collection == one.collection and identity(other) == identity(one):
            return other
    return None


def identity(one: Entry) -> tuple[object, ...]:
    """What an entry is about, whenever that was written."""
    about = one.target
    record = about.record
    print_ = (record.publication, record.date, record.page) if record else None
    if about.kind == "entity":
        return about.kind, about.type, about.name, about.scope
    where = (about.kind, about.article_hash, about.quote, about.position, print_)
    return (*where, about.mark) if about.kind == "fact" else where


def rewrite(step: Step, kind: str, key: int, text: str) -> Entry:
    """Give an entry other words. Raises YuanzhiError where there is none of that number."""
    one = by_number(step.connection, kind, key)
    new = written(kind, text)
    if kind in ("note", "tag") and not new:
        raise YuanzhiError(
            dgettext(
                "yuanzhi", "That says nothing: remove it with `yuanzhi {kind} remove`."
            ).format(kind=kind)
        )
    table, column = TABLES[kind]
    step.change(table, key, {column: new})
    return replace(one, text=new)


def remove(step: Step, kind: str, keys: Iterable[int]) -> list[Entry]:
    """Take entries out by their numbers, all or, where one is not there, none."""
    gone = [by_number(step.connection, kind, key) for key in dict.fromkeys(keys)]
    for one in gone:
        step.delete(TABLES[kind][0], one.id)
    return gone


def named(connection: sqlite3.Connection, kind: str) -> list[NameRow]:
    """The tags, or the collections ("item"), by name: how many each holds."""
    table = TABLES[kind][0]
    return [
        NameRow(*row)
        for row in connection.execute(
            f"SELECT name, count(*), max(written) FROM {table} WHERE name IS NOT NULL "  # noqa: S608 (fixed names)
            "GROUP BY name ORDER BY name"
        )
    ]


def rename(step: Step, kind: str, old: str, new: str) -> int:
    """Give a tag or a collection ("item") another name; how many entries bear it now by that. What
    is in both is in the one of the new name once.
    """
    new = name_of(new)
    table = TABLES[kind][0]
    moved = listed(step.connection, kind, "name = ?", (old,))
    if not moved:
        raise unknown(kind, old)
    last = step.connection.execute(
        "SELECT coalesce(max(ordinal), 0) FROM collection WHERE name = ?", (new,)
    ).fetchone()[0]
    for one in moved if new != old else ():
        other = replace(one, collection=new) if kind == "item" else replace(one, text=new)
        if same(step.connection, other) is not None:
            step.delete(table, one.id)
        else:
            values: dict[str, object] = {"name": new}
            if kind == "item":
                last += 1
                values["ordinal"] = last
            step.change(table, one.id, values)
    return len(moved)


def unknown(kind: str, name: str) -> YuanzhiError:
    """What to tell the reader where nothing bears a name."""
    word = "collection" if kind == "item" else kind
    return YuanzhiError(
        dgettext(
            "yuanzhi", 'There is no {kind} "{name}": `yuanzhi {kind} list` shows them.'
        ).format(kind=word, name=name)
    )


def name_of(text: str) -> str:
    """The name of a tag or collection in one line, without # before it. Raises YuanzhiError."""
    name = clean(text).lstrip("#＃").strip()
    if not name:
        raise YuanzhiError(
            dgettext("yuanzhi", '"{given}" is no name: give it in words.').format(given=text)
        )
    return name


def written(kind: str, text: str) -> str:
    """What the reader wrote as it is kept: without controls, and a name in one line."""
    if kind == "tag":
        return name_of(text)
    return clean(text) if kind in _LINE else verbatim(text)


def _columns(one: Target) -> dict[str, object]:
    """A target as the columns of its row."""
    record = None
    if one.record is not None:
        record = json.dumps(asdict(one.record), ensure_ascii=False, sort_keys=True)
    return {
        "kind": one.kind,
        "article_hash": one.article_hash,
        "quote": one.quote,
        "prefix": one.prefix,
        "suffix": one.suffix,
        "position": one.position,
        "record": record,
        "article": one.print,
        "mark": one.mark,
        "attribute": one.attribute,
        "object": one.object,
        "type": one.type,
        "entity": one.name,
        "scope": one.scope,
    }


def _entry(kind: str, row: Sequence[Any]) -> Entry:
    key, text, made, former, collection, ordinal, *columns = row
    what, digest, quote, prefix, suffix, position, record, print_, *about = columns
    target = Target(
        what or ("passage" if quote else "article"),
        digest,
        quote or "",
        prefix or "",
        suffix or "",
        position or 0,
        _record(record),
        print_,
        *about,
    )
    return Entry(key, kind, target, text or "", made or "", collection or "", ordinal or 0, former)


def _record(stored: str | None) -> Record | None:
    if stored is None:
        return None
    form = json.loads(stored)
    return Record(**{**form, "authors": tuple(form["authors"])})
