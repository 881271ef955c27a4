"""The park: sums that never mix plan and actual, its projects, its organisations, what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.leads import ToPark
from tui.messages import mark
from tui.screens.dossier import DossierScreen
from tui.sheets import park
from tui.sheets.park import ParkPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.library import Library
    from tui.session import Session
    from tui.sheets.entry import Entry


class ParkScreen(DossierScreen[ParkPage]):
    """All that is known of one park."""

    NAME = mark("Park")

    def __init__(self, session: Session, target: ToPark) -> None:
        super().__init__(session)
        self._key = target.park

    @property
    def target(self) -> ToPark:
        """What opens this again."""
        return ToPark(self._key)

    def ask(self, library: Library) -> ParkPage:
        """All that is known of it."""
        view = library.park(self._key)
        rows = library.project_rows(view.projects)
        return ParkPage(view, park.top(rows), tuple(library.park_life(self._key)))

    def entries(self, view: ParkPage) -> Sequence[Entry]:
        """The sheet of the park."""
        return park.entries(view)

    def about(self, view: ParkPage) -> str:
        """It."""
        return f"entity:{view.view.entity.id}"

    def detail(self, view: ParkPage) -> str:
        """Its name."""
        return view.view.entity.name
