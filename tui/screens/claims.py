"""Facts that belong together: what a sum is made of, what a firm has to do with a park."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui import leads
from tui.leads import ToBacker, ToSum
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
    """What is read: the claims, and the name of the park they belong to."""

    park: str
    claims: tuple[ClaimRow, ...]


class ClaimsScreen(SheetScreen[ClaimsPage]):
    """Facts one below the other, each with its project."""

    NAME = mark("Facts")

    def __init__(self, session: Session, target: ToSum | ToBacker) -> None:
        super().__init__(session)
        self._target = target

    def ask(self, library: Library) -> ClaimsPage:
        """The facts."""
        target = self._target
        if isinstance(target, ToSum):
            rows = library.summed(target.park, target.attribute, target.modality, target.unit)
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
        what = target.name if isinstance(target, ToBacker) else _sum(target)
        return ", ".join((view.park, what, count.format(count=number(len(view.claims)))))


def _sum(target: ToSum) -> str:
    """What a sum adds up: "total investment, planned, CNY"."""
    words = (label(ATTRIBUTES, target.attribute), label(MODALITIES, target.modality))
    return ", ".join((*words, label(UNITS, target.unit) if target.unit else _("no unit")))
