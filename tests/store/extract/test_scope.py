from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.extract import scope
from store.fold import fold
from store.model import Article, Part


def clauses(text: str) -> list[str]:
    return [text[clause.start : clause.end] for clause in scope.cut(0, fold(text))]


def test_clauses_end_at_stops_but_not_inside_numbers_and_times() -> None:
    assert clauses("10：30开工，总投资1，200万元；占地3亩。") == [
        "10：30开工",
        "总投资1，200万元",
        "占地3亩",
    ]


def test_a_semicolon_ends_a_segment_and_a_full_stop_a_sentence_too() -> None:
    found = scope.cut(0, fold("甲，乙；丙。丁"))
    assert [clause.segment for clause in found] == [0, 0, 1, 2]
    assert [clause.sentence for clause in found] == [0, 0, 0, 1]


@given(st.lists(st.text("甲乙,。;:1 \n…", max_size=1000), max_size=3))
def test_every_offset_is_found_in_its_clause(texts: list[str]) -> None:
    whole = scope.of_article(Article(tuple(Part(text, "body") for text in texts)))
    for number, clause in enumerate(whole.clauses):
        assert clause.end - clause.start <= scope.LONGEST
        assert whole.index(clause.part, clause.start) == number
        assert whole.index(clause.part, clause.end - 1) == number
        assert number in list(whole.back(number))
        assert all(whole.clauses[at].shares_segment(clause) for at in whole.back(number))
        assert all(whole.clauses[at].shares_segment(clause) for at in whole.ahead(number))
