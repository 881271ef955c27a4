"""The fact inspector: why a fact says what it says, and the reader's word on it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.message import Message

from store import library as door
from store.model import MODALITIES as ALL
from store.model import STATUSES, Explanation, YuanzhiError
from tui import dossiers, keys
from tui.leads import Lead, ToFact, ToProject, place
from tui.messages import ATTRIBUTES, MODALITIES, _, label, mark
from tui.screens.ask import Answer, AskScreen
from tui.screens.sheet import SheetScreen
from tui.sheets import fact

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from textual.binding import BindingType

    from store.library import Library
    from tui.session import Session
    from tui.sheets.entry import Entry
    from tui.subjects import Subject


class InspectorScreen(SheetScreen[Explanation]):
    """One fact; "next" goes to the next one of where it was opened."""

    NAME = mark("Fact")
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("fact")

    class Written(Message):
        """The reader's word was written down. mark: of the fact that holds now; reason: why it was
        not written, where it was not.
        """

        def __init__(self, told: str, mark: str, reason: str = "") -> None:
            super().__init__()
            self.told = told
            self.mark = mark
            self.reason = reason

    def __init__(self, session: Session, target: ToFact, among: Sequence[ToFact]) -> None:
        super().__init__(session)
        self._among = tuple(among) if target in among else (target,)
        self._at = self._among.index(target)
        # The mark that is shown: the reader's own value has one of its own.
        self._mark = target.mark

    @property
    def scopes(self) -> tuple[str, ...]:
        """What can be said of a fact, and what a list can do."""
        return ("fact", "list")

    @property
    def target(self) -> ToFact:
        """The fact that is shown."""
        return self._among[self._at]

    @property
    def among(self) -> tuple[ToFact, ...]:
        """All those that "next" goes through."""
        return self._among

    def ask(self, library: Library) -> Explanation:
        """Why it says so. Where what the reader said was taken back, what the rules say again."""
        target = self.target
        if self._mark != target.mark:
            try:
                return library.explain(self._mark)
            except YuanzhiError:
                self._mark = target.mark
        return library.explain(target.mark, target.article)

    def entries(self, view: Explanation) -> Sequence[Entry]:
        """The sheet of the fact."""
        return fact.entries(view)

    def about(self, view: Explanation) -> str:
        """It."""
        return f"{view.claim.mark}@{view.claim.article}"

    def detail(self, view: Explanation) -> str:
        """Which of how many, and what it says."""
        count = _("{place} of {count}").format(place=self._at + 1, count=len(self._among))
        claim = view.claim
        return f"{count}  {label(ATTRIBUTES, claim.attribute)}: {dossiers.value(claim)}"

    async def lead(self) -> Lead:
        """What the line leads to; for what it does not tell, the fact itself."""
        lead = await super().lead()
        if self.view is None:
            return lead
        claim = self.view.claim
        return Lead(
            lead.first,
            lead.facts,
            lead.article or place(claim.place, claim.mark),
            lead.dossier or (None if lead.facts else ToProject(claim.project)),
        )

    async def subjects(self) -> list[Subject]:
        """Another fact that the line is about, else this one; then the rest."""
        found = await super().subjects()
        if self.view is not None and not (await super().lead()).facts:
            found.insert(0, found.pop())
        return found

    async def action_explain(self) -> None:
        """From a line about another fact to it; else this is the fact."""
        if (await self.lead()).facts:
            await super().action_explain()
        else:
            self.tell(_("This is the fact."))

    # The facts one after another

    async def action_next_match(self) -> None:
        """Next fact of where this one was opened."""
        await self._step(1, _("This is the last one."))

    async def action_previous_match(self) -> None:
        """The one before."""
        await self._step(-1, _("This is the first one."))

    async def _step(self, by: int, end: str) -> None:
        await self.ready()
        if not 0 <= self._at + by < len(self._among):
            self.tell(end)
            return
        self._at += by
        self._mark = self.target.mark
        self.view = None
        self.read()

    # The reader's word

    async def action_confirm(self) -> None:
        """Say that it is right."""
        if await self.ready():
            self._say(_("Confirmed."), lambda path: door.confirm(self._mark, path).mark)

    async def action_reject(self) -> None:
        """Say that it is wrong."""
        if await self.ready():
            self._say(_("Rejected: it is kept, and counts for nothing."), self._reject)

    def _reject(self, path: Path) -> str:
        return door.reject(self._mark, path).mark

    async def action_correct(self) -> None:
        """Ask what it should say."""
        if not await self.ready() or self.view is None:
            return
        claim = self.view.claim
        words = claim.given or (claim.figure.text if claim.figure else claim.object) or ""
        if self.session.library.seed:
            # There is nothing to ask where nothing is written down.
            self._say(_("Corrected."), lambda path: self._write(Answer(words), path))
            return
        question = _("{attribute} of {name}").format(
            attribute=label(ATTRIBUTES, claim.attribute), name=claim.name
        )
        if claim.attribute == "status":
            hint = _("A stage: {stages}; or 签约, 开工, 在建, 投产").format(
                stages=", ".join(STATUSES)
            )
        elif claim.figure is not None:
            hint = _("As the news would write it: 12亿元, 约200亩, 2025年6月")
        else:
            hint = _("The name, as the news would write it")
        choices = {} if claim.attribute == "status" else {key: _(MODALITIES[key]) for key in ALL}
        ask = AskScreen(
            question, hint, words, choices, claim.modality, do=self._correct, selected=True
        )
        self.app.push_screen(ask, self._corrected)

    def _correct(self, answer: Answer) -> str:
        with self.session.pen:
            return self._write(answer, self.session.library.wanted)

    def _corrected(self, answer: Answer | None) -> None:
        if answer is not None:
            # The screen says something of its own when it comes back to the fore.
            self.call_later(self.post_message, self.Written(_("Corrected."), answer.done))

    def _write(self, answer: Answer, path: Path) -> str:
        modality = answer.choice or None
        return door.correct(self._mark, answer.text, path, modality=modality).mark

    async def action_undo(self) -> None:
        """Take back what was last said of it."""
        if not await self.ready() or self.view is None:
            return
        said = self.view.corrections
        if not said:
            self.tell(_("Nothing was said of this fact that could be taken back."))
            return
        last = max(said, key=lambda one: one.id)
        self._say(_("Taken back."), lambda path: self._undo(last.id, path))

    def _undo(self, correction: int, path: Path) -> str:
        door.undo(correction, path)
        return self._mark

    @work(thread=True, group="writing")
    def _say(self, told: str, write: Callable[[Path], str]) -> None:
        """In a thread: write the reader's word down, and post one message."""
        try:
            with self.session.pen:
                now = write(self.session.library.wanted)
        except (YuanzhiError, sqlite3.Error, OSError) as error:
            self.post_message(self.Written(told, self._mark, str(error)))
        else:
            self.post_message(self.Written(told, now))

    @on(Written)
    def _written(self, event: Written) -> None:
        event.stop()
        if event.reason:
            self.tell(event.reason, "bad")
            return
        self._mark = event.mark
        self.session.edition += 1
        self.tell(event.told, "good")
        self.read()
