"""What was typed against what a name sounds like: initials, syllables and characters mixed.

Each character of a name may be typed as itself, as the first letter of one of its readings (or the
first two of zh, ch, sh), as a whole reading, or, where the typing ends, as the beginning of one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from store.completion.readings import APART, DIGRAPHS, sound, syllables
from store.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.completion.readings import Sound

# Sounds that many speakers do not tell apart, and how both are written in a loose comparison.
_SQUASHED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("l", "n"), ("v", "u"))
_HEARD = {"n": "nl", "u": "uv"}

# Letters of the longest syllable.
_LONGEST = 6

# Ways to cut what was typed into characters that one question to the index may hold.
_CUTS = 80


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, folded; what no name can be typed with is left out.

    breaks: places that no syllable goes across (xi'an). loose: whether sounds that many do not
    tell apart count as equal.
    """

    text: str
    breaks: frozenset[int] = frozenset()
    loose: bool = False

    @property
    def is_spelled(self) -> bool:
        """Whether there are Latin letters in it."""
        return any("a" <= character <= "z" for character in self.text)

    def loosely(self) -> Typed:
        """The same, to be compared loosely."""
        return replace(self, text=_squash(self.text), breaks=frozenset(), loose=True)


@dataclass(frozen=True, slots=True)
class Match:
    """Where what was typed stands in a name, in characters that can be typed.

    whole: whether its last syllable was typed to its end. pieces: what was typed for each.
    """

    start: int
    end: int
    whole: bool
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """What was typed for one character.

    initials: the letters one of which its reading begins with. readings: what it is, the character
    itself or one of these readings; with begun their beginnings. Empty where no more than the
    initial is known.
    """

    initials: str
    readings: tuple[str, ...] = ()
    begun: bool = False


# The units of one way to cut what was typed; whether they are all of it.
Cut = tuple[tuple[Unit, ...], bool]


def read(text: str) -> Typed:
    """What was typed, as names are compared with it."""
    kept: list[str] = []
    breaks = set()
    for character in fold(text).replace("ü", "v"):
        if character.isalnum():
            kept.append(character)
        elif character in "'’ ":
            breaks.add(len(kept))
    return Typed("".join(kept), frozenset(breaks - {0, len(kept)}))


def first(typed: Typed, spoken: Sequence[Sound]) -> Match | None:
    """The first place in a name where what was typed stands; None where there is none."""
    for start, one in enumerate(spoken):
        if typed.text[0] in _forms(one, loose=typed.loose)[0]:
            found = match(typed, spoken, start)
            if found is not None:
                return found
    return None


def match(typed: Typed, spoken: Sequence[Sound], start: int) -> Match | None:
    """How what was typed stands in a name from a character on; None where it does not.

    Of several ways one that reaches the end of the name is preferred.
    """
    text, breaks = typed.text, typed.breaks
    reached: dict[int, tuple[str, ...]] = {0: ()}
    found = None
    for at in range(start, len(spoken)):
        onward: dict[int, tuple[str, ...]] = {}
        forms, begun = _forms(spoken[at], loose=typed.loose)
        for place, path in reached.items():
            some = forms.get(text[place])
            if some is None:
                continue
            for form in some:
                end = place + len(form)
                if text.startswith(form, place) and not (breaks and _is_broken(typed, place, end)):
                    if end < len(text):
                        onward.setdefault(end, (*path, form))
                    elif found is None or at + 1 == len(spoken):
                        found = Match(start, at + 1, True, (*path, form))
            if found is None and text[place:] in begun and not _is_broken(typed, place, len(text)):
                found = Match(start, at + 1, False, (*path, text[place:]))
        if not onward:
            break
        reached = onward
    return found


def _is_broken(typed: Typed, place: int, end: int) -> bool:
    return any(place < each < end for each in typed.breaks)


@cache
def _forms(one: Sound, *, loose: bool) -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """What may be typed for a character, by its first letter, the longest first; and beginnings of
    its readings, with which only the end of what is typed can be.
    """
    forms: set[str] = {one.character}
    begun: set[str] = set()
    for reading in filter(None, (*one.readings, one.apart)):
        forms |= {reading, reading[0]} | ({reading[:2]} if reading[:2] in DIGRAPHS else set())
        begun |= {reading[:length] for length in range(2, len(reading))}
    if loose:
        forms, begun = set(map(_squash, forms)), set(map(_squash, begun))
    first: dict[str, list[str]] = {}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        first.setdefault(form[0], []).append(form)
    return {letter: tuple(some) for letter, some in first.items()}, frozenset(begun)


def could_be(one: Sound, piece: str) -> tuple[str, ...]:
    """The readings that a character can have where this was typed for it."""
    if piece in one.readings:
        return (piece,)
    return tuple(each for each in one.readings if each.startswith(piece)) or one.readings


def _squash(text: str) -> str:
    for sounds, written in _SQUASHED:
        text = text.replace(sounds, written)
    return text


@lru_cache(maxsize=64)
def cuts(typed: Typed) -> tuple[Cut, ...]:
    """Ways to cut what was typed into characters; each way that there is begins as one of them.

    Where there are very many, they are only as long as keeps them few.
    """
    found: list[tuple[tuple[Unit, ...], int]] = [((), 0)]
    while any(place < len(typed.text) for _, place in found):
        longer: dict[tuple[tuple[Unit, ...], int], None] = {}
        for units, place in found:
            if place == len(typed.text):
                longer[units, place] = None
            for length, unit in _units(typed, place):
                longer[(*units, unit), place + length] = None
        if len(longer) > _CUTS:
            break
        found = list(longer)
    return tuple((units, place == len(typed.text)) for units, place in found if units)


def _units(typed: Typed, place: int) -> Iterator[tuple[int, Unit]]:
    """What one character can have been typed as from a place on, and how long that is."""
    text = typed.text
    if place >= len(text):
        return
    letter = text[place]
    if not "a" <= letter <= "z":
        yield 1, Unit(sound(letter).initials[0], (letter,))
        return
    heard = _HEARD.get(letter, letter) if typed.loose else letter
    yield 1, Unit(heard)
    for length in range(2, _LONGEST + 1):
        piece, end = text[place : place + length], place + length
        if end > len(text) or _is_broken(typed, place, end):
            return
        begun = end == len(text)
        readings = _meant(loose=typed.loose, begun=begun or piece in DIGRAPHS).get(piece)
        if readings:
            yield length, Unit(heard, readings, begun=begun or piece in DIGRAPHS)


@cache
def _meant(*, loose: bool, begun: bool) -> dict[str, tuple[str, ...]]:
    """What is typed for a syllable, or with begun for its beginning -> what it can stand for."""
    known = syllables()
    if begun:
        known = frozenset(one[:end] for one in known for end in range(1, len(one) + 1))
    found: dict[str, set[str]] = {}
    for one in known:
        found.setdefault(_squash(one) if loose else one, set()).add(one)
    for one, reading in APART.items():
        if reading in known:
            found.setdefault(_squash(one) if loose else one, set()).add(reading)
    return {piece: tuple(sorted(some)) for piece, some in found.items()}
