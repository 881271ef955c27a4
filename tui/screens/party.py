"""The organisation or person: projects it has a part in, what is named with it, its articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.model import PartyView
from tui.leads import ToParty
from tui.messages import TYPES, label, mark
from tui.screens.dossier import DossierScreen
from tui.sheets import party

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.library import Library
    from tui.session import Session
    from tui.sheets.entry import Entry


class PartyScreen(DossierScreen[PartyView]):
    """All that is known of one organisation or person."""

    NAME = mark("Organisations and people")

    def __init__(self, session: Session, target: ToParty) -> None:
        super().__init__(session)
        self._key = target.party

    @property
    def target(self) -> ToParty:
        """What opens this again."""
        return ToParty(self._key)

    def ask(self, library: Library) -> PartyView:
        """All that is known of it."""
        return library.party(self._key)

    def entries(self, view: PartyView) -> Sequence[Entry]:
        """The sheet."""
        return party.entries(view)

    def about(self, view: PartyView) -> str:
        """It."""
        return f"entity:{view.entity.id}"

    def detail(self, view: PartyView) -> str:
        """What it is, its name, and the body of a person."""
        one = view.entity
        words = (label(TYPES, one.type), one.name, one.scope)
        return "  ".join(part for part in words if part)
