"""Words of the language that a library's texts hold, by what they sound like.

The words come with the program (words.tsv: a line for all that open with one character; terms.txt:
the words of the field); whether
and how often a library has one is told by its index, for the commonest of those that match.
"""

from __future__ import annotations

from functools import cache, lru_cache
from heapq import nlargest
from typing import TYPE_CHECKING, NamedTuple

from store import datafiles
from store.completion.readings import read_as, sound
from store.completion.typed import cuts, match
from store.search import index, matching

if TYPE_CHECKING:
    import sqlite3

    from store.completion.typed import Match, Typed, Unit

# Passages are counted up to so many; those that hold a word of more than two characters, of which
# each text has to be looked at, up to fewer.
COUNTED = 1000
COUNTED_LONG = 100

# Words that are looked for in the library: those that were typed to their end, and others.
_LOOKED_FOR = (24, 16)

_SHORTEST = 2

# Words that are compared with what was typed: the commonest of those that may match.
_TRIED = 200

# How common the words of the field are held to be, as a binary logarithm.
_OF_TERMS = 13

# The characters by which a word is told from others before it is compared.
_COMPARED = 3


class WordFound(NamedTuple):
    """A word that what was typed begins or is. exact: whether it is all of it.

    passages: how many hold it; capped: whether there may be more.
    """

    word: str
    exact: bool
    match: Match
    passages: int
    capped: bool


def find(connection: sqlite3.Connection, typed: Typed) -> list[WordFound]:
    """Words that what was typed begins and that stand in the library; in no order."""
    if len(typed.text) < _SHORTEST or not index.is_current(connection, "paragraph_index"):
        return []
    some: tuple[list[tuple[int, str, Match]], ...] = ([], [])
    for frequency, word in nlargest(_TRIED, _candidates(typed)):
        spoken = tuple(map(sound, word))
        found = match(typed, spoken, 0)
        if found is not None:
            exact = found.whole and found.end == len(spoken)
            some[not exact].append((frequency, word, found))
    words = []
    for exact, matches, most in zip((True, False), some, _LOOKED_FOR, strict=True):
        matches.sort(key=lambda one: (-one[0], len(one[1]), one[1]))
        for _, word, found in matches[:most]:
            passages, capped = count(connection, word)
            if passages:
                words.append(WordFound(word, exact, found, passages, capped))
    return words


def count(connection: sqlite3.Connection, word: str) -> tuple[int, bool]:
    """How many passages hold a word, and whether there may be more: counted up to a limit."""
    pairs = " AND ".join(f'"{word[at : at + 2]}"' for at in range(len(word) - 1))
    if len(word) == _SHORTEST:
        (number,) = connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM paragraph_index WHERE paragraph_index MATCH ? "
            "LIMIT ?)",
            (pairs, COUNTED),
        ).fetchone()
        return number, number == COUNTED
    holds = matching.holds(word)
    rows = connection.execute(
        "SELECT p.text FROM paragraph_index CROSS JOIN paragraph p ON p.id = paragraph_index.rowid "
        "WHERE paragraph_index MATCH ? LIMIT ?",
        (pairs, COUNTED_LONG),
    )
    held = [holds(text) for (text,) in rows]
    return sum(held), len(held) == COUNTED_LONG


def _candidates(typed: Typed) -> set[tuple[int, str]]:
    """Words with their frequency that may match: their first characters do."""
    found: set[tuple[int, str]] = set()
    # What was typed for a word's first characters -> the least length of the word.
    ways: dict[tuple[Unit, ...], int] = {}
    for units, complete in cuts(typed):
        least = len(units) + (not complete)
        ways[units[:_COMPARED]] = min(least, ways.get(units[:_COMPARED], least))
    for (first, *others), least in ways.items():
        second, third = (*map(_characters, others), None, None)[:2]
        # intersection goes through its argument, which is the smaller.
        for character in _opening(first):
            words = _words(character)
            for other in words if second is None else second.intersection(words):
                found.update(
                    one
                    for one in words[other]
                    if len(one[1]) >= least and (third is None or one[1][2] in third)
                )
    return found


@cache
def _characters(unit: Unit) -> frozenset[str]:
    """The characters that a unit can stand for."""
    if unit.readings and not unit.readings[0].isascii():
        return frozenset(unit.readings)
    some = unit.readings or unit.initials
    begun = unit.begun or not unit.readings
    return frozenset().union(*(read_as(each, begun=begun) for each in some))


@cache
def _opening(unit: Unit) -> frozenset[str]:
    """The characters that a unit can stand for with which words open."""
    return _characters(unit).intersection(_lines())


@cache
def _words(character: str) -> dict[str, list[tuple[int, str]]]:
    """The words that open with a character, by their second, with the binary logarithm of their
    frequency.
    """
    found: dict[str, list[tuple[int, str]]] = {}
    for group in _lines()[character].split("\t")[1:]:
        head, *words = group.split(" ")
        for word in words:
            if len(word) >= _SHORTEST:
                found.setdefault(word[1], []).append((int(head[1:]), word))
    return found


@lru_cache(maxsize=1)
def _lines() -> dict[str, str]:
    """First character -> the line of all words that open with it."""
    lines = datafiles.read("words.tsv").splitlines()
    known = {line[0]: line for line in lines if not line.startswith("#")}
    for line in datafiles.read("terms.txt").splitlines():
        for term in () if line.startswith("#") else line.split():
            known[term[0]] = f"{known.get(term[0], term[0])}\tn{_OF_TERMS} {term}"
    return known
