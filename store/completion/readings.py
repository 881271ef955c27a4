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

# Of a character: its usual reading, the others, those that hardly any word has.
Readings = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Sound:
    """One character as it can be typed.

    character: folded; a digit or a letter of any alphabet is only itself. common: its readings,
    the usual one first. seldom: those that hardly any word has. None of both where it has none.
    """

    character: str
    common: tuple[str, ...] = ()
    seldom: tuple[str, ...] = ()

    @property
    def readings(self) -> tuple[str, ...]:
        """All readings."""
        return (*self.common, *self.seldom)

    @property
    def initials(self) -> frozenset[str]:
        """The first letters of all readings; of what has none, itself."""
        return frozenset(reading[0] for reading in self.readings) or frozenset(self.character)


@lru_cache(maxsize=4096)
def sounds(name: str) -> tuple[Sound, ...]:
    """The characters of a name that can be typed; punctuation and spaces are passed over."""
    return tuple(map(sound, filter(str.isalnum, fold(name))))


@cache
def sound(character: str) -> Sound:
    """How a folded character can be typed."""
    usual, others, seldom = _tables()
    common = (*usual.get(character, ()), *others.get(character, ()))
    return Sound(character, _written(common), _written((*seldom.get(character, ()),)))


@lru_cache(maxsize=1)
def syllables() -> frozenset[str]:
    """All that a character can be read as."""
    return frozenset(_written(tuple(_lines())))


@cache
def read_as(typed: str, *, begun: bool = True) -> frozenset[str]:
    """The characters with a common reading that is this; begun: or begins so."""
    return frozenset(
        "".join(
            usual + others
            for reading, (usual, others, _) in _lines().items()
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
def _lines() -> dict[str, Readings]:
    """Reading -> the characters whose usual reading it is, those it is another of, seldom ones."""
    found = {}
    for line in datafiles.read("readings.txt").splitlines():
        if not line.startswith("#"):
            reading, usual, others, seldom, *_ = (*line.split("\t"), "", "")
            found[reading] = (usual, others, seldom)
    return found


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, list[str]], ...]:
    """Character -> its usual reading, the others, seldom ones."""
    tables: tuple[dict[str, list[str]], ...] = ({}, {}, {})
    for reading, columns in _lines().items():
        for table, characters in zip(tables, columns, strict=True):
            for character in characters:
                table.setdefault(character, []).append(reading)
    return tables
