"""Addresses: a screen as a link that outlasts the session, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.model import YuanzhiError
from tui.leads import ToArticle, ToFact, ToPark, ToParty, ToPassages, ToProject, dossier

if TYPE_CHECKING:
    from store.library import Library
    from store.model import Located
    from tui.leads import Target


# What has a link of its own; sums and original pages have none.
LINKED = (ToArticle, ToFact, ToProject, ToPark, ToParty, ToPassages)


def address(library: Library, target: Target) -> str | None:
    """The link to what a screen shows; None where there is none, as to sums and original pages."""
    try:
        if isinstance(target, ToArticle):
            number = f".{target.ordinal}" if target.ordinal else ""
            return library.link(f"{target.article}{number}")
        if isinstance(target, ToFact):
            return library.link(target.mark)
        if isinstance(target, ToProject):
            return library.link(f"project:{target.project}")
        if isinstance(target, ToPark):
            return library.link(f"park:{target.park}")
        if isinstance(target, ToParty):
            return library.link(f"entity:{target.party}")
        if isinstance(target, ToPassages):
            kind = library.entity(target.entity).type.lower()
            return library.link(f"{kind}:{target.entity}")
    except YuanzhiError:
        # It has gone meanwhile, or its name is not its own.
        return None
    return None


def target(opened: Library, found: Located) -> Target | None:
    """What the browser opens for something that was found."""
    if found.entity is not None:
        one = opened.entity(found.entity)
        return dossier(one.type, one.id)
    if found.claim is not None:
        return ToFact(found.claim.mark, found.article)
    if found.article is None:
        return None
    ordinal = found.place.partition(".")[2]
    return ToArticle(found.article, int(ordinal) if ordinal else None)


def follow(library: Library, link: str) -> Target | None:
    """What a link leads to by now; None where that is not in the library any more."""
    try:
        found = library.follow(link)
        return target(library, found) if found.here else None
    except YuanzhiError:
        return None
