"""The notebook: all that the reader added, to go back to, change and take away."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on

from store import library as door
from tui import keys
from tui.messages import _, label, mark, ngettext, number
from tui.screens.ask import Answer, AskScreen
from tui.screens.panes import TYPED
from tui.screens.sheet import SheetScreen
from tui.sheets import notebook
from tui.sheets.notebook import CollectionPage, NotebookPage, Row
from tui.widgets.bars import Footer
from tui.widgets.filter_box import FilterBox, FilterInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from textual.binding import BindingType
    from textual.dom import DOMNode
    from textual.widget import Widget

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
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("notebook")

    def __init__(self, session: Session, target: ToNotebook) -> None:
        super().__init__(session)
        self._target = target
        self._tag = target.tag
        self._words = ""
        self._kind = ""
        # All of it, and the state of the library it was read in.
        self._whole: tuple[tuple[int, int], NotebookPage] | None = None

    @property
    def target(self) -> ToNotebook:
        """What opens this again."""
        return self._target

    @property
    def scopes(self) -> tuple[str, ...]:
        """How it is narrowed; while that is typed, nothing else."""
        if isinstance(self.focused, FilterInput):
            return ("filter",)
        return ("notebook", *super().scopes)

    def owner(self, scope: str) -> DOMNode:
        """The sheet, or what is typed into."""
        return self.query_one(FilterInput) if scope == "filter" else super().owner(scope)

    def below(self) -> Iterator[Widget]:
        """The line in which it is narrowed."""
        yield FilterBox()

    def ask(self, library: Library) -> NotebookPage:
        """What is left of it; read once, however often it is narrowed."""
        seen = (self.session.edition, self.session.jottings)
        if self._whole is None or self._whole[0] != seen:
            self._whole = (seen, self._all(library))
        return notebook.narrowed(self._whole[1], self._kind, self._words)

    def _all(self, library: Library) -> NotebookPage:
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
        """How much there is, and what it is narrowed to."""
        said = f'"{self._words}"' if self._words else ""
        kind = label(notebook.KINDS, self._kind)
        only = _("only {kind}").format(kind=kind) if kind else ""
        return "  ".join(filter(None, (self._counted(view), only, said)))

    def _counted(self, view: NotebookPage) -> str:
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
        """What to do about an empty notebook, or where nothing is left of it."""
        if self._words or self._kind:
            return _("Nothing in the notebook is like that: Tab shows other kinds, f other words.")
        return _(
            "The notebook is empty. Where you read, i writes a note, t tags, b puts a bookmark and "
            "w gathers the passage into a collection."
        )

    # Narrowing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action may be done now: while one types, their keys are those of typing."""
        if isinstance(self.focused, FilterInput):
            everywhere = {one.id for one in keys.of_scopes("everywhere")} - TYPED
            return action in everywhere or action in ("keep_filter", "drop_filter")
        return super().check_action(action, parameters)

    def action_filter(self) -> None:
        """Let words be typed that what is shown must hold."""
        box = self.query_one(FilterBox)
        box.begin("notebook", _("Notebook"), self._words)
        box.display = True
        self.set_focus(box.typed)
        self.query_one(Footer).show(*self.scopes)

    @on(FilterBox.Changed)
    def _filtered(self, event: FilterBox.Changed) -> None:
        event.stop()
        self._narrow(event.words, self._kind)

    def action_keep_filter(self) -> None:
        """Go to what is left."""
        box = self.query_one(FilterBox)
        box.settle()
        self._leave(box)

    def action_drop_filter(self) -> None:
        """Show all of it again."""
        box = self.query_one(FilterBox)
        box.drop()
        self._leave(box)
        self._narrow("", self._kind)

    def _leave(self, box: FilterBox) -> None:
        box.display = False
        self.set_focus(self.sheet)
        self.query_one(Footer).show(*self.scopes)

    def action_next_kind(self) -> None:
        """Only the next kind of entries."""
        self._turn(1)

    def action_previous_kind(self) -> None:
        """Only the kind before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        kinds = list(notebook.KINDS)
        self._narrow(self._words, kinds[(kinds.index(self._kind) + by) % len(kinds)])

    def _narrow(self, words: str, kind: str) -> None:
        if (words, kind) != (self._words, self._kind):
            self._words, self._kind = words, kind
            # What is left is shown from its top.
            self.view = None
            self.read()

    async def action_notebook(self) -> None:
        """From a tag back to all; else this is it."""
        if self._tag is not None:
            self.action_back()
        else:
            self.tell(_("This is the notebook."))
