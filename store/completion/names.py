"""The names of a library by what they sound like: a table of them, and an index of their sounds.

A row is one name of what counts as one: a park, project, organisation or person. The key of a row
is its rank: names of what more articles tell come first, and the shorter of them, so that the best
are at the beginning of whatever the index gives. The index holds, of each character of a name,
its readings and itself, of each two neighbours the initials, and what the name begins and ends
with; what it gives is then compared with what was typed.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from itertools import islice, product, starmap
from typing import TYPE_CHECKING, NamedTuple

from store.completion.readings import READINGS_VERSION, sounds, syllables
from store.completion.typed import cuts, first, match
from store.fold import FOLD_VERSION
from store.search import index

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence, Set

    from store.completion.readings import Sound
    from store.completion.typed import Cut, Match, Typed, Unit

# Raise this whenever `terms` or the ranks change.
NAMES_VERSION = 1

INDEX = "name_index"

# Ranks by the number of articles, in powers of two, and in each of these by length.
_POWERS = 31
_LENGTHS = 16
# Keys of one rank.
_TERRITORY = 1 << 40

# Names that are compared with what was typed, of each way in which they can be found; and those of
# equal rank that are put in order, for each one that is wanted.
_COMPARED = 2000
_MANY = 16

# Entities whose names are written at a time.
_BATCH = 2000


# An entity; a type and a name.
Mark = int | tuple[str, str]


class Name(NamedTuple):
    """A row of the table. entity: what counts as one; articles: how many tell of it. other: whether
    it is another name than the one that is shown of that.
    """

    key: int
    entity: int
    type: str
    name: str
    articles: int
    other: bool = False

    @property
    def power(self) -> int:
        """The rank by the number of articles alone."""
        return self.key // _TERRITORY // _LENGTHS


# Where in a name what was typed stands: all of it, its beginning, within it.
EXACT, PREFIX, INNER = range(3)


class NameFound(NamedTuple):
    """A name that what was typed stands in. place: EXACT, PREFIX or INNER."""

    place: int
    name: Name
    match: Match


def make(connection: sqlite3.Connection) -> None:
    """Make the index where it is missing, and all anew where another version made it."""
    if is_current(connection):
        return
    with _transaction(connection):
        connection.execute(f"DROP TABLE IF EXISTS {INDEX}")
        connection.execute("DELETE FROM name")
        connection.execute(
            f"CREATE VIRTUAL TABLE {INDEX} USING fts5(terms, content='', "
            f'tokenize="{index.TOKENIZER}", detail=none, columnsize=0)'
        )
        heads = connection.execute("SELECT id FROM entity WHERE head = id ORDER BY id")
        while keys := [key for (key,) in heads.fetchmany(_BATCH)]:
            refresh(connection, keys)
        index.note_version(connection, INDEX, _version())


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether the index is there and was made by this version, so that it can be asked."""
    return index.version_of(connection, INDEX) == _version()


def _version() -> str:
    return f"{NAMES_VERSION}.{READINGS_VERSION}.{FOLD_VERSION}"


# Writing


def refresh(connection: sqlite3.Connection, entities: Iterable[int]) -> None:
    """Write anew the names of these entities, or of those they count as. What lists show of them
    must be up to date (store.summary).
    """
    run = connection.execute
    run("CREATE TEMP TABLE IF NOT EXISTS named (entity INTEGER PRIMARY KEY)")
    run("DELETE FROM named")
    connection.executemany("INSERT OR IGNORE INTO named VALUES (?)", ((key,) for key in entities))
    run(
        "INSERT OR IGNORE INTO named SELECT e.head FROM named n CROSS JOIN entity e "
        "ON e.id = n.entity"
    )
    there = {
        (row.entity, row.name): row
        for row in starmap(
            Name,
            run(
                "SELECT n.id, n.entity, n.type, n.name, n.articles FROM named t "
                "CROSS JOIN name n ON n.entity = t.entity"
            ),
        )
    }
    new: list[tuple[int, int, str, str, int]] = []
    for entity, kind, name, articles in _told(connection):
        rank, known = _rank(name, articles), there.get((entity, name))
        if known is None or known.key // _TERRITORY != rank:
            new.append((rank, entity, kind, name, articles))
            continue
        if known.articles != articles:
            run("UPDATE name SET articles = ? WHERE id = ?", (articles, known.key))
        del there[entity, name]
    _take_out(connection, list(there.values()))
    _put_in(connection, new)


def _told(connection: sqlite3.Connection) -> list[tuple[int, str, str, int]]:
    """Entity, type, name and number of articles of all that is in `named` and counts as one."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS tells (entity INTEGER PRIMARY KEY, number)")
    connection.execute("DELETE FROM tells")
    connection.execute(
        "INSERT INTO tells SELECT e.id, "
        "coalesce((SELECT articles FROM summary WHERE entity = e.id), "
        "(SELECT count(DISTINCT m.article) FROM entity n CROSS JOIN mention m ON m.entity = n.id "
        "WHERE n.head = e.id)) FROM named t CROSS JOIN entity e ON e.id = t.entity "
        "WHERE e.head = e.id"
    )
    members = "tells t CROSS JOIN entity h ON h.id = t.entity CROSS JOIN entity n ON n.head = h.id"
    return connection.execute(
        f"SELECT h.id, h.type, n.name, t.number FROM {members} UNION "  # noqa: S608 (fixed words)
        f"SELECT h.id, h.type, n.label, t.number FROM {members} WHERE n.label NOT NULL UNION "
        f"SELECT h.id, h.type, a.name, t.number FROM {members} CROSS JOIN alias a "
        "ON a.entity = n.id ORDER BY 1, 3"
    ).fetchall()


def _take_out(connection: sqlite3.Connection, rows: list[Name]) -> None:
    connection.executemany("DELETE FROM name WHERE id = ?", [(row.key,) for row in rows])
    connection.executemany(
        f"INSERT INTO {INDEX} ({INDEX}, rowid, terms) VALUES ('delete', ?, ?)",  # noqa: S608 (fixed name)
        [(row.key, terms(row.name, row.type)) for row in sorted(rows)],
    )


def _put_in(connection: sqlite3.Connection, rows: list[tuple[int, int, str, str, int]]) -> None:
    last: dict[int, int] = {}
    placed = []
    for rank, entity, kind, name, articles in sorted(rows):
        if rank not in last:
            (key,) = connection.execute(
                "SELECT max(id) FROM name WHERE id >= ? AND id < ?",
                (rank * _TERRITORY, (rank + 1) * _TERRITORY),
            ).fetchone()
            last[rank] = rank * _TERRITORY if key is None else key
        last[rank] += 1
        placed.append((last[rank], entity, kind, name, articles))
    connection.executemany(
        "INSERT INTO name (id, entity, type, name, articles) VALUES (?, ?, ?, ?, ?)", placed
    )
    connection.executemany(
        f"INSERT INTO {INDEX} (rowid, terms) VALUES (?, ?)",  # noqa: S608 (fixed name)
        [(key, terms(name, kind)) for key, _, kind, name, _ in placed],
    )


def _rank(name: str, articles: int) -> int:
    power = _POWERS - min(articles, 1 << 30).bit_length()
    return power * _LENGTHS + min(len(name), _LENGTHS - 1)


def terms(name: str, kind: str) -> str:
    """All terms of a name of a type, one a line.

    #PARK is the type; dyg, dy the initials of neighbours; =de a reading, =德 a character; ^ stands
    before what the name begins with (^dy, ^=d, ^=de too), $ behind its last two initials.
    """
    spoken = sounds(name)
    found = {f"#{kind}"}.union(*map(_known, spoken))
    runs = [[one.initials for one in spoken[at:]] for at in range(3)]
    pairs = [[a + b for a in one for b in other] for one, other in zip(*runs[:2], strict=False)]
    threes = [
        [a + b for a in first for b in third] for first, third in zip(pairs, runs[2], strict=False)
    ]
    found.update(*pairs, *threes)
    for begin in (*pairs[:1], *threes[:1]):
        found.update([f"^{each}" for each in begin])
    for end in pairs[-1:]:
        found.update([f"{each}$" for each in end])
    return "\n".join(found.union(*map(_opening, spoken[:1])))


@cache
def _known(one: Sound) -> tuple[str, ...]:
    """The terms of a character wherever it stands."""
    return tuple(f"={each}" for each in (one.character, *one.readings))


@cache
def _opening(one: Sound) -> frozenset[str]:
    """The terms of a character that a name begins with."""
    begun = {each[:end] for each in one.readings for end in range(1, len(each) + 1)}
    return frozenset(f"^={each}" for each in (one.character, *begun))


# Finding


def find(
    connection: sqlite3.Connection, typed: Typed, kind: str | None, most: int
) -> list[NameFound]:
    """Names that what was typed stands in: those it is all of, then those it begins, then others;
    of each of these those of which most articles tell first, then the shorter.

    Of what has several such names only the first, and of several of one kind and name one. kind:
    the type of what is wanted, or any. most: how many are wanted.
    """
    if not typed.text or not is_current(connection):
        return []
    ways = cuts(typed)
    found: list[NameFound] = []
    seen: set[Mark] = set()
    for place in (EXACT, PREFIX, INNER):
        expression = _expression(ways, place, kind)
        if expression and len(found) < most:
            some = _matching(connection, typed, expression, place, most - len(found), seen)
            for one in sorted(some, key=_order):
                if seen.isdisjoint(_marks(one.name)):
                    found.append(one)
                seen |= _marks(one.name)
    return sorted(found, key=_order)[:most]


def holding(connection: sqlite3.Connection, typed: Typed) -> set[int]:
    """All entities with a name that what was typed stands in."""
    found: set[int] = set()
    if not typed.text or not is_current(connection):
        return found
    ways = cuts(typed)
    for place in (EXACT, PREFIX, INNER):
        expression = _expression(ways, place, None)
        rows = connection.execute(
            f"SELECT n.id, n.entity, n.type, n.name, n.articles FROM {INDEX} "  # noqa: S608 (fixed name)
            f"CROSS JOIN name n ON n.id = {INDEX}.rowid WHERE {INDEX} MATCH ?",
            (expression or '""',),
        )
        for row in rows:
            if row[1] not in found and _compare(typed, Name(*row), place) is not None:
                found.add(row[1])
    return found


def _order(one: NameFound) -> tuple[int, int, bool, int, str, int]:
    name = one.name
    return one.place, -name.articles, name.other, len(name.name), name.name, name.key


def _matching(
    connection: sqlite3.Connection,
    typed: Typed,
    expression: str,
    place: int,
    wanted: int,
    seen: Set[Mark],
) -> list[NameFound]:
    """Names that stand under an expression and match, the best among them; so many that have none
    of the marks that were seen.
    """
    rows = connection.execute(
        "SELECT n.id, n.entity, n.type, n.name, n.articles, "  # noqa: S608 (fixed name)
        f"n.name IS NOT coalesce(e.label, e.name) FROM {INDEX} "
        f"CROSS JOIN name n ON n.id = {INDEX}.rowid CROSS JOIN entity e "
        f"ON e.id = n.entity WHERE {INDEX} MATCH ? ORDER BY {INDEX}.rowid",
        (expression,),
    )
    found: list[NameFound] = []
    marks = set(seen)
    new = 0
    for row in islice(rows, max(_COMPARED, wanted)):
        name = Name(*row)
        # Those of one power are in no order by their number yet.
        if new >= wanted and (name.power != found[-1].name.power or len(found) >= _MANY * wanted):
            break
        one = _compare(typed, name, place)
        if one is not None:
            found.append(one)
            new += marks.isdisjoint(_marks(name))
            marks |= _marks(name)
    return found


def _marks(name: Name) -> set[Mark]:
    """What no two names that are offered have in common."""
    return {name.entity, (name.type, name.name)}


def _compare(typed: Typed, name: Name, place: int) -> NameFound | None:
    spoken = sounds(name.name)
    found = first(typed, spoken) if place == INNER else match(typed, spoken, 0)
    if found is None:
        return None
    whole = found.whole and found.end == len(spoken)
    return NameFound(INNER if found.start else EXACT if whole else PREFIX, name, found)


def _expression(ways: Sequence[Cut], place: int, kind: str | None) -> str:
    """What to ask the index for, so that it gives all names in that place; empty where it is not
    asked: within a name one initial or the beginning of a syllable says too little.

    Of each way to cut what was typed only what few names have: long lists take long to go through.
    """
    # What has the same beginning is asked for together: its list is gone through once.
    parts: dict[str, dict[str, None]] = {}
    for units, complete in ways:
        if len(units) == 1:
            asked = [] if place == EXACT else _of_one(units[0], place)
        else:
            asked = _of_several(units, place) if complete or place != EXACT else []
        if asked:
            parts.setdefault(asked[0], {})[" AND ".join(asked[1:])] = None
    any_of = " OR ".join(
        f"({first})" if "" in rest else f"({first} AND ({' OR '.join(f'({one})' for one in rest)}))"
        for first, rest in parts.items()
    )
    return f"{_quoted('#' + kind)} AND ({any_of})" if kind and any_of else any_of


def _of_one(unit: Unit, place: int) -> list[str]:
    """One syllable or character, typed alone."""
    if place == PREFIX:
        return [_any([f"^={each}" for each in unit.readings or unit.initials])]
    whole = [each for each in unit.readings if each in syllables() or not each.isascii()]
    return [_any([f"={each}" for each in whole])] if whole else []


def _of_several(units: tuple[Unit, ...], place: int) -> list[str]:
    """The initials of the first three of several and of the next, and what the first is where
    that is known.
    """
    anchor = "" if place == INNER else "^"
    asked = [[f"{anchor}{some}" for some in _initials(units[:3])]]
    if len(units) > 3:
        asked.append(_initials(units[1:4] if len(units) == 4 else units[2:5]))
    asked += [[f"{anchor}={each}" for each in unit.readings] for unit in units[:1]]
    # Two initials alone stand in many names.
    asked += [[f"={each}" for each in unit.readings] for unit in units[1:2] if _says_more(units)]
    if place == EXACT:
        asked.append([f"{some}$" for some in _initials(units[-2:])])
    return [_any(some) for some in asked if some]


def _initials(units: tuple[Unit, ...]) -> list[str]:
    return ["".join(some) for some in product(*(unit.initials for unit in units))]


def _says_more(units: tuple[Unit, ...]) -> bool:
    return len(units) == 2 and not units[1].begun


def _any(some: list[str]) -> str:
    return _quoted(some[0]) if len(some) == 1 else f"({' OR '.join(map(_quoted, some))})"


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything or nothing, within the caller's transaction where there is one."""
    connection.execute("SAVEPOINT names")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK TO names")
        connection.execute("RELEASE names")
        raise
    connection.execute("RELEASE names")
