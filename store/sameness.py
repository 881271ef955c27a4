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
from store.merges import Named, key_of
from store.shortforms import is_short_firm

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator

FORMS = ("", "公司", "股份公司", "有限公司", "股份有限公司", "有限责任公司")
LEGAL = re.compile(f"(?:{'|'.join(FORMS[:0:-1])})$")
CLOSED = re.compile("(?:项目|工程)$")
PHASE = re.compile("[一二三四五六七八九十首]期")
# A name that more entities have than this tells none of them apart.
MANY = 50
# What the scope of an entity begins with that no name can bring together with others: an article's
# own (but with its other prints), and what the reader split off.
OWN, APART = "=", "≠"
COMMON = f"substr(e.scope, 1, 1) NOT IN ('{OWN}', '{APART}')"


class Candidate(NamedTuple):
    """An entity as the rules compare it. names: it and its other names."""

    key: int
    entity: Named
    names: frozenset[str]


def related(connection: sqlite3.Connection, keys: Iterable[int]) -> set[int]:
    """The entities whose sameness can hang on these. To be asked before these change or go: what
    held of two parks, or of two firms of one short name, does not when one of them is gone.
    """
    found: set[int] = set()
    for key in keys:
        for one in _candidates(connection, "e.id = ?", (key,)):
            found |= {other.key for other in _family(connection, one)}
            if one.entity.scope.startswith(OWN):
                # The other prints of its article, which may be of one piece of news no more.
                prints = _neighbours(connection, key)
                found |= prints.union(*(_neighbours(connection, each) for each in prints))
    return found


def forget(connection: sqlite3.Connection, gone: Iterable[Named]) -> None:
    """Take out the merges that the rules made of entities that no article names any more."""
    connection.executemany(
        "DELETE FROM merge WHERE (type, name, scope) = (?, ?, ?) AND origin = 'rule' "
        "AND undone IS NULL",
        gone,
    )


def settle(connection: sqlite3.Connection, keys: Collection[int]) -> set[int]:
    """Find what these entities are one with, and set the heads of all that are concerned.

    Merges that the rules made and would not make any more go. Gives the keys of all entities whose
    line in the lists may have changed. What a merge hangs on is told by `related`.
    """
    for key in sorted(keys):
        for one in _candidates(connection, "e.id = ?", (key,)):
            _revise(connection, one.entity, _head_of(connection, one))
    concerned = set(keys)
    for key in keys:
        concerned |= _neighbours(connection, key)
    waiting = sorted(concerned)
    while waiting:
        for each in _set_head(connection, waiting.pop()):
            # What counted as one that is a head no more counts as another now.
            rows = connection.execute("SELECT id FROM entity WHERE head = ?", (each,))
            new = {each, *(key for (key,) in rows)} - concerned
            waiting += new
            concerned |= new
    return concerned


def core(name: str) -> str:
    """A project's name without a closing 项目: what must be equal."""
    return name.removesuffix("项目") or name


def phases(name: str) -> frozenset[str]:
    """The phases that a project's name tells."""
    return frozenset(PHASE.findall(name))


def firm(name: str) -> str:
    """A firm's name without its legal form; 集团 alone is another firm than its parts."""
    return LEGAL.sub("", name) or name


def _candidates(
    connection: sqlite3.Connection, where: str, values: tuple[object, ...]
) -> Iterator[Candidate]:
    for key, kind, name, scope, others in connection.execute(
        "SELECT e.id, e.type, e.name, e.scope, (SELECT group_concat(a.name, char(10)) FROM alias a "  # noqa: S608 (fixed words)
        f"WHERE a.entity = e.id) FROM entity e WHERE {where} AND +e.type IN ('PROJECT', 'ORG') "
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
    if one.entity.scope.startswith((OWN, APART)):
        return [one]
    return _bearers(connection, one.entity.type, one.entity.name)


def _bearers(connection: sqlite3.Connection, kind: str, name: str) -> list[Candidate]:
    """The entities that have this name as their own, in any of its forms."""
    forms = [firm(name) + form for form in FORMS] if kind == "ORG" else _forms(name)
    return _named(connection, kind, (name, *forms))


def _forms(name: str) -> tuple[str, str]:
    """A project's name without and with 项目."""
    bare = core(name)
    return bare, f"{bare}项目"


def _family(connection: sqlite3.Connection, one: Candidate) -> list[Candidate]:
    """All entities of that name, those it is short for, and all that are short for any of these."""
    found = _alike(connection, one)
    if not one.entity.scope.startswith((OWN, APART)):
        for holder in _holders(connection, one):
            found += _alike(connection, holder)
    for name in sorted({name for each in found for name in each.names - {each.entity.name}}):
        if _telling(name) if one.entity.type == "ORG" else is_distinctive(name):
            found += _bearers(connection, one.entity.type, name)
    return list({each.key: each for each in found}.values())


def _holders(connection: sqlite3.Connection, one: Candidate) -> list[Candidate]:
    """The entities of other names that have this one as another name."""
    kind, name, _ = one.entity
    same = firm if kind == "ORG" else core
    forms = (name,) if kind == "ORG" else _forms(name)
    found = {
        holder.key: holder
        for form in forms
        for holder in _aliased(connection, kind, form)
        if same(holder.entity.name) != same(name)
    }
    return list(found.values())


def _head_of(connection: sqlite3.Connection, one: Candidate) -> tuple[Named, str] | None:
    """What the rules hold an entity to be, and by which reason; the same in whatever order the
    entities came.
    """
    if one.entity.scope.startswith(APART):
        return None
    if one.entity.scope.startswith(OWN):
        return _reprinted(connection, one)
    if one.entity.type == "ORG":
        return _firm(connection, one)
    return _same(connection, one) or _short(connection, one)


def _same(connection: sqlite3.Connection, one: Candidate) -> tuple[Named, str] | None:
    """The same name: in the same park, or where only one park is ever named with it."""
    alike = _alike(connection, one)
    parks = _parks(alike)
    if not one.entity.scope and len(parks) == 1:
        return next(other.entity for other in alike if other.entity.scope), "one-park"
    first = next((other for other in alike if other.entity.scope == one.entity.scope), one)
    return None if first.key == one.key else (first.entity, "same-name")


def _short(connection: sqlite3.Connection, one: Candidate) -> tuple[Named, str] | None:
    """A short name that one project alone has, beside its full name in some article."""
    if not is_distinctive(one.entity.name):
        return None
    holders = _holders(connection, one)
    if len({core(holder.entity.name) for holder in holders}) != 1:
        return None
    if not _is_short(one.entity.name, holders[0].entity.name):
        return None
    if any(_is_part(connection, holder, one) for holder in holders):
        return None
    found = _alike(connection, holders[0])
    near = [other for other in found if other.entity.scope == one.entity.scope != ""]
    if not near and len(_parks(_family(connection, one))) < 2:
        near = found
    return (near[0].entity, "known-short") if near else None


def _is_short(name: str, full: str) -> bool:
    """Whether a name can be the short form of a project's: its characters are among the other's in
    their order, and it tells the same phases. A whole is no short form of its second phase, however
    an article calls that; nor is what follows a project's name that is closed already
    (X扩能工程|东岭高铁: two names without a mark between them).
    """
    ahead = core(full).removesuffix(core(name))
    if ahead != core(full) and CLOSED.search(ahead):
        return False
    rest = iter(core(full))
    within = all(char in rest for char in core(name))
    return within and len(core(name)) < len(core(full)) and phases(name) == phases(full)


def _is_part(connection: sqlite3.Connection, one: Candidate, whole: Candidate) -> bool:
    """Whether some article says that a project is a part of another: then they are two, however
    alike their names are.
    """
    row = connection.execute(
        "SELECT 1 FROM claim WHERE attribute = 'part_of' AND subject = ? AND object = ? LIMIT 1",
        (one.key, whole.key),
    ).fetchone()
    return row is not None


def _parks(some: Iterable[Candidate]) -> set[str]:
    """The parks that projects lie in."""
    return {one.entity.scope for one in some} - {""}


def _firm(connection: sqlite3.Connection, one: Candidate) -> tuple[Named, str] | None:
    """The same firm with and without its legal form, or by a short name that it alone has."""
    name = one.entity.name
    bare = firm(name)
    if len(bare) < 2 or is_generic(bare) or bare in gazetteer.places():
        return None
    # Two legal forms may be two firms: only a bare name goes to a single full one.
    legal = [
        other
        for other in _alike(connection, one)
        if other.entity.name != bare and other.key != one.key
    ]
    if legal:
        return (legal[0].entity, "same-firm") if name == bare and len(legal) == 1 else None
    holders = _holders(connection, one) if _telling(name) else []
    if len(holders) != 1 or not is_short_firm(name, holders[0].entity.name):
        return None
    return holders[0].entity, "known-firm"


def _telling(short: str) -> bool:
    """Whether a firm's short name is no word, no place and no kind of body."""
    word = gazetteer.words().get(fold(short))
    known = word is not None and word[1] != "z"
    return len(short) > 1 and not known and not is_generic(short)


def _reprinted(connection: sqlite3.Connection, one: Candidate) -> tuple[Named, str] | None:
    """A project of an article's own, in the other prints of the article."""
    row = connection.execute(
        "SELECT e.name, e.scope FROM article a "
        "JOIN reprint r ON r.article = a.id JOIN reprint o ON o.cluster = r.cluster "
        "JOIN article b ON b.id = o.article "
        "JOIN entity e ON e.type = 'PROJECT' AND e.name = ?2 "
        "AND e.scope = '=' || substr(b.hash, 1, ?3) "
        "WHERE a.id IN (SELECT article FROM mention WHERE entity = ?1) ORDER BY e.id LIMIT 1",
        (one.key, one.entity.name, len(one.entity.scope) - 1),
    ).fetchone()
    head = Named("PROJECT", *row) if row else one.entity
    return None if head == one.entity else (head, "reprint")


def _named(connection: sqlite3.Connection, kind: str, names: Iterable[str]) -> list[Candidate]:
    """The entities that have one of these names as their own."""
    values = tuple(dict.fromkeys(names))
    marks = ",".join("?" * len(values))
    where = f"e.type = ? AND e.name IN ({marks}) AND {COMMON}"
    found = list(_candidates(connection, where, (kind, *values)))
    return found if len(found) < MANY else []


def _aliased(connection: sqlite3.Connection, kind: str, name: str) -> list[Candidate]:
    """The entities that have this as another name."""
    where = (
        # The plus keeps SQLite from going through all entities of the type.
        "+e.type = ? AND e.id IN (SELECT entity FROM alias WHERE name = ? AND origin = 'article') "  # noqa: S608 (fixed words)
        f"AND {COMMON}"
    )
    found = list(_candidates(connection, where, (kind, name)))
    return found if len(found) < MANY else []


def _revise(
    connection: sqlite3.Connection, entity: Named, wanted: tuple[Named, str] | None
) -> None:
    """Make the merge that the rules call for, and take out the one they do not any more.

    What the reader says of an entity goes before, and a merge of the rules that was taken back is
    not made again, nor its reverse, nor another in its place. None closes a circle.
    """
    head, reason = wanted or (None, "")
    for key, *stands in connection.execute(
        "SELECT id, type, head_name, head_scope FROM merge WHERE (type, name, scope) = (?, ?, ?) "
        "AND origin = 'rule' AND undone IS NULL",
        entity,
    ).fetchall():
        if head != Named(*stands):
            connection.execute("DELETE FROM merge WHERE id = ?", (key,))
    if head is None or entity in _walk(connection, head):
        return
    connection.execute(
        "INSERT OR IGNORE INTO merge (type, name, scope, head_name, head_scope, reason, origin) "
        "SELECT ?1, ?2, ?3, ?4, ?5, ?6, 'rule' WHERE NOT EXISTS "
        "(SELECT 1 FROM merge WHERE type = ?1 AND ((name, scope) = (?2, ?3) AND "
        "(undone IS NULL OR origin = 'rule') OR "
        "((name, scope) = (?4, ?5) AND (head_name, head_scope) = (?2, ?3))))",
        (*entity, head.name, head.scope, reason),
    )


def _walk(connection: sqlite3.Connection, entity: Named) -> list[Named]:
    """An entity, what it counts as, what that counts as, and so on: also where no article names it
    at present.
    """
    walk = [entity]
    while True:
        row = connection.execute(
            "SELECT type, head_name, head_scope FROM merge WHERE (type, name, scope) = (?, ?, ?) "
            "AND undone IS NULL ORDER BY origin = 'reader' DESC, id LIMIT 1",
            walk[-1],
        ).fetchone()
        if row is None or Named(*row) in walk:
            return walk
        walk.append(Named(*row))


def _neighbours(connection: sqlite3.Connection, key: int) -> set[int]:
    """The entities that merges tie to this one, also by names that no article has at present, and
    those that count as it.
    """
    row = connection.execute("SELECT type, name, scope FROM entity WHERE id = ?", (key,)).fetchone()
    if row is None:
        return set()
    found = connection.execute(
        "WITH RECURSIVE below (name, scope) AS (VALUES (?3, ?4) UNION SELECT m.name, m.scope "
        "FROM below b JOIN merge m INDEXED BY idx_merge_type_head_name_head_scope "
        "ON m.type = ?2 AND m.head_name = b.name AND m.head_scope = b.scope) "
        "SELECT id FROM entity WHERE head = ?1 UNION SELECT head FROM entity WHERE id = ?1 "
        "UNION SELECT e.id FROM below b JOIN entity e ON e.type = ?2 AND e.name = b.name "
        "AND e.scope = b.scope "
        "UNION SELECT e.id FROM merge m JOIN entity e ON e.type = m.type AND e.name = m.head_name "
        "AND e.scope = m.head_scope WHERE m.type = ?2 AND m.name = ?3 AND m.scope = ?4",
        (key, *row),
    )
    return {each for (each,) in found}


def _set_head(connection: sqlite3.Connection, key: int) -> set[int]:
    """Set the head of an entity by the merges that stand: the last that is there. Gives the entity
    with its old head and its new one where that changed.
    """
    row = connection.execute(
        "SELECT type, name, scope, head FROM entity WHERE id = ?", (key,)
    ).fetchone()
    if row is None:
        return set()
    *named, old = row
    walk = (key_of(connection, one) for one in reversed(_walk(connection, Named(*named))))
    head = next(each for each in walk if each is not None)
    if head == old:
        return set()
    connection.execute("UPDATE entity SET head = ? WHERE id = ?", (head, key))
    return {key, old, head}
