"""Pages of parks, projects, organisations and people: what stands on them can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from tui import keys
from tui.leads import ToComparison, ToPark, ToProject
from tui.messages import _, ngettext
from tui.screens.sheet import SheetScreen
from tui.widgets.paged_list import PagedList

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.dom import DOMNode
    from textual.screen import Screen

View = TypeVar("View")


def select(lists: DOMNode, target: ToPark | ToProject) -> bool:
    """Select a park or project in its list, or no more; whether it is selected now."""
    rows, key = _row(lists, target)
    rows.toggle(key)
    return key in rows.selected


def is_selected(lists: DOMNode, target: ToPark | ToProject) -> bool:
    """Whether it is selected in its list."""
    rows, key = _row(lists, target)
    return key in rows.selected


def _row(lists: DOMNode, target: ToPark | ToProject) -> tuple[PagedList[object], int]:
    if isinstance(target, ToPark):
        return lists.query_one("#parks", PagedList), target.park
    return lists.query_one("#projects", PagedList), target.project


def lists_below(stack: list[Screen[object]]) -> DOMNode:
    """The screen with the lists, which lies below all others."""
    from tui.screens.browser import BrowserScreen

    return next(one for one in stack if isinstance(one, BrowserScreen))


class DossierScreen(SheetScreen[View]):
    """A page on which parks and projects can be selected, and compared."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("dossier")

    @property
    def scopes(self) -> tuple[str, ...]:
        """What can be done with a park or project, and with a list."""
        return ("dossier", "list")

    async def _meant(self) -> ToPark | ToProject | None:
        """The park or project of the line under the cursor, else that of the page."""
        for target in ((await self.lead()).dossier, self.target):
            if isinstance(target, (ToPark, ToProject)):
                return target
        self.tell(_("Parks and projects can be selected, to be compared."))
        return None

    async def action_select(self) -> None:
        """Select it, or no more."""
        target = await self._meant()
        if target is None:
            return
        lists = lists_below(self.app.screen_stack)
        select(lists, target)
        count = len(_row(lists, target)[0].selected)
        text = ngettext("{count} row is selected.", "{count} rows are selected.", count)
        self.tell(text.format(count=count))

    async def action_compare(self) -> None:
        """Compare the selected ones of its kind; where only one is, with it."""
        target = await self._meant()
        if target is None:
            return
        rows, key = _row(lists_below(self.app.screen_stack), target)
        chosen = dict(rows.selected)
        if len(chosen) == 1:
            chosen[key] = None
        if len(chosen) < 2:
            self.tell(_("Select two parks or two projects at least, to compare them."))
        else:
            await self.open(ToComparison(tuple(chosen)))
