"""A collection: what was gathered while reading, in the reader's order, with citations."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.message import Message

from store import library as door
from store.model import YuanzhiError
from tui import anthology, keys, shared
from tui.messages import EXPORTS, STYLES, _, label, mark, ngettext, number
from tui.screens.ask import Answer, AskScreen
from tui.screens.notebook import JottingsScreen
from tui.sheets import notebook
from tui.sheets.notebook import CollectionPage, Row

if TYPE_CHECKING:
    from textual.binding import BindingType

    from store.library import Library
    from tui.leads import ToCollection
    from tui.screens.sheet import Drawn
    from tui.session import Session

# What a collection can be exported as, in words.
FORMATS = {
    "text": mark("text: each passage with its citation"),
    "markdown": mark("Markdown: quotations, references at the end"),
    "citations": mark("the list of references alone"),
    **EXPORTS,
    "json": mark("JSON: all that is known of each"),
}


class CollectionScreen(JottingsScreen[CollectionPage]):
    """The items of a collection."""

    NAME = mark("Collection")
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("collection")

    class Exported(Message):
        """A collection was put into a text. file: where it was written; None for the clipboard.
        reason: why it was not, where it was not; lacks: what it is without, a sentence each.
        """

        def __init__(
            self,
            text: str,
            file: Path | None,
            reason: str = "",
            lacks: tuple[str, ...] = (),
        ) -> None:
            super().__init__()
            self.text = text
            self.file = file
            self.reason = reason
            self.lacks = " ".join(lacks)

    def __init__(self, session: Session, target: ToCollection) -> None:
        super().__init__(session)
        self._target = target
        self._collection = target.name
        session.collection = target.name
        # The number of the item to stand on when it is read again.
        self._stand_on: int | None = None

    @property
    def target(self) -> ToCollection:
        """What opens this again."""
        return self._target

    @property
    def scopes(self) -> tuple[str, ...]:
        """What can be done with the items, and with a list."""
        return ("collection", "jottings", "list")

    def ask(self, library: Library) -> CollectionPage:
        """The items with their citations."""
        items = library.collected(self._collection)
        style = self.session.citation_style
        cited = (
            library.cite_record(one.found.record, style) if one.found.record else None
            for one in items
        )
        return CollectionPage(self._collection, tuple(items), tuple(cited))

    def rows(self, view: CollectionPage) -> list[Row]:
        """Item by item."""
        return notebook.items(view)

    def detail(self, view: CollectionPage) -> str:
        """Its name, and how many there are."""
        count = ngettext("{count} item", "{count} items", len(view.items))
        return f"{view.name}  {count.format(count=number(len(view.items)))}"

    def shown(self, drawn: Drawn[CollectionPage], *, again: bool) -> None:
        """Show the items, the reader standing on the one that was moved."""
        super().shown(drawn, again=again)
        if self._stand_on is not None:
            self.sheet.stand(notebook.place_of(self.rows(drawn.view), self._stand_on), 0)
            self._stand_on = None

    # In the reader's order

    async def action_lift(self) -> None:
        """Move the item up."""
        await self._move(-1)

    async def action_lower(self) -> None:
        """Move the item down."""
        await self._move(1)

    async def _move(self, by: int) -> None:
        row = await self.row()
        if row is None or row.added is None or self.view is None:
            return
        ordinal = row.added.entry.ordinal
        to = ordinal + by
        if not 1 <= to <= len(self.view.items):
            self.tell(_("There is no place beyond this one."))
            return
        # A key that comes meanwhile waits for the new order.
        self._ready.clear()
        self._stand_on = to
        told = _("Moved to {place}.").format(place=to)
        self.jot(told, lambda path: door.move(self._collection, ordinal, to, path))

    async def action_note(self) -> None:
        """The note beside the item."""
        await self.action_change()

    def action_style(self) -> None:
        """Another citation style, for all of them."""
        super().action_style()
        self.read()

    # Elsewhere

    async def action_export(self) -> None:
        """Ask for the format, and where to."""
        if not await self.ready():
            return
        question = _("Export {name} in {style}").format(
            name=self._collection, style=label(STYLES, self.session.citation_style)
        )
        hint = _("A file to write; nothing for the clipboard.")
        choices = {kind: _(words) for kind, words in FORMATS.items()}
        ask = AskScreen(question, hint, "", choices, any_answer=True)
        self.app.push_screen(ask, self._chosen_format)

    def _chosen_format(self, answer: Answer | None) -> None:
        if answer is not None:
            file = Path(answer.text).expanduser() if answer.text else None
            self._export(answer.choice, file)

    @work(thread=True, group="export")
    def _export(self, kind: str, file: Path | None) -> None:
        """In a thread: put the collection into a text, and post one message."""
        try:
            with closing(self.session.library.another()) as library:
                made = anthology.written(
                    library, self._collection, kind, self.session.citation_style
                )
            if file is not None:
                if file.exists():
                    raise YuanzhiError(
                        _("{file} is there already: give another name.").format(file=file)
                    )
                shared.write(file, made.text)
        except (YuanzhiError, sqlite3.Error, OSError) as error:
            self.post_message(self.Exported("", file, str(error)))
        else:
            self.post_message(self.Exported(made.text, file, lacks=made.lacks))

    @on(Exported)
    def _exported(self, event: Exported) -> None:
        event.stop()
        if event.reason:
            self.tell(event.reason, "bad")
        elif event.file is not None:
            done = _("Written into {file}.").format(file=event.file)
            self.tell(f"{event.lacks} {done}".strip(), "good")
        else:
            self.post_message(self.CopyMade(event.text, event.lacks))
