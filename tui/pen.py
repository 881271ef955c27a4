"""The pen: asks for what the reader wants to write about the place he stands at."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from store import library as door
from tui.messages import _
from tui.screens.ask import Answer, AskScreen
from tui.subjects import PLACE
from tui.widgets.cells import crop

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from store.library import Library
    from store.model import Added, NameRow
    from tui.screens.jotting import Jotting
    from tui.subjects import Subject

# What tags are parted by where several are typed.
BETWEEN = re.compile(r"[\s,，;；、]+")
# Cells of a hint that lists names.
HINT = 70

# What a choice begins with that is no new entry but one that is there.
KNOWN = "#"


@dataclass(frozen=True, slots=True)
class Written:
    """What is in the notebook already. entries: of one kind, by what they are about. names: the
    tags there are, or the collections.
    """

    entries: dict[str, list[Added]] = field(default_factory=dict)
    names: Sequence[NameRow] = ()


def written(library: Library, kind: str, subjects: Sequence[Subject]) -> Written:
    """What the notebook of a library holds of a kind ("note", "tag", "bookmark", "item"), which is
    asked for before more of that kind is written. Raises YuanzhiError where a subject has gone.
    """
    if kind == "item":
        return Written(names=library.collections())
    entries = {one.what: _of(library.entries(kind, one.what), one.what) for one in subjects}
    return Written(entries, library.tags() if kind == "tag" else ())


class Pen:
    """One thing to write about, in one screen; what is written is written in a thread.

    written: what the notebook holds of the kind that is to be written.
    """

    def __init__(self, desk: Jotting, subjects: Sequence[Subject], written: Written) -> None:
        self._desk = desk
        self._subjects = subjects
        self._written = written

    def note(self) -> None:
        """A note, or other words for one that is there."""
        choices, values = self._known(_("your note {number}"))
        choices |= {one.what: _("a note on {thing}").format(thing=one.words) for one in self._here}
        hint = _("Your own words. An empty text takes a note away.")
        self._ask(_("Note"), hint, choices, values, self._noted, lines=True)

    def _noted(self, answer: Answer) -> None:
        number = _number(answer.choice)
        if number is None:
            if answer.text:
                about = self._words(answer.choice)
                self._write(
                    _("Noted: {thing}").format(thing=about),
                    lambda path: door.note(answer.choice, answer.text, path),
                )
        else:
            change_note(self._desk, number, answer.text)

    def tag(self) -> None:
        """The tags of something."""
        choices = {one.what: one.words for one in self._here}
        values = {one.what: " ".join(self._tags(one.what)) for one in self._here}
        known = "  ".join(f"{row.name} {row.count}" for row in self._written.names)
        hint = _("Several with spaces between. Yours: {tags}").format(tags=known or "-")
        self._ask(_("Tags"), crop(hint, HINT), choices, values, self._tagged)

    def _tags(self, what: str) -> list[str]:
        """The tags of something that can be typed with others beside them."""
        mine = self._written.entries.get(what, ())
        return [one.entry.text for one in mine if not BETWEEN.search(one.entry.text)]

    def _tagged(self, answer: Answer) -> None:
        wanted = [name for name in BETWEEN.split(answer.text) if name.strip("#＃")]
        before = self._tags(answer.choice)
        new = [name for name in wanted if name not in before]
        gone = [name for name in before if name not in wanted]

        def write(path: Path) -> object:
            if gone:
                door.untag([answer.choice], gone, path)
            return door.tag([answer.choice], new, path) if new else None

        if new or gone:
            told = [f"+{name}" for name in new] + [f"-{name}" for name in gone]
            said = _("Tags of {thing}: {tags}")
            about = self._words(answer.choice)
            self._write(said.format(thing=about, tags=" ".join(told)), write)

    def bookmark(self) -> None:
        """A bookmark, with a name or without; away with one that is there."""
        here = {one.what: _("in {thing}").format(thing=one.words) for one in self._here}
        there, _values = self._known(_("take away bookmark {number} {text}"))
        names = {
            one.what: next(
                (each.entry.text for each in self._written.entries.get(one.what, ())), ""
            )
            for one in self._here
        }
        first, *others = here.items() if here else [("", "")]
        choices = dict([first]) | there | dict(others)
        hint = _("A name, if you like; one in use goes over to here.")
        self._ask(_("Bookmark"), hint, choices, names, self._bookmarked)

    def _bookmarked(self, answer: Answer) -> None:
        number = _number(answer.choice)
        if number is not None:
            told = _("The bookmark is taken away.")
            self._write(told, lambda path: door.remove("bookmark", [number], path))
            return
        about = self._words(answer.choice)
        self._write(
            _("Bookmark in {thing}").format(thing=about),
            lambda path: door.bookmark(answer.choice, answer.text, path),
        )

    def gather(self) -> None:
        """Put what the reader stands on into the collection that was last used; ask for its name
        where there is none yet.
        """
        name = self._collection()
        if not name or self._desk.session.library.seed or not self._here:
            self.gather_into()
        else:
            self._gathered(Answer(name, self._here[0].what))

    def gather_into(self) -> None:
        """Ask what to put into which collection."""
        choices = {one.what: one.words for one in self._here}
        known = "  ".join(f"{row.name} {row.count}" for row in self._written.names)
        hint = _("The name of a collection, a new one too. Yours: {names}").format(
            names=known or "-"
        )
        value = self._collection()
        values = dict.fromkeys(choices, value)
        self._ask(_("Put into a collection"), crop(hint, HINT), choices, values, self._gathered)

    def _collection(self) -> str:
        """The collection last used."""
        if self._desk.session.collection:
            return self._desk.session.collection
        rows = sorted(self._written.names, key=lambda row: row.written)
        return rows[-1].name if rows else ""

    def _gathered(self, answer: Answer) -> None:
        if not answer.text:
            return
        self._desk.session.collection = answer.text
        about = self._words(answer.choice)

        def write(path: Path) -> str:
            (item,) = door.collect(answer.text, [answer.choice], path)
            return _('In "{name}" as {number}: {thing}').format(
                name=item.collection, number=item.ordinal, thing=about
            )

        self._write("", write)

    # What all of them do

    @property
    def _here(self) -> Sequence[Subject]:
        return self._subjects

    def _words(self, what: str) -> str:
        return next((one.words for one in self._subjects if one.what == what), what)

    def _known(self, words: str) -> tuple[dict[str, str], dict[str, str]]:
        """Entries on what comes first: as choices, and what they say."""
        if not self._here:
            return {}, {}
        mine = self._written.entries.get(self._here[0].what, ())
        choices = {
            f"{KNOWN}{one.entry.id}": words.format(number=one.entry.id, text=one.entry.text).strip()
            for one in mine
        }
        return choices, {f"{KNOWN}{one.entry.id}": one.entry.text for one in mine}

    def _ask(
        self,
        question: str,
        hint: str,
        choices: dict[str, str],
        values: dict[str, str],
        done: Callable[[Answer], None],
        *,
        lines: bool = False,
    ) -> None:
        if self._desk.session.library.seed:
            # What refuses to be written says so best itself.
            self._write("", door.share)
            return
        if not self._here:
            self._desk.tell(_("There is nothing here to write about."))
            return
        ask = AskScreen(question, hint, "", choices, values=values, lines=lines, any_answer=True)
        self._desk.app.push_screen(ask, lambda answer: done(answer) if answer else None)

    def _write(self, told: str, write: Callable[[Path], object]) -> None:
        self._desk.jot(told, write)


def change_note(desk: Jotting, number: int, text: str) -> None:
    """Give a note other words; none take it away."""
    if text:
        desk.jot(_("The note is changed."), lambda path: door.rewrite("note", number, text, path))
    else:
        desk.jot(
            _("The note is taken away; it can be undone in the notebook."),
            partial(door.remove, "note", [number]),
        )


def _number(choice: str) -> int | None:
    """The number of the entry that a choice stands for; None for a new one."""
    return int(choice[len(KNOWN) :]) if choice.startswith(KNOWN) else None


def _of(found: Sequence[Added], what: str) -> list[Added]:
    """Of entries on something and in it those on that itself."""
    if PLACE.fullmatch(what):
        kind = "passage" if "." in what else "article"
    else:
        kind = "entity" if ":" in what else "fact"
    return [one for one in found if one.entry.target.kind == kind]
