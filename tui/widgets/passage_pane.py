"""The third pane: bibliographic data, the passage, the fact under the cursor."""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from store.later import Later
from store.model import YuanzhiError
from tui.errands import asked
from tui.messages import KINDS, _, label, mark, number
from tui.reader import Reader, Trail
from tui.widgets.bars import PaneTitle
from tui.widgets.details import FactLine, Head
from tui.widgets.pane import Failed, Pane
from tui.widgets.passage import PassageView

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from store.library import Library
    from store.model import Passage
    from tui import jottings, leads
    from tui.leads import ToFact
    from tui.widgets.passage import Beside
else:
    # Not for the first paint.
    jottings = Later("tui.jottings")
    leads = Later("tui.leads")


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

    def __init__(self, library: Library) -> None:
        super().__init__(id="passage-pane")
        self._library = library
        self._reader = Reader(library)
        self._back: list[Trail] = []
        # Not set while the passages about a name are on their way.
        self._ready = asyncio.Event()
        self._ready.set()
        # Of one article, what the reader wrote about its passages.
        self._beside: tuple[int, Beside] | None = None
        self._words: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """The four parts, one below the other."""
        yield PaneTitle("3", mark("Passage"))
        yield Head(id="head")
        yield PassageView(id="passage")
        yield FactLine(id="fact")

    @property
    def view(self) -> PassageView:
        """The text."""
        return self.query_one(PassageView)

    @property
    def passage(self) -> Passage | None:
        """The paragraph being read."""
        return self._reader.reading.passage

    def show(self, trail: Trail, reason: str, *, last: bool = False) -> None:
        """Show a trail from a list; `reason` is said where it has no passage."""
        self._back.clear()
        if trail.key is None:
            self._reader.go(trail)
            self.view.show_nothing(reason)
            self._show()
        else:
            self._try(lambda: self._reader.go(trail, last=last))

    def lead(self) -> leads.Lead:
        """What the fact under the cursor leads to; the article begins at this passage."""
        passage, fact = self.passage, self._reader.reading.fact_here
        if passage is None:
            return leads.Lead()
        at = leads.ToArticle(passage.article, passage.ordinal, self._reader.trail)
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
        reading = self._reader.reading
        self._beside = None
        if self._reader.trail.key is None:
            return
        if self._try(self._reader.renew) and reading.fact is not None:
            self._reader.stand_on(reading.fact)
            self._show()

    async def step_match(self, by: int) -> bool:
        """Go to the next match or passage (1) or the one before (-1); False where there is none."""
        await self._ready.wait()
        return self._try(lambda: self._reader.step_match(by))

    async def go_back(self) -> Trail | None:
        """Go back to the trail that was left by following a name; the one gone back from, None
        where none was left.
        """
        await self._ready.wait()
        if not self._back:
            return None
        before, trail = self._reader.trail, self._back.pop()
        self._try(lambda: self._reader.go(trail))
        return before

    def walk(self, trail: Trail) -> bool:
        """Walk through other passages; "back" returns to these. False where they have gone."""
        before = self._reader.trail
        moved = self._try(lambda: self._reader.go(trail))
        if moved:
            self._back.append(before)
        return moved

    def _try(self, move: Callable[[], bool | None]) -> bool:
        """Whether the reader moved; shows where it stands now, or why it could not move."""
        try:
            moved = move() is not False
        except (YuanzhiError, sqlite3.Error) as error:
            self.post_message(Failed(str(error)))
            return False
        if moved:
            self._show()
        return moved

    def _show(self) -> None:
        reading = self._reader.reading
        passage = reading.passage
        self.query_one(Head).show(passage.record if passage else None)
        if passage is not None:
            self.view.show(reading, self._jottings(passage))
        self._show_fact()
        self.query_one(PaneTitle).show(self._place())
        self.post_message(self.Walked(self._reader.trail))

    def _jottings(self, passage: Passage) -> Beside:
        """What the reader wrote about the passages of an article; of the whole, with its first."""
        if self._beside is None or self._beside[0] != passage.article:
            try:
                entries = self._library.entries(about=str(passage.article))
                told = jottings.beside(entries) if entries else {}
            except (YuanzhiError, sqlite3.Error):
                told = {}
            whole = told.pop(None, [])
            if whole:
                first = self._library.article(passage.article).paragraphs[0]
                told[first] = [*whole, *told.get(first, ())]
            known = {key: lines for key, lines in told.items() if key is not None}
            self._beside = (passage.article, known)
        return self._beside[1]

    def _place(self) -> str:
        """Where the reader stands: match, passage of the trail, paragraph of the article."""
        reading, trail = self._reader.reading, self._reader.trail
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
        reading = self._reader.reading
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
        self._reader.stand_on(event.fact)
        self._show_fact()

    @on(PassageView.ParagraphWanted)
    def _paragraph_wanted(self, event: PassageView.ParagraphWanted) -> None:
        event.stop()
        self._try(lambda: self._reader.step_paragraph(event.step))

    @on(PassageView.Followed)
    async def _followed(self, event: PassageView.Followed) -> None:
        """Walk through all passages about the name under the cursor, from this one on; of a figure
        its page is wanted.
        """
        event.stop()
        fact, passage = self._reader.reading.fact_here, self.passage
        if fact is None or fact.entity is None or passage is None:
            self.post_message(self.FactWanted())
            return
        entity, trail = fact.entity, self._reader.trail
        self._ready.clear()
        try:
            keys = await asked(self, self._library, lambda other: other.passages_of(entity))
        except (YuanzhiError, sqlite3.Error) as error:
            self.post_message(Failed(str(error)))
            return
        finally:
            self._ready.set()
        if self.passage is not passage or self._reader.trail is not trail:
            # The reader has gone elsewhere meanwhile.
            return
        at = keys.index(passage.paragraph) if passage.paragraph in keys else 0
        if self.walk(Trail(keys, at, fact.name or fact.text)):
            self.post_message(self.Turned())
