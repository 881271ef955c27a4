"""The notebook: notes, tags, bookmarks and collections, tied to what they are about.

`target` finds what the reader means, `Locator` where that is now; an `Entry` is a row. Every change
is a `Step`, which can be taken back.
"""

from store.notebook.entries import about, add, listed, name_of, named, remove, rename, rewrite, same
from store.notebook.gathering import at, collected, collections, gather, last, move
from store.notebook.links import link_of
from store.notebook.located import Locator
from store.notebook.log import Step
from store.notebook.shown import added, link_to, where
from store.notebook.targets import target
from store.notebook.undoing import undo

__all__ = [
    "Locator",
    "Step",
    "about",
    "add",
    "added",
    "at",
    "collected",
    "collections",
    "gather",
    "last",
    "link_of",
    "link_to",
    "listed",
    "move",
    "name_of",
    "named",
    "remove",
    "rename",
    "rewrite",
    "same",
    "target",
    "undo",
    "where",
]
