"""Arranging the lists of the browser: narrowed by names and facets, sorted, grouped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on

from store import library
from tui import messages
from tui.messages import _
from tui.screens.searching import Searching
from tui.widgets.catalogue import Catalogue
from tui.widgets.filter_box import Chosen, FilterBox
from tui.widgets.hits_pane import HitsPane
from tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from store.model import Narrowing
    from tui.arrangement import Arrangement


class Arranging(Searching):
    """Passes on between the lists and what narrows and sorts them."""

    def action_filter(self) -> None:
        """Narrow the list by the names in it; hits by more words of the query."""
        if self._searching:
            self.query_one(SearchBox).refine()
            self._type_query()
            return
        pane = "projects" if self._list == "projects" else "parks"
        self._go(pane)
        box = self.query_one(FilterBox)
        catalogue = self.query_one(Catalogue)
        name = _("Projects") if pane == "projects" else _("Parks")
        box.begin(pane, name, catalogue.arrangement.words.get(pane, ""))
        self._tell_left()
        box.display = True
        self.set_focus(box.typed)
        self._enter(box.typed)

    @on(FilterBox.Changed)
    def _filtered(self, event: FilterBox.Changed) -> None:
        catalogue = self.query_one(Catalogue)
        catalogue.rearrange(catalogue.arrangement.filtered(event.pane, event.words))

    @on(Catalogue.Arranged)
    def _tell_left(self) -> None:
        self.query_one(FilterBox).answer(self.query_one(Catalogue).left(self._list))

    def action_keep_filter(self) -> None:
        """Go to the list, which stays narrowed."""
        self.query_one(FilterBox).settle()
        self._go(self.query_one(FilterBox).pane)

    def action_drop_filter(self) -> None:
        """Show all of the list again."""
        box, catalogue = self.query_one(FilterBox), self.query_one(Catalogue)
        box.drop()
        if catalogue.arrangement.words.get(box.pane):
            catalogue.rearrange(catalogue.arrangement.filtered(box.pane, ""))
        self._go(box.pane)

    def action_facets(self) -> None:
        """Let the reader choose what all lists are narrowed to."""
        # Nobody needs it for the first paint.
        from tui.screens.facets import FacetsScreen

        kind = "PARK" if self._list == "parks" and not self._searching else "PROJECT"
        chosen = self.query_one(Catalogue).arrangement.chosen
        query = self.query_one(SearchBox).finding if self._searching else None
        facets = FacetsScreen(self.session.library, kind, chosen, query)
        self.app.push_screen(facets, self._narrow)

    def _narrow(self, chosen: Narrowing | None) -> None:
        """Narrow all lists to what was chosen."""
        catalogue = self.query_one(Catalogue)
        if chosen is None or chosen == catalogue.arrangement.chosen:
            return
        catalogue.rearrange(replace(catalogue.arrangement, chosen=chosen))
        self.query_one(Chosen).show(chosen)
        self.query_one(SearchBox).narrow(chosen)

    def action_clear(self) -> None:
        """Show everything again."""
        catalogue = self.query_one(Catalogue)
        if not catalogue.arrangement.is_narrowed:
            self.tell(_("Nothing is narrowed."))
            return
        everything = catalogue.arrangement.cleared()
        catalogue.rearrange(everything)
        self.query_one(Chosen).show(everything.chosen)
        self.query_one(SearchBox).narrow(everything.chosen)

    def action_sort(self) -> None:
        """Sort the list by its next column; hits by relevance, or newest first."""
        if self._searching:
            self.query_one(SearchBox).sort()
            return
        self._sort(self.query_one(Catalogue).arrangement.sorted_on(self._list))

    def action_turn(self) -> None:
        """Sort the list the other way round."""
        if self._searching:
            self.tell(_("Hits are newest first or by relevance."))
            return
        self._sort(self.query_one(Catalogue).arrangement.reversed_in(self._list))

    def _sort(self, arrangement: Arrangement) -> None:
        self.query_one(Catalogue).rearrange(arrangement)
        order = arrangement.orders[self._list]
        column = messages.label(messages.COLUMNS, order.column)
        turned = _("Sorted by {column}, reversed.") if order.reverse else _("Sorted by {column}.")
        self.tell(turned.format(column=column))

    def action_group(self) -> None:
        """Show hits article by article, or one by one."""
        if self._searching:
            self.query_one(HitsPane).group()
        else:
            self.tell(_("Only hits are grouped by their articles: search first."))

    def action_collapse(self) -> None:
        """Show news that was printed more than once only once, or each time."""
        if not self._searching:
            self.tell(_("Only hits have reprints: search first."))
        elif self.query_one(SearchBox).collapse():
            self.tell(_("News that was printed more than once is shown once."))
        else:
            self.tell(_("Every print of the same news is shown."))

    def action_save_search(self) -> None:
        """Save the search under a name."""
        query = self.query_one(SearchBox).typed.value.strip() if self._searching else ""
        if not query:
            self.tell(_("There is no search to save: search first."))
            return
        from tui.screens.ask import Answer, AskScreen

        def save(answer: Answer) -> str:
            with self.session.pen:
                library.save_search(answer.text, query, self.session.library.wanted)
            return _("Saved as {name}: Ctrl+G finds it, and `yuanzhi search --saved`.").format(
                name=answer.text
            )

        def answered(answer: Answer | None) -> None:
            if answer is not None:
                # The screen says something of its own when it comes back to the fore.
                self.call_later(self.tell, answer.done, "good")

        ask = AskScreen(
            _("Name of the search"),
            query,
            query,
            any_answer=True,
            do=save,
            selected=True,
        )
        self.app.push_screen(ask, answered)
