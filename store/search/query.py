"""The query language: words, "phrases", beginnings*, "words near each other"~10, |, -, parentheses
and fields, as a tree. Nothing raises.

What cannot be read as an operator is read as text; only what is still being typed at the end of
a query (a lone |, - or opening quote) is passed over until its other half is there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from store import industries
from store.fold import fold
from store.model import FACETS
from store.search import fields, matching

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.model import Narrowing

# Field -> the type of the mentions it asks for.
NAME_FIELDS = fields.NAMES

# Parentheses nested deeper than this are text: no tree is too deep to walk.
MAX_DEPTH = 16


@dataclass(frozen=True, slots=True)
class Term:
    """A string of characters that a text holds, after folding; never empty."""

    text: str


@dataclass(frozen=True, slots=True)
class Start:
    """A string that a text holds where a run of letters and digits begins; it begins with one."""

    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """Strings that a text holds with so many characters between the first and the last, at most.

    words: two or more, no two the same after folding, without spaces; in any order.
    """

    words: tuple[str, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class Field:
    """What else a paragraph must be. name: one of store.search.fields, which reads its value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    """What its node does not find; the node is no Not itself."""

    node: Node


@dataclass(frozen=True, slots=True)
class And:
    """What all its nodes find: two or more, none of them an And."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What any of its nodes finds: two or more, none of them an Or."""

    nodes: tuple[Node, ...]


Leaf = Term | Start | Near | Field
Node = Leaf | Not | And | Or


@dataclass(frozen=True, slots=True)
class Request:
    """A whole query: what is to be found, and how it is to be given.

    node: None where nothing is asked for. sort: one of ORDERS. closest: whether passages are
    wanted that share most of it, where it begins with ~.
    """

    node: Node | None
    sort: str = "newest"
    closest: bool = False


# In which order what is found can be wanted; and how a query says it.
ORDERS = ("newest", "relevance")
_ORDERS = {**dict(zip(ORDERS, ORDERS, strict=True)), "最新": "newest", "相关": "relevance"}
_SORT = re.compile(r"(?:sort|排序)[:：](?:([^\s|()]+)(?=[\s|]|$)|$)", re.IGNORECASE)
_CLOSEST = re.compile(r"\s*[~～]")

# Control characters are spaces in a library, so that they are spaces in a query as well; half a
# surrogate pair (an undecodable byte on the command line) stands in no text at all.
_CLEAN = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}

_QUOTED = re.compile(r'"((?:[^"]|"")*)("?)')
# What may stand behind a phrase: "GW"*, "高新区 投资"~10, or the beginning of that.
_TAIL = re.compile(r"(?:(\*)|[~～]([0-9０-９]{1,5}))(?=[\s|)]|$)|[~～]$")
_KEYWORDS = ("AND", "OR", "NOT")

# Tokens that a - or NOT can negate; and those that an AND, OR or | can have behind it.
_NEGATED = ("term", "field", "open", "minus", "unfinished")
_OPERANDS = (*_NEGATED, "NOT")


@dataclass(frozen=True, slots=True)
class _Token:
    """kind: "term", "field", "sort", "open", "close", "bar", "minus", "unfinished", "end" or a
    keyword.

    unfinished: the beginning of something at the very end of the query. order: what a "sort" says.
    """

    kind: str
    start: int
    end: int
    node: Leaf | None = None
    order: str = ""


@lru_cache(maxsize=256)
def read(query: str) -> Request:
    """The query as a tree, and how what it finds is wanted. Nothing raises."""
    text = query.translate(_CLEAN)
    begun = _CLOSEST.match(text)
    if begun is not None:
        node, sort = _read(text[begun.end() :])
        if node is not None:
            return Request(node, sort, closest=True)
    node, sort = _read(text)
    return Request(node, sort)


def parse(query: str) -> Node | None:
    """The query as a tree; None where nothing is asked for."""
    return read(query).node


def since(node: Node | None, date: str | None) -> Node | None:
    """A tree that finds what this one finds in articles of that date (ISO 8601) or later."""
    if node is None or date is None:
        return node
    return _conjunction((node, Field("date", f"{date}..")))


def within(node: Node | None, narrowing: Narrowing) -> Node | None:
    """A tree that finds what this one finds in what lists are narrowed to: passages that say what
    is chosen of each facet. Names and least amounts narrow lists alone.
    """
    if node is None:
        return None
    asked = [_disjunction(_of_facet(facet, narrowing)) for facet in FACETS]
    return _conjunction((node, *(one for one in asked if one is not None)))


def _of_facet(facet: str, narrowing: Narrowing) -> list[Node]:
    """What any of the values chosen of a facet asks of a passage."""
    chosen = narrowing.values(facet)
    if facet == "industry":
        told = industries.words()
        return [Term(word) for value in chosen for word in told.get(value, (value,))]
    field = {"year": "date", "publication": "pub"}.get(facet, facet)
    return [Field(field, value) for value in chosen]


def sorted_by(query: str, sort: str) -> str:
    """The query so that it is sorted by one of ORDERS."""
    return understood(replace(read(query), sort=sort))


def refinable(query: str) -> str:
    """The query so that words put behind it narrow what it finds."""
    request = read(query)
    if not isinstance(request.node, Or):
        return understood(request)
    front = "~" if request.closest else ""
    sort = f" sort:{request.sort}" if request.sort != ORDERS[0] else ""
    return f"{front}({written(request.node)}){sort}"


def understood(request: Request) -> str:
    """The request as a query, written so that it is read as the same request again."""
    words = [
        "~" if request.closest else "",
        written(request.node),
        f"sort:{request.sort}" if request.sort != ORDERS[0] else "",
    ]
    return " ".join(word for word in words if word)


def written(node: Node | None) -> str:
    """The tree as a query, written so that it is read as the same tree again."""
    if node is None:
        return ""
    if isinstance(node, Term):
        return _quoted(node.text)
    if isinstance(node, Start):
        return f"{_in_quotes(node.text) if '*' in node.text else _quoted(node.text)}*"
    if isinstance(node, Near):
        return f"{_in_quotes(' '.join(node.words))}~{node.distance}"
    if isinstance(node, Field):
        return f"{node.name}:{_quoted(node.value)}"
    if isinstance(node, Not):
        inner = written(node.node)
        return f"-({inner})" if isinstance(node.node, (And, Or)) else f"-{inner}"
    if isinstance(node, Or):
        return " | ".join(written(part) for part in node.nodes)
    return " ".join(
        f"({written(part)})" if isinstance(part, Or) else written(part) for part in node.nodes
    )


def is_plain(query: str, request: Request) -> bool:
    """Whether the query was read as what it looks like at first sight: words between spaces."""
    words = tuple(Term(word) for word in query.split())
    return request == Request(words[0] if len(words) == 1 else And(words) if words else None)


def refused(query: str) -> Iterator[tuple[str, str]]:
    """The fields of a query whose values were not read, so that they are text: (field, words)."""
    text = query.translate(_CLEAN)
    for token in _tokens(text):
        found = fields.PATTERN.match(text, token.start)
        if token.kind == "term" and found is not None and found.end() < token.end:
            yield fields.called(found[1]), text[token.start : token.end]


def leaves(node: Node | None) -> Iterator[tuple[Leaf, bool]]:
    """All leaves of a tree, and whether each is asked for: under no Not, or under two."""
    waiting = [(node, True)]
    while waiting:
        node, asked = waiting.pop()
        if isinstance(node, Not):
            waiting.append((node.node, not asked))
        elif isinstance(node, Leaf):
            yield node, asked
        elif node is not None:
            waiting += [(part, asked) for part in node.nodes]


def _read(text: str) -> tuple[Node | None, str]:
    """The tree of a text, and the order that it names last."""
    tokens = tuple(_tokens(text))
    orders = [token.order for token in tokens if token.kind == "sort"]
    node = _Parser(text, [token for token in tokens if token.kind != "sort"]).group()
    whole = text.strip()
    if node is None and whole and not orders:
        node = Term(whole)
    return node, orders[-1] if orders else ORDERS[0]


def _quoted(text: str) -> str:
    return text if _is_bare(text) else _in_quotes(text)


def _in_quotes(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _is_bare(text: str) -> bool:
    """Whether a word is read as itself where it stands without quotation marks."""
    return (
        text not in _KEYWORDS
        and text[0] not in '-"“~～'
        and (text[-1] != "*" or len(text) == 1)
        and not fields.PATTERN.match(text)
        and not _SORT.match(text)
        and not any(character.isspace() or character in "|｜()" for character in text)
    )


def _conjunction(nodes: Iterable[Node]) -> Node | None:
    flat = tuple(
        part for node in nodes for part in (node.nodes if isinstance(node, And) else (node,))
    )
    return And(flat) if len(flat) > 1 else flat[0] if flat else None


def _disjunction(nodes: Iterable[Node]) -> Node | None:
    flat = tuple(
        part for node in nodes for part in (node.nodes if isinstance(node, Or) else (node,))
    )
    return Or(flat) if len(flat) > 1 else flat[0] if flat else None


def _negation(node: Node | None) -> Node | None:
    if node is None:
        return None
    return node.node if isinstance(node, Not) else Not(node)


class _Parser:
    """Reads tokens from left to right; `_at` is the next one."""

    def __init__(self, text: str, tokens: Iterable[_Token]) -> None:
        self._text = text
        self._tokens = (*tokens, _Token("end", len(text), len(text)))
        self._at = 0

    def group(self) -> Node | None:
        """What stands up to the closing parenthesis or the end; None where that is nothing."""
        alternatives: list[list[Node]] = [[]]
        while not self._is_next("close", "end"):
            token = self._tokens[self._at]
            self._at += 1
            begun = bool(alternatives[-1])
            if token.kind in ("bar", "AND", "OR") and begun and self._is_next(*_OPERANDS):
                alternatives += [] if token.kind == "AND" else [[]]
            elif token.kind != "bar" or not self._is_next("bar", "close", "end"):
                node = self._operand(token, follows=begun or len(alternatives) > 1)
                alternatives[-1] += [] if node is None else [node]
        found = (_conjunction(nodes) for nodes in alternatives)
        return _disjunction(node for node in found if node is not None)

    def _operand(self, token: _Token, *, follows: bool) -> Node | None:
        """What begins with this token, which has been taken; None where nothing comes of it."""
        if token.kind == "minus" or (token.kind == "NOT" and follows and self._is_next(*_NEGATED)):
            self._at += 1
            return _negation(self._operand(self._tokens[self._at - 1], follows=True))
        if token.kind == "open":
            return self._parenthesis(token)
        if token.kind in ("term", "field", "unfinished"):
            return token.node
        return Term(self._text[token.start : token.end])

    def _parenthesis(self, opening: _Token) -> Node | None:
        node = self.group()
        if not self._is_next("close"):
            return node
        closing = self._tokens[self._at]
        self._at += 1
        return node or Term(self._text[opening.start : closing.end])

    def _is_next(self, *kinds: str) -> bool:
        return self._tokens[self._at].kind in kinds


def _tokens(text: str) -> Iterator[_Token]:
    at, depth, before = 0, 0, ""
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        if text[at] == "(" and depth < MAX_DEPTH:
            depth += 1
            token = _Token("open", at, at + 1)
        elif text[at] == ")" and depth:
            depth -= 1
            token = _Token("close", at, at + 1)
        else:
            token = (
                _bar(text, at)
                or _minus(text, at)
                or (None if depth or before in ("minus", "NOT") else _sort(text, at))
                or _field(text, at, depth)
                or _phrase(text, at)
                or _word(text, at, depth)
            )
        if before == "minus" and token.kind in _KEYWORDS:
            token = _Token("term", at, token.end, Term(text[at : token.end]))
        yield token
        at, before = token.end, token.kind


def _bar(text: str, at: int) -> _Token | None:
    """The bars that begin here, as one. A full-width bar stands in headlines (专题｜德阳): it is
    an operator only where it stands alone.
    """
    end = at
    while text[end : end + 1] == "|":
        end += 1
    if text[at] == "｜" and f"{text[max(at - 1, 0) : at]} {text[at + 1 : at + 2]}".isspace():
        end = at + 1
    return _Token("bar", at, end) if end > at else None


def _minus(text: str, at: int) -> _Token | None:
    after = text[at + 1 : at + 2]
    if text[at] in "-~～" and not after:
        return _Token("unfinished", at, at + 1)
    if text[at] != "-":
        return None
    return None if after.isspace() or after in "-|)" else _Token("minus", at, at + 1)


def _sort(text: str, at: int) -> _Token | None:
    """The order that is named here. It is no part of the tree, and stands for the whole query."""
    found = _SORT.match(text, at)
    if found is None:
        return None
    if found[1] is None:
        return _Token("unfinished", at, found.end())
    named = fold(found[1])
    if named in _ORDERS:
        return _Token("sort", at, found.end(), order=_ORDERS[named])
    begun = found.end() == len(text) and any(order.startswith(named) for order in _ORDERS)
    return _Token("unfinished", at, len(text)) if begun else None


def _field(text: str, at: int, depth: int) -> _Token | None:
    """The field that begins here, where it can have the value that it is given."""
    found = fields.PATTERN.match(text, at)
    if found is None:
        return None
    if found.end() == len(text):
        return _Token("unfinished", at, len(text))
    phrase = _between_quotes(text, found.end())
    end = phrase[1] if phrase else _word_end(text, found.end(), depth)
    name, value = fields.called(found[1]), phrase[0] if phrase else text[found.end() : end]
    if phrase and not value:
        return _Token("unfinished", at, end)
    known = fields.read(name, value)
    if known is None:
        begun = end == len(text) and not phrase and fields.is_begun(name, value)
        return _Token("unfinished", at, end) if begun else None
    if not phrase and known[-1] == "*" and len(known) > 1:
        known = known[:-1]
    return _Token("field", at, end, Field(name, known))


def _phrase(text: str, at: int) -> _Token | None:
    """The phrase in quotes that begins here; one whose end is not typed yet runs to the end."""
    phrase = _between_quotes(text, at)
    if phrase is None:
        return None
    content, end = phrase
    if not content:
        return _Token("unfinished", at, end)
    tail = _TAIL.match(text, end)
    if tail is None:
        return _Token("term", at, end, Term(content))
    node: Leaf = Term(content)
    if tail[1]:
        node = _start(content)
    elif tail[2]:
        node = _near(content, int(tail[2]))
    return _Token("term", at, tail.end(), node)


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


def _word(text: str, at: int, depth: int) -> _Token:
    """The word that begins here, and the * behind it that asks for what begins with it."""
    end = _word_end(text, at, depth)
    word = text[at:end]
    if len(word) > 1 and word.find("*") == len(word) - 1:
        return _Token("term", at, end, _start(word[:-1]))
    return _Token(word if word in _KEYWORDS else "term", at, end, Term(word) if word else None)


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
