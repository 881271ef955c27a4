"""An item: something that holds bytes and has a name, before anyone knows what it is."""

from __future__ import annotations

import io
import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from store.reading.likelihood import likelihood

if TYPE_CHECKING:
    from collections.abc import Callable

# Between an archive and its member in the name of an item: "/a/b.zip!/c/d.txt".
MEMBER = "!/"

# How much likelier, in nats, a name has to be in another charset than in the usual one.
_MARGIN = 4.0
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Met:
    """One thing met on the way: an item, or the reason why there is none.

    named: whether the reader named it, rather than a folder or an archive that holds it. state:
    "skipped" or "failed" where `item` is None, and `problem` is then the reason; else "" and None.
    """

    name: str
    item: Item | None
    named: bool
    state: str = ""
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A file, a member of an archive, or standard input.

    name: what it is known by in the library: an absolute path, "/a/b.zip!/c/d.txt" for a member
    of an archive. location: the same for what its names tell: folders, archives and the file's own
    name, as a path. size: in bytes; None where only reading it tells.
    path: where it lies on disk, None for what does not lie there itself.
    """

    name: str
    location: PurePosixPath
    size: int | None
    path: Path | None = None
    _open: Callable[[], BinaryIO] = field(kw_only=True, repr=False)
    _beside: Callable[[str], Item | None] = field(kw_only=True, repr=False)

    @classmethod
    def of(cls, path: Path) -> Item:
        """A file on disk, whether it is there or not. Raises OSError only when it is opened.

        A link is the file it leads to. Where the name is in another charset than the system's, the
        item's name is what it says, and `path` keeps the bytes.
        """
        whole = Path(os.path.realpath(path))
        try:
            found = whole.stat()
            size = found.st_size if stat.S_ISREG(found.st_mode) else None
        except OSError:
            size = None
        name = readable(str(whole))

        def beside(name: str) -> Item | None:
            # A name out of a file must not lead anywhere else.
            other = whole.parent / _as_beside(whole.name, name)
            inside = other.parent == whole.parent and other != whole
            return cls.of(other) if inside and other.is_file() else None

        return cls(
            name,
            PurePosixPath(Path(name).as_posix()),
            size,
            whole,
            _open=lambda: whole.open("rb"),
            _beside=beside,
        )

    @classmethod
    def holding(cls, name: str, location: PurePosixPath, data: bytes) -> Item:
        """Bytes that are in memory already, with nothing beside them."""
        return cls(
            name, location, len(data), _open=lambda: io.BytesIO(data), _beside=lambda _: None
        )

    @property
    def suffix(self) -> str:
        """The last suffix of the name in small letters: ".txt"; "" without one."""
        return self.location.suffix.lower()

    def open(self) -> BinaryIO:
        """Its bytes from the beginning; to be closed by the caller. Raises OSError."""
        return self._open()

    def beside(self, name: str) -> Item | None:
        """What has that name in the same folder or archive folder; None where there is nothing."""
        return self._beside(name)


def decode_name(raw: bytes) -> str:
    """A file name as people read it, out of its bytes: in UTF-8, else as a Chinese system or DOS
    wrote it.
    """
    text, chinese = _decoded(raw, "utf-8"), _decoded(raw, "gb18030")
    if text is not None:
        # Hanzi in GB18030 can be letters of two bytes in UTF-8, but never characters of three.
        doubtful = chinese is not None and "\x7f" < max(text, default="") < "\u0800"
        return chinese if chinese and doubtful and _is_likelier(chinese, text) else text
    others = (_decoded(raw, "big5"), raw.decode("cp437"))
    other = max((name for name in others if name is not None), key=likelihood)
    return other if chinese is None or _is_likelier(other, chinese) else chinese


def _as_beside(own: str, name: str) -> str:
    """A name that was made of a readable one, as it is written beside a file called `own`."""
    if _SURROGATE.search(own) is None:
        return name
    return os.fsdecode(name.encode("gb18030", "replace"))


def _is_likelier(one: str, other: str) -> bool:
    return likelihood(one) > likelihood(other) + _MARGIN


def _decoded(raw: bytes, charset: str) -> str | None:
    try:
        return raw.decode(charset)
    except UnicodeDecodeError:
        return None


def readable(name: str) -> str:
    """A path or file name from the system, each part that is not in its charset decoded anew."""
    if _SURROGATE.search(name) is None:
        return name
    return "/".join(
        decode_name(os.fsencode(part)) if _SURROGATE.search(part) else part
        for part in name.split("/")
    )
