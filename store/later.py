"""Modules that are imported when they are first asked for.

All rooms together take several times as long to import as an application that says hello. The
browser paints its first screen before it asks any of them, and most commands ask few.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Later:
    """Stands for a module; imports it when something of it is asked for."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self._name), name)


def of_package(package: str, names: Mapping[str, Sequence[str]]) -> Callable[[str], Any]:
    """The `__getattr__` of a package that imports its modules when a name of theirs is asked for.

    names: those of each module (".name" within the package); "name as other" gives it as other.
    """
    places = {}
    for module, some in names.items():
        for one in some:
            name, _, other = one.partition(" as ")
            places[other or name] = (module, name)

    def get(name: str) -> Any:
        if name not in places:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module, known_as = places[name]
        value = getattr(import_module(module, package), known_as)
        # The next time it is simply there.
        setattr(sys.modules[package], name, value)
        return value

    return get
