"""The original: the page that an article was read from, with the article marked in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.model import Original
from tui.leads import Lead, ToArticle
from tui.messages import mark
from tui.screens.sheet import Drawn, SheetScreen
from tui.sheets import original

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.library import Library
    from tui.leads import ToOriginal
    from tui.session import Session
    from tui.sheets.entry import Entry


class OriginalScreen(SheetScreen[Original]):
    """One page of a source. Where the source is gone or has changed, that is said instead."""

    NAME = mark("Original")

    def __init__(self, session: Session, target: ToOriginal) -> None:
        super().__init__(session)
        self._to = target

    @property
    def target(self) -> ToOriginal:
        """What opens this again."""
        return self._to

    def ask(self, library: Library) -> Original:
        """The page, read again out of its source."""
        return library.original(self._to.article)

    def entries(self, view: Original) -> Sequence[Entry]:
        """The sheet of the page."""
        return original.entries(view, self._to.article, self._to.ordinal)

    def shown(self, drawn: Drawn[Original], *, again: bool) -> None:
        """Show the page at the paragraph it was opened from."""
        super().shown(drawn, again=again)
        at = original.begin(self.sheet.entries, self._to.ordinal)
        if not again and at is not None:
            self.sheet.stand(at, 0)
            self.sheet.to_top_of(at)

    def detail(self, view: Original) -> str:
        """Which file or member of an archive it is."""
        return view.path

    async def lead(self) -> Lead:
        """What the line leads to; the article is the one that the page was opened from."""
        lead = await super().lead()
        return lead if lead.article else Lead(article=ToArticle(self._to.article, self._to.ordinal))
