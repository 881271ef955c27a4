"""The tokens of a query: words, phrases, fields, and the operators between them. Nothing raises.

What cannot be an operator is a word; the beginning of something at the very end of a query is told
apart, since its other half may still be typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store import unseen
from store.fold import fold
from store.search import fields, matching
from store.search.tree import Field, Near, Start, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.search.tree import Leaf

# Parentheses nested deeper than this are text: no tree is too deep to walk.
MAX_DEPTH = 16

# Control characters are spaces in a library, so that they are spaces in a query as well; half a
# surrogate pair (an undecodable byte on the command line) stands in no text at all.
_CLEAN = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}

_QUOTED = re.compile(r'"((?:[^"]|"")*)("?)')
# What may stand behind a phrase: "GW"*, "高新区 投资"~10, or the beginning of that.
_TAIL = re.compile(r"(?:(\*)|[~～]([0-9０-９]{1,5}))(?=[\s|)]|$)|[~～]$")
KEYWORDS = ("AND", "OR", "NOT")


@dataclass(frozen=True, slots=True)
class Token:
    """kind: "term", "field", "sort", "open", "close", "bar", "minus", "unfinished", "end" or a
    keyword.

    unfinished: the beginning of something at the very end of the query. order: what a "sort" says.
    """

    kind: str
    start: int
    end: int
    node: Leaf | None = None
    order: str = ""


def clean(query: str) -> str:
    """The query without what cannot be seen and comes along with words, controls made spaces."""
    return unseen.without(query).translate(_CLEAN)


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a query that was cleaned, from left to right."""
    at, depth, before = 0, 0, ""
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        if text[at] == "(" and depth < MAX_DEPTH:
            depth += 1
            token = Token("open", at, at + 1)
        elif text[at] == ")" and depth:
            depth -= 1
            token = Token("close", at, at + 1)
        else:
            token = (
                _bar(text, at)
                or _minus(text, at)
                or (None if depth or before in ("minus", "NOT") else _sort(text, at))
                or _field(text, at, depth)
                or _phrase(text, at)
                or _word(text, at, depth)
            )
        if before == "minus" and token.kind in KEYWORDS:
            token = Token("term", at, token.end, Term(text[at : token.end]))
        yield token
        at, before = token.end, token.kind


def _bar(text: str, at: int) -> Token | None:
    """The bars that begin here, as one. A full-width bar stands in headlines (专题｜德阳): it is
    an operator only where it stands alone.
    """
    end = at
    while text[end : end + 1] == "|":
        end += 1
    if text[at] == "｜" and f"{text[max(at - 1, 0) : at]} {text[at + 1 : at + 2]}".isspace():
        end = at + 1
    return Token("bar", at, end) if end > at else None


def _minus(text: str, at: int) -> Token | None:
    after = text[at + 1 : at + 2]
    if text[at] in "-~～" and not after:
        return Token("unfinished", at, at + 1)
    if text[at] != "-":
        return None
    return None if after.isspace() or after in "-|)" else Token("minus", at, at + 1)


def _sort(text: str, at: int) -> Token | None:
    """The order that is named here. It is no part of the tree, and stands for the whole query."""
    found = fields.SORT.match(text, at)
    if found is None:
        return None
    if found[1] is None:
        return Token("unfinished", at, found.end())
    named = fold(found[1])
    if named in fields.ORDERS_CALLED:
        return Token("sort", at, found.end(), order=fields.ORDERS_CALLED[named])
    begun = found.end() == len(text) and any(
        order.startswith(named) for order in fields.ORDERS_CALLED
    )
    return Token("unfinished", at, len(text)) if begun else None


def _field(text: str, at: int, depth: int) -> Token | None:
    """The field that begins here, where it can have the value that it is given."""
    found = fields.PATTERN.match(text, at)
    if found is None:
        return None
    if found.end() == len(text):
        return Token("unfinished", at, len(text))
    phrase = _between_quotes(text, found.end())
    end = phrase[1] if phrase else _word_end(text, found.end(), depth)
    name, value = fields.called(found[1]), phrase[0] if phrase else text[found.end() : end]
    if phrase and not value:
        return Token("unfinished", at, end)
    known = fields.read(name, value)
    if known is None:
        begun = end == len(text) and not phrase and fields.is_begun(name, value)
        return Token("unfinished", at, end) if begun else None
    if not phrase and known[-1] == "*" and len(known) > 1:
        known = known[:-1]
    return Token("field", at, end, Field(name, known))


def _phrase(text: str, at: int) -> Token | None:
    """The phrase in quotes that begins here; one whose end is not typed yet runs to the end."""
    phrase = _between_quotes(text, at)
    if phrase is None:
        return None
    content, end = phrase
    if not content:
        return Token("unfinished", at, end)
    tail = _TAIL.match(text, end)
    if tail is None:
        return Token("term", at, end, Term(content))
    node: Leaf = Term(content)
    if tail[1]:
        node = _start(content)
    elif tail[2]:
        node = _near(content, int(tail[2]))
    return Token("term", at, tail.end(), node)


def _between_quotes(text: str, at: int) -> tuple[str, int] | None:
    """What stands between quotation marks that begin here, and where it ends; None without any.

    Nothing between them: the beginning of a phrase at the end of the query.
    """
    if text[at : at + 1] == "“":
        end = text.find("”", at)
        apart = end > at + 1 and (
            end + 1 == len(text) or _ends_word(text[end + 1]) or _TAIL.match(text, end + 1)
        )
        return (text[at + 1 : end], end + 1) if apart else None
    found = _QUOTED.match(text, at)
    if found is None or (not found[1] and found[2]):
        return None
    return found[1].replace('""', '"'), found.end()


def _start(text: str) -> Leaf:
    """What begins with a text. Only what runs on, as Latin words do, begins anywhere."""
    return Start(text) if matching.runs_on(fold(text[0])) else Term(text)


def _near(text: str, distance: int) -> Leaf:
    words = tuple({fold(word): word for word in reversed(text.split())}.values())[::-1]
    return Near(words, distance) if len(words) > 1 else Term(words[0] if words else text)


def _word(text: str, at: int, depth: int) -> Token:
    """The word that begins here, and the * behind it that asks for what begins with it."""
    end = _word_end(text, at, depth)
    word = text[at:end]
    if len(word) > 1 and word.find("*") == len(word) - 1:
        return Token("term", at, end, _start(word[:-1]))
    return Token(word if word in KEYWORDS else "term", at, end, Term(word) if word else None)


def _word_end(text: str, at: int, depth: int) -> int:
    """Where a word ends: at a space, a bar, or the end of the group it stands in."""
    end, open_within = at, 0
    while end < len(text) and not text[end].isspace() and text[end] != "|":
        open_within += (text[end] == "(") - (text[end] == ")")
        if open_within < 0:
            if depth:
                break
            open_within = 0
        end += 1
    return end


def _ends_word(character: str) -> bool:
    return character.isspace() or character in "|)"
