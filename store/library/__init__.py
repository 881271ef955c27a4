"""The one door to a library: open it; load, search, browse, correct and cite what is in it."""

from typing import TYPE_CHECKING

from store.later import of_package

if TYPE_CHECKING:
    from store.cite import EXPORTS, gaps, missing
    from store.cite import export as bibliography
    from store.evaluation import Evaluation, Group, Miss, Score
    from store.library.entities import merge, part, rename, split
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
    from store.library.notebook import (
        annotate,
        bookmark,
        collect,
        discard,
        move,
        note,
        remove,
        rename_all,
        rewrite,
        share,
        tag,
        take_back,
        take_over,
        untag,
    )
    from store.library.places import default_path
    from store.library.reader import CITATION_STYLES, Library
    from store.library.seed import seed_library, seeds
    from store.narrowing import fits
    from store.narrowing import least as least_amount
    from store.search.query import refinable, sorted_by
    from store.search.snippets import Snippet, snippets

__all__ = [
    "CITATION_STYLES",
    "CLAIMED",
    "EXPORTS",
    "Evaluation",
    "Examined",
    "Group",
    "Library",
    "Miss",
    "Score",
    "Snippet",
    "add",
    "annotate",
    "bibliography",
    "bookmark",
    "clear_history",
    "collect",
    "confirm",
    "correct",
    "default_path",
    "discard",
    "evaluate",
    "examine",
    "export",
    "fits",
    "forget",
    "gaps",
    "judge",
    "least_amount",
    "load",
    "mark_seen",
    "merge",
    "missing",
    "move",
    "note",
    "part",
    "reextract",
    "refinable",
    "reject",
    "reload",
    "remove",
    "remove_search",
    "rename",
    "rename_all",
    "rename_search",
    "rewrite",
    "save_search",
    "seed_library",
    "seeds",
    "share",
    "snippets",
    "sorted_by",
    "split",
    "tag",
    "take_back",
    "take_in",
    "take_over",
    "undo",
    "untag",
    "watch",
]

# What each module gives; it is imported when that is asked for.
_NAMES = {
    "store.cite": (
        "EXPORTS",
        "missing",
        "export as bibliography",
        "gaps",
    ),
    "store.evaluation": (
        "Evaluation",
        "Group",
        "Miss",
        "Score",
    ),
    ".entities": (
        "merge",
        "part",
        "rename",
        "split",
    ),
    ".evaluation": ("evaluate",),
    ".facts": (
        "CLAIMED",
        "add",
        "confirm",
        "correct",
        "export",
        "judge",
        "reextract",
        "reject",
        "take_in",
        "undo",
    ),
    ".kept": (
        "clear_history",
        "mark_seen",
        "remove_search",
        "rename_search",
        "save_search",
    ),
    ".loads": (
        "Examined",
        "examine",
        "forget",
        "load",
        "reload",
        "watch",
    ),
    ".notebook": (
        "annotate",
        "bookmark",
        "collect",
        "discard",
        "move",
        "note",
        "remove",
        "rename_all",
        "rewrite",
        "share",
        "tag",
        "take_back",
        "take_over",
        "untag",
    ),
    ".places": ("default_path",),
    ".reader": (
        "CITATION_STYLES",
        "Library",
    ),
    ".seed": (
        "seed_library",
        "seeds",
    ),
    "store.narrowing": (
        "fits",
        "least as least_amount",
    ),
    "store.search.query": (
        "refinable",
        "sorted_by",
    ),
    "store.search.snippets": (
        "Snippet",
        "snippets",
    ),
}

__getattr__ = of_package(__name__, _NAMES)
