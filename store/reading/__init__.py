"""Reading: bytes to pages and articles. One module a format; this one opens a file and chooses.

    source = open_source(path)
    for document in source.documents(): ...

Text and Markdown give one `Page`, which `store.layout` takes apart; JSON Lines gives `Article`s,
whose parts were declared and need no layout.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from gettext import dgettext
from typing import TYPE_CHECKING

from store.model import Article, Metadata, Page, YuanzhiError
from store.reading import jsonl, sidecar
from store.reading.charset import Decoded, decode, shown
from store.reading.text import make_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

__all__ = ["Article", "Page", "Source", "is_source", "open_source"]

MARKDOWN = frozenset({".md", ".markdown"})
TEXT = frozenset({".txt", ".text"})
JSON_LINES = frozenset({".jsonl", ".ndjson"})

# How files of other formats begin: none of them would make sense as text.
OTHERS = {
    b"%PDF-": "PDF",
    b"PK\x03\x04": "ZIP",
    b"<!doctype html": "HTML",
    b"<html": "HTML",
    b"<?xml": "XML",
}

# How much of a file is looked at to see whether it is JSON Lines, and read at a time to hash it.
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """A file that reading knows how to take.

    size: in bytes. sha256: of its bytes; sidecar_sha256: of its sidecar's, None without one.
    charset: the one its text is decoded with. media_type: "text/plain", "text/markdown" or
    "application/jsonl".
    """

    path: Path
    size: int
    sha256: str
    sidecar_sha256: str | None
    charset: str
    media_type: str
    _metadata: Metadata
    _decoded: Decoded | None

    def documents(self, seen: Callable[[int], object] | None = None) -> Iterator[Page | Article]:
        """A `Page` for a text; for JSON Lines the `Article`s, each read when it is asked for.

        seen: called with the number of bytes read so far, out of `size`. Raises YuanzhiError where
        a line cannot be used or the file cannot be read.
        """
        if self._decoded is not None:
            if seen is not None:
                seen(self.size)
            yield make_page(self._decoded, self.media_type, self._metadata)
            return
        try:
            with self.path.open("rb") as lines:
                told = _counted(lines, seen) if seen else lines
                yield from jsonl.read_articles(told, self.path.name)
        except OSError as error:
            raise _unreadable(self.path, error) from None


def is_source(path: Path) -> bool:
    """Whether a file found in a folder is one to read: by its name alone, hidden files left out."""
    known = MARKDOWN | TEXT | JSON_LINES
    return path.suffix.lower() in known and not path.name.startswith(".") and path.is_file()


def open_source(path: Path) -> Source:
    """A file ready to be read; a file of any name that was asked for by it.

    Raises YuanzhiError where it is not there, is no file, is a sidecar, or is no text.
    """
    if path.suffix.lower() == sidecar.SUFFIX:
        raise YuanzhiError(
            dgettext(
                "yuanzhi", "{name} is a sidecar: load the text file of the same name beside it."
            ).format(name=shown(path.name))
        )
    if path.exists() and not path.is_dir() and not path.is_file():
        # A pipe or a device may never end.
        raise YuanzhiError(
            dgettext("yuanzhi", "{name} is no regular file: save it as one and load that.").format(
                name=shown(path)
            )
        )
    try:
        if _is_json_lines(path):
            return Source(
                path,
                path.stat().st_size,
                _sha256(path),
                None,
                jsonl.CHARSET,
                jsonl.MEDIA_TYPE,
                Metadata(),
                None,
            )
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from None
    _refuse_others(path, data)
    beside = sidecar.read_sidecar(path)
    return Source(
        path,
        len(data),
        hashlib.sha256(data).hexdigest(),
        hashlib.sha256(beside.data).hexdigest() if beside else None,
        (decoded := decode(data, path.name)).charset,
        "text/markdown" if path.suffix.lower() in MARKDOWN else "text/plain",
        beside.metadata if beside else Metadata(),
        decoded,
    )


def _is_json_lines(path: Path) -> bool:
    if path.suffix.lower() in JSON_LINES:
        return True
    with path.open("rb") as lines:
        return jsonl.is_json_line(lines.readline(CHUNK))


def _refuse_others(path: Path, data: bytes) -> None:
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    found = next((name for mark, name in OTHERS.items() if start.startswith(mark.lower())), None)
    if found is None and path.suffix.lower() == ".json":
        found = "JSON"
    if found:
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                "{name} is {format}: save its text as plain text, Markdown, or JSON Lines "
                "(one article a line), and load that.",
            ).format(name=shown(path.name), format=found)
        )


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _counted(lines: Iterable[bytes], seen: Callable[[int], object]) -> Iterator[bytes]:
    count = 0
    for line in lines:
        count += len(line)
        seen(count)
        yield line


def _unreadable(path: Path, error: OSError) -> YuanzhiError:
    return YuanzhiError(
        dgettext("yuanzhi", "Cannot read {name}: {reason}.").format(
            name=shown(path), reason=error.strerror or shown(error)
        )
    )
