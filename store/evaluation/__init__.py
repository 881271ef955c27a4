"""Evaluation: how well what the rules find meets texts annotated by hand (gold).

A name is met by its exact span, or loosely by a span that overlaps by half; a figure by a span
that overlaps by half with the same value, unit and bound; a project by one of its names; a fact of
a project by the same attribute and figure.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from store.evaluation import mentions, projects
from store.evaluation.found import Found, Placed
from store.evaluation.gold import Gold, parse
from store.evaluation.results import (
    CLASSES,
    Count,
    Evaluation,
    Group,
    Miss,
    Score,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "Count",
    "Evaluation",
    "Found",
    "Gold",
    "Group",
    "Miss",
    "Placed",
    "Score",
    "evaluate",
    "parse",
]


def evaluate(articles: Iterable[tuple[Gold, Found]]) -> Evaluation:
    """How what was found in each text meets its gold, counted over all of them."""
    number = 0
    scores = {row: Score() for row in (*mentions.ROWS, *projects.ROWS)}
    counts: dict[tuple[str, str], Count] = defaultdict(Count)
    misses: list[Miss] = []
    for gold, found in articles:
        number += 1
        read = projects.read(gold, found)
        for more in (mentions.scores(gold, found), read.scores):
            for row, score in more.items():
                scores[row] += score
        for rule, count in read.counts.items():
            counts[rule] += count
        misses += [*mentions.misses(gold, found), *read.misses]
    rules = [Group(key, confidence, count) for (confidence, key), count in counts.items()]
    rules.sort(key=lambda rule: (CLASSES.index(rule.confidence), rule.name))
    return Evaluation(number, scores, tuple(rules), tuple(misses))
