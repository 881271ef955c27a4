"""ZIP: archives of files, and the many formats of documents that are ZIP files inside."""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from gettext import dgettext
from typing import TYPE_CHECKING, BinaryIO

from store.model import YuanzhiError
from store.reading.charset import shown
from store.reading.content import LARGEST
from store.reading.item import Item, decode_name
from store.reading.members import Members
from store.reading.stream import Broken, Guarded, buffered, in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from store.reading.item import Met

# A member, the end of an archive without any, and one that is split into volumes.
_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", b"PK00PK\x03\x04")

_ENCRYPTED = 0x1
_UTF_8 = 0x800
_UNIX = 3
# The extra field in which Info-ZIP keeps the name in UTF-8, beside one in the system's charset.
_UNICODE_PATH = 0x7075

_LOCAL_NAME = re.compile(rb"PK\x03\x04.{22}(..)..", re.DOTALL)

# Kind of document -> whether a ZIP file is one, by its members in small letters.
_DOCUMENTS: tuple[tuple[str, Callable[[set[str]], bool]], ...] = (
    ("docx", lambda names: "[content_types].xml" in names and _any(names, "word/")),
    ("xlsx", lambda names: "[content_types].xml" in names and _any(names, "xl/")),
    ("pptx", lambda names: "[content_types].xml" in names and _any(names, "ppt/")),
    ("ooxml", lambda names: "[content_types].xml" in names),
    ("epub", lambda names: "meta-inf/container.xml" in names),
    ("ofd", lambda names: "ofd.xml" in names),
    ("odf", lambda names: {"mimetype", "content.xml"} <= names),
    ("iwork", lambda names: {"index/document.iwa", "index.zip"} & names != set()),
    ("program", lambda names: {"meta-inf/manifest.mf", "androidmanifest.xml"} & names != set()),
)


class Zip:
    """An open ZIP file. Its members can be opened after it is closed, too: it is opened again."""

    def __init__(self, item: Item) -> None:
        """Raises OSError; YuanzhiError where it lies in another archive and is too large."""
        self._item = item
        self._file = _seekable(item)
        self._users = 1
        try:
            with in_words():
                self._zip = zipfile.ZipFile(self._file)
                size = self._file.seek(0, io.SEEK_END)
                # Members that lie over one another make a small file swell without end.
                if sum(info.compress_size for info in self.infos) > size:
                    raise zipfile.BadZipFile
        except OSError:
            self._file.close()
            raise

    @property
    def infos(self) -> list[zipfile.ZipInfo]:
        """Its members and folders as the archive lists them."""
        return self._zip.infolist()

    def close(self) -> None:
        """To be called once by who opened it, and once by each member's stream."""
        self._users -= 1
        if not self._users:
            self._zip.close()
            self._file.close()

    def open(self, info: zipfile.ZipInfo, name: str) -> BinaryIO:
        """The bytes of a member, called `name` in messages. Raises OSError, YuanzhiError."""
        if info.flag_bits & _ENCRYPTED:
            raise YuanzhiError(
                dgettext(
                    "yuanzhi",
                    "{name} is encrypted: unpack the archive with its password and load the files.",
                ).format(name=shown(name))
            )
        if not self._users:
            archive = Zip(self._item)
            try:
                return archive.open(info, name)
            finally:
                archive.close()
        with in_words():
            stream = self._zip.open(info)
        self._users += 1
        return buffered(Guarded(stream, self, packed=lambda: max(info.compress_size, 1)))


def is_zip(head: bytes) -> bool:
    """Whether an item that begins with `head` is a ZIP file, of files or a document."""
    return head.startswith(_MARKS)


def document_kind(item: Item) -> str | None:
    """Which kind of document a ZIP file is, a key of _DOCUMENTS; None for an archive of files.

    A damaged one is known by the members that its first bytes tell. Raises OSError, YuanzhiError.
    """
    try:
        archive = Zip(item)
    except Broken:
        with item.open() as file:
            names = set(_local_names(file.read(1 << 16)))
    else:
        names = {info.orig_filename for info in archive.infos}
        archive.close()
    names = {name.replace("\\", "/").lower() for name in names}
    return next((kind for kind, fits in _DOCUMENTS if fits(names)), None)


def members(item: Item) -> Iterator[Met | Item]:
    """The files of a ZIP archive in the order of their names, what is passed over as it is met.

    Raises OSError, YuanzhiError where the archive cannot be opened.
    """
    archive = Zip(item)
    try:
        shelf = Members(item.name, item.location)
        folders, files = [], {}
        for info in archive.infos:
            written = _name(info)
            if written.endswith("/"):
                folders.append(written)
            else:
                files[shelf.place(written)] = info
        for written in folders:
            yield from shelf.hidden_folder(written)
        for name in sorted(files, key=lambda name: name.split("/")):
            yield from _member(archive, files, shelf, name)
    finally:
        archive.close()


def _member(
    archive: Zip, files: dict[str, zipfile.ZipInfo], shelf: Members, name: str
) -> Iterator[Met | Item]:
    passed_over = shelf.passed_over(name)
    if passed_over is not None:
        yield from passed_over
    elif _is_link(files[name]):
        problem = dgettext("yuanzhi", "{name} is a link to another file.")
        yield shelf.met(name, "skipped", problem.format(name=shown(name)))
    else:
        yield _item(archive, files, shelf, name)


def _item(archive: Zip, files: dict[str, zipfile.ZipInfo], shelf: Members, name: str) -> Item:
    info = files[name]
    folder = name[: name.rfind("/") + 1]

    def beside(other: str) -> Item | None:
        wanted = folder + other
        there = wanted in files and wanted != name
        return _item(archive, files, shelf, wanted) if there else None

    return Item(
        shelf.full_name(name),
        shelf.location(name),
        info.file_size,
        _open=lambda: archive.open(info, name),
        _beside=beside,
    )


def _seekable(item: Item) -> BinaryIO:
    """The item open, in memory where it lies in another archive."""
    file = item.open()
    if file.seekable():
        return file
    with file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                "{name} is larger than {most} MiB inside another archive: unpack that one and "
                "load the files.",
            ).format(name=shown(item.location.name), most=LARGEST >> 20)
        )
    return io.BytesIO(data)


def _name(info: zipfile.ZipInfo) -> str:
    """The path of a member as it was meant, with "/" between its parts."""
    name = info.orig_filename.partition("\0")[0]
    if not info.flag_bits & _UTF_8:
        # The library reads such names in the charset of DOS, and every byte has a place in that.
        raw = name.encode("cp437")
        name = _unicode_path(info.extra, raw) or decode_name(raw)
    return name.replace("\\", "/")


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The name in the extra field for it, where that was made for the name there is."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and field[:5] == b"\x01" + struct.pack("<L", zlib.crc32(raw)):
            try:
                return field[5:].decode("utf-8")
            except UnicodeDecodeError:
                return None
    return None


def _is_link(info: zipfile.ZipInfo) -> bool:
    return info.create_system == _UNIX and stat.S_ISLNK(info.external_attr >> 16)


def _local_names(head: bytes) -> Iterator[str]:
    for header in _LOCAL_NAME.finditer(head):
        (length,) = struct.unpack("<H", header[1])
        yield head[header.end() : header.end() + length].decode("cp437")


def _any(names: Iterable[str], start: str) -> bool:
    return any(name.startswith(start) for name in names)
