"""The words that tell of events, and the characters that are looked for before them."""

from __future__ import annotations

import importlib
import sys
from typing import Any

from store.extract.verbs import OPENS, SECOND, WORDS

# Python's own reader of patterns changed its name with 3.11.
PARSER = importlib.import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")


def test_every_word_opens_with_what_is_looked_for_first() -> None:
    words = WORDS.pattern.removeprefix(f"(?=[{OPENS}][{SECOND}])")
    assert words != WORDS.pattern
    found = _openings(PARSER.parse(words), 2)
    assert {len(opening) for opening in found} == {2}
    assert {opening[0] for opening in found} == set(OPENS)
    assert {opening[1] for opening in found} == set(SECOND)


def _openings(parsed: Any, size: int) -> set[str]:
    """The first characters, at most so many, of all that matches a parsed pattern."""
    found = {""}
    for kind, what in parsed:
        longer = _of_one(str(kind), what, size)
        found = {(one + other)[:size] for one in found for other in longer}
    return found


def _of_one(kind: str, what: Any, size: int) -> set[str]:
    match kind:
        case "LITERAL":
            return {chr(what)}
        case "IN":
            # What the dot and a negated class stand for is no character of these words.
            known = str(what[0][0]) == "LITERAL"
            return {chr(code) for _, code in what} if known else {"?"}
        case "BRANCH":
            return set().union(*(_openings(way, size) for way in what[1]))
        case "SUBPATTERN":
            return _openings(what[3], size)
        case "MAX_REPEAT" | "MIN_REPEAT":
            once = _openings(what[2], size)
            more = {one + other for one in once for other in once} if what[1] > 1 else set()
            return once | more | ({""} if what[0] == 0 else set())
        case "ASSERT" | "ASSERT_NOT" | "AT":
            return {""}
        case "NOT_LITERAL" | "ANY":
            return {"?"}
        case _:
            raise NotImplementedError(kind)
