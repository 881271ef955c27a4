"""What the reader gave for a fact, read as the news is: figures, days, stages, names."""

from __future__ import annotations

from gettext import dgettext
from typing import TYPE_CHECKING

from store import extract
from store.extract import gazetteer
from store.marks import ARTICLE
from store.merges import BEARERS, Named
from store.model import FIGURE_TYPES, STAGES, STATUSES, TYPE_OF_LINK, Figure, Said, YuanzhiError

if TYPE_CHECKING:
    import sqlite3

    from store.model import Correction, Mention

# The figures that can tell an attribute; any can tell the others.
FIGURES_OF = {
    **dict.fromkeys(
        ("total_investment", "investment", "output_value", "revenue", "tax", "financing"),
        ("MONEY",),
    ),
    **dict.fromkeys(("land_area", "floor_area"), ("AREA",)),
    "jobs": ("QUANTITY",),
    "capacity": ("QUANTITY", "AREA", "RATE"),
}


def words(given: str) -> str:
    """What was given, without the blanks around it. Refuses what says nothing, and what is no text
    (bytes that were none, on a command line). Raises YuanzhiError.
    """
    try:
        given.encode()
    except UnicodeEncodeError:
        known = ""
    else:
        known = given.strip()
    if not known:
        raise YuanzhiError(
            dgettext("yuanzhi", '"{given}" says nothing: give it in words.').format(given=given)
        )
    return known


def said(connection: sqlite3.Connection, article: int, attribute: str, value: str) -> Said:
    """What the reader gave for an attribute, read as the news is. Raises YuanzhiError."""
    value = words(value)
    if attribute == "status":
        stage = STAGES.get(value, value.lower())
        if stage not in STATUSES:
            raise YuanzhiError(
                dgettext("yuanzhi", '"{value}" is no stage: take one of {stages}.').format(
                    value=value,
                    stages=", ".join(f"{stage} ({word})" for word, stage in STAGES.items()),
                )
            )
        return Said(stage, stage, modality="planned" if stage == "planned" else "actual")
    if attribute in TYPE_OF_LINK:
        if _is_figure(value):
            raise YuanzhiError(
                dgettext(
                    "yuanzhi", '"{value}" is a figure, but {attribute} is told by a name.'
                ).format(value=value, attribute=attribute)
            )
        return Said(value, _known_as(connection, TYPE_OF_LINK[attribute], value))
    (date,) = connection.execute("SELECT date FROM article WHERE id = ?", (article,)).fetchone()
    found = extract.figure(value, date, dated=attribute.endswith("_date"))
    if found is None:
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                '"{value}" cannot be read as a figure: write it as the news does (约12亿元, 80亩, '
                "2024年6月).",
            ).format(value=value)
        )
    if found.type not in FIGURES_OF.get(attribute, FIGURE_TYPES):
        raise YuanzhiError(
            dgettext("yuanzhi", '"{value}" is no {attribute}: that is told in other units.').format(
                value=value, attribute=attribute
            )
        )
    return Said(value, None, _figure(found), found.type)


def _is_figure(value: str) -> bool:
    """Whether what was given is a figure and no name: 7亿元, 80亩, 2024年6月, but not 百度."""
    found = extract.figure(value) or extract.figure(value, dated=True)
    if found is None or value in gazetteer.companies():
        return False
    return found.type in ("MONEY", "AREA", "RATE") or any(map(str.isdecimal, value))


def check(one: Correction) -> None:
    """Refuse a figure out of a shared file that its attribute cannot have, or that is another than
    the words it is written in. Raises YuanzhiError.
    """
    if one.value is None or one.value.figure is None or one.attribute is None:
        return
    figure, kind = one.value.figure, one.value.type
    # What the words of a day mean hangs on the day of the article.
    read = None if kind == "DATE" else extract.figure(one.value.text)
    if kind not in FIGURES_OF.get(one.attribute, FIGURE_TYPES) or (
        read is not None and (read.type, *_amount(_figure(read))) != (kind, *_amount(figure))
    ):
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                "The file says {attribute} of {project} in words ({words}) and in figures, which "
                "do not agree: export it again, or correct the fact with `yuanzhi fact correct`.",
            ).format(attribute=one.attribute, project=one.name, words=one.value.text)
        )


def _amount(figure: Figure) -> tuple[float | None, float | None, float | None, str | None]:
    """How much a figure says, and of what."""
    return figure.value, figure.low, figure.high, figure.unit


def project(connection: sqlite3.Connection, article: int, name: str) -> Named | None:
    """The project of that name that an article speaks of, else one that is no other article's own;
    None where there is none.
    """
    row = connection.execute(
        "SELECT type, name, scope FROM (SELECT e.type, e.name, e.scope, e.id, "  # noqa: S608 (fixed words)
        "EXISTS (SELECT 1 FROM mention WHERE entity = e.id AND article = ?2) "
        "OR EXISTS (SELECT 1 FROM claim WHERE subject = e.id AND article = ?2) AS here "
        f"FROM entity e WHERE +e.type = 'PROJECT' AND e.id IN ({BEARERS.format('?1')})) "
        "WHERE here OR scope NOT LIKE '=%' ORDER BY here DESC, name = ?1 DESC, id LIMIT 1",
        (name, article),
    ).fetchone()
    return None if row is None else Named(*row)


def own_project(digest: str, name: str) -> Named:
    """A project that only the article of that hash speaks of."""
    return Named("PROJECT", name, f"={digest[:ARTICLE]}")


def _known_as(connection: sqlite3.Connection, kind: str, name: str) -> str:
    """The name by which what the reader calls so is known; the name itself where it is new."""
    row = connection.execute(
        "SELECT e.name FROM entity e "  # noqa: S608 (fixed words)
        f"WHERE +e.type = ?2 AND e.id IN ({BEARERS.format('?1')}) "
        "ORDER BY e.name = ?1 DESC, e.label = ?1 DESC, e.id LIMIT 1",
        (name, kind),
    ).fetchone()
    if row is not None:
        return str(row[0])
    zone = gazetteer.official(name) if kind == "PARK" else None
    return zone.short if zone else name


def _figure(found: Mention) -> Figure:
    return Figure(
        found.text,
        found.value,
        found.high,
        found.unit,
        found.bound,
        found.iso,
        found.low,
        found.inferred,
    )
