"""Wording: a tree, or a whole request, written as a query that is read as the same again."""

from __future__ import annotations

from store.search import fields
from store.search.tokens import KEYWORDS
from store.search.tree import And, Field, Near, Node, Not, Or, Request, Start, Term


def understood(request: Request) -> str:
    """The request as a query, written so that it is read as the same request again."""
    words = [
        "~" if request.closest else "",
        written(request.node),
        f"sort:{request.sort}" if request.sort != fields.ORDERS[0] else "",
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


def _quoted(text: str) -> str:
    return text if _is_bare(text) else _in_quotes(text)


def _in_quotes(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _is_bare(text: str) -> bool:
    """Whether a word is read as itself where it stands without quotation marks."""
    return (
        text not in KEYWORDS
        and text[0] not in '-"“~～'
        and (text[-1] != "*" or len(text) == 1)
        and not fields.PATTERN.match(text)
        and not fields.SORT.match(text)
        and not any(character.isspace() or character in "|｜()" for character in text)
    )
