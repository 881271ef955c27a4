"""Dossiers: all that a library knows of one project or park, from all its articles, in order."""

from __future__ import annotations

from collections import defaultdict
from gettext import dgettext
from typing import TYPE_CHECKING

from store import catalogue, claims, merges, narrowing
from store.counting import COUNTS, MEMBERS, PREFERRED
from store.extract import gazetteer
from store.merges import BEARERS
from store.model import (
    ATTRIBUTES,
    BY_READER,
    EVERYTHING,
    LINKS,
    STATUSES,
    Backer,
    EntityRow,
    MergeRow,
    Named,
    ParkView,
    ProjectView,
    Stage,
    Total,
    YuanzhiError,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from store.model import ClaimRow, Narrowing

# What can be added up over the projects of a park.
SUMMED = ("total_investment", "output_value", "tax", "land_area", "floor_area", "jobs")

# So many digits are in no key.
DIGITS = 19
# A sum over projects: attribute, modality, unit.
Sum = tuple[str, str, str]

# Organisations that are listed with a park.
LISTED = 20

# The order in which what is told of a project is shown.
SHOWN = {name: rank for rank, name in enumerate((*LINKS, "status", *ATTRIBUTES))}

# The entities `e` of a kind, ?2, with a name that holds a word, ?1.
NAMED = (
    "e.head = e.id AND (?2 IS NULL OR e.type = ?2) AND (?1 = '' OR e.id IN ("
    "SELECT head FROM entity WHERE instr(name, ?1) OR instr(coalesce(label, ''), ?1) "
    "UNION SELECT e.head FROM alias a JOIN entity e ON e.id = a.entity WHERE instr(a.name, ?1)))"
)


def entity(connection: sqlite3.Connection, key: int) -> EntityRow:
    """One entity by its key, or the one it counts as. Raises YuanzhiError where there is none."""
    row = connection.execute(
        "SELECT h.id, h.type, coalesce(h.label, h.name), h.scope FROM entity e "
        "JOIN entity h ON h.id = e.head WHERE e.id = ?",
        (key,),
    ).fetchone()
    if row is None:
        raise unknown(key)
    return _entity(connection, row)


def unknown(key: int) -> YuanzhiError:
    """What to tell the reader where there is no entity of that key."""
    return YuanzhiError(
        dgettext("yuanzhi", "There is no entity {key}: `yuanzhi entity list` shows them.").format(
            key=key
        )
    )


def entities(
    connection: sqlite3.Connection, word: str = "", kind: str | None = None, limit: int = 50
) -> list[EntityRow]:
    """Entities with a name that holds the word, those that most articles mention first."""
    rows = connection.execute(
        "SELECT e.id, e.type, coalesce(e.label, e.name), e.scope FROM entity e "  # noqa: S608
        f"WHERE {NAMED} ORDER BY (SELECT count(DISTINCT m.article) FROM entity n "
        "CROSS JOIN mention m ON m.entity = n.id WHERE n.head = e.id) DESC, e.id LIMIT ?3",
        (word, kind, limit),
    ).fetchall()
    return [_entity(connection, row) for row in rows]


def count(connection: sqlite3.Connection, word: str = "", kind: str | None = None) -> int:
    """How many entities have a name that holds the word."""
    (number,) = connection.execute(
        f"SELECT count(*) FROM entity e WHERE {NAMED}",  # noqa: S608 (fixed words)
        (word, kind),
    ).fetchone()
    return int(number)


def called(connection: sqlite3.Connection, name: str, kind: str | None = None) -> list[EntityRow]:
    """Entities of exactly this name, their own, the reader's or another one; the oldest first."""
    rows = connection.execute(
        "SELECT h.id, h.type, coalesce(h.label, h.name), h.scope FROM entity h WHERE h.id IN "  # noqa: S608 (fixed words)
        f"(SELECT head FROM entity WHERE id IN ({BEARERS.format('?1')})) "
        "AND (?2 IS NULL OR h.type = ?2) ORDER BY h.id LIMIT 50",
        (name, kind),
    ).fetchall()
    return [_entity(connection, row) for row in rows]


def is_key(text: str) -> bool:
    """Whether a text can be the number of an entity, and not only a name of digits."""
    return text.isdecimal() and len(text) < DIGITS


def meant(connection: sqlite3.Connection, name: str, kind: str | None = None) -> EntityRow:
    """The entity that is meant by its number or name: its whole name, or a word of the one that has
    it. Raises YuanzhiError where there is none, or more than one.
    """
    if is_key(name):
        return entity(connection, int(name)) if not kind else _of_type(connection, int(name), kind)
    found = called(connection, name, kind) or entities(connection, name, kind, 6)
    if not found and (zone := gazetteer.official(name)) is not None:
        # By a name of its that no article uses: with its province, at length, a former one.
        found = called(connection, zone.short, "PARK") if kind in (None, "PARK") else []
    if len(found) == 1:
        return found[0]
    if not found:
        raise YuanzhiError(
            dgettext(
                "yuanzhi", "Nothing is called {name}: `yuanzhi entity list` shows all there is."
            ).format(name=name)
        )
    some = ", ".join(f"{one.id} {one.name}" for one in found[:5])
    raise YuanzhiError(
        dgettext("yuanzhi", "{name} can mean several, name one by its number: {some}.").format(
            name=name, some=some
        )
    )


def project(connection: sqlite3.Connection, key: int) -> ProjectView:
    """All that is known of a project. Raises YuanzhiError where there is none of that key."""
    one = _of_type(connection, key, "PROJECT")
    rows = sorted(claims.of_project(connection, one.id), key=lambda row: SHOWN[row.attribute])
    (listed,) = catalogue.project_rows(connection, (one.id,)) or (None,)
    whole = connection.execute(
        "SELECT h.id, coalesce(h.label, h.name) FROM claim c JOIN article a ON a.id = c.article "  # noqa: S608 (fixed words)
        "JOIN entity o ON o.id = c.object JOIN entity h ON h.id = o.head "
        f"WHERE c.attribute = 'part_of' AND {COUNTS} AND c.subject IN ({MEMBERS.format('?1')}) "
        f"AND h.id <> ?1 ORDER BY {PREFERRED} LIMIT 1",
        (one.id,),
    ).fetchone()
    parts = connection.execute(
        "SELECT DISTINCT h.id, coalesce(h.label, h.name) FROM claim c "  # noqa: S608 (fixed words)
        "JOIN entity s ON s.id = c.subject JOIN entity h ON h.id = s.head "
        f"WHERE c.attribute = 'part_of' AND {COUNTS} AND c.object IN ({MEMBERS.format('?1')}) "
        "AND h.id <> ?1 ORDER BY c.id",
        (one.id,),
    )
    return ProjectView(
        entity=one,
        park=_listed_park(connection, one.id),
        investors=listed.investors if listed else (),
        claims=tuple(rows),
        life=life(rows),
        whole=Named(*whole) if whole else None,
        parts=tuple(Named(*row) for row in parts),
        merges=merges_of(connection, one.id),
    )


def park(connection: sqlite3.Connection, key: int) -> ParkView:
    """All that is known of a park. Raises YuanzhiError where there is none of that key."""
    one = _of_type(connection, key, "PARK")
    found = catalogue.park_rows(connection, (one.id,))
    if not found:
        raise YuanzhiError(
            dgettext("yuanzhi", "Nothing is told of {name} in this library.").format(name=one.name)
        )
    keys = narrowing.projects(connection, park=one.id)
    firms = connection.execute(
        "SELECT h.id, coalesce(h.label, h.name), count(DISTINCT s.head) AS projects "  # noqa: S608
        "FROM summary y "
        "JOIN entity s ON s.head = y.entity JOIN claim c ON c.subject = s.id "
        "JOIN entity o ON o.id = c.object JOIN entity h ON h.id = o.head "
        f"WHERE y.park = ? AND c.attribute = 'org' AND {COUNTS} "
        "GROUP BY h.id ORDER BY projects DESC, h.id LIMIT ?",
        (one.id, LISTED),
    ).fetchall()
    return ParkView(
        entity=one,
        row=found[0],
        totals=tuple(totals(claims.in_park(connection, one.id, (*SUMMED, "part_of")).values())),
        projects=tuple(keys),
        organisations=tuple(Backer(*row) for row in firms),
        merges=merges_of(connection, one.id),
    )


def summed(
    connection: sqlite3.Connection,
    park: int,
    attribute: str,
    modality: str,
    unit: str,
    narrowed: Narrowing = EVERYTHING,
) -> list[ClaimRow]:
    """The claims that a sum of a park is made of, the largest first; of the projects that are left
    where the lists are narrowed.
    """
    told = claims.in_park(connection, park, (*SUMMED, "part_of"))
    if narrowed != EVERYTHING:
        left = set(narrowing.projects(connection, narrowed, park=park))
        told = {project: rows for project, rows in told.items() if project in left}
    rows = sums(told.values())[0].get((attribute, modality, unit), [])
    return sorted(rows, key=lambda row: -(row.figure.value or 0.0) if row.figure else 0.0)


def backing(connection: sqlite3.Connection, park: int, organisation: int) -> list[ClaimRow]:
    """The claims that link the projects of a park to an organisation, by project."""
    found = claims.in_park(connection, park, ("org",)).values()
    return [row for rows in found for row in rows if row.linked == organisation]


def park_life(connection: sqlite3.Connection, park: int, limit: int = 50) -> list[Stage]:
    """What happened in a park: the stages of its projects, the newest first, undated ones last."""
    found = claims.in_park(connection, park, ("status",)).values()
    stages = [
        stage for rows in found for stage in life(sorted(rows, key=lambda row: row.date or ""))
    ]
    return sorted(stages, key=lambda stage: stage.time or "", reverse=True)[:limit]


def life(rows: Iterable[ClaimRow]) -> tuple[Stage, ...]:
    """The stages of a project in order: by the day they are told of, else by that of the article.

    What several articles tell of one stage without a day of its own is one step, dated by the
    first; what has a day is a step for each day. A day to come when the article was written is that
    of a plan and dates no stage.
    """
    steps: dict[tuple[str, str | None], list[ClaimRow]] = defaultdict(list)
    for row in rows:
        if row.attribute == "status" and row.counts and row.object:
            steps[row.object, None if _to_come(row) else row.time].append(row)
    stages = [
        Stage(
            status,
            time or min((row.date for row in told if row.date), default=None),
            time is not None,
            tuple(told),
        )
        for (status, time), told in steps.items()
    ]
    return tuple(sorted(stages, key=lambda step: (step.time or "", STATUSES.index(step.status))))


def _to_come(row: ClaimRow) -> bool:
    """Whether a claim speaks of a day after that of its article."""
    if not row.time or not row.date or "X" in row.time:
        return False
    return claims.days(row.time)[0] > claims.days(row.date)[1]


def totals(projects: Iterable[Sequence[ClaimRow]]) -> list[Total]:
    """Sums over projects: of each attribute, modality and unit on its own.

    Each project counts once, with the first of its claims: they must be given with those first that
    go before others. A part counts only where the whole it belongs to does not. Rates are never
    summed.
    """
    found, left = sums(projects)
    order = {attribute: rank for rank, attribute in enumerate(SUMMED)}
    return sorted(
        (_total(key, rows, left[key]) for key, rows in found.items()),
        key=lambda total: (order[total.attribute], total.modality, total.unit),
    )


def sums(
    projects: Iterable[Sequence[ClaimRow]],
) -> tuple[dict[Sum, list[ClaimRow]], dict[Sum, int]]:
    """What each sum is made of, and how many parts were left out of it; see `totals`.

    Projects of one name and one figure are counted once: news told twice, whose name is not enough
    to hold them to be one. Which of them is counted does not matter, but for 约.
    """
    made: dict[Sum, dict[tuple[object, ...], ClaimRow]] = defaultdict(dict)
    left: dict[Sum, int] = defaultdict(int)
    # By their keys: several projects of a park can have one name (二期项目).
    chosen = [(rows[0].project, _whole(rows), _chosen(rows)) for rows in projects if rows]
    wholes = {one: whole for one, whole, _ in chosen if whole is not None}
    told = {(one, attribute) for one, _, found in chosen for attribute in found}
    for one, whole, found in chosen:
        over = above(one, whole, wholes)
        for attribute, row in found.items():
            figure = row.figure
            key = (attribute, row.modality, (figure.unit or "") if figure else "")
            if any((each, attribute) in told for each in over):
                left[key] += 1
                continue
            low = figure.value if figure and figure.value is not None else figure and figure.low
            same = (row.name, low)
            if same not in made[key] or _is_rough(made[key][same]):
                made[key][same] = row
    return {key: list(rows.values()) for key, rows in made.items()}, left


def _is_rough(row: ClaimRow) -> bool:
    """Whether a figure says about how much, or from how much to how much."""
    figure = row.figure
    return figure is None or figure.value is None or bool(figure.high is not None or figure.bound)


def _total(key: tuple[str, str, str], rows: Sequence[ClaimRow], parts: int) -> Total:
    rows = [row for row in rows if row.figure is not None]
    figures = [row.figure for row in rows if row.figure is not None]
    lows = [figure.value if figure.value is not None else figure.low for figure in figures]
    highs = [
        figure.high if figure.high is not None else low
        for figure, low in zip(figures, lows, strict=True)
    ]
    return Total(
        *key,
        low=sum(low for low in lows if low is not None),
        high=sum(high for high in highs if high is not None),
        # 350余家 ends where the next ten begin.
        open=any(figure.bound in (">", ">=") and figure.high is None for figure in figures),
        about=any(figure.bound in ("≈", "<", "<=") for figure in figures),
        projects=len(rows),
        parts=parts,
        unsure=sum(map(_is_unsure, rows)),
        unsure_low=sum(
            low for row, low in zip(rows, lows, strict=True) if low is not None and _is_unsure(row)
        ),
    )


def _is_unsure(row: ClaimRow) -> bool:
    """Whether a claim is of the low class and the reader has not said that it is right."""
    return row.confidence == "low" and row.state not in BY_READER


def _chosen(rows: Sequence[ClaimRow]) -> dict[str, ClaimRow]:
    """Of each attribute that can be summed the one claim that a project counts with."""
    found: dict[str, ClaimRow] = {}
    for row in rows:
        figure = row.figure
        if row.attribute not in SUMMED or not row.counts or figure is None or row.type == "RATE":
            continue
        if claims.span(figure) is None or "/" in (figure.unit or ""):
            continue
        found.setdefault(row.attribute, row)
    return found


def _whole(rows: Iterable[ClaimRow]) -> int | None:
    """What a project is a part of, by the first claim that tells it; not itself, where part and
    whole are held to be one.
    """
    wholes = (
        row.linked for row in rows if row.attribute == "part_of" and row.linked != row.project
    )
    return next(wholes, None)


def above(one: int, whole: int | None, wholes: Mapping[int, int]) -> set[int]:
    """What a project is a part of, what that is a part of, and so on."""
    found: set[int] = set()
    while whole is not None and whole not in found:
        found.add(whole)
        whole = wholes.get(whole)
    return found - {one}


def _listed_park(connection: sqlite3.Connection, project: int) -> Named | None:
    """The park that a project is listed in."""
    row = connection.execute(
        "SELECT h.id, coalesce(h.label, h.name) FROM summary y JOIN entity h ON h.id = y.park "
        "WHERE y.entity = ?",
        (project,),
    ).fetchone()
    return Named(*row) if row else None


def _of_type(connection: sqlite3.Connection, key: int, kind: str) -> EntityRow:
    one = entity(connection, key)
    if one.type != kind:
        wanted = {
            "PARK": dgettext("yuanzhi", "park"),
            "PROJECT": dgettext("yuanzhi", "project"),
            "ORG": dgettext("yuanzhi", "organisation"),
            "PERSON": dgettext("yuanzhi", "person"),
        }[kind]
        raise YuanzhiError(
            dgettext("yuanzhi", "{name} is no {kind}.").format(name=one.name, kind=wanted)
        )
    return one


def _entity(connection: sqlite3.Connection, row: Sequence[object]) -> EntityRow:
    key, kind, name, scope = row
    names = connection.execute(
        "SELECT name FROM entity WHERE head = ?1 UNION "
        "SELECT a.name FROM entity n CROSS JOIN alias a ON a.entity = n.id WHERE n.head = ?1 "
        "ORDER BY 1",
        (key,),
    ).fetchall()
    (count,) = connection.execute(
        "SELECT count(DISTINCT m.article) FROM entity n "
        "CROSS JOIN mention m ON m.entity = n.id WHERE n.head = ?1",
        (key,),
    ).fetchone()
    return EntityRow(
        id=int(str(key)),
        type=str(kind),
        name=str(name),
        scope=_park(connection, int(str(key)), str(scope))
        if kind == "PROJECT"
        else _shown(str(scope)),
        names=tuple(other for (other,) in names if other != name),
        articles=count,
    )


def _park(connection: sqlite3.Connection, project: int, scope: str) -> str:
    """The park that tells a project apart: the one it is listed in, also where articles say another
    or the reader does; none where he rejected it.
    """
    (park, told) = connection.execute(
        "SELECT (SELECT coalesce(h.label, h.name) FROM summary y JOIN entity h ON h.id = y.park "
        "WHERE y.entity = ?1), EXISTS (SELECT 1 FROM entity n CROSS JOIN claim c "
        "ON c.subject = n.id AND c.attribute = 'park' WHERE n.head = ?1)",
        (project,),
    ).fetchone()
    return park or ("" if told else _shown(scope))


def _shown(scope: str) -> str:
    """What tells an entity apart, where that is a name and no mark of the library's own."""
    return "" if scope.startswith(("=", "≠")) else scope


def merges_of(connection: sqlite3.Connection, key: int) -> tuple[MergeRow, ...]:
    """The merges that an entity has a part in, those taken back too."""
    return tuple(
        MergeRow(
            one.id,
            one.entity.name,
            _shown(one.entity.scope),
            one.head.name,
            merges.in_words(one.reason),
            one.origin,
            one.undone,
        )
        for one in merges.merges(connection, key)
    )
