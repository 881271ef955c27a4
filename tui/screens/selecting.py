"""Selecting rows of the lists, to compare them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.later import Later
from tui.messages import _, ngettext
from tui.screens.panes import Panes
from tui.widgets.paged_list import PagedList
from tui.widgets.rows import ALL_PARKS

if TYPE_CHECKING:
    from tui import leads
else:
    # Not for the first paint.
    leads = Later("tui.leads")


class Selecting(Panes):
    """Selects parks or projects, and compares them."""

    def _selectable(self) -> PagedList[Any] | None:
        """The list of parks or of projects, if that was the last; hits are not compared."""
        return None if self._list == "hits" else self.query_one(f"#{self._list}", PagedList)

    def action_select(self) -> None:
        """Select the row, and go on to the next."""
        rows = self._selectable()
        if rows is None or rows.key is None or rows.key == ALL_PARKS:
            self.tell(_("Parks and projects can be selected, to be compared."))
            return
        rows.toggle()
        rows.move(rows.cursor + 1)
        self._tell_selected(rows)

    def action_unselect(self) -> None:
        """Select no row any more."""
        rows = self._selectable()
        if rows is not None:
            rows.unselect()
            self._tell_selected(rows)

    def _tell_selected(self, rows: PagedList[Any]) -> None:
        count = len(rows.selected)
        text = ngettext("{count} row is selected.", "{count} rows are selected.", count)
        self.tell(text.format(count=count))

    async def action_compare(self) -> None:
        """Compare the selected rows; where only one is, with the row under the cursor."""
        rows = self._selectable()
        chosen = dict(rows.selected) if rows is not None else {}
        if rows is not None and len(chosen) == 1 and rows.key is not None:
            chosen[rows.key] = None
        chosen.pop(ALL_PARKS, None)
        if len(chosen) < 2:
            self.tell(_("Select two parks or two projects at least, to compare them."))
        else:
            await self.open(leads.ToComparison(tuple(chosen)))
