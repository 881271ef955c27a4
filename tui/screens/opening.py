"""Which screen shows what a line leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.leads import (
    ToArticle,
    ToBacker,
    ToChart,
    ToCollection,
    ToComparison,
    ToFact,
    ToFactSearch,
    ToNotebook,
    ToPark,
    ToParty,
    ToPassages,
    ToProject,
    ToSum,
    ToYear,
)
from tui.screens.article import ArticleScreen
from tui.screens.chart import ChartScreen
from tui.screens.claims import ClaimsScreen
from tui.screens.collection import CollectionScreen
from tui.screens.compare import CompareScreen
from tui.screens.inspector import InspectorScreen
from tui.screens.notebook import NotebookScreen
from tui.screens.original import OriginalScreen
from tui.screens.park import ParkScreen
from tui.screens.party import PartyScreen
from tui.screens.project import ProjectScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.leads import Target
    from tui.screens.sheet import SheetScreen
    from tui.session import Session


def screen_for(session: Session, target: Target, among: Sequence[ToFact]) -> SheetScreen[Any]:
    """The screen for a target. among: the facts that "next" goes through from one."""
    if isinstance(target, (ToArticle, ToPassages)):
        return ArticleScreen(session, target)
    if isinstance(target, ToFact):
        return InspectorScreen(session, target, among)
    if isinstance(target, ToProject):
        return ProjectScreen(session, target)
    if isinstance(target, ToPark):
        return ParkScreen(session, target)
    if isinstance(target, ToParty):
        return PartyScreen(session, target)
    if isinstance(target, (ToSum, ToBacker, ToFactSearch, ToYear)):
        return ClaimsScreen(session, target)
    if isinstance(target, ToChart):
        return ChartScreen(session, target)
    if isinstance(target, ToComparison):
        return CompareScreen(session, target)
    if isinstance(target, ToNotebook):
        return NotebookScreen(session, target)
    if isinstance(target, ToCollection):
        return CollectionScreen(session, target)
    return OriginalScreen(session, target)
