from __future__ import annotations

import pytest

from store.extract import modality


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("总投资", "actual"),
        ("计划总投资", "planned"),
        ("力争完成投资", "planned"),
        ("预计年产值", "forecast"),
        ("有望突破", "forecast"),
        ("达产后年产值可达", "forecast"),
        ("计划今年投产,预计年产值", "forecast"),
        ("预计明年开工,计划投资", "planned"),
        ("可再生能源装机", "actual"),
    ],
)
def test_the_nearest_cue_tells_the_modality(before: str, expected: str) -> None:
    assert modality.of_words(before) == expected


def test_earlier_clauses_count_only_where_the_clause_tells_nothing() -> None:
    assert modality.of_words("年产值", "项目达产后") == "forecast"
    assert modality.of_words("计划总投资", "项目达产后") == "planned"
    assert modality.of_words("年产值", "项目去年投产") == "actual"


def test_a_sum_so_far_is_told_only_of_what_adds_up() -> None:
    assert modality.of_words("累计完成投资") == "cumulative"
    assert modality.of_words("完成投资", "截至目前") == "cumulative"
    assert modality.of_words("累计占地", attribute="land_area") == "actual"
    assert modality.of_words("截至年底预计完成投资") == "forecast"
