"""Memory: what is kept from one session to the next, in small files of the user's state folder.

What cannot be read, or is not there any more, is as if it had never been kept.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import platformdirs

from store.later import Later

if TYPE_CHECKING:
    from store.library import Library
    from tui import visits
else:
    # Not for the first paint.
    visits = Later("tui.visits")

Kept = TypeVar("Kept", "Habits", "Left")


@dataclass(frozen=True, slots=True)
class Habits:
    """What holds for all libraries. theme, style: by name, "" for none chosen. sizes: see
    tui.sizes. greeted: whether the hint for the first time has been shown.
    """

    theme: str = ""
    style: str = ""
    sizes: dict[str, int] = field(default_factory=dict)
    greeted: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """Where the reader left a library. pane: the one with the focus; list: the list before it.
    park, project, passage: links; query: what was searched for, "" for nothing. screens: links to
    what was open above the lists, the uppermost last. marks: links and names by letters.
    facets: what was chosen, as facet and value. words: what the names in a list had to hold;
    orders: what it was sorted by, a minus before the column for the other way round; both by list.
    grouped, collapsed: how hits were shown.
    """

    pane: str = ""
    list: str = ""
    park: str = ""
    project: str = ""
    passage: str = ""
    query: str = ""
    screens: tuple[str, ...] = ()
    marks: dict[str, tuple[str, str]] = field(default_factory=dict)
    facets: tuple[tuple[str, str], ...] = ()
    words: dict[str, str] = field(default_factory=dict)
    orders: dict[str, str] = field(default_factory=dict)
    grouped: bool = False
    collapsed: bool = False

    def marked(self) -> dict[str, visits.Mark]:
        """The marks by their letters."""
        return {letter: visits.Mark(*mark) for letter, mark in self.marks.items()}


class Memory:
    """The files: one for all libraries, one for each."""

    def __init__(self, folder: Path, library: Library) -> None:
        self._folder = folder
        # The seed library lies elsewhere with each version of the program.
        name = "seed" if library.seed else str(library.path.resolve())
        digest = hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:16]
        self._habits = folder / "desk.json"
        self._left = folder / f"desk-{digest}.json"

    def of_another(self, library: Library) -> Memory:
        """The memory of another library, in the same folder."""
        return Memory(self._folder, library)

    def habits(self) -> Habits:
        """What holds for all libraries."""
        return _read(self._habits, Habits)

    def left(self) -> Left:
        """Where this library was left."""
        return _read(self._left, Left)

    def keep(self, one: Habits | Left) -> None:
        """Keep it, whole or not at all; where the folder cannot be written to, nothing is kept."""
        path = self._habits if isinstance(one, Habits) else self._left
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder, prefix=f"{path.name}.")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    json.dump(asdict(one), file, ensure_ascii=False, indent=1)
                Path(name).replace(path)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
        except (OSError, ValueError):
            return


def of(library: Library) -> Memory:
    """The memory of a library in the user's state folder."""
    return Memory(platformdirs.user_state_path("yuanzhi"), library)


def _read(path: Path, kind: type[Kept]) -> Kept:
    """What was kept; as far as it has the shape it should have."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return kind()
    if not isinstance(found, dict):
        return kind()
    good: dict[str, Any] = {}
    for one in fields(kind):
        value = _shaped(one.name, found.get(one.name), getattr(kind(), one.name))
        if value is not None:
            good[one.name] = value
    return kind(**good)


def _shaped(name: str, value: object, default: object) -> object:
    """The value if it has the shape of the default; None if not."""
    if name == "marks" and isinstance(value, dict):
        return {letter: tuple(mark) for letter, mark in value.items() if _is_pair(mark)}
    if name == "facets" and isinstance(value, list):
        return tuple(tuple(one) for one in value if _is_pair(one))
    if name in ("words", "orders") and isinstance(value, dict):
        return {key: one for key, one in value.items() if isinstance(one, str)}
    if name == "sizes" and isinstance(value, dict):
        return {key: size for key, size in value.items() if type(size) is int}
    if isinstance(default, tuple):
        is_words = isinstance(value, list) and all(isinstance(one, str) for one in value)
        return tuple(value) if is_words and isinstance(value, list) else None
    return value if type(value) is type(default) else None


def _is_pair(value: object) -> bool:
    """Whether it is two texts."""
    return isinstance(value, list) and len(value) == 2 and all(isinstance(v, str) for v in value)
