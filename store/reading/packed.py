"""Packed files: one file alone in .gz, .bz2 or .xz, unpacked as it is read."""

from __future__ import annotations

import bz2
import gzip
import lzma
from typing import TYPE_CHECKING, BinaryIO

from store.reading.item import MEMBER, Item
from store.reading.stream import Guarded, buffered, in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.reading.stream import Reads


def _gzip(file: BinaryIO) -> Reads:
    return gzip.GzipFile(fileobj=file, mode="rb")


def _bz2(file: BinaryIO) -> Reads:
    return bz2.BZ2File(file)


def _xz(file: BinaryIO) -> Reads:
    return lzma.LZMAFile(file, format=lzma.FORMAT_XZ)


# How such a file begins, and what unpacks it.
_PACKINGS: tuple[tuple[bytes, Callable[[BinaryIO], Reads]], ...] = (
    (b"\x1f\x8b\x08", _gzip),
    *((b"BZh%d1AY&SY" % level, _bz2) for level in range(1, 10)),
    *((b"BZh%d\x17\x72\x45\x38\x50\x90" % level, _bz2) for level in range(1, 10)),
    (b"\xfd7zXZ\0", _xz),
)
# What the suffixes leave behind of a name: a.txt.gz -> a.txt, a.tgz -> a.tar.
_SUFFIXES = {
    ".gz": "",
    ".bz2": "",
    ".xz": "",
    ".tgz": ".tar",
    ".tbz": ".tar",
    ".tbz2": ".tar",
    ".txz": ".tar",
}


def is_packed(head: bytes) -> bool:
    """Whether an item that begins with `head` is a packed file."""
    return any(head.startswith(mark) for mark, _ in _PACKINGS)


def unpacked(item: Item, head: bytes) -> Item | None:
    """What is packed in an item that begins with `head`; None where it is no packed file.

    It stands in the folder of the packed file, with the same files beside it.
    """
    unpack = next((unpack for mark, unpack in _PACKINGS if head.startswith(mark)), None)
    if unpack is None:
        return None
    name = unpacked_name(item.location.name)

    def open_() -> BinaryIO:
        packed = Guarded(item.open())
        with in_words():
            inner = unpack(buffered(packed))
        return buffered(Guarded(inner, packed, packed=lambda: packed.count))

    return Item(
        item.name + MEMBER + name,
        item.location.with_name(name),
        None,
        _open=open_,
        _beside=item.beside,
    )


def unpacked_name(name: str) -> str:
    """The name of what is in a packed file of that name: "a.txt.gz" -> "a.txt"."""
    for suffix, left in _SUFFIXES.items():
        stem = name[: -len(suffix)]
        if name.lower().endswith(suffix) and stem.strip(" ."):
            return stem + left
    return name
