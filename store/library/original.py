"""The page that an article was read from: read again out of its source, nothing stored."""

from __future__ import annotations

import json
from gettext import dgettext
from pathlib import Path
from typing import TYPE_CHECKING

from store import catalogue
from store.model import Original, Page, YuanzhiError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from store.model import Range
    from store.reading import Item

# The text of a paragraph, and where it stands in the page.
Placed = tuple[str, tuple["Range", ...]]


def original(connection: sqlite3.Connection, article: int) -> Original:
    """The page of an article. Raises YuanzhiError where the source is gone, has changed, or never
    had a page text.
    """
    from store import reading
    from store.load import Settings

    catalogue.record_of(connection, article)
    path, settings = connection.execute(
        "SELECT s.path, s.settings FROM article a JOIN source s ON s.id = a.source WHERE a.id = ?",
        (article,),
    ).fetchone()
    placed = [
        (text, tuple((start, end) for start, end in json.loads(ranges)))
        for text, ranges in connection.execute(
            "SELECT text, ranges FROM paragraph WHERE article = ? ORDER BY ordinal", (article,)
        )
    ]
    if not any(ranges for _text, ranges in placed):
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                "{path} holds records and no page: what stands there of this article is the "
                "article itself.",
            ).format(path=path)
        )
    item = _item(path)
    if item is None:
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                "{path} is not there any more. What was loaded from it is kept and can be read and "
                "cited; put the file back to see the page around the article.",
            ).format(path=path)
        )
    for document in reading.open_source(item, Settings.stored(settings).options).documents():
        if isinstance(document, Page) and _fits(document.text, placed):
            return Original(path, document.text, tuple(ranges for _text, ranges in placed))
    raise YuanzhiError(
        dgettext(
            "yuanzhi",
            "{path} has changed since this article was loaded from it: take it in anew with "
            "`yuanzhi load`.",
        ).format(path=path)
    )


def _item(name: str) -> Item | None:
    """A source by its name in the library, or None where there is none any more."""
    from store import load
    from store.reading import walk
    from store.reading.item import MEMBER, Item

    if MEMBER not in name:
        return Item.of(Path(name)) if Path(name).is_file() else None
    paths = [path for path in load.paths_of([name]) if path.is_file()]
    return next((met.item for met in walk(paths) if met.name == name), None)


def _fits(page: str, placed: Sequence[Placed]) -> bool:
    """Whether the paragraphs of an article stand where they are said to, white space apart."""
    for text, ranges in placed:
        found = "".join(page[start:end] for start, end in ranges)
        if ranges and "".join(found.split()) != "".join(text.split()):
            return False
    return True
