"""Collections: gathered, ordered, annotated, joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import library
from store.library import Library
from store.model import YuanzhiError
from tests.store.notebook.library import PARK, investment

if TYPE_CHECKING:
    from pathlib import Path

PLACES = ("1.1", "1.2", "2.1", "1", "2")


def order(db: Path, name: str = "集") -> list[str]:
    """The places of the items in their order."""
    with Library.open(db) as opened:
        return [one.found.place for one in opened.collected(name)]


def test_what_is_gathered_stands_in_the_order_of_gathering_each_once(db: Path) -> None:
    fact = investment(db)
    library.collect("集", ["1.1", fact.mark], db, note="旁注")
    made = library.collect("集", ["2.1", "1.1", PARK], db)
    assert [one.ordinal for one in made] == [3, 1, 4]
    with Library.open(db) as opened:
        items = opened.collected("集")
        assert [(row.name, row.count) for row in opened.collections()] == [("集", 4)]
    assert [(one.entry.ordinal, one.entry.text, one.entry.target.kind) for one in items] == [
        (1, "旁注", "passage"),
        (2, "旁注", "fact"),
        (3, "", "passage"),
        (4, "", "entity"),
    ]


def test_gathering_again_with_another_note_changes_the_note(db: Path) -> None:
    library.collect("集", ["1.1"], db, note="旧")
    library.collect("集", ["1.1"], db)
    (one,) = library.collect("集", ["1.1"], db, note="新")
    assert (one.text, one.ordinal) == ("新", 1)
    assert library.annotate("集", 1, "", db).text == ""


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.integers(1, 5), st.integers(-2, 9)), max_size=6))
def test_items_are_moved_as_in_a_list(db: Path, moves: list[tuple[int, int]]) -> None:
    library.collect("集", PLACES, db)
    expected = list(PLACES)
    for number, to in moves:
        expected.insert(min(max(to, 1), 5) - 1, expected.pop(number - 1))
        items = library.move("集", number, to, db)
        assert [one.ordinal for one in items] == [1, 2, 3, 4, 5]
        assert order(db) == expected
    library.discard("集", (), db)


def test_items_are_taken_out_by_their_numbers_and_the_others_close_up(db: Path) -> None:
    library.collect("集", PLACES, db)
    gone = library.discard("集", [2, 4], db)
    assert [one.ordinal for one in gone] == [2, 4]
    assert order(db) == ["1.1", "2.1", "2"]
    with Library.open(db) as opened:
        assert [one.entry.ordinal for one in opened.collected("集")] == [1, 2, 3]


def test_a_collection_given_the_name_of_another_is_put_behind_it(db: Path) -> None:
    library.collect("甲", ["1.1", "1.2"], db)
    library.collect("乙", ["2.1", "1.1"], db)
    library.rename_all("item", "甲", "乙", db)
    assert order(db, "乙") == ["2.1", "1.1", "1.2"]
    with pytest.raises(YuanzhiError, match='There is no collection "甲"'):
        order(db, "甲")


@pytest.mark.parametrize("name", ["", "  ", "#"])
def test_a_collection_needs_a_name(db: Path, name: str) -> None:
    with pytest.raises(YuanzhiError, match="is no name"):
        library.collect(name, ["1.1"], db)


def test_an_item_that_is_none_is_told_with_how_many_there_are(db: Path) -> None:
    library.collect("集", ["1.1", "1.2"], db)
    for wrong in (0, 3):
        with pytest.raises(YuanzhiError, match=f"has no item {wrong}: give one from 1 to 2"):
            library.move("集", wrong, 1, db)
