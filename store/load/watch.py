"""Watching: which files change under some paths, each told when it is quiet again."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from store.reading.item import readable
from store.reading.litter import is_sidecar, litter, sidecar_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

# How long a file must not have changed to be taken as whole, in seconds.
QUIET = 1.0

# How long one waits for events at a time, in milliseconds.
TICK = 100


@dataclass(frozen=True, slots=True)
class Changes:
    """Files that are new or changed, and the names of what is not there any more."""

    paths: tuple[Path, ...]
    gone: tuple[str, ...]


class Watch:
    """Watches files and folders from when it is made; what is not there is not watched.

    A file is watched by its folder, since many programs write a file anew and rename it.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        # Only whoever watches needs it.
        from watchfiles import watch

        whole = [Path(os.path.realpath(path)) for path in paths]
        self._folders = [path for path in whole if path.is_dir()]
        self._files = [path for path in whole if path.is_file()]
        self._events = [
            watch(
                *places,
                watch_filter=None,
                debounce=TICK,
                step=TICK // 2,
                rust_timeout=TICK,
                yield_on_timeout=True,
                recursive=recursive,
                ignore_permission_denied=True,
            )
            for places, recursive in (
                (self._folders, True),
                (sorted({path.parent for path in self._files}), False),
            )
            if places
        ]
        for events in self._events:
            # It begins to watch when it is asked for the first time.
            next(events)

    def __enter__(self) -> Watch:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for events in self._events:
            events.close()

    def changes(self, stop: Callable[[], bool]) -> Iterator[Changes]:
        """The changes as they come, until stop() is true; some times a second it is asked."""
        last: dict[Path, float] = {}
        while not stop():
            if not self._events:
                time.sleep(TICK / 1000)
            for events in self._events:
                for _, path in next(events, ()):
                    if self._is_watched(Path(path)):
                        last[Path(path)] = time.monotonic()
            quiet = [path for path, at in last.items() if time.monotonic() - at >= QUIET]
            for file in quiet:
                del last[file]
            changes = _changes(quiet)
            if changes.paths or changes.gone:
                yield changes

    def _is_watched(self, path: Path) -> bool:
        """Whether a load of the paths would come to a file or folder, or to the file it is for."""
        if path in self._files or any(
            is_sidecar(path.name) and sidecar_name(file.name) == path.name
            for file in self._files
            if file.parent == path.parent
        ):
            return True
        folders = [folder for folder in self._folders if path == folder or folder in path.parents]
        return any(
            all(litter(part) is None for part in path.relative_to(folder).parts)
            for folder in folders
        )


def _changes(paths: Iterable[Path]) -> Changes:
    found: dict[Path, None] = {}
    gone: dict[str, None] = {}
    for path in paths:
        if is_sidecar(path.name):
            found.update(dict.fromkeys(_served(path)))
        elif path.exists():
            found[path] = None
        else:
            gone[readable(str(path))] = None
    return Changes(tuple(sorted(found)), tuple(gone))


def _served(sidecar: Path) -> list[Path]:
    """The files that a sidecar is for, whether it is still there or not."""
    try:
        beside = list(sidecar.parent.iterdir())
    except OSError:
        return []
    return [
        path
        for path in beside
        if sidecar_name(path.name) == sidecar.name and path != sidecar and path.is_file()
    ]
