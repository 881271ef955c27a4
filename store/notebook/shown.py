"""The notebook as the reader meets it: entries with where they are, and the links to them."""

from __future__ import annotations

from gettext import dgettext
from typing import TYPE_CHECKING

from store.model import Added, YuanzhiError
from store.notebook import entries
from store.notebook.links import link_of
from store.notebook.located import Locator
from store.notebook.targets import target

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from store.model import Entry, Located, Target


def added(
    connection: sqlite3.Connection, kinds: Sequence[str], about: str | None = None
) -> list[Added]:
    """The entries of some kinds, all or those on what is named so and what stands in it."""
    if about is None:
        return where(connection, [e for kind in kinds for e in entries.listed(connection, kind)])
    one = target(connection, about)
    found = Locator(connection).locate(one)
    some = [each for kind in kinds for each in entries.about(connection, kind, one)]
    return [each for each in where(connection, some) if _within(each, one, found)]


def where(connection: sqlite3.Connection, some: Iterable[Entry]) -> list[Added]:
    """Entries with where they are now."""
    locator = Locator(connection)
    told = []
    for one in some:
        found = locator.locate(one.target)
        told.append(Added(one, found, link_of(connection, one.target, found)))
    return told


def link_to(connection: sqlite3.Connection, what: str) -> str:
    """The link to what the reader means by a place, a mark or a name. Raises YuanzhiError."""
    one = target(connection, what)
    link = link_of(connection, one, Locator(connection).locate(one))
    if link is None:
        raise YuanzhiError(
            dgettext("yuanzhi", "No link can lead to {what}: it has no mark.").format(what=what)
        )
    return link


def _within(each: Added, one: Target, found: Located) -> bool:
    """Whether an entry is on a target, or on what stands in it."""
    if one.kind == "fact":
        claim = each.found.claim
        return claim is not None and found.claim is not None and claim.mark == found.claim.mark
    if one.kind == "entity":
        return each.found.entity == found.entity
    if one.kind == "passage":
        return each.found.paragraph == found.paragraph
    return each.found.article == found.article
