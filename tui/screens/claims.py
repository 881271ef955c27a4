"""Facts that belong together: what a sum is made of, what an organisation has to do with a park,
what a search of the facts found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui import leads
from tui.arrangement import chips
from tui.leads import ToBacker, ToFactSearch, ToSum, ToYear
from tui.messages import ATTRIBUTES, MODALITIES, UNITS, _, label, mark, ngettext, number
from tui.screens.sheet import SheetScreen
from tui.sheets import claims

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.library import Library
    from store.model import ClaimRow
    from tui.session import Session
    from tui.sheets.entry import Entry


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """What is read: the claims, the name of the park they belong to, "" where it is no one's, and
    whether there may be more of them.
    """

    park: str
    claims: tuple[ClaimRow, ...]
    cut: bool = False


# Facts of a search that are shown, and the seconds it may take.
MOST = 500
IN_TIME = 10.0


class ClaimsScreen(SheetScreen[ClaimsPage]):
    """Facts one below the other, each with its project."""

    NAME = mark("Facts")

    def __init__(self, session: Session, target: ToSum | ToBacker | ToFactSearch | ToYear) -> None:
        super().__init__(session)
        self._target = target

    @property
    def target(self) -> ToSum | ToBacker | ToFactSearch | ToYear:
        """What opens this again."""
        return self._target

    def ask(self, library: Library) -> ClaimsPage:
        """The facts."""
        target = self._target
        if isinstance(target, ToFactSearch):
            found = library.search_facts(target.query, limit=MOST, deadline=IN_TIME)
            some = tuple(hit.claim for hit in library.fact_hits(found.paragraphs[:MOST]))
            return ClaimsPage("", some, found.total > len(some) or not found.complete)
        if isinstance(target, ToYear):
            told = library.invested(target.year, target.modality, target.unit, target.narrowing)
            return ClaimsPage(target.year or _("date unknown"), tuple(told))
        if isinstance(target, ToSum):
            rows = library.summed(
                target.park, target.attribute, target.modality, target.unit, target.narrowing
            )
        else:
            rows = library.backing(target.park, target.organisation)
        return ClaimsPage(library.entity(target.park).name, tuple(rows))

    def entries(self, view: ClaimsPage) -> Sequence[Entry]:
        """A line for each."""
        return [
            claims.entry(row, leads.of_claim(row), name=row.name, indent=0) for row in view.claims
        ]

    def detail(self, view: ClaimsPage) -> str:
        """What they have in common."""
        target = self._target
        count = ngettext("{count} fact", "{count} facts", len(view.claims))
        what = _sum(target) if isinstance(target, (ToSum, ToYear)) else target.name
        told = count.format(count=number(len(view.claims)) + "+" * view.cut)
        left = chips(target.narrowing) if isinstance(target, (ToSum, ToYear)) else ""
        return ", ".join(part for part in (view.park, what, told, left) if part)


def _sum(target: ToSum | ToYear) -> str:
    """What a sum adds up: "total investment, planned, CNY"."""
    attribute = target.attribute if isinstance(target, ToSum) else "total_investment"
    words = (label(ATTRIBUTES, attribute), label(MODALITIES, target.modality))
    return ", ".join((*words, label(UNITS, target.unit) if target.unit else _("no unit")))
