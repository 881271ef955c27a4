"""What an evaluation comes to: scores by type, counts of claims by rule and class, misses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CLASSES = ("high", "medium", "low")

# The least share of right claims that a class promises (docs/facts.md); low promises nothing.
PROMISES = {"high": 9 / 10, "medium": 3 / 4}


@dataclass(frozen=True, slots=True)
class Score:
    """hits: what gold and rules have in common; gold, found: how many each of them has."""

    hits: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.hits + other.hits, self.gold + other.gold, self.found + other.found)

    @property
    def precision(self) -> float:
        """The share of what was found that the gold has; 0 where nothing was found."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found; 0 where the gold has none."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 without hits."""
        return 2 * self.hits / (self.found + self.gold) if self.hits else 0.0


@dataclass(frozen=True, slots=True)
class Count:
    """How many claims the gold tells too.

    right: told by the gold. wrong: not told, of a project that the gold has. astray: of a project
    that the gold lacks, so that the gold cannot tell them.
    """

    right: int = 0
    wrong: int = 0
    astray: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.wrong + other.wrong, self.astray + other.astray)

    @property
    def precision(self) -> float | None:
        """The share of right claims on projects that the gold has; None without any."""
        return _share(self.right, self.right + self.wrong)

    @property
    def overall(self) -> float | None:
        """The share of right claims among all, those astray counted as wrong; None without any."""
        return _share(self.right, self.right + self.wrong + self.astray)


@dataclass(frozen=True, slots=True)
class Group:
    """The claims of one rule, or of one class: its name, its class, and how many are right."""

    name: str
    confidence: str
    count: Count

    @property
    def promise(self) -> float | None:
        """The least share of right claims that its class promises; None without a promise."""
        return PROMISES.get(self.confidence)

    @property
    def kept(self) -> bool | None:
        """Whether the precision is what is promised; None without a promise or without claims."""
        return self._keeps(self.count.precision)

    @property
    def kept_overall(self) -> bool | None:
        """The same of the share among all claims."""
        return self._keeps(self.count.overall)

    def _keeps(self, share: float | None) -> bool | None:
        return None if self.promise is None or share is None else share >= self.promise


@dataclass(frozen=True, slots=True)
class Miss:
    """Something that lowers a score.

    kind: "missed", what only the gold has, or "extra", what only the rules found. row: the score
    it lowers, or "part link". text: the words, or the name or stage. value: the figure as
    gold writes it, or empty. project, attribute: of a claim. rule: of what the rules found.
    """

    article: str
    kind: str
    row: str
    text: str
    value: str = ""
    project: str | None = None
    attribute: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The whole result. scores: by row, in the order of the table; rules: by class, then name."""

    articles: int
    scores: Mapping[str, Score]
    rules: tuple[Group, ...]
    misses: tuple[Miss, ...]

    @property
    def classes(self) -> tuple[Group, ...]:
        """The claims of each class of confidence, the surest first."""
        return tuple(
            Group(name, name, sum((r.count for r in self.rules if r.confidence == name), Count()))
            for name in CLASSES
        )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
