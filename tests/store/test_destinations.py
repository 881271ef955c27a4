"""Where one can go by a piece of a name: the order of what is offered, and what is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store import destinations, library
from tests.tui.screen import load

if TYPE_CHECKING:
    from store.library import Library
    from tests.tui.screen import News

NEWS: list[News] = [
    {"title": "东岭高新区签约", "date": "2024-01-05", "text": "东岭高新区签约瀚森石墨烯项目。"},
    {"title": "东岭高新区签约", "date": "2024-01-05", "text": "东岭高新区昨天签约。"},
    {"title": "东岭高新区開工", "date": "2025-01-05", "text": "瀚森石墨烯项目在东岭高新区开工。"},
    {"title": "天气", "text": "明天有小雨。"},
]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Library:
    made = load(tmp_path_factory.mktemp("news"), NEWS)
    library.tag(["1"], ["东岭高新区", "东岭"], made.path)
    return made


def test_the_whole_name_goes_before_what_begins_so_and_the_readers_own_before_others(
    opened: Library,
) -> None:
    found = [(one.kind, one.name) for one in opened.destinations("东岭高新区")]
    assert found[:2] == [("TAG", "东岭高新区"), ("PARK", "东岭高新区")]
    found = [(one.kind, one.name) for one in opened.destinations("dongling")]
    assert found[:3] == [("TAG", "东岭"), ("TAG", "东岭高新区"), ("PARK", "东岭高新区")]


def test_headlines_come_newest_first_folded_and_each_of_a_day_once(opened: Library) -> None:
    names = [(one.name, one.date) for one in opened.headlines("东岭高新区").found]
    assert names == [("东岭高新区開工", "2025-01-05"), ("东岭高新区签约", "2024-01-05")]
    assert [one.name for one in opened.headlines("gxqkg").found] == ["东岭高新区開工"]
    assert [one.name for one in opened.headlines("开工").found] == ["东岭高新区開工"]
    assert [one.name for one in opened.headlines("签约 dongling").found] == ["东岭高新区签约"]


def test_headlines_that_could_not_be_looked_at_in_time_are_not_passed_over_in_silence(
    opened: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert opened.headlines("东岭高新区").complete
    monkeypatch.setattr(destinations, "IN_TIME", -1.0)
    found = opened.headlines("东岭高新区")
    assert not found.complete
    assert not found.found


def test_an_undated_article_is_found_too(opened: Library) -> None:
    assert [one.name for one in opened.headlines("天气").found] == ["天气"]


@pytest.mark.parametrize(
    "typed", ["", " ", "，", "'", '"', "%", "*", "\x00", "9" * 400, "://", "[/]"]
)
def test_nothing_that_is_typed_raises(opened: Library, typed: str) -> None:
    assert isinstance(opened.destinations(typed), list)
    assert opened.headlines(typed).complete


def test_a_place_that_is_not_there_leads_nowhere(opened: Library) -> None:
    assert [one.kind for one in opened.destinations("1")][:1] == ["ARTICLE"]
    assert [one.kind for one in opened.destinations("1.1")] == ["PASSAGE"]
    assert opened.destinations("999") == []
