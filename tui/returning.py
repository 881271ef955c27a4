"""Returning: where the reader stands as links that are kept, and back in the next session."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.later import Later
from store.model import YuanzhiError
from tui import arrangement
from tui.memory import Left
from tui.messages import _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.library import Library
    from tui import addresses, leads, visits
    from tui.leads import Target
    from tui.visits import Mark
else:
    # Not for the first paint.
    addresses = Later("tui.addresses")
    leads = Later("tui.leads")
    visits = Later("tui.visits")

# Screens above the lists that are opened again; nobody goes back further.
DEEP = 8


@dataclass(frozen=True, slots=True)
class Desktop:
    """Where the reader stands: among the lists, and in what is open above them, the uppermost
    last. gone: what he left and is not in the library any more, in words.
    """

    standing: visits.Standing
    targets: tuple[Target, ...] = ()
    gone: tuple[str, ...] = ()


def to_keep(library: Library, desktop: Desktop, marks: Mapping[str, Mark]) -> Left:
    """The same as links; what has none is left out, and the screens above it with it."""
    standing = desktop.standing
    passage = ""
    if standing.paragraph is not None:
        passage = _link(library, _at(library, standing.paragraph))
    screens: list[str] = []
    for target in desktop.targets:
        link = _link(library, target)
        if not link:
            break
        screens.append(link)
    lists = standing.arrangement or arrangement.Arrangement()
    return Left(
        standing.pane,
        standing.list,
        _link(library, leads.ToPark(standing.park)) if standing.park else "",
        _link(library, leads.ToProject(standing.project)) if standing.project else "",
        passage,
        standing.query,
        tuple(screens[-DEEP:]),
        {letter: (mark.link, mark.name) for letter, mark in marks.items()},
        tuple((one.facet, one.value) for one in lists.chosen.choices),
        {pane: words for pane, words in lists.words.items() if words},
        lists.columns(),
        standing.grouped,
        standing.collapsed,
    )


def kept(library: Library, left: Left) -> Desktop:
    """Where to return to; what is not in the library any more is left out, and told."""
    park, project = _followed(library, left.park), _followed(library, left.project)
    passage = _followed(library, left.passage)
    paragraph = None
    if isinstance(passage, leads.ToArticle):
        paragraph = library.locate(f"{passage.article}.{passage.ordinal or 1}")[1]
    targets: list[Target] = []
    for link in left.screens:
        target = _followed(library, link)
        if target is None:
            break
        targets.append(target)
    lists = arrangement.arranged(left.facets, left.words, left.orders)
    lists, lost = arrangement.left_of(lists, library)
    told = (
        (lost.choices, arrangement.chips(lost)),
        (left.park and park is None, _("the park")),
        (left.project and project is None, _("the project")),
        (left.passage and paragraph is None, _("the passage")),
        (len(left.screens) > len(targets), _pages(len(left.screens) - len(targets))),
    )
    return Desktop(
        visits.Standing(
            left.pane,
            left.list,
            park.park if isinstance(park, leads.ToPark) else None,
            project.project if isinstance(project, leads.ToProject) else None,
            paragraph,
            left.query,
            lists,
            left.grouped,
            left.collapsed,
        ),
        tuple(targets),
        tuple(words for is_gone, words in told if is_gone),
    )


def _pages(count: int) -> str:
    return ngettext("{count} open page", "{count} open pages", count).format(count=number(count))


def _link(library: Library, target: Target | None) -> str:
    try:
        return (addresses.address(library, target) if target is not None else None) or ""
    except sqlite3.Error:
        return ""


def _at(library: Library, paragraph: int) -> leads.ToArticle | None:
    try:
        passage = library.passage(paragraph)
    except (YuanzhiError, sqlite3.Error):
        return None
    return leads.ToArticle(passage.article, passage.ordinal)


def _followed(library: Library, link: str) -> Target | None:
    return addresses.follow(library, link) if link else None


def screens_of(targets: Sequence[Target | None]) -> tuple[Target, ...]:
    """The targets up to the first screen that nothing opens again."""
    found: list[Target] = []
    for target in targets:
        if target is None:
            break
        found.append(target)
    return tuple(found)
