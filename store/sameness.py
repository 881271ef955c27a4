"""Sameness: which entities the rules hold to be one and the same, and the heads that follow.

Only strong evidence counts: the same distinctive name in the same park, a short name that one
entity alone has beside its full name, the same news printed twice. Each merge names its reason.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from store.extract import gazetteer
from store.extract.generic import is_distinctive, is_generic
from store.fold import fold
from store.merges import Named

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator

LEGAL = re.compile("(?:股份|有限责任|有限|集团股份|集团有限|集团)*公司$")
FORMS = ("", "公司", "有限公司", "股份有限公司", "有限责任公司")
NOISE = re.compile("[\\s“”\"'‘’《》]")
# A name that more entities have than this tells none of them apart.
MANY = 50


class Candidate(NamedTuple):
    """An entity as the rules compare it. names: it and its other names."""

    key: int
    entity: Named
    names: frozenset[str]


def settle(connection: sqlite3.Connection, keys: Collection[int]) -> set[int]:
    """Find what these entities are one with, and set the heads of all that are concerned.

    Merges that the rules made and would not make any more go. Gives the keys of all entities whose
    line in the lists may have changed.
    """
    looked: dict[int, Candidate] = {}
    for key in keys:
        for one in _candidates(connection, "e.id = ?", (key,)):
            looked[key] = one
            # A second park, a second firm of that name: what held of the first two may not now.
            looked.update((other.key, other) for other in _alike(connection, one))
    for one in looked.values():
        _revise(connection, one, dict.fromkeys(_found(connection, one)))
    concerned = {*keys, *looked}
    for key in tuple(concerned):
        concerned |= _neighbours(connection, key)
    for key in sorted(concerned):
        concerned |= _set_head(connection, key)
    return concerned


def core(name: str) -> str:
    """A project's name without quotes and a closing 项目, folded: what must be equal."""
    bare = NOISE.sub("", fold(name))
    return bare.removesuffix("项目") or bare


def firm(name: str) -> str:
    """A firm's name without its legal form, folded; 集团 alone is another firm than its parts."""
    bare = NOISE.sub("", fold(name))
    return LEGAL.sub("", bare) or bare


def _candidates(
    connection: sqlite3.Connection, where: str, values: tuple[object, ...]
) -> Iterator[Candidate]:
    for key, kind, name, scope, others in connection.execute(
        "SELECT e.id, e.type, e.name, e.scope, (SELECT group_concat(a.name, char(10)) FROM alias a "  # noqa: S608 (fixed words)
        f"WHERE a.entity = e.id) FROM entity e WHERE {where} AND e.type IN ('PROJECT', 'ORG') "
        # Not by the table's own order, which would read all of it for a few rows.
        f"ORDER BY +e.id LIMIT {MANY}",
        values,
    ):
        names = frozenset((name, *(others or "").split("\n"))) - {""}
        yield Candidate(key, Named(kind, name, scope), names)


def _alike(connection: sqlite3.Connection, one: Candidate) -> list[Candidate]:
    """All entities of that name, the entity itself among them: of a project with and without 项目,
    of a firm with and without its legal form.
    """
    name = one.entity.name
    if one.entity.type == "ORG":
        bare = firm(name)
        forms = (name, *(bare + form for form in FORMS))
        found = _named(connection, "ORG", forms)
        return [other for other in found if firm(other.entity.name) == bare]
    if one.entity.scope.startswith("="):
        return [one]
    bare = core(name)
    found = _named(connection, "PROJECT", (name, bare, f"{bare}项目"))
    return [
        other
        for other in found
        if core(other.entity.name) == bare and not other.entity.scope.startswith("=")
    ]


def _found(connection: sqlite3.Connection, one: Candidate) -> Iterator[tuple[Named, Named, str]]:
    """(entity, head, reason) of each merge that this entity calls for."""
    alike = _alike(connection, one)
    if one.entity.type == "ORG":
        yield from _firms(connection, one, alike)
    elif one.entity.scope.startswith("="):
        yield from _reprinted(connection, one)
    else:
        yield from _same(one, alike)
        yield from _short(connection, one, alike)


def _same(one: Candidate, alike: list[Candidate]) -> Iterator[tuple[Named, Named, str]]:
    """The same name: in the same park, or where only one park is ever named with it."""
    scopes = {other.entity.scope for other in alike}
    parks = {scope for scope in scopes if scope and not scope.startswith("=")}
    for other in alike:
        if other.key == one.key:
            continue
        if other.entity.scope == one.entity.scope:
            first, second = sorted((one, other), key=lambda each: each.key)
            yield second.entity, first.entity, "same-name"
        elif {one.entity.scope, other.entity.scope} == {"", *parks} and len(parks) == 1:
            bare, placed = sorted((one, other), key=lambda each: each.entity.scope)
            yield bare.entity, placed.entity, "one-park"


def _short(
    connection: sqlite3.Connection, one: Candidate, alike: list[Candidate]
) -> Iterator[tuple[Named, Named, str]]:
    """A short name that one project alone has, beside its full name in some article."""
    same = {other.key for other in alike}
    if is_distinctive(one.entity.name):
        holders = [
            other
            for other in _aliased(connection, "PROJECT", one.entity.name)
            if other.key not in same and not other.entity.scope.startswith("=")
        ]
        known = len({core(other.entity.name) for other in holders}) == 1
        if known and _meet(one, holders[0]) and _shorter(one.entity, holders[0].entity):
            yield one.entity, holders[0].entity, "known-short"
    for name in sorted(one.names - {one.entity.name}):
        if not is_distinctive(name):
            continue
        holders = _aliased(connection, "PROJECT", name)
        if len({core(other.entity.name) for other in holders}) != 1:
            continue
        for other in _named(connection, "PROJECT", (name,)):
            known = other.key != one.key and other.key not in same
            if known and _meet(one, other) and _shorter(other.entity, one.entity):
                yield other.entity, one.entity, "known-short"


def _shorter(short: Named, full: Named) -> bool:
    """Whether a name can be the short form of another."""
    return len(core(short.name)) < len(core(full.name))


def _meet(one: Candidate, other: Candidate) -> bool:
    """Whether two projects may lie in one park."""
    scopes = {one.entity.scope, other.entity.scope} - {""}
    return len(scopes) < 2 and not any(scope.startswith("=") for scope in scopes)


def _firms(
    connection: sqlite3.Connection, one: Candidate, alike: list[Candidate]
) -> Iterator[tuple[Named, Named, str]]:
    """The same firm with and without its legal form, or by a short name that it alone has."""
    name = one.entity.name
    bare = firm(name)
    if len(bare) < 2 or is_generic(bare) or bare in gazetteer.places():
        return
    legal = [other for other in alike if bare != fold(other.entity.name)]
    # Two legal forms may be two firms: only a bare name goes to a single full one.
    if len(legal) == 1:
        for other in alike:
            if other.key != legal[0].key:
                yield other.entity, legal[0].entity, "same-firm"
    for short in sorted(one.names - {name}):
        if _telling(short) and len(_aliased(connection, "ORG", short)) == 1:
            for other in _named(connection, "ORG", (short,)):
                if other.key != one.key:
                    yield other.entity, one.entity, "known-firm"
    if not legal and _telling(name):
        holders = [other for other in _aliased(connection, "ORG", name) if other.key != one.key]
        if len(holders) == 1:
            yield one.entity, holders[0].entity, "known-firm"


def _telling(short: str) -> bool:
    """Whether a firm's short name is no word, no place and no kind of body."""
    word = gazetteer.words().get(fold(short))
    known = word is not None and word[1] != "z"
    return len(short) > 1 and not known and not is_generic(short)


def _reprinted(
    connection: sqlite3.Connection, one: Candidate
) -> Iterator[tuple[Named, Named, str]]:
    """A project of an article's own, in the other prints of the article."""
    rows = connection.execute(
        "SELECT DISTINCT e.name, e.scope FROM article a "
        "JOIN reprint r ON r.article = a.id JOIN reprint o ON o.cluster = r.cluster "
        "JOIN article b ON b.id = o.article "
        "JOIN entity e ON e.type = 'PROJECT' AND e.name = ?2 "
        "AND e.scope = '=' || substr(b.hash, 1, ?3) "
        "WHERE a.id IN (SELECT article FROM mention WHERE entity = ?1) ORDER BY e.id",
        (one.key, one.entity.name, len(one.entity.scope) - 1),
    ).fetchall()
    if len(rows) > 1:
        head = Named("PROJECT", *rows[0])
        for row in rows[1:]:
            yield Named("PROJECT", *row), head, "reprint"


def _named(connection: sqlite3.Connection, kind: str, names: Iterable[str]) -> list[Candidate]:
    """The entities that have one of these names as their own."""
    values = tuple(dict.fromkeys(names))
    marks = ",".join("?" * len(values))
    where = f"e.type = ? AND e.name IN ({marks})"
    found = list(_candidates(connection, where, (kind, *values)))
    return found if len(found) < MANY else []


def _aliased(connection: sqlite3.Connection, kind: str, name: str) -> list[Candidate]:
    """The entities that have this as another name."""
    where = (
        "e.type = ? AND e.id IN (SELECT entity FROM alias WHERE name = ? AND origin = 'article')"
    )
    found = list(_candidates(connection, where, (kind, name)))
    return found if len(found) < MANY else []


def _revise(
    connection: sqlite3.Connection, one: Candidate, found: Iterable[tuple[Named, Named, str]]
) -> None:
    """Make the merges that an entity calls for, and take out those it does not any more.

    One that was taken back is not made again, nor its reverse; an entity has one head.
    """
    wanted = {(entity, head): reason for entity, head, reason in found}
    for key, kind, name, scope, head_name, head_scope in connection.execute(
        "SELECT id, type, name, scope, head_name, head_scope FROM merge WHERE type = ?1 AND "
        "origin = 'rule' AND undone IS NULL AND ((name, scope) = (?2, ?3) OR "
        "(head_name, head_scope) = (?2, ?3))",
        one.entity,
    ).fetchall():
        if (Named(kind, name, scope), Named(kind, head_name, head_scope)) not in wanted:
            connection.execute("DELETE FROM merge WHERE id = ?", (key,))
    for (entity, head), reason in wanted.items():
        connection.execute(
            "INSERT OR IGNORE INTO merge (type, name, scope, head_name, head_scope, reason, "
            "origin) SELECT ?1, ?2, ?3, ?4, ?5, ?6, 'rule' WHERE NOT EXISTS "
            "(SELECT 1 FROM merge WHERE type = ?1 AND ((name, scope) = (?2, ?3) AND "
            "(undone IS NULL OR (head_name, head_scope) = (?4, ?5)) OR "
            "((name, scope) = (?4, ?5) AND (head_name, head_scope) = (?2, ?3))))",
            (*entity, head.name, head.scope, reason),
        )


def _neighbours(connection: sqlite3.Connection, key: int) -> set[int]:
    """The entities that a merge ties to this one, and those that count as it."""
    row = connection.execute("SELECT type, name, scope FROM entity WHERE id = ?", (key,)).fetchone()
    if row is None:
        return set()
    found = connection.execute(
        "SELECT id FROM entity WHERE head = ?1 UNION SELECT head FROM entity WHERE id = ?1 "
        "UNION SELECT e.id FROM merge m JOIN entity e ON e.type = m.type AND e.name = m.name "
        "AND e.scope = m.scope WHERE m.type = ?2 AND m.head_name = ?3 AND m.head_scope = ?4 "
        "UNION SELECT e.id FROM merge m JOIN entity e ON e.type = m.type AND e.name = m.head_name "
        "AND e.scope = m.head_scope WHERE m.type = ?2 AND m.name = ?3 AND m.scope = ?4",
        (key, *row),
    )
    return {each for (each,) in found}


def _set_head(connection: sqlite3.Connection, key: int) -> set[int]:
    """Set the head of an entity by the merges that stand; the old and the new one."""
    row = connection.execute(
        "SELECT type, name, scope, head FROM entity WHERE id = ?", (key,)
    ).fetchone()
    if row is None:
        return set()
    *named, old = row
    at, entity, seen = key, Named(*named), {key}
    while True:
        step = connection.execute(
            "SELECT e.id, e.type, e.name, e.scope FROM merge m JOIN entity e ON e.type = m.type "
            "AND e.name = m.head_name AND e.scope = m.head_scope "
            "WHERE m.type = ? AND m.name = ? AND m.scope = ? AND m.undone IS NULL "
            "ORDER BY m.origin = 'reader' DESC, m.id LIMIT 1",
            entity,
        ).fetchone()
        if step is None or step[0] in seen:
            break
        at, entity = step[0], Named(*step[1:])
        seen.add(at)
    if at != old:
        connection.execute("UPDATE entity SET head = ? WHERE id = ?", (at, key))
        return {old, at}
    return set()
