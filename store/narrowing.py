"""Lists narrowed and sorted: which parks and projects are in them, and what more they can be
narrowed to.

Everything is done in SQL over the tables summary and facet, so that a list of a million costs no
more memory than its keys; readings are compared where names are sorted.
"""

from __future__ import annotations

import json
from array import array
from dataclasses import replace
from functools import cache
from gettext import dgettext
from typing import TYPE_CHECKING, Any

from store.completion import names, typed
from store.completion.readings import sound, sounds
from store.counting import COUNTS
from store.model import (
    EVERYTHING,
    FACETS,
    PARKS_FIRST,
    PROJECTS_FIRST,
    STATUSES,
    Choice,
    FacetCount,
    Narrowing,
    Order,
    YuanzhiError,
)
from store.search import comparisons, matching

if TYPE_CHECKING:
    import sqlite3

Values = dict[str, Any]

# What is sorted by, as SQL over `s` (its line in the summary).
_NAME = "(SELECT coalesce(label, name) FROM entity WHERE id = {})"
_INVESTOR = (
    "(SELECT coalesce(h.label, h.name) FROM entity n CROSS JOIN claim c ON c.subject = n.id "  # noqa: S608
    f"AND c.attribute = 'org' AND {COUNTS} CROSS JOIN entity o ON o.id = c.object "
    "CROSS JOIN entity h ON h.id = o.head WHERE n.head = s.entity ORDER BY c.id LIMIT 1)"
)
_STAGE = "CASE s.status {} END".format(
    " ".join(f"WHEN '{status}' THEN {rank}" for rank, status in enumerate(STATUSES))
)
_COLUMNS = {
    "PROJECT": {
        "date": "s.latest",
        "name": f"reading({_NAME.format('s.entity')})",
        "park": f"reading({_NAME.format('s.park')})",
        "investor": f"reading({_INVESTOR})",
        "investment": "s.amount",
        "status": _STAGE,
    },
    "PARK": {
        "projects": "s.projects",
        "name": f"reading({_NAME.format('s.entity')})",
        "articles": "s.articles",
        "investment": "s.amount",
        "planned": "s.planned",
        "date": "s.latest",
        "province": "reading((SELECT province FROM entity WHERE id = s.entity))",
    },
}
# Columns that begin with the largest; the others begin with the first letter or stage.
_FALLING = ("date", "investment", "planned", "projects", "articles")
# What is compared within one currency only: yuan come first, what is not known last.
_MONEY = ("investment", "planned")
# What parts those that are equal.
_EQUALS = {
    "PROJECT": ("s.latest DESC", "s.amount DESC", "s.entity"),
    "PARK": ("s.projects DESC", "s.articles DESC", "s.entity"),
}
# Facets that parks have only by their projects.
_OF_PROJECTS = ("industry", "status", "amount")

_HOLDING = "SELECT value FROM json_each(:holding)"


def parks(
    connection: sqlite3.Connection,
    narrowing: Narrowing = EVERYTHING,
    order: Order = PARKS_FIRST,
) -> array[int]:
    """Keys of the parks that are left, in that order.

    A park has the province, years and publications that are told of it; what is chosen of projects
    it has where one of its projects has all that is chosen.
    """
    where, values = _of_parks(connection, narrowing)
    return _sorted(connection, "PARK", where, values, order)


def projects(
    connection: sqlite3.Connection,
    narrowing: Narrowing = EVERYTHING,
    order: Order = PROJECTS_FIRST,
    park: int | None = None,
) -> array[int]:
    """Keys of the projects (of one park) that are left, in that order.

    The words may be the name of a project, its park, or one of its investors.
    """
    where, values = _of_projects(connection, narrowing)
    if park is not None:
        where, values = f"{where} AND s.park = :of_park", {**values, "of_park": park}
    return _sorted(connection, "PROJECT", where, values, order)


def left(connection: sqlite3.Connection, narrowing: Narrowing) -> tuple[str, Values]:
    """What the column `project` must meet to be one of those that are left, and the values in it:
    SQL that holds of all where nothing is narrowed.
    """
    if narrowing == EVERYTHING:
        return "1", {}
    where, values = _of_projects(connection, narrowing)
    return f"project IN (SELECT s.entity FROM summary s WHERE {where})", values  # noqa: S608


def facets(
    connection: sqlite3.Connection, kind: str, narrowing: Narrowing
) -> tuple[FacetCount, ...]:
    """How many parks or projects (kind: "PARK", "PROJECT") have each value of each facet, those
    that most have first but years newest first; of a facet in which something is chosen as if
    nothing were. What none has is left out, but for what is chosen.
    """
    found: list[FacetCount] = []
    for facet in FACETS:
        sql, values = _counted(connection, kind, facet, narrowing.without(facet))
        counts = [FacetCount(facet, *row) for row in connection.execute(sql, values)]
        known = {one.value for one in counts}
        counts += [FacetCount(facet, one, 0) for one in narrowing.values(facet) if one not in known]
        found += sorted(counts, key=_place)
    return tuple(found)


def _place(one: FacetCount) -> tuple[float, str]:
    if one.facet == "year":
        return (-int(one.value) if one.value.isdecimal() else 0, one.value)
    if one.facet == "status":
        return (STATUSES.index(one.value) if one.value in STATUSES else 0, one.value)
    return (-one.count, one.value)


def _counted(
    connection: sqlite3.Connection, kind: str, facet: str, others: Narrowing
) -> tuple[str, Values]:
    """SQL for the values of a facet and how many have each, and the values in it."""
    of_kind = _of_parks if kind == "PARK" else _of_projects
    where, values = of_kind(connection, others)
    values |= {"kind": kind, "facet": facet}
    if kind == "PARK" and (facet in _OF_PROJECTS or _asks_of_projects(others)):
        # By the projects that have the value and all else that is asked of projects.
        of_project, more = _of_projects(connection, replace(others, words=""))
        shared = "" if facet in _OF_PROJECTS else (
            "AND EXISTS (SELECT 1 FROM facet o WHERE (o.entity, o.facet, o.value) = "
            "(p.park, f.facet, f.value))"
        )  # fmt: skip
        sql = (
            "SELECT f.value, count(DISTINCT p.park) FROM facet f "  # noqa: S608 (fixed words)
            "JOIN summary p ON p.entity = f.entity WHERE f.type = 'PROJECT' AND f.facet = :facet "
            f"AND p.park IN (SELECT s.entity FROM summary s WHERE {where}) AND p.entity IN "
            f"(SELECT s.entity FROM summary s WHERE {of_project}) {shared} GROUP BY 1"
        )
        return sql, values | more
    # All that have a line are meant where nothing is chosen.
    narrowed = f"AND f.entity IN (SELECT s.entity FROM summary s WHERE {where})"  # noqa: S608 (fixed words)
    sql = (
        "SELECT f.value, count(*) FROM facet f WHERE f.type = :kind AND f.facet = :facet "  # noqa: S608 (fixed words)
        f"{narrowed if others != EVERYTHING else ''} GROUP BY 1"
    )
    return sql, values


def _asks_of_projects(narrowing: Narrowing) -> bool:
    """Whether something is chosen that parks have only by their projects."""
    return narrowing.least is not None or any(
        one.facet in _OF_PROJECTS for one in narrowing.choices
    )


def _of_parks(connection: sqlite3.Connection, narrowing: Narrowing) -> tuple[str, Values]:
    """What the line `s` of a park must meet, and the values in it."""
    conditions, values = ["s.type = 'PARK'"], dict[str, Any]()
    own = tuple(one for one in narrowing.choices if one.facet not in _OF_PROJECTS)
    for facet in FACETS:
        condition, value = _has("PARK", facet, own)
        conditions += condition
        values |= value
    if _asks_of_projects(narrowing):
        where, more = _of_projects(connection, replace(narrowing, words=""))
        of_project = where.replace("s.", "p.")
        conditions.append(f"s.entity IN (SELECT p.park FROM summary p WHERE {of_project})")  # noqa: S608 (fixed words)
        values |= more
    if narrowing.words.strip():
        conditions.append(f"s.entity IN ({_HOLDING})")
        values["holding"] = _holding(connection, narrowing.words)
    return " AND ".join(conditions), values


def _of_projects(connection: sqlite3.Connection, narrowing: Narrowing) -> tuple[str, Values]:
    """What the line `s` of a project must meet, and the values in it."""
    conditions, values = ["s.type = 'PROJECT'"], dict[str, Any]()
    for facet in FACETS:
        condition, value = _has("PROJECT", facet, narrowing.choices)
        conditions += condition
        values |= value
    if narrowing.least is not None:
        conditions.append("s.unit = 'CNY' AND s.amount >= :least")
        values["least"] = narrowing.least
    if narrowing.words.strip():
        investors = (
            "SELECT n.head FROM claim c CROSS JOIN entity n ON n.id = c.subject WHERE "  # noqa: S608 (fixed words)
            f"c.attribute = 'org' AND {COUNTS} AND c.object IN "
            f"(SELECT id FROM entity WHERE head IN ({_HOLDING}))"
        )
        conditions.append(
            f"(s.entity IN ({_HOLDING}) OR s.park IN ({_HOLDING}) OR s.entity IN ({investors}))"
        )
        values["holding"] = _holding(connection, narrowing.words)
    return " AND ".join(conditions), values


def _has(kind: str, facet: str, choices: tuple[Choice, ...]) -> tuple[list[str], Values]:
    """The condition that a line of that kind has one of the values chosen of a facet; none without
    any. It names nothing of the line: SQLite would look for all that have it at each line.
    """
    chosen = [one.value for one in choices if one.facet == facet]
    if not chosen:
        return [], {}
    condition = (
        f"s.entity IN (SELECT o.entity FROM facet o WHERE o.type = '{kind}' "  # noqa: S608 (fixed words)
        f"AND o.facet = '{facet}' AND o.value IN (SELECT value FROM json_each(:{facet})))"
    )
    return [condition], {facet: json.dumps(chosen, ensure_ascii=False)}


def _holding(connection: sqlite3.Connection, words: str) -> str:
    """The entities with a name that holds each of the words, in characters or by its sound, as a
    list in JSON.
    """
    found: set[int] | None = None
    for word in words.split():
        test = matching.holds(word)
        rows = connection.execute(
            "SELECT entity, name FROM name WHERE name GLOB ?", (matching.glob(word),)
        )
        some = {entity for entity, name in rows if test(name)}
        asked = typed.read(word)
        if asked.is_spelled:
            some |= names.holding(connection, asked)
        found = some if found is None else found & some
    return json.dumps(sorted(found or ()))


def _sorted(
    connection: sqlite3.Connection, kind: str, where: str, values: Values, order: Order
) -> array[int]:
    connection.create_function("reading", 1, reading, deterministic=True)
    rows = connection.execute(
        f"SELECT s.entity FROM summary s WHERE {where} ORDER BY {_by(kind, order)}",  # noqa: S608 (fixed words)
        values,
    )
    return array("q", (key for (key,) in rows))


def _by(kind: str, order: Order) -> str:
    """The terms of an order. What is not known comes last; falling, SQLite puts it there."""
    column = _COLUMNS[kind][order.column]
    falls = (order.column in _FALLING) != order.reverse
    terms = [] if falls and order.column not in _MONEY else [f"{column} IS NULL"]
    if order.column in _MONEY:
        terms += ["s.unit IS NOT 'CNY'", "s.unit"]
    terms.append(f"{column} {'DESC' if falls else 'ASC'}")
    return ", ".join(dict.fromkeys((*terms, *_EQUALS[kind])))


def least(text: str) -> float:
    """An amount of money in yuan: 1亿, 5000万元. Raises YuanzhiError where it is none."""
    asked = comparisons.read("amount", f">={text}")
    if asked is None or asked.unit.casefold() != "cny" or asked.least < 0:
        raise YuanzhiError(
            dgettext(
                "yuanzhi", "{text} is no amount of money in yuan: write it as 1亿 or 5000万."
            ).format(text=text)
        )
    return asked.least


def fits(word: str, name: str) -> bool:
    """Whether a word stands in a name, in characters, pinyin or initials."""
    asked = typed.read(word)
    heard = bool(asked.text) and typed.first(asked, sounds(name)) is not None
    return heard or matching.holds(word)(name)


def reading(name: str | None) -> str | None:
    """A name as it is sorted: each character by its usual reading, then by itself."""
    return None if name is None else "".join(map(_sorted_as, name))


@cache
def _sorted_as(character: str) -> str:
    readings = sound(character).readings if not character.isascii() else ()
    return f"{readings[0]} {character} " if readings else character.casefold()
