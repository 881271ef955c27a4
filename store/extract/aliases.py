"""Names told again: repeats, short forms, and which full name each stands for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from store.extract import gazetteer
from store.extract.clauses import BREAKS, Clauses

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from store.model import Range

# What closes a firm's name; a short form leaves it out.
FIRM_END = re.compile(
    "(?:集团股份有限公司|集团有限公司|股份有限公司|有限责任公司|有限公司|股份公司|集团公司|总公司|分公司|公司|控股集团|集团|"
    "株式会社|股份|控股|实业)+$"
)
def places_in(text: str, name: str) -> Iterator[Range]:
    """Every place where the name stands in the text, not overlapping."""
    at = text.find(name)
    while at >= 0:
        yield at, at + len(name)
        at = text.find(name, at + len(name))


@lru_cache(maxsize=4096)
def shorts(name: str) -> tuple[str, ...]:
    """The short forms a firm's full name may take in the same article, the longest first.

    The name must be folded. Empty where the name closes with no firm word and is short already.
    """
    core = re.sub(r"[(][^()]*[)]", "", name)
    core = FIRM_END.sub("", core)
    closed = core != name
    town, brand, rest = _parts(core)
    forms: list[str] = []
    if len(brand) > 1 and brand not in gazetteer.words() and brand not in gazetteer.zones():
        stem = brand
        stems = [brand]
        for word in rest:
            stem += word
            stems.append(stem)
        for each in stems:
            forms += [each, each + "公司", each + "集团"]
            if town:
                forms += [town + each]
    elif closed and town and rest:
        forms.append(core)
    if closed and len(core) > 3:
        forms.append(core)
    return tuple(sorted({form for form in forms if form != name and len(form) > 1}))


def _parts(core: str) -> tuple[str, str, list[str]]:
    """The place a name opens with, its brand, and the words after the brand."""
    places = gazetteer.places()
    town = ""
    while True:
        size = next((n for n in (7, 6, 5, 4, 3, 2) if core[:n] in places and len(core) > n), 0)
        if not size:
            break
        town = core[:size]
        core = core[size:]
        core = core[1:] if core[:1] in "省市县区" and len(core) > 3 else core
    clauses = Clauses.of(core)
    words: list[str] = []
    end = len(core)
    while end > 0:
        word = clauses.word(end)
        start = word.start if word.start < end else end - 1
        words.append(core[start:end])
        end = start
    words.reverse()
    brand = ""
    while words and (len(words[0]) == 1 or words[0].isascii()):
        brand += words.pop(0)
    return town, brand, words


_CALLED = re.compile("[(](?:以下|下)?(?:统称|简称|称)(?:为|:)?[“\"'‘《]?([^()“”\"'‘’《》,;。]{2,16})[”\"'’》]?(?:,[^()]*)?[)]")


def defined(text: str) -> Iterator[tuple[int, Range]]:
    """(end of the full name, place of the short one) for every 以下简称 in the folded text."""
    for found in _CALLED.finditer(text):
        yield found.start(), found.span(1)


def stands_for(short: str, names: Collection[str]) -> str | None:
    """The one longer name that holds the characters of `short` in their order; None if not one.

    It must also close with the same character, as 石化新城 and 抚顺石化新城 do.
    """
    found = [name for name in names if len(name) > len(short) and name[-1] == short[-1] and _within(short, name)]
    if len(found) > 1:
        # A name inside another (X工业园 in Y开发区X工业园) is the closer one.
        found = [name for name in found if not any(name != other and other in name for other in found)]
    return found[0] if len(found) == 1 else None


def _within(short: str, name: str) -> bool:
    rest = iter(name)
    return all(char in rest for char in short)
