"""Charts: investments by park and by year, the courses of projects, amounts beside areas.

What counts is what counts in the sums of a park (store.dossier): each project once, with the claim
that goes before others; a part only where its whole does not count; plan and actual, and each
currency, on their own. Where the lists are narrowed, only the projects that are left count.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from store import catalogue, claims, narrowing
from store.counting import COUNTS, PREFERRED, UNSURE
from store.dossier import above, life
from store.model import EVERYTHING, Bar, Course, Point, Total

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from store.model import ClaimRow, Narrowing

BY_PARK, BY_YEAR = "park", "year"

# Projects that a timeline shows, the newest.
COURSES = 200


class Told(NamedTuple):
    """What a project counts with. least: whether the figure is only a least; about: whether only
    about right. unsure: whether the fact is of the low class and the reader has not confirmed it.
    year: that the fact speaks of, else that of its article.
    """

    project: int
    park: int | None
    modality: str
    unit: str
    low: float
    high: float
    least: bool
    about: bool
    unsure: bool
    claim: int
    year: str
    name: str

    @property
    def is_rough(self) -> bool:
        """Whether the figure says about how much, or from how much to how much."""
        return self.about or self.least or self.high > self.low


# A sum: of a park or a year, of a modality, of a unit.
Key = tuple[str, str, str]


def investments(
    connection: sqlite3.Connection,
    by: str,
    limit: int | None = None,
    narrowed: Narrowing = EVERYTHING,
) -> list[Bar]:
    """The sums of total investments by park, the largest first, or by year, the newest first; those
    of one modality and currency after each other. limit: so many of each of these.
    """
    made, left = _sums(connection, by, narrowed)
    kinds: dict[tuple[str, str], list[tuple[str, Total]]] = defaultdict(list)
    for key, rows in made.items():
        kinds[key[1:]].append((key[0], _total(key, rows, left[key])))
    chosen: list[tuple[str, Total]] = []
    for kind in sorted(kinds, key=lambda one: (one[1] != "CNY", one[1], one[0])):
        bars = kinds[kind]
        if by == BY_YEAR:
            bars.sort(key=lambda bar: bar[0], reverse=True)
        else:
            bars.sort(key=lambda bar: (-bar[1].low, int(bar[0])))
        chosen += bars[:limit]
    if by == BY_YEAR:
        return [Bar(year, None, total) for year, total in chosen]
    keys = list(dict.fromkeys(int(park) for park, _ in chosen))
    names = {row.id: row.name for row in catalogue.park_rows(connection, keys)}
    return [Bar(names.get(int(park), ""), int(park), total) for park, total in chosen]


def invested(
    connection: sqlite3.Connection,
    year: str,
    modality: str,
    unit: str,
    narrowed: Narrowing = EVERYTHING,
) -> list[ClaimRow]:
    """The claims that the sum of a year is made of, the largest first."""
    made, _left = _sums(connection, BY_YEAR, narrowed)
    rows = sorted(made.get((year, modality, unit), ()), key=lambda row: -row.low)
    found = claims.of_keys(connection, [row.claim for row in rows])
    return [found[row.claim] for row in rows if row.claim in found]


def courses(
    connection: sqlite3.Connection,
    park: int | None = None,
    limit: int = COURSES,
    narrowed: Narrowing = EVERYTHING,
) -> list[Course]:
    """The newest projects (of a park) of which a dated stage is told, each with its stages."""
    keys = narrowing.projects(connection, narrowed, park=park)
    found: list[Course] = []
    for at in range(0, len(keys), COURSES):
        some = keys[at : at + COURSES]
        told: dict[int, list[ClaimRow]] = defaultdict(list)
        for row in claims.listed(connection, projects=some, attribute="status", limit=100_000):
            told[row.project].append(row)
        for one in catalogue.project_rows(connection, some):
            rows = sorted(told[one.id], key=lambda row: row.date or "")
            stages = tuple(stage for stage in life(rows) if stage.time)
            if stages:
                found.append(Course(one.id, one.name, one.park, stages))
        if len(found) >= limit:
            break
    return found[:limit]


def points(connection: sqlite3.Connection, narrowed: Narrowing = EVERYTHING) -> list[Point]:
    """The projects of which both an investment in CNY and an area of land are told, the largest
    investment first.
    """
    lands = _chosen(connection, "land_area", narrowed)
    areas = {row.project: row for row in lands if row.unit == "m2"}
    both = [
        row
        for row in _chosen(connection, "total_investment", narrowed)
        if row.unit == "CNY" and row.project in areas and row.low > 0 < areas[row.project].low
    ]
    both.sort(key=lambda row: (-row.low, row.project))
    names = {
        row.id: row.name
        for row in catalogue.project_rows(connection, [row.project for row in both])
    }
    keys = [key for row in both for key in (row.claim, areas[row.project].claim)]
    told = claims.of_keys(connection, keys)
    return [
        Point(
            row.project,
            names.get(row.project, ""),
            row.low,
            areas[row.project].low,
            row.modality,
            areas[row.project].modality,
            (told[row.claim], told[areas[row.project].claim]),
        )
        for row in both
    ]


def _sums(
    connection: sqlite3.Connection, by: str, narrowed: Narrowing
) -> tuple[dict[Key, list[Told]], dict[Key, int]]:
    """What each sum is made of, and how many parts were left out of it.

    A part is left out where a whole of it counts in the same park, or by year anywhere.
    """
    made: dict[Key, dict[tuple[object, ...], Told]] = defaultdict(dict)
    left: dict[Key, int] = defaultdict(int)
    wholes = _wholes(connection, by)
    rows = _chosen(connection, "total_investment", narrowed)
    counted: dict[int | None, set[int]] = defaultdict(set)
    for row in rows:
        counted[row.park if by == BY_PARK else None].add(row.project)
    for row in rows:
        if by == BY_PARK and row.park is None:
            continue
        group = row.park if by == BY_PARK else None
        over = above(row.project, wholes[group].get(row.project), wholes[group])
        key = (str(row.park) if by == BY_PARK else row.year, row.modality, row.unit)
        if over & counted[group]:
            left[key] += 1
            continue
        # News told twice counts once, as in store.dossier.
        same = (row.project,) if row.park is None else (row.park, row.name, row.low)
        if same not in made[key] or made[key][same].is_rough:
            made[key][same] = row
    return {key: list(rows.values()) for key, rows in made.items()}, left


def _chosen(connection: sqlite3.Connection, attribute: str, narrowed: Narrowing) -> list[Told]:
    """Of each project that is left the claim on an attribute that it counts with, as store.dossier
    chooses.
    """
    left, values = narrowing.left(connection, narrowed)
    rows = connection.execute(
        "SELECT project, park, modality, unit, low, high, least, about, unsure, claim, year, "  # noqa: S608 (fixed words)
        "(SELECT coalesce(label, name) FROM entity WHERE id = project) FROM ("
        "SELECT s.head AS project, y.park AS park, c.modality AS modality, "
        "coalesce(m.unit, '') AS unit, coalesce(m.value, m.low) AS low, "
        "coalesce(m.high, m.value, m.low) AS high, "
        "m.bound IN ('>', '>=') AND m.high IS NULL AS least, "
        f"coalesce(m.bound, '') IN ('≈', '<', '<=') AS about, {UNSURE} AS unsure, c.id AS claim, "
        "CASE WHEN c.time GLOB '[0-9][0-9][0-9][0-9]*' THEN substr(c.time, 1, 4) "
        "ELSE coalesce(substr(a.date, 1, 4), '') END AS year, "
        f"row_number() OVER (PARTITION BY s.head ORDER BY {PREFERRED}) AS place "
        "FROM claim c JOIN article a ON a.id = c.article JOIN entity s ON s.id = c.subject "
        "JOIN mention m ON m.id = c.figure LEFT JOIN summary y ON y.entity = s.head "
        f"WHERE c.attribute = :attribute AND {COUNTS} AND m.type <> 'RATE' "
        "AND coalesce(m.value, m.low) IS NOT NULL AND instr(coalesce(m.unit, ''), '/') = 0"
        f") WHERE place = 1 AND {left}",
        {**values, "attribute": attribute},
    )
    return [Told(*row) for row in rows]


def _wholes(connection: sqlite3.Connection, by: str) -> Mapping[int | None, Mapping[int, int]]:
    """Park (None for all by year) -> project -> what it is a part of."""
    found: dict[int | None, dict[int, int]] = defaultdict(dict)
    for project, whole, park in connection.execute(
        "SELECT project, whole, park FROM ("  # noqa: S608 (fixed words)
        "SELECT s.head AS project, o.head AS whole, y.park AS park, "
        f"row_number() OVER (PARTITION BY s.head ORDER BY {PREFERRED}) AS place "
        "FROM claim c JOIN article a ON a.id = c.article JOIN entity s ON s.id = c.subject "
        "JOIN entity o ON o.id = c.object LEFT JOIN summary y ON y.entity = s.head "
        f"WHERE c.attribute = 'part_of' AND {COUNTS} AND o.head <> s.head) WHERE place = 1"
    ):
        found[park if by == BY_PARK else None][project] = whole
    return found


def _total(key: Key, rows: Sequence[Told], parts: int) -> Total:
    return Total(
        "total_investment",
        key[1],
        key[2],
        low=sum(row.low for row in rows),
        high=sum(row.high for row in rows),
        open=any(row.least for row in rows),
        about=any(row.about for row in rows),
        projects=len(rows),
        parts=parts,
        unsure=sum(row.unsure for row in rows),
        unsure_low=sum(row.low for row in rows if row.unsure),
    )
