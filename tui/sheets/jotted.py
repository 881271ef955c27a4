"""What the reader added, as entries of a sheet: below a paragraph, and one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import jottings
from tui.leads import Lead, ToFact, ToPassages, dossier, place
from tui.messages import _
from tui.sheets.entry import Entry, Piece, heading, line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.model import Added

# In the margin of a paragraph that the reader wrote about.
SIGN = "*"


def below(lines: Sequence[str]) -> Iterator[Entry]:
    """What was written about a paragraph, in lines as `jottings.beside` gives them."""
    for text in lines:
        for part in text.split("\n"):
            yield line(Piece(part.strip(), "mark"), indent=2, hang=2)


def section(added: Sequence[Added]) -> Iterator[Entry]:
    """What was written about the thing that a page is about; nothing where nothing was."""
    if added:
        yield heading(_("In your notebook"))
    for lines in jottings.beside(added).values():
        yield from below(lines)


def lead(one: Added) -> Lead:
    """Where an entry of the notebook leads."""
    found = one.found
    if found.entity is not None:
        passages = ToPassages(found.entity, found.heading)
        to = dossier(one.entry.target.type, found.entity)
        return Lead(to or passages, article=passages, dossier=to)
    if not found.place:
        return Lead()
    at = place(found.place, found.claim.mark if found.claim else "")
    if found.claim is None:
        return Lead(at, article=at)
    fact = ToFact(found.claim.mark, found.claim.article)
    return Lead(fact, (fact,), at)
