"""The article: all of it, as one reads it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.message import Message

from store.model import YuanzhiError
from tui import jottings, keys
from tui.leads import Lead, ToArticle, ToOriginal, ToPassages
from tui.messages import TYPES, _, label, mark, number
from tui.reader import Trail, first_about
from tui.screens.sheet import Drawn, SheetScreen
from tui.sheets import article
from tui.sheets.article import ArticlePage
from tui.subjects import IN_TEXT
from tui.widgets.details import FactLine
from tui.widgets.legend import Legend
from tui.widgets.sheet import Place, Sheet
from tui.widgets.text_sheet import TextSheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.binding import BindingType
    from textual.widget import Widget

    from store.library import Library
    from store.model import Passage, Range
    from tui.session import Session
    from tui.sheets.entry import Entry


class ArticleScreen(SheetScreen[ArticlePage]):
    """One article, and the next one where "next match" leads there."""

    NAME = mark("Article")
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("article")

    class RulesRead(Message):
        """Some rules were put into words, which are by the rules."""

        def __init__(self, words: dict[str, str]) -> None:
            super().__init__()
            self.words = words

    def __init__(self, session: Session, target: ToArticle | ToPassages) -> None:
        super().__init__(session)
        # What to read; a trail stands for the article of the passage it stands at.
        self._target: ToArticle | ToPassages | Trail = target
        self._trail = Trail()
        # Of the matches in the passage that the trail stands at, the one the reader stands on.
        self._match = 0
        self._last = False
        self._hidden = session.hidden
        self._words: dict[str, str] = {}

    def make_sheet(self) -> Sheet:
        """A text with facts in it."""
        return TextSheet()

    def below(self) -> Iterator[Widget]:
        """Which types are marked, and the fact under the cursor."""
        yield Legend(self.session)
        yield FactLine(id="fact")

    @property
    def scopes(self) -> tuple[str, ...]:
        """Those of a passage, and more."""
        return ("article", "passage")

    @property
    def target(self) -> ToArticle | ToPassages | None:
        """The article at the paragraph stood in, and at the place on the trail."""
        if self.view is None:
            return None if isinstance(self._target, Trail) else self._target
        passage, trail = self.passage, self._trail
        ordinal = passage.ordinal if passage is not None else None
        return ToArticle(self.view.view.id, ordinal, trail)

    @property
    def noted(self) -> Sequence[str]:
        """The paragraph first."""
        return IN_TEXT

    # Reading

    def ask(self, library: Library) -> ArticlePage:
        """The article with all its paragraphs, and what the query of the trail matches in them."""
        target, trail = self._target, Trail()
        ordinal: int | None
        if isinstance(target, ToPassages):
            found = library.passages_of(target.entity)
            wanted = target.paragraph
            at = found.index(wanted) if wanted is not None and wanted in found else 0
            trail = Trail(found, at, target.name)
        elif isinstance(target, Trail):
            trail = target
        if isinstance(target, ToArticle):
            key, ordinal, trail = target.article, target.ordinal, target.trail
        elif trail.key is None:
            raise YuanzhiError(_("No passage tells of this."))
        else:
            passage = library.passage(trail.key)
            key, ordinal = passage.article, passage.ordinal
        view = library.article(key)
        passages = tuple(library.passage(paragraph) for paragraph in view.paragraphs)
        hits = library.hits(trail.query, view.paragraphs) if trail.query else ()
        matches = {hit.paragraph: hit.spans for hit in hits}
        mark = target.mark if isinstance(target, ToArticle) else ""
        added = library.entries(about=str(key))
        beside = jottings.beside(added) if added else {}
        return ArticlePage(view, passages, matches, trail, ordinal, mark, beside)

    def entries(self, view: ArticlePage) -> Sequence[Entry]:
        """The sheet of the article."""
        return article.entries(view, self.session.hidden)

    def shown(self, drawn: Drawn[ArticlePage], *, again: bool) -> None:
        """Show the article at the paragraph that was asked for, or where it was."""
        self._hidden = self.session.hidden
        super().shown(drawn, again=again)
        if not again:
            self._trail = drawn.view.trail
            self._arrive(drawn.view, drawn.view.ordinal, last=self._last)
        self._last = False

    def _arrive(self, page: ArticlePage, ordinal: int | None, *, last: bool) -> None:
        """Stand in a paragraph: on a match of the trail's passage, or on what it is about."""
        at = next((n for n, e in enumerate(self.sheet.entries) if e.ordinal == ordinal), None)
        if ordinal is None or at is None:
            return
        passage = page.passages[ordinal - 1]
        spans = self._matches(page)
        here = passage.paragraph == self._trail.key
        self.sheet.stand(at, None)
        if ordinal > 1:
            self.sheet.to_top_of(at)
        if here and spans:
            self._match = len(spans) - 1 if last else 0
            self.sheet.stand_at(at, spans[self._match])
            return
        self.sheet.stand(at, self._first(passage, at, page.mark))

    def _first(self, passage: Passage, at: int, mark: str) -> int | None:
        """The stop of an entry to stand on: the fact of that mark, else what the trail is about."""
        stops = self.sheet.entries[at].stops
        for place, stop in enumerate(stops):
            if mark and any(one.mark == mark for one in stop.lead.facts):
                return place
        fact = first_about(passage, self._trail.name)
        wanted = None if fact is None else passage.facts[fact]
        return next((n for n, stop in enumerate(stops) if stop.fact is wanted), None)

    def _matches(self, page: ArticlePage) -> tuple[Range, ...]:
        """What matches in the passage that the trail stands at, as offsets in its entry."""
        for passage in page.passages:
            if passage.paragraph == self._trail.key:
                front = article.front(passage)
                spans = page.matches.get(passage.paragraph, ())
                return tuple((start + len(front), end + len(front)) for start, end in spans)
        return ()

    @property
    def passage(self) -> Passage | None:
        """The paragraph that the reader stands in."""
        entry = self.sheet.entry
        if self.view is None or entry is None or entry.ordinal is None:
            return None
        return self.view.passages[entry.ordinal - 1]

    def detail(self, view: ArticlePage) -> str:
        """Where the reader stands: match, passage of the trail, paragraph of the article."""
        parts = []
        passage = self.passage
        trail = self._trail
        spans = self._matches(view)
        if passage is not None and passage.paragraph == trail.key and spans:
            parts.append(
                _("match {place} of {count}").format(place=self._match + 1, count=len(spans))
            )
        if len(trail.keys):
            parts.append(
                _("passage {place} of {count}").format(
                    place=number(trail.at + 1), count=number(len(trail.keys))
                )
            )
        if passage is not None:
            parts.append(
                _("paragraph {ordinal} of {count}").format(
                    ordinal=number(passage.ordinal), count=number(len(view.passages))
                )
            )
        if trail.name:
            parts.append(trail.name)
        return ", ".join(parts)

    @on(events.ScreenResume)
    def _marks_again(self) -> None:
        """Mark the facts as was chosen in a screen above this one."""
        if self.view is not None and self._hidden != self.session.hidden:
            self._show_marks(self.view)

    # The fact under the cursor

    @on(Sheet.Moved)
    def _moved(self) -> None:
        self.show_title()
        self._show_fact()

    def _show_fact(self) -> None:
        line = self.query_one(FactLine)
        stop, passage = self.sheet.stop, self.passage
        if passage is None:
            line.show(None, "", {})
        elif stop is None or stop.fact is None:
            known = _("No fact was found in this paragraph.")
            line.show(None, _("No fact is under the cursor.") if passage.facts else known, {})
        else:
            count = _("fact {place} of {count}").format(
                place=(self.sheet.place.stop or 0) + 1,
                count=len(self.sheet.entries[self.sheet.place.entry].stops),
            )
            rules = {stop.fact.rule, *(role.rule for role in stop.fact.roles)}
            if not rules <= self._words.keys():
                self._read_rules(rules)
            line.show(stop.fact, count, self._words)

    @work(thread=True, group="rules")
    def _read_rules(self, rules: set[str]) -> None:
        """In a thread, since setting up the rules takes a moment: put some into words."""
        library = self.session.library
        self.post_message(self.RulesRead({rule: library.rule_in_words(rule) for rule in rules}))

    @on(RulesRead)
    def _rules_read(self, event: RulesRead) -> None:
        event.stop()
        self._words.update(event.words)
        self._show_fact()

    def action_show_type(self, name: str) -> None:
        """Mark facts of a type, or leave them unmarked."""
        self.session.hidden ^= {name}
        if name in self.session.hidden:
            told = _("Not marked any more: {type}")
        else:
            told = _("Marked: {type}")
        self.tell(told.format(type=label(TYPES, name)))
        if self.view is not None:
            self._show_marks(self.view)

    def _show_marks(self, view: ArticlePage) -> None:
        """Show the same with other marks, the reader standing on the same fact if it has one."""
        self._hidden = self.session.hidden
        before, fact = self.sheet.where(), self.sheet.stop.fact if self.sheet.stop else None
        entries = self.entries(view)
        stops = entries[before.entry].stops
        stop = next((n for n, each in enumerate(stops) if each.fact is fact), None)
        self.sheet.show(entries, Place(before.entry, stop, before.top))
        self.query_one(Legend).refresh()

    # Going on

    async def lead(self) -> Lead:
        """What the fact leads to; the article is this one."""
        await self.ready()
        if self.view is None:
            return Lead()
        stop, passage = self.sheet.stop, self.passage
        article_ = ToArticle(self.view.view.id, passage.ordinal if passage else None)
        lead = stop.lead if stop is not None else Lead()
        return lead if lead.article and passage is None else replace(lead, article=article_)

    async def action_article(self) -> None:
        """From a reprint to it; else this is the article."""
        lead = await self.lead()
        to = lead.article
        if self.view is not None and isinstance(to, ToArticle) and to.article != self.view.view.id:
            await self.open(to)
        else:
            self.tell(_("This is the whole article."))

    async def action_open(self) -> None:
        """Follow the name, or open the fact; where there is neither, say so."""
        if (await self.lead()).first is None:
            self.tell(_("There is no name under the cursor to follow."), "bad")
        else:
            await super().action_open()

    async def action_original(self) -> None:
        """Open the page that the article was read from."""
        await self.ready()
        if self.view is not None:
            passage = self.passage
            ordinal = passage.ordinal if passage is not None else None
            await self.open(ToOriginal(self.view.view.id, ordinal))

    async def action_next_match(self) -> None:
        """Next match, or next passage about the same name."""
        await self._step_match(1, _("This is the last one."))

    async def action_previous_match(self) -> None:
        """Previous match, or previous passage about the same name."""
        await self._step_match(-1, _("This is the first one."))

    async def _step_match(self, by: int, end: str) -> None:
        if not await self.ready() or self.view is None:
            return
        if not len(self._trail.keys):
            self.tell(_("There is no match here to go to."))
            return
        page, spans = self.view, self._matches(self.view)
        if 0 <= self._match + by < len(spans):
            self._match += by
            ordinal = next(p.ordinal for p in page.passages if p.paragraph == self._trail.key)
            at = next(n for n, e in enumerate(self.sheet.entries) if e.ordinal == ordinal)
            self.sheet.stand_at(at, spans[self._match])
            return
        trail = self._trail.step(by)
        if trail is None:
            self.tell(end)
            return
        self._match = 0
        for passage in page.passages:
            if passage.paragraph == trail.key:
                self._trail = trail
                self._arrive(page, passage.ordinal, last=by < 0)
                return
        self._target, self._last, self.view = trail, by < 0, None
        self.read()
