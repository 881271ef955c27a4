"""Reading leftwards: the words before a place in the text, one at a time, until one that cuts.

A name in Chinese has no mark at its left end. What stands to its left is read word by word
against the lexicon; the class of each word says whether a name may go on through it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from operator import add
from typing import NamedTuple

from store.extract import gazetteer
from store.extract.lexicon import lexicon
from store.fold import fold

# Where a clause ends, after folding; a full stop or comma inside a number is no end.
BREAKS = frozenset(
    ",;:!?。、\n\t\r …—“”‘’《》【】()<>|→►·「」『』\"'〈〉~□■●▲◆★※"
    "\u3000\xa0\u2002\u2003\u2009\u200b\u2028\ufeff"
)
# After these a clause begins, whatever stands before: of the other breaks some close a bracket or a
# quotation, and a space may join Latin words.
SHARP = BREAKS - frozenset(")”’ ")
SURROGATE = re.compile("[\ud800-\udfff]")
_BREAK = re.compile("[" + re.escape("".join(sorted(BREAKS))) + "]")
# A run of Latin letters and digits, with what joins them: 1.3gw, tft-lcd, 2*7500t/d.
_LATIN = re.compile(r"[a-z0-9±](?:[a-z0-9.%+\-*&±²/#]*[a-z0-9%+²])?")
_NUMBER = re.compile(r"[0-9.%+\-±]+")

# A word made by its class takes twice as long.
_new = tuple.__new__

# Single characters that no name goes through, unless the lexicon joins them to a neighbour.
CUTS = frozenset(
    "的了在是将由对把被从向以但也都就又还再已等该这那其某各每让使给按据若自而且则即并着过们我你他她它没不请称逾些"
    "所约个座待属搞抓做叫摄吧吗呢与及和或于跟令仅为至获来到去暨出曾之如"
)
# Single characters that cut after a word but may open a name: 会上, 建设中.
LOCATIVES = frozenset("中上下内外里前后间时起")
# Cut only after a digit: 5月19日德阳.
CALENDAR = frozenset("年月日时分")
# The class of these alone depends on what stands around them; so it does before the first letter
# of other alphabets than that of Latin letters and digits.
VARIED = LOCATIVES | CALENDAR
FIRST = "\u0100"


class Word(NamedTuple):
    """One word of a text: its place, and the letter of its class.

    Classes are those of data/words.tsv and: "x" Latin, "#" digits, "o" a character that the
    lexicon does not join, "k" one that cuts, "z" a name already found, "(" a bracket, '"' a
    quotation, "|" the end of a clause.
    """

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class Clauses:
    """A text, folded for matching, cut into words where a name scanner asks for them.

    names: end of a known name -> the name as one word, whatever stands in it. _breaks: where the
    text's breaks are, its end as well; a stretch lies between two of them.
    """

    text: str
    folded: str
    names: dict[int, Word] = field(default_factory=dict)
    _breaks: list[int] = field(default_factory=list)
    _words: dict[int, Word] = field(default_factory=dict)
    _after: dict[int, Word] = field(default_factory=dict)
    _inner: dict[int, Word] = field(default_factory=dict)
    # What phrases.phrase read before a place, until another name is known.
    phrases: dict[int, tuple[list[Word], Word]] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> Clauses:
        """The clauses of a text in which nothing was found yet."""
        # Half a surrogate pair, which no encoding takes, is no letter of any name.
        self = cls(text, SURROGATE.sub("\ufffd", fold(text)))
        self._breaks = [found.start() for found in _BREAK.finditer(self.folded)]
        self._breaks.append(len(self.folded))
        return self

    def know(self, start: int, end: int, kind: str = "z") -> None:
        """From now on the span is one word; of two names with one end the longer stays."""
        self.phrases.clear()
        known = self.names.get(end)
        if known is None or start <= known.start:
            self.names[end] = Word(start, end, kind)

    def clip(self, start: int, end: int) -> str:
        """The text of a span, as it is written."""
        return self.text[start:end]

    def piece(self, word: Word) -> str:
        """The word itself, folded."""
        return self.folded[word.start : word.end]

    def word(self, end: int) -> Word:
        """The word that ends at `end`; kind "|" where a clause begins there."""
        if end <= 0:
            return Word(0, 0, "|")
        if end in self.names:
            return self.names[end]
        last = self.folded[end - 1]
        if last == " " and self._latin(end - 1) and self._latin(end + 1):
            # First Solar公司: a space between Latin words joins them.
            return Word(self.word(end - 1).start, end, "x")
        if last in BREAKS:
            return self._closed(end, last)
        word = self._words.get(end)
        if word is None:
            self._read(end)
            word = self._words.get(end) or self._inner.get(end)
        if word is None:
            # The place is inside a word: read what comes before it on its own.
            number = bisect_left(self._breaks, end)
            start = self._breaks[number - 1] + 1 if number else 0
            word = self._cut(max(start, end - NEAR), end)[-1]
            self._inner[end] = word
        return word

    def next(self, start: int) -> Word | None:
        """The word that starts at `start`; None where a clause ends or a word runs over it."""
        word = self._after.get(start)
        if word is None and start < len(self.folded) and self.folded[start] not in BREAKS:
            self._read(start + 1)
            word = self._after.get(start)
        return word

    def opens(self, start: int) -> bool:
        """Whether a clause clearly opens at `start`; no word of it is asked for."""
        return not start or (self.folded[start - 1] in SHARP and start not in self.names)

    def whole(self, end: int) -> bool:
        """Whether a word ends here, not run over by one that needs its last character."""
        text = self.folded
        if end in self._words or not 0 < end < len(text):
            return True
        if text[end] in BREAKS or text[end - 1] in BREAKS:
            return True
        self._read(end)
        return end in self._words

    def _read(self, end: int) -> None:
        """Cut the stretch that holds the character before `end` into words, if not done yet."""
        number = bisect_left(self._breaks, end)
        stop = self._breaks[number]
        if stop in self._words:
            return
        words, after = self._words, self._after
        for word in self._cut(self._breaks[number - 1] + 1 if number else 0, stop):
            words[word[1]] = word
            after[word[0]] = word

    def _cut(self, start: int, stop: int) -> list[Word]:
        """The words of a stretch that together are the likeliest."""
        # Counted from the start of the stretch: this is the innermost loop of all extraction.
        text = self.folded[start:stop]
        step, kinds = _steps(text)
        words: list[Word] = []
        add = words.append
        kind = "|"
        at, stop = 0, stop - start
        while at < stop:
            end = step[at]
            known = kinds[at]
            if known:
                kind = known
            else:
                char = text[at]
                if char < FIRST or char in VARIED:
                    kind = self._kind(start + at, start + end, kind)
                else:
                    kind = "k" if char in CUTS else "o"
            add(_new(Word, (start + at, start + end, kind)))
            at = end
        return words

    def _kind(self, start: int, end: int, last: str) -> str:
        """The class of a run of Latin letters and digits, or of a single character.

        last: the class of the word before it.
        """
        text = self.folded
        char = text[start]
        if char.isascii() or char in "±²":
            return "#" if _NUMBER.fullmatch(text, start, end) else "x"
        before = text[start - 1] if start else "。"
        if char in CALENDAR and before.isdigit():
            return "t"
        if char in LOCATIVES:
            if last == "v":
                # 推进中, but 推动|中白工业园区.
                after = text[end : end + 1]
                return "f" if not after or after in BREAKS or after in "的已将又也就" else "o"
            return "f" if last in "nwax#" or (last == "|" and before in ")”") else "o"
        return "k" if char in CUTS else "o"

    def _latin(self, end: int) -> bool:
        """Whether the character before `end` is a Latin letter."""
        return 0 < end <= len(self.folded) and "a" <= self.folded[end - 1] <= "z"

    def _closed(self, end: int, last: str) -> Word:
        """A bracket or quotation that ends here, as one word, if it is short and whole."""
        opening = {")": "(", "”": "“", "’": "‘"}.get(last)
        if opening:
            start = self.folded.rfind(opening, max(0, end - 16), end - 1)
            inside = self.folded[start + 1 : end - 1]
            if start >= 0 and inside and not any(mark in inside for mark in ",;。:、"):
                return Word(start, end, "(" if last == ")" else '"')
        return Word(end - 1, end, "|")

    def leftwards(self, end: int, through: str, limit: int = 40) -> tuple[list[Word], Word]:
        """The words before `end`, nearest first, as long as their class is in `through`.

        With them the word that cut, which stands before them all.
        """
        found: list[Word] = []
        floor = max(0, end - limit)
        while True:
            word = self.word(end)
            if word.kind not in through or word.start < floor:
                return found, word
            found.append(word)
            end = word.start

    def between(self, start: int, end: int) -> list[Word]:
        """The words of a span in the order of the text; none where a word runs over its start."""
        words: list[Word] = []
        while end > start:
            word = self.word(end)
            if word.start < start or word.start >= end:
                return []
            words.append(word)
            end = word.start
        return words[::-1]

    def often(self, word: Word) -> int:
        """How often the language has the word (binary logarithm); 0 where it is in no list."""
        return gazetteer.words().often(self.folded[word.start : word.end])


# What a run of Latin letters costs, so that it is never cut.
LATIN_COST = 10
# How far back a stretch is read again for a place inside a word.
NEAR = 40


def _steps(text: str) -> tuple[list[int], list[str]]:
    """For each place in a stretch the end of the word that begins there, in the likeliest cut of
    all that follows; of cuts that are as likely, the one whose word here is the shortest.

    With it the class of that word, which is empty for single characters and runs of letters.
    """
    words = lexicon()
    runs = {run.start(): run.end() for run in _LATIN.finditer(text)}
    size = len(text)
    # This order: to ask for its score makes the words known that open with a character.
    chars = list(text)
    alone = list(map(words.__getitem__, chars))
    pairs = list(map(words.pairs.get, map(add, chars, chars[1:])))
    pairs.append(None)
    # From the end, as all that follows is known first; nothing stands behind the last.
    alone.reverse()
    pairs.reverse()
    chars.append("")
    best = [0] * (size + 1)
    step = list(range(1, size + 1))
    kinds = [""] * size
    # The best scores of all that follows the character, and of what follows the next.
    after = beyond = 0
    for at in runs:
        # A run of Latin letters is one word, whatever opens with its first two.
        pairs[size - 1 - at] = None
    for at, score, pair in zip(range(size - 1, -1, -1), alone, pairs, strict=True):
        score += after
        if pair is not None:
            word, kind, more = pair
            if beyond + word > score:
                step[at] = at + 2
                kinds[at] = kind
                score = beyond + word
            if more:
                if isinstance(more, list):
                    more = words.longer(text[at : at + 2])
                three = more.get(chars[at + 2])
                if three is not None:
                    word, kind, longer = three
                    if best[at + 3] + word > score:
                        step[at] = at + 3
                        kinds[at] = kind
                        score = best[at + 3] + word
                    for known, length, word, kind in longer:
                        if text.startswith(known, at) and best[at + length] + word > score:
                            step[at] = at + length
                            kinds[at] = kind
                            score = best[at + length] + word
        elif at in runs:
            step[at] = runs[at]
            score = best[runs[at]] - LATIN_COST
        best[at] = score
        beyond, after = after, score
    return step, kinds
