"""The page that an article was read from, as the command prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.messages import _
from tui.sheets.original import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.model import Original


def form(page: Original) -> dict[str, object]:
    """One object: source, text, and where in the text the pieces of each paragraph stand, as
    [start, end) in characters.
    """
    ranges = [[list(piece) for piece in pieces] for pieces in page.ranges]
    return {"source": page.path, "text": page.text, "paragraphs": ranges}


def lines(page: Original) -> Iterator[str]:
    """For people: the path of the source, then the page, the lines of the article behind a bar."""
    yield _("source: {path}").format(path=page.path)
    yield ""
    for entry in entries(page, 0, None):
        yield entry.text.rstrip()
