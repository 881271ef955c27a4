"""Text that means harm is shown as text: no markup, no control sequence, no hidden character."""

from __future__ import annotations

import unicodedata
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from store import library
from store.library import Library
from tests.tui.screen import browse, focused, lines, load, press, search, seen, strips
from tui.loading import Loading
from tui.screens.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from rich.segment import Segment

    from tests.tui.screen import News

MARKUP = "记者[/]甲[red]x[/red][@click=app.quit]点[/]"
SEQUENCES = "甲\x1b[31m乙\x1b]52;c;eA==\x07丙\x9b2J丁\u202e戊\u200b己\u2066"

HOSTILE: list[News] = [
    {
        "title": f"[bold]题[/] {MARKUP}",
        "authors": ["[red]林[/]"],
        "publication": "[/]报",
        "date": "2024-03-05",
        "page": "[b]3",
        "text": f"{MARKUP}说,总投资12亿元的[red]海澜[/red]轴承生产基地项目在东岭高新区开工。",
    },
    {"title": f"{SEQUENCES}题", "date": "2024-03-04", "text": f"{SEQUENCES}东岭高新区开工。"},
]


@pytest.mark.parametrize("size", [(140, 40), (100, 30), (60, 24), (40, 12)])
async def test_markup_and_control_sequences_are_shown_as_text_everywhere(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with browse(load(tmp_path, HOSTILE), size) as pilot:
        for keys in (["1", "down"], ["2"], ["3", "right", "right"], ["question_mark"], ["escape"]):
            await press(pilot, *keys)
            check(strips(pilot))
        await search(pilot, "东岭")
        check(strips(pilot))
        await press(pilot, "enter", "n")
        check(strips(pilot))
        await press(pilot, "enter", "c", "y")
        check(strips(pilot))


def check(screen: list[list[Segment]]) -> None:
    for strip in screen:
        for segment in strip:
            for character in segment.text:
                assert unicodedata.category(character) not in ("Cc", "Cf", "Cs"), repr(character)


async def test_markup_is_seen_as_it_was_written(tmp_path: Path) -> None:
    async with browse(load(tmp_path, HOSTILE)) as pilot:
        await search(pilot, "甲[red]x")
        assert "1 passage" in lines(pilot)[0]
        assert "/ 甲[red]x" in lines(pilot)[0]
        await press(pilot, "enter", "enter")
        assert "[bold]题[/] 记者[/]甲[red]x[/red]" in seen(pilot)
        assert "red  林 | [/]报 | 2024-03-05 | page [b]3" in seen(pilot)
        assert "记者[/]甲[red]x[/red][@click=app.quit]点[/]说" in seen(pilot)


async def test_a_query_of_markup_that_finds_nothing_is_told_as_it_was_typed(
    tmp_path: Path,
) -> None:
    async with browse(load(tmp_path, HOSTILE)) as pilot:
        await search(pilot, "[/]没有[blue]蓝")
        assert "Nothing found for: [/]没有[blue]蓝" in seen(pilot)
        assert focused(pilot) == "query"


# One article that holds all that means harm, with facts on every side of it.
LONG = "A" * 3000
MIXED = "שלום مرحبا e\u0301\u0323 👩‍👩‍👧‍👦 🇨🇳 ﷽ [/][red]x\x1b[2J\u202e"
ALL: list[News] = [
    {
        "title": f"[/]{MIXED}题",
        "authors": [f"[red]{MIXED}"],
        "publication": f"[/]{MIXED}报",
        "date": "2024-03-05",
        "page": f"[b]{MIXED}",
        "text": f"总投资12亿元的海澜轴承生产基地项目在东岭高新区开工,{MIXED}占地120亩。\n"
        f"海澜轴承生产基地项目{MIXED}总投资15亿元。\n{LONG}\n{MIXED * 20}",
    },
    {
        "title": f"[b]{LONG[:120]}",
        "date": "2023-03-05",
        "text": f"{MIXED}禾迈电子元器件项目在西岗高新区签约,计划总投资3亿元,占地30亩。",
    },
]


SIZES = ((140, 40), (60, 24), (40, 12))

# Keys that lead from the lists to a screen, that screen, and how often Escape leads back.
WAYS: dict[str, tuple[tuple[tuple[str, ...], str, int], ...]] = {
    "reading": (
        (("2", "a", "right"), "ArticleScreen", 0),
        (("5", "G"), "ArticleScreen", 0),
        (("ctrl+down", "enter"), "ArticleScreen", 3),
        (("2", "e", "down"), "InspectorScreen", 0),
        (("G", "n"), "InspectorScreen", 0),
        (("equals_sign",), "AskScreen", 2),
        (("2", "o", "down", "down"), "ProjectScreen", 0),
        (("enter",), "PartyScreen", 1),
        (("G",), "ProjectScreen", 1),
        (("1", "down", "o", "down"), "ParkScreen", 0),
        (("enter",), "ClaimsScreen", 1),
        (("pagedown",), "ParkScreen", 1),
    ),
    "pictures": (
        (("2", "asterisk", "down", "asterisk", "equals_sign"), "CompareScreen", 0),
        (("down", "right"), "CompareScreen", 1),
        (("percent_sign", "1"), "ChartScreen", 0),
        (("2",), "ChartScreen", 0),
        (("3",), "ChartScreen", 0),
        (("4",), "ChartScreen", 1),
        (("F",), "FacetsScreen", 0),
        (("end",), "FacetsScreen", 1),
        (("f", *"hailan"), "BrowserScreen", 1),
    ),
    "hits": (
        (("slash", *"海澜轴承", "enter"), "BrowserScreen", 0),
        (("F",), "FacetsScreen", 0),
        (("end",), "FacetsScreen", 0),
        # Taken: the hits are narrowed to it, and the line above them says so.
        (("home", *"[/]", "enter"), "BrowserScreen", 0),
        (("A", "d"), "BrowserScreen", 0),
        (("f", *"[/][red]x"), "BrowserScreen", 3),
    ),
    "kept": (
        (("B",), "NotebookScreen", 0),
        (("down", "down", "down"), "NotebookScreen", 0),
        (("end",), "NotebookScreen", 1),
        (("B", "enter"), "CollectionScreen", 0),
        (("E",), "AskScreen", 3),
        (("S",), "SourcesScreen", 0),
        (("equals_sign", *MIXED[-12:-6]), "FormScreen", 1),
        (("end",), "SourcesScreen", 0),
        (("home",), "SourcesScreen", 0),
        (("plus", *"/[/][red]x", "enter"), "SourcesScreen", 1),
        (("3", "i"), "AskScreen", 1),
        (("t",), "AskScreen", 1),
    ),
    "boxes": (
        (("ctrl+g", *"hailan"), "JumpScreen", 1),
        (("ctrl+g", *"[/][red]x"), "JumpScreen", 1),
        (("ctrl+p", *"[/][red]x"), "JumpScreen", 1),
        (("3", "Y"), "CopyScreen", 1),
        (("m", "a", "apostrophe"), "MarksScreen", 1),
        (("3", "exclamation_mark"), "MenuScreen", 1),
        (("3", "vertical_line", *"cat", "enter"), "OutputScreen", 1),
        (("a", "full_stop"), "NumbersScreen", 2),
        (("slash", *"hailan"), "BrowserScreen", 0),
        (("escape",), "BrowserScreen", 1),
        (("slash", "up"), "BrowserScreen", 2),
        (("question_mark", "slash", *"[/][red]x"), "HelpScreen", 2),
        (("3", "c"), "BrowserScreen", 0),
        (("y",), "BrowserScreen", 0),
    ),
}


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of hostile news, with a notebook that is no better."""
    folder = tmp_path_factory.mktemp("hostile") / "[red]页[b]"
    folder.mkdir()
    load(folder, ALL).close()
    db = folder / "library.db"
    broken = folder / "[red]坏\x1b[31m\u202e.pdf"
    broken.write_bytes(b"%PDF-1.4 broken")
    for write in (
        lambda: list(library.load([broken], db)),
        lambda: remember("[/][red]轴承\x1b[2J\u202e", db),
        lambda: library.note("1.1", f"{MIXED}{SEQUENCES}\n{LONG}", db),
        lambda: library.tag(["1.1", "1"], ["[red]标[/]", "[@click=app.quit]签"], db),
        lambda: library.bookmark("1.2", f"[/]{LONG[:300]}", db),
        lambda: library.collect("[b]集[/]", ["1.1", "1.3"], db, note=f"{MIXED}注"),
        lambda: library.save_search("[red]轴承", "[/]轴承", db),
    ):
        write()
    return db


def remember(query: str, db: Path) -> None:
    with closing(Library.open(db)) as opened:
        opened.remember(query)


@pytest.mark.parametrize("way", WAYS)
async def test_no_screen_of_the_desk_is_hurt_by_hostile_text(noted: Path, way: str) -> None:
    async with browse(Library.open(noted), SIZES[0]) as pilot:
        for keys, name, escapes in WAYS[way]:
            await press(pilot, *keys)
            assert type(pilot.app.screen).__name__ == name, keys
            for size in SIZES:
                await pilot.resize_terminal(*size)
                await pilot.pause()
                screen = strips(pilot)
                check(screen)
                wide = [sum(one.cell_length for one in strip) for strip in screen]
                assert set(wide) == {size[0]}, (keys, size)
            await pilot.resize_terminal(*SIZES[0])
            await press(pilot, *["escape"] * escapes)
        assert "1 Parks" in seen(pilot)


async def test_the_original_page_is_shown_as_text_too(tmp_path: Path) -> None:
    page = tmp_path / "[red]页[b].txt"
    text = f"{MIXED}标题\n\n总投资12亿元的海澜轴承生产基地项目在东岭高新区开工。{MIXED}\n\n{LONG}\n"
    page.write_text(text, encoding="utf-8")
    assert [one.state for one in library.load([page], tmp_path / "library.db")] == ["loaded"]
    async with browse(Library.open(tmp_path / "library.db"), (100, 30)) as pilot:
        await press(pilot, "2", "a", "p")
        assert "[red]页[b].txt" in lines(pilot)[0]
        check(strips(pilot))
        await press(pilot, "G")
        check(strips(pilot))


async def test_the_name_of_a_file_that_is_being_loaded_is_shown_as_text(noted: Path) -> None:
    name = "[@click=app.quit][red]名\x1b[2J\u202e[b].txt"
    async with browse(Library.open(noted), (140, 40)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, Desk)
        loading = Loading(noted, ["load", name])
        loading.take({"progress": {"path": f"/{name}", "done": 1, "total": 2}})
        screen.session.loading = loading
        screen.show_loading()
        await press(pilot, "S")
        assert "50% [@click=app.quit][red]名" in seen(pilot)
        check(strips(pilot))
        screen.session.loading = None
