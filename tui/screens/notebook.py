"""The notebook: all that the reader added, to go back to, change and take away."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from store import library as door
from tui import keys
from tui.messages import _, mark, ngettext, number
from tui.screens.ask import Answer, AskScreen
from tui.screens.sheet import SheetScreen
from tui.sheets import notebook
from tui.sheets.notebook import CollectionPage, NotebookPage, Row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.binding import BindingType

    from store.library import Library
    from store.model import Added
    from tui.leads import ToNotebook
    from tui.session import Session
    from tui.sheets.entry import Entry

View = TypeVar("View", NotebookPage, CollectionPage)


class JottingsScreen(SheetScreen[View]):
    """A page whose lines are of the notebook, and can be changed and taken away."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("jottings")

    @property
    def scopes(self) -> tuple[str, ...]:
        """What can be done with an entry, and with a list."""
        return ("jottings", "list")

    def rows(self, view: View) -> list[Row]:
        """The lines with what they show."""
        raise NotImplementedError

    def entries(self, view: View) -> Sequence[Entry]:
        """The lines."""
        return [row.shown for row in self.rows(view)]

    async def row(self) -> Row | None:
        """What the line under the cursor shows; where that is nothing, it is said."""
        await self.ready()
        found = None
        if self.view is not None:
            found = notebook.of(self.rows(self.view), self.sheet.place.entry)
        if found is None:
            self.tell(_("There is nothing here to change."))
        return found

    async def action_change(self) -> None:
        """Ask for other words."""
        row = await self.row()
        if row is None:
            return
        if row.added is None:
            self._rename(row)
            return
        entry = row.added.entry
        is_name = entry.kind in ("tag", "bookmark")
        question = _("The name") if is_name else _("Your note")
        hint = "" if is_name else _("An empty text takes it away.")
        one = row.added
        self.app.push_screen(
            AskScreen(question, hint, entry.text, lines=not is_name, any_answer=True),
            lambda answer: self._rewrite(one, answer),
        )

    def _rewrite(self, one: Added, answer: Answer | None) -> None:
        entry = one.entry
        if answer is None or answer.text == entry.text:
            return
        if entry.kind == "item":
            self.jot(
                _("The note is changed."),
                lambda path: door.annotate(entry.collection, entry.ordinal, answer.text, path),
            )
        elif answer.text or entry.kind == "bookmark":
            told = _("Changed to {text}").format(text=answer.text or "-")
            self.jot(told, lambda path: door.rewrite(entry.kind, entry.id, answer.text, path))
        else:
            self._remove(one)

    def _rename(self, row: Row) -> None:
        """Ask for another name of a tag or collection."""

        def renamed(answer: Answer | None) -> None:
            if answer is not None:
                told = _("{old} is {new} now.").format(old=row.name, new=answer.text)
                self.jot(told, lambda path: door.rename_all(row.kind, row.name, answer.text, path))

        hint = _("Where there is one of that name the two become one.")
        self.app.push_screen(AskScreen(_("Another name"), hint, row.name), renamed)

    async def action_remove(self) -> None:
        """Take it away."""
        row = await self.row()
        if row is None:
            return
        if row.added is not None:
            self._remove(row.added)
        elif row.kind == "item":
            told = _("Collection {name} is taken away; u undoes it.").format(name=row.name)
            self.jot(told, lambda path: door.discard(row.name, (), path))
        else:
            told = _("Tag {name} is taken off everything; u undoes it.").format(name=row.name)
            self.jot(told, lambda path: self._untag(row.name, path))

    def _untag(self, name: str, path: Path) -> None:
        with self.session.library.another() as library:
            bearing = [one.entry.id for one in library.entries("tag") if one.entry.text == name]
        door.remove("tag", bearing, path)

    def _remove(self, one: Added) -> None:
        entry = one.entry
        told = _("Taken away; u undoes it.")
        if entry.kind == "item":
            self.jot(told, lambda path: door.discard(entry.collection, (entry.ordinal,), path))
        else:
            self.jot(told, lambda path: door.remove(entry.kind, (entry.id,), path))

    async def action_undo(self) -> None:
        """Take the last change of the notebook back."""
        self.jot("", self._undo)

    def _undo(self, path: Path) -> str:
        done = door.take_back(path)
        count = ngettext("{count} entry", "{count} entries", len(done))
        if not done:
            return _("There is no change of the notebook to take back.")
        return _("Taken back: {entries}.").format(entries=count.format(count=number(len(done))))


class NotebookScreen(JottingsScreen[NotebookPage]):
    """Collections, bookmarks, tags and notes; or what bears a tag."""

    NAME = mark("Notebook")

    def __init__(self, session: Session, target: ToNotebook) -> None:
        super().__init__(session)
        self._target = target
        self._tag = target.tag

    @property
    def target(self) -> ToNotebook:
        """What opens this again."""
        return self._target

    def ask(self, library: Library) -> NotebookPage:
        """All of it."""
        if self._tag is not None:
            bearing = [one for one in library.entries("tag") if one.entry.text == self._tag]
            return NotebookPage(self._tag, (), (), (), tuple(bearing), ())
        return NotebookPage(
            None,
            tuple(library.collections()),
            tuple(library.entries("bookmark")),
            tuple(library.tags()),
            (),
            tuple(reversed(library.entries("note"))),
        )

    def rows(self, view: NotebookPage) -> list[Row]:
        """Section by section."""
        return notebook.rows(view)

    def detail(self, view: NotebookPage) -> str:
        """How much there is."""
        if view.tag is not None:
            return f"{view.tag}  {number(len(view.tagged))}"
        counts = (
            (
                ngettext("{count} collection", "{count} collections", len(view.collections)),
                view.collections,
            ),
            (
                ngettext("{count} bookmark", "{count} bookmarks", len(view.bookmarks)),
                view.bookmarks,
            ),
            (ngettext("{count} tag", "{count} tags", len(view.tags)), view.tags),
            (ngettext("{count} note", "{count} notes", len(view.notes)), view.notes),
        )
        return ", ".join(words.format(count=number(len(some))) for words, some in counts if some)

    def nothing(self) -> str:
        """What to do about an empty notebook."""
        return _(
            "The notebook is empty. Where you read, i writes a note, t tags, b puts a bookmark and "
            "w gathers the passage into a collection."
        )

    async def action_notebook(self) -> None:
        """From a tag back to all; else this is it."""
        if self._tag is not None:
            self.action_back()
        else:
            self.tell(_("This is the notebook."))
