"""Texts, trees and queries of few characters, so that they meet often."""

from __future__ import annotations

from hypothesis import strategies as st

from store.search.query import NAME_FIELDS, And, Field, Node, Not, Or, Term
from tests.store.search.brute import Name
from tests.store.search.shelves import Piece, Story

# Words in several forms, digits and their points, every sign that a query knows, quotation marks,
# spaces, a character beyond the BMP, an emoji, a combining mark.
CHARACTERS = "园區区國国5５gGＧ%％.．，。“”\"'()（）|｜-－:：*＊^ 　𠮷😀e\u0301ANDORT"

VALUES = st.text(CHARACTERS, min_size=1, max_size=4)
DATES = ("2019-12", "2020", "2020-01-01", "2020-05", "2020-05-27", "2020-12-31", "2021-02-28")
PERIODS = (
    *DATES,
    "2020-05..2020-06",
    "2020-02-01..2020-05-27",
    "..2020",
    "..2020-05",
    "2020..",
    "2020-05-27..",
    "2021..2020",
)
KINDS = ("body", "heading", "caption", "lead")

FIELDS = st.one_of(
    st.builds(Field, st.sampled_from(sorted(NAME_FIELDS)), VALUES),
    st.builds(Field, st.just("date"), st.sampled_from(PERIODS)),
    st.builds(Field, st.just("kind"), st.sampled_from(KINDS)),
)


def _joined(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    def lists(*but: type) -> st.SearchStrategy[tuple[Node, ...]]:
        return st.lists(
            parts.filter(lambda node: not isinstance(node, but)), min_size=2, max_size=4
        ).map(tuple)

    return st.one_of(
        st.builds(And, lists(And)),
        st.builds(Or, lists(Or)),
        st.builds(Not, parts.filter(lambda node: not isinstance(node, Not))),
    )


TREES: st.SearchStrategy[Node] = st.recursive(
    st.one_of(st.builds(Term, VALUES), st.builds(Term, VALUES), FIELDS), _joined, max_leaves=6
)

# Pieces of queries, also where they make no sense.
PARTS = st.sampled_from(
    [
        "|",
        "-",
        "(",
        ")",
        '"',
        "“",
        "”",
        "AND",
        "OR",
        "NOT",
        "｜",
        " ",
        "　",
        "park:",
        "person：园",
        "date:2020",
        "date:2020-13",
        "date:..",
        "kind:body",
        "kind:x",
        "foo:bar",
        "--",
        "~",
        "sort:relevance",
        "排序：最新",
        "\x00",
        "\n",
    ]
)
QUERIES = st.lists(st.one_of(VALUES, PARTS, st.just(" ")), max_size=12).map("".join)

TEXTS = st.text(CHARACTERS + "\x00\x01\n\t\x7f\x85", max_size=12)


@st.composite
def _pieces(draw: st.DrawFn) -> Piece:
    text = draw(TEXTS)
    names = []
    # What mentions are called is taken from the text; NUL never stands in a library.
    called = text.partition("\x00")[0]
    for _ in range(draw(st.integers(0, 2)) if called else 0):
        start = draw(st.integers(0, len(called) - 1))
        end = draw(st.integers(start + 1, len(called)))
        others = tuple(draw(st.lists(VALUES, max_size=2)))
        kind = draw(st.sampled_from(sorted(NAME_FIELDS.values())))
        names.append(Name(kind, text[start:end], others))
    return Piece(text, draw(st.sampled_from(KINDS)), tuple(names))


STORIES = st.lists(
    st.builds(
        Story,
        st.lists(_pieces(), max_size=4).map(tuple),
        st.one_of(st.none(), st.sampled_from(DATES)),
    ),
    max_size=4,
)

# What is loaded at once lies in one run of keys; what comes later may lie in another.
LOADS = st.lists(STORIES, max_size=4)
