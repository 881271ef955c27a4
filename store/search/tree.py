"""The tree of a query: what is asked for, as leaves that are put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


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


def strings(node: Node | None) -> list[str]:
    """The strings that a tree asks for, in order."""
    found: list[str] = []
    for leaf, asked in leaves(node):
        if asked and isinstance(leaf, (Term, Start)):
            found.append(leaf.text)
        elif asked and isinstance(leaf, Near):
            found += leaf.words
    return found


def conjunction(nodes: Iterable[Node]) -> Node | None:
    """What all nodes find; None where there are none."""
    flat = tuple(
        part for node in nodes for part in (node.nodes if isinstance(node, And) else (node,))
    )
    return And(flat) if len(flat) > 1 else flat[0] if flat else None


def disjunction(nodes: Iterable[Node]) -> Node | None:
    """What any of the nodes finds; None where there are none."""
    flat = tuple(
        part for node in nodes for part in (node.nodes if isinstance(node, Or) else (node,))
    )
    return Or(flat) if len(flat) > 1 else flat[0] if flat else None


def negation(node: Node | None) -> Node | None:
    """What a node does not find."""
    if node is None:
        return None
    return node.node if isinstance(node, Not) else Not(node)
