"""Patterns that are compiled when they are first used.

The rules have some hundred of them, and a small article needs few: to compile them all would take
most of the time from the start of the program to the first facts.
"""

from __future__ import annotations

import re
from typing import cast

METHODS = ("match", "search", "fullmatch", "finditer", "findall", "split", "sub")


class _Compiled:
    """What has the methods of a compiled pattern as attributes of its own."""

    def __init__(self, text: str, flags: int) -> None:
        self.pattern = text
        self.flags = flags


class _Later(_Compiled):
    """The same before the pattern is compiled; asked for a method, it compiles and is the other."""

    def __getattr__(self, name: str) -> object:
        # Python asks here only for what the object does not have. A class that has this method is
        # slow in all it does, so the object leaves it.
        compiled = re.compile(self.pattern, self.flags)
        for method in METHODS:
            setattr(self, method, getattr(compiled, method))
        self.__class__ = _Compiled  # type: ignore[assignment]
        return getattr(compiled, name)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, to be used as one that `re.compile` gives back."""
    return cast("re.Pattern[str]", _Later(text, flags))
