"""Reading: bytes to pages and articles. One module a format; this one opens an item and chooses.

    for met in walk(paths):
        source = open_source(met.item)
        for document in source.documents(): ...

A format whose text has to be taken apart gives `Page`s, for `store.layout.lay_out`; one that says
what is what gives `Article`s, for `store.layout.refine`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from gettext import dgettext
from pathlib import Path
from typing import TYPE_CHECKING

from store.model import Article, Metadata, Options, Page, YuanzhiError
from store.reading import sidecar
from store.reading.charset import shown, shown_path
from store.reading.content import Content, NoNews
from store.reading.formats import HEAD, recognise
from store.reading.item import Item
from store.reading.names import metadata_of
from store.reading.trust import merge
from store.reading.walk import Met, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from store.reading.content import Format
    from store.reading.sidecar import Sidecar

__all__ = [
    "READING_VERSION",
    "Article",
    "Item",
    "Met",
    "NoNews",
    "Options",
    "Page",
    "Source",
    "open_source",
    "walk",
]

CHUNK = 1 << 20

# Raise this whenever a file would be read otherwise than before: then it is loaded again.
READING_VERSION = 2


@dataclass(slots=True)
class Source:
    """An item that reading knows how to take.

    size: in bytes. sha256: of its bytes; sidecar_sha256: of its sidecar's, None without one.
    charset: the one its text is decoded with; known when the first document has been read.
    outer: what its sidecar, its name and its folders say.
    """

    item: Item
    format: Format
    size: int
    sha256: str
    sidecar_sha256: str | None
    charset: str | None = None
    outer: Metadata = field(default_factory=Metadata)
    _options: Options = field(default_factory=Options)
    _sidecar: Sidecar | None = None

    def documents(
        self,
        seen: Callable[[int], object] | None = None,
        problem: Callable[[str], object] | None = None,
    ) -> Iterator[Page | Article]:
        """The pages or articles of the source, each read when it is asked for.

        seen: called with the number of bytes read so far, out of `size`. problem: called with one
        sentence for each piece that could not be read where the rest could. Raises YuanzhiError
        where nothing can be had, NoNews where the item holds no article by its nature.
        """
        content = Content(
            self.item,
            self._options,
            self.outer,
            seen or (lambda _: None),
            problem or (lambda _: None),
        )
        try:
            for document in self.format.read(content):
                self.charset = content.charset
                said = replace(document, metadata=merge(document.metadata, self.outer))
                yield self._sidecar.put_on(said) if self._sidecar else said
        except OSError as error:
            raise _unreadable(self.item, error) from None
        self.charset = content.charset


def open_source(item: Item | Path, options: Options | None = None) -> Source:
    """An item ready to be read.

    Raises YuanzhiError where it is not there, is no file, or is in no format that is read; NoNews
    where its kind holds no news text.
    """
    if isinstance(item, Path):
        item = Item.of(item)
    name = item.location.name
    if item.suffix == sidecar.SUFFIX:
        raise NoNews(
            dgettext(
                "yuanzhi", "{name} is a sidecar: load the text file of the same name beside it."
            ).format(name=shown(name))
        )
    if (
        item.path is not None
        and item.path.exists()
        and not item.path.is_dir()
        and item.size is None
    ):
        # A pipe or a device may never end.
        raise YuanzhiError(
            dgettext("yuanzhi", "{name} is no regular file: save it as one and load that.").format(
                name=shown(name)
            )
        )
    digest = hashlib.sha256()
    size = 0
    try:
        with item.open() as file:
            head = file.read(HEAD)
            known = recognise(item, head)
            chunk = head
            while chunk:
                digest.update(chunk)
                size += len(chunk)
                chunk = file.read(CHUNK)
    except OSError as error:
        raise _unreadable(item, error) from None
    beside = sidecar.read_sidecar(item)
    if beside and known.records:
        sidecar.check_for_all(beside, name)
    named = metadata_of(item.location, known.records)
    return Source(
        item,
        known,
        size,
        digest.hexdigest(),
        hashlib.sha256(beside.data).hexdigest() if beside else None,
        outer=merge(beside.metadata, named) if beside else named,
        _options=options or Options(),
        _sidecar=beside,
    )


def _unreadable(item: Item, error: OSError) -> YuanzhiError:
    return YuanzhiError(
        dgettext("yuanzhi", "Cannot read {name}: {reason}.").format(
            name=shown_path(item.name), reason=error.strerror or shown(error)
        )
    )
