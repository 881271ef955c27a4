"""An article while its names are being found: its words, its anchors, and the mentions so far."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.extract import hits
from store.extract.clauses import Clauses
from store.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.model import Article, Range

# Figures that no name runs over. Sizes are not among them: 年产30GWh动力电池项目.
BARS = ("MONEY", "RATE")
JOINTS = frozenset("和与及暨")
# No name is longer than this many characters.
LONGEST = 200


@dataclass(slots=True)
class Draft:
    """An article while its names are being found.

    hits: for each part the anchors in it: kind, start, end. found: the mentions by type and place.
    defined: short form, folded -> the full name that the article says it stands for.
    """

    article: Article
    texts: list[Clauses]
    hits: list[list[tuple[str, int, int]]]
    found: dict[tuple[str, int, int, int], Mention] = field(default_factory=dict)
    defined: dict[str, str] = field(default_factory=dict)
    _spans: dict[tuple[str, int], list[Range]] = field(default_factory=dict)
    # The mentions by type, in the order of the text, since they last changed.
    _order: dict[str, list[Mention]] = field(default_factory=dict)

    @classmethod
    def of(cls, article: Article, figures: Sequence[Mention]) -> Draft:
        """The draft of an article in which only figures were found yet."""
        texts = [Clauses.of(part.text) for part in article.parts]
        for figure in figures:
            dated = figure.type == "DATE" and any(char in "年月日" for char in figure.text)
            if figure.type in BARS or dated:
                texts[figure.part].know(figure.start, figure.end, "t")
        find = hits.finder().find
        return cls(article, texts, [find(each.folded) for each in texts])

    def parts(self) -> Iterator[tuple[int, Clauses]]:
        """The number and the words of every part."""
        return enumerate(self.texts)

    def add(self, kind: str, part: int, span: Range, rule: str) -> None:
        """Note a mention, unless one of that type stands there already."""
        key = (kind, part, *span)
        if key not in self.found:
            insort(self._spans.setdefault((kind, part), []), span)
            self._order.pop(kind, None)
            self.found[key] = Mention(kind, part, *span, self.texts[part].clip(*span), rule)

    def extra(self, kind: str, part: int, span: Range, rule: str) -> None:
        """Note a mention where no other of that type is, and take it for one word from now on."""
        if not self.covering(kind, part, span):
            self.add(kind, part, span, rule)
            self.texts[part].know(*span)

    def put(self, mention: Mention) -> None:
        """Put a mention that tells more in the place of the one that stands there."""
        self._order.pop(mention.type, None)
        self.found[mention.type, mention.part, mention.start, mention.end] = mention

    def drop(self, mention: Mention) -> None:
        """Forget a mention."""
        span = (mention.start, mention.end)
        self._spans[mention.type, mention.part].remove(span)
        self._order.pop(mention.type, None)
        del self.found[mention.type, mention.part, mention.start, mention.end]

    def of_type(self, kind: str) -> list[Mention]:
        """The mentions of a type, in the order of the text."""
        order = self._order.get(kind)
        if order is None:
            found, spans_of = self.found, self._spans
            spans = [
                (part, start, -end)
                for part in range(len(self.texts))
                for start, end in spans_of.get((kind, part), ())
            ]
            # As `place` puts them.
            spans.sort()
            order = self._order[kind] = [found[kind, part, at, -end] for part, at, end in spans]
        return order.copy()

    def covering(self, kind: str, part: int, span: Range) -> list[Mention]:
        """The mentions of a type that share a character with the span."""
        spans = self._spans.get((kind, part))
        if not spans:
            return []
        start, stop = span
        low = bisect_left(spans, (start - LONGEST, 0))
        high = bisect_left(spans, (stop, 0), low)
        found = self.found
        return [found[kind, part, a, b] for a, b in spans[low:high] if start < b]

    def folded(self, mention: Mention) -> str:
        """The mention's text, folded."""
        return self.texts[mention.part].folded[mention.start : mention.end]

    def outermost(self, kind: str, nested: tuple[str, ...] = ()) -> None:
        """Of mentions of one type that overlap keep the longest, of equal ones the first.

        nested: a mention that opens a longer one stays too if it closes with one of these.
        """
        dropped: set[Mention] = set()
        overlapping = self._overlapping(kind)
        for mention in sorted(overlapping, key=lambda m: (m.start - m.end, place(m))):
            rank = (mention.start - mention.end, place(mention))
            over = [
                other
                for other in self.covering(kind, mention.part, (mention.start, mention.end))
                if (other.start - other.end, place(other)) < rank and other not in dropped
            ]
            inner = all(m.start == mention.start and m.end > mention.end + 1 for m in over)
            # 甲生产基地|及乙工厂: what is joined opens with no whole.
            rest = self.texts[mention.part].folded[mention.end : mention.end + 1]
            inner = inner and (rest not in JOINTS or self.folded(mention).endswith("项目"))
            if over and not (inner and nested and self.folded(mention).endswith(nested)):
                dropped.add(mention)
        for mention in dropped:
            self.drop(mention)

    def _overlapping(self, kind: str) -> list[Mention]:
        """The mentions of a type that share a character with another of it: few, mostly none."""
        found: list[Mention] = []
        part, reach = -1, 0
        last: Mention | None = None
        for mention in self.of_type(kind):
            if mention.part != part:
                part, reach, last = mention.part, 0, None
            if mention.start < reach:
                if last is not None:
                    found.append(last)
                found.append(mention)
                last = None
            else:
                last = mention
            reach = max(reach, mention.end)
        return found


def place(mention: Mention) -> tuple[int, int, int]:
    """The key that puts mentions in the order of the text, longer ones before those inside."""
    return mention.part, mention.start, -mention.end
