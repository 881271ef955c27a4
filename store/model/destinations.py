"""Destinations: what one can go to in a library by typing a piece of what it is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.model.notebook import Located

# What a destination can be, besides PARK, PROJECT, ORG and PERSON.
DESTINATIONS = ("ARTICLE", "PASSAGE", "FACT", "SEARCH", "TAG", "BOOKMARK", "COLLECTION")


@dataclass(frozen=True, slots=True)
class Headlines:
    """Articles by their headlines, the newest first. complete: False where only the newest could be
    looked at in time.
    """

    found: tuple[Destination, ...]
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Destination:
    """Something to go to.

    kind: PARK, PROJECT, ORG, PERSON or one of DESTINATIONS. text: what it is called where that was
    typed; name: what it is shown as. number: how many articles tell of it, how many things bear the
    tag or are in the collection; 0 where nothing is counted. date: of an article. query: what a
    saved search, tag or collection asks for; facts: whether of the facts. found: where it is;
    None where a query leads there.
    """

    kind: str
    text: str
    name: str
    number: int = 0
    date: str | None = None
    query: str = ""
    facts: bool = False
    found: Located | None = None
