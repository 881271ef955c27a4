"""Tar: archives that are read from the front to the end, twice: for their names, then the files."""

from __future__ import annotations

import io
import re
import tarfile
from gettext import dgettext
from itertools import islice
from typing import IO, TYPE_CHECKING, BinaryIO

from store.reading.charset import shown
from store.reading.item import Item, readable
from store.reading.litter import is_sidecar
from store.reading.members import Members
from store.reading.stream import Broken, Guarded, buffered, cannot_read, in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from typing_extensions import Self

    from store.reading.item import Met

BLOCK = 512
# Members up to this size are in memory while they are read; for a larger one the archive is read
# again up to it.
HELD = 16 << 20
# What other files look for beside them is kept from the first reading, up to this size in all.
KEPT = 32 << 20
# A long name or a set of PAX fields is a header with contents, which the library holds in memory.
LONGEST_HEADER = 1 << 20

_CHUNK = 1 << 17
# The page of a digital newspaper, which its articles look for.
_PAGE_FILE = re.compile(r"(?:node|nbs|page|layout)[\w.-]*\.(?:s?html?|php|aspx?)", re.IGNORECASE)
# The one end of an archive that is no damage.
_END: type[tarfile.HeaderError] = tarfile.EOFHeaderError  # type: ignore[attr-defined]
_EXTENSIONS = frozenset(
    {
        tarfile.GNUTYPE_LONGNAME,
        tarfile.GNUTYPE_LONGLINK,
        tarfile.XHDTYPE,
        tarfile.XGLTYPE,
        tarfile.SOLARIS_XHDTYPE,
    }
)


class _Header(tarfile.TarInfo):
    """A header that says so where the archive ends without its end or goes on with no header."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> Self:
        try:
            return super().fromtarfile(archive)
        except _END:
            raise
        except tarfile.HeaderError as error:
            # The library takes this for the end of the archive.
            raise tarfile.ReadError(f"unexpected end: {error}") from None

    @classmethod
    def frombuf(cls, buffer: bytes | bytearray, encoding: str, errors: str) -> Self:
        header = super().frombuf(buffer, encoding, errors)
        if header.type in _EXTENSIONS and header.size > LONGEST_HEADER:
            raise tarfile.ReadError("header too long")
        return header


class _Tar:
    """An archive open from its beginning. Raises OSError while it is opened and read."""

    def __init__(self, item: Item) -> None:
        self._file = item.open()
        try:
            with in_words():
                self._archive = tarfile.open(  # noqa: SIM115 (closed by close)
                    fileobj=self._file,
                    mode="r|",
                    bufsize=_CHUNK,
                    tarinfo=_Header,
                    encoding="utf-8",
                    errors="surrogateescape",
                )
        except OSError:
            self._file.close()
            raise

    def headers(self) -> Iterator[tarfile.TarInfo]:
        """The header of each member; its contents can be had until the next one is asked for."""
        while True:
            with in_words():
                header = self._archive.next()
            # The library keeps all headers, however many there are.
            self._archive.members = []  # type: ignore[attr-defined]
            if header is None:
                return
            yield header

    def contents(self, header: tarfile.TarInfo) -> IO[bytes]:
        """The bytes of the member that the archive has come to."""
        with in_words():
            return self._archive.extractfile(header) or io.BytesIO()

    def drain(self) -> None:
        """Reads what is behind the end, so that the checksum of a packed archive is checked."""
        while self._file.read(_CHUNK):
            pass

    def close(self) -> None:
        self._archive.close()
        self._file.close()


def is_tar(head: bytes) -> bool:
    """Whether an item that begins with `head` is a tar archive: by the checksum of its header."""
    try:
        return bool(tarfile.TarInfo.frombuf(head[:BLOCK], "utf-8", "surrogateescape").name)
    except (tarfile.TarError, ValueError):
        return False


def members(item: Item, name: str) -> Iterator[Met | Item]:
    """The files of an archive in the order in which they come, what is passed over as it is met.

    name: the one of the archive, for those of its members. Raises OSError at the place where
    nothing more can be read.
    """
    index = _Index(item, Members(name, item.location))
    archive = _Tar(item)
    try:
        for number, header in enumerate(archive.headers()):
            yield from index.member(archive, number, header)
    except OSError as error:
        raise index.problem or error from None
    finally:
        archive.close()
    if index.problem is not None:
        raise index.problem


class _Index:
    """What a first reading tells: the names of all members, and what they look for beside them.

    problem: what came up behind the last member, such as a checksum that does not fit.
    """

    def __init__(self, item: Item, shelf: Members) -> None:
        self.problem: OSError | None = None
        self._item = item
        self._shelf = shelf
        # In the order of the archive; folders have none.
        self._names: list[str | None] = []
        self._kept: dict[str, Item] = {}
        self._room = KEPT
        archive = _Tar(item)
        try:
            for number, header in enumerate(archive.headers()):
                member = None if header.isdir() else shelf.place(readable(header.name))
                self._names.append(member)
                if member is not None and header.isreg() and _is_looked_for(member):
                    self._keep(archive, number, header, member)
            archive.drain()
        except OSError as error:
            self.problem = error
        finally:
            archive.close()

    def _keep(self, archive: _Tar, number: int, header: tarfile.TarInfo, member: str) -> None:
        if header.size <= self._room:
            self._room -= header.size
            self._kept[member] = self._held(archive, header, member)
        else:
            self._kept[member] = self._again(number, header, member)

    def member(self, archive: _Tar, number: int, header: tarfile.TarInfo) -> Iterator[Met | Item]:
        """What is to be said of a member that the second reading has come to, or the member."""
        member = self._names[number] if number < len(self._names) else None
        if member is None:
            yield from self._shelf.hidden_folder(readable(header.name))
            return
        passed_over = self._shelf.passed_over(member)
        if passed_over is not None:
            yield from passed_over
            return
        reason = _no_file(header)
        if reason is not None:
            state = "skipped" if header.issym() or header.islnk() else "failed"
            yield self._shelf.met(member, state, reason.format(name=shown(member)))
        elif header.size > HELD:
            yield self._again(number, header, member)
        else:
            try:
                item = self._held(archive, header, member)
            except OSError as error:
                yield self._shelf.met(member, "failed", cannot_read(member, error))
            else:
                yield item

    def _held(self, archive: _Tar, header: tarfile.TarInfo, member: str) -> Item:
        with in_words():
            data = archive.contents(header).read()
        return self._made(member, len(data), lambda: io.BytesIO(data))

    def _again(self, number: int, header: tarfile.TarInfo, member: str) -> Item:
        return self._made(member, header.size, lambda: _reopened(self._item, number))

    def _made(self, member: str, size: int, open_: Callable[[], BinaryIO]) -> Item:
        folder = member[: member.rfind("/") + 1]
        return Item(
            self._shelf.full_name(member),
            self._shelf.location(member),
            size,
            _open=open_,
            _beside=lambda other: (
                self._kept.get(folder + other) if folder + other != member else None
            ),
        )


def _reopened(item: Item, number: int) -> BinaryIO:
    """The contents of the member with that number, from 0, with the archive opened anew for it."""
    archive = _Tar(item)
    try:
        for header in islice(archive.headers(), number, None):
            return buffered(Guarded(archive.contents(header), archive))
        raise Broken(dgettext("yuanzhi", "the archive has changed; load it again"))
    except OSError:
        archive.close()
        raise


def _is_looked_for(member: str) -> bool:
    name = member.rpartition("/")[2]
    return is_sidecar(name) or _PAGE_FILE.fullmatch(name) is not None


def _no_file(header: tarfile.TarInfo) -> str | None:
    if header.issym() or header.islnk():
        return dgettext("yuanzhi", "{name} is a link to another file.")
    if header.issparse():
        return dgettext(
            "yuanzhi", "{name} is stored with holes: pack it again without --sparse, and load it."
        )
    if not header.isreg():
        return dgettext("yuanzhi", "{name} is no regular file: save it as one and load that.")
    return None
