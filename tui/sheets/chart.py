"""Pictures of a library as sheets: bars, courses on an axis of time, points on two axes.

What is drawn has its own fixed place on the left and is made of ASCII alone, the Chinese names come
last: a terminal that disagrees on the width of a character moves nothing but the end of a line.
"""

from __future__ import annotations

import math
from itertools import groupby
from typing import TYPE_CHECKING

from store.model import EVERYTHING
from tui import leads
from tui.leads import Lead, ToPark, ToPassages, ToProject, ToSum, ToYear
from tui.messages import MODALITIES, STATUSES, UNITS, _, label, mark, ngettext, number
from tui.sheets.entry import MEASURE, Entry, Piece, line
from tui.widgets.cells import clean, crop, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from store.model import Bar, Course, Narrowing, Point, Total

# What bars and points are made of, by modality.
SIGNS = {"actual": "#", "planned": "=", "forecast": "-", "cumulative": "+"}
# What stands for a stage on the axis of time.
STAGES = {
    "planned": "P",
    "signed": "S",
    "started": "B",
    "building": "C",
    "trial": "T",
    "operating": "O",
    "stopped": "X",
}
# What stands for a point; those after the last are not drawn, only listed.
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
# Lines of the picture of points at most and at least, and lines below and above it of which some
# are of the list, which is to be seen too.
HEIGHT, LOW, BESIDE = 16, 5, 9
NARROW = 80
# In years: the shortest middle half of all days that an axis of time is drawn for.
HALF = 0.25
# Years: an axis of time shorter than that tells months.
FEW = 3
# Cells of the narrowest picture and of the narrowest name beside it.
LEAST_PICTURE, LEAST_NAME = 12, 14

YEARS = mark("By the year the fact speaks of, else of its article.")
UNSURE = mark("?: half or more of it is of low confidence.")
NOTHING = mark("No article gives figures that this could be drawn from.")


def _room(room: int) -> int:
    """How many cells a line of a picture takes at most."""
    return min(room, MEASURE)


def bars(found: Sequence[Bar], room: int, narrowing: Narrowing = EVERYTHING) -> list[Entry]:
    """A bar for each sum; those of one currency are drawn to one scale, plan and actual apart.
    narrowing: of which projects they are.
    """
    if not found:
        return [line(Piece(_(NOTHING), "dim"))]
    room = _room(room)
    marked = any(_is_unsure(bar.total) for bar in found)
    amounts = max(len(_short(bar.total, marked=marked)) for bar in found)
    space = max(LEAST_PICTURE, min(40, room - amounts - 4 - 2 * LEAST_NAME))
    entries = [] if found[0].park else [line(Piece(_(YEARS), "dim"))]
    if marked:
        entries.append(line(Piece(_(UNSURE), "dim")))
    for (modality, unit), group in groupby(found, lambda bar: (bar.total.modality, bar.total.unit)):
        top = max(bar.total.low for bar in found if bar.total.unit == unit) or 1
        told = _("total investment, {modality}, {unit}").format(
            modality=label(MODALITIES, modality), unit=label(UNITS, unit) if unit else _("no unit")
        )
        entries.append(line(Piece(told, "heading"), Piece(f"  {SIGNS[modality]}", "dim"), gap=True))
        for bar in group:
            amount = _short(bar.total, marked=marked).rjust(amounts)
            entries.append(_bar(bar, amount, space, top, room, narrowing))
    return entries


def _short(total: Total, *, marked: bool) -> str:
    """A sum without its currency: ">" before what is a least, "~" before what is about right, "?"
    after what rests on facts of the low class by half or more. marked: whether any sum does.
    """
    sign = ">" if total.open else "~" if total.about or total.low != total.high else ""
    return sign + number(total.low) + ("?" if _is_unsure(total) else " " if marked else "")


def _is_unsure(total: Total) -> bool:
    return total.unsure > 0 and total.unsure_low * 2 >= total.low


def _bar(bar: Bar, amount: str, space: int, top: float, room: int, narrowing: Narrowing) -> Entry:
    total = bar.total
    long = max(1, round(space * total.low / top)) if total.low > 0 else 0
    count = ngettext("{count} project", "{count} projects", total.projects)
    rest = room - len(amount) - space - 4
    more = "  " + count.format(count=number(total.projects))
    name = crop(clean(bar.name or _("date unknown")), rest)
    to: ToSum | ToYear = ToYear(bar.name, total.modality, total.unit, narrowing)
    dossier = None
    if bar.park is not None:
        to = ToSum(bar.park, total.attribute, total.modality, total.unit, narrowing)
        dossier = ToPark(bar.park)
    return line(
        Piece(amount, "figure"),
        "  ",
        Piece(SIGNS[total.modality] * long, f"bar-{total.modality}"),
        " " * (space - long + 2),
        Piece(name, "strong"),
        Piece(more if width(name + more) <= rest else "", "dim"),
        lead=Lead(to, dossier=dossier),
        hang=0,
    )


# Courses


def courses(found: Sequence[Course], room: int) -> list[Entry]:
    """Each project with its stages on one axis of time, the newest project first."""
    if not found:
        return [line(Piece(_("No article tells when any project reached a stage."), "dim"))]
    room = _room(room)
    space = max(LEAST_PICTURE, min(60, room - 2 - 2 * LEAST_NAME))
    days = sorted(_day(stage.time) for one in found for stage in one.stages if stage.time)
    first, last = _ends(days)
    span = max(last - first, 1 / 12)

    def place(day: float) -> int:
        return max(0, min(space - 1, round((day - first) / span * (space - 1))))

    told = ", ".join(f"{sign} {label(STATUSES, status)}" for status, sign in STAGES.items())
    told += ", " + _("< before that") if days[0] < first else ""
    told += ", " + _("> after that") if days[-1] > last else ""
    entries = [
        line(Piece(told, "dim")),
        line(Piece(_axis(first, last, place, space), "bold"), gap=True),
    ]
    for one in found:
        cells = [" "] * space
        places = [place(_day(stage.time or "")) for stage in one.stages]
        cells[min(places) : max(places)] = "-" * (max(places) - min(places))
        for stage in one.stages:
            day = _day(stage.time or "")
            sign = STAGES.get(stage.status, "*")
            cells[place(day)] = "<" if day < first else ">" if day > last else sign
        newest = one.stages[-1]
        rest = room - space - 2
        name = crop(clean(one.name), rest)
        park = f"  {clean(one.park)}" if one.park else ""
        to = ToProject(one.project)
        entries.append(
            line(
                Piece("".join(cells), f"status-{newest.status}"),
                Piece("| ", "dim"),
                Piece(name, "strong"),
                Piece(park if width(name + park) <= rest else "", "dim"),
                lead=Lead(
                    to,
                    tuple(leads.fact(claim) for claim in newest.claims),
                    ToPassages(one.project, one.name),
                    to,
                ),
                hang=0,
            )
        )
    return entries


def _ends(days: Sequence[float]) -> tuple[float, float]:
    """The first and last of sorted days that an axis shows. Few that lie far from all others would
    press these together at an end: they stand beyond the axis, behind a sign.
    """
    low, high = days[len(days) // 4], days[3 * (len(days) - 1) // 4]
    reach = 1.5 * max(high - low, HALF)
    shown = [day for day in days if low - reach <= day <= high + reach]
    return shown[0], shown[-1]


def _day(iso: str) -> float:
    """A day as years: the first that an ISO date or span can mean."""
    year, month, day = (*iso.partition("/")[0].split("-"), "", "")[:3]
    months = {"Q": 3, "H": 6}.get(month[:1])
    number_ = (int(month[1:]) - 1) * months + 1 if months else int(month or 1)
    return (int(year) if year.isdecimal() else 0) + (number_ - 1) / 12 + (int(day or 1) - 1) / 372


def _axis(first: float, last: float, place: Callable[[float], int], space: int) -> str:
    """The years, or months where there are few, each where it begins; as many as there is room
    for.
    """
    if last - first < FEW:
        months = range(math.floor(first * 12 + 0.01), math.floor(last * 12) + 1)
        begins = [(month / 12, f"{month // 12}-{month % 12 + 1:02d}") for month in months]
    else:
        years = range(math.floor(first), math.floor(last) + 1)
        begins = [(float(year), str(year)) for year in years]
    cells = ""
    for day, text in begins:
        at = place(max(first, day))
        if at >= len(cells) + bool(cells) and at + len(text) <= space:
            cells = cells.ljust(at) + text
    return cells


# Points


def points(found: Sequence[Point], room: int, high: int = HEIGHT + BESIDE) -> list[Entry]:
    """Projects by their land and their investment, both axes by powers of ten, and a list of them;
    the letters say which is which. high: lines of the window.
    """
    if not found:
        return [line(Piece(_(NOTHING), "dim"))]
    room = _room(room)
    space = max(LEAST_PICTURE, room - 12)
    entries = [
        line(
            Piece(_("Up: total investment in CNY. Right: land in m2. By powers of ten."), "dim"),
        )
    ]
    entries += _plane(found[: len(LETTERS)], space, max(LOW, min(HEIGHT, high - BESIDE)))
    entries += _listed(found, room)
    told = ", ".join(f"{sign} {label(MODALITIES, name)}" for name, sign in SIGNS.items())
    entries.append(line(Piece(_("Investment: {signs}").format(signs=told), "dim"), gap=True))
    return entries


def _listed(found: Sequence[Point], room: int) -> Iterator[Entry]:
    """The points as rows; how much is invested in each square metre where there is room for it."""
    heads = (_("investment, CNY"), _("land, m2"), _("CNY/m2"))
    table = [
        (number(one.amount), number(round(one.area)), number(round(one.amount / one.area)))
        for one in found
    ]
    columns = range(len(heads) if room >= NARROW else 2)
    wide = [max(len(row[column]) for row in (heads, *table)) for column in columns]

    def cells(row: tuple[str, ...]) -> str:
        return "  ".join(row[column].rjust(wide[column]) for column in columns)

    yield line(Piece(f"    {cells(heads)}", "heading"), gap=True, hang=0)
    for at, (one, row) in enumerate(zip(found, table, strict=True)):
        sign = LETTERS[at] if at < len(LETTERS) else " "
        figures = f" {SIGNS[one.modality]} {cells(row)}  "
        to = ToProject(one.project)
        yield line(
            Piece(sign, "bold"),
            Piece(figures, "figure"),
            Piece(crop(clean(one.name), max(LEAST_NAME, room - len(figures) - 1)), "strong"),
            lead=Lead(
                to,
                tuple(leads.fact(claim) for claim in one.claims),
                ToPassages(one.project, one.name),
                to,
            ),
            hang=4,
        )


def _plane(found: Sequence[Point], space: int, height: int) -> Iterator[Entry]:
    """The points on a plane, the frame and the powers of ten around it."""
    across = _powers([one.area for one in found])
    up = _powers([one.amount for one in found])
    cells = [[" "] * space for _line in range(height)]
    for letter, one in zip(LETTERS, found, strict=False):
        x = _at(one.area, across, space)
        y = height - 1 - _at(one.amount, up, height)
        cells[y][x] = letter if cells[y][x] == " " else "*"
    for at, row in enumerate(cells):
        power = next(
            (p for p in range(up[0], up[1] + 1) if height - 1 - _at(10.0**p, up, height) == at),
            None,
        )
        front = f"10^{power}".rjust(6) if power is not None else " " * 6
        yield line(Piece(front, "dim"), Piece(" | ", "dim"), Piece("".join(row), "bold"), hang=0)
    below = ""
    for power in range(across[0], across[1] + 1):
        at, text = _at(10.0**power, across, space), f"10^{power}"
        at = min(at, space - len(text))
        if at >= len(below) + bool(below):
            below = below.ljust(at) + text
    yield line(Piece(" " * 7 + "+" + "-" * (space + 1), "dim"), hang=0)
    yield line(Piece(" " * 9 + below, "dim"), hang=0)


def _powers(values: Sequence[float]) -> tuple[int, int]:
    """The powers of ten that values lie between."""
    low = math.floor(math.log10(min(values)))
    return low, max(low + 1, math.ceil(math.log10(max(values))))


def _at(value: float, powers: tuple[int, int], space: int) -> int:
    low, high = powers
    place = round((math.log10(value) - low) / (high - low) * (space - 1))
    return max(0, min(space - 1, place))
