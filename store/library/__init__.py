"""The one door to a library: open it; load, search, browse, correct and cite what is in it."""

from store.evaluation import Evaluation, Group, Miss, Score
from store.library.entities import is_key, merge, part, rename, split
from store.library.evaluation import evaluate
from store.library.facts import (
    CLAIMED,
    add,
    confirm,
    correct,
    export,
    judge,
    reextract,
    reject,
    take_in,
    undo,
)
from store.library.kept import (
    clear_history,
    mark_seen,
    remove_search,
    rename_search,
    save_search,
)
from store.library.loads import Examined, examine, forget, load, reload, watch
from store.library.places import default_path
from store.library.reader import CITATION_STYLES, Library
from store.library.seed import seed_library, seeds
from store.search.snippets import Snippet, snippets

__all__ = [
    "CITATION_STYLES",
    "CLAIMED",
    "Evaluation",
    "Examined",
    "Group",
    "Library",
    "Miss",
    "Score",
    "Snippet",
    "add",
    "clear_history",
    "confirm",
    "correct",
    "default_path",
    "evaluate",
    "examine",
    "export",
    "forget",
    "is_key",
    "judge",
    "load",
    "mark_seen",
    "merge",
    "part",
    "reextract",
    "reject",
    "reload",
    "remove_search",
    "rename",
    "rename_search",
    "save_search",
    "seed_library",
    "seeds",
    "snippets",
    "split",
    "take_in",
    "undo",
    "watch",
]
