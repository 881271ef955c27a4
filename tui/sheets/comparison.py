"""A comparison as sections: in each, what is told of one thing, a cell for each park or project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from store.model import ATTRIBUTES as ALL_ATTRIBUTES
from store.model import STATUSES as ALL_STATUSES
from tui import dossiers, leads
from tui.leads import Lead, ToArticle, ToBacker, ToPark, ToParty, ToPassages, ToProject, ToSum
from tui.messages import (
    ATTRIBUTES,
    LEVELS,
    MODALITIES,
    STATUSES,
    UNITS,
    _,
    amount,
    label,
    ngettext,
    number,
)
from tui.sheets import claims
from tui.sheets.entry import Entry, Piece, joined, line
from tui.sheets.project import stage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.model import Comparison, EntityRow, News, ParkSide, ProjectSide, Total

# What stands where one of them tells nothing.
NOTHING = "-"

# Investors and builders that are listed with each park.
FIRMS = 8

Cell = tuple[Entry, ...]
Side = TypeVar("Side", "ParkSide", "ProjectSide")


@dataclass(frozen=True, slots=True)
class Section:
    """One thing that is compared: its name, and a cell for each, in their order."""

    name: str
    cells: tuple[Cell, ...]


def names(one: Comparison) -> tuple[str, ...]:
    """What stands above the columns: the names, with what tells apart those of one name."""
    entities = [
        *(side.view.entity for side in one.parks),
        *(side.view.entity for side in one.projects),
    ]
    told = [entity.name for entity in entities]
    return tuple(
        f"{entity.name} ({entity.scope})"
        if told.count(entity.name) > 1 and entity.scope
        else entity.name
        for entity in entities
    )


def sections(one: Comparison) -> tuple[Section, ...]:
    """All sections, those without anything in any cell left out."""
    found = (*_of_parks(one.parks), *_of_projects(one.projects))
    return tuple(section for section in found if any(section.cells))


def table(one: Comparison) -> list[tuple[str, ...]]:
    """A row for the names and one for each section; what is told in a cell is told apart by ";"."""
    rows = [("", *names(one))]
    for section in sections(one):
        cells = ("; ".join(entry.text.strip() for entry in cell) for cell in section.cells)
        rows.append((section.name, *cells))
    return [tuple(" ".join(cell.split()) for cell in row) for row in rows]


# Parks


def _of_parks(sides: Sequence[ParkSide]) -> list[Section]:
    if not sides:
        return []
    return [
        _each(_("Name"), sides, _park_head),
        *_totals(sides),
        _stages(sides),
        _each(_("Largest projects"), sides, _largest),
        _each(_("Investors and builders"), sides, _organisations),
        _each(_("Latest news"), sides, lambda side: _news(side.news)),
    ]


def _each(name: str, sides: Sequence[Side], cell: Callable[[Side], Cell]) -> Section:
    return Section(name, tuple(cell(side) for side in sides))


def _head(one: EntityRow, to: ToPark | ToProject) -> list[Entry]:
    passages = ToPassages(one.id, one.name)
    entries = [line(Piece(one.name, "bold"), lead=Lead(to, article=passages, dossier=to))]
    if one.names:
        others = _("also {names}").format(names=", ".join(one.names))
        entries.append(line(Piece(others, "dim")))
    count = ngettext("{count} article", "{count} articles", one.articles)
    told = count.format(count=number(one.articles))
    entries.append(line(told, lead=Lead(passages, article=passages, dossier=to)))
    return entries


def _park_head(side: ParkSide) -> Cell:
    row = side.view.row
    where = " ".join(word for word in (row.province, row.city) if word)
    pieces = joined((label(LEVELS, row.level) if row.level else "", where))
    count = ngettext("{count} project", "{count} projects", row.projects)
    entries = _head(side.view.entity, ToPark(row.id))
    return (
        *entries,
        line(count.format(count=number(row.projects))),
        *([line(*pieces)] if pieces else []),
    )


def _totals(sides: Sequence[ParkSide]) -> list[Section]:
    """A section for each attribute, modality and unit of which any park has a sum."""
    kinds = {_kind(total): total for side in sides for total in side.view.totals}
    order = {name: rank for rank, name in enumerate(ALL_ATTRIBUTES)}
    found = []
    for kind in sorted(kinds, key=lambda one: (order.get(one[0], len(order)), *one[1:])):
        attribute, modality, unit = kind
        words = (label(ATTRIBUTES, attribute), label(MODALITIES, modality), label(UNITS, unit))
        cells = tuple(
            tuple(
                _total(side.view.entity.id, total)
                for total in side.view.totals
                if _kind(total) == kind
            )
            for side in sides
        )
        found.append(Section(", ".join(filter(None, words)), cells))
    return found


def _kind(total: Total) -> tuple[str, str, str]:
    return total.attribute, total.modality, total.unit


def _total(park: int, total: Total) -> Entry:
    over = ngettext("over {count} project", "over {count} projects", total.projects)
    left = ngettext(
        "{count} part of a whole left out", "{count} parts of wholes left out", total.parts
    )
    pieces = joined(
        (
            Piece(dossiers.total_amount(total), "figure"),
            Piece(over.format(count=number(total.projects)), "dim"),
            Piece(left.format(count=number(total.parts)) if total.parts else "", "dim"),
            Piece(dossiers.unsure(total), "dim"),
        )
    )
    return line(*pieces, lead=Lead(ToSum(park, *_kind(total)), dossier=ToPark(park)))


def _stages(sides: Sequence[ParkSide]) -> Section:
    """The same stages in each cell, so that they stand beside each other."""
    told = {status for side in sides for status, _count in side.stages}
    order = [status for status in (*ALL_STATUSES, None) if status in told]
    cells = []
    for side in sides:
        counts = dict(side.stages)
        cells.append(
            tuple(
                line(
                    Piece(f"{number(counts.get(status, 0)):>5}  ", "figure"),
                    Piece(
                        label(STATUSES, status) if status else _("not told"),
                        f"status-{status}" if status else "dim",
                    ),
                )
                for status in order
            )
        )
    return Section(_("Projects by status"), tuple(cells))


def _largest(side: ParkSide) -> Cell:
    found = []
    for row in side.largest:
        to = ToProject(row.id)
        pieces = joined(
            (
                Piece(row.name, "strong"),
                Piece(amount(row.investment, row.given) if row.investment else "", "figure"),
                Piece(label(STATUSES, row.status) if row.status else "", f"status-{row.status}"),
            )
        )
        found.append(line(*pieces, lead=Lead(to, (), ToPassages(row.id, row.name), to)))
    return tuple(found)


def _organisations(side: ParkSide) -> Cell:
    park = side.view.entity.id
    found = []
    for one in side.view.organisations[:FIRMS]:
        count = ngettext("{count} project", "{count} projects", one.projects)
        pieces = joined((one.name, Piece(count.format(count=number(one.projects)), "dim")))
        found.append(
            line(*pieces, lead=Lead(ToBacker(park, one.id, one.name), dossier=ToParty(one.id)))
        )
    return tuple(found)


def _news(news: Sequence[News]) -> Cell:
    found = []
    for one in news:
        to = ToArticle(one.article)
        pieces = joined(
            (
                Piece(one.date or _("date unknown"), "dim"),
                one.title or _("no title"),
                Piece(one.publication or "", "dim"),
            )
        )
        found.append(line(*pieces, lead=Lead(to, article=to)))
    return tuple(found)


# Projects


def _of_projects(sides: Sequence[ProjectSide]) -> list[Section]:
    if not sides:
        return []
    return [
        _each(_("Name"), sides, lambda side: tuple(_project_head(side))),
        _each(_("Life"), sides, lambda side: tuple(_flat(stage(one)) for one in side.view.life)),
        *(
            _each(label(ATTRIBUTES, name), sides, lambda side, name=name: _told(side, name))  # type: ignore[misc]
            for name in ("park", "org", "part_of", *ALL_ATTRIBUTES)
        ),
        _each(_("Latest news"), sides, lambda side: _news(side.news)),
    ]


def _project_head(side: ProjectSide) -> list[Entry]:
    one = side.view.entity
    return _head(one, ToProject(one.id))


def _told(side: ProjectSide, attribute: str) -> Cell:
    """What is told of one attribute, equal values once, with where the first of them stands."""
    rows = [row for row in side.view.claims if row.attribute == attribute and row.counts]
    found = []
    for group, difference in dossiers.alike(rows):
        row = group[0]
        more = len(group) - 1
        also = ngettext("and {count} more", "and {count} more", more).format(count=more)
        pieces = joined(
            (
                claims.value(row),
                Piece(dossiers.modality(row), "dim"),
                Piece(difference, "bad"),
                Piece(dossiers.origin(row), "dim"),
                Piece(also if more else "", "dim"),
            )
        )
        found.append(line(claims.sign(difference), *pieces, lead=leads.of_link(row)))
    return tuple(found)


def _flat(entry: Entry) -> Entry:
    """An entry without its indent."""
    return Entry(entry.text, entry.spans, entry.stops, 0, 2)
