"""Claims as the reader meets them: listed, told apart by marks, compared with each other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from gettext import dgettext
from typing import TYPE_CHECKING, Any

from store.counting import COUNTS, MEMBERS, PREFERRED, READER, ROLE
from store.figures import FIGURE, figure_of
from store.model import ClaimRow, YuanzhiError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from store.model import Figure

# What a project has one of: two that differ cannot both hold, of one modality and unit.
SINGLE = (
    "total_investment",
    "land_area",
    "floor_area",
    "capacity",
    "start_date",
    "finish_date",
    "park",
)


# How far a figure may lie from the one that is meant: of about, of just under, of more than.
ABOUT, UNDER, OVER = 0.05, 0.8, 2.0

# Months in a quarter and a half year, as dates name them.
PERIODS = {"Q": 3, "H": 6}

_SELECT = f"""
SELECT c.mark, e.id, coalesce(e.label, e.name), c.attribute, c.status,
  coalesce(o.label, o.name), c.modality, c.time, c.rule, c.confidence, c.state,
  p.ordinal, p.text, v.part, v.start, v."end", a.id, a.date, a.title, a.kicker, a.subtitle,
  a.publication, m.type, o.id,
  CASE c.rule WHEN '{READER}' THEN json_extract(k.value, '$.text') END, {FIGURE}
FROM claim c JOIN article a ON a.id = c.article
  JOIN entity s ON s.id = c.subject JOIN entity e ON e.id = s.head
  LEFT JOIN entity l ON l.id = c.object LEFT JOIN entity o ON o.id = l.head
  LEFT JOIN mention m ON m.id = c.figure
  LEFT JOIN correction k ON k.id = c.correction
  LEFT JOIN evidence v ON v.id = coalesce(
    (SELECT min(id) FROM evidence WHERE claim = c.id AND role = {ROLE}),
    (SELECT min(id) FROM evidence WHERE claim = c.id AND role = 'trigger'),
    (SELECT min(id) FROM evidence WHERE claim = c.id))
  LEFT JOIN paragraph p ON p.id = v.paragraph
"""  # noqa: S608 (fixed words)
# By attribute, then as the articles appeared, undated ones first.
_ORDER = "ORDER BY c.attribute, coalesce(a.date, ''), c.article, c.id"


def of_project(connection: sqlite3.Connection, entity: int) -> list[ClaimRow]:
    """All claims on a project and what counts as it, compared with each other."""
    where = f"c.subject IN ({MEMBERS.format('?')})"
    return compared(_rows(connection, where, (entity,)))


def in_park(
    connection: sqlite3.Connection, park: int, attributes: Sequence[str]
) -> dict[int, list[ClaimRow]]:
    """Project -> its claims of these attributes that count, those that go before others first; of
    all projects of a park.
    """
    found: dict[int, list[ClaimRow]] = defaultdict(list)
    marks = ",".join("?" * len(attributes))
    for row in _rows(
        connection,
        "s.head IN (SELECT entity FROM summary WHERE park = ?) "  # noqa: S608 (fixed words)
        f"AND c.attribute IN ({marks}) AND {COUNTS}",
        (park, *attributes),
        f"ORDER BY {PREFERRED}",
    ):
        found[row.project].append(row)
    return found


def listed(
    connection: sqlite3.Connection,
    *,
    projects: Sequence[int] = (),
    article: int | None = None,
    attribute: str | None = None,
    confidence: str | None = None,
    state: str | None = None,
    limit: int = 1000,
) -> list[ClaimRow]:
    """Claims, the newest articles first, of these projects (of any), of an article, an attribute, a
    class, a state.
    """
    which, values = _which(projects, article, attribute, confidence, state)
    order = "ORDER BY a.date DESC, c.id"
    # First which ones, so that words and names are looked up for no more than are listed.
    where = (
        "c.id IN (SELECT c.id FROM claim c JOIN article a ON a.id = c.article "  # noqa: S608 (fixed words)
        f"JOIN entity s ON s.id = c.subject WHERE {which} {order} LIMIT ?)"
    )
    return _rows(connection, where, (*values, limit), order)


def count(
    connection: sqlite3.Connection,
    *,
    projects: Sequence[int] = (),
    article: int | None = None,
    attribute: str | None = None,
    confidence: str | None = None,
    state: str | None = None,
) -> int:
    """How many claims `listed` finds where nothing limits it."""
    which, values = _which(projects, article, attribute, confidence, state)
    (number,) = connection.execute(
        f"SELECT count(*) FROM claim c JOIN entity s ON s.id = c.subject WHERE {which}",  # noqa: S608 (fixed words)
        values,
    ).fetchone()
    return int(number)


def _which(
    projects: Sequence[int],
    article: int | None,
    attribute: str | None,
    confidence: str | None,
    state: str | None,
) -> tuple[str, list[object]]:
    """The condition on claims `c` and their subjects `s`, and its values."""
    conditions = ["1"]
    values: list[object] = []
    if projects:
        marks = ",".join("?" * len(projects))
        conditions.append(f"s.head IN ({marks})")
        values += projects
    for column, value in (
        ("article", article),
        ("attribute", attribute),
        ("confidence", confidence),
        ("state", state),
    ):
        if value is not None:
            conditions.append(f"c.{column} = ?")
            values.append(value)
    return " AND ".join(conditions), values


def of_keys(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, ClaimRow]:
    """Key -> claim, of those of these claims that there are."""
    found: dict[int, ClaimRow] = {}
    for at in range(0, len(keys), 500):
        marks = ",".join(map(str, keys[at : at + 500]))
        sql = f"{_SELECT.replace('SELECT', 'SELECT c.id,', 1)} WHERE c.id IN ({marks})"
        found.update((row[0], _row(row[1:])) for row in connection.execute(sql))
    return found


def known_by(
    connection: sqlite3.Connection, mark: str, article: int | None = None
) -> tuple[int, ClaimRow]:
    """The key of a claim and its row, by its mark or the beginning of it.

    Copies of one article have the same marks: of the first, where no article is named. Raises
    YuanzhiError where there is none, or where several begin so.
    """
    wanted = mark.strip().lower()
    found = (
        connection.execute(
            "SELECT min(id), mark FROM claim WHERE mark >= ?1 AND mark < ?2 "
            "AND (?3 IS NULL OR +article = ?3) GROUP BY mark LIMIT 2",
            (wanted, wanted + "{", article),
        ).fetchall()
        if wanted.isascii() and wanted
        else []
    )
    if not found:
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                "No fact is known by {mark}: `yuanzhi fact list` and `yuanzhi show` print the "
                "marks.",
            ).format(mark=mark)
        )
    if len(found) > 1:
        raise YuanzhiError(
            dgettext("yuanzhi", "More than one fact begins with {mark}: give more of it.").format(
                mark=mark
            )
        )
    key = found[0][0]
    (row,) = _rows(connection, "c.id = ?", (key,))
    return key, row


def compared(claims: Sequence[ClaimRow]) -> list[ClaimRow]:
    """The claims on one project, each told whether it is the newest of its kind and whether another
    says what cannot hold beside it. They must be in the order of their articles.
    """
    groups: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        if claim.counts and claim.attribute in SINGLE:
            groups[_group(claim)].append(at)
    told = list(claims)
    for group in groups.values():
        for at in group:
            others = [claims[other] for other in group if not agree(claims[at], claims[other])]
            later = any((other.date or "") > (claims[at].date or "") for other in others)
            told[at] = replace(claims[at], differs=bool(others), newest=not later)
    return told


def beside(connection: sqlite3.Connection, claim: ClaimRow) -> list[ClaimRow]:
    """What else is told of a claim's project under its attribute, in the order of the articles."""
    where = f"c.subject IN ({MEMBERS.format('?')}) AND c.attribute = ?"
    rows = _rows(connection, where, (claim.project, claim.attribute))
    own = (claim.mark, claim.article)
    return [row for row in rows if (row.mark, row.article) != own]


def conflict(one: ClaimRow, other: ClaimRow) -> bool:
    """Whether another claim counts and says what cannot hold beside one of the same project."""
    return (
        other.counts
        and one.attribute in SINGLE
        and _group(one) == _group(other)
        and not agree(one, other)
    )


def _group(claim: ClaimRow) -> tuple[str, str, str]:
    """What claims on a project must share to be held against each other."""
    unit = (claim.figure.unit or "").split("/")[0] if claim.figure else ""
    return claim.attribute, claim.modality, unit


def agree(one: ClaimRow, other: ClaimRow) -> bool:
    """Whether two claims of one attribute can both hold."""
    if one.figure is None or other.figure is None:
        return one.object == other.object
    if one.figure.iso is not None or other.figure.iso is not None:
        return _same_time(one.figure.iso or "", other.figure.iso or "")
    first, second = span(one.figure), span(other.figure)
    return first is None or second is None or (first[0] <= second[1] and second[0] <= first[1])


def span(figure: Figure) -> tuple[float, float] | None:
    """The least and the most that a figure can mean; None where it says no number."""
    low = figure.value if figure.value is not None else figure.low
    if low is None:
        return None
    high = figure.high if figure.high is not None else low
    if figure.bound == "≈":
        return low * (1 - ABOUT), high * (1 + ABOUT)
    if figure.bound == "<":
        return low * UNDER, high
    if figure.bound == "<=":
        return 0.0, high
    if figure.bound in (">", ">="):
        return low, high if figure.high is not None else low * OVER
    # Two writings of one amount differ in the last digit of a float.
    return low * (1 - 1e-9), high * (1 + 1e-9)


def _same_time(one: str, other: str) -> bool:
    """Whether two ISO dates or spans can mean one day: one may be cut short, or lack its year."""
    first, second = days(one), days(other)
    if "X" in one + other:
        if any(start[:4] != end[:4] for start, end in (first, second)):
            return True
        first, second = ((start[4:], end[4:]) for start, end in (first, second))
    return first[0] <= second[1] and second[0] <= first[1]


def days(iso: str) -> tuple[str, str]:
    """The first and the last day that an ISO date or span can mean; no month ends before its 31st.

    Quarters and half years: 2024-Q1, 2024-H2.
    """
    first, _, last = iso.partition("/")
    return _whole(first, last=False), _whole(last or first, last=True)


def _whole(moment: str, *, last: bool) -> str:
    year, *rest = moment.split("-")
    month, day = (*rest, "", "")[:2]
    if month[:1] in PERIODS:
        months = PERIODS[month[:1]]
        number = int(month[1:]) * months
        month = f"{number if last else number - months + 1:02d}"
    return "-".join((year, month or ("12" if last else "01"), day or ("31" if last else "01")))


def _rows(
    connection: sqlite3.Connection,
    where: str,
    values: Iterable[object],
    order: str = _ORDER,
) -> list[ClaimRow]:
    sql = f"{_SELECT} WHERE {where} {order}"
    return [_row(row) for row in connection.execute(sql, tuple(values))]


def _row(row: Sequence[Any]) -> ClaimRow:
    mark, project, name, attribute, status, other, modality, time, rule, confidence = row[:10]
    state, ordinal, text, part, start, end, article, date, title, kicker, subtitle = row[10:21]
    publication, kind, linked, given, *columns = row[21:]
    figure = figure_of(columns)
    heads = {"kicker": kicker, "title": title, "subtitle": subtitle}
    around = text if ordinal is not None else heads.get(part) or ""
    return ClaimRow(
        mark=mark or "",
        project=project,
        name=name,
        attribute=attribute,
        figure=figure,
        object=status or other,
        modality=modality,
        time=time,
        rule=rule,
        confidence=confidence,
        state=state,
        words=around[start:end] if start is not None else (figure.text if figure else other) or "",
        place=str(article) if ordinal is None else f"{article}.{ordinal}",
        article=article,
        date=date,
        title=title,
        publication=publication,
        type=kind,
        given=given,
        linked=linked,
    )
