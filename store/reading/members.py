"""Members: the files of one archive by their names, and which of them are passed over."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from store.reading.charset import clean
from store.reading.item import MEMBER, Met
from store.reading.litter import is_sidecar, litter, sidecar_reason, sidecar_uses

_DRIVE = re.compile("[A-Za-z]:")
_ARCHIVE = re.compile(r"(?<=[^. ])\.(?:zip|tar)$", re.IGNORECASE)


class Members:
    """The names of the members of one archive, as they are known in the library.

    A member is placed once, before any is asked for. Its name is then a path within the archive,
    "a/b.txt": clean, with nothing that leads out of the archive, and no other member's.
    """

    def __init__(self, name: str, location: PurePosixPath) -> None:
        self._name = name
        self._folder = location.with_name(_ARCHIVE.sub("", location.name))
        self._taken: dict[str, int] = {}
        self._folders: dict[str, list[str]] = {}
        self._uses: dict[str, dict[str, str]] = {}
        self._met: set[str] = set()

    def place(self, written: str) -> str:
        """The name of a file that the archive calls so."""
        name = _cleaned(written) or "_"
        while name in self._taken:
            self._taken[name] += 1
            path = PurePosixPath(name)
            name = str(path.with_name(f"{path.stem} ({self._taken[name]}){path.suffix}"))
        self._taken[name] = 1
        folder, _, last = name.rpartition("/")
        self._folders.setdefault(folder, []).append(last)
        return name

    def full_name(self, member: str) -> str:
        """The name of the item: "/a/b.zip!/c/d.txt"."""
        return self._name + MEMBER + member

    def location(self, member: str) -> PurePosixPath:
        """Its place with the archive as a folder: "/a/b/c/d.txt"."""
        return self._folder / member

    def passed_over(self, member: str) -> list[Met] | None:
        """What there is to say of a member that is not to be read; None where it is.

        A hidden folder is met once, with the first of its files.
        """
        parts = member.split("/")
        for depth, part in enumerate(parts, 1):
            reason = litter(part)
            if reason is not None:
                return self._once("/".join(parts[:depth]), reason)
        folder, _, last = member.rpartition("/")
        if not is_sidecar(last):
            return None
        if folder not in self._uses:
            self._uses[folder] = sidecar_uses(self._folders[folder])
        return self._once(member, sidecar_reason(last, self._uses[folder]))

    def hidden_folder(self, written: str) -> list[Met]:
        """What there is to say of a folder that the archive lists: nothing, unless it is hidden."""
        parts = _cleaned(written).split("/")
        for depth, part in enumerate(parts, 1):
            reason = litter(part) if part else None
            if reason is not None:
                return self._once("/".join(parts[:depth]), reason)
        return []

    def _once(self, member: str, reason: str) -> list[Met]:
        if member in self._met:
            return []
        self._met.add(member)
        return [self.met(member, "skipped", reason)]

    def met(self, member: str, state: str, problem: str) -> Met:
        """A member that there is no item for."""
        return Met(self.full_name(member), None, named=False, state=state, problem=problem)


def _cleaned(written: str) -> str:
    parts = [clean(part).strip() for part in written.split("/")]
    if _DRIVE.fullmatch(parts[0]):
        del parts[0]
    return "/".join(part for part in parts if part not in ("", ".", ".."))
