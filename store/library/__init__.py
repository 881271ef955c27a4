"""The one door to a library: open it; load, search, browse, correct and cite what is in it."""

from store.library.amends import (
    CLAIMED,
    add,
    confirm,
    correct,
    export,
    merge,
    part,
    reextract,
    reject,
    rename,
    split,
    take_in,
    undo,
)
from store.library.loads import Examined, examine, forget, load, reload, watch
from store.library.places import default_path
from store.library.reader import CITATION_STYLES, Library
from store.library.seed import seed_library, seeds

__all__ = [
    "CITATION_STYLES",
    "CLAIMED",
    "Examined",
    "Library",
    "add",
    "confirm",
    "correct",
    "default_path",
    "examine",
    "export",
    "forget",
    "load",
    "merge",
    "part",
    "reextract",
    "reject",
    "reload",
    "rename",
    "seed_library",
    "seeds",
    "split",
    "take_in",
    "undo",
    "watch",
]
