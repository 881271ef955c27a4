"""Visits: what was left by going back, so that one can go forward to it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.arrangement import Arrangement
    from tui.leads import Target, ToFact
    from tui.reader import Trail
    from tui.widgets.sheet import Place


@dataclass(frozen=True, slots=True)
class Opened:
    """A screen. among: the facts that "next" went through; at: where in it the reader stood."""

    target: Target
    among: tuple[ToFact, ...] = ()
    at: Place | None = None


@dataclass(frozen=True, slots=True)
class Walked:
    """The passages about a name, followed in the passage pane."""

    trail: Trail


@dataclass(frozen=True, slots=True)
class Searched:
    """A search that was left. paragraph: of the hit that was being read."""

    query: str
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one stands among the lists. pane: the one with the focus; list: the list before it.
    park, project, paragraph: keys; query: what is searched for, "" for nothing. arrangement: of the
    lists, None where it is as at first. grouped, collapsed: whether hits stand article by article,
    and news that was printed several times once.
    """

    pane: str = "parks"
    list: str = "parks"
    park: int | None = None
    project: int | None = None
    paragraph: int | None = None
    query: str = ""
    arrangement: Arrangement | None = None
    grouped: bool = False
    collapsed: bool = False


Visit = Opened | Walked | Searched


@dataclass(frozen=True, slots=True)
class Mark:
    """A place marked with a letter. link: what leads there; name: what it is called."""

    link: str
    name: str
