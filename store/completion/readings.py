"""How characters are read: in pinyin without tones, with every reading that a character has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from store import datafiles
from store.fold import fold

# Raise this whenever a reading changes: what was made of the former ones is made anew.
READINGS_VERSION = 1

# The initials of two letters; each can be typed with its first letter alone.
DIGRAPHS = ("zh", "ch", "sh")

# Maps tell Shaanxi from Shanxi by a letter more. What is typed so, or begins so -> as it is read.
APART = {"shaan": "shan", "shaa": "sha"}
_SET_APART = {"陕": "shaan"}


@dataclass(frozen=True, slots=True)
class Sound:
    """One character as it can be typed.

    character: folded; a digit or a letter of any alphabet is only itself. readings: the usual one
    first; none where it has none. initials: their first letters; of what has none, itself. apart:
    how maps write it to tell it from others of its reading, where they do.
    """

    character: str
    readings: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    apart: str = ""


@lru_cache(maxsize=4096)
def sounds(name: str) -> tuple[Sound, ...]:
    """The characters of a name that can be typed; punctuation and spaces are passed over."""
    return tuple(map(sound, filter(str.isalnum, fold(name))))


@cache
def sound(character: str) -> Sound:
    """How a folded character can be typed."""
    usual, others = _tables()
    readings = _written((*usual.get(character, ()), *others.get(character, ())))
    initials = tuple(sorted({one[0] for one in readings} or character))
    return Sound(character, readings, initials, _SET_APART.get(character, ""))


@lru_cache(maxsize=1)
def syllables() -> frozenset[str]:
    """All that a character can be read as."""
    return frozenset(_written(tuple(_lines())))


@cache
def read_as(typed: str, *, begun: bool = True) -> frozenset[str]:
    """The characters with a reading that is this; begun: or begins so."""
    return frozenset(
        "".join(
            usual + others
            for reading, (usual, others) in _lines().items()
            if any(one.startswith(typed) if begun else one == typed for one in _written((reading,)))
        )
    )


def _written(readings: tuple[str, ...]) -> tuple[str, ...]:
    """The readings in each way in which they are typed: lv is also written lyu, lve also lue."""
    ways = list(readings)
    ways += [one.replace("v", "yu") for one in readings if one.endswith("v")]
    ways += [one.replace("v", "u") for one in readings if one.endswith("ve")]
    return tuple(ways)


@lru_cache(maxsize=1)
def _lines() -> dict[str, tuple[str, str]]:
    """Reading -> the characters whose usual reading it is, those it is another reading of."""
    found = {}
    for line in datafiles.read("readings.txt").splitlines():
        if not line.startswith("#"):
            reading, usual, others, *_ = (*line.split("\t"), "")
            found[reading] = (usual, others)
    return found


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Character -> its usual reading; character -> the others."""
    tables: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
    for reading, columns in _lines().items():
        for table, characters in zip(tables, columns, strict=True):
            for character in characters:
                table.setdefault(character, []).append(reading)
    return tables
