"""What the lists of parks and projects hold, and the passages they point at; read in threads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.reader import Trail
from tui.widgets.rows import ALL_PARKS

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable

    from store.library import Library
    from tui.arrangement import Arrangement


@dataclass(frozen=True, slots=True)
class Lists:
    """Keys of the parks, of the projects of `park`, and how many projects there are of all."""

    parks: array[int]
    projects: array[int]
    every: int
    park: int


# The passages pointed at; the projects and the parks where they were read.
Answer = tuple[Trail, "array[int] | None", "array[int] | None"]


def first(library: Library, arrangement: Arrangement) -> Answer:
    """Both lists before any of them points at passages."""
    return Trail(), arrangement.projects(library, ALL_PARKS), arrangement.parks(library)


def whole(library: Library, arrangement: Arrangement, park: int) -> Lists:
    """The lists as they are to be; of the projects of all parks where the park is not left."""
    parks = arrangement.parks(library)
    every = arrangement.projects(library, ALL_PARKS)
    if park not in parks:
        return Lists(parks, every, len(every), ALL_PARKS)
    return Lists(parks, arrangement.projects(library, park), len(every), park)


def of_project(key: int) -> Callable[[Library], Answer]:
    """The passages of a project."""

    def read(library: Library) -> Answer:
        name = "".join(row.name for row in library.project_rows([key]))
        return Trail(library.passages_of(key), name=name), None, None

    return read


def of_park(key: int, arrangement: Arrangement) -> Callable[[Library], Answer]:
    """The projects of a park and its passages; for all parks those of the first project."""

    def read(library: Library) -> Answer:
        if key != ALL_PARKS:
            projects = arrangement.projects(library, key)
            name = "".join(row.name for row in library.park_rows([key]))
            return Trail(library.passages_of(key), name=name), projects, None
        projects = arrangement.projects(library, ALL_PARKS)
        if not projects:
            return Trail(), projects, None
        first = library.project_rows(projects[:1])
        trail = Trail(library.passages_of(projects[0]), name=first[0].name if first else "")
        return trail, projects, None

    return read
