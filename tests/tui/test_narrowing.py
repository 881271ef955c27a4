"""Lists on the screen: sorted, filtered while one types, narrowed by facets; hits grouped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events

from tests.tui.screen import (
    MIDDLE,
    NARROW,
    WIDE,
    browse,
    focused,
    lines,
    load,
    press,
    rest,
    search,
    seen,
    until,
)
from tui.screens.browser import BrowserScreen
from tui.widgets.catalogue import Catalogue
from tui.widgets.filter_box import FilterInput
from tui.widgets.hits_pane import HitsPane
from tui.widgets.search_box import PAUSE, SearchBox

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from store.library import Library
    from tests.tui.screen import News

NEWS: list[News] = [
    {
        "title": "一",
        "date": "2023-03-05",
        "publication": "园区周报",
        "text": "总投资12亿元的海澜轴承生产基地项目在西安高新区开工。\n"
        "西安高新区轴承产业由来已久。",
    },
    {
        "title": "二",
        "date": "2024-02-03",
        "publication": "园区周报",
        "text": "总投资5000万元的瀚森光伏组件项目在西安高新区签约。",
    },
    {
        "title": "三",
        "date": "2022-02-03",
        "publication": "[red]晚报[/]",
        "text": "总投资120亿元的比亚迪动力电池项目在成都高新区签约。\n成都高新区的项目还有很多。",
    },
]
BEARINGS, SOLAR, BATTERIES = "海澜轴承生产基地项目", "瀚森光伏组件项目", "比亚迪动力电池项目"


@pytest.fixture
def opened(tmp_path: Path) -> Library:
    return load(tmp_path, NEWS)


def catalogue(pilot: Pilot[None]) -> Catalogue:
    return pilot.app.screen_stack[0].query_one(Catalogue)


def projects(pilot: Pilot[None]) -> list[str]:
    """The names in the list of projects, from the top."""
    shown = catalogue(pilot).projects
    names = []
    for place in range(len(shown)):
        row = shown._pages.row(place)
        assert row is not None
        names.append(row.name)
    return names


async def typed(pilot: Pilot[None], *keys: str) -> None:
    """Type, and wait for what a pause brings about."""
    await pilot.press(*keys)
    await pilot.pause(1.5 * PAUSE)
    await rest(pilot)


async def test_the_list_of_projects_is_sorted_by_its_next_column_and_turned(
    opened: Library,
) -> None:
    async with browse(opened) as pilot:
        await press(pilot, "2")
        assert projects(pilot) == [SOLAR, BEARINGS, BATTERIES]
        await press(pilot, "I")
        assert projects(pilot) == [BATTERIES, BEARINGS, SOLAR]
        await press(pilot, "O")
        assert "Sorted by name." in seen(pilot)
        assert "by name" in lines(pilot)[0]
        assert projects(pilot) == [BATTERIES, BEARINGS, SOLAR]
        for _ in range(3):
            await press(pilot, "O")
        assert "Sorted by investment." in seen(pilot)
        assert projects(pilot) == [BATTERIES, BEARINGS, SOLAR]


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW])
async def test_a_list_is_narrowed_while_one_types_and_escape_shows_all(
    opened: Library, size: tuple[int, int]
) -> None:
    async with browse(opened, size) as pilot:
        await press(pilot, "2", "f")
        assert focused(pilot) == "filter-words"
        await typed(pilot, *"hlzc")
        assert "1 project" in lines(pilot)[0]
        assert projects(pilot) == [BEARINGS]
        await press(pilot, "enter")
        assert focused(pilot) == "projects"
        assert '"hlzc"' in seen(pilot)
        assert projects(pilot) == [BEARINGS]
        await press(pilot, "ampersand")
        await typed(pilot, *"qq")
        assert projects(pilot) == []
        assert "Nothing is left of the list" in seen(pilot)
        await press(pilot, "escape")
        assert focused(pilot) == "projects"
        assert len(projects(pilot)) == 3


async def test_what_is_typed_to_narrow_a_list_does_nothing_else(opened: Library) -> None:
    async with browse(opened) as pilot:
        await press(pilot, "f")
        await typed(pilot, *"qcd", "backspace")
        assert pilot.app.is_running
        assert isinstance(pilot.app.screen, BrowserScreen)
        assert focused(pilot) == "filter-words"
        assert len(catalogue(pilot).parks) == 1


async def test_choosing_a_facet_narrows_parks_projects_and_hits_until_one_key_clears_it(
    opened: Library,
) -> None:
    async with browse(opened) as pilot:
        await press(pilot, "F")
        await until(pilot, lambda: "四川" in seen(pilot))
        await typed(pilot, *"status", "space", *"signed")
        await press(pilot, "enter")
        assert lines(pilot)[0].strip() == "status signed  X clears"
        assert len(catalogue(pilot).parks) == 3
        assert projects(pilot) == [SOLAR, BATTERIES]
        await search(pilot, "高新区")
        assert "2 passages" in lines(pilot)[0]
        await press(pilot, "enter", "ctrl+x")
        await until(pilot, lambda: "5 passages" in lines(pilot)[0])
        await press(pilot, "escape")
        assert len(projects(pilot)) == 3
        await press(pilot, "X")
        assert "Nothing is narrowed." in seen(pilot)


async def test_over_a_search_the_facets_count_its_hits_as_they_then_come(
    opened: Library,
) -> None:
    async with browse(opened, MIDDLE) as pilot:
        said = "count passages among the hits"
        await press(pilot, "F")
        await until(pilot, lambda: "四川" in seen(pilot))
        assert said not in seen(pilot)
        await press(pilot, "escape")
        await search(pilot, "高新区")
        assert "5 passages" in lines(pilot)[0]
        await press(pilot, "enter", "F")
        await until(pilot, lambda: "四川" in seen(pilot))
        assert said in seen(pilot)
        (line,) = [line for line in lines(pilot) if "[ ]" in line and "四川" in line]
        count = line.split("[ ]")[1].split()[0]
        await typed(pilot, *"sichuan")
        await press(pilot, "enter")
        await until(pilot, lambda: f"{count} passages" in lines(pilot)[0])


async def test_where_hits_only_come_near_the_facets_say_that_they_count_projects(
    opened: Library,
) -> None:
    async with browse(opened, MIDDLE) as pilot:
        await search(pilot, "~高新区轴承")
        await press(pilot, "enter", "F")
        await until(pilot, lambda: "四川" in seen(pilot))
        assert "count projects of the whole library, not hits" in seen(pilot)


async def test_several_values_are_chosen_and_hostile_ones_are_shown_as_they_are(
    opened: Library,
) -> None:
    async with browse(opened) as pilot:
        await press(pilot, "2", "comma")
        await until(pilot, lambda: "四川" in seen(pilot))
        await typed(pilot, *"pub")
        assert "[red]晚报[/]" in seen(pilot)
        await press(pilot, "tab", "down", "tab")
        await until(pilot, lambda: seen(pilot).count("[x]") == 2)
        await press(pilot, "escape")
        assert "publication" in lines(pilot)[0]
        assert "[red]晚报[/]" in lines(pilot)[0]
        assert len(projects(pilot)) == 3


async def test_hits_are_grouped_by_article_and_followed_through_their_passages(
    opened: Library,
) -> None:
    async with browse(opened) as pilot:
        await search(pilot, "高新区")
        await press(pilot, "enter", "A")
        pane = pilot.app.screen.query_one(HitsPane)
        await until(pilot, lambda: len(pane.hits) == 3)
        assert "1 of 3 articles" in seen(pilot)
        assert "2 passages" in seen(pilot)
        await press(pilot, "down")
        assert "match 1 of 1, paragraph 1" in seen(pilot)
        await press(pilot, "n")
        assert pane.hits.cursor == 1
        assert "paragraph 2" in seen(pilot)
        await press(pilot, "n")
        assert pane.hits.cursor == 2
        await press(pilot, "colon")
        await until(pilot, lambda: len(pane.hits) == 5)


async def test_hits_are_sorted_by_relevance_and_narrowed_by_more_words(opened: Library) -> None:
    async with browse(opened) as pilot:
        await search(pilot, "轴承 | 光伏")
        await press(pilot, "enter", "O")
        await typed(pilot)
        box = pilot.app.screen.query_one(SearchBox)
        assert box.typed.value == "轴承 | 光伏 sort:relevance"
        await typed(pilot, "f")
        assert focused(pilot) == "query"
        await typed(pilot, *"签约")
        assert box.typed.value == "(轴承 | 光伏) sort:relevance 签约"
        assert "1 passage" in lines(pilot)[0]


async def test_reprints_are_shown_once(tmp_path: Path) -> None:
    text = "海澜轴承生产基地项目在西安高新区开工，" * 8
    prints: list[News] = [
        {"title": "签约", "date": f"2024-02-0{day}", "publication": name, "text": text}
        for day, name in ((1, "早报"), (2, "晚报"))
    ]
    async with browse(load(tmp_path, prints)) as pilot:
        await search(pilot, "轴承")
        assert "2 passages" in lines(pilot)[0]
        await press(pilot, "enter", "d")
        await until(pilot, lambda: "2 passages, 1 without reprints" in lines(pilot)[0])
        assert len(pilot.app.screen.query_one(HitsPane).hits) == 1
        await press(pilot, "semicolon")
        await until(pilot, lambda: len(pilot.app.screen.query_one(HitsPane).hits) == 2)


async def test_a_list_is_narrowed_although_the_cursor_comes_to_rest_meanwhile(
    opened: Library,
) -> None:
    async with browse(opened) as pilot:
        await press(pilot, "2")
        catalogue = pilot.app.screen.query_one(Catalogue)
        assert catalogue._errands is not None
        # The library is slow: nothing is answered before the cursor rests.
        with catalogue._errands._turn:
            catalogue.rearrange(catalogue.arrangement.filtered("projects", "轴承"))
            catalogue.point_again()
            await pilot.pause(0.2)
            assert len(catalogue.projects) == 3
        await until(pilot, lambda: len(catalogue.projects) == 1)
        await until(pilot, lambda: "西安高新区轴承" in seen(pilot) or BEARINGS in seen(pilot))


async def test_keys_typed_ahead_in_the_filter_are_done_in_their_order(opened: Library) -> None:
    async with browse(opened, WIDE) as pilot:
        await press(pilot, "2", "f")
        for one in (*"hlx", "backspace", *"c", "home", "right", "right", "z"):
            pilot.app.post_message(events.Key(one, one if len(one) == 1 else None))
        await until(pilot, lambda: pilot.app.screen.query_one(FilterInput).value == "hlzc")
