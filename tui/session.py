"""The session: what all screens share while one library is open."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from store.library import CITATION_STYLES
from tui.sizes import Sizes

if TYPE_CHECKING:
    from store.library import Library
    from tui.loading import Loading
    from tui.memory import Left
    from tui.visits import Mark, Visit


@dataclass(slots=True)
class Session:
    """What all screens share.

    library: for questions from the thread of the screens that take no longer the more there is in
    it; all others are asked in threads (see tui.errands). edition: goes up whenever the
    reader changes what the library says, so that each screen sees whether it shows an older one.
    command: that was last given a text.
    hidden: types of facts that are not marked in articles. forward: what was left by going
    back, the last one last. marks: places by the letters that mark them. left: where the
    reader left the library the last time, to return to. sizes: of the panes. pen: held while
    something is written. jottings: goes up whenever the notebook changes. collection: what
    "gather" puts things into. count: the digits of how many times the next key is meant; None where
    none were typed. loading: the load at work. own: the reader's own library, opened and
    not yet shown, where the seed library is. lacking: what the text on its way to the clipboard is
    without, in sentences. is_new: whether the reader is here for the first time.
    """

    library: Library
    citation_style: str = CITATION_STYLES[0]
    edition: int = 0
    command: str = ""
    hidden: frozenset[str] = frozenset()
    forward: list[Visit] = field(default_factory=list)
    marks: dict[str, Mark] = field(default_factory=dict)
    left: Left | None = None
    sizes: Sizes = field(default_factory=Sizes)
    pen: Lock = field(default_factory=Lock)
    jottings: int = 0
    is_new: bool = False
    collection: str = ""
    loading: Loading | None = None
    count: str | None = None
    own: Library | None = None
    lacking: str = ""

    def next_style(self) -> str:
        """Change to the next citation style; which that is."""
        place = CITATION_STYLES.index(self.citation_style) + 1
        self.citation_style = CITATION_STYLES[place % len(CITATION_STYLES)]
        return self.citation_style
