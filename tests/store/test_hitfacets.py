"""Facets of hits: each number is that of the hits which come once the value is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.library import Library
from store.model import AMOUNTS, STATUSES, Choice, FacetCount, Narrowing
from store.search import engine
from tests.store.loading import jsonl, load
from tests.store.test_narrowing import ARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("hitfacets")
    load(jsonl(folder / "a.jsonl", *ARTICLES), into=folder / "library.db")
    one = Library.open(folder / "library.db")
    yield one
    one.close()


def counted(
    opened: Library, query: str, *chosen: tuple[str, str], deadline: float = 60
) -> dict[tuple[str, str], FacetCount]:
    narrowing = Narrowing(tuple(Choice(*one) for one in chosen))
    found = [one for some in opened.hit_facets(query, narrowing, deadline=deadline) for one in some]
    return {(one.facet, one.value): one for one in found}


def test_passages_among_the_hits_are_counted_by_each_facet(opened: Library) -> None:
    found = {key: one.count for key, one in counted(opened, "高新区").items()}
    assert {value: n for (facet, value), n in found.items() if facet == "province"} == {
        "陕西": 3,
        "四川": 2,
    }
    assert {value: n for (facet, value), n in found.items() if facet == "year"} == {
        "2024": 2,
        "2023": 1,
        "2022": 1,
    }
    assert found["publication", "晚报"] == 1
    assert found["status", "signed"] == 2
    assert found["amount", ">=100亿"] == 1
    assert ("status", "terminated") not in found


@pytest.mark.parametrize("query", ["高新区", "项目 -石墨烯", "sort:relevance 项目", "无此词甲乙"])
@pytest.mark.parametrize("chosen", [(), (("province", "陕西"), ("year", "2024"))])
def test_each_number_is_that_of_the_hits_that_come_then(
    opened: Library, query: str, chosen: tuple[tuple[str, str], ...]
) -> None:
    found = counted(opened, query, *chosen)
    for facet, values in (("status", STATUSES), ("amount", tuple(AMOUNTS))):
        for value in values:
            found.setdefault((facet, value), FacetCount(facet, value, 0))
    for (facet, value), one in found.items():
        others = [Choice(*other) for other in chosen if other[0] != facet]
        narrowing = Narrowing((*others, Choice(facet, value)))
        hits = opened.search(query, narrowing=narrowing).paragraphs
        assert (one.count, one.exact) == (len(hits), True), (facet, value)


def test_what_is_chosen_stays_in_the_list_where_it_leaves_nothing(opened: Library) -> None:
    assert counted(opened, "石墨烯", ("year", "2023"))["year", "2023"].count == 0


def test_what_could_not_be_counted_in_time_is_not_said_to_be_counted(opened: Library) -> None:
    found = counted(opened, "高新区", deadline=0)
    assert found["province", "陕西"] == FacetCount("province", "陕西", 0, exact=False)
    assert not any(one.exact for one in found.values())


def test_more_hits_than_are_counted_are_told_as_so_many_or_more(
    opened: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "COUNTED", 2)
    assert counted(opened, "高新区")["province", "陕西"] == FacetCount(
        "province", "陕西", 2, exact=False
    )
