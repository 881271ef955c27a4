"""Walking: the items under the paths that were named, each once, in the order of their names.

A folder's files and folders come together, sorted by the code points of their names, a folder's
contents in its place: the order of the whole paths, part by part. What the reader named comes in
the order in which it was named.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from gettext import dgettext
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from store.reading.archives import spread
from store.reading.charset import shown
from store.reading.content import LARGEST
from store.reading.item import Item, Met, readable
from store.reading.litter import is_sidecar, litter, sidecar_reason, sidecar_uses
from store.reading.stream import cannot_read

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping

__all__ = ["Met", "walk"]

STANDARD_INPUT = "standard input"
# So much of the hash of standard input is in its name.
DIGITS = 16

_DASH = "-"


def walk(paths: Iterable[Path], called: str | None = None) -> Generator[Met, None, None]:
    """Every file named and every file in a folder named, each exactly once; the members of an
    archive in the place of the archive.

    A link to a file is that file, under its own name; a link to a folder is followed only where it
    was named itself. Path("-") is standard input (a file of that name is "/folder/-"); called: what
    its name would be as a file, for what that tells. Hidden files and folders, sidecars and the
    like are met as skipped, hidden folders as one; what is not there or cannot be read as failed.
    """
    road = _Road(paths, called)
    for path in road.named:
        yield from road.along(path)


class _Road:
    """One walk: what was named for it, and where it has been.

    Only folders are remembered, and the files that were met otherwise than in their folder: in its
    folder a file comes but once.
    """

    def __init__(self, paths: Iterable[Path], called: str | None) -> None:
        self.named = tuple(
            dict.fromkeys(_DASH if str(path) == _DASH else os.path.realpath(path) for path in paths)
        )
        self._named = frozenset(self.named)
        self._called = called
        self._folders: set[str] = set()
        self._files: set[str] = set()
        # Of the folder that was last asked for: many sidecars of one folder can be named.
        self._uses: tuple[str, Mapping[str, str]] = ("", {})

    def along(self, path: str) -> Iterator[Met]:
        """What there is under one path that was named."""
        if path == _DASH:
            yield from _standard_input(self._called)
            return
        try:
            mode = Path(path).stat().st_mode
        except FileNotFoundError:
            problem = dgettext("yuanzhi", "There is no {name}: check how it is written.")
            yield self._met(path, "failed", problem.format(name=_shown(path)))
        except OSError as error:
            yield self._unreadable(path, error)
        else:
            if stat.S_ISDIR(mode):
                yield from self._folder(path)
            elif self._is_new(path):
                yield from self._file(path, stat.S_ISREG(mode))

    def _is_new(self, path: str) -> bool:
        """Whether a file that is come to otherwise than in its folder has not been met."""
        if str(Path(path).parent) in self._folders or path in self._files:
            return False
        self._files.add(path)
        return True

    def _folder(self, top: str) -> Iterator[Met]:
        """What is in a folder and the folders in it, in the order of their names."""
        # Not one call within another: folders can lie deeper than calls.
        levels = [(yield from self._listed(top))]
        while levels:
            entry = next(levels[-1], None)
            if entry is None:
                levels.pop()
                continue
            named = entry.path in self._named
            reason = None if named else litter(entry.name)
            if reason is not None:
                if entry.path not in self._files:
                    yield self._met(entry.path, "skipped", reason)
            elif _is_folder(entry):
                levels.append((yield from self._listed(entry.path)))
            elif entry.is_symlink() and not is_sidecar(entry.name):
                yield from self._link(entry.path)
            elif entry.path not in self._files:
                yield from self._file(entry.path, _is_file(entry))

    def _listed(self, folder: str) -> Generator[Met, None, Iterator[os.DirEntry[str]]]:
        """What a folder holds, sorted; nothing where it was walked before or cannot be read."""
        if folder in self._folders:
            return iter(())
        self._folders.add(folder)
        try:
            with os.scandir(folder) as entries:
                return iter(sorted(entries, key=lambda entry: entry.name))
        except OSError as error:
            yield self._unreadable(folder, error)
            return iter(())

    def _link(self, path: str) -> Iterator[Met]:
        target = os.path.realpath(path)
        try:
            mode = Path(target).stat().st_mode
        except FileNotFoundError:
            problem = dgettext("yuanzhi", "{name} is a link to a file that is not there.")
            yield self._met(path, "failed", problem.format(name=_shown(path)))
        except OSError as error:
            yield self._unreadable(path, error)
        else:
            if stat.S_ISDIR(mode):
                problem = dgettext(
                    "yuanzhi", "{name} is a link to a folder: name that folder to load it."
                )
                yield self._met(path, "skipped", problem.format(name=_shown(path)))
            elif self._is_new(target):
                yield from self._file(target, stat.S_ISREG(mode))

    def _file(self, path: str, regular: bool) -> Iterator[Met]:
        folder, name = str(Path(path).parent), Path(path).name
        if is_sidecar(name):
            uses = self._sidecar_uses(folder)
            # Who names a sidecar alone expects its data to be loaded.
            lost = path in self._named and name not in uses
            yield self._met(path, "failed" if lost else "skipped", sidecar_reason(name, uses))
        elif regular:
            yield from spread(Item.of(Path(path)), path in self._named)
        else:
            # A pipe or a device may never end.
            problem = dgettext(
                "yuanzhi", "{name} is no regular file: save it as one and load that."
            )
            yield self._met(path, "failed", problem.format(name=_shown(path)))

    def _sidecar_uses(self, folder: str) -> Mapping[str, str]:
        if self._uses[0] != folder:
            try:
                names = sorted(file.name for file in Path(folder).iterdir())
            except OSError:
                names = []
            self._uses = (folder, sidecar_uses(names))
        return self._uses[1]

    def _met(self, path: str, state: str, problem: str) -> Met:
        return Met(readable(path), None, path in self._named, state, problem)

    def _unreadable(self, path: str, error: OSError) -> Met:
        return self._met(path, "failed", cannot_read(_shown(path), error))


def _shown(path: str) -> str:
    return shown(Path(readable(path)).name or path)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        # Opening it will tell.
        return True


def _standard_input(called: str | None) -> Iterator[Met]:
    """What comes in from standard input, in memory, named after its content."""
    try:
        data = sys.stdin.buffer.read(LARGEST + 1) if sys.stdin else b""
    except OSError as error:
        yield Met(
            STANDARD_INPUT,
            None,
            named=True,
            state="failed",
            problem=cannot_read(STANDARD_INPUT, error),
        )
        return
    if len(data) > LARGEST:
        problem = dgettext(
            "yuanzhi", "Standard input has more than {most} MiB: save it as a file and load that."
        ).format(most=LARGEST >> 20)
        yield Met(STANDARD_INPUT, None, named=True, state="failed", problem=problem)
        return
    digest = hashlib.sha256(data).hexdigest()[:DIGITS]
    location = PurePosixPath(called or STANDARD_INPUT)
    if not location.name:
        location /= STANDARD_INPUT
    yield from spread(Item.holding(f"{STANDARD_INPUT} sha256:{digest}", location, data), named=True)
