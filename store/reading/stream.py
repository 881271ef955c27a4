"""Streams out of archives: every failure of a library is one sentence, and a bomb is cut off."""

from __future__ import annotations

import io
import lzma
import re
import struct
import tarfile
import zipfile
import zlib
from contextlib import contextmanager
from gettext import dgettext
from typing import TYPE_CHECKING, BinaryIO, Protocol

from store.reading.charset import shown, shown_path
from store.reading.content import LARGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Text packs to a tenth, repetitive records to a fiftieth. What swells more than this, and beyond
# LARGEST, is made to fill memory or to waste time.
SWELLING = 250

# What the libraries raise on archives that are cut short, damaged, or made to do harm.
FAILURES = (
    OSError,
    EOFError,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    MemoryError,
    RuntimeError,
    ValueError,
    LookupError,
    ArithmeticError,
)
# What the libraries say of an archive without its end.
_CUT_SHORT = re.compile("unexpected end|not a zip file|truncated", re.IGNORECASE)


class Broken(OSError):  # noqa: N818 (says what is the matter with the archive)
    """An archive that cannot be read on; its text is the reason, fit for "Cannot read X: …"."""


@contextmanager
def in_words() -> Iterator[None]:
    """Within, every failure of a library for archives becomes an OSError that says it in words."""
    try:
        yield
    except FAILURES as error:
        if isinstance(error, Broken) or (isinstance(error, OSError) and error.errno):
            raise
        raise Broken(_reason(error)) from None


def _reason(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return dgettext("yuanzhi", "unpacking it takes more memory than there is")
    if isinstance(error, NotImplementedError):
        return dgettext(
            "yuanzhi",
            "it is packed in a way that yuanzhi does not know; unpack it and load the files",
        )
    if isinstance(error, EOFError) or _CUT_SHORT.search(str(error)):
        return dgettext("yuanzhi", "the archive is cut short; fetch it again")
    return dgettext("yuanzhi", "the archive is damaged; fetch it again")


class Closes(Protocol):
    """What has to be closed with a stream that comes out of it."""

    def close(self) -> None:
        """Closes it."""


class Reads(Closes, Protocol):
    """What a library for archives gives for the contents of a member."""

    def read(self, size: int = ..., /) -> bytes:
        """So many bytes, fewer where there are no more."""


class Guarded(io.RawIOBase):
    """The bytes of a member. `count`: how many of them have been read.

    packed: tells how many bytes have been unpacked so far, or are there to be unpacked; without
    it nothing is unpacked. under: closed with the stream, the last one first.
    """

    def __init__(
        self,
        inner: Reads,
        *under: Closes,
        packed: Callable[[], int] | None = None,
    ) -> None:
        self._inner = inner
        self._under = under
        self._packed = packed
        self.count = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fills the buffer as far as there are bytes. Raises OSError that says why in words."""
        with in_words():
            data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        if (
            self.count > LARGEST
            and self._packed is not None
            and self.count > SWELLING * self._packed()
        ):
            raise Broken(
                dgettext(
                    "yuanzhi",
                    "it swells to more than {times} times its size, as no text does",
                ).format(times=SWELLING)
            )
        return len(data)

    def close(self) -> None:
        """Closes the stream and what is under it."""
        if not self.closed:
            self._inner.close()
            for stream in reversed(self._under):
                stream.close()
        super().close()


def buffered(stream: Guarded) -> BinaryIO:
    """The stream with lines and small reads made cheap."""
    return io.BufferedReader(stream, 1 << 17)


def cannot_read(name: str, error: OSError) -> str:
    """The sentence for what cannot be read."""
    return dgettext("yuanzhi", "Cannot read {name}: {reason}.").format(
        name=shown_path(name), reason=error.strerror or shown(error, 200)
    )
