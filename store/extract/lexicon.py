"""The lexicon: the words a clause is cut into, how likely each is, and what class it is of.

Most texts need few of its hundred thousand words, so a character's words are made known when the
character is first met. What is asked once for every character of a text is a small number in a
dictionary: to follow a reference into memory that was not used lately takes longer than all else.
"""

from __future__ import annotations

from functools import lru_cache

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


class Lexicon(dict[str, int]):
    """Character -> its score as a word: the binary logarithm of how likely it is, less than zero.

    To ask for a character by its key makes all words known that open with it:

    kinds: word -> its class, set right for words that names go through or stop at.
    pairs: the first two characters of words -> twice their score where they are a word themselves
    (else of NONE), and one more where longer words open so.
    threes: the first three -> their score or NONE, and the lengths of longer words that open so,
    rising.
    longer: words of more than three characters -> their score.
    """

    def __init__(self) -> None:
        super().__init__()
        self.kinds: dict[str, str] = {}
        self.pairs: dict[str, int] = {}
        self.threes: dict[str, tuple[int, tuple[int, ...]]] = {}
        self.longer: dict[str, int] = {}
        self._listed: dict[str, list[tuple[str, int, str]]] = {}
        for name, least, kind in LISTED:
            for word in section(name):
                self._listed.setdefault(word[0], []).append((word, least, kind))

    def __missing__(self, char: str) -> int:
        scores = self._scores(char)
        further: dict[str, set[int]] = {}
        for word in scores:
            size = len(word)
            if size > 2:
                further.setdefault(word[:2], set()).add(size)
                further.setdefault(word[:3], set()).add(size)
        for word, score in scores.items():
            size = len(word)
            if size == 2:
                self.pairs[word] = 2 * score + (word in further)
            elif size > 3:
                self.longer[word] = score
        for head, sizes in further.items():
            if len(head) == 2:
                self.pairs.setdefault(head, 2 * NONE + 1)
            else:
                self.threes[head] = scores.get(head, NONE), tuple(sorted(sizes - {3}))
        self[char] = score = scores.get(char, UNKNOWN)
        return score

    def _scores(self, char: str) -> dict[str, int]:
        """The words that open with a character and their scores; their classes are noted."""
        scores: dict[str, int] = {}
        for word, (often, kind) in gazetteer.words().opening(char).items():
            # 进藏|公路: a rare verb goes through, and so does what is rarely a number or the like.
            self.kinds[word] = kind if often >= RARE else RARELY.get(kind, kind)
            # 工程|建设: what names close with is not joined to what follows.
            if len(word) < 3 or not word.startswith(("工程", "项目")):
                scores[word] = often - TOTAL
        for word, least, kind in self._listed.get(char, ()):
            scores[word] = max(least - TOTAL, scores.get(word, -TOTAL))
            self.kinds[word] = kind
        return scores


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The one lexicon."""
    return Lexicon()
