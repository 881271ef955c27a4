"""The mouse in a real terminal: what keys do, clicks and the wheel do too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.terminal import WHEEL_DOWN, row, to_passage

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.terminal import Start


def test_a_click_chooses_a_row_and_a_second_one_opens_it(terminal: Start, projects: Path) -> None:
    window = terminal(60, 20, "--db", projects)
    window.until("东岭高新区")
    window.click("北塘工业园")
    window.until(lambda screen: "北塘工业园" in row(screen))
    window.click("南浦经开区", times=2)
    window.until(lambda screen: ">2 Projects  1 of 4" in screen and "南浦经开区" in screen)
    window.click("海澜药业", times=2)
    window.until(lambda screen: ">3 Passage" in screen and "海澜药业" in screen)


def test_a_click_stands_on_a_fact_and_a_second_one_goes_where_it_leads(
    terminal: Start, projects: Path
) -> None:
    window = terminal(80, 24, "--db", projects)
    to_passage(window)
    window.click("海澜轴承生产基地项目在")
    window.until(" project 海澜轴承生产")
    window.click("16亿元", times=2)
    window.until(lambda screen: ">Fact" in screen and "total investment" in screen)
    window.keys("a")
    window.until(lambda screen: ">Article" in screen and "东岭高新区建成" in screen)
    window.click("东岭高新区建成")
    window.until("park 东岭高新区")


def test_the_wheel_scrolls_a_list_and_a_page(terminal: Start, projects: Path) -> None:
    window = terminal(60, 20, "--db", projects)
    window.until("All parks")
    window.keys("2")
    screen = window.until(lambda screen: ">2 Projects  1 of 12" in screen and row(screen))
    before = screen.splitlines()[3]
    window.mouse(10, 8, WHEEL_DOWN)
    window.until(lambda screen: screen.splitlines()[3] != before)
    window.keys("o")
    page = window.until(">Project  海")
    window.mouse(10, 8, WHEEL_DOWN)
    window.until(lambda screen: ">Project  海" in screen and screen != page)


def test_clicks_reach_panes_footer_menus_facets_and_the_list_of_names(
    terminal: Start, projects: Path
) -> None:
    window = terminal(100, 30, "--db", projects)
    window.until(lambda screen: ">1 Parks" in screen and "投产" in screen)
    window.click("2 Projects")
    window.until(">2 Projects")
    window.click("F facets")
    window.until("11  started")
    window.click("status            [ ]        11", times=2)
    window.until(lambda screen: ">2 Projects  1 of 11" in screen)
    window.keys("C-g")
    window.until("Type a name")
    window.type("海澜石墨烯")
    window.until("海澜石墨烯生产基地项目  1 article")
    window.click("海澜石墨烯生产基地项目  1 article", times=2)
    window.until(">Project  海澜石墨烯")
    window.keys("Y")
    window.until("link to this page")
    window.click("link to this page", times=2)
    assert window.until_copied("yuanzhi://").startswith("yuanzhi://")
    window.click("? help")
    window.until(">Help")
