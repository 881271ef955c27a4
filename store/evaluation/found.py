"""What the rules found in one text, as evaluation takes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.model import Mention, Project, Range


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention and where it stands in the whole text; of a broken one, its first piece.

    place: None for what stands nowhere in the text.
    """

    mention: Mention
    place: Range | None


@dataclass(frozen=True, slots=True)
class Found:
    """All mentions and projects of one text, in its order."""

    mentions: tuple[Placed, ...] = ()
    projects: tuple[Project, ...] = ()
