"""The copy menu: each thing that can be copied, made whole, on its way to the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.library import Library
from tests.tui.screen import MIDDLE, NARROW, WIDE, browse, load, press, search, seen, until
from tests.tui.test_desk import BASE, LIFE, to_line, to_project
from tui.app import YuanzhiApp
from tui.screens.copy import CopyScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were sent to the clipboard."""
    texts: list[str] = []
    monkeypatch.setattr(YuanzhiApp, "copy_to_clipboard", lambda _app, text: texts.append(text))
    return texts


async def copy(pilot: Pilot[None], key: str, copied: list[str]) -> str:
    """Choose by a letter what to copy; what was copied."""
    count = len(copied)
    await press(pilot, "Y", key)
    await until(pilot, lambda: len(copied) > count)
    return copied[-1]


async def test_a_fact_is_copied_with_all_it_rests_on(tmp_path: Path, copied: list[str]) -> None:
    async with browse(load(tmp_path, LIFE)) as pilot:
        await to_project(pilot)
        await to_line(pilot, "12亿元")
        told = (await copy(pilot, "f", copied)).splitlines()
        assert told[0] == f"{BASE}: total investment: 1,200,000,000 CNY (12亿元)"
        assert "confidence" in told[1]
        assert told[2].startswith("Words: ")
        assert told[3].startswith("Passage [1.1]: 1月4日,海澜轴承生产基地项目签约")
        assert told[4].startswith("林晓禾. 海澜轴承项目签约[N]")
        assert told[5].startswith("yuanzhi://fact/")
        assert (await copy(pilot, "k", copied)) == told[5]
        assert (await copy(pilot, "l", copied)).endswith("/1")
        assert (await copy(pilot, "d", copied)).startswith("yuanzhi://project/")
        assert "12亿元" in await copy(pilot, "r", copied)
        assert len((await copy(pilot, "t", copied)).splitlines()) > 10


async def test_a_page_has_its_link_whatever_the_cursor_stands_on(
    tmp_path: Path, copied: list[str]
) -> None:
    async with browse(load(tmp_path, LIFE)) as pilot:
        await to_project(pilot)
        assert (await copy(pilot, "g", copied)).startswith("yuanzhi://project/")
        await to_line(pilot, "12亿元")
        await press(pilot, "e")
        assert (await copy(pilot, "g", copied)).startswith("yuanzhi://fact/")


async def test_a_row_and_a_whole_list_are_copied_with_tabs(
    tmp_path: Path, copied: list[str]
) -> None:
    async with browse(load(tmp_path, LIFE)) as pilot:
        await press(pilot, "2")
        row = await copy(pilot, "r", copied)
        assert row.split("\t")[1] == "东岭高新区"
        head, *rows = (await copy(pilot, "t", copied)).splitlines()
        assert head.split("\t")[:3] == ["project", "park", "investors"]
        assert row in rows
        assert {len(line.split("\t")) for line in (head, *rows)} == {8}
        await press(pilot, "1")
        parks = (await copy(pilot, "t", copied)).splitlines()
        assert [line.split("\t")[0] for line in parks] == ["park", "东岭高新区"]
        await search(pilot, "投产")
        await press(pilot, "enter")
        hits = (await copy(pilot, "t", copied)).splitlines()
        assert hits[1].split("\t")[:4] == ["3.1", "2025-06-02", "东岭日报", ""]


async def test_another_style_is_chosen_from_all_and_stays(copied: list[str]) -> None:
    async with browse(Library.open(None)) as pilot:
        await press(pilot, "3")
        assert "GB/T 7714-2025" in seen(pilot)
        await copy(pilot, "2", copied)
        assert pilot.app.screen.session.citation_style == "gbt7714-2015"  # type: ignore[attr-defined]
        assert "GB/T 7714-2015" in seen(pilot)


async def test_an_entry_for_a_reference_manager_is_copied(copied: list[str]) -> None:
    async with browse(Library.open(None)) as pilot:
        await press(pilot, "3")
        assert (await copy(pilot, "b", copied)).startswith("@article{yz")
        assert "journaltitle" not in await copy(pilot, "x", copied)
        assert (await copy(pilot, "i", copied)).startswith("TY  - NEWS\n")
        assert (await copy(pilot, "j", copied)).startswith("[\n{")


async def test_what_a_copied_entry_is_without_is_told() -> None:
    async with browse(Library.open(None), WIDE) as pilot:
        await press(pilot, "3", "Y", "b")
        await until(pilot, lambda: "is left without: newspaper, date, page." in seen(pilot))


async def test_the_arrows_choose_where_an_input_method_swallows_letters(copied: list[str]) -> None:
    async with browse(Library.open(None)) as pilot:
        await press(pilot, "3", "ctrl+y", "down", "enter")
        await until(pilot, lambda: copied)
        assert copied[0].startswith("“")
        await press(pilot, "ctrl+y", "escape")
        assert len(copied) == 1


@pytest.mark.parametrize("size", [NARROW, MIDDLE, WIDE])
async def test_the_menu_shows_what_each_entry_would_be_where_there_is_room(
    size: tuple[int, int],
) -> None:
    async with browse(Library.open(None), size) as pilot:
        await press(pilot, "3", "Y")
        assert isinstance(pilot.app.screen, CopyScreen)
        assert "passage with its citation" in seen(pilot)
        assert ("yuanzhi://article/" in seen(pilot)) == (size != NARROW)
