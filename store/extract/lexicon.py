"""The lexicon: the words a clause is cut into, how likely each is, and what class it is of.

Most texts need few of its hundred thousand words, so what opens with a character is made known when
the character is first met, and what opens with a pair of characters when the pair is.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from store.extract import gazetteer
from store.extract.vocabulary import section

# The binary logarithm of the size of the corpus that the counts are from; the score of a character
# that the lexicon does not have.
TOTAL = 26
UNKNOWN = 2 - TOTAL
# Less than any score there is.
NONE = -1000
# A verb that is rarer than this (binary logarithm) is no verb of news: it stands inside names.
RARE = 6
RARELY = {"v": "w", **dict.fromkeys("mti", "n")}
# Sections of the vocabulary that set words right: their least count, and their class.
LISTED = (
    ("offices", 9, "n"),
    ("nameable", 10, "w"),
    ("verbal", 10, "v"),
    ("zones", 16, "n"),
    ("grounds", 14, "n"),
    ("placed", 12, "n"),
    ("ways", 10, "n"),
)


# 工程|建设: what names close with is not joined to what follows.
CLOSING = ("工程", "项目")


class Three(NamedTuple):
    """The first three characters of words.

    score, kind: of the word they are themselves; NONE and empty where they are none. longer: the
    other words that open so, with their size, score and class, the shortest first.
    """

    score: int
    kind: str
    longer: tuple[tuple[str, int, int, str], ...]


class Pair(NamedTuple):
    """The first two characters of words.

    score, kind: as of three. more: the longer words that open so; once they were asked for, by
    their third character.
    """

    score: int
    kind: str
    more: list[str] | dict[str, Three] | None


class Lexicon(dict[str, int]):
    """Character -> its score as a word: the binary logarithm of how likely it is, less than zero.

    To ask for a character by its key makes the pairs known that open with it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pairs: dict[str, Pair] = {}
        self._words = gazetteer.words()
        self._alike: dict[tuple[int, str], Pair] = {}
        self._listed: dict[str, dict[str, tuple[int, str]]] = {}
        for name, least, kind in LISTED:
            for word in section(name):
                listed = self._listed.setdefault(word[0], {})
                listed[word] = max(least, listed.get(word, (0, ""))[0]), kind

    def __missing__(self, char: str) -> int:
        listed = self._listed.get(char, {})
        longer: dict[str, list[str]] = {}
        for word, entry in self._words.opening(char).items():
            size = len(word)
            if size == 2:
                self.pairs[word] = self._alike.get(entry) or self._pair(entry)
            elif size > 2 and word not in listed and not word.startswith(CLOSING):
                longer.setdefault(word[:2], []).append(word)
        for word in listed:
            if len(word) == 2:
                self.pairs[word] = Pair(*self._entry(word), None)
            elif len(word) > 2:
                longer.setdefault(word[:2], []).append(word)
        for head, more in longer.items():
            score, kind, _ = self.pairs.get(head, (NONE, "", None))
            self.pairs[head] = Pair(score, kind, more)
        known = char in listed or char in self._words
        self[char] = score = self._entry(char)[0] if known else UNKNOWN
        return score

    def parts(self, pair: str) -> bool:
        """Whether a text may be cut between two characters that are each a word of their own.

        It is not where they are a word together that is likelier than the two apart: whatever
        stands beside them, the likeliest cut then keeps them together.
        """
        apart = self[pair[0]] + self[pair[1]]
        word = self.pairs.get(pair)
        return word is None or word.score <= apart

    def longer(self, head: str) -> dict[str, Three]:
        """The words of more than two characters that open with a pair, by their third character."""
        score, kind, more = self.pairs[head]
        if isinstance(more, dict):
            return more
        by_third: dict[str, list[str]] = {}
        for word in sorted(more or (), key=len):
            by_third.setdefault(word[2], []).append(word)
        found: dict[str, Three] = {}
        for third, words in by_third.items():
            whole = self._entry(words[0]) if len(words[0]) == 3 else (NONE, "")
            rest = ((word, len(word), *self._entry(word)) for word in words if len(word) > 3)
            found[third] = Three(*whole, tuple(rest))
        self.pairs[head] = Pair(score, kind, found)
        return found

    def _pair(self, entry: tuple[int, str]) -> Pair:
        """The pair that is a word of that frequency and class, one and the same for all of them.

        What many look-ups share stays at hand; to fetch an object of each one's own takes longer
        than all that is done with it.
        """
        pair = self._alike[entry] = Pair(*_set_right(*entry), None)
        return pair

    def _entry(self, word: str) -> tuple[int, str]:
        """The score of a word and its class."""
        often, kind = self._words.get(word, (0, ""))
        listed = self._listed.get(word[0], {}).get(word)
        if listed is None:
            return _set_right(often, kind)
        if len(word) > 2 and word.startswith(CLOSING):
            often = 0
        return max(often, listed[0]) - TOTAL, listed[1]


def _set_right(often: int, kind: str) -> tuple[int, str]:
    """Score and class of a word, the class set right for what names go through or stop at.

    进藏|公路: a rare verb goes through, and so does what is rarely a number or the like.
    """
    return often - TOTAL, kind if often >= RARE else RARELY.get(kind, kind)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The one lexicon."""
    return Lexicon()
