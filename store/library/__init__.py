"""The one door to a library: open it; load, search, browse, correct and cite what is in it."""

from store.library.loads import Examined, examine, forget, load, reload, watch
from store.library.places import default_path
from store.library.reader import CITATION_STYLES, Library
from store.library.seed import seed_library, seeds

__all__ = [
    "CITATION_STYLES",
    "Examined",
    "Library",
    "default_path",
    "examine",
    "forget",
    "load",
    "reload",
    "seed_library",
    "seeds",
    "watch",
]
