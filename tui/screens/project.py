"""The project: its life, its figures over time, its conflicts, all its passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.model import ProjectView
from tui.leads import ToProject
from tui.messages import _, mark
from tui.screens.dossier import DossierScreen
from tui.sheets import project

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.library import Library
    from tui.session import Session
    from tui.sheets.entry import Entry


class ProjectScreen(DossierScreen[ProjectView]):
    """All that is known of one project."""

    NAME = mark("Project")

    def __init__(self, session: Session, target: ToProject) -> None:
        super().__init__(session)
        self._key = target.project

    @property
    def target(self) -> ToProject:
        """What opens this again."""
        return ToProject(self._key)

    def ask(self, library: Library) -> ProjectView:
        """All that is known of it."""
        return library.project(self._key)

    def entries(self, view: ProjectView) -> Sequence[Entry]:
        """The sheet of the project."""
        return project.entries(view)

    def about(self, view: ProjectView) -> str:
        """It."""
        return f"entity:{view.entity.id}"

    def detail(self, view: ProjectView) -> str:
        """Its name and its park."""
        return "  ".join(part for part in (view.entity.name, view.entity.scope) if part)

    async def action_dossier(self) -> None:
        """From a line about another project or park to it; else this is the dossier."""
        dossier = (await self.lead()).dossier
        if dossier is None or dossier == ToProject(self._key):
            self.tell(_("This is its page."))
        else:
            await self.open(dossier)
