"""Completions: the list below the search box, the command, and what a search may have meant."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from store.library import Library
from tests.tui.screen import (
    NARROW,
    WIDE,
    at_once,
    browse,
    focused,
    lines,
    load,
    press,
    search,
    seen,
    until,
)
from tui.widgets.completions import Completions
from tui.widgets.search_box import QueryInput

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.conftest import Yuanzhi
    from tests.tui.screen import News

PARKS: list[News] = [
    {
        "title": "东岭高新区两个项目开工",
        "date": "2024-03-05",
        "text": "海澜轴承生产基地项目在东岭高新区开工。\n东岭高新区和东林经开区签约。\n"
        "东岭高新区有德阳产GWh电池。",
    },
]


def typed(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one(QueryInput).value


def completions(pilot: Pilot[None]) -> Completions:
    return pilot.app.screen.query_one(Completions)


async def test_latin_letters_open_the_list_and_enter_takes_what_tab_chose(tmp_path: Path) -> None:
    async with browse(load(tmp_path, PARKS)) as pilot:
        await search(pilot, "dlgx")
        assert completions(pilot).is_open
        assert "东岭高新区  park, 1 article" in lines(pilot)[1]
        assert not completions(pilot).is_pointed
        await press(pilot, "tab")
        assert "> 东岭高新区" in lines(pilot)[1]
        await press(pilot, "enter")
        assert typed(pilot) == "东岭高新区 "
        assert focused(pilot) == "query"
        assert not completions(pilot).is_open
        await until(pilot, lambda: "3 passages" in lines(pilot)[0])
        await press(pilot, "enter")
        assert focused(pilot) == "hits"


async def test_enter_and_down_go_to_the_hits_while_nothing_is_chosen(tmp_path: Path) -> None:
    for key in ("enter", "down"):
        async with browse(load(tmp_path, PARKS)) as pilot:
            await search(pilot, "GWh")
            await press(pilot, key)
            assert focused(pilot) == "hits"
            assert not completions(pilot).is_open


async def test_down_up_and_both_tabs_move_through_what_is_chosen(tmp_path: Path) -> None:
    async with browse(load(tmp_path, PARKS)) as pilot:
        await search(pilot, "dl")
        marked: list[int] = []
        for key in ("ctrl+n", "down", "up", "tab", "tab", "shift+tab"):
            await press(pilot, key)
            rows = [at for at, line in enumerate(lines(pilot)) if ">" in line]
            marked += rows or [0]
        assert marked == [1, 2, 1, 2, 1, 0]
        assert focused(pilot) == "query"
        assert typed(pilot) == "dl"


async def test_escape_closes_the_list_for_this_word_and_then_leaves_the_search(
    tmp_path: Path,
) -> None:
    async with browse(load(tmp_path, PARKS)) as pilot:
        await search(pilot, "dl")
        await press(pilot, "escape")
        assert not completions(pilot).is_open
        assert focused(pilot) == "query"
        await press(pilot, "g")
        assert not completions(pilot).is_open
        await press(pilot, "space", "d", "l")
        assert completions(pilot).is_open
        await press(pilot, "escape", "ctrl+n")
        assert completions(pilot).is_pointed
        await press(pilot, "escape", "escape")
        assert focused(pilot) != "query"


async def test_chinese_text_opens_no_list_unless_it_is_asked_for(tmp_path: Path) -> None:
    async with browse(load(tmp_path, PARKS)) as pilot:
        await search(pilot, "东岭")
        assert not completions(pilot).is_open
        await press(pilot, "ctrl+n")
        assert completions(pilot).is_pointed
        await press(pilot, "enter")
        assert typed(pilot) == "东岭高新区 "


async def test_tab_goes_to_the_hits_where_no_list_is_open_and_so_does_the_key_that_finds_none(
    tmp_path: Path,
) -> None:
    async with browse(load(tmp_path, PARKS)) as pilot:
        await search(pilot, "东岭")
        await press(pilot, "tab")
        assert focused(pilot) == "hits"
    async with browse(load(tmp_path, PARKS)) as pilot:
        await search(pilot, "高新区和")
        await press(pilot, "ctrl+n")
        assert focused(pilot) == "hits"


async def test_only_the_piece_before_the_cursor_is_replaced(tmp_path: Path) -> None:
    async with browse(load(tmp_path, PARKS)) as pilot:
        await search(pilot, "项目 park:dl 开工")
        await press(pilot, *["left"] * 3)
        await press(pilot, "ctrl+n", "enter")
        assert typed(pilot) == "项目 park:东岭高新区 开工"
        assert pilot.app.screen.query_one(QueryInput).cursor_position == len("项目 park:东岭高新区")


async def test_keys_typed_ahead_of_the_list_are_typed(tmp_path: Path) -> None:
    async with browse(load(tmp_path, PARKS)) as pilot:
        await at_once(pilot, "slash", *"dlgxq")
        assert typed(pilot) == "dlgxq"
        assert completions(pilot).is_open
        await at_once(pilot, "tab", "enter", "x")
        await until(pilot, lambda: typed(pilot).endswith("x"))
        assert typed(pilot) in ("东岭高新区 x", "dlgxqx")


async def test_a_click_takes_a_completion(tmp_path: Path) -> None:
    async with browse(load(tmp_path, PARKS)) as pilot:
        await search(pilot, "dlgx")
        await pilot.click(Completions, offset=(4, 0))
        await press(pilot)
        assert typed(pilot) == "东岭高新区 "


async def test_the_list_fits_into_narrow_and_low_windows(tmp_path: Path) -> None:
    long = "东岭" + "高新" * 30 + "产业园"
    news: list[News] = [*PARKS, {"title": "长", "text": f"{long}开工。"}]
    for size in (NARROW, (60, 12), (40, 12), WIDE):
        async with browse(load(tmp_path, news), size) as pilot:
            await search(pilot, "一二三四五六七八九十 dl")
            shown = completions(pilot)
            assert shown.is_open
            assert shown.region.right <= size[0]
            assert shown.region.bottom <= size[1]
            await press(pilot, *["tab"] * 3)
            assert any(">" in line for line in lines(pilot)[1:])
            assert all(len(line) <= size[0] for line in lines(pilot))


async def test_hostile_names_are_drawn_as_text(tmp_path: Path) -> None:
    news: list[News] = [{"title": "怪", "text": "[red]东岭高新区开工。[/]东岭产业园开工。"}]
    async with browse(load(tmp_path, news)) as pilot:
        await search(pilot, "dl")
        assert completions(pilot).is_open
        for text in ("[/]", '"[', "[/red]dl", "\\[dl"):
            await press(pilot, *text)
        assert "too small" not in seen(pilot)


async def test_leaving_the_search_box_closes_the_list(tmp_path: Path) -> None:
    async with browse(load(tmp_path, PARKS)) as pilot:
        await search(pilot, "dl")
        assert completions(pilot).is_open
        await press(pilot, "f4")
        assert not completions(pilot).is_open


def test_the_command_lists_completions_best_first(yuanzhi: Yuanzhi) -> None:
    run = yuanzhi("complete", "xagxq")
    assert run.stdout.splitlines()[0] == "西安高新区\tpark, 1 article"
    assert run.returncode == 0
    form = json.loads(yuanzhi("complete", "bydi", "--json", "--limit", "1").stdout)
    assert form["completions"] == [
        {
            "text": "比亚迪",
            "kind": "org",
            "name": "比亚迪",
            "entity": form["completions"][0]["entity"],
            "count": 1,
            "more": False,
            "reading": "bi ya di",
        }
    ]
    with Library.open(None) as opened:
        assert opened.entity(form["completions"][0]["entity"]).name == "比亚迪"


def test_the_command_says_that_nothing_is_written_so(yuanzhi: Yuanzhi) -> None:
    run = yuanzhi("complete", "qqqqqq")
    assert (run.returncode, run.stdout) == (0, "")
    assert "No name or word of the library is written so." in run.stderr


@pytest.mark.parametrize(
    ("query", "names"), [("dygxq", ["德阳高新区"]), ("xagxq 动力电池", ["西安高新区"])]
)
def test_a_search_that_finds_nothing_says_what_it_may_have_meant(
    yuanzhi: Yuanzhi, query: str, names: list[str]
) -> None:
    run = yuanzhi("search", *query.split())
    assert run.stdout == "" or "closest" in run.stderr
    (line,) = [line for line in run.stderr.splitlines() if line.startswith("Did you mean: ")]
    assert all(name in line for name in names)


def test_a_search_that_finds_something_or_nothing_like_a_name_says_nothing(
    yuanzhi: Yuanzhi,
) -> None:
    for query in ("GWh", "德阳高新区", "没有这样的词", "zzzzqqqq"):
        assert "Did you mean" not in yuanzhi("search", query).stderr
