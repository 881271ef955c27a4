"""Scope: the sentences and clauses of an article, within which words belong together."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from store.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.model import Article, Mention

# A clause ends at any of these, a sentence too where a headline in 【】
# ends; a comma or colon between digits belongs to a number or a time.
STOP = re.compile(
    r"[。!?\n】…;—,:](?:(?<=[。!?\n】])[。!?\n】]*|(?<=…)…*|(?<=;)|(?<=—)—+|(?<=[,:])(?:(?<!\d.)|(?!\d)))"
)
SENTENCE_END = frozenset("。!?\n…】")
SEGMENT_END = SENTENCE_END | {";"}

# No text makes the search for what belongs together longer than this: characters of a clause that
# are looked at, and that it may have; clauses of one segment.
LOOK = 120
LONGEST = 400
REACH = 24

# What a form says before a colon: 项目名称:, 建设单位:, 建设地点:.
LABEL = re.compile(
    "((?:中标|招标|建设|承建|实施|运营|投资|施工|项目)?(?:单位|主体|业主|名称|地点|位置|地址|选址|性质|规模|内容|总投资|投资额?|金额|价款?|资金|面积|产能|容量|工期|代表|人|方|企业|公司))[(]?[^(),。;:]{0,6}[)]?:\\s*$"
)
LABEL_LENGTH = 16


class Clause(NamedTuple):
    """Text between two stops, in one part. start, end: offsets into the part's text.

    sentence: number of the sentence in the part, from 0. segment: the same, but a semicolon ends
    one too: what stands on its two sides has subjects of its own.
    """

    part: int
    start: int
    end: int
    sentence: int
    segment: int

    def shares_segment(self, other: Clause) -> bool:
        """True where both stand between the same two stops or semicolons."""
        return self.segment == other.segment and self.part == other.part

    def shares_sentence(self, other: Clause) -> bool:
        """True where both stand in the same sentence."""
        return self.sentence == other.sentence and self.part == other.part


@dataclass(frozen=True, slots=True)
class Scope:
    """An article cut into clauses. texts: the folded text of each part, as long as the part's.

    starts: part and start of each clause, to find the clause of an offset by.
    """

    texts: tuple[str, ...]
    clauses: tuple[Clause, ...]
    starts: tuple[tuple[int, int], ...]

    def text(self, index: int) -> str:
        """The folded text of a clause."""
        clause = self.clauses[index]
        return self.texts[clause.part][clause.start : clause.end]

    def lead(self, index: int, position: int) -> str:
        """What stands in a clause before an offset of its part, at most LOOK characters."""
        clause = self.clauses[index]
        return self.texts[clause.part][max(clause.start, position - LOOK) : position]

    def tail(self, index: int, position: int) -> str:
        """What stands in a clause after an offset of its part, at most LOOK characters."""
        clause = self.clauses[index]
        return self.texts[clause.part][position : min(clause.end, position + LOOK)]

    def sentence(self, index: int) -> str:
        """The folded text from where the sentence of a clause begins, at most LOOK characters."""
        clause = self.clauses[index]
        first = index
        while first and self.clauses[first - 1].shares_sentence(clause):
            first -= 1
        start = self.clauses[first].start
        return self.texts[clause.part][start : start + LOOK]

    def label(self, index: int) -> str:
        """The words before the colon that a clause follows (建设单位:X公司); "" without one."""
        clause = self.clauses[index]
        text = self.texts[clause.part]
        low = max(0, clause.start - LABEL_LENGTH)
        # Before most clauses there is none.
        colon = ":" in text[low : clause.start] and LABEL.search(text, low, clause.start)
        return colon[1] if colon else ""

    def between(self, part: int, start: int, end: int) -> str | None:
        """The folded text between two offsets, or None where that is longer than two looks."""
        return self.texts[part][start:end] if end - start <= 2 * LOOK else None

    def index(self, part: int, position: int) -> int:
        """Index of the clause that an offset of a part stands in, or of the last one before it."""
        return max(0, bisect_right(self.starts, (part, position)) - 1)

    def back(self, index: int) -> Iterator[int]:
        """A clause and those before it in its segment, the nearest first."""
        part, _, _, _, segment = self.clauses[index]
        first = max(0, index - REACH)
        for at in range(index, first - 1, -1):
            clause = self.clauses[at]
            if clause.segment != segment or clause.part != part:
                return
            yield at

    def ahead(self, index: int) -> Iterator[int]:
        """A clause and those after it in its segment."""
        last = min(len(self.clauses), index + REACH)
        for at in range(index, last):
            if not self.clauses[at].shares_segment(self.clauses[index]):
                return
            yield at

    def spread(self, mentions: Sequence[Mention]) -> list[list[Mention]]:
        """The mentions of each clause, by where they start."""
        found: list[list[Mention]] = [[] for _ in self.clauses]
        for mention in mentions:
            if self.clauses:
                found[self.index(mention.part, mention.start)].append(mention)
        return found


def cut(part: int, text: str) -> list[Clause]:
    """The clauses of one folded text, in order; empty ones are left out."""
    found: list[Clause] = []
    start = sentence = segment = 0
    stops = [(stop.start(), stop.end(), stop[0][0]) for stop in STOP.finditer(text)]
    for end, after, sign in [*stops, (len(text), len(text), "")]:
        while end - start > LONGEST:
            found.append(Clause(part, start, start + LONGEST, sentence, segment))
            start += LONGEST
        if text[start:end].strip():
            found.append(Clause(part, start, end, sentence, segment))
        sentence += sign in SENTENCE_END
        segment += sign in SEGMENT_END
        start = after
    return found


def of_article(article: Article) -> Scope:
    """The clauses of every part of an article, in the order of the parts."""
    texts = tuple(fold(part.text) for part in article.parts)
    clauses = tuple(clause for part, text in enumerate(texts) for clause in cut(part, text))
    return Scope(texts, clauses, tuple((clause.part, clause.start) for clause in clauses))
