"""The tally: how far a load has come, in bytes as they lie on disk."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from store.model import Progress
from store.reading.item import MEMBER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# So many bytes of text an archive holds for each of its own, as far as one can tell beforehand.
PACKED = 3


class Tally:
    """Counts what has been looked at and taken in, and tells it."""

    def __init__(self, tell: Callable[[Progress], object] | None, total: int | None) -> None:
        self._tell = tell
        self._total = total
        self._done = 0
        self._sources = 0
        self._paragraphs = 0
        # The archive at work, its size, and the bytes of its members so far.
        self._archive = ("", 0, 0)
        self._name = ""

    def at(self, name: str, read: int, paragraphs: int) -> None:
        """Tell that so many bytes of a source have been read, and so many more paragraphs taken."""
        self._paragraphs += paragraphs
        self._show(name, read)

    def end(self, name: str, size: int) -> None:
        """Count a source that is done with. size: its own."""
        archive, inside, _ = name.partition(MEMBER)
        if self._archive[0] and archive != self._archive[0]:
            self._done += self._archive[1]
            self._archive = ("", 0, 0)
        if inside:
            _, whole, so_far = self._archive
            whole = whole or _size(Path(archive))
            self._archive = (archive, whole, so_far + size)
        else:
            self._done += size
        self._sources += 1
        self._show(name, 0)

    def finish(self) -> None:
        """Tell that all is done."""
        self._done, self._archive = self._total or self._done, ("", 0, 0)
        self._show(self._name, 0)

    def _show(self, name: str, read: int) -> None:
        self._name = name
        if self._tell is None:
            return
        archive, whole, so_far = self._archive
        if MEMBER in name:
            if name.partition(MEMBER)[0] == archive:
                read = min((so_far + read) // PACKED, whole)
            else:
                read //= PACKED
        elif archive:
            read += whole
        done = self._done + read
        if self._total is not None:
            done = min(done, self._total)
        self._tell(Progress(name, done, self._total, self._sources, self._paragraphs))


def bytes_under(paths: Iterable[Path]) -> int:
    """How many bytes the files named and those in the folders named have."""
    total = 0
    for path in paths:
        if path.is_dir():
            for folder, folders, names in os.walk(path):
                folders[:] = [name for name in folders if not name.startswith(".")]
                total += sum(_size(Path(folder) / name) for name in names)
        else:
            total += _size(path)
    return total


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
