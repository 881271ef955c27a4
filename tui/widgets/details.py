"""What stands above and below the text: the bibliographic data, and the fact under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui import messages
from tui.messages import _
from tui.widgets.cells import clean, crop, width
from tui.widgets.lines import Lines
from tui.widgets.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.model import Fact, Record


class Head(Lines):
    """The bibliographic data of the article; what is not known is shown as not known."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's name for it)
        super().__init__(id=id)
        self._record: Record | None = None

    def show(self, record: Record | None) -> None:
        """Show this record; None shows nothing."""
        height = len(self.lines(self.size.width))
        self._record = record
        # A new layout of the screen costs more than all the rest of showing a passage.
        self.refresh(layout=len(self.lines(self.size.width)) != height)

    def lines(self, room: int) -> list[Content]:
        """The title on lines of its own, then authors, publication, date and page."""
        record = self._record
        if record is None:
            return []
        title = clean("  ".join(part for part in (record.title, record.subtitle) if part))
        look = "bold" if title else "unknown"
        title = title or _("title unknown")
        lines = [
            self.styled(title[start:end], look) for start, end in wrap(title, max(2, room))[:2]
        ]
        data = (
            ("  ".join(record.authors), _("authors unknown")),
            (record.publication, _("publication unknown")),
            (record.date, _("date unknown")),
            (_("page {page}").format(page=record.page) if record.page else "", _("page unknown")),
        )
        used = room
        for known, unknown in data:
            text = crop(clean(known or unknown), room)
            datum = self.styled(text, "" if known else "unknown")
            # A datum is never broken over two lines.
            if used + len(" | ") + width(text) <= room:
                lines[-1] = Content(" | ").join([lines[-1], datum])
                used += len(" | ") + width(text)
            else:
                lines.append(datum)
                used = width(text)
        return lines


class FactLine(Lines):
    """The fact under the cursor: its words and value, what it belongs to, the rule behind it."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's name for it)
        super().__init__(id=id)
        self._fact: Fact | None = None
        self._count = ""
        self._words: Mapping[str, str] = {}

    def show(self, fact: Fact | None, count: str, words: Mapping[str, str]) -> None:
        """Show this fact. count: "fact 3 of 12", or why there is none; words: of its rules."""
        height = len(self.lines(self.content_size.width))
        self._fact, self._count, self._words = fact, count, words
        # A new layout of the screen costs more than all the rest of showing a fact.
        self.refresh(layout=len(self.lines(self.content_size.width)) != height)

    def lines(self, room: int) -> list[Content]:
        """Type, words and value on the first line, then the roles; each with its rule behind."""
        return [part for line in self._told() for part in line.wrap(room)] if room > 0 else []

    def _told(self) -> list[Content]:
        fact = self._fact
        if fact is None:
            return [self.styled(self._count, "dim")]
        first = [
            self.styled(self._count, "dim"),
            Content("  "),
            self.styled(messages.label(messages.TYPES, fact.type), f"fact-{fact.type}"),
            Content(" "),
            Content(clean(fact.text)),
        ]
        if fact.figure is not None:
            first += [Content(" = "), self.styled(messages.normalised(fact.figure), "bold")]
        identity = messages.identity(fact)
        if identity:
            first += [Content("  "), self.styled(identity, "bold")]
        lines = [Content("").join(first)]
        lines += [self._with_rule(messages.role(role), role.rule) for role in fact.roles]
        if fact.rule not in {role.rule for role in fact.roles}:
            lines.append(self._with_rule("", fact.rule))
        return lines

    def _with_rule(self, text: str, rule: str) -> Content:
        """A line with the words of a rule behind it; those may still be on their way."""
        words = self.styled(self._words.get(rule, ""), "dim")
        return Content(" " if text else "").join([Content(clean(text)), words])
