"""The browser by what a reader does with it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from store.library import Library
from tests.tui.screen import (
    MIDDLE,
    NARROW,
    WIDE,
    at_once,
    browse,
    flowing,
    focused,
    lines,
    load,
    press,
    rest,
    search,
    seen,
    strips,
    until,
)
from tui.screens.article import ArticleScreen
from tui.screens.browser import BrowserScreen
from tui.screens.inspector import InspectorScreen
from tui.widgets.catalogue import Catalogue
from tui.widgets.paged_list import PagedList
from tui.widgets.pane import REST
from tui.widgets.passage import PassageView
from tui.widgets.search_box import QueryInput

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.screen import News

BATTERY = "动力电池"

TWO_PROJECTS: list[News] = [
    {
        "title": "东岭高新区两个项目开工",
        "authors": ["林晓禾"],
        "date": "2024-03-05",
        "publication": "园区周报",
        "page": "3",
        "text": "3月4日,总投资12亿元的海澜轴承生产基地项目在东岭高新区开工。\n"
        "东岭高新区共有企业350余家。东岭高新区的轴承产业由来已久。\n"
        "海澜轴承生产基地项目占地120亩。",
    },
    {
        "title": "东岭高新区轴承产业提速",
        "date": "2024-02-01",
        "text": "东岭高新区去年轴承产值增长8%。",
    },
]


@pytest.fixture(autouse=True)
def terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave one way to the clipboard: the terminal, as over ssh."""
    for name in ("TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SSH_TTY", "/dev/pts/1")
    monkeypatch.setenv("TERM", "xterm-256color")


async def test_the_main_job_from_a_search_to_a_citation_on_the_clipboard() -> None:
    opened = Library.open(None)
    (paragraph,) = opened.search(BATTERY).paragraphs
    citation = opened.cite(opened.passage(paragraph).article)
    async with browse(opened) as pilot:
        await search(pilot, BATTERY)
        assert "1 passage" in lines(pilot)[0]
        await press(pilot, "enter")
        assert focused(pilot) == "hits"
        await press(pilot, "enter")
        assert focused(pilot) == "passage"
        assert "西安高新区:以大产业引领高质量发展" in seen(pilot)
        assert "match 1 of 4" in seen(pilot)
        while "120亿元 = 12,000,000,000 CNY" not in seen(pilot):
            await pilot.press("right")
        assert "totalinvestmentof比亚迪年产30GWh动力电池项目" in flowing(pilot)
        await until(pilot, lambda: "Anumberfollowedbyacurrency" in flowing(pilot))
        await pilot.press("c")
        await until(pilot, lambda: "Sent to the terminal" in seen(pilot))
        assert pilot.app.clipboard == citation


async def test_the_passage_is_copied_with_its_citation_in_the_style_that_is_set() -> None:
    opened = Library.open(None)
    (paragraph,) = opened.search(BATTERY).paragraphs
    async with browse(opened) as pilot:
        await search(pilot, BATTERY)
        await press(pilot, "enter", "y")
        await until(pilot, lambda: pilot.app.clipboard)
        assert pilot.app.clipboard == opened.quote(paragraph, "gbt7714-2025")
        await press(pilot, "s")
        assert "Citation style: GB/T 7714-2015" in seen(pilot)
        await pilot.press("y")
        expected = opened.quote(paragraph, "gbt7714-2015")
        await until(pilot, lambda: pilot.app.clipboard == expected)


async def test_it_begins_with_parks_projects_and_a_passage_and_says_that_it_is_the_seed() -> None:
    async with browse(Library.open(None)) as pilot:
        first = lines(pilot)[0]
        assert first.index("1 Parks") < first.index("2 Projects") < first.index("3 Passage")
        text = seen(pilot)
        for shown in ("西安高新", "比亚迪年产30GWh动力电池项目", "120亿元", "publication unknown"):
            assert shown in text
        assert "date unknown" in text
        assert "page unknown" in text
        assert "Seed library: load your own with S or `yuanzhi load" in lines(pilot)[-2]


async def test_what_is_known_of_an_article_stands_above_its_text(tmp_path: Path) -> None:
    async with browse(load(tmp_path, TWO_PROJECTS)) as pilot:
        assert "林晓禾 | 园区周报 | 2024-03-05 | page 3" in seen(pilot)
        assert "Seed library" not in seen(pilot)


async def test_two_columns_show_the_lists_beside_the_passage() -> None:
    async with browse(Library.open(None), MIDDLE) as pilot:
        text = lines(pilot)
        assert "1 Parks" in text[0]
        assert "3 Passage" in text[0]
        assert any("2 Projects" in line for line in text[1:])
        await search(pilot, BATTERY)
        assert "1 Hits" in seen(pilot)
        assert "2 Projects" not in seen(pilot)


async def test_one_column_shows_the_panes_as_steps() -> None:
    async with browse(Library.open(None), NARROW) as pilot:
        for step in ("1 Parks", "2 Projects", "3 Passage"):
            assert step in seen(pilot)
            assert sum(name in seen(pilot) for name in ("1 Parks", "2 Projects", "3 Pass")) == 1
            if step != "3 Passage":
                await press(pilot, "enter")
        for step in ("3 Passage", "2 Projects", "1 Parks"):
            assert step in seen(pilot)
            await press(pilot, "escape")


async def test_the_text_fits_at_every_size_and_below_the_smallest_it_says_so() -> None:
    async with browse(Library.open(None), (40, 12)) as pilot:
        for size in ((40, 12), (60, 16), (89, 24), (90, 24), (119, 30), (120, 30), (200, 60)):
            await pilot.resize_terminal(*size)
            await rest(pilot)
            for pane in "123":
                await press(pilot, pane)
                assert len(lines(pilot)) == size[1]
                assert "too small" not in seen(pilot)
        await pilot.resize_terminal(39, 12)
        await rest(pilot)
        assert "thiswindowistoosmall" in flowing(pilot).lower()
        await pilot.resize_terminal(60, 20)
        await rest(pilot)
        assert "3 Passage" in seen(pilot)
        assert focused(pilot) == "passage"


async def test_enter_goes_from_a_park_to_its_projects_and_their_passages_and_escape_back() -> None:
    async with browse(Library.open(None)) as pilot:
        await press(pilot, "down", "enter")
        assert focused(pilot) == "projects"
        assert "1 of 26" not in seen(pilot)
        project = pilot.app.screen.query_one("#projects").row.name  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert focused(pilot) == "passage"
        assert project in flowing(pilot)
        await press(pilot, "escape")
        assert focused(pilot) == "projects"
        await press(pilot, "escape")
        assert focused(pilot) == "parks"


async def test_a_park_without_projects_leads_to_its_passages(tmp_path: Path) -> None:
    news: list[News] = [{"title": "访问", "text": "代表团访问了昌平高新区。"}]
    async with browse(load(tmp_path, news)) as pilot:
        await press(pilot, "down")
        assert "The articles tell of no project" in seen(pilot)
        await press(pilot, "enter")
        assert focused(pilot) == "passage"
        assert "代表团访问了昌平高新区。" in seen(pilot)
        await press(pilot, "escape")
        assert focused(pilot) == "parks"


async def test_next_match_goes_through_the_passage_and_on_to_the_next_hit(tmp_path: Path) -> None:
    async with browse(load(tmp_path, TWO_PROJECTS)) as pilot:
        await search(pilot, "东岭高新区")
        await press(pilot, "enter")
        walked = []
        for key in ("n", "n", "n", "n", "N", "N", "N", "N"):
            hits = next(line for line in lines(pilot) if "1 Hits" in line)
            walked.append((hits.split()[2:5], hits[hits.index("match") :].split()[1:4]))
            await press(pilot, key)
        places = [(int(hit[0]), int(match[0])) for hit, match in walked]
        assert places == [(1, 1), (2, 1), (2, 2), (3, 1), (3, 1), (2, 2), (2, 1), (1, 1)]
        assert all(hit[2] == "3" for hit, _ in walked)
        assert "This is the first one" in seen(pilot)


async def test_next_goes_to_the_next_passage_of_the_same_project(tmp_path: Path) -> None:
    async with browse(load(tmp_path, TWO_PROJECTS)) as pilot:
        await press(pilot, "2")
        assert "1 of 2, paragraph 1" in seen(pilot)
        await press(pilot, "n")
        assert "2 of 2, paragraph 3" in seen(pilot)
        await press(pilot, "N")
        assert "1 of 2, paragraph 1" in seen(pilot)


async def test_a_name_is_followed_to_its_other_passages_and_back() -> None:
    async with browse(Library.open(None)) as pilot:
        await search(pilot, BATTERY)
        await press(pilot, "enter", "enter")
        while "organisation 比亚迪" not in seen(pilot):
            await press(pilot, "right")
        await press(pilot, "enter")
        assert "1 of 1, paragraph 2, 比亚迪" in seen(pilot)
        await press(pilot, "escape")
        assert "match 1 of 4" in seen(pilot)
        assert focused(pilot) == "passage"
        await press(pilot, "escape")
        assert focused(pilot) == "hits"


async def test_enter_on_a_figure_of_the_passage_opens_its_page() -> None:
    async with browse(Library.open(None)) as pilot:
        await press(pilot, "3")
        while " = " not in seen(pilot):
            await press(pilot, "right")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, InspectorScreen)
        await press(pilot, "escape")
        assert focused(pilot) == "passage"


async def test_the_paragraphs_of_the_article_are_read_on_and_back() -> None:
    async with browse(Library.open(None)) as pilot:
        await search(pilot, BATTERY)
        await press(pilot, "enter", "enter", "right_curly_bracket")
        assert "paragraph 3" in lines(pilot)[1]
        await press(pilot, "ctrl+down")
        assert "paragraph 4" in lines(pilot)[1]
        await press(pilot, "left_curly_bracket", "ctrl+up")
        assert "paragraph 2" in lines(pilot)[1]


async def test_where_nothing_holds_a_query_the_closest_passages_are_shown_as_such() -> None:
    async with browse(Library.open(None)) as pilot:
        await search(pilot, "比亚迪动力电池没有")
        assert "nothing holds all of it; closest passages" in lines(pilot)[0]
        assert "1 of " in lines(pilot)[1]
        await press(pilot, "enter", "enter")
        await rest(pilot)
        assert focused(pilot) != "query"
        assert "比亚迪" in seen(pilot)


async def test_search_as_you_type_replaces_the_hits_with_each_query() -> None:
    async with browse(Library.open(None)) as pilot:
        await search(pilot, "动力")
        assert "1 passage" not in lines(pilot)[0]
        await pilot.press(*"电池")
        await until(pilot, lambda: "1 passage" in lines(pilot)[0])
        await pilot.press(*["backspace"] * 4, *"没有")
        await until(pilot, lambda: "nothing found" in lines(pilot)[0])
        await rest(pilot)
        assert "Nothing found for: 没有" in seen(pilot)
        await pilot.press(*["backspace"] * 2)
        await until(pilot, lambda: "Type what to look for" in seen(pilot))


async def test_enter_at_once_after_typing_waits_for_the_answer_and_goes_to_the_hits() -> None:
    async with browse(Library.open(None)) as pilot:
        await pilot.press("slash", *BATTERY, "enter")
        await until(pilot, lambda: focused(pilot) == "hits")
        assert "1 of 1" in seen(pilot)


async def test_leaving_the_search_restores_the_lists_as_they_were() -> None:
    async with browse(Library.open(None)) as pilot:
        await press(pilot, "down", "enter", "down", "down")
        before = lines(pilot)
        await search(pilot, BATTERY)
        await press(pilot, "escape")
        assert focused(pilot) == "projects"
        assert lines(pilot) == before
        await search(pilot, BATTERY)
        await press(pilot, "enter", "enter", "escape", "escape")
        assert focused(pilot) == "projects"
        assert lines(pilot) == before


async def test_back_in_the_search_box_the_query_is_there_to_be_replaced() -> None:
    async with browse(Library.open(None)) as pilot:
        await search(pilot, BATTERY)
        await press(pilot, "enter")
        await search(pilot, "杜仲")
        assert pilot.app.screen.query_one(QueryInput).value == "杜仲"


async def test_keys_that_come_in_at_once_are_done_one_after_another() -> None:
    async with browse(Library.open(None)) as pilot:
        await at_once(pilot, "enter", "enter")
        assert focused(pilot) == "passage"
        await at_once(pilot, *["left"] * 20, *["right"] * 3)
        assert "fact 4 of" in seen(pilot)
        await at_once(pilot, "escape", "escape", "slash", *"quick")
        assert pilot.app.screen.query_one(QueryInput).value == "quick"
        await at_once(pilot, "escape", "2", "down", "down", "n")
        assert focused(pilot) == "projects"
        assert "2 Projects  3 of" in lines(pilot)[0]


async def test_a_slash_can_be_typed_into_a_query() -> None:
    async with browse(Library.open(None)) as pilot:
        await pilot.press("slash", *"万吨", "slash", "年", "backspace")
        assert pilot.app.screen.query_one(QueryInput).value == "万吨/"


async def test_what_has_gone_from_the_library_meanwhile_is_said(tmp_path: Path) -> None:
    async with browse(load(tmp_path, TWO_PROJECTS)) as pilot:
        await press(pilot, "down")
        with closing(sqlite3.connect(tmp_path / "library.db")) as other, other:
            other.execute("DELETE FROM paragraph")
        await press(pilot, "n", "n", "n")
        assert "There is no paragraph" in lines(pilot)[-2]
        await search(pilot, "轴承")
        assert pilot.app.is_running


async def test_tab_and_digits_and_function_keys_go_round_the_panes() -> None:
    async with browse(Library.open(None)) as pilot:
        for key, pane in (
            ("tab", "projects"),
            ("tab", "passage"),
            ("tab", "parks"),
            ("shift+tab", "passage"),
            ("2", "projects"),
            ("f4", "passage"),
            ("f2", "parks"),
            ("3", "passage"),
            ("f3", "projects"),
            ("1", "parks"),
        ):
            await press(pilot, key)
            assert focused(pilot) == pane
        await search(pilot, BATTERY)
        await press(pilot, "tab")
        assert focused(pilot) == "hits"
        await press(pilot, "tab")
        assert focused(pilot) == "passage"
        await press(pilot, "2")
        assert focused(pilot) == "hits"


async def test_no_cursor_blinks_while_one_types() -> None:
    async with browse(Library.open(None)) as pilot:
        await press(pilot, "slash")
        assert pilot.app.screen.query_one(QueryInput).cursor_blink is False


async def test_without_parks_and_projects_the_text_can_still_be_searched(tmp_path: Path) -> None:
    news: list[News] = [{"title": "天气", "text": "明天有小雨。"}]
    async with browse(load(tmp_path, news)) as pilot:
        assert "Noparkandnoprojectistoldof" in flowing(pilot)
        assert "/findsoneinthetext" in flowing(pilot)
        await search(pilot, "小雨")
        assert "1 passage" in lines(pilot)[0]
        await press(pilot, "enter", "enter")
        assert "明天有小雨。" in seen(pilot)
        assert "No fact was found" in seen(pilot)


async def test_every_fact_of_a_passage_is_seen_by_more_than_its_colour() -> None:
    opened = Library.open(None)
    (paragraph,) = opened.search(BATTERY).paragraphs
    passage = opened.passage(paragraph)
    async with browse(opened) as pilot:
        await search(pilot, BATTERY)
        await press(pilot, "enter", "escape", "escape")
        view = pilot.app.screen.query_one(PassageView)
        await search(pilot, BATTERY)
        marked = "".join(
            segment.text
            for line in strips(pilot)[2 : 2 + view.size.height]
            for segment in line
            if segment.style is not None and (segment.style.bold or segment.style.underline)
        )
        for fact in passage.facts:
            if BATTERY not in fact.text:
                assert fact.text in marked


async def test_each_kind_of_fact_has_a_colour_of_its_own() -> None:
    opened = Library.open(None)
    async with browse(opened) as pilot:
        await search(pilot, "杜仲叶")
        await press(pilot, "enter")
        colours = {}
        for line in strips(pilot):
            for segment in line:
                for text in ("5.6亿元", "115亩", "天承"):
                    if segment.text == text and segment.style is not None:
                        colours[text] = segment.style.color
        assert len(colours) == 3
        assert len(set(colours.values())) == 3


async def test_the_fact_cursor_steps_through_nested_facts_too() -> None:
    opened = Library.open(None)
    count = len(opened.passage(opened.search(BATTERY).paragraphs[0]).facts)
    async with browse(opened) as pilot:
        await search(pilot, BATTERY)
        await press(pilot, "enter", "3", *["left"] * 20)
        found = []
        for _ in range(3):
            found.append(next(line for line in lines(pilot) if "fact " in line))
            await press(pilot, "right")
        assert f"fact 1 of {count}  project 比亚迪年产30GWh动力电池项目" in found[0]
        assert f"fact 2 of {count}  organisation 比亚迪" in found[1]
        assert f"fact 3 of {count}  quantity 30GWh = 30 GWh" in found[2]


async def test_a_selection_with_the_mouse_copies_the_stored_text_without_line_breaks() -> None:
    opened = Library.open(None)
    (paragraph,) = opened.search(BATTERY).paragraphs
    text = opened.passage(paragraph).text
    async with browse(opened, WIDE) as pilot:
        await search(pilot, BATTERY)
        await press(pilot, "enter", "3")
        view = pilot.app.screen.query_one(PassageView)
        rows = [y for y in range(view.size.height) if view.render_line(y).text.startswith("|")]
        await pilot.mouse_down(view, offset=(2, rows[0]))
        await pilot.hover(view, offset=(6, rows[2]))
        await pilot.mouse_up(view, offset=(6, rows[2]))
        await pilot.pause()
        selected = pilot.app.screen.get_selected_text()
        assert selected is not None
        assert len(selected) > 40
        assert selected in text


async def test_the_words_that_tell_a_stage_can_be_reached_and_name_their_projects() -> None:
    opened = Library.open(None)
    (paragraph,) = opened.search("全面加速建设").paragraphs
    stages = [fact for fact in opened.passage(paragraph).facts if fact.type == "STATUS"]
    assert stages
    async with browse(opened) as pilot:
        await search(pilot, "全面加速建设")
        await press(pilot, "enter", "3")
        for _ in range(len(opened.passage(paragraph).facts)):
            if "stage" in seen(pilot):
                break
            await press(pilot, "right")
        shown = seen(pilot)
        assert f"stage {stages[0].text}" in shown
        assert f"{stages[0].roles[0].project}: building" in shown


async def test_a_key_quicker_than_the_list_still_leads_to_the_projects_of_the_park() -> None:
    async with browse(Library.open(None)) as pilot:
        parks = pilot.app.screen.query_one("#parks", PagedList)
        await at_once(pilot, "down", "enter")
        await rest(pilot)
        projects = pilot.app.screen.query_one("#projects", PagedList)
        park = parks.row
        assert park is not None
        assert len(projects) == park.projects


async def test_while_the_projects_of_a_park_are_read_those_of_another_are_not_taken_for_them() -> (
    None
):
    async with browse(Library.open(None)) as pilot:
        catalogue = pilot.app.screen.query_one(Catalogue)
        errands = catalogue._errands
        assert errands is not None
        with errands._turn:
            # The question is asked, and its answer held up.
            await pilot.press("down")
            await pilot.pause(3 * REST)
            await pilot.press("2", "enter")
            await pilot.pause(3 * REST)
            assert len(catalogue.projects) == 0
            assert focused(pilot) == "projects"
        await until(pilot, lambda: len(catalogue.projects))
        park = catalogue.parks.row
        assert park is not None
        assert len(catalogue.projects) == park.projects
        await until(pilot, lambda: focused(pilot) == "passage")


async def test_projects_that_could_not_be_read_are_asked_for_again() -> None:
    async with browse(Library.open(None)) as pilot:
        catalogue = pilot.app.screen.query_one(Catalogue)
        assert catalogue._errands is not None
        assert catalogue._errands._library is not None
        connection = catalogue._errands._library._connection
        connection.set_authorizer(lambda *_: sqlite3.SQLITE_DENY)
        await at_once(pilot, "down", "enter")
        await until(pilot, lambda: "prohibited" in seen(pilot) or "authorized" in seen(pilot))
        connection.set_authorizer(lambda *_: sqlite3.SQLITE_OK)
        await press(pilot, "1", "2")
        park = catalogue.parks.row
        assert park is not None
        await until(pilot, lambda: len(catalogue.projects) == park.projects)
        await press(pilot, "enter")
        assert focused(pilot) == "passage"


async def test_escape_typed_twice_leaves_the_list_of_marks_alone() -> None:
    async with browse(Library.open(None)) as pilot:
        await press(pilot, "a", "m")
        await at_once(pilot, "escape", "escape", "escape")
        assert isinstance(pilot.app.screen, (ArticleScreen, BrowserScreen))
        await press(pilot, "m", "escape", "m", "a")
        assert "Marked a" in seen(pilot)


@pytest.mark.parametrize(("size", "columns"), [((140, 40), 3), ((100, 30), 2)])
async def test_panes_grow_and_shrink_by_keys_and_one_takes_the_whole_window(
    size: tuple[int, int], columns: int
) -> None:
    async with browse(Library.open(None), size) as pilot:
        parks, passage = (pilot.app.screen.query_one(f"#{n}-pane") for n in ("parks", "passage"))
        before = parks.size, passage.size
        await press(pilot, "greater_than_sign", "greater_than_sign")
        assert parks.size.width > before[0].width
        await press(pilot, "less_than_sign", "less_than_sign")
        assert (parks.size, passage.size) == before
        await press(pilot, "plus")
        if columns == 2:
            assert parks.size.height > before[0].height
        else:
            assert "cannot be moved further" in seen(pilot)
        await press(pilot, "minus", "3", "greater_than_sign")
        assert passage.size.width > before[1].width
        await press(pilot, *(["greater_than_sign"] * 9))
        assert "cannot be moved further" in seen(pilot)
        assert parks.size.width >= 8
        await press(pilot, "z")
        assert passage.size.width == size[0]
        await press(pilot, "1")
        assert parks.size.width >= size[0] - 1
        await press(pilot, "z")
        assert passage.display
