"""The words that tell of events, and the characters that are looked for before them."""

from __future__ import annotations

import re
from typing import Any

from store.extract.events import OPENS, WORDS


def test_every_word_opens_with_what_is_looked_for_first() -> None:
    words = WORDS.pattern.removeprefix(f"(?=[{OPENS}])")
    assert words != WORDS.pattern
    first, empty = _first(re._parser.parse(words))  # type: ignore[attr-defined]
    assert not empty
    assert first == set(OPENS)


def _first(parsed: Any) -> tuple[set[str], bool]:
    """The characters that what is parsed can open with, and whether it can be empty."""
    found: set[str] = set()
    for kind, what in parsed:
        match str(kind):
            case "LITERAL":
                return found | {chr(what)}, False
            case "IN":
                return found | {chr(code) for _, code in what}, False
            case "BRANCH":
                ways = [_first(way) for way in what[1]]
            case "SUBPATTERN":
                ways = [_first(what[3])]
            case "MAX_REPEAT":
                ways = [_first(what[2]), *([(set(), True)] if what[0] == 0 else [])]
            case other:
                raise NotImplementedError(other)
        found |= set().union(*(first for first, _ in ways))
        if not any(empty for _, empty in ways):
            return found, False
    return found, True
