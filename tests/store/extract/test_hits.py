"""The words that names close or open with: the same with the automaton and without it."""

from __future__ import annotations

from store.extract import hits
from store.extract.hits import Finder

TABLE = {"公司": "firm", "有限公司": "company", "园": "park", "园区": "park", "建工": "late"}
TEXT = "甲有限公司在园区改建工程,与乙公司共建园"
FOUND = [
    ("company", 1, 5),
    ("park", 6, 8),
    ("head", 9, 11),
    ("firm", 15, 17),
    ("park", 19, 20),
]


def test_the_longest_word_at_each_place_is_found() -> None:
    assert Finder(TABLE).find(TEXT) == FOUND


def test_after_the_first_texts_the_automaton_finds_the_same() -> None:
    finder = Finder(TABLE)
    finder.find(" " * hits.FEW)
    assert finder.find(TEXT) == FOUND


def test_both_ways_find_the_same_with_all_words() -> None:
    text = (
        "中国石化新疆煤制天然气外输管道工程获核准,"
        "西安高新区管委会与某科技有限公司签约建设产业园项目"
    )
    finder = hits.finder()
    few = Finder(finder.table).find(text)
    finder.find(" " * hits.FEW)
    assert few == finder.find(text) != []
