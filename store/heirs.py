"""Heirs: which article of a changed source takes the place of which former one.

An article stays the same piece of news when its publisher mends a sentence or its headline. So
what the reader noted of it, its number before all, goes on to the article that replaces it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

# How much of the longer text must be in the other one for both to be one piece of news. Within a
# file two articles of one event share some sentences, never half of all.
ALIKE = 0.5

# Characters of a shingle: what stands in two texts at this length does so for a reason.
SHINGLE = 5

# What stands in more articles than this is a set phrase: it tells nothing of whose heir one is.
MANY = 50


class Piece(NamedTuple):
    """An article as far as it matters here. ordinal: its place in its source, from 1."""

    ordinal: int
    hash: str
    title: str | None
    text: str


def heirs(former: Sequence[Piece], present: Sequence[Piece]) -> dict[int, int]:
    """Ordinal of a present article -> that of the former one whose place it takes.

    First the same text, then the same headline, then the greatest likeness; among equals what
    stands in the same place.
    """
    found: dict[int, int] = {}
    old, new = list(former), list(present)
    for same in (_hash, _title):
        for one, other in _pairs(old, new, same):
            found[one.ordinal] = other.ordinal
        taken = set(found.values())
        old = [piece for piece in old if piece.ordinal not in taken]
        new = [piece for piece in new if piece.ordinal not in found]
    taken = set(found.values())
    for likeness, heir, place in _likenesses(old, new):
        if likeness >= ALIKE and heir not in found and place not in taken:
            found[heir] = place
            taken.add(place)
    return found


def _hash(piece: Piece) -> Hashable:
    return piece.hash


def _title(piece: Piece) -> Hashable:
    return piece.title


def _pairs(
    old: Iterable[Piece], new: Iterable[Piece], same: Callable[[Piece], Hashable]
) -> list[tuple[Piece, Piece]]:
    """Present and former articles that have the same mark, each once."""
    groups: dict[Hashable, tuple[list[Piece], list[Piece]]] = defaultdict(lambda: ([], []))
    for piece in old:
        groups[same(piece)][0].append(piece)
    for piece in new:
        groups[same(piece)][1].append(piece)
    pairs: list[tuple[Piece, Piece]] = []
    for mark, (olds, news) in groups.items():
        if mark is None or not olds or not news:
            continue
        # Of several the one in the same place, the others in their order.
        places = {piece.ordinal: piece for piece in olds}
        kept = [(piece, places[piece.ordinal]) for piece in news if piece.ordinal in places]
        pairs += kept
        left_new = [piece for piece in news if piece.ordinal not in places]
        same_place = {piece.ordinal for piece, _ in kept}
        left_old = [piece for piece in olds if piece.ordinal not in same_place]
        pairs += zip(left_new, left_old)  # noqa: B905 (one may be longer: the rest has no heir)
    return pairs


def _likenesses(old: Sequence[Piece], new: Sequence[Piece]) -> list[tuple[float, int, int]]:
    """(likeness, present ordinal, former ordinal) of all that share words, the most alike first."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    sizes: dict[int, int] = {}
    for piece in old:
        shingles = _shingles(piece.text)
        sizes[piece.ordinal] = len(shingles)
        for shingle in shingles:
            holders[shingle].append(piece.ordinal)
    found: list[tuple[float, int, int]] = []
    for piece in new:
        shingles = _shingles(piece.text)
        shared = Counter(
            ordinal
            for shingle in shingles
            if len(holders.get(shingle, ())) <= MANY
            for ordinal in holders.get(shingle, ())
        )
        found += [
            (count / max(len(shingles), sizes[ordinal]), piece.ordinal, ordinal)
            for ordinal, count in shared.items()
        ]
    return sorted(found, key=lambda each: (-each[0], abs(each[1] - each[2]), each[1]))


def _shingles(text: str) -> frozenset[str]:
    return frozenset(text[at : at + SHINGLE] for at in range(max(len(text) - SHINGLE + 1, 1)))
