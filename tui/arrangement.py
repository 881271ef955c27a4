"""How the lists of the browser are arranged: narrowed to what, sorted by what."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from store.model import (
    EVERYTHING,
    PARK_COLUMNS,
    PARKS_FIRST,
    PROJECT_COLUMNS,
    PROJECTS_FIRST,
    Choice,
    Narrowing,
    Order,
)
from tui import messages
from tui.messages import _
from tui.widgets.rows import ALL_PARKS

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Mapping

    from store.library import Library

COLUMNS = {"parks": PARK_COLUMNS, "projects": PROJECT_COLUMNS}
KINDS = {"parks": "PARK", "projects": "PROJECT"}


def _orders() -> dict[str, Order]:
    return {"parks": PARKS_FIRST, "projects": PROJECTS_FIRST}


@dataclass(frozen=True, slots=True)
class Arrangement:
    """chosen: what all lists are narrowed to. words: what the names in a list must hold, by list
    ("parks", "projects"). orders: what each is sorted by.
    """

    chosen: Narrowing = EVERYTHING
    words: dict[str, str] = field(default_factory=dict)
    orders: dict[str, Order] = field(default_factory=_orders)

    def narrowing(self, pane: str) -> Narrowing:
        """What a list is narrowed to."""
        return replace(self.chosen, words=self.words.get(pane, ""))

    def filtered(self, pane: str, words: str) -> Arrangement:
        """The same with names in a list that must hold these words."""
        return replace(self, words={**self.words, pane: words})

    def sorted_on(self, pane: str) -> Arrangement:
        """The same with a list sorted by its next column."""
        columns = COLUMNS[pane]
        at = columns.index(self.orders[pane].column)
        return self._ordered(pane, Order(columns[(at + 1) % len(columns)]))

    def reversed_in(self, pane: str) -> Arrangement:
        """The same with a list the other way round."""
        order = self.orders[pane]
        return self._ordered(pane, replace(order, reverse=not order.reverse))

    def _ordered(self, pane: str, order: Order) -> Arrangement:
        return replace(self, orders={**self.orders, pane: order})

    def cleared(self) -> Arrangement:
        """The same with nothing narrowed."""
        return replace(self, chosen=EVERYTHING, words={})

    @property
    def is_narrowed(self) -> bool:
        """Whether any list is narrowed."""
        return self.chosen != EVERYTHING or any(self.words.values())

    def columns(self) -> dict[str, str]:
        """What lists are sorted by where that is not as at first: "date", "-date" for reversed."""
        return {
            pane: "-" * order.reverse + order.column
            for pane, order in self.orders.items()
            if order != _orders()[pane]
        }

    def parks(self, library: Library) -> array[int]:
        """The keys of the parks that are left."""
        return library.parks(self.narrowing("parks"), self.orders["parks"])

    def projects(self, library: Library, park: int) -> array[int]:
        """The keys of the projects of a park, or of all of them, that are left."""
        of_park = None if park == ALL_PARKS else park
        return library.projects(of_park, self.narrowing("projects"), self.orders["projects"])

    def told(self, pane: str) -> str:
        """How a list is arranged, for its title: 'by name', '"byd"'; empty where it is as at
        first.
        """
        pieces = []
        order = self.orders[pane]
        if order != _orders()[pane]:
            column = messages.label(messages.COLUMNS, order.column)
            turned = _("by {column}, reversed") if order.reverse else _("by {column}")
            pieces.append(turned.format(column=column))
        if self.words.get(pane):
            pieces.append(f'"{self.words[pane]}"')
        return "  ".join(pieces)


def arranged(
    facets: Iterable[tuple[str, str]], words: Mapping[str, str], columns: Mapping[str, str]
) -> Arrangement:
    """The arrangement with these choices, words and columns; what there is no list or column of is
    left out.
    """
    orders = _orders()
    for pane, column in columns.items():
        name = column.removeprefix("-")
        if name in COLUMNS.get(pane, ()):
            orders[pane] = Order(name, reverse=name != column)
    choices = tuple(Choice(facet, value) for facet, value in facets)
    kept = {pane: said for pane, said in words.items() if pane in COLUMNS and said}
    return Arrangement(Narrowing(choices), kept, orders)


def left_of(arrangement: Arrangement, library: Library) -> tuple[Arrangement, Narrowing]:
    """The same without the choices that nothing in the library has any more; and these."""
    choices = arrangement.chosen.choices
    if not choices:
        return arrangement, EVERYTHING
    known = {(one.facet, one.value) for kind in KINDS.values() for one in library.facets(kind)}
    here = tuple(one for one in choices if (one.facet, one.value) in known)
    gone = tuple(one for one in choices if one not in here)
    return replace(arrangement, chosen=Narrowing(here)), Narrowing(gone)


def chips(chosen: Narrowing) -> str:
    """What lists are narrowed to, in a line: 'province 四川 | status building | "byd"'."""
    pieces: dict[str, list[str]] = {}
    for one in chosen.choices:
        pieces.setdefault(one.facet, []).append(messages.choice(one.facet, one.value))
    told = [
        f"{messages.label(messages.FACETS, facet)} {', '.join(values)}"
        for facet, values in pieces.items()
    ]
    if chosen.least is not None:
        told.append(_("at least {amount} CNY").format(amount=messages.number(chosen.least)))
    return " | ".join([*told, *([f'"{chosen.words}"'] if chosen.words else [])])
