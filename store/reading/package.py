"""Packages: documents that are ZIP files of XML (DOCX, EPUB), opened with limits."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from gettext import dgettext
from typing import TYPE_CHECKING
from urllib.parse import unquote

from store.model import YuanzhiError
from store.reading.charset import shown

if TYPE_CHECKING:
    from lxml.etree import _Element

# Bytes of one part unpacked, and of all parts that are read. A novel has a hundredth of it.
LARGEST_PART = 64 << 20
LARGEST_SUM = 256 << 20

_ENCRYPTED = 0x1
# What zipfile raises for damage of one kind or another.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    KeyError,
    IndexError,
)


class Package:
    """An open package. Nothing in it leads out of it: no file, no address."""

    def __init__(self, data: bytes, name: str) -> None:
        """name: for messages. Raises YuanzhiError where the data are no ZIP file."""
        self.name = name
        self._left = LARGEST_SUM
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._parts = {info.filename.casefold(): info for info in self._zip.infolist()}
        except _DAMAGE:
            raise self.damaged() from None

    def has(self, path: str) -> bool:
        """Whether there is a part of that path."""
        return path.lstrip("/").casefold() in self._parts

    def read(self, path: str) -> bytes | None:
        """The bytes of a part; None where there is none. Raises YuanzhiError for damage, bombs."""
        info = self._parts.get(path.lstrip("/").casefold())
        if info is None:
            return None
        if info.flag_bits & _ENCRYPTED:
            raise protected(self.name)
        most = min(LARGEST_PART, self._left)
        try:
            with self._zip.open(info) as file:
                data = file.read(most + 1)
        except _DAMAGE:
            raise self.damaged() from None
        if len(data) > most:
            raise YuanzhiError(
                dgettext(
                    "yuanzhi",
                    "{name} unpacks to more than {most} MiB: it is damaged or made to do harm.",
                ).format(name=shown(self.name), most=LARGEST_PART >> 20)
            )
        self._left -= len(data)
        return data

    def xml(self, path: str) -> _Element | None:
        """The root of a part that is XML; None where there is no such part, or no XML in it.

        No entity is replaced and nothing is fetched. Raises YuanzhiError as `read`, and where the
        part has entities of its own.
        """
        data = self.read(path)
        if data is None:
            return None
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
            remove_pis=True, huge_tree=False,
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            return None
        if any(element.tag is etree.Entity for element in root.iter()):
            # No program that writes documents does so, and what they stand for would be lost.
            raise self.damaged()
        return root

    def damaged(self) -> YuanzhiError:
        """The error for a package that cannot be used."""
        return YuanzhiError(
            dgettext(
                "yuanzhi", "{name} is damaged: open and save it again, or get it anew."
            ).format(name=shown(self.name))
        )


def protected(name: str) -> YuanzhiError:
    """The error for what can be read with a password or a licence only."""
    return YuanzhiError(
        dgettext(
            "yuanzhi", "{name} is protected by a password: save it without one and load that."
        ).format(name=shown(name))
    )


def resolve(base: str, target: str) -> str:
    """The path of a part that another part, `base`, points to."""
    target = unquote(target.partition("#")[0])
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), target)).lstrip("/")


def tag(element: _Element) -> str:
    """The name of an element without its namespace; "" for what is no element."""
    name = element.tag
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def attribute(element: _Element, name: str) -> str | None:
    """An attribute by its name without namespace, or None."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: _Element | None, *path: str) -> _Element | None:
    """The first descendant on a path of names without namespaces, or None."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if tag(inner) == name), None)
    return element
