"""The lexicon: the words a clause is cut into, how likely each is, and what class it is of.

Most texts need few of its hundred thousand words, so a character's words are made known when the
character is first met. What is asked once for every character of a text is a small number in a
dictionary: to follow a reference into memory that was not used lately takes longer than all else.
"""

from __future__ import annotations

from functools import cache, lru_cache
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


class Pair(NamedTuple):
    """The first two characters of words: score and class of the word they are themselves, and
    whether longer words open so. The score is NONE where they are no word.
    """

    score: int
    more: bool
    kind: str


class Three(NamedTuple):
    """The first three characters of words: the same, and the lengths of longer ones, rising."""

    score: int
    kind: str
    lengths: tuple[int, ...]


class Lexicon(dict[str, int]):
    """Character -> its score as a word: the binary logarithm of how likely it is, less than zero.

    To ask for a character by its key makes all words known that open with it. What stands in the
    other tables is equal for many words, and then one and the same object, that it be at hand.
    longer: words of more than three characters -> their score and class.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pairs: dict[str, Pair] = {}
        self.threes: dict[str, Three] = {}
        self.longer: dict[str, tuple[int, str]] = {}
        self._pair = lru_cache(maxsize=None)(Pair)
        self._three = lru_cache(maxsize=None)(Three)
        self._listed: dict[str, list[tuple[str, int, str]]] = {}
        for name, least, kind in LISTED:
            for word in section(name):
                self._listed.setdefault(word[0], []).append((word, least, kind))

    def __missing__(self, char: str) -> int:
        words = self._opening(char)
        further: dict[str, set[int]] = {}
        for word in words:
            size = len(word)
            if size > 2:
                further.setdefault(word[:2], set()).add(size)
                further.setdefault(word[:3], set()).add(size)
        none = (NONE, "")
        for head, sizes in further.items():
            score, kind = words.get(head, none)
            if len(head) == 2:
                self.pairs[head] = self._pair(score, more=True, kind=kind)
            else:
                self.threes[head] = self._three(score, kind, tuple(sorted(sizes - {3})))
        for word, (score, kind) in words.items():
            size = len(word)
            if size == 2:
                if word not in further:
                    self.pairs[word] = self._pair(score, more=False, kind=kind)
            elif size > 3:
                self.longer[word] = score, kind
        self[char] = score = words.get(char, (UNKNOWN, ""))[0]
        return score

    def _opening(self, char: str) -> dict[str, tuple[int, str]]:
        """The words that open with a character, their scores and their classes."""
        words = {word: _entry(*entry) for word, entry in gazetteer.words().opening(char).items()}
        if char in "工项":
            # 工程|建设: what names close with is not joined to what follows.
            for word in [w for w in words if len(w) > 2 and w.startswith(("工程", "项目"))]:
                del words[word]
        for word, least, kind in self._listed.get(char, ()):
            words[word] = max(least - TOTAL, words.get(word, (-TOTAL, ""))[0]), kind
        return words


@cache
def _entry(often: int, kind: str) -> tuple[int, str]:
    """The score of a word, and its class, set right for what names go through or stop at.

    进藏|公路: a rare verb goes through, and so does what is rarely a number or the like.
    """
    return often - TOTAL, kind if often >= RARE else RARELY.get(kind, kind)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The one lexicon."""
    return Lexicon()
