"""What passes between reading and the modules that know one format each."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from gettext import dgettext
from typing import TYPE_CHECKING, BinaryIO

from store.model import Metadata, Options, YuanzhiError
from store.reading.charset import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from store.model import Article, Page
    from store.reading.item import Item

# Formats that have to be in memory as a whole are read up to this size.
LARGEST = 512 << 20


class NoNews(YuanzhiError):  # noqa: N818 (not an error of the program: a kind of file)
    """The item holds no news text: a picture, a style sheet, a page's list of links.

    In a folder it is skipped; asked for by name, it is refused with the same sentence.
    """


@dataclass(slots=True)
class Content:
    """An item while a format's module reads it.

    outer: what the sidecar, the names and the page file beside it say; `store.reading` puts it
    together with what the module finds, so a module needs it only to understand its text.
    seen: to be called with the number of bytes read so far. problem: to be called with one
    sentence for each piece that cannot be read, where the rest can.
    charset: set by the module as soon as it knows.
    """

    item: Item
    options: Options = field(default_factory=Options)
    outer: Metadata = field(default_factory=Metadata)
    seen: Callable[[int], object] = lambda _: None
    problem: Callable[[str], object] = lambda _: None
    charset: str | None = None

    def open(self) -> BinaryIO:
        """The bytes from the beginning, counted by `seen` as they are read. Raises OSError."""
        return io.BufferedReader(_Counted(self.item.open(), self.seen), 1 << 20)

    def data(self) -> bytes:
        """All the bytes. Raises OSError; YuanzhiError where they are more than LARGEST."""
        with self.item.open() as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise YuanzhiError(
                dgettext(
                    "yuanzhi", "{name} is larger than {most} MiB: split it and load the parts."
                ).format(name=shown(self.item.location.name), most=LARGEST >> 20)
            )
        self.seen(len(data))
        return data


@dataclass(frozen=True, slots=True)
class Format:
    """A format that reading knows, and the module that reads it.

    name: as the report prints it. suffixes: in small letters, with the dot.
    fits: whether an item is of this format, by its first bytes (at most HEAD) and its suffix.
    read: the documents; raises YuanzhiError or OSError where there are none to be had, NoNews
    where the item is of the format but holds no article.
    records: whether an item holds many articles, each with data of its own, read one at a time.
    """

    name: str
    media_type: str
    suffixes: frozenset[str]
    fits: Callable[[bytes, str], bool]
    read: Callable[[Content], Iterator[Page | Article]]
    records: bool = False


class _Counted(io.RawIOBase):
    """A stream that tells how much of it has been read."""

    def __init__(self, inner: BinaryIO, seen: Callable[[int], object]) -> None:
        self._inner = inner
        self._seen = seen
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        self._count += len(data)
        self._seen(self._count)
        return len(data)

    def close(self) -> None:
        self._inner.close()
        super().close()
