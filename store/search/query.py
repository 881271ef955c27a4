"""The query language: words, "phrases", beginnings*, "words near each other"~10, |, -, parentheses
and fields, as a tree. Nothing raises.

What cannot be read as an operator is read as text; only what is still being typed at the end of
a query (a lone |, - or opening quote) is passed over until its other half is there.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from store import industries
from store.model import FACETS
from store.search import fields
from store.search.tokens import Token, clean, tokens
from store.search.tree import Field, Node, Or, Request, Term, conjunction, disjunction, negation
from store.search.wording import understood, written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.model import Narrowing

_CLOSEST = re.compile(r"\s*[~～]")

# Tokens that a - or NOT can negate; and those that an AND, OR or | can have behind it.
_NEGATED = ("term", "field", "open", "minus", "unfinished")
_OPERANDS = (*_NEGATED, "NOT")


@lru_cache(maxsize=256)
def read(query: str) -> Request:
    """The query as a tree, and how what it finds is wanted. Nothing raises."""
    text = clean(query)
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
    return conjunction((node, Field("date", f"{date}..")))


def within(node: Node | None, narrowing: Narrowing) -> Node | None:
    """A tree that finds what this one finds in what lists are narrowed to: passages that say what
    is chosen of each facet. Names and least amounts narrow lists alone.
    """
    if node is None:
        return None
    asked = [disjunction(_of_facet(facet, narrowing)) for facet in FACETS]
    return conjunction((node, *(one for one in asked if one is not None)))


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
    sort = f" sort:{request.sort}" if request.sort != fields.ORDERS[0] else ""
    return f"{front}({written(request.node)}){sort}"


def _read(text: str) -> tuple[Node | None, str]:
    """The tree of a text, and the order that it names last."""
    found = tuple(tokens(text))
    orders = [token.order for token in found if token.kind == "sort"]
    node = _Parser(text, [token for token in found if token.kind != "sort"]).group()
    whole = text.strip()
    if node is None and whole and not orders:
        node = Term(whole)
    return node, orders[-1] if orders else fields.ORDERS[0]


class _Parser:
    """Reads tokens from left to right; `_at` is the next one."""

    def __init__(self, text: str, tokens: Iterable[Token]) -> None:
        self._text = text
        self._tokens = (*tokens, Token("end", len(text), len(text)))
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
        found = (conjunction(nodes) for nodes in alternatives)
        return disjunction(node for node in found if node is not None)

    def _operand(self, token: Token, *, follows: bool) -> Node | None:
        """What begins with this token, which has been taken; None where nothing comes of it."""
        if token.kind == "minus" or (token.kind == "NOT" and follows and self._is_next(*_NEGATED)):
            self._at += 1
            return negation(self._operand(self._tokens[self._at - 1], follows=True))
        if token.kind == "open":
            return self._parenthesis(token)
        if token.kind in ("term", "field", "unfinished"):
            return token.node
        return Term(self._text[token.start : token.end])

    def _parenthesis(self, opening: Token) -> Node | None:
        node = self.group()
        if not self._is_next("close"):
            return node
        closing = self._tokens[self._at]
        self._at += 1
        return node or Term(self._text[opening.start : closing.end])

    def _is_next(self, *kinds: str) -> bool:
        return self._tokens[self._at].kind in kinds
