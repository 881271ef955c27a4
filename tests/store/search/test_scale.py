"""Thousands of queries over a hundred thousand paragraphs, each held to a look at all of them.

The texts are made of words by a fixed seed. The look shares with the search the tree of a query and
the folding, and nothing else: leaves are looked for one by one, and put together row by row.
"""

from __future__ import annotations

import random
import re
from array import array
from bisect import bisect_right
from functools import reduce
from itertools import accumulate, compress, pairwise
from operator import and_, or_
from typing import TYPE_CHECKING, Any

import pytest

from store.fold import fold
from store.search import engine, order
from store.search.query import parse
from store.search.tree import And, Field, Near, Node, Not, Or, Start, Term
from store.search.wording import written
from tests.store.search import shelves
from tests.store.search.brute import About, _is_page, _is_within
from tests.store.search.shelves import Piece, Story

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

PARAGRAPHS = 100_000
QUERIES = 2_000
LOADS = 4
# From so many places on it takes less time to look at every text than to go from one to the next.
OFTEN = 5_000

# Words that news of parks is made of, and what breaks searches.
PLAIN = """
高新区 经开区 产业园 园区 开发区 新区 西安 德阳 苏州 株洲 投资 总投资 亿元 万元 亩 企业 项目
建设 开工 投产 签约 落户 动力电池 新能源 汽车 半导体 生物医药 光伏 装备制造 研发中心 生产基地
管委会 市委书记 记者 培训 复工复产 产值 增长 同比 年产 产能 达产 建成 加快 推进 创新 发展 高质量
的 了 在 和 是 为 与 等 已 比亚迪 国有 人大 大学 国 人 大 学 中 有
"""
ODD = """
將 園區 產業 國家 投資 電池 總 億元 ３０ＧＷｈ 30GWh 5G ５Ｇ 96% ９６％ 23.65 2000 3.5 Intel OLED
µ é 𠮷 😀 𬭚 NEAR AND OR - * " ( ) | : park: ~ 、 ； “ ” 《 》 （ ） — …
"""
WORDS = [word for words in (PLAIN, ODD) for word in words.split()]
# Words that nobody uses often, so that most queries find little.
SELDOM = 3_000
ENDS = ("。", "，", "，", "、", "；", "", "", " ", "\u3000")


class Texts:
    """Makes paragraphs: words often taken or seldom, and characters that stand anywhere."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.seldom = [self._seldom() for _ in range(SELDOM)]
        self._weights = [1 / (at % 40 + 1) for at in range(len(WORDS))]

    def _seldom(self) -> str:
        characters = (chr(self.random.randint(0x4E00, 0x9FA5)) for _ in range(4))
        return "".join(characters)[: self.random.randint(1, 4)]

    def paragraph(self) -> str:
        draw = self.random
        words = draw.choices(WORDS, self._weights, k=draw.randint(1, 4))
        words += draw.choices(self.seldom, k=draw.randint(0, 6))
        draw.shuffle(words)
        return "".join(word + draw.choice(ENDS) for word in words)

    def story(self) -> Story:
        draw = self.random
        kinds = ("body", "body", "body", "heading", "caption")
        pieces = tuple(
            Piece(self.paragraph(), draw.choice(kinds)) for _ in range(draw.randint(1, 12))
        )
        about = About(
            title=draw.choice((None, "高新区要闻", "产业園快讯", "30GWh电池项目投产")),
            publication=draw.choice((None, "城市晨报", "园区周报")),
            page=draw.choice((None, "1", "A02", "12")),
        )
        date = draw.choice((None, *(f"20{draw.randint(10, 26)}-{draw.randint(1, 12):02}-15",) * 9))
        return Story(pieces, date, about)


class Library:
    """The texts as the look sees them, newest first."""

    def __init__(self, connection: sqlite3.Connection, texts: Texts) -> None:
        count = 0
        for load in range(LOADS):
            stories = []
            while count < PARAGRAPHS * (load + 1) // LOADS:
                stories.append(texts.story())
                count += len(stories[-1].pieces)
            shelves.fill_only(connection, stories)
        rows = connection.execute(
            "SELECT p.id, p.text, p.kind, a.date, a.title, a.publication, a.page "
            "FROM paragraph p JOIN article a ON a.id = p.article"
        ).fetchall()
        rows.sort(key=lambda row: (-order.day_of(row[3]), row[0]))
        self.rows = rows
        self.keys = [row[0] for row in rows]
        self.folded = [fold(row[1]) for row in rows]
        # No word holds a line break, so that all texts can be looked through as one.
        self._text = "\n".join(self.folded)
        self._ends = list(accumulate(len(text) + 1 for text in self.folded))
        self._everything = _number([True] * len(rows))
        self._known: dict[Node, int] = {}

    def look(self, query: str) -> array[int]:
        node = parse(query)
        assert node is not None
        found = self._found(node).to_bytes(len(self.rows), "little")
        return array("q", compress(self.keys, found))

    def _found(self, node: Node) -> int:
        """The rows that a tree finds, as a number with a byte, 1 or 0, for each row."""
        if isinstance(node, Not):
            return self._everything & ~self._found(node.node)
        if isinstance(node, And):
            return reduce(and_, map(self._found, node.nodes))
        if isinstance(node, Or):
            return reduce(or_, map(self._found, node.nodes))
        if node not in self._known:
            self._known[node] = _number(self._leaf(node))
        return self._known[node]

    def _leaf(self, node: Node) -> list[bool]:
        """Of each row whether a leaf finds it."""
        if isinstance(node, Field):
            return list(map(self._field(node), self.rows))
        assert isinstance(node, (Term, Start, Near))
        words = [fold(word) for word in (node.words if isinstance(node, Near) else (node.text,))]
        held = self._holding(words[0])
        if isinstance(node, Term):
            return held
        return [
            first and all(word in text for word in words) and _holds(node, text)
            for first, text in zip(held, self.folded, strict=True)
        ]

    def _holding(self, word: str) -> list[bool]:
        """Of each row whether it holds a folded word."""
        if self._text.count(word) > OFTEN:
            return [word in text for text in self.folded]
        found = [False] * len(self.rows)
        place = self._text.find(word)
        while place >= 0:
            at = bisect_right(self._ends, place)
            found[at] = True
            place = self._text.find(word, self._ends[at])
        return found

    def _field(self, node: Field) -> Callable[[tuple[Any, ...]], bool]:
        value = node.value
        if node.name == "kind":
            return lambda row: row[2] == value
        if node.name == "date":
            return lambda row: row[3] is not None and _is_within(row[3], value)
        if node.name == "page":
            return lambda row: row[6] is not None and _is_page(fold(row[6]), value)
        at = {"title": 4, "pub": 5}[node.name]
        return lambda row: fold(value) in fold(row[at] or "")


def _number(rows: list[bool]) -> int:
    return int.from_bytes(bytes(rows), "little")


def _holds(node: Start | Near, text: str) -> bool:
    if isinstance(node, Start):
        before = (text[at - 1] if at else " " for at in _all(fold(node.text), text))
        return any(not one.isalnum() or one >= "\u2e80" for one in before)
    one, other = map(fold, node.words)
    return any(
        max(first, second) - min(first + len(one), second + len(other)) <= node.distance
        for first in _all(one, text)
        for second in _all(other, text)
    )


def _all(word: str, text: str) -> list[int]:
    return [found.start() for found in re.finditer(f"(?={re.escape(word)})", text)]


class Queries:
    """Makes queries of every kind out of the texts."""

    def __init__(self, library: Library, seed: int) -> None:
        self._library = library
        self._random = random.Random(seed)

    def run(self, longest: int = 12) -> str:
        """Characters that stand together somewhere, across words and punctuation."""
        while True:
            text = self._random.choice(self._library.rows)[1]
            size = self._random.randint(1, min(longest, len(text)))
            at = self._random.randint(0, len(text) - size)
            if text[at : at + size].strip():
                return str(text[at : at + size])

    def word(self) -> str:
        return self._random.choice(WORDS)

    def field(self) -> Field:
        return self._random.choice(
            (
                Field("date", "2020"),
                Field("date", "2015-06..2018"),
                Field("date", "..2012-03"),
                Field("date", ">2024-05"),
                Field("kind", "heading"),
                Field("title", "產業园"),
                Field("title", "gwh"),
                Field("pub", "周报"),
                Field("page", "1..9"),
                Field("page", "a02"),
            )
        )

    def leaf(self) -> Node:
        draw = self._random
        # Fields find much, which takes longest.
        kind = draw.choices(range(5), (26, 3, 3, 1, 3))[0]
        if kind == 0:
            return Term(self.run())
        if kind == 1:
            return Term(self.word() + draw.choice(("", self.word())))
        if kind == 2:
            return Start(draw.choice(("GW", "30", "5", "int", "OL", "2", "96")))
        if kind == 3:
            return self.field()
        one, other = draw.sample([word for word in WORDS if word.strip() and len(word) > 1], 2)
        if fold(one) == fold(other):
            return Term(one)
        return Near((one, other), draw.choice((0, 2, 5, 20)))

    def node(self) -> Node:
        draw = self._random
        # What finds nearly everything takes longest, and is asked seldom.
        kind = draw.choice((0,) * 24 + (4,) * 10 + (5,) * 5 + (6,) * 10 + (7,) * 10 + (8,))
        if kind < 4:
            return self.leaf()
        if kind == 4:
            return And((self.leaf(), self.leaf()))
        if kind == 5:
            return Or((self.leaf(), self.leaf(), self.leaf()))
        if kind == 6:
            return And((self.leaf(), Not(self.leaf())))
        if kind == 7:
            return And((Or((self.leaf(), self.leaf())), Not(Or((self.leaf(), self.leaf())))))
        return Not(self.leaf())


@pytest.fixture(scope="module")
def library(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[sqlite3.Connection, Library]]:
    connection = shelves.library(tmp_path_factory.mktemp("scale") / "library.db")
    yield connection, Library(connection, Texts(20261))
    connection.close()


def test_thousands_of_queries_over_a_hundred_thousand_paragraphs_find_what_a_look_at_all_finds(
    library: tuple[sqlite3.Connection, Library],
) -> None:
    connection, texts = library
    assert len(texts.rows) >= PARAGRAPHS
    queries = Queries(texts, 20262)
    hits = 0
    for _ in range(QUERIES):
        query = written(queries.node())
        truth = texts.look(query)
        hits += len(truth)
        assert engine.search(connection, query).paragraphs == truth, query
        newest = engine.search(connection, query, limit=50)
        assert newest.paragraphs == truth[:50], query
        assert newest.total == len(truth) if newest.complete else newest.total <= len(truth), query
    assert hits > QUERIES * 100


def test_the_order_is_newest_first_and_every_paragraph_comes_once(
    library: tuple[sqlite3.Connection, Library],
) -> None:
    connection, texts = library
    found = engine.search(connection, "date:2000.. | -date:2000..").paragraphs
    assert sorted(found) == sorted(row[0] for row in texts.rows)
    days = {row[0]: order.day_of(row[3]) for row in texts.rows}
    assert all(days[one] >= days[other] for one, other in pairwise(found))
