"""What the lists of parks and projects are narrowed to and sorted by."""

from __future__ import annotations

from dataclasses import dataclass, replace

# What can be chosen of parks and projects, in the order in which it is shown.
FACETS = ("province", "industry", "status", "year", "amount", "publication")

# The classes of total investments in yuan, as the field amount: takes them; from the first value
# to before the last.
AMOUNTS: dict[str, tuple[float, float]] = {
    "<1亿": (0.0, 1e8),
    "1亿..10亿": (1e8, 1e9),
    "10亿..50亿": (1e9, 5e9),
    "50亿..100亿": (5e9, 1e10),
    ">=100亿": (1e10, 1e300),
}

# What each list can be sorted by; the first is how it begins.
PROJECT_COLUMNS = ("date", "name", "park", "investor", "investment", "status")
PARK_COLUMNS = ("projects", "name", "articles", "investment", "planned", "date", "province")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of one of FACETS."""

    facet: str
    value: str


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What lists are narrowed to: of each facet any of the values chosen, of all facets all.

    words: what a name must hold, in characters or pinyin. least: the least total investment, in
    yuan; None where any will do.
    """

    choices: tuple[Choice, ...] = ()
    words: str = ""
    least: float | None = None

    def values(self, facet: str) -> tuple[str, ...]:
        """The values chosen of a facet."""
        return tuple(one.value for one in self.choices if one.facet == facet)

    def toggled(self, choice: Choice) -> Narrowing:
        """The same with this choice, or without it where it was made."""
        others = tuple(one for one in self.choices if one != choice)
        made = others != self.choices
        return replace(self, choices=others if made else (*others, choice))

    def without(self, facet: str) -> Narrowing:
        """The same with nothing chosen of a facet."""
        return replace(self, choices=tuple(one for one in self.choices if one.facet != facet))


@dataclass(frozen=True, slots=True)
class Order:
    """What a list is sorted by: one of its columns, the other way round where reversed. What is not
    known comes last either way.
    """

    column: str
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many of a list have a value of a facet, all else that is chosen being as it is. exact:
    whether these are all; otherwise there are so many or more.
    """

    facet: str
    value: str
    count: int
    exact: bool = True


# Lists as they begin.
EVERYTHING = Narrowing()
PARKS_FIRST, PROJECTS_FIRST = Order(PARK_COLUMNS[0]), Order(PROJECT_COLUMNS[0])
