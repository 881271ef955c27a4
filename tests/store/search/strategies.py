"""Texts, trees and queries of few characters, so that they meet often."""

from __future__ import annotations

from hypothesis import strategies as st

from store.fold import fold
from store.model import CLAIM_STATES, STATUSES
from store.search.fields import NAMES as NAME_FIELDS
from store.search.query import read
from store.search.tree import And, Field, Near, Node, Not, Or, Start, Term
from tests.store.search.brute import NOTHING, About, Amount, Name
from tests.store.search.shelves import Added, Piece, Stage, Story

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
    ">2020-05",
    ">=2020-05-27",
    "<2020-05",
    "<=2020",
)
PAGES = ("1", "01", "A3", "a03", "07-08", "12", "４", "头版")
ASKED_PAGES = ("1", "001", "a3", "07-08", "1..4", "a1..a12", "4..1")
FIGURES = (
    Amount("MONEY", "CNY", 1e8),
    Amount("MONEY", "CNY", 1e8, bound=">"),
    Amount("MONEY", "CNY", 1e8, bound="<"),
    Amount("MONEY", "CNY", 1e8, 2e8, bound=">"),
    Amount("MONEY", "CNY", 23.65 * 1e8),
    Amount("MONEY", "CNY", 5e7, 3e8),
    Amount("MONEY", "CNY", None, 1e9, 2e8),
    Amount("MONEY", "USD", 1e8, bound="≈"),
    Amount("MONEY", "CNY/mu", 1e8),
    Amount("AREA", "m2", 100 * 10000 / 15),
    Amount("AREA", "m2", 2e6, bound=">="),
    Amount("RATE", "%", 50.0),
    Amount("QUANTITY", "GWh", 30.0),
    Amount("QUANTITY", "gWh", 10.0),
    Amount("QUANTITY", "吨", None),
    Amount("QUANTITY", "M2", 2e6),
    Amount("QUANTITY", "m2", 2e6),
    Amount("MONEY", "CNY", 1e8, 1e8),
)
MONEY: tuple[str, ...] = (
    "1亿",
    "=1亿",
    ">1亿",
    ">=1亿元",
    "<1亿",
    "<=1亿",
    "<2亿",
    "1亿..5亿",
    "..1亿",
    "3亿..",
)
MONEY += ("5亿..1亿", "1.5亿", "23.65亿元", "二十三亿六千五百万", ">5000万美元", "1亿美元")
AREAS = ("100亩", "<100亩", ">=2平方公里", ">2平方公里", "100亩..2平方公里")
RATES = ("50%", ">50%", "<=50%")
UNITS = ("GWh", ">10GWh", "30GWh", "10GWh..30GWh", "吨", ">1万吨", "亩", "元", "%")
HAD = ("note", "tag", "bookmark", "correction", *NAME_FIELDS, "amount", "area", "rate", "status")
KINDS = ("body", "heading", "caption", "lead")

FIELDS = st.one_of(
    st.builds(Field, st.sampled_from(sorted(NAME_FIELDS)), VALUES),
    st.builds(Field, st.just("date"), st.sampled_from(PERIODS)),
    st.builds(Field, st.just("kind"), st.sampled_from(KINDS)),
    st.builds(Field, st.sampled_from(("title", "author", "pub", "source", "note", "tag")), VALUES),
    *(
        st.builds(Field, st.just(name), st.sampled_from(values))
        for name, values in (
            ("page", ASKED_PAGES),
            ("status", STATUSES),
            ("amount", MONEY),
            ("area", AREAS),
            ("rate", RATES),
            ("unit", UNITS),
            ("has", HAD),
        )
    ),
)
WORDS = VALUES.map(lambda text: "".join(text.split())).filter(bool)
NEAR = st.builds(
    Near,
    st.lists(WORDS, min_size=2, max_size=3, unique_by=fold).map(tuple),
    st.integers(0, 6),
)
STARTS = st.builds(Start, st.tuples(st.sampled_from("5５gGＧeANT"), VALUES).map("".join))


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
    st.one_of(st.builds(Term, VALUES), st.builds(Term, VALUES), NEAR, STARTS, FIELDS, FIELDS),
    _joined,
    max_leaves=6,
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
        "标题：",
        "amount:>1亿",
        "金额:",
        "amount:<",
        "area:1",
        "page:1..",
        "has:",
        "has:笔记",
        "状态:投产",
        "unit:",
        "note:",
        "*",
        "~2",
        '"~3',
        "foo:bar",
        "--",
        "~",
        "sort:relevance",
        "排序：最新",
        "\x00",
        "\n",
    ]
)
ANY_QUERIES = st.lists(st.one_of(VALUES, PARTS, st.just(" ")), max_size=12).map("".join)


def _is_exact(query: str) -> bool:
    request = read(query)
    return not request.closest and request.sort == "newest"


# Those whose hits are all that a scan finds, in its order.
QUERIES = ANY_QUERIES.filter(_is_exact)

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
    return Piece(
        text,
        draw(st.sampled_from(KINDS)),
        tuple(names),
        tuple(draw(st.lists(st.sampled_from(FIGURES), max_size=2))),
        tuple(draw(st.lists(STAGES, max_size=1))),
        tuple(draw(st.lists(ADDED, max_size=1))) if text else (),
    )


STAGES = st.builds(
    Stage,
    st.sampled_from(STATUSES),
    st.sampled_from(CLAIM_STATES),
    st.sampled_from(("trigger", "trigger", "subject")),
)
ADDED = st.builds(
    Added, st.sampled_from(("note", "tag", "bookmark", "correction")), VALUES, st.booleans()
)
MAYBE = st.one_of(st.none(), VALUES)
ABOUT = st.builds(
    About,
    MAYBE,
    MAYBE,
    MAYBE,
    st.lists(VALUES, max_size=2).map(tuple),
    MAYBE,
    st.one_of(st.none(), st.sampled_from(PAGES)),
    VALUES,
)

STORIES = st.lists(
    st.builds(
        Story,
        st.lists(_pieces(), max_size=4).map(tuple),
        st.one_of(st.none(), st.sampled_from(DATES)),
        st.one_of(st.just(NOTHING), ABOUT),
        st.lists(ADDED, max_size=1).map(tuple),
    ),
    max_size=4,
)

# What is loaded at once lies in one run of keys; what comes later may lie in another.
LOADS = st.lists(STORIES, max_size=4)
