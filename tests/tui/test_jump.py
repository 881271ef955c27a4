"""Going anywhere by a piece of a name: names, headlines, the reader's own things, commands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from store import destinations, library
from store.library import Library
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
    seen,
    until,
)
from tests.tui.test_desk import BASE, LIFE
from tui.cli import cli
from tui.screens.article import ArticleScreen
from tui.screens.browser import BrowserScreen
from tui.screens.claims import ClaimsScreen
from tui.screens.jump import JumpScreen
from tui.screens.park import ParkScreen
from tui.screens.party import PartyScreen
from tui.screens.project import ProjectScreen
from tui.widgets.search_box import QueryInput

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.screen import News


async def jump(pilot: Pilot[None], typed: str) -> None:
    """Type what to go to, and go to the first of what is called so."""
    await press(pilot, "ctrl+g", *typed, "enter")


async def test_a_project_is_gone_to_by_its_initials_from_any_screen(tmp_path: Path) -> None:
    async with browse(load(tmp_path, LIFE)) as pilot:
        await jump(pilot, "hlzcscjd")
        assert isinstance(pilot.app.screen, ProjectScreen)
        assert BASE in lines(pilot)[0]
        await jump(pilot, "donglinggaoxin")
        assert isinstance(pilot.app.screen, ParkScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ProjectScreen)


async def test_where_only_the_newest_headlines_were_looked_at_it_says_so_and_leads_to_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(destinations, "IN_TIME", -1.0)
    async with browse(load(tmp_path, LIFE)) as pilot:
        await press(pilot, "ctrl+g", *"项目忙")
        await until(pilot, lambda: "Only the newest headlines" in seen(pilot))
        await press(pilot, "down", "enter")
        await until(pilot, lambda: "2 passages" in seen(pilot))
        assert "title:项目忙" in seen(pilot)
    run = CliRunner().invoke(cli, ["jump", "项目忙", "--db", str(tmp_path / "library.db")])
    assert "Only the newest headlines" in run.output


async def test_a_mark_is_gone_to_by_its_letter_or_a_piece_of_its_name(tmp_path: Path) -> None:
    async with browse(load(tmp_path, LIFE)) as pilot:
        await jump(pilot, "hlzcscjd")
        await press(pilot, "m", "z")
        await until(pilot, lambda: pilot.app.screen.session.marks)  # type: ignore[attr-defined]
        await press(pilot, "escape", "ctrl+g")
        await until(pilot, lambda: "mark z" in seen(pilot))
        await press(pilot, *"z", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ProjectScreen))
        await press(pilot, "escape", "ctrl+g", *"shengchan")
        await until(pilot, lambda: "mark z" in seen(pilot))


async def test_two_letters_on_one_place_are_told_apart_and_stay_when_a_mark_is_set_anew(
    tmp_path: Path,
) -> None:
    async with browse(load(tmp_path, LIFE)) as pilot:
        await jump(pilot, "hlzcscjd")
        session = pilot.app.screen.session  # type: ignore[attr-defined]
        await press(pilot, "m", "y")
        await until(pilot, lambda: "y" in session.marks)
        await press(pilot, "m", "z")
        await until(pilot, lambda: "z" in session.marks)
        await press(pilot, "escape", "ctrl+g")
        await until(pilot, lambda: "mark y" in seen(pilot) and "mark z" in seen(pilot))
        session.marks.clear()
        await press(pilot, "down")
        assert "mark y" in seen(pilot)


async def test_a_firm_opens_at_its_page(tmp_path: Path) -> None:
    async with browse(load(tmp_path, LIFE)) as pilot:
        await jump(pilot, "海澜轴承有限")
        assert isinstance(pilot.app.screen, PartyScreen)
        assert "海澜轴承有限公司" in lines(pilot)[0]


@pytest.mark.parametrize("typed", ["项目忙", "gxqxmm", "gaoxinquxiangmumang", "东岭 项目忙"])
async def test_an_article_is_gone_to_by_its_headline_in_characters_or_pinyin(
    tmp_path: Path, typed: str
) -> None:
    async with browse(load(tmp_path, LIFE)) as pilot:
        await jump(pilot, typed)
        assert isinstance(pilot.app.screen, ArticleScreen)
        assert "东岭高新区项目忙" in seen(pilot)


async def test_a_place_and_a_link_lead_where_they_point(tmp_path: Path) -> None:
    opened = load(tmp_path, LIFE)
    link = opened.link("1.2")
    async with browse(opened) as pilot:
        await jump(pilot, "1.2")
        assert "paragraph 2 of 2" in lines(pilot)[0]
        await press(pilot, "escape")
        await jump(pilot, link)
        assert "paragraph 2 of 2" in lines(pilot)[0]


async def test_saved_searches_tags_and_bookmarks_are_gone_to_by_their_names(
    tmp_path: Path,
) -> None:
    opened = load(tmp_path, LIFE)
    library.save_search("每周看", "投产", opened.path)
    library.save_search("钱", "亿元", opened.path, facts=True)
    library.tag(["2.1"], ["紧急"], opened.path)
    library.bookmark("3.1", "读到这里", opened.path)
    async with browse(opened) as pilot:
        await press(pilot, "ctrl+g")
        for name in ("每周看", "紧急", "读到这里"):
            assert name in seen(pilot)
        await press(pilot, *"mzk", "enter")
        assert pilot.app.screen.query_one(QueryInput).value == "投产"
        assert focused(pilot) == "hits"
        await jump(pilot, "紧急")
        assert pilot.app.screen.query_one(QueryInput).value == "tag:紧急"
        await jump(pilot, "读到这里")
        assert "东岭高新区项目忙" in seen(pilot)
        await jump(pilot, "钱")
        assert isinstance(pilot.app.screen, ClaimsScreen)


async def test_what_is_called_nothing_can_be_searched_for() -> None:
    async with browse(Library.open(None)) as pilot:
        await jump(pilot, "的重要")
        assert isinstance(pilot.app.screen, BrowserScreen)
        assert pilot.app.screen.query_one(QueryInput).value == "的重要"


async def test_commands_are_found_behind_a_sign_and_the_sign_can_be_taken_away() -> None:
    async with browse(Library.open(None), WIDE) as pilot:
        before = pilot.app.theme
        await press(pilot, "ctrl+p", *"high contrast", "enter")
        assert pilot.app.theme != before
        await press(pilot, "ctrl+p", "backspace", *"xagx")
        assert "西安高新区" in seen(pilot)
        await press(pilot, "escape")
        assert focused(pilot) == "parks"


async def test_enter_before_the_answer_goes_to_the_answer_and_not_to_what_was_shown(
    tmp_path: Path,
) -> None:
    async with browse(load(tmp_path, LIFE)) as pilot:
        await press(pilot, "ctrl+g", *"hanshen")
        for key in ("ctrl+u", *"dlgxq", "enter"):
            await pilot.press(key)
        await rest(pilot)
        assert isinstance(pilot.app.screen, ParkScreen)


@pytest.mark.parametrize("size", [NARROW, MIDDLE, WIDE])
async def test_hostile_names_are_shown_as_they_are_in_any_width(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    news: list[News] = [
        {"title": "[/]动力[red]\x1b[31m" + "长" * 200, "date": "2024-01-05", "text": "明天下雨。"}
    ]
    async with browse(load(tmp_path, news), size) as pilot:
        await press(pilot, "ctrl+g", *"动力")
        assert isinstance(pilot.app.screen, JumpScreen)
        assert "[/]动力[red]" in seen(pilot)
        assert all("\x1b" not in line for line in lines(pilot))


def test_the_command_lists_where_one_can_go_with_links(tmp_path: Path) -> None:
    opened = load(tmp_path, LIFE)
    opened.close()
    db = ["--db", str(opened.path)]
    told = CliRunner().invoke(cli, ["jump", "hlzc", *db]).output
    assert f"project\t{BASE}\t3 articles\tyuanzhi://project/" in told
    found = json.loads(CliRunner().invoke(cli, ["jump", "项目忙", "--json", *db]).output)
    assert [one["kind"] for one in found["destinations"]] == ["article"]
    assert found["destinations"][0]["link"].startswith("yuanzhi://article/")
