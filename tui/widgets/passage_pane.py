"""The third pane: bibliographic data, the passage, the fact under the cursor."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from store.later import Later
from store.model import YuanzhiError
from tui.errands import wait_for
from tui.messages import KINDS, _, label, mark, number
from tui.reader import Stand, Trail, along_name, anew, by_match, by_paragraph, on_fact, to, within
from tui.widgets.bars import PaneTitle
from tui.widgets.details import FactLine, Head
from tui.widgets.pane import Failed, Pane
from tui.widgets.passage import PassageView

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.library import Library
    from store.model import Passage
    from tui import leads
    from tui.leads import ToFact
    from tui.reader import Move
else:
    # Not for the first paint.
    leads = Later("tui.leads")


class Step:
    """A move that is asked for, made or given up one day.

    from_list: the list points there. turns: "back" returns from it. is_followed: another way on
    than the one that was left.
    """

    def __init__(
        self,
        move: Move,
        *,
        from_list: bool = False,
        turns: bool = False,
        is_followed: bool = False,
    ) -> None:
        self.move = move
        self.from_list = from_list
        self.turns = turns
        self.is_followed = is_followed
        self.made = asyncio.Event()
        self.moved = False

    def end(self, *, moved: bool) -> None:
        """Tell who waits for it whether it led anywhere; one given up did not come to an end."""
        self.moved = moved
        self.made.set()


class PassagePane(Pane):
    """Shows where its reader stands and lets it move on along the trail."""

    class Walked(Message):
        """The reader stands on another passage of the trail, or of another trail."""

        def __init__(self, trail: Trail) -> None:
            super().__init__()
            self.trail = trail

    class Turned(Message):
        """The reader followed a name: another way on than the one that was left."""

    class FactWanted(Message):
        """The reader wants the page of the fact under the cursor."""

    class RulesRead(Message):
        """Some rules were put into words, which are by the rules."""

        def __init__(self, words: dict[str, str]) -> None:
            super().__init__()
            self.words = words

    class Stood(Message):
        """A move came back from its thread. stand: where it led to; None where it could not be
        made, for that reason.
        """

        def __init__(self, job: int, stand: Stand | None, reason: str = "") -> None:
            super().__init__()
            self.job = job
            self.stand = stand
            self.reason = reason

    def __init__(self, library: Library) -> None:
        super().__init__(id="passage-pane")
        self._library = library
        self._stand = Stand()
        self._back: list[Trail] = []
        # The moves that are asked for and not yet made: each begins where the one before led to.
        self._steps: deque[Step] = deque()
        # Of the move at work; what comes back of another one is out of date.
        self._job = 0
        self._words: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """The four parts, one below the other."""
        yield PaneTitle("3", mark("Passage"))
        yield Head(id="head")
        yield PassageView(self.step_paragraph, id="passage")
        yield FactLine(id="fact")

    @property
    def view(self) -> PassageView:
        """The text."""
        return self.query_one(PassageView)

    @property
    def passage(self) -> Passage | None:
        """The paragraph being read; None while that of another row is on its way: what is done
        meanwhile is not to be done with the one before.
        """
        if any(step.from_list for step in self._steps):
            return None
        return self._stand.reading.passage

    def show(self, trail: Trail, reason: str) -> None:
        """Show a trail from a list, whatever else was wanted; `reason` is said where it has no
        passage.
        """
        self._back.clear()
        self._drop()
        if trail.key is None:
            self._stand = Stand(trail)
            self.view.show_nothing(reason)
            self._show()
        else:
            self._take(Step(to(trail), from_list=True))

    async def settled(self) -> None:
        """Wait until what was asked for is shown; a key that comes next is meant for that. Where
        it takes long the key goes before it.
        """
        await self._made(self._steps[-1] if self._steps else None)

    def lead(self) -> leads.Lead:
        """What the fact under the cursor leads to; the article begins at this passage."""
        passage, fact = self.passage, self._stand.reading.fact_here
        if passage is None:
            return leads.Lead()
        at = leads.ToArticle(passage.article, passage.ordinal, self._stand.trail)
        lead = leads.Lead() if fact is None else leads.of_fact(fact, passage)
        return replace(lead, article=at)

    def facts(self) -> list[ToFact]:
        """All that the passage tells of projects, in its order."""
        passage = self.passage
        if passage is None:
            return []
        told = (one for fact in passage.facts for one in leads.of_fact(fact, passage).facts)
        return list(dict.fromkeys(told))

    def renew(self) -> None:
        """Show the same as it is by now."""
        if self._stand.trail.key is not None or self._steps:
            self._take(Step(anew))

    async def step_match(self, by: int) -> bool:
        """Go to the next match or passage (1) or the one before (-1); False where there is none."""
        here = None if self._steps else within(self._stand, by)
        if here is None:
            return await self._made(self._take(Step(by_match(by))))
        self._stand = here
        self._show()
        self._tell_walked()
        return True

    async def step_paragraph(self, by: int) -> None:
        """Go to the next paragraph of the article (1) or the one before (-1), if there is one."""
        await self._made(self._take(Step(by_paragraph(by))))

    async def go_back(self) -> Trail | None:
        """Go back to the trail that was left by following a name; the one gone back from, None
        where none was left.
        """
        await self.settled()
        if not self._back:
            return None
        before, trail = self._stand.trail, self._back.pop()
        await self._made(self._take(Step(to(trail))))
        return before

    def walk(self, trail: Trail) -> None:
        """Walk through other passages; "back" returns to these."""
        self._take(Step(to(trail), turns=True))

    # Moves, made in a thread one after another

    def _take(self, step: Step) -> Step:
        """Make a move after those that are asked for already."""
        self._steps.append(step)
        if len(self._steps) == 1:
            self._begin()
        return step

    def _begin(self) -> None:
        self._job += 1
        self._move(self._job, self._steps[0].move, self._stand)

    def _drop(self) -> None:
        """Make none of the moves that are still asked for."""
        self._job += 1
        while self._steps:
            self._steps.popleft().end(moved=True)

    @staticmethod
    async def _made(step: Step | None) -> bool:
        """Whether a move led anywhere, once that is known or has taken long."""
        if step is None or not await wait_for(step.made):
            return True
        return step.moved

    @work(thread=True, group="passages")
    def _move(self, job: int, move: Move, stand: Stand) -> None:
        """In a thread: ask the library where a move leads, and post one message."""
        if job != self._job:
            return
        try:
            with self._library.in_turn() as library:
                self.post_message(self.Stood(job, move(library, stand)))
        except (YuanzhiError, sqlite3.Error) as error:
            self.post_message(self.Stood(job, None, str(error)))

    @on(Stood)
    def _stood(self, event: Stood) -> None:
        """Stand there, unless it was given up meanwhile; begin the next move from there."""
        event.stop()
        if event.job != self._job or not self._steps:
            return
        step, stand, before = self._steps.popleft(), event.stand, self._stand
        moved = stand is not None and stand is not before
        if stand is None:
            self.post_message(Failed(event.reason))
            if step.from_list:
                # Nor is the one before that of the row under the cursor.
                self._stand = Stand()
                self.view.show_nothing(event.reason)
                self._show()
        elif moved:
            self._stand = stand
            self._show()
            if not step.from_list:
                self._tell_walked()
            if step.turns:
                self._back.append(before.trail)
        if moved and step.is_followed:
            self.post_message(self.Turned())
        # Of what failed it was told why: there is no more to be said.
        step.end(moved=moved or stand is None)
        if self._steps:
            self._begin()

    def _show(self) -> None:
        reading = self._stand.reading
        passage = reading.passage
        self.query_one(Head).show(passage.record if passage else None)
        if passage is not None:
            self.view.show(reading, self._stand.beside)
        self._show_fact()
        self.query_one(PaneTitle).show(self._place())

    def _tell_walked(self) -> None:
        """Tell the list, which follows; what it pointed at itself it may have left by now."""
        self.post_message(self.Walked(self._stand.trail))

    def _place(self) -> str:
        """Where the reader stands: match, passage of the trail, paragraph of the article."""
        reading, trail = self._stand.reading, self._stand.trail
        passage = reading.passage
        if passage is None:
            return ""
        parts = []
        if reading.match is not None:
            parts.append(
                _("match {place} of {count}").format(
                    place=number(reading.match + 1), count=number(len(reading.spans))
                )
            )
        else:
            parts.append(
                _("{place} of {count}").format(
                    place=number(trail.at + 1), count=number(len(trail.keys))
                )
            )
        paragraph = _("paragraph {ordinal}").format(ordinal=number(passage.ordinal))
        if passage.kind != "body":
            paragraph = f"{paragraph} ({label(KINDS, passage.kind)})"
        return ", ".join(part for part in [*parts, paragraph, trail.name] if part)

    def _show_fact(self) -> None:
        reading = self._stand.reading
        fact = reading.fact_here
        line = self.query_one(FactLine)
        if reading.passage is None:
            line.show(None, "", {})
        elif fact is None or reading.fact is None:
            line.show(None, _("No fact was found in this paragraph."), {})
        else:
            count = _("fact {place} of {count}").format(
                place=reading.fact + 1, count=len(reading.passage.facts)
            )
            rules = {fact.rule, *(role.rule for role in fact.roles)}
            if not rules <= self._words.keys():
                self._read_rules(rules)
            line.show(fact, count, self._words)

    @work(thread=True, group="rules")
    def _read_rules(self, rules: set[str]) -> None:
        """In a thread, since setting up the rules takes a moment: put some into words."""
        words = {rule: self._library.rule_in_words(rule) for rule in rules}
        self.post_message(self.RulesRead(words))

    @on(RulesRead)
    def _rules_read(self, event: RulesRead) -> None:
        event.stop()
        self._words.update(event.words)
        self._show_fact()

    @on(PassageView.FactMoved)
    def _fact_moved(self, event: PassageView.FactMoved) -> None:
        event.stop()
        self._stand = on_fact(self._stand, event.fact)
        self._show_fact()

    @on(PassageView.Followed)
    def _followed(self, event: PassageView.Followed) -> None:
        """Walk through all passages about the name under the cursor, from this one on; of a figure
        its page is wanted.
        """
        event.stop()
        fact = self._stand.reading.fact_here
        if fact is None or fact.entity is None:
            self.post_message(self.FactWanted())
        else:
            self._take(Step(along_name, turns=True, is_followed=True))
